//! Dates as people write them: `23-11`, `vandaag`, `ma`, `+3`.
//!
//! Invariant: what is understood is a date that exists; it is shown back in full before it counts.

use chrono::{Datelike, Days, NaiveTime};

use crate::procedure::Date;

/// On which side of today a day without a year lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaning {
    /// Something that happened.
    Past,
    /// Something that is to happen.
    Future,
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// Not one of the forms.
    Unreadable,
    /// That month has fewer days.
    NoSuchDay {
        /// The day that was asked for.
        day: u32,
        /// The month, 1 to 12.
        month: u32,
        /// How many days it has.
        days: u32,
    },
    /// There are twelve months.
    NoSuchMonth(u32),
}

/// A date, and the time of day where one was given.
pub type DateTyped = (Date, Option<NaiveTime>);

/// Reads a date with perhaps a time behind it: `gisteren 14:30`.
pub fn read(text: &str, today: Date, leaning: Leaning) -> Result<DateTyped, DateFault> {
    let text = text.trim().to_lowercase();
    // a time alone is that of today; with a point it would be a day and a month
    if let Ok(time) = NaiveTime::parse_from_str(&text, "%H:%M") {
        return Ok((today, Some(time)));
    }
    match text.rsplit_once(' ') {
        Some((date, time)) if time.contains([':', '.']) => {
            let time = NaiveTime::parse_from_str(&time.replace('.', ":"), "%H:%M");
            Ok((read_date(date.trim(), today, leaning)?, Some(time.map_err(|_| DateFault::Unreadable)?)))
        }
        _ => Ok((read_date(&text, today, leaning)?, None)),
    }
}

fn read_date(text: &str, today: Date, leaning: Leaning) -> Result<Date, DateFault> {
    // a year of two digits stands behind the day, never before it
    let machine = || text.parse().ok().filter(|_| text.len() == 10);
    let found = word(text, today, leaning).or_else(|| days_on(text, today)).or_else(machine);
    found.map_or_else(|| parts(text, today, leaning), Ok)
}

/// The same day of the year before; none for the 29th of February.
pub fn year_before(date: Date) -> Option<Date> {
    date.with_year(date.year() - 1)
}

fn word(text: &str, today: Date, leaning: Leaning) -> Option<Date> {
    let day = Days::new(1);
    match text {
        "vandaag" | "v" | "today" | "t" => return Some(today),
        "gisteren" | "g" | "yesterday" | "y" => return today.checked_sub_days(day),
        "eergisteren" => return today.checked_sub_days(Days::new(2)),
        "morgen" | "m" | "tomorrow" => return today.checked_add_days(day),
        "overmorgen" => return today.checked_add_days(Days::new(2)),
        _ => {}
    }
    let dutch = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];
    let english = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let is_day = |name: &&str, letters: usize| name.get(..letters) == Some(text) || *name == text;
    let wanted =
        dutch.iter().position(|name| is_day(name, 2)).or_else(|| english.iter().position(|name| is_day(name, 3)))?;
    let now = usize::try_from(today.weekday().num_days_from_monday()).unwrap_or(0);
    let ahead = (wanted + 7 - now) % 7;
    match leaning {
        Leaning::Future => today.checked_add_days(Days::new(ahead as u64)),
        Leaning::Past => today.checked_sub_days(Days::new(((7 - ahead) % 7) as u64)),
    }
}

fn days_on(text: &str, today: Date) -> Option<Date> {
    if let Some(days) = text.strip_prefix('+') {
        today.checked_add_days(Days::new(days.parse::<u16>().ok()?.into()))
    } else {
        let days = text.strip_prefix('-')?;
        today.checked_sub_days(Days::new(days.parse::<u16>().ok()?.into()))
    }
}

/// Day, month and perhaps a year: `23-11`, `23/11/26`, `2311`, `23 nov 2026`.
fn parts(text: &str, today: Date, leaning: Leaning) -> Result<Date, DateFault> {
    let is_run = matches!(text.len(), 4 | 6 | 8) && text.bytes().all(|b| b.is_ascii_digit());
    let pieces: Vec<&str> = if is_run {
        let (day, rest) = text.split_at(2);
        let (month, year) = rest.split_at(2);
        [day, month, year].into_iter().filter(|piece| !piece.is_empty()).collect()
    } else {
        text.split(['-', '/', '.', ' ']).filter(|piece| !piece.is_empty()).collect()
    };
    let (day, month, year) = match pieces.as_slice() {
        [day, month] => (day, month, None),
        [day, month, year] => (day, month, Some(year)),
        _ => return Err(DateFault::Unreadable),
    };
    let day: u32 = day.parse().map_err(|_| DateFault::Unreadable)?;
    let month = month_of(month)?;
    let year = match year {
        None => None,
        Some(year) if year.len() == 2 => Some(2000 + year.parse::<i32>().map_err(|_| DateFault::Unreadable)?),
        Some(year) if year.len() == 4 => Some(year.parse().map_err(|_| DateFault::Unreadable)?),
        Some(_) => return Err(DateFault::Unreadable),
    };
    let of_year = |year| Date::from_ymd_opt(year, month, day);
    let found = match (year, leaning) {
        (Some(year), _) => of_year(year),
        (None, Leaning::Past) => (0..=4).filter_map(|back| of_year(today.year() - back)).find(|date| *date <= today),
        (None, Leaning::Future) => (0..=4).filter_map(|on| of_year(today.year() + on)).find(|date| *date >= today),
    };
    found.ok_or(DateFault::NoSuchDay { day, month, days: days_in(month, year.unwrap_or(today.year())) })
}

/// Whether `text` is how the name of a month begins, in Dutch or English.
pub fn is_month(text: &str) -> bool {
    text.parse::<u32>().is_err() && month_of(&text.to_lowercase()).is_ok()
}

fn month_of(text: &str) -> Result<u32, DateFault> {
    const NAMES: [&str; 12] = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    let month = if let Ok(number) = text.parse::<u32>() {
        number
    } else {
        let english = [("mar", 3), ("may", 5), ("oct", 10), ("maart", 3)];
        let start: String = text.chars().take(3).collect();
        let dutch = NAMES.iter().position(|name| *name == start).and_then(|at| u32::try_from(at + 1).ok());
        let english = || english.iter().find(|(name, _)| text.starts_with(name)).map(|(_, month)| *month);
        dutch.or_else(english).ok_or(DateFault::Unreadable)?
    };
    if (1..=12).contains(&month) { Ok(month) } else { Err(DateFault::NoSuchMonth(month)) }
}

fn days_in(month: u32, year: i32) -> u32 {
    (28..=31).rev().find(|day| Date::from_ymd_opt(year, month, *day).is_some()).unwrap_or(31)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn past(text: &str) -> Result<String, DateFault> {
        let today: Date = "2026-11-25".parse().unwrap(); // a Wednesday
        read(text, today, Leaning::Past).map(|(date, time)| match time {
            Some(time) => format!("{date} {}", time.format("%H:%M")),
            None => date.to_string(),
        })
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, date) in [
            ("23-11", "2026-11-23"),
            ("23-11-26", "2026-11-23"),
            ("23/11/2026", "2026-11-23"),
            ("2311", "2026-11-23"),
            ("23 nov", "2026-11-23"),
            ("3 maart", "2026-03-03"),
            ("24-12", "2025-12-24"),
            ("vandaag", "2026-11-25"),
            ("G", "2026-11-24"),
            ("ma", "2026-11-23"),
            ("wo", "2026-11-25"),
            ("maandag", "2026-11-23"),
            ("fri", "2026-11-20"),
            ("09:05", "2026-11-25 09:05"),
            ("23-11 9.05", "2026-11-23 09:05"),
            ("+3", "2026-11-28"),
            ("-1", "2026-11-24"),
            ("2026-11-23", "2026-11-23"),
            ("gisteren 14:30", "2026-11-24 14:30"),
        ] {
            assert_eq!(past(text).as_deref(), Ok(date), "{text}");
        }
    }

    #[test]
    fn what_does_not_exist_is_told_apart_from_what_cannot_be_read() {
        assert_eq!(past("31-11"), Err(DateFault::NoSuchDay { day: 31, month: 11, days: 30 }));
        assert_eq!(past("3-13"), Err(DateFault::NoSuchMonth(13)));
        assert_eq!(past("straks"), Err(DateFault::Unreadable));
        assert_eq!(past("gisteren 25:00"), Err(DateFault::Unreadable));
    }

    #[test]
    fn a_promise_leans_to_the_future() {
        let today: Date = "2026-11-25".parse().unwrap();
        let future = |text| read(text, today, Leaning::Future).unwrap().0.to_string();
        assert_eq!(future("24-12"), "2026-12-24");
        assert_eq!(future("1-2"), "2027-02-01");
        assert_eq!(future("ma"), "2026-11-30");
    }
}
