//! The line that never moves: how many terms have passed, end today, end this week; for the board, which appeals wait.

use crate::procedure::summary::{Counts, Summary};
use crate::procedure::terms::Term;
use crate::procedure::{CaseNumber, Date};

/// How urgent a case is, and so where it stands in the inbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// A term has passed.
    Overdue,
    /// A term ends today.
    Today,
    /// A term ends within seven days.
    Week,
    /// A term ends later.
    Later,
    /// No term runs.
    NoTerm,
}

impl Urgency {
    /// All of them, in the order of the inbox.
    pub const ALL: [Self; 5] = [Self::Overdue, Self::Today, Self::Week, Self::Later, Self::NoTerm];

    /// How urgent `summary` is on `today`.
    pub fn of(summary: &Summary, today: Date) -> Self {
        let Some(term) = summary.next_term() else { return Self::NoTerm };
        match (term.due - today).num_days() {
            ..0 => Self::Overdue,
            0 => Self::Today,
            1..=7 => Self::Week,
            _ => Self::Later,
        }
    }
}

/// The counts, and the cases whose terms have passed or end today, most urgent first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ticker {
    /// Terms that have passed.
    pub overdue: usize,
    /// Terms that end today.
    pub today: usize,
    /// Terms that end within seven days.
    pub week: usize,
    /// The most urgent cases: a few.
    pub first: Vec<(CaseNumber, Term)>,
    /// Appeals that wait for the board: how many, and since when the oldest.
    pub appeals: Option<(usize, Date)>,
}

/// How many cases are named.
const NAMED: usize = 3;

impl Ticker {
    /// The line for these cases, which stand in the order of the inbox; `counts` where there are more than these.
    pub fn of(cases: &[Summary], counts: Option<&Counts>, today: Date) -> Self {
        let of = |wanted: Urgency| cases.iter().filter(|summary| Urgency::of(summary, today) == wanted).count();
        let urgent = cases.iter().filter(|summary| Urgency::of(summary, today) <= Urgency::Today);
        let first =
            urgent.filter_map(|summary| Some((summary.number.clone(), summary.next_term()?))).take(NAMED).collect();
        let counted = || (of(Urgency::Overdue), of(Urgency::Today), of(Urgency::Week));
        let (overdue, today, week) = counts.map_or_else(counted, |counts| (counts.overdue, counts.today, counts.week));
        let appealed = || cases.iter().filter_map(|summary| summary.appealed_on);
        let appeals = appealed().min().map(|oldest| (appealed().count(), oldest));
        Self { overdue, today, week, first, appeals }
    }
}
