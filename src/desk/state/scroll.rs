//! How far a text that lies over the pane is scrolled.
//!
//! Invariant: it knows no rows; the picture, which does, asks [`Scroll::first`] and tells how far it goes. From the end it
//! counts back, so that a key up after End moves at once.

use super::dialog::Dialog;
use super::{Key, Pane, State};

/// How many rows PgUp and PgDn move.
const PAGE: usize = 10;

/// The place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scroll {
    /// So many rows after its beginning.
    Past(usize),
    /// So many rows before its end.
    Back(usize),
}

impl Scroll {
    /// The beginning.
    pub const START: Self = Self::Past(0);

    /// Takes a key; false where it is no key of scrolling.
    pub fn take(&mut self, key: Key) -> bool {
        match key {
            Key::Down => self.forward(1),
            Key::Up => self.backward(1),
            Key::PageDown | Key::Char(' ') => self.forward(PAGE),
            Key::PageUp => self.backward(PAGE),
            Key::Home => *self = Self::START,
            Key::End => *self = Self::Back(0),
            _ => return false,
        }
        true
    }

    /// The first of `rows` that is drawn where there is room for `room`.
    pub fn first(self, rows: usize, room: usize) -> usize {
        let last = rows.saturating_sub(room);
        match self {
            Self::Past(past) => past.min(last),
            Self::Back(back) => last.saturating_sub(back),
        }
    }

    /// No further than this from either end.
    pub fn keep_within(&mut self, furthest: usize) {
        let (Self::Past(rows) | Self::Back(rows)) = self;
        *rows = furthest.min(*rows);
    }

    fn forward(&mut self, by: usize) {
        *self = match *self {
            Self::Past(past) => Self::Past(past.saturating_add(by)),
            Self::Back(back) => Self::Back(back.saturating_sub(by)),
        };
    }

    fn backward(&mut self, by: usize) {
        *self = match *self {
            Self::Past(past) => Self::Past(past.saturating_sub(by)),
            Self::Back(back) => Self::Back(back.saturating_add(by)),
        };
    }
}

impl State {
    /// What takes the keys is scrolled no further than the picture has rows or pages.
    pub(super) fn keep_within(&mut self, furthest: usize) {
        let place = match (self.dialogs.last_mut(), self.pane) {
            (Some(Dialog::Terms(scroll) | Dialog::Log(scroll) | Dialog::Reading(_, scroll)), _) => {
                return scroll.keep_within(furthest);
            }
            (Some(Dialog::Help(help)), _) => &mut help.page,
            (None, Pane::Case) => &mut self.hand.back,
            (None, Pane::Hearing) => &mut self.hand.past,
            (None, Pane::Analysis) => &mut self.analysis.scroll,
            (None, Pane::Destruction) => &mut self.destruction.scroll,
            _ => return,
        };
        *place = furthest.min(*place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_up_after_the_end_moves_at_once() {
        let mut scroll = Scroll::START;
        assert_eq!(scroll.first(100, 20), 0);
        assert!(scroll.take(Key::End) && scroll.first(100, 20) == 80);
        assert!(scroll.take(Key::Up) && scroll.first(100, 20) == 79);
        assert!(scroll.take(Key::PageUp) && scroll.first(100, 20) == 69);
        assert!(scroll.take(Key::Home) && scroll.first(100, 20) == 0);
        scroll = Scroll::Past(500);
        scroll.keep_within(80);
        assert!(scroll.take(Key::Up) && scroll.first(100, 20) == 79);
        assert_eq!(Scroll::Back(0).first(5, 20), 0);
        assert!(!scroll.take(Key::Enter));
    }
}
