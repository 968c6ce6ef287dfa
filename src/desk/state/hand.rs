//! The case in hand: what the preview, the case pane and the hearing show.

use std::sync::Arc;

use super::Ticket;
use crate::procedure::case::Case;
use crate::procedure::reading::Reading;
use crate::procedure::summary::Summary;
use crate::procedure::{CaseNumber, PointNo};

/// How far a case is taken in hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// The cursor is on it, and may go on.
    #[default]
    Pointed,
    /// The store was asked for it.
    Asked,
    /// The store answered, with the case or with why not.
    Answered,
}

/// The case in hand, and where somebody is in it.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Which; set before it was read.
    pub number: Option<CaseNumber>,
    /// The case, once it was read.
    pub case: Option<Arc<Case>>,
    /// Who looked into it, the last one first; only an archivist who opened it is told.
    pub readings: Vec<Reading>,
    /// The case that was in hand before: the preview goes on showing it until the cursor rests.
    pub earlier: Option<Arc<Case>>,
    /// Earlier cases that are like it, once a finding was to be given.
    pub similar: Option<Vec<Summary>>,
    /// The question that is open; older answers fall away.
    pub ticket: Ticket,
    /// How far it is taken in hand.
    pub stage: Stage,
    /// How many rows the dossier is scrolled back from its end.
    pub back: usize,
    /// The point with the cursor in the hearing.
    pub point: PointNo,
    /// So many rows of it are passed over, where it is longer than the pane.
    pub past: usize,
}

impl State {
    /// Takes `number` in hand; what was shown of another case goes.
    pub fn take(&mut self, number: CaseNumber, ticket: Ticket) {
        self.point_at(number);
        self.ticket = ticket;
        if self.stage == Stage::Pointed {
            self.stage = Stage::Asked;
        }
    }

    /// The cursor is on `number`, which is read once somebody wants it.
    pub fn point_at(&mut self, number: CaseNumber) {
        if self.number.as_ref() != Some(&number) {
            let earlier = self.case.take().or(self.earlier.take());
            *self = Self { number: Some(number), point: 1, earlier, ..Self::default() };
        }
    }

    /// What the store answered.
    pub fn fill(&mut self, case: Option<Arc<Case>>) {
        self.case = case;
        self.earlier = None;
        self.stage = Stage::Answered;
    }

    /// What the preview shows: the case in hand, or what was there before while it is not read.
    pub fn shown(&self) -> Option<&Arc<Case>> {
        self.case.as_ref().or(self.earlier.as_ref())
    }

    /// Nothing in hand.
    pub fn let_go(&mut self) {
        *self = Self::default();
    }

    /// Goes so many points further or back; it begins with its first row.
    pub fn step_point(&mut self, by: isize) {
        let last = self.case.as_ref().map_or(1, |case| PointNo::try_from(case.points.len()).unwrap_or(1));
        let steps = PointNo::try_from(by.unsigned_abs()).unwrap_or(PointNo::MAX);
        let next = if by > 0 { self.point.saturating_add(steps) } else { self.point.saturating_sub(steps) };
        self.point = next.clamp(1, last.max(1));
        self.past = 0;
    }

    /// Reads on in what both sides said, or back.
    pub fn read_on(&mut self, by: isize) {
        self.past = self.past.saturating_add_signed(by);
    }
}
