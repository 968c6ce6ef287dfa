//! Seeking in the archive: every key of the line is a question, and a newer question takes the place of an older one.

use super::archive::{Seek, Sought};
use super::dialog::Dialog;
use super::message::Trouble;
use super::notice::Notice;
use super::pick::{Pick, PickItem};
use super::{Effect, Key, Pane, State, Ticket};
use crate::procedure::query::{Field, Query};

/// How many rows PgUp and PgDn move.
const PAGE: isize = 10;

impl State {
    /// The archive is opened, or read again.
    pub(super) fn load_archive(&mut self) -> Vec<Effect> {
        let mut effects = self.seek();
        effects.push(self.load_keeping());
        effects
    }

    /// What waits for the archivist is counted.
    pub(super) fn load_keeping(&self) -> Effect {
        Effect::Seek(self.archive.ticket, Box::new(Seek::Beside))
    }

    /// Reads the line and asks for what it seeks. What cannot be read is said, and the list stays.
    pub(super) fn seek(&mut self) -> Vec<Effect> {
        match Query::parse(&self.archive.sought.value(), &self.office.house.people) {
            Ok(query) => {
                self.archive.query = query;
                self.archive.fault = None;
                let ticket = self.ticket();
                let seek = self.archive.ask(ticket);
                vec![Effect::Seek(ticket, Box::new(seek))]
            }
            Err(fault) => {
                self.archive.fault = Some(fault);
                Vec::new()
            }
        }
    }

    /// Takes in what was found.
    pub(super) fn take_sought(
        &mut self,
        ticket: Ticket,
        answer: Result<Sought, Trouble>,
        is_first: bool,
    ) -> Vec<Effect> {
        match answer {
            Ok(Sought::Beside(keeping, saved)) => {
                self.archive.keeping = Some(keeping);
                self.archive.saved = saved;
            }
            Ok(Sought::Values(field, values)) => self.archive.values = Some((field, values)),
            Ok(Sought::Similar(number, cases)) if self.hand.number.as_ref() == Some(&number) => {
                self.hand.similar = Some(cases);
            }
            // the answer to an older question
            Ok(Sought::Similar(..)) => {}
            _ if ticket != self.archive.ticket => {}
            Ok(Sought::Page(found, cause)) => {
                let seeks = self.archive.fill(*found, cause, is_first);
                let mut effects = to_ask(seeks, ticket);
                if self.pane == Pane::Archive {
                    effects.extend(self.follow_cursor());
                }
                return effects;
            }
            Ok(Sought::Count(tally)) => self.archive.tally = tally,
            Ok(Sought::Snippets(snippets)) => {
                let found = snippets.into_iter().map(|snippet| (snippet.number.clone(), snippet));
                self.archive.snippets.extend(found);
            }
            Err(trouble) => self.notice = Notice::Trouble(trouble),
        }
        Vec::new()
    }

    /// Moves the cursor of the list, while the cursor of the screen stays in the line.
    pub(super) fn step_in_archive(&mut self, by: isize) -> Vec<Effect> {
        let further = self.archive.step(by);
        let mut effects = to_ask(further, self.archive.ticket);
        effects.extend(self.follow_cursor());
        effects
    }

    pub(super) fn take_in_archive(&mut self, key: Key) -> Vec<Effect> {
        match key {
            Key::Up => self.step_in_archive(-1),
            Key::Down => self.step_in_archive(1),
            Key::PageUp => self.step_in_archive(-PAGE),
            Key::PageDown => self.step_in_archive(PAGE),
            Key::Enter if self.archive.selected.is_some() => self.go(Pane::Case),
            Key::Tab => self.next_pane(true),
            Key::BackTab => self.next_pane(false),
            Key::F(4) => {
                let pick = self.pick_for_line();
                self.open_pick(pick)
            }
            Key::Esc if self.archive.sought.is_empty() => self.go(Pane::Inbox),
            Key::Esc => {
                self.archive.sought.set("");
                self.seek()
            }
            key => {
                let before = self.archive.sought.value();
                self.archive.sought.take(key);
                if self.archive.sought.value() == before { Vec::new() } else { self.seek() }
            }
        }
    }

    fn open_pick(&mut self, pick: Pick) -> Vec<Effect> {
        let asks = pick.field.filter(|field| matches!(field, Field::Location | Field::Exam | Field::Complainant));
        let typed = pick.sought.value();
        self.dialogs.push(Dialog::Pick(pick));
        to_ask(asks.map(|field| Seek::Values(field, typed)), self.archive.ticket)
    }

    pub(super) fn take_in_pick(&mut self, key: Key) -> Vec<Effect> {
        let Some(Dialog::Pick(pick)) = self.dialogs.last() else { return Vec::new() };
        let items = self.pick_items(pick);
        let (at, field) = (pick.at, pick.field);
        let Some(Dialog::Pick(pick)) = self.dialogs.last_mut() else { return Vec::new() };
        match key {
            Key::Esc | Key::F(3 | 4) => {
                self.dialogs.pop();
            }
            Key::Down => pick.at = (at + 1).min(items.len().saturating_sub(1)),
            Key::Up => pick.at = at.saturating_sub(1),
            Key::Enter => {
                self.dialogs.pop();
                return items.get(at).map_or_else(Vec::new, |item| self.take_picked(item.clone(), field));
            }
            Key::Delete => {
                if let Some(PickItem::Saved { name, .. }) = items.get(at) {
                    return vec![Effect::DropSearch(name.clone())];
                }
            }
            key => {
                if pick.sought.take(key) {
                    pick.at = 0;
                    let asks = field.filter(|f| matches!(f, Field::Location | Field::Exam | Field::Complainant));
                    let typed = pick.sought.value();
                    return to_ask(asks.map(|field| Seek::Values(field, typed)), self.archive.ticket);
                }
            }
        }
        Vec::new()
    }

    fn take_picked(&mut self, item: PickItem, field: Option<Field>) -> Vec<Effect> {
        match (item, field) {
            (PickItem::Field(field), _) => {
                self.put_into_line(field, None);
                let has_values = !matches!(field, Field::From | Field::To | Field::Number);
                if has_values { self.open_pick(Pick::of(Some(field))) } else { Vec::new() }
            }
            (PickItem::Value(value), Some(field)) => {
                self.put_into_line(field, Some(&value));
                self.seek()
            }
            (PickItem::Value(_), None) => Vec::new(),
            (PickItem::Saved { query, .. }, _) => {
                self.archive.sought.set(&query);
                self.seek()
            }
            (PickItem::Keep(name), _) => {
                self.notice = Notice::SearchKept(name.clone());
                vec![Effect::SaveSearch(name, self.archive.sought.value())]
            }
        }
    }
}

fn to_ask(seeks: impl IntoIterator<Item = Seek>, ticket: Ticket) -> Vec<Effect> {
    seeks.into_iter().map(|seek| Effect::Seek(ticket, Box::new(seek))).collect()
}
