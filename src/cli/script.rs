//! Scripts: who did what when, in the words of the command line. The made-up office and the scenarios of the tests are
//! written so, and a complaints officer can read them.
//!
//! Invariant: a script is only read here. Who carries it out gets plain values, checked.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;
use clap::Parser;
use serde::Deserialize;

use super::action::{self, Source};
use super::args::{Action, RegisterArgs};
use crate::procedure::command::{Command, NewCase};
use crate::procedure::roles::{Person, Roles};
use crate::procedure::terms::TermRules;
use crate::procedure::{Choice, Date, Email, Line, Moment, Role, UserName};

/// A script as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// What it shows, in a sentence.
    #[serde(default)]
    pub title: String,
    /// The clauses it is about.
    #[serde(default)]
    pub clauses: Vec<String>,
    /// The people in it.
    #[serde(default, rename = "person")]
    pub people: Vec<ScriptPerson>,
    /// The terms of the office, where they differ from the defaults.
    #[serde(default)]
    pub terms: Option<ScriptTerms>,
    /// What happens, in order.
    #[serde(default, rename = "step")]
    pub steps: Vec<Step>,
}

/// A person of a script.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScriptPerson {
    user: String,
    name: String,
    #[serde(default)]
    mail: Option<String>,
    roles: Vec<String>,
}

/// The terms of a script's office.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScriptTerms {
    acknowledge: Option<crate::procedure::terms::Rule>,
    follow_up: Option<crate::procedure::terms::Rule>,
    written: Option<crate::procedure::terms::Rule>,
    reply: Option<crate::procedure::terms::Rule>,
    #[serde(default)]
    closing_days: Vec<String>,
}

/// One step: perhaps an act, perhaps what is expected after it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// When: `2026-03-06 10:00`, or `-3d 10:00` counted from the day on which the script is played.
    pub at: String,
    /// Who acts.
    #[serde(default)]
    pub by: Option<String>,
    /// The label of the case.
    #[serde(default = "first_case")]
    pub case: String,
    /// The act, as on the command line.
    #[serde(default, rename = "do")]
    pub act: Option<String>,
    /// It is refused: by this clause, or for this reason.
    #[serde(default)]
    pub refused: Option<String>,
    /// How the case stands afterwards.
    #[serde(default)]
    pub expect: BTreeMap<String, toml::Value>,
}

fn first_case() -> String {
    "a".to_owned()
}

/// What is wrong with a script.
#[derive(Debug, thiserror::Error)]
pub enum ScriptFault {
    /// It is not a script.
    #[error("{0}")]
    Form(#[from] toml::de::Error),
    /// A person, time or act that cannot be read.
    #[error("cannot read: {0}")]
    Value(String),
    /// An act that the command line would not take.
    #[error("{0}")]
    Act(#[from] clap::Error),
    /// A text that it would not take.
    #[error("{0}")]
    Input(#[from] action::InputFault),
}

fn unreadable(what: &str) -> ScriptFault {
    ScriptFault::Value(what.to_owned())
}

/// What a step does.
#[derive(Debug)]
pub enum Act {
    /// A new case.
    Register(Box<NewCase>),
    /// An action on a case.
    OnCase(Box<Command>),
    /// Something about a destruction list: the one last proposed.
    OnList(ListStep),
}

/// What is done to a destruction list.
#[derive(Debug, clap::Subcommand)]
pub enum ListStep {
    /// A new one, of all that is due.
    Propose {
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Confirm it.
    Confirm {
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Run it to its end.
    Run,
}

#[derive(Debug, Parser)]
#[command(no_binary_name = true)]
struct ActLine {
    #[command(subcommand)]
    what: ActWords,
}

#[derive(Debug, clap::Subcommand)]
enum ActWords {
    Register(Box<RegisterArgs>),
    #[command(subcommand)]
    List(ListStep),
    #[command(flatten)]
    Case(Action),
}

impl Script {
    /// Reads a script.
    pub fn read(text: &str) -> Result<Self, ScriptFault> {
        Ok(toml::from_str(text)?)
    }

    /// The people of the script.
    pub fn people(&self) -> Result<Vec<Person>, ScriptFault> {
        self.people.iter().map(ScriptPerson::person).collect()
    }

    /// The terms of its office.
    pub fn rules(&self) -> TermRules {
        let default = TermRules::default();
        let Some(given) = &self.terms else { return default };
        TermRules {
            acknowledge: given.acknowledge.unwrap_or(default.acknowledge),
            follow_up: given.follow_up.unwrap_or(default.follow_up),
            written: given.written.unwrap_or(default.written),
            reply: given.reply.or(default.reply),
        }
    }

    /// The closing days of its office.
    pub fn closing_days(&self) -> Result<Vec<Date>, ScriptFault> {
        let days = self.terms.iter().flat_map(|terms| &terms.closing_days);
        days.map(|day| day.parse().map_err(|_| unreadable(day))).collect()
    }
}

impl ScriptPerson {
    fn person(&self) -> Result<Person, ScriptFault> {
        let role = |name: &String| Role::from_name(name).ok_or_else(|| unreadable(name));
        let mail = self.mail.as_ref().map(|mail| Email::new(mail).map_err(|_| unreadable(mail))).transpose()?;
        Ok(Person {
            user: UserName::new(&self.user).map_err(|_| unreadable(&self.user))?,
            name: Line::new(&self.name).map_err(|_| unreadable(&self.name))?,
            mail,
            roles: self.roles.iter().map(role).collect::<Result<Roles, _>>()?,
            active: true,
        })
    }
}

impl Step {
    /// When it happens, where `today` is the day on which the script is played.
    pub fn moment(&self, today: Date, zone: Tz) -> Result<Moment, ScriptFault> {
        let (day, time) = self.at.split_once(' ').unwrap_or((&self.at, "09:00"));
        let time = NaiveTime::parse_from_str(time, "%H:%M").map_err(|_| unreadable(&self.at))?;
        Ok(Moment::of_local(NaiveDateTime::new(date(day, today)?, time), zone))
    }

    /// What it does; `None` where it only looks.
    pub fn act(&self, today: Date, zone: Tz) -> Result<Option<Act>, ScriptFault> {
        let Some(line) = &self.act else { return Ok(None) };
        let line = &with_dates(line, today)?;
        let words = shlex::split(line).ok_or_else(|| unreadable(line))?;
        Ok(Some(match ActLine::try_parse_from(words)?.what {
            ActWords::Register(args) => Act::Register(Box::new(action::new_case(&args, zone, Source::InputOnly)?)),
            ActWords::List(step) => Act::OnList(step),
            ActWords::Case(action) => {
                let command = action::commands(&action, zone, Source::InputOnly)?.into_iter().next();
                Act::OnCase(Box::new(command.ok_or_else(|| unreadable(line))?))
            }
        }))
    }
}

/// A date as it stands in a script: `2026-03-06`, or `-3d` counted from `today`.
fn date(written: &str, today: Date) -> Result<Date, ScriptFault> {
    let fault = || unreadable(written);
    let Some(offset) = written.strip_suffix('d') else { return written.parse().map_err(|_| fault()) };
    let offset: i64 = offset.parse().map_err(|_| fault())?;
    let days = Days::new(offset.unsigned_abs());
    if offset < 0 { today.checked_sub_days(days) } else { today.checked_add_days(days) }.ok_or_else(fault)
}

/// An act with each `{-3d}` in it made a date.
fn with_dates(line: &str, today: Date) -> Result<String, ScriptFault> {
    let mut parts = line.split('{');
    let mut made = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (inside, rest) = part.split_once('}').ok_or_else(|| unreadable(line))?;
        made.push_str(&date(inside, today)?.to_string());
        made.push_str(rest);
    }
    Ok(made)
}
