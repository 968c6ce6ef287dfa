//! The keys that the desk knows, however the terminal sends them.

/// One key. What a terminal sends besides these means nothing here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Key {
    /// A letter, digit or sign.
    Char(char),
    /// A letter with Ctrl, in lower case.
    Ctrl(char),
    /// F1 to F10.
    F(u8),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    WordLeft,
    WordRight,
    Home,
    End,
    PageUp,
    PageDown,
    /// An arrow, Home or End with Shift, where the terminal tells.
    MarkLeft,
    MarkRight,
    MarkUp,
    MarkDown,
    MarkHome,
    MarkEnd,
}
