//! Terms that pass while the desk is open: told once, in the list, until this person has seen it.
//!
//! Invariant: what had passed before the list was first read is no news, nor is what this person brought about; a term that
//! was seen does not come back. Nothing here moves the cursor.

use std::collections::BTreeSet;

use super::State;
use crate::procedure::summary::Summary;
use crate::procedure::terms::Term;
use crate::procedure::{CaseNumber, Date, TermName};

/// A term of a case, told apart from an earlier one of the same name by its last day.
type Known = (CaseNumber, TermName, Date);

/// The terms that passed.
#[derive(Clone, Debug, Default)]
pub struct Passed {
    /// All that passed; nothing while a list is to be read that tells no news.
    known: Option<BTreeSet<Known>>,
    /// Those that nobody has seen here, in the order in which they passed.
    new: Vec<(CaseNumber, Term)>,
}

impl Passed {
    /// Looks at the open cases; whether a term has passed since the last look.
    pub(super) fn look(&mut self, cases: &[Summary], today: Date) -> bool {
        let passed: Vec<(CaseNumber, Term)> = cases.iter().filter_map(|case| passed(case, today)).collect();
        self.new.retain(|new| passed.contains(new));
        let keys: BTreeSet<Known> = passed.iter().map(key).collect();
        let Some(known) = &mut self.known else {
            self.known = Some(keys);
            return false;
        };
        let before = self.new.len();
        self.new.extend(passed.into_iter().filter(|term| !known.contains(&key(term))));
        known.extend(keys);
        self.new.len() > before
    }

    /// More of the list is to be read: what that brings was there before.
    pub(super) fn reads_on(&mut self) {
        self.known = None;
    }

    /// Whoever did this to a case knows how it stands.
    pub(super) fn know(&mut self, case: &Summary, today: Date) {
        if let (Some(known), Some(term)) = (&mut self.known, passed(case, today)) {
            known.insert(key(&term));
        }
    }

    /// How many passed and were not seen.
    pub fn count(&self) -> usize {
        self.new.len()
    }

    /// Whether a term of this case passed and was not seen.
    pub fn is_new(&self, number: &CaseNumber) -> bool {
        self.new.iter().any(|(case, _)| case == number)
    }
}

/// The term of a case that has passed, where one has.
fn passed(case: &Summary, today: Date) -> Option<(CaseNumber, Term)> {
    let term = case.next_term().filter(|term| term.due < today)?;
    Some((case.number.clone(), term))
}

fn key((number, term): &(CaseNumber, Term)) -> Known {
    (number.clone(), term.name, term.due)
}

impl State {
    /// The term that the list tells of: that of the case with the cursor, else the first that passed, of the cases that are
    /// shown.
    pub fn told_as_passed(&self) -> Option<(&Summary, Term)> {
        let rows = self.inbox.rows(&self.office);
        let row = |number: &CaseNumber| rows.iter().copied().find(|case| case.number == *number);
        let shown = || self.passed.new.iter().filter_map(|(number, term)| Some((row(number)?, *term)));
        let is_here = |(case, _): &(&Summary, Term)| self.inbox.selected.as_ref() == Some(&case.number);
        shown().find(is_here).or_else(|| shown().next())
    }

    /// The case that the list tells of, where the cursor is not on it.
    pub(super) fn passed_elsewhere(&self) -> Option<CaseNumber> {
        let (case, _) = self.told_as_passed()?;
        (self.inbox.selected.as_ref() != Some(&case.number)).then(|| case.number.clone())
    }

    /// Esc: what the list tells of was seen. False where it tells of nothing.
    pub(super) fn has_seen_passed(&mut self) -> bool {
        let Some(number) = self.told_as_passed().map(|(case, _)| case.number.clone()) else { return false };
        self.passed.new.retain(|(case, _)| *case != number);
        true
    }

    /// Looks whether terms have passed; gives the bell for it.
    pub(super) fn look_at_terms(&mut self) -> Vec<super::Effect> {
        let today = self.office.today();
        if self.passed.look(&self.inbox.cases, today) { self.ring() } else { Vec::new() }
    }
}
