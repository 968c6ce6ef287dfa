//! Several files as one: the zip of an export.
//!
//! Invariant: it is written as it goes, one file in memory at a time; the same files give the same bytes.

use std::io::Write;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Writes a zip of the files that `next` gives, each with its path, until it gives none.
pub fn bundle<E: From<std::io::Error>>(
    out: impl Write,
    files: impl IntoIterator<Item = Result<(String, Vec<u8>), E>>,
) -> Result<(), E> {
    let io = |error: zip::result::ZipError| E::from(std::io::Error::from(error));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).unix_permissions(0o600);
    let mut zip = ZipWriter::new_stream(out);
    for file in files {
        let (path, content) = file?;
        zip.start_file(path, options).map_err(io)?;
        zip.write_all(&content)?;
    }
    zip.finish().map_err(io)?;
    Ok(())
}
