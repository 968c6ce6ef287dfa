//! The store as its users see it: what was confirmed is there, what is not theirs is not, and tampering shows.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use rusqlite::Connection;
use tempfile::TempDir;

use super::check::Fault;
use super::{Access, Failure, ListFilter, Question, Scope, Seen, Store};
use crate::config::Config;
use crate::procedure::case::Case;
use crate::procedure::command::{Command, NewCase, NewFile, When};
use crate::procedure::house::House;
use crate::procedure::journal::{Complainant, MeasureChoice, Respondent};
use crate::procedure::query::Query;
use crate::procedure::record::{Record, TEXT_NAME, sha256};
use crate::procedure::retention::RetentionFrom;
use crate::procedure::roles::{Actor, Person};
use crate::procedure::{
    CaseNumber, Channel, Choice, Date, Ending, Kind, Line, Means, Moment, Role, Stage, Text, UserName,
};

pub(super) struct Office {
    _folder: TempDir,
    pub(super) path: std::path::PathBuf,
    pub(super) store: Store,
    pub(super) house: House,
    pub(super) now: Moment,
}

pub(super) fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

pub(super) fn text(text: &str) -> Text {
    Text::new(text).unwrap()
}

pub(super) fn user(name: &str) -> UserName {
    UserName::new(name).unwrap()
}

pub(super) fn letter(subject: &str) -> NewCase {
    NewCase::new(
        Kind::Complaint,
        Channel::Letter,
        line(subject),
        text("Halverwege viel de stroom uit."),
        Complainant::of(crate::procedure::journal::Contact {
            name: Some(line("Zeynep Özdemir")),
            ..Default::default()
        }),
    )
}

/// A record that says its case and version.
pub(super) fn record_of(case: &Case) -> Record {
    let text = format!("{} {}", case.number, case.version());
    let manifest = format!("{}  {TEXT_NAME}\n", sha256(text.as_bytes()));
    Record { pdf: None, text, manifest }
}

impl Office {
    pub(super) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("data/klachtenbalie.db");
        let mut store = Store::open(&path, Access::ReadWrite).unwrap().with_records(|case, _| Some(record_of(case)));
        for (name, role) in [
            ("anna", Role::CaseWorker),
            ("bas", Role::CaseWorker),
            ("petra", Role::Archivist),
            ("bestuur", Role::Board),
            ("henk", Role::ProjectLead),
        ] {
            let roles = [role].into_iter().collect();
            let person = Person { user: user(name), name: line(name), mail: None, roles, active: true };
            store.add_person(&person).unwrap();
        }
        let mut house = Config::default().house(store.people().unwrap());
        house.alone = false;
        Self { _folder: folder, path, store, house, now: Moment::from_seconds(1_790_000_000).unwrap() }
    }

    pub(super) fn actor(&self, name: &str) -> Actor {
        let person = self.house.person(&user(name)).unwrap();
        Actor { user: person.user.clone(), roles: person.roles, alone: false }
    }

    pub(super) fn register(&mut self, new: &NewCase) -> Case {
        self.store.register(new, &self.actor("anna"), &self.house, self.now).unwrap()
    }

    pub(super) fn act(&mut self, case: &Case, who: &str, command: &Command) -> Result<Case, Failure> {
        self.store.execute(&case.number, Seen::Any, command, &self.actor(who), &self.house, self.now)
    }

    pub(super) fn archived(&mut self) -> Case {
        self.archived_of(&letter("Stroomstoring"))
    }

    /// One that was withdrawn, closed and taken in.
    pub(super) fn archived_of(&mut self, new: &NewCase) -> Case {
        let case = self.register(new);
        for (who, command) in [
            ("anna", Command::End { ending: Ending::Withdrawn, reason: text("Ingetrokken.") }),
            ("anna", Command::Close { measure: MeasureChoice::New(line("Noodverlichting")) }),
            ("petra", Command::Archive),
        ] {
            self.act(&case, who, &command).unwrap();
        }
        self.store.load(&case.number, &self.actor("petra")).unwrap()
    }

    /// The numbers of what `who` finds, newest first.
    pub(super) fn found(&self, query: &str, who: &str) -> Vec<CaseNumber> {
        let query = Query::parse(query, &self.house.people).unwrap();
        let (scope, actor) = (Scope::Everything, &self.actor(who));
        let found = self.store.find(&Question { query: &query, scope, actor, after: None, limit: 50 }).unwrap();
        assert!(found.tally.is_more || usize::try_from(found.tally.number).unwrap() == found.cases.len());
        found.cases.into_iter().map(|summary| summary.number).collect()
    }

    pub(super) fn other_client(&self) -> Connection {
        Connection::open(&self.path).unwrap()
    }
}

fn take() -> Command {
    Command::Assess { hand_over_to: None, kind: None, category: None, reason: None }
}

#[test]
fn what_was_registered_is_there_after_opening_again() {
    let mut office = Office::new();
    let case = office.register(&letter("Lawaai"));
    assert_eq!(case.number.as_str(), "ECM-2026-0001");
    assert_eq!(office.register(&letter("Kou")).number.as_str(), "ECM-2026-0002");
    let again = Store::open(&office.path, Access::ReadOnly).unwrap();
    assert_eq!(again.load(&case.number, &office.actor("bas")).unwrap(), case);
    let report = again.check(None).unwrap();
    assert_eq!((report.faults, report.cases, report.entries), (vec![], 2, 2));
}

#[test]
fn the_retention_counts_from_closing_or_from_archiving_as_the_office_wishes() {
    let day = |day: &str| -> Date { day.parse().unwrap() };
    for (from, last) in [(RetentionFrom::Closed, "2029-09-21"), (RetentionFrom::Archived, "2029-12-30")] {
        let mut office = Office::new();
        office.house.retention.from = from;
        let case = office.register(&letter("Stroomstoring"));
        let ending = Command::End { ending: Ending::Withdrawn, reason: text("Ingetrokken.") };
        office.act(&case, "anna", &ending).unwrap();
        office.act(&case, "anna", &Command::Close { measure: MeasureChoice::None }).unwrap();
        office.now = Moment::from_seconds(office.now.seconds() + 100 * 86_400).unwrap();
        let archived = office.act(&case, "petra", &Command::Archive).unwrap().archived.unwrap();
        assert_eq!(archived.keep_until, day(last), "{from:?}");
        let expired = |on: Date| office.store.keeping(&office.actor("petra"), on).unwrap().1;
        assert_eq!((expired(day(last)), expired(day(last).succ_opt().unwrap())), (0, 1), "{from:?}");
    }
}

#[test]
fn the_folder_and_the_file_are_the_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let office = Office::new();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&office.path), 0o600);
    assert_eq!(mode(office.path.parent().unwrap()), 0o700);
}

#[test]
fn two_people_at_one_text_do_not_overwrite_each_other() {
    let mut office = Office::new();
    let case = office.register(&letter("Lawaai"));
    let case = office.act(&case, "anna", &take()).unwrap();
    office.act(&case, "bas", &Command::Note { text: text("Gebeld.") }).unwrap();
    let note = Command::Note { text: text("Ook gebeld.") };
    let anna = office.actor("anna");
    let exactly = Seen::Exactly(case.version());
    let conflict = office.store.execute(&case.number, exactly, &note, &anna, &office.house, office.now);
    assert!(matches!(conflict, Err(Failure::Conflict { version: 3, .. })));
    let since = Seen::Since(case.version());
    let case = office.store.execute(&case.number, since, &note, &anna, &office.house, office.now).unwrap();
    assert_eq!(case.notes.len(), 2);
}

#[test]
fn a_refusal_writes_nothing() {
    let mut office = Office::new();
    let case = office.register(&letter("Lawaai"));
    let contact = When { means: Means::Phone, at: None };
    let acknowledge = Command::Acknowledge { contact, note: None, send: false, late_reason: None };
    assert!(matches!(office.act(&case, "bas", &acknowledge), Err(Failure::Refused(_))));
    assert_eq!(office.store.load(&case.number, &office.actor("anna")).unwrap().version(), 1);
}

#[test]
fn entry_times_never_run_back() {
    let mut office = Office::new();
    let case = office.register(&letter("Lawaai"));
    office.now = Moment::from_seconds(office.now.seconds() - 86_400).unwrap();
    let case = office.act(&case, "anna", &Command::Note { text: text("De klok liep terug.") }).unwrap();
    assert_eq!(case.journal[1].at, case.journal[0].at);
}

#[test]
fn lists_and_single_cases_give_the_same_rights() {
    let mut office = Office::new();
    let mut about_bas = letter("Over Bas");
    about_bas.respondent = Some(Respondent { name: line("Bas"), user: Some(user("bas")) });
    let hidden = office.register(&about_bas);
    let open = office.register(&letter("Lawaai"));
    let archived = office.archived();
    let everything = ListFilter { all: true, ..ListFilter::default() };
    for who in ["anna", "bas", "petra", "bestuur", "henk"] {
        let actor = office.actor(who);
        let listed = office.store.list(&actor, &everything, 100).unwrap();
        let found = office.found("stroom", who);
        for case in [&hidden, &open, &archived] {
            let may_open = office.store.load(&case.number, &actor).is_ok();
            assert_eq!(listed.iter().any(|row| row.number == case.number), may_open, "{who} {}", case.number);
            assert_eq!(found.contains(&case.number), may_open, "{who} {}", case.number);
        }
    }
    let bas = office.actor("bas");
    assert!(matches!(office.store.load(&hidden.number, &bas), Err(Failure::NotFound)));
    assert_eq!(office.store.counts(&bas, office.house.date(office.now)).unwrap().open, 1);
    assert!(office.found("Over Bas", "bas").is_empty());
    assert_eq!(office.store.inbox(&bas, 9).unwrap().len(), 1);
    assert!(office.store.due(&bas, Date::MAX).unwrap().iter().all(|row| row.number != hidden.number));
}

#[test]
fn a_project_lead_opens_a_case_with_a_reason_that_is_kept() {
    let mut office = Office::new();
    let case = office.register(&letter("Lawaai"));
    let henk = office.actor("henk");
    assert!(matches!(office.store.read(&case.number, &henk, None, office.now), Err(Failure::ReasonNeeded)));
    office.store.read(&case.number, &henk, Some(&line("Jaaranalyse")), office.now).unwrap();
    let kept: String = office.other_client().query_row("select reason from readings", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, "Jaaranalyse");
}

#[test]
fn an_edited_entry_is_named() {
    let mut office = Office::new();
    let case = office.register(&letter("Lawaai"));
    office.act(&case, "anna", &take()).unwrap();
    let head = office.store.check(None).unwrap().head;
    assert!(office.store.check(Some(&head)).unwrap().faults.is_empty());
    let other = office.other_client();
    other.execute_batch("drop trigger journal_is_not_changed").unwrap();
    other.execute("update journal set payload = replace(payload, 'stroom', 'water') where entry = 1", []).unwrap();
    let faults = office.store.check(None).unwrap().faults;
    assert!(faults.contains(&Fault::Chain(case.number.to_string(), 1)), "{faults:?}");
}

#[test]
fn an_entry_taken_away_and_an_old_file_put_back_are_seen() {
    let mut office = Office::new();
    let case = office.register(&letter("Lawaai"));
    office.act(&case, "anna", &take()).unwrap();
    let head = office.store.check(None).unwrap().head;
    let other = office.other_client();
    other.execute_batch("drop trigger journal_is_not_deleted; delete from journal where entry = 2").unwrap();
    let faults = office.store.check(Some(&head)).unwrap().faults;
    assert!(faults.contains(&Fault::Missing(case.number.to_string(), 2)), "{faults:?}");
    assert!(faults.contains(&Fault::Head), "{faults:?}");
}

#[test]
fn a_list_that_says_something_else_than_the_journal_is_seen() {
    let mut office = Office::new();
    let case = office.register(&letter("Lawaai"));
    office.other_client().execute("update cases set responsible = 'bas'", []).unwrap();
    assert_eq!(office.store.check(None).unwrap().faults, [Fault::Projection(case.number.to_string())]);
}

#[test]
fn an_archived_case_is_read_only_for_every_program() {
    let mut office = Office::new();
    let case = office.archived();
    assert_eq!(case.stage(), Stage::Archived);
    let other = office.other_client();
    for sql in [
        "update cases set subject = 'x'",
        "update cases set version = version + 1",
        "update cases set is_archived = 0",
        "delete from cases",
        "update journal set payload = '{}'",
        "delete from journal",
        "insert into journal (case_id, entry, at, by, event, payload, salt, commitment, hash)
         values (1, 5, 0, 'x', 'noted', '{}', x'', x'', x'')",
        "insert into case_files (case_id, sha256) values (1, 'x')",
    ] {
        assert!(other.execute(sql, []).is_err(), "{sql}");
    }
    office
        .act(&case, "petra", &Command::Hold { reason: text("Rechtszaak."), review: "2027-01-01".parse().unwrap() })
        .unwrap();
    assert!(office.store.check(None).unwrap().faults.is_empty());
    let measure: String = other.query_row("select title from measures", [], |row| row.get(0)).unwrap();
    assert_eq!(measure, "Noodverlichting");
}

#[test]
fn what_is_not_ours_is_left_alone() {
    let folder = TempDir::new().unwrap();
    let open = |name: &str| Store::open(&folder.path().join(name), Access::ReadWrite).err();
    std::fs::write(folder.path().join("brief.txt"), "Geachte heer, mevrouw").unwrap();
    assert!(matches!(open("brief.txt"), Some(Failure::NotOurs)));
    let other = Connection::open(folder.path().join("other.db")).unwrap();
    other.execute_batch("create table t (a)").unwrap();
    assert!(matches!(open("other.db"), Some(Failure::NotOurs)));
    drop(Store::open(&folder.path().join("new.db"), Access::ReadWrite).unwrap());
    let newer = Connection::open(folder.path().join("new.db")).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    assert!(matches!(open("new.db"), Some(Failure::NewerSchema { found: 99, .. })));
    let missing = Store::open(&folder.path().join("none.db"), Access::ReadOnly).err();
    assert!(matches!(missing, Some(Failure::Missing)));
}

#[test]
fn a_database_of_others_keeps_every_byte() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("other.db");
    let other = Connection::open(&path).unwrap();
    other.execute_batch("create table t (a)").unwrap();
    drop(other);
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(Store::open(&path, Access::ReadWrite).err(), Some(Failure::NotOurs)));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn nothing_that_was_recorded_can_be_replaced() {
    let mut office = Office::new();
    let file = NewFile { name: line("foto.png"), media_type: "image/png".to_owned(), content: vec![1, 2, 3] };
    let case = office.register(&letter("Lawaai"));
    office.act(&case, "anna", &Command::Attach { file: file.clone() }).unwrap();
    office.act(&case, "anna", &Command::Attach { file }).unwrap();
    office.archived();
    let other = office.other_client();
    for sql in [
        "insert or replace into cases select * from cases where is_archived = 1",
        "update or replace cases set id = 2 where id = 1",
        "update or replace cases set number = 'ECM-2026-0002' where id = 1",
        "insert or replace into journal select * from journal where seq = 1",
        "insert or replace into journal (case_id, entry, at, by, event, payload, salt, commitment, hash)
         values (1, 1, 0, 'x', 'noted', '{}', x'', x'', x'')",
    ] {
        assert!(other.execute(sql, []).is_err(), "{sql}");
    }
    assert_eq!(other.execute("insert or replace into files select sha256, x'00' from files", []).unwrap(), 0);
    assert!(office.store.check(None).unwrap().faults.is_empty());
}

#[test]
fn the_inbox_and_the_archive_are_read_in_the_order_of_an_index() {
    let office = Office::new();
    let other = office.other_client();
    for (open, order) in [(1, "due is null, due, id"), (0, "id desc")] {
        let sql =
            format!("explain query plan select summary from cases where is_open = {open} order by {order} limit 9");
        let mut statement = other.prepare(&sql).unwrap();
        let plan: Vec<String> = statement.query_map([], |row| row.get(3)).unwrap().map(Result::unwrap).collect();
        assert!(plan.iter().all(|step| step.contains("USING INDEX")), "{plan:?}");
    }
}

#[test]
fn a_copy_is_whole_and_never_overwrites() {
    let mut office = Office::new();
    let case = office.register(&letter("Lawaai"));
    let copy = office.path.with_extension("copy");
    office.store.backup(&copy).unwrap();
    let copied = Store::open(&copy, Access::ReadWrite).unwrap();
    assert_eq!(copied.load(&case.number, &office.actor("anna")).unwrap(), case);
    assert!(copied.check(None).unwrap().faults.is_empty());
    assert!(matches!(office.store.backup(&copy), Err(Failure::Exists)));
}

#[test]
fn who_leaves_leaves_no_case_without_an_owner() {
    let mut office = Office::new();
    let case = office.register(&letter("Lawaai"));
    office.act(&case, "anna", &take()).unwrap();
    let (anna, bas) = (user("anna"), user("bas"));
    let admin = office.actor("bestuur");
    let reason = text("Uit dienst.");
    let refused = office.store.deactivate(&anna, None, &reason, &admin, &office.house, office.now);
    assert!(matches!(refused, Err(Failure::CasesLeft(1))));
    office.store.deactivate(&anna, Some(&bas), &reason, &admin, &office.house, office.now).unwrap();
    let case = office.store.load(&case.number, &office.actor("bas")).unwrap();
    assert_eq!(case.responsible, Some(bas));
    assert!(office.store.check(None).unwrap().faults.is_empty());
    assert!(!office.store.people().unwrap()[0].active);
}

#[test]
fn who_left_writes_nothing_more_also_from_a_desk_that_is_open() {
    let mut office = Office::new();
    let case = office.register(&letter("Lawaai"));
    let bas = office.actor("bas");
    let (admin, reason) = (office.actor("bestuur"), text("Uit dienst."));
    office.store.deactivate(&bas.user, None, &reason, &admin, &office.house, office.now).unwrap();
    let note = Command::Note { text: text("Nog snel iets.") };
    let done = office.store.execute(&case.number, Seen::Any, &note, &bas, &office.house, office.now);
    assert!(matches!(done, Err(Failure::HasLeft)));
    assert!(matches!(office.store.register(&letter("Kou"), &bas, &office.house, office.now), Err(Failure::HasLeft)));
}

#[test]
fn a_file_keeps_its_bytes_and_its_hash() {
    let mut office = Office::new();
    let case = office.register(&letter("Lawaai"));
    let file = NewFile { name: line("foto.png"), media_type: "image/png".to_owned(), content: vec![0, 255, 13, 10] };
    let case = office.act(&case, "bas", &Command::Attach { file }).unwrap();
    let sha256 = &case.attachments[0].sha256;
    assert_eq!(office.store.file(&case.number, sha256, &office.actor("anna")).unwrap(), [0, 255, 13, 10]);
    assert!(office.store.file(&case.number, sha256, &office.actor("bestuur")).is_err());
    assert_eq!(Kind::ALL.len(), 3);
}

#[test]
fn drafts_are_a_persons_own() {
    let mut office = Office::new();
    let anna = user("anna");
    office.store.keep_draft(&anna, "note", "Half een zin", office.now).unwrap();
    office.store.keep_draft(&anna, "note", "Half een zin en", office.now).unwrap();
    assert_eq!(office.store.drafts(&anna).unwrap()["note"].body, "Half een zin en");
    assert!(office.store.drafts(&user("bas")).unwrap().is_empty());
    office.store.drop_draft(&anna, "note").unwrap();
    assert!(office.store.drafts(&anna).unwrap().is_empty());
}

/// Without it another session takes itself for the last one, and settles the log under somebody who writes.
#[test]
fn a_second_connection_of_a_process_leaves_the_first_its_lock() {
    use std::os::unix::fs::MetadataExt;
    let office = Office::new();
    let file = format!(":{} ", std::fs::metadata(office.store.path()).unwrap().ino());
    let is_listed = || std::fs::read_to_string("/proc/locks").unwrap().lines().any(|lock| lock.contains(&file));
    // the kernel lists in pieces, and leaves out some where others lock meanwhile
    let is_locked = || {
        (0..50).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(2));
            is_listed()
        })
    };
    assert!(is_locked());
    for access in [Access::ReadOnly, Access::ReadWrite] {
        let second = Store::open(office.store.path(), access).unwrap();
        assert!(is_locked(), "{access:?}: once it is open");
        drop(second);
        assert!(is_locked(), "{access:?}: once it is closed");
    }
}

#[test]
fn who_leaves_settles_what_was_written_beside_others_who_stay() {
    let mut office = Office::new();
    office.register(&letter("Lawaai"));
    let beside = office.store.path().with_extension("db-wal");
    let length = || std::fs::metadata(&beside).unwrap().len();
    assert!(length() > 0);
    let leaving = Store::open(office.store.path(), Access::ReadWrite).unwrap();
    leaving.settle().unwrap();
    assert_eq!(length(), 0);
    assert_eq!(office.store.inbox(&office.actor("anna"), 9).unwrap().len(), 1);
    // somebody who reads is not waited for
    office.register(&letter("Stroom"));
    let reader = office.other_client();
    reader.execute_batch("begin; select count(*) from cases").unwrap();
    office.register(&letter("Klok"));
    let at = std::time::Instant::now();
    Store::open(office.store.path(), Access::ReadWrite).unwrap().settle().unwrap();
    assert!(at.elapsed() < std::time::Duration::from_secs(2) && length() > 0);
}

#[test]
fn upkeep_puts_the_index_in_one_piece_and_everything_is_found_as_before() {
    let mut office = Office::new();
    for n in 0..30 {
        office.register(&letter(&format!("Lawaai nummer{n}")));
    }
    let pieces = |office: &Office| -> i64 {
        let sql = "select count(distinct segid) from search_idx";
        office.other_client().query_row(sql, [], |row| row.get(0)).unwrap()
    };
    assert!(pieces(&office) > 1);
    office.store.merge_indexes().unwrap();
    assert_eq!(pieces(&office), 1);
    office.store.merge_indexes().unwrap();
    assert!(office.store.check(None).unwrap().faults.is_empty());
    let query = Query::parse("nummer7", &[]).unwrap();
    let found = office.store.count_found(&query, Scope::Everything, &office.actor("anna")).unwrap();
    assert_eq!(found.number, 1);
}
