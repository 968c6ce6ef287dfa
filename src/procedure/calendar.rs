//! Which days are working days: weekends, the Dutch public holidays of any year, and the office's own closing days.
//!
//! Invariant: everything is computed, nothing looked up, and no date makes it fail: at the very end of the calendar a
//! count stops at the last day there is.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::values::choices;
use super::{Choice, Count, Date};

choices! {
    /// A day that the Algemene termijnenwet counts as a public holiday, or as equal to one.
    "holiday" Holiday {
        /// 1 January.
        NewYear = "new_year",
        /// The Friday before Easter.
        GoodFriday = "good_friday",
        /// Easter Sunday.
        Easter = "easter",
        /// The Monday after it.
        EasterMonday = "easter_monday",
        /// 27 April; on a Saturday when that is a Sunday. Before 2014: 30 April, or the 29th.
        KingsDay = "kings_day",
        /// 5 May, every year.
        LiberationDay = "liberation_day",
        /// 39 days after Easter.
        Ascension = "ascension",
        /// 49 days after Easter.
        WhitSunday = "whit_sunday",
        /// 50 days after Easter.
        WhitMonday = "whit_monday",
        /// 25 December.
        ChristmasDay = "christmas_day",
        /// 26 December.
        BoxingDay = "boxing_day",
    }
}

/// The holiday on `date`, if it is one.
pub fn holiday(date: Date) -> Option<Holiday> {
    match (date.month(), date.day()) {
        (1, 1) => Some(Holiday::NewYear),
        (5, 5) => Some(Holiday::LiberationDay),
        (12, 25) => Some(Holiday::ChristmasDay),
        (12, 26) => Some(Holiday::BoxingDay),
        _ if is_kings_day(date) => Some(Holiday::KingsDay),
        _ => around_easter(date),
    }
}

fn is_kings_day(date: Date) -> bool {
    let day = if date.year() >= 2014 { 27 } else { 30 };
    match NaiveDate::from_ymd_opt(date.year(), 4, day) {
        Some(on) if on.weekday() == Weekday::Sun => on.pred_opt() == Some(date),
        on => on == Some(date),
    }
}

fn around_easter(date: Date) -> Option<Holiday> {
    let easter = computus::gregorian_naive(date.year()).ok()?;
    match (date - easter).num_days() {
        -2 => Some(Holiday::GoodFriday),
        0 => Some(Holiday::Easter),
        1 => Some(Holiday::EasterMonday),
        39 => Some(Holiday::Ascension),
        49 => Some(Holiday::WhitSunday),
        50 => Some(Holiday::WhitMonday),
        _ => None,
    }
}

/// Why a day is no working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOff {
    /// Saturday or Sunday.
    Weekend,
    /// A public holiday.
    Holiday(Holiday),
    /// The office is closed.
    Closed,
}

/// The working days of one office.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    closing_days: BTreeSet<Date>,
}

impl Calendar {
    /// A calendar with the office's own closing days.
    pub fn new(closing_days: BTreeSet<Date>) -> Self {
        Self { closing_days }
    }

    /// Why `date` is no working day; `None` where it is one.
    pub fn day_off(&self, date: Date) -> Option<DayOff> {
        if let Some(holiday) = holiday(date) {
            Some(DayOff::Holiday(holiday))
        } else if matches!(date.weekday(), Weekday::Sat | Weekday::Sun) {
            Some(DayOff::Weekend)
        } else if self.closing_days.contains(&date) {
            Some(DayOff::Closed)
        } else {
            None
        }
    }

    /// Whether the office works on `date`.
    pub fn is_working_day(&self, date: Date) -> bool {
        self.day_off(date).is_none()
    }

    /// The first working day on or after `date`.
    pub fn next_working_day(&self, date: Date) -> Date {
        date.iter_days().find(|day| self.is_working_day(*day)).unwrap_or(Date::MAX)
    }

    /// The last working day before `date`.
    pub fn last_working_day_before(&self, date: Date) -> Date {
        let mut day = date;
        while let Some(before) = day.pred_opt() {
            day = before;
            if self.is_working_day(day) {
                break;
            }
        }
        day
    }

    /// The last day of a term of `days` that began on `from`, which is day 0 (default 2).
    pub fn due(&self, from: Date, days: u16, count: Count) -> Date {
        let calendar = from.checked_add_days(Days::new(days.into())).unwrap_or(Date::MAX);
        match count {
            Count::Calendar => calendar,
            Count::Rolled => self.next_working_day(calendar),
            Count::Working => {
                let working = from.iter_days().skip(1).filter(|day| self.is_working_day(*day));
                match days {
                    0 => from,
                    _ => working.take(days.into()).last().unwrap_or(Date::MAX),
                }
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn the_three_counts() {
        let calendar = Calendar::default();
        for (from, count, due) in [
            ("2026-03-06", Count::Calendar, "2026-03-09"),
            ("2026-03-06", Count::Working, "2026-03-11"),
            ("2026-04-02", Count::Rolled, "2026-04-07"),
            ("2026-04-02", Count::Working, "2026-04-09"),
            ("2026-12-30", Count::Working, "2027-01-05"),
            ("2028-02-28", Count::Calendar, "2028-03-02"),
        ] {
            assert_eq!(calendar.due(day(from), 3, count), day(due), "{from} {count:?}");
        }
    }

    #[test]
    fn the_holidays_of_known_years() {
        for (date, expected) in [
            ("2026-04-03", Holiday::GoodFriday),
            ("2026-04-06", Holiday::EasterMonday),
            ("2026-04-27", Holiday::KingsDay),
            ("2025-04-26", Holiday::KingsDay),
            ("2031-04-26", Holiday::KingsDay),
            ("2013-04-30", Holiday::KingsDay),
            ("2027-05-05", Holiday::LiberationDay),
            ("2026-05-14", Holiday::Ascension),
            ("2026-05-25", Holiday::WhitMonday),
            ("2100-03-28", Holiday::Easter),
        ] {
            assert_eq!(holiday(day(date)), Some(expected), "{date}");
        }
        assert_eq!(holiday(day("2025-04-27")), None);
    }

    #[test]
    fn a_closing_day_of_the_office_is_no_working_day() {
        let calendar = Calendar::new([day("2026-05-15")].into());
        assert_eq!(calendar.due(day("2026-05-13"), 1, Count::Working), day("2026-05-18"));
        assert_eq!(calendar.last_working_day_before(day("2026-05-18")), day("2026-05-13"));
    }

    #[test]
    fn the_end_of_the_calendar_is_no_end_of_the_program() {
        let calendar = Calendar::default();
        for count in [Count::Calendar, Count::Rolled, Count::Working] {
            assert_eq!(calendar.due(Date::MAX, 3, count), Date::MAX);
        }
        assert_eq!(calendar.last_working_day_before(Date::MIN), Date::MIN);
    }

    proptest! {
        #[test]
        fn a_term_ends_on_the_day_its_count_says(offset in 0_u64..27_400, days in 0_u16..40) {
            let calendar = Calendar::default();
            let from = day("2026-01-01") + Days::new(offset);
            let plain = calendar.due(from, days, Count::Calendar);
            prop_assert_eq!((plain - from).num_days(), i64::from(days));
            let rolled = calendar.due(from, days, Count::Rolled);
            prop_assert!(rolled >= plain && calendar.is_working_day(rolled) && (rolled - plain).num_days() <= 5);
            let working = calendar.due(from, days, Count::Working);
            let between = from.iter_days().skip(1).take_while(|day| *day <= working);
            prop_assert_eq!(between.filter(|day| calendar.is_working_day(*day)).count(), usize::from(days));
            prop_assert!(days == 0 || calendar.is_working_day(working));
        }
    }
}
