//! A form: fields, what is typed in them, and what is wrong with it.
//!
//! Invariant: closing a form loses nothing. Its values are kept under its slot until they have become an entry.

mod entry;
mod pick;

use std::collections::BTreeMap;

pub use entry::{Choosable, Entry, Fault, FormField, Label, among, choice, fitting, people};
pub use pick::{List, Pick, Picked, weeks};

use super::action::Action;
use super::dates::{self, Leaning};
use super::field::Field;
use super::forms;
use super::message::Trouble;
use super::office::Office;
use super::{Key, Ticket};
use crate::procedure::{CaseNumber, Choice, Date};

/// A form on the screen.
#[derive(Clone, Debug)]
pub struct Form {
    /// What it does.
    pub action: Action,
    /// To which case; none for a registration, and for what is done to all that are marked.
    pub case: Option<CaseNumber>,
    /// Its fields, in the order in which they are filled in.
    pub fields: Vec<FormField>,
    /// The field with the cursor.
    pub focus: usize,
    /// What F4 opened over it; it has the keys.
    pub pick: Option<Pick>,
    /// Set while the store is at it.
    pub waiting: Option<Ticket>,
    /// Why the store did not do it.
    pub trouble: Option<Trouble>,
    /// It holds what was typed before, at another time.
    pub is_restored: bool,
    /// The characters of the field with the cursor, as they were counted last.
    pub counted: usize,
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
    /// Somebody wants a text to put in.
    Texts,
}

impl Form {
    /// A form as it is opened.
    pub fn new(action: Action, case: Option<CaseNumber>, fields: Vec<FormField>) -> Self {
        let mut form = Self {
            action,
            case,
            fields,
            focus: 0,
            pick: None,
            waiting: None,
            trouble: None,
            is_restored: false,
            counted: 0,
            initial: BTreeMap::new(),
        };
        form.initial = form.kept();
        form.count();
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

    /// Puts a value, as [`FormField::value`] gives it, in the field at `at`, and looks at it.
    pub fn fill(&mut self, at: usize, value: &str, office: &Office) {
        if let Some(field) = self.fields.get_mut(at) {
            field.set(value);
            field.fault = field.check(office);
            self.focus = at;
        }
        self.count();
    }

    /// Puts the cursor in the field of that name, where there is one.
    pub fn focus_on(&mut self, key: &str) {
        self.focus = self.fields.iter().position(|field| field.key == key).unwrap_or(self.focus);
    }

    /// Sets the field of that name, where there is one.
    pub fn set(&mut self, key: &str, value: &str) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.key == key) {
            field.set(value);
        }
    }

    /// What was said of the field of that name holds no more.
    pub fn take_back_fault(&mut self, key: &str) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.key == key) {
            field.fault = None;
        }
    }

    /// Whether the field counts: who is anonymous has no name to be asked for.
    pub fn is_shown(&self, field: &FormField) -> bool {
        const WHO: [&str; 5] = ["name", "email", "phone", "address", "relation"];
        !WHO.contains(&field.key) || self.value("anonymous") != "yes"
    }

    /// Counts the characters in the field with the cursor. Not at each letter: a number that changes with it costs more on a
    /// slow line than the letter itself.
    pub fn count(&mut self) {
        self.counted = self.fields.get(self.focus).map(|field| field.value().chars().count()).unwrap_or_default();
    }

    fn kept(&self) -> BTreeMap<String, String> {
        self.fields.iter().map(|field| (field.key.to_owned(), field.kept())).collect()
    }

    /// Whether anything was typed.
    pub fn is_untouched(&self) -> bool {
        self.kept() == self.initial
    }

    /// What is worth keeping; nothing where nothing was typed.
    pub fn draft(&self) -> Option<String> {
        let values = self.kept();
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
        self.count();
    }

    /// What a draft is about and how much of it there is: the number of a point, and the characters of its longest text.
    pub fn glance(draft: &str) -> (Option<u16>, usize) {
        let values: BTreeMap<String, String> = serde_json::from_str(draft).unwrap_or_default();
        let point = values.get("point").and_then(|point| point.parse().ok());
        // what was chosen is no text
        let texts = values.iter().filter(|(key, _)| forms::is_text(key));
        (point, texts.map(|(_, value)| value.chars().count()).max().unwrap_or_default())
    }

    /// Looks at every field that counts; the cursor goes to the first that is wrong. True where none is.
    pub fn check(&mut self, office: &Office) -> bool {
        let is_shown: Vec<bool> = self.fields.iter().map(|field| self.is_shown(field)).collect();
        for (field, is_shown) in self.fields.iter_mut().zip(is_shown) {
            field.complete();
            field.fault = field.check(office).filter(|_| is_shown);
        }
        let wrong = self.fields.iter().position(|field| field.fault.is_some());
        self.focus = wrong.unwrap_or(self.focus);
        self.count();
        wrong.is_none()
    }

    /// The names of the fields that are wrong.
    pub fn faults(&self) -> Vec<&'static str> {
        self.fields.iter().filter(|field| field.fault.is_some()).map(|field| field.key).collect()
    }

    /// Where somebody is typing: the field with the cursor, where typing is what one does in it.
    pub fn writing(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.focus).and_then(FormField::typing_mut)
    }

    /// Pastes into the field with the cursor.
    pub fn paste(&mut self, text: &str) {
        if self.pick.is_none()
            && let Some(field) = self.writing()
        {
            field.paste(text);
        }
        self.count();
    }

    /// Takes a key.
    pub fn take(&mut self, key: Key, office: &Office) -> Outcome {
        if let Some(pick) = &mut self.pick {
            let picked = pick.take(key);
            self.picked(picked);
            return Outcome::Stay;
        }
        match key {
            Key::F(2) | Key::Ctrl('s') => return Outcome::Save,
            Key::Esc | Key::F(3) => return Outcome::Close,
            Key::Tab => self.step(true, office),
            Key::BackTab => self.step(false, office),
            Key::F(4) => return self.open_pick(office),
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

    /// Goes to the next or previous field that counts, round and round; the one that is left is looked at.
    fn step(&mut self, is_forward: bool, office: &Office) {
        let count = self.fields.len().max(1);
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.complete();
            // an empty field may still be filled in: that is no fault before saving
            field.fault = field.check(office).filter(|fault| *fault != Fault::Required);
        }
        // a line that is too long for its field is read from its beginning, and typed on at its end
        self.go_in_line(Key::Home);
        for _ in 0..count {
            self.focus = if is_forward { self.focus + 1 } else { self.focus + count - 1 } % count;
            if self.fields.get(self.focus).is_some_and(|field| self.is_shown(field)) {
                break;
            }
        }
        self.go_in_line(Key::End);
        self.count();
    }

    fn go_in_line(&mut self, key: Key) {
        let text = self.fields.get_mut(self.focus).and_then(FormField::typing_mut);
        if let Some(text) = text.filter(|text| !text.has_many_lines()) {
            text.take(key);
        }
    }

    fn take_in_field(&mut self, key: Key) -> bool {
        let Some(field) = self.fields.get_mut(self.focus) else { return false };
        field.fault = field.fault.take().filter(|_| matches!(key, Key::Up | Key::Down));
        match &mut field.entry {
            Entry::Check(is_on) => match key {
                Key::Char(' ' | 'x' | 'X') | Key::Left | Key::Right => *is_on = !*is_on,
                Key::Char('j' | 'J' | 'y' | 'Y' | '1') => *is_on = true,
                Key::Char('n' | 'N' | '0') => *is_on = false,
                _ => return false,
            },
            Entry::Choice(options, chosen) => return take_in_choice(options, chosen, key, field.is_required),
            _ => return field.typing_mut().is_some_and(|field| field.take(key)),
        }
        true
    }

    /// Whether F4 opens something for the field with the cursor.
    pub fn can_pick(&self) -> bool {
        let entry = self.fields.get(self.focus).filter(|_| self.pick.is_none()).map(|field| &field.entry);
        !matches!(entry, None | Some(Entry::Line(_) | Entry::Email(_) | Entry::Case(_) | Entry::Path(_)))
    }

    /// F4: a calendar, all the values, or a text to put in; another mark in a box.
    fn open_pick(&mut self, office: &Office) -> Outcome {
        let Some(field) = self.fields.get_mut(self.focus) else { return Outcome::Stay };
        let today = office.today();
        let day =
            |text: &Field, leaning: Leaning| dates::read(&text.value(), today, leaning).map_or(today, |(date, _)| date);
        self.pick = match &mut field.entry {
            Entry::Text(_) => return Outcome::Texts,
            Entry::Date(text, leaning) | Entry::Moment(text, leaning) => Some(Pick::Calendar(day(text, *leaning))),
            Entry::Choice(options, chosen) => Some(Pick::Values(List::new(options.clone(), chosen.unwrap_or(0)))),
            Entry::Pick(options, text) => {
                let at = options.iter().position(|option| option.label.sought() == text.value());
                Some(Pick::Values(List::new(options.clone(), at.unwrap_or(0))))
            }
            Entry::Check(is_on) => {
                *is_on = !*is_on;
                None
            }
            Entry::Line(_) | Entry::Email(_) | Entry::Case(_) | Entry::Path(_) => None,
        };
        Outcome::Stay
    }

    /// Writes what was chosen into the field.
    fn picked(&mut self, picked: Picked) {
        if picked == Picked::Nothing {
            return;
        }
        self.pick = None;
        let Some(field) = self.fields.get_mut(self.focus) else { return };
        match picked {
            Picked::Day(day) => {
                let is_moment = matches!(field.entry, Entry::Moment(..));
                if let Some(text) = field.typing_mut() {
                    text.replace(&with_time(day, &text.value(), is_moment));
                }
            }
            Picked::Value(value) => match &mut field.entry {
                Entry::Pick(options, text) => {
                    if let Some(option) = options.iter().find(|option| option.value == value) {
                        text.replace(option.label.sought());
                    }
                }
                _ => field.set(&value),
            },
            Picked::Text(text) => self.paste(&text),
            Picked::Nothing | Picked::Closed => return,
        }
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.fault = None;
        }
    }
}

/// `day` as it is typed, with the time of day that was typed before it.
fn with_time(day: Date, typed: &str, keeps_time: bool) -> String {
    let day = day.format("%d-%m-%Y");
    match typed.split_whitespace().next_back().filter(|last| keeps_time && last.contains(':')) {
        Some(time) => format!("{day} {time}"),
        None => day.to_string(),
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
