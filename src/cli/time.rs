//! Times as people and programs write them on the command line.

use std::str::FromStr;

use chrono::{DateTime, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;

use crate::procedure::{Date, Moment};

/// A time that was typed: RFC 3339, or local time of the office (`2026-11-20 09:30`, `2026-11-20`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeArg {
    /// A moment, with its offset.
    At(Moment),
    /// A local time of the office.
    Local(NaiveDateTime),
}

impl FromStr for TimeArg {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if let Ok(time) = DateTime::parse_from_rfc3339(text) {
            return Ok(Self::At(Moment::new(time.to_utc())));
        }
        for form in ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S"] {
            if let Ok(time) = NaiveDateTime::parse_from_str(text, form) {
                return Ok(Self::Local(time));
            }
        }
        match text.parse::<Date>() {
            Ok(date) => Ok(Self::Local(date.and_time(NaiveTime::MIN))),
            Err(_) => Err("a time reads as 2026-11-20T09:30:00+01:00, 2026-11-20 09:30 or 2026-11-20"),
        }
    }
}

impl TimeArg {
    /// The moment it is in the office's zone.
    pub fn moment(self, zone: Tz) -> Moment {
        match self {
            Self::At(moment) => moment,
            Self::Local(time) => Moment::of_local(time, zone),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        text.parse::<TimeArg>().unwrap().moment(chrono_tz::Europe::Amsterdam).to_string()
    }

    #[test]
    fn times_are_read_as_they_are_written() {
        assert_eq!(read("2026-11-20T09:12:00+01:00"), "2026-11-20T08:12:00Z");
        assert_eq!(read("2026-07-01 00:00"), "2026-06-30T22:00:00Z");
        assert_eq!(read("2026-11-20"), "2026-11-19T23:00:00Z");
        assert!("20-11-2026".parse::<TimeArg>().is_err());
    }

    #[test]
    fn an_hour_that_is_skipped_or_comes_twice_is_still_a_moment() {
        assert_eq!(read("2026-03-29 02:30"), "2026-03-29T01:30:00Z");
        assert_eq!(read("2026-10-25 02:30"), "2026-10-25T00:30:00Z");
    }
}
