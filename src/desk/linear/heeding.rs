//! Commands: what each does, and what it says.
//!
//! Invariant: a command reads, or orders of the state what a key would; it changes no case by itself.

use super::command::{self, Command};
use super::reading::{self, Page};
use super::{Linear, Offered, Stop};
use crate::desk::state::action::Action;
use crate::desk::state::form::Form;
use crate::desk::state::{Order, Pane};
use crate::desk::view::{analysis, destruction};
use crate::lang;
use crate::procedure::destruction::ListName;
use crate::procedure::{CaseNumber, Choice, EntryNo, draft};

/// The acts that put right what was recorded; what is in a dossier stays in it.
const PUTS_RIGHT: &[Action] = &[
    Action::Correct,
    Action::Reopen,
    Action::Bounce,
    Action::Reclassify,
    Action::HandOver,
    Action::Unlink,
    Action::Confidential,
];

impl Linear<'_> {
    /// Does a command; gives what is to be ordered of the desk.
    pub(super) fn heed(&mut self, command: Command) -> Result<Option<Order>, Stop> {
        match command {
            Command::Nothing => {}
            Command::Pick(number) => return self.pick(number),
            Command::Inbox => self.say_inbox()?,
            Command::Mine => {
                self.ordered(Order::Mine)?;
                self.say_inbox()?;
            }
            Command::Case(which) => {
                if self.take(&which)? {
                    self.say_case()?;
                }
            }
            Command::Dossier(which) => self.read_page(&which, Page::Dossier)?,
            Command::Hearing(which) => self.read_page(&which, Page::Hearing)?,
            Command::Terms(which) => self.read_page(&which, Page::Terms)?,
            Command::WhatNow(which) => {
                let is_taken = self.take(&which)?;
                if let Some(case) = self.state.case().filter(|_| is_taken) {
                    let now = format!("{}. {}", case.number, self.reading().now(case));
                    self.say(&now)?;
                }
                return Ok(is_taken.then_some(Order::WhatNow));
            }
            Command::Archive(sought) => self.say_archive(&sought)?,
            Command::Acts => self.say_acts()?,
            Command::Why(which) => self.say_why(&which)?,
            Command::Analysis(year) => self.say_analysis(&year)?,
            Command::Destruction => self.say_destruction()?,
            Command::Print => self.say_prints()?,
            Command::Undo => self.undo()?,
            Command::Redo => self.redo()?,
            Command::New | Command::Act(Action::Register) => self.register()?,
            Command::Mail(first) => self.register_mail(&first)?,
            Command::Help => self.say_help()?,
            Command::More if self.rest.is_empty() => self.say_text("linear-no-more")?,
            Command::More => self.say_more()?,
            Command::Back => self.back()?,
            Command::Stop => return Err(Stop::Left),
            Command::Practise => {
                let is_back = self.state.office.is_practice;
                self.say_text(if is_back { "linear-practice-left" } else { "practice-prepared" })?;
                return Err(Stop::Practice);
            }
            Command::Drafts => self.say_drafts()?,
            Command::Resume => match draft::newest(&self.state.drafts).map(str::to_owned) {
                Some(slot) => self.resume(&slot)?,
                None => self.say_text("linear-no-drafts")?,
            },
            Command::Act(action) => return self.on_case(Order::Open(action)),
            Command::Letter(letter) => return self.on_case(Order::Letter(letter)),
            Command::Several(actions) => self.offer(actions)?,
            Command::Unknown(Some(near)) => self.say_with("linear-unknown-near", &[("near", &near)])?,
            Command::Unknown(None) => self.say_text("linear-unknown")?,
        }
        Ok(None)
    }

    /// An act that was chosen by number.
    fn act(&mut self, action: Action) -> Result<Option<Order>, Stop> {
        if action == Action::ReadCertificate {
            self.say_certificate()?;
            return Ok(None);
        }
        let needs_no_case = action == Action::Register || action.is_on_lists();
        if needs_no_case { Ok(Some(Order::Open(action))) } else { self.on_case(Order::Open(action)) }
    }

    // ---- the yearly analysis

    fn say_analysis(&mut self, year: &str) -> Result<(), Stop> {
        self.ordered(Order::Analysis(year.trim().parse().ok()))?;
        let Some(years) = self.state.analysis.years.as_ref().filter(|_| self.state.pane == Pane::Analysis) else {
            return Ok(());
        };
        let mut items = vec![self.look.text_with("analysis-of", &[("year", &self.state.analysis.year.to_string())])];
        items.extend(analysis::sentences(self.state.analysis.year, years, &self.look));
        self.say_list(items)
    }

    // ---- destruction

    /// What is due and the lists, to choose from by number.
    fn say_destruction(&mut self) -> Result<(), Stop> {
        self.ordered(Order::Open(Action::Destruction))?;
        if self.state.pane != Pane::Destruction {
            return Ok(());
        }
        let (pane, look) = (&self.state.destruction, &self.look);
        let count = |dossiers: usize| destruction::dossiers(dossiers, look);
        let due = reading::labelled(&look.text("destruction-due"), &count(pane.due.len()));
        let mut items = vec![format!("1. {due}")];
        items.extend(pane.lists.iter().zip(2..).map(|(list, place)| {
            let on_it = list.dossiers.as_ref().map(|on_it| count(on_it.len())).unwrap_or_default();
            let said = reading::sentences(&[look.choice(list.state), list.name.to_string(), on_it]);
            format!("{place}. {said}")
        }));
        let lists = std::iter::once(None).chain(pane.lists.iter().map(|list| Some(list.name))).collect();
        self.offered = Offered::Lists(lists);
        self.say_text("action-destruction")?;
        self.say_list(items)
    }

    /// One list, or what is due, with what can be done to it.
    fn say_destruction_list(&mut self, list: Option<ListName>) -> Result<(), Stop> {
        self.ordered(Order::List(list))?;
        let lines = destruction::facts(&self.state, &self.look);
        let acts = self.state.destruction_acts();
        for line in lines.iter().filter(|line| !line.is_empty()) {
            // a sign and a column are words here
            let line = match line.strip_prefix("! ") {
                Some(warning) => self.look.text_with("linear-warning", &[("what", warning)]),
                None => line.replace("  ! ", ": ").replace("  ", ": "),
            };
            self.say(&reading::sentences(&[line]))?;
        }
        if acts.is_empty() { Ok(()) } else { self.offer(acts) }
    }

    fn say_certificate(&mut self) -> Result<(), Stop> {
        self.ordered(Order::Open(Action::ReadCertificate))?;
        let Some((certificate, sha256)) = self.state.destruction.certificate.take() else { return Ok(()) };
        let house = &self.state.office.house;
        let text = lang::certificate_text(self.look.lang, &certificate, &sha256, "", house);
        self.say_list(text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect())
    }

    /// An order that needs a case that somebody chose.
    fn on_case(&mut self, order: Order) -> Result<Option<Order>, Stop> {
        if self.has_case() {
            return Ok(Some(order));
        }
        self.say_text("linear-no-case")?;
        Ok(None)
    }

    fn pick(&mut self, number: usize) -> Result<Option<Order>, Stop> {
        let at = number.checked_sub(1);
        match self.offered.clone() {
            Offered::Acts(acts) => {
                if let Some(action) = at.and_then(|at| acts.get(at)).copied() {
                    return self.act(action);
                }
            }
            Offered::Lists(lists) => {
                if let Some(list) = at.and_then(|at| lists.get(at)) {
                    self.say_destruction_list(*list)?;
                    return Ok(None);
                }
            }
            Offered::Prints(items) => {
                if let Some(item) = at.and_then(|at| items.get(at)) {
                    self.print(item)?;
                    return Ok(None);
                }
            }
            Offered::Drafts(slots) => {
                if let Some(slot) = at.and_then(|at| slots.get(at)) {
                    self.resume(slot)?;
                    return Ok(None);
                }
            }
            Offered::Cases if at.is_some_and(|at| at < self.cases.len()) => {
                if self.take(&number.to_string())? {
                    self.say_case()?;
                }
                return Ok(None);
            }
            Offered::Cases | Offered::Nothing => {}
        }
        self.say_with("linear-no-such-number", &[("number", &number.to_string())])?;
        Ok(None)
    }

    /// Takes the case named in hand: by its place in the last list, its number, the end of its number, or the one in hand
    /// where nothing was named. False, and said, where there is none.
    fn take(&mut self, which: &str) -> Result<bool, Stop> {
        if which.is_empty() {
            if !self.has_case() {
                self.say_text("linear-no-case")?;
            }
            return Ok(self.has_case());
        }
        let Some(number) = self.find(which) else {
            self.say_with("linear-no-such-case", &[("what", which)])?;
            return Ok(false);
        };
        self.ordered(Order::Take(number.clone()))?;
        Ok(self.state.case().is_some_and(|case| case.number == number))
    }

    fn find(&self, which: &str) -> Option<CaseNumber> {
        let place = || which.parse::<usize>().ok()?.checked_sub(1).and_then(|at| self.cases.get(at)).cloned();
        let ending = || {
            let known = self.cases.iter().chain(self.state.inbox.cases.iter().map(|case| &case.number));
            let is_ending = which.len() == 4 && which.bytes().all(|byte| byte.is_ascii_digit());
            known.filter(|number| is_ending && number.as_str().ends_with(which)).max().cloned()
        };
        CaseNumber::new(&which.to_uppercase()).ok().or_else(ending).or_else(place)
    }

    fn say_inbox(&mut self) -> Result<(), Stop> {
        self.ordered(Order::Inbox)?;
        let cases = self.state.inbox.rows(&self.state.office);
        let reading = self.reading();
        let items: Vec<String> = cases
            .iter()
            .zip(1..)
            .map(|(case, place)| reading.in_inbox(place, case, self.state.reminder_of(&case.number)))
            .collect();
        let numbers = cases.iter().map(|case| case.number.clone()).collect();
        let mine = self.state.inbox.is_mine;
        let count = if mine { items.len() } else { self.state.inbox.open() };
        let head = match (count, mine) {
            (0, false) => self.look.text("linear-inbox-none"),
            (_, false) => self.look.count("linear-inbox", count),
            (_, true) => self.look.count("linear-inbox-mine", count),
        };
        self.say_cases(&head, numbers, items)
    }

    fn say_archive(&mut self, sought: &str) -> Result<(), Stop> {
        self.ordered(Order::Archive(sought.to_owned()))?;
        let cases = &self.state.archive.cases;
        let reading = self.reading();
        let items: Vec<String> = cases.iter().zip(1..).map(|(case, place)| reading.in_archive(place, case)).collect();
        let numbers = cases.iter().map(|case| case.number.clone()).collect();
        let head = match (items.len(), sought.is_empty()) {
            (0, false) => self.look.text("linear-archive-nothing"),
            (count, _) => self.look.count("linear-archive", count),
        };
        self.say_cases(&head, numbers, items)
    }

    fn say_cases(&mut self, head: &str, numbers: Vec<CaseNumber>, items: Vec<String>) -> Result<(), Stop> {
        self.cases = numbers;
        self.offered = Offered::Cases;
        self.say(head)?;
        self.say_list(items)
    }

    fn say_case(&mut self) -> Result<(), Stop> {
        let Some(case) = self.state.case().cloned() else { return Ok(()) };
        let lines = self.reading().case(&case);
        for line in lines {
            self.say(&line)?;
        }
        self.say_text("linear-case-hint")
    }

    /// Reads a page of the case in hand, or of the one that was named.
    fn read_page(&mut self, which: &str, page: Page) -> Result<(), Stop> {
        if !self.take(which)? {
            return Ok(());
        }
        let Some(case) = self.state.case().cloned() else { return Ok(()) };
        let (head, items) = self.reading().page(page, &case);
        self.say(&head)?;
        self.say_list(items)
    }

    fn back(&mut self) -> Result<(), Stop> {
        match (self.state.pane, self.state.came_from) {
            (Pane::Case | Pane::Hearing, Pane::Archive) => {
                let sought = self.state.archive.sought.value();
                self.say_archive(&sought)
            }
            _ => self.say_inbox(),
        }
    }

    // ---- acts

    /// The acts that are possible on the case in hand, and those that are not.
    fn able_and_unable(&self) -> (Vec<Action>, Vec<Action>) {
        let Some(case) = self.state.case().filter(|_| self.has_case()) else {
            return (vec![Action::Register], Vec::new());
        };
        Action::on_cases().partition(|action| action.hindrance(case, &self.state.office).is_none())
    }

    fn say_acts(&mut self) -> Result<(), Stop> {
        let (able, unable) = self.able_and_unable();
        match self.state.case().filter(|_| self.has_case()).map(|case| case.number.to_string()) {
            Some(number) => self.say_with("linear-acts", &[("number", &number)])?,
            None => self.say_text("linear-acts-no-case")?,
        }
        self.offer(able)?;
        if !unable.is_empty() {
            let words = self.look.count("linear-not-now", unable.len());
            self.say(&words)?;
        }
        Ok(())
    }

    /// Acts to choose from by number.
    fn offer(&mut self, acts: Vec<Action>) -> Result<(), Stop> {
        let items =
            acts.iter().zip(1..).map(|(action, place)| format!("{place}. {}", self.act_words(*action))).collect();
        self.offered = Offered::Acts(acts);
        self.say_list(items)
    }

    fn act_words(&self, action: Action) -> String {
        reading::sentences(&[self.look.choice(action)])
    }

    /// Why acts are not possible now.
    fn say_why(&mut self, which: &str) -> Result<(), Stop> {
        let Some(case) = self.state.case().filter(|_| self.has_case()).cloned() else {
            return self.say_text("linear-no-case");
        };
        let asked = match which.parse::<usize>().ok().and_then(|number| number.checked_sub(1)) {
            Some(at) => self.able_and_unable().0.get(at).copied().into_iter().collect(),
            None if which.is_empty() => self.able_and_unable().1,
            None => command::acts(&which.to_lowercase()),
        };
        let why = |action: &Action| {
            let why = match action.hindrance(&case, &self.state.office) {
                Some(hindrance) => self.look.hindrance(&hindrance, &self.state.office),
                None => self.look.text("linear-possible"),
            };
            reading::labelled(&self.look.choice(*action), &why)
        };
        let items: Vec<String> = asked.iter().map(why).collect();
        if items.is_empty() {
            return self.say_text("linear-unknown");
        }
        self.say_list(items)
    }

    /// Takes back the last act of this person; where that cannot be, the acts that put right what stands in the dossier.
    fn undo(&mut self) -> Result<(), Stop> {
        let Some(case) = self.state.case().filter(|_| self.has_case()).cloned() else {
            return self.say_text("linear-no-case");
        };
        match self.state.undoable() {
            Ok(entry) => {
                if self.ask_about("linear-undo", entry)? {
                    return self.ordered(Order::Undo);
                }
                self.say_text("linear-not-done")?;
            }
            Err(refusal) => {
                let words = self.look.refusal(&refusal, &self.state.office.house);
                self.say(&words)?;
            }
        }
        let is_able = |action: &&Action| action.hindrance(&case, &self.state.office).is_none();
        let acts: Vec<Action> = PUTS_RIGHT.iter().filter(is_able).copied().collect();
        if acts.is_empty() {
            return Ok(());
        }
        self.say_text("linear-put-right")?;
        self.offer(acts)
    }

    fn redo(&mut self) -> Result<(), Stop> {
        match self.state.redoable().filter(|_| self.has_case()) {
            Some(entry) if self.ask_about("linear-redo", entry)? => self.ordered(Order::Redo(entry)),
            Some(_) => self.say_text("linear-not-done"),
            None => self.say_text("linear-redo-nothing"),
        }
    }

    /// A question about an entry of the case in hand.
    fn ask_about(&mut self, key: &str, number: EntryNo) -> Result<bool, Stop> {
        let Some(case) = self.state.case() else { return Ok(false) };
        let entry = case.journal.iter().find(|entry| entry.number == number);
        let what = entry.map(|entry| lang::entry_title(self.look.lang, entry, &self.state.office.house));
        let words = self.look.text_with(key, &[("what", &what.unwrap_or_default()), ("number", case.number.as_str())]);
        self.ask_yes(&words)
    }

    fn say_help(&mut self) -> Result<(), Stop> {
        if let Some(clause) = self.state.case().filter(|_| self.has_case()).and_then(|case| case.stage().clause()) {
            let head = self.look.text_with("help-procedure", &[("clause", &clause.code())]);
            let sentence = self.look.text(&format!("clause-{}-sentence", clause.name()));
            self.say(&head)?;
            self.say(&sentence)?;
        }
        let keys = [
            "inbox",
            "case",
            "what-now",
            "acts",
            "act",
            "remind",
            "why",
            "dossier",
            "hearing",
            "terms",
            "more",
            "archive",
            "new",
            "undo",
            "back",
            "mine",
            "drafts",
            "analysis",
            "destruction",
            "typing",
            "practise",
            "stop",
        ];
        self.say_list(keys.iter().map(|key| self.look.text(&format!("linear-help-{key}"))).collect())
    }

    // ---- drafts

    /// What was typed and is no entry yet, to go on with by number.
    pub(super) fn say_drafts(&mut self) -> Result<(), Stop> {
        let slots: Vec<String> = self.state.drafts.keys().cloned().collect();
        let called: Vec<String> = slots.iter().map(|slot| self.draft_words(slot)).collect();
        match called.as_slice() {
            [] => return self.say_text("linear-no-drafts"),
            [one] => self.say_with("linear-draft", &[("what", one)])?,
            several => {
                let head = self.look.count("linear-drafts", several.len());
                self.say(&head)?;
                let items = several.iter().zip(1..).map(|(words, place)| format!("{place}. {words}.")).collect();
                self.say_list(items)?;
            }
        }
        self.offered = Offered::Drafts(slots);
        Ok(())
    }

    /// `Notitie bij ECM-2026-0043`.
    fn draft_words(&self, slot: &str) -> String {
        match Form::of_slot(slot) {
            Some((action, Some(number))) => self
                .look
                .text_with("linear-act-on", &[("what", &self.look.choice(action)), ("number", number.as_str())]),
            Some((action, None)) => self.look.choice(action),
            None => lang::shown(slot).into_owned(),
        }
    }

    fn resume(&mut self, slot: &str) -> Result<(), Stop> {
        let Some((action, number)) = Form::of_slot(slot) else { return self.say_text("linear-no-drafts") };
        if let Some(number) = number
            && !self.take(number.as_str())?
        {
            return Ok(());
        }
        self.order(Order::Open(action))
    }
}
