//! A colleague changed the same text while somebody was typing: what becomes of both.
//!
//! Invariant: whatever is chosen, both texts are kept somewhere: in the case, in its journal, or as a draft.

use super::action::Action;
use super::dialog::Dialog;
use super::form::{Entry, Form};
use super::forms;
use super::message::Trouble;
use super::notice::Notice;
use super::{Effect, Key, State};
use crate::procedure::journal;

/// What can be done with two texts, in the order in which it is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Ours under theirs.
    Both,
    /// Both in one field, to be made one text.
    Merge,
    /// Theirs stays, ours is a draft.
    Theirs,
    /// Ours counts; theirs is in the log.
    Ours,
}

impl Answer {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Both, Self::Merge, Self::Theirs, Self::Ours];
}

impl State {
    /// The entry of a colleague that is in the way of the form, once it was read.
    pub fn entry_of_colleague(&self) -> Option<&journal::Entry> {
        let Some(Trouble::Conflict { entry: number, .. }) = self.form_in_hand()?.trouble else { return None };
        self.case()?.journal.iter().find(|entry| entry.number == number)
    }

    /// The colleague's text, where there is one, and that of the form under the question.
    pub fn both_texts(&self) -> (Option<String>, String) {
        let ours = self.form_in_hand().and_then(main_text).map(super::field::Field::value);
        let theirs = self.entry_of_colleague().and_then(|entry| entry.event.text());
        (theirs.map(ToString::to_string), ours.unwrap_or_default())
    }

    /// Asks what to do, once the case was read again.
    pub(super) fn ask_about_conflict(&mut self) -> Vec<Effect> {
        self.notice = Notice::None;
        self.dialogs.push(Dialog::Conflict(0));
        let number = self.hand.number.clone();
        number.map_or_else(Vec::new, |number| self.load_case(number, false))
    }

    pub(super) fn take_in_conflict(&mut self, key: Key) -> Vec<Effect> {
        let Some(Dialog::Conflict(at)) = self.dialogs.last_mut() else { return Vec::new() };
        let last = Answer::ALL.len() - 1;
        match key {
            Key::Up => *at = at.saturating_sub(1),
            Key::Down => *at = (*at + 1).min(last),
            Key::Char(digit @ '1'..='4') => {
                let chosen = digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok()).unwrap_or(1) - 1;
                return self.settle_conflict(Answer::ALL[chosen.min(last)]);
            }
            Key::Enter => {
                let chosen = (*at).min(last);
                return self.settle_conflict(Answer::ALL[chosen]);
            }
            Key::Esc | Key::F(3) => {
                self.dialogs.pop();
            }
            _ => {}
        }
        Vec::new()
    }

    fn settle_conflict(&mut self, answer: Answer) -> Vec<Effect> {
        let (theirs, ours) = self.both_texts();
        self.dialogs.pop();
        // what is saved from here on was typed in sight of both
        self.begun_at = self.case().map_or(0, |case| case.version());
        let Some(Dialog::Form(form)) = self.dialogs.last_mut() else { return Vec::new() };
        form.trouble = None;
        // statements stand beside each other; of what there is one, both texts come into one
        let is_joined = answer == Answer::Merge || answer == Answer::Both && form.action != Action::Hear;
        if let (true, Some(theirs), Some(field)) = (is_joined, theirs, main_text_mut(form)) {
            field.set(&format!("{theirs}\n\n{ours}"));
        }
        match answer {
            Answer::Merge => {
                self.notice = Notice::Typing;
                Vec::new()
            }
            Answer::Theirs => self.close_form(),
            Answer::Both | Answer::Ours => {
                let (action, number) = (form.action, form.case.clone());
                match forms::wish(form, &self.office) {
                    Some(wish) => self.perform(action, number, wish, false),
                    None => self.save(),
                }
            }
        }
    }
}

fn main_text(form: &Form) -> Option<&super::field::Field> {
    form.fields.iter().find_map(|field| match &field.entry {
        Entry::Text(text) => Some(text),
        _ => None,
    })
}

fn main_text_mut(form: &mut Form) -> Option<&mut super::field::Field> {
    form.fields.iter_mut().find_map(|field| match &mut field.entry {
        Entry::Text(text) => Some(text),
        _ => None,
    })
}
