//! A form: fields, what is typed in them, and what is wrong with it.
//!
//! Invariant: closing a form loses nothing. Its values are kept under its slot until they have become an entry.

use std::collections::BTreeMap;

use crate::procedure::{CaseNumber, Choice, Email, LINE_LIMIT, Line, TextFault, UserName};

use super::action::Action;
use super::dates::{self, DateFault, Leaning};
use super::field::Field;
use super::message::Trouble;
use super::office::Office;
use super::{Key, Ticket};

/// One of the values to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosable {
    /// What it is for the program.
    pub value: String,
    /// How it reads: the words of a topic and name, or a text as it is.
    pub label: Label,
}

/// How a value reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// The words that `lang` has for this topic and name.
    Word(&'static str, &'static str),
    /// As it is: the name of a person, a category, a point.
    Plain(String),
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
    /// A date, perhaps with a time; empty means now.
    Date(Field, Leaning),
    /// The number of a case.
    Case(Field),
    /// A path of a file on this machine.
    Path(Field),
    /// One of several values, or none yet.
    Choice(Vec<Choosable>, Option<usize>),
    /// Yes or no.
    Check(bool),
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It must be filled in.
    Required,
    /// Longer than so many bytes.
    TooLong(usize),
    /// No e-mail address.
    NotEmail,
    /// No number of a case.
    NotCase,
    /// No date.
    NotDate(DateFault),
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
            | Entry::Case(field)
            | Entry::Path(field) => Some(field),
            Entry::Choice(..) | Entry::Check(_) => None,
        }
    }

    fn typing_mut(&mut self) -> Option<&mut Field> {
        match &mut self.entry {
            Entry::Line(field)
            | Entry::Email(field)
            | Entry::Text(field)
            | Entry::Date(field, _)
            | Entry::Case(field)
            | Entry::Path(field) => Some(field),
            Entry::Choice(..) | Entry::Check(_) => None,
        }
    }

    /// Its value as text: what was typed, the value that was chosen, `yes` for a mark.
    pub fn value(&self) -> String {
        match &self.entry {
            Entry::Choice(options, chosen) => {
                chosen.and_then(|at| options.get(at)).map(|option| option.value.clone()).unwrap_or_default()
            }
            Entry::Check(is_on) => if *is_on { "yes" } else { "" }.to_owned(),
            _ => self.typing().map(Field::value).unwrap_or_default(),
        }
    }

    /// Sets it from a value as [`FormField::value`] gives it.
    pub fn set(&mut self, value: &str) {
        match &mut self.entry {
            Entry::Choice(options, chosen) => *chosen = options.iter().position(|option| option.value == value),
            Entry::Check(is_on) => *is_on = value == "yes",
            _ => {
                if let Some(field) = self.typing_mut() {
                    field.set(value);
                }
            }
        }
    }

    /// What is wrong with it now.
    fn check(&self, office: &Office) -> Option<Fault> {
        let value = self.value();
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
            Entry::Date(_, leaning) => dates::read(&value, office.today(), *leaning).err().map(Fault::NotDate),
            Entry::Text(_) => crate::procedure::Text::new(&value).err().map(|fault| of(fault, Fault::Required)),
            Entry::Path(_) | Entry::Choice(..) | Entry::Check(_) => None,
        }
    }
}

/// A form on the screen.
#[derive(Clone, Debug)]
pub struct Form {
    /// What it does.
    pub action: Action,
    /// To which case; none for a registration.
    pub case: Option<CaseNumber>,
    /// Its fields, in the order in which they are filled in.
    pub fields: Vec<FormField>,
    /// The field with the cursor.
    pub focus: usize,
    /// Set while the store is at it.
    pub waiting: Option<Ticket>,
    /// Why the store did not do it.
    pub trouble: Option<Trouble>,
    /// It holds what was typed before, at another time.
    pub is_restored: bool,
    /// What is in it as it was opened: what differs from this was typed.
    initial: BTreeMap<String, String>,
}

/// What a key did to a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays.
    Stay,
    /// Close it; what was typed is kept.
    Close,
    /// Do it.
    Save,
}

impl Form {
    /// A form as it is opened.
    pub fn new(action: Action, case: Option<CaseNumber>, fields: Vec<FormField>) -> Self {
        let mut form = Self {
            action,
            case,
            fields,
            focus: 0,
            waiting: None,
            trouble: None,
            is_restored: false,
            initial: BTreeMap::new(),
        };
        form.initial = form.values();
        form
    }

    /// The name under which its draft is kept.
    pub fn slot(&self) -> String {
        let case = self.case.as_ref().map_or("", |number| number.as_str());
        format!("{}/{case}", self.action.name())
    }

    /// The act and the case of a draft kept under `slot`.
    pub fn of_slot(slot: &str) -> Option<(Action, Option<CaseNumber>)> {
        let (action, case) = slot.split_once('/')?;
        Some((Action::from_name(action)?, CaseNumber::new(case).ok()))
    }

    /// The field of that name.
    pub fn field(&self, key: &str) -> Option<&FormField> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The value of the field of that name; empty where there is none.
    pub fn value(&self, key: &str) -> String {
        self.field(key).map(FormField::value).unwrap_or_default()
    }

    /// The number of characters in the text with the cursor.
    pub fn length(&self) -> usize {
        self.fields.get(self.focus).map(|field| field.value().chars().count()).unwrap_or_default()
    }

    fn values(&self) -> BTreeMap<String, String> {
        self.fields.iter().map(|field| (field.key.to_owned(), field.value())).collect()
    }

    /// What is worth keeping; nothing where nothing was typed.
    pub fn draft(&self) -> Option<String> {
        let values = self.values();
        if values == self.initial { None } else { serde_json::to_string(&values).ok() }
    }

    /// Puts back what was kept. What cannot be read is passed over.
    pub fn restore(&mut self, draft: &str) {
        let values: BTreeMap<String, String> = serde_json::from_str(draft).unwrap_or_default();
        for field in &mut self.fields {
            if let Some(value) = values.get(field.key) {
                field.set(value);
            }
        }
        self.is_restored = !values.is_empty();
    }

    /// Looks at every field; the cursor goes to the first that is wrong. True where none is.
    pub fn check(&mut self, office: &Office) -> bool {
        for field in &mut self.fields {
            field.fault = field.check(office);
        }
        let wrong = self.fields.iter().position(|field| field.fault.is_some());
        self.focus = wrong.unwrap_or(self.focus);
        wrong.is_none()
    }

    /// Puts a value, as [`FormField::value`] gives it, in the field at `at`, and looks at it.
    pub fn fill(&mut self, at: usize, value: &str, office: &Office) {
        if let Some(field) = self.fields.get_mut(at) {
            field.set(value);
            field.fault = field.check(office);
            self.focus = at;
        }
    }

    /// How many fields are wrong.
    pub fn faults(&self) -> usize {
        self.fields.iter().filter(|field| field.fault.is_some()).count()
    }

    /// Where somebody is typing: the field with the cursor, where typing is what one does in it.
    pub fn writing(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.focus).and_then(FormField::typing_mut)
    }

    /// Pastes into the field with the cursor.
    pub fn paste(&mut self, text: &str) {
        if let Some(field) = self.writing() {
            field.paste(text);
        }
    }

    /// Takes a key.
    pub fn take(&mut self, key: Key, office: &Office) -> Outcome {
        match key {
            Key::F(2) | Key::Ctrl('s') => return Outcome::Save,
            Key::Esc | Key::F(3) => return Outcome::Close,
            Key::Tab => self.step(true, office),
            Key::BackTab => self.step(false, office),
            Key::F(4) => self.pick(),
            _ => {
                if !self.take_in_field(key) {
                    match key {
                        Key::Down | Key::Enter => self.step(true, office),
                        Key::Up => self.step(false, office),
                        _ => {}
                    }
                }
            }
        }
        Outcome::Stay
    }

    /// Goes to the next or previous field, round and round; the one that is left is looked at.
    fn step(&mut self, is_forward: bool, office: &Office) {
        let count = self.fields.len().max(1);
        if let Some(field) = self.fields.get_mut(self.focus) {
            // an empty field may still be filled in: that is no fault before saving
            field.fault = field.check(office).filter(|fault| *fault != Fault::Required);
        }
        self.focus = if is_forward { self.focus + 1 } else { self.focus + count - 1 } % count;
    }

    fn take_in_field(&mut self, key: Key) -> bool {
        let Some(field) = self.fields.get_mut(self.focus) else { return false };
        field.fault = field.fault.take().filter(|_| matches!(key, Key::Up | Key::Down));
        match &mut field.entry {
            Entry::Check(is_on) => match key {
                Key::Char(' ' | 'x' | 'X') => *is_on = !*is_on,
                Key::Char('j' | 'J' | 'y' | 'Y') => *is_on = true,
                Key::Char('n' | 'N') => *is_on = false,
                _ => return false,
            },
            Entry::Choice(options, chosen) => return take_in_choice(options, chosen, key, field.is_required),
            _ => return field.typing_mut().is_some_and(|field| field.take(key)),
        }
        true
    }

    /// F4: the next value; today in an empty date.
    fn pick(&mut self) {
        let Some(field) = self.fields.get_mut(self.focus) else { return };
        match &mut field.entry {
            Entry::Choice(options, chosen) => {
                take_in_choice(options, chosen, Key::Right, field.is_required);
            }
            Entry::Check(is_on) => *is_on = !*is_on,
            Entry::Date(date, _) if date.is_empty() => date.set("vandaag"),
            _ => {}
        }
    }
}

fn take_in_choice(options: &[Choosable], chosen: &mut Option<usize>, key: Key, is_required: bool) -> bool {
    let count = options.len();
    if count == 0 {
        return false;
    }
    *chosen = match (key, *chosen) {
        (Key::Right | Key::Char(' '), None) => Some(0),
        (Key::Left, None) => Some(count - 1),
        (Key::Right | Key::Char(' '), Some(at)) => Some((at + 1) % count),
        (Key::Left, Some(at)) => Some((at + count - 1) % count),
        (Key::Backspace | Key::Delete, _) if !is_required => None,
        (Key::Home, _) => Some(0),
        (Key::End, _) => Some(count - 1),
        (Key::Char(digit @ '1'..='9'), _) => {
            let at = digit.to_digit(10).and_then(|digit| usize::try_from(digit - 1).ok()).filter(|at| *at < count);
            at.or(*chosen)
        }
        _ => return false,
    };
    true
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
    let option = |(user, name): (&UserName, &str)| Choosable {
        value: user.as_str().to_owned(),
        label: Label::Plain(name.to_owned()),
    };
    Entry::Choice(people.map(option).collect(), None)
}
