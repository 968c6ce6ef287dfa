//! The hands of the desk: one thread that writes, one that reads, one that searches, each with its own connection.
//!
//! Invariant: what was handed to the writer is done in order, and all of it before the desk is left. The reader also looks
//! whether another session wrote; it keeps no transaction open between two questions.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::letters;
use super::recorder;
use super::rounds::Rounds;
use super::search::Searcher;
use crate::config::Config;
use crate::desk::state::Ticket;
use crate::desk::state::analysis::Years;
use crate::desk::state::archive::{Keeping, Seek, Sought};
use crate::desk::state::aside::MOST_SIMILAR;
use crate::desk::state::destruction;
use crate::desk::state::effect::Effect;
use crate::desk::state::message::{Answer, Message, Trouble};
use crate::lang::Lang;
use crate::procedure::command::{ATTACHMENT_LIMIT, Command, NewFile};
use crate::procedure::house::House;
use crate::procedure::roles::Actor;
use crate::procedure::summary::{Counts, Summary};
use crate::procedure::{CaseNumber, Choice, Line, Moment};
use crate::store::{Access, Failure, Question, Scope, Seen, Store};

/// How often the reader looks whether another session wrote, where the kernel does not tell it.
const WATCH: Duration = Duration::from_secs(1);
/// How often it looks where the kernel does.
const WATCHED: Duration = Duration::from_mins(1);
/// Cases on a page of the archive.
const PAGE: u16 = 50;

/// What the threads are asked.
enum Job {
    Effect(Box<Effect>),
    /// Another session may have written.
    Look,
    /// The first screen stands: from now on it is told what others write.
    Begin,
    Letters(Lang),
}

/// For whom the threads work, and in which house.
#[derive(Clone)]
pub(super) struct Duty {
    pub actor: Actor,
    pub config: Config,
    pub lang: Lang,
    pub may_read_files: bool,
    pub may_write_files: bool,
    /// The time.
    pub clock: fn() -> Moment,
}

/// The threads. Each begins with its first task: a desk that is only looked at has none that writes and none that searches.
pub(super) struct Hands {
    writer: Option<(Sender<Job>, JoinHandle<()>)>,
    reader: Sender<Job>,
    /// Who reads, until there is a thread for it.
    resting: Option<Reader>,
    searcher: Searcher,
    database: PathBuf,
    duty: Duty,
    answers: Sender<Message>,
}

impl Hands {
    /// Reads with this connection; answers go to `answers`. While `is_watched`, somebody tells when to look whether another
    /// session wrote.
    pub fn new(store: Store, duty: &Duty, answers: &Sender<Message>, is_watched: Option<Arc<AtomicBool>>) -> Self {
        let database = store.path().to_owned();
        let searcher = Searcher::new(database.clone(), duty, answers);
        let (reader, jobs) = mpsc::channel();
        let rounds = Rounds::new(&store);
        let hand = Hand { store, duty: duty.clone(), answers: answers.clone() };
        let resting = Some(Reader { hand, rounds, jobs, is_watched });
        Self { writer: None, reader, resting, searcher, database, duty: duty.clone(), answers: answers.clone() }
    }

    /// Reads what the first screen shows, before the terminal is taken: nobody types yet, so whoever asks can wait for it.
    /// Gives back what has nothing to do with reading.
    pub fn read_first(&mut self, effect: Effect) -> Option<Effect> {
        match &mut self.resting {
            Some(reader) if is_reading(&effect) => {
                reader.hand.perform(effect);
                None
            }
            _ => Some(effect),
        }
    }

    /// Has the reader look whether another session wrote.
    pub fn looker(&self) -> impl Fn() + Send + use<> {
        let reader = self.reader.clone();
        move || {
            // a reader that is gone looks no more
            let _ = reader.send(Job::Look);
        }
    }

    /// Hands an effect to the thread that does it.
    pub fn take(&mut self, effect: Effect) {
        match effect {
            effect if is_reading(&effect) => self.read(Job::Effect(Box::new(effect))),
            Effect::Seek(ticket, seek) => self.searcher.take(ticket, *seek),
            effect => self.write(Job::Effect(Box::new(effect))),
        }
    }

    fn read(&mut self, job: Job) {
        if let Some(reader) = self.resting.take() {
            let started = thread::Builder::new().name("reader".to_owned()).spawn(move || reader.work());
            if started.is_err() {
                // this machine starts no more threads
                return self.writing().refuse(job, Failure::Busy);
            }
        }
        // a thread that is gone answers nothing; the desk goes on with what it has
        let _ = self.reader.send(job);
    }

    fn write(&mut self, job: Job) {
        if self.writer.is_none() {
            let (writer, jobs) = mpsc::channel();
            let writing = self.writing();
            let started = thread::Builder::new().name("writer".to_owned()).spawn(move || writing.work(&jobs));
            self.writer = started.ok().map(|thread| (writer, thread));
        }
        match &self.writer {
            Some((writer, _)) => {
                let _ = writer.send(job);
            }
            // this machine starts no more threads
            None => self.writing().refuse(job, Failure::Busy),
        }
    }

    fn writing(&self) -> Writer {
        Writer { database: self.database.clone(), hand: None, duty: self.duty.clone(), answers: self.answers.clone() }
    }

    /// Tells what others are at, and from now on what they write; and the texts that can be put into a text. The first screen
    /// has none of it.
    pub fn begin_rounds(&mut self, lang: Lang) {
        self.read(Job::Begin);
        self.read(Job::Letters(lang));
    }

    /// Waits until all that was handed to the writer is done.
    pub fn finish(self) {
        if let Some((writer, thread)) = self.writer {
            drop(writer);
            let _ = thread.join();
        }
    }
}

/// What the thread that reads does itself; what changes something, and what is searched, has threads of its own.
fn is_reading(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::LoadInbox(..)
            | Effect::CountYear(..)
            | Effect::LoadCase { opened: false, .. }
            | Effect::LoadDrafts
            | Effect::LoadReminders
            | Effect::Destruction(_, destruction::Wish::Look | destruction::Wish::Certificate(_))
    )
}

/// The thread that reads, and looks whether another session wrote.
struct Reader {
    hand: Hand,
    rounds: Rounds,
    jobs: Receiver<Job>,
    is_watched: Option<Arc<AtomicBool>>,
}

impl Reader {
    fn work(self) {
        let Self { mut hand, mut rounds, jobs, is_watched } = self;
        loop {
            let is_told = is_watched.as_ref().is_some_and(|is_watched| is_watched.load(Ordering::SeqCst));
            let patience = if is_told { WATCHED } else { WATCH };
            match jobs.recv_timeout(patience) {
                Ok(Job::Look) => rounds.look(&hand),
                Ok(Job::Begin) => rounds.begin(&hand),
                Ok(job) => hand.take(job),
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => rounds.look(&hand),
            }
        }
    }
}

/// The thread that writes. Its connection is opened when there is something to write: a desk that is only looked at has none.
struct Writer {
    database: PathBuf,
    hand: Option<Hand>,
    duty: Duty,
    answers: Sender<Message>,
}

impl Writer {
    fn work(mut self, jobs: &Receiver<Job>) {
        while let Ok(job) = jobs.recv() {
            match self.hand() {
                Ok(hand) => hand.take(job),
                Err(failure) => self.refuse(job, failure),
            }
        }
        if let Some(hand) = self.hand {
            // one that cannot be settled is read as it lies
            let _ = hand.store.settle();
        }
    }

    fn hand(&mut self) -> Result<&mut Hand, Failure> {
        let hand = if let Some(hand) = self.hand.take() {
            hand
        } else {
            let store = Store::open(&self.database, Access::ReadWrite)?.with_records(recorder(&self.duty.config));
            Hand { store, duty: self.duty.clone(), answers: self.answers.clone() }
        };
        Ok(self.hand.insert(hand))
    }

    /// Nothing can be written: whoever waits for it hears why. Reading goes on.
    fn refuse(&self, job: Job, failure: Failure) {
        let trouble = trouble(failure);
        let Job::Effect(effect) = job else { return };
        let answer = match *effect {
            Effect::Register(ticket, _) | Effect::Execute { ticket, .. } | Effect::Attach { ticket, .. } => {
                Answer::Done(ticket, Err(trouble))
            }
            Effect::Remind { ticket, .. } => Answer::Reminded(ticket, Err(trouble)),
            Effect::Destruction(ticket, _) => Answer::Destruction(ticket, Err(trouble)),
            Effect::Print { ticket, .. } => Answer::Printed(ticket, Err(trouble)),
            Effect::KeepDraft(..) => Answer::DraftFailed(trouble),
            Effect::LoadCase { ticket, number, .. } => {
                let read = Store::open(&self.database, Access::ReadOnly);
                let read = read.and_then(|store| store.load(&number, &self.duty.actor));
                Answer::Case(ticket, read.map(Arc::new).map_err(|_| trouble))
            }
            _ => return,
        };
        // nobody listens once the desk is left
        let _ = self.answers.send(Message::Answer(answer));
    }
}

/// A hand without a thread, for a desk that waits for each answer.
pub(super) struct OwnHand {
    hand: Hand,
    answers: Receiver<Message>,
    rounds: Rounds,
}

impl OwnHand {
    /// Works on this connection.
    pub fn new(store: Store, duty: Duty) -> Self {
        let (sender, answers) = mpsc::channel();
        let rounds = Rounds::new(&store);
        let mut own = Self { hand: Hand { store, duty, answers: sender }, answers, rounds };
        own.rounds.begin(&own.hand);
        own
    }

    /// Does it; gives what came of it.
    pub fn perform(&mut self, effect: Effect) -> Vec<Message> {
        self.hand.perform(effect);
        self.answers.try_iter().collect()
    }

    /// What this person typed before.
    pub fn drafts(&mut self) -> Vec<Message> {
        self.hand.perform(Effect::LoadDrafts);
        self.answers.try_iter().collect()
    }

    /// The time, and what other sessions wrote.
    pub fn meanwhile(&mut self) -> Vec<Message> {
        self.rounds.look(&self.hand);
        std::iter::once(Message::Clock(self.hand.now())).chain(self.answers.try_iter()).collect()
    }
}

impl Hand {
    /// Answers a question about the archive. One that was taken back has no answer: a newer one follows.
    pub(super) fn seek(&self, ticket: Ticket, seek: Seek) {
        let is_first = matches!(seek, Seek::Page { after: None, .. });
        match self.sought(seek) {
            Err(Failure::Interrupted) => {}
            result => self.answer(Answer::Sought { ticket, is_first, result: result.map_err(trouble) }),
        }
    }

    fn sought(&self, seek: Seek) -> Result<Sought, Failure> {
        let (store, actor, scope) = (&self.store, &self.duty.actor, Scope::Archive);
        Ok(match seek {
            Seek::Page { query, after } => {
                let found = store.find(&Question { query: &query, scope, actor, after, limit: PAGE })?;
                let is_nothing = found.cases.is_empty() && after.is_none() && !found.is_partial;
                let cause = if is_nothing { store.likely_cause(&query, scope, actor)? } else { None };
                Sought::Page(Box::new(found), cause)
            }
            Seek::Count(query) => Sought::Count(store.count_found(&query, scope, actor)?),
            Seek::Snippets(query, numbers) => {
                let mut snippets = Vec::new();
                for number in numbers {
                    snippets.extend(store.snippet(&query, &number, actor)?);
                }
                Sought::Snippets(snippets)
            }
            Seek::Values(field, typed) => Sought::Values(field, store.values_of(field, &typed, scope, actor)?),
            Seek::Beside => {
                let today = self.now().date_in(self.duty.config.time_zone);
                let (to_archive, expired) = store.keeping(actor, today)?;
                let saved = store.saved_searches(&actor.user)?;
                let saved = saved.into_iter().map(|saved| (saved.name, saved.query)).collect();
                Sought::Beside(Keeping { to_archive, expired }, saved)
            }
            Seek::Similar(number) => {
                let similar = store.similar(&store.load(&number, actor)?, actor, MOST_SIMILAR)?;
                Sought::Similar(number, similar)
            }
        })
    }

    /// Tells the searches that this person keeps now.
    fn answer_kept(&self, kept: Result<(), Failure>) {
        let result = kept.and_then(|()| self.sought(Seek::Beside)).map_err(trouble);
        self.answer(Answer::Sought { ticket: 0, is_first: false, result });
    }
}

/// One thread's connection, and for whom it works.
pub(super) struct Hand {
    pub store: Store,
    pub duty: Duty,
    pub answers: Sender<Message>,
}

impl Hand {
    pub(super) fn now(&self) -> Moment {
        (self.duty.clock)()
    }

    pub(super) fn answer(&self, answer: Answer) {
        // nobody listens once the desk is left
        let _ = self.answers.send(Message::Answer(answer));
    }

    pub(super) fn house(&self) -> Result<House, Failure> {
        let mut house = self.duty.config.house(self.store.people()?);
        house.alone = self.duty.actor.alone;
        Ok(house)
    }

    fn take(&mut self, job: Job) {
        match job {
            Job::Letters(lang) => {
                self.answer(Answer::Letters(letters::read(lang, self.duty.config.letters.as_deref())));
            }
            Job::Effect(effect) => self.perform(*effect),
            // the reader's own
            Job::Look | Job::Begin => {}
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::LoadInbox(ticket, most) => self.answer(Answer::Inbox(ticket, self.inbox(most).map_err(trouble))),
            Effect::Seek(ticket, seek) => self.seek(ticket, *seek),
            Effect::SaveSearch(name, query) => {
                let name = Line::new(&name).ok();
                let kept = name.map(|name| self.store.save_search(&self.duty.actor.user, &name, &query));
                self.answer_kept(kept.unwrap_or(Ok(())));
            }
            Effect::DropSearch(name) => {
                let dropped = self.store.drop_search(&self.duty.actor.user, &name);
                self.answer_kept(dropped);
            }
            Effect::LoadCase { ticket, number, opened } => {
                // who looked before, not this looking itself
                let before = if opened { self.store.readings(&number, &self.duty.actor) } else { Ok(Vec::new()) };
                let found = if opened {
                    match self.store.read(&number, &self.duty.actor, None, self.now()) {
                        // where nothing can be written any more, reading goes on
                        Err(Failure::DiskFull | Failure::ReadOnly) => self.store.load(&number, &self.duty.actor),
                        read => read,
                    }
                } else {
                    self.store.load(&number, &self.duty.actor)
                };
                // first, so that both are on one picture
                if let Some(readings) = before.ok().filter(|readings| !readings.is_empty()) {
                    self.answer(Answer::Readings(ticket, readings));
                }
                self.answer(Answer::Case(ticket, found.map(Arc::new).map_err(trouble)));
            }
            Effect::Register(ticket, new) => {
                let done =
                    self.house().and_then(|house| self.store.register(&new, &self.duty.actor, &house, self.now()));
                self.answer(Answer::Done(ticket, done.map(Arc::new).map_err(trouble)));
            }
            Effect::Execute { ticket, number, seen, command } => {
                let done = self.execute(&number, Seen::Since(seen), &command);
                self.answer(Answer::Done(ticket, done));
            }
            Effect::Attach { ticket, number, path } => {
                let done = self.attach(&number, &path);
                self.answer(Answer::Done(ticket, done));
            }
            Effect::Print { ticket, item, path } => {
                let printed = self.print(&item, &path).map(|()| path);
                self.answer(Answer::Printed(ticket, printed));
            }
            Effect::CountYear(ticket, year) => {
                self.answer(Answer::Years(ticket, self.years(year).map_err(trouble)));
            }
            Effect::Destruction(ticket, wish) => {
                let found = self.destruction(wish).map_err(trouble);
                self.answer(Answer::Destruction(ticket, found));
            }
            Effect::KeepDraft(slot, body) => {
                let now = self.now();
                let kept = self.store.keep_draft(&self.duty.actor.user, &slot, &body, now);
                self.answer(match kept {
                    Ok(()) => Answer::DraftKept(now),
                    Err(failure) => Answer::DraftFailed(trouble(failure)),
                });
            }
            Effect::Attend { at, takes_over } => {
                // nobody is kept from work where it cannot be told
                let _ = self.store.attend(&at, takes_over, &self.duty.actor, self.now());
            }
            Effect::LoadReminders => self.answer_reminders(),
            Effect::Remind { ticket, number, at } => {
                let done = self.store.remind(&number, at, &self.duty.actor);
                self.answer_reminders();
                self.answer(Answer::Reminded(ticket, done.map_err(trouble)));
            }
            Effect::LoadDrafts => {
                let drafts = self.store.drafts(&self.duty.actor.user).unwrap_or_default();
                self.answer(Answer::Drafts(drafts));
            }
            Effect::Prefer { terminal, topic, value } => {
                // it holds on the screen all the same, until it is left
                let _ = self.store.prefer(&self.duty.actor.user, &terminal, topic.name(), value);
            }
            Effect::DropDraft(slot) => {
                // a draft too many is offered once more; that is no loss
                let _ = self.store.drop_draft(&self.duty.actor.user, &slot);
            }
            // where each answer is waited for, no cursor moves on
            Effect::Rest => {
                let _ = self.answers.send(Message::Rested);
            }
            Effect::Arm | Effect::Practise | Effect::CopyOut | Effect::Redraw | Effect::Ring | Effect::Quit => {}
        }
    }

    /// Where they cannot be read, what was read before holds.
    fn answer_reminders(&self) {
        if let Ok(reminders) = self.store.reminders(&self.duty.actor) {
            self.answer(Answer::Reminders(reminders));
        }
    }

    fn inbox(&self, most: u16) -> Result<(Vec<Summary>, Option<Counts>), Failure> {
        let actor = &self.duty.actor;
        let cases = self.store.inbox(actor, most.into())?;
        if cases.len() < usize::from(most) {
            return Ok((cases, None));
        }
        let today = self.now().date_in(self.duty.config.time_zone);
        Ok((cases, Some(self.store.counts(actor, today)?)))
    }

    fn years(&self, year: i32) -> Result<Box<Years>, Failure> {
        let actor = &self.duty.actor;
        let (this, before) = (self.store.year_figures(year, actor)?, self.store.year_figures(year - 1, actor)?);
        Ok(Box::new(Years { this, before }))
    }

    fn execute(
        &mut self,
        number: &CaseNumber,
        seen: Seen,
        command: &Command,
    ) -> Result<Arc<crate::procedure::case::Case>, Trouble> {
        let house = self.house().map_err(trouble)?;
        self.store.execute(number, seen, command, &self.duty.actor, &house, self.now()).map(Arc::new).map_err(trouble)
    }

    fn attach(&mut self, number: &CaseNumber, path: &str) -> Result<Arc<crate::procedure::case::Case>, Trouble> {
        if !self.duty.may_read_files {
            return Err(Trouble::Unreadable);
        }
        let path = Path::new(path.trim());
        if self.store.is_part_of_it(path) {
            return Err(Trouble::Unreadable);
        }
        let file = read_file(path).ok_or(Trouble::Unreadable)?;
        self.execute(number, Seen::Any, &Command::Attach { file })
    }
}

fn read_file(path: &Path) -> Option<NewFile> {
    let length = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?.len();
    if length > ATTACHMENT_LIMIT {
        return None;
    }
    let name = PathBuf::from(path).file_name()?.to_string_lossy().into_owned();
    // the name is checked before a large file is read
    Line::new(&name).ok()?;
    NewFile::new(&name, std::fs::read(path).ok()?)
}

/// What a failure of the store means at the desk.
pub(super) fn trouble(failure: Failure) -> Trouble {
    match failure {
        Failure::Refused(refusal) => Trouble::Refused(refusal),
        Failure::NotDestroyed(refused) => Trouble::NotDestroyed(refused),
        Failure::NotFound
        | Failure::HasLeft
        | Failure::ReasonNeeded
        | Failure::NoSuchPerson(_)
        | Failure::NoSuchMeasure => Trouble::NotFound,
        Failure::Conflict { by, entry, .. } => Trouble::Conflict { by, entry },
        Failure::TypedElsewhere => Trouble::TypedElsewhere,
        Failure::Busy | Failure::RecordIsOld => Trouble::Busy,
        Failure::NoRecord => Trouble::NoRecord,
        Failure::DiskFull => Trouble::DiskFull,
        Failure::ReadOnly | Failure::NoAccess => Trouble::ReadOnly,
        _ => Trouble::Failed,
    }
}
