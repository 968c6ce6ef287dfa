//! The rules of the complaints procedure, and nothing else.
//!
//! Invariant: this module knows no clock, file, SQL or terminal. Time is an argument ([`Moment`]), settings are an
//! argument ([`House`]), and what happened is a value ([`journal::Entry`]). Every rule names its clause ([`Clause`]).

pub mod values;

pub use values::*;
