//! The write-ahead log of the database: the kernel tells of every change to it, so that a desk at rest sleeps.
//!
//! Invariant: nothing depends on it. Where the log cannot be watched, or is watched no longer, the reader looks by itself.

use std::io;
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::fs::inotify::{self, CreateFlags, ReadFlags, WatchFlags};

use crate::store;

/// A log that is watched.
pub(super) struct Log {
    changes: OwnedFd,
    is_watched: Arc<AtomicBool>,
}

impl Log {
    /// That of the database at `path`.
    pub fn open(path: &Path) -> io::Result<Self> {
        let changes = inotify::init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK)?;
        inotify::add_watch(&changes, store::beside(path, "-wal"), WatchFlags::MODIFY | WatchFlags::DELETE_SELF)?;
        Ok(Self { changes, is_watched: Arc::new(AtomicBool::new(true)) })
    }

    /// Whether changes are told, now and later.
    pub fn watched(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.is_watched)
    }

    /// Whether changes are told.
    pub fn is_watched(&self) -> bool {
        self.is_watched.load(Ordering::SeqCst)
    }

    /// Takes what the kernel tells; whether there was something.
    pub fn hear(&mut self) -> bool {
        let mut room = [MaybeUninit::uninit(); 1024];
        let mut changes = inotify::Reader::new(&self.changes, &mut room);
        let mut is_something = false;
        while let Ok(change) = changes.next() {
            is_something = true;
            // the log itself is gone: another file has its name now
            if change.events().intersects(ReadFlags::IGNORED | ReadFlags::DELETE_SELF) {
                self.is_watched.store(false, Ordering::SeqCst);
            }
        }
        is_something
    }
}

impl AsFd for Log {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.changes.as_fd()
    }
}
