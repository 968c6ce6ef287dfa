//! What a file lacks that a complete one has: the archivist's check list before taking it in (W7).
//!
//! Invariant: advice, never a refusal. What the procedure asks for was refused where it was due; this says what an archivist
//! may want to ask the handler for before the file becomes read-only.

use serde::{Deserialize, Serialize};

use super::case::Case;
use super::journal::FollowUpPlan;
use super::values::choices;
use super::{Choice, Kind, Side, hearing};

choices! {
    /// Something that a file lacks.
    "gap" Gap {
        /// Receipt was never confirmed (W3).
        Acknowledgement = "acknowledgement",
        /// The complainant was neither heard nor excused (W4).
        Complainant = "complainant",
        /// The respondent was neither heard nor excused (W4).
        Respondent = "respondent",
        /// There is no finding (D2).
        Finding = "finding",
        /// No offer was made (W5).
        Offer = "offer",
        /// The right of appeal was not named with the offer (G7).
        AppealNamed = "appeal_named",
        /// The offer was not answered (W5).
        Answer = "answer",
        /// What was accepted was not carried out (W6).
        CarryingOut = "carrying_out",
        /// The contact two weeks later was not made (W6).
        FollowUp = "follow_up",
        /// It has no category, so that it counts under none (G6).
        Category = "category",
    }
}

/// What the file lacks, in the order of the procedure. One that ended otherwise, or got its reply, lacks little.
pub fn gaps(case: &Case) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut lacks = |is_lacking: bool, gap: Gap| gaps.extend(is_lacking.then_some(gap));
    let is_handled = case.kind == Kind::Complaint && case.ending.is_none();
    if is_handled {
        let missing = hearing::missing_sides(case);
        lacks(case.acknowledgement.is_none(), Gap::Acknowledgement);
        lacks(missing.contains(&Side::Complainant), Gap::Complainant);
        lacks(missing.contains(&Side::Respondent), Gap::Respondent);
        lacks(case.finding().is_none(), Gap::Finding);
        match case.offers.last() {
            None => lacks(true, Gap::Offer),
            Some(offer) => {
                lacks(!offer.appeal_named, Gap::AppealNamed);
                lacks(offer.answer.is_none(), Gap::Answer);
            }
        }
        let is_followed = case.follow_up.is_some();
        match &case.carried_out {
            None => lacks(case.has_something_to_carry_out() && case.appeals.is_empty(), Gap::CarryingOut),
            Some(done) => lacks(matches!(done.follow_up, FollowUpPlan::Due(_)) && !is_followed, Gap::FollowUp),
        }
    }
    lacks(case.category.is_none(), Gap::Category);
    gaps
}
