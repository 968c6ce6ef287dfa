//! The manifest: every file of a record and every original of a case, with its hash.
//!
//! Invariant: it reads as `sha256sum --check` wants it, and each path in it is the path of that file in an export; no two are
//! alike, also where capitals do not count, and none can lead out of its folder or be the name of a device.

use std::collections::BTreeSet;

use crate::lang::{self, Lang};
use crate::procedure::case::Case;
use crate::procedure::journal::FileRef;
use crate::procedure::record::{PDF_NAME, TEXT_NAME, sha256};

/// The folder of the originals in an export.
const FOLDER: &str = "stukken";
/// The longest name of a file in an export, in bytes.
const NAME_LIMIT: usize = 200;

/// The manifest of a record.
pub fn manifest(case: &Case, pdf: Option<&[u8]>, text: &str, lang: Lang) -> String {
    let key = if case.archived.is_some() { "doc-manifest-head" } else { "doc-manifest-head-print" };
    let head = lang.text_with(key, &[("number", case.number.as_str()), ("nth", &super::nth(case).to_string())]);
    let mut manifest = format!("# {head}\n# {}\n", lang.text("doc-manifest-how"));
    if pdf.is_none() {
        manifest.push_str(&format!("# {}\n", lang.text("doc-manifest-without-pdf")));
    }
    let mut add = |hash: &str, name: &str| manifest.push_str(&format!("{hash}  {name}\n"));
    if let Some(pdf) = pdf {
        add(&sha256(pdf), PDF_NAME);
    }
    add(&sha256(text.as_bytes()), TEXT_NAME);
    for (path, file) in originals(case) {
        add(&file.sha256, &path);
    }
    manifest
}

/// The originals of a case, each with its path in an export: what it came in as, then what was added, in that order.
pub fn originals(case: &Case) -> Vec<(String, &FileRef)> {
    let mut taken = BTreeSet::new();
    let files = case.original.iter().chain(&case.attachments);
    files.map(|file| (format!("{FOLDER}/{}", unique(&plain(file.name.as_str()), &mut taken)), file)).collect()
}

/// A name that every system can keep.
fn plain(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown = lang::shown(last);
    let is_bad = |c: char| matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\u{bf}');
    let clean: String = shown.chars().map(|c| if is_bad(c) { '_' } else { c }).collect();
    let clean = clean.trim_start_matches(['.', '-', ' ']).trim_end_matches(['.', ' ']);
    let stem = clean.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let is_device = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || ["COM", "LPT"].iter().any(|port| stem.strip_prefix(port).is_some_and(|rest| rest.chars().count() == 1));
    match (clean, is_device) {
        ("", _) => "_".to_owned(),
        (clean, true) => format!("_{clean}"),
        (clean, false) => clean.to_owned(),
    }
}

/// `name`, or with a number before its ending where it is taken.
fn unique(name: &str, taken: &mut BTreeSet<String>) -> String {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 16 => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let mut attempt = 1;
    loop {
        let mark = if attempt == 1 { String::new() } else { format!(" ({attempt})") };
        let most = NAME_LIMIT.saturating_sub(mark.len() + ending.len());
        let end = stem.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= most).last();
        let candidate = format!("{}{mark}{ending}", &stem[..end.unwrap_or(0)]);
        if taken.insert(candidate.to_lowercase()) {
            return candidate;
        }
        attempt += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_plain_and_no_two_alike() {
        assert_eq!(plain("../../etc/passwd"), "passwd");
        assert_eq!(plain("C:\\Brief van <Jan>?.pdf"), "Brief van _Jan__.pdf");
        assert_eq!(plain("con.txt"), "_con.txt");
        assert_eq!(plain("com1"), "_com1");
        assert_eq!(plain("\u{202e}fdp.exe\u{7}"), "_fdp.exe_");
        assert_eq!(plain("..."), "_");
        let mut taken = BTreeSet::new();
        let mut one = |name: &str| unique(name, &mut taken);
        assert_eq!(one("brief.pdf"), "brief.pdf");
        assert_eq!(one("BRIEF.PDF"), "BRIEF (2).PDF");
        assert_eq!(one("brief.pdf"), "brief (3).pdf");
        assert_eq!(one("brief"), "brief");
    }

    proptest! {
        #[test]
        fn any_name_stays_in_its_folder(names in proptest::collection::vec(any::<String>(), 1..6)) {
            let mut taken = BTreeSet::new();
            let made: Vec<String> = names.iter().map(|name| unique(&plain(name), &mut taken)).collect();
            for name in &made {
                prop_assert!(!name.is_empty() && name.len() <= NAME_LIMIT);
                prop_assert!(!name.contains(['/', '\\', '\0', '\n']) && !name.starts_with(['.', '-']));
            }
            let different: BTreeSet<String> = made.iter().map(|name| name.to_lowercase()).collect();
            prop_assert_eq!(different.len(), made.len());
        }
    }
}
