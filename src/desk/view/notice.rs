//! The words of the one line that tells what happened.

use super::widgets::text::width;
use super::words::{self, of_screen};
use super::{Look, trouble};
use crate::desk::state::State;
use crate::desk::state::form::Form;
use crate::desk::state::notice::{Notice, OfReminder};
use crate::lang;
use crate::procedure::journal::Entry;
use crate::procedure::{CaseNumber, Moment, Role};

/// The cells of the line at 80 columns.
const LINE: usize = 78;

/// So many cases are named in the line.
const NAMED: usize = 3;

/// What there is to tell.
pub fn words(notice: &Notice, state: &State, look: &Look) -> String {
    let count = |number: &usize| number.to_string();
    match notice {
        Notice::None => String::new(),
        // the terms of cases are not theirs
        Notice::Welcome { .. } if !state.office.actor.is(Role::CaseWorker) => look.text("notice-welcome-plain"),
        Notice::Welcome { overdue: 0, today: 0 } => look.text("notice-welcome-quiet"),
        Notice::Welcome { overdue, today } => {
            look.text_with("notice-welcome", &[("overdue", &count(overdue)), ("today", &count(today))])
        }
        Notice::Loaded { at, .. } if !state.office.sees_cases() => {
            look.text_with("notice-loaded-plain", &[("time", &look.time(*at, &state.office.house))])
        }
        Notice::Loaded { open, own, at } => loaded(*open, *own, *at, state, look),
        Notice::Recorded { number, entry, can_be_undone } => recorded(number, entry, *can_be_undone, state, look),
        Notice::List(..)
        | Notice::Destroyed(..)
        | Notice::WaitsForReaders(_)
        | Notice::WaitsForSecond
        | Notice::OnlyStopped
        | Notice::NotOfThisList
        | Notice::NothingDue => of_lists(notice, look),
        Notice::Registered(number) => look.text_with("notice-registered", &[("number", number.as_str())]),
        Notice::Hindered(hindrance) => look.hindrance(hindrance, &state.office),
        Notice::Trouble(trouble) => trouble::words(trouble, &state.office.house, look),
        Notice::NotRecorded => look.text("notice-not-recorded"),
        Notice::NotYourTurn(user) => {
            look.text_with("notice-not-your-turn", &[("who", &look.name_of(user, &state.office.house))])
        }
        Notice::NothingToDo => look.text("notice-nothing-to-do"),
        Notice::OfReminder(reminder) => of_reminder(reminder, state, look),
        Notice::NoSuchKey(letter) => look.text_with("notice-no-such-key", &[("letter", &letter.to_string())]),
        Notice::PasteIgnored => look.text("notice-paste-ignored"),
        Notice::Copied => look.text("notice-copied"),
        Notice::NothingMarked => look.text("notice-nothing-marked"),
        Notice::NothingToPaste => look.text("notice-nothing-to-paste"),
        Notice::MailTaken => look.text("notice-mail-taken"),
        Notice::NoTexts => look.text("notice-no-texts"),
        Notice::DraftKept => look.text("notice-draft-kept"),
        Notice::DraftSaved(at) => {
            look.text_with("notice-draft-saved", &[("time", &look.time_in_seconds(*at, &state.office.house))])
        }
        Notice::NoPaste => look.text("notice-no-paste"),
        Notice::DraftRestored => look.text("notice-draft-restored"),
        Notice::Faults(faults) => {
            let names: Vec<String> = faults.iter().map(|key| look.text(&format!("field-{key}"))).collect();
            let key = if faults.len() == 1 { "notice-faults-one" } else { "notice-faults" };
            look.text_with(key, &[("count", &count(&faults.len())), ("fields", &names.join(", "))])
        }
        Notice::Typing => look.text("notice-typing"),
        Notice::Saving => look.text("notice-saving"),
        Notice::QuitIsF10 => look.text("notice-quit-is-f10"),
        Notice::NoCase => look.text("notice-no-case"),
        Notice::NothingUrgent if state.office.is_for_appeals() => look.text("notice-no-appeal"),
        Notice::NothingUrgent if state.office.is_for_archive() => look.text("notice-none-to-archive"),
        Notice::NothingUrgent => look.text("notice-nothing-urgent"),
        Notice::NewDay => look.text("notice-new-day"),
        Notice::NoCopy => look.text("notice-no-copy"),
        Notice::Sorted(sorting) => look.named("notice-sorted", *sorting),
        Notice::Only(only) => look.named("notice-only", *only),
        Notice::PutRight(number) => look.text_with("notice-put-right", &[("number", number.as_str())]),
        Notice::Printing => look.text("notice-printing"),
        Notice::Printed(path) => look.text_with("notice-printed", &[("file", &path.to_string_lossy())]),
        Notice::CopiedOut => look.text("notice-copied-out"),
        Notice::Marked(0) => look.text("notice-marked-none"),
        Notice::Marked(marked) => look.count("notice-marked", *marked),
        Notice::MarkInInbox => look.text("notice-mark-in-inbox"),
        Notice::Several { done, refused, why: Some(why), .. } => {
            several_refused(*done, refused, &trouble::words(why, &state.office.house, look), look)
        }
        Notice::Several { done, folder: Some(folder), .. } => {
            look.text_with("notice-several-saved", &[("done", &count(done)), ("folder", &folder.to_string_lossy())])
        }
        Notice::Several { done, .. } => look.text_with("notice-several", &[("done", &count(done))]),
        Notice::Mine(true) => look.text("notice-mine"),
        Notice::Mine(false) => look.text("notice-all"),
        Notice::SearchKept(name) => look.text_with("notice-search-kept", &[("name", name)]),
        Notice::OfScreen(topic, value) => {
            let value = of_screen(*topic, value, look);
            look.text_with("notice-of-screen", &[("topic", &look.choice(*topic)), ("value", &value)])
        }
        Notice::SetForAll(topic) => look.text_with("notice-set-for-all", &[("topic", &look.choice(*topic))]),
        Notice::LettersAreOff => look.text("notice-letters-are-off"),
        Notice::ChangedBy { cases, by, is_read } => {
            let who = match by.as_slice() {
                [user] => look.name_of(user, &state.office.house),
                _ => look.text("colleagues"),
            };
            let key = if *is_read { "notice-changed-read" } else { "notice-changed" };
            let key = if *cases == 1 { format!("{key}-one") } else { key.to_owned() };
            look.text_with(&key, &[("count", &count(cases)), ("who", &who)])
        }
        Notice::AlsoElsewhere(since) => {
            look.text_with("notice-also-elsewhere", &[("time", &look.time(*since, &state.office.house))])
        }
    }
}

/// What is told of lists for destruction.
fn of_lists(notice: &Notice, look: &Look) -> String {
    let count = |number: &usize| number.to_string();
    match notice {
        Notice::List(name, state) => {
            let what = look.choice(*state);
            look.text_with("notice-list", &[("list", &name.to_string()), ("what", &what)])
        }
        Notice::Destroyed(name, done, of) => {
            let values = [("list", &*name.to_string()), ("done", &*count(done)), ("of", &*count(of))];
            look.text_with("notice-destroyed", &values)
        }
        Notice::WaitsForReaders(readers) if readers.is_empty() => look.text("destruction-waits-other"),
        Notice::WaitsForReaders(readers) => {
            let who: Vec<String> = readers.iter().map(ToString::to_string).collect();
            look.text_with("destruction-waits", &[("who", &who.join(", "))])
        }
        Notice::WaitsForSecond => look.text("destruction-waits-for-second"),
        Notice::OnlyStopped => look.text("notice-only-stopped"),
        Notice::NotOfThisList => look.text("destruction-refused-not-of-this-list"),
        Notice::NothingDue => look.text("notice-nothing-due"),
        _ => String::new(),
    }
}

fn of_reminder(reminder: &OfReminder, state: &State, look: &Look) -> String {
    match reminder {
        OfReminder::Come(number, 1) => look.text_with("notice-reminded", &[("number", number.as_str())]),
        OfReminder::Come(number, count) => {
            let others = (count - 1).to_string();
            look.text_with("notice-reminded-more", &[("number", number.as_str()), ("count", &others)])
        }
        OfReminder::Set(number, at) => {
            let time = look.day_and_time(*at, &state.office);
            look.text_with("notice-reminds-at", &[("time", &time), ("number", number.as_str())])
        }
        OfReminder::Ended(number) => look.text_with("notice-reminds-no-more", &[("number", number.as_str())]),
    }
}

/// How many it was done to, and to which it was not and why.
fn several_refused(done: usize, refused: &[CaseNumber], why: &str, look: &Look) -> String {
    let (done, count) = (done.to_string(), refused.len().to_string());
    let cases = words::listed_cases(refused, NAMED, look);
    let values = [("done", done.as_str()), ("count", &count), ("cases", &cases), ("why", why)];
    look.text_with("notice-several-refused", &values)
}

/// Who else is at the case that lies open; empty where nobody is.
pub fn others(state: &State, look: &Look) -> String {
    let others: Vec<_> = state.others_here().filter(|_| state.is_in_case()).collect();
    let [first, rest @ ..] = others.as_slice() else { return String::new() };
    let time = look.time(first.since, &state.office.house);
    if first.user == state.office.actor.user {
        return look.text_with("others-are-you", &[("time", &time)]);
    }
    let who = look.name_of(&first.user, &state.office.house);
    // what they type is named by its form, and by the point that it is about
    let typed = first.at.place.as_deref().and_then(Form::of_slot).map(|(action, _)| look.choice(action));
    let typed = typed.map(|what| words::on_point(what, first.at.point, look));
    match (typed, rest.len()) {
        (Some(what), _) => {
            let whole = look.text_with("others-type", &[("who", &who), ("what", &what), ("time", &time)]);
            let values = [("who", who.as_str()), ("what", what.as_str())];
            if width(&whole) <= LINE { whole } else { look.text_with("others-type-short", &values) }
        }
        (None, 0) => look.text_with("others-read", &[("who", &who), ("time", &time)]),
        (None, more) => look.text_with("others-read-more", &[("who", &who), ("count", &more.to_string())]),
    }
}

/// What was recorded, as the dossier calls it; without its particulars where those leave no room on the line.
fn recorded(number: &CaseNumber, entry: &Entry, can_be_undone: bool, state: &State, look: &Look) -> String {
    let undo = if can_be_undone { format!(" {}", look.text("notice-undo")) } else { String::new() };
    // "recorded" is said once
    let said = |what: &str| {
        let what = what.replacen(&look.text("notice-recorded-word"), "", 1);
        let recorded = look.text_with("notice-recorded", &[("what", &what), ("number", number.as_str())]);
        format!("{recorded}{undo}")
    };
    let whole = said(&lang::entry_title(look.lang, entry, &state.office.house));
    if width(&whole) <= LINE { whole } else { said(&lang::entry_name(look.lang, entry)) }
}

fn loaded(open: usize, own: Option<usize>, at: Moment, state: &State, look: &Look) -> String {
    let (open, time) = (look.up_to(open), look.time(at, &state.office.house));
    let is_worker = state.office.actor.is(Role::CaseWorker);
    match own.filter(|_| is_worker) {
        Some(own) => look.text_with("notice-loaded", &[("open", &open), ("own", &own.to_string()), ("time", &time)]),
        None => look.text_with("notice-loaded-many", &[("open", &open), ("time", &time)]),
    }
}
