//! The panel inside the list that tells of a term that has passed: the sentence, and what this person can do about it.
//!
//! Invariant: the letters in it are the letters of the list, so they are named only while the cursor is on that case; on
//! any other case it says how to get there.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::hints::word_of;
use super::widgets::Pane;
use super::widgets::keys::told;
use super::widgets::text::{cells, flow, put, put_lines, wrap};
use super::{Look, words};
use crate::desk::state::State;
use crate::desk::state::action::Action;
use crate::desk::state::keymap::{self, Does};
use crate::procedure::Choice;
use crate::procedure::case::Case;
use crate::procedure::steps;
use crate::procedure::summary::Summary;
use crate::procedure::terms::{Term, TermRule};

/// Rows of the list that stay in sight above it.
const LIST: usize = 5;

/// The panel, as wide as the list.
pub struct Panel {
    title: String,
    said: Vec<String>,
    keys: Vec<String>,
}

impl Panel {
    /// What there is to tell, in a list of so many cells and rows; nothing where the list would not be seen any more.
    pub fn of(state: &State, look: &Look, columns: u16, rows: usize) -> Option<Self> {
        let (case, term) = state.told_as_passed()?;
        let columns = usize::from(columns.saturating_sub(4));
        let said = wrap(&sentence(case, &term, state, look), columns);
        let keys = flow(keys(case, state, look).iter().map(String::as_str), "    ", columns);
        let title = match state.passed.count() {
            1 => look.text("passed-title"),
            count => look.text_with("passed-title-more", &[("count", &count.to_string())]),
        };
        let panel = Self { title, said, keys };
        (rows >= usize::from(panel.height()) + LIST).then_some(panel)
    }

    /// How many rows it takes.
    pub fn height(&self) -> u16 {
        cells(self.said.len() + self.keys.len() + 2)
    }

    /// Draws it.
    pub fn draw(self, buffer: &mut Buffer, area: Rect, look: &Look) {
        let inner = Pane::new(&self.title).draw(buffer, area, look);
        let below = cells(self.said.len());
        put_lines(buffer, inner, self.said, look.theme.text());
        for (row, keys) in (below..inner.height).zip(self.keys) {
            put(buffer, inner, 0, row, told(&keys, "  ", look));
        }
    }
}

/// What did not happen, and whose turn it is.
fn sentence(case: &Summary, term: &Term, state: &State, look: &Look) -> String {
    let days = match term.rule {
        TermRule::Days(rule) => look.count("passed-days", rule.days.into()),
        TermRule::Promised | TermRule::Retention => String::new(),
    };
    let values = [("number", case.number.as_str()), ("days", &*days), ("date", &*look.day(term.due))];
    let what = look.text_with(&format!("passed-{}", term.name.name().replace('_', "-")), &values);
    let is_nobodys = case.handed_to.is_none() && case.responsible.is_none() && !case.waits_for_complainant;
    let whose = if is_nobodys {
        look.text("passed-nobody")
    } else {
        look.text_with("passed-turn", &[("who", &words::turn_of(case, &state.office, look))])
    };
    format!("{what} {whose}")
}

/// What can be done about it, each key with its word.
fn keys(case: &Summary, state: &State, look: &Look) -> Vec<String> {
    let mut keys = Vec::new();
    if state.inbox.selected.as_ref() == Some(&case.number) {
        if let Some(case) = state.hand.shown().filter(|shown| shown.number == case.number) {
            let letters = keymap::all().iter().filter(|binding| match binding.does {
                Does::WhatNow => is_theirs(case, state),
                // then it hands over what is marked
                Does::Act([Action::HandOver, ..]) if state.has_marked() => false,
                Does::Act([Action::HandOver, ..] | [Action::Remind]) => {
                    binding.acts().iter().any(|act| act.hindrance(case, &state.office).is_none())
                }
                _ => false,
            });
            keys.extend(letters.map(|key| format!("{}  {}", key.letter, word_of(key, state, look))));
        }
        keys.push(format!("Enter  {}", look.text("hint-open")));
    } else {
        keys.push(format!("F7  {}", look.text("passed-go")));
    }
    keys.push(format!("Esc  {}", look.text("passed-seen")));
    keys
}

/// Whether this person can do what comes next.
fn is_theirs(case: &Case, state: &State) -> bool {
    let next = Action::of(steps::next(case));
    next.is_some_and(|action| action.hindrance(case, &state.office).is_none())
}
