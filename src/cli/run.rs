//! What each command does.
//!
//! Invariant: a case is changed through the store's one road only; here is no rule of the procedure.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use clap::{CommandFactory, Parser};

use super::action::{self, Source};
use super::args::{Action, Cli, Common, Do, OutboxArgs, PeopleArgs, RegisterArgs};
use super::failure::{self, CliError, Status};
use super::print::Printer;
use super::{demo, intake};
use crate::config::{self, AccessMode, Config, Language, Sources};
use crate::desk::run::{DeskOptions, Leaving, recorder};
use crate::lang::Lang;
use crate::procedure::house::House;
use crate::procedure::query::Query;
use crate::procedure::roles::{Actor, Person};
use crate::procedure::{CaseNumber, Date, Line, Moment, Role, Text, UserName};
use crate::session::{self, Who};
use crate::store::{Access, Failure, ListFilter, Question, Scope, Seen, Store};

/// The most rows that a list prints.
const LIST_LIMIT: u32 = 100_000;

/// The keys of the desk as a section of the manual page, from the same table as everywhere.
fn man_of_keys(card: &str) -> String {
    // no line of it may begin a request of the formatter, nor an escape
    let line = |line: &str| format!("\\&{}\n", line.replace('\\', "\\\\").replace('-', "\\-"));
    let lines: String = card.lines().skip(1).filter(|line| !line.starts_with("--")).map(line).collect();
    format!(".SH KEYS\n.nf\n{lines}.fi\n")
}

/// Runs the program with these words; gives its exit status.
pub fn main(words: Vec<std::ffi::OsString>) -> u8 {
    let asked = asked_language(&words);
    match Cli::read(&words) {
        Ok(cli) => report(run(cli), asked),
        Err(error) => wrong_usage(&error, asked),
    }
}

fn report(outcome: Result<Status, (CliError, Lang)>, asked: Option<Lang>) -> u8 {
    match outcome {
        Ok(status) => status as u8,
        // whoever reads our output may stop reading
        Err((CliError::Output(std::io::ErrorKind::BrokenPipe), _)) => Status::Done as u8,
        Err((error, lang)) => {
            complain(&error.words(asked.unwrap_or(lang)));
            error.status() as u8
        }
    }
}

/// Says it on standard error; where that is gone, nobody is left to hear it.
fn complain(words: &str) {
    let _ = writeln!(std::io::stderr(), "klachtenbalie: {words}");
}

fn wrong_usage(error: &clap::Error, asked: Option<Lang>) -> u8 {
    let lang = asked.unwrap_or_else(|| language_of(&Common::default()));
    match failure::usage(lang, error) {
        None => {
            let _ = error.print();
            Status::Done as u8
        }
        Some(words) => {
            complain(&words);
            Status::Usage as u8
        }
    }
}

/// `--lang` as it stands among the words, for when they cannot be read.
fn asked_language(words: &[std::ffi::OsString]) -> Option<Lang> {
    let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
    let after = |index: usize| words.get(index + 1).map(AsRef::as_ref);
    words.iter().enumerate().find_map(|(index, word)| match word.strip_prefix("--lang") {
        Some("") => after(index).and_then(Lang::from_name),
        Some(rest) => rest.strip_prefix('=').and_then(Lang::from_name),
        None => None,
    })
}

fn lang_of(config: &Config) -> Lang {
    match config.language {
        Language::Nl => Lang::Nl,
        Language::En => Lang::En,
    }
}

fn language_of(common: &Common) -> Lang {
    Sources::of_account(common.config.clone()).load().map_or(Lang::Nl, |config| lang_of(&config))
}

/// All that a command works with.
pub(super) struct Bench {
    pub common: Common,
    pub config: Config,
    pub lang: Lang,
    pub source: Source,
    pub database: PathBuf,
    /// Whose key it is, in a session by SSH.
    pub key_of: Option<UserName>,
    /// The desk is one of lines.
    pub is_linear: bool,
}

type Outcome = Result<Status, CliError>;

fn run(cli: Cli) -> Result<Status, (CliError, Lang)> {
    let asked = cli.common.lang.as_deref().and_then(Lang::from_name);
    let key_of = match &cli.command {
        Some(Do::SshSession { user }) => Some(user.clone()),
        _ => None,
    };
    let sources = match key_of {
        Some(_) => Sources::of_forced_command(cli.common.config.clone()),
        None => Sources::of_account(cli.common.config.clone()),
    };
    let failed = |error: CliError, lang: Lang| (error, asked.unwrap_or(lang));
    let is_intake = matches!(cli.command, Some(Do::Intake { .. }));
    let config = match sources.load() {
        Ok(config) => config,
        // the mail system is to keep the message until somebody has mended the settings
        Err(error) if is_intake => {
            complain(&CliError::Config(Box::new(error)).words(asked.unwrap_or(Lang::Nl)));
            return Ok(Status::TryAgain);
        }
        Err(error) => return Err(failed(CliError::Config(Box::new(error)), Lang::Nl)),
    };
    let lang = asked.unwrap_or_else(|| lang_of(&config));
    let database = cli.common.database.clone().or_else(|| config.database.clone());
    let database = database.ok_or_else(|| failed(CliError::NoDatabase, lang))?;
    let source = if key_of.is_some() { Source::InputOnly } else { Source::Machine };
    let is_asked =
        || key_of.is_none() && std::env::var_os("ACCESSIBLE").is_some_and(|value| !value.is_empty() && value != "0");
    let is_linear = cli.common.linear || is_asked();
    let bench = Bench { common: cli.common, config, lang, source, database, key_of, is_linear };
    let outcome = match cli.command {
        Some(Do::SshSession { .. }) => bench.ssh_session(),
        command => bench.perform(command),
    };
    outcome.map_err(|error| (error, lang))
}

impl Bench {
    /// The person's own command, or the desk, under their roles. The environment has no say but for that one variable,
    /// which sshd sets.
    fn ssh_session(mut self) -> Outcome {
        let Some(line) = std::env::var_os("SSH_ORIGINAL_COMMAND").filter(|line| !line.is_empty()) else {
            return self.perform(None);
        };
        let words = line.to_str().and_then(shlex::split).ok_or(CliError::NotBySsh)?;
        // "klachtenbalie list" and "list" are the same
        let words = match words.split_first() {
            Some((first, rest)) if first == "klachtenbalie" => rest.to_vec(),
            _ => words,
        };
        let given = std::iter::once("klachtenbalie".to_owned()).chain(words);
        let cli = match Cli::try_parse_from(given) {
            Ok(cli) => cli,
            Err(error) => return Ok(status_of_usage(wrong_usage(&error, Some(self.lang)))),
        };
        if cli.common.config.is_some() || cli.common.database.is_some() {
            return Err(CliError::NotBySsh);
        }
        self.lang = cli.common.lang.as_deref().and_then(Lang::from_name).unwrap_or(self.lang);
        self.is_linear |= cli.common.linear;
        self.common = cli.common;
        match cli.command {
            Some(
                Do::SshSession { .. }
                | Do::Demo { .. }
                | Do::Intake { .. }
                | Do::Backup { .. }
                | Do::Restore { .. }
                | Do::Completions { .. }
                | Do::Man,
            ) => Err(CliError::NotBySsh),
            command => self.perform(command),
        }
    }

    fn perform(self, command: Option<Do>) -> Outcome {
        match command {
            None => self.desk(),
            Some(Do::Demo { keep }) => demo::open(self.config, self.lang, keep.as_deref(), self.is_linear),
            Some(Do::Register(args)) => self.register(&args),
            Some(Do::Intake { files }) => intake::take_in(&self, &files),
            Some(Do::List { mine, stage, kind, all }) => self.list(&ListFilter { mine, stage, kind, all }),
            Some(Do::Show { case, reason }) => self.show(&case, reason.as_deref()),
            Some(Do::Due) => self.due(),
            Some(Do::Case { case, action }) => self.act(&case, &action),
            Some(Do::Search { query, limit }) => self.search(&query.join(" "), limit),
            Some(Do::Proof { case }) => self.proof(&case),
            Some(Do::StatusText { case }) => self.status_text(&case),
            Some(Do::Destruction { what }) => self.destruction(&what),
            Some(Do::Export(args)) => self.export(&args),
            Some(Do::People { what }) => self.people(what),
            Some(Do::Outbox { what: OutboxArgs::List }) => self.outbox(),
            Some(Do::Backup { file }) => self.backup(&file),
            Some(Do::Restore { file }) => self.restore(&file),
            Some(Do::Check { head }) => self.check(head.as_deref()),
            Some(Do::SshSession { .. }) => Err(CliError::NotBySsh),
            Some(Do::Completions { shell }) => {
                clap_complete::generate(shell, &mut Cli::command(), "klachtenbalie", &mut std::io::stdout());
                Ok(Status::Done)
            }
            Some(Do::Keys) => {
                writeln!(std::io::stdout(), "{}", crate::desk::run::key_card(self.lang))?;
                Ok(Status::Done)
            }
            Some(Do::Man) => {
                clap_mangen::Man::new(Cli::command()).render(&mut std::io::stdout())?;
                write!(std::io::stdout(), "{}", man_of_keys(&crate::desk::run::key_card(Lang::En)))?;
                Ok(Status::Done)
            }
        }
    }

    /// Opens the database to write; it is made at the first use.
    pub(super) fn store(&self) -> Result<Store, CliError> {
        Ok(Store::open(&self.database, Access::ReadWrite)?.with_records(recorder(&self.config)))
    }

    /// Opens what is there to be read: nothing is made by looking.
    pub(super) fn reading(&self) -> Result<Store, CliError> {
        Ok(Store::open(&self.database, Access::ReadOnly)?)
    }

    pub(super) fn now() -> Moment {
        Moment::new(chrono::Utc::now())
    }

    /// Who is acting, and the house in which they act.
    pub(super) fn who(&self, store: &Store) -> Result<(Who, House), CliError> {
        let people = store.people()?;
        let who = session::who(&self.config, &people, self.key_of.as_ref()).map_err(|_| CliError::NotOneOfUs)?;
        let mut house = self.config.house(people);
        house.alone = matches!(&who, Who::Person(actor) if actor.alone);
        Ok((who, house))
    }

    pub(super) fn person(&self, store: &Store) -> Result<(Actor, House), CliError> {
        match self.who(store)? {
            (Who::Person(actor), house) => Ok((actor, house)),
            (Who::Service, _) => Err(CliError::NeedsPerson),
        }
    }

    pub(super) fn today(house: &House) -> Date {
        house.date(Self::now())
    }

    pub(super) fn printer<'a>(&'a self, house: &'a House) -> Printer<'a> {
        Printer { lang: self.lang, json: self.common.json, house, today: Self::today(house) }
    }

    fn desk(self) -> Outcome {
        if !self.is_linear && !has_terminal() {
            return Err(CliError::NoTerminal);
        }
        let may_read_files = self.source == Source::Machine;
        let is_personal = may_read_files && self.config.access == AccessMode::Personal;
        let own_folder = if is_personal { config::own_folder() } else { None };
        loop {
            // where there is none yet, or an older one, it is made first
            let store = self.reading().or_else(|_| self.store().and_then(|_| self.reading()))?;
            let (actor, _) = self.person(&store)?;
            let options = DeskOptions {
                store,
                actor,
                config: self.config.clone(),
                lang: self.lang,
                is_practice: false,
                may_read_files,
                own_folder: own_folder.clone(),
                goes_with_it: None,
            };
            match open_desk(options, self.is_linear)? {
                Leaving::Home => return Ok(Status::Done),
                Leaving::Practice => {
                    demo::practise(self.config.clone(), self.lang, own_folder.clone(), self.is_linear)?;
                }
            }
        }
    }

    fn register(&self, args: &RegisterArgs) -> Outcome {
        let new = action::new_case(args, self.config.time_zone, self.source)?;
        let mut store = self.store()?;
        let (actor, house) = self.person(&store)?;
        let case = store.register(&new, &actor, &house, Self::now())?;
        if self.common.json {
            // who a case is about may register it, and then knows no more of it than its number
            let shown = store.load(&case.number, &actor);
            return match shown {
                Ok(case) => self.printer(&house).case(&case),
                Err(_) => self.printer(&house).line(case.number.as_str()),
            };
        }
        self.printer(&house).line(case.number.as_str())
    }

    fn list(&self, filter: &ListFilter) -> Outcome {
        let store = self.reading()?;
        let (actor, house) = self.person(&store)?;
        self.printer(&house).list(&store.list(&actor, filter, LIST_LIMIT)?)
    }

    fn show(&self, case: &CaseNumber, reason: Option<&str>) -> Outcome {
        let reason = reason.map(Line::new).transpose().map_err(action::InputFault::from)?;
        // looking is noted down, so that it writes; where nothing can be written any more, reading still goes on
        match self.store() {
            Ok(mut store) => {
                let (actor, house) = self.person(&store)?;
                // who looked before, not this looking itself
                let readings = store.readings(case, &actor).unwrap_or_default();
                let case = match store.read(case, &actor, reason.as_ref(), Self::now()) {
                    Err(Failure::DiskFull) => store.load(case, &actor)?,
                    read => read?,
                };
                self.printer(&house).case_with_readings(&case, &readings)
            }
            Err(CliError::Store(Failure::ReadOnly | Failure::DiskFull)) => {
                let store = self.reading()?;
                let (actor, house) = self.person(&store)?;
                self.printer(&house).case(&store.load(case, &actor)?)
            }
            Err(error) => Err(error),
        }
    }

    fn due(&self) -> Outcome {
        let store = self.reading()?;
        let (actor, house) = self.person(&store)?;
        let today = Self::today(&house);
        let until = today.checked_add_days(chrono::Days::new(7)).unwrap_or(today);
        self.printer(&house).due(&store.due(&actor, until)?)
    }

    fn act(&self, number: &CaseNumber, action: &Action) -> Outcome {
        let commands = action::commands(action, self.config.time_zone, self.source)?;
        let mut store = self.store()?;
        let (actor, house) = self.person(&store)?;
        let mut seen = self.common.expect.map_or(Seen::Any, Seen::Exactly);
        let mut done = None;
        for command in &commands {
            let case = store.execute(number, seen, command, &actor, &house, Self::now())?;
            // several files at once are one act: what is expected of the first is so for the rest
            seen = Seen::Any;
            done = Some(case);
        }
        match done {
            Some(case) => match store.load(&case.number, &actor) {
                Ok(case) => self.printer(&house).done(&case),
                // the act itself can have taken the case out of sight
                Err(_) => self.printer(&house).line(number.as_str()),
            },
            None => Ok(Status::Done),
        }
    }

    fn search(&self, query: &str, limit: u16) -> Outcome {
        let store = self.reading()?;
        let (actor, house) = self.person(&store)?;
        // what stands on a command line is finished, so its last word is no beginning
        let query = Query::parse(&format!("{query} "), &house.people)?;
        let mut found = Vec::new();
        let mut after = None;
        loop {
            let limit = limit.saturating_sub(u16::try_from(found.len()).unwrap_or(u16::MAX));
            let question = Question { query: &query, scope: Scope::Everything, actor: &actor, after, limit };
            let page = store.find(&question)?;
            for summary in page.cases {
                let snippet = store.snippet(&query, &summary.number, &actor)?;
                found.push((summary, snippet));
            }
            after = page.next;
            // a phrase is read for as long as it takes
            if !page.is_partial {
                break;
            }
        }
        if found.is_empty() {
            return self.printer(&house).nothing_found(store.likely_cause(&query, Scope::Everything, &actor)?);
        }
        self.printer(&house).found(&found)
    }

    fn proof(&self, case: &CaseNumber) -> Outcome {
        let store = self.reading()?;
        let (actor, house) = self.person(&store)?;
        self.printer(&house).proof(&store.load(case, &actor)?)
    }

    fn status_text(&self, case: &CaseNumber) -> Outcome {
        let store = self.reading()?;
        let (actor, house) = self.person(&store)?;
        let case = store.load(case, &actor)?;
        self.printer(&house).line(&crate::lang::status_text(self.lang, &case, &house))
    }

    /// The people of the desk, kept by the admin or the service account.
    fn people(&self, what: PeopleArgs) -> Outcome {
        let mut store = self.store()?;
        let (who, house) = self.who(&store)?;
        let actor = match who {
            Who::Person(actor) if actor.is(Role::Admin) => actor,
            Who::Person(_) => return Err(CliError::NeedsAdmin),
            Who::Service => Actor::program().ok_or(CliError::NeedsPerson)?,
        };
        match what {
            PeopleArgs::List => return self.printer(&house).people(&house.people),
            PeopleArgs::Add { user, name, mail, role } => {
                let roles = role.into_iter().collect();
                store.add_person(&Person { user, name, mail, roles, active: true })?;
            }
            PeopleArgs::Change { user, name, mail, role } => {
                let known = house.person(&user).ok_or_else(|| Failure::NoSuchPerson(user.clone()))?.clone();
                let roles = if role.is_empty() { known.roles } else { role.into_iter().collect() };
                let (name, mail) = (name.unwrap_or(known.name), mail.or(known.mail));
                store.change_person(&Person { user, name, mail, roles, active: known.active })?;
            }
            PeopleArgs::Deactivate { user, hand_over_to } => {
                let reason = Text::new(&self.lang.text("people-left")).map_err(action::InputFault::from)?;
                store.deactivate(&user, hand_over_to.as_ref(), &reason, &actor, &house, Self::now())?;
            }
        }
        Ok(Status::Done)
    }

    fn outbox(&self) -> Outcome {
        let store = self.reading()?;
        let (who, house) = self.who(&store)?;
        match who {
            Who::Person(actor) if !actor.is(Role::Admin) => Err(CliError::NeedsAdmin),
            _ => self.printer(&house).outbox(&store.outbox()?),
        }
    }

    fn backup(&self, file: &std::path::Path) -> Outcome {
        let store = self.reading()?;
        let (who, house) = self.who(&store)?;
        if matches!(&who, Who::Person(actor) if !actor.is(Role::Admin)) {
            return Err(CliError::NeedsAdmin);
        }
        let head = store.backup(file)?;
        let name = file.to_string_lossy();
        // once a night is when nobody types; a copy that was made is a copy, whatever comes of this
        let _ = self.store().map(|mut store| store.merge_indexes());
        self.printer(&house).line(&self.lang.text_with("backup-made", &[("file", &name), ("head", &head)]))
    }

    fn check(&self, head: Option<&str>) -> Outcome {
        let store = self.reading()?;
        let (who, house) = self.who(&store)?;
        if matches!(&who, Who::Person(actor) if !actor.is(Role::Admin)) {
            return Err(CliError::NeedsAdmin);
        }
        self.printer(&house).check(&store.check(head)?)
    }
}

fn status_of_usage(status: u8) -> Status {
    if status == Status::Done as u8 { Status::Done } else { Status::Usage }
}

/// Whether somebody can look at a screen here.
pub(super) fn has_terminal() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// Opens the full screen, or the desk of lines; gives where somebody goes from there.
pub(super) fn open_desk(options: DeskOptions, is_linear: bool) -> Result<Leaving, CliError> {
    if is_linear {
        return crate::desk::run::linear::start(options).map_err(|_| CliError::Desk);
    }
    if std::env::var("TERM").is_ok_and(|term| term == "dumb") {
        complain(&options.lang.text("linear-suggested"));
    }
    crate::desk::run::start(options).map_err(|_| CliError::Desk)
}

/// The settings of a made-up office: those of this machine, with people and roles.
pub(super) fn practice_settings(config: Config) -> Config {
    Config { access: AccessMode::Office, ..config }
}
