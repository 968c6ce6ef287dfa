//! The keys that act while nobody is typing: a table that dispatch, footer, menu and help all read.
//!
//! Invariant: one letter has one meaning on every screen; a capital is the same letter.

use super::action::Action;

/// What a letter does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Does {
    /// Opens the first of these acts that is next, or possible.
    Act(&'static [Action]),
    /// Opens what the procedure asks for now.
    WhatNow,
    /// Explains the terms of the case.
    Explain,
    /// My cases, all cases.
    Mine,
    /// Seeks in this list.
    Find,
    /// The journal of the case.
    Log,
    /// The dossier without borders, to be marked and copied.
    Read,
    /// What can be taken out of the desk.
    Print,
    /// Takes back an act of one's own, or does it again.
    Undo,
    /// Marks a case of this list, or takes the mark away.
    Mark,
    /// Another order of this list.
    Sort,
    /// Only cases of one kind in this list.
    Filter,
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
    /// The yearly analysis.
    Analysis,
    /// What the terminal can do, and how it is to look.
    Screen,
    /// To the made-up office, or back from it.
    Practice,
}

impl Does {
    /// Whether the menu has it: not what only moves, nor the menu itself.
    pub fn is_in_menu(self) -> bool {
        !matches!(self, Self::Act(_) | Self::Menu | Self::Back | Self::Down | Self::Up | Self::First)
    }

    /// Whether it is about the case in hand.
    pub fn needs_case(self) -> bool {
        matches!(self, Self::WhatNow | Self::Explain | Self::Log | Self::Read | Self::Undo | Self::Case | Self::Hearing)
    }
}

/// One letter and its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The letter, in lower case; or the space bar.
    pub letter: char,
    /// The words for it are kept under `key-` and this.
    pub name: &'static str,
    /// What it does.
    pub does: Does,
}

impl Binding {
    const fn new(letter: char, name: &'static str, does: Does) -> Self {
        Self { letter, name, does }
    }

    /// The acts that it opens.
    pub fn acts(&self) -> &'static [Action] {
        match self.does {
            Does::Act(acts) => acts,
            _ => &[],
        }
    }
}

/// The keys, in the order in which they are shown. In the program and no file beside it: it is read at every start, and the
/// compiler sees that every act in it exists. Letters do not change with the language.
const TABLE: &[Binding] = &[
    Binding::new('w', "what-now", Does::WhatNow),
    Binding::new('b', "acknowledge", Does::Act(&[Action::Acknowledge])),
    Binding::new('c', "contact", Does::Act(&[Action::Attempt])),
    Binding::new('d', "hand-over", Does::Act(&[Action::HandOver, Action::Assess])),
    Binding::new('h', "hear", Does::Act(&[Action::Hear])),
    Binding::new('=', "compare", Does::Act(&[Action::Compare])),
    Binding::new('o', "judge", Does::Act(&[Action::Find, Action::Propose])),
    Binding::new('a', "offer", Does::Act(&[Action::Offer, Action::Answer])),
    Binding::new('v', "carry-out", Does::Act(&[Action::CarriedOut])),
    Binding::new('n', "follow-up", Does::Act(&[Action::FollowUp])),
    Binding::new('r', "reply", Does::Act(&[Action::Reply])),
    Binding::new('i', "archive", Does::Act(&[Action::Close, Action::Archive])),
    Binding::new('+', "note", Does::Act(&[Action::Note])),
    Binding::new('t', "term", Does::Explain),
    Binding::new('z', "remind", Does::Act(&[Action::Remind])),
    Binding::new('l', "log", Does::Log),
    Binding::new('e', "read", Does::Read),
    Binding::new('p', "print", Does::Print),
    Binding::new('u', "undo", Does::Undo),
    Binding::new('m', "mine", Does::Mine),
    Binding::new('f', "filter", Does::Filter),
    Binding::new('s', "sort", Does::Sort),
    Binding::new(' ', "mark", Does::Mark),
    Binding::new('y', "screen", Does::Screen),
    Binding::new('x', "practice", Does::Practice),
    Binding::new('/', "find", Does::Find),
    Binding::new(':', "menu", Does::Menu),
    Binding::new('?', "help", Does::Help),
    Binding::new('q', "back", Does::Back),
    Binding::new('j', "down", Does::Down),
    Binding::new('k', "up", Does::Up),
    Binding::new('g', "first", Does::First),
    Binding::new('1', "inbox", Does::Inbox),
    Binding::new('2', "case", Does::Case),
    Binding::new('3', "hearing", Does::Hearing),
    Binding::new('4', "search", Does::Archive),
    Binding::new('5', "analysis", Does::Analysis),
];

/// All keys, in the order in which they are shown.
pub fn all() -> &'static [Binding] {
    TABLE
}

/// What a letter means.
pub fn of_letter(letter: char) -> Option<&'static Binding> {
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    all().iter().find(|binding| binding.letter == lower)
}

/// What the letter of this is.
pub fn binding_of(does: Does) -> Option<&'static Binding> {
    all().iter().find(|binding| binding.does == does)
}

/// The letter that opens `action`.
pub fn letter_of(action: Action) -> Option<char> {
    all().iter().find(|binding| binding.acts().contains(&action)).map(|binding| binding.letter)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn one_letter_has_one_meaning_and_no_dead_key_is_among_them() {
        let letters: HashSet<char> = all().iter().map(|binding| binding.letter).collect();
        assert_eq!(letters.len(), all().len());
        for dead in "'\"`~^@#[]{}\\|".chars() {
            assert!(!letters.contains(&dead), "{dead}");
        }
        assert!(all().iter().all(|binding| binding.does != Does::Act(&[])));
    }

    #[test]
    fn a_capital_is_the_same_letter() {
        assert_eq!(of_letter('W').map(|binding| binding.does), Some(Does::WhatNow));
        assert_eq!(of_letter('^'), None);
    }
}
