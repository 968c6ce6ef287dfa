//! The destruction of archived cases (W7, defaults 6, 7 and 10): who may put what on a list, confirm it, stop it, run it.
//!
//! Invariant: only what [`obstacle`] has nothing against can be put on a list, stay on it when a second person confirms,
//! and go when it is run; the store asks at each of the three, inside the transaction. Nobody proposes, confirms or runs
//! the destruction of a case that they may not see: it is not on the list as they have it.

use std::fmt;
use std::str::FromStr;

use chrono::Days;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::roles::Actor;
use super::values::choices;
use super::{CaseNumber, Choice, Clause, Date, Line, Moment, Role, Stage, TextFault, UserName};

/// The most dossiers that one list takes: what a person can still look through.
pub const LIST_LIMIT: usize = 1_000;

/// How this house destroys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DestructionRule {
    /// Whether somebody else than who proposed a list must confirm it.
    pub second_person: bool,
    /// Days between confirming and running, in which either can stop it.
    pub pause_days: u16,
}

impl Default for DestructionRule {
    fn default() -> Self {
        Self { second_person: true, pause_days: 7 }
    }
}

/// The name of a list: `VN-2026-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ListName {
    year: u16,
    serial: u32,
}

impl ListName {
    /// The list with that serial number, from 1, of a year.
    pub fn new(year: u16, serial: u32) -> Option<Self> {
        ((1..=9999).contains(&year) && serial > 0).then_some(Self { year, serial })
    }
}

impl ListName {
    /// The year in which it was proposed.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Its number within the year.
    pub fn serial(self) -> u32 {
        self.serial
    }
}

impl fmt::Display for ListName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VN-{:04}-{:02}", self.year, self.serial)
    }
}

impl FromStr for ListName {
    type Err = TextFault;
    /// As people type it: in capitals or not, with blanks around it.
    fn from_str(text: &str) -> Result<Self, TextFault> {
        let upper = text.trim().to_uppercase();
        let (year, serial) = upper.strip_prefix("VN-").and_then(|rest| rest.split_once('-')).ok_or(TextFault::Form)?;
        let digits = |text: &str, least| text.len() >= least && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || year.len() > 4 || !digits(serial, 2) {
            return Err(TextFault::Form);
        }
        let (year, serial) = (year.parse().map_err(|_| TextFault::Form)?, serial.parse().map_err(|_| TextFault::Form)?);
        Self::new(year, serial).ok_or(TextFault::Form)
    }
}

impl TryFrom<String> for ListName {
    type Error = TextFault;
    fn try_from(text: String) -> Result<Self, TextFault> {
        text.parse()
    }
}

impl From<ListName> for String {
    fn from(name: ListName) -> Self {
        name.to_string()
    }
}

choices! {
    /// Where a list stands.
    "destruction" ListState {
        /// It waits for a second person.
        Proposed = "proposed",
        /// A second person confirmed it; the pause runs, or is over.
        Confirmed = "confirmed",
        /// Somebody stopped it: nothing on it was destroyed.
        Stopped = "stopped",
        /// It is being destroyed.
        Running = "running",
        /// All of it is gone, and there is a certificate.
        Done = "done",
    }
}

/// Who did something to a list, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Who.
    pub by: UserName,
    /// When.
    pub at: Moment,
}

/// What happens to a list; each leads to a state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum ListEvent {
    /// These dossiers were put on it.
    Proposed {
        /// Their numbers.
        dossiers: Vec<CaseNumber>,
    },
    /// A second person confirmed these; it may be run from that day on.
    Confirmed {
        /// Their numbers.
        dossiers: Vec<CaseNumber>,
        /// The first day after the pause.
        run_from: Date,
    },
    /// It was stopped.
    Stopped,
    /// Its destruction began.
    Running,
    /// Its destruction ended; the certificate has this SHA-256.
    Done {
        /// In hexadecimal digits.
        certificate: String,
    },
}

impl ListEvent {
    /// The state it leads to.
    pub fn state(&self) -> ListState {
        match self {
            Self::Proposed { .. } => ListState::Proposed,
            Self::Confirmed { .. } => ListState::Confirmed,
            Self::Stopped => ListState::Stopped,
            Self::Running => ListState::Running,
            Self::Done { .. } => ListState::Done,
        }
    }
}

/// One dossier of a list, as far as it may stand there: nothing of what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    /// Its number.
    pub number: CaseNumber,
    /// The year in which it was received.
    pub received_in: i32,
    /// The last day of its retention.
    pub keep_until: Option<Date>,
    /// Why it cannot be destroyed now, though it is on the list.
    pub obstacle: Option<Obstacle>,
}

/// A list, as one person may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DestructionList {
    /// Its name.
    pub name: ListName,
    /// Where it stands.
    pub state: ListState,
    /// Who proposed it; nobody known, where it came back with a restored backup.
    pub proposed: Option<Signed>,
    /// Why, as they wrote: what it became by that, and the reason.
    pub reasons: Vec<(ListState, Line)>,
    /// Who confirmed it.
    pub confirmed: Option<Signed>,
    /// The first day on which it may be run.
    pub run_from: Option<Date>,
    /// Who stopped it.
    pub stopped: Option<Signed>,
    /// Who began to run it.
    pub begun: Option<Signed>,
    /// When all of it was gone.
    pub done_at: Option<Moment>,
    /// What is on it. `None` where it is not this person's to know.
    pub dossiers: Option<Vec<Dossier>>,
}

impl DestructionList {
    /// A list of which nothing happened yet.
    pub fn named(name: ListName) -> Self {
        Self {
            name,
            state: ListState::Proposed,
            proposed: None,
            reasons: Vec::new(),
            confirmed: None,
            run_from: None,
            stopped: None,
            begun: None,
            done_at: None,
            dossiers: None,
        }
    }

    /// The list after `event`.
    pub fn apply(&mut self, event: &ListEvent, signed: Signed) {
        self.state = event.state();
        match event {
            ListEvent::Proposed { .. } => self.proposed = Some(signed),
            ListEvent::Confirmed { run_from, .. } => {
                self.confirmed = Some(signed);
                self.run_from = Some(*run_from);
            }
            ListEvent::Stopped => self.stopped = Some(signed),
            // who goes on with what was cut off is not who began
            ListEvent::Running => self.begun = self.begun.take().or(Some(signed)),
            ListEvent::Done { .. } => self.done_at = Some(signed.at),
        }
    }

    /// Whether this person proposed or confirmed it.
    pub fn is_signed_by(&self, user: &UserName) -> bool {
        [&self.proposed, &self.confirmed].into_iter().flatten().any(|signed| signed.by == *user)
    }

    /// What is on it and can be destroyed.
    pub fn ready(&self) -> impl Iterator<Item = &Dossier> {
        self.dossiers.iter().flatten().filter(|dossier| dossier.obstacle.is_none())
    }

    /// What this person may do to it on `today`, in the order in which it is offered.
    pub fn open_to(&self, actor: &Actor, rule: DestructionRule, today: Date) -> Vec<ListAct> {
        let mut acts = Vec::new();
        if may_confirm(self, actor, rule).is_ok() {
            acts.push(ListAct::Confirm);
        }
        if may_run(self, actor, today).is_ok() {
            acts.push(ListAct::Run);
        }
        if may_stop(self, actor).is_ok() {
            acts.push(ListAct::Stop);
        }
        acts
    }

    /// What should be looked at before it is destroyed. `closed_years` are those whose figures are closed (G6).
    pub fn warnings(&self, closed_years: &[i32]) -> Vec<Warning> {
        let mut years: Vec<i32> = self.ready().map(|dossier| dossier.received_in).collect();
        years.sort_unstable();
        years.dedup();
        years.into_iter().filter(|year| !closed_years.contains(year)).map(Warning::YearNotClosed).collect()
    }
}

/// What can be done to a list that there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListAct {
    /// Confirm it.
    Confirm,
    /// Stop it.
    Stop,
    /// Run it, or go on with it.
    Run,
}

/// What does not forbid a destruction, but should be looked at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The figures of this year are not closed yet (G6): what is destroyed can be counted afterwards, not looked into.
    YearNotClosed(i32),
}

/// Why a case cannot be destroyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// It is not in the archive.
    NotArchived,
    /// An appeal is pending (G7).
    UnderAppeal,
    /// A hold, to be reviewed on this day (default 6).
    Held(Date),
    /// It is kept up to and including this day.
    NotDue(Date),
    /// It is on another list.
    OnList(ListName),
}

/// What stands in the way of destroying `case` on `today`. A case without an end of its retention is not in the archive.
pub fn obstacle(case: &Case, today: Date) -> Option<Obstacle> {
    if case.pending_appeal().is_some() {
        return Some(Obstacle::UnderAppeal);
    }
    let (Some(archived), Stage::Archived) = (&case.archived, case.stage()) else {
        return Some(Obstacle::NotArchived);
    };
    if let Some(hold) = &case.hold {
        return Some(Obstacle::Held(hold.review));
    }
    (today <= archived.keep_until).then_some(Obstacle::NotDue(archived.keep_until))
}

/// The last day of the retention of what can be destroyed after it; none while a hold or an appeal stands in the way.
pub fn destroyable_after(case: &Case) -> Option<Date> {
    match obstacle(case, Date::MAX) {
        None => case.archived.as_ref().map(|archived| archived.keep_until),
        Some(_) => None,
    }
}

/// Why something is not done to a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The archivist proposes and runs.
    NeedsArchivist,
    /// An archivist, the project lead or the board looks at lists and confirms them.
    NeedsWitness,
    /// Who proposed it does not confirm it.
    SamePerson,
    /// Who proposed or who confirmed it does this.
    NotOfThisList,
    /// Nothing can be destroyed now.
    NothingDue,
    /// This case cannot be put on a list.
    Blocked(CaseNumber, Obstacle),
    /// More on one list than a person can look through; the most is said.
    TooMany(usize),
    /// Not in this state.
    WrongState(ListState),
    /// Nothing on the list can be destroyed any more.
    NothingLeft,
    /// There are so many dossiers, not the number that was typed.
    CountDiffers(usize),
    /// Another name was typed.
    NameDiffers(ListName),
    /// The pause lasts until this day, on which it may be run.
    Paused(Date),
}

impl Refused {
    /// The clause whose rule refuses: all of destruction is W7.
    pub fn clause(&self) -> Clause {
        match self {
            Self::Blocked(_, Obstacle::UnderAppeal) => Clause::G7,
            _ => Clause::W7,
        }
    }

    /// Whether somebody else could do it.
    pub fn is_about_person(&self) -> bool {
        matches!(self, Self::NeedsArchivist | Self::NeedsWitness | Self::SamePerson | Self::NotOfThisList)
    }
}

/// Whether they may know of destruction lists: the archivist makes them, the project lead and the board can confirm them.
pub fn may_look(actor: &Actor) -> Result<(), Refused> {
    let is_witness = [Role::Archivist, Role::ProjectLead, Role::Board].into_iter().any(|role| actor.is(role));
    if is_witness { Ok(()) } else { Err(Refused::NeedsWitness) }
}

/// Whether they may propose a list.
pub fn may_propose(actor: &Actor) -> Result<(), Refused> {
    if actor.is(Role::Archivist) { Ok(()) } else { Err(Refused::NeedsArchivist) }
}

/// Whether they may confirm it: a second person who may know of lists; where the house asks for none (or has none), the
/// archivist who proposed it.
pub fn may_confirm(list: &DestructionList, actor: &Actor, rule: DestructionRule) -> Result<(), Refused> {
    may_look(actor)?;
    if list.state != ListState::Proposed {
        return Err(Refused::WrongState(list.state));
    }
    let is_second = list.proposed.as_ref().is_none_or(|proposed| proposed.by != actor.user);
    if is_second || actor.alone || !rule.second_person { Ok(()) } else { Err(Refused::SamePerson) }
}

/// Whether they may stop it: either of the two, until it runs; before that, whoever could confirm it instead.
pub fn may_stop(list: &DestructionList, actor: &Actor) -> Result<(), Refused> {
    may_look(actor)?;
    match list.state {
        ListState::Proposed => Ok(()),
        ListState::Confirmed if list.is_signed_by(&actor.user) => Ok(()),
        ListState::Confirmed => Err(Refused::NotOfThisList),
        state => Err(Refused::WrongState(state)),
    }
}

/// Whether they may run it on `today`, or go on where it was cut off: the archivist of the two, after the pause.
pub fn may_run(list: &DestructionList, actor: &Actor, today: Date) -> Result<(), Refused> {
    may_propose(actor)?;
    match list.state {
        ListState::Confirmed | ListState::Running if !list.is_signed_by(&actor.user) => {
            return Err(Refused::NotOfThisList);
        }
        ListState::Confirmed | ListState::Running => {}
        state => return Err(Refused::WrongState(state)),
    }
    match list.run_from {
        Some(run_from) if today < run_from => Err(Refused::Paused(run_from)),
        _ => Ok(()),
    }
}

/// The first day on which a list confirmed on `today` may be run.
pub fn run_from(today: Date, rule: DestructionRule) -> Date {
    today.checked_add_days(Days::new(rule.pause_days.into())).unwrap_or(Date::MAX)
}

/// Whether `case` can stand on a list that this person proposes or confirms: they see it, and nothing is in the way.
pub fn can_be_signed_for(case: &Case, actor: &Actor, today: Date) -> bool {
    is_not_about(case, &actor.user) && obstacle(case, today).is_none()
}

/// Whether the case is about somebody else: the only question of sight here, since a list shows no more than numbers, which
/// the project lead and the board may know.
pub fn is_not_about(case: &Case, user: &UserName) -> bool {
    case.respondent.as_ref().and_then(|respondent| respondent.user.as_ref()) != Some(user)
}

/// What of one destroyed case stands on a certificate: nothing that can be traced to a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    /// Its number.
    pub number: CaseNumber,
    /// How many entries its journal had.
    pub entries: u32,
    /// The hash of its first entry in the chain, in hexadecimal: tells this case from another of that number.
    pub first: String,
    /// The hash of its last entry.
    pub last: String,
}

/// What was destroyed, by whom, when: the proof that it was done by the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// The list.
    pub list: ListName,
    /// Who proposed it.
    pub proposed: Option<Signed>,
    /// Who confirmed it.
    pub confirmed: Option<Signed>,
    /// Who ran it, and when they began.
    pub begun: Option<Signed>,
    /// When the last trace was gone.
    pub done_at: Moment,
    /// What was destroyed, in the order of the numbers.
    pub gone: Vec<Gone>,
    /// How many were on the list and stayed: a hold or an appeal came in between.
    pub stayed: usize,
    /// How many files went with them.
    pub files: usize,
    /// The head of the journal's chain, in hexadecimal.
    pub journal_head: String,
    /// The last hash of the chain of all that happened to lists, in hexadecimal.
    pub lists_head: String,
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::procedure::roles::Roles;

    fn actor(name: &str, role: Role) -> Actor {
        Actor { user: UserName::new(name).unwrap(), roles: [role].into_iter().collect(), alone: false }
    }

    fn list(events: &[(&str, ListEvent)]) -> DestructionList {
        let mut list = DestructionList::named("VN-2026-01".parse().unwrap());
        for (by, event) in events {
            let at = Moment::from_seconds(1_790_000_000).unwrap();
            list.apply(event, Signed { by: UserName::new(by).unwrap(), at });
        }
        list
    }

    fn proposed() -> (&'static str, ListEvent) {
        ("petra", ListEvent::Proposed { dossiers: Vec::new() })
    }

    fn confirmed() -> (&'static str, ListEvent) {
        ("hanna", ListEvent::Confirmed { dossiers: Vec::new(), run_from: "2026-12-02".parse().unwrap() })
    }

    #[test]
    fn a_list_is_named_by_year_and_serial() {
        assert_eq!(ListName::new(2026, 7).unwrap().to_string(), "VN-2026-07");
        assert_eq!(" vn-2026-07 ".parse::<ListName>().unwrap(), ListName::new(2026, 7).unwrap());
        assert_eq!("VN-2026-100".parse::<ListName>().unwrap().to_string(), "VN-2026-100");
        for wrong in ["", "VN-2026", "VN-26-01", "VN-2026-1", "VN-2026-00", "EC-2026-01", "VN-2026-0x"] {
            assert!(wrong.parse::<ListName>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_second_person_confirms() {
        let (petra, rule) = (actor("petra", Role::Archivist), DestructionRule::default());
        let waiting = list(&[proposed()]);
        assert_eq!(may_confirm(&waiting, &petra, rule), Err(Refused::SamePerson));
        assert_eq!(may_confirm(&waiting, &actor("hanna", Role::ProjectLead), rule), Ok(()));
        assert_eq!(may_confirm(&waiting, &actor("ton", Role::Board), rule), Ok(()));
        assert_eq!(may_confirm(&waiting, &actor("mirjam", Role::Archivist), rule), Ok(()));
        for role in [Role::CaseWorker, Role::Admin] {
            assert_eq!(may_confirm(&waiting, &actor("rik", role), rule), Err(Refused::NeedsWitness));
        }
        assert_eq!(may_confirm(&waiting, &petra, DestructionRule { second_person: false, ..rule }), Ok(()));
        let alone = Actor { roles: Roles::all(), alone: true, ..petra };
        assert_eq!(may_confirm(&waiting, &alone, rule), Ok(()));
        let again = list(&[proposed(), confirmed()]);
        assert_eq!(may_confirm(&again, &alone, rule), Err(Refused::WrongState(ListState::Confirmed)));
    }

    #[test]
    fn either_stops_it_in_the_pause_and_the_archivist_runs_it_after() {
        let paused = list(&[proposed(), confirmed()]);
        let (petra, hanna) = (actor("petra", Role::Archivist), actor("hanna", Role::ProjectLead));
        let third = actor("mirjam", Role::Archivist);
        assert_eq!((may_stop(&paused, &petra), may_stop(&paused, &hanna)), (Ok(()), Ok(())));
        assert_eq!(may_stop(&paused, &third), Err(Refused::NotOfThisList));
        let (day, before): (Date, Date) = ("2026-12-02".parse().unwrap(), "2026-12-01".parse().unwrap());
        assert_eq!(may_run(&paused, &petra, before), Err(Refused::Paused(day)));
        assert_eq!(may_run(&paused, &petra, day), Ok(()));
        assert_eq!(may_run(&paused, &hanna, day), Err(Refused::NeedsArchivist));
        assert_eq!(may_run(&paused, &third, day), Err(Refused::NotOfThisList));
        let stopped = list(&[proposed(), confirmed(), ("hanna", ListEvent::Stopped)]);
        assert_eq!(may_run(&stopped, &petra, day), Err(Refused::WrongState(ListState::Stopped)));
        let running = list(&[proposed(), confirmed(), ("petra", ListEvent::Running)]);
        assert_eq!(may_stop(&running, &petra), Err(Refused::WrongState(ListState::Running)));
        assert_eq!(may_run(&running, &petra, day), Ok(()));
    }

    #[test]
    fn seven_days_and_then_it_may_be_run() {
        let rule = DestructionRule::default();
        assert_eq!(run_from("2026-11-25".parse().unwrap(), rule).to_string(), "2026-12-02");
        assert_eq!(run_from(Date::MAX, rule), Date::MAX);
    }
}
