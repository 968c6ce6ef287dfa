//! The archive: seek, look, read. Nothing here can change a case.

use crate::procedure::CaseNumber;
use crate::procedure::summary::Summary;

use super::Ticket;
use super::field::Field;

/// The archive pane as it stands.
#[derive(Clone, Debug)]
pub struct State {
    /// What is sought; empty means the newest.
    pub sought: Field,
    /// What was found, best or newest first.
    pub cases: Vec<Summary>,
    /// The case with the cursor.
    pub selected: Option<CaseNumber>,
    /// It was read at least once.
    pub is_loaded: bool,
    /// The question that is open; older answers fall away.
    pub ticket: Ticket,
}

impl Default for State {
    fn default() -> Self {
        Self { sought: Field::line(), cases: Vec::new(), selected: None, is_loaded: false, ticket: 0 }
    }
}

impl State {
    /// Takes in what was found; the cursor stays on its case where that is still there.
    pub fn fill(&mut self, cases: Vec<Summary>) {
        self.cases = cases;
        self.is_loaded = true;
        if self.at().is_none() {
            self.selected = self.cases.first().map(|summary| summary.number.clone());
        }
    }

    /// The row with the cursor.
    pub fn at(&self) -> Option<usize> {
        self.cases.iter().position(|summary| Some(&summary.number) == self.selected.as_ref())
    }

    /// Moves the cursor by so many rows; it stops at the ends.
    pub fn step(&mut self, by: isize) {
        let at = self.at().unwrap_or(0).saturating_add_signed(by).min(self.cases.len().saturating_sub(1));
        self.selected = self.cases.get(at).map(|summary| summary.number.clone());
    }
}
