//! Forms as somebody fills them in: typing, pasting, choosing, and what is said about it.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/desk.rs"]
mod desk;

use std::time::{Duration, Instant};

use desk::Desk;
use klachtenbalie::desk::state::action::Action;
use klachtenbalie::desk::state::dialog::Dialog;
use klachtenbalie::desk::state::form::{Entry, Form};
use klachtenbalie::desk::state::{Key, forms};
use klachtenbalie::lang::Lang;
use klachtenbalie::procedure::Choice;

/// The form on top.
fn form(desk: &Desk) -> &Form {
    desk.state
        .dialogs
        .iter()
        .rev()
        .find_map(|dialog| if let Dialog::Form(form) = dialog { Some(form) } else { None })
        .unwrap()
}

/// A note on the case under the cursor.
fn note() -> Desk {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.key(Key::Char('+'));
    desk
}

#[test]
fn a_paste_without_brackets_keeps_its_three_lines() {
    let mut desk = note();
    desk.letters("een").key(Key::Ctrl('j')).letters("twee").key(Key::Enter).letters("drie");
    assert_eq!(form(&desk).value("note-text"), "een\ntwee\ndrie");
}

#[test]
fn a_paste_with_brackets_is_one_step_back() {
    let mut desk = note();
    desk.letters("Volgens de mail: ").paste("een\r\ntwee\tdrie\x1b[31m");
    assert_eq!(form(&desk).value("note-text"), "Volgens de mail: een\ntwee drie[31m");
    desk.key(Key::Ctrl('z'));
    assert_eq!(form(&desk).value("note-text"), "Volgens de mail: ");
}

#[test]
fn what_was_typed_is_undone_also_after_leaving_the_field() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.key(Key::F(6)).key(Key::Tab);
    desk.letters("De klok liep achter").key(Key::Tab).key(Key::BackTab).key(Key::Ctrl('z'));
    assert_eq!(form(&desk).value("text"), "De klok liep ");
    desk.key(Key::Ctrl('y'));
    assert_eq!(form(&desk).value("text"), "De klok liep achter");
}

#[test]
fn a_very_long_paste_is_asked_about_first() {
    let mut desk = note();
    let long = "lang ".repeat(5_000);
    desk.paste(&long);
    assert!(desk.screen(80, 24).contains("25000 tekens"), "{}", desk.screen(80, 24));
    assert_eq!(form(&desk).value("note-text"), "");
    desk.key(Key::Enter);
    assert_eq!(form(&desk).value("note-text"), "", "Enter is no");
    desk.paste(&long).key(Key::Char('j'));
    assert_eq!(form(&desk).value("note-text"), long);
}

#[test]
fn what_is_marked_is_moved_to_another_field() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.key(Key::F(6)).key(Key::Tab).letters("Jansen was te laat");
    desk.key(Key::Home).key(Key::Ctrl('k'));
    for _ in 0..6 {
        desk.key(Key::Right);
    }
    desk.key(Key::Ctrl('x')).key(Key::Tab).key(Key::Tab).key(Key::Ctrl('v'));
    assert_eq!((form(&desk).value("text").as_str(), form(&desk).value("name").as_str()), (" was te laat", "Jansen"));
}

#[test]
fn a_long_text_is_written_and_drawn_without_a_stutter() {
    let mut desk = note();
    desk.paste(&"Het duurde zeker 25 minuten voordat we verder mochten.\n".repeat(360));
    let begun = Instant::now();
    for letter in "nog een regel erbij, en nog een".chars() {
        desk.key(Key::Char(letter));
        desk.screen(120, 40);
    }
    // a few milliseconds a letter when optimised; generous for a slow machine without
    assert!(begun.elapsed() < Duration::from_secs(6), "{:?} for 31 letters", begun.elapsed());
}

#[test]
fn the_cursor_stands_behind_what_was_typed() {
    let mut desk = note();
    let (x, y) = desk.cursor(80, 24);
    desk.letters("één 👩\u{200d}👩\u{200d}👧 a");
    assert_eq!(desk.cursor(80, 24), (x + 8, y), "{}", desk.screen(80, 24));
    desk.key(Key::Enter);
    assert_eq!(desk.cursor(80, 24), (x, y + 1));
}

/// What a case is filled in with, for every act: a form as it is opened, on the case under the cursor.
fn every_form(lang: Lang, mut look_at: impl FnMut(Action, &mut Desk)) {
    let mut desk = Desk::open(false, lang);
    desk.key(Key::Char('/')).letters("stroom").key(Key::Enter).key(Key::Char('2'));
    for action in Action::ALL.iter().copied() {
        let case = desk.state.case().cloned().unwrap();
        let form = forms::for_action(action, Some(&case), &desk.state.office);
        if !form.fields.is_empty() {
            desk.state.dialogs = vec![Dialog::Form(Box::new(form))];
            look_at(action, &mut desk);
        }
    }
}

#[test]
fn every_form_is_drawn_whole_in_both_languages_and_sizes() {
    for lang in [Lang::Nl, Lang::En] {
        every_form(lang, |action, desk| {
            let name = action.name();
            let fields = form(desk).fields.len();
            for at in 0..fields {
                for (columns, rows) in [(120, 40), (80, 24), (60, 16)] {
                    let screen = desk.screen(columns, rows);
                    if let Ok(folder) = std::env::var("FORMS_SEEN") {
                        let lang = if lang == Lang::Nl { "nl" } else { "en" };
                        if at == 0 {
                            std::fs::write(format!("{folder}/{name}_{lang}_{columns}x{rows}"), &screen).unwrap();
                        }
                    }
                    // the label and the cursor of the field in hand are in sight
                    let field = &form(desk).fields[at];
                    let label = lang.text(&format!("field-{}", field.key));
                    let (x, y) = desk.cursor(columns, rows);
                    let lines: Vec<&str> = screen.lines().collect();
                    let near = lines[usize::from(y).saturating_sub(1)..=usize::from(y)].concat();
                    assert!(near.contains(&label), "{name} {label} at {x},{y}\n{screen}");
                    assert!(
                        !lines[usize::from(y)].contains('…') || matches!(field.entry, Entry::Choice(..)),
                        "{name} {label}\n{screen}"
                    );
                }
                desk.key(Key::Tab);
            }
        });
    }
}
