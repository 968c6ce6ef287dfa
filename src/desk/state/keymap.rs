//! The keys that act while nobody is typing: a table that dispatch, footer, menu and help all read.
//!
//! Invariant: one letter has one meaning on every screen; a capital is the same letter.

use std::sync::LazyLock;

use serde::Deserialize;

use super::action::Action;
use crate::procedure::Choice;

/// What a letter does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Does {
    /// Opens the first of its acts that is next, or possible.
    Act,
    /// Opens what the procedure asks for now.
    WhatNow,
    /// Explains the terms of the case.
    Explain,
    /// My cases, all cases.
    Mine,
    /// Seeks in this list.
    Find,
    Menu,
    Help,
    Back,
    Down,
    Up,
    /// The first; once more, the last.
    First,
    Inbox,
    Case,
    Hearing,
    Archive,
}

/// One letter and its meaning.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Binding {
    /// The letter, in lower case.
    pub letter: char,
    /// The words for it are kept under `key-` and this.
    pub name: String,
    /// What it does.
    pub does: Does,
    /// The acts it opens.
    #[serde(default)]
    pub acts: Vec<ActionName>,
}

/// An action by its machine name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct ActionName(pub Action);

impl TryFrom<String> for ActionName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        Action::from_name(&name).map(Self).ok_or(name)
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    key: Vec<Binding>,
}

static TABLE: LazyLock<Vec<Binding>> = LazyLock::new(|| {
    // a test reads it: what is built in is whole
    toml::from_str::<Table>(include_str!("../../../assets/keymap.toml")).unwrap_or_default().key
});

/// All keys, in the order in which they are shown.
pub fn all() -> &'static [Binding] {
    &TABLE
}

/// What a letter means.
pub fn of_letter(letter: char) -> Option<&'static Binding> {
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    all().iter().find(|binding| binding.letter == lower)
}

/// The letter that opens `action`.
pub fn letter_of(action: Action) -> Option<char> {
    all().iter().find(|binding| binding.acts.iter().any(|act| act.0 == action)).map(|binding| binding.letter)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn one_letter_has_one_meaning_and_no_dead_key_is_among_them() {
        toml::from_str::<Table>(include_str!("../../../assets/keymap.toml")).unwrap();
        let letters: HashSet<char> = all().iter().map(|binding| binding.letter).collect();
        assert_eq!(letters.len(), all().len());
        for dead in "'\"`~^@#[]{}\\|".chars() {
            assert!(!letters.contains(&dead), "{dead}");
        }
        assert!(all().iter().all(|binding| (binding.does == Does::Act) != binding.acts.is_empty()));
    }

    #[test]
    fn a_capital_is_the_same_letter() {
        assert_eq!(of_letter('W').map(|binding| binding.does), Some(Does::WhatNow));
        assert_eq!(of_letter('x'), None);
    }
}
