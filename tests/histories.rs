//! Random histories: whatever people do in whatever order, the rules hold.
#![allow(clippy::unwrap_used, missing_docs)]

use std::path::PathBuf;

use klachtenbalie::config::Config;
use klachtenbalie::documents::{self, Letterhead, WithPdf};
use klachtenbalie::procedure::case::Case;
use klachtenbalie::procedure::command::{Command, NewCase, When};
use klachtenbalie::procedure::house::House;
use klachtenbalie::procedure::journal::{Complainant, Contact, MeasureChoice, Respondent};
use klachtenbalie::procedure::query::Query;
use klachtenbalie::procedure::roles::{Actor, Person, Sight};
use klachtenbalie::procedure::{
    Agreement, Answer, AppealDecision, Channel, Decision, Ending, Finding, Ground, Kind, Line, Means, Moment, Role,
    Satisfaction, Side, Stage, Text, Then, UserName, hearing,
};
use klachtenbalie::store::{Access, Failure, ListFilter, Question, Scope, Seen, Store};
use proptest::prelude::*;
use tempfile::TempDir;

fn text(words: &str) -> Text {
    Text::new(words).unwrap()
}

fn line(words: &str) -> Line {
    Line::new(words).unwrap()
}

fn user(name: &str) -> UserName {
    UserName::new(name).unwrap()
}

fn finds(store: &Store, query: &str, actor: &Actor) -> bool {
    let query = Query::parse(query, &[]).unwrap();
    let question = Question { query: &query, scope: Scope::Everything, actor, after: None, limit: 9 };
    !store.find(&question).unwrap().cases.is_empty()
}

const PEOPLE: [(&str, Role); 5] = [
    ("anna", Role::CaseWorker),
    ("bas", Role::CaseWorker),
    ("carla", Role::CaseWorker),
    ("petra", Role::Archivist),
    ("bestuur", Role::Board),
];

/// One act of a history; the words hold its number, so that each can be found again.
fn act(which: u8, nth: usize) -> Command {
    let words = text(&format!("woorden{nth}"));
    let contact = When { means: Means::Phone, at: None };
    match which {
        0 | 1 => Command::Assess { hand_over_to: None, kind: None, category: None, reason: None },
        2 => Command::HandOver { to: user("bas"), reason: words },
        3 => Command::Accept,
        4 => Command::Reclassify {
            kind: if nth.is_multiple_of(2) { Kind::Signal } else { Kind::Complaint },
            reason: words,
        },
        5 => Command::WriteDown { received_at: None, text: words },
        6 => {
            let contact = Contact { name: Some(line("Q")), ..Contact::default() };
            Command::Identify { complainant: Complainant::of(contact) }
        }
        7 | 8 => Command::Acknowledge { contact, note: Some(words), send: false, late_reason: None },
        9 => Command::AddPoint { text: words },
        10 => Command::Hear { side: Side::Complainant, party: line("K"), contact, point: None, text: words },
        11 => Command::Hear { side: Side::Respondent, party: line("L"), contact, point: None, text: words },
        12 => Command::NotHeard { side: Side::Respondent, ground: Ground::Undisputed, reason: words },
        13 | 14 => Command::Find { point: None, finding: Finding::Upheld, grounds: words },
        15 | 16 => Command::Propose { solution: words, extra_service: None },
        17 | 18 => Command::Offer { contact, text: Some(words), send: false, appeal_named: true },
        19 | 20 => Command::Answer { answer: Answer::Accepted, note: Some(words) },
        21 => Command::CarryOut { on: None, no_follow_up: None },
        22 => Command::CarryOut { on: None, no_follow_up: Some(words) },
        23 => Command::FollowUp {
            means: Means::Phone,
            satisfaction: Satisfaction::Partly,
            note: Some(words),
            then: if nth.is_multiple_of(3) { Then::NewSolution } else { Then::Nothing },
        },
        24 => Command::Reply { contact, text: words, decision: None, send: false },
        25 => Command::Reply { contact, text: words, decision: Some(Decision::Adopted), send: false },
        26 => Command::NoReply { reason: words },
        27 => Command::End { ending: Ending::Withdrawn, reason: words },
        28 | 29 => Command::Close { measure: MeasureChoice::None },
        30 => Command::Reopen { reason: words },
        31 | 32 => Command::Archive,
        33 => Command::SendBack { reason: words },
        34 => Command::Appeal { received_at: None, text: words },
        35 => Command::DecideAppeal { decision: AppealDecision::NotUpheld, grounds: words },
        36 => Command::Note { text: words },
        37 => Command::NameRespondent { respondent: Respondent { name: line("C"), user: Some(user("carla")) } },
        38 | 39 => Command::Undo { entry: None },
        40 => Command::Undo { entry: u32::try_from(nth).ok() },
        42 => Command::Compare { point: 1, agreement: Agreement::Differs },
        41 => Command::Redo { entry: u32::try_from(nth).unwrap_or(1).saturating_sub(1) },
        _ => Command::Correct { entry: u32::from(which), text: words, reason: text("Netter.") },
    }
}

struct Office {
    _folder: TempDir,
    path: PathBuf,
    store: Store,
    house: House,
}

impl Office {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("klachtenbalie.db");
        let head = Letterhead::new(&line("ECM"), "nl");
        let store = Store::open(&path, Access::ReadWrite).unwrap();
        let mut store = store.with_records(documents::recorder(head, WithPdf::No));
        for (name, role) in PEOPLE {
            let roles = [role].into_iter().collect();
            store.add_person(&Person { user: user(name), name: line(name), mail: None, roles, active: true }).unwrap();
        }
        let mut house = Config::default().house(store.people().unwrap());
        house.alone = false;
        Self { _folder: folder, path, store, house }
    }

    fn actor(&self, name: &str) -> Actor {
        let person = self.house.person(&user(name)).unwrap();
        Actor { user: person.user.clone(), roles: person.roles, alone: false }
    }
}

fn new_case(kind: Kind, channel: Channel, is_anonymous: bool) -> NewCase {
    let contact = Contact { name: (!is_anonymous).then(|| line("Q")), ..Contact::default() };
    NewCase::new(kind, channel, line("Onderwerp"), text("Begin"), Complainant::of(contact))
}

/// What a stage requires to have happened.
fn has_what_its_stage_requires(case: &Case) -> bool {
    let stage = case.stage();
    let was_ended = case.ending.is_some();
    let past = |at_least: &[Stage]| at_least.contains(&stage);
    let closed = [Stage::ToArchive, Stage::Archived];
    let after_offer = [Stage::Offered, Stage::ToCarryOut, Stage::FollowUp, Stage::UnderAppeal];
    let is_complaint = case.kind == Kind::Complaint;
    let heard_and_found = hearing::missing_sides(case).is_empty() && case.finding().is_some();
    (stage == Stage::ToAssess || stage == Stage::AwaitingWriting || case.responsible.is_some())
        && (!past(&after_offer) || !case.offers.is_empty())
        && (!past(&closed) || was_ended || !is_complaint || heard_and_found && case.acknowledgement.is_some())
        && (!past(&closed) || was_ended || is_complaint || case.reply.is_some() || case.no_reply.is_some())
        && (stage != Stage::Archived || case.archived.as_ref().is_some_and(|a| a.keep_until > a.end_of_file))
        && !(case.kind == Kind::Complaint && case.complainant == Complainant::Anonymous)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn no_history_breaks_a_rule(
        kind in 0_usize..3, channel in 0_usize..5, is_anonymous: bool,
        acts in proptest::collection::vec((0_u8..44, 0_usize..5), 1..60),
    ) {
        let kind = [Kind::Complaint, Kind::Signal, Kind::Proposal][kind];
        let channel = [Channel::Email, Channel::Letter, Channel::Form, Channel::Phone, Channel::Counter][channel];
        let mut office = Office::new();
        let mut now = 1_790_000_000;
        let at = |seconds| Moment::from_seconds(seconds).unwrap();
        let anna = office.actor("anna");
        let number = office.store.register(&new_case(kind, channel, is_anonymous), &anna, &office.house, at(now)).unwrap().number;
        let mut recorded = Vec::new();
        for (nth, (which, who)) in acts.into_iter().enumerate() {
            now += 7_200;
            let actor = office.actor(PEOPLE[who].0);
            let command = act(which, nth);
            match office.store.execute(&number, Seen::Any, &command, &actor, &office.house, at(now)) {
                Ok(case) => {
                    prop_assert!(has_what_its_stage_requires(&case), "{:?} {command:?}", case.stage());
                    if case.journal.last().is_some_and(|entry| entry.at == at(now)) {
                        recorded.push(format!("woorden{nth}"));
                    }
                }
                Err(Failure::Refused(_) | Failure::NotFound) => {}
                Err(failure) => prop_assert!(false, "{failure:?}"),
            }
        }
        // what was recorded is in the journal word for word, and the lists say what the journal says
        let report = office.store.check(None).unwrap();
        prop_assert!(report.faults.is_empty(), "{:?}", report.faults);
        let again = Store::open(&office.path, Access::ReadOnly).unwrap();
        let everything = ListFilter { all: true, ..ListFilter::default() };
        for (name, _) in PEOPLE {
            let actor = office.actor(name);
            let is_listed = !again.list(&actor, &everything, 9).unwrap().is_empty();
            let loaded = again.load(&number, &actor);
            prop_assert_eq!(is_listed, loaded.is_ok(), "{}", name);
            prop_assert_eq!(finds(&again, "begin", &actor) || finds(&again, "Onderwerp", &actor), loaded.is_ok());
            if let Ok(case) = loaded {
                prop_assert_eq!(actor.sight_of(&case), Sight::Open);
                let is_respondent = case.respondent.as_ref().and_then(|r| r.user.as_ref()) == Some(&actor.user);
                prop_assert!(!is_respondent, "the respondent sees nothing");
                let journal = serde_json::to_string(&case.journal).unwrap();
                for words in recorded.iter().filter(|words| has_text(&case, words)) {
                    prop_assert!(journal.contains(words.as_str()), "{} is lost", words);
                }
            }
        }
    }
}

/// Acts without words of their own (taking, accepting, closing) leave none behind.
fn has_text(case: &Case, words: &str) -> bool {
    let nth: usize = words.trim_start_matches("woorden").parse().unwrap();
    let at = 1_790_000_000 + i64::try_from(nth + 1).unwrap() * 7_200;
    case.journal.iter().any(|entry| {
        entry.at.seconds() == at
            && !matches!(
                entry.event.name(),
                "assessed"
                    | "hand_over_accepted"
                    | "closed"
                    | "archived"
                    | "identified"
                    | "respondent_named"
                    | "carried_out"
                    | "undone"
                    | "point_compared"
                    | "redone"
            )
    })
}
