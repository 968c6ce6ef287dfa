//! The case in hand: what the preview, the case pane and the hearing show.

use std::sync::Arc;

use super::Ticket;
use crate::procedure::case::Case;
use crate::procedure::reading::Reading;
use crate::procedure::{CaseNumber, PointNo};

/// The case in hand, and where somebody is in it.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Which; set before it was read.
    pub number: Option<CaseNumber>,
    /// The case, once it was read.
    pub case: Option<Arc<Case>>,
    /// Who looked into it, the last one first; only an archivist who opened it is told.
    pub readings: Vec<Reading>,
    /// The question that is open; older answers fall away.
    pub ticket: Ticket,
    /// How many rows the dossier is scrolled back from its end.
    pub back: usize,
    /// The point with the cursor in the hearing.
    pub point: PointNo,
}

impl State {
    /// Takes `number` in hand; what was shown of another case goes.
    pub fn take(&mut self, number: CaseNumber, ticket: Ticket) {
        if self.number.as_ref() != Some(&number) {
            *self = Self { number: Some(number), point: 1, ..Self::default() };
        }
        self.ticket = ticket;
    }

    /// Nothing in hand.
    pub fn let_go(&mut self) {
        *self = Self::default();
    }

    /// Goes to the next or previous point.
    pub fn step_point(&mut self, is_forward: bool) {
        let last = self.case.as_ref().map_or(1, |case| PointNo::try_from(case.points.len()).unwrap_or(1));
        let next = if is_forward { self.point.saturating_add(1) } else { self.point.saturating_sub(1) };
        self.point = next.clamp(1, last.max(1));
    }
}
