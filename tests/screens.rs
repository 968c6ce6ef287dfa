//! Screens as somebody at the desk sees them: keys in, screen out, at a fixed time, in both languages and sizes.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/desk.rs"]
mod desk;

use desk::Desk;
use klachtenbalie::desk::state::analysis::Part;
use klachtenbalie::desk::state::dialog::Dialog;
use klachtenbalie::desk::state::effect::Effect;
use klachtenbalie::desk::state::form::Entry;
use klachtenbalie::desk::state::notice::Notice;
use klachtenbalie::desk::state::screen::Colours;
use klachtenbalie::desk::state::{Answer, Key, Message, Order, Pane};
use klachtenbalie::desk::view::glyphs::ASCII;
use klachtenbalie::lang::Lang;
use klachtenbalie::procedure::colleagues::{Attendance, News, Present};
use klachtenbalie::procedure::command::Command;
use klachtenbalie::procedure::{Choice, Moment, Text, UserName};
use klachtenbalie::store::{ListFilter, Seen};

#[test]
fn the_inbox_in_both_languages() {
    Desk::open(false, Lang::Nl).picture("postvak_nl");
    Desk::open(false, Lang::En).picture("postvak_en");
}

#[test]
fn an_empty_inbox_explains_itself() {
    Desk::open(true, Lang::Nl).picture("leeg_nl");
    Desk::open(true, Lang::En).picture("leeg_en");
}

#[test]
fn an_empty_inbox_asks_once_about_the_screen() {
    for (lang, name) in [(Lang::Nl, "nl"), (Lang::En, "en")] {
        let mut desk = Desk::open(true, lang);
        desk.state.screen.is_new = true;
        desk.state.screen.term = "xterm-256color".to_owned();
        desk.key(Key::F(1)).key(Key::Esc).letters("L").picture(&format!("uw_scherm_leeg_{name}"));
        assert_eq!(desk.state.screen.manner().colours, Colours::Light);
        desk.key(Key::Char('y')).key(Key::F(10)).key(Key::Down).picture(&format!("uw_scherm_{name}"));
        desk.key(Key::Esc);
        assert!(desk.state.dialogs.is_empty());
    }
    // where there is work it does not stand in the way, and the letters mean what they always do
    let mut desk = Desk::open(false, Lang::Nl);
    desk.state.screen.is_new = true;
    desk.key(Key::Char('l'));
    assert!(matches!(desk.state.dialogs.last(), Some(Dialog::Log(_))));
}

#[test]
fn without_letter_keys_no_letter_acts_and_all_else_does() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.key(Key::Char('y')).letters("t").key(Key::Esc);
    for letter in "wbj/+?:q".chars() {
        desk.state.notice = Notice::None;
        let before = desk.screen(120, 40);
        desk.key(Key::Char(letter));
        assert_eq!(desk.state.notice, Notice::LettersAreOff, "{letter}");
        desk.state.notice = Notice::None;
        assert_eq!(desk.screen(120, 40), before, "{letter}");
    }
    desk.key(Key::Char('2'));
    assert!(desk.screen(120, 40).contains("[2 Zaak]"));
    desk.key(Key::F(10)).key(Key::Char('n'));
    assert!(desk.state.dialogs.is_empty());
    desk.key(Key::F(9)).letters("scherm").key(Key::Enter).letters("t").key(Key::Esc);
    desk.key(Key::Char('1'));
    assert!(desk.screen(120, 40).contains("[1 Postvak]"));
    desk.key(Key::Char('?'));
    assert!(matches!(desk.state.dialogs.last(), Some(Dialog::Help(_))));
}

#[test]
fn a_case_and_both_its_sides() {
    for (lang, name) in [(Lang::Nl, "nl"), (Lang::En, "en")] {
        let mut desk = Desk::open(false, lang);
        desk.key(Key::Char('/')).letters("stroom").key(Key::Enter);
        desk.key(Key::Char('2')).picture(&format!("zaak_{name}"));
        desk.key(Key::Char('3')).picture(&format!("hoor_{name}"));
    }
}

#[test]
fn the_archive_is_sought_while_typing() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.key(Key::Char('4')).letters("storing");
    desk.picture("archief_nl");
}

#[test]
fn forms_menu_help_and_terms() {
    for (lang, name) in [(Lang::Nl, "nl"), (Lang::En, "en")] {
        let mut desk = Desk::open(false, lang);
        desk.key(Key::F(6)).picture(&format!("registreren_{name}"));
        desk.key(Key::F(2)).picture(&format!("registreren_leeg_bewaard_{name}"));
        desk.key(Key::Esc).key(Key::F(9)).letters("be").picture(&format!("menu_{name}"));
        desk.key(Key::Esc).key(Key::F(1)).picture(&format!("hulp_{name}"));
        desk.key(Key::Esc).key(Key::Char('t')).picture(&format!("termijnen_{name}"));
        desk.key(Key::Esc).key(Key::F(10)).picture(&format!("stoppen_{name}"));
    }
}

#[test]
fn an_act_is_undone_and_done_again_and_the_log_has_it_all() {
    let mut desk = Desk::open(true, Lang::Nl);
    desk.key(Key::F(6)).letters("2").key(Key::Tab).letters("De klok liep achter.").key(Key::Tab);
    desk.key(Key::Tab).letters("W. Smit");
    for _ in 0..5 {
        desk.key(Key::Tab);
    }
    desk.letters("Klok in de zaal").key(Key::F(2));
    desk.key(Key::Char('w')).letters("1").key(Key::F(2));
    let stage = |desk: &Desk| desk.state.case().unwrap().stage().name();
    assert_eq!(stage(&desk), "investigating", "{}", desk.screen(120, 40));
    desk.key(Key::Char('2')).key(Key::Char('u')).picture("ongedaan_nl");
    // the key that opened it closes it again, and Enter leaves everything as it is
    desk.key(Key::Char('u')).key(Key::Char('u')).key(Key::Enter);
    assert_eq!(stage(&desk), "investigating");
    desk.key(Key::Char('u')).key(Key::Char('j'));
    assert_eq!(stage(&desk), "to_acknowledge");
    desk.key(Key::Char('l')).picture("logboek_nl");
    desk.key(Key::Esc).key(Key::Char('u')).key(Key::Char('J'));
    assert_eq!(stage(&desk), "investigating");
}

/// Where a field is in the form on top.
fn form_at(desk: &Desk, key: &str) -> usize {
    let Some(Dialog::Form(form)) = desk.state.dialogs.last() else { panic!("no form") };
    form.fields.iter().position(|field| field.key == key).unwrap()
}

#[test]
fn a_colleague_who_types_is_named_with_what_and_which_point() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.key(Key::Char('/')).letters("stroom").key(Key::Enter).key(Key::Char('2'));
    let number = desk.state.case().unwrap().number.clone();
    let at = Attendance { case: Some(number.clone()), place: Some(format!("hear/{number}")), point: Some(3) };
    let joost = Present { user: UserName::new("joost").unwrap(), at, since: desk::now() };
    desk.tell(Message::Answer(Answer::Present(vec![joost])));
    let screen = desk.screen(120, 40);
    assert!(screen.contains("Joost Bakker typt hier: Verklaring vastleggen, punt 3 (sinds 10:24)."), "{screen}");
    // what this desk types is told in the same way
    desk.letters("3h");
    let statement = form_at(&desk, "statement");
    let effects = desk.state.update(Message::Order(Order::Fill(statement, "Achter het bord.".to_owned())));
    let told = effects.iter().find_map(|effect| match effect {
        Effect::Attend { at, .. } => Some((at.place.as_deref(), at.point)),
        _ => None,
    });
    assert_eq!(told, Some((Some(&*format!("hear/{number}")), Some(1))), "{effects:?}");
}

#[test]
fn who_comes_back_goes_on_where_they_were() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.key(Key::Char('/')).letters("stroom").key(Key::Enter);
    desk.key(Key::Char('+')).letters("Nog navragen bij de locatie");
    let draft = desk.state.draft_in_hand().unwrap();
    let mut desk = Desk::open(false, Lang::Nl);
    desk.left_behind(draft).picture("verder_nl");
    desk.key(Key::Enter);
    let screen = desk.screen(120, 40);
    assert!(screen.contains("Nog navragen bij de locatie"), "{screen}");
}

#[test]
fn a_statement_is_typed_under_both_readings() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.key(Key::Char('/')).letters("stroom").key(Key::Enter).key(Key::Char('3')).key(Key::Down);
    desk.key(Key::Char('h')).picture("hoor_typen_nl");
    let Some(Dialog::Form(form)) = desk.state.dialogs.last() else { panic!("a form") };
    assert_eq!(form.value("point"), "2");
    assert!(form.draft().is_none(), "what it opens with was not typed");
}

#[test]
fn the_curtain_closes_after_a_while_and_any_key_opens_it() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.state.curtain_minutes = 10;
    desk.key(Key::Char('+')).letters("Half een zi");
    let minutes = |desk: &mut Desk, minutes: i64| {
        let then = Moment::from_seconds(desk.state.office.now.seconds() + minutes * 60).unwrap();
        desk.tell(Message::Clock(then));
    };
    minutes(&mut desk, 9);
    assert!(desk.screen(80, 24).contains("Half een zi"));
    minutes(&mut desk, 1);
    desk.picture("gordijn_nl");
    for name in ["Mirjam", "MdV", "ECM-2026", "Half een", "Petrova"] {
        assert!(!desk.screen(120, 40).contains(name), "{name}");
    }
    desk.key(Key::Char('q'));
    assert!(desk.screen(80, 24).contains("Half een zi"));
}

#[test]
fn a_dossier_is_read_without_borders() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.key(Key::Char('/')).letters("stroom").key(Key::Enter).key(Key::Char('e')).picture("leesbeeld_nl");
    desk.key(Key::Char('q'));
    assert!(desk.state.dialogs.is_empty());
}

/// Two people correct the same text: whichever answer is chosen, both texts are kept.
#[test]
fn a_colleague_changed_the_same_text_meanwhile() {
    for answer in ['1', '2', '3', '4'] {
        let mut desk = Desk::open(false, Lang::Nl);
        desk.key(Key::Char('/')).letters("stroom").key(Key::Enter);
        let number = desk.state.case().unwrap().number.clone();
        desk.key(Key::F(9)).letters("corrigeren").key(Key::Enter);
        let Some(Dialog::Form(form)) = desk.state.dialogs.last() else { panic!("a form") };
        let places: Vec<&str> = form.fields.iter().map(|field| field.key).collect();
        assert_eq!(places, ["entry", "correction", "reason"]);
        desk.fill(0, "1").fill(1, "Mijn lezing. De klok bleef gelijk.").fill(2, "Vollediger.");

        // joost registered it, and corrects it while somebody types
        let joost = desk.actor("joost");
        let text = |words: &str| Text::new(words).unwrap();
        let theirs = text("Lezing van Joost. De klok bleef gelijk.");
        let command = Command::Correct { entry: 1, text: theirs, reason: text("Overgetypt.") };
        let house = std::sync::Arc::clone(&desk.state.office.house);
        let note = Command::Note { text: text("Ook gebeld.") };
        for command in [command, note] {
            desk.store.execute(&number, Seen::Any, &command, &joost, &house, desk::now()).unwrap();
        }
        desk.tell(Message::Answer(Answer::Changed(News::default())));

        desk.key(Key::F(2));
        assert!(matches!(desk.state.dialogs.last(), Some(Dialog::Conflict(0))), "{}", desk.screen(120, 40));
        if answer == '1' {
            desk.picture("zelfde_tekst_nl");
        }
        desk.key(Key::Char(answer));
        if answer == '2' {
            desk.key(Key::F(2));
        }
        let case = desk.store.load(&number, &desk.state.office.actor).unwrap();
        let journal = format!("{:?}", case.journal);
        assert!(journal.contains("Lezing van Joost"), "{answer}: theirs is lost");
        let is_draft = desk.state.drafts.values().any(|draft| draft.body.contains("Mijn lezing"));
        assert!(journal.contains("Mijn lezing") || is_draft, "{answer}: ours is lost");
        let now = case.text.as_str();
        match answer {
            '1' | '2' => assert!(now.contains("Joost") && now.contains("Mijn lezing"), "{answer}: {now}"),
            '3' => assert!(!now.contains("Mijn lezing"), "{answer}: {now}"),
            _ => assert!(!now.contains("Joost"), "{answer}: {now}"),
        }
    }
}

#[test]
fn the_inbox_is_sorted_and_filtered() {
    let mut desk = Desk::open(false, Lang::Nl);
    let all = desk.screen(120, 40);
    desk.key(Key::Char('f'));
    assert!(desk.screen(120, 40).contains("Alleen klachten"), "{}", desk.screen(120, 40));
    for _ in 0..4 {
        desk.key(Key::Char('f'));
    }
    assert!(desk.screen(120, 40).contains("Alle soorten zaken"));
    desk.key(Key::Char('s'));
    assert!(desk.screen(120, 40).contains("De nieuwste eerst") && desk.screen(120, 40) != all);
}

#[test]
fn all_seven_steps_are_done_by_keys() {
    let mut desk = Desk::open(true, Lang::Nl);
    let save = |desk: &mut Desk| {
        desk.key(Key::F(2));
        // what others act on asks first; the key that opened it is no answer
        if desk.screen(120, 40).contains("J = ") {
            desk.key(Key::Char('j'));
        }
    };
    desk.key(Key::F(6)).letters("2").key(Key::Tab).letters("De klok liep achter.").key(Key::Tab);
    desk.key(Key::Tab).letters("W. Smit");
    for _ in 0..5 {
        desk.key(Key::Tab);
    }
    desk.letters("Klok in de zaal");
    save(&mut desk);
    // what is archived leaves the inbox, so the store is asked
    let stage = |desk: &Desk| {
        let everything = ListFilter { all: true, ..ListFilter::default() };
        let listed = desk.store.list(&desk.state.office.actor, &everything, 9).unwrap();
        listed.first().map(|case| case.stage.name())
    };
    assert_eq!(stage(&desk), Some("to_assess"), "{}", desk.screen(120, 40));
    let type_in_all = |desk: &mut Desk| {
        let Some(Dialog::Form(form)) = desk.state.dialogs.last() else { return save(desk) };
        // every choice its first value, every text a word; a date may stay empty, which is now
        let is_typed: Vec<bool> = form
            .fields
            .iter()
            .map(|field| {
                !matches!(field.entry, Entry::Date(..) | Entry::Moment(..) | Entry::Pick(..))
                    && field.value().is_empty()
                    && field.key != "no-follow-up"
            })
            .collect();
        for is_typed in is_typed {
            if is_typed {
                desk.letters("1");
            }
            desk.key(Key::Tab);
        }
        save(desk);
    };
    desk.key(Key::Char('w'));
    assert_eq!(stage(&desk), Some("to_acknowledge"));
    let mut seen = Vec::new();
    for _ in 0..16 {
        if desk.state.dialogs.is_empty() {
            desk.key(Key::Char('w'));
        }
        if desk.screen(120, 40).contains("J = ") {
            desk.key(Key::Char('j'));
        } else {
            type_in_all(&mut desk);
        }
        seen.extend(stage(&desk));
        if stage(&desk) == Some("archived") {
            break;
        }
    }
    assert_eq!(seen.last(), Some(&"archived"), "{seen:?}\n{}", desk.screen(120, 40));
    for stage in ["investigating", "to_offer", "offered", "to_carry_out", "follow_up", "to_close", "to_archive"] {
        assert!(seen.contains(&stage), "{stage} is not in {seen:?}");
    }
}

#[test]
fn every_size_is_drawn_and_nothing_but_signs_of_every_font_is_on_it() {
    let mut desk = Desk::open(false, Lang::Nl);
    let known = "▲■○·√►=≠•─│┌┐└┘═║╔╗╚╝█…▼↑↓«»’€";
    for pane in ["1", "2", "3"] {
        desk.letters(pane);
        for (columns, rows) in [(1, 1), (20, 5), (59, 15), (60, 16), (80, 24), (120, 40), (200, 60), (300, 100)] {
            let screen = desk.screen(columns, rows);
            let odd = |c: &char| !c.is_ascii() && !c.is_alphabetic() && !known.contains(*c);
            assert_eq!(screen.chars().find(odd), None, "{columns}x{rows}\n{screen}");
        }
    }
    desk.look.glyphs = ASCII;
    let screen = desk.screen(80, 24);
    assert_eq!(screen.chars().find(|c| !c.is_ascii() && !c.is_alphabetic() && *c != '’'), None, "{screen}");
}

/// To the pane by the menu, as there is no letter for it.
fn to_destruction(desk: &mut Desk, lang: Lang) {
    let word = if lang == Lang::Nl { "vernietiging:" } else { "destruction:" };
    desk.key(Key::F(9)).letters(word).key(Key::Enter);
}

#[test]
fn a_list_is_looked_through_confirmed_run_and_certified_at_the_desk() {
    let mut desk = Desk::open(false, Lang::Nl);
    to_destruction(&mut desk, Lang::Nl);
    // a colleague's proposal waits, so the cursor is there
    desk.picture("vernietiging_nl");
    desk.key(Key::Home).picture("vernietiging_te_doen_nl");
    desk.key(Key::Down).key(Key::Enter).letters("3").key(Key::Tab).letters("vn-2026-02").key(Key::Tab);
    desk.letters("Nagekeken").picture("vernietiging_bevestigen_nl");
    desk.key(Key::F(2));
    assert!(desk.screen(120, 40).contains("op de lijst staan 2 dossiers"), "{}", desk.screen(120, 40));
    desk.key(Key::BackTab).key(Key::BackTab).key(Key::Backspace).letters("2").key(Key::F(2));
    desk.picture("vernietiging_pauze_nl");
    // too early: it can be stopped by its name in the menu only
    desk.key(Key::Enter);
    assert!(desk.state.dialogs.is_empty());
    desk.later(7).key(Key::F(5)).key(Key::Enter).picture("vernietiging_vraag_nl");
    desk.key(Key::Char('j'));
    assert!(desk.screen(120, 40).contains("VN-2026-02 is vernietigd"), "{}", desk.screen(120, 40));
    // its hashes are others each time
    let certificate = desk.key(Key::Enter).screen(120, 40);
    assert!(
        certificate.contains("VERKLARING VAN VERNIETIGING") && certificate.contains("ECM-2023-0002"),
        "{certificate}"
    );
    desk.key(Key::Esc).key(Key::Esc);
    assert_eq!(desk.store.check(None).unwrap().faults, vec![]);
}

#[test]
fn what_must_be_typed_over_to_confirm_stands_over_the_form() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.as_person("petra");
    to_destruction(&mut desk, Lang::Nl);
    desk.key(Key::Home).key(Key::Enter).letters("Voorbij").key(Key::F(2)).key(Key::Esc).as_person("hanna");
    to_destruction(&mut desk, Lang::Nl);
    desk.key(Key::Home).key(Key::Down).key(Key::Enter);
    for (columns, rows) in [(120, 40), (80, 24)] {
        let screen = desk.screen(columns, rows);
        assert!(screen.contains("VN-2026-03, 1 dossier  Vernietigingslijst bevestigen"), "{screen}");
    }
}

#[test]
fn the_smallest_window_shows_the_act_and_both_answers() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.key(Key::Char('2')).key(Key::Char('u'));
    let screen = desk.screen(60, 16);
    assert!(screen.contains("N = nee") && screen.contains("Oplossing uitgevoerd"), "{screen}");
    // and the step in hand, with what is to be done
    let screen = desk.key(Key::Esc).screen(60, 16);
    assert!(screen.contains("6 Nazorg") && screen.contains("Olga Petrova of"), "{screen}");
}

#[test]
fn only_who_may_know_of_lists_finds_them() {
    let mut desk = Desk::open(false, Lang::En);
    to_destruction(&mut desk, Lang::En);
    desk.picture("vernietiging_en");
    desk.key(Key::Esc).as_person("joost").key(Key::F(9)).letters("destruction");
    assert!(!desk.screen(120, 40).contains("Destruction:"), "{}", desk.screen(120, 40));
    // the project lead confirms, and proposes nothing
    desk.key(Key::Esc).as_person("hanna");
    to_destruction(&mut desk, Lang::En);
    assert!(desk.screen(120, 40).contains("Enter confirm list"), "{}", desk.screen(120, 40));
    // who proposed it does not
    desk.key(Key::Esc).as_person("petra");
    to_destruction(&mut desk, Lang::En);
    let screen = desk.screen(120, 40);
    assert!(!screen.contains("Enter confirm") && screen.contains("To stop it: F9"), "{screen}");
    assert!(screen.contains("is waiting for the confirmation of a second person"), "{screen}");
}

#[test]
fn the_project_lead_sees_a_year_beside_the_one_before_in_bars_or_in_numbers() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.as_person("hanna").key(Key::Char('5')).picture("analyse_nl");
    let other_parts = [Part::Outcomes, Part::Topics, Part::Terms];
    for part in other_parts {
        desk.key(Key::Tab);
        assert_eq!(desk.state.analysis.part, part);
        assert!(desk.screen(80, 24).contains(&format!("vak {} van 4", part.number())), "{}", desk.screen(80, 24));
    }
    desk.key(Key::Tab).key(Key::Char(' '));
    let table = desk.screen(120, 40);
    assert!(!table.contains("███") && table.contains("Ontvangen per maand"), "{table}");
    let this_year = desk.state.analysis.year;
    desk.key(Key::Right);
    assert_eq!(desk.state.analysis.year, this_year, "there are no figures of what is still to come");
    desk.key(Key::Left);
    assert!(desk.screen(120, 40).contains(&(this_year - 1).to_string()));
    desk.key(Key::Esc);
    assert_eq!(desk.state.pane, Pane::Inbox);
    Desk::open(false, Lang::En).as_person("hanna").key(Key::Char('5')).picture("analyse_en");
}

#[test]
fn who_does_not_lead_the_project_is_told_who_does() {
    let mut desk = Desk::open(false, Lang::Nl);
    desk.as_person("joost").key(Key::Char('5'));
    assert_eq!(desk.state.pane, Pane::Inbox);
    assert!(desk.screen(120, 40).contains("met de rol projectleider"), "{}", desk.screen(120, 40));
}
