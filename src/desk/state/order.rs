//! What a person asks for by name rather than by key: how the linear desk drives the same state.
//!
//! Invariant: an order goes the way that the keys go; it can do nothing that they cannot.

use super::action::Action;
use super::dialog::Dialog;
use super::forms::Wish;
use super::keymap;
use super::print::PrintItem;
use super::{Effect, Pane, State};
use crate::procedure::command::Command;
use crate::procedure::decide::decide;
use crate::procedure::destruction::ListName;
use crate::procedure::journal::Event;
use crate::procedure::refusal::Refusal;
use crate::procedure::{CaseNumber, EntryNo};

/// Something asked for by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// To the open cases; they are read again.
    Inbox,
    /// Open this case to read.
    Take(CaseNumber),
    /// Search the archive; an empty text means the newest.
    Archive(String),
    /// Open the form of an act, or do what needs none.
    Open(Action),
    /// Open the act of this letter.
    Letter(char),
    /// "Wat nu?"
    WhatNow,
    /// Only the person's own cases, or all.
    Mine,
    /// The figures of a year, of this one where none is named.
    Analysis(Option<i32>),
    /// Put the cursor on a destruction list, or on what is due.
    List(Option<ListName>),
    /// Take back the last act of this person on the case in hand.
    Undo,
    /// Do an act again that was taken back.
    Redo(EntryNo),
    /// Write something into the file of this path.
    Print(PrintItem, String),
    /// Put a value in a field of the form on top, and look at it.
    Fill(usize, String),
    /// Save the form on top.
    Save,
    /// Close the form on top; what was typed is kept.
    Close,
}

impl State {
    /// Does what was ordered.
    pub(super) fn take_order(&mut self, order: Order) -> Vec<Effect> {
        match order {
            Order::Inbox => {
                self.pane = Pane::Inbox;
                self.load_inbox()
            }
            Order::Take(number) => self.take_case(number),
            Order::Archive(sought) => {
                self.archive.sought.set(&sought);
                self.pane = Pane::Archive;
                self.load_archive()
            }
            Order::Open(action) => self.open(action),
            Order::Letter(letter) => {
                keymap::of_letter(letter).map_or_else(Vec::new, |binding| self.open_letter(binding))
            }
            Order::WhatNow => self.open_next(),
            Order::Mine => {
                self.inbox.is_mine = !self.inbox.is_mine;
                self.inbox.settle(0, &self.office);
                Vec::new()
            }
            Order::Analysis(year) => {
                self.turn_to_year(year.unwrap_or_else(|| self.this_year()));
                self.go_to_analysis()
            }
            Order::List(name) => {
                self.destruction.selected = name;
                Vec::new()
            }
            Order::Undo => self.do_on_case(Command::Undo { entry: None }),
            Order::Redo(entry) => self.do_on_case(Command::Redo { entry }),
            Order::Print(item, path) => self.print(item, &path),
            Order::Fill(at, value) => self.fill_field(at, &value),
            Order::Save => self.save(),
            Order::Close => self.close_form(),
        }
    }

    fn take_case(&mut self, number: CaseNumber) -> Vec<Effect> {
        if matches!(self.pane, Pane::Inbox | Pane::Archive) {
            self.came_from = self.pane;
        }
        self.pane = Pane::Case;
        self.load_case(number, true)
    }

    /// The entry that [`Order::Undo`] would take back, or why there is none.
    pub fn undoable(&self) -> Result<EntryNo, Refusal> {
        let events = self.asked(&Command::Undo { entry: None })?;
        events.first().and_then(Event::undoing).ok_or(Refusal::NothingToUndo)
    }

    /// The entry that was taken back last, where it can be done again.
    pub fn redoable(&self) -> Option<EntryNo> {
        let case = self.case()?;
        let is_able = |entry: &&EntryNo| self.asked(&Command::Redo { entry: **entry }).is_ok();
        case.journal.iter().rev().filter_map(|entry| entry.event.undoing()).find(|entry| is_able(&entry))
    }

    /// What the rules say to a command on the case as it is shown.
    pub(super) fn asked(&self, command: &Command) -> Result<Vec<Event>, Refusal> {
        let case = self.case().ok_or(Refusal::NothingToUndo)?;
        decide(case, command, &self.office.actor, &self.office.house, self.office.now)
    }

    pub(super) fn do_on_case(&mut self, command: Command) -> Vec<Effect> {
        let Some(number) = self.case().map(|case| case.number.clone()) else { return Vec::new() };
        // what is told of it is that something was put right
        self.perform(Action::Correct, Some(number), Wish::Act(Box::new(command)), false)
    }

    fn fill_field(&mut self, at: usize, value: &str) -> Vec<Effect> {
        let Some(Dialog::Form(form)) = self.dialogs.last_mut() else { return Vec::new() };
        let before = form.value("side");
        form.fill(at, value, &self.office);
        self.name_party(&before);
        self.keep_draft()
    }
}
