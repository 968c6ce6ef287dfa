//! The signs on the screen: those that every office font has (WGL4), and an ASCII set behind a switch.
//!
//! Invariant: a sign never stands alone; a word goes with it.

use ratatui::symbols::border;

use crate::procedure::Level;
use crate::procedure::steps::Progress;

/// One set of signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the names say what they mean
pub struct Glyphs {
    pub overdue: &'static str,
    /// What is left open and may stay so.
    pub open: &'static str,
    pub today: &'static str,
    pub upcoming: &'static str,
    pub waiting: &'static str,
    pub done: &'static str,
    pub here: &'static str,
    pub marked: &'static str,
    pub equal: &'static str,
    pub different: &'static str,
    pub chosen: &'static str,
    pub not_chosen: &'static str,
    pub cut: &'static str,
    /// Around what was sought and found, without colour.
    pub marks: (&'static str, &'static str),
    pub more_above: &'static str,
    pub more_below: &'static str,
    /// Behind a field for one of many values.
    pub pick: &'static str,
    pub up_down: &'static str,
    pub left_right: &'static str,
    pub rule: &'static str,
    pub bar: &'static str,
    pub half_bar: &'static str,
    pub other_bar: &'static str,
    pub divider: &'static str,
    pub nothing: &'static str,
    pub border: border::Set<'static>,
    pub focus_border: border::Set<'static>,
}

/// The set for terminals whose font has WGL4.
pub const UNICODE: Glyphs = Glyphs {
    overdue: "▲",
    open: "▲",
    today: "■",
    upcoming: "○",
    waiting: "·",
    done: "√",
    here: "►",
    marked: "+",
    equal: "=",
    different: "≠",
    chosen: "(•)",
    not_chosen: "( )",
    cut: "…",
    marks: ("«", "»"),
    more_above: "▲",
    more_below: "▼",
    pick: "▼",
    up_down: "↑↓",
    left_right: "←→",
    rule: "─",
    bar: "█",
    half_bar: "▌",
    other_bar: "░",
    divider: "│",
    nothing: "·",
    border: border::PLAIN,
    focus_border: border::DOUBLE,
};

/// The set for terminals that know no more than ASCII.
pub const ASCII: Glyphs = Glyphs {
    overdue: "!",
    open: "?",
    today: "*",
    upcoming: "o",
    waiting: ".",
    done: "v",
    here: ">",
    marked: "+",
    equal: "=",
    different: "><",
    chosen: "(*)",
    not_chosen: "( )",
    cut: "~",
    marks: ("<", ">"),
    more_above: "^",
    more_below: "v",
    pick: "..",
    up_down: "",
    left_right: "",
    rule: "-",
    bar: "#",
    half_bar: "#",
    other_bar: ".",
    divider: "|",
    nothing: ".",
    border: border::Set {
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        vertical_left: "|",
        vertical_right: "|",
        horizontal_top: "-",
        horizontal_bottom: "-",
    },
    focus_border: border::Set {
        top_left: "#",
        top_right: "#",
        bottom_left: "#",
        bottom_right: "#",
        vertical_left: "#",
        vertical_right: "#",
        horizontal_top: "=",
        horizontal_bottom: "=",
    },
};

impl Glyphs {
    /// The sign for how near a term is.
    pub fn level(&self, level: Level) -> &'static str {
        match level {
            Level::Overdue => self.overdue,
            Level::Today => self.today,
            Level::Soon | Level::Open => self.upcoming,
            Level::Met | Level::Late => self.done,
            Level::Waived => self.waiting,
        }
    }

    /// The sign for how far a step is.
    pub fn progress(&self, progress: Progress) -> &'static str {
        match progress {
            Progress::Done(_) => self.done,
            Progress::Busy => self.here,
            Progress::Due(level, _) => self.level(level),
            Progress::Waiting => self.waiting,
            Progress::Skipped | Progress::Impossible => "-",
        }
    }

    /// The border of a pane: double where the focus is.
    pub fn border(&self, has_focus: bool) -> border::Set<'static> {
        if has_focus { self.focus_border } else { self.border }
    }
}
