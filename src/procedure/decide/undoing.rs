//! Taking an act back, and doing it again (default 11).

use super::{Decision, Desk, happened};
use crate::procedure::EntryNo;
use crate::procedure::journal::{Entry, Event};
use crate::procedure::refusal::Refusal;
use crate::procedure::undo::built_upon;

impl Desk<'_> {
    /// By who recorded it, while nothing was built upon it.
    pub(super) fn undo(&self, entry: Option<EntryNo>) -> Decision {
        self.not_closed()?;
        let entry = match entry {
            Some(number) => self.entry(number)?,
            None => self.last_of_own().ok_or(Refusal::NothingToUndo)?,
        };
        if self.case.undone.contains(&entry.number) {
            return Err(Refusal::AlreadyUndone(entry.number));
        }
        self.can_be_undone(entry)?;
        happened(Event::Undone { entry: entry.number })
    }

    /// By who recorded it, while nothing was done since that would have been done otherwise.
    pub(super) fn redo(&self, entry: EntryNo) -> Decision {
        self.not_closed()?;
        let entry = self.entry(entry)?;
        if !self.case.undone.contains(&entry.number) {
            return Err(Refusal::NotUndone(entry.number));
        }
        self.can_be_undone(entry)?;
        happened(Event::Redone { entry: entry.number })
    }

    fn entry(&self, number: EntryNo) -> Result<&Entry, Refusal> {
        let journal = &self.case.journal;
        let found = journal.iter().find(|entry| entry.number == number);
        found.ok_or(Refusal::NoSuchEntry(number, journal.len()))
    }

    fn last_of_own(&self) -> Option<&Entry> {
        let own = |entry: &&Entry| entry.by == self.actor.user && entry.event.can_be_undone();
        self.case.in_force().filter(own).last()
    }

    fn can_be_undone(&self, entry: &Entry) -> Result<(), Refusal> {
        if entry.by != self.actor.user {
            return Err(Refusal::NotYoursToUndo(entry.number));
        }
        if !entry.event.can_be_undone() {
            return Err(Refusal::CannotUndo(entry.number));
        }
        match built_upon(entry, self.case.in_force()) {
            Some(upon) => Err(Refusal::BuiltUpon(entry.number, upon.number, upon.by.clone())),
            None => Ok(()),
        }
    }
}
