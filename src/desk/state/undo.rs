//! The acts of this person on the case in hand that can be taken back, or done again.
//!
//! Invariant: whether one can is asked of the rules, on the case as it is shown; the store asks again.

use super::action::Hindrance;
use super::dialog::Dialog;
use super::notice::Notice;
use super::{Effect, Key, State};
use crate::procedure::EntryNo;
use crate::procedure::command::Command;
use crate::procedure::refusal::Refusal;

/// How many acts are offered.
const OFFERED: usize = 10;

/// An act in the list, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoItem {
    /// Its entry.
    pub entry: EntryNo,
    /// It was taken back: it is offered to be done again.
    pub is_undone: bool,
    /// Why it cannot.
    pub refusal: Option<Refusal>,
}

impl State {
    /// The last acts of this person on the case in hand.
    pub fn undo_items(&self) -> Vec<UndoItem> {
        let Some(case) = self.case() else { return Vec::new() };
        let own = case.journal.iter().rev().filter(|entry| entry.by == self.office.actor.user);
        let own = own.filter(|entry| entry.event.can_be_undone()).take(OFFERED);
        own.map(|entry| {
            let is_undone = case.undone.contains(&entry.number);
            let refusal = self.asked(&wish(entry.number, is_undone)).err();
            UndoItem { entry: entry.number, is_undone, refusal }
        })
        .collect()
    }

    pub(super) fn open_undo(&mut self) -> Vec<Effect> {
        let items = self.undo_items();
        if self.case().is_none() {
            self.notice = Notice::NoCase;
        } else if items.is_empty() {
            self.notice = Notice::Hindered(Hindrance::Rule(Refusal::NothingToUndo));
        } else {
            let at = items.iter().position(|item| item.refusal.is_none()).unwrap_or(0);
            self.dialogs.push(Dialog::Undo(at));
        }
        Vec::new()
    }

    pub(super) fn take_in_undo(&mut self, key: Key) -> Vec<Effect> {
        let items = self.undo_items();
        let Some(Dialog::Undo(at)) = self.dialogs.last_mut() else { return Vec::new() };
        match key {
            Key::Down => *at = (*at + 1).min(items.len().saturating_sub(1)),
            Key::Up => *at = at.saturating_sub(1),
            Key::Char('j' | 'J' | 'y' | 'Y') => {
                let Some(item) = items.get(*at) else { return Vec::new() };
                if let Some(refusal) = &item.refusal {
                    self.notice = Notice::Hindered(Hindrance::Rule(refusal.clone()));
                    return Vec::new();
                }
                self.dialogs.pop();
                return self.do_on_case(wish(item.entry, item.is_undone));
            }
            Key::Esc | Key::Enter | Key::F(3) | Key::Char('n' | 'N' | 'q' | 'u') => {
                self.dialogs.pop();
            }
            _ => {}
        }
        Vec::new()
    }
}

fn wish(entry: EntryNo, is_undone: bool) -> Command {
    if is_undone { Command::Redo { entry } } else { Command::Undo { entry: Some(entry) } }
}
