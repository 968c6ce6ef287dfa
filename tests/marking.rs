//! Several cases at once: marked with the space bar, and then handed over, archived or saved after one question.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/desk.rs"]
mod desk;

use desk::Desk;
use klachtenbalie::desk::state::Key;
use klachtenbalie::desk::state::dialog::{Dialog, Question};
use klachtenbalie::desk::state::notice::Notice;
use klachtenbalie::desk::view::words;
use klachtenbalie::lang::Lang;
use klachtenbalie::procedure::command::Command;
use klachtenbalie::procedure::summary::Summary;
use klachtenbalie::procedure::{CaseNumber, Choice, Stage, Text};
use klachtenbalie::store::Seen;

/// Goes to these cases and marks them.
fn mark(desk: &mut Desk, numbers: &[CaseNumber]) {
    for number in numbers {
        desk.key(Key::Home);
        while desk.state.inbox.selected.as_ref() != Some(number) {
            desk.key(Key::Down);
        }
        desk.key(Key::Char(' '));
    }
}

/// The first so many cases that are so, in the order of the list.
fn numbers(desk: &Desk, most: usize, is_so: impl Fn(&Summary) -> bool) -> Vec<CaseNumber> {
    let cases = desk.state.inbox.cases.iter().filter(|case| is_so(case));
    let numbers: Vec<_> = cases.map(|case| case.number.clone()).take(most).collect();
    assert_eq!(numbers.len(), most);
    numbers
}

fn mine(desk: &Desk, most: usize) -> Vec<CaseNumber> {
    numbers(desk, most, |case| case.responsible.as_ref().is_some_and(|user| user.as_str() == "mirjam"))
}

/// The question on top, in words.
fn asked(desk: &Desk) -> String {
    let Some(Dialog::Question(question)) = desk.state.dialogs.last() else { return String::new() };
    words::question(&question.ask, &desk.state.office, &desk.look)
}

fn is_asked(desk: &Desk) -> bool {
    matches!(desk.state.dialogs.last(), Some(Dialog::Question(Question { .. })))
}

#[test]
fn marks_are_on_cases_and_stay_on_them() {
    for (lang, name) in [(Lang::Nl, "nl"), (Lang::En, "en")] {
        let mut desk = Desk::open(false, lang);
        let marked = mine(&desk, 3);
        mark(&mut desk, &marked);
        desk.picture(&format!("gemarkeerd_{name}"));
        desk.key(Key::Char('s')).key(Key::F(5));
        assert_eq!(desk.state.inbox.marked.iter().cloned().collect::<Vec<_>>().len(), 3);
        let word = if lang == Lang::Nl { "3 gemarkeerd" } else { "3 marked" };
        assert!(desk.screen(80, 24).contains(word), "{}", desk.screen(80, 24));
        mark(&mut desk, &marked[..1]);
        assert!(!desk.state.inbox.marked.contains(&marked[0]), "the same key takes it away");
        desk.key(Key::Esc);
        assert!(desk.state.inbox.marked.is_empty());
    }
}

#[test]
fn a_case_that_leaves_the_list_takes_its_mark_with_it() {
    let mut desk = Desk::open(false, Lang::Nl);
    let number = numbers(&desk, 1, |case| case.stage == Stage::ToArchive);
    mark(&mut desk, &number);
    let archivist = desk.actor("petra");
    let house = std::sync::Arc::clone(&desk.state.office.house);
    desk.store.execute(&number[0], Seen::Any, &Command::Archive, &archivist, &house, desk::now()).unwrap();
    desk.key(Key::F(5));
    assert!(desk.state.inbox.marked.is_empty());
}

#[test]
fn several_are_handed_over_to_one_colleague_with_one_reason() {
    let mut desk = Desk::open(false, Lang::Nl);
    let marked = mine(&desk, 3);
    mark(&mut desk, &marked);
    desk.key(Key::Char('d')).fill(0, "joost").fill(1, "Ik ben een week weg.").picture("gemarkeerd_doorgeven_nl");
    desk.key(Key::F(2)).picture("gemarkeerd_vraag_nl");
    // neither the key that opened it nor Enter is an answer
    desk.key(Key::Char('d')).key(Key::F(2));
    assert!(is_asked(&desk));
    desk.key(Key::Enter);
    let given = |desk: &Desk, number: &CaseNumber| {
        let case = desk.store.load(number, &desk.state.office.actor).unwrap();
        case.hand_over.as_ref().is_some_and(|hand_over| hand_over.to.as_str() == "joost")
    };
    assert!(marked.iter().all(|number| !given(&desk, number)), "nothing was done");
    desk.key(Key::F(2)).key(Key::Char('j'));
    assert!(marked.iter().all(|number| given(&desk, number)));
    assert_eq!(desk.state.notice, Notice::Several { done: 3, refused: Vec::new(), why: None, folder: None });
    assert!(desk.state.dialogs.is_empty() && desk.state.inbox.marked.is_empty() && desk.state.drafts.is_empty());
}

#[test]
fn new_cases_that_nobody_has_are_handed_out_as_well() {
    let mut desk = Desk::open(false, Lang::Nl);
    let new = numbers(&desk, 1, |case| case.stage == Stage::ToAssess && case.responsible.is_none());
    let spoken = numbers(&desk, 1, |case| case.stage == Stage::AwaitingWriting);
    let marked = [new.clone(), mine(&desk, 1), spoken.clone()].concat();
    mark(&mut desk, &marked);
    desk.key(Key::Char('d')).fill(0, "joost").fill(1, "Ik ben een week weg.").key(Key::F(2));
    // what was told by mouth has to be put in writing first, and nobody is promised otherwise
    let stays = format!("Bij {} kan dat nu niet", spoken[0]);
    assert!(asked(&desk).contains("2 zaken doorgeven") && asked(&desk).contains(&stays), "{}", asked(&desk));
    desk.key(Key::Char('j'));
    let case = desk.store.load(&new[0], &desk.state.office.actor).unwrap();
    assert_eq!(case.hand_over.unwrap().to.as_str(), "joost");
    assert_eq!(desk.state.notice, Notice::Several { done: 2, refused: Vec::new(), why: None, folder: None });
    assert_eq!(desk.state.inbox.marked.iter().cloned().collect::<Vec<_>>(), spoken);
}

#[test]
fn what_is_refused_stays_marked_and_is_told_with_the_reason() {
    let mut desk = Desk::open(false, Lang::Nl);
    let closed = numbers(&desk, 2, |case| case.stage == Stage::ToArchive);
    let other = numbers(&desk, 1, |case| case.stage == Stage::Investigating);
    mark(&mut desk, &[closed.clone(), other.clone()].concat());
    desk.key(Key::Char('i'));
    assert!(asked(&desk).contains(&format!("Bij {} kan dat nu niet", other[0])), "{}", asked(&desk));
    // while the question stands a colleague sends one back
    let archivist = desk.actor("petra");
    let house = std::sync::Arc::clone(&desk.state.office.house);
    let back = Command::SendBack { reason: Text::new("De datum ontbreekt.").unwrap() };
    desk.store.execute(&closed[1], Seen::Any, &back, &archivist, &house, desk::now()).unwrap();
    desk.key(Key::Char('j'));
    let screen = desk.screen(120, 40);
    assert!(screen.contains(&format!("1 gedaan; 1 niet: {}.", closed[1])), "{screen}");
    let marked: Vec<_> = desk.state.inbox.marked.iter().cloned().collect();
    assert!(marked.len() == 2 && marked.contains(&closed[1]) && marked.contains(&other[0]), "{marked:?}");
    let case = desk.store.load(&closed[0], &desk.state.office.actor).unwrap();
    assert_eq!(case.stage().name(), "archived");
}

#[test]
fn what_was_typed_stays_for_what_was_refused() {
    let mut desk = Desk::open(false, Lang::Nl);
    let mut marked = mine(&desk, 1);
    marked.extend(numbers(&desk, 1, |case| case.stage == Stage::ToArchive));
    mark(&mut desk, &marked);
    desk.key(Key::Char('d')).fill(0, "joost").fill(1, "Ik ben een week weg.").key(Key::F(2)).key(Key::Char('j'));
    let Some(Dialog::Form(form)) = desk.state.dialogs.last() else { panic!("{}", desk.screen(120, 40)) };
    assert!(form.value("reason") == "Ik ben een week weg." && form.trouble.is_some());
    assert!(matches!(&desk.state.notice, Notice::Several { done: 1, refused, .. } if *refused == marked[1..]));
}

#[test]
fn several_dossiers_are_saved_each_in_its_own_file() {
    let folder = tempfile::TempDir::new().unwrap();
    let mut desk = Desk::open(false, Lang::Nl);
    desk.state.office.own_folder = Some(folder.path().to_owned());
    let marked = mine(&desk, 3);
    std::fs::write(folder.path().join(format!("{}.txt", marked[1])), "van mij").unwrap();
    mark(&mut desk, &marked);
    desk.key(Key::Char('p')).key(Key::Down);
    assert!(desk.screen(80, 24).contains("3 zaken") && !desk.screen(80, 24).contains("Toetsenkaart"));
    desk.key(Key::Enter);
    assert!(desk.screen(120, 40).contains("Dossier als tekst van 3 zaken bewaren"), "{}", desk.screen(120, 40));
    desk.key(Key::Char('j'));
    assert!(matches!(&desk.state.notice, Notice::Several { done: 2, refused, .. } if *refused == marked[1..2]));
    assert!(folder.path().join(format!("{}.txt", marked[2])).exists());
    assert_eq!(std::fs::read_to_string(folder.path().join(format!("{}.txt", marked[1]))).unwrap(), "van mij");
}

#[test]
fn what_was_typed_for_several_comes_back_and_asks_for_marks() {
    let mut desk = Desk::open(false, Lang::Nl);
    let marked = mine(&desk, 2);
    mark(&mut desk, &marked);
    desk.key(Key::Char('d')).fill(1, "Ik ben een week weg.");
    let drafts = desk.state.drafts.clone();
    let mut desk = Desk::open(false, Lang::Nl);
    desk.state.drafts = drafts;
    desk.state.dialogs.push(Dialog::Resume("hand_over/".to_owned()));
    desk.key(Key::Enter).fill(0, "joost").key(Key::F(2));
    let screen = desk.screen(120, 40);
    assert!(screen.contains("Ik ben een week weg.") && screen.contains("Er is niets gemarkeerd"), "{screen}");
}

#[test]
fn what_is_saved_says_where() {
    let folder = tempfile::TempDir::new().unwrap();
    let mut desk = Desk::open(false, Lang::Nl);
    desk.state.office.own_folder = Some(folder.path().to_owned());
    let marked = mine(&desk, 2);
    mark(&mut desk, &marked);
    desk.key(Key::Char('p')).key(Key::Down).key(Key::Enter).key(Key::Char('j'));
    let said = format!("2 gedaan: bewaard in {}.", folder.path().display());
    assert!(desk.screen(120, 40).contains(&said), "{}", desk.screen(120, 40));
    assert!(desk.state.dialogs.is_empty() && desk.state.inbox.marked.is_empty());
}

#[test]
fn in_a_small_window_the_pane_says_how_many_are_marked() {
    let mut desk = Desk::open(false, Lang::Nl);
    let marked = mine(&desk, 2);
    mark(&mut desk, &marked);
    assert!(desk.screen(60, 16).lines().nth(2).unwrap().contains("2 gemarkeerd"), "{}", desk.screen(60, 16));
}

#[test]
fn only_the_inbox_has_marks_and_the_menu_knows_them() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.key(Key::Char('2')).key(Key::Char(' '));
    assert!(desk.screen(80, 24).contains("Markeren kan in het postvak"), "{}", desk.screen(80, 24));
    desk.key(Key::Char('1')).key(Key::F(9)).letters("markeren").key(Key::Enter);
    assert_eq!(desk.state.inbox.marked.len(), 1);
    // while seeking it is a letter
    desk.key(Key::Char('/')).letters("te koud");
    assert_eq!((desk.state.inbox.marked.len(), desk.state.inbox.sought.value().as_str()), (1, "te koud"));
}
