//! How long a closed case is kept (W7, default 6).

use chrono::Months;
use serde::{Deserialize, Serialize};

use super::values::choices;
use super::{Choice, Date};

choices! {
    /// What the retention counts from.
    "retention_from" RetentionFrom {
        /// The end of the file: the last of closing, follow-up and appeal, so that slow archiving does not lengthen it.
        Closed = "closed",
        /// The day of archiving.
        Archived = "archived",
    }
}

/// The retention of the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetentionRule {
    /// Calendar years.
    pub years: u8,
    /// What they count from.
    pub from: RetentionFrom,
}

impl Default for RetentionRule {
    fn default() -> Self {
        Self { years: 3, from: RetentionFrom::Closed }
    }
}

impl RetentionRule {
    /// The last day on which a file that ended on `end` is kept; it may be destroyed from the day after. 29 February
    /// counts as the 28th.
    pub fn keep_until(&self, end: Date) -> Date {
        end.checked_add_months(Months::new(12 * u32::from(self.years))).unwrap_or(Date::MAX)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn three_calendar_years_and_a_leap_day() {
        let rule = RetentionRule::default();
        let keep = |end: &str| rule.keep_until(end.parse().unwrap()).to_string();
        assert_eq!(keep("2025-03-12"), "2028-03-12");
        assert_eq!(keep("2028-02-29"), "2031-02-28");
        assert_eq!(rule.keep_until(Date::MAX), Date::MAX);
    }
}
