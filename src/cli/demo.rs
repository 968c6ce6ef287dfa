//! The made-up office: its people and cases, played into a new database by the same rules as real work.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::failure::{CliError, Status};
use super::run;
use super::script::{Act, ListStep, Script, Step};
use crate::config::{self, Config};
use crate::desk::run::{Between, DeskOptions};
use crate::documents::{self, Letterhead, WithPdf};
use crate::lang::Lang;
use crate::procedure::destruction::{DestructionRule, ListName};
use crate::procedure::house::House;
use crate::procedure::roles::Actor;
use crate::procedure::{CaseNumber, Choice, Line, Moment, UserName};
use crate::store::{Access, Failure, Seen, Store};

/// The scripts of the office; the first names its people.
const SCRIPTS: &[&str] = &[
    include_str!("../../assets/demo/01_postvak.toml"),
    include_str!("../../assets/demo/02_onderzoek.toml"),
    include_str!("../../assets/demo/03_aanbod_en_nazorg.toml"),
    include_str!("../../assets/demo/04_signalen_en_voorstellen.toml"),
    include_str!("../../assets/demo/05_archief.toml"),
    include_str!("../../assets/demo/06_vernietiging.toml"),
];
/// Whose desk it is.
const ME: &str = "mirjam";

/// Opens the desk on the made-up office, in a temporary folder that goes with it, or in `keep`.
pub(super) fn open(config: Config, lang: Lang, keep: Option<&Path>, is_linear: bool) -> Result<Status, CliError> {
    let config = run::practice_settings(config);
    let now = Moment::new(chrono::Utc::now());
    let temporary;
    let folder = if let Some(folder) = keep {
        folder.to_owned()
    } else {
        temporary = tempfile::TempDir::with_prefix("klachtenbalie-")?;
        temporary.path().to_owned()
    };
    let database = folder.join("klachtenbalie.db");
    if keep.is_none() || !database.exists() {
        play(&database, &config, now)?;
    }
    if !is_linear && !run::has_terminal() {
        return if keep.is_some() { Ok(Status::Done) } else { Err(CliError::NoTerminal) };
    }
    let goes_with_it = keep.is_none().then(|| folder.clone());
    desk_of(&database, config, lang, goes_with_it).and_then(|options| run::open_desk(options, is_linear))?;
    Ok(Status::Done)
}

/// Opens the made-up office for somebody who comes from their own desk, and goes back to it. Files of the machine are not for
/// everybody who practises.
pub(super) fn practise(
    config: Config,
    lang: Lang,
    own_folder: Option<PathBuf>,
    is_linear: bool,
) -> Result<(), CliError> {
    let config = run::practice_settings(config);
    let folder = tempfile::TempDir::with_prefix("klachtenbalie-")?;
    let database = folder.path().join("klachtenbalie.db");
    // in lines the one who leaves has said it
    let between = if is_linear { None } else { Some(Between::new(&lang.text("practice-prepared"))) };
    let between = between.transpose().map_err(|_| CliError::Desk)?;
    play(&database, &config, Moment::new(chrono::Utc::now()))?;
    drop(between);
    let options = desk_of(&database, config, lang, Some(folder.path().to_owned()))?;
    let options = DeskOptions { may_read_files: false, own_folder, ..options };
    run::open_desk(options, is_linear)?;
    Ok(())
}

/// The desk of somebody of the made-up office, at their own machine.
fn desk_of(
    database: &Path,
    config: Config,
    lang: Lang,
    goes_with_it: Option<PathBuf>,
) -> Result<DeskOptions, CliError> {
    let store = Store::open(database, Access::ReadOnly)?;
    let people = store.people()?;
    let me = people.iter().find(|person| person.user.as_str() == ME).ok_or(CliError::NotOneOfUs)?;
    let actor = Actor { user: me.user.clone(), roles: me.roles, alone: false };
    Ok(DeskOptions {
        store,
        actor,
        config,
        lang,
        is_practice: true,
        may_read_files: true,
        own_folder: config::own_folder(),
        goes_with_it,
    })
}

/// Plays the scripts into a new database, in the order of their times; what lies after `now` does not happen.
pub fn play(database: &Path, config: &Config, now: Moment) -> Result<(), CliError> {
    let fault = |fault: &dyn std::fmt::Display| CliError::Demo(fault.to_string());
    let scripts = SCRIPTS.iter().map(|text| Script::read(text)).collect::<Result<Vec<_>, _>>();
    let scripts = scripts.map_err(|error| fault(&error))?;
    // an office that is made up is to open at once: its records are text
    let head = Letterhead::new(&config.office.name, config.language.name());
    let store = Store::open(database, Access::ReadWrite)?;
    let mut store = store.with_records(documents::recorder(head, WithPdf::No));
    for script in &scripts {
        for person in script.people().map_err(|error| fault(&error))? {
            store.add_person(&person)?;
        }
    }
    // its lists are run after the usual pause, whatever the settings of this machine say
    let house = House { destruction: DestructionRule::default(), ..config.house(store.people()?) };
    let today = house.date(now);
    let mut steps: Vec<(Moment, &Step)> = Vec::new();
    for step in scripts.iter().flat_map(|script| &script.steps) {
        let at = step.moment(today, house.zone).map_err(|error| fault(&error))?;
        if at <= now {
            steps.push((at, step));
        }
    }
    steps.sort_by_key(|(at, _)| *at);
    let mut numbers: BTreeMap<&str, CaseNumber> = BTreeMap::new();
    let mut list = None;
    for (at, step) in steps {
        let place = || format!("{} {} {}", step.at, step.case, step.act.as_deref().unwrap_or_default());
        let user = UserName::new(step.by.as_deref().unwrap_or(ME)).map_err(|error| fault(&error))?;
        let person = house.person(&user).ok_or_else(|| CliError::Demo(place()))?;
        let actor = Actor { user: user.clone(), roles: person.roles, alone: false };
        match step.act(today, house.zone).map_err(|error| CliError::Demo(format!("{}: {error}", place())))? {
            None => {}
            Some(Act::Register(new)) => {
                let case = store.register(&new, &actor, &house, at)?;
                numbers.insert(&step.case, case.number);
            }
            Some(Act::OnList(step)) => list = on_list(&mut store, &step, list, &actor, &house, at)?,
            Some(Act::OnCase(command)) => {
                let number = numbers.get(step.case.as_str()).ok_or_else(|| CliError::Demo(place()))?;
                let done = store.execute(number, Seen::Any, &command, &actor, &house, at);
                done.map_err(|error| CliError::Demo(format!("{}: {error}", place())))?;
            }
        }
    }
    Ok(())
}

/// What a script does to the list last proposed; the list that there is then. Where this machine keeps cases longer than
/// the script knows, there is nothing to destroy, and that is no fault.
fn on_list(
    store: &mut Store,
    step: &ListStep,
    list: Option<ListName>,
    actor: &Actor,
    house: &House,
    at: Moment,
) -> Result<Option<ListName>, CliError> {
    let reason = |text: &str| Line::new(text).ok();
    let done = match (step, list) {
        (ListStep::Propose { reason: why }, _) => {
            store.propose_destruction(&[], reason(why).as_ref(), actor, house, at).map(|list| Some(list.name))
        }
        (ListStep::Confirm { reason: why }, Some(name)) => {
            store.confirm_destruction(name, None, reason(why).as_ref(), actor, house, at).map(|list| Some(list.name))
        }
        (ListStep::Run, Some(name)) => {
            while !store.run_destruction(name, actor, house, at)?.is_complete() {}
            store.finish_destruction(name, actor, house, at).map(|_| list)
        }
        (_, None) => Ok(None),
    };
    match done {
        Err(Failure::NotDestroyed(_)) => Ok(None),
        done => Ok(done?),
    }
}
