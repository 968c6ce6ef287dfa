//! The steps of a case: confirming receipt, hearing, finding, offering, carrying out, following up, replying (W3 to W6).

use super::{Decision, Desk, happened};
use crate::procedure::Agreement;
use crate::procedure::case::CarriedOut;
use crate::procedure::command::When;
use crate::procedure::hearing;
use crate::procedure::hearing::{BOTH_SIDES, statements_on};
use crate::procedure::journal::{Event, FollowUpPlan};
use crate::procedure::refusal::Refusal;
use crate::procedure::terms::Deadline;
use crate::procedure::{
    Answer, Clause, Date, Decision as ProposalDecision, Finding, Ground, Kind, Line, Means, PointNo, Satisfaction,
    Side, Text, Then,
};

impl Desk<'_> {
    pub(super) fn acknowledge(
        &self,
        contact: When,
        note: Option<&Text>,
        sent: bool,
        late_reason: Option<&Text>,
    ) -> Decision {
        self.handling()?;
        self.complaint(Clause::W3)?;
        if let Some(made) = &self.case.acknowledgement {
            return Err(Refusal::AlreadyAcknowledged(made.on));
        }
        self.can_be_sent(sent, Clause::W3)?;
        let (contact_at, on) = self.contact(contact)?;
        let (note, late_reason) = (note.cloned(), late_reason.cloned());
        happened(Event::Acknowledged { by_means: contact.means, contact_at, on, note, sent, late_reason })
    }

    /// What is to be sent by e-mail needs an address.
    fn can_be_sent(&self, sent: bool, clause: Clause) -> Result<(), Refusal> {
        let has_address = self.case.complainant.contact().is_some_and(|contact| contact.email.is_some());
        if sent && !has_address { Err(Refusal::NoEmail(clause)) } else { Ok(()) }
    }

    pub(super) fn report_bounce(&self, reason: &Text) -> Decision {
        self.open()?;
        self.any_case_worker()?;
        self.complaint(Clause::W3)?;
        match self.case.acknowledgement {
            Some(_) => happened(Event::AcknowledgementBounced { reason: reason.clone() }),
            None => Err(Refusal::NotAcknowledged),
        }
    }

    pub(super) fn attempt(&self, contact: When, note: Option<&Text>) -> Decision {
        self.handling()?;
        let (contact_at, on) = self.contact(contact)?;
        happened(Event::ContactAttempted { by_means: contact.means, contact_at, on, note: note.cloned() })
    }

    pub(super) fn add_point(&self, text: &Text) -> Decision {
        self.handling()?;
        self.complaint(Clause::W4)?;
        let point = self.case.points.iter().map(|point| point.number).max().unwrap_or(0).saturating_add(1);
        happened(Event::PointAdded { point, text: text.clone() })
    }

    /// Two readings are compared once there are two.
    pub(super) fn compare(&self, point: PointNo, agreement: Agreement) -> Decision {
        self.handling()?;
        self.existing_point(Some(point))?;
        let is_silent = |side: &Side| statements_on(self.case, *side, point).next().is_none();
        let silent: Vec<Side> = BOTH_SIDES.into_iter().filter(is_silent).collect();
        if !silent.is_empty() {
            return Err(Refusal::NotHeard(silent));
        }
        let known = self.case.points.iter().find(|known| known.number == point).and_then(|known| known.agreement);
        if known == Some(agreement) { Ok(Vec::new()) } else { happened(Event::PointCompared { point, agreement }) }
    }

    /// A signal can be heard about too; it is never asked for (D1).
    pub(super) fn hear(
        &self,
        side: Side,
        party: &Line,
        contact: When,
        point: Option<PointNo>,
        text: &Text,
    ) -> Decision {
        self.handling()?;
        self.existing_point(point)?;
        let (contact_at, on) = self.contact(contact)?;
        let (party, text) = (party.clone(), text.clone());
        happened(Event::StatementRecorded { side, party, by_means: contact.means, contact_at, on, point, text })
    }

    fn existing_point(&self, point: Option<PointNo>) -> Result<(), Refusal> {
        match point {
            Some(number) if self.case.points.iter().all(|known| known.number != number) => {
                Err(Refusal::NoSuchPoint(number, self.case.points.len()))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn not_heard(&self, side: Side, ground: Ground, reason: &Text) -> Decision {
        self.handling()?;
        self.complaint(Clause::W4)?;
        happened(Event::NotHeard { side, ground, reason: reason.clone() })
    }

    /// Without a point: on every point that has no finding yet; where all have one, on the case as a whole.
    pub(super) fn find(&self, point: Option<PointNo>, finding: Finding, grounds: &Text) -> Decision {
        self.handling()?;
        self.complaint(Clause::D2)?;
        self.existing_point(point)?;
        let missing = hearing::missing_sides(self.case);
        if !missing.is_empty() {
            return Err(Refusal::NotHeard(missing));
        }
        let points = match point {
            Some(number) => vec![number],
            // a complaint of one point is that point
            None if self.case.points.len() == 1 => vec![1],
            None => self.points_without_finding(),
        };
        happened(Event::Found { points, finding, grounds: grounds.clone() })
    }

    fn points_without_finding(&self) -> Vec<PointNo> {
        let open = self.case.points.iter().filter(|point| point.finding.is_none());
        open.map(|point| point.number).collect()
    }

    fn found(&self) -> Result<(), Refusal> {
        match self.points_without_finding() {
            open if open.is_empty() => Ok(()),
            open => Err(Refusal::NotFound(open)),
        }
    }

    pub(super) fn propose(&self, solution: &Text, extra_service: Option<&Text>) -> Decision {
        self.handling()?;
        self.complaint(Clause::W4)?;
        self.found()?;
        if self.case.has_open_offer() {
            return Err(Refusal::OfferIsOpen);
        }
        happened(Event::SolutionProposed { solution: solution.clone(), extra_service: extra_service.cloned() })
    }

    pub(super) fn promise(&self, date: Date, text: &Text) -> Decision {
        self.handling()?;
        self.complaint(Clause::W5)?;
        let today = self.today();
        if date < today {
            return Err(Refusal::PromiseInThePast(date));
        }
        happened(Event::Promised { deadline: Deadline::promised(today, date), text: text.clone() })
    }

    /// An offer in writing names the right of appeal itself; of an oral one it is recorded whether it was named (G7).
    pub(super) fn offer(&self, contact: When, text: Option<&Text>, sent: bool, appeal_named: bool) -> Decision {
        self.handling()?;
        self.complaint(Clause::W5)?;
        if self.case.acknowledgement.is_none() {
            return Err(Refusal::NotAcknowledged);
        }
        self.found()?;
        if self.case.needs_solution() {
            return Err(Refusal::NoSolution);
        }
        if self.case.has_open_offer() {
            return Err(Refusal::OfferIsOpen);
        }
        self.can_be_sent(sent, Clause::W5)?;
        let (contact_at, on) = self.contact(contact)?;
        let in_writing = matches!(contact.means, Means::Letter | Means::Email);
        happened(Event::Offered {
            by_means: contact.means,
            contact_at,
            on,
            text: text.cloned(),
            sent,
            appeal_named: appeal_named || in_writing,
        })
    }

    pub(super) fn answer(&self, answer: Answer, note: Option<&Text>) -> Decision {
        self.handling()?;
        self.complaint(Clause::W5)?;
        match self.case.current_offer() {
            Some(offer) if offer.answer.is_none() => happened(Event::Answered { answer, note: note.cloned() }),
            _ => Err(Refusal::NoOpenOffer),
        }
    }

    pub(super) fn carry_out(&self, on: Option<Date>, no_follow_up: Option<&Text>) -> Decision {
        self.handling()?;
        self.complaint(Clause::W6)?;
        match self.case.current_offer().and_then(|offer| offer.answer.as_ref()) {
            None => return Err(Refusal::NotAnswered),
            Some(given) if given.answer == Answer::Declined => return Err(Refusal::OfferDeclined),
            Some(_) => {}
        }
        if let Some(done) = &self.case.carried_out {
            return Err(Refusal::AlreadyCarriedOut(done.on));
        }
        let on = on.unwrap_or_else(|| self.today());
        if on > self.today() {
            return Err(Refusal::InFuture(on));
        }
        if on < self.case.received_on {
            return Err(Refusal::BeforeReceipt(self.case.received_on));
        }
        let follow_up = match no_follow_up {
            Some(reason) => FollowUpPlan::NotRelevant(reason.clone()),
            None => FollowUpPlan::Due(self.house.deadline(on, self.case.rules.follow_up)),
        };
        happened(Event::CarriedOut { on, follow_up })
    }

    pub(super) fn follow_up(
        &self,
        by_means: Means,
        satisfaction: Satisfaction,
        note: Option<&Text>,
        then: Then,
    ) -> Decision {
        self.handling()?;
        self.complaint(Clause::W6)?;
        let runs = |done: &CarriedOut| done.clock.deadline.is_some() && done.clock.done.is_none();
        let is_due = self.case.carried_out.as_ref().is_some_and(runs);
        if !is_due || self.case.follow_up.is_some() {
            return Err(Refusal::NoFollowUpDue);
        }
        let on = self.today();
        happened(Event::FollowedUp { by_means, on, satisfaction, note: note.cloned(), then })
    }

    pub(super) fn reply(&self, contact: When, text: &Text, decision: Option<ProposalDecision>, sent: bool) -> Decision {
        self.replying()?;
        match (self.case.kind, decision) {
            (Kind::Proposal, None) => return Err(Refusal::DecisionMissing),
            (Kind::Signal, Some(_)) => return Err(Refusal::NothingToDecide),
            _ => {}
        }
        self.can_be_sent(sent, Clause::D1)?;
        let (contact_at, on) = self.contact(contact)?;
        happened(Event::Replied { by_means: contact.means, contact_at, on, text: text.clone(), decision, sent })
    }

    pub(super) fn no_reply(&self, reason: &Text) -> Decision {
        self.replying()?;
        happened(Event::NoReply { on: self.today(), reason: reason.clone() })
    }

    fn replying(&self) -> Result<(), Refusal> {
        self.handling()?;
        if self.case.kind == Kind::Complaint {
            return Err(Refusal::SignalsOnly);
        }
        if self.case.reply.is_some() || self.case.no_reply.is_some() {
            return Err(Refusal::AlreadyReplied);
        }
        Ok(())
    }
}
