//! How one value is typed: what it must look like, in a few words for whoever typed something else.
//!
//! Invariant: what gets through was checked by the constructor of the procedure.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::procedure::destruction::ListName;
use crate::procedure::{CaseNumber, Choice, Email, Line, UserName};

/// A parser for one of a closed set of values, spelled with dashes.
pub(super) fn choice<C: Choice>() -> impl TypedValueParser<Value = C> {
    let names = C::ALL.iter().map(|value| value.name().replace('_', "-"));
    PossibleValuesParser::new(names).try_map(|name| C::from_name(&name).ok_or("unknown value"))
}

/// A case number.
pub(super) fn number(text: &str) -> Result<CaseNumber, &'static str> {
    CaseNumber::new(text).map_err(|_| "a case number reads as ECM-2026-0001")
}

/// The name of a destruction list.
pub(super) fn list_name(text: &str) -> Result<ListName, &'static str> {
    text.parse().map_err(|_| "a destruction list is named as VN-2026-01")
}

/// A user name.
pub(super) fn user(text: &str) -> Result<UserName, &'static str> {
    UserName::new(text).map_err(|_| "a user name is 1 to 32 of a-z 0-9 . _ -")
}

/// A text of one line.
pub(super) fn line(text: &str) -> Result<Line, &'static str> {
    Line::new(text).map_err(|_| "one line, not empty, at most 500 bytes")
}

/// An e-mail address.
pub(super) fn email(text: &str) -> Result<Email, &'static str> {
    Email::new(text).map_err(|_| "an e-mail address reads as name@example.nl")
}
