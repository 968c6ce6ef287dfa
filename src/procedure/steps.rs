//! The procedure as people know it: seven numbered steps, what is done of them, what must happen next and by whom, and
//! the proof per clause.
//!
//! Invariant: all of it is read from a case; nothing here decides.

use super::case::{Case, ContactMade};
use super::hearing::{self, BOTH_SIDES};
use super::house::House;
use super::journal::{Entry, Event, FollowUpPlan};
use super::{Clause, Date, Kind, Level, PointNo, Side, Stage, TermName, Text, UserName};

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Done on this date.
    Done(Date),
    /// Being worked on; no term presses.
    Busy,
    /// Next, with a term that is this near and ends on this date.
    Due(Level, Date),
    /// Its turn has not come.
    Waiting,
    /// Not asked for: the case ended before, or no contact is to follow.
    Skipped,
    /// It cannot be done, and the reason is recorded.
    Impossible,
}

/// One step of the track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The clause, which is also its number.
    pub clause: Clause,
    /// How far it is.
    pub progress: Progress,
    /// Its smaller parts, in order.
    pub parts: Vec<Part>,
}

/// A smaller part of a step, done or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What.
    pub what: PartKind,
    /// When it was done; `None` while it was not.
    pub done: Option<Date>,
}

/// What the smaller parts of steps are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// This side was heard (W4).
    Heard(Side),
    /// This side is not heard, and the ground for that is recorded (W4).
    NotHeard(Side),
    /// This side said nothing yet on this point: advice (W4).
    OpenPoint(Side, PointNo),
    /// The finding (D2).
    Finding,
    /// The solution (W4).
    Solution,
    /// The offer (W5).
    Offered,
    /// The answer (W5).
    Answered,
    /// The carrying out (W6).
    CarriedOut,
}

/// The track of a case. A complaint has the seven steps; a signal or proposal has receipt, authority, reply and archive.
pub fn track(case: &Case, today: Date, house: &House) -> Vec<Step> {
    let view = View { case, today, house };
    let mut steps = vec![view.receipt(), view.authority()];
    if case.kind == Kind::Complaint {
        steps.extend([view.confirmation(), view.hearing(), view.offer(), view.follow_up()]);
    } else {
        steps.push(view.reply());
    }
    // an appeal that waits is where the case stands, beside the seven steps (G7)
    steps.extend(case.pending_appeal().map(|_| View::step(Clause::G7, Progress::Busy)));
    steps.push(view.archive());
    steps
}

struct View<'a> {
    case: &'a Case,
    today: Date,
    house: &'a House,
}

impl View<'_> {
    fn step(clause: Clause, progress: Progress) -> Step {
        Step { clause, progress, parts: Vec::new() }
    }

    /// The progress of what is not done: by its term where one runs, skipped where the case is over.
    fn not_done(&self, term: TermName, is_turn: bool) -> Progress {
        let running = self.case.terms().into_iter().find(|t| t.name == term && t.is_running());
        match running {
            _ if self.is_over() => Progress::Skipped,
            Some(term) => Progress::Due(term.level(self.today, &self.house.calendar), term.due),
            None if is_turn => Progress::Busy,
            None => Progress::Waiting,
        }
    }

    fn is_over(&self) -> bool {
        matches!(self.case.stage(), Stage::ToClose | Stage::ToArchive | Stage::Archived | Stage::Destroyed)
    }

    /// The date of the last entry that `is_it`.
    fn last(&self, is_it: impl Fn(&Event) -> bool) -> Option<&Entry> {
        self.case.in_force().filter(|entry| is_it(&entry.event)).last()
    }

    fn receipt(&self) -> Step {
        let progress = if self.case.awaits_writing {
            self.not_done(TermName::Written, true)
        } else {
            Progress::Done(self.case.writing.done.map_or(self.case.received_on, |done| done.on))
        };
        Self::step(Clause::W1, progress)
    }

    fn authority(&self) -> Step {
        let assessed = self.last(|event| matches!(event, Event::Assessed { .. }));
        let progress = match assessed {
            // handed over, and not accepted yet
            _ if self.case.hand_over.is_some() => Progress::Busy,
            Some(entry) if self.case.responsible.is_some() => Progress::Done(self.house.date(entry.at)),
            _ => self.not_done(TermName::Retention, !self.case.awaits_writing),
        };
        Self::step(Clause::W2, progress)
    }

    fn confirmation(&self) -> Step {
        let progress = match &self.case.acknowledgement {
            Some(ContactMade { on, .. }) => Progress::Done(*on),
            None => self.not_done(TermName::Acknowledge, self.case.stage() == Stage::ToAcknowledge),
        };
        Self::step(Clause::W3, progress)
    }

    fn hearing(&self) -> Step {
        let case = self.case;
        let mut parts = Vec::new();
        for side in BOTH_SIDES {
            let heard = case.statements.iter().rev().find(|statement| statement.side == side);
            let excused = self.last(|event| matches!(event, Event::NotHeard { side: of, .. } if *of == side));
            parts.push(match (heard, excused) {
                (None, Some(entry)) => Part { what: PartKind::NotHeard(side), done: Some(self.house.date(entry.at)) },
                _ => Part { what: PartKind::Heard(side), done: heard.map(|statement| statement.on) },
            });
            if heard.is_some() {
                let open = hearing::open_points(case, side).into_iter();
                parts.extend(open.map(|point| Part { what: PartKind::OpenPoint(side, point), done: None }));
            }
        }
        let date_of = |entry: &Entry| self.house.date(entry.at);
        let found = self.last(|event| matches!(event, Event::Found { .. }));
        let found = found.filter(|_| case.all_points_found()).map(date_of);
        let solved = self.last(|event| matches!(event, Event::SolutionProposed { .. }));
        let solved = solved.filter(|_| case.solution.is_some()).map(date_of);
        parts.push(Part { what: PartKind::Finding, done: found });
        parts.push(Part { what: PartKind::Solution, done: solved });
        let progress = match found {
            Some(on) if !case.needs_solution() => Progress::Done(solved.unwrap_or(on)),
            _ if self.is_over() => Progress::Skipped,
            _ if case.stage() == Stage::Investigating || !case.statements.is_empty() => Progress::Busy,
            _ => Progress::Waiting,
        };
        Step { clause: Clause::W4, progress, parts }
    }

    fn offer(&self) -> Step {
        let offer = self.case.current_offer();
        let answered = offer.and_then(|offer| offer.answer.as_ref()).map(|given| self.house.date(given.at));
        let offered = offer.map(|offer| offer.on);
        let progress = match answered {
            Some(on) => Progress::Done(on),
            None => self.not_done(TermName::Promise, matches!(self.case.stage(), Stage::ToOffer | Stage::Offered)),
        };
        let part = |what, done| Part { what, done };
        let parts = vec![part(PartKind::Offered, offered), part(PartKind::Answered, answered)];
        Step { clause: Clause::W5, progress, parts }
    }

    fn follow_up(&self) -> Step {
        let carried_out = self.case.carried_out.as_ref();
        let progress = match (carried_out.map(|done| &done.follow_up), &self.case.follow_up) {
            (_, Some(follow_up)) => Progress::Done(follow_up.on),
            (Some(FollowUpPlan::NotRelevant(_)), None) => Progress::Skipped,
            _ => self.not_done(TermName::FollowUp, self.case.stage() == Stage::ToCarryOut),
        };
        let parts = vec![Part { what: PartKind::CarriedOut, done: carried_out.map(|done| done.on) }];
        Step { clause: Clause::W6, progress, parts }
    }

    fn reply(&self) -> Step {
        let progress = match (&self.case.reply, &self.case.no_reply) {
            (Some(reply), _) => Progress::Done(reply.on),
            (None, Some(_)) => Progress::Impossible,
            (None, None) => self.not_done(TermName::Reply, self.case.stage() == Stage::ToReply),
        };
        Self::step(if self.case.kind == Kind::Proposal { Clause::G2 } else { Clause::D1 }, progress)
    }

    fn archive(&self) -> Step {
        let progress = match &self.case.archived {
            Some(archived) => Progress::Done(archived.on),
            None if matches!(self.case.stage(), Stage::ToClose | Stage::ToArchive) => Progress::Busy,
            None => Progress::Waiting,
        };
        Self::step(Clause::W7, progress)
    }
}

/// Who must act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Nobody has it yet: any case worker (default 9).
    Anyone,
    /// This person.
    Person(UserName),
    /// The complainant.
    Complainant,
    /// The archivist.
    Archivist,
    /// The board.
    Board,
    /// Nobody.
    Nobody,
}

/// Who must act now.
pub fn turn(case: &Case) -> Turn {
    let responsible = || case.responsible.clone().map_or(Turn::Anyone, Turn::Person);
    match case.stage() {
        Stage::AwaitingWriting | Stage::Offered => Turn::Complainant,
        Stage::ToAssess => Turn::Anyone,
        Stage::ToArchive => Turn::Archivist,
        Stage::UnderAppeal => Turn::Board,
        Stage::Archived | Stage::Destroyed => Turn::Nobody,
        _ => match &case.hand_over {
            Some(hand_over) => Turn::Person(hand_over.to.clone()),
            None => responsible(),
        },
    }
}

/// Why the archivist sent it back, as long as it was not closed again (W7).
pub fn sent_back(case: &Case) -> Option<&Text> {
    let last =
        case.in_force().filter(|entry| matches!(entry.event, Event::SentBack { .. } | Event::Closed { .. })).last();
    match last.map(|entry| &entry.event) {
        Some(Event::SentBack { reason }) => Some(reason),
        _ => None,
    }
}

/// The term that the act that comes next must keep, where it has one of its own.
pub fn term_of(act: Act) -> Option<TermName> {
    match act {
        Act::WriteDown => Some(TermName::Written),
        Act::Acknowledge => Some(TermName::Acknowledge),
        Act::Offer => Some(TermName::Promise),
        Act::FollowUp => Some(TermName::FollowUp),
        Act::Reply => Some(TermName::Reply),
        _ => None,
    }
}

/// The one act that comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Put it in writing (W1).
    WriteDown,
    /// Take it or hand it over (W2).
    Assess,
    /// Accept or refuse a hand-over (W2).
    Accept,
    /// Confirm receipt (W3).
    Acknowledge,
    /// Hear this side (W4).
    Hear(Side),
    /// Give a finding (W4).
    Find,
    /// Form a solution (W4).
    Propose,
    /// Offer it (W5).
    Offer,
    /// Record the answer (W5).
    Answer,
    /// Record the carrying out (W6).
    CarryOut,
    /// Ask about satisfaction (W6).
    FollowUp,
    /// Reply (D1, G2).
    Reply,
    /// Close (W7).
    Close,
    /// Take into the archive (W7).
    Archive,
    /// Decide the appeal (G7).
    DecideAppeal,
    /// Nothing.
    Nothing,
}

/// What must happen now: the answer to "wat nu?".
pub fn next(case: &Case) -> Act {
    if case.hand_over.is_some() {
        return Act::Accept;
    }
    match case.stage() {
        Stage::AwaitingWriting => Act::WriteDown,
        Stage::ToAssess => Act::Assess,
        Stage::ToAcknowledge => Act::Acknowledge,
        Stage::Investigating => match hearing::missing_sides(case).first() {
            Some(side) => Act::Hear(*side),
            None if !case.all_points_found() => Act::Find,
            None => Act::Propose,
        },
        Stage::ToOffer => Act::Offer,
        Stage::Offered => Act::Answer,
        Stage::ToCarryOut => Act::CarryOut,
        Stage::FollowUp => Act::FollowUp,
        Stage::ToReply => Act::Reply,
        Stage::ToClose => Act::Close,
        Stage::ToArchive => Act::Archive,
        Stage::UnderAppeal => Act::DecideAppeal,
        Stage::Archived | Stage::Destroyed => Act::Nothing,
    }
}

/// What was done for a clause: the entries that did it, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof<'a> {
    /// The clause.
    pub clause: Clause,
    /// The entries; empty where nothing was done for it yet.
    pub entries: Vec<&'a Entry>,
}

/// The proof of a case: for each clause that concerns it, what was done when by whom (G1).
pub fn proof(case: &Case) -> Vec<Proof<'_>> {
    let asked: &[Clause] = match case.kind {
        Kind::Complaint => &[Clause::W1, Clause::W2, Clause::W3, Clause::W4, Clause::W5, Clause::W6, Clause::W7],
        Kind::Signal => &[Clause::W1, Clause::W2, Clause::D1, Clause::W7],
        Kind::Proposal => &[Clause::W1, Clause::W2, Clause::G2, Clause::W7],
    };
    let entries_of = |clause| case.in_force().filter(move |entry| clause_of(&entry.event, case.kind) == Some(clause));
    let optional = [Clause::D3, Clause::D2, Clause::G3, Clause::G4, Clause::G7];
    let mut proof: Vec<Proof<'_>> =
        asked.iter().map(|clause| Proof { clause: *clause, entries: entries_of(*clause).collect() }).collect();
    let extra = optional.into_iter().map(|clause| Proof { clause, entries: entries_of(clause).collect() });
    proof.extend(extra.filter(|proof| !proof.entries.is_empty()));
    proof
}

/// The clause that an event belongs to; none for notes, files and links.
pub fn clause_of(event: &Event, kind: Kind) -> Option<Clause> {
    Some(match event {
        Event::Registered(_) | Event::WrittenDown { .. } => Clause::W1,
        Event::Assessed { .. }
        | Event::HandOverOffered { .. }
        | Event::HandOverAccepted
        | Event::HandOverRefused { .. }
        | Event::TakenOver { .. }
        | Event::Reassigned { .. } => Clause::W2,
        Event::Identified { .. } | Event::ConfidentialSet { .. } => Clause::D3,
        Event::Acknowledged { .. } | Event::AcknowledgementBounced { .. } | Event::ContactAttempted { .. } => {
            Clause::W3
        }
        Event::RespondentNamed { .. }
        | Event::PointAdded { .. }
        | Event::PointCompared { .. }
        | Event::StatementRecorded { .. }
        | Event::NotHeard { .. }
        | Event::Found { .. }
        | Event::SolutionProposed { .. } => Clause::W4,
        Event::Promised { .. } | Event::Offered { .. } | Event::Answered { .. } => Clause::W5,
        Event::CarriedOut { .. } | Event::FollowedUp { .. } => Clause::W6,
        Event::Replied { .. } | Event::NoReply { .. } => {
            if kind == Kind::Proposal {
                Clause::G2
            } else {
                Clause::D1
            }
        }
        Event::Ended { ending: super::Ending::Spam, .. } => Clause::G4,
        Event::Ended { .. } | Event::Reclassified { .. } => Clause::D2,
        Event::Closed { .. }
        | Event::Reopened { .. }
        | Event::Archived { .. }
        | Event::SentBack { .. }
        | Event::Held { .. }
        | Event::Released { .. } => Clause::W7,
        Event::AppealLodged { .. } | Event::AppealDecided { .. } => Clause::G7,
        Event::Noted { .. }
        | Event::Attached { .. }
        | Event::Linked { .. }
        | Event::Unlinked { .. }
        | Event::IncidentLinked { .. }
        | Event::Corrected { .. }
        | Event::Undone { .. }
        | Event::Redone { .. } => return None,
    })
}
