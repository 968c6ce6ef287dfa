//! Forms as somebody fills them in: typing, pasting, choosing, and what is said about it.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/desk.rs"]
mod desk;

use std::time::{Duration, Instant};

use desk::Desk;
use klachtenbalie::desk::state::action::Action;
use klachtenbalie::desk::state::dialog::Dialog;
use klachtenbalie::desk::state::form::{Entry, Form};
use klachtenbalie::desk::state::letters::Letter;
use klachtenbalie::desk::state::{Answer, Key, Message, forms};
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
fn every_field_that_is_written_in_counts_as_written() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.key(Key::Enter);
    let case = desk.state.case().unwrap();
    for action in Action::on_cases() {
        for field in forms::for_action(action, Some(case), &desk.state.office).fields {
            let is_written = matches!(field.entry, Entry::Text(_) | Entry::Line(_) | Entry::Email(_));
            assert!(!is_written || forms::is_text(field.key), "{action:?}: {}", field.key);
        }
    }
    // what was chosen is not counted as letters
    desk.key(Key::Char('n')).key(Key::Tab).key(Key::Char('2'));
    let (_, letters) = Form::glance(&form(&desk).draft().unwrap());
    assert_eq!(letters, 0);
}

#[test]
fn a_long_line_is_read_from_its_beginning_and_typed_on_at_its_end() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.key(Key::F(6));
    let at = form(&desk).fields.iter().position(|field| field.key == "subject").unwrap();
    let long = "Examen onderbroken door een stroomstoring in lokaal drie van de locatie aan de Oude Gracht te Utrecht";
    desk.fill(at, long).key(Key::Tab);
    assert!(desk.screen(80, 24).contains("[Examen onderbroken"), "{}", desk.screen(80, 24));
    desk.key(Key::BackTab).letters("!");
    assert_eq!(form(&desk).value("subject"), format!("{long}!"));
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

const MAIL: &str = "Van: W. Smit <w.smit@example.nl>\r\nVerzonden: maandag 23 november 2026 10:05\r\nAan: klachten@ecm.example\r\n\
                    Onderwerp: De klok liep achter\r\n\r\nTijdens mijn examen liep de klok tien minuten achter.\r\n";

#[test]
fn an_e_mail_that_is_pasted_fills_in_sender_subject_and_date() {
    for mail in [
        MAIL,
        "From: \"W. Smit\" <w.smit@example.nl>\nDate: Mon, 23 Nov 2026 09:05:00 +0000 (UTC)\nSubject: De klok liep achter\n\nTekst",
        "From: W. Smit [mailto:w.smit@example.nl]\nSent: Monday, November 23, 2026 10:05 AM\nTo: ECM\nSubject: De klok liep achter\n\nTekst",
        "Datum: 23-11-2026 10:05\nVan: W. Smit <w.smit@example.nl>\nOnderwerp: De klok liep achter\n\nTekst: zie boven",
    ] {
        let mut desk = Desk::open(true, Lang::Nl);
        desk.key(Key::F(6)).paste(mail);
        let form = form(&desk);
        let filled = ["name", "email", "subject", "received"].map(|key| form.value(key));
        assert_eq!(filled, ["W. Smit", "w.smit@example.nl", "De klok liep achter", "23-11-2026 10:05"], "{mail}");
        assert!(form.value("text").contains("Subject:") || form.value("text").contains("Onderwerp:"), "kept whole");
        assert!(desk.screen(80, 24).contains("Kijk ze na."));
    }
}

#[test]
fn what_somebody_filled_in_is_not_overwritten_by_a_paste() {
    let mut desk = Desk::open(true, Lang::Nl);
    desk.key(Key::F(6)).key(Key::Tab).key(Key::Tab).key(Key::Tab).letters("Mevrouw Smit");
    (0..2).for_each(|_| {
        desk.key(Key::BackTab);
    });
    desk.paste(MAIL);
    assert_eq!(form(&desk).value("name"), "Mevrouw Smit");
    assert_eq!(form(&desk).value("email"), "w.smit@example.nl");
}

#[test]
fn plain_words_with_a_colon_are_no_e_mail() {
    let mut desk = Desk::open(true, Lang::Nl);
    desk.key(Key::F(6)).paste("Samengevat: de klok liep achter.\nVan: onbekend\n");
    assert_eq!(form(&desk).value("name"), "");
}

#[test]
fn a_paste_on_an_empty_inbox_opens_a_registration_and_on_a_full_one_does_nothing() {
    let mut desk = Desk::open(true, Lang::Nl);
    desk.paste(MAIL);
    assert_eq!(form(&desk).value("email"), "w.smit@example.nl");
    let mut desk = Desk::open(false, Lang::Nl);
    desk.paste("excellent");
    assert!(desk.state.dialogs.is_empty());
    assert!(desk.screen(80, 24).contains("Geplakte tekst genegeerd"));
}

#[test]
fn a_registration_says_what_anonymous_and_oral_mean() {
    let mut desk = Desk::open(true, Lang::Nl);
    desk.key(Key::F(6)).letters("4");
    assert!(desk.screen(120, 40).contains("wacht op schriftelijk"), "{}", desk.screen(120, 40));
    desk.key(Key::Tab).key(Key::Tab).key(Key::Char(' '));
    let screen = desk.screen(120, 40);
    assert!(
        screen.contains("Een anonieme klacht behandelen wij als signaal.") && !screen.contains("Telefoon "),
        "{screen}"
    );
}

#[test]
fn fields_that_are_wrong_are_named_and_the_cursor_is_on_the_first() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.key(Key::F(6)).key(Key::F(2));
    assert!(desk.screen(80, 24).contains("Nog 2 velden na te kijken: Tekst, Onderwerp."));
    assert_eq!(form(&desk).fields[form(&desk).focus].key, "text");
}

#[test]
fn one_of_many_is_found_by_typing_and_a_slip_says_what_is_near() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.key(Key::F(6));
    while form(&desk).fields[form(&desk).focus].key != "category" {
        desk.key(Key::Tab);
    }
    desk.letters("bejeg").key(Key::Tab);
    assert_eq!(form(&desk).value("category"), "bejegening");
    assert!(desk.screen(120, 40).contains("[bejegening "), "written in full");
    desk.key(Key::BackTab).key(Key::Ctrl('z')).key(Key::Ctrl('z')).letters("orgnaisatie").key(Key::Tab);
    assert!(desk.screen(120, 40).contains("Bedoelt u organisatie"), "{}", desk.screen(120, 40));
    desk.key(Key::BackTab).key(Key::F(4)).letters("loc").key(Key::Enter);
    assert_eq!(form(&desk).value("category"), "locatie en faciliteiten");
}

#[test]
fn the_day_with_the_cursor_is_in_sight_however_small_the_calendar() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.letters("3h").key(Key::Tab).key(Key::Tab).key(Key::Tab).key(Key::F(4));
    for (columns, rows) in [(60, 16), (80, 24), (120, 40)] {
        let screen = desk.screen(columns, rows);
        assert!(screen.contains("november 2026") && screen.contains("25 26 27"), "{screen}");
    }
}

#[test]
fn a_day_is_picked_from_the_calendar_with_its_weeks() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.key(Key::F(6));
    while form(&desk).fields[form(&desk).focus].key != "received" {
        desk.key(Key::Tab);
    }
    desk.letters("gisteren 14:30");
    assert!(desk.screen(80, 24).contains("= di 24 november 2026 14:30"), "{}", desk.screen(80, 24));
    desk.key(Key::F(4));
    desk.picture("kalender_nl");
    desk.key(Key::Up).key(Key::Enter);
    assert_eq!(form(&desk).value("received"), "17-11-2026 14:30");
    desk.key(Key::Ctrl('z'));
    assert_eq!(form(&desk).value("received"), "gisteren 14:30");
    desk.letters("x").key(Key::Tab).key(Key::BackTab).key(Key::Ctrl('z'));
    desk.key(Key::F(4)).key(Key::Esc).key(Key::F(4)).key(Key::F(4));
    assert!(form(&desk).pick.is_none());
}

#[test]
fn a_text_block_is_put_in_with_the_values_of_the_case() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.key(Key::Char('/')).letters("stroom").key(Key::Enter).key(Key::Char('+'));
    let text = "Geachte {naam}, zaak {nummer} van {onbekend}. {medewerker}";
    let letter = Letter { title: "Proef".to_owned(), text: text.to_owned() };
    desk.state.update(Message::Answer(Answer::Letters(vec![letter])));
    desk.letters("Zie: ").key(Key::F(4));
    desk.picture("tekstblok_nl");
    desk.key(Key::Enter);
    let filled = "Zie: Geachte Ruud van ’t Hof, zaak ECM-2026-0016 van {onbekend}. Mirjam de Vries";
    assert_eq!(form(&desk).value("note-text"), filled);
    desk.key(Key::Ctrl('z'));
    assert_eq!(form(&desk).value("note-text"), "Zie: ");
}

#[test]
fn what_has_not_been_yet_asks_whether_last_year_is_meant() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.key(Key::F(6));
    while form(&desk).fields[form(&desk).focus].key != "received" {
        desk.key(Key::Tab);
    }
    desk.letters("28-11-2026").key(Key::Tab);
    let screen = desk.screen(120, 40);
    assert!(screen.contains("Dat ligt in de toekomst (za 28-11-2026). Bedoelt u vr 28-11-2025?"), "{screen}");
}

#[test]
fn what_users_read_is_plain_office_dutch_and_fits_the_line() {
    let forbidden = ["je", "jij", "jouw", "error", "oeps", "helaas", "submit", "record", "sessie"];
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lang/nl");
    let mut seen = 0;
    for file in ["desk.ftl", "forms.ftl", "menu.ftl", "refusals.ftl", "words.ftl"] {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        for (key, words) in text.lines().filter_map(|line| line.split_once(" = ")) {
            let lower = words.to_lowercase();
            let odd = lower.split(|c: char| !c.is_alphanumeric()).find(|word| forbidden.contains(word));
            assert!(odd.is_none() && !words.contains('!'), "{file}: {key} = {words}");
            // a value in braces counts as it stands
            assert!(!key.starts_with("notice-") || words.chars().count() <= 78, "{file}: {key} = {words}");
            seen += 1;
        }
    }
    assert!(seen > 300, "{seen}");
}
