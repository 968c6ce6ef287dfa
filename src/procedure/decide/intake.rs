//! Registering, assessing, handing over, and what a case turns out to be (W1, W2, D3).

use super::{Decision, Desk, happened};
use crate::procedure::command::NewCase;
use crate::procedure::house::House;
use crate::procedure::journal::{Complainant, Event, FileRef, Registered, Respondent};
use crate::procedure::refusal::Refusal;
use crate::procedure::roles::Actor;
use crate::procedure::terms::Deadline;
use crate::procedure::{Kind, Line, Moment, Role, Text, UserName};

/// The first entry of a new case, or why it cannot be registered (W1). An anonymous complaint becomes a signal (D3); an
/// oral one waits for its writing, and its term of W3 does not run yet (W1).
pub fn register(new: &NewCase, actor: &Actor, house: &House, now: Moment) -> Result<Vec<Event>, Refusal> {
    if !actor.is(Role::CaseWorker) {
        return Err(Refusal::NeedsRole(Role::CaseWorker));
    }
    let received_at = new.received_at.unwrap_or(now);
    let received_on = house.date(received_at);
    if received_at > now {
        return Err(Refusal::ReceivedInFuture(received_on));
    }
    if let Some(category) = &new.category {
        known_category(category, house)?;
    }
    if let Some(respondent) = &new.respondent {
        known_respondent(respondent, house)?;
    }
    let is_anonymous = new.complainant == Complainant::Anonymous;
    let kind = if is_anonymous && new.kind == Kind::Complaint { Kind::Signal } else { new.kind };
    let start = |rule| house.deadline(received_on, rule);
    let is_oral = new.channel.is_oral();
    let rules = house.terms;
    happened(Event::Registered(Box::new(Registered {
        kind,
        came_in_as: new.kind,
        channel: new.channel,
        subject: new.subject.clone(),
        text: new.text.clone(),
        complainant: new.complainant.clone(),
        received_at,
        received_on,
        category: new.category.clone(),
        exam: new.exam.clone(),
        location: new.location.clone(),
        respondent: new.respondent.clone(),
        confidential: new.confidential,
        rules,
        acknowledge: (kind == Kind::Complaint && !is_oral).then(|| start(rules.acknowledge)),
        written: is_oral.then(|| start(rules.written)),
        reply: rules.reply.filter(|_| kind != Kind::Complaint).map(start),
        original: new.original.as_ref().map(FileRef::of),
        message_id: new.message_id.clone(),
    })))
}

fn known_category(category: &Line, house: &House) -> Result<(), Refusal> {
    if house.categories.iter().any(|known| known == category.as_str()) {
        Ok(())
    } else {
        Err(Refusal::UnknownCategory(house.categories.clone()))
    }
}

/// A mistyped user name would let the respondent read the case, so it must be somebody's (default 10).
fn known_respondent(respondent: &Respondent, house: &House) -> Result<(), Refusal> {
    match &respondent.user {
        Some(user) if !house.alone && house.person(user).is_none() => Err(Refusal::UnknownPerson(user.clone())),
        _ => Ok(()),
    }
}

impl Desk<'_> {
    /// The term of W3 for what turns out to be a complaint in writing: it runs from the receipt, or from the day the
    /// writing or the identity came in.
    fn acknowledge_from(&self, kind: Kind, from: crate::procedure::Date) -> Option<Deadline> {
        let starts = kind == Kind::Complaint && self.case.acknowledge.deadline.is_none();
        starts.then(|| self.house.deadline(from, self.case.rules.acknowledge))
    }

    /// The day from which a complaint's term runs, as things stand.
    fn clock_start(&self) -> crate::procedure::Date {
        let written = self.case.writing.done.map(|done| done.on);
        self.case.identified_on.into_iter().chain(written).chain([self.case.received_on]).max().unwrap_or_default()
    }

    pub(super) fn assess(
        &self,
        to: Option<&UserName>,
        kind: Option<Kind>,
        category: Option<&Line>,
        reason: Option<&Text>,
    ) -> Decision {
        self.open()?;
        self.any_case_worker()?;
        if let Some(user) = &self.case.responsible {
            return Err(Refusal::AlreadyAssessed(user.clone()));
        }
        if self.case.awaits_writing {
            return Err(Refusal::AwaitsWriting);
        }
        let kind = kind.unwrap_or(self.case.kind);
        self.possible_kind(kind)?;
        if let Some(category) = category {
            known_category(category, self.house)?;
        }
        let assessed = Event::Assessed {
            kind,
            category: category.cloned(),
            reason: reason.cloned(),
            acknowledge: self.acknowledge_from(kind, self.clock_start()),
        };
        let Some(to) = to.filter(|to| **to != self.actor.user) else { return happened(assessed) };
        self.can_handle(to)?;
        let reason = reason.ok_or(Refusal::HandOverWithoutReason)?.clone();
        Ok(vec![assessed, Event::HandOverOffered { to: to.clone(), reason }])
    }

    fn possible_kind(&self, kind: Kind) -> Result<(), Refusal> {
        if kind == Kind::Complaint && self.case.complainant == Complainant::Anonymous {
            Err(Refusal::Anonymous)
        } else {
            Ok(())
        }
    }

    pub(super) fn accept(&self) -> Decision {
        self.not_closed()?;
        self.handed_to_me()?;
        happened(Event::HandOverAccepted)
    }

    pub(super) fn refuse(&self, reason: &Text) -> Decision {
        self.not_closed()?;
        self.handed_to_me()?;
        happened(Event::HandOverRefused { reason: reason.clone() })
    }

    fn handed_to_me(&self) -> Result<(), Refusal> {
        match &self.case.hand_over {
            Some(hand_over) if hand_over.to == self.actor.user => Ok(()),
            _ => Err(Refusal::NotHandedToYou),
        }
    }

    pub(super) fn hand_over(&self, to: &UserName, reason: &Text) -> Decision {
        self.not_closed()?;
        self.any_case_worker()?;
        let Some(responsible) = &self.case.responsible else {
            return Err(if self.case.awaits_writing { Refusal::AwaitsWriting } else { Refusal::NotAssessed });
        };
        let is_mine = *responsible == self.actor.user;
        if to == responsible && !(is_mine && self.case.hand_over.is_some()) {
            return Err(Refusal::HasItAlready(to.clone()));
        }
        self.can_handle(to)?;
        happened(if *to == self.actor.user {
            Event::TakenOver { from: Some(responsible.clone()), reason: reason.clone() }
        } else {
            Event::HandOverOffered { to: to.clone(), reason: reason.clone() }
        })
    }

    pub(super) fn reclassify(&self, kind: Kind, reason: &Text) -> Decision {
        self.open()?;
        self.responsible_or_nobody()?;
        self.possible_kind(kind)?;
        let ends_waiting = kind != Kind::Complaint && self.case.awaits_writing;
        if kind == self.case.kind && !ends_waiting {
            return Ok(Vec::new());
        }
        let in_writing = !self.case.awaits_writing;
        let reply = self.case.rules.reply.filter(|_| kind != Kind::Complaint);
        happened(Event::Reclassified {
            kind,
            reason: reason.clone(),
            acknowledge: self.acknowledge_from(kind, self.clock_start()).filter(|_| in_writing),
            reply: reply.map(|rule| self.house.deadline(self.case.received_on, rule)),
        })
    }

    pub(super) fn write_down(&self, received_at: Option<Moment>, text: &Text) -> Decision {
        self.open()?;
        self.any_case_worker()?;
        if !self.case.awaits_writing {
            return Err(Refusal::InWriting);
        }
        let (received_at, received_on) = self.receipt(received_at)?;
        if received_on < self.case.received_on {
            return Err(Refusal::BeforeReceipt(self.case.received_on));
        }
        happened(Event::WrittenDown {
            received_at,
            received_on,
            text: text.clone(),
            acknowledge: self.acknowledge_from(self.case.kind, received_on),
        })
    }

    pub(super) fn identify(&self, complainant: &Complainant) -> Decision {
        self.open()?;
        self.any_case_worker()?;
        if self.case.complainant != Complainant::Anonymous {
            return Err(Refusal::IdentityKnown);
        }
        if *complainant == Complainant::Anonymous {
            return Err(Refusal::NoIdentity);
        }
        // what came in as a complaint was only held for a signal because nobody was known (D3)
        let kind = if self.case.came_in_as == Kind::Complaint { Kind::Complaint } else { self.case.kind };
        let on = self.today();
        let acknowledge = self.acknowledge_from(kind, on).filter(|_| !self.case.awaits_writing);
        happened(Event::Identified { complainant: complainant.clone(), kind, on, acknowledge })
    }

    pub(super) fn set_confidential(&self, confidential: bool) -> Decision {
        self.not_closed()?;
        self.responsible_or_nobody()?;
        if confidential == self.case.confidential {
            return Ok(Vec::new());
        }
        happened(Event::ConfidentialSet { confidential })
    }

    pub(super) fn name_respondent(&self, respondent: &Respondent) -> Decision {
        self.not_closed()?;
        self.responsible_or_nobody()?;
        known_respondent(respondent, self.house)?;
        // who is responsible, or asked to be, cannot be what the case is about: it is handed over first
        let handlers = self.case.responsible.iter().chain(self.case.hand_over.as_ref().map(|h| &h.to));
        match &respondent.user {
            Some(user) if handlers.into_iter().any(|handler| handler == user) => {
                Err(Refusal::CannotHandle(user.clone()))
            }
            _ => happened(Event::RespondentNamed { respondent: respondent.clone() }),
        }
    }
}
