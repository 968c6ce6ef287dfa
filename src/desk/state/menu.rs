//! The menu of all acts and of all that the desk does, found by a few letters of a name.
//!
//! Invariant: what cannot be done now is shown too, with the reason; it only stands below what can.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::action::{Action, Hindrance};
use super::dialog::Dialog;
use super::field::Field;
use super::fold::fold;
use super::keymap::{self, Does};
use super::{Effect, Key, Pane, State};
use crate::procedure::Choice;

/// How many acts the menu remembers.
const REMEMBERED: usize = 3;
/// How many rows PgUp and PgDn move.
const PAGE: usize = 10;

/// Something in the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    /// An act on the case in hand, or the registration of one.
    Act(Action),
    /// Something the desk does.
    Desk(Does),
}

impl Entry {
    /// All of them: the acts, then what the desk does.
    pub fn all() -> impl Iterator<Item = Self> {
        let desk = keymap::all().iter().map(|binding| binding.does).filter(|does| does.is_in_menu());
        Action::ALL.iter().copied().map(Self::Act).chain(desk.map(Self::Desk))
    }
}

/// What everything in the menu is called, with the other words that people use for it; asked for when somebody looks.
#[derive(Clone, Debug)]
pub struct Names {
    name: fn(Entry) -> String,
    asked: OnceLock<BTreeMap<Entry, String>>,
}

impl Names {
    /// The names that `name` gives.
    pub fn of(name: fn(Entry) -> String) -> Self {
        Self { name, asked: OnceLock::new() }
    }

    /// What fits what was typed, best first; all, in order, where nothing was typed. Where it is how a word of a name begins,
    /// letters scattered through other names count no more.
    fn fitting(&self, sought: &str) -> Vec<Entry> {
        let pattern = Pattern::parse(sought.trim(), CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut letters = Vec::new();
        let names = self.asked.get_or_init(|| Entry::all().map(|entry| (entry, (self.name)(entry))).collect());
        let mut score = |entry: Entry| {
            let name = names.get(&entry).map_or("", String::as_str);
            Some((pattern.score(Utf32Str::new(name, &mut letters), &mut matcher)?, entry))
        };
        let mut found: Vec<(u32, Entry)> = Entry::all().filter_map(&mut score).collect();
        let sought = fold(sought);
        if !sought.is_empty() {
            found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
            let has_it = |entry: &Entry| names.get(entry).is_some_and(|name| begins_a_word(name, &sought));
            let begun: Vec<(u32, Entry)> = found.iter().copied().filter(|(_, entry)| has_it(entry)).collect();
            if !begun.is_empty() {
                found = begun;
            }
        }
        found.into_iter().map(|(_, entry)| entry).collect()
    }
}

/// Whether these words stand in a name from the beginning of a word on.
fn begins_a_word(name: &str, sought: &str) -> bool {
    let name = fold(name);
    name.match_indices(sought).any(|(at, _)| !name[..at].ends_with(char::is_alphanumeric))
}

/// The menu as it stands.
#[derive(Clone, Debug)]
pub struct Menu {
    /// What was typed to find something.
    pub sought: Field,
    /// The row with the cursor, of those found.
    pub at: usize,
}

impl Default for Menu {
    fn default() -> Self {
        Self { sought: Field::line(), at: 0 }
    }
}

/// One line of the menu, and why it cannot be done now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuItem {
    /// What it is.
    pub entry: Entry,
    /// Why not.
    pub hindrance: Option<Hindrance>,
}

impl State {
    /// The lines of the menu: first what can be done, then the others.
    pub fn menu_items(&self, menu: &Menu) -> Vec<MenuItem> {
        let (mut able, mut unable) = (Vec::new(), Vec::new());
        for entry in self.names.fitting(&menu.sought.value()) {
            match self.offers_entry(entry) {
                Ok(()) => able.push(MenuItem { entry, hindrance: None }),
                Err(Some(hindrance)) => unable.push(MenuItem { entry, hindrance: Some(hindrance) }),
                // without a case there is nothing to say about it
                Err(None) => {}
            }
        }
        able.append(&mut unable);
        able
    }

    /// The acts that were done last here, newest first.
    pub fn remembered(&self) -> &[Action] {
        &self.remembered
    }

    fn offers_entry(&self, entry: Entry) -> Result<(), Option<Hindrance>> {
        let action = match entry {
            Entry::Act(action) => action,
            Entry::Desk(does) if does.needs_case() && self.case().is_none() => return Err(None),
            Entry::Desk(_) => return Ok(()),
        };
        match (action, self.case()) {
            (action, _) if action.is_on_lists() => self.offers(action).map_err(|refusal| refusal.map(Hindrance::Rule)),
            (action, _) if self.is_for_marked(action) => Ok(()),
            (_, _) if self.pane == Pane::Destruction => Err(None),
            (Action::Register, None) => Action::no_registration(&self.office).map_or(Ok(()), |why| Err(Some(why))),
            (_, None) => Err(None),
            (_, Some(case)) => action.hindrance(case, &self.office).map_or(Ok(()), |hindrance| Err(Some(hindrance))),
        }
    }

    pub(super) fn take_in_menu(&mut self, key: Key) -> Vec<Effect> {
        let Some(Dialog::Menu(menu)) = self.dialogs.last() else { return Vec::new() };
        let items = self.menu_items(menu);
        let last = items.len().saturating_sub(1);
        let Some(Dialog::Menu(menu)) = self.dialogs.last_mut() else { return Vec::new() };
        match key {
            Key::Esc | Key::F(3 | 9) => {
                self.dialogs.pop();
            }
            Key::Down => menu.at = (menu.at + 1).min(last),
            Key::Up => menu.at = menu.at.saturating_sub(1),
            Key::PageDown => menu.at = (menu.at + PAGE).min(last),
            Key::PageUp => menu.at = menu.at.saturating_sub(PAGE),
            Key::Enter => {
                if let Some(item) = items.get(menu.at) {
                    self.dialogs.pop();
                    return match item.entry {
                        Entry::Act(action) => self.open(action),
                        Entry::Desk(does) => self.does(does),
                    };
                }
            }
            key => {
                if menu.sought.take(key) {
                    menu.at = 0;
                }
            }
        }
        Vec::new()
    }

    /// Remembers an act that was done.
    pub(super) fn remember(&mut self, action: Action) {
        self.remembered.retain(|known| *known != action);
        self.remembered.insert(0, action);
        self.remembered.truncate(REMEMBERED);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_letters_find_an_act_by_its_name_and_by_its_other_words() {
        let names = Names::of(|entry| match entry {
            Entry::Act(Action::Acknowledge) => "Bevestiging vastleggen; ontvangstbevestiging".to_owned(),
            Entry::Act(Action::Respondent) => "Coördinator".to_owned(),
            Entry::Act(action) => action.name().to_owned(),
            Entry::Desk(_) => "desk".to_owned(),
        });
        assert_eq!(names.fitting("ontvangst").first(), Some(&Entry::Act(Action::Acknowledge)));
        assert_eq!(names.fitting("bevest").first(), Some(&Entry::Act(Action::Acknowledge)));
        assert_eq!(names.fitting("coord").first(), Some(&Entry::Act(Action::Respondent)));
        assert_eq!(names.fitting(""), Entry::all().collect::<Vec<_>>());
        assert!(names.fitting("zzz").is_empty());
    }
}
