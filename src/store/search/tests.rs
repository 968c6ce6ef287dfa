//! Searching as somebody who asks sees it, and what the index holds of it.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::super::check::Fault;
use super::super::tests::{Office, letter, line, text, user};
use super::super::{Question, Scope};
use crate::procedure::command::{Command, NewCase, NewFile, When};
use crate::procedure::journal::{MeasureChoice, Respondent};
use crate::procedure::query::{Field, Query, Tally};
use crate::procedure::{Answer, CaseNumber, Finding, Ground, Means, Side};

fn told(subject: &str, story: &str) -> NewCase {
    NewCase { text: text(story), ..letter(subject) }
}

fn count(client: &Connection, sql: &str) -> i64 {
    client.query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn words_are_found_in_any_order_by_beginning_inflection_and_part() {
    let mut office = Office::new();
    let compound =
        office.register(&told("Examenlocatie", "De examenlocatie was niet bereikbaar; twee klachten.")).number;
    let accents = office.register(&told("Coördinator", "Zoë was te laat bij het ĳs.")).number;
    for (query, found) in [
        ("locatie", vec![&compound]),
        ("bereikbaar examenloc", vec![&compound]),
        ("klacht ", vec![&compound]),
        ("COORDINATOR ", vec![&accents]),
        ("zoe ijs", vec![&accents]),
        ("twee -klacht", vec![]),
        ("-klacht ", vec![&accents]),
        ("te laat", vec![&accents]),
        ("b", vec![&accents, &compound]),
        ("examenlocati", vec![&compound]),
        ("ECM-2026-0002", vec![&accents]),
        ("", vec![&accents, &compound]),
        ("zuid", vec![]),
    ] {
        assert_eq!(office.found(query, "anna"), found.into_iter().cloned().collect::<Vec<CaseNumber>>(), "{query}");
    }
}

#[test]
fn a_phrase_is_its_words_in_their_order() {
    let mut office = Office::new();
    let one = office.register(&told("Een", "De surveillant kwam te laat binnen.")).number;
    let other = office.register(&told("Twee", "Te veel lawaai; laat in de middag hield het op.")).number;
    assert_eq!(office.found("\"te laat\"", "anna"), vec![one.clone()]);
    assert_eq!(office.found("\"te la", "anna"), vec![one.clone()]);
    assert_eq!(office.found("te laat ", "anna"), [other.clone(), one]);
    assert_eq!(office.found("laat -\"te laat\"", "anna"), [other]);
}

#[test]
fn fields_are_found_in_both_languages() {
    let mut office = Office::new();
    let mut new = told("Lawaai", "Het was rumoerig.");
    new.location = Some(line("Utrecht, zaal 3"));
    new.category = Some(line("locatie en faciliteiten"));
    let there = office.register(&new).number;
    let archived = office.archived().number;
    for (query, is_there) in [
        ("locatie:utr", true),
        ("location:\"zaal 3\" ", true),
        ("locatie:zwolle ", false),
        ("categorie:faciliteiten", true),
        ("klager:özdemir soort:klacht ", true),
        ("jaar:2026 stap:te-beoordelen ", true),
        ("jaar:2025 ", false),
        ("van:01-09-2026 tot:2026-09-30 ", true),
        ("van:2027 ", false),
        ("tot:08-2026 ", false),
        ("nummer:1 ", true),
        ("nummer:2026-0002 ", false),
        ("behandelaar:niemand lawaai", true),
        ("-stap:archief ", true),
        ("-soort:klacht ", false),
    ] {
        assert_eq!(office.found(query, "anna").contains(&there), is_there, "{query}");
    }
    assert_eq!(office.found("stap:archief ", "petra"), [archived]);
}

#[test]
fn what_changes_in_a_case_changes_in_the_index() {
    let mut office = Office::new();
    let case = office.register(&told("Lawaai", "Het was rumoerig."));
    assert!(office.found("onvindbaar ", "anna").is_empty());
    office.act(&case, "anna", &Command::Note { text: text("Eerst onvindbaar, nu niet meer.") }).unwrap();
    let file =
        NewFile { name: line("verslag.txt"), media_type: "text/plain".to_owned(), content: b"bijlagewoord".to_vec() };
    office.act(&case, "anna", &Command::Attach { file }).unwrap();
    for query in ["onvindbaar ", "bijlagewoord ", "verslag "] {
        assert_eq!(office.found(query, "anna"), vec![case.number.clone()], "{query}");
    }
    assert!(office.store.check(None).unwrap().faults.is_empty());
}

#[test]
fn the_respondent_finds_counts_and_completes_nothing_of_their_case() {
    let mut office = Office::new();
    office.register(&told("Lawaai", "Het was rumoerig."));
    let mut hidden = told("Over Bas", "Geheimwoord bij een geheimwoordenboek.");
    hidden.respondent = Some(Respondent { name: line("Bas"), user: Some(user("bas")) });
    hidden.location = Some(line("Geheimstad"));
    let hidden = office.register(&hidden).number;
    for (who, sees) in [("anna", true), ("bas", false), ("petra", false), ("bestuur", false), ("henk", false)] {
        let actor = &office.actor(who);
        for query in ["geheimwoord ", "geheim", "-rumoerig ", "nummer:2 ", "\"bij een\" "] {
            assert_eq!(office.found(query, who).contains(&hidden), sees, "{who} {query}");
            let query = Query::parse(query, &[]).unwrap();
            assert_eq!(
                office.store.snippet(&query, &hidden, actor).unwrap().is_some() && sees,
                sees && query.has_words()
            );
            let tally = office.store.count_found(&query, Scope::Everything, actor).unwrap();
            assert_eq!(tally.number > 0, sees, "{who}");
        }
        let values = office.store.values_of(Field::Location, "geh", Scope::Everything, actor).unwrap();
        assert_eq!(values, if sees { vec!["geheimstad"] } else { vec![] }, "{who}");
        let nowhere = Query::parse("geheimwoord jaar:2020 ", &[]).unwrap();
        assert_eq!(office.store.likely_cause(&nowhere, Scope::Everything, actor).unwrap().is_some(), sees, "{who}");
    }
}

/// Two letters that no other number has.
fn letters(n: u8) -> String {
    format!("{}{}", char::from(b'a' + n / 26), char::from(b'a' + n % 26))
}

/// More forms of a word, and more values of a field, than are sought or offered at once.
const MANY: u8 = 200;

/// Some about Bas, still open: neither he nor the archivist may know of them. Their words come before those of any other case,
/// by the alphabet and by their length, and there are many more of each; some are words that others have too.
fn hide(office: &mut Office, times: u8) {
    for _ in 0..times {
        for some in (0..MANY).collect::<Vec<u8>>().chunks(20) {
            let (mut story, mut location) = (String::new(), String::new());
            for n in some {
                let it = letters(*n);
                story += &format!("{it}lokatie {it}exam surveill{it} lokaties{it} ");
                location += &format!("ga{it} ");
                if n % 5 == 4 {
                    story += &format!("toetslokatie{it} surveillanten{it} ");
                    location += &format!("g{it} ");
                }
            }
            let mut new = told("Geheim", &story);
            new.respondent = Some(Respondent { name: line("Bas"), user: Some(user("bas")) });
            new.location = Some(line(location.trim_end()));
            office.register(&new);
        }
    }
}

/// All that `who` is told when they seek: what is found, its number, its words, what was cut, and what could follow.
fn told_when_seeking(office: &Office, who: &str) -> Vec<String> {
    let (store, actor) = (&office.store, &office.actor(who));
    let mut told = Vec::new();
    for scope in [Scope::Everything, Scope::Archive] {
        for text in [
            "lokatie ",
            "lokatie",
            "exam",
            "surveill",
            "\"surveill",
            "surveillant ",
            "-surveill",
            "locatie:g",
            "van:2020",
        ] {
            let query = Query::parse(text, &[]).unwrap();
            let question = Question { query: &query, scope, actor, after: None, limit: 9 };
            let found = store.find(&question).unwrap();
            let tally = store.count_found(&query, scope, actor).unwrap();
            told.push(format!("{text}: {tally:?} {:?} {:?}", found.tally, found.cut));
            for case in found.cases {
                let snippet = store.snippet(&query, &case.number, actor).unwrap();
                told.push(format!("{} {:?}", case.subject, snippet.map(|snippet| (snippet.text, snippet.marks))));
            }
        }
        told.push(format!("g: {:?}", store.values_of(Field::Location, "g", scope, actor).unwrap()));
    }
    told
}

#[test]
fn one_case_is_found_and_completed_beside_many_that_must_not_be_known() {
    let mut office = Office::new();
    hide(&mut office, 1);
    let mut new = told("Zichtbaar", "De surveillanten van de zzzzexamenlokatie.");
    new.location = Some(line("Gzeist"));
    let number = office.archived_of(&new).number;
    for who in ["bas", "petra"] {
        for query in ["lokatie ", "xamen", "surveill", "\"surveill", "surveillant ", "locatie:g"] {
            assert_eq!(office.found(query, who), std::slice::from_ref(&number), "{who} {query}");
        }
        let values = office.store.values_of(Field::Location, "g", Scope::Archive, &office.actor(who)).unwrap();
        assert_eq!(values, ["gzeist"], "{who}");
    }
}

#[test]
fn nothing_that_is_told_differs_by_cases_that_must_not_be_known() {
    let [without, with, with_more] = [0, 1, 2].map(|times| {
        let mut office = Office::new();
        hide(&mut office, times);
        // more forms than are sought at once, some of them open, in many cases and in few
        for n in 0..90 {
            let story = format!("{0}eindexamen bij de toetslokatie{0} met surveillanten{0}.", letters(n));
            let mut new = told(&format!("Zaak {n}"), &story);
            new.location = Some(line(&format!("Gouda g{}", letters(n))));
            match n % 3 {
                0 => drop(office.register(&new)),
                _ => drop(office.archived_of(&new)),
            }
        }
        hide(&mut office, times);
        ["bas", "petra", "bestuur"].map(|who| told_when_seeking(&office, who))
    });
    assert!(without[0].iter().any(|told| told.contains("[\"lokatie\"]")), "{without:?}");
    assert_eq!(without, with);
    assert_eq!(without, with_more);
}

#[test]
fn what_is_rare_makes_cases_alike_and_nobody_learns_of_one_that_is_not_theirs() {
    let mut office = Office::new();
    let judged = |office: &mut Office, new: &NewCase| -> CaseNumber {
        let case = office.register(new);
        let hearing = |side| Command::NotHeard { side, ground: Ground::Undisputed, reason: text("Staat vast.") };
        for command in [
            Command::Assess { hand_over_to: None, kind: None, category: None, reason: None },
            Command::Acknowledge {
                contact: When { means: Means::Phone, at: None },
                note: None,
                send: false,
                late_reason: None,
            },
            hearing(Side::Complainant),
            hearing(Side::Respondent),
            Command::Find { point: None, finding: Finding::NotUpheld, grounds: text("Bleek niet.") },
            Command::Offer {
                contact: When { means: Means::Phone, at: None },
                text: Some(text("Uitleg.")),
                send: false,
                appeal_named: true,
            },
            Command::Answer { answer: Answer::Accepted, note: None },
            Command::Close { measure: MeasureChoice::None },
        ] {
            office.act(&case, "anna", &command).unwrap();
        }
        case.number
    };
    let about = |subject: &str, category: &str| NewCase { category: Some(line(category)), ..letter(subject) };
    // a category that is frequent weighs less than a word that is rare
    let frequent: Vec<CaseNumber> =
        (0..8).map(|_| judged(&mut office, &about("Cijfer te laat", "organisatie"))).collect();
    let rare = judged(&mut office, &about("Brandalarm in zaal", "bejegening"));
    let hidden = NewCase {
        respondent: Some(Respondent { name: line("Bas"), user: Some(user("bas")) }),
        ..about("Brandalarm bij Bas", "organisatie")
    };
    let hidden = judged(&mut office, &hidden);
    office.register(&about("Brandalarm zonder oordeel", "organisatie"));
    let case = office.register(&about("Brandalarm tijdens examen", "organisatie"));
    let found = |who: &str| -> Vec<CaseNumber> {
        let similar = office.store.similar(&case, &office.actor(who), 9).unwrap();
        similar.into_iter().map(|summary| summary.number).collect()
    };
    assert_eq!(found("anna")[..2], [hidden.clone(), rare.clone()]);
    assert_eq!(found("anna").len(), 9, "no more than were asked for");
    assert_eq!(found("bas")[0], rare);
    assert!(!found("bas").contains(&hidden) && frequent.iter().all(|number| found("bas").contains(number)));
}

#[test]
fn pages_follow_one_another_and_are_counted() {
    let mut office = Office::new();
    let numbers: Vec<CaseNumber> = (0..12).map(|_| office.register(&letter("Stroom")).number).collect();
    let query = Query::parse("stroom", &[]).unwrap();
    let actor = &office.actor("anna");
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let question = Question { query: &query, scope: Scope::Everything, actor, after, limit: 5 };
        let page = office.store.find(&question).unwrap();
        seen.extend(page.cases.into_iter().map(|summary| summary.number));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert!(seen.iter().eq(numbers.iter().rev()));
    assert_eq!(
        office.store.count_found(&query, Scope::Everything, actor).unwrap(),
        Tally { number: 12, is_more: false }
    );
}

#[test]
fn what_is_forgotten_is_in_no_part_of_the_index_and_leaves_no_bytes() {
    let mut office = Office::new();
    let kept = office.register(&told("Lawaai", "Het was rumoerig."));
    let case = office.register(&told("Xylofoon", "Kwakzalverij bij de pannenkoekenboot."));
    office.act(&case, "anna", &Command::Note { text: text("Kwartelkoning.") }).unwrap();
    office.store.write(|transaction| super::forget(transaction, 2)).unwrap();
    for word in ["xylofoon ", "kwakzalverij ", "kwart", "pannenkoeken", "nummer:2 "] {
        assert!(office.found(word, "anna").is_empty(), "{word}");
    }
    assert_eq!(office.found("rumoerig ", "anna"), [kept.number]);
    let client = office.other_client();
    assert_eq!(count(&client, "select count(*) from search_words where case_id = 2"), 0);
    assert_eq!(count(&client, "select count(*) from search_index where doc = 2"), 0);
    assert_eq!(count(&client, "select count(*) from vocabulary where form like '%kwa%' or form like '%pannen%'"), 0);
    for table in ["search_data", "search_idx", "search_parts_data", "search_parts_idx", "vocabulary", "search_words"] {
        let mut statement = client.prepare(&format!("select * from {table}")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                let (ValueRef::Blob(bytes) | ValueRef::Text(bytes)) = row.get_ref(column).unwrap() else { continue };
                // an index leaves out what a word has in common with the one before it, so the ends are sought
                for word in ["ylofoon", "akzalver", "nenkoeken", "rtelkoning"] {
                    assert!(!bytes.windows(word.len()).any(|found| found == word.as_bytes()), "{table} has {word}");
                }
            }
        }
    }
}

#[test]
fn an_index_that_says_something_else_than_the_cases_is_seen() {
    let mut office = Office::new();
    let case = office.register(&told("Lawaai", "Het was rumoerig."));
    assert!(office.store.check(None).unwrap().faults.is_empty());
    for sql in [
        "insert into search (rowid, tokens) values (1, 'vreemd')",
        "insert into search (search, rowid, tokens) values ('delete', 1, 'vreemd')",
        "update vocabulary set cases = 2 where form = 'rumoerig'",
        "update vocabulary set cases = 1 where form = 'rumoerig'",
        "update search_words set words = 'x'",
    ] {
        office.other_client().execute(sql, []).unwrap();
        let faults = office.store.check(None).unwrap().faults;
        let is_seen = faults
            .iter()
            .any(|fault| matches!(fault, Fault::Search(who) if who.is_empty() || *who == case.number.as_str()));
        let is_mended = sql.contains("'delete'") || sql.contains("cases = 1");
        assert_eq!(is_seen, !is_mended, "{sql} {faults:?}");
    }
}

#[test]
fn odd_queries_give_a_page_or_one_sentence() {
    let mut office = Office::new();
    for story in
        ["Halverwege viel de stroom uit.", "De examenlocatie was te laat open.", "🇳🇱 界界界界 \u{301}e AND OR NOT NEAR"]
    {
        office.register(&told("Storing", story));
    }
    let pieces = "(\"|-|\\*|:|\\(|\\)|\\^|\\+|'|AND|OR|NOT|NEAR|NEAR\\(|jaar:|oordeel:|van:|locatie:|nummer:|behandelaar:|tokens:|\
                  20[0-9]{2}|stroom|examen|te laat|[a-zé]{1,9}| |\\PC|\\pC|.){0,24}";
    let actor = office.actor("anna");
    let cases = std::env::var("KLACHTENBALIE_QUERIES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(cases));
    let people = &office.house.people;
    let store = &office.store;
    runner
        .run(&pieces, |text| {
            if let Ok(query) = Query::parse(&text, people) {
                let question = Question { query: &query, scope: Scope::Archive, actor: &actor, after: None, limit: 9 };
                let found = store.find(&question);
                prop_assert!(found.is_ok(), "{:?}", found);
                prop_assert!(store.count_found(&query, Scope::Everything, &actor).is_ok());
            }
            Ok(())
        })
        .unwrap();
    for long in
        ["x".repeat(10_000), "\"a ".repeat(3_000), "examen ".repeat(2_000), "-".repeat(10_000), "(".repeat(9_000)]
    {
        let query = Query::parse(&long, people).unwrap();
        let question = Question { query: &query, scope: Scope::Everything, actor: &actor, after: None, limit: 9 };
        store.find(&question).unwrap();
    }
}
