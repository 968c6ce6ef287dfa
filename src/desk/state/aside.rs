//! What lies beside a finding, a solution and an offer while they are typed: what was seen to, and what was not.
//!
//! Invariant: advice, never a bar. What may not be is refused by the procedure; what is empty and must not be, by the form.

use super::action::Action;
use super::form::Form;
use crate::procedure::case::Case;
use crate::procedure::hearing::{self, BOTH_SIDES};
use crate::procedure::{Date, Ground, PointNo, Side};

/// How many earlier cases are shown.
pub const MOST_SIMILAR: usize = 3;

/// One line of the check list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// This side was heard, last on this date (W4).
    Heard(Side, Date),
    /// This side was not heard, and the ground stands in the file (W4).
    Excused(Side, Ground),
    /// This side was neither heard nor excused (W4).
    Unheard(Side),
    /// This side said nothing on this point.
    Silent(PointNo, Side),
    /// There is no finding on this point yet (D2).
    Unjudged(PointNo),
    /// A field that must be filled in, and is.
    Filled(&'static str),
    /// A field that must be filled in, and is not.
    Empty(&'static str),
    /// The right of appeal is named with the offer, or not (G7).
    Appeal(bool),
}

/// How a line of the check list stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Seen to.
    Done,
    /// Not seen to; it may stay so.
    Open,
    /// The form cannot be saved so.
    Lacking,
}

impl Check {
    /// How it stands.
    pub fn standing(self) -> Standing {
        match self {
            Self::Heard(..) | Self::Excused(..) | Self::Filled(_) | Self::Appeal(true) => Standing::Done,
            Self::Unheard(_) | Self::Silent(..) | Self::Unjudged(_) | Self::Appeal(false) => Standing::Open,
            Self::Empty(_) => Standing::Lacking,
        }
    }
}

/// Whether a check list and the statements lie beside the form of `action`.
pub fn is_beside(action: Action) -> bool {
    matches!(action, Action::Find | Action::Propose | Action::Offer)
}

/// The check list of `form` on `case`, in the order of the procedure.
pub fn checks(form: &Form, case: &Case) -> Vec<Check> {
    let mut checks: Vec<Check> = BOTH_SIDES.into_iter().map(|side| hearing_of(case, side)).collect();
    for side in BOTH_SIDES.into_iter().filter(|side| hearing::is_settled(case, *side)) {
        checks.extend(hearing::open_points(case, side).into_iter().map(|point| Check::Silent(point, side)));
    }
    if form.action == Action::Find {
        let here = point(form);
        let unjudged =
            case.points.iter().filter(|other| other.finding.is_none() && here.is_some_and(|n| n != other.number));
        checks.extend(unjudged.map(|point| Check::Unjudged(point.number)));
    }
    let required = form.fields.iter().filter(|field| field.is_required);
    checks.extend(required.map(|field| {
        let is_empty = field.value().trim().is_empty();
        if is_empty { Check::Empty(field.key) } else { Check::Filled(field.key) }
    }));
    checks.extend((form.action == Action::Offer).then(|| Check::Appeal(form.value("appeal-named") == "yes")));
    checks
}

fn hearing_of(case: &Case, side: Side) -> Check {
    let heard = case.statements.iter().filter(|statement| statement.side == side).map(|statement| statement.on).max();
    let excused = case.not_heard.iter().rev().find(|not_heard| not_heard.side == side);
    match (heard, excused) {
        (Some(on), _) => Check::Heard(side, on),
        (None, Some(excused)) => Check::Excused(side, excused.ground),
        (None, None) => Check::Unheard(side),
    }
}

/// The point that the form is about, where it is about one.
pub fn point(form: &Form) -> Option<PointNo> {
    form.value("point").parse().ok()
}
