//! Runs the desk: threads, one channel, the terminal.
//!
//! Invariant: from the moment the terminal is taken, the thread that draws never waits for the database, the disk or the network;
//! what the first picture shows is read before that. All that arrives is one message in one order; what is waiting is handled before one frame is drawn, and a frame is drawn only when something arrived.

mod appearance;
mod bell;
mod burst;
mod destruction;
mod ear;
mod keys;
mod letters;
pub mod linear;
mod log;
mod perform;
mod print;
mod rounds;
mod screen;
mod search;
mod signals;
mod terminal;

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crossterm::clipboard::CopyToClipboard;
use ratatui::layout::Position;

use crate::config::Config;
use crate::desk::state::dialog::Dialog;
pub use crate::desk::state::effect::Leaving;
use crate::desk::state::office::Office;
use crate::desk::state::screen::Manner;
use crate::desk::state::{Answer, Effect, Message, State};
use crate::desk::view::glyphs::UNICODE;
use crate::desk::view::theme::{Depth, Ground};
use crate::desk::view::{self, Look, Theme};
use crate::documents::{self, Letterhead, WithPdf};
use crate::lang::Lang;
use crate::procedure::case::Case;
use crate::procedure::house::House;
use crate::procedure::query::Tongue;
use crate::procedure::record::Record;
use crate::procedure::roles::Actor;
use crate::procedure::{Choice, Moment, UserName};
use crate::store::{Access, Failure, Store};
use bell::Bell;
use ear::Ear;
use keys::Decoder;
use log::Log;
use perform::{Duty, Hands};
use signals::{LastWill, Signals};
use terminal::Guard;

/// How wide the lines are of what is copied.
const READING_COLUMNS: u16 = 100;
/// How long nobody types before a draft is kept.
const DRAFT_PAUSE: Duration = Duration::from_millis(800);
/// How long somebody can type before a draft is kept all the same.
const DRAFT_LIMIT: Duration = Duration::from_millis(1_800);
/// How long after a draft could not be kept it is tried again.
const DRAFT_AGAIN: Duration = Duration::from_secs(10);
/// How long a question is on the screen before it can be answered.
const QUESTION_PAUSE: Duration = Duration::from_millis(300);

/// How long a letter waits for what comes with it.
const BURST_PAUSE: Duration = Duration::from_millis(5);
/// How long the cursor rests before the case under it is shown.
const REST: Duration = Duration::from_millis(100);
/// How long nobody presses a key before what changed elsewhere is read by itself.
const QUIET: Duration = Duration::from_secs(3);
/// How long a window has its size before it is drawn anew.
const RESIZE_PAUSE: Duration = Duration::from_millis(50);
/// How long a frame waits for the case under the cursor.
const CASE_LIMIT: Duration = Duration::from_millis(8);
/// How long after the first frame it is asked who else is there: nothing of that is on it.
const BEGIN_PAUSE: Duration = Duration::from_millis(300);

/// How the desk is started.
pub struct DeskOptions {
    /// The database, opened to be read; what writes opens it itself, when there is something to write.
    pub store: Store,
    /// Who works at it.
    pub actor: Actor,
    /// The settings.
    pub config: Config,
    /// The language of the screen.
    pub lang: Lang,
    /// It is the made-up office.
    pub is_practice: bool,
    /// Files of this machine may be attached: not in a session by SSH, where they are the server's.
    pub may_read_files: bool,
    /// The person's own folder, where files are theirs to write: not where the desk runs as the service.
    pub own_folder: Option<PathBuf>,
    /// The folder of a made-up office that goes with it, also where a signal ends it.
    pub goes_with_it: Option<PathBuf>,
}

/// What makes the written records of this office (W7), in its own language.
pub fn recorder(config: &Config) -> impl Fn(&Case, &House) -> Option<Record> + Send + 'static {
    documents::recorder(Letterhead::new(&config.office.name, config.language.name()), WithPdf::Yes)
}

/// Why the desk stopped, or never opened.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The terminal.
    #[error(transparent)]
    Terminal(#[from] io::Error),
    /// The database.
    #[error(transparent)]
    Store(#[from] Failure),
}

/// What is typed and not kept yet, for a line that drops.
type InHand = Arc<Mutex<Option<(String, String)>>>;

/// Opens the desk; returns when somebody leaves it.
pub fn start(options: DeskOptions) -> Result<Leaving, DeskError> {
    leave_no_core();
    let DeskOptions { store, actor, config, lang, is_practice, may_read_files, own_folder, goes_with_it } = options;
    let database = store.path().to_owned();
    let mut house = config.house(store.people()?);
    house.alone = actor.alone;
    let house = Arc::new(house);
    let may_write_files = own_folder.is_some();
    let office = Office { actor: actor.clone(), house, now: now(), is_practice, may_read_files, own_folder };
    let screen = appearance::screen(&config, &store, &actor.user)?;
    let manner = screen.manner();

    let (sender, receiver) = mpsc::channel();
    let in_hand = InHand::default();
    let last_will: LastWill = Arc::new(keeper(database, actor.user.clone(), &in_hand, goes_with_it));
    let signals = Signals::catch(&last_will)?;
    if Signals::came_before() {
        return Ok(Leaving::Home);
    }
    let curtain_minutes = config.desk.curtain_minutes;
    let duty = Duty { actor, config, lang, may_read_files, may_write_files, clock: now };
    let log = Log::open(store.path()).ok();
    let mut hands = Hands::new(store, &duty, &sender, log.as_ref().map(Log::watched));
    let (mut state, effects) = State::new(office, view::words::names(lang));
    state.archive.tongue = if lang == Lang::Nl { Tongue::Dutch } else { Tongue::English };
    state.curtain_minutes = curtain_minutes;
    let first = appearance::questions(&screen);
    state.screen = screen;
    let effects = read_first(&mut state, effects, &mut hands, &receiver);
    let teller = sender.clone();
    let guard = Guard::new(appearance::abilities(), &first, move || drop(teller.send(Message::TerminalTakes)))?;
    let decoder = Decoder::new(keys::patience(std::env::var_os("SSH_CONNECTION").is_some()));
    let (look_round, last) = (hands.looker(), Arc::clone(&last_will));
    let ear = Ear { decoder, signals, log, desk: sender, look: look_round, last_will: last };
    let listening = ear.listen()?;
    let mut desk = Desk {
        state,
        look: appearance::look(manner, lang),
        manner,
        guard,
        hands,
        in_hand,
        early: VecDeque::new(),
        answers_until: Instant::now() + appearance::PATIENCE,
        next_minute: Instant::now(),
        arm_at: None,
        rest_at: None,
        begin_at: None,
        quiet_at: None,
        resize_at: None,
        bell: Bell::default(),
        typed_at: None,
        keep_by: None,
        titled: None,
        has_title: std::env::var("TERM").is_ok_and(|term| term != "linux"),
        is_open: true,
        leaving: Leaving::Home,
        is_changed: true,
    };
    desk.guard.take_mouse(manner.mouse.is_on())?;
    desk.perform(effects)?;
    desk.set_clock();
    let left = desk.run(&receiver).map(|()| desk.leaving);
    listening.end();
    if left.is_err() {
        // the terminal is gone, and whoever draws can be the first to notice
        last_will();
    }
    // what was handed over is written before the terminal is given back
    let Desk { guard, hands, .. } = desk;
    hands.finish();
    drop(guard);
    left
}

/// The terminal between two desks: what is typed is not echoed and ends nothing, and one line says what is waited for.
pub struct Between {
    _guard: Guard,
}

impl Between {
    /// Takes the terminal and shows these words on it.
    pub fn new(words: &str) -> Result<Self, DeskError> {
        let mut guard = Guard::new(appearance::abilities(), "", || ())?;
        guard.draw(|buffer| {
            let area = buffer.area;
            view::widgets::text::put(buffer, area, 1, 0, words);
            None
        })?;
        Ok(Self { _guard: guard })
    }
}

/// Reads what the first screen shows, so that it is drawn once; gives what else is to be done.
fn read_first(state: &mut State, effects: Vec<Effect>, hands: &mut Hands, answers: &Receiver<Message>) -> Vec<Effect> {
    let mut effects = VecDeque::from(effects);
    effects.push_front(Effect::LoadDrafts);
    let mut left = Vec::new();
    while let Some(effect) = effects.pop_front() {
        left.extend(hands.read_first(effect));
        for answer in answers.try_iter() {
            effects.extend(state.update(answer));
        }
    }
    left
}

/// For a test of what a mistake of ours leaves behind: breaks in the middle of a frame once this file is there.
fn break_where_asked() {
    #[cfg(debug_assertions)]
    {
        let file = std::env::var_os("KLACHTENBALIE_BREAKS_WITH");
        assert!(
            file.is_none_or(|file| !std::path::Path::new(&file).exists()),
            "asked to break in the middle of a frame"
        );
    }
}

/// A core file would hold complaints.
fn leave_no_core() {
    let none = rustix::process::Rlimit { current: Some(0), maximum: Some(0) };
    let _ = rustix::process::setrlimit(rustix::process::Resource::Core, none);
}

fn now() -> Moment {
    Moment::new(chrono::Utc::now())
}

/// What a signal does: keeps what is typed, on a connection of its own.
fn keeper(
    database: PathBuf,
    user: UserName,
    in_hand: &InHand,
    goes_with_it: Option<PathBuf>,
) -> impl Fn() + Send + Sync + 'static {
    let in_hand = Arc::clone(in_hand);
    move || {
        if let Some(folder) = &goes_with_it {
            // nothing in it is real
            let _ = std::fs::remove_dir_all(folder);
            return;
        }
        // held until it is kept: a line that drops is told twice, by a signal and by the terminal, and whoever hears it
        // second ends the process no sooner. Also where it is a panic that ends it
        let mut in_hand = in_hand.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((slot, body)) = in_hand.take()
            && let Ok(mut store) = Store::open(&database, Access::ReadWrite)
        {
            // the process ends either way
            let _ = store.keep_draft(&user, &slot, &body, now());
        }
    }
}

/// The desk in the world.
struct Desk {
    state: State,
    look: Look,
    /// What the look was made for.
    manner: Manner,
    guard: Guard,
    hands: Hands,
    in_hand: InHand,
    /// What was typed while a frame waited for the store.
    early: VecDeque<Message>,
    /// Until then what the terminal tells of itself counts.
    answers_until: Instant,
    /// When the clock is to be told again.
    next_minute: Instant,
    /// When a question can be answered.
    arm_at: Option<Instant>,
    /// When the cursor has rested.
    rest_at: Option<Instant>,
    /// When it is asked who else is there.
    begin_at: Option<Instant>,
    /// When nobody pressed a key for so long that what changed elsewhere can be read.
    quiet_at: Option<Instant>,
    /// When the window is drawn anew.
    resize_at: Option<Instant>,
    /// The bell of the terminal.
    bell: Bell,
    /// When somebody last typed, while what they typed is not kept.
    typed_at: Option<Instant>,
    /// When a draft is to be kept at the latest.
    keep_by: Option<Instant>,
    /// The number in the title of the window, where the terminal has one.
    titled: Option<usize>,
    has_title: bool,
    is_open: bool,
    leaving: Leaving,
    /// Something arrived since the last frame.
    is_changed: bool,
}

impl Desk {
    fn run(&mut self, receiver: &Receiver<Message>) -> Result<(), DeskError> {
        self.draw()?;
        self.begin_at = Some(Instant::now() + BEGIN_PAUSE);
        while self.is_open {
            let wait = self.wake_at().saturating_duration_since(Instant::now());
            match self.receive(receiver, wait) {
                // all that waits comes before one frame: typed-ahead keys cost one drawing
                Ok(message) => {
                    for message in self.gather(message, receiver) {
                        self.take(message)?;
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
            self.wake()?;
            self.wait_until(receiver, CASE_LIMIT, |state| !state.is_reading())?;
            // a terminal that has not taken the last frame gets the newest later
            if self.is_open && self.is_changed && self.resize_at.is_none() && !self.guard.is_behind() {
                self.draw()?;
            }
        }
        if let Some(effect) = self.state.leave() {
            self.hands.take(effect);
        }
        Ok(())
    }

    /// `first` and all that waits behind it. Where nobody is typing, letters that no hand types are a paste.
    fn gather(&mut self, first: Message, receiver: &Receiver<Message>) -> Vec<Message> {
        let may_be_pasted = burst::is_letter(&first) && !self.state.is_typing();
        let pause = if may_be_pasted { BURST_PAUSE } else { Duration::ZERO };
        let mut messages = vec![first];
        while let Ok(message) = self.receive(receiver, pause) {
            messages.push(message);
        }
        if may_be_pasted { burst::with_pastes(messages) } else { messages }
    }

    /// The next message: what came while a frame waited for the store, then what arrives.
    fn receive(&mut self, receiver: &Receiver<Message>, wait: Duration) -> Result<Message, RecvTimeoutError> {
        self.early.pop_front().map_or_else(|| receiver.recv_timeout(wait), Ok)
    }

    /// Takes what arrives until `is_whole`, but no longer than `limit`: what is read in less time than a frame takes is drawn
    /// once, rather than an empty frame before it. A database that takes its time keeps nobody from the screen. What is typed
    /// meanwhile is taken after it, with all that was typed at once.
    fn wait_until(
        &mut self,
        receiver: &Receiver<Message>,
        limit: Duration,
        is_whole: impl Fn(&State) -> bool,
    ) -> Result<(), DeskError> {
        let until = Instant::now() + limit;
        while !is_whole(&self.state) {
            match receiver.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(message @ (Message::Key(_) | Message::MarkedPaste(_))) => self.early.push_back(message),
                Ok(message) => self.take(message)?,
                Err(_) => break,
            }
        }
        Ok(())
    }

    /// The next moment at which something is to happen by itself.
    fn wake_at(&self) -> Instant {
        let keep = self.typed_at.map(|typed| typed + DRAFT_PAUSE);
        let times = [
            Some(self.next_minute),
            self.arm_at,
            self.rest_at,
            self.begin_at,
            self.quiet_at,
            self.resize_at,
            self.bell.due(),
            keep,
            self.keep_by,
        ];
        times.into_iter().flatten().min().unwrap_or(self.next_minute)
    }

    /// What is to happen by now.
    fn wake(&mut self) -> Result<(), DeskError> {
        let at = Instant::now();
        self.guard.send_waiting()?;
        if self.resize_at.is_some_and(|resize| resize <= at) {
            self.resize_at = None;
            self.guard.start_anew();
            self.is_changed = true;
        }
        if self.bell.rings(at) {
            self.guard.send(b"\x07")?;
        }
        if self.rest_at.is_some_and(|rest| rest <= at) {
            self.rest_at = None;
            self.take(Message::Rested)?;
        }
        if self.begin_at.is_some_and(|begin| begin <= at) {
            self.begin_at = None;
            self.hands.begin_rounds(self.look.lang);
        }
        if self.quiet_at.is_some_and(|quiet| quiet <= at) {
            self.quiet_at = None;
            self.take(Message::Quiet)?;
        }
        if self.arm_at.is_some_and(|arm| arm <= at) {
            self.arm_at = None;
            self.take(Message::Armed)?;
        }
        let is_quiet = self.typed_at.is_some_and(|typed| typed + DRAFT_PAUSE <= at);
        if is_quiet || self.keep_by.is_some_and(|by| by <= at) {
            self.typed_at = None;
            self.keep_by = None;
            self.take(Message::Idle)?;
        }
        if self.next_minute <= at {
            self.take(Message::Clock(now()))?;
            self.set_clock();
        }
        Ok(())
    }

    fn set_clock(&mut self) {
        let into = u64::try_from(now().seconds().rem_euclid(60)).unwrap_or(0);
        self.next_minute = Instant::now() + Duration::from_secs(60 - into);
    }

    fn take(&mut self, message: Message) -> Result<(), DeskError> {
        let is_typed = matches!(message, Message::Key(_) | Message::Paste(_) | Message::MarkedPaste(_));
        match message {
            Message::Ground(_) | Message::Utf8(_) if Instant::now() > self.answers_until => return Ok(()),
            Message::Click(column, row) => {
                let pointed = view::case_at(self.guard.area(), Position { x: column, y: row }, &self.state, &self.look);
                return pointed.map_or(Ok(()), |number| self.take(Message::Pointed(number)));
            }
            Message::Resized => self.resize_at = Some(Instant::now() + RESIZE_PAUSE),
            Message::Resumed => self.guard.take_again()?,
            // a disk that is full may have room again
            Message::Answer(Answer::DraftFailed(_)) => self.keep_by = Some(Instant::now() + DRAFT_AGAIN),
            _ => {}
        }
        // keeping a draft shows nothing, nor does knowing of one
        self.is_changed |= match &message {
            // nor what is told of a terminal, where nothing looks other for it
            Message::Idle | Message::TerminalTakes | Message::Ground(_) | Message::Utf8(_) => false,
            Message::Quiet => self.state.has_news(),
            Message::Answer(Answer::Drafts(drafts)) => !drafts.is_empty(),
            // they are shown when somebody asks for them
            Message::Answer(Answer::Letters(_)) => false,
            _ => true,
        };
        let effects = self.state.update(message);
        self.appear()?;
        if is_typed {
            self.bell.typed(Instant::now());
            self.quiet_at = Some(Instant::now() + QUIET);
            let draft = self.state.draft_in_hand();
            if draft.is_some() {
                let at = Instant::now();
                self.typed_at = Some(at);
                self.keep_by.get_or_insert(at + DRAFT_LIMIT);
            }
            if let Ok(mut in_hand) = self.in_hand.lock() {
                *in_hand = draft;
            }
        }
        self.perform(effects)
    }

    /// Looks and acts as this person wants it now.
    fn appear(&mut self) -> Result<(), DeskError> {
        let manner = self.state.screen.manner();
        if manner == self.manner {
            return Ok(());
        }
        self.look = appearance::look(manner, self.look.lang);
        self.guard.take_mouse(manner.mouse.is_on())?;
        self.manner = manner;
        self.is_changed = true;
        Ok(())
    }

    fn perform(&mut self, effects: Vec<Effect>) -> Result<(), DeskError> {
        for effect in effects {
            match effect {
                Effect::Quit => self.is_open = false,
                Effect::Practise => {
                    self.leaving = Leaving::Practice;
                    self.is_open = false;
                }
                Effect::Arm => self.arm_at = Some(Instant::now() + QUESTION_PAUSE),
                Effect::Rest => self.rest_at = Some(Instant::now() + REST),
                Effect::Redraw => self.guard.start_anew(),
                Effect::CopyOut => self.copy_out()?,
                Effect::Ring => self.bell.want(Instant::now()),
                effect => self.hands.take(effect),
            }
        }
        Ok(())
    }

    fn draw(&mut self) -> Result<(), DeskError> {
        self.is_changed = false;
        let Self { state, look, guard, .. } = self;
        guard.draw(|buffer| {
            let cursor = view::paint(buffer, state, look);
            break_where_asked();
            cursor
        })?;
        self.entitle()
    }

    /// What is read, to the clipboard of the terminal where it has one (OSC 52).
    fn copy_out(&mut self) -> Result<(), DeskError> {
        let Some(Dialog::Reading(item, _)) = self.state.dialogs.last() else { return Ok(()) };
        let text = view::plain::text(item, &self.state, READING_COLUMNS, &self.look).join("\n");
        let mut bytes = Vec::new();
        crossterm::execute!(bytes, CopyToClipboard::to_clipboard_from(text))?;
        self.guard.send(&bytes)?;
        Ok(())
    }

    /// The title of the window says how many terms have passed, and nothing about anybody.
    fn entitle(&mut self) -> Result<(), DeskError> {
        let overdue = self.state.ticker.overdue;
        if self.has_title && self.titled != Some(overdue) {
            self.titled = Some(overdue);
            let title = if overdue > 0 { format!("({overdue}!) Klachtenbalie") } else { "Klachtenbalie".to_owned() };
            self.guard.send(format!("\x1b]2;{title}\x07").as_bytes())?;
        }
        Ok(())
    }
}

/// The card of keys, as text on one page.
pub fn key_card(lang: Lang) -> String {
    let look = Look { theme: Theme::new(Ground::Dark, Depth::None), glyphs: UNICODE, lang };
    view::card::lines(&look).join("\n")
}
