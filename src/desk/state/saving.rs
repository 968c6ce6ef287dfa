//! From an act that was chosen to an entry that was made: forms, questions, drafts and the answer of the store.
//!
//! Invariant: what was typed stays until the store says that it is an entry.

use std::sync::Arc;

use crate::procedure::case::Case;
use crate::procedure::draft::{self, Draft, Drafts};
use crate::procedure::roles::Sight;
use crate::procedure::steps::{self, Act, Turn};
use crate::procedure::summary::Summary;
use crate::procedure::{CaseNumber, Choice, Moment, Side, Stage};

use super::action::Action;
use super::archive::Seek;
use super::aside;
use super::dialog::{Ask, Dialog};
use super::form::Form;
use super::forms::{self, Wish};
use super::keymap::Binding;
use super::message::Trouble;
use super::notice::Notice;
use super::{Effect, Key, Pane, State, Ticket};

/// Something that the store is asked to record.
#[derive(Clone, Debug)]
pub struct Pending {
    ticket: Ticket,
    action: Action,
    pub(super) number: Option<CaseNumber>,
    /// Once it is recorded, open what comes next.
    goes_on: bool,
}

impl State {
    /// Opens the act of a letter: the one that is next, else the first that can be done.
    pub(super) fn open_letter(&mut self, binding: &Binding) -> Vec<Effect> {
        let acts = binding.acts();
        if let Some(action) = acts.iter().copied().find(|action| self.is_for_marked(*action)) {
            return self.open_for_marked(action);
        }
        let Some(case) = self.case().cloned() else {
            self.notice = Notice::NoCase;
            return Vec::new();
        };
        let next = Action::of(steps::next(&case)).filter(|action| acts.contains(action));
        let able = || acts.iter().copied().find(|action| action.hindrance(&case, &self.office).is_none());
        match next.or_else(able).or(acts.first().copied()) {
            Some(action) => self.open(action),
            None => Vec::new(),
        }
    }

    /// Opens the form of an act, or says why it cannot be done.
    pub(super) fn open(&mut self, action: Action) -> Vec<Effect> {
        if action.is_on_lists() {
            return self.open_destruction(action);
        }
        if self.is_for_marked(action) {
            return self.open_for_marked(action);
        }
        if action == Action::Register {
            if let Some(hindrance) = Action::no_registration(&self.office) {
                self.notice = Notice::Hindered(hindrance);
                return Vec::new();
            }
            let form = forms::for_action(action, None, &self.office);
            return self.show(form);
        }
        let Some(case) = self.case().cloned() else {
            self.notice = Notice::NoCase;
            return Vec::new();
        };
        if let Some(hindrance) = action.hindrance(&case, &self.office) {
            self.notice = Notice::Hindered(hindrance);
            return Vec::new();
        }
        let form = match action {
            Action::Remind => self.form_to_remind(case.number.clone()),
            action => forms::for_action(action, Some(&case), &self.office),
        };
        if !form.fields.is_empty() {
            let form = if self.pane == Pane::Hearing { self.on_this_point(form) } else { form };
            return self.show(form);
        }
        match forms::wish(&form, &self.office) {
            Some(wish) if action.asks_first() => self.ask(Ask::Act { action, number: case.number.clone(), wish }),
            Some(wish) => self.perform(action, Some(case.number.clone()), wish, false),
            None => Vec::new(),
        }
    }

    pub(super) fn show(&mut self, mut form: Form) -> Vec<Effect> {
        if self.is_typed_elsewhere(&form.slot()) && !self.others.takes_over {
            return self.ask_to_take_over(form);
        }
        self.begun_at = self.case().map_or(0, |case| case.version());
        self.notice = Notice::Typing;
        if let Some(draft) = self.drafts.get(&form.slot()) {
            form.restore(&draft.body);
            self.notice = Notice::DraftRestored;
        }
        let number = form.case.clone().filter(|_| aside::is_beside(form.action) && self.hand.similar.is_none());
        self.dialogs.push(Dialog::Form(Box::new(form)));
        let ticket = self.archive.ticket;
        number.map(|number| Effect::Seek(ticket, Box::new(Seek::Similar(number)))).into_iter().collect()
    }

    /// Another side was chosen than `before`: who speaks is another too, unless somebody typed a name.
    pub(super) fn name_party(&mut self, before: &str) {
        let Some(Dialog::Form(form)) = self.dialogs.last() else { return };
        let side = form.value("side");
        let Some(case) = self.case().filter(|_| side != before) else { return };
        let party = |side: &str| Side::from_name(side).map(|side| forms::party(case, side)).unwrap_or_default();
        let (was, is) = (party(before), party(&side));
        if let Some(Dialog::Form(form)) = self.dialogs.last_mut()
            && form.value("party") == was
        {
            form.set("party", &is);
            form.take_back_fault("party");
        }
    }

    /// In the hearing a statement is on the point with the cursor.
    fn on_this_point(&self, mut form: Form) -> Form {
        let Some(at) = form.fields.iter().position(|field| field.key == "point") else { return form };
        form.fill(at, &self.hand.point.to_string(), &self.office);
        // as it is opened; only what differs from it was typed
        Form::new(form.action, form.case, form.fields)
    }

    /// "Wat nu?": opens what the procedure asks for. A case that nobody has is taken first.
    pub(super) fn open_next(&mut self) -> Vec<Effect> {
        let Some(case) = self.case().cloned() else {
            self.notice = Notice::NoCase;
            return Vec::new();
        };
        let act = steps::next(&case);
        let Some(action) = Action::of(act) else {
            self.notice = Notice::NothingToDo;
            return Vec::new();
        };
        if let Some(hindrance) = action.hindrance(&case, &self.office) {
            self.notice = match steps::turn(&case) {
                Turn::Person(user) if user != self.office.actor.user => Notice::NotYourTurn(user),
                _ => Notice::Hindered(hindrance),
            };
            return Vec::new();
        }
        if act == Act::Assess && case.stage() == Stage::ToAssess {
            let form = forms::for_action(action, Some(&case), &self.office);
            return match forms::wish(&form, &self.office) {
                Some(wish) => self.perform(action, Some(case.number.clone()), wish, true),
                None => Vec::new(),
            };
        }
        self.open(action)
    }

    /// F2 in a form: looks at it, asks where others act on it, and hands it to the store.
    pub(super) fn save(&mut self) -> Vec<Effect> {
        let Some(Dialog::Form(form)) = self.dialogs.last_mut() else { return Vec::new() };
        if form.waiting.is_some() {
            return Vec::new();
        }
        form.trouble = None;
        if !form.check(&self.office) {
            self.notice = Notice::Faults(form.faults());
            return Vec::new();
        }
        let (action, number) = (form.action, form.case.clone());
        if action.is_on_lists() {
            return self.save_on_list();
        }
        let Some(wish) = forms::wish(form, &self.office) else { return Vec::new() };
        match number {
            Some(number) if action.asks_first() => self.ask(Ask::Act { action, number, wish }),
            None if action != Action::Register => self.ask_for_marked(action, wish),
            number => self.perform(action, number, wish, false),
        }
    }

    /// Hands a wish to the store. The form that it came from waits.
    pub(super) fn perform(
        &mut self,
        action: Action,
        number: Option<CaseNumber>,
        wish: Wish,
        goes_on: bool,
    ) -> Vec<Effect> {
        let ticket = self.ticket();
        self.notice = Notice::Saving;
        if let Some(Dialog::Form(form)) = self.dialogs.last_mut() {
            form.waiting = Some(ticket);
        }
        self.pending.push(Pending { ticket, action, number: number.clone(), goes_on });
        // what a colleague wrote since the form was opened was not in sight
        let is_typed = matches!(self.dialogs.last(), Some(Dialog::Form(_)));
        let shown = self.case().filter(|case| Some(&case.number) == number.as_ref()).map_or(0, |case| case.version());
        let seen = if is_typed { self.begun_at } else { shown };
        match (wish, number) {
            (Wish::Register(case), _) => vec![Effect::Register(ticket, case)],
            (Wish::Act(command), Some(number)) => vec![Effect::Execute { ticket, number, seen, command }],
            (Wish::Attach(path), Some(number)) => vec![Effect::Attach { ticket, number, path }],
            (Wish::Remind(at), Some(number)) => vec![Effect::Remind { ticket, number, at }],
            (Wish::Act(_) | Wish::Attach(_) | Wish::Remind(_), None) => Vec::new(),
        }
    }

    /// What was asked of the store under this ticket, which is settled now.
    pub(super) fn take_pending(&mut self, ticket: Ticket) -> Option<Pending> {
        let at = self.pending.iter().position(|pending| pending.ticket == ticket)?;
        Some(self.pending.remove(at))
    }

    /// What became of it.
    pub(super) fn finish(&mut self, ticket: Ticket, result: Result<Arc<Case>, Trouble>) -> Vec<Effect> {
        let Some(pending) = self.take_pending(ticket) else { return Vec::new() };
        match result {
            Ok(case) => self.recorded(pending, case),
            Err(trouble) => {
                let is_conflict = matches!(trouble, Trouble::Conflict { .. });
                self.failed(ticket, trouble);
                let is_form = matches!(self.dialogs.last(), Some(Dialog::Form(_)));
                if is_conflict && is_form { self.ask_about_conflict() } else { Vec::new() }
            }
        }
    }

    fn recorded(&mut self, pending: Pending, case: Arc<Case>) -> Vec<Effect> {
        let mut effects = self.close_waiting(pending.ticket);
        let number = case.number.clone();
        self.remember(pending.action);
        self.passed.know(&Summary::of(&case), self.office.today());
        let is_put_right = case.journal.last().is_some_and(|entry| entry.event.undoing().is_some());
        self.notice = match pending.number {
            Some(_) if is_put_right => Notice::PutRight(number.clone()),
            None => Notice::Registered(number.clone()),
            Some(_) => case.journal.last().map_or(Notice::None, |entry| Notice::Recorded {
                number: number.clone(),
                entry: Box::new(entry.clone()),
                can_be_undone: entry.by == self.office.actor.user && entry.event.can_be_undone(),
            }),
        };
        // who named themselves as the other side has told what they knew, and sees no more of it
        let is_seen = self.office.actor.sight_of(&case) == Sight::Open;
        if pending.number.is_none() && is_seen {
            self.inbox.selected = Some(number.clone());
        }
        if !is_seen && self.hand.number.as_ref() == Some(&number) {
            self.hand.let_go();
        }
        if is_seen && (self.hand.number.as_ref() == Some(&number) || pending.number.is_none()) {
            let ticket = self.ticket();
            self.hand.take(number, ticket);
            self.hand.fill(Some(case));
            self.hand.back = 0;
        }
        effects.extend(self.load_inbox());
        if self.archive.is_loaded {
            effects.extend(self.load_archive());
        }
        if pending.goes_on && self.dialogs.is_empty() {
            let told = self.notice.clone();
            effects.extend(self.open_next());
            // what was recorded on the way is told, rather than how to type
            if self.notice == Notice::Typing {
                self.notice = told;
            }
        }
        effects
    }

    /// Closes the form that waited for this; its draft has become an entry.
    pub(super) fn close_waiting(&mut self, ticket: Ticket) -> Vec<Effect> {
        let waits = |dialog: &Dialog| matches!(dialog, Dialog::Form(form) if form.waiting == Some(ticket));
        let Some(at) = self.dialogs.iter().position(waits) else { return Vec::new() };
        let Dialog::Form(form) = self.dialogs.remove(at) else { return Vec::new() };
        match self.drafts.remove(&form.slot()) {
            Some(_) => vec![Effect::DropDraft(form.slot())],
            None => Vec::new(),
        }
    }

    /// The form that waited shows why, with all that was typed; without a form the line tells.
    pub(super) fn failed(&mut self, ticket: Ticket, trouble: Trouble) {
        let mut told = Notice::Trouble(trouble.clone());
        for dialog in &mut self.dialogs {
            if let Dialog::Form(form) = dialog
                && form.waiting == Some(ticket)
            {
                form.waiting = None;
                form.trouble = Some(trouble.clone());
                told = Notice::NotRecorded;
            }
        }
        self.notice = told;
    }

    /// Closes the form on top; what was typed is kept and offered again.
    pub(super) fn close_form(&mut self) -> Vec<Effect> {
        let effects = self.keep_draft();
        if let Some(Dialog::Form(form)) = self.dialogs.pop() {
            let is_kept = self.drafts.contains_key(&form.slot());
            self.notice = if is_kept { Notice::DraftKept } else { Notice::None };
        }
        effects
    }

    /// What this person typed before and saved not; the newest comes first, and is offered where nothing else is going on.
    pub(super) fn take_drafts(&mut self, drafts: Drafts) -> Vec<Effect> {
        if std::mem::replace(&mut self.has_drafts, true) {
            self.drafts = drafts;
            let Some(form) = self.others.taken_over.take() else { return Vec::new() };
            self.others.takes_over = true;
            return self.show(form);
        }
        let newest = draft::newest(&drafts).filter(|slot| Form::of_slot(slot).is_some()).map(str::to_owned);
        self.drafts.extend(drafts);
        if let (Some(slot), true, Pane::Inbox) = (newest, self.dialogs.is_empty(), self.pane) {
            self.dialogs.push(Dialog::Resume(slot));
        }
        Vec::new()
    }

    pub(super) fn take_in_resume(&mut self, key: Key) -> Vec<Effect> {
        let Some(Dialog::Resume(slot)) = self.dialogs.last() else { return Vec::new() };
        let about = Form::of_slot(slot);
        match (key, about) {
            (Key::Enter, Some((action, Some(number)))) => {
                self.dialogs.pop();
                self.resuming = Some(action);
                self.inbox.selected = Some(number.clone());
                self.load_case(number, true)
            }
            (Key::Enter, Some((action, None))) => {
                self.dialogs.pop();
                // the form comes back, also where nothing is marked any more
                if action == Action::HandOver { self.open_for_marked(action) } else { self.open(action) }
            }
            (Key::Esc | Key::F(3) | Key::Char('n' | 'N' | 'q'), _) => {
                self.dialogs.pop();
                self.notice = Notice::DraftKept;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// What is typed and not kept yet: slot and content. For a line that drops.
    pub fn draft_in_hand(&self) -> Option<(String, String)> {
        let form = self.form_in_hand()?;
        let draft = form.draft()?;
        let is_kept = self.drafts.get(&form.slot()).is_some_and(|kept| kept.body == draft);
        (!is_kept).then(|| (form.slot(), draft))
    }

    /// The form that is open, whatever lies over it.
    pub fn form_in_hand(&self) -> Option<&Form> {
        self.dialogs.iter().rev().find_map(|dialog| match dialog {
            Dialog::Form(form) => Some(&**form),
            _ => None,
        })
    }

    /// Keeps what was typed in the form.
    pub(super) fn keep_draft(&mut self) -> Vec<Effect> {
        if let Some((slot, draft)) = self.draft_in_hand() {
            self.drafts.insert(slot.clone(), Draft { body: draft.clone(), at: self.office.now });
            return vec![Effect::KeepDraft(slot, draft)];
        }
        self.drop_emptied()
    }

    /// What is typed is kept: the line says so, where it says nothing else that matters.
    pub(super) fn tell_kept(&mut self, at: Moment) {
        let Some(Dialog::Form(form)) = self.dialogs.last() else { return };
        let is_free = match self.notice {
            Notice::None | Notice::Typing | Notice::DraftRestored | Notice::DraftSaved(_) => true,
            // that of an earlier draft
            Notice::Trouble(_) => form.trouble.is_none(),
            _ => false,
        };
        if is_free && form.waiting.is_none() {
            self.notice = Notice::DraftSaved(at);
        }
    }

    /// A draft whose form was emptied again is none.
    fn drop_emptied(&mut self) -> Vec<Effect> {
        let Some(Dialog::Form(form)) = self.dialogs.last() else { return Vec::new() };
        let slot = form.slot();
        if form.draft().is_none() && !form.is_restored && self.drafts.remove(&slot).is_some() {
            return vec![Effect::DropDraft(slot)];
        }
        Vec::new()
    }

    /// Goes to a pane.
    pub(super) fn go(&mut self, pane: Pane) -> Vec<Effect> {
        if pane != self.pane {
            self.notice = Notice::None;
        }
        match pane {
            Pane::Case | Pane::Hearing if self.hand.number.is_none() => {
                self.notice = Notice::NoCase;
                return Vec::new();
            }
            Pane::Case | Pane::Hearing => {
                if matches!(self.pane, Pane::Inbox | Pane::Archive) {
                    self.came_from = self.pane;
                    self.pane = pane;
                    return self.hand.number.clone().map_or_else(Vec::new, |number| self.load_case(number, true));
                }
                self.pane = pane;
            }
            Pane::Inbox => {
                self.pane = pane;
                return self.follow_cursor();
            }
            Pane::Destruction => {
                self.pane = pane;
                return self.load_destruction();
            }
            Pane::Analysis => return self.go_to_analysis(),
            Pane::Archive => {
                self.pane = pane;
                let mut effects = self.load_archive();
                effects.extend(self.follow_cursor());
                return effects;
            }
        }
        Vec::new()
    }
}
