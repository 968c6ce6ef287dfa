//! One field of a form: what goes into it, what it amounts to, and what is wrong with it.
//!
//! Invariant: a field keeps what was typed, also where that is wrong; what it amounts to is one of the values there are, or
//! nothing.

use crate::desk::state::dates::{self, DateFault, Leaning};
use crate::desk::state::field::Field;
use crate::desk::state::fold::{fold, nearest};
use crate::desk::state::office::Office;
use crate::desk::state::remind;
use crate::procedure::{CaseNumber, Choice, Date, Email, LINE_LIMIT, Line, Text, TextFault, UserName};

/// How many values are named where what was typed is none of them.
const MOST_NAMED: usize = 3;

/// One of the values to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosable {
    /// What it is for the program.
    pub value: String,
    /// How it reads: the words of a topic and name, or a text as it is.
    pub label: Label,
}

impl Choosable {
    /// A value that reads as it is.
    pub fn plain(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: Label::Plain(label.into()) }
    }
}

/// How a value reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// The words that `lang` has for this topic and name.
    Word(&'static str, &'static str),
    /// As it is: the name of a person, a category, a point.
    Plain(String),
}

impl Label {
    /// What it is found by.
    pub fn sought(&self) -> &str {
        match self {
            Self::Word(_, name) => name,
            Self::Plain(text) => text,
        }
    }
}

/// What goes into a field.
#[derive(Clone, Debug)]
pub enum Entry {
    /// One line.
    Line(Field),
    /// An e-mail address.
    Email(Field),
    /// Many lines.
    Text(Field),
    /// A date.
    Date(Field, Leaning),
    /// A moment that has been, or one to come: a date, perhaps with a time.
    Moment(Field, Leaning),
    /// The number of a case.
    Case(Field),
    /// A path of a file on this machine.
    Path(Field),
    /// One of a few values, or none yet; all are in sight.
    Choice(Vec<Choosable>, Option<usize>),
    /// One of many values, found by typing a part of it.
    Pick(Vec<Choosable>, Field),
    /// Yes or no.
    Check(bool),
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It must be filled in.
    Required,
    /// Nothing in it can be seen.
    Unreadable,
    /// Longer than so many bytes.
    TooLong(usize),
    /// No e-mail address.
    NotEmail,
    /// No number of a case.
    NotCase,
    /// No date.
    NotDate(DateFault),
    /// A day is asked for, without a time of day.
    DayOnly,
    /// It cannot have been yet; perhaps the same day of the year before was meant.
    NotYet {
        /// What was typed.
        date: Date,
        /// What may have been meant.
        meant: Option<Date>,
    },
    /// It has been already.
    HasBeen,
    /// None of the values there are; these come nearest.
    Unknown(Vec<String>),
    /// It fits more than one value.
    Several(Vec<String>),
}

/// One field of a form.
#[derive(Clone, Debug)]
pub struct FormField {
    /// Its name: the words for it are kept under `field-` and this.
    pub key: &'static str,
    /// It must be filled in.
    pub is_required: bool,
    /// What goes into it.
    pub entry: Entry,
    /// What is wrong with it, once that was looked at.
    pub fault: Option<Fault>,
}

impl FormField {
    /// A field that may stay empty.
    pub fn new(key: &'static str, entry: Entry) -> Self {
        Self { key, is_required: false, entry, fault: None }
    }

    /// The same, to be filled in.
    pub fn required(self) -> Self {
        Self { is_required: true, ..self }
    }

    /// What somebody types in, where typing is what one does here.
    pub fn typing(&self) -> Option<&Field> {
        match &self.entry {
            Entry::Line(field)
            | Entry::Email(field)
            | Entry::Text(field)
            | Entry::Date(field, _)
            | Entry::Moment(field, _)
            | Entry::Case(field)
            | Entry::Path(field)
            | Entry::Pick(_, field) => Some(field),
            Entry::Choice(..) | Entry::Check(_) => None,
        }
    }

    pub(super) fn typing_mut(&mut self) -> Option<&mut Field> {
        match &mut self.entry {
            Entry::Line(field)
            | Entry::Email(field)
            | Entry::Text(field)
            | Entry::Date(field, _)
            | Entry::Moment(field, _)
            | Entry::Case(field)
            | Entry::Path(field)
            | Entry::Pick(_, field) => Some(field),
            Entry::Choice(..) | Entry::Check(_) => None,
        }
    }

    /// The values to choose from, where there are any.
    pub fn options(&self) -> &[Choosable] {
        match &self.entry {
            Entry::Choice(options, _) | Entry::Pick(options, _) => options,
            _ => &[],
        }
    }

    /// The one that is chosen.
    pub fn chosen(&self) -> Option<&Choosable> {
        match &self.entry {
            Entry::Choice(options, chosen) => chosen.and_then(|at| options.get(at)),
            Entry::Pick(options, field) => meant(options, &field.value()),
            _ => None,
        }
    }

    /// Its value as text: what was typed, the value that was chosen, `yes` for a mark.
    pub fn value(&self) -> String {
        match &self.entry {
            Entry::Choice(..) | Entry::Pick(..) => self.chosen().map(|option| option.value.clone()).unwrap_or_default(),
            Entry::Check(is_on) => if *is_on { "yes" } else { "" }.to_owned(),
            _ => self.typing().map(Field::value).unwrap_or_default(),
        }
    }

    /// Sets it from a value as [`FormField::value`] gives it.
    pub fn set(&mut self, value: &str) {
        match &mut self.entry {
            Entry::Choice(options, chosen) => *chosen = options.iter().position(|option| option.value == value),
            Entry::Check(is_on) => *is_on = value == "yes",
            Entry::Pick(options, field) => {
                let option = options.iter().find(|option| option.value == value);
                field.set(option.map_or(value, |option| option.label.sought()));
            }
            _ => {
                if let Some(field) = self.typing_mut() {
                    field.set(value);
                }
            }
        }
    }

    /// What is in it, as it is kept for later: also what amounts to nothing yet.
    pub(super) fn kept(&self) -> String {
        match &self.entry {
            Entry::Pick(_, field) if self.chosen().is_none() => field.value(),
            _ => self.value(),
        }
    }

    /// Writes a value that was found by a part of it in full.
    pub(super) fn complete(&mut self) {
        if let Entry::Pick(options, field) = &mut self.entry
            && let Some(option) = meant(options, &field.value())
            && field.value() != option.label.sought()
        {
            field.replace(option.label.sought());
        }
    }

    /// What is wrong with it now.
    pub fn check(&self, office: &Office) -> Option<Fault> {
        let value = self.typing().map_or_else(|| self.value(), Field::value);
        if value.trim().is_empty() {
            return self.is_required.then_some(Fault::Required);
        }
        let of = |fault: TextFault, otherwise| match fault {
            TextFault::TooLong { most, .. } => Fault::TooLong(most),
            TextFault::Empty | TextFault::Form => otherwise,
        };
        match &self.entry {
            Entry::Line(_) => Line::new(&value).err().map(|fault| of(fault, Fault::TooLong(LINE_LIMIT))),
            Entry::Email(_) => Email::new(&value).err().map(|fault| of(fault, Fault::NotEmail)),
            Entry::Case(_) => CaseNumber::new(&value).err().map(|fault| of(fault, Fault::NotCase)),
            Entry::Text(_) => Text::new(&value).err().map(|fault| of(fault, Fault::Unreadable)),
            Entry::Date(_, leaning) => match dates::read(&value, office.today(), *leaning) {
                Ok((_, Some(_))) => Some(Fault::DayOnly),
                Ok((date, None)) if *leaning == Leaning::Future && date < office.today() => Some(Fault::HasBeen),
                Ok(_) => None,
                Err(fault) => Some(Fault::NotDate(fault)),
            },
            Entry::Moment(_, Leaning::Future) => match remind::typed(&value, office) {
                Ok(moment) => (moment <= office.now).then_some(Fault::HasBeen),
                Err(fault) => Some(Fault::NotDate(fault)),
            },
            Entry::Moment(_, Leaning::Past) => match dates::read(&value, office.today(), Leaning::Past) {
                Ok((date, time)) if office.moment(date, time) > office.now => {
                    Some(Fault::NotYet { date, meant: dates::year_before(date) })
                }
                Ok(_) => None,
                Err(fault) => Some(Fault::NotDate(fault)),
            },
            Entry::Pick(options, _) => unknown(options, &value),
            Entry::Path(_) | Entry::Choice(..) | Entry::Check(_) => None,
        }
    }
}

/// The values that have a word that begins like `typed`; all where nothing was typed.
pub fn fitting<'a>(options: &'a [Choosable], typed: &str) -> Vec<&'a Choosable> {
    let typed = fold(typed);
    let fits = |option: &&Choosable| {
        let label = fold(option.label.sought());
        label.starts_with(&typed) || label.match_indices(&typed).any(|(at, _)| label[..at].ends_with([' ', '-']))
    };
    options.iter().filter(fits).collect()
}

/// The one that is meant by what was typed: it reads so, or is the only one that begins so.
fn meant<'a>(options: &'a [Choosable], typed: &str) -> Option<&'a Choosable> {
    let folded = fold(typed);
    if folded.is_empty() {
        return None;
    }
    let is_it = |option: &&Choosable| fold(option.label.sought()) == folded || option.value == typed.trim();
    options.iter().find(is_it).or_else(|| match fitting(options, typed).as_slice() {
        [only] => Some(*only),
        _ => None,
    })
}

fn unknown(options: &[Choosable], typed: &str) -> Option<Fault> {
    if meant(options, typed).is_some() {
        return None;
    }
    let names = |options: Vec<&Choosable>| {
        options.into_iter().take(MOST_NAMED).map(|option| option.label.sought().to_owned()).collect()
    };
    let fitting = fitting(options, typed);
    if fitting.is_empty() {
        let labels = options.iter().map(|option| option.label.sought());
        return Some(Fault::Unknown(nearest(typed, labels, MOST_NAMED)));
    }
    Some(Fault::Several(names(fitting)))
}

/// Every value of a closed set, none chosen yet.
pub fn choice<T: Choice>(chosen: Option<T>) -> Entry {
    among(T::ALL, chosen)
}

/// These values of a closed set.
pub fn among<T: Choice>(values: &[T], chosen: Option<T>) -> Entry {
    let option = |value: &T| Choosable { value: value.name().to_owned(), label: Label::Word(T::TOPIC, value.name()) };
    let at = chosen.and_then(|chosen| values.iter().position(|value| *value == chosen));
    Entry::Choice(values.iter().map(option).collect(), at)
}

/// Colleagues, by name.
pub fn people<'a>(people: impl Iterator<Item = (&'a UserName, &'a str)>) -> Entry {
    Entry::Pick(people.map(|(user, name)| Choosable::plain(user.as_str(), name)).collect(), Field::line())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn options() -> Vec<Choosable> {
        ["bejegening", "beoordeling", "uitslag en certificaat", "Céline Özdemir"]
            .map(|name| Choosable::plain(name, name))
            .to_vec()
    }

    #[test]
    fn a_value_is_found_by_the_beginning_of_one_of_its_words() {
        for (typed, found) in [
            ("bej", Some("bejegening")),
            ("CERT", Some("uitslag en certificaat")),
            ("ozd", Some("Céline Özdemir")),
            ("Beoordeling ", Some("beoordeling")),
            ("be", None),
            ("ordeling", None),
            ("", None),
        ] {
            let options = options();
            assert_eq!(meant(&options, typed).map(|option| option.value.as_str()), found, "{typed}");
        }
    }

    #[test]
    fn what_is_not_there_says_what_comes_near() {
        assert_eq!(unknown(&options(), "be"), Some(Fault::Several(vec!["bejegening".into(), "beoordeling".into()])));
        let Some(Fault::Unknown(nearest)) = unknown(&options(), "bejeegning") else { panic!() };
        assert_eq!(nearest.first().map(String::as_str), Some("bejegening"));
        assert_eq!(unknown(&options(), "bej"), None);
    }
}
