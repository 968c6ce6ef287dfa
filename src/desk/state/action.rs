//! Everything that a person may do to a case, as the desk offers it: name, step, and whether it can be done now.
//!
//! Invariant: whether it can be done is asked of [`decide`], with a harmless example of the command; the desk has no rule
//! of its own.

use serde::{Deserialize, Serialize};

use crate::procedure::Agreement;
use crate::procedure::case::Case;
use crate::procedure::case::Point;
use crate::procedure::command::{Command, When};
use crate::procedure::decide::decide;
use crate::procedure::hearing::{BOTH_SIDES, statements_on};
use crate::procedure::journal::{Complainant, Contact, MeasureChoice, Respondent};
use crate::procedure::refusal::Refusal;
use crate::procedure::steps::Act;
use crate::procedure::{
    Answer, AppealDecision, CaseNumber, Choice, Clause, Decision, Ending, Finding, Ground, Kind, Line, Means, Role,
    Satisfaction, Side, Text, Then, UserName, choices,
};

use super::office::Office;

choices! {
    /// One act on a case, or the registration of one. The names are those of the command line.
    "action" Action {
        /// Register a case (W1).
        Register = "register",
        /// Take it, or hand it over at once (W2).
        Assess = "assess",
        /// Accept what was handed over (W2).
        Accept = "accept",
        /// Refuse what was handed over (W2).
        Refuse = "refuse",
        /// Hand over, or take over (W2).
        HandOver = "hand_over",
        /// It is another kind.
        Reclassify = "reclassify",
        /// An oral report came in writing (W1).
        Written = "written",
        /// An anonymous complainant is known now (D3).
        Identify = "identify",
        /// Set or take away "confidential" (D3).
        Confidential = "confidential",
        /// Receipt was confirmed (W3).
        Acknowledge = "acknowledge",
        /// The confirmation came back (W3).
        Bounce = "bounce",
        /// An attempt to reach the complainant (W3).
        Attempt = "attempt",
        /// Name the respondent.
        Respondent = "respondent",
        /// A further point (W4).
        Point = "point",
        /// A side was heard (W4).
        Hear = "hear",
        /// How both readings of a point compare (W4).
        Compare = "compare",
        /// A side is not heard (W4).
        NotHeard = "not_heard",
        /// A finding (D2).
        Find = "find",
        /// A solution (W4).
        Propose = "propose",
        /// A date promised (W5).
        Promise = "promise",
        /// The solution is offered (W5).
        Offer = "offer",
        /// The offer was answered (W5).
        Answer = "answer",
        /// The solution was carried out (W6).
        CarriedOut = "carried_out",
        /// Contact about satisfaction (W6).
        FollowUp = "follow_up",
        /// Reply to a signal or proposal (D1, G2).
        Reply = "reply",
        /// No reply is possible (D1).
        NoReply = "no_reply",
        /// It ends without a finding (D2).
        End = "end",
        /// Close it (W7).
        Close = "close",
        /// Take it back from the archive's door (W7).
        Reopen = "reopen",
        /// Take it into the archive (W7).
        Archive = "archive",
        /// Send it back to the handler (W7).
        SendBack = "send_back",
        /// Stop destruction.
        Hold = "hold",
        /// End the hold.
        Release = "release",
        /// An appeal came in (G7).
        Appeal = "appeal",
        /// The board decides (G7).
        DecideAppeal = "decide_appeal",
        /// A note.
        Note = "note",
        /// A file.
        Attach = "attach",
        /// Another case belongs to this one.
        Link = "link",
        /// It does not.
        Unlink = "unlink",
        /// Another case is about the same event.
        Incident = "incident",
        /// An earlier entry reads otherwise.
        Correct = "correct",
        /// This person is reminded of it later.
        Remind = "remind",
        /// To the destruction lists (W7).
        Destruction = "destruction",
        /// A new list of what is due (W7).
        ProposeDestruction = "propose_destruction",
        /// Confirm a list (W7).
        ConfirmDestruction = "confirm_destruction",
        /// Run a list (W7).
        RunDestruction = "run_destruction",
        /// Stop a list (W7).
        StopDestruction = "stop_destruction",
        /// Read what was destroyed (W7).
        ReadCertificate = "read_certificate",
    }
}

/// Why an act cannot be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// A rule of the procedure.
    Rule(Refusal),
    /// This desk reads no files of the person's own computer: it runs on the server, or is for practice.
    NoFiles,
}

impl Action {
    /// Those that are done to a case, or register one.
    pub fn on_cases() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|action| !action.is_on_lists())
    }

    /// Whether it is about destruction lists, not about a case.
    pub fn is_on_lists(self) -> bool {
        matches!(
            self,
            Self::Destruction
                | Self::ProposeDestruction
                | Self::ConfirmDestruction
                | Self::RunDestruction
                | Self::StopDestruction
                | Self::ReadCertificate
        )
    }

    /// The clause whose step it belongs to.
    pub fn clause(self) -> Option<Clause> {
        Some(match self {
            Self::Register | Self::Written => Clause::W1,
            Self::Assess | Self::Accept | Self::Refuse | Self::HandOver => Clause::W2,
            Self::Acknowledge | Self::Bounce | Self::Attempt => Clause::W3,
            Self::Point
            | Self::Hear
            | Self::Compare
            | Self::NotHeard
            | Self::Find
            | Self::Propose
            | Self::Respondent => Clause::W4,
            Self::Promise | Self::Offer | Self::Answer => Clause::W5,
            Self::CarriedOut | Self::FollowUp => Clause::W6,
            Self::Reply | Self::NoReply => Clause::D1,
            Self::Reclassify | Self::End => Clause::D2,
            Self::Identify | Self::Confidential => Clause::D3,
            Self::Close
            | Self::Reopen
            | Self::Archive
            | Self::SendBack
            | Self::Hold
            | Self::Release
            | Self::Destruction
            | Self::ProposeDestruction
            | Self::ConfirmDestruction
            | Self::RunDestruction
            | Self::StopDestruction
            | Self::ReadCertificate => Clause::W7,
            Self::Appeal | Self::DecideAppeal => Clause::G7,
            Self::Note | Self::Attach | Self::Link | Self::Unlink | Self::Incident | Self::Correct | Self::Remind => {
                return None;
            }
        })
    }

    /// Whether others act on it or it ends a step, so that the desk asks before it is done (ux, level 1).
    pub fn asks_first(self) -> bool {
        matches!(
            self,
            Self::HandOver | Self::Find | Self::End | Self::Close | Self::Archive | Self::Appeal | Self::DecideAppeal
        )
    }

    /// What opens for the act that comes next in the procedure.
    pub fn of(act: Act) -> Option<Self> {
        Some(match act {
            Act::WriteDown => Self::Written,
            Act::Assess => Self::Assess,
            Act::Accept => Self::Accept,
            Act::Acknowledge => Self::Acknowledge,
            Act::Hear(_) => Self::Hear,
            Act::Find => Self::Find,
            Act::Propose => Self::Propose,
            Act::Offer => Self::Offer,
            Act::Answer => Self::Answer,
            Act::CarryOut => Self::CarriedOut,
            Act::FollowUp => Self::FollowUp,
            Act::Reply => Self::Reply,
            Act::Close => Self::Close,
            Act::Archive => Self::Archive,
            Act::DecideAppeal => Self::DecideAppeal,
            Act::Nothing => return None,
        })
    }

    /// Why it cannot be done to `case` now; nothing where it can.
    pub fn hindrance(self, case: &Case, office: &Office) -> Option<Hindrance> {
        if self == Self::Register {
            return Self::no_registration(office);
        }
        let is_out_of_reach = self == Self::Attach && !office.may_read_files;
        let refusal = self.refusal(case, office).map(Hindrance::Rule);
        refusal.or_else(|| is_out_of_reach.then_some(Hindrance::NoFiles))
    }

    /// Why this person cannot register a case.
    pub fn no_registration(office: &Office) -> Option<Hindrance> {
        let is_able = office.actor.is(Role::CaseWorker);
        (!is_able).then_some(Hindrance::Rule(Refusal::NeedsRole(Role::CaseWorker)))
    }

    /// Which rule is against it.
    fn refusal(self, case: &Case, office: &Office) -> Option<Refusal> {
        if self == Self::Unlink && case.links.is_empty() {
            return Some(Refusal::NothingToChange);
        }
        let example = self.example(case, office)?;
        decide(case, &example, &office.actor, &office.house, office.now).err()
    }

    /// A command of this kind that nothing but the state of the case and the person can refuse.
    fn example(self, case: &Case, office: &Office) -> Option<Command> {
        let text = Text::new("-").ok()?;
        let line = Line::new("-").ok()?;
        let contact = When { means: Means::Phone, at: None };
        let tomorrow = office.today().succ_opt()?;
        let other = CaseNumber::from_parts("X", 1000, 1).ok()?;
        Some(match self {
            Self::Register
            | Self::Destruction
            | Self::ProposeDestruction
            | Self::ConfirmDestruction
            | Self::RunDestruction
            | Self::StopDestruction
            | Self::ReadCertificate
            | Self::Remind => return None,
            Self::Assess => Command::Assess { hand_over_to: None, kind: None, category: None, reason: None },
            Self::Accept => Command::Accept,
            Self::Refuse => Command::Refuse { reason: text },
            Self::HandOver => Command::HandOver { to: receiver(case, office), reason: text },
            Self::Reclassify => Command::Reclassify { kind: other_kind(case.kind), reason: text },
            Self::Written => Command::WriteDown { received_at: None, text },
            Self::Identify => {
                let contact = Contact { name: Some(line), ..Contact::default() };
                Command::Identify { complainant: Complainant::of(contact) }
            }
            Self::Confidential => Command::SetConfidential { confidential: !case.confidential },
            Self::Respondent => Command::NameRespondent { respondent: Respondent { name: line, user: None } },
            Self::Acknowledge => Command::Acknowledge { contact, note: None, send: false, late_reason: None },
            Self::Bounce => Command::ReportBounce { reason: text },
            Self::Attempt => Command::Attempt { contact, note: None },
            Self::Point => Command::AddPoint { text },
            Self::Hear => Command::Hear { side: Side::Complainant, party: line, contact, point: None, text },
            Self::Compare => {
                let heard = |point: &&Point| {
                    BOTH_SIDES.into_iter().all(|side| statements_on(case, side, point.number).next().is_some())
                };
                let point = case.points.iter().find(heard).map_or(1, |point| point.number);
                Command::Compare { point, agreement: Agreement::Differs }
            }
            Self::NotHeard => Command::NotHeard { side: Side::Respondent, ground: Ground::Undisputed, reason: text },
            Self::Find => Command::Find { point: None, finding: Finding::Upheld, grounds: text },
            Self::Propose => Command::Propose { solution: text, extra_service: None },
            Self::Promise => Command::Promise { date: tomorrow, text },
            Self::Offer => Command::Offer { contact, text: None, send: false, appeal_named: true },
            Self::Answer => Command::Answer { answer: Answer::Accepted, note: None },
            Self::CarriedOut => Command::CarryOut { on: None, no_follow_up: None },
            Self::FollowUp => {
                let (satisfaction, then) = (Satisfaction::Satisfied, Then::Nothing);
                Command::FollowUp { means: Means::Phone, satisfaction, note: None, then }
            }
            Self::Reply => {
                let decision = (case.kind == Kind::Proposal).then_some(Decision::Known);
                Command::Reply { contact, text, decision, send: false }
            }
            Self::NoReply => Command::NoReply { reason: text },
            Self::End => {
                let ending = if case.kind == Kind::Complaint { Ending::Withdrawn } else { Ending::Spam };
                Command::End { ending, reason: text }
            }
            Self::Close => Command::Close { measure: MeasureChoice::None },
            Self::Reopen => Command::Reopen { reason: text },
            Self::Archive => Command::Archive,
            Self::SendBack => Command::SendBack { reason: text },
            Self::Hold => Command::Hold { reason: text, review: tomorrow },
            Self::Release => Command::Release { reason: text },
            Self::Appeal => Command::Appeal { received_at: None, text },
            Self::DecideAppeal => Command::DecideAppeal { decision: AppealDecision::NotUpheld, grounds: text },
            // a file is refused where a note is
            Self::Note | Self::Attach => Command::Note { text },
            Self::Link => Command::Link { other },
            Self::Unlink => Command::Unlink { other: case.links.first().map_or(other, |link| link.other.clone()) },
            Self::Incident => Command::Incident { other },
            Self::Correct => Command::Correct { entry: own_entry(case, office), text: text.clone(), reason: text },
        })
    }
}

/// A colleague who could get it, else the person themselves, who can take it over.
fn receiver(case: &Case, office: &Office) -> UserName {
    let me = &office.actor.user;
    let can = |user: &UserName| {
        let person = office.house.person(user);
        person.is_some_and(|person| person.active && person.roles.has(Role::CaseWorker))
    };
    if case.responsible.as_ref().is_some_and(|user| user != me) {
        return me.clone();
    }
    let mut others = office.house.people.iter().map(|person| &person.user).filter(|user| *user != me && can(user));
    others.next().cloned().unwrap_or_else(|| me.clone())
}

fn other_kind(kind: Kind) -> Kind {
    if kind == Kind::Signal { Kind::Proposal } else { Kind::Signal }
}

/// The last entry of their own, else the first: who is responsible may correct that one too.
fn own_entry(case: &Case, office: &Office) -> u32 {
    let own = case.in_force().filter(|entry| entry.by == office.actor.user).last();
    own.filter(|_| case.responsible.as_ref() != Some(&office.actor.user)).map_or(1, |entry| entry.number)
}
