//! A line that drops, and a request to stop: the draft in hand is kept, then the process ends.
//!
//! Invariant: however the process ends, what was typed is kept first and the terminal is given back last.

use std::io;
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock, mpsc};
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::backend::{Handle, SignalDelivery};
use signal_hook::iterator::exfiltrator::SignalOnly;

use super::terminal;

/// How long the last will may take.
const LIMIT: Duration = Duration::from_millis(800);

/// Somebody asked this process to end. A desk that hears it ends it; between a desk and practising there is none.
static IS_TO_END: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// What is done before the process ends, however it ends. The second time it does nothing.
pub type LastWill = Arc<dyn Fn() + Send + Sync>;

/// The signals that are caught; whoever hears them says what they mean.
pub struct Signals(SignalDelivery<UnixStream, SignalOnly>);

impl Signals {
    /// Catches them. A panic runs `last_will` and gives the terminal back, too.
    pub fn catch(last_will: &LastWill) -> io::Result<Self> {
        let (read, write) = UnixStream::pair()?;
        let caught = [SIGHUP, SIGTERM, SIGINT, SIGWINCH, SIGCONT];
        let signals = SignalDelivery::with_pipe(read, write, SignalOnly, caught)?;
        if IS_TO_END.get().is_none() {
            let is_to_end = Arc::default();
            for signal in [SIGHUP, SIGTERM] {
                signal_hook::flag::register(signal, Arc::clone(&is_to_end))?;
            }
            // this is the one thread that opens desks
            let _ = IS_TO_END.set(is_to_end);
        }
        // nobody could go on with a session that was stopped; and what is written after the terminal was given back is not ended
        // by a key
        for signal in [SIGTSTP, SIGQUIT] {
            signal_hook::flag::register(signal, Arc::new(AtomicBool::new(false)))?;
        }
        give_back_after_panic(last_will);
        Ok(Self(signals))
    }

    /// Whether the process was to end before this desk was there to hear it.
    pub fn came_before() -> bool {
        IS_TO_END.get().is_some_and(|is_to_end| is_to_end.load(Ordering::SeqCst))
    }

    /// Can be read from when a signal came.
    pub fn pipe(&self) -> &UnixStream {
        self.0.get_read()
    }

    /// What ends the listening for them.
    pub fn closer(&self) -> Handle {
        self.0.handle()
    }

    /// Those that came.
    pub fn pending(&mut self) -> impl Iterator<Item = i32> + use<> {
        self.0.pending()
    }
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
