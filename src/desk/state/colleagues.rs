//! Colleagues at the same desk: who is at which case, what they changed, and this person in another window.
//!
//! Invariant: nothing here locks. What changed elsewhere moves nothing under somebody's hands: it is read when they rest,
//! or when they ask for it; and a draft is typed in one window at a time.

use super::dialog::{Ask, Dialog};
use super::form::Form;
use super::notice::Notice;
use super::{Effect, Pane, State};
use crate::procedure::colleagues::{Attendance, News, Present};

/// The other sessions, and what is between them and this one.
#[derive(Clone, Debug, Default)]
pub struct Others {
    /// Those that are at something.
    present: Vec<Present>,
    /// What was told to them of this one.
    attended: Attendance,
    /// The next that is told takes a draft over from another window.
    pub(super) takes_over: bool,
    /// A form to go on with here, once what was typed in another window was read.
    pub(super) taken_over: Option<Form>,
    /// What they changed and was not read again.
    pub(super) news: Option<News>,
    /// Somebody presses keys: what they change is told, and read later.
    pub(super) are_waited_for: bool,
}

impl State {
    /// Whether somebody is in a case, so that it is seen who else is.
    pub fn is_in_case(&self) -> bool {
        matches!(self.pane, Pane::Case | Pane::Hearing)
    }

    /// Whether something changed elsewhere that was not read again.
    pub fn has_news(&self) -> bool {
        self.others.news.is_some()
    }

    /// The other sessions at the case in hand.
    pub fn others_here(&self) -> impl Iterator<Item = &Present> {
        let case = self.hand.number.as_ref();
        self.others.present.iter().filter(move |present| case.is_some() && present.at.case.as_ref() == case)
    }

    /// What this session is at.
    fn attendance(&self) -> Attendance {
        let form = self.dialogs.iter().find_map(|dialog| match dialog {
            Dialog::Form(form) => Some(form),
            _ => None,
        });
        let case = form.and_then(|form| form.case.clone());
        let case = case.or_else(|| self.hand.number.clone().filter(|_| self.is_in_case()));
        let typed = form.filter(|form| form.draft().is_some());
        let point = typed.and_then(|form| form.value("point").parse().ok());
        Attendance { case, place: typed.map(|form| form.slot()), point }
    }

    /// Tells the others that this session leaves, where they were told that it is at something.
    pub fn leave(&mut self) -> Option<Effect> {
        let was = std::mem::take(&mut self.others.attended);
        (was != Attendance::default()).then(|| Effect::Attend { at: Attendance::default(), takes_over: false })
    }

    /// Tells the others what this session is at, where that is something else than before.
    pub(super) fn tell_others(&mut self, effects: &mut Vec<Effect>) {
        let at = self.attendance();
        if at != self.others.attended {
            self.others.attended = at.clone();
            effects.push(Effect::Attend { at, takes_over: std::mem::take(&mut self.others.takes_over) });
        }
    }

    /// Takes in who else is at what. A draft that this person stopped typing elsewhere is read again.
    pub(super) fn take_present(&mut self, present: Vec<Present>) -> Vec<Effect> {
        let me = &self.office.actor.user;
        let mine = |present: &&Present| present.user == *me;
        if self.others.present.is_empty()
            && matches!(self.notice, Notice::None | Notice::Welcome { .. })
            && let Some(also) = present.iter().find(mine)
        {
            self.notice = Notice::AlsoElsewhere(also.since);
        }
        let is_typed = |present: &[Present]| present.iter().filter(mine).filter(|it| it.at.place.is_some()).count();
        let has_stopped = is_typed(&present) < is_typed(&self.others.present);
        self.others.present = present;
        if has_stopped { vec![Effect::LoadDrafts] } else { Vec::new() }
    }

    /// Whether this person types this draft in another window.
    pub(super) fn is_typed_elsewhere(&self, slot: &str) -> bool {
        let is_it = |present: &Present| present.at.place.as_deref() == Some(slot);
        self.others.present.iter().any(|present| present.user == self.office.actor.user && is_it(present))
    }

    /// The form whose draft is typed in another window: it is asked whether to go on here.
    pub(super) fn ask_to_take_over(&mut self, form: Form) -> Vec<Effect> {
        self.ask(Ask::TakeOver(Box::new(form)))
    }

    /// What was typed there is read, and then gone on with here.
    pub(super) fn take_over(&mut self, form: Form) -> Vec<Effect> {
        self.others.taken_over = Some(form);
        vec![Effect::LoadDrafts]
    }

    /// Takes in what others changed: it is read again at once where nobody presses keys, else told.
    pub(super) fn hear(&mut self, news: News) -> Vec<Effect> {
        if !self.others.are_waited_for {
            return self.refresh();
        }
        let mut all = self.others.news.take().unwrap_or_default();
        all.add(news);
        if !all.cases.is_empty() {
            self.notice = Notice::ChangedBy { cases: all.cases.len(), by: all.by.clone(), is_read: false };
        }
        self.others.news = Some(all);
        Vec::new()
    }

    /// Nobody pressed a key for a while: what waited is read.
    pub(super) fn rest(&mut self) -> Vec<Effect> {
        self.others.are_waited_for = false;
        if let Notice::ChangedBy { is_read, .. } = &mut self.notice {
            *is_read = true;
        }
        if self.others.news.take().is_some() { self.refresh() } else { Vec::new() }
    }
}
