//! Looking is noted down (default 11): who opened or exported which case, when, and why where that was asked.

use serde::{Deserialize, Serialize};

use super::values::choices;
use super::{Choice, Moment, UserName};

choices! {
    /// How somebody looked into a case.
    "looked" Looked {
        /// They opened it to read.
        Opened = "opened",
        /// They took a copy of it away.
        Exported = "exported",
    }
}

/// One looking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Who.
    pub by: UserName,
    /// When.
    pub at: Moment,
    /// How.
    pub how: Looked,
    /// Why, where that was asked; as it was written.
    pub reason: Option<String>,
}
