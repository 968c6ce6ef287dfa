//! Copying the database while others work.

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::Store;
use super::error::Failure;

/// Pages copied before others get a turn.
const PAGES: i32 = 1_000;

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
}
