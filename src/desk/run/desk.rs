//! The loop of the desk: what arrives is taken, one frame is drawn, and what is to happen by itself happens.
//!
//! Invariant: what is waiting is handled before one frame is drawn, and a frame is drawn only when something arrived. It waits
//! for nothing but the next message, and for a moment for what would be on the next frame anyway.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use crossterm::clipboard::CopyToClipboard;
use ratatui::layout::Position;

use super::bell::Bell;
use super::perform::Hands;
use super::terminal::Guard;
use super::{DeskError, InHand, appearance, burst, now};
use crate::desk::state::dialog::Dialog;
use crate::desk::state::effect::Leaving;
use crate::desk::state::screen::Manner;
use crate::desk::state::{Answer, Effect, Message, State};
use crate::desk::view::{self, Look};

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

/// The desk in the world.
pub(super) struct Desk {
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
    /// A desk that nothing was drawn of, with the terminal, the threads and what is typed and not kept.
    pub fn new(state: State, look: Look, manner: Manner, (guard, hands, in_hand): (Guard, Hands, InHand)) -> Self {
        Self {
            state,
            look,
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
        }
    }

    /// Does what the first messages asked for, and works until somebody leaves.
    pub fn work(&mut self, effects: Vec<Effect>, receiver: &Receiver<Message>) -> Result<Leaving, DeskError> {
        self.guard.take_mouse(self.manner.mouse.is_on())?;
        self.perform(effects)?;
        self.set_clock();
        self.run(receiver)?;
        Ok(self.leaving)
    }

    /// Gives everything back; what was handed over is written before the terminal goes.
    pub fn leave(self) {
        let Self { guard, hands, .. } = self;
        hands.finish();
        drop(guard);
    }

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
            self.take(Message::Room(view::room(self.guard.size())))?;
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
        let mut furthest = None;
        guard.draw(|buffer| {
            let shown = view::paint(buffer, state, look);
            break_where_asked();
            furthest = shown.furthest;
            shown.cursor
        })?;
        // what the picture shows is the end: the next key back moves at once
        if let Some(furthest) = furthest {
            self.state.update(Message::Furthest(furthest));
        }
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
