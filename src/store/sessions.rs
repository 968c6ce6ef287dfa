//! Who has the database open: a shared lock on a file beside it for each connection, so that a restore can see that it is
//! alone.
//!
//! Invariant: while somebody restores, nobody opens; while somebody has it open, nobody restores. A process that dies lets
//! go by itself. Where the file cannot be made (a folder that can only be read) nothing is held, and nothing is restored.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::beside;
use super::error::Failure;
use super::queue::PATIENCE;

/// Joins those who have the database at `path` open, until the file is dropped.
pub(super) fn join(path: &Path) -> Result<Option<File>, Failure> {
    let Ok(file) = open(path) else { return Ok(None) };
    let begun = Instant::now();
    loop {
        match file.try_lock_shared() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => thread::sleep(Duration::from_millis(20)),
            Err(TryLockError::WouldBlock) => return Err(Failure::Busy),
            Err(TryLockError::Error(_)) => return Ok(None),
        }
    }
}

/// Keeps everybody out until the file is dropped; refused while anybody has the database open.
pub(super) fn alone(path: &Path) -> Result<File, Failure> {
    let file = open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Failure::InUse),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Which file it is, on this machine.
pub(super) fn identity(path: &Path) -> Option<u64> {
    std::fs::metadata(path).ok().map(|file| file.ino())
}

fn open(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(beside(path, ".open"))
}
