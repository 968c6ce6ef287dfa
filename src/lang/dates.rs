//! Dates and times as people here write them.

use chrono::{Datelike, Timelike};

use super::Lang;
use crate::procedure::{Date, Moment};

impl Lang {
    fn weekday(self, date: Date) -> String {
        self.text(&format!("weekday-{}", date.weekday().number_from_monday()))
    }

    /// `ma 23-11-2026`.
    pub fn date(self, date: Date) -> String {
        format!("{} {}", self.weekday(date), date.format("%d-%m-%Y"))
    }

    /// `ma 23-11`.
    pub fn date_short(self, date: Date) -> String {
        format!("{} {}", self.weekday(date), date.format("%d-%m"))
    }

    /// `maandag 23 november 2026`.
    pub fn date_long(self, date: Date) -> String {
        let weekday = self.text(&format!("weekday-long-{}", date.weekday().number_from_monday()));
        let month = self.text(&format!("month-{}", date.month()));
        format!("{weekday} {} {month} {}", date.day(), date.year())
    }

    /// `ma 23 november 2026`.
    pub fn date_in_words(self, date: Date) -> String {
        let month = self.text(&format!("month-{}", date.month()));
        format!("{} {} {month} {}", self.weekday(date), date.day(), date.year())
    }

    /// `wo 11-11-2026 09:30`, in the office's time.
    pub fn moment(self, moment: Moment, zone: chrono_tz::Tz) -> String {
        let local = moment.utc().with_timezone(&zone);
        format!("{} {:02}:{:02}", self.date(local.date_naive()), local.hour(), local.minute())
    }
}
