//! Destruction (W7): what goes leaves no trace in any file, what must stay cannot go, and nobody goes round the two people.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::path::{Path, PathBuf};

use common::Home;
use klachtenbalie::config::Config;
use klachtenbalie::procedure::command::{Command, NewCase, NewFile, When};
use klachtenbalie::procedure::destruction::{ListName, ListState, Obstacle, Refused};
use klachtenbalie::procedure::figures::YearFigures;
use klachtenbalie::procedure::house::House;
use klachtenbalie::procedure::journal::{Complainant, Contact, MeasureChoice, Respondent};
use klachtenbalie::procedure::query::Query;
use klachtenbalie::procedure::roles::{Actor, Person};
use klachtenbalie::procedure::{
    Answer, CaseNumber, Channel, Finding, Kind, Line, Means, Moment, Role, Side, Text, UserName,
};
use klachtenbalie::store::check::Fault;
use klachtenbalie::store::{Access, Failure, Finish, ListFilter, Scope, Seen, Store};
use rusqlite::Connection;

const DAY: i64 = 86_400;
/// 1 March 2022, when everything came in.
const THEN: i64 = 1_646_130_000;
/// 25 November 2026.
const NOW: i64 = 1_795_600_000;

fn text(words: &str) -> Text {
    Text::new(words).unwrap()
}

fn line(words: &str) -> Line {
    Line::new(words).unwrap()
}

fn user(name: &str) -> UserName {
    UserName::new(name).unwrap()
}

struct Office {
    home: Home,
    store: Store,
    house: House,
    now: Moment,
}

impl Office {
    fn new() -> Self {
        let home = Home::office();
        let config = home.config();
        home.ok(&format!("{config} people add mirjam --name Mirjam --role archivist"));
        let store = common::in_text(Store::open(&home.database(), Access::ReadWrite).unwrap());
        let mut house = Config::default().house(store.people().unwrap());
        house.alone = false;
        Self { home, store, house, now: Moment::from_seconds(THEN).unwrap() }
    }

    fn actor(&self, name: &str) -> Actor {
        let Person { user, roles, .. } = self.house.person(&user(name)).unwrap().clone();
        Actor { user, roles, alone: false }
    }

    fn later(&mut self, days: i64) {
        self.now = Moment::from_seconds(self.now.seconds() + days * DAY).unwrap();
    }

    fn act(&mut self, number: &CaseNumber, who: &str, command: &Command) -> Result<(), Failure> {
        self.store.execute(number, Seen::Any, command, &self.actor(who), &self.house, self.now).map(drop)
    }

    /// A complaint that went the whole way and lies in the archive; its words all begin with `mark`.
    fn archived(&mut self, mark: &str, about: Option<&str>) -> CaseNumber {
        let words = |what: &str| text(&format!("{mark}{what}"));
        let contact = Contact {
            name: Some(line(&format!("{mark}naam"))),
            email: Some(klachtenbalie::procedure::Email::new(&format!("{mark}post@example.nl")).unwrap()),
            phone: Some(line(&format!("{mark}telefoon"))),
            address: Some(line(&format!("{mark}straat"))),
            relation: None,
        };
        let new = NewCase {
            kind: Kind::Complaint,
            channel: Channel::Email,
            subject: line(&format!("{mark}onderwerp")),
            text: words("klacht een zin over het examen"),
            complainant: Complainant::of(contact),
            received_at: None,
            category: None,
            exam: Some(line(&format!("{mark}examen"))),
            location: Some(line(&format!("{mark}lokaal"))),
            respondent: Some(Respondent { name: line(&format!("{mark}surveillant")), user: about.map(user) }),
            confidential: false,
            original: NewFile::new(&format!("{mark}origineel.eml"), format!("{mark}inhoud {mark}inhoud").into_bytes()),
            message_id: Some(format!("{mark}id@example.nl")),
        };
        let number = self.store.register(&new, &self.actor("anna"), &self.house, self.now).unwrap().number;
        let contact = When { means: Means::Phone, at: None };
        let file =
            NewFile::new(&format!("{mark}foto.txt"), format!("{mark}bijlage").repeat(3_000).into_bytes()).unwrap();
        let hear = |side, what: &str| Command::Hear {
            side,
            party: line(&format!("{mark}partij")),
            contact,
            point: None,
            text: words(what),
        };
        for command in [
            Command::Assess { hand_over_to: None, kind: None, category: None, reason: Some(words("beoordeling")) },
            Command::Acknowledge { contact, note: Some(words("bevestiging")), send: true, late_reason: None },
            Command::Attach { file },
            Command::Note { text: words("notitie") },
            hear(Side::Complainant, "hoor"),
            hear(Side::Respondent, "wederhoor"),
            Command::Find { point: None, finding: Finding::NotUpheld, grounds: words("motivering") },
            Command::Propose { solution: words("oplossing"), extra_service: None },
            Command::Offer { contact, text: Some(words("aanbod")), send: false, appeal_named: true },
            Command::Answer { answer: Answer::Accepted, note: Some(words("antwoord")) },
            Command::Close { measure: MeasureChoice::None },
        ] {
            self.act(&number, "anna", &command).unwrap();
        }
        let place = format!("note/{number}");
        self.store.keep_draft(&user("bas"), &place, &format!("{mark}concept"), self.now).unwrap();
        self.store.remind(&number, Some(self.now), &self.actor("anna")).unwrap();
        let (name, query) = (line(&format!("{mark}zoekopdracht")), format!("{mark}naam examen"));
        self.store.save_search(&user("bas"), &name, &query).unwrap();
        self.act(&number, "petra", &Command::Archive).unwrap();
        self.store.read(&number, &self.actor("petra"), None, self.now).unwrap();
        number
    }

    fn propose(&mut self, who: &str, numbers: &[CaseNumber]) -> Result<ListName, Failure> {
        let reason = line("bewaartermijn voorbij");
        let (actor, now) = (self.actor(who), self.now);
        self.store.propose_destruction(numbers, Some(&reason), &actor, &self.house, now).map(|list| list.name)
    }

    fn confirm(&mut self, who: &str, name: ListName, typed: usize) -> Result<(), Failure> {
        let (actor, now) = (self.actor(who), self.now);
        self.store.confirm_destruction(name, Some(typed), None, &actor, &self.house, now).map(drop)
    }

    fn run(&mut self, who: &str, name: ListName) -> Result<Finish, Failure> {
        let (actor, now) = (self.actor(who), self.now);
        while !self.store.run_destruction(name, &actor, &self.house, now)?.is_complete() {}
        self.store.finish_destruction(name, &actor, &self.house, now)
    }

    /// Proposes all that is due, has it confirmed, waits out the pause and runs it.
    fn destroy_all(&mut self) -> ListName {
        let name = self.propose("petra", &[]).unwrap();
        let count = self.seen(name, "henk").unwrap();
        self.confirm("henk", name, count).unwrap();
        self.later(7);
        assert!(matches!(self.run("petra", name).unwrap(), Finish::Done(_)));
        name
    }

    /// How many dossiers this person sees on the list.
    fn seen(&self, name: ListName, who: &str) -> Option<usize> {
        let today = self.house.date(self.now);
        let list = self.store.destruction_list(name, &self.actor(who), &self.house, today).unwrap();
        list.dossiers.map(|dossiers| dossiers.len())
    }

    fn other_client(&self) -> Connection {
        Connection::open(self.home.database()).unwrap()
    }
}

/// Every file below a folder.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

/// Where a word stands in the files of a folder: as it is, in small letters, without its first letters, in UTF-16.
fn traces(folder: &Path, word: &str) -> Vec<String> {
    let small = word.to_lowercase();
    let utf16 = |word: &str| word.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let mut forms: Vec<(&str, Vec<u8>)> =
        vec![("whole", word.into()), ("small", small.clone().into()), ("utf-16", utf16(word))];
    // an index keeps only what differs from the word before; three letters alone stand in hashes by chance
    forms.extend((1..=3).map(|from| ("tail", small.as_bytes()[from..].to_vec())));
    let mut found = Vec::new();
    for file in files_below(folder) {
        let bytes = std::fs::read(&file).unwrap();
        for (form, sought) in &forms {
            if let Some(at) = memmem(&bytes, sought) {
                let around = String::from_utf8_lossy(&bytes[at.saturating_sub(40)..(at + 40).min(bytes.len())]);
                let sought = String::from_utf8_lossy(sought);
                found.push(format!("{form} {sought} in {} at {at}: {around:?}", file.display()));
            }
        }
    }
    found
}

fn memmem(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    bytes.windows(sought.len()).position(|window| window == sought)
}

/// The letters of a mark, which stand in no word of ours.
const MARK: &str = "Qzwjvkx";
const WHAT: [&str; 12] = [
    "naam",
    "post",
    "telefoon",
    "straat",
    "onderwerp",
    "klacht",
    "surveillant",
    "origineel",
    "inhoud",
    "bijlage",
    "hoor",
    "concept",
];

#[test]
fn what_was_destroyed_is_nowhere_in_any_file() {
    let mut office = Office::new();
    let gone = office.archived(MARK, None);
    let stays = office.archived("Blijvend", None);
    let folder = office.home.database().parent().unwrap().to_owned();
    assert!(!traces(&folder, MARK).is_empty(), "the scan finds what is there");
    office
        .act(&stays, "petra", &Command::Hold { reason: text("Rechtszaak"), review: "2027-01-01".parse().unwrap() })
        .unwrap();
    office.now = Moment::from_seconds(NOW).unwrap();
    let lead = Actor { user: user("hanna"), roles: [Role::ProjectLead].into_iter().collect(), alone: false };
    let figures = |office: &Office| (2020..=2026).map(|year| office.store.year_figures(year, &lead).unwrap()).collect();
    let before: Vec<YearFigures> = figures(&office);
    assert_eq!(before.iter().map(YearFigures::total).sum::<usize>(), 2);
    let list = office.destroy_all();
    assert_eq!(figures(&office), before, "a destroyed case is counted as it was");
    for what in WHAT {
        assert_eq!(traces(&folder, &format!("{MARK}{what}")), Vec::<String>::new());
    }
    assert_eq!(traces(&folder, MARK), Vec::<String>::new());
    assert!(!traces(&folder, "Blijvend").is_empty());
    let report = office.store.check(None).unwrap();
    assert_eq!(report.faults, vec![]);
    let petra = office.actor("petra");
    assert!(matches!(office.store.load(&gone, &petra), Err(Failure::NotFound)));
    assert!(office.store.load(&stays, &petra).is_ok());
    let query = Query::parse(MARK, &[]).unwrap();
    let tally = office.store.count_found(&query, Scope::Everything, &petra).unwrap();
    assert_eq!(tally.number, 0);
    let everything = ListFilter { all: true, ..ListFilter::default() };
    assert_eq!(office.store.list(&office.actor("anna"), &everything, 9).unwrap().len(), 1);
    // a table that is added later is not forgotten
    let other = office.other_client();
    let sql = "select m.name from sqlite_master as m, pragma_table_info(m.name) as c where m.type = 'table' and c.name = 'case_id'";
    let mut statement = other.prepare(sql).unwrap();
    let tables: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let stays = ["journal", "destruction_cases", "destroyed_cases", "measure_cases"];
    for table in tables.iter().filter(|table| !stays.contains(&table.as_str())) {
        let sql =
            format!("select count(*) from {table} where case_id = (select id from cases where stage = 'destroyed')");
        assert_eq!(other.query_row(&sql, [], |row| row.get::<_, i64>(0)), Ok(0), "{table} keeps something");
    }
    let (certificate, _) = office.store.certificate(list, &petra, &office.house).unwrap();
    assert_eq!((certificate.gone.len(), certificate.files, certificate.stayed), (1, 2, 0));
    assert_eq!(certificate.gone[0].number, gone);
    assert!(office.store.check(Some(&certificate.journal_head)).unwrap().faults.is_empty());
    // the number is never used again
    assert_eq!(office.archived("Nieuw", None).as_str(), "ECM-2026-0001");
    assert!(office.store.outbox().unwrap().iter().all(|mail| !mail.subject.contains(gone.as_str())));
}

#[test]
fn a_file_that_another_case_has_stays() {
    let mut office = Office::new();
    office.archived(MARK, None);
    let twin = office.archived(MARK, None);
    office
        .act(&twin, "petra", &Command::Hold { reason: text("Bewaar"), review: "2027-01-01".parse().unwrap() })
        .unwrap();
    office.now = Moment::from_seconds(NOW).unwrap();
    office.destroy_all();
    let petra = office.actor("petra");
    let case = office.store.load(&twin, &petra).unwrap();
    assert!(office.store.file(&twin, &case.attachments[0].sha256, &petra).is_ok());
    assert_eq!(office.store.check(None).unwrap().faults, vec![]);
}

#[test]
fn what_must_stay_cannot_be_put_on_a_list() {
    let mut office = Office::new();
    let (held, appealed, free) =
        (office.archived("Een", None), office.archived("Twee", None), office.archived("Drie", None));
    let review = "2027-01-01".parse().unwrap();
    office.act(&held, "petra", &Command::Hold { reason: text("Rechtszaak"), review }).unwrap();
    let refused = |office: &mut Office, number: &CaseNumber| match office.propose("petra", std::slice::from_ref(number))
    {
        Err(Failure::NotDestroyed(Refused::Blocked(_, obstacle))) => obstacle,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&mut office, &free), Obstacle::NotDue("2025-03-01".parse().unwrap()));
    assert!(matches!(office.propose("petra", &[]), Err(Failure::NotDestroyed(Refused::NothingDue))));
    office.now = Moment::from_seconds(NOW).unwrap();
    office.act(&appealed, "anna", &Command::Appeal { received_at: None, text: text("Oneens") }).unwrap();
    assert_eq!(refused(&mut office, &held), Obstacle::Held(review));
    assert_eq!(refused(&mut office, &appealed), Obstacle::UnderAppeal);
    let list = office.propose("petra", &[]).unwrap();
    assert_eq!(office.seen(list, "mirjam"), Some(1));
    assert_eq!(refused(&mut office, &free), Obstacle::OnList(list));
    assert!(matches!(office.propose("anna", &[]), Err(Failure::NotDestroyed(Refused::NeedsArchivist))));
    // other programs cannot either
    let other = office.other_client();
    for case in 1..=3 {
        let sql = format!("insert into destruction_cases (list_id, case_id) values (1, {case})");
        assert!(other.execute(&sql, []).is_err(), "{case}");
    }
}

#[test]
fn a_hold_or_an_appeal_that_comes_in_the_pause_keeps_the_case() {
    let mut office = Office::new();
    let (held, appealed, gone) =
        (office.archived("Een", None), office.archived("Twee", None), office.archived("Drie", None));
    office.now = Moment::from_seconds(NOW).unwrap();
    let list = office.propose("petra", &[]).unwrap();
    office.confirm("henk", list, 3).unwrap();
    assert!(matches!(office.run("petra", list), Err(Failure::NotDestroyed(Refused::Paused(_)))));
    office.later(6);
    office
        .act(&held, "petra", &Command::Hold { reason: text("Rechtszaak"), review: "2027-01-01".parse().unwrap() })
        .unwrap();
    office.act(&appealed, "anna", &Command::Appeal { received_at: None, text: text("Oneens") }).unwrap();
    assert!(matches!(office.run("petra", list), Err(Failure::NotDestroyed(Refused::Paused(_)))));
    office.later(1);
    let Finish::Done(certificate) = office.run("petra", list).unwrap() else { panic!("it waits") };
    assert_eq!((certificate.gone.len(), certificate.stayed), (1, 2));
    assert_eq!(certificate.gone[0].number, gone);
    let anna = office.actor("anna");
    assert!(office.store.load(&held, &anna).is_ok() && office.store.load(&appealed, &anna).is_ok());
    assert_eq!(office.store.check(None).unwrap().faults, vec![]);
}

#[test]
fn two_people_a_number_a_pause_and_either_can_stop() {
    let mut office = Office::new();
    office.archived("Een", None);
    office.now = Moment::from_seconds(NOW).unwrap();
    let list = office.propose("petra", &[]).unwrap();
    let no = |outcome: Result<(), Failure>| match outcome {
        Err(Failure::NotDestroyed(refused)) => refused,
        other => panic!("{other:?}"),
    };
    assert_eq!(no(office.confirm("petra", list, 1)), Refused::SamePerson);
    assert_eq!(no(office.confirm("anna", list, 1)), Refused::NeedsWitness);
    assert_eq!(no(office.confirm("bestuur", list, 2)), Refused::CountDiffers(1));
    assert_eq!(no(office.run("petra", list).map(drop)), Refused::WrongState(ListState::Proposed));
    office.confirm("bestuur", list, 1).unwrap();
    assert_eq!(no(office.confirm("henk", list, 1)), Refused::WrongState(ListState::Confirmed));
    let (bestuur, mirjam, now) = (office.actor("bestuur"), office.actor("mirjam"), office.now);
    let third = office.store.stop_destruction(list, None, &mirjam, &office.house, now);
    assert_eq!(no(third.map(drop)), Refused::NotOfThisList);
    office.store.stop_destruction(list, Some(&line("Toch niet")), &bestuur, &office.house, now).unwrap();
    office.later(30);
    assert_eq!(no(office.run("petra", list).map(drop)), Refused::WrongState(ListState::Stopped));
    // it is due as before, and the next list has the next name
    assert_eq!(office.propose("petra", &[]).unwrap().to_string(), "VN-2026-02");
    assert_eq!(office.store.check(None).unwrap().faults, vec![]);
}

#[test]
fn who_a_case_is_about_learns_nothing_of_it_from_a_list() {
    let mut office = Office::new();
    let about_mirjam = office.archived("Een", Some("mirjam"));
    let other = office.archived("Twee", None);
    office.now = Moment::from_seconds(NOW).unwrap();
    let mirjam = office.actor("mirjam");
    let today = office.house.date(office.now);
    let due = office.store.due_for_destruction(&mirjam, &office.house, today).unwrap();
    assert_eq!(due.iter().map(|dossier| &dossier.number).collect::<Vec<_>>(), [&other]);
    assert!(matches!(office.propose("mirjam", std::slice::from_ref(&about_mirjam)), Err(Failure::NotFound)));
    let list = office.propose("petra", &[]).unwrap();
    assert_eq!((office.seen(list, "mirjam"), office.seen(list, "henk")), (Some(1), Some(2)));
    // what she confirms is what she sees; the other falls off, and she is told nothing
    office.confirm("mirjam", list, 1).unwrap();
    office.later(7);
    let Finish::Done(certificate) = office.run("petra", list).unwrap() else { panic!("it waits") };
    assert_eq!((certificate.gone.len(), certificate.stayed), (1, 0));
    // somebody else confirms it, and then she sees no number either
    let second = office.propose("petra", &[]).unwrap();
    assert_eq!(office.seen(second, "mirjam"), Some(0));
    assert!(matches!(office.confirm("mirjam", second, 0), Err(Failure::NotDestroyed(Refused::NothingLeft))));
    office.confirm("henk", second, 1).unwrap();
    assert_eq!(office.seen(second, "mirjam"), None);
    office.later(7);
    assert!(matches!(office.run("petra", second).unwrap(), Finish::Done(_)));
    let certificate = office.store.certificate(second, &mirjam, &office.house);
    assert!(matches!(certificate, Err(Failure::NotDestroyed(Refused::NotOfThisList))));
    assert!(office.store.certificate(second, &office.actor("henk"), &office.house).is_ok());
}

#[test]
fn another_program_cannot_go_round_the_list() {
    let attempts = [
        "update journal set payload = '', salt = x''",
        "delete from journal",
        "update cases set subject = 'weg'",
        "update cases set stage = 'destroyed'",
        "delete from cases",
        "delete from case_files",
        "delete from files",
        "insert into destruction_now (case_id) values (1)",
        "update destruction_lists set state = 'confirmed'",
        "update destruction_lists set state = 'done'",
        "delete from destruction_lists",
        "update destruction_cases set outcome = 'destroyed'",
        "delete from destruction_cases",
        "delete from destruction_events",
        "update destruction_events set by = 'bas'",
        "delete from destruction_certificates",
        "update destruction_certificates set body = ''",
        "update destroyed_cases set figures = ''",
        "delete from destroyed_cases",
        "insert into destroyed_cases (case_id, list_id, files, figures) values (1, 1, 0, '')",
        "replace into destruction_lists (id, name, state) values (1, 'VN-2026-01', 'proposed')",
    ];
    let mut office = Office::new();
    let number = office.archived("Een", None);
    let second = office.archived("Twee", None);
    office.now = Moment::from_seconds(NOW).unwrap();
    let list = office.propose("petra", &[number, second]).unwrap();
    office.confirm("henk", list, 2).unwrap();
    let whole = |office: &Office, when: &str| {
        let other = office.other_client();
        for sql in attempts {
            let done = other.execute(sql, []);
            // what touches no row may pass
            assert!(!matches!(done, Ok(rows) if rows > 0), "{when}: {sql}");
        }
        assert_eq!(office.store.check(None).unwrap().faults, vec![], "{when}");
    };
    whole(&office, "before");
    office.later(7);
    let (petra, now) = (office.actor("petra"), office.now);
    office.store.run_destruction(list, &petra, &office.house, now).unwrap();
    whole(&office, "during");
    office.run("petra", list).unwrap();
    whole(&office, "after");
}

#[test]
fn a_reader_holds_the_last_traces_and_is_named() {
    let mut office = Office::new();
    office.archived(MARK, None);
    office.now = Moment::from_seconds(NOW).unwrap();
    let list = office.propose("petra", &[]).unwrap();
    office.confirm("henk", list, 1).unwrap();
    office.later(7);
    let reader = office.other_client();
    reader.execute_batch("begin; select count(*) from cases").unwrap();
    assert!(matches!(office.run("petra", list).unwrap(), Finish::WaitsFor(_)));
    let petra = office.actor("petra");
    let today = office.house.date(office.now);
    let state = office.store.destruction_list(list, &petra, &office.house, today).unwrap().state;
    assert_eq!(state, ListState::Running);
    reader.execute_batch("commit").unwrap();
    assert!(matches!(office.run("petra", list).unwrap(), Finish::Done(_)));
    assert_eq!(traces(office.home.database().parent().unwrap(), MARK), Vec::<String>::new());
}

#[test]
fn tampering_with_a_list_or_its_certificate_shows() {
    let mut office = Office::new();
    office.archived("Een", None);
    office.now = Moment::from_seconds(NOW).unwrap();
    office.destroy_all();
    let other = office.other_client();
    for sql in [
        "update destruction_certificates set body = replace(body, '\"files\":2', '\"files\":3')",
        "update destruction_events set by = 'bas' where event = 'confirmed'",
        "update destruction_lists set state = 'running'",
        "update cases set received_at = 5",
        "update journal set payload = '{}' where entry = 2",
        "delete from destroyed_cases",
    ] {
        other.execute_batch("savepoint undone").unwrap();
        let triggers: Vec<String> = other
            .prepare("select name from sqlite_master where type = 'trigger'")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        for trigger in triggers {
            other.execute_batch(&format!("drop trigger {trigger}")).unwrap();
        }
        other.execute(sql, []).unwrap();
        other.execute_batch("release undone").unwrap();
        let faults = office.store.check(None).unwrap().faults;
        assert!(!faults.is_empty(), "{sql}");
        assert!(faults.iter().all(|fault| !matches!(fault, Fault::Integrity | Fault::ForeignKeys(_))), "{faults:?}");
        // each on a fresh copy would be slow; what was changed is put right by turning it back
        other.execute_batch(undo(sql)).unwrap();
    }
}

/// What puts a tampering right again.
fn undo(sql: &str) -> &'static str {
    match sql {
        sql if sql.contains("destruction_certificates") => {
            "update destruction_certificates set body = replace(body, '\"files\":3', '\"files\":2')"
        }
        sql if sql.contains("destruction_events") => {
            "update destruction_events set by = 'henk' where event = 'confirmed'"
        }
        sql if sql.contains("destruction_lists") => "update destruction_lists set state = 'done'",
        sql if sql.contains("received_at") => "update cases set received_at = 0",
        sql if sql.contains("payload") => "update journal set payload = '' where entry = 2",
        _ => "select 1",
    }
}

#[test]
fn the_command_line_says_what_is_done_and_what_not() {
    let mut office = Office::new();
    let number = office.archived("Een", None);
    let home = &office.home;
    let person = |who: &str, line: &str, status: i32| {
        let done = home.as_person(who, line);
        assert_eq!(done.status, status, "{who}: {line}\n{}{}", done.out, done.err);
        if status == 0 { done.out } else { done.err }
    };
    let due = person("petra", "destruction list --due", 0);
    assert!(due.contains(number.as_str()) && due.contains("2025"), "{due}");
    let name = person("petra", "destruction propose --reason Jaarlijks", 0);
    assert_eq!(name.trim().len(), "VN-2026-01".len());
    let name = name.trim();
    assert!(person("petra", &format!("destruction confirm {name}"), 3).contains("(W7)"));
    person("anna", "destruction list", 3);
    person("henk", &format!("destruction confirm {name} --dossiers 2"), 1);
    person("henk", "destruction confirm VN-1999-01", 5);
    person("henk", "destruction confirm 7", 2);
    person("henk", &format!("destruction confirm {name} --dossiers 1"), 0);
    assert!(person("petra", &format!("destruction run {name}"), 1).contains("(W7)"));
    let lists: serde_json::Value = serde_json::from_str(&person("henk", "destruction list --json", 0)).unwrap();
    assert_eq!((&lists[0]["name"], &lists[0]["state"]), (&name.into(), &"confirmed".into()));
    assert_eq!(lists[0]["dossiers"][0]["number"], number.as_str());
    person("henk", &format!("destruction stop {name}"), 0);
    person("petra", &format!("destruction certificate {name}"), 1);

    let config = std::fs::read_to_string(home.path().join("config.toml")).unwrap();
    std::fs::write(home.path().join("config.toml"), format!("{config}[retention]\npause_days = 0\n")).unwrap();
    let name = person("petra", "destruction propose", 0);
    let name = name.trim();
    person("henk", &format!("destruction confirm {name}"), 0);
    person("petra", &format!("destruction run {name}"), 0);
    let certificate = person("henk", &format!("destruction certificate {name}"), 0);
    assert!(certificate.contains(number.as_str()) && certificate.contains("SHA-256"), "{certificate}");
    person("petra", &format!("show {number}"), 5);
    home.ok(&format!("{} check", home.config()));
}

#[test]
fn restoring_an_older_backup_destroys_again() {
    let mut office = Office::new();
    let gone = office.archived(MARK, None);
    let stays = office.archived("Blijvend", None);
    let review = "2027-01-01".parse().unwrap();
    office.act(&stays, "petra", &Command::Hold { reason: text("Rechtszaak"), review }).unwrap();
    let elsewhere = tempfile::TempDir::new().unwrap();
    let backup = elsewhere.path().join("oud.db");
    office.store.backup(&backup).unwrap();
    office.now = Moment::from_seconds(NOW).unwrap();
    let list = office.destroy_all();
    let (before, _) = office.store.certificate(list, &office.actor("petra"), &office.house).unwrap();
    let config = office.home.config();
    let line = format!("{config} restore {}", backup.display());
    // somebody is still at the desk
    office.home.refused(&line, 1, "teruggezet");
    let Office { home, house, store, .. } = office;
    drop(store);
    let said = home.ok(&line);
    assert!(said.contains("1 opnieuw vernietigd"), "{said}");
    let folder = home.database().parent().unwrap().to_owned();
    assert_eq!(traces(&folder, MARK), Vec::<String>::new());
    let store = Store::open(&home.database(), Access::ReadOnly).unwrap();
    assert_eq!(store.check(None).unwrap().faults, vec![]);
    let petra = Actor { user: user("petra"), roles: house.person(&user("petra")).unwrap().roles, alone: false };
    assert!(matches!(store.load(&gone, &petra), Err(Failure::NotFound)));
    assert!(store.load(&stays, &petra).is_ok());
    drop(store);
    // also where the database itself is lost, the file beside it remembers
    for file in files_below(&folder).iter().filter(|file| !file.to_string_lossy().ends_with(".destroyed")) {
        std::fs::remove_file(file).unwrap();
    }
    assert!(home.ok(&line).contains("1 opnieuw vernietigd"));
    assert_eq!(traces(&folder, MARK), Vec::<String>::new());
    home.ok(&format!("{config} check"));
    let shown = home.as_person("mirjam", "destruction list --json").out;
    assert!(shown.contains(&list.to_string()) && shown.contains("done"), "{shown}");
    assert_eq!(before.gone.len(), 1);
}

#[test]
fn what_is_no_backup_of_ours_takes_no_place() {
    let mut office = Office::new();
    let number = office.archived("Een", None);
    let Office { home, store, .. } = office;
    drop(store);
    let config = home.config();
    for (name, content) in [("leeg.db", ""), ("anders.txt", "geen database"), ("bijna.db", "SQLite format 3\0rommel")] {
        let file = home.path().join(name);
        std::fs::write(&file, content).unwrap();
        let done = home.run(&format!("{config} restore {}", file.display()));
        assert_eq!(done.status, 1, "{name}: {}{}", done.out, done.err);
    }
    assert_eq!(home.run(&format!("{config} restore {}", home.path().join("weg.db").display())).status, 1);
    assert_eq!(home.as_person("petra", "restore x.db").status, 3);
    assert_eq!(home.as_person("petra", &format!("show {number}")).status, 0);
}

/// `cargo test --release --test destruction -- --ignored --nocapture`: how long, and whether the bytes go among many.
#[test]
#[ignore = "minutes: thousands of cases"]
fn a_thousand_among_many_leave_no_bytes_and_others_work_meanwhile() {
    let count: usize = std::env::var("CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(5_000);
    let mut office = Office::new();
    let every = (count / 1_000).max(2);
    for nth in 0..count {
        let mark = if nth % every == 0 { format!("{MARK}{nth}") } else { format!("Blijf{nth}") };
        let number = office.archived(&mark, None);
        if nth % every != 0 {
            let review = "2027-01-01".parse().unwrap();
            office.act(&number, "petra", &Command::Hold { reason: text("Bewaar"), review }).unwrap();
        }
    }
    office.now = Moment::from_seconds(NOW).unwrap();
    let list = office.propose("petra", &[]).unwrap();
    let dossiers = office.seen(list, "henk").unwrap();
    office.confirm("henk", list, dossiers).unwrap();
    office.later(7);
    let (database, house, now) = (office.home.database(), office.house.clone(), office.now);
    let anna = office.actor("anna");
    let is_done = std::sync::atomic::AtomicBool::new(false);
    let (took, mut writes) = std::thread::scope(|scope| {
        let other = scope.spawn(|| {
            let mut store = Store::open(&database, Access::ReadWrite).unwrap();
            let mut writes = Vec::new();
            while !is_done.load(std::sync::atomic::Ordering::Relaxed) {
                let begun = std::time::Instant::now();
                store.keep_draft(&anna.user, "note/", &format!("concept {}", writes.len()), now).unwrap();
                writes.push(begun.elapsed());
            }
            writes
        });
        let begun = std::time::Instant::now();
        let petra = office.actor("petra");
        while !office.store.run_destruction(list, &petra, &house, now).unwrap().is_complete() {}
        let erased = begun.elapsed();
        // whoever writes meanwhile can be in the way of the last step, which is then tried again
        while !matches!(office.store.finish_destruction(list, &petra, &house, now).unwrap(), Finish::Done(_)) {}
        let ended = begun.elapsed();
        is_done.store(true, std::sync::atomic::Ordering::Relaxed);
        ((erased, ended), other.join().unwrap())
    });
    writes.sort();
    let longest = writes.last().copied().unwrap_or_default();
    assert!(longest < std::time::Duration::from_secs(1), "somebody waited {longest:?}");
    let p99 = writes[writes.len() * 99 / 100 - usize::from(writes.len() < 100)];
    println!(
        "{dossiers} of {count}: erased {:?}, with the log {:?}; others {} writes, p99 {p99:?}, longest {longest:?}",
        took.0,
        took.1,
        writes.len()
    );
    assert_eq!(traces(database.parent().unwrap(), MARK), Vec::<String>::new());
    assert_eq!(office.store.check(None).unwrap().faults, vec![]);
}

#[test]
fn the_archivist_sees_who_looked_into_a_case() {
    let mut office = Office::new();
    let number = office.archived("Een", None);
    let home = &office.home;
    let show = |who: &str, more: &str| {
        let done = home.as_person(who, &format!("show {number} {more}"));
        assert_eq!(done.status, 0, "{}", done.err);
        done.out
    };
    show("anna", "");
    assert_eq!(home.as_person("henk", &format!("show {number}")).status, 3, "a project lead says why");
    show("henk", "--reason Jaaranalyse");
    let seen = show("petra", "");
    assert!(seen.contains("anna: geopend") && seen.contains("henk: geopend (Jaaranalyse)"), "{seen}");
    let readings: serde_json::Value = serde_json::from_str(&show("petra", "--json")).unwrap();
    let who: Vec<_> = readings["readings"].as_array().unwrap().iter().map(|reading| &reading["by"]).collect();
    assert_eq!(who[..3], ["petra", "henk", "anna"]);
    for other in ["anna", "bas"] {
        assert!(!show(other, "").contains("geopend ("), "{other} is no archivist");
    }
}

/// What an archive can live through, by number.
fn life(which: u8) -> (&'static str, Command) {
    let review = "2040-01-01".parse().unwrap();
    match which {
        0 => ("petra", Command::Hold { reason: text("Zaak"), review }),
        1 => ("petra", Command::Release { reason: text("Klaar") }),
        2 => ("anna", Command::Appeal { received_at: None, text: text("Oneens") }),
        3 => (
            "bestuur",
            Command::DecideAppeal {
                decision: klachtenbalie::procedure::AppealDecision::NotUpheld,
                grounds: text("Nee"),
            },
        ),
        4 => ("anna", Command::Close { measure: MeasureChoice::None }),
        5 => ("petra", Command::Archive),
        6 => ("anna", Command::Reopen { reason: text("Toch") }),
        _ => ("petra", Command::SendBack { reason: text("Niet af") }),
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 10, ..Default::default() })]

    #[test]
    fn nothing_that_must_stay_is_ever_on_a_list_or_gone(
        days in proptest::collection::vec((0_usize..3, 0_u8..8, 0_i64..500), 1..40),
    ) {
        let mut office = Office::new();
        let numbers = ["Een", "Twee", "Drie"].map(|mark| office.archived(mark, None));
        let may_go = |office: &Office, number: &CaseNumber| {
            let case = office.store.load(number, &office.actor("anna")).unwrap();
            let last = case.archived.as_ref().map(|archived| archived.end_of_file + chrono::Months::new(36));
            case.appeals.iter().all(|appeal| appeal.decision.is_some())
                && case.hold.is_none()
                && last.is_some_and(|last| last < office.house.date(office.now))
        };
        for (which, act, wait) in days {
            office.later(wait);
            let number = numbers[which].clone();
            let (who, command) = life(act);
            let _ = office.act(&number, who, &command);
            let there: Vec<CaseNumber> = numbers
                .iter()
                .filter(|number| office.store.load(number, &office.actor("anna")).is_ok())
                .cloned()
                .collect();
            let free: Vec<CaseNumber> = there.iter().filter(|number| may_go(&office, number)).cloned().collect();
            match office.propose("petra", &[]) {
                Err(Failure::NotDestroyed(Refused::NothingDue)) => proptest::prop_assert!(free.is_empty(), "{free:?}"),
                listed => {
                    let list = listed.unwrap();
                    proptest::prop_assert_eq!(office.seen(list, "henk"), Some(free.len()));
                    let _ = office.confirm("henk", list, free.len());
                    office.later(7);
                    let (who, command) = life(act);
                    let _ = office.act(&number, who, &command);
                    let must_stay: Vec<&CaseNumber> = there.iter().filter(|number| !may_go(&office, number)).collect();
                    let _ = office.run("petra", list);
                    for number in must_stay {
                        proptest::prop_assert!(office.store.load(number, &office.actor("anna")).is_ok(), "{number} is gone");
                    }
                }
            }
            proptest::prop_assert_eq!(office.store.check(None).unwrap().faults, vec![]);
        }
    }
}

#[test]
fn two_processes_that_run_one_list_destroy_it_once() {
    let mut office = Office::new();
    let numbers: Vec<CaseNumber> = (0..6).map(|nth| office.archived(&format!("{MARK}{nth}"), None)).collect();
    // long enough ago for the clock of the machine, which the two processes go by
    office.now = Moment::from_seconds(THEN + 1_110 * DAY).unwrap();
    let list = office.propose("petra", &numbers).unwrap();
    office.confirm("henk", list, numbers.len()).unwrap();
    let Office { home, store, .. } = office;
    drop(store);
    let line = format!("destruction run {list}");
    let done: Vec<(i32, String)> = std::thread::scope(|scope| {
        let both: Vec<_> = (0..2).map(|_| scope.spawn(|| home.as_person("petra", &line))).collect();
        both.into_iter().map(|one| one.join().unwrap()).map(|done| (done.status, done.err)).collect()
    });
    // who comes last may find it done
    assert!(done.iter().any(|(status, _)| *status == 0), "{done:?}");
    assert!(done.iter().all(|(status, said)| *status == 0 || *status == 1 && said.contains("(W7)")), "{done:?}");
    assert_eq!(traces(home.database().parent().unwrap(), MARK), Vec::<String>::new());
    home.ok(&format!("{} check", home.config()));
    let certificate = home.as_person("henk", &format!("destruction certificate {list} --json")).out;
    let certificate: serde_json::Value = serde_json::from_str(&certificate).unwrap();
    assert_eq!(certificate["gone"].as_array().unwrap().len(), numbers.len());
}
