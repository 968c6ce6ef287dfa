//! What a person wants to be reminded of. It is theirs alone: it moves no term, and no entry tells of it.

use super::{CaseNumber, Moment};

/// A case, and when to be reminded of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reminder {
    /// When.
    pub at: Moment,
    /// Of which case.
    pub case: CaseNumber,
}
