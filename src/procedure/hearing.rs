//! Hearing both sides (W4): who was heard on what, and what is still open.

use super::case::{Case, Statement};
use super::{PointNo, Side};

/// The sides that a finding asks for; a witness is never asked for.
pub const BOTH_SIDES: [Side; 2] = [Side::Complainant, Side::Respondent];

/// Whether `side` was heard, or the ground for not hearing it recorded.
pub fn is_settled(case: &Case, side: Side) -> bool {
    case.statements.iter().any(|statement| statement.side == side)
        || case.not_heard.iter().any(|not_heard| not_heard.side == side)
}

/// The sides that were neither heard nor excused: as long as there are any, no finding can be given (W4).
pub fn missing_sides(case: &Case) -> Vec<Side> {
    BOTH_SIDES.into_iter().filter(|side| !is_settled(case, *side)).collect()
}

/// What `side` said on point `point`. A statement on no point in particular is on the first.
pub fn statements_on(case: &Case, side: Side, point: PointNo) -> impl Iterator<Item = &Statement> {
    case.statements.iter().filter(move |s| s.side == side && s.point.unwrap_or(1) == point)
}

/// The points on which `side` said nothing, while it is not excused: advice, not a bar (ux, "empty spots").
pub fn open_points(case: &Case, side: Side) -> Vec<PointNo> {
    if case.not_heard.iter().any(|not_heard| not_heard.side == side) {
        return Vec::new();
    }
    let numbers = case.points.iter().map(|point| point.number);
    numbers.filter(|point| statements_on(case, side, *point).next().is_none()).collect()
}
