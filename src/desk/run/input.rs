//! The thread that reads the terminal.
//!
//! Invariant: it waits for the terminal and for nothing else, and it is the first to know that the terminal is gone.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::io::Errno;

use super::keys::{Decoder, Input};
use crate::desk::state::Message;

/// Starts it. What is read in one piece is handed over at once, so that keys typed ahead cost one frame. When the
/// terminal is gone, `at_the_end` is run.
pub fn listen(mut decoder: Decoder, to: Sender<Message>, at_the_end: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let started = Instant::now();
    thread::Builder::new().name("input".to_owned()).spawn(move || {
        while let Some(inputs) = next(&mut decoder, started) {
            for input in inputs {
                let message = match input {
                    Input::Key(key) => Message::Key(key),
                    Input::Paste(text) => Message::Paste(text),
                };
                if to.send(message).is_err() {
                    return;
                }
            }
        }
        at_the_end();
    })?;
    Ok(())
}

/// What came, or what has waited long enough; `None` once the terminal is gone, also where nobody sends a signal (nohup,
/// a service).
fn next(decoder: &mut Decoder, started: Instant) -> Option<Vec<Input>> {
    let input = io::stdin();
    let patience = decoder.until().map(|until| until.saturating_sub(started.elapsed()));
    let mut watched = [PollFd::new(&input, PollFlags::IN)];
    match rustix::event::poll(&mut watched, patience.map(timespec).as_ref()) {
        Ok(0) => return Some(decoder.wait(started.elapsed())),
        Ok(_) => {}
        Err(Errno::INTR) => return Some(Vec::new()),
        Err(_) => return None,
    }
    if !watched[0].revents().contains(PollFlags::IN) {
        return None;
    }
    let mut bytes = [0; 4096];
    match rustix::io::read(&input, &mut bytes) {
        Ok(0) => None,
        Ok(count) => Some(decoder.take(&bytes[..count], started.elapsed())),
        Err(Errno::INTR | Errno::AGAIN) => Some(Vec::new()),
        Err(_) => None,
    }
}

fn timespec(time: Duration) -> Timespec {
    // a wait is never longer than a few seconds
    Timespec { tv_sec: i64::try_from(time.as_secs()).unwrap_or(i64::MAX), tv_nsec: time.subsec_nanos().into() }
}
