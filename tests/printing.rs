//! What is taken out of the desk: keys in, screen out; and the files that come of it.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/desk.rs"]
mod desk;

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use desk::Desk;
use klachtenbalie::desk::state::Key;
use klachtenbalie::desk::state::dialog::Dialog;
use klachtenbalie::desk::state::notice::Notice;
use klachtenbalie::lang::Lang;

/// A desk of somebody whose own machine it is, with a case in hand.
fn at_home(lang: Lang, folder: &Path) -> Desk {
    let mut desk = on_server(lang);
    desk.state.office.own_folder = Some(folder.to_owned());
    desk
}

/// A desk in an office, with a case in hand.
fn on_server(lang: Lang) -> Desk {
    let mut desk = Desk::open(false, lang);
    desk.with_letters().key(Key::Char('/')).letters("stroom").key(Key::Enter);
    desk
}

#[test]
fn the_list_in_both_languages_at_home_and_on_the_server() {
    for (lang, name) in [(Lang::Nl, "nl"), (Lang::En, "en")] {
        at_home(lang, Path::new("/home/mirjam")).key(Key::Char('p')).picture(&format!("afdrukken_{name}"));
        on_server(lang).key(Key::Char('p')).picture(&format!("afdrukken_server_{name}"));
    }
}

#[test]
fn a_dossier_is_saved_in_a_new_file_and_that_is_noted_down() {
    let folder = tempfile::TempDir::new().unwrap();
    let mut desk = at_home(Lang::Nl, folder.path());
    let number = desk.state.case().unwrap().number.clone();
    let file = folder.path().join(format!("{number}.txt"));
    desk.key(Key::Char('p')).key(Key::Down).key(Key::Enter);
    assert_eq!(desk.state.notice, Notice::Printed(file.clone()));
    assert!(desk.state.dialogs.is_empty());
    assert!(std::fs::read_to_string(&file).unwrap().contains(number.as_str()));
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let archivist = desk.state.office.actor.clone();
    assert_eq!(desk.store.readings(&number, &archivist).unwrap().len(), 1, "a copy that is taken is noted down");

    // what is there stays as it is, and another name is typed at once
    std::fs::write(&file, "van mij").unwrap();
    desk.key(Key::Char('p')).key(Key::Down).key(Key::F(2));
    assert!(desk.screen(80, 24).contains("bestaat al en blijft zoals het is"), "{}", desk.screen(80, 24));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "van mij");
    for _ in 0..4 {
        desk.key(Key::Backspace);
    }
    desk.letters("-2.txt");
    assert!(!desk.screen(80, 24).contains("bestaat al"));
    desk.key(Key::Enter);
    assert!(folder.path().join(format!("{number}-2.txt")).exists());
    assert_eq!(desk.store.readings(&number, &archivist).unwrap().len(), 2);
}

#[test]
fn it_says_what_is_wrong_with_a_file() {
    let folder = tempfile::TempDir::new().unwrap();
    let mut desk = at_home(Lang::Nl, folder.path());
    for (typed, said) in [("nergens/x.txt", "Die map bestaat niet"), (".", "Dat is een map"), ("", "Dat is een map")] {
        desk.key(Key::Char('p')).key(Key::Down);
        while desk
            .state
            .dialogs
            .last()
            .is_some_and(|dialog| matches!(dialog, Dialog::Print(print) if !print.path.as_ref().unwrap().is_empty()))
        {
            desk.key(Key::Backspace);
        }
        desk.letters(typed).key(Key::Enter);
        assert!(desk.screen(120, 40).contains(said), "{typed:?}\n{}", desk.screen(120, 40));
        desk.key(Key::Esc);
        assert!(desk.state.dialogs.is_empty());
    }
}

#[test]
fn another_row_proposes_another_name_in_the_folder_that_was_typed() {
    let mut desk = at_home(Lang::Nl, Path::new("/home/mirjam"));
    desk.key(Key::Char('p')).key(Key::Home).letters("/tmp");
    desk.key(Key::Down);
    assert!(desk.screen(120, 40).contains("[/tmp/home/mirjam/ECM-"), "{}", desk.screen(120, 40));
    desk.key(Key::Up);
    assert!(desk.screen(120, 40).contains(".pdf"), "{}", desk.screen(120, 40));
}

#[test]
fn on_the_server_what_is_text_is_read_and_the_rest_says_how_it_is_had() {
    let mut desk = on_server(Lang::Nl);
    // the cursor is on what can be read
    desk.key(Key::Char('p')).key(Key::Up);
    let screen = desk.screen(80, 24);
    assert!(screen.contains("ssh balie@server.example export ECM-"), "{screen}");
    assert!(screen.contains("--format pdf >") && !screen.contains("Enter lezen"), "{screen}");
    desk.key(Key::Enter);
    assert!(matches!(desk.state.dialogs.last(), Some(Dialog::Print(_))), "nothing was done");
    desk.key(Key::Down).key(Key::Enter);
    assert!(matches!(desk.state.dialogs.last(), Some(Dialog::Reading(..))));
    desk.key(Key::Char('q'));
    // a letter, with the name in it
    desk.key(Key::Char('p'));
    desk.press(Key::Down, 3).key(Key::Enter);
    let screen = desk.screen(80, 24);
    assert!(screen.contains("Geachte") && !screen.contains("{naam}"), "{screen}");
}

#[test]
fn p_in_the_help_is_the_card_of_keys_and_in_the_reading_view_the_list() {
    let mut desk = on_server(Lang::Nl);
    desk.key(Key::F(1)).key(Key::Char('p')).key(Key::Enter);
    let card = desk.screen(120, 60);
    assert!(card.contains("toetsenkaart") && card.contains("afdrukken, bewaren"), "{card}");
    desk.key(Key::Esc);
    assert!(desk.state.dialogs.is_empty());
    desk.key(Key::Char('e')).key(Key::Char('p'));
    assert!(matches!(desk.state.dialogs.last(), Some(Dialog::Print(print)) if print.at == 1));
    // also where there is no case
    let mut desk = Desk::open(true, Lang::En);
    desk.key(Key::Char('p')).key(Key::Enter);
    assert!(desk.screen(120, 60).contains("print, save"), "{}", desk.screen(120, 60));
}

#[test]
fn the_list_is_drawn_in_every_size() {
    for mut desk in [at_home(Lang::Nl, Path::new("/home/mirjam")), on_server(Lang::En)] {
        desk.key(Key::Char('p'));
        for (columns, rows) in [(1, 1), (20, 5), (60, 16), (80, 24), (120, 40), (200, 60)] {
            desk.screen(columns, rows);
        }
        assert!(desk.screen(60, 16).contains("PDF"), "{}", desk.screen(60, 16));
    }
}
