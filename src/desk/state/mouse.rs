//! The mouse, where somebody turned it on: its wheel moves as the arrows do, a click points at a row.
//!
//! Invariant: it does nothing that keys cannot do, and nothing at all while a question or a form is open.

use super::dialog::Dialog;
use super::{Effect, Key, Pane, State};
use crate::procedure::CaseNumber;

/// How many rows a step of the wheel moves.
const WHEEL: usize = 3;

impl State {
    /// One step of the wheel.
    pub(super) fn turn_wheel(&mut self, is_down: bool) -> Vec<Effect> {
        let moves = match self.dialogs.last() {
            None | Some(Dialog::Terms(_) | Dialog::Log(_) | Dialog::Help(_) | Dialog::Menu(_) | Dialog::Pick(_)) => {
                true
            }
            Some(_) => false,
        };
        let key = if is_down { Key::Down } else { Key::Up };
        let times = if moves { WHEEL } else { 0 };
        (0..times).flat_map(|_| self.take_in_order(key)).collect()
    }

    /// A click on a row of the inbox: the cursor goes there; a click on the row with the cursor opens it.
    pub(super) fn point_at(&mut self, number: CaseNumber) -> Vec<Effect> {
        if self.pane != Pane::Inbox || !self.dialogs.is_empty() {
            return Vec::new();
        }
        if self.inbox.selected.as_ref() == Some(&number) {
            return self.go(Pane::Case);
        }
        self.inbox.selected = Some(number);
        self.follow_cursor()
    }
}
