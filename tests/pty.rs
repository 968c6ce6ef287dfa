//! The real program in a real terminal: it starts, works a case, keeps what is typed, and leaves the terminal as it was.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::thread;
use std::time::{Duration, Instant};

use common::Home;
use common::terminal::Terminal;

const F2: &str = "\x1bOQ";
const F6: &str = "\x1b[17~";
const F10: &str = "\x1b[21~";

#[test]
fn a_complaint_is_registered_and_worked_by_keys_and_is_there_after_restarting() {
    let home = Home::new();
    let mut desk = Terminal::open(&home, &[], (120, 40));
    desk.wait_for("nog geen klachten");
    desk.send(F6);
    desk.wait_for("Nieuwe registratie");
    // letter; the text; then who and about what
    desk.send("2\tDe klok liep achter.\t\tW. Smit\t\t\t\t\tKlok in de zaal");
    desk.send(F2);
    desk.wait_for("ECM-2026-0001");
    desk.wait_for("Klok in de zaal");
    // "what now" takes the case and opens the confirmation
    desk.send("w");
    desk.wait_for("Ontvangst bevestigen");
    desk.send("1");
    desk.send(F2);
    desk.wait_for("4 hoor, oordeel");
    desk.send(F10);
    desk.wait_for("verlaten");
    thread::sleep(Duration::from_millis(400));
    desk.send("j");
    assert_eq!(desk.ended(), 0);
    assert!(desk.is_as_it_was());

    let case = home.json("show ECM-2026-0001");
    assert_eq!(case["stage"], "investigating");
    assert_eq!(case["text"], "De klok liep achter.");
    let mut desk = Terminal::open(&home, &[], (80, 24));
    desk.wait_for("Klok in de zaal");
    desk.send(F10);
    desk.wait_for("verlaten");
    thread::sleep(Duration::from_millis(400));
    desk.send("j");
    assert_eq!(desk.ended(), 0);
}

fn in_the_middle_of_a_word(home: &Home) -> Terminal {
    home.ok("register --kind signal --channel form --name Q --subject Klok --text Achter");
    let mut desk = Terminal::open(home, &[], (80, 24));
    desk.wait_for("Klok");
    thread::sleep(Duration::from_millis(200));
    desk.send("+");
    desk.wait_for("Notitie");
    desk.send("Half een zi");
    desk.wait_for("Half een zi");
    desk
}

#[test]
fn what_is_typed_is_kept_and_the_line_says_when_and_that_it_is_no_entry_yet() {
    let home = Home::new();
    let mut desk = in_the_middle_of_a_word(&home);
    desk.wait_for("Concept bewaard om ");
    desk.wait_for("Nog niet in het dossier: druk op F2.");
    desk.send("n");
    desk.send(F2);
    desk.wait_for("Vastgelegd bij ECM-2026-0001");
    assert_eq!(home.json("show ECM-2026-0001")["version"], 2);
    desk.child.kill().unwrap();
}

fn is_offered_again(home: &Home) {
    let mut desk = Terminal::open(home, &[], (80, 24));
    desk.wait_for("U was bezig");
    desk.send("\r");
    desk.wait_for("Half een zi");
    desk.escape();
    desk.send(F10);
    desk.wait_for("verlaten");
    thread::sleep(Duration::from_millis(400));
    desk.send("j");
    assert_eq!(desk.ended(), 0);
}

#[test]
fn a_line_that_drops_in_the_middle_of_a_word_loses_nothing() {
    let home = Home::new();
    let mut desk = in_the_middle_of_a_word(&home);
    // what the kernel sends to everybody on a line that drops
    desk.signal(rustix::process::Signal::HUP);
    desk.ended();
    is_offered_again(&home);
}

#[test]
fn a_terminal_that_is_closed_in_the_middle_of_a_word_loses_nothing() {
    for _ in 0..5 {
        let home = Home::new();
        let desk = in_the_middle_of_a_word(&home);
        // the signal and the terminal's own end come at the same time
        let mut child = desk.close();
        let until = Instant::now() + Duration::from_secs(1);
        while child.try_wait().unwrap().is_none() {
            assert!(Instant::now() < until, "it goes on");
            thread::sleep(Duration::from_millis(5));
        }
        is_offered_again(&home);
    }
}

#[test]
fn a_request_to_stop_keeps_the_draft_and_gives_the_terminal_back() {
    let home = Home::new();
    let mut desk = in_the_middle_of_a_word(&home);
    desk.signal(rustix::process::Signal::TERM);
    desk.ended();
    assert!(desk.is_as_it_was());
    is_offered_again(&home);
}

#[test]
fn a_mistake_of_ours_in_the_middle_of_a_frame_keeps_the_draft_and_gives_the_terminal_back() {
    let home = Home::new();
    home.ok("register --kind signal --channel form --name Q --subject Klok --text Achter");
    let file = home.path().join("break");
    let mut desk = Terminal::open_with(&home, &[], (80, 24), &[("KLACHTENBALIE_BREAKS_WITH", file.to_str().unwrap())]);
    desk.wait_for("Klok");
    desk.send("+");
    desk.wait_for("Notitie");
    desk.send("Half een z");
    desk.wait_for("Half een z");
    std::fs::write(&file, "").unwrap();
    let broken = Instant::now();
    desk.send("i");
    assert_eq!(desk.ended(), 101);
    assert!(broken.elapsed() < Duration::from_secs(1), "{:?}", broken.elapsed());
    assert!(desk.is_as_it_was());
    is_offered_again(&home);
}

/// XOFF, a selection in an old console, a link that is dead: the terminal takes nothing for a while.
#[test]
fn a_terminal_that_takes_nothing_holds_up_nobody_and_loses_nothing() {
    use rustix::termios::Action;
    let home = Home::new();
    let mut desk = in_the_middle_of_a_word(&home);
    desk.flow(Action::OOff);
    desk.send("n met inhoud");
    let body = || -> Option<String> {
        let database = rusqlite::Connection::open(home.database()).unwrap();
        database.query_row("select body from drafts", [], |row| row.get(0)).ok()
    };
    let until = Instant::now() + Duration::from_secs(3);
    while !body().is_some_and(|body| body.contains("Half een zin met inhoud")) {
        assert!(Instant::now() < until, "{:?} is kept", body());
        thread::sleep(Duration::from_millis(20));
    }
    let waited = Instant::now();
    home.ok("register --kind signal --channel form --name R --subject Lawaai --text Boor");
    assert!(waited.elapsed() < Duration::from_secs(2), "a colleague waited {:?}", waited.elapsed());
    // the colleague's act was heard by now; after that nothing is left to do
    thread::sleep(Duration::from_millis(400));
    let wakes = desk.wakes();
    thread::sleep(Duration::from_secs(1));
    assert!(
        desk.wakes() - wakes < 10,
        "{} wake-ups in a second for a terminal that takes nothing",
        desk.wakes() - wakes
    );
    assert!(!desk.screen().contains("inhoud"));
    desk.flow(Action::OOn);
    desk.wait_for("Half een zin met inhoud");
    desk.signal(rustix::process::Signal::TERM);
    desk.ended();
    assert!(desk.is_as_it_was());
}

#[test]
fn a_session_cannot_be_suspended_and_after_a_stop_it_draws_all_of_it_again() {
    use rustix::process::Signal;
    let home = Home::new();
    let mut desk = in_the_middle_of_a_word(&home);
    desk.signal(Signal::TSTP);
    desk.send("n");
    desk.wait_for("Half een zin");
    desk.signal(Signal::STOP);
    let sent = desk.raw().len();
    thread::sleep(Duration::from_millis(50));
    desk.signal(Signal::CONT);
    let until = Instant::now() + Duration::from_secs(5);
    // the alternate screen is asked for again, and the whole picture comes after it
    let is_whole = |desk: &Terminal| {
        let again = desk.raw().split_off(sent);
        again.split_once("\x1b[?1049h").is_some_and(|(_, picture)| picture.contains("Half een zin"))
    };
    while !is_whole(&desk) {
        assert!(Instant::now() < until, "{:?}", desk.raw().split_off(sent));
        thread::sleep(Duration::from_millis(10));
    }
    desk.child.kill().unwrap();
}

/// What the program sent of the colours of a ground: `48;5;N`.
fn grounds(raw: &str) -> Vec<u8> {
    raw.split("48;5;")
        .skip(1)
        .filter_map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok())
        .collect()
}

#[test]
fn a_terminal_that_tells_a_light_ground_is_drawn_dark_on_light_and_a_late_answer_is_no_key() {
    let home = Home::new();
    home.ok("register --kind signal --channel form --name Q --subject Klok --text Achter");
    let answer = "\x1b]11;rgb:ffff/ffff/eeee\x1b\\";
    let mut desk = Terminal::open(&home, &[], (80, 24));
    while !desk.raw().contains("\x1b]11;?") {
        thread::yield_now();
    }
    desk.send(answer);
    desk.wait_for("Klok");
    let until = Instant::now() + Duration::from_secs(2);
    while !grounds(&desk.raw()).contains(&231) {
        assert!(Instant::now() < until, "{:?}", grounds(&desk.raw()));
        thread::sleep(Duration::from_millis(10));
    }
    desk.child.kill().unwrap();

    let mut desk = in_the_middle_of_a_word(&home);
    let (begin, end) = answer.split_at(9);
    desk.send(begin);
    thread::sleep(Duration::from_millis(150));
    desk.send(end);
    desk.send("\x1b[1;2Rn");
    desk.wait_for("Half een zin");
    assert!(!grounds(&desk.raw()).contains(&231), "it changed its colours under somebody's eyes");
    desk.child.kill().unwrap();
}

#[test]
fn what_is_said_of_a_screen_acts_at_once_and_is_remembered_for_this_kind_of_terminal() {
    let home = Home::new();
    let mut desk = Terminal::open(&home, &[], (80, 24));
    desk.wait_for("ziet u nette lijnen");
    desk.send("n");
    desk.wait_for("#= Postvak");
    desk.send("y");
    desk.wait_for("Lettertoetsen");
    desk.send("m");
    desk.wait_for("[M] aan");
    desk.send("\x1b[12~");
    desk.wait_for("F2 v");
    desk.escape();
    for subject in ["Klok", "Lawaai", "Stoel", "Stroom", "Bel"] {
        home.ok(&format!("register --kind signal --channel form --name Q --subject {subject} --text Achter"));
    }
    desk.wait_for("Bel ");
    let row = desk.row_of_cursor();
    desk.send("\x1b[<65;9;9M");
    let until = Instant::now() + Duration::from_secs(2);
    while desk.row_of_cursor() != row + 3 {
        assert!(Instant::now() < until, "{}", desk.screen());
        thread::sleep(Duration::from_millis(10));
    }
    desk.send(&format!("\x1b[<0;9;{}M", row + 2));
    while desk.row_of_cursor() != row + 1 {
        assert!(Instant::now() < until, "{}", desk.screen());
        thread::sleep(Duration::from_millis(10));
    }
    desk.signal(rustix::process::Signal::TERM);
    desk.ended();
    assert!(desk.is_as_it_was());

    let mut desk = Terminal::open(&home, &[], (80, 24));
    desk.wait_for("#= Postvak");
    assert!(desk.raw().contains("\x1b[?1006h"));
    desk.child.kill().unwrap();
    let mut other = Terminal::open_with(&home, &[], (80, 24), &[("TERM", "xterm")]);
    other.wait_for("╔═ Postvak");
    assert!(!other.raw().contains("\x1b[?1006h"));
    other.child.kill().unwrap();
    // what the settings say is for everybody
    std::fs::write(home.path().join("all.toml"), "[desk]\nglyphs = \"unicode\"\nmouse = false\n").unwrap();
    let config = format!("--config={}", home.path().join("all.toml").display());
    let mut desk = Terminal::open(&home, &[&config], (80, 24));
    desk.wait_for("╔═ Postvak");
    desk.send("yn");
    desk.wait_for("ligt vast in de instellingen");
    assert!(!desk.raw().contains("\x1b[?1006h"));
    desk.child.kill().unwrap();
}

#[test]
fn a_request_to_dump_a_core_ends_nothing() {
    let home = Home::new();
    let mut desk = Terminal::open(&home, &[], (80, 24));
    desk.wait_for("Postvak");
    desk.signal(rustix::process::Signal::QUIT);
    desk.send("?");
    desk.wait_for("Hulp bij");
    desk.signal(rustix::process::Signal::TERM);
    assert_eq!(desk.ended(), 143);
    assert!(desk.is_as_it_was());
}

#[test]
fn a_window_that_grows_is_filled_with_cases() {
    let home = Home::new();
    for number in 1..=30 {
        home.ok(&format!("register --kind signal --channel form --name Q --subject Zaak-{number} --text Achter"));
    }
    let mut desk = Terminal::open(&home, &[], (80, 24));
    desk.wait_for("er zijn er meer");
    desk.resize((200, 60));
    desk.wait_for("Zaak-30");
    desk.child.kill().unwrap();
}

#[test]
fn an_arrow_torn_apart_and_a_paste_change_nothing() {
    let home = Home::new();
    home.ok("register --kind signal --channel form --name Q --subject Klok --text Achter");
    let mut desk = Terminal::open(&home, &[], (80, 24));
    desk.wait_for("Klok");
    for piece in ["\x1b", "[", "A"] {
        desk.send(piece);
        thread::sleep(Duration::from_millis(5));
    }
    desk.send("\x1b[200~excellent\x1b[201~");
    desk.wait_for("Geplakte tekst genegeerd");
    // a terminal that does not mark pastes sends the letters as they are
    desk.send("2");
    desk.wait_for("[2 Zaak]");
    desk.send("1");
    desk.wait_for("[1 Postvak]");
    assert!(!desk.screen().contains("Geplakte tekst"), "{}", desk.screen());
    desk.send("excellent");
    desk.wait_for("Geplakte tekst genegeerd");
    desk.send("2");
    desk.wait_for("[2 Zaak]");
    desk.send("bedankt");
    desk.wait_for("Geplakte tekst genegeerd");
    assert!(!desk.screen().contains("Ontvangst bevestigen"), "{}", desk.screen());
    assert_eq!(home.json("show ECM-2026-0001")["version"], 1);
    desk.child.kill().unwrap();
}

/// The desk of a person of the office, as sshd would open it.
fn at_the_desk(home: &Home, user: &str) -> Terminal {
    let config = home.path().join("config.toml");
    Terminal::open(home, &["--config", config.to_str().unwrap(), "ssh-session", "--user", user], (120, 40))
}

#[test]
fn two_people_in_one_dossier_see_each_other_and_one_person_in_two_windows_types_in_one() {
    let home = Home::office();
    let new = "register --kind complaint --channel form --name Q --subject Klok --text Achter";
    assert_eq!(home.as_person("anna", new).status, 0);
    let (mut anna, mut bas) = (at_the_desk(&home, "anna"), at_the_desk(&home, "bas"));
    for desk in [&mut anna, &mut bas] {
        desk.wait_for("Klok");
        desk.send("2");
        desk.wait_for("[2 Zaak]");
    }
    bas.wait_for("anna heeft dit dossier ook open");
    anna.wait_for("bas heeft dit dossier ook open");
    anna.send("+");
    anna.wait_for("Notitie");
    anna.send("Half een zin");
    bas.wait_for("anna typt hier");
    // in a second window she hears of the first, and is asked before she goes on there
    thread::sleep(Duration::from_millis(1_200));
    let mut again = at_the_desk(&home, "anna");
    again.wait_for("U was bezig");
    thread::sleep(Duration::from_millis(600));
    again.send("\r");
    again.wait_for("ook in een ander venster. Hier verdergaan?");
    thread::sleep(Duration::from_millis(400));
    again.send("j");
    again.wait_for("Half een zin");
    again.send(" en verder");
    again.wait_for("Half een zin en verder");
    thread::sleep(Duration::from_millis(600));
    anna.send("!");
    anna.wait_for("U typt dit ook in een ander venster");
    let kept = || -> String {
        let database = rusqlite::Connection::open(home.database()).unwrap();
        database.query_row("select body from drafts where user = 'anna'", [], |row| row.get(0)).unwrap()
    };
    let until = Instant::now() + Duration::from_secs(5);
    while !kept().contains("en verder") {
        assert!(Instant::now() < until, "{}", kept());
        thread::sleep(Duration::from_millis(20));
    }
    assert!(!kept().contains('!'), "{}", kept());
    anna.signal(rustix::process::Signal::TERM);
    anna.ended();
    again.send(F10);
    again.wait_for("verlaten");
    thread::sleep(Duration::from_millis(400));
    again.send("j");
    assert_eq!(again.ended(), 0);
    // who leaves says so, and who left without a word is gone with the next look
    let until = Instant::now() + Duration::from_secs(5);
    while bas.screen().contains("anna typt") || bas.screen().contains("ook open") {
        assert!(Instant::now() < until, "{}", bas.screen());
        thread::sleep(Duration::from_millis(50));
    }
    bas.child.kill().unwrap();
}

#[test]
fn what_a_colleague_looks_at_or_types_costs_nobody_else_a_byte() {
    let home = Home::office();
    let new = "register --kind complaint --channel form --name Q --subject Klok --text Achter";
    assert_eq!(home.as_person("anna", new).status, 0);
    let bas = at_the_desk(&home, "bas");
    bas.wait_for("Klok");
    let mut anna = at_the_desk(&home, "anna");
    anna.wait_for("Klok");
    thread::sleep(Duration::from_millis(700));
    let before = bas.raw().len();
    anna.send("2");
    anna.wait_for("[2 Zaak]");
    anna.send("+");
    anna.wait_for("Notitie");
    anna.send("Half een zin");
    anna.wait_for("Concept bewaard om");
    thread::sleep(Duration::from_millis(700));
    let sent = bas.raw().len() - before;
    // but for the clock, which may strike a minute meanwhile
    assert!(sent <= 60, "{sent} bytes for what is not on the screen");
    for mut desk in [anna, bas] {
        desk.child.kill().unwrap();
    }
}

#[test]
fn a_list_that_changes_under_somebodys_hands_says_so_and_waits() {
    let home = Home::office();
    let new = |subject: &str| format!("register --kind complaint --channel form --name Q --subject {subject} --text A");
    assert_eq!(home.as_person("anna", &new("Klok")).status, 0);
    let mut bas = at_the_desk(&home, "bas");
    bas.wait_for("Klok");
    thread::sleep(Duration::from_millis(500));
    bas.send("g");
    assert_eq!(home.as_person("anna", &new("Lawaai")).status, 0);
    bas.wait_for("1 zaak gewijzigd door anna. F5 om te zien.");
    assert!(!bas.screen().contains("Lawaai"), "{}", bas.screen());
    // by itself once nobody presses a key; nothing else is said of it then
    bas.wait_for("Lawaai");
    assert_eq!(home.as_person("anna", &new("Stroom")).status, 0);
    bas.wait_for("Stroom");
    // and at once with F5
    bas.send("g");
    assert_eq!(home.as_person("anna", &new("Boor")).status, 0);
    bas.wait_for("gewijzigd door anna. F5");
    bas.send("\x1b[15~");
    let asked = Instant::now();
    bas.wait_for("Boor");
    assert!(asked.elapsed() < Duration::from_secs(2));
    bas.child.kill().unwrap();
}

#[test]
fn a_desk_at_rest_sleeps_and_hears_of_a_colleague_all_the_same() {
    let home = Home::new();
    home.ok("register --kind signal --channel form --name Q --subject Klok --text Achter");
    let mut desk = Terminal::open(&home, &[], (120, 40));
    desk.wait_for("Klok");
    thread::sleep(Duration::from_millis(700));
    let (wakes, bytes) = (desk.wakes(), desk.raw().len());
    thread::sleep(Duration::from_secs(3));
    let (wakes, bytes) = (desk.wakes() - wakes, desk.raw().len() - bytes);
    println!("at rest for 3 s: {wakes} wake-ups, {bytes} bytes");
    // the clock of the title line moves once a minute
    assert!(bytes <= 60, "{bytes} bytes sent for nothing");
    home.ok("register --kind signal --channel form --name R --subject Lawaai --text Boor");
    desk.wait_for("Lawaai");
    desk.child.kill().unwrap();
}

#[test]
fn the_title_of_the_window_names_nobody() {
    let home = Home::new();
    let old = "--received 2026-01-05T10:00:00+01:00";
    home.ok(&format!("register --kind complaint --channel letter --name Zeynep --subject Klok --text Achter {old}"));
    let mut desk = Terminal::open(&home, &[], (120, 40));
    desk.wait_for("Klok");
    thread::sleep(Duration::from_millis(300));
    let raw = desk.raw();
    let titles: Vec<&str> = raw.split("\x1b]2;").skip(1).filter_map(|rest| rest.split('\x07').next()).collect();
    assert_eq!(titles.last(), Some(&"(1!) Klachtenbalie"), "{titles:?}");
    desk.child.kill().unwrap();
}

#[test]
fn without_colour_no_colour_is_sent_and_the_chosen_row_is_reversed() {
    let home = Home::new();
    home.ok("register --kind signal --channel form --name Q --subject Klok --text Achter");
    let mut desk = Terminal::open_with(&home, &[], (120, 40), &[("NO_COLOR", "1")]);
    desk.wait_for("Klok");
    thread::sleep(Duration::from_millis(300));
    let raw = desk.raw();
    let codes = raw.split("\x1b[").skip(1).filter_map(|rest| rest.split_once('m')).map(|(codes, _)| codes);
    let codes: Vec<&str> = codes.filter(|codes| codes.chars().all(|c| c.is_ascii_digit() || c == ';')).collect();
    let coloured =
        |codes: &&&str| codes.split(';').any(|code| matches!(code.parse(), Ok(30..=38 | 40..=48 | 90..=107)));
    assert_eq!(codes.iter().find(coloured), None);
    let parser = desk.parser.lock().unwrap();
    let row = (0..40).find(|row| parser.screen().contents_between(*row, 0, *row, 120).contains("Klok")).unwrap();
    assert!(parser.screen().cell(row, 20).unwrap().inverse(), "the chosen row is not reversed");
    drop(parser);
    desk.child.kill().unwrap();
}

#[test]
fn somebody_practises_in_a_made_up_office_and_comes_back_to_their_own() {
    let home = Home::new();
    home.ok("register --kind signal --channel form --name Q --subject Eigenwerk --text Achter");
    let folder = home.path().join("made-up");
    std::fs::create_dir(&folder).unwrap();
    let also = [("TMPDIR", folder.to_str().unwrap())];
    let mut desk = Terminal::open_with(&home, &[], (120, 40), &also);
    desk.wait_for("Eigenwerk");
    desk.send("x");
    desk.wait_for("OEFENING");
    desk.wait_for("Olga Petrova");
    assert!(!desk.screen().contains("Eigenwerk"));
    // an act there is no act here
    desk.send("+");
    desk.wait_for("Notitie");
    desk.send("Geoefend.\x1bOQ");
    desk.wait_for("Vastgelegd");
    desk.send("x");
    desk.wait_for("Eigenwerk");
    // and every key is for the desk that is open
    desk.send("?");
    desk.wait_for("Hulp bij: Postvak");
    desk.send("\x1bOR");
    desk.signal(rustix::process::Signal::TERM);
    desk.ended();
    assert!(desk.is_as_it_was());
    assert_eq!(home.json("list").as_array().unwrap().len(), 1);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0, "the made-up office went when they came back");
}

#[test]
fn a_dossier_is_saved_in_a_file_that_only_its_owner_can_read() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    home.ok("register --kind signal --channel form --name Q --subject Klok --text Achter");
    let mut desk = Terminal::open(&home, &[], (80, 24));
    desk.wait_for("Klok");
    desk.send("p");
    desk.wait_for("ECM-2026-0001.pdf");
    desk.send("\x1b[B\r");
    desk.wait_for("Bewaard in ");
    let file = home.path().join("ECM-2026-0001.txt");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(std::fs::read_to_string(&file).unwrap().contains("Achter"));
    desk.send("p");
    desk.wait_for("ECM-2026-0001.pdf");
    desk.send("\x1b[B\r");
    desk.wait_for("bestaat al");
    desk.child.kill().unwrap();
    assert_eq!(home.ok("show ECM-2026-0001").matches("kopie gemaakt").count(), 1);
}

#[test]
fn a_request_to_stop_while_the_practice_office_is_made_is_heard() {
    let home = Home::new();
    home.ok("register --kind signal --channel form --name Q --subject Klok --text Achter");
    let mut desk = Terminal::open(&home, &[], (80, 24));
    desk.wait_for("Klok");
    desk.send("x");
    desk.wait_for("Het oefenkantoor wordt ingeric");
    desk.signal(rustix::process::Signal::TERM);
    assert_eq!(desk.ended(), 0);
    assert!(desk.is_as_it_was());
}
