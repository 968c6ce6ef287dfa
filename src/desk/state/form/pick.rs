//! What F4 opens over a form: a calendar, or a list to choose from.
//!
//! Invariant: choosing writes into the field that has the cursor, and Esc writes nothing.

use chrono::{Datelike, Days, Months};

use super::entry::{Choosable, Label};
use crate::desk::state::Key;
use crate::desk::state::field::Field;
use crate::desk::state::fold::fold;
use crate::procedure::Date;

/// How many rows PgUp and PgDn move in a list.
const PAGE: usize = 8;

/// What lies over a form.
#[derive(Clone, Debug)]
pub enum Pick {
    /// The day with the cursor.
    Calendar(Date),
    /// Values to choose from.
    Values(List),
    /// Texts to put in: the values are texts, the labels their titles.
    Texts(List),
}

/// Values to choose from, found by typing.
#[derive(Clone, Debug)]
pub struct List {
    /// What was typed to find one.
    pub sought: Field,
    /// The row with the cursor, of those found.
    pub at: usize,
    options: Vec<Choosable>,
}

/// What a key did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// Nothing is chosen yet.
    Nothing,
    /// It is to be closed.
    Closed,
    /// This day.
    Day(Date),
    /// This value.
    Value(String),
    /// This text.
    Text(String),
}

impl List {
    /// All of `options`, with the cursor on `at`.
    pub fn new(options: Vec<Choosable>, at: usize) -> Self {
        Self { sought: Field::line(), at, options }
    }

    /// Those that hold what was typed.
    pub fn found(&self) -> Vec<&Choosable> {
        let sought = fold(&self.sought.value());
        self.options.iter().filter(|option| fold(option.label.sought()).contains(&sought)).collect()
    }

    fn take(&mut self, key: Key) -> Option<String> {
        let last = self.found().len().saturating_sub(1);
        match key {
            Key::Up => self.at = self.at.saturating_sub(1),
            Key::Down => self.at = (self.at + 1).min(last),
            Key::PageUp => self.at = self.at.saturating_sub(PAGE),
            Key::PageDown => self.at = (self.at + PAGE).min(last),
            Key::Home => self.at = 0,
            Key::End => self.at = last,
            Key::Enter => return self.found().get(self.at).map(|option| option.value.clone()),
            // what stands before a value chooses it
            Key::Char(digit @ '1'..='9') if self.sought.is_empty() => {
                let at = digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok()).unwrap_or(1);
                return self.found().get(at - 1).map(|option| option.value.clone());
            }
            // words are known where they are shown, so only what reads as it is can be sought
            _ if self.options.iter().any(|option| matches!(option.label, Label::Word(..))) => {}
            key => {
                if self.sought.take(key) {
                    self.at = 0;
                }
            }
        }
        None
    }
}

impl Pick {
    /// Takes a key.
    pub fn take(&mut self, key: Key) -> Picked {
        if matches!(key, Key::Esc | Key::F(3 | 4)) {
            return Picked::Closed;
        }
        match self {
            Self::Calendar(day) if key == Key::Enter => Picked::Day(*day),
            Self::Calendar(day) => {
                *day = moved(*day, key).unwrap_or(*day);
                Picked::Nothing
            }
            Self::Values(list) => list.take(key).map_or(Picked::Nothing, Picked::Value),
            Self::Texts(list) => list.take(key).map_or(Picked::Nothing, Picked::Text),
        }
    }
}

/// Where a key takes the cursor of the calendar.
fn moved(day: Date, key: Key) -> Option<Date> {
    match key {
        Key::Left => day.pred_opt(),
        Key::Right => day.succ_opt(),
        Key::Up => day.checked_sub_days(Days::new(7)),
        Key::Down => day.checked_add_days(Days::new(7)),
        Key::PageUp => day.checked_sub_months(Months::new(1)),
        Key::PageDown => day.checked_add_months(Months::new(1)),
        Key::Home => day.with_day(1),
        Key::End => day.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt(),
        _ => None,
    }
}

/// The weeks of the month of `day`, each from Monday to Sunday; also the days of other months that stand in them.
pub fn weeks(day: Date) -> Vec<[Date; 7]> {
    let first = day.with_day(1).unwrap_or(day);
    let monday = first.week(chrono::Weekday::Mon).first_day();
    let week = |number: u64| {
        let monday = monday.checked_add_days(Days::new(7 * number))?;
        let mut days = [monday; 7];
        for (after, day) in (0..).zip(&mut days) {
            *day = monday.checked_add_days(Days::new(after))?;
        }
        Some(days)
    };
    (0..6).map_while(week).take_while(|days| days[0] <= first || days[0].month() == first.month()).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_is_its_weeks() {
        let november = weeks(day("2026-11-25"));
        assert_eq!(november.len(), 6);
        assert_eq!((november[0][0], november[0][6]), (day("2026-10-26"), day("2026-11-01")));
        assert_eq!(november[5][0], day("2026-11-30"));
        assert_eq!(weeks(day("2027-02-14")).len(), 4, "a February that fits in four weeks");
    }

    #[test]
    fn the_keys_walk_through_days_weeks_and_months() {
        let mut calendar = Pick::Calendar(day("2026-01-31"));
        for (key, there) in [
            (Key::PageDown, "2026-02-28"),
            (Key::Right, "2026-03-01"),
            (Key::Up, "2026-02-22"),
            (Key::End, "2026-02-28"),
            (Key::Home, "2026-02-01"),
            (Key::Left, "2026-01-31"),
        ] {
            assert_eq!(calendar.take(key), Picked::Nothing);
            let Pick::Calendar(at) = calendar else { panic!() };
            assert_eq!(at, day(there), "{key:?}");
        }
        assert_eq!(calendar.take(Key::Enter), Picked::Day(day("2026-01-31")));
        assert_eq!(calendar.take(Key::Esc), Picked::Closed);
    }

    #[test]
    fn a_list_is_narrowed_by_typing() {
        let names = ["Mirjam de Vries", "Jan Bakker", "Zoë van ’t Hof"];
        let mut list = Pick::Values(List::new(names.map(|name| Choosable::plain(name, name)).to_vec(), 0));
        for letter in "zoe".chars() {
            list.take(Key::Char(letter));
        }
        assert_eq!(list.take(Key::Enter), Picked::Value("Zoë van ’t Hof".to_owned()));
        assert_eq!(list.take(Key::Home), Picked::Nothing);
    }
}
