//! The queue of writers: an advisory lock on a file beside the database, held round each write transaction.
//!
//! SQLite's own waiting is no queue: under fifty writers some wait ten times as long as others. The kernel serves waiters
//! of a file lock in order, and a process that dies leaves the queue by itself.
//!
//! Invariant: nobody waits for ever. Who cannot open the lock file writes without it, behind SQLite's own lock.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::beside;
use super::error::Failure;

/// How long a writer waits before the person gets a word.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// A place at the head of the queue, until it is dropped.
pub struct Turn(#[allow(dead_code)] Option<File>);

/// Waits for its turn to write to the database at `path`.
pub fn wait(path: &Path) -> Result<Turn, Failure> {
    let Some(file) = open(path) else { return Ok(Turn(None)) };
    if file.try_lock().is_ok() {
        return Ok(Turn(Some(file)));
    }
    // a lock cannot be waited for with a limit, a message can
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let locked = file.lock().map(|()| file);
        // nobody listens any more: the file is dropped, and the lock with it
        let _ = sender.send(locked);
    });
    match receiver.recv_timeout(PATIENCE) {
        Ok(Ok(file)) => Ok(Turn(Some(file))),
        Ok(Err(_)) => Ok(Turn(None)),
        Err(_) => Err(Failure::Busy),
    }
}

fn open(path: &Path) -> Option<File> {
    OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(beside(path, ".lock")).ok()
}
