//! The archive as the archivist uses it: typing, picking, keeping a search, coming back.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/desk.rs"]
mod desk;

use std::sync::Arc;

use desk::Desk;
use klachtenbalie::desk::state::{Key, Pane};
use klachtenbalie::lang::Lang;
use klachtenbalie::procedure::command::{Command, NewCase};
use klachtenbalie::procedure::journal::{Complainant, MeasureChoice};
use klachtenbalie::procedure::{Channel, Ending, Kind, Line, Text};
use klachtenbalie::store::Seen;

fn archive() -> Desk {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.key(Key::Char('4'));
    desk
}

/// An archive of so many cases, `Zaak 1` the oldest.
fn archive_of(cases: usize) -> Desk {
    let mut desk = Desk::open(true, Lang::Nl);
    let (actor, house) = (desk.actor("mirjam"), Arc::clone(&desk.state.office.house));
    for n in 1..=cases {
        let subject = Line::new(&format!("Zaak {n}.")).unwrap();
        let story = Text::new("Halverwege viel de stroom uit.").unwrap();
        let complainant = Complainant::of(klachtenbalie::procedure::journal::Contact {
            name: Line::new("Zeynep Özdemir").ok(),
            ..Default::default()
        });
        let new = NewCase::new(Kind::Complaint, Channel::Letter, subject, story, complainant);
        let number = desk.store.register(&new, &actor, &house, desk::now()).unwrap().number;
        for command in [
            Command::End { ending: Ending::Withdrawn, reason: Text::new("Ingetrokken.").unwrap() },
            Command::Close { measure: MeasureChoice::None },
            Command::Archive,
        ] {
            desk.store.execute(&number, Seen::Any, &command, &actor, &house, desk::now()).unwrap();
        }
    }
    desk.key(Key::Char('4'));
    desk
}

fn line(desk: &Desk) -> String {
    desk.state.archive.sought.value()
}

#[test]
fn fields_and_values_are_picked_and_pictured() {
    let mut desk = archive();
    desk.key(Key::F(4)).picture("archief_kiezen_nl");
    desk.letters("oord").key(Key::Enter).key(Key::Enter);
    assert_eq!(line(&desk), "oordeel:gegrond ");
    assert!(desk.screen(120, 40).contains("Filter: oordeel gegrond"), "{}", desk.screen(120, 40));
    let found = desk.state.archive.cases.len();
    assert!(found > 0 && desk.state.archive.cases.iter().all(|case| case.finding.is_some()));
    // what is typed of a value is where the list begins
    desk.letters("locatie:z").key(Key::F(4));
    let screen = desk.screen(120, 40);
    assert!(screen.contains("zuid"), "{screen}");
}

#[test]
fn a_value_that_cannot_be_is_said_and_the_list_stays() {
    let mut desk = archive();
    let all = desk.state.archive.cases.len();
    desk.letters("oordeel:x");
    let screen = desk.screen(120, 40);
    assert!(screen.contains("oordeel:x bestaat niet. Kies uit: gegrond, deels gegrond"), "{screen}");
    assert_eq!(desk.state.archive.cases.len(), all, "the list never blanks");
}

#[test]
fn nothing_found_says_what_is_the_likely_cause() {
    let mut desk = archive();
    desk.letters("storing jaar:1999");
    let screen = desk.screen(120, 40);
    assert!(screen.contains("Niets gevonden. Zonder jaar: "), "{screen}");
}

#[test]
fn esc_empties_then_leaves_and_coming_back_finds_all_as_it_was() {
    let mut desk = archive();
    desk.letters("storing").key(Key::Down);
    let selected = desk.state.archive.selected.clone();
    desk.key(Key::Enter);
    assert_eq!(desk.state.pane, Pane::Case);
    desk.key(Key::F(3));
    assert_eq!((line(&desk).as_str(), &desk.state.archive.selected), ("storing", &selected));
    desk.key(Key::Esc);
    assert_eq!((line(&desk).as_str(), desk.state.pane), ("", Pane::Archive));
    desk.key(Key::Esc);
    assert_eq!(desk.state.pane, Pane::Inbox);
}

#[test]
fn a_search_is_kept_under_a_name_and_found_again() {
    let mut desk = archive();
    desk.letters("storing ").key(Key::F(4)).letters("techniek").key(Key::Enter);
    assert!(desk.screen(120, 40).contains("Zoekvraag bewaard als techniek"));
    desk.key(Key::Esc).key(Key::F(4)).letters("tech").key(Key::Enter);
    assert_eq!(line(&desk), "storing ");
}

#[test]
fn what_was_sought_is_marked_and_the_cursor_stays_in_the_line() {
    let mut desk = archive();
    desk.letters("storing");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("«Storing»"), "{screen}");
    let at = desk.cursor(80, 24);
    desk.key(Key::Down);
    assert_eq!(desk.cursor(80, 24), at);
}

#[test]
fn whoever_moves_past_the_first_page_sees_the_next() {
    let mut desk = archive_of(60);
    desk.letters("stroom ");
    assert_eq!(desk.state.archive.cases.len(), 50);
    let screen = desk.screen(120, 40);
    assert!(screen.contains("Zaak 60.") && screen.contains("60 zaken"), "{screen}");
    // short of its end nothing is asked; nearer to it the next is there before the cursor is
    desk.press(Key::Down, 39);
    assert_eq!(desk.state.archive.cases.len(), 50);
    desk.press(Key::Down, 1);
    assert_eq!(desk.state.archive.cases.len(), 60);
    desk.press(Key::Down, 11);
    for (columns, rows) in [(120, 40), (80, 24)] {
        let screen = desk.screen(columns, rows);
        for subject in ["Zaak 11.", "Zaak 10.", "Zaak 9."] {
            assert!(screen.contains(subject), "no {subject} in\n{screen}");
        }
        assert!(!screen.contains("Zaak 60."), "{screen}");
    }
    // it ends with the oldest, and each stands there once
    desk.press(Key::Down, 20);
    assert!(desk.screen(80, 24).contains("Zaak 1."));
    let numbers: Vec<_> = desk.state.archive.cases.iter().map(|case| &case.number).collect();
    assert_eq!(desk.state.archive.selected.as_ref(), numbers.last().copied());
    assert!(numbers.is_sorted_by(|newer, older| newer > older));
}
