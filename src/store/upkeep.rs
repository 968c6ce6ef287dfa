//! Copying the database, and keeping its indexes quick, while others work.

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, Transaction};

use super::Store;
use super::error::Failure;

/// Pages copied before others get a turn.
const PAGES: i32 = 1_000;
/// Pages of an index merged before others get a turn.
const MERGED: i64 = 500;

/// Copies the database of `connection` into a new file, which only its owner can read.
pub(super) fn copy(connection: &Connection, to: &Path) -> Result<(), Failure> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to)?;
    let copied =
        fill(connection, to).and_then(|()| Ok(file.sync_all()?)).and_then(|()| super::destroy::sync_folder(to));
    if copied.is_err() {
        // half a copy is worse than none; what cannot be removed either is reported by the failure itself
        let _ = std::fs::remove_file(to);
    }
    copied
}

fn fill(connection: &Connection, to: &Path) -> Result<(), Failure> {
    let mut target = Connection::open(to)?;
    let backup = Backup::new(connection, &mut target)?;
    loop {
        match backup.step(PAGES)? {
            StepResult::Done => return Ok(()),
            StepResult::More => {}
            _ => std::thread::sleep(Duration::from_millis(5)),
        }
    }
}

impl Store {
    /// A whole copy in a new file; refused where the file exists. Gives the head of its journal, to be noted elsewhere.
    pub fn backup(&self, to: &Path) -> Result<String, Failure> {
        copy(&self.connection, to)?;
        let made = Connection::open_with_flags(to, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        Ok(crate::procedure::hex(&super::journal::head(&made)?))
    }

    /// Takes what was written into the file itself, where nobody reads at this very moment: what lies beside it is read whole by
    /// the next who opens the database alone. Nobody is waited for, and this connection ends.
    pub fn settle(self) -> Result<(), Failure> {
        self.connection.busy_timeout(Duration::ZERO)?;
        // whether somebody was reading does not matter: whoever leaves next settles it
        self.connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
        Ok(())
    }

    /// Merges each index of words into one piece: a word is then found in one place instead of ten. It is done a little at a time,
    /// so that nobody waits.
    pub fn merge_indexes(&mut self) -> Result<(), Failure> {
        ["search", "search_parts"].into_iter().try_for_each(|index| {
            self.write(|transaction| begin_merge(transaction, index))?;
            self.merge_on(index)
        })
    }

    /// Merges what was begun, a little at a time, until nothing is left to do.
    pub(super) fn merge_on(&mut self, index: &str) -> Result<(), Failure> {
        while self.write(|transaction| merge(transaction, index, MERGED))? {}
        Ok(())
    }
}

/// Takes all pieces of an index for one merge, which the next steps go on with also where new pieces come in meanwhile.
pub(super) fn begin_merge(transaction: &Transaction<'_>, index: &str) -> Result<(), Failure> {
    // else some new pieces beside a merge of two would end it: fewer than four are no reason to merge
    transaction.execute(&format!("insert into {index} ({index}, rank) values ('usermerge', 2)"), [])?;
    merge(transaction, index, -MERGED)?;
    Ok(())
}

/// Merges so many pages of an index, negative for the first step; whether there was something to merge.
fn merge(transaction: &Transaction<'_>, index: &str, pages: i64) -> Result<bool, Failure> {
    let before = transaction.total_changes();
    transaction.execute(&format!("insert into {index} ({index}, rank) values ('merge', ?1)"), [pages])?;
    // the statement itself counts as one change
    Ok(transaction.total_changes() - before >= 2)
}
