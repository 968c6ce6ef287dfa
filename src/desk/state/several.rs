//! What is done to several cases at once: to those that are marked, one after another, each by its own command.
//!
//! Invariant: nothing is done before one question named how many they are and what becomes of them. What was done is marked no
//! longer; what was refused still is, and the line says so.

use std::collections::VecDeque;
use std::path::PathBuf;

use super::action::Action;
use super::dialog::{Ask, Dialog};
use super::forms::{self, Wish};
use super::message::Trouble;
use super::notice::Notice;
use super::print::PrintItem;
use super::{Effect, Pane, State, Ticket};
use crate::procedure::command::Command;
use crate::procedure::record::Format;
use crate::procedure::{CaseNumber, Stage};

/// What is done to each of them.
#[derive(Clone, Debug)]
pub enum Deed {
    /// An act.
    Act(Action, Box<Command>),
    /// A copy of its dossier is saved in this folder.
    Save(Format, PathBuf),
}

/// A deed that is under way.
#[derive(Clone, Debug)]
pub struct Several {
    ticket: Ticket,
    deed: Deed,
    /// The one that the store is at, and those that follow.
    todo: VecDeque<CaseNumber>,
    done: usize,
    refused: Vec<CaseNumber>,
    /// Why the first of these was.
    why: Option<Trouble>,
}

impl State {
    /// Whether something is marked, and keys for several are about it.
    pub fn has_marked(&self) -> bool {
        self.pane == Pane::Inbox && !self.inbox.marked.is_empty()
    }

    /// Whether the act is done to all that are marked, rather than to the case in hand.
    pub(super) fn is_for_marked(&self, action: Action) -> bool {
        matches!(action, Action::HandOver | Action::Archive) && self.has_marked()
    }

    /// Opens the form of an act on all that are marked, or asks where there is nothing to fill in.
    pub(super) fn open_for_marked(&mut self, action: Action) -> Vec<Effect> {
        let form = forms::for_action(action, None, &self.office);
        if !form.fields.is_empty() {
            return self.show(form);
        }
        forms::wish(&form, &self.office).map_or_else(Vec::new, |wish| self.ask_for_marked(action, wish))
    }

    /// Asks whether what was filled in is to be done to all that are marked.
    pub(super) fn ask_for_marked(&mut self, action: Action, wish: Wish) -> Vec<Effect> {
        let Wish::Act(command) = wish else { return Vec::new() };
        let cases = self.inbox.marked_in_order();
        if cases.is_empty() {
            self.notice = Notice::Marked(0);
            return Vec::new();
        }
        self.notice = Notice::None;
        let (mut cases, mut unable): (Vec<_>, Vec<_>) =
            cases.into_iter().partition(|number| self.can_be_done_to(number, action));
        // where it can be done to none, the store says why
        if cases.is_empty() {
            std::mem::swap(&mut cases, &mut unable);
        }
        self.ask(Ask::Several { deed: Deed::Act(action, command), cases, unable })
    }

    /// Whether the stage of a case allows it; what a list does not tell, the store does.
    fn can_be_done_to(&self, number: &CaseNumber, action: Action) -> bool {
        let stage = self.inbox.summary_of(number).map(|case| case.stage);
        match action {
            Action::HandOver => stage != Some(Stage::AwaitingWriting),
            Action::Archive => stage == Some(Stage::ToArchive),
            _ => true,
        }
    }

    /// Begins; what it was asked from waits.
    pub(super) fn begin_several(&mut self, deed: Deed, cases: Vec<CaseNumber>) -> Vec<Effect> {
        self.notice = Notice::Saving;
        if self.several.is_some() {
            return Vec::new();
        }
        let ticket = self.ticket();
        match self.dialogs.last_mut() {
            Some(Dialog::Form(form)) => form.waiting = Some(ticket),
            Some(Dialog::Print(print)) => print.waiting = Some(ticket),
            _ => {}
        }
        let (todo, refused) = (cases.into(), Vec::new());
        self.several = Some(Several { ticket, deed, todo, done: 0, refused, why: None });
        self.do_next_of_several()
    }

    fn do_next_of_several(&mut self) -> Vec<Effect> {
        let Some(Several { ticket, deed, todo, .. }) = &self.several else { return Vec::new() };
        let Some(number) = todo.front().cloned() else { return self.end_several() };
        let ticket = *ticket;
        vec![match deed {
            Deed::Act(_, command) => {
                let seen = self.inbox.version_of(&number);
                let command = Box::new(self.for_case(&number, command));
                Effect::Execute { ticket, number, seen, command }
            }
            Deed::Save(format, folder) => {
                let item = PrintItem::Dossier(number, *format);
                let path = folder.join(item.file_name(self.archive.tongue));
                Effect::Print { ticket, item, path }
            }
        }]
    }

    /// What is done to this case: who hands over one that nobody took on does so while assessing it (W2).
    fn for_case(&self, number: &CaseNumber, command: &Command) -> Command {
        let is_nobodys = self.inbox.summary_of(number).is_some_and(|case| case.responsible.is_none());
        match command {
            Command::HandOver { to, reason } if is_nobodys => Command::Assess {
                hand_over_to: Some(to.clone()),
                kind: None,
                category: None,
                reason: Some(reason.clone()),
            },
            command => command.clone(),
        }
    }

    /// Whether an answer is about one of several.
    pub(super) fn is_of_several(&self, ticket: Ticket) -> bool {
        self.several.as_ref().is_some_and(|several| several.ticket == ticket)
    }

    /// What became of one of them; the next follows.
    pub(super) fn one_of_several(&mut self, result: Result<(), Trouble>) -> Vec<Effect> {
        let Some(several) = &mut self.several else { return Vec::new() };
        let Some(number) = several.todo.pop_front() else { return Vec::new() };
        match result {
            Ok(()) => {
                several.done += 1;
                self.inbox.marked.remove(&number);
            }
            Err(trouble) => {
                several.why.get_or_insert(trouble);
                several.refused.push(number);
            }
        }
        self.do_next_of_several()
    }

    /// Tells what was done and what was not. A form stays open for what was refused, with all that was typed.
    fn end_several(&mut self) -> Vec<Effect> {
        let Some(Several { ticket, deed, done, refused, why, .. }) = self.several.take() else { return Vec::new() };
        let mut effects = Vec::new();
        match &why {
            Some(trouble) => self.failed(ticket, trouble.clone()),
            None => effects.extend(self.close_waiting(ticket)),
        }
        self.close_print(ticket, why.clone().filter(|_| done == 0));
        let folder = match deed {
            Deed::Save(_, folder) => Some(folder),
            Deed::Act(action, _) => {
                self.remember(action);
                effects.extend(self.refresh());
                None
            }
        };
        self.notice = Notice::Several { done, refused, why, folder };
        effects
    }
}
