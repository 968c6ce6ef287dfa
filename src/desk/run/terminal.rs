//! The terminal as this program needs it, and as it was found.
//!
//! Invariant: whatever happens — return, error, panic, a signal — the terminal is left as it was found, once. Writing to
//! it never waits: what a frozen terminal does not take is kept, and nothing else is drawn until it has gone. Only the
//! thread that draws writes to it, until it is given back.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use rustix::event::{PollFd, PollFlags};
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;

use super::screen::{Abilities, Screen};

/// The alternate screen, and pastes marked as such.
const TAKE: &str = "\x1b[?1049h\x1b[?2004h";
/// The title put aside, once.
const KEEP_TITLE: &str = "\x1b[22;2t";
/// Buttons and wheel, in numbers that have no limit.
const TAKE_MOUSE: &str = "\x1b[?1000h\x1b[?1006h";
/// The mouse left to the terminal.
const LEAVE_MOUSE: &str = "\x1b[?1006l\x1b[?1000l";
/// All that was set is unset.
const GIVE_BACK: &str = "\x1b[m\x1b[r\x1b[?2026l\x1b[23;2t\x1b[?2004l\x1b[?1006l\x1b[?1000l\x1b[?1049l\x1b[?25h";
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
    size: Rect,
    next: Buffer,
    /// What the terminal has not taken yet.
    waiting: Vec<u8>,
    /// A thread waits until the terminal takes more, and then tells.
    is_awaited: Arc<AtomicBool>,
    tell: Arc<dyn Fn() + Send + Sync>,
    has_mouse: bool,
}

impl Guard {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste. Once it took nothing for a while and takes again
    /// what is sent to it, `tell` is called. `first` is asked with the first bytes.
    pub fn new(abilities: Abilities, first: &str, tell: impl Fn() + Send + Sync + 'static) -> io::Result<Self> {
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
        let mut guard = Self {
            screen: Screen::new(abilities),
            size: size(),
            next: Buffer::default(),
            waiting: Vec::new(),
            is_awaited: Arc::default(),
            tell: Arc::new(tell),
            has_mouse: false,
        };
        guard.send(format!("{TAKE}{KEEP_TITLE}{first}").as_bytes())?;
        Ok(guard)
    }

    /// Draws a picture and sends what changed, in one write; nothing where nothing changed.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Buffer) -> Option<Position>) -> io::Result<()> {
        self.next.resize(self.size);
        self.next.reset();
        let cursor = paint(&mut self.next);
        let bytes = self.screen.turn_into(&mut self.next, cursor);
        self.send(bytes.as_bytes())
    }

    /// The next picture is sent whole, at the size that the terminal has now.
    pub fn start_anew(&mut self) {
        self.size = size();
        self.screen.forget();
    }

    /// Takes the terminal once more, and draws all of it: while the process was stopped, somebody else had it.
    pub fn take_again(&mut self) -> io::Result<()> {
        disable_raw_mode()?;
        enable_raw_mode()?;
        self.start_anew();
        let mouse = if self.has_mouse { TAKE_MOUSE } else { "" };
        self.send(format!("{TAKE}{mouse}").as_bytes())
    }

    /// Takes the mouse, or leaves it to the terminal, which selects text with it.
    pub fn take_mouse(&mut self, is_taken: bool) -> io::Result<()> {
        if is_taken == self.has_mouse {
            return Ok(());
        }
        self.has_mouse = is_taken;
        self.send(if is_taken { TAKE_MOUSE } else { LEAVE_MOUSE }.as_bytes())
    }

    /// How large the pictures are.
    pub fn area(&self) -> Rect {
        self.next.area
    }

    /// The size of the next picture.
    pub fn size(&self) -> Rect {
        self.size
    }

    /// Sends a few bytes that are no part of a picture and move no cursor: a bell, a title, a question.
    pub fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.waiting.extend_from_slice(bytes);
        self.send_waiting()
    }

    /// Whether the terminal still has to take what was sent earlier.
    pub fn is_behind(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Sends what it has not taken, as far as it takes it now.
    pub fn send_waiting(&mut self) -> io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let taken = write(&self.waiting)?;
        self.waiting.drain(..taken);
        if self.is_behind() && !self.is_awaited.swap(true, Ordering::SeqCst) {
            self.wait_until_it_takes()?;
        }
        Ok(())
    }

    /// Waits on a thread of its own, for as long as it takes: a frozen terminal costs nothing.
    fn wait_until_it_takes(&self) -> io::Result<()> {
        let Some(output) = output().as_ref().map(OwnedFd::try_clone).transpose()? else { return Ok(()) };
        let (is_awaited, tell) = (Arc::clone(&self.is_awaited), Arc::clone(&self.tell));
        thread::Builder::new().name("output".to_owned()).spawn(move || {
            // it also ends where the terminal is gone, which the next write tells
            let _ = rustix::event::poll(&mut [PollFd::new(&output, PollFlags::OUT)], None);
            is_awaited.store(false, Ordering::SeqCst);
            tell();
        })?;
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

/// The size that the terminal has now.
pub fn size() -> Rect {
    let (columns, rows) = crossterm::terminal::size().unwrap_or((80, 24));
    Rect::new(0, 0, columns.min(LARGEST.0), rows.min(LARGEST.1))
}
