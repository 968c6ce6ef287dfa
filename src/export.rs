//! A copy of a case that somebody takes away: the same for the command line and for the desk.
//!
//! Invariant: a copy is noted down before its first byte leaves. A file that exists is never written over, and a new one is for
//! its owner only. Of an archived case the very bytes that the archive keeps are given.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::documents::dossier::dossier;
use crate::documents::text::text;
use crate::documents::{self, Document, Letterhead, Standing, bundle, json, manifest};
use crate::procedure::case::Case;
use crate::procedure::house::House;
use crate::procedure::record::{Format, MANIFEST_NAME, PDF_NAME, Record, TEXT_NAME};
use crate::procedure::roles::Actor;
use crate::procedure::{CaseNumber, Moment};
use crate::store::{Failure, Store};

/// The JSON of a case, in a zip.
const JSON_NAME: &str = "dossier.json";
/// The folder of a record of an earlier archiving, with its number behind.
const FOLDER: &str = "archiefstuk";

/// Why no copy was made.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The store.
    #[error(transparent)]
    Store(#[from] Failure),
    /// Who sees figures takes no copy of a case away.
    #[error("no copies")]
    NoCopies,
    /// Built without PDF.
    #[error("no pdf")]
    NoPdf,
    /// The document cannot be made.
    #[error("document")]
    Document,
    /// A new file cannot be made there.
    #[error("not written")]
    NotWritten(PathBuf, ErrorKind),
    /// Writing it.
    #[error("output")]
    Output(ErrorKind),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Output(error.kind())
    }
}

/// Whoever takes a copy away, and when.
pub struct Taker<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// In which house.
    pub house: &'a House,
    /// What the copy says of itself, and in which language.
    pub head: Letterhead,
    /// When.
    pub now: Moment,
}

impl Taker<'_> {
    /// Notes down that a copy of the case is taken away, and writes it.
    pub fn write(
        &self,
        number: &CaseNumber,
        format: Format,
        store: &mut Store,
        out: &mut dyn Write,
    ) -> Result<(), Fault> {
        let case = match store.note_export(number, self.actor, self.now) {
            Err(Failure::ReasonNeeded) => return Err(Fault::NoCopies),
            noted => noted?,
        };
        let records = store.records(number, self.actor)?;
        Copy { taker: self, store, case: &case, records }.write(format, out)
    }
}

/// A document as PDF; `ident` tells it from every other.
pub fn pdf_of(document: &Document, ident: &str) -> Result<Vec<u8>, Fault> {
    if !documents::pdf::IS_BUILT_IN {
        return Err(Fault::NoPdf);
    }
    documents::pdf(document, ident).map_err(|_| Fault::Document)
}

/// Writes a new file that only its owner can read; half a file is taken away again.
pub fn into_new_file<E: From<Fault>>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), E> {
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = made.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Fault::Store(Failure::Exists),
        kind => Fault::NotWritten(path.to_owned(), kind),
    })?;
    let written = write(&mut file).and_then(|()| Ok(file.sync_all().map_err(Fault::from)?));
    if written.is_err() {
        // what cannot be taken away either is told by the failure itself
        let _ = std::fs::remove_file(path);
    }
    written
}

/// A case that is being taken away, and for whom.
struct Copy<'a> {
    taker: &'a Taker<'a>,
    store: &'a Store,
    case: &'a Case,
    /// The records that the archive keeps of it, the first one first.
    records: Vec<Record>,
}

impl Copy<'_> {
    fn write(&self, format: Format, out: &mut dyn Write) -> Result<(), Fault> {
        match format {
            Format::Pdf => out.write_all(&self.pdf()?)?,
            Format::Txt => out.write_all(self.text().as_bytes())?,
            Format::Json => out.write_all(self.json().as_bytes())?,
            Format::Zip => self.zip(out)?,
        }
        Ok(())
    }

    /// The record that stands for the case: only while it is in the archive.
    fn record(&self) -> Option<&Record> {
        self.records.last().filter(|_| self.case.archived.is_some())
    }

    fn print(&self) -> Document {
        let Taker { house, head, now, .. } = self.taker;
        dossier(self.case, Standing::Print(*now), house, head)
    }

    /// The record itself; of an open case, or where the record is text, as it is now.
    fn pdf(&self) -> Result<Vec<u8>, Fault> {
        match self.record().and_then(|record| record.pdf.clone()) {
            Some(pdf) => Ok(pdf),
            None => self.pdf_of(&self.print()),
        }
    }

    fn pdf_of(&self, document: &Document) -> Result<Vec<u8>, Fault> {
        pdf_of(document, &documents::ident(self.case))
    }

    fn text(&self) -> String {
        self.record().map_or_else(|| text(&self.print()), |record| record.text.clone())
    }

    fn json(&self) -> String {
        let Taker { house, now, .. } = self.taker;
        json::text(&json::case(self.case, house.date(*now), house))
    }

    /// The record, or what would be it today; the case as JSON; the originals; and the records before an appeal.
    fn zip(&self, out: &mut dyn Write) -> Result<(), Fault> {
        let (now, earlier) = match self.record() {
            Some(record) => (record.clone(), self.records.len() - 1),
            None => (self.would_be_record()?, self.records.len()),
        };
        let mut own = files_of(&now, "");
        own.push((JSON_NAME.to_owned(), self.json().into_bytes()));
        for (index, record) in self.records.iter().take(earlier).enumerate() {
            own.extend(files_of(record, &format!("{FOLDER}-{}/", index + 1)));
        }
        let (number, actor) = (&self.case.number, self.taker.actor);
        let originals = manifest::originals(self.case).into_iter();
        let originals = originals.map(|(path, file)| Ok((path, self.store.file(number, &file.sha256, actor)?)));
        bundle::bundle(out, own.into_iter().map(Ok).chain(originals))
    }

    fn would_be_record(&self) -> Result<Record, Fault> {
        let document = self.print();
        let pdf = if documents::pdf::IS_BUILT_IN { Some(self.pdf_of(&document)?) } else { None };
        let text = text(&document);
        let manifest = manifest::manifest(self.case, pdf.as_deref(), &text, self.taker.head.lang);
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
