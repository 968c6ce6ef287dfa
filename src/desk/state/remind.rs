//! "Later herinneren": this person is reminded of a case later on, on this desk or on the next that they open.
//!
//! Invariant: nothing is told of a case before the store was asked anew whether this person may still know of it, and each
//! reminder is told once at a desk. No list and no count changes by one.

use std::collections::BTreeSet;

use chrono::{Days, NaiveTime};
use serde::{Deserialize, Serialize};

use super::action::Action;
use super::dates::{self, Leaning};
use super::dialog::Dialog;
use super::field::Field;
use super::form::{Entry, Form, FormField, among};
use super::message::Trouble;
use super::notice::{Notice, OfReminder};
use super::office::Office;
use super::{Effect, State, Ticket};
use crate::procedure::reminder::Reminder;
use crate::procedure::{CaseNumber, Choice, Moment, choices};

choices! {
    /// When to be reminded, as it is said.
    "remind" Later {
        /// In an hour.
        Hour = "hour",
        /// This afternoon.
        Afternoon = "afternoon",
        /// Tomorrow morning.
        Morning = "morning",
        /// No more.
        Never = "never",
    }
}

/// When a day begins, also one that was named without a time.
const MORNING: Option<NaiveTime> = NaiveTime::from_hms_opt(9, 0, 0);
/// When an afternoon does.
const AFTERNOON: Option<NaiveTime> = NaiveTime::from_hms_opt(14, 0, 0);

impl Later {
    /// The moment that is meant; none where it is past, or where none is meant.
    fn moment(self, office: &Office) -> Option<Moment> {
        let today = office.today();
        let at = match self {
            Self::Hour => Moment::from_seconds(office.now.seconds() + 3_600)?,
            Self::Afternoon => office.moment(today, AFTERNOON),
            Self::Morning => office.moment(today.checked_add_days(Days::new(1))?, MORNING),
            Self::Never => return None,
        };
        (at > office.now).then_some(at)
    }
}

/// What is asked: how long, or a day and a time. Where a reminder is set, taking it away is what is offered first.
pub(super) fn fields(is_set: bool, office: &Office) -> Vec<FormField> {
    let is_offered = |later: &Later| later.moment(office).is_some() || is_set && *later == Later::Never;
    let offered: Vec<Later> = Later::ALL.iter().copied().filter(is_offered).collect();
    let first = if is_set { Later::Never } else { Later::Hour };
    let at = FormField::new("remind-at", Entry::Moment(Field::line(), Leaning::Future));
    vec![FormField::new("remind", among(&offered, Some(first))), at]
}

/// A moment to come, as it was typed: without a time, in the morning.
pub fn typed(text: &str, office: &Office) -> Result<Moment, dates::DateFault> {
    let (date, time) = dates::read(text, office.today(), Leaning::Future)?;
    Ok(office.moment(date, time.or(MORNING)))
}

/// When the form says to be reminded: what was typed goes before what was chosen.
pub(super) fn wished(form: &Form, office: &Office) -> Option<Moment> {
    let chosen = || Later::from_name(&form.value("remind"))?.moment(office);
    typed(&form.value("remind-at"), office).ok().or_else(chosen)
}

/// What this person wants to be reminded of.
#[derive(Clone, Debug, Default)]
pub struct Reminders {
    all: Vec<Reminder>,
    told: BTreeSet<Reminder>,
    are_read: bool,
}

impl State {
    /// When this person wants to be reminded of a case.
    pub fn reminder_of(&self, number: &CaseNumber) -> Option<Moment> {
        self.reminders.all.iter().find(|reminder| reminder.case == *number).map(|reminder| reminder.at)
    }

    /// The cases whose time has come, the one that waits longest first.
    pub fn reminded_of(&self) -> impl Iterator<Item = &CaseNumber> {
        self.due_reminders().map(|reminder| &reminder.case)
    }

    fn due_reminders(&self) -> impl Iterator<Item = &Reminder> {
        self.reminders.all.iter().filter(|reminder| reminder.at <= self.office.now)
    }

    fn untold_reminders(&self) -> impl Iterator<Item = &Reminder> {
        self.due_reminders().filter(|reminder| !self.reminders.told.contains(*reminder))
    }

    pub(super) fn form_to_remind(&self, number: CaseNumber) -> Form {
        let is_set = self.reminder_of(&number).is_some();
        Form::new(Action::Remind, Some(number), fields(is_set, &self.office))
    }

    /// Asks the store anew where a time has come that was not told.
    pub(super) fn look_at_reminders(&self) -> Option<Effect> {
        self.untold_reminders().next().map(|_| Effect::LoadReminders)
    }

    /// Takes in what the store has, and tells what has come; over no line that somebody types under.
    pub(super) fn take_reminders(&mut self, reminders: Vec<Reminder>) -> Vec<Effect> {
        self.reminders.all = reminders;
        let are_read = std::mem::replace(&mut self.reminders.are_read, true);
        let come: Vec<Reminder> = self.untold_reminders().cloned().collect();
        let Some(first) = come.first() else { return Vec::new() };
        if !matches!(self.dialogs.last(), Some(Dialog::Form(_))) {
            self.notice = Notice::OfReminder(OfReminder::Come(first.case.clone(), come.len()));
        }
        self.reminders.told.extend(come);
        // whoever opens a desk looks at it
        if are_read { self.ring() } else { Vec::new() }
    }

    /// What became of a reminder that was set or taken away.
    pub(super) fn reminded(&mut self, ticket: Ticket, result: Result<(), Trouble>) -> Vec<Effect> {
        let Some(number) = self.take_pending(ticket).and_then(|pending| pending.number) else { return Vec::new() };
        if let Err(trouble) = result {
            self.failed(ticket, trouble);
            return Vec::new();
        }
        self.notice = Notice::OfReminder(match self.reminder_of(&number) {
            Some(at) => OfReminder::Set(number, at),
            None => OfReminder::Ended(number),
        });
        self.close_waiting(ticket)
    }
}
