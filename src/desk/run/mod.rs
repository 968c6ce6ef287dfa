//! Runs the desk.
pub mod input;
pub mod signals;
pub mod terminal;
