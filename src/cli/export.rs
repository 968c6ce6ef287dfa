//! `export …`: the dossier of a case, to standard output or to a file.
//!
//! Invariant: a copy that is taken away is noted down before its first byte leaves. A file that exists is never written over,
//! a new one is for its owner only, and in a session by SSH nothing is written on the server.

use std::fs::{File, OpenOptions};
use std::io::{IsTerminal, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::action::Source;
use super::args::{ExportArgs, ExportFormat};
use super::failure::{CliError, Status};
use super::json;
use super::run::Bench;
use crate::documents::dossier::dossier;
use crate::documents::text::text;
use crate::documents::{self, Letterhead, Standing, bundle, manifest};
use crate::procedure::CaseNumber;
use crate::procedure::case::Case;
use crate::procedure::house::House;
use crate::procedure::record::{MANIFEST_NAME, PDF_NAME, TEXT_NAME};
use crate::procedure::roles::Actor;
use crate::store::{Failure, Store};

/// The JSON of a case, in a zip.
const JSON_NAME: &str = "dossier.json";

impl Bench {
    /// What `export` was asked.
    pub(super) fn export(&self, args: &ExportArgs) -> Result<Status, CliError> {
        let output = args.output.as_deref();
        if output.is_some() && self.source == Source::InputOnly {
            return Err(CliError::NotBySsh);
        }
        let format = if self.common.json { ExportFormat::Json } else { args.format };
        if output.is_none() && format.is_binary() && std::io::stdout().is_terminal() {
            return Err(CliError::NotForScreen);
        }
        let mut store = self.store()?;
        let (actor, house) = self.person(&store)?;
        let case = match store.note_export(&args.case, &actor, Self::now()) {
            Err(Failure::ReasonNeeded) => return Err(CliError::NoCopies),
            noted => noted?,
        };
        let copy = Copy { bench: self, store: &store, actor: &actor, house: &house, case: &case };
        match output {
            None => {
                let mut out = std::io::stdout().lock();
                copy.write(format, &mut out)?;
                out.flush()?;
            }
            Some(path) => into_new_file(path, |file| copy.write(format, file))?,
        }
        Ok(Status::Done)
    }

    pub(super) fn letterhead(&self) -> Letterhead {
        Letterhead { office: self.config.office.name.to_string(), lang: self.lang }
    }
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
}

impl Copy<'_> {
    fn write(&self, format: ExportFormat, out: &mut impl Write) -> Result<(), CliError> {
        match format {
            ExportFormat::Pdf => out.write_all(&self.pdf()?)?,
            ExportFormat::Txt => out.write_all(self.text().as_bytes())?,
            ExportFormat::Json => out.write_all(self.json().as_bytes())?,
            ExportFormat::Zip => self.zip(out)?,
        }
        Ok(())
    }

    fn document(&self) -> documents::Document {
        dossier(self.case, Standing::Print(Bench::now()), self.house, &self.bench.letterhead())
    }

    fn pdf(&self) -> Result<Vec<u8>, CliError> {
        if !documents::pdf::IS_BUILT_IN {
            return Err(CliError::NoPdf);
        }
        documents::pdf(&self.document(), &documents::ident(self.case)).map_err(|_| CliError::Document)
    }

    fn text(&self) -> String {
        text(&self.document())
    }

    fn json(&self) -> String {
        let value = json::case(self.case, Bench::today(self.house), self.house);
        format!("{}\n", serde_json::to_string_pretty(&value).unwrap_or_default())
    }

    /// Document, text and JSON, the manifest, and the originals.
    fn zip(&self, out: &mut impl Write) -> Result<(), CliError> {
        let pdf = if documents::pdf::IS_BUILT_IN { Some(self.pdf()?) } else { None };
        let text = self.text();
        let manifest = manifest::manifest(self.case, pdf.as_deref(), &text, self.bench.lang);
        let own = [
            pdf.map(|pdf| (PDF_NAME.to_owned(), pdf)),
            Some((TEXT_NAME.to_owned(), text.into_bytes())),
            Some((JSON_NAME.to_owned(), self.json().into_bytes())),
            Some((MANIFEST_NAME.to_owned(), manifest.into_bytes())),
        ];
        let originals =
            manifest::originals(self.case).into_iter().map(|(path, file)| self.original(path, &file.sha256));
        bundle::bundle(out, own.into_iter().flatten().map(Ok).chain(originals))
    }

    fn original(&self, path: String, sha256: &str) -> Result<(String, Vec<u8>), CliError> {
        let number: &CaseNumber = &self.case.number;
        Ok((path, self.store.file(number, sha256, self.actor)?))
    }
}
