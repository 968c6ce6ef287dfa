//! The program was built without PDF: a record is plain text and a manifest, and who asks for more is told so.

use super::Document;

/// Whether documents can be made as PDF.
pub const IS_BUILT_IN: bool = false;

/// No PDF can be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no pdf")]
pub struct PdfFault;

/// Always refused.
pub fn pdf(_: &Document, _: &str) -> Result<Vec<u8>, PdfFault> {
    Err(PdfFault)
}
