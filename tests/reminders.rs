//! What the clock does to a desk that stays open: reminders that come, and terms that pass.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/desk.rs"]
mod desk;

use std::sync::Arc;

use desk::Desk;
use klachtenbalie::desk::state::dialog::Dialog;
use klachtenbalie::desk::state::{Answer, Key, Message};
use klachtenbalie::lang::Lang;
use klachtenbalie::procedure::colleagues::News;
use klachtenbalie::procedure::command::NewCase;
use klachtenbalie::procedure::journal::{Complainant, Contact};
use klachtenbalie::procedure::{Channel, Kind, Line, Moment, Text};

/// The rows of the list that have this in them.
fn rows(desk: &Desk, sought: &str) -> Vec<String> {
    desk.screen(120, 40).lines().filter(|row| row.contains(sought)).map(str::to_owned).collect()
}

/// The line of terms, as far as its counts.
fn counts(desk: &Desk) -> String {
    desk.screen(120, 40).lines().nth(1).unwrap().split('│').next().unwrap().trim_end().to_owned()
}

#[test]
fn somebody_is_reminded_of_a_case_in_an_hour_and_then_no_more() {
    let mut desk = Desk::open(false, Lang::Nl);
    let before = counts(&desk);
    desk.key(Key::Down).key(Key::Char('z')).picture("herinneren_nl");
    desk.key(Key::F(2));
    let said = desk.screen(120, 40);
    assert!(said.contains("U wordt herinnerd aan ECM-2026-0015: wo 25-11 11:24."), "{said}");
    assert!(rows(&desk, "ECM-2026-0015  1")[0].contains("z 11:24"), "{said}");
    assert_eq!(counts(&desk), before);

    desk.key(Key::Up).minutes_later(59);
    assert_eq!((desk.rung, rows(&desk, "z nu").len()), (0, 0));
    desk.minutes_later(1).picture("herinnering_nl");
    let said = desk.screen(120, 40);
    assert!(said.contains("U wilde worden herinnerd aan ECM-2026-0015."), "{said}");
    assert!(rows(&desk, "ECM-2026-0015  1")[0].contains("z nu"), "{said}");
    assert!(rows(&desk, "TERMIJNEN")[0].contains("herinnering 0015"), "{said}");
    assert_eq!((desk.rung, desk.state.inbox.selected.as_ref().unwrap().as_str()), (1, "ECM-2026-0007"));
    assert_eq!(counts(&desk), before);
    // once
    desk.key(Key::Up).key(Key::F(5)).minutes_later(1);
    assert_eq!(desk.rung, 1);
    assert!(!desk.screen(120, 40).contains("U wilde"));

    // the same key takes it away
    desk.key(Key::Down).letters("z").key(Key::F(2));
    let said = desk.screen(120, 40);
    assert!(said.contains("U wordt niet meer herinnerd aan ECM-2026-0015."), "{said}");
    assert!(!said.contains("z nu") && !said.contains("herinnering 0015"), "{said}");
}

#[test]
fn a_time_is_typed_as_people_write_it_and_must_be_to_come() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.letters("z").key(Key::Tab).letters("9:30").key(Key::F(2));
    let said = desk.screen(80, 24);
    assert!(said.contains("Dat is al geweest."), "{said}");
    assert!(matches!(desk.state.dialogs.last(), Some(Dialog::Form(_))));
    desk.key(Key::Home);
    for _ in 0..4 {
        desk.key(Key::Delete);
    }
    desk.letters("ma").key(Key::F(2));
    assert!(desk.screen(80, 24).contains("ECM-2026-0007: ma 30-11 09:00."), "{}", desk.screen(80, 24));
    assert!(rows(&desk, "ECM-2026-0007  6")[0].contains("z 30-11"));
}

#[test]
fn a_reminder_waits_for_nobody_who_types_and_loses_no_letter() {
    let mut desk = Desk::open(false, Lang::En);
    desk.letters("z").picture("herinneren_en");
    desk.key(Key::F(2)).letters("+Half a sen").minutes_later(60).letters("tence");
    let said = desk.screen(120, 40);
    assert!(said.contains("Half a sentence") && rows(&desk, "reminder 0007").len() == 1, "{said}");
    assert!(!said.contains("You wanted"), "{said}");
}

#[test]
fn somebody_else_is_not_reminded() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.letters("z").key(Key::F(2));
    desk.as_person("joost").key(Key::F(5)).minutes_later(60);
    assert_eq!(desk.rung, 0);
    assert!(!desk.screen(120, 40).contains("z 11:24"));
}

/// The panel inside the list, with the row before it.
fn panel(desk: &Desk) -> String {
    let screen = desk.screen(120, 40);
    screen.lines().skip_while(|row| !row.contains("┌─ T") && !row.contains("┌─ A ")).take(5).collect()
}

#[test]
fn a_term_that_passes_is_told_in_the_list_and_moves_nothing() {
    for (lang, name) in [(Lang::Nl, "nl"), (Lang::En, "en")] {
        let mut desk = Desk::open(false, lang);
        assert!(panel(&desk).is_empty(), "what had passed before is no news");
        desk.key(Key::Down).later(1).picture(&format!("verstreken_{name}"));
        assert_eq!((desk.rung, desk.state.inbox.selected.as_ref().unwrap().as_str()), (1, "ECM-2026-0015"));
        let told = panel(&desk);
        assert!(told.contains("F7") && !told.contains("w  w"), "no letter acts on another case: {told}");
        // F7 goes there, and then the letters of the list are those of the panel
        desk.key(Key::F(7)).picture(&format!("verstreken_hier_{name}"));
        let told = panel(&desk);
        assert!(told.contains("w  w") && told.contains("z  ") && told.contains("Enter"), "{told}");
    }
}

#[test]
fn what_a_colleague_brings_in_late_is_told_too() {
    let mut desk = Desk::open(false, Lang::Nl);
    let contact = Contact { name: Some(Line::new("W. Smit").unwrap()), ..Contact::default() };
    let (subject, text) = (Line::new("Klok").unwrap(), Text::new("De klok stond stil.").unwrap());
    let mut new = NewCase::new(Kind::Complaint, Channel::Letter, subject, text, Complainant::of(contact));
    new.received_at = Moment::from_seconds(desk::now().seconds() - 9 * 86_400);
    let (joost, house) = (desk.actor("joost"), Arc::clone(&desk.state.office.house));
    let number = desk.store.register(&new, &joost, &house, desk::now()).unwrap().number;
    let news = News { cases: vec![number.clone()], by: vec![joost.user] };
    desk.tell(Message::Answer(Answer::Changed(news)));
    let told = panel(&desk);
    assert!(
        told.contains(&format!("{number} is niet binnen 3 dagen bevestigd. Nog niemand heeft de zaak aangenomen.")),
        "{told}"
    );
    assert_eq!((desk.rung, desk.state.inbox.selected.as_ref().unwrap().as_str()), (1, "ECM-2026-0007"));
}

#[test]
fn what_was_seen_does_not_come_back() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.later(1);
    let new = desk.state.passed.count();
    assert!(new > 1, "{new}");
    assert!(rows(&desk, "TERMIJNEN")[0].contains(&format!("te laat ({new} nieuw)")));
    for left in (0..new).rev() {
        desk.key(Key::Esc);
        assert_eq!(desk.state.passed.count(), left);
    }
    desk.key(Key::F(5)).minutes_later(5);
    assert!(panel(&desk).is_empty() && rows(&desk, "NIEUW").is_empty());
    assert_eq!(desk.rung, 1);
}

#[test]
fn a_term_that_passes_while_somebody_types_changes_only_the_line_of_terms() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.letters("2+Half een z").later(1).letters("in");
    let said = desk.screen(120, 40);
    assert!(said.contains("Half een zin") && said.contains("nieuw)") && panel(&desk).is_empty(), "{said}");
}

#[test]
fn the_board_sees_which_appeals_wait_and_walks_them() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.as_person("bestuur").key(Key::F(5)).key(Key::F(7)).picture("bestuur_nl");
    let line = desk.screen(80, 24).lines().nth(1).unwrap().to_owned();
    assert!(line.contains("■ 1 beroep wacht op een besluit, sinds ") && line.contains("F7"), "{line}");
    assert!(!line.contains("te laat"), "{line}");
    let number = desk.state.inbox.selected.clone().unwrap();
    let appealed = desk.state.inbox.cases.iter().find(|case| case.appealed_on.is_some()).unwrap();
    assert_eq!(appealed.number, number);
    let mut desk = Desk::open(false, Lang::En);
    desk.as_person("bestuur").key(Key::F(5)).key(Key::F(7)).picture("bestuur_en");
}
