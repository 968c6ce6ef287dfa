//! The terminal as this program needs it, and as it was found.
//!
//! Invariant: whatever happens — return, error, panic, a signal — the terminal is left as it was found, once. Writing to
//! it never waits: what a frozen terminal does not take is kept, and nothing else is drawn until it has gone.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;

use super::screen::{Abilities, Screen};

/// The alternate screen, and pastes marked as such.
const TAKE: &str = "\x1b[?1049h\x1b[?2004h";
/// The title put aside, once.
const KEEP_TITLE: &str = "\x1b[22;2t";
/// All that was set is unset.
const GIVE_BACK: &str = "\x1b[m\x1b[r\x1b[?2026l\x1b[23;2t\x1b[?2004l\x1b[?1049l\x1b[?25h";
/// How long a terminal that takes nothing is given to take its last bytes.
const LAST_PATIENCE: Duration = Duration::from_millis(200);
/// Larger windows do not exist; what claims to be one must not cost its memory.
const LARGEST: (u16, u16) = (1_000, 400);

/// Where the bytes go, while the terminal is in our hands.
static OUTPUT: Mutex<Option<OwnedFd>> = Mutex::new(None);

fn output() -> MutexGuard<'static, Option<OwnedFd>> {
    // a panic between two writes leaves nothing half done here
    OUTPUT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The terminal in our hands; dropping it gives it back.
pub struct Guard {
    screen: Screen,
    next: Buffer,
    /// What the terminal has not taken yet.
    waiting: Vec<u8>,
}

impl Guard {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste.
    pub fn new(abilities: Abilities) -> io::Result<Self> {
        enable_raw_mode()?;
        let opened = open_output();
        match opened {
            Ok(opened) => *output() = Some(opened),
            Err(error) => {
                // there is nobody left to tell if this fails too
                let _ = disable_raw_mode();
                return Err(error);
            }
        }
        let size = size();
        let mut guard = Self { screen: Screen::new(size, abilities), next: Buffer::empty(size), waiting: Vec::new() };
        guard.send(TAKE.as_bytes())?;
        guard.send(KEEP_TITLE.as_bytes())?;
        Ok(guard)
    }

    /// Draws a picture and sends what changed, in one write; nothing where nothing changed.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Buffer) -> Option<Position>) -> io::Result<()> {
        self.next.reset();
        let cursor = paint(&mut self.next);
        let bytes = self.screen.turn_into(&mut self.next, cursor);
        self.send(bytes.as_bytes())
    }

    /// The next picture is sent whole, at the size that the terminal has now.
    pub fn start_anew(&mut self) {
        let size = size();
        self.next.resize(size);
        self.screen.forget(size);
    }

    /// Sends a few bytes that are no part of a picture and move no cursor: a bell, a title, a question.
    pub fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.waiting.is_empty() {
            let taken = write(bytes)?;
            self.waiting.extend_from_slice(&bytes[taken..]);
            return Ok(());
        }
        self.waiting.extend_from_slice(bytes);
        self.send_waiting()
    }

    /// Whether the terminal still has to take what was sent earlier.
    pub fn is_behind(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Tries again what it did not take.
    pub fn send_waiting(&mut self) -> io::Result<()> {
        let taken = write(&self.waiting)?;
        self.waiting.drain(..taken);
        Ok(())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let until = Instant::now() + LAST_PATIENCE;
        while self.is_behind() && Instant::now() < until && self.send_waiting().is_ok() {
            thread::sleep(Duration::from_millis(5));
        }
        restore();
    }
}

/// Takes the terminal once more: while the process was stopped, somebody else had it.
pub fn take_again() {
    if output().is_some() {
        // what fails here fails again with the next picture, where it is told
        let _ = disable_raw_mode();
        let _ = enable_raw_mode();
        let _ = write(TAKE.as_bytes());
    }
}

/// Gives the terminal back; the second time does nothing.
pub fn restore() {
    let Some(taken) = output().take() else { return };
    let until = Instant::now() + LAST_PATIENCE;
    let mut bytes = GIVE_BACK.as_bytes();
    while !bytes.is_empty() && Instant::now() < until {
        match rustix::io::write(&taken, bytes) {
            Ok(count) => bytes = &bytes[count..],
            Err(Errno::AGAIN | Errno::INTR) => thread::sleep(Duration::from_millis(5)),
            // there is nobody left to tell
            Err(_) => break,
        }
    }
    let _ = disable_raw_mode();
}

/// A way to the terminal of our own: what is set on it, so that writing never waits, is not set for the shell.
fn open_output() -> io::Result<OwnedFd> {
    let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    match rustix::fs::open("/dev/tty", flags, Mode::empty()) {
        Ok(opened) => Ok(opened),
        // a session without a terminal of its own: then it is written to as it is
        Err(_) => io::stdout().as_fd().try_clone_to_owned(),
    }
}

/// How much of it the terminal took, without waiting.
fn write(bytes: &[u8]) -> io::Result<usize> {
    let output = output();
    // given back by a signal: what is drawn now is for nobody
    let Some(output) = output.as_ref() else { return Ok(bytes.len()) };
    let mut taken = 0;
    while taken < bytes.len() {
        match rustix::io::write(output, &bytes[taken..]) {
            Ok(count) => taken += count,
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => break,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(taken)
}

fn size() -> Rect {
    let (columns, rows) = crossterm::terminal::size().unwrap_or((80, 24));
    Rect::new(0, 0, columns.min(LARGEST.0), rows.min(LARGEST.1))
}
