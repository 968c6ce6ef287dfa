//! The desk as a value: what is shown, what is typed, what was asked of the store.
//!
//! Invariant: nothing here knows a terminal, a store or a clock. [`State::update`] takes a message and returns what is to be
//! done; the same messages always lead to the same state.

pub mod action;
pub mod analysis;
pub mod archive;
pub mod aside;
mod colleagues;
pub mod conflict;
pub mod dates;
pub mod destruction;
pub mod dialog;
pub mod editor;
pub mod effect;
pub mod field;
mod fold;
pub mod form;
pub mod forms;
pub mod hand;
pub mod inbox;
mod key;
pub mod keymap;
pub mod letters;
pub mod menu;
pub mod message;
mod mouse;
pub mod notice;
pub mod office;
pub mod order;
mod panes;
pub mod passed;
pub mod pasted;
pub mod pick;
pub mod print;
pub mod remind;
mod saving;
pub mod screen;
pub mod scroll;
mod seeking;
pub mod several;
pub mod ticker;
mod typing;
pub mod undo;

use std::collections::VecDeque;
use std::sync::Arc;

pub use effect::Effect;
pub use key::Key;
pub use message::{Answer, Message};
pub use order::Order;

use crate::procedure::case::Case;
use crate::procedure::draft::Drafts;
use crate::procedure::refusal::Refusal;
use crate::procedure::summary::{Counts, Summary};
use crate::procedure::{self, CaseNumber, Moment, Version};
use action::Action;
use colleagues::Others;
use dialog::{Ask, Dialog, Question};
use hand::Stage;
use menu::Names;
use notice::Notice;
use office::Office;
use passed::Passed;
use remind::Reminders;
use saving::Pending;
use screen::Screen;
use several::Several;
use ticker::Ticker;

/// The number of a question to the store; an answer carries that of its question.
pub type Ticket = u64;

/// The panes, one of which is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// Open cases.
    Inbox,
    /// One case.
    Case,
    /// Both sides of one case.
    Hearing,
    /// Closed and archived cases.
    Archive,
    /// What is destroyed, and the lists of it.
    Destruction,
    /// The yearly analysis.
    Analysis,
}

impl Pane {
    /// Whether the case in hand can be seen in it.
    pub fn shows_case(self) -> bool {
        !matches!(self, Self::Destruction | Self::Analysis)
    }
}

/// The desk.
#[derive(Clone, Debug)]
pub struct State {
    /// Person, house and time.
    pub office: Office,
    /// The pane that is shown.
    pub pane: Pane,
    /// The pane that the case was opened from.
    pub came_from: Pane,
    /// Open cases.
    pub inbox: inbox::State,
    /// The case in hand.
    pub hand: hand::State,
    /// Closed and archived cases.
    pub archive: archive::State,
    /// What is due for destruction, and the lists.
    pub destruction: destruction::State,
    /// The figures of a year.
    pub analysis: analysis::State,
    /// What lies over the pane; the last has the keys.
    pub dialogs: Vec<Dialog>,
    /// The line that tells what happened.
    pub notice: Notice,
    /// The line of terms.
    pub ticker: Ticker,
    /// The person's own screen.
    pub screen: Screen,
    /// What was typed and is no entry yet, by slot.
    pub drafts: Drafts,
    /// The words for each act, to find it by.
    names: Names,
    /// The acts that were done last.
    remembered: Vec<Action>,
    /// The terms that passed while the desk is open.
    pub passed: Passed,
    /// What this person wants to be reminded of.
    reminders: Reminders,
    /// Texts to be put into a text.
    pub letters: Vec<letters::Letter>,
    /// What was cut or copied here, to be pasted here.
    clip: Option<String>,
    /// The version of the case when the form on top was opened.
    begun_at: Version,
    pending: Vec<Pending>,
    /// What is being done to several cases.
    several: Option<Several>,
    last_ticket: Ticket,
    /// The act to go on with, once its case was read.
    resuming: Option<Action>,
    /// Keys that wait for the case in hand to be read: they act on it.
    held: VecDeque<Key>,
    is_welcomed: bool,
    /// Others at the same desk.
    others: Others,
    /// The drafts were read at least once.
    has_drafts: bool,
    /// After so many minutes without a key the curtain closes; never, where that is 0.
    pub curtain_minutes: u16,
    /// When a key came last.
    touched_at: Option<Moment>,
}

impl State {
    /// A desk that was just opened, and what it wants to know first. `names` are what the menu
    /// calls everything; the screen has `room` rows for a list.
    pub fn new(office: Office, names: Names, room: u16) -> (Self, Vec<Effect>) {
        let mut state = Self {
            office,
            pane: Pane::Inbox,
            came_from: Pane::Inbox,
            inbox: inbox::State::new(room),
            hand: hand::State::default(),
            archive: archive::State::default(),
            destruction: destruction::State::default(),
            analysis: analysis::State::default(),
            dialogs: Vec::new(),
            notice: Notice::None,
            ticker: Ticker::default(),
            screen: Screen::default(),
            drafts: Drafts::new(),
            names,
            remembered: Vec::new(),
            passed: Passed::default(),
            reminders: Reminders::default(),
            letters: Vec::new(),
            clip: None,
            begun_at: 0,
            pending: Vec::new(),
            several: None,
            last_ticket: 0,
            resuming: None,
            held: VecDeque::new(),
            is_welcomed: false,
            others: Others::default(),
            has_drafts: false,
            curtain_minutes: 10,
            touched_at: None,
        };
        let effects = state.load_inbox();
        (state, effects)
    }

    /// Whether the keys are those of the pane: nothing lies over it.
    pub fn has_focus(&self) -> bool {
        self.dialogs.is_empty()
    }

    /// Takes one message; returns what is to be done.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        let (dialogs, notice) = (self.dialogs.len(), self.notice.clone());
        let mut effects = self.route(message);
        // what was told before something came over the pane is not about that
        if self.dialogs.len() > dialogs && self.notice == notice {
            self.notice = Notice::None;
        }
        if self.inbox.wants_more(&self.office) {
            self.inbox.most = inbox::MOST;
            self.passed.reads_on();
            effects.extend(self.load_inbox());
        }
        self.tell_others(&mut effects);
        effects
    }

    fn route(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Key(key) => {
                self.touched_at = Some(self.office.now);
                self.others.are_waited_for = true;
                self.take_in_order(key)
            }
            Message::Paste(text) => self.paste(&text),
            Message::MarkedPaste(text) => {
                self.screen.marks_pastes = true;
                self.paste(&text)
            }
            Message::Ground(ground) => {
                self.screen.ground = Some(ground);
                Vec::new()
            }
            Message::Utf8(has) => {
                self.screen.has_utf8 = Some(has);
                Vec::new()
            }
            Message::Wheel(is_down) => self.turn_wheel(is_down),
            Message::Pointed(number) => self.point_at(number),
            Message::Order(order) => self.take_order(order),
            Message::Room(room) => {
                self.inbox.room = room;
                Vec::new()
            }
            Message::Furthest(furthest) => {
                self.keep_within(furthest);
                Vec::new()
            }
            Message::Resized | Message::Resumed | Message::TerminalTakes | Message::Click(..) => Vec::new(),
            Message::Clock(now) => self.tell_time(now),
            Message::Answer(answer) => self.take_answer(answer),
            Message::Idle => self.pause(),
            Message::Quiet => self.rest(),
            Message::Rested => self.read_hand(),
            Message::Armed => {
                if let Some(Dialog::Question(question)) = self.dialogs.last_mut() {
                    question.is_armed = true;
                }
                Vec::new()
            }
            Message::Gone => vec![Effect::Quit],
        }
    }

    /// The case in hand, once it was read, where the pane shows one: no key acts on a case that is out of sight.
    pub fn case(&self) -> Option<&Arc<Case>> {
        self.hand.case.as_ref().filter(|_| self.pane.shows_case())
    }

    /// Whether the store is reading the case in hand.
    pub fn is_reading(&self) -> bool {
        self.hand.stage == Stage::Asked
    }

    /// Whether letters are text now.
    pub fn is_typing(&self) -> bool {
        match self.dialogs.last() {
            Some(Dialog::Form(_) | Dialog::Menu(_) | Dialog::Pick(_)) => true,
            Some(Dialog::Help(help)) => help.is_seeking,
            Some(Dialog::Print(print)) => print.path.is_some(),
            Some(_) => false,
            None => self.pane == Pane::Archive || self.pane == Pane::Inbox && self.inbox.is_seeking,
        }
    }

    /// Whether the menu has this act on lists: to go there, or what can be done there.
    fn offers(&self, action: Action) -> Result<(), Option<Refusal>> {
        let is_there = match action {
            Action::Destruction => {
                self.pane != Pane::Destruction && procedure::destruction::may_look(&self.office.actor).is_ok()
            }
            _ => self.pane == Pane::Destruction && self.destruction_acts().contains(&action),
        };
        if is_there { Ok(()) } else { Err(None) }
    }

    fn ticket(&mut self) -> Ticket {
        self.last_ticket += 1;
        self.last_ticket
    }

    fn load_inbox(&mut self) -> Vec<Effect> {
        self.inbox.ticket = self.ticket();
        let mut effects = vec![Effect::LoadInbox(self.inbox.ticket, self.inbox.most), Effect::LoadReminders];
        effects.extend(self.office.is_for_archive().then(|| self.load_keeping()));
        effects
    }

    fn load_case(&mut self, number: CaseNumber, opened: bool) -> Vec<Effect> {
        let ticket = self.ticket();
        self.hand.take(number.clone(), ticket);
        vec![Effect::LoadCase { ticket, number, opened }]
    }

    /// Takes in hand what the cursor of the list is on.
    fn follow_cursor(&mut self) -> Vec<Effect> {
        let selected = if self.pane == Pane::Archive { &self.archive.selected } else { &self.inbox.selected };
        match selected.clone() {
            Some(number) if self.hand.number.as_ref() == Some(&number) => Vec::new(),
            // nothing is shown yet
            Some(number) if self.hand.shown().is_none() => self.load_case(number, false),
            Some(number) => {
                self.hand.point_at(number);
                vec![Effect::Rest]
            }
            None => {
                self.hand.let_go();
                Vec::new()
            }
        }
    }

    /// Asks for the case in hand where nobody did yet.
    fn read_hand(&mut self) -> Vec<Effect> {
        match self.hand.number.clone() {
            Some(number) if self.hand.stage == Stage::Pointed => self.load_case(number, false),
            _ => Vec::new(),
        }
    }

    fn tell_time(&mut self, now: Moment) -> Vec<Effect> {
        let before = self.office.today();
        self.office.now = now;
        self.close_curtain();
        let mut effects: Vec<Effect> = self.look_at_reminders().into_iter().collect();
        if self.office.today() == before {
            return effects;
        }
        self.inbox.reorder(&self.office);
        self.count();
        self.notice = Notice::NewDay;
        // what the store counted, it counted yesterday
        if self.inbox.counts.is_some() {
            effects.extend(self.load_inbox());
        }
        effects.extend(self.look_at_terms());
        effects
    }

    /// A bell is wanted, where this person wants to hear it.
    fn ring(&self) -> Vec<Effect> {
        let is_heard = self.screen.wishes.bell.is_none_or(screen::Switch::is_on);
        is_heard.then_some(Effect::Ring).into_iter().collect()
    }

    /// Where nobody typed for a while, whoever passes by sees counts and no names. Nothing is lost, nothing is locked.
    fn close_curtain(&mut self) {
        let since = self.touched_at.get_or_insert(self.office.now);
        let idle = self.office.now.seconds() - since.seconds();
        let patience = i64::from(self.curtain_minutes) * 60;
        if patience > 0 && idle >= patience && !matches!(self.dialogs.last(), Some(Dialog::Curtain)) {
            self.dialogs.push(Dialog::Curtain);
        }
    }

    fn count(&mut self) {
        self.ticker = Ticker::of(&self.inbox.cases, self.inbox.counts.as_ref(), self.office.today());
    }

    fn take_answer(&mut self, answer: Answer) -> Vec<Effect> {
        match answer {
            Answer::Inbox(ticket, result) if ticket == self.inbox.ticket => match result {
                Ok((cases, counts)) => return self.fill_inbox(cases, counts),
                Err(trouble) => self.notice = Notice::Trouble(trouble),
            },
            Answer::Sought { ticket, is_first, result } => return self.take_sought(ticket, result, is_first),
            Answer::Case(ticket, result) if ticket == self.hand.ticket => match result {
                Ok(case) => {
                    self.hand.fill(Some(case));
                    let mut effects = match self.resuming.take() {
                        Some(action) => self.open(action),
                        None => Vec::new(),
                    };
                    effects.extend(self.take_held());
                    return effects;
                }
                Err(trouble) => {
                    self.hand.fill(None);
                    self.resuming = None;
                    self.notice = Notice::Trouble(trouble);
                    return self.take_held();
                }
            },
            Answer::Readings(ticket, readings) if ticket == self.hand.ticket => self.hand.readings = readings,
            Answer::Destruction(ticket, result) => return self.take_destruction(ticket, result),
            Answer::Years(ticket, counted) => self.take_years(ticket, counted),
            Answer::Done(ticket, result) if self.is_of_several(ticket) => {
                return self.one_of_several(result.map(|_| ()));
            }
            Answer::Printed(ticket, result) if self.is_of_several(ticket) => {
                return self.one_of_several(result.map(|_| ()));
            }
            Answer::Done(ticket, result) => return self.finish(ticket, result),
            Answer::Printed(ticket, result) => return self.take_printed(ticket, result),
            Answer::Drafts(drafts) => return self.take_drafts(drafts),
            Answer::Reminders(reminders) => return self.take_reminders(reminders),
            Answer::Reminded(ticket, result) => return self.reminded(ticket, result),
            Answer::Letters(letters) => self.letters = letters,
            Answer::DraftKept(at) => self.tell_kept(at),
            Answer::DraftFailed(trouble) => {
                // not kept after all: the next pause tries again
                if let Some(slot) = self.form_in_hand().map(form::Form::slot) {
                    self.drafts.remove(&slot);
                }
                self.notice = Notice::Trouble(trouble);
            }
            Answer::House(house) => self.office.house = house,
            Answer::Changed(news) => return self.hear(news),
            Answer::Present(present) => return self.take_present(present),
            // the answer to an older question
            Answer::Inbox(..) | Answer::Case(..) | Answer::Readings(..) => {}
        }
        Vec::new()
    }

    fn fill_inbox(&mut self, cases: Vec<Summary>, counts: Option<Counts>) -> Vec<Effect> {
        self.inbox.fill(cases, counts, &self.office);
        self.count();
        if self.inbox.asked_anew.take() == Some(self.inbox.ticket) {
            let (open, own) = (self.inbox.open(), self.inbox.own(&self.office));
            self.notice = Notice::Loaded { open, own, at: self.office.now };
        }
        if !self.is_welcomed {
            self.is_welcomed = true;
            let Ticker { overdue, today, .. } = self.ticker;
            self.notice = Notice::Welcome { overdue, today };
        }
        let mut effects = self.look_at_terms();
        if self.pane == Pane::Inbox {
            effects.extend(self.follow_cursor());
        }
        effects
    }

    /// Reads again what is shown, without moving the cursor.
    fn refresh(&mut self) -> Vec<Effect> {
        self.others.news = None;
        let mut effects = self.load_inbox();
        match self.pane {
            Pane::Archive => effects.extend(self.load_archive()),
            Pane::Destruction => effects.extend(self.load_destruction()),
            Pane::Analysis => effects.extend(self.count_year()),
            Pane::Inbox | Pane::Case | Pane::Hearing => {}
        }
        if let Some(number) = self.hand.number.clone() {
            effects.extend(self.load_case(number, false));
        }
        effects
    }

    /// Asks whether to stop.
    fn ask_quit(&mut self) -> Vec<Effect> {
        // what was asked for several is done for all of them
        if self.several.is_some() {
            self.notice = Notice::Saving;
            return Vec::new();
        }
        let tomorrow = self.office.today().succ_opt().unwrap_or(self.office.today());
        let today = self.office.today();
        let ends = self.inbox.cases.iter().filter_map(Summary::next_term).map(|term| term.due);
        let soon = ends.filter(|due| (today..=tomorrow).contains(due)).count();
        let is_typing = self.form_in_hand().is_some_and(|form| form.draft().is_some());
        self.ask(Ask::Quit { overdue: self.ticker.overdue, soon, is_typing })
    }

    fn ask(&mut self, ask: Ask) -> Vec<Effect> {
        if matches!(self.notice, Notice::Typing | Notice::Faults(_)) {
            self.notice = Notice::None;
        }
        self.dialogs.push(Dialog::Question(Question { ask, is_armed: false }));
        vec![Effect::Arm]
    }
}
