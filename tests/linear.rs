//! The linear desk as somebody with a screen reader works at it: lines in, lines out, every task of the procedure.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::cell::Cell;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::Stdio;

use common::Home;
use klachtenbalie::cli::demo;
use klachtenbalie::config::{AccessMode, Config};
use klachtenbalie::desk::run::DeskOptions;
use klachtenbalie::desk::run::linear::converse;
use klachtenbalie::lang::{Lang, entry_text};
use klachtenbalie::procedure::case::Case;
use klachtenbalie::procedure::roles::{Actor, Person};
use klachtenbalie::procedure::{CaseNumber, Choice, Line, Moment, Role, UserName};
use klachtenbalie::store::{Access, Store};
use proptest::prelude::*;
use tempfile::TempDir;

/// An office whose desk is talked to, at a fixed time.
struct Office {
    _folder: TempDir,
    database: PathBuf,
    lang: Lang,
}

impl Office {
    fn made_up(lang: Lang) -> Self {
        let office = Self::without_people(lang);
        demo::play(&office.database, &config(), now()).unwrap();
        office
    }

    /// Anna and Bas handle cases, Petra archives, Ton is the board.
    fn empty() -> Self {
        let office = Self::without_people(Lang::Nl);
        let mut store = Store::open(&office.database, Access::ReadWrite).unwrap();
        for (user, name, role) in [
            ("anna", "Anna de Wit", Role::CaseWorker),
            ("bas", "Bas Kok", Role::CaseWorker),
            ("petra", "Petra Smit", Role::Archivist),
            ("ton", "Ton Verhoeven", Role::Board),
        ] {
            let (user, name) = (UserName::new(user).unwrap(), Line::new(name).unwrap());
            let roles = [role].into_iter().collect();
            store.add_person(&Person { user, name, mail: None, roles, active: true }).unwrap();
        }
        office
    }

    fn without_people(lang: Lang) -> Self {
        let folder = TempDir::new().unwrap();
        let database = folder.path().join("klachtenbalie.db");
        Self { _folder: folder, database, lang }
    }

    fn actor(&self, user: &str) -> Actor {
        let people = Store::open(&self.database, Access::ReadOnly).unwrap().people().unwrap();
        let person = people.iter().find(|person| person.user.as_str() == user).unwrap();
        Actor { user: person.user.clone(), roles: person.roles, alone: false }
    }

    /// What is said when `user` types these lines and then the line drops.
    fn talk(&self, user: &str, lines: &str) -> String {
        self.talk_while(user, lines, &|_| {})
    }

    fn talk_while(&self, user: &str, lines: &str, happens: &dyn Fn(&str)) -> String {
        let options = DeskOptions {
            store: Store::open(&self.database, Access::ReadWrite).unwrap(),
            actor: self.actor(user),
            config: config(),
            lang: self.lang,
            is_practice: false,
            may_read_files: true,
            own_folder: None,
            goes_with_it: None,
        };
        let mut said = Vec::new();
        let mut typing = BufReader::new(Typing { lines: lines.lines(), happens });
        converse(options, now, &mut typing, &mut said, true).unwrap();
        String::from_utf8(said).unwrap()
    }

    fn case(&self, number: &str) -> Case {
        let store = Store::open(&self.database, Access::ReadOnly).unwrap();
        store.load(&CaseNumber::new(number).unwrap(), &self.actor("bas")).unwrap()
    }

    fn stage(&self) -> &'static str {
        self.case(FIRST).stage().name()
    }
}

thread_local! {
    /// A Wednesday in November, 10:24 in Amsterdam.
    static NOW: Cell<i64> = const { Cell::new(1_795_598_640) };
}

fn now() -> Moment {
    Moment::from_seconds(NOW.get()).unwrap()
}

fn days_pass(days: i64) {
    NOW.set(NOW.get() + days * 86_400);
}

/// Lines that come one by one; a line that begins with `!` is something that happens while the desk waits.
struct Typing<'a> {
    lines: std::str::Lines<'a>,
    happens: &'a dyn Fn(&str),
}

impl Read for Typing<'_> {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        let line = loop {
            match self.lines.next() {
                None => return Ok(0),
                Some(line) => match line.strip_prefix('!') {
                    Some(what) => (self.happens)(what),
                    None => break format!("{line}\n"),
                },
            }
        };
        room[..line.len()].copy_from_slice(line.as_bytes());
        Ok(line.len())
    }
}

fn config() -> Config {
    Config { access: AccessMode::Office, ..Config::default() }
}

/// The case that a test registers.
const FIRST: &str = "ECM-2026-0001";

/// A complaint by letter: no mail pasted; channel, text, name; the rest by `.klaar`.
const COMPLAINT: &str = "nieuw\n\n2\nDe klok liep achter.\n.\n\nW. Smit\n\n\n\n\nKlok in de zaal\n.klaar\n";

/// A signal by form: as the complaint, and on to the kind.
const SIGNAL: &str = "nieuw\n\n3\nDe klok liep achter.\n.\n\nW. Smit\n\n\n\n\nKlok in de zaal\n\nsignaal\n.klaar\n";

#[test]
fn a_complaint_goes_through_all_seven_steps() {
    let office = Office::empty();
    let said = office.talk("anna", COMPLAINT);
    assert!(said.contains("Geregistreerd als ECM-2026-0001."), "{said}");
    assert_eq!(office.stage(), "to_assess");

    // "wat nu" takes it and goes on to the confirmation: by telephone, now, no note
    let said = office.talk("anna", "postvak\nwat nu 1\n1\n\n\n");
    assert!(said.contains("Vastgelegd: In behandeling genomen"), "{said}");
    assert!(said.contains("Vastgelegd: Ontvangst bevestigd: telefonisch."), "{said}");
    assert!(said.contains("Termijn bevestigen: op tijd."), "{said}");
    assert_eq!(office.stage(), "investigating");

    // the complainant: side and name are there, by phone, now, no point, what was said
    office.talk("anna", "zaak 0001\nwat nu\n\n\n1\n\n\nTien minuten te laat.\n.\n");
    // the other side: it has no name yet
    let said = office.talk("anna", "zaak 0001\nhoor\n\nZaalwacht\n2\n\n\nDe klok was goed.\n.\nhoren\n");
    assert!(
        said.contains("Klager: W. Smit, telefonisch, woensdag 25 november 2026.\n  Tien minuten te laat."),
        "{said}"
    );
    assert!(said.contains("Beklaagde: Zaalwacht, per brief"), "{said}");
    let said = office.talk("anna", "zaak 0001\nhoor\n3\nJ. de Boer\n1\n\n\nIk zag de klok ook.\n.\nhoren\n");
    assert!(said.contains("Getuige: J. de Boer, telefonisch") && said.contains("Ik zag de klok ook."), "{said}");
    // others act on a finding, so that it is asked first; no answer is no
    let said = office.talk("anna", "zaak 0001\noordeel\n1\nDe klok liep achter.\n.\n\n");
    assert!(said.contains("Niet gedaan.") && said.contains("als concept bewaard"), "{said}");
    assert!(office.case(FIRST).finding().is_none());
    let said = office.talk("anna", "zaak 0001\noordeel\n\nj\n");
    assert!(said.contains("Oordeel: gegrond."), "{said}");
    assert_eq!(office.case(FIRST).finding().unwrap().name(), "upheld");

    office.talk("anna", "zaak 0001\nwat nu\nEen nieuwe zitting.\nZonder kosten.\n.\n\n");
    assert_eq!(office.stage(), "to_offer");
    office.talk("anna", "zaak 0001\nwat nu\n1\n\nj\n\n");
    assert_eq!(office.stage(), "offered");
    office.talk("anna", "zaak 0001\nwat nu\n1\n\n");
    assert_eq!(office.stage(), "to_carry_out");
    office.talk("anna", "zaak 0001\nwat nu\nvandaag\n\n");
    assert_eq!(office.stage(), "follow_up");
    office.talk("anna", "zaak 0001\nwat nu\n1\ntevreden\n\n\n");
    assert_eq!(office.stage(), "to_close");
    office.talk("anna", "zaak 0001\nsluiten\n\nj\n");
    assert_eq!(office.stage(), "to_archive");
    let said = office.talk("petra", "postvak\nwat nu 1\nj\narchief klok\n1\n");
    assert!(said.contains("1 gesloten of gearchiveerde zaak."), "{said}");
    assert_eq!(office.stage(), "archived");
}

/// Taken by Anna and confirmed.
fn confirmed() -> Office {
    let office = Office::empty();
    office.talk("anna", &format!("{COMPLAINT}wat nu\n1\n\n\n"));
    assert_eq!(office.stage(), "investigating");
    office
}

/// Found and offered: both sides heard, upheld, a solution, an offer by telephone that names the appeal.
fn offered() -> Office {
    let office = confirmed();
    let hear = "hoor\n\nIemand\n1\n\n\nGehoord.\n.\n";
    let rest = "oordeel\n1\nJa.\n.\nj\nwat nu\nBeter.\n.\n\nwat nu\n1\n\nj\n\n";
    office.talk("anna", &format!("zaak 0001\n{hear}{hear}{rest}"));
    assert_eq!(office.stage(), "offered");
    office
}

#[test]
fn an_anonymous_complaint_is_a_signal_until_somebody_is_known() {
    let office = Office::empty();
    let said = office.talk("anna", "nieuw\n\n2\nDe klok.\n.\nj\nKlok\n.klaar\nzaak\n");
    assert!(said.contains("ECM-2026-0001. Signaal."), "{said}");
    office.talk("anna", "zaak 0001\nidentiteit\nW. Smit\nw.smit@example.nl\n.klaar\n");
    assert_eq!(office.case(FIRST).kind.name(), "complaint");
    assert_eq!(office.case(FIRST).complainant.called(), Some("W. Smit"));
}

#[test]
fn an_oral_complaint_waits_for_its_writing() {
    let office = Office::empty();
    office.talk("anna", &COMPLAINT.replacen("2\n", "4\n", 1));
    assert_eq!(office.stage(), "awaiting_writing");
    let said = office.talk("anna", "zaak 0001\nwat nu\n31-11\nvandaag\nNu op schrift.\n.\n");
    assert!(said.contains("Ontvangen op: 31-11 bestaat niet: november heeft 30 dagen."), "{said}");
    assert!(said.contains("Dat is woensdag 25 november 2026."), "{said}");
    assert_eq!(office.stage(), "to_assess");
}

#[test]
fn a_case_is_handed_over_refused_and_accepted() {
    let office = confirmed();
    let hand_over = "zaak 0001\ndoorgeven\nbas\nU kent de zaal.\n.\nj\n";
    let said = office.talk("anna", hand_over);
    assert!(said.contains("Gekozen: Bas Kok."), "{said}");
    let said = office.talk("bas", "postvak\n1\nniet aannemen\nGeen tijd.\n.\n");
    assert!(said.contains("Stap 2 aannemen.") && said.contains("Overdracht: Anna de Wit: U kent de zaal."), "{said}");
    assert_eq!(office.case(FIRST).responsible.unwrap().as_str(), "anna");
    office.talk("anna", hand_over);
    let said = office.talk("bas", "postvak\nwat nu 1\n");
    assert!(said.contains("Vastgelegd: Doorgegeven zaak aangenomen."), "{said}");
    assert_eq!(office.case(FIRST).responsible.unwrap().as_str(), "bas");
    let said = office.talk("anna", "zaak 0001\nwat nu\n");
    assert!(said.contains("Aan zet is Bas Kok."), "{said}");
}

#[test]
fn every_ending_without_a_finding_is_there() {
    for (number, ending) in (1..).zip(["withdrawn", "referred", "inadmissible", "settled", "spam"]) {
        let office = confirmed();
        let said = office.talk("anna", &format!("zaak 0001\nbeëindigen\n{number}\nDaarom.\n.\nj\n"));
        assert_eq!(office.stage(), "to_close", "{said}");
        assert_eq!(office.case(FIRST).ending.unwrap().ending.name(), ending);
    }
}

#[test]
fn whom_it_does_not_satisfy_appeals_and_the_board_decides() {
    let office = offered();
    office.talk("anna", "zaak 0001\nwat nu\nafgewezen\n\nberoep vastleggen\n\nIk ben het er niet mee eens.\n.\nj\n");
    assert_eq!(office.stage(), "under_appeal");
    let said = office.talk("ton", "postvak\nwat nu 1\nberoep ongegrond\nZorgvuldig gedaan.\n.\nj\n");
    assert!(said.contains("Vastgelegd: Op het beroep beslist: beroep ongegrond."), "{said}");
    assert_eq!(office.stage(), "to_close");
}

#[test]
fn the_archivist_sends_back_takes_in_holds_and_releases() {
    let office = Office::empty();
    office.talk("anna", &format!("{SIGNAL}wat nu\n3\n\nDank.\n.\nsluiten\n\nj\n"));
    office.talk("petra", "postvak\n1\nterugsturen\nDe brief ontbreekt.\n.\n");
    assert_eq!(office.stage(), "to_close");
    office.talk("anna", "zaak 0001\nsluiten\n\nj\nheropenen\nToch niet.\n.\nsluiten\n\nj\n");
    assert_eq!(office.stage(), "to_archive");
    let said = office.talk(
        "petra",
        "postvak\n1\narchief\npostvak\n1\nopnemen\nj\narchief\n1\ntegenhouden\nEr loopt nog iets.\n.\n+30\n",
    );
    assert!(said.contains("Vastgelegd: Vernietiging tegengehouden"), "{said}");
    let said = office.talk("petra", "archief klok\n1\nvrijgeven\nKlaar.\n.\nnotitie\n");
    assert!(said.contains("Vastgelegd: Vernietiging vrijgegeven"), "{said}");
    assert!(said.contains("(W7)"), "an archived case is refused a note, with the clause\n{said}");
}

#[test]
fn a_proposal_gets_a_decision_and_no_reply_needs_a_reason() {
    let office = Office::empty();
    office.talk("anna", &SIGNAL.replace("signaal", "verbetervoorstel"));
    office.talk("anna", "wat nu\nzaak 0001\nwat nu\n3\n\n1\nDat gaan we doen.\n.\n");
    assert_eq!(office.case(FIRST).reply.unwrap().decision.unwrap().name(), "adopted");
    office.talk("anna", &format!("{SIGNAL}wat nu\n.stop\ngeen reactie\nGeen adres.\n.\n"));
    assert_eq!(office.case("ECM-2026-0002").stage().name(), "to_close");
}

#[test]
fn what_stands_beside_the_steps_can_be_recorded_too() {
    let office = confirmed();
    office.talk("anna", SIGNAL);
    let file = office.database.with_file_name("bewijs.txt");
    std::fs::write(&file, "De klok").unwrap();
    let acts = format!(
        "beklaagde\nZaalwacht\n\nklachtonderdeel\nEn het was koud.\n.\nniet gehoord\n2\n3\nFeiten staan vast.\n.\n\
         contactpoging\n1\n\n\ntoezeggen\n+7\nIk bel u.\n.\nvertrouwelijk\n\nstuk\n{}\n\
         verbinden met\necm-2026-0002\nverbinding verwijderen\n1\nvoorval\necm-2026-0002\n\
         niet aangekomen\nOnbekend adres.\n.\nsoort wijzigen\n2\nToch een signaal.\n.\n",
        file.display()
    );
    let said = office.talk("anna", &format!("zaak 0001\n{acts}"));
    let done: Vec<&str> = office.case(FIRST).journal.iter().skip(3).map(|entry| entry.event.name()).collect();
    let expected = [
        "respondent_named",
        "point_added",
        "not_heard",
        "contact_attempted",
        "promised",
        "confidential_set",
        "attached",
        "linked",
        "unlinked",
        "incident_linked",
        "acknowledgement_bounced",
        "reclassified",
    ];
    assert_eq!(done, expected, "{said}");
    let said = office.talk("anna", "zaak 0001\ncorrigeren\n3\nEn het was erg koud.\n.\nVerschreven.\n.\nhoren\n");
    assert!(said.contains("Vastgelegd: Gecorrigeerd"), "{said}");
}

#[test]
fn dossiers_are_destroyed_by_two_people_after_the_pause() {
    let office = Office::made_up(Lang::Nl);
    let said = office.talk("petra", "vernietiging\n1\n1\nBewaartermijn voorbij.\nvernietiging\n2\n");
    assert!(said.contains("VN-2026-03 is voorgesteld."), "{said}");
    assert!(said.contains("Let op: De cijfers van 2023"), "{said}");
    assert!(said.contains("1. Vernietigingslijst stoppen."), "who proposes does not confirm\n{said}");
    let said = office.talk("hanna", "vernietiging\n2\n1\n9\nVN-2026-03\nAkkoord.\n2\n1\n\n\n");
    assert!(said.contains("Dat is niet het aantal: op de lijst staat 1 dossier."), "{said}");
    assert!(said.contains("VN-2026-03 is bevestigd."), "{said}");
    let said = office.talk("petra", "vernietiging\n2\n");
    assert!(said.contains("De pauze duurt nog 7 dagen") && !said.contains("uitvoeren."), "{said}");
    days_pass(7);
    let said = office.talk("petra", "vernietiging\n2\n1\n\n1\nj\nvernietiging\n2\n1\n");
    assert!(said.contains("Dat is niet terug te draaien.") && said.contains("Niet gedaan."), "{said}");
    assert!(said.contains("VN-2026-03 is vernietigd.") && said.contains("VERKLARING VAN VERNIETIGING"), "{said}");
    let said = office.talk("joost", "vernietiging\n");
    assert!(said.contains("alleen"), "{said}");
}

#[test]
fn what_was_recorded_can_be_taken_back_and_done_again() {
    let office = confirmed();
    let said = office.talk("anna", "zaak 0001\nongedaan\nj\nopnieuw\nj\nongedaan\n\ndossier\n");
    let question = "Ongedaan maken bij ECM-2026-0001: Ontvangst bevestigd: telefonisch?";
    assert!(said.contains(question), "{said}");
    assert!(said.contains("Vastgelegd: Ongedaan gemaakt") && said.contains("Niet gedaan."), "{said}");
    assert_eq!(office.stage(), "investigating");
}

#[test]
fn a_whole_mail_is_pasted_and_checked() {
    let office = Office::empty();
    let mail = "From: Wim Smit <w.smit@example.nl>\nSubject: Klok in de zaal\n\nDe klok liep achter.\n\nGroet\n.\n";
    for start in ["nieuw\n", ""] {
        let said = office.talk("anna", &format!("{start}{mail}\n\n.klaar\n"));
        assert!(said.contains("Geregistreerd als ECM-2026-000"), "{said}");
    }
    let case = office.case("ECM-2026-0002");
    assert_eq!(case.complainant.called(), Some("Wim Smit"));
    assert_eq!(case.text.as_str(), "De klok liep achter.\n\nGroet");
    assert_eq!(case.subject.as_str(), "Klok in de zaal");
}

#[test]
fn wrong_input_hears_what_is_wrong_and_what_to_do() {
    let office = confirmed();
    for (typed, heard) in [
        ("zaak 9", "Er is geen zaak 9. Typ \"postvak\" voor de lijst."),
        ("dossier", "Kies eerst een zaak"),
        ("7", "In de laatste lijst staat geen nummer 7."),
        ("blub", "Dat is geen opdracht."),
        ("meer", "Er is niet meer."),
        ("zaak 0001\nbevestigen", "al bevestigd"),
        ("zaak 0001\nhoor\n7", "Dat is geen keuze. Typ een nummer van 1 tot en met 3."),
        ("zaak 0001\nhoor\n\n\n\n\nk", "Wijze: Kies hoe dit ging."),
        ("zaak 0001\nkoppelen\nverbinden met\nX", "Dit is geen zaaknummer."),
        ("zaak 0001\nsluiten", "(W"),
    ] {
        let said = office.talk("anna", &format!("{typed}\n"));
        assert!(said.contains(heard), "{typed}: no {heard:?} in\n{said}");
    }
    let said = office.talk("anna", "zaak 0001\nnotitie\nEen.\n.stop\nnotitie\n.wis\n.hulp\n.lees\n.terug\nTwee.\n.\n");
    assert!(said.contains("als concept bewaard") && said.contains("Leeggemaakt."), "{said}");
    assert!(said.contains("Vastgelegd: Notitie."), "{said}");
}

#[test]
fn a_draft_survives_a_line_that_drops() {
    let office = confirmed();
    office.talk("anna", "zaak 0001\nnotitie\nGebeld, niet thuis.\nMorgen weer.\n");
    let said = office.talk("anna", "verder\nGedaan.\n.\n");
    assert!(said.contains("U was bezig met: Notitie bij ECM-2026-0001. Er is niets verloren."), "{said}");
    assert!(said.contains("Tekst: Gebeld, niet thuis.\n  Morgen weer."), "{said}");
    let said = office.talk("anna", "zaak 0001\ndossier\n");
    assert!(said.contains("  Gebeld, niet thuis.\n  Morgen weer.\n  Gedaan."), "{said}");
    assert!(!said.contains("U was bezig"), "{said}");
}

#[test]
fn somebody_practises_in_lines_and_comes_back_to_their_own() {
    let home = Home::new();
    home.ok("register --kind signal --channel form --name Q --subject Klok --text Achter");
    let said = home.feed("--linear", b"oefenen\npostvak\nzaak 1\nnotitie\nGeoefend.\n.\noefenen\npostvak\nstop\n").out;
    let (before, rest) = said.split_once("Het oefenkantoor wordt ingericht.").unwrap();
    let (practice, after) = rest.split_once("Terug naar uw eigen kantoor.").unwrap();
    assert!(!before.contains("Mirjam"), "{before}");
    assert!(practice.contains("Mirjam de Vries") && practice.contains("Vastgelegd: Notitie."), "{practice}");
    assert!(after.contains("Klok") && !after.contains("Mirjam"), "{after}");
    assert_eq!(home.json("list").as_array().unwrap().len(), 1);
    assert!(!home.ok("show ECM-2026-0001").contains("Geoefend"));
}

#[test]
fn a_text_block_is_put_behind_what_was_typed() {
    let office = confirmed();
    let said = office.talk("anna", "zaak 0001\nnotitie\n.blok\nGebeld.\n.blok 3\n.lees\n.blok 99\n.\n");
    assert!(said.contains("Tekstblokken.") && said.contains("1. ") && said.contains("Ingevoegd: "), "{said}");
    assert!(said.contains("Dat tekstblok is er niet."), "{said}");
    let case = office.case(FIRST);
    let text = case.journal.last().and_then(|entry| entry_text(Lang::Nl, &entry.event)).unwrap();
    assert!(text.starts_with("Gebeld.\n") && text.len() > 60 && !text.contains('{'), "{text}");
    let said = office.talk("anna", "zaak 0001\nhoor\n.blok\n.stop\n");
    assert!(said.contains("past alleen in een tekst"), "{said}");
}

#[test]
fn going_on_takes_what_was_typed_last() {
    let office = confirmed();
    let (anna, note) = (office.actor("anna").user, r#"{"note-text":"Eerst dit."}"#);
    let attempt = r#"{"by":"phone","at":"","note":"Laatst dit."}"#;
    let mut store = Store::open(&office.database, Access::ReadWrite).unwrap();
    let at = |minutes: i64| Moment::from_seconds(now().seconds() - 60 * minutes).unwrap();
    store.keep_draft(&anna, &format!("note/{FIRST}"), note, at(1)).unwrap();
    store.keep_draft(&anna, &format!("attempt/{FIRST}"), attempt, at(9)).unwrap();
    let said = office.talk("anna", "verder\n");
    assert!(said.contains("Eerst dit.") && !said.contains("Laatst dit."), "{said}");
    store.keep_draft(&anna, &format!("attempt/{FIRST}"), attempt, at(0)).unwrap();
    let said = office.talk("anna", "verder\n");
    assert!(said.contains("Laatst dit.") && !said.contains("Eerst dit."), "{said}");
}

#[test]
fn what_happens_meanwhile_is_said_before_the_next_prompt() {
    let office = Office::empty();
    office.talk("anna", &format!("{COMPLAINT}postvak\n"));
    let happens = |what: &str| match what {
        "bas" => drop(office.talk("bas", "zaak 0001\nnotitie\nEven gekeken.\n.\n")),
        _ => days_pass(4),
    };
    let said = office.talk_while("anna", "zaak 0001\n!bas\nhulp\n!days\nmeer\n", &happens);
    assert!(said.contains("Gewijzigd: een collega heeft iets vastgelegd bij ECM-2026-0001."), "{said}");
    assert!(
        said.contains(
            "Nieuwe dag: termijnen bijgewerkt.\nTe laat: een termijn van ECM-2026-0001 is voorbij.\nOpdracht:"
        ),
        "{said}"
    );
}

#[test]
fn what_could_steer_a_terminal_is_a_sign() {
    let office = Office::empty();
    let said = office
        .talk("anna", "nieuw\n\n2\nKlok\u{1b}[31m\n.\n\nW\u{202e}im\n\n\n\n\nKlok\u{7}\n.klaar\npostvak\n1\ndossier\n");
    assert!(said.contains("Geregistreerd"), "{said}");
    assert!(!said.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{said:?}");
}

#[test]
fn a_session_by_ssh_is_linear_where_it_is_asked_for() {
    let home = Home::office();
    let said = home.as_person("anna", "--linear");
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.out.starts_with("Klachtenbalie, lineaire modus. anna."), "{}", said.out);
}

#[test]
fn a_signal_gets_its_reply() {
    let office = Office::empty();
    office.talk("anna", &format!("{SIGNAL}wat nu\n3\n\nDank, de klok is gelijkgezet.\n.\nsluiten\n\nj\n"));
    assert_eq!(office.stage(), "to_archive");
    assert_eq!(office.case(FIRST).reply.unwrap().text.as_str(), "Dank, de klok is gelijkgezet.");
}

#[test]
fn the_session_of_a_morning() {
    for (lang, name, lines) in [
        (
            Lang::Nl,
            "ochtend_nl",
            "postvak\nwat nu 3\n1\n\n\n\npostvk\nzaak 3\ntermijn\nopdrachten\nwaarom aanbod\nongedaan\n\nhulp\nmeer\nstop\n",
        ),
        (
            Lang::En,
            "ochtend_en",
            "inbox\nwhat now 3\n1\n\n\n\ninbx\ncase 3\nterm\ncommands\nwhy offer\nundo\n\nhelp\nmore\nstop\n",
        ),
    ] {
        let said = Office::made_up(lang).talk("mirjam", lines);
        insta::with_settings!({ snapshot_path => "screens", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, said);
        });
    }
}

#[test]
fn the_real_program_talks_over_a_pipe_and_ends_well_where_the_line_drops() {
    let home = Home::new();
    let done = home.feed("--linear", "nieuw\n\n2\nDe klok liep".as_bytes());
    assert_eq!(done.status, 0, "{}", done.err);
    assert!(!done.out.contains('\u{1b}'), "{}", done.out);
    let said = home.feed("--lineair", b"verder\n\nW. Smit\n\n\n\n\n\nKlok\n.klaar\nstop\n").out;
    assert!(said.contains("U was bezig met: Nieuwe registratie. Er is niets verloren."), "{said}");
    assert!(said.contains("Tekst, nu De klok liep."), "{said}");
    assert!(said.contains("Geregistreerd als ECM-"), "{said}");
    let mut command = home.command();
    let said = command.env("ACCESSIBLE", "1").output().unwrap();
    assert!(String::from_utf8_lossy(&said.stdout).starts_with("Klachtenbalie, lineaire modus."));
}

#[test]
fn a_terminal_without_a_cursor_hears_that_there_are_lines() {
    let home = Home::new();
    let refused = home.run("");
    assert_eq!(refused.status, 1);
    assert!(refused.err.contains("--linear"), "{}", refused.err);
    assert!(home.ok("--help").contains("--linear"));
    assert!(home.ok("man").contains("linear"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_lines_are_answered_and_nothing_breaks(lines in proptest::collection::vec(line(), 0..40)) {
        let office = confirmed();
        let said = office.talk("anna", &lines.join("\n"));
        prop_assert!(said.starts_with("Klachtenbalie, lineaire modus."));
    }
}

/// Something that a person, or a paste, could put on a line.
fn line() -> impl Strategy<Value = String> {
    let words = [
        "",
        "",
        "",
        ".",
        ".terug",
        ".klaar",
        ".stop",
        ".wis",
        ".lees",
        "postvak",
        "1",
        "2",
        "7",
        "zaak 1",
        "zaak 0001",
        "wat nu",
        "opdrachten",
        "waarom",
        "meer",
        "j",
        "n",
        "hoor",
        "oordeel",
        "notitie",
        "nieuw",
        "ongedaan",
        "opnieuw",
        "verder",
        "terug",
        "archief x",
        "vandaag",
        "31-11",
        "Subject: x",
        "doorgeven",
        "bas",
        "sluiten",
    ];
    prop_oneof![4 => proptest::sample::select(words.to_vec()).prop_map(str::to_owned), 1 => "[^\\n!]{0,40}"]
}

#[test]
fn a_hang_up_ends_it_well_and_keeps_the_draft() {
    let home = Home::new();
    let mut command = home.command();
    let mut child = command.arg("--linear").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"nieuw\n\n2\nHalf een\nzit de klok\n").unwrap();
    // the first line is kept before the second is heard
    let heard = BufReader::new(child.stdout.take().unwrap()).lines().any(|line| line.unwrap() == "zit de klok");
    assert!(heard);
    let process = rustix::process::Pid::from_raw(child.id().try_into().unwrap()).unwrap();
    rustix::process::kill_process(process, rustix::process::Signal::HUP).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let said = home.feed("--linear", b"verder\n").out;
    assert!(said.contains("U was bezig met: Nieuwe registratie.") && said.contains("Tekst: Half een"), "{said}");
}

#[test]
fn the_figures_of_a_year_are_read_out_to_the_project_lead() {
    let office = Office::made_up(Lang::Nl);
    let said = office.talk("hanna", "analyse\nmeer\nmeer\nmeer\nanalyse 2025\nanalyse 999999999999\n");
    assert!(said.contains("Analyse 2026\n") && said.contains("Analyse 2025\n"), "{said}");
    assert!(said.contains("nov: ") && said.contains(". 2025: ") && said.contains("Oordeel en afloop."), "{said}");
    assert!(!said.contains('#') && !said.contains('█'), "there are no bars to hear\n{said}");
    let said = office.talk("joost", "analyse\n");
    assert!(said.contains("met de rol projectleider"), "{said}");
}

#[test]
fn a_dossier_is_saved_by_number_in_a_file_that_is_asked_for() {
    let home = Home::new();
    home.ok("register --kind signal --channel form --anonymous --subject Klok --text Achter");
    let number = "ECM-2026-0001";
    let said = home
        .feed("--linear", format!("zaak {number}\nafdrukken\n2\n\nafdrukken\n2\n\nander.txt\nstop\n").as_bytes())
        .out;
    for file in [format!("{number}.txt"), "ander.txt".to_owned()] {
        let path = home.path().join(file);
        assert!(std::fs::read_to_string(&path).unwrap().contains(number), "{said}");
        assert!(said.contains(&format!("Bewaard in {}.", path.display())), "{said}");
    }
    assert!(said.contains("bestaat al en blijft zoals het is"), "{said}");
    assert_eq!(home.ok(&format!("show {number}")).matches("kopie gemaakt").count(), 2);
}

#[test]
fn on_the_server_a_dossier_is_read_out_and_what_is_no_text_says_how_it_is_had() {
    let office = Office::made_up(Lang::Nl);
    let said = office.talk("mirjam", "postvak\nzaak 1\nafdrukken\n1\nafdrukken\n2\n");
    assert!(said.contains("export ECM-") && said.contains("--format pdf > ECM-"), "{said}");
    assert!(said.contains("1. Dossier als PDF."), "{said}");
}

/// "Later herinneren": asked field by field, read out with the list, told before the next prompt, and taken away by the
/// same letter.
#[test]
fn a_reminder_is_set_told_and_taken_away() {
    let office = Office::empty();
    office.talk("anna", COMPLAINT);
    let said = office.talk("anna", "zaak 0001\nlater herinneren\n\n9:30\nmorgen 11:00\npostvak\n");
    assert!(said.contains("Dat is al geweest."), "{said}");
    assert!(said.contains("U wordt herinnerd aan ECM-2026-0001: do 26-11 11:00."), "{said}");
    assert!(said.contains("Klok in de zaal. Herinnering: do 26-11-2026 11:00."), "{said}");

    // it waited while nobody was there, and comes while somebody is
    let said = office.talk_while("anna", "postvak\n!\npostvak\npostvak\n", &|_| days_pass(2));
    assert_eq!(said.matches("U wilde worden herinnerd aan ECM-2026-0001.").count(), 1, "{said}");
    assert!(said.contains("Klok in de zaal. Herinnering, nu."), "{said}");
    let said = office.talk("bas", "postvak\n");
    assert!(!said.contains("erinner"), "{said}");

    let said = office.talk("anna", "zaak 0001\nz\n\n\npostvak\n");
    assert!(said.find("U wilde worden herinnerd") < said.find("Opdracht"), "{said}");
    assert!(said.contains("U wordt niet meer herinnerd aan ECM-2026-0001."), "{said}");
    assert!(!said.contains("Herinnering"), "{said}");
}

#[test]
fn the_board_is_told_of_appeals() {
    let said = Office::made_up(Lang::Nl).talk("bestuur", "stop\n");
    assert!(said.contains("1 beroep wacht op een besluit, sinds "), "{said}");
    assert!(!said.contains("te laat"), "{said}");
}
