//! The one line that tells what happened.

use std::path::PathBuf;

use crate::procedure::destruction::{ListName, ListState};
use crate::procedure::journal::Entry;
use crate::procedure::{CaseNumber, Moment, UserName};

use super::action::Hindrance;
use super::inbox::{Only, Sorting};
use super::message::Trouble;
use super::screen::Topic;

/// What there is to tell. `lang` has the words.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Notice {
    /// Nothing.
    #[default]
    None,
    /// The desk was opened: so many terms have passed, so many end today.
    Welcome {
        /// Terms that have passed.
        overdue: usize,
        /// Terms that end today.
        today: usize,
    },
    /// The inbox was read: open cases, the person's own, when.
    Loaded {
        /// Open cases.
        open: usize,
        /// The person's own, where all were read.
        own: Option<usize>,
        /// When they were read.
        at: Moment,
    },
    /// An act was recorded.
    Recorded {
        /// To which case it was.
        number: CaseNumber,
        /// The entry that was made.
        entry: Box<Entry>,
        /// It can be taken back.
        can_be_undone: bool,
    },
    /// This became of a destruction list.
    List(ListName, ListState),
    /// So many of so many dossiers of a list are gone.
    Destroyed(ListName, usize, usize),
    /// The last traces of a destruction wait for these processes.
    WaitsForReaders(Vec<u32>),
    /// A case was registered.
    Registered(CaseNumber),
    /// A rule refuses, or it cannot be done here.
    Hindered(Hindrance),
    /// The store could not do it.
    Trouble(Trouble),
    /// It was not recorded; the form tells why.
    NotRecorded,
    /// It is somebody else's turn.
    NotYourTurn(UserName),
    /// A list for destruction waits for a second person.
    WaitsForSecond,
    /// A list for destruction can only be stopped now.
    OnlyStopped,
    /// Only those who proposed or confirmed this list can do more with it.
    NotOfThisList,
    /// Nothing is past its term of keeping, or this person proposes no list.
    NothingDue,
    /// Nothing is to be done on this case.
    NothingToDo,
    /// This key does nothing here.
    NoSuchKey(char),
    /// Pasted text where nobody was typing.
    PasteIgnored,
    /// What was marked can be pasted with Ctrl-V.
    Copied,
    /// Nothing was marked, to be cut or copied.
    NothingMarked,
    /// Nothing was cut or copied here.
    NothingToPaste,
    /// Sender, date and subject were taken from a pasted e-mail.
    MailTaken,
    /// There is no text to put in.
    NoTexts,
    /// A form was closed; what was typed is kept.
    DraftKept,
    /// What is typed was kept at that time, and is no entry yet.
    DraftSaved(Moment),
    /// Pasting is done otherwise.
    NoPaste,
    /// What was typed earlier is in the form.
    DraftRestored,
    /// These fields are to be mended, by their names.
    Faults(Vec<&'static str>),
    /// A form is open: how to save it.
    Typing,
    /// A save is under way.
    Saving,
    /// The first key of a way out is F10.
    QuitIsF10,
    /// No case is in hand.
    NoCase,
    /// No term is urgent.
    NothingUrgent,
    /// A new day began; terms were counted anew.
    NewDay,
    /// Something about a reminder.
    OfReminder(OfReminder),
    /// Ctrl-C copies nothing here, and does not stop.
    NoCopy,
    /// Something is being written into a file.
    Printing,
    /// It was written into this file.
    Printed(PathBuf),
    /// What is read was sent to the clipboard of the terminal.
    CopiedOut,
    /// So many cases are marked.
    Marked(usize),
    /// Cases are marked in the inbox.
    MarkInInbox,
    /// What became of several cases.
    Several {
        /// How many it was done to.
        done: usize,
        /// Those that it was not done to, which are still marked.
        refused: Vec<CaseNumber>,
        /// Why not to the first of these.
        why: Option<Trouble>,
        /// The folder that what was done stands in.
        folder: Option<PathBuf>,
    },
    /// Only the person's own cases are shown, or all.
    Mine(bool),
    /// The list has another order.
    Sorted(Sorting),
    /// Only these cases are shown.
    Only(Only),
    /// An act was taken back, or counts again.
    PutRight(CaseNumber),
    /// A search was kept under this name.
    SearchKept(String),
    /// This was said of the screen.
    OfScreen(Topic, &'static str),
    /// The settings say this of every screen.
    SetForAll(Topic),
    /// Letters do not act for this person.
    LettersAreOff,
    /// Others changed so many cases; it was read again, or waits for that.
    ChangedBy {
        /// How many.
        cases: usize,
        /// Who did.
        by: Vec<UserName>,
        /// What is shown is as they left it.
        is_read: bool,
    },
    /// This person is at something in another window, since then.
    AlsoElsewhere(Moment),
}

/// What there is to tell of a reminder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfReminder {
    /// Its time has come: the case, and how many there are with it.
    Come(CaseNumber, usize),
    /// This person is reminded of the case then.
    Set(CaseNumber, Moment),
    /// This person is reminded of the case no more.
    Ended(CaseNumber),
}
