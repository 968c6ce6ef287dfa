//! The line that never moves: how many terms have passed, end today, end this week.

use crate::procedure::calendar::Calendar;
use crate::procedure::summary::Summary;
use crate::procedure::terms::Term;
use crate::procedure::{CaseNumber, Date, Level};

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
    pub fn of(summary: &Summary, today: Date, calendar: &Calendar) -> Self {
        let Some(term) = &summary.next_term else { return Self::NoTerm };
        match term.level(today, calendar) {
            Level::Overdue => Self::Overdue,
            Level::Today => Self::Today,
            _ if (term.due - today).num_days() <= 7 => Self::Week,
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
}

/// How many cases are named.
const NAMED: usize = 3;

impl Ticker {
    /// The line for these cases, which stand in the order of the inbox.
    pub fn of(cases: &[Summary], today: Date, calendar: &Calendar) -> Self {
        let mut ticker = Self::default();
        for summary in cases {
            let urgency = Urgency::of(summary, today, calendar);
            match urgency {
                Urgency::Overdue => ticker.overdue += 1,
                Urgency::Today => ticker.today += 1,
                Urgency::Week => ticker.week += 1,
                Urgency::Later | Urgency::NoTerm => {}
            }
            if urgency <= Urgency::Today && ticker.first.len() < NAMED {
                ticker.first.extend(summary.next_term.map(|term| (summary.number.clone(), term)));
            }
        }
        ticker
    }
}
