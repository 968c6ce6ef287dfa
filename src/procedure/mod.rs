//! The rules of the complaints procedure, and nothing else.
//!
//! Invariant: this module knows no clock, file, SQL or terminal. Time is an argument ([`Moment`]), settings are an
//! argument ([`house::House`]), and what happened is a value ([`journal::Entry`]). Every rule names its clause
//! ([`Clause`]).

pub mod calendar;
pub mod case;
pub mod colleagues;
pub mod command;
pub mod completeness;
pub mod decide;
pub mod destruction;
pub mod draft;
pub mod figures;
pub mod hearing;
pub mod house;
pub mod journal;
pub mod query;
pub mod reading;
pub mod record;
pub mod refusal;
pub mod reminder;
pub mod retention;
pub mod roles;
pub mod steps;
pub mod summary;
pub mod terms;
mod undo;
pub mod values;
pub mod words;

pub use values::*;

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // writing to a string cannot fail
        let _ = write!(text, "{byte:02x}");
        text
    })
}
