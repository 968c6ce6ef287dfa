//! What is taken out of the desk: a dossier, a letter, the card of keys; into a file of the person, or to be read without borders.
//!
//! Invariant: a file is written only where the files of this machine are the person's own. Elsewhere what is text can be read and
//! copied, and the list says how the rest is had.

use std::path::PathBuf;

use super::dialog::Dialog;
use super::field::Field;
use super::letters::Letter;
use super::message::Trouble;
use super::notice::Notice;
use super::scroll::Scroll;
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
    fn file_name(&self, tongue: Tongue) -> String {
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
    /// The case that it is about; none where none is in hand.
    pub case: Option<CaseNumber>,
    /// The row with the cursor.
    pub at: usize,
    /// The file; none where the desk writes none.
    pub path: Option<Field>,
    /// Set while it is being written.
    pub waiting: Option<Ticket>,
    /// Why it was not written.
    pub trouble: Option<Trouble>,
}

impl State {
    /// What can be taken out of the case, and without one.
    pub fn print_items(&self, case: Option<&CaseNumber>) -> Vec<PrintItem> {
        let dossier = |number: &CaseNumber, format: &Format| PrintItem::Dossier(number.clone(), *format);
        let dossiers =
            case.into_iter().flat_map(|number| Format::ALL.iter().map(move |format| dossier(number, format)));
        let mut items: Vec<PrintItem> = dossiers.collect();
        if let Some(case) = self.case().filter(|held| Some(&held.number) == case) {
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
        self.print_items(print.case.as_ref()).into_iter().nth(print.at)
    }

    /// Opens the list; the cursor is on the dossier, or on the card of keys.
    pub(super) fn open_print(&mut self, at_card: bool) -> Vec<Effect> {
        let case = self.case().map(|case| case.number.clone());
        let path = self.office.own_folder.as_ref().map(|_| Field::line());
        let at = if at_card { usize::MAX } else { 0 };
        self.dialogs.push(Dialog::Print(Box::new(Print { case, at, path, waiting: None, trouble: None })));
        self.go_in_print(at);
        Vec::new()
    }

    /// Puts the cursor on this row, or on the last; a file is proposed for it.
    fn go_in_print(&mut self, at: usize) {
        let Some(Dialog::Print(print)) = self.dialogs.last() else { return };
        let mut items = self.print_items(print.case.as_ref());
        let at = at.min(items.len() - 1);
        let proposed = print.path.as_ref().and_then(|path| self.proposed(&items.swap_remove(at), &path.value()));
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

    /// It was written, or not: the list closes, or says why.
    pub(super) fn take_printed(&mut self, ticket: Ticket, result: Result<PathBuf, Trouble>) -> Vec<Effect> {
        let waits = |dialog: &Dialog| matches!(dialog, Dialog::Print(print) if print.waiting == Some(ticket));
        let at = self.dialogs.iter().position(waits);
        match result {
            Ok(path) => {
                if let Some(at) = at {
                    self.dialogs.remove(at);
                }
                self.notice = Notice::Printed(path);
            }
            Err(trouble) => {
                self.notice = Notice::Trouble(trouble.clone());
                if let Some(Dialog::Print(print)) = at.and_then(|at| self.dialogs.get_mut(at)) {
                    self.notice = Notice::None;
                    print.waiting = None;
                    print.trouble = Some(trouble);
                }
            }
        }
        Vec::new()
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
