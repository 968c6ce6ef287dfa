//! What the desk wants done in the world. Effects are data; `run` performs them.

use std::path::PathBuf;

use super::archive::Seek;
use super::print::PrintItem;
use super::screen::Topic;
use super::{Ticket, destruction};
use crate::procedure::colleagues::Attendance;
use crate::procedure::command::{Command, NewCase};
use crate::procedure::{CaseNumber, Moment, Version};

/// Something to be done. Answers come back as messages with the same ticket.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read the open cases, the most urgent so many.
    LoadInbox(Ticket, u16),
    /// Seek in the archive.
    Seek(Ticket, Box<Seek>),
    /// Keep a search: name and line.
    SaveSearch(String, String),
    /// Let the search of this name go.
    DropSearch(String),
    /// Read one case; `opened` where a person opened it to read, which is logged.
    LoadCase {
        /// The ticket of the answer.
        ticket: Ticket,
        /// Which.
        number: CaseNumber,
        /// A person opened it.
        opened: bool,
    },
    /// Register a case.
    Register(Ticket, Box<NewCase>),
    /// Do something to a case, as it was at `seen`.
    Execute {
        /// The ticket of the answer.
        ticket: Ticket,
        /// Which case.
        number: CaseNumber,
        /// What the person saw.
        seen: Version,
        /// What.
        command: Box<Command>,
    },
    /// Attach a file of this machine to a case.
    Attach {
        /// The ticket of the answer.
        ticket: Ticket,
        /// Which case.
        number: CaseNumber,
        /// The file, as its path was typed.
        path: String,
    },
    /// Write something into a new file.
    Print {
        /// The ticket of the answer.
        ticket: Ticket,
        /// What.
        item: PrintItem,
        /// The file.
        path: PathBuf,
    },
    /// Count the figures of this year and of the one before it.
    CountYear(Ticket, i32),
    /// Something about destruction lists.
    Destruction(Ticket, destruction::Wish),
    /// Tell the others what this session is at.
    Attend {
        /// What; nothing is leaving.
        at: Attendance,
        /// A draft that is typed in another window is typed here from now on.
        takes_over: bool,
    },
    /// Read what this person wants to be reminded of.
    LoadReminders,
    /// Remind this person of a case then, or no more.
    Remind {
        /// The ticket of the answer.
        ticket: Ticket,
        /// Which case.
        number: CaseNumber,
        /// When.
        at: Option<Moment>,
    },
    /// Read the drafts of this person again.
    LoadDrafts,
    /// Remember what this person said of a screen.
    Prefer {
        /// What the terminal calls itself; empty for what holds on every one.
        terminal: String,
        /// What it is about.
        topic: Topic,
        /// The name of what is wanted.
        value: &'static str,
    },
    /// Keep a draft: slot and content.
    KeepDraft(String, String),
    /// The draft in this slot has become an entry, or was emptied.
    DropDraft(String),
    /// Send [`super::Message::Armed`] once the question was on the screen for a moment.
    Arm,
    /// Send [`super::Message::Rested`] once the cursor was left alone for a moment; anew with each move.
    Rest,
    /// Send the text that is read to the clipboard of the terminal.
    CopyOut,
    /// Draw everything again.
    Redraw,
    /// One bell: a term has passed.
    Ring,
    /// Go to the made-up office, to practise; then come back.
    Practise,
    /// Stop.
    Quit,
}

/// Where somebody goes who leaves the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// Home.
    Home,
    /// To the made-up office, to practise, and then back.
    Practice,
}
