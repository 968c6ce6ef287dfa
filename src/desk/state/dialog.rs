//! What lies over a pane: a closed set, of which the top one gets the keys.

use crate::procedure::destruction::ListName;
use crate::procedure::refusal::Refusal;
use crate::procedure::{CaseNumber, Choice};

use super::action::Action;
use super::field::Field;
use super::form::Form;
use super::forms::Wish;

/// Something that lies over a pane.
#[derive(Clone, Debug)]
pub enum Dialog {
    /// A form.
    Form(Box<Form>),
    /// A question that is answered with yes or no.
    Question(Question),
    /// Keys and what the procedure says here; the page that is shown, from 0.
    Help(usize),
    /// All acts, to be found by name.
    Menu(Menu),
    /// The terms of the case in hand, with their sums.
    Terms,
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
    },
    /// Paste this long text?
    Paste(String),
    /// Destroy what is on this list? So many dossiers.
    Destroy {
        /// The list.
        list: ListName,
        /// How many dossiers.
        dossiers: usize,
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

/// The menu of all acts.
#[derive(Clone, Debug)]
pub struct Menu {
    /// What was typed to find one.
    pub sought: Field,
    /// The row with the cursor, of those found.
    pub at: usize,
}

impl Default for Menu {
    fn default() -> Self {
        Self { sought: Field::line(), at: 0 }
    }
}

/// One line of the menu: an act, and why it cannot be done now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuItem {
    /// The act.
    pub action: Action,
    /// Why not.
    pub refusal: Option<Refusal>,
}

/// The acts whose name holds what was typed: first those that can be done, then the others.
pub fn items(
    sought: &str,
    name: impl Fn(Action) -> String,
    refusal: impl Fn(Action) -> Result<(), Option<Refusal>>,
) -> Vec<MenuItem> {
    let sought = sought.trim().to_lowercase();
    let fits = |action: &Action| name(*action).to_lowercase().contains(&sought);
    let found = Action::ALL.iter().copied().filter(fits);
    let (mut able, mut unable) = (Vec::new(), Vec::new());
    for action in found {
        match refusal(action) {
            Ok(()) => able.push(MenuItem { action, refusal: None }),
            Err(Some(refusal)) => unable.push(MenuItem { action, refusal: Some(refusal) }),
            // without a case there is nothing to say about it
            Err(None) => {}
        }
    }
    able.append(&mut unable);
    able
}
