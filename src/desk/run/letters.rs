//! Where text blocks come from: built in, and the office's own in a folder `letters` beside the settings file.
//!
//! Invariant: a file that cannot be used is passed over; the others are there. One of the office replaces a built-in one of
//! the same title.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::desk::state::letters::Letter;
use crate::lang::Lang;

/// The most text blocks of an office.
const MOST: usize = 200;
/// The longest, in bytes.
const LONGEST: u64 = 100_000;

/// The text blocks, those of the office first.
pub fn read(lang: Lang, folder: Option<&Path>) -> Vec<Letter> {
    let mut letters: Vec<Letter> = folder.map(own).unwrap_or_default();
    for letter in lang.letters().iter().copied().filter_map(Letter::read) {
        if letters.iter().all(|own| own.title != letter.title) {
            letters.push(letter);
        }
    }
    letters
}

fn own(folder: &Path) -> Vec<Letter> {
    let Ok(files) = fs::read_dir(folder) else { return Vec::new() };
    let files = files.filter_map(|file| Some(file.ok()?.path()));
    let mut files: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    files.sort();
    files.into_iter().take(MOST).filter_map(|path| Letter::read(&text(&path)?)).collect()
}

fn text(path: &Path) -> Option<String> {
    if !fs::metadata(path).ok()?.is_file() {
        return None;
    }
    let mut text = String::new();
    File::open(path).ok()?.take(LONGEST + 1).read_to_string(&mut text).ok()?;
    (text.len() as u64 <= LONGEST).then_some(text)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_office_adds_its_own_and_replaces_what_is_built_in() {
        let folder = tempfile::TempDir::new().unwrap();
        fs::write(folder.path().join("b.txt"), "Excuses namens de organisatie\n\nHet spijt ons.").unwrap();
        fs::write(folder.path().join("a.txt"), "# Onze eigen\n\nTekst voor {naam}.\n").unwrap();
        fs::write(folder.path().join("c.txt"), [0xff, 0xfe, 0x00]).unwrap();
        fs::write(folder.path().join("d.doc"), "geen\n\ntekstblok").unwrap();
        let built_in = read(Lang::Nl, None);
        let letters = read(Lang::Nl, Some(folder.path()));
        assert!(built_in.len() >= 8, "every built-in one can be read");
        assert_eq!(letters.len(), built_in.len() + 1);
        assert_eq!((letters[0].title.as_str(), letters[1].text.as_str()), ("Onze eigen", "Het spijt ons."));
        assert_eq!(read(Lang::En, Some(Path::new("/is/er/niet"))).len(), built_in.len());
    }
}
