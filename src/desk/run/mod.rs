//! Runs the desk: threads, one channel, the terminal.
//!
//! Invariant: from the moment the terminal is taken, the thread that draws never waits for the database, the disk or the network;
//! what the first picture shows is read before that. All that arrives is one message in one order.

mod appearance;
mod bell;
mod burst;
mod desk;
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
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, PoisonError};

use crate::config::Config;
pub use crate::desk::state::effect::Leaving;
use crate::desk::state::office::Office;
use crate::desk::state::{Effect, Message, State};
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
use desk::Desk;
use ear::Ear;
use keys::Decoder;
use log::Log;
use perform::{Duty, Hands};
use signals::{LastWill, Signals};
use terminal::Guard;

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
    let server = appearance::server();
    let office = Office { actor: actor.clone(), house, now: now(), is_practice, may_read_files, own_folder, server };
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
    let (mut state, effects) = State::new(office, view::words::names(lang), view::room(terminal::size()));
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
    let mut desk = Desk::new(state, appearance::look(manner, lang), manner, (guard, hands, in_hand));
    let left = desk.work(effects, &receiver);
    listening.end();
    if left.is_err() {
        // the terminal is gone, and whoever draws can be the first to notice
        last_will();
    }
    // what was handed over is written before the terminal is given back
    desk.leave();
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

/// The card of keys, as text on one page.
pub fn key_card(lang: Lang) -> String {
    let look = Look { theme: Theme::new(Ground::Dark, Depth::None), glyphs: UNICODE, lang };
    view::card::lines(&look).join("\n")
}
