//! A line that drops, and a request to stop: the draft in hand is kept, then the process ends.
//!
//! Invariant: this runs on a thread of its own. The thread that reads keys never returns from a lost terminal, and the one
//! that draws may be stuck in a write; neither is asked.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;

use rustix::event::{PollFd, PollFlags};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use super::terminal;

/// Waits for hang-up, termination and interrupt; on the first it runs `keep_drafts`, gives the terminal back and ends the
/// process with 128 plus the signal's number.
pub fn watch(keep_drafts: impl Fn() + Send + Sync + 'static) -> io::Result<()> {
    let keep_drafts = Arc::new(keep_drafts);
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT])?;
    // nobody could go on with a session that was stopped
    signal_hook::flag::register(SIGTSTP, Arc::new(AtomicBool::new(false)))?;
    let keep = Arc::clone(&keep_drafts);
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            keep();
            if signal != SIGHUP {
                terminal::restore();
            }
            std::process::exit(128 + signal);
        }
    })?;
    thread::Builder::new().name("line".to_owned()).spawn(move || {
        if wait_for_hang_up() {
            keep_drafts();
            std::process::exit(128 + SIGHUP);
        }
    })?;
    Ok(())
}

/// Waits until the terminal is gone, for when nobody sends a signal (nohup, a service): true once it is.
fn wait_for_hang_up() -> bool {
    let input = io::stdin();
    loop {
        let mut watched = [PollFd::new(&input, PollFlags::empty())];
        match rustix::event::poll(&mut watched, None) {
            Ok(_) if watched[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) => return true,
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}
