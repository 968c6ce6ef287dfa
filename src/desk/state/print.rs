//! What is taken out of the desk: a dossier, a letter, the card of keys; into a file of the person, or to be read without borders.
//!
//! Invariant: a file is written only where the files of this machine are the person's own. Elsewhere what is text can be read and
//! copied, and the list says how the rest is had.

use std::path::PathBuf;

use super::dialog::{Ask, Dialog};
use super::field::Field;
use super::letters::Letter;
use super::message::Trouble;
use super::notice::Notice;
use super::scroll::Scroll;
use super::several::Deed;
use super::{Effect, Key, State, Ticket};
use crate::procedure::query::Tongue;
use crate::procedure::record::Format;
use crate::procedure::{CaseNumber, Choice};

/// So many letters of a title stand in the name of a file.
const LONGEST_NAME: usize = 60;

/// Something that can be taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrintItem {
    /// The dossier of a case.
    Dossier(CaseNumber, Format),
    /// A letter about a case, with its values filled in.
    Letter(CaseNumber, Letter),
    /// The card of keys.
    KeyCard,
}

impl PrintItem {
    /// Whether it is a text for people, that can be read here too.
    pub fn is_readable(&self) -> bool {
        match self {
            Self::Dossier(_, format) => *format == Format::Txt,
            Self::Letter(..) | Self::KeyCard => true,
        }
    }

    /// The name of its file.
    pub(super) fn file_name(&self, tongue: Tongue) -> String {
        match self {
            Self::Dossier(number, format) => format!("{number}.{}", format.name()),
            Self::Letter(number, letter) => format!("{number}-{}.txt", plain_name(&letter.title)),
            Self::KeyCard if tongue == Tongue::Dutch => "toetsenkaart.txt".to_owned(),
            Self::KeyCard => "key-card.txt".to_owned(),
        }
    }
}

/// A title as part of the name of a file: letters and digits, with dashes between the words.
fn plain_name(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_lowercase().chars().take(LONGEST_NAME).collect()
}

/// The list that lies open.
#[derive(Clone, Debug)]
pub struct Print {
    /// The case that it is about: none where none is in hand, several where they are marked.
    pub cases: Vec<CaseNumber>,
    /// The row with the cursor.
    pub at: usize,
    /// The file, or the folder for the files of several; none where the desk writes none.
    pub path: Option<Field>,
    /// Set while it is being written.
    pub waiting: Option<Ticket>,
    /// Why it was not written.
    pub trouble: Option<Trouble>,
}

impl State {
    /// What can be taken out of the case, and without one; of several cases, what there is of the first.
    pub fn print_items(&self, cases: &[CaseNumber]) -> Vec<PrintItem> {
        let dossier = |(number, format): (&CaseNumber, &Format)| PrintItem::Dossier(number.clone(), *format);
        let first = cases.iter().take(1).cycle();
        let mut items: Vec<PrintItem> = first.zip(Format::ALL).map(dossier).collect();
        if cases.len() > 1 {
            return items;
        }
        if let Some(case) = self.case().filter(|case| cases.contains(&case.number)) {
            items.extend(self.letters.iter().filter(|letter| letter.is_addressed()).map(|letter| {
                let text = letter.filled(Some(case), &self.office);
                PrintItem::Letter(case.number.clone(), Letter { title: letter.title.clone(), text })
            }));
        }
        items.push(PrintItem::KeyCard);
        items
    }

    /// The row of the list with the cursor.
    pub fn print_item(&self, print: &Print) -> Option<PrintItem> {
        self.print_items(&print.cases).into_iter().nth(print.at)
    }

    /// Opens the list; the cursor is on the dossier, or on the card of keys.
    pub(super) fn open_print(&mut self, at_card: bool) -> Vec<Effect> {
        let in_hand = || self.case().map(|case| case.number.clone()).into_iter().collect();
        let writes = self.office.own_folder.is_some();
        let is_marked = writes && !at_card && self.has_marked();
        let cases = if is_marked { self.inbox.marked_in_order() } else { in_hand() };
        let mut path = writes.then(Field::line);
        if let (true, Some(path), Some(folder)) = (cases.len() > 1, &mut path, &self.office.own_folder) {
            path.set(&folder.to_string_lossy());
        }
        // where no file is written, what can be read comes first
        let items = self.print_items(&cases);
        let readable = items.iter().position(PrintItem::is_readable).filter(|_| !writes);
        let at = if at_card { usize::MAX } else { readable.unwrap_or(0) };
        self.notice = Notice::None;
        self.dialogs.push(Dialog::Print(Box::new(Print { cases, at, path, waiting: None, trouble: None })));
        self.go_in_print(at);
        Vec::new()
    }

    /// Puts the cursor on this row, or on the last; a file is proposed for it.
    fn go_in_print(&mut self, at: usize) {
        let Some(Dialog::Print(print)) = self.dialogs.last() else { return };
        let mut items = self.print_items(&print.cases);
        let at = at.min(items.len() - 1);
        let path = print.path.as_ref().filter(|_| print.cases.len() <= 1);
        let proposed = path.and_then(|path| self.proposed(&items.swap_remove(at), &path.value()));
        let Some(Dialog::Print(print)) = self.dialogs.last_mut() else { return };
        print.at = at;
        print.trouble = None;
        if let (Some(path), Some(proposed)) = (&mut print.path, proposed) {
            path.set(&proposed.to_string_lossy());
        }
    }

    /// A file for it, in the folder that was typed or else the person's own.
    pub fn proposed(&self, item: &PrintItem, typed: &str) -> Option<PathBuf> {
        let path = self.office.path_of(typed)?;
        let is_folder = typed.is_empty() || typed.ends_with('/');
        let folder = if is_folder { path.as_path() } else { path.parent()? };
        Some(folder.join(item.file_name(self.archive.tongue)))
    }

    pub(super) fn take_in_print(&mut self, key: Key) -> Vec<Effect> {
        let Some(Dialog::Print(print)) = self.dialogs.last_mut() else { return Vec::new() };
        let at = print.at;
        match (key, &mut print.path) {
            (Key::Esc | Key::F(3), _) | (Key::Char('q' | 'Q' | 'p' | 'P'), None) => {
                self.dialogs.pop();
            }
            _ if print.waiting.is_some() => {}
            (Key::Enter | Key::F(2) | Key::Ctrl('s'), _) => return self.take_out(),
            (Key::Down, _) => self.go_in_print(at + 1),
            (Key::Up, _) => self.go_in_print(at.saturating_sub(1)),
            (key, Some(path)) => {
                if path.take(key) {
                    print.trouble = None;
                }
            }
            (_, None) => {}
        }
        Vec::new()
    }

    /// Writes what the cursor is on into the file, or shows it where no file can be written.
    fn take_out(&mut self) -> Vec<Effect> {
        let Some(Dialog::Print(print)) = self.dialogs.last() else { return Vec::new() };
        let Some(item) = self.print_item(print) else { return Vec::new() };
        if let Some(typed) = print.path.as_ref().map(Field::value) {
            if let (PrintItem::Dossier(_, format), true) = (&item, print.cases.len() > 1) {
                let (format, cases) = (*format, print.cases.clone());
                let folder = self.office.path_of(&typed);
                return folder.map_or_else(Vec::new, |folder| {
                    self.ask(Ask::Several { deed: Deed::Save(format, folder), cases, unable: Vec::new() })
                });
            }
            let effects = self.print(item, &typed);
            if let Some(Dialog::Print(print)) = self.dialogs.last_mut() {
                print.trouble = None;
                print.waiting = Some(self.last_ticket);
            }
            return effects;
        }
        if item.is_readable() {
            self.dialogs.pop();
            self.dialogs.push(Dialog::Reading(item, Scroll::START));
        }
        Vec::new()
    }

    /// Has it written into the file that was typed.
    pub(super) fn print(&mut self, item: PrintItem, typed: &str) -> Vec<Effect> {
        let Some(path) = self.office.path_of(typed) else { return Vec::new() };
        let ticket = self.ticket();
        self.notice = Notice::Printing;
        vec![Effect::Print { ticket, item, path }]
    }

    /// It was written, or not.
    pub(super) fn take_printed(&mut self, ticket: Ticket, result: Result<PathBuf, Trouble>) -> Vec<Effect> {
        match result {
            Ok(path) => {
                self.close_print(ticket, None);
                self.notice = Notice::Printed(path);
            }
            Err(trouble) => {
                let is_said = self.close_print(ticket, Some(trouble.clone()));
                self.notice = if is_said { Notice::None } else { Notice::Trouble(trouble) };
            }
        }
        Vec::new()
    }

    /// The list that waited for this closes, or says why not. False where none waited.
    pub(super) fn close_print(&mut self, ticket: Ticket, why_not: Option<Trouble>) -> bool {
        let waits = |dialog: &Dialog| matches!(dialog, Dialog::Print(print) if print.waiting == Some(ticket));
        let Some(at) = self.dialogs.iter().position(waits) else { return false };
        match (why_not, self.dialogs.get_mut(at)) {
            (Some(trouble), Some(Dialog::Print(print))) => {
                print.waiting = None;
                print.trouble = Some(trouble);
            }
            _ => {
                self.dialogs.remove(at);
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_no_path() {
        assert_eq!(plain_name("Bevestiging van ontvangst"), "bevestiging-van-ontvangst");
        assert_eq!(plain_name("../../.ssh/x\n"), "ssh-x");
    }
}
