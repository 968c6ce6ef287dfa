//! The written record of a case (W7): what the archive keeps of it, made once at archiving.
//!
//! Invariant: the manifest names every file of the record by its hash, so that the hash of the manifest, which stands in the
//! journal, stands for all of it.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::values::choices;
use super::{Choice, hex};

choices! {
    /// What a copy of a dossier looks like.
    "format" Format {
        /// The document.
        Pdf = "pdf",
        /// The document as plain text.
        Txt = "txt",
        /// The case as data.
        Json = "json",
        /// All of these, the manifest and the originals.
        Zip = "zip",
    }
}

impl Format {
    /// Whether a terminal cannot show it.
    pub fn is_binary(self) -> bool {
        matches!(self, Self::Pdf | Self::Zip)
    }
}

/// The name of the document, in the manifest and in an export.
pub const PDF_NAME: &str = "dossier.pdf";
/// The name of the plain text.
pub const TEXT_NAME: &str = "dossier.txt";
/// The name of the manifest.
pub const MANIFEST_NAME: &str = "SHA256SUMS";

/// A written record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The document as PDF/A; none where the program was built without it.
    pub pdf: Option<Vec<u8>>,
    /// The same as plain text.
    pub text: String,
    /// Every file of the record and every original of the case with its hash, as `sha256sum` reads it.
    pub manifest: String,
}

impl Record {
    /// The hash that the journal keeps: of the manifest, which has those of all else.
    pub fn sha256(&self) -> String {
        sha256(self.manifest.as_bytes())
    }

    /// Whether document and text are those that the manifest names.
    pub fn is_whole(&self) -> bool {
        let names = |name: &str, content: Option<&[u8]>| {
            let kept = self.manifest.lines().find_map(|line| line.strip_suffix(name)?.strip_suffix("  "));
            kept == content.map(sha256).as_deref()
        };
        names(PDF_NAME, self.pdf.as_deref()) && names(TEXT_NAME, Some(self.text.as_bytes()))
    }
}

/// SHA-256 in lower-case hexadecimal.
pub fn sha256(content: &[u8]) -> String {
    hex(&Sha256::digest(content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_whole_while_nothing_of_it_is_other_than_its_manifest_says() {
        let line = |content: &[u8], name: &str| format!("{}  {name}\n", sha256(content));
        let manifest = format!("# x\n{}{}", line(b"%PDF", PDF_NAME), line(b"tekst", TEXT_NAME));
        let record = Record { pdf: Some(b"%PDF".to_vec()), text: "tekst".to_owned(), manifest };
        assert!(record.is_whole());
        assert!(!Record { pdf: None, ..record.clone() }.is_whole(), "the document was taken away");
        assert!(!Record { text: "teksT".to_owned(), ..record.clone() }.is_whole());
        let without = Record { pdf: None, manifest: line(b"tekst", TEXT_NAME), ..record.clone() };
        assert!(without.is_whole());
        assert_ne!(without.sha256(), record.sha256());
    }
}
