//! Earlier cases that are like one: equal cases get equal answers.
//!
//! Invariant: each word is sought as any query is, so that nobody is shown, by likeness, a case that is not theirs to see.

use std::collections::BTreeMap;

use super::super::Store;
use super::super::error::Failure;
use super::{Question, Scope};
use crate::procedure::CaseNumber;
use crate::procedure::case::Case;
use crate::procedure::query::{Field, Filter, Part, Query, What};
use crate::procedure::roles::Actor;
use crate::procedure::summary::Summary;
use crate::procedure::words::{Sought, words};

/// A shorter word says little about what a case is about.
const SHORTEST: usize = 4;
/// So many words of the subject are sought.
const MOST_WORDS: usize = 8;
/// So many cases a word are weighed, the newest.
const PAGE: u16 = 200;

impl Store {
    /// At most `most` closed cases with a finding that have words of the subject or the category of `case` in common with it;
    /// what is rare weighs more than what is frequent. The most alike comes first, and of equals the newest.
    pub fn similar(&self, case: &Case, actor: &Actor, most: usize) -> Result<Vec<Summary>, Failure> {
        let mut found: BTreeMap<CaseNumber, (f64, Summary)> = BTreeMap::new();
        for query in likenesses(case) {
            let question = Question { query: &query, scope: Scope::Archive, actor, after: None, limit: PAGE };
            let page = self.find(&question)?;
            // a word that stands everywhere tells little apart
            let weight = 1.0 / f64::from(page.tally.number.max(1)).sqrt();
            let judged = page.cases.into_iter().filter(|other| other.finding.is_some() && other.number != case.number);
            for other in judged {
                found.entry(other.number.clone()).or_insert((0.0, other)).0 += weight;
            }
        }
        let mut found: Vec<(f64, Summary)> = found.into_values().collect();
        found.sort_by(|(one, first), (other, second)| {
            other.total_cmp(one).then(second.received_at.cmp(&first.received_at)).then(second.number.cmp(&first.number))
        });
        Ok(found.into_iter().take(most).map(|(_, summary)| summary).collect())
    }
}

/// What is sought, each by itself: the words of the subject, and the category.
fn likenesses(case: &Case) -> impl Iterator<Item = Query> {
    let mut telling: Vec<String> = Vec::new();
    for word in words(case.subject.as_str()) {
        if word.folded.chars().count() >= SHORTEST && !telling.contains(&word.folded) && telling.len() < MOST_WORDS {
            telling.push(word.folded);
        }
    }
    let category: Vec<String> =
        case.category.iter().flat_map(|category| words(category.as_str())).map(|word| word.folded).collect();
    let category = (!category.is_empty()).then_some(What::Field(Filter::Holds(Field::Category, category)));
    let telling = telling.into_iter().map(|word| What::Words(vec![Sought::new(&word, false)]));
    telling.chain(category).map(|what| Query { parts: vec![Part { is_excluded: false, what }] })
}
