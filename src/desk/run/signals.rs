//! A line that drops, and a request to stop: the draft in hand is kept, then the process ends.
//!
//! Invariant: this runs on a thread of its own. The thread that reads keys never returns from a lost terminal, and the one
//! that draws may be stuck in a write; neither is asked.

use std::io;
use std::thread;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use super::terminal;

/// Waits for hang-up, termination and interrupt; on the first it runs `keep_drafts`, gives the terminal back and ends the
/// process with 128 plus the signal's number.
pub fn watch(keep_drafts: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            keep_drafts();
            if signal != SIGHUP {
                terminal::restore();
            }
            std::process::exit(128 + signal);
        }
    })?;
    Ok(())
}
