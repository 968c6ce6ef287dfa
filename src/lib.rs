//! The complaints desk of an examination organisation: full-screen in the terminal, and the same by command line.
//!
//! Who may use whom (anything not listed may not; `tests/imports.rs` holds it):
//!
//! ```text
//! procedure -> nothing of ours     lang -> procedure              config -> procedure
//! store -> procedure               mail -> procedure, lang        session -> procedure, config, store
//! documents -> procedure, lang     desk::state -> procedure       desk::view -> desk::state, procedure, lang
//! export -> procedure, lang, documents, store
//! desk::linear -> desk::state, desk::view, procedure, lang, mail
//! desk::run -> desk, store, mail, documents, export, lang, config, session
//! cli -> everything but the desk's other rooms
//! ```

pub mod cli;
pub mod config;
pub mod desk;
pub mod documents;
pub mod export;
pub mod lang;
pub mod mail;
pub mod procedure;
pub mod session;
pub mod store;
