//! One case: what its journal amounts to.
//!
//! Invariant: a case is nothing but the fold of its entries. Nobody sets a field of it; [`Case::apply`] does, one entry
//! at a time, and the stage and the terms are computed from what it then holds.

mod apply;
mod parts;
mod texts;

pub use parts::*;
pub use texts::Passage;

use std::collections::BTreeSet;

use super::journal::{Complainant, Entry, Event, FileRef, FollowUpPlan, Registered, Respondent};
use super::terms::{self, Clock, Term, TermRules};
use super::{
    Answer, CaseNumber, Channel, Clause, Date, EntryNo, Finding, Kind, Line, Moment, Stage, TermName, Text, UserName,
    Version,
};

/// A complaint, signal or proposal with everything that belongs to it.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, clippy::struct_excessive_bools)] // the fields are those of the JSON in `cli.md`
pub struct Case {
    pub number: CaseNumber,
    pub kind: Kind,
    pub came_in_as: Kind,
    pub channel: Channel,
    pub subject: Line,
    pub text: Text,
    pub complainant: Complainant,
    pub received_at: Moment,
    pub received_on: Date,
    pub registered_at: Moment,
    pub registered_by: UserName,
    pub category: Option<Line>,
    pub exam: Option<Line>,
    pub location: Option<Line>,
    pub respondent: Option<Respondent>,
    pub confidential: bool,
    /// The rules it was given when it came in (default 2).
    pub rules: TermRules,
    pub original: Option<FileRef>,
    pub message_id: Option<String>,
    /// Who answers for it; nobody until it is assessed (default 9).
    pub responsible: Option<UserName>,
    pub hand_over: Option<HandOver>,
    /// An oral report that is not in writing yet (W1).
    pub awaits_writing: bool,
    /// The day an anonymous complainant gave an identity (D3).
    pub identified_on: Option<Date>,
    pub acknowledge: Clock,
    pub writing: Clock,
    pub reply_target: Clock,
    pub acknowledgement: Option<ContactMade>,
    pub attempts: Vec<ContactMade>,
    /// At least one for a complaint; the first is the complaint itself.
    pub points: Vec<Point>,
    /// The finding on the case as a whole, where it was set otherwise than its points give.
    pub own_finding: Option<Judgement>,
    pub statements: Vec<Statement>,
    pub not_heard: Vec<NotHeard>,
    pub solution: Option<Solution>,
    pub promises: Vec<Promise>,
    pub offers: Vec<Offer>,
    pub carried_out: Option<CarriedOut>,
    pub follow_up: Option<FollowUp>,
    pub reply: Option<Reply>,
    pub no_reply: Option<Text>,
    pub ending: Option<EndingReached>,
    pub closed: Option<Closing>,
    pub archived: Option<Archiving>,
    /// Archivings that an appeal undid; their records stay beside the new one (default 8).
    pub earlier_archivings: Vec<Archiving>,
    pub hold: Option<Hold>,
    pub appeals: Vec<Appeal>,
    pub notes: Vec<Note>,
    pub attachments: Vec<FileRef>,
    pub links: Vec<Link>,
    pub corrections: Vec<Correction>,
    pub journal: Vec<Entry>,
    /// The entries that were taken back: they stand in the journal and count for nothing.
    pub undone: BTreeSet<EntryNo>,
    /// The solution in hand was offered: the last of `offers` belongs to it.
    solution_is_offered: bool,
    /// The board decided and nothing new was begun since: nothing is left but to close (G7).
    is_concluded: bool,
}

impl Case {
    /// The case that a first entry begins; `None` where that is no registration.
    pub fn begin(number: CaseNumber, entry: &Entry) -> Option<Self> {
        let Event::Registered(registered) = &entry.event else { return None };
        let Registered {
            kind,
            came_in_as,
            channel,
            subject,
            text,
            complainant,
            received_at,
            received_on,
            category,
            exam,
            location,
            respondent,
            confidential,
            rules,
            acknowledge,
            written,
            reply,
            original,
            message_id,
        } = registered.as_ref().clone();
        let first_point = Point { number: 1, text: text.clone(), agreement: None, finding: None };
        Some(Self {
            number,
            kind,
            came_in_as,
            channel,
            subject,
            text,
            complainant,
            received_at,
            received_on,
            registered_at: entry.at,
            registered_by: entry.by.clone(),
            category,
            exam,
            location,
            respondent,
            confidential,
            rules,
            original,
            message_id,
            responsible: None,
            hand_over: None,
            awaits_writing: written.is_some(),
            identified_on: None,
            acknowledge: Clock::of(acknowledge),
            writing: Clock::of(written),
            reply_target: Clock::of(reply),
            acknowledgement: None,
            attempts: Vec::new(),
            points: vec![first_point],
            own_finding: None,
            statements: Vec::new(),
            not_heard: Vec::new(),
            solution: None,
            promises: Vec::new(),
            offers: Vec::new(),
            carried_out: None,
            follow_up: None,
            reply: None,
            no_reply: None,
            ending: None,
            closed: None,
            archived: None,
            earlier_archivings: Vec::new(),
            hold: None,
            appeals: Vec::new(),
            notes: Vec::new(),
            attachments: Vec::new(),
            links: Vec::new(),
            corrections: Vec::new(),
            journal: vec![entry.clone()],
            undone: BTreeSet::new(),
            solution_is_offered: false,
            is_concluded: false,
        })
    }

    /// The fold of a whole journal; `None` where it does not begin with a registration.
    pub fn of_journal(number: CaseNumber, journal: &[Entry]) -> Option<Self> {
        let (first, rest) = journal.split_first()?;
        let mut case = Self::begin(number, first)?;
        for entry in rest {
            case.apply(entry);
        }
        Some(case)
    }

    /// How many entries there are.
    pub fn version(&self) -> Version {
        Version::try_from(self.journal.len()).unwrap_or(Version::MAX)
    }

    /// The entries that count: all but those taken back, and the taking back itself.
    pub fn in_force(&self) -> impl Iterator<Item = &Entry> {
        self.journal.iter().filter(|entry| !self.undone.contains(&entry.number) && entry.event.undoing().is_none())
    }

    /// The number that the next entry gets.
    pub fn next_entry(&self) -> EntryNo {
        self.version().saturating_add(1)
    }

    /// When the last entry was made; no later entry is earlier.
    pub fn last_moment(&self) -> Moment {
        self.journal.last().map_or(self.registered_at, |entry| entry.at)
    }

    /// Where it stands, and so what must happen next.
    pub fn stage(&self) -> Stage {
        if self.pending_appeal().is_some() {
            Stage::UnderAppeal
        } else if self.archived.is_some() {
            Stage::Archived
        } else if self.closed.is_some() {
            Stage::ToArchive
        } else if self.ending.is_some() || self.is_concluded {
            Stage::ToClose
        } else if self.awaits_writing {
            Stage::AwaitingWriting
        } else if self.responsible.is_none() {
            Stage::ToAssess
        } else if self.kind == Kind::Complaint {
            self.stage_of_complaint()
        } else if self.reply.is_none() && self.no_reply.is_none() {
            Stage::ToReply
        } else {
            Stage::ToClose
        }
    }

    fn stage_of_complaint(&self) -> Stage {
        if self.acknowledgement.is_none() {
            return Stage::ToAcknowledge;
        }
        if !self.all_points_found() || self.needs_solution() {
            return Stage::Investigating;
        }
        let Some(offer) = self.current_offer() else { return Stage::ToOffer };
        let Some(answer) = &offer.answer else { return Stage::Offered };
        match (&self.carried_out, answer.answer) {
            (Some(carried_out), _) => match (&carried_out.follow_up, &self.follow_up) {
                (FollowUpPlan::Due(_), None) => Stage::FollowUp,
                _ => Stage::ToClose,
            },
            (None, Answer::Accepted | Answer::AcceptedWithReservation) if self.has_something_to_carry_out() => {
                Stage::ToCarryOut
            }
            (None, _) => Stage::ToClose,
        }
    }

    /// Whether there is a finding on every point (D2).
    pub fn all_points_found(&self) -> bool {
        self.points.iter().all(|point| point.finding.is_some())
    }

    /// The finding on the case: its own where one was set, else what its points give (D2).
    pub fn finding(&self) -> Option<Finding> {
        match &self.own_finding {
            Some(own) => Some(own.finding),
            None if self.all_points_found() => {
                Finding::of_points(self.points.iter().filter_map(|point| point.finding.as_ref()).map(|j| j.finding))
            }
            None => None,
        }
    }

    /// Whether a solution is still to be formed: not for what was not upheld or could not be decided, unless the customer
    /// was to get a new one (W4, W6).
    pub fn needs_solution(&self) -> bool {
        let goes_without = matches!(self.finding(), Some(Finding::NotUpheld | Finding::Undecidable));
        self.solution.is_none() && (!goes_without || self.follow_up.as_ref().is_some_and(FollowUp::asks_new_solution))
    }

    /// Whether an accepted offer leaves something to be done: not where the complaint was not upheld, except for an extra
    /// service.
    pub fn has_something_to_carry_out(&self) -> bool {
        self.solution
            .as_ref()
            .is_some_and(|solution| self.finding() != Some(Finding::NotUpheld) || solution.extra_service.is_some())
    }

    /// The offer of the solution in hand.
    pub fn current_offer(&self) -> Option<&Offer> {
        self.offers.last().filter(|_| self.solution_is_offered)
    }

    /// The appeal that the board has not decided yet (G7).
    pub fn pending_appeal(&self) -> Option<&Appeal> {
        self.appeals.iter().find(|appeal| appeal.decision.is_none())
    }

    /// The end of the file: the last of closing, follow-up and appeal (default 6).
    pub fn end_of_file(&self) -> Option<Date> {
        let closed = self.closed.as_ref()?.on;
        let follow_up = self.follow_up.as_ref().map(|done| done.on);
        let appeal = self.appeals.iter().filter_map(|appeal| appeal.decision.as_ref()).map(|decided| decided.on);
        appeal.chain(follow_up).chain([closed]).max()
    }

    /// Whether `user` did anything in the handling of it, so that they cannot decide an appeal (G7). What anybody may add, as
    /// the board may to what is before it, is no handling.
    pub fn was_handled_by(&self, user: &UserName) -> bool {
        let is_handling = |event: &Event| {
            !matches!(
                event,
                Event::AppealLodged { .. }
                    | Event::AppealDecided { .. }
                    | Event::Noted { .. }
                    | Event::Attached { .. }
                    | Event::Linked { .. }
                    | Event::Unlinked { .. }
                    | Event::IncidentLinked { .. }
                    | Event::Corrected { .. }
            )
        };
        self.journal.iter().any(|entry| entry.by == *user && is_handling(&entry.event))
    }

    /// Whether an offer waits for its answer; a decision of the board has overtaken it.
    pub fn has_open_offer(&self) -> bool {
        !self.is_concluded && self.current_offer().is_some_and(|offer| offer.answer.is_none())
    }

    /// Its terms, each with what it says; in the order of the procedure.
    pub fn terms(&self) -> Vec<Term> {
        let mut terms = Vec::new();
        let mut add = |name, clause, clock: &Clock, is_target| {
            terms.extend(clock.term(name, clause, is_target));
        };
        add(TermName::Written, Clause::W1, &self.writing, false);
        if self.kind == Kind::Complaint {
            add(TermName::Acknowledge, Clause::W3, &self.acknowledge, false);
        } else {
            let clause = if self.kind == Kind::Proposal { Clause::G2 } else { Clause::D1 };
            add(TermName::Reply, clause, &self.reply_target, true);
        }
        for promise in &self.promises {
            add(TermName::Promise, Clause::W5, &promise.clock, false);
        }
        if let Some(CarriedOut { clock, .. }) = &self.carried_out {
            add(TermName::FollowUp, Clause::W6, clock, false);
        }
        terms.extend(self.archived.as_ref().map(Archiving::term));
        terms
    }

    /// The term that runs out first.
    pub fn next_term(&self) -> Option<Term> {
        terms::next(&self.terms())
    }
}
