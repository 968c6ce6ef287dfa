//! The thread that hears the world: keys, signals, and that another session wrote.
//!
//! Invariant: it waits for these and for nothing else, and asks no other thread: the one that draws may be in the middle of
//! something. It is the first to know that the terminal is gone.

use std::io;
use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGWINCH};
use signal_hook::iterator::backend::Handle;

use super::keys::{Decoder, Input};
use super::log::Log;
use super::signals::{self, LastWill, Signals};
use crate::desk::state::Message;

/// Several writes within this are told once.
const TOGETHER: Duration = Duration::from_millis(200);

/// What it hears with, and whom it tells.
pub(super) struct Ear<Look> {
    /// Makes keys of bytes.
    pub decoder: Decoder,
    /// The signals that were caught.
    pub signals: Signals,
    /// The log of the database, where it can be watched.
    pub log: Option<Log>,
    /// Gets keys, pastes and sizes.
    pub desk: Sender<Message>,
    /// Is called when another session may have written.
    pub look: Look,
    /// Done before the process ends.
    pub last_will: LastWill,
}

/// The ear while it listens.
pub(super) struct Listening {
    closer: Handle,
    thread: JoinHandle<()>,
}

impl Listening {
    /// Ends it, before it takes a key that is for whoever has the terminal next.
    pub fn end(self) {
        self.closer.close();
        // what it panicked of was told by then
        let _ = self.thread.join();
    }
}

/// Something that was heard.
#[derive(Clone, Copy, Default)]
struct Heard {
    key: bool,
    signal: bool,
    write: bool,
}

impl<Look: Fn() + Send + 'static> Ear<Look> {
    /// Starts it. On hang-up, termination and interrupt it runs the last will, gives the terminal back and ends the process with
    /// 128 plus the signal's number.
    pub fn listen(mut self) -> io::Result<Listening> {
        let closer = self.signals.closer();
        let thread = thread::Builder::new().name("ear".to_owned()).spawn(move || {
            let started = Instant::now();
            let mut look_at = None;
            while self.hear(started, &mut look_at).is_some() {}
        })?;
        Ok(Listening { closer, thread })
    }

    fn hear(&mut self, started: Instant, look_at: &mut Option<Instant>) -> Option<()> {
        let heard = self.wait(started, *look_at);
        if self.signals.closer().is_closed() {
            return None;
        }
        let Some(heard) = heard else { self.end(SIGHUP) };
        if heard.signal {
            for signal in self.signals.pending() {
                let message = match signal {
                    SIGWINCH => Message::Resized,
                    SIGCONT => Message::Resumed,
                    signal => self.end(signal),
                };
                self.desk.send(message).ok()?;
            }
        }
        if heard.write && self.log.as_mut().is_some_and(Log::hear) {
            look_at.get_or_insert_with(|| Instant::now() + TOGETHER);
        }
        if look_at.is_some_and(|at| at <= Instant::now()) {
            *look_at = None;
            (self.look)();
        }
        // what is read in one piece is handed over at once, so that keys typed ahead cost one frame
        let inputs = if heard.key { self.read(started) } else { Some(self.decoder.wait(started.elapsed())) };
        let Some(inputs) = inputs else { self.end(SIGHUP) };
        inputs.into_iter().try_for_each(|input| self.desk.send(message(input)).ok())
    }

    fn end(&self, signal: i32) -> ! {
        signals::end(&self.last_will, 128 + signal)
    }

    /// Waits until there is something to hear, or something has waited long enough; `None` once the terminal is gone, also where
    /// nobody sends a signal (nohup, a service).
    fn wait(&self, started: Instant, look_at: Option<Instant>) -> Option<Heard> {
        let key = self.decoder.until().map(|until| until.saturating_sub(started.elapsed()));
        let look = look_at.map(|at| at.saturating_duration_since(Instant::now()));
        let patience = key.into_iter().chain(look).min().map(timespec);
        let input = io::stdin();
        let mut watched = vec![PollFd::new(&input, PollFlags::IN), PollFd::new(self.signals.pipe(), PollFlags::IN)];
        watched.extend(self.log.as_ref().filter(|log| log.is_watched()).map(|log| PollFd::new(log, PollFlags::IN)));
        match rustix::event::poll(&mut watched, patience.as_ref()) {
            Ok(_) => {}
            Err(Errno::INTR) => return Some(Heard::default()),
            Err(_) => return None,
        }
        let told = |at: usize| watched.get(at).map_or(PollFlags::empty(), PollFd::revents);
        let has = |at: usize| told(at).contains(PollFlags::IN);
        let is_gone = !has(0) && !told(0).is_empty();
        (!is_gone).then(|| Heard { key: has(0), signal: has(1), write: has(2) })
    }

    /// What came from the terminal; `None` once it is gone.
    fn read(&mut self, started: Instant) -> Option<Vec<Input>> {
        let mut bytes = [0; 4096];
        match rustix::io::read(io::stdin(), &mut bytes) {
            Ok(0) => None,
            Ok(count) => Some(self.decoder.take(&bytes[..count], started.elapsed())),
            Err(Errno::INTR | Errno::AGAIN) => Some(Vec::new()),
            Err(_) => None,
        }
    }
}

fn message(input: Input) -> Message {
    match input {
        Input::Key(key) => Message::Key(key),
        Input::Paste(text) => Message::MarkedPaste(text),
        Input::Wheel(is_down) => Message::Wheel(is_down),
        Input::Click(column, row) => Message::Click(column, row),
        Input::Ground(ground) => Message::Ground(ground),
        Input::Utf8(has) => Message::Utf8(has),
    }
}

fn timespec(time: Duration) -> Timespec {
    // a wait is never longer than a few seconds
    Timespec { tv_sec: i64::try_from(time.as_secs()).unwrap_or(i64::MAX), tv_nsec: time.subsec_nanos().into() }
}
