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

/// The way to the thread, which begins with the first question: a desk that does not search has none.
pub(super) struct Searcher {
    jobs: Option<Sender<Job>>,
    database: PathBuf,
    duty: Duty,
    answers: Sender<Message>,
    /// Stops what its connection is doing; there once it was opened.
    interrupter: Arc<Mutex<Option<Interrupter>>>,
}

impl Searcher {
    /// One that was asked nothing yet.
    pub fn new(database: PathBuf, duty: &Duty, answers: &Sender<Message>) -> Self {
        let (duty, answers) = (duty.clone(), answers.clone());
        Self { jobs: None, database, duty, answers, interrupter: Arc::default() }
    }

    /// Asks it; a question for a first page takes back what is under way.
    pub fn take(&mut self, ticket: Ticket, seek: Seek) {
        if is_new(&seek)
            && let Ok(interrupter) = self.interrupter.lock()
            && let Some(interrupter) = interrupter.as_ref()
        {
            interrupter.interrupt();
        }
        if self.jobs.is_none() {
            self.jobs = self.start().ok();
        }
        // a thread that is gone answers nothing; the desk goes on with what it has
        if let Some(jobs) = &self.jobs {
            let _ = jobs.send((ticket, seek));
        }
    }

    fn start(&self) -> io::Result<Sender<Job>> {
        let (sender, jobs) = mpsc::channel();
        let (database, duty, answers) = (self.database.clone(), self.duty.clone(), self.answers.clone());
        let interrupter = Arc::clone(&self.interrupter);
        thread::Builder::new().name("searcher".to_owned()).spawn(move || {
            // where it cannot be opened the desk shows what it has; the other threads say what is wrong
            let Ok(store) = Store::open(&database, Access::ReadOnly) else { return };
            // cold pages are read before the first key, not at it
            let _ = store.warm();
            if let Ok(mut handle) = interrupter.lock() {
                *handle = Some(store.interrupter());
            }
            let Ok(first) = jobs.recv() else { return };
            work(&Hand { store, duty, answers }, &jobs, first);
        })?;
        Ok(sender)
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
