//! The command line as a stranger would use it: every road of the procedure, every exit status.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::Home;

const MAIL: &[u8] =
    b"From: =?utf-8?Q?Zeynep_=C3=96zdemir?= <z@example.nl>\r\nSubject: Geluid\r\nMessage-ID: <1@example.nl>\r\n\r\n\
Er was lawaai.\r\n";

fn stages(home: &Home, number: &str, road: &[(&str, &str)]) {
    for (act, stage) in road {
        home.ok(&format!("case {number} {act}"));
        assert_eq!(home.json(&format!("show {number}"))["stage"], *stage, "{act}");
    }
}

#[test]
fn a_message_becomes_an_archived_case() {
    let home = Home::new();
    let taken = home.feed("intake", MAIL);
    assert_eq!((taken.status, taken.out.trim()), (0, "ECM-2026-0001"), "{}", taken.err);
    assert_eq!(home.feed("intake", MAIL).out.trim(), "ECM-2026-0001", "the same message is one case");
    stages(
        &home,
        "ECM-2026-0001",
        &[
            ("assess --take", "to_acknowledge"),
            ("acknowledge --by phone", "investigating"),
            ("hear --side complainant --party Zeynep --by phone --text Lawaai", "investigating"),
            ("hear --side respondent --party Noord --by meeting --text Klopt", "investigating"),
            ("find --finding upheld --grounds Eens", "investigating"),
            ("propose --solution Herkansing --extra-service Gratis", "to_offer"),
            ("offer --by letter --text Aanbod", "offered"),
            ("answer --answer accepted", "to_carry_out"),
            ("carried-out", "follow_up"),
            ("follow-up --by phone --satisfaction satisfied", "to_close"),
            ("close --measure new:Oordopjes", "to_archive"),
            ("archive", "archived"),
        ],
    );
    let case = home.json("show ECM-2026-0001");
    assert_eq!(case["complainant"]["name"], "Zeynep Özdemir");
    assert_eq!(case["original"]["bytes"], MAIL.len());
    assert_eq!(case["version"], 13);
    assert_eq!(case["finding"], "upheld");
    let proof = home.ok("proof ECM-2026-0001");
    assert!(["W1", "W2", "W3", "W4", "W5", "W6", "W7"].iter().all(|clause| proof.contains(clause)), "{proof}");
    assert!(!home.ok("status-text ECM-2026-0001").contains("Noord"));
    home.ok("check");
}

#[test]
fn a_signal_a_proposal_and_an_oral_report() {
    let home = Home::new();
    home.ok("register --kind signal --channel form --name Q --subject Bordje --text Weg");
    stages(
        &home,
        "ECM-2026-0001",
        &[
            ("assess --take", "to_reply"),
            ("reply --by email --text Dank", "to_close"),
            ("close", "to_archive"),
            ("archive", "archived"),
        ],
    );
    home.ok("register --kind proposal --channel form --name Q --subject Sms --text Graag");
    stages(
        &home,
        "ECM-2026-0002",
        &[("assess --take", "to_reply"), ("reply --by email --text Ja --decision adopted", "to_close")],
    );
    home.ok("register --kind complaint --channel phone --name Q --subject Boos --text Belde");
    assert_eq!(home.json("show ECM-2026-0003")["stage"], "awaiting_writing");
    stages(&home, "ECM-2026-0003", &[("written --text Brief", "to_assess"), ("assess --take", "to_acknowledge")]);
    home.ok("register --kind complaint --channel letter --anonymous --subject Fraude --text Gespiekt");
    assert_eq!(home.json("show ECM-2026-0004")["kind"], "signal");
    home.ok("case ECM-2026-0004 identify --name 'W. Smit'");
    assert_eq!(home.json("show ECM-2026-0004")["kind"], "complaint");
}

#[test]
fn a_hand_over_an_appeal_and_who_may_do_what() {
    let home = Home::office();
    let act = |who: &str, line: &str, status: i32| {
        let done = home.as_person(who, line);
        assert_eq!(done.status, status, "{who}: {line}\n{}{}", done.out, done.err);
        done
    };
    act("anna", "register --kind complaint --channel letter --name Q --subject Lawaai --text Boren", 0);
    let number = "ECM-2026-0001";
    act("anna", &format!("case {number} assess --hand-over bas --reason 'Jij kent de zaal'"), 0);
    act("anna", &format!("case {number} accept"), 3);
    act("bas", &format!("klachtenbalie case {number} accept"), 0);
    let refused = act("anna", &format!("case {number} acknowledge --by phone"), 3);
    assert!(refused.err.contains("bas"), "{}", refused.err);
    let stale = act("bas", &format!("--expect 1 case {number} note --text x"), 4);
    assert!(stale.out.is_empty());
    for who in ["bestuur", "henk", "petra"] {
        act(who, &format!("case {number} note --text x"), 5);
    }
    act("henk", &format!("show {number}"), 3);
    act("henk", &format!("show {number} --reason Jaaranalyse"), 0);
    for line in [
        "acknowledge --by phone",
        "not-heard --side complainant --ground undisputed --reason Eens",
        "not-heard --side respondent --ground undisputed --reason Eens",
        "find --finding not-upheld --grounds Geen",
        "offer --by letter",
        "answer --answer declined",
        "close",
    ] {
        act("bas", &format!("case {number} {line}"), 0);
    }
    act("petra", &format!("case {number} archive"), 0);
    act("anna", &format!("case {number} appeal --text Beroep"), 0);
    act("bestuur", &format!("case {number} decide-appeal --decision not-upheld --grounds Volgt"), 0);
    act("bas", &format!("case {number} close"), 0);
    act("petra", &format!("case {number} archive"), 0);
    let mail = home.json(&format!("{} outbox list", home.config()));
    assert_eq!(mail[0]["to"], "bas@ecm.example");
    home.ok(&format!("{} check", home.config()));
}

#[test]
fn what_a_session_by_ssh_cannot_do() {
    let home = Home::office();
    for line in [
        "--config /tmp/x list",
        "--database /tmp/x list",
        "backup /tmp/kopie.db",
        "intake /etc/passwd",
        "ssh-session --user petra",
        "demo",
        "register --kind signal --channel form --anonymous --subject S --text-file /etc/passwd",
        "people add eva --name Eva --role admin",
    ] {
        let done = home.as_person("anna", line);
        assert!(matches!(done.status, 1..=3), "{line}: {}", done.status);
        assert!(!done.out.contains("root:"), "{line}");
    }
    for line in ["list; ls /", "$(ls)", "`ls`", "list | cat /etc/passwd", "sftp-server", "scp -t /tmp", "\u{1b}[2J"] {
        let done = home.as_person("anna", line);
        assert_eq!(done.status, 2, "{line}: {}{}", done.out, done.err);
        assert!(!done.err.contains('\u{1b}'), "{line}");
    }
    let nobody = home.as_person("niemand", "list");
    assert_eq!(nobody.status, 3, "{}", nobody.err);
}

#[test]
fn wrong_input_gets_a_clear_word() {
    let home = Home::new();
    home.refused("list", 1, "database");
    home.ok("register --kind complaint --channel letter --name Q --subject Lawaai --text Boren");
    home.refused("case ECM-2026-0099 note --text x", 5, "zaak");
    home.refused("case ECM-2026-0001 acknowledge --by phone", 1, "(W2)");
    home.ok("case ECM-2026-0001 assess --take");
    home.refused("case ECM-2026-0001 find --finding upheld --grounds x", 1, "(W4)");
    home.refused("--lang en case ECM-2026-0001 find --finding upheld --grounds x", 1, "both sides");
    home.refused("case ECM-2026-0001 find --finding misschien --grounds x", 2, "partly-upheld");
    home.refused("case ECM-2026-0001 nott --text x", 2, "note");
    home.refused("case ECM-26-1 note --text x", 2, "ECM-26-1");
    home.refused("case ECM-2026-0001 note --text ' '", 1, "leeg");
    home.refused(
        "register --kind signal --channel letter --anonymous --subject S --text T --received 2099-01-01",
        1,
        "(W1)",
    );
    home.refused("case ECM-2026-0001 --expect 1 note --text x", 4, "versie 2");
    let long = home.feed("case ECM-2026-0001 note -", &vec![b'a'; 20_000_000]);
    assert_eq!(long.status, 1, "{}", long.err);
    assert!(long.err.contains("1 MB"), "{}", long.err);
    let binary = home.feed("case ECM-2026-0001 note -", b"\xff\xfe");
    assert!(binary.status == 1 && binary.err.contains("UTF-8"), "{}", binary.err);
    assert_eq!(home.json("show ECM-2026-0001")["version"], 2, "nothing was written");
}

#[test]
fn wrong_settings_are_all_named_with_line_and_nearest_key() {
    let home = Home::new();
    let file = home.path().join("c.toml");
    std::fs::write(&file, "languge = \"nl\"\n[terms]\nacknowledge = { days = 0 }\n").unwrap();
    let done = home.run(&format!("--config {} list", file.display()));
    assert_eq!(done.status, 1);
    assert!(done.err.contains(":1:") && done.err.contains("language"), "{}", done.err);
    assert!(done.err.contains(":3:") && done.err.contains("acknowledge"), "{}", done.err);
    let taken = home.feed(&format!("--config {} intake", file.display()), MAIL);
    assert_eq!(taken.status, 75, "the mail system keeps the message");
}

#[test]
fn a_term_keeps_the_rule_it_came_in_with_whatever_the_server_thinks() {
    let home = Home::new();
    home.ok("register --kind complaint --channel letter --name Q --subject A --text B --received '2026-03-06 23:30'");
    let due = |home: &Home, line: &str| home.json(line)["terms"][0]["due"].as_str().unwrap().to_owned();
    assert_eq!(due(&home, "show ECM-2026-0001"), "2026-03-09");
    let file = home.path().join("c.toml");
    std::fs::write(&file, "time_zone = \"Asia/Tokyo\"\n[terms]\nacknowledge = { days = 9, count = \"working\" }\n")
        .unwrap();
    assert_eq!(due(&home, &format!("--config {} show ECM-2026-0001", file.display())), "2026-03-09");
    let due = home.run("due");
    assert_eq!(due.status, 1, "something is overdue\n{}", due.out);
}

#[test]
fn a_database_that_cannot_be_used_is_told_apart() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    let note = home.path().join("brief.db");
    std::fs::write(&note, "Geachte heer").unwrap();
    home.refused(&format!("--database {} list", note.display()), 1, "geen database");
    home.ok("register --kind signal --channel form --anonymous --subject S --text T");
    let other = rusqlite::Connection::open(home.database()).unwrap();
    other.pragma_update(None, "user_version", 99).unwrap();
    home.refused("list", 1, "nieuwere versie");
    other.pragma_update(None, "user_version", 1).unwrap();
    drop(other);
    let copy = home.path().join("kopie.db");
    home.ok(&format!("backup {}", copy.display()));
    assert_eq!(std::fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    home.refused(&format!("backup {}", copy.display()), 1, "bestaat al");
}

#[test]
fn hostile_text_comes_out_safe() {
    let home = Home::new();
    let text = "regel\u{1b}]0;titel\u{7}\u{202e}\u{9b}31m einde";
    let done =
        home.feed("register --kind signal --channel form --name 'X\u{1b}[2J' --subject 'S\u{1b}c' -", text.as_bytes());
    assert_eq!(done.status, 0, "{}", done.err);
    for line in ["list", "show ECM-2026-0001", "proof ECM-2026-0001", "status-text ECM-2026-0001", "search regel"] {
        let out = home.ok(line);
        let is_raw = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
        assert!(!out.contains(is_raw), "{line}: {out:?}");
    }
    let shown = home.run("show ECM-2026-0001 --json").out;
    assert!(!shown.contains('\u{1b}'));
    assert_eq!(home.json("show ECM-2026-0001")["text"], text, "what is stored stays as it came");
}

#[test]
fn the_demo_plays_and_holds() {
    let home = Home::new();
    let keep = home.path().join("demo");
    home.ok(&format!("demo --keep {}", keep.display()));
    let database = keep.join("klachtenbalie.db");
    let list = home.json(&format!("--database {} list --all", database.display()));
    assert!(list.as_array().unwrap().len() >= 35, "{}", list.as_array().unwrap().len());
    let stages: std::collections::BTreeSet<&str> =
        list.as_array().unwrap().iter().map(|row| row["stage"].as_str().unwrap()).collect();
    assert!(stages.len() >= 12, "{stages:?}");
    home.ok(&format!("--database {} check", database.display()));
}

#[test]
fn manual_and_completions_are_printed() {
    let home = Home::new();
    let manual = home.ok("man");
    assert!(manual.contains("klachtenbalie"));
    // the keys of the desk, from the table that they themselves go by
    assert!(
        manual.contains(".SH KEYS") && manual.contains("  w  what now") && manual.contains("F7      next case"),
        "{manual}"
    );
    assert!(home.ok("completions bash").contains("klachtenbalie"));
    assert!(home.ok("--version").starts_with("klachtenbalie "));
}

#[test]
fn a_link_with_a_case_that_is_about_somebody_is_not_told_to_them() {
    let home = Home::office();
    let act = |who: &str, line: &str| {
        let done = home.as_person(who, line);
        assert_eq!(done.status, 0, "{line}: {}", done.err);
        done.out
    };
    act("anna", "register --kind complaint --channel letter --name Q --subject Koud --text 'Het was koud.'");
    let about = "--respondent Bas --respondent-user bas";
    act(
        "anna",
        &format!("register --kind complaint --channel letter --name R --subject Snauw --text 'Bas snauwde.' {about}"),
    );
    act("anna", "register --kind complaint --channel letter --name S --subject Tocht --text 'Het tochtte.'");
    act("anna", "case ECM-2026-0001 assess --take");
    act("anna", "case ECM-2026-0001 link ECM-2026-0002");
    act("anna", "case ECM-2026-0001 incident ECM-2026-0003");

    let anna = act("anna", "show ECM-2026-0001");
    assert!(anna.contains("ECM-2026-0002, ECM-2026-0003 (zelfde voorval)"), "{anna}");
    for line in [
        "show ECM-2026-0001",
        "show ECM-2026-0001 --json",
        "export ECM-2026-0001 --format txt",
        "export ECM-2026-0001 --format json",
        "proof ECM-2026-0001",
    ] {
        let bas = act("bas", line);
        assert!(!bas.contains("0002") && !bas.contains("snauwde"), "{line} tells Bas of the case about him\n{bas}");
    }
    assert!(act("bas", "show ECM-2026-0001 --json").contains("ECM-2026-0003"), "of the other one he may know");
    // a link that he may not know of is like one that is not there
    let no_link = home.as_person("bas", "case ECM-2026-0001 unlink ECM-2026-0009").err.replace("0009", "0002");
    assert_eq!(home.as_person("bas", "case ECM-2026-0001 unlink ECM-2026-0002").err, no_link);
    assert!(act("anna", "show ECM-2026-0001").contains("ECM-2026-0002"), "and it is still there");
}
