//! What of one case is counted (G6), and stays when the case is destroyed.
//!
//! Invariant: nothing here can be traced to a person: no name, no text, no number, no day; only choices, the month of
//! receipt, and numbers of days. The figures of a year are sums of these, so that destroying a case changes none.

use serde::{Deserialize, Serialize};

use super::case::Case;
use super::{AppealDecision, Channel, Date, Decision, Ending, Finding, Kind, Line, Satisfaction, TermName};

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
