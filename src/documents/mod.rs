//! Documents on paper: what is said of a case, apart from how it looks; and the same as PDF and as plain text.
//!
//! Invariant: a [`Document`] holds only text that is safe to show, each piece once; [`pdf`] and [`text`] add nothing to it.
//! The same case gives the same bytes, whenever and wherever it is made.

pub mod bundle;
pub mod certificate;
pub mod dossier;
pub mod json;
pub mod manifest;
mod masking;
#[cfg(feature = "pdf")]
pub mod pdf;
#[cfg(not(feature = "pdf"))]
#[path = "no_pdf.rs"]
pub mod pdf;
pub mod person;
mod sections;
pub mod text;

use serde::Serialize;

use crate::lang::Lang;
use crate::procedure::case::{Archiving, Case};
use crate::procedure::house::House;
use crate::procedure::record::Record;
use crate::procedure::{Date, Line, Moment};

pub use pdf::{PdfFault, pdf};

/// A document: what it says, in order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document {
    /// `nl` or `en`: how it is read aloud.
    pub lang: &'static str,
    /// Whose it is.
    pub office: String,
    /// Its name.
    pub title: String,
    /// What it is about, in a line.
    pub subtitle: String,
    /// What stands at the head of each further page.
    pub running: String,
    /// What it counts as: a record, or only a print.
    pub standing: String,
    /// The same in a word, at the foot of each page.
    pub mark: String,
    /// "page {page} of {pages}".
    pub page: String,
    /// What a reader of the PDF is told of signs that its letters do not have.
    pub signs: String,
    /// Its date.
    #[serde(skip)]
    pub date: Date,
    /// Its parts.
    pub sections: Vec<Section>,
}

/// A part of a document, with a heading.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// The clause of the procedure that asks for it, as `W3`.
    pub clause: Option<String>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// Something that is said.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Block {
    /// A heading within a part.
    Head {
        /// The heading.
        text: String,
    },
    /// A line of the office.
    Line {
        /// The line.
        text: String,
    },
    /// Labels, each with a value.
    Facts {
        /// Label and value.
        facts: Vec<(String, String)>,
    },
    /// What somebody wrote or said, word for word.
    Quote {
        /// Who, how and when.
        head: String,
        /// The words; lines are kept.
        text: String,
    },
    /// Rows under headings.
    Table {
        /// The headings.
        columns: Vec<String>,
        /// How wide each column is, in parts of the whole.
        widths: Vec<u8>,
        /// The rows.
        rows: Vec<Row>,
    },
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// A cell for each column.
    pub cells: Vec<String>,
    /// What stands below them, in the widest column.
    pub below: Option<String>,
}

/// Whose documents they are, and in which language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    /// The name of the office.
    pub office: String,
    /// The language.
    pub lang: Lang,
}

impl Letterhead {
    /// Of an office whose settings name this language.
    pub fn new(office: &Line, language: &str) -> Self {
        Self { office: office.to_string(), lang: Lang::from_name(language).unwrap_or(Lang::Nl) }
    }
}

/// What a dossier counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The record that the archive keeps, made at the archiving of the case.
    Record,
    /// As the case stands at this moment.
    Print(Moment),
}

/// Whether a record has the document itself, or only its text (a made-up office, which is to open at once).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithPdf {
    /// It has, where the program can make it.
    Yes,
    /// It has not.
    No,
}

/// The written record of a case as it is being archived (W7).
pub fn record(case: &Case, house: &House, head: &Letterhead, with: WithPdf) -> Result<Record, PdfFault> {
    let document = dossier::dossier(case, Standing::Record, house, head);
    let text = text::text(&document);
    let pdf = match with {
        WithPdf::Yes if pdf::IS_BUILT_IN => Some(pdf(&document, &ident(case))?),
        WithPdf::Yes | WithPdf::No => None,
    };
    let manifest = manifest::manifest(case, pdf.as_deref(), &text, head.lang);
    Ok(Record { pdf, text, manifest })
}

/// What makes the records of an office, for its store; of a case whose document cannot be made there is none.
pub fn recorder(head: Letterhead, with: WithPdf) -> impl Fn(&Case, &House) -> Option<Record> + Send + 'static {
    move |case, house| record(case, house, &head, with).ok()
}

/// What tells the dossier of this case in this state from every other document.
pub fn ident(case: &Case) -> String {
    format!("{}/{}", case.number, case.version())
}

/// Which of its records a case that is being archived, or was, has now: 1, and 2 after an appeal.
pub fn nth(case: &Case) -> usize {
    case.earlier_archivings.len() + usize::from(case.archived.is_some())
}

/// The archivings of a case, the first one first.
pub fn archivings(case: &Case) -> impl Iterator<Item = &Archiving> {
    case.earlier_archivings.iter().chain(&case.archived)
}
