//! The rules, as scenarios that a complaints officer can read: `tests/scenarios/*.toml`. Each is played on the pure rules,
//! without a database.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::collections::BTreeMap;
use std::fmt::Write;

use klachtenbalie::cli::script::{Act, Script, Step};
use klachtenbalie::procedure::calendar::Calendar;
use klachtenbalie::procedure::case::Case;
use klachtenbalie::procedure::decide::{decide, register};
use klachtenbalie::procedure::house::House;
use klachtenbalie::procedure::journal::{Entry, Event};
use klachtenbalie::procedure::refusal::Refusal;
use klachtenbalie::procedure::retention::RetentionRule;
use klachtenbalie::procedure::roles::{Actor, Person, Roles, Sight};
use klachtenbalie::procedure::{CaseNumber, Choice, Date, Line, Moment, Role, UserName};

struct Play {
    house: House,
    cases: BTreeMap<String, Case>,
}

fn house_of(script: &Script) -> House {
    let mut people = script.people().unwrap();
    for (user, role) in [
        ("anna", Role::CaseWorker),
        ("bas", Role::CaseWorker),
        ("carla", Role::CaseWorker),
        ("petra", Role::Archivist),
        ("henk", Role::ProjectLead),
        ("bestuur", Role::Board),
        ("beheer", Role::Admin),
    ] {
        let user = UserName::new(user).unwrap();
        if people.iter().all(|person| person.user != user) {
            let roles: Roles = [role].into_iter().collect();
            people.push(Person { name: Line::new(user.as_str()).unwrap(), user, mail: None, roles, active: true });
        }
    }
    House {
        zone: chrono_tz::Europe::Amsterdam,
        calendar: Calendar::new(script.closing_days().unwrap().into_iter().collect()),
        terms: script.rules(),
        retention: RetentionRule::default(),
        destruction: klachtenbalie::procedure::destruction::DestructionRule::default(),
        prefix: Line::new("ECM").unwrap(),
        categories: ["bejegening", "organisatie", "exameninhoud", "overig"].map(str::to_owned).to_vec(),
        people,
        alone: false,
    }
}

/// How a step was refused.
#[derive(Debug)]
enum No {
    Hidden,
    Rule(Refusal),
}

impl Play {
    fn act(&mut self, step: &Step, today: Date, now: Moment) -> Result<(), No> {
        let Some(act) = step.act(today, self.house.zone).unwrap() else { return Ok(()) };
        let user = UserName::new(step.by.as_deref().expect("an act has somebody who does it")).unwrap();
        let roles = self.house.person(&user).expect("somebody of the house").roles;
        let actor = Actor { user: user.clone(), roles, alone: false };
        let label = step.case.clone();
        match act {
            Act::Register(new) => {
                let events = register(&new, &actor, &self.house, now).map_err(No::Rule)?;
                let serial = u32::try_from(self.cases.len()).unwrap() + 1;
                let number = CaseNumber::from_parts("ECM", 2026, serial).unwrap();
                let entry = Entry { number: 1, at: now, by: user, event: events.into_iter().next().unwrap() };
                self.cases.insert(label, Case::begin(number, &entry).unwrap());
            }
            Act::OnList(step) => panic!("lists are tried in tests/destruction.rs: {step:?}"),
            Act::OnCase(command) => {
                let case = self.cases.get_mut(&label).expect("a case with this label");
                if actor.sight_of(case) == Sight::Hidden {
                    return Err(No::Hidden);
                }
                let events = decide(case, &command, &actor, &self.house, now).map_err(No::Rule)?;
                for event in events {
                    let (number, at) = (case.next_entry(), now.max(case.last_moment()));
                    case.apply(&Entry { number, at, by: user.clone(), event });
                }
                let again = Case::of_journal(case.number.clone(), &case.journal).unwrap();
                assert_eq!(&again, &*case, "a case is the fold of its journal");
            }
        }
        Ok(())
    }

    /// What was expected and is not so, in a line each.
    fn differences(&self, step: &Step, today: Date) -> String {
        let mut found = String::new();
        if step.expect.is_empty() {
            return found;
        }
        let case = self.cases.get(&step.case).expect("a case with this label");
        let name = |value: Option<&'static str>| value.unwrap_or("").to_owned();
        for (key, wanted) in &step.expect {
            if key == "terms" {
                found += &self.term_differences(case, wanted, today);
                continue;
            }
            let actual = match key.as_str() {
                "stage" => case.stage().name().to_owned(),
                "kind" => case.kind.name().to_owned(),
                "came_in_as" => case.came_in_as.name().to_owned(),
                "responsible" => case.responsible.as_ref().map(ToString::to_string).unwrap_or_default(),
                "handed_to" => case.hand_over.as_ref().map(|h| h.to.to_string()).unwrap_or_default(),
                "finding" => name(case.finding().map(Choice::name)),
                "ending" => name(case.ending.as_ref().map(|reached| reached.ending.name())),
                "text" => case.text.to_string(),
                "agreement" => name(case.points.first().and_then(|point| point.agreement).map(Choice::name)),
                "keep_until" => case.archived.as_ref().map(|a| a.keep_until.to_string()).unwrap_or_default(),
                "appeal_named" => case.offers.last().is_some_and(|offer| offer.appeal_named).to_string(),
                other => panic!("nobody knows how to look at {other:?}"),
            };
            let wanted = wanted.as_str().map_or_else(|| wanted.to_string(), str::to_owned);
            if actual != wanted {
                writeln!(found, "{key}: {actual:?}, and not {wanted:?}").unwrap();
            }
        }
        found
    }

    fn term_differences(&self, case: &Case, wanted: &toml::Value, today: Date) -> String {
        let mut found = String::new();
        for (term_name, wanted) in wanted.as_table().expect("terms = { name = \"date level\" }") {
            let term = case.terms().into_iter().rev().find(|term| term.name.name() == term_name);
            let level = |term: &klachtenbalie::procedure::terms::Term| term.level(today, &self.house.calendar).name();
            let actual = term.map_or_else(|| "none".to_owned(), |term| format!("{} {}", term.due, level(&term)));
            if Some(actual.as_str()) != wanted.as_str() {
                writeln!(found, "term {term_name}: {actual:?}, and not {wanted}").unwrap();
            }
        }
        found
    }
}

/// Plays one script; what goes otherwise than it says.
fn play(script: &Script) -> String {
    let mut play = Play { house: house_of(script), cases: BTreeMap::new() };
    let far = "2026-11-25".parse().unwrap();
    let mut found = String::new();
    for (index, step) in script.steps.iter().enumerate() {
        let now = step.moment(far, play.house.zone).unwrap();
        let today = play.house.date(now);
        let before = play.cases.get(&step.case).cloned();
        let outcome = play.act(step, far, now);
        let refused = match &outcome {
            Ok(()) => None,
            Err(No::Hidden) => Some("hidden".to_owned()),
            Err(No::Rule(refusal)) if refusal.is_about_person() => Some("person".to_owned()),
            Err(No::Rule(refusal)) => {
                Some(refusal.clause().map_or_else(|| "refused".to_owned(), klachtenbalie::procedure::Clause::code))
            }
        };
        let also_clause = match &outcome {
            Err(No::Rule(refusal)) => refusal.clause().map(klachtenbalie::procedure::Clause::code),
            _ => None,
        };
        if step.refused != refused && (step.refused.is_none() || step.refused != also_clause) {
            writeln!(found, "step {}: {outcome:?}, and not refused = {:?}", index + 1, step.refused).unwrap();
        }
        if outcome.is_err() {
            assert_eq!(play.cases.get(&step.case), before.as_ref(), "a refusal writes nothing");
        }
        for line in play.differences(step, today).lines() {
            writeln!(found, "step {}: {line}", index + 1).unwrap();
        }
    }
    found
}

#[test]
fn every_scenario_goes_as_it_says() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 30, "only {} scenarios", files.len());
    let mut found = String::new();
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let script =
            Script::read(&std::fs::read_to_string(&file).unwrap()).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert!(!script.title.is_empty() && !script.clauses.is_empty(), "{name} says what it shows");
        for line in play(&script).lines() {
            writeln!(found, "{name}: {line}").unwrap();
        }
    }
    assert!(found.is_empty(), "\n{found}");
}

#[test]
fn events_survive_being_written_and_read() {
    let script = Script::read(include_str!("scenarios/w1_w7_de_hele_weg.toml")).unwrap();
    let mut play = Play { house: house_of(&script), cases: BTreeMap::new() };
    let far = "2026-11-25".parse().unwrap();
    for step in &script.steps {
        let now = step.moment(far, play.house.zone).unwrap();
        play.act(step, far, now).unwrap();
    }
    for entry in &play.cases["a"].journal {
        let written = serde_json::to_string(&entry.event).unwrap();
        let read: Event = serde_json::from_str(&written).unwrap();
        assert_eq!(read, entry.event);
        assert!(written.contains(&format!("\"event\":\"{}\"", entry.event.name())), "{written}");
    }
}
