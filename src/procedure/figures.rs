//! What of one case is counted (G6), and stays when the case is destroyed.
//!
//! Invariant: nothing here can be traced to a person: no name, no text, no number, no day; only choices, the month of
//! receipt, and numbers of days. The figures of a year are sums of these, so that destroying a case changes none.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::case::Case;
use super::refusal::Refusal;
use super::roles::Actor;
use super::{
    AppealDecision, Channel, Choice, Date, Decision, Ending, Finding, Kind, Line, Role, Satisfaction, TermName,
};

/// The figures are the project lead's (default 9).
pub fn may_see(actor: &Actor) -> Result<(), Refusal> {
    if actor.is(Role::ProjectLead) { Ok(()) } else { Err(Refusal::NeedsRole(Role::ProjectLead)) }
}

/// One case, as it is counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFigures {
    /// The year of receipt.
    pub year: i32,
    /// The month of receipt, 1 to 12.
    pub month: u32,
    /// What it is.
    pub kind: Kind,
    /// What it came in as (D3).
    pub came_in_as: Kind,
    /// How it came in.
    pub channel: Channel,
    /// One of the office's categories.
    pub category: Option<Line>,
    /// The finding on the case as a whole (D2).
    pub finding: Option<Finding>,
    /// How it ended without one.
    pub ending: Option<Ending>,
    /// What was decided on a proposal (G2).
    pub decision: Option<Decision>,
    /// Whether receipt was confirmed in time (W3); `None` where no such term ran.
    pub acknowledged_in_time: Option<bool>,
    /// Whether the contact two weeks later was in time (W6); `None` where no such term ran.
    pub followed_up_in_time: Option<bool>,
    /// Days from receipt to each step, where it was made.
    pub days_to: DaysTo,
    /// How satisfied the complainant was (W6).
    pub satisfaction: Option<Satisfaction>,
    /// What the board decided, appeal by appeal; `None` for one that it has not decided yet (G7).
    pub appeals: Vec<Option<AppealDecision>>,
}

/// Days from receipt to a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)] // each is a step of the procedure
pub struct DaysTo {
    pub acknowledge: Option<i64>,
    pub offer: Option<i64>,
    pub carry_out: Option<i64>,
    pub follow_up: Option<i64>,
    pub reply: Option<i64>,
    pub close: Option<i64>,
}

impl CaseFigures {
    /// The figures of a case.
    pub fn of(case: &Case) -> Self {
        use chrono::Datelike;
        let days = |on: Date| (on - case.received_on).num_days();
        let in_time = |name: TermName| {
            let term = case.terms().into_iter().find(|term| term.name == name && !term.is_waived)?;
            Some(term.done.is_some_and(|done| done.on <= term.due))
        };
        Self {
            year: case.received_on.year(),
            month: case.received_on.month(),
            kind: case.kind,
            came_in_as: case.came_in_as,
            channel: case.channel,
            category: case.category.clone(),
            finding: case.finding(),
            ending: case.ending.as_ref().map(|reached| reached.ending),
            decision: case.reply.as_ref().and_then(|reply| reply.decision),
            acknowledged_in_time: in_time(TermName::Acknowledge),
            followed_up_in_time: in_time(TermName::FollowUp),
            days_to: DaysTo {
                acknowledge: case.acknowledgement.as_ref().map(|made| days(made.on)),
                offer: case.offers.first().map(|offer| days(offer.on)),
                carry_out: case.carried_out.as_ref().map(|done| days(done.on)),
                follow_up: case.follow_up.as_ref().map(|done| days(done.on)),
                reply: case.reply.as_ref().map(|reply| days(reply.on)),
                close: case.closed.as_ref().map(|closed| days(closed.on)),
            },
            satisfaction: case.follow_up.as_ref().map(|done| done.satisfaction),
            appeals: case.appeals.iter().map(|a| a.decision.as_ref().map(|decided| decided.decision)).collect(),
        }
    }
}

/// How many there are of each of a closed set.
pub type Tally<C> = Vec<(C, usize)>;

/// How often a term was kept, of the cases in which it ran and was not waived.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// In so many cases it ran.
    pub of: usize,
    /// In so many it was kept; where it still runs it is not.
    pub in_time: usize,
}

impl Kept {
    fn count(&mut self, in_time: Option<bool>) {
        self.of += usize::from(in_time.is_some());
        self.in_time += usize::from(in_time == Some(true));
    }
}

/// Numbers of days from receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// Half took no longer.
    pub median: i64,
    /// The quickest.
    pub shortest: i64,
    /// The slowest.
    pub longest: i64,
}

/// The figures of a year of receipt (G6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearFigures {
    /// What came in, month by month.
    pub months: [BTreeMap<Kind, usize>; 12],
    /// Complaints by category, the most first; `None` are those without one.
    pub categories: Vec<(Option<Line>, usize)>,
    /// Signals that came in as an anonymous complaint (D3).
    pub anonymous: usize,
    /// The findings (D2).
    pub findings: Tally<Finding>,
    /// Complaints that ended without one.
    pub endings: Tally<Ending>,
    /// Receipt confirmed in time (W3).
    pub acknowledged: Kept,
    /// Contact two weeks later in time (W6).
    pub followed_up: Kept,
    /// Days to closing, where anything was closed.
    pub to_close: Option<Spread>,
    /// How satisfied they were (W6).
    pub satisfaction: Tally<Satisfaction>,
    /// What the board decided (G7).
    pub appeals: Tally<AppealDecision>,
    /// Appeals that it has not decided yet.
    pub appeals_pending: usize,
}

impl YearFigures {
    /// Adds up what is counted of the cases of one year.
    pub fn of(cases: &[CaseFigures]) -> Self {
        let mut sums = Self {
            findings: tally(cases.iter().filter_map(|case| case.finding)),
            endings: tally(cases.iter().filter_map(|case| case.ending)),
            satisfaction: tally(cases.iter().filter_map(|case| case.satisfaction)),
            appeals: tally(cases.iter().flat_map(|case| case.appeals.iter().flatten().copied())),
            to_close: spread(cases.iter().filter_map(|case| case.days_to.close).collect()),
            ..Self::default()
        };
        let mut categories: BTreeMap<Option<&str>, usize> = BTreeMap::new();
        for case in cases {
            let month = usize::try_from(case.month.saturating_sub(1)).unwrap_or(0);
            if let Some(month) = sums.months.get_mut(month) {
                *month.entry(case.kind).or_default() += 1;
            }
            if case.kind == Kind::Complaint {
                *categories.entry(case.category.as_ref().map(Line::as_str)).or_default() += 1;
            }
            sums.anonymous += usize::from(case.came_in_as == Kind::Complaint && case.kind == Kind::Signal);
            sums.acknowledged.count(case.acknowledged_in_time);
            sums.followed_up.count(case.followed_up_in_time);
            sums.appeals_pending += case.appeals.iter().filter(|appeal| appeal.is_none()).count();
        }
        let named = |(name, count): (Option<&str>, usize)| (name.and_then(|name| Line::new(name).ok()), count);
        sums.categories = categories.into_iter().map(named).collect();
        // those without a category last, whatever their number
        sums.categories.sort_by_key(|(name, count)| (name.is_none(), std::cmp::Reverse(*count)));
        sums
    }

    /// How many of a kind came in.
    pub fn received(&self, kind: Kind) -> usize {
        self.months.iter().filter_map(|month| month.get(&kind)).sum()
    }

    /// How many came in at all.
    pub fn total(&self) -> usize {
        self.months.iter().flat_map(BTreeMap::values).sum()
    }
}

fn tally<C: Choice + PartialEq>(found: impl Iterator<Item = C>) -> Tally<C> {
    let found: Vec<C> = found.collect();
    C::ALL.iter().map(|choice| (*choice, found.iter().filter(|one| *one == choice).count())).collect()
}

fn spread(mut days: Vec<i64>) -> Option<Spread> {
    days.sort_unstable();
    let (shortest, longest) = (*days.first()?, *days.last()?);
    Some(Spread { median: *days.get((days.len() - 1) / 2)?, shortest, longest })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn case(month: u32, kind: Kind) -> CaseFigures {
        CaseFigures {
            year: 2026,
            month,
            kind,
            came_in_as: kind,
            channel: Channel::Letter,
            category: None,
            finding: None,
            ending: None,
            decision: None,
            acknowledged_in_time: None,
            followed_up_in_time: None,
            days_to: DaysTo::default(),
            satisfaction: None,
            appeals: Vec::new(),
        }
    }

    #[test]
    fn a_year_is_the_sum_of_its_cases() {
        let organisation = Line::new("organisatie").ok();
        let cases = [
            CaseFigures {
                finding: Some(Finding::Upheld),
                acknowledged_in_time: Some(true),
                days_to: DaysTo { close: Some(9), ..DaysTo::default() },
                appeals: vec![None, Some(AppealDecision::ALL[0])],
                ..case(1, Kind::Complaint)
            },
            CaseFigures {
                category: organisation.clone(),
                acknowledged_in_time: Some(false),
                ..case(1, Kind::Complaint)
            },
            CaseFigures { days_to: DaysTo { close: Some(3), ..DaysTo::default() }, ..case(12, Kind::Complaint) },
            CaseFigures { came_in_as: Kind::Complaint, ..case(12, Kind::Signal) },
        ];
        let year = YearFigures::of(&cases);
        assert_eq!((year.total(), year.received(Kind::Complaint), year.received(Kind::Signal)), (4, 3, 1));
        assert_eq!(year.months[0].get(&Kind::Complaint), Some(&2));
        assert_eq!(year.findings.iter().map(|(_, count)| count).sum::<usize>(), 1);
        assert_eq!(year.acknowledged, Kept { of: 2, in_time: 1 });
        assert_eq!(year.to_close, Some(Spread { median: 3, shortest: 3, longest: 9 }));
        assert_eq!(year.categories, [(organisation, 1), (None, 2)], "those without a category come last");
        assert_eq!((year.anonymous, year.appeals_pending), (1, 1));
        assert_eq!(YearFigures::of(&[]).to_close, None);
    }
}
