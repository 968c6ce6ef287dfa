//! The inbox: open cases, most urgent first.
//!
//! Invariant: what is chosen or marked is a case, not a row. When the list changes under somebody's hands the cursor stays on the
//! same case, or goes to its neighbour when that case left.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::procedure::summary::{Counts, Summary};
use crate::procedure::{CaseNumber, Choice, Kind, Stage, Version, choices};

use super::Ticket;
use super::field::Field;
use super::office::Office;
use super::ticker::Urgency;

/// The fewest cases that are read at first.
const FEWEST: u16 = 16;
/// The most cases that the inbox holds: more than an office has open, few enough to be read between two keys. The command
/// line lists them all.
pub const MOST: u16 = 500;

choices! {
    /// In which order the list stands.
    "sorting" Sorting {
        /// What is most urgent first, in groups.
        Urgency = "urgency",
        /// What came in last first.
        Newest = "newest",
        /// What came in first first.
        Oldest = "oldest",
        /// By subject.
        Subject = "subject",
    }
}

choices! {
    /// Which cases are in the list.
    "only" Only {
        /// All.
        All = "all",
        /// Complaints.
        Complaints = "complaints",
        /// Signals.
        Signals = "signals",
        /// Proposals.
        Proposals = "proposals",
        /// Cases that nobody has taken yet.
        Nobodys = "nobodys",
    }
}

impl Sorting {
    /// The one after it, round and round.
    pub fn next(self) -> Self {
        after(self)
    }
}

impl Only {
    /// The one after it, round and round.
    pub fn next(self) -> Self {
        after(self)
    }

    fn has(self, summary: &Summary) -> bool {
        match self {
            Self::All => true,
            Self::Complaints => summary.kind == Kind::Complaint,
            Self::Signals => summary.kind == Kind::Signal,
            Self::Proposals => summary.kind == Kind::Proposal,
            Self::Nobodys => summary.responsible.is_none(),
        }
    }
}

fn after<C: Choice + PartialEq>(choice: C) -> C {
    let at = C::ALL.iter().position(|known| *known == choice).map_or(0, |at| at + 1);
    C::ALL.get(at).or(C::ALL.first()).copied().unwrap_or(choice)
}

/// The inbox as it stands.
#[derive(Clone, Debug)]
pub struct State {
    /// The open cases that this person may see, in order: the first `most`.
    pub cases: Vec<Summary>,
    /// How many are read.
    pub most: u16,
    /// How many rows of a screen there are for the list.
    pub room: u16,
    /// The counts of the store, where there are more than were read.
    pub counts: Option<Counts>,
    /// The case with the cursor.
    pub selected: Option<CaseNumber>,
    /// The cases that are marked, to be done at once; each is in the list, though it may be out of sight.
    pub marked: BTreeSet<CaseNumber>,
    /// Only the person's own cases.
    pub is_mine: bool,
    /// In which order.
    pub sorting: Sorting,
    /// Which of them.
    pub only: Only,
    /// What is sought in the list.
    pub sought: Field,
    /// Somebody is typing in `sought`.
    pub is_seeking: bool,
    /// They were read at least once.
    pub is_loaded: bool,
    /// The question of somebody who asked for them anew, and waits to be told.
    pub asked_anew: Option<Ticket>,
    /// The question that is open; older answers fall away.
    pub ticket: Ticket,
}

impl State {
    /// A list that nothing was read of. The most urgent cases are read first: those in sight, and some rows further.
    pub fn new(room: u16) -> Self {
        Self {
            cases: Vec::new(),
            most: room.saturating_add(room / 2).clamp(FEWEST, MOST),
            room,
            counts: None,
            selected: None,
            marked: BTreeSet::new(),
            is_mine: false,
            sorting: Sorting::Urgency,
            only: Only::All,
            sought: Field::line(),
            is_seeking: false,
            is_loaded: false,
            asked_anew: None,
            ticket: 0,
        }
    }

    /// Takes in what the store has, in order.
    pub fn fill(&mut self, mut cases: Vec<Summary>, counts: Option<Counts>, office: &Office) {
        let before = self.rows(office).iter().position(|summary| Some(&summary.number) == self.selected.as_ref());
        order(&mut cases, self.sorting, office);
        self.marked.retain(|number| cases.iter().any(|summary| summary.number == *number));
        self.cases = cases;
        self.counts = counts;
        self.is_loaded = true;
        self.settle(before.unwrap_or(0), office);
    }

    /// Orders them anew: a day has passed, or somebody wants another order.
    pub fn reorder(&mut self, office: &Office) {
        order(&mut self.cases, self.sorting, office);
    }

    /// The cases that are shown, in order.
    pub fn rows(&self, office: &Office) -> Vec<&Summary> {
        let me = Some(&office.actor.user);
        let sought = self.sought.value().to_lowercase();
        let is_shown = |summary: &&Summary| {
            let is_mine = summary.responsible.as_ref() == me || summary.handed_to.as_ref() == me;
            (is_mine || !self.is_mine) && self.only.has(summary) && (sought.is_empty() || fits(summary, &sought))
        };
        self.cases.iter().filter(is_shown).collect()
    }

    /// Whether more of them are wanted than were read: somebody comes near the end, or chooses from all of them.
    pub fn wants_more(&self, office: &Office) -> bool {
        let is_near_end = || self.at(office).is_some_and(|at| at + usize::from(self.room) > self.cases.len());
        let is_chosen = self.is_chosen() || self.is_seeking || self.sorting != Sorting::Urgency;
        self.counts.is_some() && self.most < MOST && (is_chosen || is_near_end())
    }

    /// Whether only some of all cases are shown.
    pub fn is_chosen(&self) -> bool {
        self.is_mine || self.only != Only::All || !self.sought.is_empty()
    }

    /// How many cases are so urgent, where the store counted them and all are shown.
    pub fn counted(&self, urgency: Urgency) -> Option<usize> {
        let counts = self.counts.filter(|_| !self.is_chosen())?;
        match urgency {
            Urgency::Overdue => Some(counts.overdue),
            Urgency::Today => Some(counts.today),
            Urgency::Week => Some(counts.week),
            Urgency::Later | Urgency::NoTerm => None,
        }
    }

    /// How many open cases there are.
    pub fn open(&self) -> usize {
        self.counts.map_or(self.cases.len(), |counts| counts.open)
    }

    /// How many of all open cases are this person's; not known where only the first were read.
    pub fn own(&self, office: &Office) -> Option<usize> {
        let is_own = |summary: &&Summary| summary.responsible.as_ref() == Some(&office.actor.user);
        self.counts.is_none().then(|| self.cases.iter().filter(is_own).count())
    }

    /// A case of the list, in short.
    pub fn summary_of(&self, number: &CaseNumber) -> Option<&Summary> {
        self.cases.iter().find(|summary| summary.number == *number)
    }

    /// The case with the cursor, in short.
    pub fn chosen(&self) -> Option<&Summary> {
        self.summary_of(self.selected.as_ref()?)
    }

    /// Marks the case with the cursor, or takes its mark away.
    pub fn toggle_mark(&mut self) {
        if let Some(number) = self.chosen().map(|summary| summary.number.clone())
            && !self.marked.remove(&number)
        {
            self.marked.insert(number);
        }
    }

    /// The marked cases, in the order of the list.
    pub fn marked_in_order(&self) -> Vec<CaseNumber> {
        let numbers = self.cases.iter().map(|summary| &summary.number);
        numbers.filter(|number| self.marked.contains(number)).cloned().collect()
    }

    /// Whether one of the marked cases stands there.
    pub fn marked_at(&self, stage: Stage) -> bool {
        self.cases.iter().any(|summary| summary.stage == stage && self.marked.contains(&summary.number))
    }

    /// The version of a case as it was read.
    pub fn version_of(&self, number: &CaseNumber) -> Version {
        self.summary_of(number).map_or(0, |summary| summary.version)
    }

    /// Moves the cursor by so many rows; it stops at the ends.
    pub fn step(&mut self, by: isize, office: &Office) {
        let at = self.at(office).unwrap_or(0);
        self.settle_on(at.saturating_add_signed(by), office);
    }

    /// The row with the cursor, of those shown.
    pub fn at(&self, office: &Office) -> Option<usize> {
        self.rows(office).iter().position(|summary| Some(&summary.number) == self.selected.as_ref())
    }

    /// Puts the cursor on row `at`, or on the last.
    pub fn settle_on(&mut self, at: usize, office: &Office) {
        let rows = self.rows(office);
        self.selected = rows.get(at.min(rows.len().saturating_sub(1))).map(|summary| summary.number.clone());
    }

    /// Keeps the cursor where it is, or on what took the place of its case.
    pub fn settle(&mut self, at: usize, office: &Office) {
        if self.at(office).is_none() {
            self.settle_on(at, office);
        }
    }

    /// The next case with an urgent term after the cursor, round and round; for the board, with an appeal that waits; for who
    /// only archives, one that waits to be archived.
    pub fn next_urgent(&self, office: &Office) -> Option<CaseNumber> {
        let today = office.today();
        let rows = self.rows(office);
        let urgent = |summary: &Summary| {
            if office.is_for_appeals() {
                summary.appealed_on.is_some()
            } else if office.is_for_archive() {
                summary.stage == Stage::ToArchive
            } else {
                Urgency::of(summary, today) <= Urgency::Week
            }
        };
        let after = self.at(office).map_or(0, |at| at + 1);
        let (earlier, later) = rows.split_at(after.min(rows.len()));
        let mut round = later.iter().chain(earlier);
        round.find(|summary| urgent(summary)).map(|summary| summary.number.clone())
    }
}

fn order(cases: &mut [Summary], sorting: Sorting, office: &Office) {
    let today = office.today();
    match sorting {
        Sorting::Urgency => {}
        Sorting::Newest => return cases.sort_by_key(|summary| Reverse((summary.received_at, summary.number.clone()))),
        Sorting::Oldest => return cases.sort_by_key(|summary| (summary.received_at, summary.number.clone())),
        Sorting::Subject => return cases.sort_by_cached_key(|summary| summary.subject.to_lowercase()),
    }
    cases.sort_by_cached_key(|summary| {
        let due = summary.next_term().map(|term| term.due);
        (Urgency::of(summary, today), due, summary.received_at, summary.number.clone())
    });
}

fn fits(summary: &Summary, sought: &str) -> bool {
    let has = |text: &str| text.to_lowercase().contains(sought);
    has(summary.number.as_str()) || has(&summary.subject) || summary.complainant.as_deref().is_some_and(has)
}
