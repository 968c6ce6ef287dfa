//! What is pasted, cut and copied, and the pauses between.
//!
//! Invariant: pasted text is text or nothing, never commands; a very long one is asked about first.

use super::action::Action;
use super::dialog::{Ask, Dialog};
use super::form::{Choosable, Form, List, Pick};
use super::letters::Letter;
use super::notice::Notice;
use super::{Effect, Key, Pane, State, pasted};

/// A paste of more characters than this is asked about.
const LONG_PASTE: usize = 20_000;

impl State {
    /// Takes pasted text to where somebody is typing.
    pub(super) fn paste(&mut self, text: &str) -> Vec<Effect> {
        match self.dialogs.last_mut() {
            Some(Dialog::Form(_)) if text.chars().count() > LONG_PASTE => {
                return self.ask(Ask::Paste(text.to_owned()));
            }
            Some(Dialog::Form(form)) if form.action == Action::Register => self.paste_into_registration(text),
            Some(Dialog::Form(form)) => form.paste(text),
            Some(Dialog::Menu(menu)) => menu.sought.paste(text),
            Some(Dialog::Help(help)) if help.is_seeking => help.sought.paste(text),
            Some(Dialog::Pick(pick)) => pick.sought.paste(text),
            Some(Dialog::Print(print)) if print.waiting.is_none() && print.path.is_some() => {
                print.trouble = None;
                print.path.iter_mut().for_each(|path| path.paste(text));
            }
            Some(_) => self.notice = Notice::PasteIgnored,
            None if self.pane == Pane::Archive => {
                self.archive.sought.paste(text);
                return self.seek();
            }
            None if self.inbox.is_seeking && self.pane == Pane::Inbox => self.inbox.sought.paste(text),
            // nothing is there yet: what is pasted is the first
            None if self.pane == Pane::Inbox && self.inbox.is_loaded && self.inbox.cases.is_empty() => {
                let effects = self.open(Action::Register);
                self.paste_into_registration(text);
                return effects;
            }
            None => self.notice = Notice::PasteIgnored,
        }
        Vec::new()
    }

    /// What is pasted into a registration goes to its text, also where the cursor is on a choice. Of an e-mail, the sender, the
    /// subject and the date are put in the fields that are empty, to be checked.
    fn paste_into_registration(&mut self, text: &str) {
        let Some(Dialog::Form(form)) = self.dialogs.last_mut() else { return };
        let is_typing = form.fields.get(form.focus).is_some_and(|field| field.typing().is_some());
        if !is_typing && form.pick.is_none() {
            form.focus_on("text");
        }
        form.paste(text);
        let is_text = form.fields.get(form.focus).is_some_and(|field| field.key == "text");
        if let Some(heads) = pasted::heads(text, &self.office).filter(|_| is_text) {
            let found = [
                ("name", &heads.name),
                ("email", &heads.email),
                ("subject", &heads.subject),
                ("received", &heads.received),
            ];
            for (key, value) in found {
                if form.value(key).is_empty() {
                    form.set(key, value);
                }
            }
            self.notice = Notice::MailTaken;
        }
    }

    /// The long paste was wanted.
    pub(super) fn paste_after_all(&mut self, text: &str) -> Vec<Effect> {
        match self.form_mut() {
            Some(form) if form.action == Action::Register => self.paste_into_registration(text),
            Some(form) => form.paste(text),
            None => {}
        }
        Vec::new()
    }

    /// Ctrl-X, Ctrl-C and Ctrl-V in a form: cut, copy and paste inside the program.
    pub(super) fn take_clip(&mut self, key: Key) -> Vec<Effect> {
        if key == Key::Ctrl('v') {
            match self.clip.clone() {
                Some(text) => return self.paste(&text),
                None => self.notice = Notice::NothingToPaste,
            }
            return Vec::new();
        }
        let field = self.form_mut().and_then(Form::writing);
        let taken = field.and_then(|field| if key == Key::Ctrl('x') { field.cut() } else { field.copy() });
        self.notice = if taken.is_some() { Notice::Copied } else { Notice::NothingMarked };
        self.clip = taken.or(self.clip.take());
        Vec::new()
    }

    /// F4 in a text: the texts that can be put into it.
    pub(super) fn offer_texts(&mut self) -> Vec<Effect> {
        if self.letters.is_empty() {
            self.notice = Notice::NoTexts;
            return Vec::new();
        }
        let texts = self.text_blocks().into_iter().map(|(title, text)| Choosable::plain(text, title)).collect();
        if let Some(form) = self.form_mut() {
            form.pick = Some(Pick::Texts(List::new(texts, 0)));
        }
        Vec::new()
    }

    /// The texts that can be put into the form on top, each with its title, filled in for its case.
    pub fn text_blocks(&self) -> Vec<(String, String)> {
        let number = match self.dialogs.last() {
            Some(Dialog::Form(form)) => form.case.as_ref(),
            _ => None,
        };
        let case = self.case().filter(|case| Some(&case.number) == number).map(std::sync::Arc::as_ref);
        let filled = |letter: &Letter| (letter.title.clone(), letter.filled(case, &self.office));
        self.letters.iter().map(filled).collect()
    }

    /// Somebody stopped typing for a moment.
    pub(super) fn pause(&mut self) -> Vec<Effect> {
        if let Some(form) = self.form_mut() {
            form.count();
            if let Some(field) = form.writing() {
                field.pause();
            }
        }
        self.keep_draft()
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        match self.dialogs.last_mut() {
            Some(Dialog::Form(form)) => Some(form),
            _ => None,
        }
    }
}
