//! The rules: what may be done to a case, by whom, when.
//!
//! Invariant: [`decide`] is the only road from a command to entries, for the desk and the command line alike. It says what
//! happened or why it may not; it changes nothing.

mod ending;
mod handling;
mod intake;
mod undoing;

pub use intake::register;

use super::case::Case;
use super::command::{Command, When};
use super::house::House;
use super::journal::Event;
use super::refusal::Refusal;
use super::roles::{Actor, Sight};
use super::{Date, Kind, Moment, Role, Stage};

/// What `command` makes happen to `case`, or why it may not. An empty list: it is so already.
///
/// The person must be one who may know of the case: who may not gets "not found" before it comes to this.
pub fn decide(
    case: &Case,
    command: &Command,
    actor: &Actor,
    house: &House,
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    let desk = Desk { case, actor, house, now };
    match command {
        Command::Assess { hand_over_to, kind, category, reason } => {
            desk.assess(hand_over_to.as_ref(), *kind, category.as_ref(), reason.as_ref())
        }
        Command::Accept => desk.accept(),
        Command::Refuse { reason } => desk.refuse(reason),
        Command::HandOver { to, reason } => desk.hand_over(to, reason),
        Command::Reclassify { kind, reason } => desk.reclassify(*kind, reason),
        Command::WriteDown { received_at, text } => desk.write_down(*received_at, text),
        Command::Identify { complainant } => desk.identify(complainant),
        Command::SetConfidential { confidential } => desk.set_confidential(*confidential),
        Command::NameRespondent { respondent } => desk.name_respondent(respondent),
        Command::Acknowledge { contact, note, send, late_reason } => {
            desk.acknowledge(*contact, note.as_ref(), *send, late_reason.as_ref())
        }
        Command::ReportBounce { reason } => desk.report_bounce(reason),
        Command::Attempt { contact, note } => desk.attempt(*contact, note.as_ref()),
        Command::AddPoint { text } => desk.add_point(text),
        Command::Hear { side, party, contact, point, text } => desk.hear(*side, party, *contact, *point, text),
        Command::Compare { point, agreement } => desk.compare(*point, *agreement),
        Command::NotHeard { side, ground, reason } => desk.not_heard(*side, *ground, reason),
        Command::Find { point, finding, grounds } => desk.find(*point, *finding, grounds),
        Command::Propose { solution, extra_service } => desk.propose(solution, extra_service.as_ref()),
        Command::Promise { date, text } => desk.promise(*date, text),
        Command::Offer { contact, text, send, appeal_named } => {
            desk.offer(*contact, text.as_ref(), *send, *appeal_named)
        }
        Command::Answer { answer, note } => desk.answer(*answer, note.as_ref()),
        Command::CarryOut { on, no_follow_up } => desk.carry_out(*on, no_follow_up.as_ref()),
        Command::FollowUp { means, satisfaction, note, then } => {
            desk.follow_up(*means, *satisfaction, note.as_ref(), *then)
        }
        Command::Reply { contact, text, decision, send } => desk.reply(*contact, text, *decision, *send),
        Command::NoReply { reason } => desk.no_reply(reason),
        Command::End { ending, reason } => desk.end(*ending, reason),
        Command::Close { measure } => desk.close(measure),
        Command::Reopen { reason } => desk.reopen(reason),
        Command::Archive => desk.archive(),
        Command::SendBack { reason } => desk.send_back(reason),
        Command::Hold { reason, review } => desk.hold(reason, *review),
        Command::Release { reason } => desk.release(reason),
        Command::Appeal { received_at, text } => desk.appeal(*received_at, text),
        Command::DecideAppeal { decision, grounds } => desk.decide_appeal(*decision, grounds),
        Command::Note { text } => desk.note(text),
        Command::Attach { file } => desk.attach(file),
        Command::Link { other } => desk.link(other, false),
        Command::Incident { other } => desk.link(other, true),
        Command::Unlink { other } => desk.unlink(other),
        Command::Correct { entry, text, reason } => desk.correct(*entry, text, reason),
        Command::Undo { entry } => desk.undo(*entry),
        Command::Redo { entry } => desk.redo(*entry),
    }
}

/// One decision: this person, on this case, in this house, at this moment.
struct Desk<'a> {
    case: &'a Case,
    actor: &'a Actor,
    house: &'a House,
    now: Moment,
}

type Decision = Result<Vec<Event>, Refusal>;

fn happened(event: Event) -> Decision {
    Ok(vec![event])
}

impl Desk<'_> {
    fn today(&self) -> Date {
        self.house.date(self.now)
    }

    /// They hold the role.
    fn is(&self, role: Role) -> Result<(), Refusal> {
        if self.actor.is(role) { Ok(()) } else { Err(Refusal::NeedsRole(role)) }
    }

    /// Any case worker who may see the case (default 9).
    fn any_case_worker(&self) -> Result<(), Refusal> {
        self.is(Role::CaseWorker)
    }

    /// The case worker who answers for the case (default 9).
    fn responsible(&self) -> Result<(), Refusal> {
        self.any_case_worker()?;
        match &self.case.responsible {
            Some(user) if *user == self.actor.user => Ok(()),
            Some(user) => Err(Refusal::NotYours(user.clone())),
            None if self.case.awaits_writing => Err(Refusal::AwaitsWriting),
            None => Err(Refusal::NotAssessed),
        }
    }

    /// The responsible one, or any case worker while nobody is.
    fn responsible_or_nobody(&self) -> Result<(), Refusal> {
        match self.case.responsible {
            Some(_) => self.responsible(),
            None => self.any_case_worker(),
        }
    }

    /// Neither closed nor archived.
    fn not_closed(&self) -> Result<(), Refusal> {
        match self.case.stage() {
            Stage::Archived | Stage::Destroyed => Err(Refusal::IsArchived),
            Stage::ToArchive => Err(Refusal::IsClosed),
            _ => Ok(()),
        }
    }

    /// Open to be worked on: not closed, not ended, not before the board.
    fn open(&self) -> Result<(), Refusal> {
        self.not_closed()?;
        if self.case.pending_appeal().is_some() {
            Err(Refusal::AppealPending)
        } else if self.case.ending.is_some() {
            Err(Refusal::HasEnded)
        } else {
            Ok(())
        }
    }

    /// Theirs, open, and in writing: what the seven steps ask for.
    fn handling(&self) -> Result<(), Refusal> {
        self.open()?;
        self.responsible()?;
        if self.case.awaits_writing { Err(Refusal::AwaitsWriting) } else { Ok(()) }
    }

    /// A complaint; `clause` says why only a complaint has this.
    fn complaint(&self, clause: super::Clause) -> Result<(), Refusal> {
        if self.case.kind == Kind::Complaint { Ok(()) } else { Err(Refusal::ComplaintsOnly(clause)) }
    }

    /// When a contact was: now, where nobody says; never in the future nor before the day of receipt.
    fn contact(&self, contact: When) -> Result<(Moment, Date), Refusal> {
        let at = contact.at.unwrap_or(self.now);
        let on = self.house.date(at);
        if at > self.now {
            Err(Refusal::InFuture(on))
        } else if on < self.case.received_on {
            Err(Refusal::BeforeReceipt(self.case.received_on))
        } else {
            Ok((at, on))
        }
    }

    /// When something was received: now, where nobody says; never in the future (default 1).
    fn receipt(&self, received_at: Option<Moment>) -> Result<(Moment, Date), Refusal> {
        let at = received_at.unwrap_or(self.now);
        let on = self.house.date(at);
        if at > self.now { Err(Refusal::ReceivedInFuture(on)) } else { Ok((at, on)) }
    }

    /// Somebody who can handle this case: an active case worker who is not its respondent (default 10).
    fn can_handle(&self, user: &super::UserName) -> Result<(), Refusal> {
        if *user == self.actor.user && self.actor.is(Role::CaseWorker) {
            return Ok(());
        }
        let person = self.house.person(user).ok_or_else(|| Refusal::UnknownPerson(user.clone()))?;
        let them = Actor { user: user.clone(), roles: person.roles, alone: false };
        if person.active && them.is(Role::CaseWorker) && them.sight_of(self.case) == Sight::Open {
            Ok(())
        } else {
            Err(Refusal::CannotHandle(user.clone()))
        }
    }
}
