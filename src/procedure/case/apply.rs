//! How each entry changes a case. Nothing is refused here: what is in the journal has happened.

use super::{
    AnswerGiven, Appeal, Archiving, CarriedOut, Case, Closing, ContactMade, Correction, Decided, EndingReached,
    FollowUp, HandOver, Hold, Judgement, Link, NotHeard, Note, Offer, Point, Promise, Reply, Solution, Statement,
};
use crate::procedure::journal::{Entry, Event, FollowUpPlan};
use crate::procedure::terms::{Clock, Deadline};
use crate::procedure::{EntryNo, Kind, Text, Then};

impl Case {
    /// The case as it is after `entry`.
    pub fn apply(&mut self, entry: &Entry) {
        self.journal.push(entry.clone());
        match &entry.event {
            Event::Undone { entry: of } => {
                self.undone.insert(*of);
                self.fold_again();
            }
            Event::Redone { entry: of } => {
                self.undone.remove(of);
                self.fold_again();
            }
            _ => self.take_effect(entry),
        }
    }

    /// The case as its journal makes it, without the entries that were taken back.
    fn fold_again(&mut self) {
        let Some(mut case) = self.journal.first().and_then(|first| Self::begin(self.number.clone(), first)) else {
            return;
        };
        let in_force: Vec<Entry> = self.in_force().skip(1).cloned().collect();
        case.journal = std::mem::take(&mut self.journal);
        case.undone = std::mem::take(&mut self.undone);
        for entry in &in_force {
            case.take_effect(entry);
        }
        *self = case;
    }

    fn take_effect(&mut self, entry: &Entry) {
        match &entry.event {
            Event::Registered(_) | Event::Undone { .. } | Event::Redone { .. } => {}
            Event::Assessed { .. }
            | Event::HandOverOffered { .. }
            | Event::HandOverAccepted
            | Event::HandOverRefused { .. }
            | Event::TakenOver { .. }
            | Event::Reassigned { .. }
            | Event::Reclassified { .. }
            | Event::WrittenDown { .. }
            | Event::Identified { .. }
            | Event::ConfidentialSet { .. }
            | Event::RespondentNamed { .. } => self.apply_intake(entry),
            Event::Acknowledged { .. } | Event::AcknowledgementBounced { .. } | Event::ContactAttempted { .. } => {
                self.apply_acknowledgement(entry);
            }
            Event::PointAdded { .. }
            | Event::PointCompared { .. }
            | Event::StatementRecorded { .. }
            | Event::NotHeard { .. }
            | Event::Found { .. }
            | Event::SolutionProposed { .. } => self.apply_investigation(entry),
            Event::Promised { .. }
            | Event::Offered { .. }
            | Event::Answered { .. }
            | Event::CarriedOut { .. }
            | Event::FollowedUp { .. }
            | Event::Replied { .. }
            | Event::NoReply { .. } => self.apply_solution(entry),
            Event::Ended { .. }
            | Event::Closed { .. }
            | Event::Reopened { .. }
            | Event::Archived { .. }
            | Event::SentBack { .. }
            | Event::Held { .. }
            | Event::Released { .. }
            | Event::AppealLodged { .. }
            | Event::AppealDecided { .. } => self.apply_end(entry),
            Event::Noted { text } => {
                let (by, at, text) = (entry.by.clone(), entry.at, text.clone());
                self.notes.push(Note { entry: entry.number, by, at, text });
            }
            Event::Attached { file } => self.attachments.push(file.clone()),
            Event::Linked { other } => self.links.push(Link { other: other.clone(), is_incident: false }),
            Event::IncidentLinked { other } => self.links.push(Link { other: other.clone(), is_incident: true }),
            Event::Unlinked { other } => self.links.retain(|link| link.other != *other),
            Event::Corrected { entry: corrected, text, reason } => self.correct(entry.number, *corrected, text, reason),
        }
    }

    fn apply_intake(&mut self, entry: &Entry) {
        match &entry.event {
            Event::Assessed { kind, category, acknowledge, .. } => {
                self.responsible = Some(entry.by.clone());
                self.become_kind(*kind, *acknowledge);
                if category.is_some() {
                    self.category.clone_from(category);
                }
            }
            Event::HandOverOffered { to, reason } => {
                let (from, to) = (entry.by.clone(), to.clone());
                self.hand_over = Some(HandOver { from, to, at: entry.at, reason: reason.clone() });
            }
            Event::HandOverAccepted | Event::TakenOver { .. } => {
                self.responsible = Some(entry.by.clone());
                self.hand_over = None;
            }
            Event::Reassigned { to, .. } => {
                self.responsible = Some(to.clone());
                self.hand_over = None;
            }
            Event::HandOverRefused { .. } => self.hand_over = None,
            Event::Reclassified { kind, acknowledge, reply, .. } => {
                if *kind != Kind::Complaint && self.awaits_writing {
                    self.awaits_writing = false;
                    self.writing.waive();
                }
                if self.reply_target.deadline.is_none() {
                    self.reply_target = Clock::of(*reply);
                }
                self.become_kind(*kind, *acknowledge);
            }
            Event::WrittenDown { received_at, received_on, text, acknowledge } => {
                self.awaits_writing = false;
                self.writing.finish(*received_at, *received_on);
                self.text = text.clone();
                if let Some(first) = self.points.first_mut() {
                    first.text = text.clone();
                }
                self.become_kind(self.kind, *acknowledge);
            }
            Event::Identified { complainant, kind, on, acknowledge } => {
                self.complainant = complainant.clone();
                self.identified_on = Some(*on);
                self.become_kind(*kind, *acknowledge);
            }
            Event::ConfidentialSet { confidential } => self.confidential = *confidential,
            Event::RespondentNamed { respondent } => self.respondent = Some(respondent.clone()),
            _ => {}
        }
    }

    /// Another kind; the clock of W3 starts where there is a deadline and it does not run yet.
    fn become_kind(&mut self, kind: Kind, acknowledge: Option<Deadline>) {
        self.kind = kind;
        if self.acknowledge.deadline.is_none() {
            self.acknowledge.deadline = acknowledge;
        }
    }

    fn apply_acknowledgement(&mut self, entry: &Entry) {
        match &entry.event {
            Event::Acknowledged { by_means, contact_at, on, note, late_reason, .. } => {
                self.acknowledge.finish(*contact_at, *on);
                self.acknowledgement = Some(ContactMade {
                    entry: entry.number,
                    by: entry.by.clone(),
                    means: *by_means,
                    at: *contact_at,
                    on: *on,
                    note: note.clone(),
                    late_reason: late_reason.clone(),
                });
            }
            Event::AcknowledgementBounced { .. } => {
                self.acknowledge.done = None;
                self.acknowledgement = None;
            }
            Event::ContactAttempted { by_means, contact_at, on, note } => self.attempts.push(ContactMade {
                entry: entry.number,
                by: entry.by.clone(),
                means: *by_means,
                at: *contact_at,
                on: *on,
                note: note.clone(),
                late_reason: None,
            }),
            _ => {}
        }
    }

    fn apply_investigation(&mut self, entry: &Entry) {
        match &entry.event {
            Event::PointAdded { point, text } => {
                self.points.push(Point { number: *point, text: text.clone(), agreement: None, finding: None });
            }
            Event::PointCompared { point, agreement } => {
                if let Some(known) = self.points.iter_mut().find(|known| known.number == *point) {
                    known.agreement = Some(*agreement);
                }
            }
            Event::StatementRecorded { side, party, by_means, contact_at, on, point, text } => {
                self.statements.push(Statement {
                    entry: entry.number,
                    by: entry.by.clone(),
                    side: *side,
                    party: party.clone(),
                    means: *by_means,
                    at: *contact_at,
                    on: *on,
                    point: *point,
                    text: text.clone(),
                });
            }
            Event::NotHeard { side, ground, reason } => {
                let (side, ground, reason) = (*side, *ground, reason.clone());
                self.not_heard.push(NotHeard { entry: entry.number, side, ground, reason });
            }
            Event::Found { points, finding, grounds } => {
                let judgement = Judgement { entry: entry.number, finding: *finding, grounds: grounds.clone() };
                if points.is_empty() {
                    self.own_finding = Some(judgement);
                } else {
                    let found = self.points.iter_mut().filter(|point| points.contains(&point.number));
                    found.for_each(|point| point.finding = Some(judgement.clone()));
                }
            }
            Event::SolutionProposed { solution, extra_service } => {
                let (text, extra_service) = (solution.clone(), extra_service.clone());
                self.solution = Some(Solution { entry: entry.number, text, extra_service });
                self.begin_round();
            }
            _ => {}
        }
    }

    /// A new solution is to be offered, answered and carried out anew.
    fn begin_round(&mut self) {
        self.solution_is_offered = false;
        self.carried_out = None;
        self.is_concluded = false;
    }

    fn apply_solution(&mut self, entry: &Entry) {
        match &entry.event {
            Event::Promised { deadline, text } => {
                self.promises.push(Promise {
                    entry: entry.number,
                    text: text.clone(),
                    clock: Clock::of(Some(*deadline)),
                });
            }
            Event::Offered { by_means, contact_at, on, text, appeal_named, .. } => {
                self.promises.iter_mut().for_each(|promise| promise.clock.finish(*contact_at, *on));
                self.offers.push(Offer {
                    entry: entry.number,
                    means: *by_means,
                    at: *contact_at,
                    on: *on,
                    text: text.clone(),
                    appeal_named: *appeal_named,
                    answer: None,
                });
                self.solution_is_offered = true;
                self.is_concluded = false;
            }
            Event::Answered { answer, note } => {
                if let Some(offer) = self.offers.last_mut() {
                    offer.answer = Some(AnswerGiven { at: entry.at, answer: *answer, note: note.clone() });
                }
            }
            Event::CarriedOut { on, follow_up } => {
                let clock = match follow_up {
                    FollowUpPlan::Due(deadline) => Clock::of(Some(*deadline)),
                    FollowUpPlan::NotRelevant(_) => Clock::default(),
                };
                let follow_up = follow_up.clone();
                self.carried_out = Some(CarriedOut { entry: entry.number, on: *on, follow_up, clock });
                self.follow_up = None;
                self.is_concluded = false;
            }
            Event::FollowedUp { by_means, on, satisfaction, note, then } => {
                if let Some(carried_out) = &mut self.carried_out {
                    carried_out.clock.finish(entry.at, *on);
                }
                self.follow_up = Some(FollowUp {
                    entry: entry.number,
                    at: entry.at,
                    on: *on,
                    means: *by_means,
                    satisfaction: *satisfaction,
                    note: note.clone(),
                    then: *then,
                });
                if *then == Then::NewSolution {
                    self.solution = None;
                    self.solution_is_offered = false;
                }
            }
            Event::Replied { by_means, contact_at, on, text, decision, .. } => {
                self.reply_target.finish(*contact_at, *on);
                self.reply = Some(Reply {
                    entry: entry.number,
                    by: entry.by.clone(),
                    means: *by_means,
                    at: *contact_at,
                    on: *on,
                    text: text.clone(),
                    decision: *decision,
                });
            }
            Event::NoReply { reason, .. } => {
                self.reply_target.waive();
                self.no_reply = Some(reason.clone());
            }
            _ => {}
        }
    }

    fn apply_end(&mut self, entry: &Entry) {
        match &entry.event {
            Event::Ended { ending, on, reason } => {
                self.waive_what_runs();
                let (ending, on, reason) = (*ending, *on, reason.clone());
                self.ending = Some(EndingReached { entry: entry.number, ending, on, reason });
            }
            Event::Closed { on, measure } => {
                self.waive_what_runs();
                self.hand_over = None;
                let (by, measure) = (entry.by.clone(), measure.clone());
                self.closed = Some(Closing { at: entry.at, on: *on, by, measure });
            }
            Event::SentBack { .. } => self.closed = None,
            Event::Reopened { .. } => {
                self.closed = None;
                self.ending = None;
                self.take_up_again();
            }
            Event::Archived { on, end_of_file, keep_until, record } => {
                self.archived = Some(Archiving {
                    entry: entry.number,
                    at: entry.at,
                    on: *on,
                    by: entry.by.clone(),
                    end_of_file: *end_of_file,
                    keep_until: *keep_until,
                    record: record.clone(),
                });
            }
            Event::Held { reason, review } => {
                self.hold = Some(Hold { by: entry.by.clone(), reason: reason.clone(), review: *review });
            }
            Event::Released { .. } => self.hold = None,
            Event::AppealLodged { received_at, received_on, text } => {
                self.closed = None;
                self.earlier_archivings.extend(self.archived.take());
                let (received_at, received_on, text) = (*received_at, *received_on, text.clone());
                self.appeals.push(Appeal { entry: entry.number, received_at, received_on, text, decision: None });
            }
            Event::AppealDecided { decision, on, grounds } => {
                let (by, on, grounds) = (entry.by.clone(), *on, grounds.clone());
                let decided = Decided { entry: entry.number, by, on, decision: *decision, grounds };
                if let Some(appeal) = self.appeals.iter_mut().find(|appeal| appeal.decision.is_none()) {
                    appeal.decision = Some(decided);
                }
                self.is_concluded = true;
            }
            _ => {}
        }
    }

    /// What an ending waived runs again.
    fn take_up_again(&mut self) {
        self.acknowledge.is_waived = false;
        self.writing.is_waived = !self.awaits_writing && self.writing.done.is_none();
        self.reply_target.is_waived = self.no_reply.is_some();
        self.promises.iter_mut().for_each(|promise| promise.clock.is_waived = false);
        if let Some(carried_out) = &mut self.carried_out {
            carried_out.clock.is_waived = false;
        }
    }

    fn waive_what_runs(&mut self) {
        self.acknowledge.waive();
        self.writing.waive();
        self.reply_target.waive();
        self.promises.iter_mut().for_each(|promise| promise.clock.waive());
        if let Some(carried_out) = &mut self.carried_out {
            carried_out.clock.waive();
        }
    }

    fn correct(&mut self, entry: EntryNo, of: EntryNo, text: &Text, reason: &Text) {
        let Some(place) = self.text_of_mut(of) else { return };
        let earlier = std::mem::replace(place, text.clone());
        if of == 1
            && let Some(first) = self.points.first_mut()
        {
            first.text = text.clone();
        }
        // one entry can have judged several points
        for found in self.points.iter_mut().filter_map(|point| point.finding.as_mut()) {
            if found.entry == of {
                found.grounds = text.clone();
            }
        }
        self.corrections.push(Correction { entry, of, earlier, text: text.clone(), reason: reason.clone() });
    }

    /// The text that entry `entry` put into the case; `None` where it put none that can be corrected.
    pub fn text_of(&self, entry: EntryNo) -> Option<Text> {
        self.clone().text_of_mut(entry).cloned()
    }

    fn text_of_mut(&mut self, entry: EntryNo) -> Option<&mut Text> {
        let index = usize::try_from(entry.checked_sub(1)?).ok()?;
        let event = &self.journal.get(index)?.event;
        match event {
            Event::Registered(_) | Event::WrittenDown { .. } => Some(&mut self.text),
            Event::PointAdded { point, .. } => {
                let point = *point;
                self.points.iter_mut().find(|p| p.number == point).map(|p| &mut p.text)
            }
            Event::StatementRecorded { .. } => find(&mut self.statements, |s| s.entry == entry).map(|s| &mut s.text),
            Event::NotHeard { .. } => find(&mut self.not_heard, |n| n.entry == entry).map(|n| &mut n.reason),
            Event::Found { .. } => {
                let own = self.own_finding.as_mut().filter(|own| own.entry == entry);
                let points = self.points.iter_mut().filter_map(|point| point.finding.as_mut());
                own.or_else(|| points.into_iter().find(|found| found.entry == entry)).map(|found| &mut found.grounds)
            }
            Event::SolutionProposed { .. } => {
                self.solution.as_mut().filter(|solution| solution.entry == entry).map(|solution| &mut solution.text)
            }
            Event::Promised { .. } => find(&mut self.promises, |p| p.entry == entry).map(|p| &mut p.text),
            Event::Offered { .. } => find(&mut self.offers, |o| o.entry == entry).and_then(|o| o.text.as_mut()),
            Event::Acknowledged { .. } => {
                self.acknowledgement.as_mut().filter(|made| made.entry == entry).and_then(|made| made.note.as_mut())
            }
            Event::ContactAttempted { .. } => {
                find(&mut self.attempts, |a| a.entry == entry).and_then(|a| a.note.as_mut())
            }
            Event::FollowedUp { .. } => {
                self.follow_up.as_mut().filter(|done| done.entry == entry).and_then(|done| done.note.as_mut())
            }
            Event::Replied { .. } => self.reply.as_mut().filter(|r| r.entry == entry).map(|r| &mut r.text),
            Event::NoReply { .. } => self.no_reply.as_mut(),
            Event::Ended { .. } => self.ending.as_mut().filter(|e| e.entry == entry).map(|e| &mut e.reason),
            Event::AppealLodged { .. } => find(&mut self.appeals, |a| a.entry == entry).map(|a| &mut a.text),
            Event::AppealDecided { .. } => {
                let decided = self.appeals.iter_mut().filter_map(|appeal| appeal.decision.as_mut());
                decided.into_iter().find(|decided| decided.entry == entry).map(|decided| &mut decided.grounds)
            }
            Event::Noted { .. } => find(&mut self.notes, |n| n.entry == entry).map(|n| &mut n.text),
            _ => None,
        }
    }
}

fn find<T>(list: &mut [T], is_it: impl Fn(&T) -> bool) -> Option<&mut T> {
    list.iter_mut().find(|item| is_it(item))
}
