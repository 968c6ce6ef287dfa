//! What went wrong, as an exit status and one line in the chosen language.
//!
//! Invariant: no text of a case ever stands in an error; what a person typed is shown safely.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::action::InputFault;
use crate::config::{Allowed, ConfigError, Fault};
use crate::export;
use crate::lang::{self, Lang};
use crate::procedure::query;
use crate::store::Failure;

/// The exit statuses of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Done.
    Done = 0,
    /// Refused or failed.
    Failed = 1,
    /// Wrong usage.
    Usage = 2,
    /// Not allowed for this person.
    NotAllowed = 3,
    /// Changed by someone else meanwhile.
    Conflict = 4,
    /// Not found, also where the person may not know that it exists.
    NotFound = 5,
    /// The mail system's "try again later".
    TryAgain = 75,
}

/// Why a command did not do it.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The store or a rule.
    #[error(transparent)]
    Store(#[from] Failure),
    /// What was handed in.
    #[error(transparent)]
    Input(#[from] InputFault),
    /// What is sought.
    #[error(transparent)]
    Query(#[from] query::Fault),
    /// The settings.
    #[error("settings")]
    Config(Box<ConfigError>),
    /// Not one of the people of this desk.
    #[error("not one of the people")]
    NotOneOfUs,
    /// Only a person does this, not the service account.
    #[error("needs a person")]
    NeedsPerson,
    /// Only the admin does this.
    #[error("needs the admin")]
    NeedsAdmin,
    /// The last traces of a destruction wait for these processes.
    #[error("waits for readers")]
    WaitsFor(Vec<u32>),
    /// Not in a session by SSH.
    #[error("not by ssh")]
    NotBySsh,
    /// The desk needs a terminal.
    #[error("no terminal")]
    NoTerminal,
    /// No text for a terminal.
    #[error("not for a screen")]
    NotForScreen,
    /// A copy of a case.
    #[error(transparent)]
    Export(export::Fault),
    /// Only the archivist does this.
    #[error("needs the archivist")]
    NeedsArchivist,
    /// This comes in no zip.
    #[error("no zip")]
    NoZip,
    /// The desk stopped.
    #[error("desk")]
    Desk,
    /// There is no place for the database.
    #[error("no home")]
    NoDatabase,
    /// The made-up office cannot be made.
    #[error("demo: {0}")]
    Demo(String),
    /// Writing the output.
    #[error("output")]
    Output(std::io::ErrorKind),
}

impl From<std::io::Error> for CliError {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error.kind())
    }
}

impl From<export::Fault> for CliError {
    fn from(fault: export::Fault) -> Self {
        match fault {
            export::Fault::Store(failure) => Self::Store(failure),
            export::Fault::Output(kind) => Self::Output(kind),
            fault => Self::Export(fault),
        }
    }
}

impl CliError {
    /// The exit status.
    pub fn status(&self) -> Status {
        match self {
            Self::Store(Failure::Refused(refusal)) if refusal.is_about_person() => Status::NotAllowed,
            Self::Store(Failure::NotDestroyed(refused)) if refused.is_about_person() => Status::NotAllowed,
            Self::Store(Failure::ReasonNeeded | Failure::HasLeft)
            | Self::NotOneOfUs
            | Self::NeedsPerson
            | Self::NeedsAdmin
            | Self::Export(export::Fault::NoCopies)
            | Self::NeedsArchivist
            | Self::NotBySsh => Status::NotAllowed,
            Self::NotForScreen | Self::NoZip => Status::Usage,
            Self::Store(Failure::Conflict { .. }) => Status::Conflict,
            Self::Store(Failure::NotFound | Failure::NoSuchPerson(_) | Failure::NoSuchMeasure) => Status::NotFound,
            Self::Query(_) => Status::Usage,
            _ => Status::Failed,
        }
    }

    /// What is wrong and what to do, on one line (each fault of the settings on its own).
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Self::Store(failure) => store(lang, failure),
            Self::Input(fault) => input(lang, fault),
            Self::Query(fault) => lang::query_fault(lang, fault),
            Self::Config(error) => settings(lang, error),
            Self::NotOneOfUs => lang.text("failure-not-one-of-us"),
            Self::NeedsPerson => lang.text("failure-needs-person"),
            Self::NeedsAdmin => lang.text("failure-needs-admin"),
            Self::WaitsFor(readers) if readers.is_empty() => lang.text("destruction-waits-other"),
            Self::WaitsFor(readers) => {
                let who: Vec<String> = readers.iter().map(ToString::to_string).collect();
                lang.text_with("destruction-waits", &[("who", &who.join(", "))])
            }
            Self::NotBySsh => lang.text("failure-not-by-ssh"),
            Self::NotForScreen => lang.text("export-not-for-screen"),
            Self::NeedsArchivist => lang.text("export-needs-archivist"),
            Self::NoZip => lang.text("export-no-zip"),
            Self::Export(fault) => copy(lang, fault),
            Self::NoTerminal => lang.text("failure-no-terminal"),
            Self::Desk => lang.text("failure-desk"),
            Self::NoDatabase => lang.text("failure-no-database"),
            Self::Demo(what) => lang.text_with("failure-demo", &[("what", what)]),
            Self::Output(kind) => lang.text_with("failure-io", &[("what", &kind.to_string())]),
        }
    }
}

fn store(lang: Lang, failure: &Failure) -> String {
    let text = |name: &str| lang.text(&format!("failure-{name}"));
    let with = |name: &str, value: &str| lang.text_with(&format!("failure-{name}"), &[("value", value)]);
    match failure {
        Failure::Refused(refusal) => lang::refusal(lang, refusal, &ToString::to_string),
        Failure::NotDestroyed(refused) => lang::refused_destruction(lang, refused),
        Failure::NotFound => text("not-found"),
        Failure::NoSuchPerson(user) => with("no-such-person", user.as_str()),
        Failure::PersonExists(user) => with("person-exists", user.as_str()),
        Failure::CasesLeft(cases) => with("cases-left", &cases.to_string()),
        Failure::HasLeft => text("not-one-of-us"),
        Failure::NoSuchMeasure => text("no-such-measure"),
        Failure::ReasonNeeded => text("reason-needed"),
        Failure::Conflict { by, version, .. } => {
            lang.text_with("failure-conflict", &[("by", by.as_str()), ("version", &version.to_string())])
        }
        Failure::InUse => text("in-use"),
        // nobody takes back what a command asks
        Failure::NoRecord => text("no-record"),
        Failure::Busy | Failure::RecordIsOld | Failure::Interrupted | Failure::TypedElsewhere => text("busy"),
        Failure::DiskFull => text("disk-full"),
        Failure::ReadOnly => text("read-only"),
        Failure::Missing => text("missing"),
        Failure::NoAccess => text("no-access"),
        Failure::NewerSchema { found, known } => {
            let (found, known) = (found.to_string(), known.to_string());
            lang.text_with("failure-newer", &[("found", &found), ("known", &known)])
        }
        Failure::NotOurs => text("not-ours"),
        Failure::Damaged => text("damaged"),
        Failure::NetworkFileSystem => text("network"),
        Failure::Exists => text("exists"),
        Failure::Io(kind) => lang.text_with("failure-io", &[("what", &kind.to_string())]),
        Failure::Sql(code) => with("sql", &code.to_string()),
    }
}

fn copy(lang: Lang, fault: &export::Fault) -> String {
    match fault {
        export::Fault::Store(failure) => store(lang, failure),
        export::Fault::NoCopies => lang.text("export-no-copies"),
        export::Fault::NoPdf => lang.text("export-no-pdf"),
        export::Fault::Document => lang.text("export-document"),
        export::Fault::NotWritten(path, kind) => {
            let (file, what) = (path.to_string_lossy(), kind.to_string());
            lang.text_with("export-not-written", &[("file", &file), ("what", &what)])
        }
        export::Fault::Output(kind) => lang.text_with("failure-io", &[("what", &kind.to_string())]),
    }
}

fn input(lang: Lang, fault: &InputFault) -> String {
    match fault {
        InputFault::Empty => lang.text("input-empty"),
        InputFault::TooLong(_, most) => lang.text_with("input-too-long", &[("most", &(most / 1_000_000).to_string())]),
        InputFault::NotUtf8 => lang.text("input-not-utf8"),
        InputFault::Unreadable(path, kind) => {
            lang.text_with("input-unreadable", &[("file", &path.to_string_lossy()), ("what", &kind.to_string())])
        }
        InputFault::NoFiles => lang.text("failure-not-by-ssh"),
        InputFault::FileName => lang.text("input-file-name"),
        InputFault::Measure => lang.text("input-measure"),
    }
}

fn settings(lang: Lang, error: &ConfigError) -> String {
    let file = error.file.to_string_lossy();
    let lines = error.faults.iter().map(|fault| {
        let line = fault.line().map(|line| line.to_string()).unwrap_or_default();
        let at = if line.is_empty() { file.to_string() } else { format!("{file}:{line}") };
        format!("{}: {}", lang::shown(&at), setting(lang, fault))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn setting(lang: Lang, fault: &Fault) -> String {
    match fault {
        Fault::Missing => lang.text("settings-missing"),
        Fault::Unreadable(kind) => lang.text_with("settings-unreadable", &[("what", &kind.to_string())]),
        Fault::TooLong { .. } => lang.text("settings-too-long"),
        Fault::NotText { .. } => lang.text("settings-not-text"),
        Fault::Syntax { detail, .. } => lang.text_with("settings-syntax", &[("detail", detail)]),
        Fault::Unknown { key, nearest, .. } => match nearest {
            Some(nearest) => lang.text_with("settings-unknown-near", &[("key", key), ("nearest", nearest)]),
            None => lang.text_with("settings-unknown", &[("key", key)]),
        },
        Fault::Wrong { key, allowed, .. } => {
            lang.text_with("settings-wrong", &[("key", key), ("allowed", &allowed_words(lang, allowed))])
        }
        Fault::Twice { key, .. } => lang.text_with("settings-twice", &[("key", key)]),
    }
}

fn allowed_words(lang: Lang, allowed: &Allowed) -> String {
    let text = |name: &str| lang.text(&format!("allowed-{name}"));
    match allowed {
        Allowed::OneOf(names) => names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Allowed::Number { least, most } => {
            lang.text_with("allowed-number", &[("least", &least.to_string()), ("most", &most.to_string())])
        }
        Allowed::YesNo => "true, false".to_owned(),
        Allowed::Line => text("line"),
        Allowed::Email => text("email"),
        Allowed::TimeZone { nearest } => match nearest {
            Some(nearest) => lang.text_with("allowed-zone-near", &[("nearest", nearest)]),
            None => text("zone"),
        },
        Allowed::Path => text("path"),
        Allowed::Date => text("date"),
        Allowed::Prefix => text("prefix"),
        Allowed::List => text("list"),
        Allowed::Section => text("section"),
        Allowed::Rule => text("rule"),
    }
}

/// What is wrong with a command line, on one line. Help and version are no errors: `None`.
pub fn usage(lang: Lang, error: &clap::Error) -> Option<String> {
    let get = |kind| match error.get(kind) {
        Some(ContextValue::String(value)) => value.clone(),
        Some(ContextValue::Strings(values)) => values.join(", "),
        _ => String::new(),
    };
    let name = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return None,
        ErrorKind::UnknownArgument => "unknown",
        ErrorKind::InvalidSubcommand => "command",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "value",
        ErrorKind::MissingRequiredArgument => "missing",
        ErrorKind::ArgumentConflict => "together",
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => "no-command",
        _ => "other",
    };
    let argument = match error.kind() {
        ErrorKind::InvalidSubcommand => get(ContextKind::InvalidSubcommand),
        _ => get(ContextKind::InvalidArg),
    };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near = near.into_iter().map(get).find(|near| !near.is_empty()).unwrap_or_default();
    let values = get(ContextKind::ValidValue);
    let help = if !near.is_empty() {
        lang.text_with("usage-did-you-mean", &[("near", &near)])
    } else if !values.is_empty() {
        lang.text_with("usage-choose", &[("values", &values)])
    } else {
        lang.text("usage-help")
    };
    let (value, key) = (get(ContextKind::InvalidValue), format!("usage-{name}"));
    let sentence = match name {
        "no-command" | "other" => lang.text(&key),
        "value" => lang.text_with(&key, &[("argument", &argument), ("value", &value)]),
        _ => lang.text_with(&key, &[("argument", &argument)]),
    };
    Some(format!("{sentence} {help}"))
}
