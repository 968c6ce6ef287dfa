//! Destruction: what is due, the lists with what is on them, and what this person may do to the one with the cursor.
//!
//! Invariant: a run goes on by itself, a slice at a time, from answer to answer; the desk can be used meanwhile, and what is
//! left undone when it is closed is taken up by the next "run".

use crate::procedure::destruction::{
    self, Certificate, DestructionList, Dossier, ListAct, ListName, ListState, Refused,
};
use crate::procedure::refusal::Refusal;
use crate::procedure::{CaseNumber, Date, Line, Role};

use super::action::{Action, Hindrance};
use super::dialog::{Ask, Dialog};
use super::form::Form;
use super::forms;
use super::message::Trouble;
use super::notice::Notice;
use super::{Effect, Key, Pane, Ticket};

/// How often the end of a run is tried again while others still read, before it is left for later.
const TRIES: u32 = 40;
/// How many rows PgUp and PgDn move.
const PAGE: usize = 10;

/// What the store is asked about destruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// What is due, the holds and the lists.
    Look,
    /// A new list of all that is due.
    Propose(Line),
    /// Confirm this list, with so many dossiers as was typed, for this reason.
    Confirm(ListName, usize, Line),
    /// Stop it, for this reason.
    Stop(ListName, Line),
    /// Destroy the next few of it.
    Run(ListName),
    /// Wipe the last traces and certify.
    Finish(ListName),
    /// Read the certificate.
    Certificate(ListName),
}

/// What the store answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// What is due and what is on hold (for the archivist), and the lists.
    Overview {
        /// What can be put on a list.
        due: Vec<Dossier>,
        /// What is on hold, and when that is to be reviewed.
        holds: Vec<(CaseNumber, Date)>,
        /// All lists, the newest first.
        lists: Vec<DestructionList>,
    },
    /// This became of a list.
    List(ListName, ListState),
    /// So many of so many are gone.
    Progress(ListName, usize, usize),
    /// The last traces wait for these processes.
    WaitsFor(ListName, Vec<u32>),
    /// A certificate and its SHA-256.
    Certificate(Box<Certificate>, String),
}

/// The pane as it stands.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// What can be put on a list now.
    pub due: Vec<Dossier>,
    /// What is on hold.
    pub holds: Vec<(CaseNumber, Date)>,
    /// All lists, the newest first.
    pub lists: Vec<DestructionList>,
    /// The list with the cursor; none on the row of what is due.
    pub selected: Option<ListName>,
    /// It was read at least once.
    pub is_loaded: bool,
    /// The list that is being run here, with how many of how many are gone.
    pub running: Option<(ListName, usize, usize)>,
    /// The certificate that is being read.
    pub certificate: Option<(Box<Certificate>, String)>,
    /// How many rows of the lower part, or of the certificate, are above what is shown.
    pub scroll: usize,
    /// The question that is open; older answers fall away.
    pub ticket: Ticket,
    tries: u32,
}

impl State {
    /// The list with the cursor.
    pub fn list(&self) -> Option<&DestructionList> {
        self.lists.iter().find(|list| Some(list.name) == self.selected)
    }

    /// The row with the cursor; 0 is what is due.
    pub fn at(&self) -> usize {
        self.lists.iter().position(|list| Some(list.name) == self.selected).map_or(0, |at| at + 1)
    }

    fn step(&mut self, by: isize) {
        let at = self.at().saturating_add_signed(by).min(self.lists.len());
        self.selected = at.checked_sub(1).and_then(|at| self.lists.get(at)).map(|list| list.name);
        self.scroll = 0;
    }

    /// Takes in what was read. The first time the cursor goes where somebody waits for this person.
    fn fill(&mut self, due: Vec<Dossier>, holds: Vec<(CaseNumber, Date)>, lists: Vec<DestructionList>) {
        (self.due, self.holds, self.lists) = (due, holds, lists);
        if !self.is_loaded {
            let waiting = self.lists.iter().find(|list| list.state == ListState::Proposed);
            self.selected = waiting.map(|list| list.name);
        }
        self.is_loaded = true;
    }
}

impl super::State {
    /// What Enter does to what has the cursor; it stops nothing.
    pub fn act_of_enter(&self) -> Option<Action> {
        self.destruction_acts().into_iter().find(|action| *action != Action::StopDestruction)
    }

    /// What this person can do here to what has the cursor, in the order of the menu.
    pub fn destruction_acts(&self) -> Vec<Action> {
        let (actor, today) = (&self.office.actor, self.office.today());
        let Some(list) = self.destruction.list() else {
            let can = destruction::may_propose(actor).is_ok() && !self.destruction.due.is_empty();
            return if can { vec![Action::ProposeDestruction] } else { Vec::new() };
        };
        let acts = list.open_to(actor, self.office.house.destruction, today).into_iter().map(|act| match act {
            ListAct::Confirm => Action::ConfirmDestruction,
            ListAct::Run => Action::RunDestruction,
            ListAct::Stop => Action::StopDestruction,
        });
        // who may not know what was on it cannot read that either
        let is_readable = list.state == ListState::Done && list.dossiers.is_some();
        acts.chain(is_readable.then_some(Action::ReadCertificate)).collect()
    }

    /// Opens an act of destruction, the pane itself among them.
    pub(super) fn open_destruction(&mut self, action: Action) -> Vec<Effect> {
        if destruction::may_look(&self.office.actor).is_err() {
            self.notice = Notice::Hindered(Hindrance::Rule(Refusal::NeedsRole(Role::Archivist)));
            return Vec::new();
        }
        let list = self.destruction.list();
        match (action, list.map(|list| list.name)) {
            (Action::ProposeDestruction, _) | (Action::ConfirmDestruction | Action::StopDestruction, Some(_)) => {
                let form = Form::new(action, None, forms::fields_on_list(action));
                self.show(form)
            }
            (Action::RunDestruction, Some(name)) => {
                let ready = list.into_iter().flat_map(DestructionList::ready);
                let dossiers = ready.map(|dossier| dossier.number.clone()).collect();
                self.ask(Ask::Destroy { list: name, dossiers })
            }
            (Action::ReadCertificate, Some(name)) => self.ask_store(Wish::Certificate(name)),
            _ => self.go(Pane::Destruction),
        }
    }

    /// What a filled-in form asks for; the list is the one with the cursor, and its name and number must be those typed.
    pub(super) fn save_on_list(&mut self) -> Vec<Effect> {
        let Some(Dialog::Form(form)) = self.dialogs.last() else { return Vec::new() };
        let Ok(reason) = Line::new(&form.value("reason")) else { return Vec::new() };
        let wish = match (form.action, self.destruction.list()) {
            (Action::ProposeDestruction, _) => Ok(Wish::Propose(reason)),
            (Action::StopDestruction, Some(list)) => Ok(Wish::Stop(list.name, reason)),
            (Action::ConfirmDestruction, Some(list)) => confirmation(form, list, reason),
            _ => return Vec::new(),
        };
        match wish {
            Ok(wish) => self.ask_store(wish),
            Err(refused) => {
                if let Some(Dialog::Form(form)) = self.dialogs.last_mut() {
                    form.trouble = Some(Trouble::NotDestroyed(refused));
                }
                Vec::new()
            }
        }
    }

    /// The lists, what is due, and what waits for the archivist.
    pub(super) fn load_destruction(&mut self) -> Vec<Effect> {
        let mut effects = self.ask_store(Wish::Look);
        effects.push(self.load_keeping());
        effects
    }

    /// Hands it to the store; a form that it came from waits.
    pub(super) fn ask_store(&mut self, wish: Wish) -> Vec<Effect> {
        let ticket = self.ticket();
        if wish == Wish::Look {
            self.destruction.ticket = ticket;
        } else {
            self.notice = Notice::Saving;
            if let Some(Dialog::Form(form)) = self.dialogs.last_mut() {
                form.waiting = Some(ticket);
            }
        }
        vec![Effect::Destruction(ticket, wish)]
    }

    /// Begins to run a list, or goes on.
    pub(super) fn run_list(&mut self, name: ListName, dossiers: usize) -> Vec<Effect> {
        self.destruction.running = Some((name, 0, dossiers));
        self.destruction.tries = 0;
        self.ask_store(Wish::Run(name))
    }

    pub(super) fn take_destruction(&mut self, ticket: Ticket, result: Result<Found, Trouble>) -> Vec<Effect> {
        match result {
            Ok(Found::Overview { due, holds, lists }) if ticket == self.destruction.ticket => {
                self.destruction.fill(due, holds, lists);
                Vec::new()
            }
            Ok(Found::Overview { .. }) => Vec::new(),
            Ok(Found::List(name, state)) => {
                let mut effects = self.close_waiting(ticket);
                self.destruction.selected = Some(name);
                self.notice = Notice::List(name, state);
                if state == ListState::Done {
                    self.destruction.running = None;
                    // what was in the lists of cases is gone
                    effects.extend(self.refresh());
                } else {
                    effects.extend(self.ask_store(Wish::Look));
                }
                effects
            }
            Ok(Found::Progress(name, done, of)) => {
                self.destruction.running = Some((name, done, of));
                self.notice = Notice::Destroyed(name, done, of);
                let next = if done < of { Wish::Run(name) } else { Wish::Finish(name) };
                let ticket = self.ticket();
                vec![Effect::Destruction(ticket, next)]
            }
            Ok(Found::WaitsFor(name, readers)) => {
                self.notice = Notice::WaitsForReaders(readers);
                self.destruction.tries += 1;
                if self.destruction.tries < TRIES {
                    let ticket = self.ticket();
                    return vec![Effect::Destruction(ticket, Wish::Finish(name))];
                }
                self.destruction.running = None;
                self.ask_store(Wish::Look)
            }
            Ok(Found::Certificate(certificate, sha256)) => {
                self.notice = Notice::None;
                self.destruction.scroll = 0;
                self.destruction.certificate = Some((certificate, sha256));
                Vec::new()
            }
            Err(trouble) => {
                self.destruction.running = None;
                self.failed(ticket, trouble);
                Vec::new()
            }
        }
    }

    /// A key in the pane that no letter of the desk has: it moves, reads, or does what can be done here.
    pub(super) fn take_in_destruction(&mut self, key: Key) -> Option<Vec<Effect>> {
        let pane = &mut self.destruction;
        match key {
            Key::PageDown => pane.scroll = pane.scroll.saturating_add(PAGE),
            Key::PageUp => pane.scroll = pane.scroll.saturating_sub(PAGE),
            Key::Down | Key::Char('j') if pane.certificate.is_some() => pane.scroll = pane.scroll.saturating_add(1),
            Key::Up | Key::Char('k') if pane.certificate.is_some() => pane.scroll = pane.scroll.saturating_sub(1),
            Key::Esc | Key::Enter | Key::F(3) if pane.certificate.is_some() => {
                pane.certificate = None;
                pane.scroll = 0;
            }
            Key::Down | Key::Char('j') => pane.step(1),
            Key::Up | Key::Char('k') => pane.step(-1),
            Key::Home => pane.step(isize::MIN / 2),
            Key::End => pane.step(isize::MAX / 2),
            Key::Enter => {
                let Some(action) = self.act_of_enter() else {
                    self.notice = match self.destruction.list().map(|list| list.state) {
                        Some(ListState::Proposed) => Notice::WaitsForSecond,
                        Some(ListState::Confirmed) => Notice::OnlyStopped,
                        Some(_) => Notice::NotOfThisList,
                        None => Notice::NothingDue,
                    };
                    return Some(Vec::new());
                };
                return Some(self.open_destruction(action));
            }
            _ => return None,
        }
        Some(Vec::new())
    }
}

/// What a confirmation that was typed amounts to: the number first, then the name.
fn confirmation(form: &Form, list: &DestructionList, reason: Line) -> Result<Wish, Refused> {
    let count = list.ready().count();
    match form.value("dossiers").trim().parse::<usize>() {
        Ok(typed) if typed == count => {}
        _ => return Err(Refused::CountDiffers(count)),
    }
    match form.value("list-name").parse() {
        Ok(name) if list.name == name => Ok(Wish::Confirm(name, count, reason)),
        _ => Err(Refused::NameDiffers(list.name)),
    }
}
