//! `export …`: the dossier of a case, to standard output or to a file.
//!
//! Invariant: it is the copy that the desk takes too; in a session by SSH nothing is written on the server.

use std::io::{IsTerminal, Write};
use std::path::Path;

use super::action::Source;
use super::args::ExportArgs;
use super::failure::{CliError, Status};
use super::run::Bench;
use crate::documents::Letterhead;
use crate::export::{Taker, into_new_file};
use crate::procedure::record::Format;
use crate::store::Failure;

impl Bench {
    /// What `export` was asked.
    pub(super) fn export(&self, args: &ExportArgs) -> Result<Status, CliError> {
        let output = args.output.as_deref();
        let usual = if args.person.is_some() { Format::Txt } else { Format::Pdf };
        let format = if self.common.json { Format::Json } else { args.format.unwrap_or(usual) };
        self.may_write_to(output, format.is_binary())?;
        let mut store = self.store()?;
        if let Some(person) = &args.person {
            let made = self.held_on(&mut store, person, format)?;
            return give_out(output, |out| Ok(out.write_all(&made)?));
        }
        let (actor, house) = self.person(&store)?;
        let number = args.case.as_ref().ok_or(Failure::NotFound)?;
        let head = Letterhead { office: self.config.office.name.to_string(), lang: self.lang };
        let taker = Taker { actor: &actor, house: &house, head, now: Self::now() };
        give_out(output, |out| Ok(taker.write(number, format, &mut store, out)?))
    }

    /// Files of this machine are not for a session by SSH, and bytes are not for a screen.
    pub(super) fn may_write_to(&self, output: Option<&Path>, is_binary: bool) -> Result<(), CliError> {
        if output.is_some() && self.source == Source::InputOnly {
            return Err(CliError::NotBySsh);
        }
        if output.is_none() && is_binary && std::io::stdout().is_terminal() {
            return Err(CliError::NotForScreen);
        }
        Ok(())
    }
}

/// Writes to standard output, or to a new file.
pub(super) fn give_out(
    output: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> Result<(), CliError>,
) -> Result<Status, CliError> {
    match output {
        None => {
            let mut out = std::io::stdout().lock();
            write(&mut out)?;
            out.flush()?;
        }
        Some(path) => into_new_file(path, write)?,
    }
    Ok(Status::Done)
}
