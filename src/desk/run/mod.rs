//! Runs the desk.
pub mod input;
pub mod signals;
pub mod terminal;

/// How the desk is started.
pub struct DeskOptions {
    /// The database.
    pub database: std::path::PathBuf,
    /// Who works at it.
    pub actor: crate::procedure::roles::Actor,
    /// The settings.
    pub config: crate::config::Config,
    /// The language of the screen.
    pub lang: crate::lang::Lang,
    /// It is the made-up office.
    pub practice: bool,
}

/// Opens the desk.
pub fn start(_: DeskOptions) -> Result<(), std::io::Error> {
    Err(std::io::Error::other("not yet"))
}
