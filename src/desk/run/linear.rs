//! Runs the linear desk: lines in, lines out, one connection, no threads but the one that waits for signals.
//!
//! Invariant: each line that was typed is kept before the next is waited for, so that a line that drops has nothing to save;
//! it ends with status 0.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::{Handle, Signals};

use super::perform::{Duty, OwnHand};
use super::{DeskError, DeskOptions, leave_no_core, letters, now, recorder};
use crate::desk::linear::{Linear, World};
use crate::desk::state::effect::Leaving;
use crate::desk::state::office::Office;
use crate::desk::state::{Answer, Effect, Message, State, inbox};
use crate::desk::view::glyphs::ASCII;
use crate::desk::view::theme::{Depth, Ground};
use crate::desk::view::{Look, Theme, words};
use crate::procedure::Moment;
use crate::store::{Access, Store};

/// Opens the linear desk on standard input and output; returns when somebody leaves it or nothing more comes in.
pub fn start(options: DeskOptions) -> Result<Leaving, DeskError> {
    leave_no_core();
    let watching = watch(options.goes_with_it.clone())?;
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let echoes = !io::stdin().is_terminal();
    let left = converse(options, now, &mut input, &mut output, echoes);
    // whoever practises after this has a folder of their own to be taken away
    watching.close();
    left
}

/// The same on any lines, at any time. With `echoes`, what is read is written too.
pub fn converse(
    options: DeskOptions,
    clock: fn() -> Moment,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
    echoes: bool,
) -> Result<Leaving, DeskError> {
    let DeskOptions { store, actor, config, lang, is_practice, may_read_files, own_folder, .. } = options;
    // where nothing can be written, reading goes on
    let store = Store::open(store.path(), Access::ReadWrite).unwrap_or(store).with_records(recorder(&config));
    let mut house = config.house(store.people()?);
    house.alone = actor.alone;
    let may_write_files = own_folder.is_some();
    let server = super::appearance::server();
    let office = Office {
        actor: actor.clone(),
        house: Arc::new(house),
        now: clock(),
        is_practice,
        may_read_files,
        own_folder,
        server,
    };
    let blocks = letters::read(lang, config.letters.as_deref());
    let mut hand = OwnHand::new(store, Duty { actor, config, lang, may_read_files, may_write_files, clock });
    // a list that is said line by line ends where the cases end
    let (mut state, effects) = State::new(office, words::names(lang), inbox::MOST);
    for message in hand.drafts().into_iter().chain([Message::Answer(Answer::Letters(blocks))]) {
        state.update(message);
    }
    let look = Look { theme: Theme::new(Ground::Dark, Depth::None), glyphs: ASCII, lang };
    Ok(Linear::new((state, effects), look, input, output, &mut hand, echoes).run())
}

impl World for OwnHand {
    fn perform(&mut self, effect: Effect) -> Vec<Message> {
        OwnHand::perform(self, effect)
    }

    fn meanwhile(&mut self) -> Vec<Message> {
        OwnHand::meanwhile(self)
    }
}

/// Ends on a hang-up, a request to stop or an interrupt; a made-up office goes first.
fn watch(goes_with_it: Option<PathBuf>) -> io::Result<Handle> {
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT])?;
    let watching = signals.handle();
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            if signal == SIGINT {
                // the shell's prompt begins on a line of its own; standard output is held by the conversation
                let _ = writeln!(io::stderr());
            }
            if let Some(folder) = &goes_with_it {
                // nothing in it is real
                let _ = std::fs::remove_dir_all(folder);
            }
            std::process::exit(if signal == SIGHUP { 0 } else { 128 + signal });
        }
    })?;
    Ok(watching)
}
