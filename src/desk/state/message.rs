//! All that can reach the desk.

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::analysis::Years;
use super::archive::Sought;
use super::destruction::Found;
use super::letters::Letter;
use super::screen::Colours;
use super::{Key, Order, Ticket};
use crate::procedure::case::Case;
use crate::procedure::colleagues::{News, Present};
use crate::procedure::destruction;
use crate::procedure::draft::Drafts;
use crate::procedure::house::House;
use crate::procedure::reading::Reading;
use crate::procedure::refusal::Refusal;
use crate::procedure::reminder::Reminder;
use crate::procedure::summary::{Counts, Summary};
use crate::procedure::{CaseNumber, Choice, EntryNo, Moment, UserName, choices};

/// Something that reached the desk. They come one by one, in one order.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key.
    Key(Key),
    /// Pasted text.
    Paste(String),
    /// Pasted text that the terminal marked as such.
    MarkedPaste(String),
    /// The wheel of the mouse, one step down or up.
    Wheel(bool),
    /// A click, column and row.
    Click(u16, u16),
    /// A click on a row of a list, which is this case.
    Pointed(CaseNumber),
    /// The terminal told its ground, dark or light.
    Ground(Colours),
    /// The terminal told whether it understands letters with accents.
    Utf8(bool),
    /// Something asked for by name.
    Order(Order),
    /// The window has another size.
    Resized,
    /// It has so many rows for a list.
    Room(u16),
    /// What takes the keys can be scrolled so far, in rows or pages.
    Furthest(usize),
    /// The process was stopped and goes on: somebody else had the terminal meanwhile.
    Resumed,
    /// A terminal that took nothing for a while takes again what is sent to it.
    TerminalTakes,
    /// The time, at the start and then each minute.
    Clock(Moment),
    /// An answer of the store.
    Answer(Answer),
    /// Nobody pressed a key for some seconds: what changed elsewhere can be read.
    Quiet,
    /// A moment passed in which nobody typed: drafts are to be kept.
    Idle,
    /// The cursor of a list has rested: what it is on can be shown.
    Rested,
    /// A question was on the screen long enough to be answered.
    Armed,
    /// The terminal is gone.
    Gone,
}

/// What the store answers. `Ticket`s are those of the question.
#[derive(Clone, Debug)]
pub enum Answer {
    /// The open cases that this person may see, and the counts of all where there are more than were asked for.
    Inbox(Ticket, Result<(Vec<Summary>, Option<Counts>), Trouble>),
    /// What was sought in the archive.
    Sought {
        /// The ticket of the question.
        ticket: Ticket,
        /// It is the first page of its question.
        is_first: bool,
        /// What was found.
        result: Result<Sought, Trouble>,
    },
    /// One case.
    Case(Ticket, Result<Arc<Case>, Trouble>),
    /// Who looked into a case, for the archivist who opened it.
    Readings(Ticket, Vec<Reading>),
    /// What became of a registration or a command.
    Done(Ticket, Result<Arc<Case>, Trouble>),
    /// The figures of a year and of the one before it.
    Years(Ticket, Result<Box<Years>, Trouble>),
    /// What the store says about destruction lists.
    Destruction(Ticket, Result<Found, Trouble>),
    /// Something was written into this file.
    Printed(Ticket, Result<PathBuf, Trouble>),
    /// The drafts of this person.
    Drafts(Drafts),
    /// What this person wants to be reminded of, the next first.
    Reminders(Vec<Reminder>),
    /// What became of a reminder; what there is now came before it.
    Reminded(Ticket, Result<(), Trouble>),
    /// The texts that can be put into a text.
    Letters(Vec<Letter>),
    /// A draft was kept, at that time.
    DraftKept(Moment),
    /// A draft could not be kept; what was typed is on the screen only.
    DraftFailed(Trouble),
    /// The house changed: people came or went.
    House(Arc<House>),
    /// Another session wrote something.
    Changed(News),
    /// The other sessions that are at something.
    Present(Vec<Present>),
}

/// Why the store could not do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A rule refuses.
    Refused(Refusal),
    /// A rule of destruction refuses.
    NotDestroyed(destruction::Refused),
    /// It does not exist, or not for this person.
    NotFound,
    /// This colleague changed the same text meanwhile, in this entry.
    Conflict {
        /// Who.
        by: UserName,
        /// The entry.
        entry: EntryNo,
    },
    /// This person types the same draft in another window.
    TypedElsewhere,
    /// Others are writing; it can be tried again.
    Busy,
    /// The written record cannot be made, so the case is not archived (W7).
    NoRecord,
    /// The disk is full.
    DiskFull,
    /// The database cannot be written.
    ReadOnly,
    /// That file cannot be read.
    Unreadable,
    /// No file was written.
    NotWritten(Unwritten),
    /// Something else; the database is not to be trusted before it was looked at.
    Failed,
}

choices! {
    /// Why a file was not written.
    "unwritten" Unwritten {
        /// There is one of that name.
        Exists = "exists",
        /// That is a folder.
        IsFolder = "is_folder",
        /// There is no such folder.
        NoFolder = "no_folder",
        /// This person may not write there.
        NotAllowed = "not_allowed",
        /// The disk is full.
        DiskFull = "disk_full",
        /// No file can have that name.
        BadName = "bad_name",
        /// Built without PDF.
        NoPdf = "no_pdf",
        /// The document cannot be made.
        NoDocument = "no_document",
        /// Something else.
        Failed = "failed",
    }
}
