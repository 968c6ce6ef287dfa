//! The complaints desk of an examination organisation: full-screen in the terminal, and the same by command line.

pub mod cli;
pub mod config;
pub mod desk;
pub mod lang;
pub mod procedure;
pub mod store;
