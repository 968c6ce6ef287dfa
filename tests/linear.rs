//! The linear desk as somebody with a screen reader works at it: lines in, lines out, every task of the procedure.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::io::Cursor;
use std::path::PathBuf;

use common::Home;
use klachtenbalie::cli::demo;
use klachtenbalie::config::{AccessMode, Config};
use klachtenbalie::desk::run::DeskOptions;
use klachtenbalie::desk::run::linear::converse;
use klachtenbalie::lang::Lang;
use klachtenbalie::procedure::case::Case;
use klachtenbalie::procedure::roles::{Actor, Person};
use klachtenbalie::procedure::{CaseNumber, Choice, Line, Moment, Role, UserName};
use klachtenbalie::store::{Access, Store};
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
        let options = DeskOptions {
            store: Store::open(&self.database, Access::ReadWrite).unwrap(),
            actor: self.actor(user),
            config: config(),
            lang: self.lang,
            is_practice: false,
            may_read_files: true,
            goes_with_it: None,
        };
        let mut said = Vec::new();
        converse(options, now, &mut Cursor::new(lines.to_owned()), &mut said, true).unwrap();
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

/// A Wednesday in November, 10:24 in Amsterdam.
fn now() -> Moment {
    Moment::from_seconds(1_795_598_640).unwrap()
}

fn config() -> Config {
    Config { access: AccessMode::Office, ..Config::default() }
}

/// The case that a test registers.
const FIRST: &str = "ECM-2026-0001";

/// A complaint by letter: no mail pasted; channel, text, name; the rest by `.klaar`.
const COMPLAINT: &str = "nieuw\n\n2\nDe klok liep achter.\n.\nW. Smit\n\n\n\n\n\nKlok in de zaal\n.klaar\n";

/// A signal by form: as the complaint, and on to the kind.
const SIGNAL: &str = "nieuw\n\n3\nDe klok liep achter.\n.\nW. Smit\n\n\n\n\n\nKlok in de zaal\n\nsignaal\n.klaar\n";

#[test]
fn a_complaint_goes_through_all_seven_steps() {
    let office = Office::empty();
    let said = office.talk("anna", COMPLAINT);
    assert!(said.contains("Geregistreerd als ECM-2026-0001."), "{said}");
    assert_eq!(office.stage(), "to_assess");

    // "wat nu" takes it and goes on to the confirmation: by telephone, now, no note
    let said = office.talk("anna", "postvak\nwat nu 1\n1\n\n\n");
    assert!(said.contains("Vastgelegd: In behandeling genomen"), "{said}");
    assert!(said.contains("Vastgelegd: Ontvangst bevestigd: telefonisch, wo 25-11-2026."), "{said}");
    assert!(said.contains("Bevestigen: op tijd."), "{said}");
    assert_eq!(office.stage(), "investigating");

    // the complainant: side and name are there, by phone, now, no point, what was said
    office.talk("anna", "zaak 0001\nwat nu\n\n\n1\n\n\nTien minuten te laat.\n.\n");
    // the other side: it has no name yet
    let said = office.talk("anna", "zaak 0001\nhoor\n\nZaalwacht\n2\n\n\nDe klok was goed.\n.\nhoren\n");
    assert!(
        said.contains("Klager: W. Smit, telefonisch, woensdag 25 november 2026.\n  Tien minuten te laat."),
        "{said}"
    );
    assert!(said.contains("Wederpartij: Zaalwacht, per brief"), "{said}");
    // others act on a finding, so that it is asked first; no answer is no
    let said = office.talk("anna", "zaak 0001\noordeel\n1\nDe klok liep achter.\n.\n\n");
    assert!(said.contains("Niet gedaan.") && said.contains("als concept bewaard"), "{said}");
    assert!(office.case(FIRST).finding().is_none());
    let said = office.talk("anna", "zaak 0001\noordeel\n\n\nj\n");
    assert!(said.contains("Oordeel, nu gegrond"), "{said}");
    assert_eq!(office.case(FIRST).finding().unwrap().name(), "upheld");

    office.talk("anna", "zaak 0001\nwat nu\nEen nieuwe zitting.\nZonder kosten.\n.\n\n");
    assert_eq!(office.stage(), "to_offer");
    office.talk("anna", "zaak 0001\nwat nu\n1\n\nj\n\n");
    assert_eq!(office.stage(), "offered");
    office.talk("anna", "zaak 0001\nwat nu\n1\n\n");
    assert_eq!(office.stage(), "to_carry_out");
    office.talk("anna", "zaak 0001\nwat nu\nvandaag\n\n");
    assert_eq!(office.stage(), "follow_up");
    office.talk("anna", "zaak 0001\nwat nu\n1\ntevreden\n1\n\n\n");
    assert_eq!(office.stage(), "follow_up", "'tevreden' is also in two others, and a number was asked for");
    office.talk("anna", "zaak 0001\nwat nu\n1\n1\n\n\n");
    assert_eq!(office.stage(), "to_close");
    office.talk("anna", "zaak 0001\nsluiten\n\nj\n");
    assert_eq!(office.stage(), "to_archive");
    let said = office.talk("petra", "postvak\nwat nu 1\nj\narchief klok\n1\n");
    assert!(said.contains("1 zaak in het archief, alleen om te lezen."), "{said}");
    assert_eq!(office.stage(), "archived");
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
            "postvak\nwat nu 3\n1\n\n\n\npostvk\nzaak 3\ntermijn\nopdrachten\nwaarom aanbod\nongedaan\nhulp\nstop\n",
        ),
        (
            Lang::En,
            "ochtend_en",
            "inbox\nwhat now 3\n1\n\n\n\ninbx\ncase 3\nterm\ncommands\nwhy offer\nundo\nhelp\nstop\n",
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
    let said = home.feed("--lineair", b"verder\n\n\nW. Smit\n\n\n\n\n\nKlok\n.klaar\nstop\n").out;
    assert!(said.contains("U was bezig met: Nieuwe registratie. Er is niets verloren."), "{said}");
    assert!(said.contains("Tekst, nu De klok liep."), "{said}");
    assert!(said.contains("Geregistreerd als ECM-"), "{said}");
    let mut command = home.command();
    let said = command.env("ACCESSIBLE", "1").output().unwrap();
    assert!(String::from_utf8_lossy(&said.stdout).starts_with("Klachtenbalie, lineaire modus."));
}
