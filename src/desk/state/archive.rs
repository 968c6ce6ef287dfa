//! The archive: seek, look, read. Nothing here can change a case.
//!
//! Invariant: the list is that of the last question that was answered; it never empties while another is under way. Coming
//! back finds all as it was left.

use std::collections::BTreeMap;

use crate::procedure::CaseNumber;
use crate::procedure::query::{Fault, Field, Found, Place, Query, Snippet, Tally, Tongue};
use crate::procedure::summary::Summary;

use super::Ticket;
use super::field::Field as Line;

/// So many rows before the end of the list the next page is asked for.
const AHEAD: usize = 10;

/// What the searching thread is asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Seek {
    /// A page of cases.
    Page {
        /// What is sought.
        query: Query,
        /// Where the page before ended.
        after: Option<Place>,
    },
    /// How many cases there are in all.
    Count(Query),
    /// The words around what was sought, in these cases.
    Snippets(Query, Vec<CaseNumber>),
    /// Values of a field that begin so.
    Values(Field, String),
    /// What waits for the archivist, and the searches that this person kept.
    Beside,
    /// Earlier cases that are like this one, and how they were judged.
    Similar(CaseNumber),
}

/// What it answers.
#[derive(Clone, Debug)]
pub enum Sought {
    /// A page; where nothing was found, the field that is the likely cause.
    Page(Box<Found>, Option<(Field, Tally)>),
    /// How many cases there are in all.
    Count(Tally),
    /// Words around what was sought.
    Snippets(Vec<Snippet>),
    /// Values of a field.
    Values(Field, Vec<String>),
    /// What waits for the archivist, and the searches that this person kept: name and line.
    Beside(Keeping, Vec<(String, String)>),
    /// Earlier cases that are like this one, the most alike first.
    Similar(CaseNumber, Vec<Summary>),
}

/// What waits for the archivist, each counted up to a thousand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keeping {
    /// Closed cases that are to be taken in.
    pub to_archive: u32,
    /// Archived ones whose retention is over.
    pub expired: u32,
}

/// The archive pane as it stands.
#[derive(Clone, Debug)]
pub struct State {
    /// What is typed.
    pub sought: Line,
    /// What it asks; the last that could be read.
    pub query: Query,
    /// Why it cannot be read.
    pub fault: Option<Fault>,
    /// The cases of the pages so far, newest first.
    pub cases: Vec<Summary>,
    /// How many there are in all.
    pub tally: Tally,
    /// Where nothing was found: the field without which there would be the most.
    pub cause: Option<(Field, Tally)>,
    /// Words of which not all forms were sought.
    pub cut: Vec<String>,
    /// The words around what was sought.
    pub snippets: BTreeMap<CaseNumber, Snippet>,
    /// The case with the cursor.
    pub selected: Option<CaseNumber>,
    /// It was read at least once.
    pub is_loaded: bool,
    /// The question that is open; older answers fall away.
    pub ticket: Ticket,
    /// What waits for the archivist.
    pub keeping: Option<Keeping>,
    /// The searches that this person kept: name and line.
    pub saved: Vec<(String, String)>,
    /// Values that can follow, of the field they are for.
    pub values: Option<(Field, Vec<String>)>,
    /// The language of the names that are put into the line.
    pub tongue: Tongue,
    next: Option<Place>,
    is_asked: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            sought: Line::line(),
            query: Query::default(),
            fault: None,
            cases: Vec::new(),
            tally: Tally::default(),
            cause: None,
            cut: Vec::new(),
            snippets: BTreeMap::new(),
            selected: None,
            is_loaded: false,
            ticket: 0,
            keeping: None,
            saved: Vec::new(),
            values: None,
            tongue: Tongue::Dutch,
            next: None,
            is_asked: false,
        }
    }
}

impl State {
    /// Takes in a page; the cursor stays on its case where that is still there. Gives what is to be asked next.
    pub fn fill(&mut self, found: Found, cause: Option<(Field, Tally)>, is_first: bool) -> Vec<Seek> {
        let Found { cases, tally, next, is_partial, cut } = found;
        let numbers: Vec<CaseNumber> = cases.iter().map(|summary| summary.number.clone()).collect();
        if is_first {
            self.snippets.retain(|number, _| numbers.contains(number));
            self.cases = cases;
            self.tally = tally;
        } else {
            self.cases.extend(cases);
            if self.query.phrases().next().is_some() {
                let number = u32::try_from(self.cases.len()).unwrap_or(u32::MAX);
                self.tally = Tally { number, is_more: next.is_some() };
            }
        }
        self.cause = cause;
        self.cut = cut;
        self.next = next;
        self.is_loaded = true;
        self.is_asked = false;
        if self.at().is_none() {
            self.selected = self.cases.first().map(|summary| summary.number.clone());
        }
        let mut seeks = Vec::new();
        // the page is shown before they are counted
        if is_first && self.tally.is_more && self.query.phrases().next().is_none() {
            seeks.push(Seek::Count(self.query.clone()));
        }
        if self.query.has_words() && !numbers.is_empty() {
            seeks.push(Seek::Snippets(self.query.clone(), numbers));
        }
        if is_partial {
            seeks.extend(self.further());
        }
        seeks
    }

    /// The next page, where there is one and it was not asked for.
    fn further(&mut self) -> Option<Seek> {
        let after = self.next.filter(|_| !self.is_asked)?;
        self.is_asked = true;
        Some(Seek::Page { query: self.query.clone(), after: Some(after) })
    }

    /// The row with the cursor.
    pub fn at(&self) -> Option<usize> {
        self.cases.iter().position(|summary| Some(&summary.number) == self.selected.as_ref())
    }

    /// Moves the cursor by so many rows; it stops at the ends. Gives what is to be asked where it comes near the end.
    pub fn step(&mut self, by: isize) -> Option<Seek> {
        let at = self.at().unwrap_or(0).saturating_add_signed(by).min(self.cases.len().saturating_sub(1));
        self.selected = self.cases.get(at).map(|summary| summary.number.clone());
        if at + AHEAD >= self.cases.len() { self.further() } else { None }
    }

    /// A new question is under way: the pages of the old one end here.
    pub fn ask(&mut self, ticket: Ticket) -> Seek {
        self.ticket = ticket;
        self.next = None;
        self.is_asked = true;
        Seek::Page { query: self.query.clone(), after: None }
    }
}
