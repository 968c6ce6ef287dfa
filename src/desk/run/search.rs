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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::time::Duration;

    use tempfile::TempDir;

    use super::*;
    use crate::config::Config;
    use crate::desk::state::Answer;
    use crate::lang::Lang;
    use crate::procedure::command::{Command, NewCase};
    use crate::procedure::journal::{Complainant, Contact, MeasureChoice};
    use crate::procedure::query::{Place, Query};
    use crate::procedure::roles::{Actor, Person, Roles};
    use crate::procedure::{Channel, Ending, Kind, Line, Moment, Text, UserName};
    use crate::store::Seen;

    /// So long a question is let be before it is taken back: it has begun by then, and takes far longer.
    const BEGUN: Duration = Duration::from_millis(20);

    fn now() -> Moment {
        Moment::from_seconds(1_790_000_000).unwrap()
    }

    /// A database of closed cases of which it takes a while to read the words, and who searches it.
    fn long_winded(folder: &TempDir) -> (PathBuf, Duty) {
        let database = folder.path().join("klachtenbalie.db");
        let mut store = Store::open(&database, Access::ReadWrite).unwrap();
        let (user, name) = (UserName::new("anna").unwrap(), Line::new("Anna").unwrap());
        let actor = Actor { user: user.clone(), roles: Roles::all(), alone: true };
        store.add_person(&Person { user, name, mail: None, roles: Roles::all(), active: true }).unwrap();
        let config = Config::default();
        let house = config.house(store.people().unwrap());
        let long = Text::new(&"Halverwege viel de stroom uit. ".repeat(1_500)).unwrap();
        for _ in 0..40 {
            let complainant = Complainant::of(Contact { name: Line::new("Zeynep").ok(), ..Contact::default() });
            let subject = Line::new("Stroomstoring").unwrap();
            let new = NewCase::new(Kind::Complaint, Channel::Letter, subject, long.clone(), complainant);
            let number = store.register(&new, &actor, &house, now()).unwrap().number;
            let reason = Text::new("Ingetrokken.").unwrap();
            for command in
                [Command::End { ending: Ending::Withdrawn, reason }, Command::Close { measure: MeasureChoice::None }]
            {
                store.execute(&number, Seen::Any, &command, &actor, &house, now()).unwrap();
            }
        }
        (database, Duty { actor, config, lang: Lang::Nl, may_read_files: false, may_write_files: false, clock: now })
    }

    fn page(line: &str, after: Option<Place>) -> Seek {
        Seek::Page { query: Query::parse(line, &[]).unwrap(), after }
    }

    /// The tickets that are answered, up to this one.
    fn answered(answers: &Receiver<Message>, until: Ticket) -> Vec<Ticket> {
        let mut tickets = Vec::new();
        while tickets.last() != Some(&until) {
            match answers.recv_timeout(Duration::from_mins(1)).unwrap() {
                Message::Answer(Answer::Sought { ticket, result, .. }) => {
                    assert!(result.is_ok(), "{result:?}");
                    tickets.push(ticket);
                }
                other => panic!("{other:?}"),
            }
        }
        tickets
    }

    #[test]
    fn a_newer_question_takes_back_the_one_under_way() {
        let folder = TempDir::new().unwrap();
        let (database, duty) = long_winded(&folder);
        let (sender, answers) = mpsc::channel();
        let mut searcher = Searcher::new(database, &duty, &sender);
        // a phrase that no case has, of words that each has: all are read, page after page
        let reading = || page("\"uit stroom\" ", Some(Place(i64::MAX)));
        searcher.take(1, page("stroom ", None));
        searcher.take(2, reading());
        assert_eq!(answered(&answers, 2), [1, 2], "the next page takes nothing back");
        for ticket in [3, 5, 7] {
            searcher.take(ticket, reading());
            thread::sleep(BEGUN);
            searcher.take(ticket + 1, page("stroom ", None));
            assert_eq!(answered(&answers, ticket + 1), [ticket + 1], "the older is not answered");
        }
        assert!(answers.try_recv().is_err(), "and not later either");
    }
}
