//! Writes what is taken out of the desk into a new file of the person.

use std::io::ErrorKind;
use std::path::Path;

use super::key_card;
use super::perform::{Hand, trouble};
use crate::desk::state::message::{Trouble, Unwritten};
use crate::desk::state::print::PrintItem;
use crate::documents::Letterhead;
use crate::export::{Fault, Taker, into_new_file};
use crate::lang::shown_lines;
use crate::store::Failure;

impl Hand {
    /// Writes it; a copy of a case is noted down as one.
    pub(super) fn print(&mut self, item: &PrintItem, path: &Path) -> Result<(), Trouble> {
        if !self.duty.may_write_files {
            return Err(Trouble::NotWritten(Unwritten::NotAllowed));
        }
        let (house, now, lang) = (self.house().map_err(trouble)?, self.now(), self.duty.lang);
        let head = Letterhead { office: self.duty.config.office.name.to_string(), lang };
        let taker = Taker { actor: &self.duty.actor, house: &house, head, now };
        let store = &mut self.store;
        let written = into_new_file(path, |out| match item {
            PrintItem::Dossier(number, format) => taker.write(number, *format, store, out),
            PrintItem::Letter(_, letter) => Ok(writeln!(out, "{}", shown_lines(&letter.text))?),
            PrintItem::KeyCard => Ok(writeln!(out, "{}", key_card(lang))?),
        });
        written.map_err(|fault: Fault| why_not(fault, path))
    }
}

/// What a fault means to whoever chose the file.
fn why_not(fault: Fault, path: &Path) -> Trouble {
    let why = match fault {
        _ if path.is_dir() => Unwritten::IsFolder,
        Fault::Store(Failure::Exists) => Unwritten::Exists,
        Fault::Store(failure) => return trouble(failure),
        // who may take no copy has no case in hand
        Fault::NoCopies => return Trouble::NotFound,
        Fault::NoPdf => Unwritten::NoPdf,
        Fault::Document => Unwritten::NoDocument,
        Fault::NotWritten(_, kind) | Fault::Output(kind) => match kind {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Unwritten::NoFolder,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Unwritten::NotAllowed,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Unwritten::DiskFull,
            ErrorKind::InvalidFilename | ErrorKind::InvalidInput => Unwritten::BadName,
            _ => Unwritten::Failed,
        },
    };
    Trouble::NotWritten(why)
}
