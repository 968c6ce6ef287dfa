//! A line that drops, and a request to stop: the draft in hand is kept, then the process ends.
//!
//! Invariant: this runs on a thread of its own, and asks no other. The one that draws may be in the middle of something.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::terminal;
use crate::desk::state::Message;

/// How long the last will may take.
const LIMIT: Duration = Duration::from_millis(800);

/// What is done before the process ends, however it ends. The second time it does nothing.
pub type LastWill = Arc<dyn Fn() + Send + Sync>;

/// Waits for signals. On hang-up, termination and interrupt it runs `last_will`, gives the terminal back and ends the
/// process with 128 plus the signal's number; another size, and coming back after a stop, it tells.
pub fn watch(last_will: &LastWill, to: Sender<Message>) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGWINCH, SIGCONT])?;
    // nobody could go on with a session that was stopped
    signal_hook::flag::register(SIGTSTP, Arc::new(AtomicBool::new(false)))?;
    give_back_after_panic(last_will);
    let last_will = Arc::clone(last_will);
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGWINCH => {}
                SIGCONT => terminal::take_again(),
                _ => end(&last_will, 128 + signal),
            }
            // nobody listens once the desk is left
            let _ = to.send(Message::Resized);
        }
    })?;
    Ok(())
}

/// Keeps what is typed, gives the terminal back, and ends the process.
pub fn end(last_will: &LastWill, status: i32) -> ! {
    settle(last_will);
    terminal::restore();
    std::process::exit(status)
}

/// Runs the last will, but no longer than nobody minds: where others hold the queue, what was typed up to two seconds ago is
/// kept already.
fn settle(last_will: &LastWill) {
    let (done, wait) = mpsc::channel();
    let last_will = Arc::clone(last_will);
    thread::spawn(move || {
        last_will();
        // nobody listens any more where it took too long
        let _ = done.send(());
    });
    let _ = wait.recv_timeout(LIMIT);
}

/// A panic is a mistake of ours: it is told on the terminal as it was, and costs nobody a word. Whatever thread it happened
/// on, the desk is not to be trusted after it.
fn give_back_after_panic(last_will: &LastWill) {
    let earlier = std::panic::take_hook();
    let last_will = Arc::clone(last_will);
    std::panic::set_hook(Box::new(move |panic| {
        settle(&last_will);
        terminal::restore();
        earlier(panic);
        std::process::exit(101);
    }));
}
