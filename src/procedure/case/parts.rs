//! The parts of a case, as its journal left them.

#![allow(missing_docs)] // the fields are those of the entries in `journal.rs` and of the JSON in `cli.md`

use crate::procedure::journal::{FollowUpPlan, MeasureChoice};
use crate::procedure::terms::{Clock, Term, TermRule};
use crate::procedure::{
    Agreement, Answer, AppealDecision, CaseNumber, Clause, Date, Decision, Ending, EntryNo, Finding, Ground, Line,
    Means, Moment, PointNo, Satisfaction, Side, TermName, Text, Then, UserName,
};

/// A hand-over that waits to be accepted: the giver stays responsible (W2).
#[derive(Clone, Debug, PartialEq)]
pub struct HandOver {
    pub from: UserName,
    pub to: UserName,
    pub at: Moment,
    pub reason: Text,
}

/// A contact with the complainant, or an attempt at one (W3).
#[derive(Clone, Debug, PartialEq)]
pub struct ContactMade {
    pub entry: EntryNo,
    pub by: UserName,
    pub means: Means,
    pub at: Moment,
    pub on: Date,
    pub note: Option<Text>,
    /// Why it was late, where it was.
    pub late_reason: Option<Text>,
}

/// One point of the complaint (D2).
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    pub number: PointNo,
    pub text: Text,
    /// How both readings of it compare, where the handler said so.
    pub agreement: Option<Agreement>,
    pub finding: Option<Judgement>,
}

/// A finding with its grounds: one cannot be without the other (W4).
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    pub entry: EntryNo,
    pub finding: Finding,
    pub grounds: Text,
}

/// What one side said (W4).
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    pub entry: EntryNo,
    pub by: UserName,
    pub side: Side,
    pub party: Line,
    pub means: Means,
    pub at: Moment,
    pub on: Date,
    pub point: Option<PointNo>,
    pub text: Text,
}

/// Why a side was not heard (W4).
#[derive(Clone, Debug, PartialEq)]
pub struct NotHeard {
    pub entry: EntryNo,
    pub side: Side,
    pub ground: Ground,
    pub reason: Text,
}

/// What is done about it (W4).
#[derive(Clone, Debug, PartialEq)]
pub struct Solution {
    pub entry: EntryNo,
    pub text: Text,
    pub extra_service: Option<Text>,
}

/// A date promised to the customer (W5).
#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    pub entry: EntryNo,
    pub text: Text,
    pub clock: Clock,
}

/// The solution as it was offered (W5).
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub entry: EntryNo,
    pub means: Means,
    pub at: Moment,
    pub on: Date,
    pub text: Option<Text>,
    pub appeal_named: bool,
    pub answer: Option<AnswerGiven>,
}

/// What the complainant answered (W5).
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerGiven {
    pub at: Moment,
    pub answer: Answer,
    pub note: Option<Text>,
}

/// The carrying out, and what is to follow (W6).
#[derive(Clone, Debug, PartialEq)]
pub struct CarriedOut {
    pub entry: EntryNo,
    pub on: Date,
    pub follow_up: FollowUpPlan,
    pub clock: Clock,
}

/// The contact about satisfaction (W6).
#[derive(Clone, Debug, PartialEq)]
pub struct FollowUp {
    pub entry: EntryNo,
    pub at: Moment,
    pub on: Date,
    pub means: Means,
    pub satisfaction: Satisfaction,
    pub note: Option<Text>,
    pub then: Then,
}

impl FollowUp {
    /// Whether it led back to a solution.
    pub fn asks_new_solution(&self) -> bool {
        self.then == Then::NewSolution
    }
}

/// The reply to a signal or proposal (D1, G2).
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub entry: EntryNo,
    pub by: UserName,
    pub means: Means,
    pub at: Moment,
    pub on: Date,
    pub text: Text,
    pub decision: Option<Decision>,
}

/// How it ended without a finding (D2).
#[derive(Clone, Debug, PartialEq)]
pub struct EndingReached {
    pub entry: EntryNo,
    pub ending: Ending,
    pub on: Date,
    pub reason: Text,
}

/// Closed, and so handed to the archive (W7).
#[derive(Clone, Debug, PartialEq)]
pub struct Closing {
    pub at: Moment,
    pub on: Date,
    pub by: UserName,
    pub measure: MeasureChoice,
}

/// Taken into the archive (W7).
#[derive(Clone, Debug, PartialEq)]
pub struct Archiving {
    pub entry: EntryNo,
    pub at: Moment,
    pub on: Date,
    pub by: UserName,
    pub end_of_file: Date,
    pub keep_until: Date,
    /// The hash of its written record ([`crate::procedure::record::Record::sha256`]); none only while that is being made.
    pub record: Option<String>,
}

impl Archiving {
    /// The retention as a term: kept up to and including its last day (default 6).
    pub fn term(&self) -> Term {
        Term {
            name: TermName::Retention,
            clause: Clause::W7,
            rule: TermRule::Retention,
            from: self.end_of_file,
            due: self.keep_until,
            done: None,
            is_waived: false,
            is_target: true,
        }
    }
}

/// Destruction is stopped (default 6).
#[derive(Clone, Debug, PartialEq)]
pub struct Hold {
    pub by: UserName,
    pub reason: Text,
    pub review: Date,
}

/// An appeal to the board (G7).
#[derive(Clone, Debug, PartialEq)]
pub struct Appeal {
    pub entry: EntryNo,
    pub received_at: Moment,
    pub received_on: Date,
    pub text: Text,
    pub decision: Option<Decided>,
}

/// What the board decided (G7).
#[derive(Clone, Debug, PartialEq)]
pub struct Decided {
    pub entry: EntryNo,
    pub by: UserName,
    pub on: Date,
    pub decision: AppealDecision,
    pub grounds: Text,
}

/// A note.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    pub entry: EntryNo,
    pub by: UserName,
    pub at: Moment,
    pub text: Text,
}

/// Another case that belongs to this one (default 12).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub other: CaseNumber,
    /// Both are about one event; otherwise this case is the head of the other.
    pub is_incident: bool,
}

/// A text that was put right; the earlier one stays readable (default 11).
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// The entry that corrects.
    pub entry: EntryNo,
    /// The entry whose text it is.
    pub of: EntryNo,
    pub earlier: Text,
    pub text: Text,
    pub reason: Text,
}
