//! Archived cases have their records, whoever writes meanwhile and whatever another program does to the file.

use std::sync::atomic::{AtomicBool, Ordering};

use super::super::check::Fault;
use super::super::tests::{Office, letter, record_of};
use super::super::{Access, Failure, Seen, Store};
use crate::procedure::case::Case;
use crate::procedure::command::{Command, When};
use crate::procedure::journal::MeasureChoice;
use crate::procedure::{Answer, AppealDecision, Ending, Finding, Ground, Means, Side, Stage, Text};

fn text(words: &str) -> Text {
    Text::new(words).unwrap()
}

/// A case that waits to be taken in.
fn closed(office: &mut Office) -> Case {
    let case = office.register(&letter("Stroomstoring"));
    for command in [
        Command::End { ending: Ending::Withdrawn, reason: text("Ingetrokken.") },
        Command::Close { measure: MeasureChoice::None },
    ] {
        office.act(&case, "anna", &command).unwrap();
    }
    office.store.load(&case.number, &office.actor("anna")).unwrap()
}

#[test]
fn a_record_is_of_the_case_as_it_is_when_it_goes_in() {
    let mut office = Office::new();
    let case = closed(&mut office);
    let (path, number, anna, house, now) =
        (office.path.clone(), case.number.clone(), office.actor("anna"), office.house.clone(), office.now);
    // somebody takes the case back and closes it again while its record is being made
    let was_disturbed = AtomicBool::new(false);
    let store = Store::open(&office.path, Access::ReadWrite).unwrap();
    office.store = store.with_records(move |case, _| {
        if !was_disturbed.swap(true, Ordering::Relaxed) {
            let mut other = Store::open(&path, Access::ReadWrite).unwrap();
            for command in [
                Command::Reopen { reason: text("Toch nog iets.") },
                Command::End { ending: Ending::Withdrawn, reason: text("Nu echt.") },
                Command::Close { measure: MeasureChoice::None },
            ] {
                other.execute(&number, Seen::Any, &command, &anna, &house, now).unwrap();
            }
        }
        Some(record_of(case))
    });
    let archived = office.act(&case, "petra", &Command::Archive).unwrap();
    assert_eq!(archived.version(), case.version() + 4);
    let kept = office.store.records(&case.number, &office.actor("petra")).unwrap();
    assert_eq!(kept.iter().map(|record| record.text.clone()).collect::<Vec<_>>(), [record_of(&archived).text]);
    assert_eq!(archived.archived.unwrap().record, Some(kept[0].sha256()), "the journal has its hash");
    assert_eq!(office.store.check(None).unwrap().faults, []);
}

#[test]
fn a_case_whose_record_cannot_be_made_is_not_archived() {
    let mut office = Office::new();
    let case = closed(&mut office);
    office.store = Store::open(&office.path, Access::ReadWrite).unwrap().with_records(|_, _| None);
    assert!(matches!(office.act(&case, "petra", &Command::Archive), Err(Failure::NoRecord)));
    office.store = Store::open(&office.path, Access::ReadWrite).unwrap();
    assert!(matches!(office.act(&case, "petra", &Command::Archive), Err(Failure::NoRecord)));
    // who may not archive hears that, and not what is wrong with records
    assert!(matches!(office.act(&case, "anna", &Command::Archive), Err(Failure::Refused(_))));
    let still = office.store.load(&case.number, &office.actor("petra")).unwrap();
    assert_eq!((still.stage(), still.version()), (Stage::ToArchive, case.version()));
}

#[test]
fn no_other_program_can_change_a_record_unnoticed() {
    let mut office = Office::new();
    let case = office.archived();
    let other = office.other_client();
    for sql in [
        "update records set text = 'anders'",
        "delete from records",
        "insert or replace into records select * from records",
        "insert into records select case_id, 1, pdf, text, manifest, sha256 from records",
    ] {
        assert!(other.execute(sql, []).is_err(), "{sql}");
    }
    let faults = |office: &Office| office.store.check(None).unwrap().faults;
    assert_eq!(faults(&office), []);
    // somebody who takes the guards away is found out
    other.execute_batch("drop trigger record_is_not_changed; drop trigger record_is_not_deleted").unwrap();
    for sql in [
        "update records set text = text || ' '",
        "update records set manifest = manifest || '#'",
        "update records set sha256 = 'x'",
        "update records set pdf = x'00'",
        "delete from records",
    ] {
        other.execute_batch("begin").unwrap();
        other.execute(sql, []).unwrap();
        other.execute_batch("commit").unwrap();
        assert_eq!(faults(&office), [Fault::Record(case.number.to_string())], "{sql}");
    }
}

#[test]
fn an_appeal_leads_to_a_second_record_beside_the_first() {
    let mut office = Office::new();
    let case = office.register(&letter("Boren"));
    let phone = When { means: Means::Phone, at: None };
    let not_heard = |side| Command::NotHeard { side, ground: Ground::Undisputed, reason: text("Eens.") };
    let close = || Command::Close { measure: MeasureChoice::None };
    let decide = Command::DecideAppeal { decision: AppealDecision::NotUpheld, grounds: text("Volgt het oordeel.") };
    for (who, command) in [
        ("anna", Command::Assess { hand_over_to: None, kind: None, category: None, reason: None }),
        ("anna", Command::Acknowledge { contact: phone, note: None, send: false, late_reason: None }),
        ("anna", not_heard(Side::Complainant)),
        ("anna", not_heard(Side::Respondent)),
        ("anna", Command::Find { point: None, finding: Finding::NotUpheld, grounds: text("Geen grond.") }),
        ("anna", Command::Offer { contact: phone, text: None, send: false, appeal_named: true }),
        ("anna", Command::Answer { answer: Answer::Declined, note: None }),
        ("anna", close()),
        ("petra", Command::Archive),
        ("anna", Command::Appeal { received_at: None, text: text("Ik ga in beroep.") }),
        ("bestuur", decide),
        ("anna", close()),
        ("petra", Command::Archive),
    ] {
        office.act(&case, who, &command).unwrap();
    }
    let case = office.store.load(&case.number, &office.actor("petra")).unwrap();
    let kept = office.store.records(&case.number, &office.actor("petra")).unwrap();
    let hashes: Vec<_> = case.earlier_archivings.iter().chain(&case.archived).map(|it| it.record.clone()).collect();
    assert_eq!(hashes, kept.iter().map(|record| Some(record.sha256())).collect::<Vec<_>>());
    assert_eq!(kept.len(), 2);
    assert_ne!(kept[0], kept[1]);
    assert_eq!(office.store.check(None).unwrap().faults, []);
}
