//! The thread that searches the archive, on a connection of its own.
//!
//! Invariant: a new question takes back the one under way, at once; of the questions that wait only the newest is answered, and
//! what hangs on an older one falls away.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;

use super::perform::{Duty, Hand};
use crate::desk::state::archive::Seek;
use crate::desk::state::{Message, Ticket};
use crate::store::{Access, Interrupter, Store};

/// What the thread is asked, and under which ticket.
type Job = (Ticket, Seek);

/// The way to the thread.
pub(super) struct Searcher {
    jobs: Sender<Job>,
    /// Stops what its connection is doing; there once it was opened.
    interrupter: Arc<Mutex<Option<Interrupter>>>,
}

impl Searcher {
    /// Starts the thread. It opens its connection when it is first asked: a desk that does not search has none.
    pub fn new(database: PathBuf, duty: &Duty, answers: &Sender<Message>) -> io::Result<Self> {
        let (sender, jobs) = mpsc::channel();
        let interrupter = Arc::new(Mutex::new(None));
        let (duty, answers, handle) = (duty.clone(), answers.clone(), Arc::clone(&interrupter));
        thread::Builder::new().name("searcher".to_owned()).spawn(move || {
            let Ok(first) = jobs.recv() else { return };
            // where it cannot be opened the desk shows what it has; the other threads say what is wrong
            let Ok(store) = Store::open(&database, Access::ReadOnly) else { return };
            // cold pages are read before the first key, not at it
            let _ = store.warm();
            if let Ok(mut handle) = handle.lock() {
                *handle = Some(store.interrupter());
            }
            work(&Hand { store, duty, answers }, &jobs, first);
        })?;
        Ok(Self { jobs: sender, interrupter })
    }

    /// Asks it; a question for a first page takes back what is under way.
    pub fn take(&self, ticket: Ticket, seek: Seek) {
        if is_new(&seek)
            && let Ok(interrupter) = self.interrupter.lock()
            && let Some(interrupter) = interrupter.as_ref()
        {
            interrupter.interrupt();
        }
        // a thread that is gone answers nothing; the desk goes on with what it has
        let _ = self.jobs.send((ticket, seek));
    }
}

fn is_new(seek: &Seek) -> bool {
    matches!(seek, Seek::Page { after: None, .. })
}

fn work(hand: &Hand, jobs: &Receiver<Job>, first: Job) {
    let mut next = Some(first);
    while let Some(job) = next.take().or_else(|| jobs.recv().ok()) {
        let mut waiting: Vec<Job> = std::iter::once(job).chain(jobs.try_iter()).collect();
        let newest = waiting.iter().rposition(|(_, seek)| is_new(seek)).unwrap_or(0);
        let mut at = 0;
        waiting.retain(|(_, seek)| {
            at += 1;
            at > newest || matches!(seek, Seek::Beside | Seek::Similar(_))
        });
        for (ticket, seek) in waiting {
            hand.seek(ticket, seek);
        }
    }
}
