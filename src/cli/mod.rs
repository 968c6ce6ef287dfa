//! The command line: the whole desk without a screen, for scripts, mail delivery, screen readers and tests.
//!
//! Invariant: it has no rule of its own. What it does to a case goes through the same commands and the same decisions as
//! the desk.

pub mod action;
pub mod args;
pub mod demo;
mod destruction;
mod export;
mod export_person;
pub mod failure;
mod intake;
mod print;
mod restore;
pub mod run;
pub mod script;
pub mod time;
