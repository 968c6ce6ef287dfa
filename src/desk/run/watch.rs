//! Hears that another session wrote: the kernel tells of every change to the write-ahead log, so that a desk at rest sleeps.
//!
//! Invariant: nothing depends on it. Where the log cannot be watched, or is watched no longer, the reader looks by itself.

use std::io;
use std::mem::MaybeUninit;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use rustix::fs::inotify::{self, CreateFlags, ReadFlags, WatchFlags};

/// Several writes within this are told once.
const TOGETHER: Duration = Duration::from_millis(200);

/// Calls `tell` after every change to the log of the database; gives whether it is still watched.
pub(super) fn watch(database: &Path, tell: impl Fn() -> bool + Send + 'static) -> Arc<AtomicBool> {
    let is_watched = Arc::new(AtomicBool::new(false));
    let Ok(log) = open(database) else { return is_watched };
    let mark = Arc::clone(&is_watched);
    is_watched.store(true, Ordering::SeqCst);
    let started = thread::Builder::new().name("watch".to_owned()).spawn(move || {
        let mut room = [MaybeUninit::uninit(); 1024];
        let mut changes = inotify::Reader::new(&log, &mut room);
        while let Ok(change) = changes.next() {
            // the log itself is gone: another file has its name now
            if change.events().intersects(ReadFlags::IGNORED | ReadFlags::DELETE_SELF) {
                break;
            }
            if changes.is_buffer_empty() {
                thread::sleep(TOGETHER);
                if !tell() {
                    return;
                }
            }
        }
        mark.store(false, Ordering::SeqCst);
        tell();
    });
    if started.is_err() {
        is_watched.store(false, Ordering::SeqCst);
    }
    is_watched
}

fn open(database: &Path) -> io::Result<rustix::fd::OwnedFd> {
    let mut log = database.as_os_str().to_owned();
    log.push("-wal");
    let watched = inotify::init(CreateFlags::CLOEXEC)?;
    inotify::add_watch(&watched, PathBuf::from(log), WatchFlags::MODIFY | WatchFlags::DELETE_SELF)?;
    Ok(watched)
}
