//! The terminal as this program needs it, and as it was found.
//!
//! Invariant: whatever happens — return, error, panic, a signal — the terminal is left as it was found, once.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::rc::Rc;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

/// What the drawing writes: gathered until the frame is whole, so that it leaves in one write. A line by SSH may make a
/// packet of each.
#[derive(Clone, Default)]
struct Frame(Rc<RefCell<Vec<u8>>>);

impl Write for Frame {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// The drawing flushes several times; the frame leaves in [`Guard::send`].
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

static IS_OURS: AtomicBool = AtomicBool::new(false);
static HOOK: Once = Once::new();

/// The terminal in our hands; dropping it gives it back.
pub struct Guard {
    terminal: Terminal<CrosstermBackend<Frame>>,
    frame: Frame,
}

impl Guard {
    /// Takes the terminal: panic hook, raw mode, alternate screen, bracketed paste.
    pub fn new() -> io::Result<Self> {
        HOOK.call_once(|| {
            let earlier = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |panic| {
                restore();
                earlier(panic);
            }));
        });
        enable_raw_mode()?;
        IS_OURS.store(true, Ordering::SeqCst);
        let frame = Frame::default();
        let taken = execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)
            .and_then(|()| Terminal::new(CrosstermBackend::new(frame.clone())));
        match taken {
            Ok(terminal) => Ok(Self { terminal, frame }),
            Err(error) => {
                restore();
                Err(error)
            }
        }
    }

    /// Draws a frame and sends what changed.
    pub fn draw(&mut self, draw: impl FnOnce(&mut ratatui::Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(draw)?;
        self.send()
    }

    /// The next frame is drawn whole.
    pub fn clear(&mut self) -> io::Result<()> {
        self.terminal.clear()
    }

    /// One bell.
    pub fn ring(&mut self) -> io::Result<()> {
        self.frame.write_all(b"\x07")?;
        self.send()
    }

    /// Sends what was gathered, in one write.
    fn send(&mut self) -> io::Result<()> {
        let bytes = std::mem::take(&mut *self.frame.0.borrow_mut());
        // unbuffered: standard output of the library would send it in pieces of its own
        let mut output = File::from(io::stdout().as_fd().try_clone_to_owned()?);
        output.write_all(&bytes)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back; the second time does nothing.
pub fn restore() {
    if IS_OURS.swap(false, Ordering::SeqCst) {
        // there is nobody left to tell if this fails
        let _ = execute!(io::stdout(), DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
        let _ = disable_raw_mode();
    }
}
