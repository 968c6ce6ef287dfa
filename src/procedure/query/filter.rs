//! What a query asks of a field: its value, read and checked.

use chrono::{Months, NaiveDate};

use super::super::roles::Person;
use super::super::words::words;
use super::super::{Date, Finding, Kind, Stage, UserName};
use super::fields::{self, Field};

/// What a field must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Received in one of these years.
    Years {
        /// The first.
        first: i32,
        /// The last; the same as the first for one year.
        last: i32,
    },
    /// Received on or after this date.
    From(Date),
    /// Received on or before this date.
    To(Date),
    /// One of these.
    Finding(Vec<Finding>),
    /// One of these.
    Kind(Vec<Kind>),
    /// One of these.
    Stage(Vec<Stage>),
    /// One of these people answers for it.
    Handler(Vec<UserName>),
    /// Nobody answers for it yet.
    NoHandler,
    /// Category, complainant, location or exam has words that begin so.
    Holds(Field, Vec<String>),
    /// The serial number, with the year where it was given.
    Number {
        /// The year in the number.
        year: Option<i32>,
        /// What comes after it.
        serial: u32,
    },
}

/// The value of a field that cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a value of {field:?}")]
pub struct Fault {
    /// The field.
    pub field: Field,
    /// What was typed as its value.
    pub value: String,
    /// The values there are, where that depends on the office: the names of its people.
    pub known: Vec<String>,
}

impl Filter {
    /// Which field it is about.
    pub fn field(&self) -> Field {
        match self {
            Self::Years { .. } => Field::Year,
            Self::From(_) => Field::From,
            Self::To(_) => Field::To,
            Self::Finding(_) => Field::Finding,
            Self::Kind(_) => Field::Kind,
            Self::Stage(_) => Field::Stage,
            Self::Handler(_) | Self::NoHandler => Field::Handler,
            Self::Holds(field, _) => *field,
            Self::Number { .. } => Field::Number,
        }
    }

    /// Reads the value of `field`. `None` where nothing is asked yet: it is empty, or `is_typed` and could still become a
    /// value.
    pub(super) fn read(field: Field, value: &str, is_typed: bool, people: &[Person]) -> Result<Option<Self>, Fault> {
        let folded: Vec<String> = words(value).map(|word| word.folded).collect();
        if folded.is_empty() {
            return Ok(None);
        }
        let joined = folded.concat();
        let may_become =
            is_typed && value.len() < 10 && value.bytes().all(|b| b.is_ascii_digit() || b"-/.".contains(&b));
        let read = match field {
            Field::Year => years(value),
            Field::From => date_span(value).map(|(first, _)| Self::From(first)),
            Field::To => date_span(value).map(|(_, last)| Self::To(last)),
            Field::Number => number(value),
            Field::Finding => some(fields::beginning(fields::FINDINGS, &joined)).map(Self::Finding),
            Field::Kind => some(fields::beginning(fields::KINDS, &joined)).map(Self::Kind),
            Field::Stage => some(fields::beginning(fields::STAGES, &joined)).map(Self::Stage),
            Field::Handler => handler(&folded, people),
            Field::Category | Field::Complainant | Field::Location | Field::Exam => Some(Self::Holds(field, folded)),
        };
        match read {
            Some(filter) => Ok(Some(filter)),
            None if may_become => Ok(None),
            None => Err(Fault { field, value: value.to_owned(), known: known(field, people) }),
        }
    }
}

fn known(field: Field, people: &[Person]) -> Vec<String> {
    let here = people.iter().filter(|person| field == Field::Handler && person.active);
    here.map(|person| person.name.to_string()).collect()
}

fn some<T>(found: Vec<T>) -> Option<Vec<T>> {
    (!found.is_empty()).then_some(found)
}

fn year(text: &str) -> Option<i32> {
    (text.len() == 4).then(|| text.parse().ok()).flatten().filter(|year| (1900..=2999).contains(year))
}

/// `2025`, `2023-2025`, `2023..2025`.
fn years(value: &str) -> Option<Filter> {
    let (first, last) = value.split_once("..").or_else(|| value.split_once('-')).unwrap_or((value, value));
    let (first, last) = (year(first)?, year(last)?);
    (first <= last).then_some(Filter::Years { first, last })
}

/// The first and the last day of a year, a month or a day: `2025`, `03-2025`, `2025-03`, `12-03-2025`, `2025-03-12`.
fn date_span(value: &str) -> Option<(Date, Date)> {
    let parts: Vec<&str> = value.split(['-', '/', '.']).collect();
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 2);
    let (first, months) = match *parts.as_slice() {
        [only] => (NaiveDate::from_ymd_opt(year(only)?, 1, 1)?, 12),
        [left, right] => {
            let (year, month) =
                year(right).map(|year| (year, left)).or_else(|| year(left).map(|year| (year, right)))?;
            (NaiveDate::from_ymd_opt(year, number(month)?, 1)?, 1)
        }
        [left, month, right] => {
            let (year, day) = year(right).map(|year| (year, left)).or_else(|| year(left).map(|year| (year, right)))?;
            let day = NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)?;
            return Some((day, day));
        }
        _ => return None,
    };
    let last = first.checked_add_months(Months::new(months))?.pred_opt()?;
    Some((first, last))
}

/// `43`, `2026-0043`, `ECM-2026-0043`.
fn number(value: &str) -> Option<Filter> {
    let mut parts = value.rsplitn(3, '-');
    let serial = parts.next()?;
    let serial = serial.parse().ok().filter(|_| serial.bytes().all(|b| b.is_ascii_digit()))?;
    let year = match parts.next() {
        Some(text) => Some(year(text)?),
        None => None,
    };
    Some(Filter::Number { year, serial })
}

/// The people whose name or user name has words that begin so; `niemand` and `nobody` are nobody.
fn handler(typed: &[String], people: &[Person]) -> Option<Filter> {
    if let [only] = typed
        && only.len() > 1
        && ["niemand", "nobody"].iter().any(|nobody| nobody.starts_with(only.as_str()))
    {
        return Some(Filter::NoHandler);
    }
    let is_meant = |person: &&Person| {
        let known: Vec<String> =
            words(person.name.as_str()).chain(words(person.user.as_str())).map(|word| word.folded).collect();
        typed.iter().all(|typed| known.iter().any(|known| known.starts_with(typed.as_str())))
    };
    some(people.iter().filter(is_meant).map(|person| person.user.clone()).collect()).map(Filter::Handler)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::super::Choice;
    use super::*;

    fn person(user: &str, name: &str) -> Person {
        Person {
            user: UserName::new(user).unwrap(),
            name: super::super::super::Line::new(name).unwrap(),
            mail: None,
            roles: crate::procedure::roles::Roles::default(),
            active: true,
        }
    }

    fn read(field: &str, value: &str) -> Result<Option<Filter>, Fault> {
        let people = [person("mirjam", "Mirjam de Vries"), person("bas.k", "Bas Kok")];
        Filter::read(Field::of_name(field).unwrap(), value, false, &people)
    }

    #[test]
    fn values_are_read_in_both_languages_and_by_their_beginning() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        for (field, value, filter) in [
            ("jaar", "2025", Filter::Years { first: 2025, last: 2025 }),
            ("year", "2023-2025", Filter::Years { first: 2023, last: 2025 }),
            ("oordeel", "deels-gegrond", Filter::Finding(vec![Finding::PartlyUpheld])),
            ("Finding", "UPHELD", Filter::Finding(vec![Finding::Upheld])),
            ("oordeel", "ge", Filter::Finding(vec![Finding::Upheld, Finding::Undecidable])),
            ("soort", "signaal", Filter::Kind(vec![Kind::Signal])),
            ("van", "2025", Filter::From(day("2025-01-01"))),
            ("tot", "03-2025", Filter::To(day("2025-03-31"))),
            ("tot", "12-03-2025", Filter::To(day("2025-03-12"))),
            ("from", "2025-03-12", Filter::From(day("2025-03-12"))),
            ("nummer", "43", Filter::Number { year: None, serial: 43 }),
            ("number", "ECM-2026-0043", Filter::Number { year: Some(2026), serial: 43 }),
            ("behandelaar", "vries", Filter::Handler(vec![UserName::new("mirjam").unwrap()])),
            ("behandelaar", "niemand", Filter::NoHandler),
            ("locatie", "Zuid 3", Filter::Holds(Field::Location, vec!["zuid".to_owned(), "3".to_owned()])),
        ] {
            assert_eq!(read(field, value), Ok(Some(filter)), "{field}:{value}");
        }
    }

    #[test]
    fn a_value_that_cannot_be_is_said_and_one_that_can_become_is_awaited() {
        for (field, value) in [
            ("jaar", "25"),
            ("jaar", "2025-2023"),
            ("oordeel", "x"),
            ("van", "31-11-2025"),
            ("nummer", "x"),
            ("behandelaar", "jan"),
        ] {
            assert!(read(field, value).is_err(), "{field}:{value}");
        }
        assert_eq!(Filter::read(Field::Year, "20", true, &[]), Ok(None));
        assert_eq!(Filter::read(Field::From, "31-11-", true, &[]), Ok(None));
        assert_eq!(Filter::read(Field::Year, "", false, &[]), Ok(None));
    }

    #[test]
    fn names_and_values_have_no_capitals_nor_blanks() {
        let bare = |word: &str| word.bytes().all(|letter| letter.is_ascii_lowercase());
        for field in Field::ALL {
            assert!(field.names().iter().all(|name| bare(name) && Field::of_name(name) == Some(*field)));
            assert!(fields::closed_values(*field).iter().all(|word| bare(word)));
        }
    }
}
