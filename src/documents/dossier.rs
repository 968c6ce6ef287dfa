//! A case as a document: what a board member, an archivist or an inspector reads years later.
//!
//! Invariant: nothing recorded is left out: what no part of the dossier says stands in the journal at its end, with its text.
//! Numbers of other cases are not in it: who may read this case may be the respondent of the other (default 10).

use std::collections::BTreeSet;

use super::{Block, Document, Letterhead, Row, Section, Standing};
use crate::lang::{self, Lang, capital, entry_text, entry_title};
use crate::procedure::case::Case;
use crate::procedure::house::House;
use crate::procedure::journal::{Entry, Event};
use crate::procedure::{Choice, Date, Moment, UserName, steps};

/// The dossier of a case.
pub fn dossier(case: &Case, standing: Standing, house: &House, head: &Letterhead) -> Document {
    let mut writer = Writer { case, house, lang: head.lang, told: BTreeSet::new() };
    let sections = writer.sections();
    let lang = head.lang;
    let kind = lang.choice(case.kind);
    let title = lang.text_with("doc-title", &[("kind", &kind), ("number", case.number.as_str())]);
    let date = match standing {
        Standing::Record => case.archived.as_ref().map_or(case.received_on, |archived| archived.on),
        Standing::Print(at) => house.date(at),
    };
    let office = lang::shown(&head.office).into_owned();
    Document {
        lang: lang.name(),
        running: format!("{office} · {title}"),
        office,
        title,
        subtitle: lang::shown(case.subject.as_str()).into_owned(),
        standing: writer.standing(standing),
        mark: lang.text(match standing {
            Standing::Record => "doc-mark-record",
            Standing::Print(_) => "doc-mark-print",
        }),
        page: lang.text_with("doc-page", &[("page", "{page}"), ("pages", "{pages}")]),
        signs: lang.text("doc-signs"),
        date,
        sections,
    }
}

/// Writes the parts of one dossier.
pub(super) struct Writer<'a> {
    pub case: &'a Case,
    pub house: &'a House,
    pub lang: Lang,
    /// The texts that were said already.
    pub told: BTreeSet<String>,
}

impl Writer<'_> {
    fn standing(&self, standing: Standing) -> String {
        let nth = super::nth(self.case).to_string();
        match (standing, &self.case.archived) {
            (Standing::Record, Some(archived)) => self.lang.text_with(
                "doc-standing-record",
                &[
                    ("nth", &nth),
                    ("day", &self.lang.date_long(archived.on)),
                    ("name", self.house.name_of(&archived.by)),
                    ("until", &self.lang.date_long(archived.keep_until)),
                ],
            ),
            (Standing::Print(at), Some(_)) => self.with("doc-standing-copy", &self.moment(at)),
            (Standing::Print(at), None) => {
                let stage = self.lang.choice(self.case.stage());
                self.lang.text_with("doc-standing-print", &[("at", &self.moment(at)), ("stage", &stage)])
            }
            (Standing::Record, None) => String::new(),
        }
    }

    pub fn with(&self, key: &str, value: &str) -> String {
        self.lang.text_with(key, &[("value", value)])
    }

    pub fn moment(&self, at: Moment) -> String {
        self.lang.moment(at, self.house.zone)
    }

    pub fn date(&self, date: Date) -> String {
        self.lang.date(date)
    }

    pub fn name(&self, user: &UserName) -> String {
        lang::shown(self.house.name_of(user)).into_owned()
    }

    /// A label with its value, which is shown safely on one line.
    pub fn fact(&self, key: &str, value: &str) -> (String, String) {
        (self.lang.text(key), lang::shown(value).into_owned())
    }

    /// Words of somebody, which the journal need not repeat.
    pub fn quote(&mut self, head: &str, words: &str) -> Block {
        self.told.insert(words.to_owned());
        Block::Quote { head: capital(&lang::shown(head)), text: safe(words) }
    }

    /// A line of the office.
    pub fn line(&self, text: &str) -> Block {
        Block::Line { text: capital(text) }
    }

    pub fn section(&self, key: &str, clause: Option<&str>, blocks: Vec<Block>) -> Section {
        Section { title: self.lang.text(key), clause: clause.map(str::to_owned), blocks }
    }

    /// Clause by clause what was done when by whom (G1).
    pub fn proof(&self) -> Section {
        let done = |entry: &&Entry| {
            let title = entry_title(self.lang, entry, self.house);
            format!("{title} ({}, {})", self.moment(entry.at), self.name(&entry.by))
        };
        let rows = steps::proof(self.case).into_iter().map(|proof| {
            let entries: Vec<String> = proof.entries.iter().map(done).collect();
            let nothing = || self.lang.text("proof-nothing");
            let below = if entries.is_empty() { nothing() } else { entries.join("\n") };
            let sentence = self.lang.text(&format!("clause-{}-sentence", proof.clause.name()));
            Row { cells: vec![proof.clause.code(), sentence], below: Some(below) }
        });
        let table = Block::Table {
            columns: vec![self.lang.text("doc-column-clause"), self.lang.text("doc-column-says")],
            widths: vec![1, 9],
            rows: rows.collect(),
        };
        self.section("doc-section-proof", Some("G1"), vec![table])
    }

    /// Everything that was recorded, in order; with the texts that no other part has.
    pub fn journal(&self) -> Section {
        let row = |entry: &Entry| {
            let text = match entry.event {
                Event::Corrected { .. } => None,
                ref event => entry_text(self.lang, event).filter(|text| !self.told.contains(text)),
            };
            Row {
                cells: vec![
                    entry.number.to_string(),
                    self.moment(entry.at),
                    entry_title(self.lang, entry, self.house),
                    self.name(&entry.by),
                ],
                below: text.map(|text| safe(&text)),
            }
        };
        let column = |key: &str| self.lang.text(key);
        let table = Block::Table {
            columns: vec![
                column("doc-column-entry"),
                column("doc-column-when"),
                column("doc-column-what"),
                column("doc-column-who"),
            ],
            widths: vec![2, 7, 14, 6],
            rows: self.case.journal.iter().map(row).collect(),
        };
        self.section("doc-section-journal", None, vec![table])
    }
}

/// Text of several lines, safe to show, without blanks at its ends.
fn safe(words: &str) -> String {
    lang::shown_lines(words).trim_matches(['\n', ' ']).to_owned()
}
