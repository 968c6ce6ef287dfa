//! The yearly analysis: the figures of a year beside those of the year before it (G6).
//!
//! Invariant: there is no name, no number and no text of a case in it; what is shown is of the year that is named.

use crate::procedure::figures::{self, YearFigures};

use super::action::Hindrance;
use super::message::Trouble;
use super::notice::Notice;
use super::{Effect, Key, Pane, Ticket};

/// No office has figures before this year.
const FIRST_YEAR: i32 = 2000;

/// A part of the pane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// What came in, by month.
    #[default]
    Received,
    /// How it was judged, how it ended, what the board decided.
    Outcomes,
    /// What it was about.
    Topics,
    /// Whether the terms were kept.
    Terms,
}

impl Part {
    /// All of them, in the order of reading.
    pub const ALL: [Self; 4] = [Self::Received, Self::Outcomes, Self::Topics, Self::Terms];

    /// The words for it are kept under `analysis-` and this.
    pub fn name(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Outcomes => "outcomes",
            Self::Topics => "topics",
            Self::Terms => "terms",
        }
    }

    /// Which one it is, from 1.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|part| *part == self).map_or(1, |at| at + 1)
    }

    fn step(self, is_forward: bool) -> Self {
        let (at, count) = (self.number() - 1, Self::ALL.len());
        Self::ALL[if is_forward { at + 1 } else { at + count - 1 } % count]
    }
}

/// A year, and the one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Years {
    /// The year.
    pub this: YearFigures,
    /// The year before it.
    pub before: YearFigures,
}

/// The pane as it stands.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The year that is shown; 0 until somebody looked.
    pub year: i32,
    /// Its figures, once they were counted.
    pub years: Option<Box<Years>>,
    /// The part with the focus; on a narrow screen the only one.
    pub part: Part,
    /// So many of its rows are passed over, where not all of them have room.
    pub scroll: usize,
    /// Numbers only, without bars.
    pub is_table: bool,
    /// The question that is open; older answers fall away.
    pub ticket: Ticket,
}

impl super::State {
    /// Goes to the pane, where this person may see figures.
    pub(super) fn go_to_analysis(&mut self) -> Vec<Effect> {
        if let Err(refusal) = figures::may_see(&self.office.actor) {
            self.notice = Notice::Hindered(Hindrance::Rule(refusal));
            return Vec::new();
        }
        self.pane = Pane::Analysis;
        if self.analysis.year == 0 {
            self.analysis.year = self.this_year();
        }
        self.count_year()
    }

    /// Has the figures of the year counted.
    pub(super) fn count_year(&mut self) -> Vec<Effect> {
        self.analysis.ticket = self.ticket();
        vec![Effect::CountYear(self.analysis.ticket, self.analysis.year)]
    }

    /// Shows this year from now on; older figures are not of it.
    pub(super) fn turn_to_year(&mut self, year: i32) {
        let year = year.clamp(FIRST_YEAR, self.this_year());
        if year != self.analysis.year {
            self.analysis.scroll = 0;
            self.analysis.year = year;
            self.analysis.years = None;
        }
    }

    pub(super) fn this_year(&self) -> i32 {
        use chrono::Datelike;
        self.office.today().year()
    }

    fn turn_to_part(&mut self, is_forward: bool) {
        self.analysis.part = self.analysis.part.step(is_forward);
        self.analysis.scroll = 0;
    }

    /// Takes a key that means something here; `None` for all others.
    pub(super) fn take_in_analysis(&mut self, key: Key) -> Option<Vec<Effect>> {
        match key {
            Key::Left | Key::Right => {
                self.turn_to_year(self.analysis.year + if key == Key::Left { -1 } else { 1 });
                return Some(if self.analysis.years.is_none() { self.count_year() } else { Vec::new() });
            }
            Key::Char(' ') => {
                self.analysis.is_table = !self.analysis.is_table;
                self.analysis.scroll = 0;
            }
            Key::Tab | Key::PageDown => self.turn_to_part(true),
            Key::BackTab | Key::PageUp => self.turn_to_part(false),
            Key::Down => self.analysis.scroll += 1,
            Key::Up => self.analysis.scroll = self.analysis.scroll.saturating_sub(1),
            _ => return None,
        }
        Some(Vec::new())
    }

    /// Takes in the figures of a year.
    pub(super) fn take_years(&mut self, ticket: Ticket, counted: Result<Box<Years>, Trouble>) {
        if ticket != self.analysis.ticket {
            return;
        }
        match counted {
            Ok(years) => self.analysis.years = Some(years),
            Err(trouble) => self.notice = Notice::Trouble(trouble),
        }
    }
}
