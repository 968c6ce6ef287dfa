//! What lies over a pane: a closed set, of which the top one gets the keys.

use crate::procedure::CaseNumber;
use crate::procedure::destruction::ListName;

use super::Key;
use super::action::Action;
use super::field::Field;
use super::form::Form;
use super::forms::Wish;
use super::menu::Menu;
use super::pick::Pick;
use super::print::{Print, PrintItem};
use super::scroll::Scroll;
use super::several::Deed;

/// Something that lies over a pane.
#[derive(Clone, Debug)]
pub enum Dialog {
    /// A form.
    Form(Box<Form>),
    /// A question that is answered with yes or no.
    Question(Question),
    /// Keys and what the procedure says here.
    Help(Help),
    /// All acts, to be found by name.
    Menu(Menu),
    /// What can be sought in the archive, to be found by name.
    Pick(Pick),
    /// The terms of the case in hand, with their sums.
    Terms(Scroll),
    /// The journal of the case in hand, with what was corrected.
    Log(Scroll),
    /// A colleague changed the same text: the answer with the cursor.
    Conflict(usize),
    /// What somebody was at when they left: the slot of the draft.
    Resume(String),
    /// Nobody was here for a while: counts, and no names.
    Curtain,
    /// A text without borders, to be marked and copied.
    Reading(PrintItem, Scroll),
    /// What can be taken out of the desk.
    Print(Box<Print>),
    /// The person's own screen: the row with the cursor.
    Screen(usize),
    /// The person's own acts on it, to be taken back; the row with the cursor.
    Undo(usize),
}

/// A question. Enter is no, and nothing answers it before it was on the screen for a moment.
#[derive(Clone, Debug)]
pub struct Question {
    /// What is asked.
    pub ask: Ask,
    /// It was on the screen long enough.
    pub is_armed: bool,
}

/// What is asked.
#[derive(Clone, Debug)]
pub enum Ask {
    /// Stop? So many terms have passed, and so many end today or tomorrow.
    Quit {
        /// Terms that have passed.
        overdue: usize,
        /// Terms that end today or tomorrow.
        soon: usize,
        /// Something was typed that is not recorded: it stays as a draft.
        is_typing: bool,
    },
    /// Go on here with what this person types in another window?
    TakeOver(Box<Form>),
    /// Paste this long text?
    Paste(String),
    /// Destroy what is on this list?
    Destroy {
        /// The list.
        list: ListName,
        /// The dossiers.
        dossiers: Vec<CaseNumber>,
    },
    /// Do this to several cases?
    Several {
        /// What.
        deed: Deed,
        /// To which.
        cases: Vec<CaseNumber>,
        /// To which it cannot be done now: they stay as they are.
        unable: Vec<CaseNumber>,
    },
    /// Do this, which others act on?
    Act {
        /// The act.
        action: Action,
        /// On which case.
        number: CaseNumber,
        /// What is to be done.
        wish: Wish,
    },
}

/// The help that lies open.
#[derive(Clone, Debug)]
pub struct Help {
    /// The page that is shown, from 0.
    pub page: usize,
    /// Only the lines with this.
    pub sought: Field,
    /// Somebody is typing in `sought`.
    pub is_seeking: bool,
}

impl Default for Help {
    fn default() -> Self {
        Self { page: 0, sought: Field::line(), is_seeking: false }
    }
}

impl Help {
    /// Takes a key; true where it closes.
    pub fn take(&mut self, key: Key) -> bool {
        if self.is_seeking {
            match key {
                Key::Esc => {
                    self.sought.set("");
                    self.is_seeking = false;
                }
                Key::Enter | Key::Tab => self.is_seeking = false,
                Key::F(1 | 3) => return true,
                key => {
                    self.sought.take(key);
                    self.page = 0;
                }
            }
            return false;
        }
        match key {
            Key::PageDown | Key::Down | Key::Char(' ') => self.page += 1,
            Key::PageUp | Key::Up => self.page = self.page.saturating_sub(1),
            Key::Char('/') => self.is_seeking = true,
            Key::Esc if !self.sought.is_empty() => self.sought.set(""),
            Key::Esc | Key::F(1 | 3) | Key::Char('q' | '?') | Key::Enter => return true,
            _ => {}
        }
        false
    }
}
