//! `export …`: the dossier of a case, to standard output or to a file.
//!
//! Invariant: a copy that is taken away is noted down before its first byte leaves. A file that exists is never written over,
//! a new one is for its owner only, and in a session by SSH nothing is written on the server. Of an archived case the very
//! bytes that the archive keeps are given.

use std::fs::{File, OpenOptions};
use std::io::{IsTerminal, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::action::Source;
use super::args::{ExportArgs, ExportFormat};
use super::failure::{CliError, Status};
use super::json;
use super::print::json_text;
use super::run::Bench;
use crate::documents::dossier::dossier;
use crate::documents::text::text;
use crate::documents::{self, Document, Letterhead, Standing, bundle, manifest};
use crate::procedure::CaseNumber;
use crate::procedure::case::Case;
use crate::procedure::house::House;
use crate::procedure::record::{MANIFEST_NAME, PDF_NAME, Record, TEXT_NAME};
use crate::procedure::roles::Actor;
use crate::store::{Failure, Store};

/// The JSON of a case, in a zip.
const JSON_NAME: &str = "dossier.json";
/// The folder of a record of an earlier archiving, with its number behind.
const FOLDER: &str = "archiefstuk";

impl Bench {
    /// What `export` was asked.
    pub(super) fn export(&self, args: &ExportArgs) -> Result<Status, CliError> {
        let output = args.output.as_deref();
        let usual = if args.person.is_some() { ExportFormat::Txt } else { ExportFormat::Pdf };
        let format = if self.common.json { ExportFormat::Json } else { args.format.unwrap_or(usual) };
        self.may_write_to(output, format.is_binary())?;
        let mut store = self.store()?;
        if let Some(person) = &args.person {
            let made = self.held_on(&mut store, person, format)?;
            return give_out(output, |out| Ok(out.write_all(&made)?));
        }
        let (actor, house) = self.person(&store)?;
        let number = args.case.as_ref().ok_or(Failure::NotFound)?;
        let case = match store.note_export(number, &actor, Self::now()) {
            Err(Failure::ReasonNeeded) => return Err(CliError::NoCopies),
            noted => noted?,
        };
        let records = store.records(number, &actor)?;
        let copy = Copy { bench: self, store: &store, actor: &actor, house: &house, case: &case, records };
        give_out(output, |out| copy.write(format, out))
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
        Some(path) => into_new_file(path, |file| write(file))?,
    }
    Ok(Status::Done)
}

/// A document as PDF; `ident` tells it from every other.
pub(super) fn pdf_of(document: &Document, ident: &str) -> Result<Vec<u8>, CliError> {
    if !documents::pdf::IS_BUILT_IN {
        return Err(CliError::NoPdf);
    }
    documents::pdf(document, ident).map_err(|_| CliError::Document)
}

/// Writes a new file that only its owner can read; half a file is taken away again.
fn into_new_file(path: &Path, write: impl FnOnce(&mut File) -> Result<(), CliError>) -> Result<(), CliError> {
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = made.map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => CliError::Store(Failure::Exists),
        kind => CliError::NotWritten(path.to_owned(), kind),
    })?;
    let written = write(&mut file).and_then(|()| Ok(file.sync_all()?));
    if written.is_err() {
        // what cannot be taken away either is told by the failure itself
        let _ = std::fs::remove_file(path);
    }
    written
}

/// A case that is being taken away, and for whom.
struct Copy<'a> {
    bench: &'a Bench,
    store: &'a Store,
    actor: &'a Actor,
    house: &'a House,
    case: &'a Case,
    /// The records that the archive keeps of it, the first one first.
    records: Vec<Record>,
}

impl Copy<'_> {
    fn write(&self, format: ExportFormat, out: &mut dyn Write) -> Result<(), CliError> {
        match format {
            ExportFormat::Pdf => out.write_all(&self.pdf()?)?,
            ExportFormat::Txt => out.write_all(self.text().as_bytes())?,
            ExportFormat::Json => out.write_all(self.json().as_bytes())?,
            ExportFormat::Zip => self.zip(out)?,
        }
        Ok(())
    }

    /// The record that stands for the case: only while it is in the archive.
    fn record(&self) -> Option<&Record> {
        self.records.last().filter(|_| self.case.archived.is_some())
    }

    fn print(&self) -> Document {
        let head = Letterhead { office: self.bench.config.office.name.to_string(), lang: self.bench.lang };
        dossier(self.case, Standing::Print(Bench::now()), self.house, &head)
    }

    /// The record itself; of an open case, or where the record is text, as it is now.
    fn pdf(&self) -> Result<Vec<u8>, CliError> {
        match self.record().and_then(|record| record.pdf.clone()) {
            Some(pdf) => Ok(pdf),
            None => self.pdf_of(&self.print()),
        }
    }

    fn pdf_of(&self, document: &Document) -> Result<Vec<u8>, CliError> {
        pdf_of(document, &documents::ident(self.case))
    }

    fn text(&self) -> String {
        self.record().map_or_else(|| text(&self.print()), |record| record.text.clone())
    }

    fn json(&self) -> String {
        let value = json::case(self.case, Bench::today(self.house), self.house);
        json_text(&value)
    }

    /// The record, or what would be it today; the case as JSON; the originals; and the records before an appeal.
    fn zip(&self, out: &mut dyn Write) -> Result<(), CliError> {
        let (now, earlier) = match self.record() {
            Some(record) => (record.clone(), self.records.len() - 1),
            None => (self.would_be_record()?, self.records.len()),
        };
        let mut own = files_of(&now, "");
        own.push((JSON_NAME.to_owned(), self.json().into_bytes()));
        for (index, record) in self.records.iter().take(earlier).enumerate() {
            own.extend(files_of(record, &format!("{FOLDER}-{}/", index + 1)));
        }
        let number: &CaseNumber = &self.case.number;
        let originals = manifest::originals(self.case).into_iter();
        let originals = originals.map(|(path, file)| Ok((path, self.store.file(number, &file.sha256, self.actor)?)));
        bundle::bundle(out, own.into_iter().map(Ok).chain(originals))
    }

    fn would_be_record(&self) -> Result<Record, CliError> {
        let document = self.print();
        let pdf = if documents::pdf::IS_BUILT_IN { Some(self.pdf_of(&document)?) } else { None };
        let text = text(&document);
        let manifest = manifest::manifest(self.case, pdf.as_deref(), &text, self.bench.lang);
        Ok(Record { pdf, text, manifest })
    }
}

/// The files of a record, each with its path in an export.
fn files_of(record: &Record, folder: &str) -> Vec<(String, Vec<u8>)> {
    let path = |name: &str| format!("{folder}{name}");
    let pdf = record.pdf.clone().map(|pdf| (path(PDF_NAME), pdf));
    let text = (path(TEXT_NAME), record.text.clone().into_bytes());
    let manifest = (path(MANIFEST_NAME), record.manifest.clone().into_bytes());
    pdf.into_iter().chain([text, manifest]).collect()
}
