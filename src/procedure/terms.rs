//! Terms: deadlines that the procedure or the house sets, and how near they are.
//!
//! Invariant: a term has its last day written down when it starts. What is computed later is only how near that day is;
//! no setting moves it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::calendar::{Calendar, DayOff};
use super::{Choice, Clause, Count, Date, Level, Moment, TermName};

/// How long a term is and how its days are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The number of days; the day it starts is day 0.
    pub days: u16,
    /// How they are counted.
    pub count: Count,
}

impl Rule {
    const fn calendar(days: u16) -> Self {
        Self { days, count: Count::Calendar }
    }
}

impl fmt::Display for Rule {
    /// `3 calendar`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.days, self.count.name())
    }
}

/// The terms of the office. A case keeps those it was given when it came in (default 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermRules {
    /// Receipt confirmed (W3).
    pub acknowledge: Rule,
    /// Contact about satisfaction, after carrying out (W6).
    pub follow_up: Rule,
    /// An oral report put in writing (W1).
    pub written: Rule,
    /// A target for the reply to a signal or proposal; the source has none (D1).
    pub reply: Option<Rule>,
}

impl Default for TermRules {
    fn default() -> Self {
        Self { acknowledge: Rule::calendar(3), follow_up: Rule::calendar(14), written: Rule::calendar(14), reply: None }
    }
}

/// A term as it was started: its rule, the day it counts from, its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The rule in force.
    pub rule: Rule,
    /// Day 0.
    pub from: Date,
    /// The last day.
    pub due: Date,
}

impl Deadline {
    /// A term that starts on `from`.
    pub fn new(from: Date, rule: Rule, calendar: &Calendar) -> Self {
        Self { rule, from, due: calendar.due(from, rule.days, rule.count) }
    }

    /// A date that was promised: the number of days is what lies between.
    pub fn promised(from: Date, due: Date) -> Self {
        let days = u16::try_from((due - from).num_days()).unwrap_or(0);
        Self { rule: Rule::calendar(days), from, due }
    }

    /// Why the last day is what it is: the days between that are no working days, each with the reason.
    pub fn days_off(&self, calendar: &Calendar) -> Vec<(Date, DayOff)> {
        let days = self.from.iter_days().skip(1).take_while(|day| *day <= self.due);
        days.filter_map(|day| calendar.day_off(day).map(|why| (day, why))).collect()
    }
}

/// When a term was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// The moment.
    pub at: Moment,
    /// The local date of it.
    pub on: Date,
}

/// A term of a case as its journal left it: perhaps started, perhaps done, perhaps waived.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// Set once the term runs.
    pub deadline: Option<Deadline>,
    /// Set once it is done.
    pub done: Option<Done>,
    /// It is not asked for any more.
    pub is_waived: bool,
}

impl Clock {
    /// A clock that runs where there is a deadline.
    pub fn of(deadline: Option<Deadline>) -> Self {
        Self { deadline, ..Self::default() }
    }

    /// Done, unless it was done before: the first time counts.
    pub fn finish(&mut self, at: Moment, on: Date) {
        self.done.get_or_insert(Done { at, on });
    }

    /// Not asked for any more, unless it is done.
    pub fn waive(&mut self) {
        self.is_waived = self.done.is_none();
    }

    /// The term, once it runs.
    pub fn term(&self, name: TermName, clause: Clause, is_target: bool) -> Option<Term> {
        let Deadline { rule, from, due } = self.deadline?;
        let rule = if name == TermName::Promise { TermRule::Promised } else { TermRule::Days(rule) };
        Some(Term { name, clause, rule, from, due, done: self.done, is_waived: self.is_waived, is_target })
    }
}

/// Where the last day of a term comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermRule {
    /// So many days, counted so.
    Days(Rule),
    /// It was promised to the customer.
    Promised,
    /// The retention, in calendar years.
    Retention,
}

impl fmt::Display for TermRule {
    /// `3 calendar`, `promised`, `retention`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(rule) => rule.fmt(f),
            Self::Promised => f.write_str("promised"),
            Self::Retention => f.write_str("retention"),
        }
    }
}

/// One term of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Which.
    pub name: TermName,
    /// The clause that sets it.
    pub clause: Clause,
    /// Where its last day comes from.
    pub rule: TermRule,
    /// Day 0.
    pub from: Date,
    /// The last day.
    pub due: Date,
    /// When it was done.
    pub done: Option<Done>,
    /// It is not asked for any more.
    pub is_waived: bool,
    /// A wish of the office and no duty: never shown as late (default 5).
    pub is_target: bool,
}

impl Serialize for Done {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.at, self.on).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Done {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (at, on) = Deserialize::deserialize(deserializer)?;
        Ok(Self { at, on })
    }
}

impl Term {
    /// Neither done nor waived.
    pub fn is_running(&self) -> bool {
        self.done.is_none() && !self.is_waived
    }

    /// How near it is on `today` (default 4).
    pub fn level(&self, today: Date, calendar: &Calendar) -> Level {
        match self.done {
            Some(done) if done.on <= self.due => Level::Met,
            Some(_) => Level::Late,
            None if self.is_waived => Level::Waived,
            None => level_of(self.due, today, calendar),
        }
    }
}

/// How near a last day is, for a term that is not done (default 4). A last day in a weekend is `Soon` from the last
/// working day before it.
pub fn level_of(due: Date, today: Date, calendar: &Calendar) -> Level {
    let is_tomorrow = today.succ_opt() == Some(due);
    match today.cmp(&due) {
        std::cmp::Ordering::Greater => Level::Overdue,
        std::cmp::Ordering::Equal => Level::Today,
        std::cmp::Ordering::Less if is_tomorrow || calendar.last_working_day_before(due) <= today => Level::Soon,
        std::cmp::Ordering::Less => Level::Open,
    }
}

/// The one that runs out first, of those that are neither done nor waived nor a mere target.
pub fn next(terms: &[Term]) -> Option<Term> {
    let is_pressing = |term: &&Term| term.is_running() && !term.is_target && term.name != TermName::Retention;
    terms.iter().filter(is_pressing).min_by_key(|term| term.due).copied()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_last_day_on_sunday_is_announced_on_friday() {
        let calendar = Calendar::default();
        let sunday = day("2026-11-22");
        for (today, level) in [
            ("2026-11-19", Level::Open),
            ("2026-11-20", Level::Soon),
            ("2026-11-21", Level::Soon),
            ("2026-11-22", Level::Today),
            ("2026-11-23", Level::Overdue),
        ] {
            assert_eq!(level_of(sunday, day(today), &calendar), level, "{today}");
        }
    }

    #[test]
    fn what_was_done_late_stays_late() {
        let deadline = Deadline::new(day("2026-11-19"), TermRules::default().acknowledge, &Calendar::default());
        let mut clock = Clock::of(Some(deadline));
        clock.finish(Moment::from_seconds(0).unwrap(), day("2026-11-23"));
        clock.finish(Moment::from_seconds(0).unwrap(), day("2026-11-20"));
        let term = clock.term(TermName::Acknowledge, Clause::W3, false).unwrap();
        assert_eq!(term.level(day("2030-01-01"), &Calendar::default()), Level::Late);
    }
}
