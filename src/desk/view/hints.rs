//! What can be done here: the keys that act now, and what the F-keys do.
//!
//! Invariant: no key is named that does nothing here.

use super::Look;
use super::layout::Room;
use super::widgets::keys::Hint;
use crate::desk::state::action::Action;
use crate::desk::state::dialog::Dialog;
use crate::desk::state::form::{Entry, Form, Pick};
use crate::desk::state::keymap::{self, Binding, Does};
use crate::desk::state::print::PrintItem;
use crate::desk::state::{Pane, State};
use crate::procedure::{Choice, Role, Stage, steps};

fn hint(key: &str, word: String) -> Hint {
    Hint { key: key.to_owned(), word }
}

/// What can be done here, the most likely first.
pub fn here(state: &State, look: &Look, room: Room) -> Vec<Hint> {
    match state.dialogs.last() {
        Some(dialog) => in_dialog(dialog, state, look),
        None => in_pane(state, look, room),
    }
}

/// The same key and word for many.
fn named(look: &Look, pairs: &[(&str, &str)]) -> Vec<Hint> {
    pairs.iter().map(|(key, word)| hint(key, look.text(word))).collect()
}

/// What is done by typing, in a word where the line has room for it, and the keys beside it.
fn typing(look: &Look, word: &str, pairs: &[(&str, &str)]) -> Vec<Hint> {
    let mut hints = vec![hint(&look.text("hint-typing"), word.to_owned())];
    hints.extend(named(look, pairs));
    hints
}

fn in_dialog(dialog: &Dialog, state: &State, look: &Look) -> Vec<Hint> {
    let named = |pairs: &[(&str, &str)]| named(look, pairs);
    let typing = |pairs: &[(&str, &str)]| typing(look, "", pairs);
    let (up_down, left_right) = (look.up_down(), look.left_right());
    let (up_down, left_right) = (up_down.as_str(), left_right.as_str());
    match dialog {
        Dialog::Form(form) if matches!(form.pick, Some(Pick::Calendar(_))) => named(&[
            (left_right, "hint-day"),
            (up_down, "hint-week"),
            ("PgUp PgDn", "hint-month"),
            ("Enter", "hint-take"),
            ("Esc", "hint-close"),
        ]),
        Dialog::Form(form) if form.pick.is_some() => {
            named(&[("1 2 3", "hint-take"), (up_down, "hint-choose"), ("Enter", "hint-take"), ("Esc", "hint-close")])
        }
        Dialog::Form(form) => form_hints(form, look),
        Dialog::Pick(_) => typing(&[("Enter", "hint-take"), (up_down, "hint-choose"), ("Esc", "hint-close")]),
        Dialog::Menu(menu) if state.menu_items(menu).is_empty() => typing(&[("Esc", "hint-close")]),
        Dialog::Menu(_) => typing(&[("Enter", "hint-do"), (up_down, "hint-choose"), ("Esc", "hint-close")]),
        Dialog::Question(_) => named(&[
            (look.text("key-yes").as_str(), "hint-yes"),
            ("N", "hint-no"),
            ("Enter", "hint-no"),
            ("Esc", "hint-no"),
        ]),
        Dialog::Help(help) if help.is_seeking => typing(&[("Enter", "hint-done"), ("Esc", "hint-empty")]),
        Dialog::Help(_) => named(&[
            ("PgDn", "hint-further"),
            ("PgUp", "hint-earlier"),
            ("/", "hint-seek-help"),
            ("p", "hint-print-card"),
            ("Esc", "hint-close"),
        ]),
        Dialog::Print(print) => {
            if print.path.is_some() {
                return typing(&[("Enter", "hint-write"), ("Esc", "hint-close")]);
            }
            let can_read = state.print_items(&print.cases).get(print.at).is_some_and(PrintItem::is_readable);
            let mut hints: Vec<Hint> = can_read.then(|| hint("Enter", look.text("hint-read"))).into_iter().collect();
            hints.extend(named(&[(up_down, "hint-choose"), ("Esc", "hint-close")]));
            hints
        }
        Dialog::Terms(_) | Dialog::Log(_) => {
            named(&[("PgDn", "hint-further"), ("PgUp", "hint-earlier"), ("Esc", "hint-close")])
        }
        Dialog::Conflict(_) => {
            named(&[("1 2 3 4", "hint-do"), (up_down, "hint-choose"), ("Enter", "hint-do"), ("Esc", "hint-to-text")])
        }
        Dialog::Resume(_) => named(&[("Enter", "hint-go-on"), ("Esc", "hint-not-now")]),
        Dialog::Screen(_) => named(&[(up_down, "hint-choose"), ("Enter", "screen-changes"), ("Esc", "hint-close")]),
        // both cover this line
        Dialog::Curtain | Dialog::Reading(..) => Vec::new(),
        Dialog::Undo(at) => {
            let can = state.undo_items().get(*at).is_some_and(|item| item.refusal.is_none());
            let mut hints: Vec<Hint> =
                can.then(|| hint(&look.text("key-yes"), look.text("hint-yes"))).into_iter().collect();
            hints.extend(named(&[
                (up_down, "hint-choose"),
                ("N", "hint-no"),
                ("Enter", "hint-no"),
                ("Esc", "hint-no"),
            ]));
            hints
        }
    }
}

/// What can be done in the field with the cursor, and with the form.
fn form_hints(form: &Form, look: &Look) -> Vec<Hint> {
    let field = form.fields.get(form.focus);
    let is_check = field.is_some_and(|field| matches!(field.entry, Entry::Check(_)));
    let is_choice = field.is_some_and(|field| matches!(field.entry, Entry::Choice(..)));
    let is_written = field.is_some_and(|field| field.typing().is_some());
    let has_others = form.fields.iter().filter(|field| form.is_shown(field)).count() > 1;
    let save = if form.waiting.is_some() { "hint-saving" } else { "hint-save" };
    let mut hints = vec![hint(&look.text("hint-typing"), String::new()), hint("F2", look.text(save))];
    let mut add = |is: bool, key: &str, word: &str| hints.extend(is.then(|| hint(key, look.text(word))));
    add(is_check, &look.text("key-space"), "hint-switch");
    add(is_check && has_others, "Tab", "hint-next-field");
    add(true, "Esc", "hint-close-form");
    add(!is_check && has_others, "Tab", "hint-next-field");
    add(!is_check && form.can_pick(), "F4", "hint-pick");
    add(is_choice, "1 2 3", "hint-number");
    add(has_others, "Shift-Tab", "hint-previous-field");
    add(is_written, "Ctrl-Z", "hint-undo");
    hints
}

fn in_pane(state: &State, look: &Look, room: Room) -> Vec<Hint> {
    let named = |pairs: &[(&str, &str)]| named(look, pairs);
    let (up_down, left_right) = (look.up_down(), look.left_right());
    let (up_down, left_right) = (up_down.as_str(), left_right.as_str());
    let typing = |pairs: &[(&str, &str)]| typing(look, &look.text("hint-seeks"), pairs);
    match state.pane {
        Pane::Destruction if state.destruction.certificate.is_some() => {
            named(&[("PgUp PgDn", "hint-leaf"), ("Esc", "hint-close")])
        }
        Pane::Destruction => {
            let mut hints: Vec<Hint> = named(&[(up_down, "hint-choose")]);
            hints.extend(state.act_of_enter().map(|action| hint("Enter", look.named("hint", action))));
            let other: &[(&str, &str)] = &[("Esc", "hint-back"), ("F9", "hint-menu"), ("PgUp PgDn", "hint-leaf")];
            hints.extend(named(other));
            hints
        }
        Pane::Analysis => named(&[
            (left_right, "hint-year"),
            ("Tab", "hint-part"),
            (look.text("key-space").as_str(), "hint-table"),
            ("Esc", "hint-back"),
            (up_down, "hint-leaf"),
            ("F9", "hint-menu"),
        ]),
        // nothing to go to
        Pane::Inbox if state.inbox.is_seeking && state.inbox.rows(&state.office).is_empty() => {
            typing(&[("Esc", "hint-empty")])
        }
        Pane::Archive if state.archive.is_loaded && state.archive.cases.is_empty() => {
            typing(&[("Esc", "hint-empty-or-back"), ("F4", "hint-pick"), ("F9", "hint-menu")])
        }
        Pane::Inbox if state.inbox.is_seeking => {
            typing(&[(up_down, "hint-choose"), ("Enter", "hint-to-list"), ("Esc", "hint-empty")])
        }
        Pane::Archive => typing(&[
            (up_down, "hint-choose"),
            ("Enter", "hint-read"),
            ("Esc", "hint-empty-or-back"),
            ("F4", "hint-pick"),
            ("F9", "hint-menu"),
        ]),
        _ if state.has_marked() => marked_hints(state, look),
        _ => pane_hints(state, look, room),
    }
}

/// What can be done to all that are marked.
fn marked_hints(state: &State, look: &Look) -> Vec<Hint> {
    let space = look.text("key-space");
    let is_marked = state.inbox.selected.as_ref().is_some_and(|number| state.inbox.marked.contains(number));
    let mark = if is_marked { "hint-unmark-one" } else { "hint-mark" };
    let mut hints = vec![hint(&space, look.text(mark)), hint("d", look.text("key-hand-over"))];
    let can_archive = state.office.actor.is(Role::Archivist) && state.inbox.marked_at(Stage::ToArchive);
    hints.extend(can_archive.then(|| hint("i", look.text("hint-archive"))));
    hints.extend(state.office.own_folder.is_some().then(|| hint("p", look.text("hint-write"))));
    hints.extend([hint("Esc", look.text("hint-unmark")), hint("F9", look.text("hint-menu"))]);
    hints
}

fn pane_hints(state: &State, look: &Look, room: Room) -> Vec<Hint> {
    let mut hints = match state.pane {
        Pane::Inbox if state.inbox.cases.is_empty() => {
            let first = if state.office.actor.is(Role::CaseWorker) {
                ("F6", "hint-new")
            } else if state.office.is_for_analysis() {
                ("5", "key-analysis")
            } else if state.office.is_for_archive() || state.office.is_for_appeals() {
                ("4", "key-search")
            } else {
                ("F9", "hint-menu")
            };
            let others = [("x", "key-practice"), ("y", "key-screen"), ("F1", "hint-help"), ("F10", "hint-quit")];
            let all = std::iter::once(first).chain(others);
            return all.map(|(key, word)| hint(key, look.text(word))).collect();
        }
        // nothing of the choice
        Pane::Inbox if state.inbox.rows(&state.office).is_empty() => {
            let of_list = keymap::all().iter().filter(|binding| match binding.does {
                Does::Mine => state.office.actor.is(Role::CaseWorker),
                does => matches!(does, Does::Filter | Does::Find),
            });
            let mut hints: Vec<Hint> =
                of_list.map(|binding| hint(&look.key(binding.letter), word_of(binding, state, look))).collect();
            hints.push(hint("F9", look.text("hint-menu")));
            return hints;
        }
        Pane::Inbox => vec![hint("Enter", look.text("hint-open"))],
        Pane::Case => vec![hint("PgUp PgDn", look.text("hint-leaf"))],
        Pane::Hearing => {
            let has_points = state.case().is_some_and(|case| case.points.len() > 1);
            let points = has_points.then(|| hint(&look.up_down(), look.text("hint-point")));
            points.into_iter().chain([hint("PgUp PgDn", look.text("hint-leaf"))]).collect()
        }
        Pane::Archive | Pane::Destruction | Pane::Analysis => Vec::new(),
    };
    let Some(case) = state.hand.shown() else { return hints };
    let next = Action::of(steps::next(case));
    let shown = |binding: &Binding| {
        let key = if binding.does == Does::Menu { "F9".to_owned() } else { binding.letter.to_string() };
        Hint { key, word: word_of(binding, state, look) }
    };
    // what is done next comes first, then what the list is worked with, then what else can be done; the rest is in the menu
    let rank = |binding: &Binding| match binding.does {
        Does::WhatNow => next.filter(|next| next.hindrance(case, &state.office).is_none()).map(|_| 0),
        Does::Act([Action::Compare]) if state.pane != Pane::Hearing => None,
        Does::Act(acts) if acts.iter().all(|act| act.hindrance(case, &state.office).is_some()) => None,
        Does::Act(acts) if next.is_some_and(|next| acts.contains(&next)) => Some(1),
        Does::Act([Action::Attempt | Action::HandOver, ..]) => Some(2),
        Does::Mine if !state.office.actor.is(Role::CaseWorker) => None,
        Does::Mine | Does::Filter | Does::Sort | Does::Find => (state.pane == Pane::Inbox).then_some(3),
        Does::Act(_) => Some(4),
        // what one does with a case in which nothing is to be done
        Does::Log | Does::Read | Does::Print => next.is_none().then_some(1),
        Does::Explain | Does::Menu => Some(5),
        Does::Help => (room == Room::Normal).then_some(6),
        _ => None,
    };
    let mut ranked: Vec<(u8, &Binding)> =
        keymap::all().iter().filter_map(|binding| Some((rank(binding)?, binding))).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    hints.extend(ranked.into_iter().map(|(_, binding)| shown(binding)));
    hints
}

/// What a letter does here, in a word: the act that it opens on the case in hand, where that has a word of its own.
pub fn word_of(binding: &Binding, state: &State, look: &Look) -> String {
    if binding.does == Does::Mine && state.inbox.is_mine {
        return look.text("hint-all");
    }
    let opened = state.hand.shown().and_then(|case| {
        let mut acts = binding.acts().iter();
        acts.find(|act| act.hindrance(case, &state.office).is_none())
    });
    let own = opened.and_then(|act| look.lang.find(&format!("key-{}-{}", binding.name, act.name().replace('_', "-"))));
    own.unwrap_or_else(|| look.text(&format!("key-{}", binding.name)))
}

/// What each of F1 to F10 is called, and whether it does something here.
pub fn function_keys(state: &State, look: &Look) -> [(String, bool); 10] {
    let word = |name: &str| look.text(&format!("fkey-{name}"));
    let top = state.dialogs.last();
    let form = top.and_then(|dialog| if let Dialog::Form(form) = dialog { Some(form) } else { None });
    let is_filled_in = form.is_some_and(|form| form.pick.is_none());
    let can_pick = form.is_some_and(|form| form.can_pick());
    let is_writing = matches!(top, Some(Dialog::Print(print)) if print.path.is_some());
    let is_free = top.is_none();
    // there they are only tried
    let acts = !matches!(top, Some(Dialog::Screen(_)));
    let when = |is: bool, name: &str| (word(name), is);
    [
        when(is_free || form.is_some(), "help"),
        when(is_filled_in || is_writing, "save"),
        when(acts, "back"),
        when(can_pick || is_free && state.pane == Pane::Archive, "pick"),
        when(is_free, "reload"),
        when(is_free && Action::no_registration(&state.office).is_none(), "new"),
        when(is_free && state.office.sees_cases(), "due"),
        when(is_free, "find"),
        when(is_free, "menu"),
        when(acts && !matches!(top, Some(Dialog::Question(_))), "quit"),
    ]
}
