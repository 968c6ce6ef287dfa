//! The short form of a case: what a list shows of it without reading the whole.
//!
//! Invariant: a summary is computed from a case and kept beside it in the same transaction; it holds nothing of its own.

use serde::{Deserialize, Serialize};

use super::case::Case;
use super::steps::{self, Turn};
use super::terms::{self, Term};
use super::{CaseNumber, Date, Finding, Kind, Moment, Stage, UserName, Version};

/// One line of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// The number.
    pub number: CaseNumber,
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub stage: Stage,
    /// What it is about.
    pub subject: String,
    /// What to call the complainant; `None` where nobody knows.
    pub complainant: Option<String>,
    /// When it reached the organisation.
    pub received_at: Moment,
    /// Who answers for it.
    pub responsible: Option<UserName>,
    /// Who was asked to take it over.
    pub handed_to: Option<UserName>,
    /// Whether the complainant must act now, so that nobody here can.
    pub waits_for_complainant: bool,
    /// All its terms.
    pub terms: Vec<Term>,
    /// The finding on the case as a whole.
    pub finding: Option<Finding>,
    /// When the appeal came in that the board has not decided (G7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appealed_on: Option<Date>,
    /// When it was closed.
    pub closed_on: Option<Date>,
    /// Kept until.
    pub keep_until: Option<Date>,
    /// The version this is of.
    pub version: Version,
}

impl Summary {
    /// The short form of `case`.
    pub fn of(case: &Case) -> Self {
        Self {
            number: case.number.clone(),
            kind: case.kind,
            stage: case.stage(),
            subject: case.subject.as_str().to_owned(),
            complainant: case.complainant.called().map(str::to_owned),
            received_at: case.received_at,
            responsible: case.responsible.clone(),
            handed_to: case.hand_over.as_ref().map(|hand_over| hand_over.to.clone()),
            waits_for_complainant: steps::turn(case) == Turn::Complainant,
            terms: case.terms(),
            finding: case.finding(),
            appealed_on: case.pending_appeal().map(|appeal| appeal.received_on),
            closed_on: case.closed.as_ref().map(|closed| closed.on),
            keep_until: case.archived.as_ref().map(|archived| archived.keep_until),
            version: case.version(),
        }
    }

    /// The term that runs out first.
    pub fn next_term(&self) -> Option<Term> {
        terms::next(&self.terms)
    }
}

/// Open cases are counted no further than this, whatever their number.
pub const COUNTED: usize = 250;

/// How many open cases are how near; each up to [`COUNTED`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Terms that have passed.
    pub overdue: usize,
    /// Terms that end today.
    pub today: usize,
    /// Terms that end within seven days.
    pub week: usize,
    /// Open cases.
    pub open: usize,
}
