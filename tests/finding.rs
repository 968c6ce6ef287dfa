//! A finding, a solution and an offer as somebody forms them: with the check list, what both sides said and earlier cases
//! beside them.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/desk.rs"]
mod desk;

use desk::Desk;
use klachtenbalie::desk::state::action::Action;
use klachtenbalie::desk::state::aside::{self, Check, Standing};
use klachtenbalie::desk::state::dialog::Dialog;
use klachtenbalie::desk::state::form::Form;
use klachtenbalie::desk::state::{Key, Message, Order};
use klachtenbalie::lang::Lang;
use klachtenbalie::procedure::command::{Command, When};
use klachtenbalie::procedure::query::Query;
use klachtenbalie::procedure::{CaseNumber, Line, Means, Side, Text};
use klachtenbalie::store::{Question, Scope, Seen};

/// The case with these words in it.
fn number(desk: &Desk, words: &str) -> CaseNumber {
    let query = Query::parse(words, &[]).unwrap();
    let actor = &desk.actor("mirjam");
    let question = Question { query: &query, scope: Scope::Everything, actor, after: None, limit: 5 };
    desk.store.find(&question).unwrap().cases[0].number.clone()
}

/// The form of `action`, opened on the case about a power cut: three points, nobody of the place said a word on the third.
fn on_power_cut(action: Action, lang: Lang) -> Desk {
    let mut desk = Desk::open(false, lang);
    let number = number(&desk, "\"onderbroken door stroomstoring\"");
    desk.tell(Message::Order(Order::Take(number))).tell(Message::Order(Order::Open(action)));
    desk
}

fn form(desk: &Desk) -> &Form {
    match desk.state.dialogs.last() {
        Some(Dialog::Form(form)) => form,
        other => panic!("no form but {other:?}"),
    }
}

fn checks(desk: &Desk) -> Vec<Check> {
    aside::checks(form(desk), desk.state.case().unwrap())
}

#[test]
fn a_witness_is_read_beside_both_sides_and_beside_the_finding() {
    let mut desk = on_power_cut(Action::Find, Lang::Nl);
    let number = desk.state.case().unwrap().number.clone();
    let line = |words: &str| Line::new(words).unwrap();
    let heard = Command::Hear {
        side: Side::Witness,
        party: line("J. de Boer"),
        contact: When { means: Means::Phone, at: None },
        point: Some(2),
        text: Text::new("Ik zat ernaast: niemand paste de eindtijd aan.").unwrap(),
    };
    let (actor, house) = (desk.state.office.actor.clone(), std::sync::Arc::clone(&desk.state.office.house));
    desk.store.execute(&number, Seen::Any, &heard, &actor, &house, desk::now()).unwrap();
    desk.key(Key::Esc).key(Key::F(5)).key(Key::Char('3')).key(Key::Down);
    for (columns, rows) in [(120, 40), (80, 24)] {
        let screen = desk.screen(columns, rows);
        assert!(screen.contains("Getuige J. de Boer, telefonisch") && screen.contains("\"Ik zat ernaast:"), "{screen}");
    }
    desk.tell(Message::Order(Order::Open(Action::Find)));
    let screen = desk.screen(120, 60);
    assert!(screen.contains("getuige: Ik zat ernaast:"), "{screen}");
}

#[test]
fn the_check_list_says_what_is_open_and_lets_it_be() {
    let mut desk = on_power_cut(Action::Find, Lang::Nl);
    let is_heard = |check: &Check| matches!(check, Check::Heard(..));
    assert_eq!(checks(&desk).iter().filter(|check| is_heard(check)).count(), 2);
    assert!(checks(&desk).contains(&Check::Silent(3, Side::Respondent)));
    assert!(checks(&desk).contains(&Check::Empty("grounds")));
    for columns in [120, 80] {
        let rows = if columns == 120 { 40 } else { 24 };
        let screen = desk.screen(columns, rows);
        assert!(screen.contains("▲ punt 3: beklaagde zei hier niets"), "{screen}");
        assert!(screen.contains("Motivering: nog leeg"), "{screen}");
    }
    desk.picture("oordeel_nl");
    // the third point, upheld, with grounds: it is recorded, also where one side was silent on it
    let fields: Vec<&str> = form(&desk).fields.iter().map(|field| field.key).collect();
    for (key, value) in [("point", "3"), ("finding", "upheld"), ("grounds", "Het was donker.")] {
        let at = fields.iter().position(|field| *field == key).unwrap();
        desk.fill(at, value);
    }
    assert!(!checks(&desk).iter().any(|check| check.standing() == Standing::Lacking));
    assert!(checks(&desk).contains(&Check::Unjudged(1)) && !checks(&desk).contains(&Check::Unjudged(3)));
    desk.picture("oordeel_punt_nl");
    desk.key(Key::F(2)).key(Key::Char('j'));
    assert!(desk.state.dialogs.is_empty(), "{}", desk.screen(120, 40));
    assert!(desk.state.case().unwrap().points[2].finding.is_some());
}

#[test]
fn what_both_sides_said_stands_beside_it_the_chosen_point_first() {
    let mut desk = on_power_cut(Action::Find, Lang::En);
    let at = form(&desk).fields.iter().position(|field| field.key == "point").unwrap();
    desk.fill(at, "2").picture("oordeel_en");
    let screen = desk.screen(120, 40);
    let place = |words: &str| screen.find(words).unwrap_or_else(|| panic!("no {words} in\n{screen}"));
    assert!(place("Point 2") < place("Point 1"));
    assert!(screen.contains("respondent: De surveillant dacht"), "{screen}");
}

#[test]
fn earlier_cases_that_are_like_it_say_how_they_were_judged() {
    let desk = on_power_cut(Action::Find, Lang::Nl);
    let similar = desk.state.hand.similar.as_ref().unwrap();
    assert_eq!(similar.len(), 3);
    assert_eq!(similar[0].subject, "Stroomstoring tijdens Rekenen 2F");
    assert!(similar.iter().all(|summary| summary.finding.is_some() && summary.closed_on.is_some()));
    let screen = desk.screen(120, 40);
    let line = screen.lines().find(|line| line.contains(similar[0].number.as_str())).unwrap();
    assert!(line.contains("gegrond"), "{line}");
}

#[test]
fn other_forms_have_nothing_beside_them() {
    let desk = on_power_cut(Action::Note, Lang::Nl);
    assert!(desk.state.hand.similar.is_none());
    assert!(!desk.screen(120, 40).contains("Controle"));
}
