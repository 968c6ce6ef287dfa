//! The same desk as plain lines and numbered choices: for screen readers, braille lines and bad connections.
//!
//! Invariant: a thin face. Forms, checks, refusals, questions and drafts are those of [`State`]; nothing here has a rule.
//! Every change is a new line: no cursor is moved, nothing is drawn again, no colour is sent.

mod aside;
mod asking;
mod command;
mod heeding;
mod printing;
mod reading;

use std::collections::{BTreeSet, VecDeque};
use std::io::{self, BufRead, Write};

use crate::desk::state::action::Action;
use crate::desk::state::archive::Keeping;
use crate::desk::state::dialog::Dialog;
use crate::desk::state::effect::Leaving;
use crate::desk::state::message::Trouble;
use crate::desk::state::notice::Notice;
use crate::desk::state::print::PrintItem;
use crate::desk::state::ticker::Urgency;
use crate::desk::state::{Effect, Message, Order, Pane, State};
use crate::desk::view::{Look, notice, trouble, words};
use crate::lang;
use crate::procedure::destruction::ListName;
use crate::procedure::summary::Summary;
use crate::procedure::{CaseNumber, Version};
use reading::{Reading, sentences};

/// How many lines of a list are said at once.
const PAGE: usize = 10;

/// The world around the conversation.
pub trait World {
    /// Does it; gives what came of it.
    fn perform(&mut self, effect: Effect) -> Vec<Message>;
    /// What happened since it was last asked: the time, and what other sessions wrote.
    fn meanwhile(&mut self) -> Vec<Message>;
}

/// Why the conversation stops.
#[derive(Debug)]
enum Stop {
    /// Nothing more comes in, or nobody hears it any more.
    Gone,
    /// The person leaves.
    Left,
    /// The person goes to practise, or comes back from it.
    Practice,
}

impl From<io::Error> for Stop {
    fn from(_: io::Error) -> Self {
        Self::Gone
    }
}

/// What a number chooses from.
#[derive(Clone, Debug)]
enum Offered {
    Nothing,
    Cases,
    Acts(Vec<Action>),
    Drafts(Vec<String>),
    Lists(Vec<Option<ListName>>),
    Prints(Vec<PrintItem>),
}

/// A conversation at the desk.
pub struct Linear<'a> {
    state: State,
    look: Look,
    input: &'a mut dyn BufRead,
    output: &'a mut dyn Write,
    world: &'a mut dyn World,
    /// What is read is written too: for a transcript of what no terminal echoes.
    echoes: bool,
    is_open: bool,
    /// The cases of the last list, by place.
    cases: Vec<CaseNumber>,
    offered: Offered,
    /// What of the last list was not said yet.
    rest: VecDeque<String>,
}

impl<'a> Linear<'a> {
    /// A desk that was just opened, and what it wants to know first.
    pub fn new(
        (state, effects): (State, Vec<Effect>),
        look: Look,
        input: &'a mut dyn BufRead,
        output: &'a mut dyn Write,
        world: &'a mut dyn World,
        echoes: bool,
    ) -> Self {
        let mut linear = Self {
            state,
            look,
            input,
            output,
            world,
            echoes,
            is_open: true,
            cases: Vec::new(),
            offered: Offered::Nothing,
            rest: VecDeque::new(),
        };
        linear.perform(effects);
        linear
    }

    /// Talks until the person leaves or the line drops. What was typed and is no entry yet is kept either way.
    pub fn run(mut self) -> Leaving {
        let stop = self.talk();
        if matches!(stop, Err(Stop::Left)) {
            // nobody needs to hear it
            let counts = self.counts();
            let _ = self.say(&format!("{} {counts}", self.look.text("linear-goodbye")));
        }
        while !self.state.dialogs.is_empty() {
            self.tell(Message::Order(Order::Close));
            self.state.dialogs.pop();
        }
        if matches!(stop, Err(Stop::Practice)) { Leaving::Practice } else { Leaving::Home }
    }

    fn talk(&mut self) -> Result<(), Stop> {
        self.greet()?;
        while self.is_open {
            let prompt = self.look.text("linear-prompt");
            let line = self.hear(&prompt)?;
            if let Some(order) = self.heed(command::read(&line))? {
                self.order(order)?;
            }
        }
        Err(Stop::Left)
    }

    /// What waits for somebody of this role.
    fn counts(&self) -> String {
        let office = &self.state.office;
        if office.is_for_archive() {
            let Some(Keeping { to_archive, expired }) = self.state.archive.keeping else { return String::new() };
            let count = |key: &str, count: u32| self.look.count(key, usize::try_from(count).unwrap_or(usize::MAX));
            return sentences(&[count("archive-waiting", to_archive), count("archive-expired", expired)]);
        }
        if office.is_for_analysis() {
            return words::analysis_open(office, &self.look);
        }
        self.reading().ticker(&self.state.ticker)
    }

    fn greet(&mut self) -> Result<(), Stop> {
        let office = &self.state.office;
        let who = self.look.name_of(&office.actor.user, &office.house);
        let day = lang::capital(&self.look.lang.date_long(office.today()));
        let time = self.look.time(office.now, &office.house);
        self.say(&self.look.text_with("linear-welcome", &[("who", &who), ("day", &day), ("time", &time)]))?;
        if self.state.office.is_practice {
            self.say_text("linear-practice")?;
        }
        let counts = self.counts();
        let hint = self.look.text("linear-hint");
        self.say(&format!("{counts} {hint}"))?;
        if let notice @ Notice::OfReminder(_) = std::mem::take(&mut self.state.notice) {
            self.say_notice(&notice)?;
        }
        if !self.state.drafts.is_empty() {
            // said here in a line; "verder" goes on with it
            self.state.dialogs.clear();
            self.say_drafts()?;
        }
        Ok(())
    }

    // ---- what is said and heard

    fn say(&mut self, words: &str) -> Result<(), Stop> {
        writeln!(self.output, "{words}")?;
        Ok(())
    }

    fn say_text(&mut self, key: &str) -> Result<(), Stop> {
        let words = self.look.text(key);
        self.say(&words)
    }

    fn say_with(&mut self, key: &str, values: &[(&'static str, &str)]) -> Result<(), Stop> {
        let words = self.look.text_with(key, values);
        self.say(&words)
    }

    /// Says a list: its first ten, the others when they are asked for.
    fn say_list(&mut self, items: Vec<String>) -> Result<(), Stop> {
        self.rest = items.into();
        self.say_more()
    }

    fn say_more(&mut self) -> Result<(), Stop> {
        for _ in 0..PAGE {
            let Some(item) = self.rest.pop_front() else { break };
            self.say(&item)?;
        }
        if !self.rest.is_empty() {
            let words = self.look.count("linear-more", self.rest.len());
            self.say(&words)?;
        }
        Ok(())
    }

    /// Says what happened meanwhile, asks, and waits for a line; its line break is gone.
    fn hear(&mut self, prompt: &str) -> Result<String, Stop> {
        self.notice_meanwhile()?;
        write!(self.output, "{prompt}")?;
        self.output.flush()?;
        let mut bytes = Vec::new();
        if self.input.read_until(b'\n', &mut bytes)? == 0 {
            writeln!(self.output)?;
            return Err(Stop::Gone);
        }
        let line = String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned();
        if self.echoes {
            let shown = lang::shown(&line).into_owned();
            self.say(&shown)?;
        }
        Ok(line)
    }

    /// Terms that passed and a case that a colleague changed are said before the next prompt.
    fn notice_meanwhile(&mut self) -> Result<(), Stop> {
        let (passed, version) = (self.passed_terms(), self.case_in_hand());
        for message in self.world.meanwhile() {
            self.tell(message);
        }
        if !self.is_open {
            return Err(Stop::Left);
        }
        match std::mem::take(&mut self.state.notice) {
            Notice::NewDay => self.say_text("notice-new-day")?,
            notice @ Notice::OfReminder(_) => self.say_notice(&notice)?,
            _ => {}
        }
        let now_passed = self.passed_terms();
        for number in now_passed.difference(&passed) {
            self.say_with("linear-term-passed", &[("number", number.as_str())])?;
        }
        let now = self.case_in_hand();
        if let (Some((before, seen)), Some((number, version))) = (version, now)
            && before == number
            && seen != version
            && self.has_case()
        {
            self.say_with("linear-case-changed", &[("number", number.as_str())])?;
        }
        Ok(())
    }

    fn passed_terms(&self) -> BTreeSet<CaseNumber> {
        let today = self.state.office.today();
        let is_passed = |case: &&Summary| Urgency::of(case, today) == Urgency::Overdue;
        self.state.inbox.cases.iter().filter(is_passed).map(|case| case.number.clone()).collect()
    }

    // ---- the state and the world

    fn reading(&self) -> Reading<'_> {
        Reading { office: &self.state.office, look: &self.look }
    }

    fn tell(&mut self, message: Message) {
        let effects = self.state.update(message);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if effect == Effect::Quit {
                self.is_open = false;
                continue;
            }
            for message in self.world.perform(effect) {
                self.tell(message);
            }
        }
    }

    fn case_in_hand(&self) -> Option<(CaseNumber, Version)> {
        self.state.case().map(|case| (case.number.clone(), case.version()))
    }

    /// Whether somebody chose a case, rather than the list its first.
    fn has_case(&self) -> bool {
        matches!(self.state.pane, Pane::Case | Pane::Hearing) && self.state.case().is_some()
    }

    /// Does what was ordered, with the questions and forms that it opens, and says what became of it.
    fn order(&mut self, order: Order) -> Result<(), Stop> {
        self.ordered(order)?;
        self.attend()
    }

    /// Goes through the questions and forms that were opened.
    fn attend(&mut self) -> Result<(), Stop> {
        loop {
            match self.state.dialogs.last() {
                Some(Dialog::Form(_)) => self.fill_form()?,
                Some(Dialog::Question(_)) => self.ask_question()?,
                Some(Dialog::Conflict(_)) => self.ask_about_conflict()?,
                Some(_) => {
                    self.state.dialogs.pop();
                }
                None => return Ok(()),
            }
        }
    }

    /// The same without what it opens.
    fn ordered(&mut self, order: Order) -> Result<(), Stop> {
        self.told(Message::Order(order))
    }

    /// Tells the state, and says what was recorded by it or why nothing was.
    fn told(&mut self, message: Message) -> Result<(), Stop> {
        let before = self.case_in_hand();
        let terms = self.state.case().map(|case| case.terms()).unwrap_or_default();
        self.tell(message);
        let notice = std::mem::take(&mut self.state.notice);
        if let Notice::Registered(number) = notice {
            return self.registered(number);
        }
        if let (Some((number, seen)), Some(case)) = (before, self.state.case().cloned())
            && case.number == number
        {
            let me = &self.state.office.actor.user;
            let mine = case.journal.iter().filter(|entry| entry.number > seen && entry.by == *me);
            let mine: Vec<String> =
                mine.map(|entry| lang::entry_title(self.look.lang, entry, &self.state.office.house)).collect();
            if !mine.is_empty() {
                for title in mine {
                    self.say_with("linear-recorded", &[("what", &title)])?;
                }
                for line in self.reading().ended_terms(&terms, &case) {
                    self.say(&line)?;
                }
                let now = reading::labelled(&self.look.text("linear-now"), &self.reading().now(&case));
                return self.say(&now);
            }
        }
        // a form that waits says its own trouble
        if self.state.dialogs.is_empty() { self.say_notice(&notice) } else { Ok(()) }
    }

    fn registered(&mut self, number: CaseNumber) -> Result<(), Stop> {
        self.say_with("linear-registered", &[("number", number.as_str())])?;
        self.tell(Message::Order(Order::Take(number)));
        // who a case is about may register it, and then knows no more of it than its number
        let Some(case) = self.state.case().cloned() else { return Ok(()) };
        let now = reading::labelled(&self.look.text("linear-now"), &self.reading().now(&case));
        self.say(&now)
    }

    fn say_notice(&mut self, notice: &Notice) -> Result<(), Stop> {
        match notice {
            Notice::Hindered(hindrance) => {
                let words = self.look.hindrance(hindrance, &self.state.office);
                self.say(&words)
            }
            Notice::Trouble(trouble) => self.say_trouble(&trouble.clone()),
            Notice::NotYourTurn(user) => {
                let who = self.look.name_of(user, &self.state.office.house);
                self.say_with("linear-not-your-turn", &[("who", &who)])
            }
            Notice::NothingToDo => self.say_text("notice-nothing-to-do"),
            Notice::NoCase => self.say_text("linear-no-case"),
            Notice::DraftKept => self.say_text("linear-draft-kept"),
            Notice::List(..) | Notice::WaitsForReaders(_) | Notice::Printed(_) | Notice::OfReminder(_) => {
                let words = notice::words(notice, &self.state, &self.look);
                self.say(&words)
            }
            _ => Ok(()),
        }
    }

    fn say_trouble(&mut self, trouble: &Trouble) -> Result<(), Stop> {
        let words = match trouble {
            Trouble::Busy => self.look.text("linear-trouble-busy"),
            Trouble::NoRecord => self.look.text("failure-no-record"),
            Trouble::DiskFull => self.look.text("linear-trouble-disk-full"),
            Trouble::ReadOnly => self.look.text("linear-trouble-read-only"),
            Trouble::Failed => self.look.text("linear-trouble-failed"),
            trouble => trouble::words(trouble, &self.state.office.house, &self.look),
        };
        self.say(&words)
    }
}
