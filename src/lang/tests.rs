//! Both languages say the same things, and every value has its word.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::Lang;
use crate::config::{AccessMode, Glyphs, Theme};
use crate::procedure::calendar::Holiday;
use crate::procedure::case::Passage;
use crate::procedure::completeness::Gap;
use crate::procedure::destruction::ListState;
use crate::procedure::reading::Looked;
use crate::procedure::record::Format;
use crate::procedure::{
    Agreement, Answer, AppealDecision, Channel, Choice, Clause, Count, Decision, Ending, Finding, Ground, Kind, Level,
    Means, Relation, Role, Satisfaction, Side, Stage, TermName, Then,
};

/// Key to the values its text uses, over all files of a language.
fn texts(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lang").join(language);
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let mut key = String::new();
        for line in text.lines() {
            let is_key = line.starts_with(|c: char| c.is_ascii_lowercase());
            if let Some((name, _)) = line.split_once(" =").filter(|_| is_key) {
                key = name.to_owned();
                assert!(texts.insert(key.clone(), BTreeSet::new()).is_none(), "{language}: {key} stands twice");
            }
            for value in line.split('$').skip(1) {
                let name: String = value.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
                texts.get_mut(&key).unwrap().insert(name);
            }
        }
    }
    texts
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_values() {
    let (nl, en) = (texts("nl"), texts("en"));
    let missing: Vec<_> = nl.keys().filter(|key| !en.contains_key(*key)).collect();
    let extra: Vec<_> = en.keys().filter(|key| !nl.contains_key(*key)).collect();
    assert!(missing.is_empty() && extra.is_empty(), "not in en: {missing:?}; not in nl: {extra:?}");
    for (key, values) in &nl {
        assert_eq!(Some(values), en.get(key), "{key}");
        for lang in [Lang::Nl, Lang::En] {
            let values: Vec<(&'static str, &str)> =
                values.iter().map(|value| (&*String::leak(value.clone()), "1")).collect();
            let said = lang.text_with(key, &values);
            // the word for "program" may well be "program"
            assert!(said != *key || !key.contains('-'), "{lang:?}: {key} cannot be read");
        }
    }
}

fn named<C: Choice>() {
    for value in C::ALL {
        for lang in [Lang::Nl, Lang::En] {
            assert!(lang.has_word(*value), "{lang:?} has no word for {value:?}");
        }
    }
}

#[test]
fn every_choice_has_its_word() {
    named::<Kind>();
    named::<Passage>();
    named::<Channel>();
    named::<Means>();
    named::<Relation>();
    named::<Side>();
    named::<Agreement>();
    named::<Ground>();
    named::<Finding>();
    named::<Answer>();
    named::<Satisfaction>();
    named::<Then>();
    named::<Decision>();
    named::<Ending>();
    named::<AppealDecision>();
    named::<Role>();
    named::<Stage>();
    named::<Clause>();
    named::<Count>();
    named::<Level>();
    named::<TermName>();
    named::<Holiday>();
    named::<AccessMode>();
    named::<Theme>();
    named::<Glyphs>();
    named::<ListState>();
    named::<Looked>();
    named::<Gap>();
    named::<Format>();
}

#[test]
fn what_the_screen_calls_a_value_is_what_can_be_typed() {
    use crate::procedure::query::{Field, Query, closed_values};
    fn typed<C: Choice>(field: Field) {
        for lang in [Lang::Nl, Lang::En] {
            assert!(field.names().contains(&lang.choice(field).as_str()), "{lang:?} {field:?}");
            for value in C::ALL {
                let said: String = lang.choice(*value).chars().filter(|c| c.is_alphabetic()).collect();
                assert!(closed_values(field).contains(&said.as_str()), "{lang:?} {field:?} {value:?}");
            }
        }
    }
    typed::<Finding>(Field::Finding);
    typed::<Kind>(Field::Kind);
    typed::<Stage>(Field::Stage);
    for field in Field::ALL {
        assert!(
            [Lang::Nl, Lang::En].iter().all(|lang| field.names().contains(&lang.choice(*field).as_str())),
            "{field:?}"
        );
    }
    let fault = Query::parse("oordeel:x ", &[]).unwrap_err();
    let said = super::query_fault(Lang::Nl, &fault);
    assert_eq!(said, "oordeel:x bestaat niet. Kies uit: gegrond, deels gegrond, ongegrond, geen oordeel mogelijk.");
}

#[test]
fn the_dutch_is_office_dutch() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lang/nl");
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let said = line.split_once(" = ").map_or(line, |(_, said)| said).to_lowercase();
            let mut words = said.split(|c: char| !c.is_alphanumeric());
            let forbidden = ["je", "jouw", "error", "oeps", "helaas", "submit", "record"];
            assert!(!words.any(|word| forbidden.contains(&word)), "regel {}: {line}", number + 1);
        }
    }
}

#[test]
fn dates_are_written_as_here() {
    let date = "2026-11-23".parse().unwrap();
    assert_eq!(Lang::Nl.date(date), "ma 23-11-2026");
    assert_eq!(Lang::En.date_short(date), "Mon 23-11");
    assert_eq!(Lang::Nl.date_long(date), "maandag 23 november 2026");
}

#[test]
fn a_value_is_never_a_text_with_values() {
    let said = Lang::Nl.text_with("refused-not-yours", &[("value", "{ $value }\u{1b}[2J")]);
    assert!(said.contains("{ $value }¿[2J"), "{said}");
}
