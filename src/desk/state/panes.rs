//! Keys: to the dialog on top, else to the pane.

use super::dialog::{Ask, Dialog, Help};
use super::form::Outcome;
use super::hand::Stage;
use super::keymap::{self, Does};
use super::menu::Menu;
use super::notice::Notice;
use super::print::PrintItem;
use super::scroll::Scroll;
use super::{Effect, Key, Pane, State};
use crate::procedure::CaseNumber;
use crate::procedure::case::Case;
use crate::procedure::record::Format;

/// How many rows PgUp and PgDn move.
const PAGE: isize = 10;

/// Whether a key of a pane acts on the case in hand, which must have been read by then.
fn acts_on_hand(key: Key) -> bool {
    match key {
        Key::F(9) | Key::Ctrl('p') => true,
        Key::Char(letter) => keymap::of_letter(letter).is_some_and(|binding| {
            !matches!(
                binding.does,
                Does::Up
                    | Does::Down
                    | Does::First
                    | Does::Mine
                    | Does::Mark
                    | Does::Find
                    | Does::Help
                    | Does::Back
                    | Does::Inbox
                    | Does::Archive
                    | Does::Analysis
                    | Does::Screen
                    | Does::Practice
            )
        }),
        _ => false,
    }
}

impl State {
    /// Takes a key; one that acts on a case that is not read yet waits for it, and so does all that is typed after it.
    pub(super) fn take_in_order(&mut self, key: Key) -> Vec<Effect> {
        let is_free = self.dialogs.is_empty() && !self.is_typing();
        let is_unread = self.hand.number.is_some() && self.hand.stage != Stage::Answered;
        if !self.held.is_empty() || is_free && is_unread && acts_on_hand(key) {
            self.held.push_back(key);
            return self.read_hand();
        }
        self.take_key(key)
    }

    /// The case in hand was read: takes the keys that waited for it.
    pub(super) fn take_held(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        for key in std::mem::take(&mut self.held) {
            effects.extend(self.take_in_order(key));
        }
        effects
    }

    fn take_key(&mut self, key: Key) -> Vec<Effect> {
        if let Key::F(number) = key
            && let Some(pressed) = self.screen.pressed.get_mut(usize::from(number).wrapping_sub(1))
        {
            *pressed = true;
        }
        match key {
            Key::Ctrl('l') => return vec![Effect::Redraw],
            Key::F(10) if !matches!(self.dialogs.last(), Some(Dialog::Question(_) | Dialog::Screen(_))) => {
                let mut effects = self.keep_draft();
                effects.extend(self.ask_quit());
                return effects;
            }
            _ => {}
        }
        match self.dialogs.last_mut() {
            Some(Dialog::Form(_)) if matches!(key, Key::Ctrl('x' | 'c' | 'v')) => self.take_clip(key),
            Some(Dialog::Form(_)) if key == Key::F(1) => {
                self.dialogs.push(Dialog::Help(Help::default()));
                Vec::new()
            }
            Some(Dialog::Form(form)) => {
                let before = form.value("side");
                match form.take(key, &self.office) {
                    Outcome::Stay => {
                        self.name_party(&before);
                        Vec::new()
                    }
                    Outcome::Close => self.close_form(),
                    Outcome::Save => self.save(),
                    Outcome::Texts => self.offer_texts(),
                }
            }
            Some(Dialog::Question(_)) => self.take_in_question(key),
            Some(Dialog::Menu(_)) => self.take_in_menu(key),
            Some(Dialog::Pick(_)) => self.take_in_pick(key),
            Some(Dialog::Help(help)) if !help.is_seeking && matches!(key, Key::Char('p' | 'P')) => {
                self.dialogs.pop();
                self.open_print(true)
            }
            Some(Dialog::Help(help)) => {
                if help.take(key) {
                    self.dialogs.pop();
                }
                Vec::new()
            }
            Some(Dialog::Log(scroll)) => {
                if !scroll.take(key) && matches!(key, Key::Esc | Key::F(3) | Key::Char('q' | 'l' | 'L') | Key::Enter) {
                    self.dialogs.pop();
                }
                Vec::new()
            }
            Some(Dialog::Conflict(_)) => self.take_in_conflict(key),
            Some(Dialog::Resume(_)) => self.take_in_resume(key),
            // any key opens the curtain, and does nothing else
            Some(Dialog::Curtain) => {
                self.dialogs.pop();
                Vec::new()
            }
            Some(Dialog::Reading(_, scroll)) => match key {
                Key::Char('c' | 'C') => {
                    self.notice = Notice::CopiedOut;
                    vec![Effect::CopyOut]
                }
                Key::Char('p' | 'P') => {
                    self.dialogs.pop();
                    self.open_print(false)
                }
                key => {
                    if !scroll.take(key) {
                        self.dialogs.pop();
                    }
                    Vec::new()
                }
            },
            Some(Dialog::Print(_)) => self.take_in_print(key),
            Some(Dialog::Undo(_)) => self.take_in_undo(key),
            Some(Dialog::Screen(_)) => self.take_in_screen(key),
            Some(Dialog::Terms(scroll)) => {
                if !scroll.take(key) {
                    self.dialogs.pop();
                }
                Vec::new()
            }
            None => self.take_in_pane(key),
        }
    }

    fn take_in_question(&mut self, key: Key) -> Vec<Effect> {
        let Some(Dialog::Question(question)) = self.dialogs.last() else { return Vec::new() };
        if !question.is_armed {
            return Vec::new();
        }
        match key {
            Key::Char('j' | 'J' | 'y' | 'Y') => {
                let Some(Dialog::Question(question)) = self.dialogs.pop() else { return Vec::new() };
                match question.ask {
                    Ask::Quit { .. } => vec![Effect::Quit],
                    Ask::Destroy { list, dossiers } => self.run_list(list, dossiers.len()),
                    Ask::Paste(text) => self.paste_after_all(&text),
                    Ask::TakeOver(form) => self.take_over(*form),
                    Ask::Several { deed, cases, .. } => self.begin_several(deed, cases),
                    Ask::Act { action, number, wish } => self.perform(action, Some(number), wish, false),
                }
            }
            Key::Char('n' | 'N') | Key::Enter | Key::Esc | Key::F(3) => {
                self.dialogs.pop();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn take_in_pane(&mut self, key: Key) -> Vec<Effect> {
        if self.pane == Pane::Destruction
            && let Some(effects) = self.take_in_destruction(key)
        {
            return effects;
        }
        if self.pane == Pane::Analysis
            && let Some(effects) = self.take_in_analysis(key)
        {
            return effects;
        }
        if let Some(effects) = self.answer_about_screen(key) {
            return effects;
        }
        match key {
            Key::F(1) => self.does(Does::Help),
            Key::F(3) => self.does(Does::Back),
            Key::F(5) => {
                // what there is to tell comes with the answer
                let effects = self.refresh();
                self.inbox.asked_anew = Some(self.inbox.ticket);
                effects
            }
            Key::F(6) => self.open(super::Action::Register),
            Key::F(7) => self.go_to_urgent(),
            Key::F(8) => self.go(Pane::Archive),
            Key::F(9) | Key::Ctrl('p') => self.does(Does::Menu),
            Key::Ctrl('c') => {
                self.notice = Notice::NoCopy;
                Vec::new()
            }
            Key::Ctrl('z') if !self.is_typing() => self.does(Does::Undo),
            Key::Ctrl('v') if !self.is_typing() => {
                self.notice = Notice::NoPaste;
                Vec::new()
            }
            _ if self.pane == Pane::Archive => self.take_in_archive(key),
            _ if self.pane == Pane::Inbox && self.inbox.is_seeking => self.take_while_seeking(key),
            Key::Char(letter) if !self.screen.lets_act(letter) => {
                self.notice = Notice::LettersAreOff;
                Vec::new()
            }
            Key::Char(letter) => match keymap::of_letter(letter) {
                Some(binding) if !binding.acts().is_empty() => self.open_letter(binding),
                Some(binding) => self.does(binding.does),
                None => {
                    self.notice = Notice::NoSuchKey(letter);
                    Vec::new()
                }
            },
            Key::Up => self.move_by(-1),
            Key::Down => self.move_by(1),
            Key::PageUp => self.move_by(-PAGE),
            Key::PageDown => self.move_by(PAGE),
            Key::Home => self.move_by(isize::MIN / 2),
            Key::End => self.move_by(isize::MAX / 2),
            Key::Enter if self.pane == Pane::Inbox => self.go(Pane::Case),
            Key::Tab => self.next_pane(true),
            Key::BackTab => self.next_pane(false),
            Key::Esc => self.escape(),
            _ => Vec::new(),
        }
    }

    /// Lays something about the case in hand over the pane.
    fn lay_over_case(&mut self, dialog: impl FnOnce(&Case) -> Dialog) -> Vec<Effect> {
        match self.case().map(|case| dialog(case)) {
            Some(dialog) => self.dialogs.push(dialog),
            None => self.notice = Notice::NoCase,
        }
        Vec::new()
    }

    pub(super) fn does(&mut self, does: Does) -> Vec<Effect> {
        match does {
            Does::Act(_) => Vec::new(),
            Does::WhatNow => self.open_next(),
            Does::Explain => self.lay_over_case(|_| Dialog::Terms(Scroll::START)),
            Does::Log => self.lay_over_case(|_| Dialog::Log(Scroll::START)),
            Does::Read => self.lay_over_case(|case| {
                Dialog::Reading(PrintItem::Dossier(case.number.clone(), Format::Txt), Scroll::START)
            }),
            Does::Print => self.open_print(false),
            Does::Undo => self.open_undo(),
            Does::Sort | Does::Filter => {
                if does == Does::Sort {
                    self.inbox.sorting = self.inbox.sorting.next();
                    self.notice = Notice::Sorted(self.inbox.sorting);
                } else {
                    self.inbox.only = self.inbox.only.next();
                    self.notice = Notice::Only(self.inbox.only);
                }
                self.inbox.reorder(&self.office);
                self.inbox.settle(0, &self.office);
                if self.pane == Pane::Inbox { self.follow_cursor() } else { self.go(Pane::Inbox) }
            }
            Does::Mark if self.pane == Pane::Inbox => {
                self.inbox.toggle_mark();
                self.notice = Notice::Marked(self.inbox.marked.len());
                Vec::new()
            }
            Does::Mark => {
                self.notice = Notice::MarkInInbox;
                Vec::new()
            }
            Does::Mine => {
                self.inbox.is_mine = !self.inbox.is_mine;
                self.notice = Notice::Mine(self.inbox.is_mine);
                self.inbox.settle(0, &self.office);
                if self.pane == Pane::Inbox { self.follow_cursor() } else { Vec::new() }
            }
            Does::Find if self.pane == Pane::Inbox => {
                self.inbox.is_seeking = true;
                self.notice = Notice::None;
                Vec::new()
            }
            Does::Find | Does::Archive => self.go(Pane::Archive),
            Does::Menu => {
                self.dialogs.push(Dialog::Menu(Menu::default()));
                Vec::new()
            }
            Does::Help => {
                self.dialogs.push(Dialog::Help(Help::default()));
                Vec::new()
            }
            Does::Screen => {
                self.dialogs.push(Dialog::Screen(0));
                Vec::new()
            }
            // nothing in the made-up office is worth a question
            Does::Practice if self.office.is_practice => vec![Effect::Quit],
            Does::Practice => vec![Effect::Practise],
            Does::Back => self.back(),
            Does::Down => self.move_by(1),
            Does::Up => self.move_by(-1),
            Does::First => {
                let is_first = self.inbox.at(&self.office) == Some(0);
                self.move_by(if is_first { isize::MAX / 2 } else { isize::MIN / 2 })
            }
            Does::Inbox => self.go(Pane::Inbox),
            Does::Case => self.go(Pane::Case),
            Does::Hearing => self.go(Pane::Hearing),
            Does::Analysis => self.go_to_analysis(),
        }
    }

    fn back(&mut self) -> Vec<Effect> {
        match self.pane {
            Pane::Inbox => {
                self.notice = Notice::QuitIsF10;
                Vec::new()
            }
            Pane::Case | Pane::Hearing => self.go(self.came_from),
            Pane::Archive | Pane::Destruction | Pane::Analysis => self.go(Pane::Inbox),
        }
    }

    /// Esc closes only what was opened last: what the list tells of, then a search in it, then the marks in it.
    fn escape(&mut self) -> Vec<Effect> {
        if self.pane == Pane::Inbox && self.has_seen_passed() {
            return Vec::new();
        }
        if self.pane == Pane::Inbox && !self.inbox.sought.is_empty() {
            self.inbox.sought.set("");
            return self.follow_cursor();
        }
        if self.has_marked() {
            self.inbox.marked.clear();
            self.notice = Notice::Marked(0);
        }
        if self.pane == Pane::Inbox { Vec::new() } else { self.back() }
    }

    fn move_by(&mut self, by: isize) -> Vec<Effect> {
        match self.pane {
            Pane::Inbox => {
                self.inbox.step(by, &self.office);
                self.follow_cursor()
            }
            Pane::Archive => self.step_in_archive(by),
            Pane::Case => {
                self.hand.back = self.hand.back.saturating_add_signed(-by.clamp(-100_000, 100_000));
                Vec::new()
            }
            // their own keys move there
            Pane::Destruction | Pane::Analysis => Vec::new(),
            Pane::Hearing if by.abs() == PAGE => {
                self.hand.read_on(by);
                Vec::new()
            }
            Pane::Hearing => {
                self.hand.step_point(by);
                Vec::new()
            }
        }
    }

    pub(super) fn next_pane(&mut self, is_forward: bool) -> Vec<Effect> {
        let order = [Pane::Inbox, Pane::Case, Pane::Hearing, Pane::Archive];
        let at = order.iter().position(|pane| *pane == self.pane).unwrap_or(0);
        self.go(order[if is_forward { at + 1 } else { at + order.len() - 1 } % order.len()])
    }

    fn go_to_urgent(&mut self) -> Vec<Effect> {
        // what passed just now comes before what was urgent all along
        let Some(number) = self.passed_elsewhere().or_else(|| self.inbox.next_urgent(&self.office)) else {
            self.notice = Notice::NothingUrgent;
            return Vec::new();
        };
        self.inbox.selected = Some(number.clone());
        match self.pane {
            // they show no case of the list
            Pane::Archive | Pane::Destruction | Pane::Analysis => self.go(Pane::Inbox),
            Pane::Inbox | Pane::Case | Pane::Hearing => self.take_up(number),
        }
    }

    fn take_up(&mut self, number: CaseNumber) -> Vec<Effect> {
        let is_open = self.pane != Pane::Inbox;
        self.load_case(number, is_open)
    }

    fn take_while_seeking(&mut self, key: Key) -> Vec<Effect> {
        match key {
            Key::Esc => {
                self.inbox.sought.set("");
                self.inbox.is_seeking = false;
            }
            Key::Enter | Key::Tab => self.inbox.is_seeking = false,
            Key::Up => self.inbox.step(-1, &self.office),
            Key::Down => self.inbox.step(1, &self.office),
            key => {
                self.inbox.sought.take(key);
                self.inbox.settle(0, &self.office);
            }
        }
        self.follow_cursor()
    }
}
