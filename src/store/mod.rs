//! The database: the only room that knows SQL.
//!
//! Invariant: a case changes by entries only, in one immediate transaction that reads the case, asks the rules, and writes
//! journal, projections and what follows from them; a confirmation is given after the commit, never before. Everything
//! that goes in and out is a value of the procedure.

mod cases;
pub mod check;
mod destroy;
mod drafts;
pub mod error;
mod figures;
mod journal;
mod lists;
mod outbox;
mod people;
mod preferences;
mod presence;
mod queue;
mod readings;
mod records;
mod reminders;
mod restore;
mod rows;
mod schema;
mod search;
mod sessions;
#[cfg(test)]
mod tests;
mod upkeep;

pub use cases::Seen;
pub use destroy::{Finish, Progress};
pub use error::Failure;
pub use lists::ListFilter;
pub use outbox::Outgoing;
pub use presence::Marks;
pub use records::Recorder;
pub use restore::{Restored, restore};
pub use search::{Interrupter, Question, SavedSearch, Scope};

use std::fs::File;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{Connection, Transaction, TransactionBehavior};

/// What a database is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// To write; it is made where it is not there.
    ReadWrite,
    /// To read only; it must be there.
    ReadOnly,
}

/// One connection to the database of an office.
pub struct Store {
    connection: Connection,
    path: PathBuf,
    /// Makes the records of what is archived; nothing can be archived without.
    recorder: Option<Recorder>,
    /// Says to others that it is open, for as long as it is.
    _session: Option<File>,
}

impl Store {
    /// Opens the database at `path`.
    pub fn open(path: &Path, access: Access) -> Result<Self, Failure> {
        let identity = sessions::identity(path);
        let opened = schema::open(path, access);
        // an open that finds no file where one must be made is a folder that cannot be written
        let connection = match opened {
            Err(Failure::Missing) if access == Access::ReadWrite => return Err(Failure::NoAccess),
            opened => opened?,
        };
        // only what is known to be ours gets a file beside it
        let session = sessions::join(path)?;
        if identity.is_some() && sessions::identity(path) != identity {
            // a restore put another in its place meanwhile
            return Err(Failure::Busy);
        }
        Ok(Self { connection, path: path.to_owned(), recorder: None, _session: session })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether this is the database or a file of its own beside it. Nobody may open one of those: closing it would take the locks
    /// of this process on it away.
    pub fn is_part_of_it(&self, path: &Path) -> bool {
        let Ok(asked) = std::fs::metadata(path) else { return false };
        let own = ["", "-wal", "-shm"].map(|end| std::fs::metadata(beside(&self.path, end)));
        own.into_iter().flatten().any(|own| (own.dev(), own.ino()) == (asked.dev(), asked.ino()))
    }

    /// Does `work` in one immediate transaction, in its turn; again where others were in the way, for ten seconds.
    fn write<T>(&mut self, work: impl Fn(&Transaction<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
        let start = Instant::now();
        let mut pause = Duration::from_millis(2);
        loop {
            match self.try_write(&work) {
                Err(Failure::Busy) if start.elapsed() < queue::PATIENCE => {
                    thread::sleep(pause);
                    pause = (pause * 2).min(Duration::from_millis(250));
                }
                outcome => return outcome,
            }
        }
    }

    fn try_write<T>(&mut self, work: impl Fn(&Transaction<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
        let _turn = queue::wait(&self.path)?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let outcome = work(&transaction)?;
        transaction.commit()?;
        Ok(outcome)
    }
}

/// The file that lies beside the database, under its name and `end`.
pub fn beside(database: &Path, end: &str) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}
