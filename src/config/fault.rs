//! What can be wrong with a settings file, as data: the words for it are the command line's.

use std::io::ErrorKind;
use std::path::PathBuf;

/// A settings file that cannot be used, with everything that is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {} faults", file.display(), faults.len())]
pub struct ConfigError {
    /// Which file.
    pub file: PathBuf,
    /// Never empty; in the order of the lines.
    pub faults: Vec<Fault>,
}

/// One thing that is wrong. Lines count from 1; keys are written in full: `office.name`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file that was asked for is not there.
    Missing,
    /// The file cannot be read.
    Unreadable(ErrorKind),
    /// The file is longer than any settings file, in bytes.
    TooLong {
        /// The limit.
        most: u64,
    },
    /// The file is not UTF-8.
    NotText {
        /// Where the first byte that is no text stands.
        line: usize,
    },
    /// The line is not TOML.
    Syntax {
        /// Where.
        line: usize,
        /// What the TOML reader says of it, in its own English.
        detail: String,
    },
    /// There is no such key.
    Unknown {
        /// Where.
        line: usize,
        /// The key as it stands there.
        key: String,
        /// The key that was perhaps meant.
        nearest: Option<String>,
    },
    /// The key cannot have this value.
    Wrong {
        /// Where.
        line: usize,
        /// Which key.
        key: String,
        /// What it can have.
        allowed: Allowed,
    },
    /// The list names this twice.
    Twice {
        /// Where the second stands.
        line: usize,
        /// Which key.
        key: String,
    },
}

impl Fault {
    /// The line of the file that is meant, where it is one line.
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::Missing | Self::Unreadable(_) | Self::TooLong { .. } => None,
            Self::NotText { line }
            | Self::Syntax { line, .. }
            | Self::Unknown { line, .. }
            | Self::Wrong { line, .. }
            | Self::Twice { line, .. } => Some(*line),
        }
    }
}

/// What a key can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// One of these words.
    OneOf(Vec<&'static str>),
    /// A whole number, both ends included.
    Number {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// `true` or `false`.
    YesNo,
    /// A text of one line, not empty.
    Line,
    /// An e-mail address.
    Email,
    /// A name of the time zone database, as `Europe/Amsterdam`.
    TimeZone {
        /// The name that was perhaps meant.
        nearest: Option<String>,
    },
    /// A path, absolute or beside the settings file; `~` stands for nothing here.
    Path,
    /// A date, as `2026-05-15`.
    Date,
    /// 1 to 12 letters and digits, without accents.
    Prefix,
    /// A list, between `[` and `]`.
    List,
    /// A section of its own, with keys in it.
    Section,
    /// A number of days and how they are counted, as `{ days = 3, count = "calendar" }`.
    Rule,
}
