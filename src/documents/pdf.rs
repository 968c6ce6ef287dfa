//! A document as PDF/A-2a and PDF/UA-1: for the archive, and to be read aloud. The only module that knows PDF.
//!
//! Invariant: what a document says is data and never markup; nothing is read from this machine or fetched; the same document
//! gives the same bytes. A sign that the letters do not have is written out as `[U+1F31E]`, so that no text can stop a record
//! from being made.

use std::sync::LazyLock;

use chrono::Datelike;
use icu_normalizer::ComposingNormalizerBorrowed;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::Document;

/// Whether documents can be made as PDF.
pub const IS_BUILT_IN: bool = true;

const TEMPLATE: &str = include_str!("../../assets/documents/document.typ");
const FACES: [&[u8]; 4] = [
    include_bytes!("../../assets/fonts/LiberationSans-Regular.ttf"),
    include_bytes!("../../assets/fonts/LiberationSans-Bold.ttf"),
    include_bytes!("../../assets/fonts/LiberationSans-Italic.ttf"),
    include_bytes!("../../assets/fonts/LiberationSans-BoldItalic.ttf"),
];
/// The letters of other scripts, for names that are written in them.
const OTHER_SCRIPTS: [&[u8]; 12] = [
    include_bytes!("../../assets/fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansHebrew-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansArmenian-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansGeorgian-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansDevanagari-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansBengali-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansGurmukhi-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansTamil-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansThai-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansEthiopic-Regular.ttf"),
    include_bytes!("../../assets/fonts/DroidSansFallbackFull.ttf"),
    include_bytes!("../../assets/fonts/NanumGothic.ttf"),
];
/// A word that is longer is broken, so that it cannot run off the page; a hash is not.
const WORD_LIMIT: usize = 64;
/// It is broken after so many signs.
const PART: usize = 24;
/// An invisible place at which a line may be broken.
const BREAK: char = '\u{200b}';

/// The document could not be made. What the typesetter says is for tests: it can hold text of a case.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no pdf")]
pub struct PdfFault {
    /// In the words of the typesetter.
    pub says: Vec<String>,
}

impl PdfFault {
    fn of<'a>(faults: impl IntoIterator<Item = &'a SourceDiagnostic>) -> Self {
        Self { says: faults.into_iter().map(|fault| fault.message.to_string()).collect() }
    }
}

/// The document as PDF. `ident` tells it from every other document and is the same each time that it is made.
pub fn pdf(document: &Document, ident: &str) -> Result<Vec<u8>, PdfFault> {
    let made = Desk::of(document).and_then(|desk| desk.print(ident));
    // what the typesetter remembers of a case does not outlive its document
    typst::comemo::evict(0);
    made
}

/// What does not change from one document to the next.
struct Letters {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
    let faces = FACES.iter().chain(&OTHER_SCRIPTS);
    let fonts: Vec<Font> = faces.filter_map(|face| Font::new(Bytes::new(*face), 0)).collect();
    Letters { library: LazyHash::new(Library::default()), book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

/// The world of one document: its template, what it says, and the letters.
struct Desk {
    template: Source,
    data: (FileId, Bytes),
    today: Option<Datetime>,
}

impl Desk {
    fn of(document: &Document) -> Result<Self, PdfFault> {
        let fault = |says: &str| PdfFault { says: vec![says.to_owned()] };
        let file = |name: &str| VirtualPath::new(name).map(|path| RootedPath::new(VirtualRoot::Project, path).intern());
        let (Ok(main), Ok(data)) = (file("document.typ"), file("document.json")) else { return Err(fault("a path")) };
        let mut value = serde_json::to_value(document).map_err(|_| fault("data"))?;
        let has_signs = spell_out(&mut value);
        let day = document.date;
        if let Some(object) = value.as_object_mut() {
            object.insert("has_signs".to_owned(), has_signs.into());
            object.insert("date".to_owned(), serde_json::json!([day.year(), day.month(), day.day()]));
        }
        let bytes = serde_json::to_vec(&value).map_err(|_| fault("data"))?;
        let part = |number: u32| u8::try_from(number).unwrap_or(1);
        Ok(Self {
            template: Source::new(main, TEMPLATE.to_owned()),
            data: (data, Bytes::new(bytes)),
            today: Datetime::from_ymd(day.year(), part(day.month()), part(day.day())),
        })
    }

    fn print(&self, ident: &str) -> Result<Vec<u8>, PdfFault> {
        let compiled = typst::compile::<PagedDocument>(self);
        let pages = compiled.output.map_err(|faults| PdfFault::of(&faults))?;
        // a letter or a family that is missing is only a warning to the typesetter
        if cfg!(debug_assertions) && !compiled.warnings.is_empty() {
            return Err(PdfFault::of(&compiled.warnings));
        }
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]);
        let options = PdfOptions {
            ident: Smart::Custom(ident.to_owned()),
            creator: Smart::Custom(Some("klachtenbalie".to_owned())),
            standards: standards.map_err(|fault| PdfFault { says: vec![fault.message().to_string()] })?,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&pages, &options).map_err(|faults| PdfFault::of(&faults))
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LETTERS.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &LETTERS.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        LETTERS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}

/// Writes out what the letters do not have, in every text of `value`; says whether there was any.
fn spell_out(value: &mut serde_json::Value) -> bool {
    use serde_json::Value;
    match value {
        Value::String(text) => {
            let (spelled, has_signs) = spelled(text);
            *text = spelled;
            has_signs
        }
        Value::Array(values) => values.iter_mut().fold(false, |found, value| spell_out(value) | found),
        Value::Object(fields) => fields.iter_mut().fold(false, |found, (_, value)| spell_out(value) | found),
        _ => false,
    }
}

/// A text as the letters can show it, with places to break its longest words.
fn spelled(text: &str) -> (String, bool) {
    // a letter and a mark of its own are one sign where there is one
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(text);
    let mut made = String::with_capacity(composed.len());
    let mut has_signs = false;
    // asks for a drawing of the sign before it, and is nothing by itself
    let is_selector = |c: &char| matches!(c, '\u{fe00}'..='\u{fe0f}');
    let (mut run, mut is_long) = (0, false);
    for (at, c) in composed.char_indices().filter(|(_, c)| !is_selector(c)) {
        run += 1;
        if c.is_whitespace() {
            run = 0;
        } else if run == 1 {
            is_long = composed[at..].chars().take_while(|c| !c.is_whitespace()).nth(WORD_LIMIT).is_some();
        } else if is_long && run % PART == 0 {
            made.push(BREAK);
        }
        if c == '\n' || has_letter(c) {
            made.push(c);
        } else {
            has_signs = true;
            made.push_str(&format!("[U+{:04X}]", u32::from(c)));
        }
    }
    (made, has_signs)
}

/// Whether there are letters for it: in every face of our own, or in those of another script.
fn has_letter(c: char) -> bool {
    let has = |font: &Font| font.info().coverage.contains(u32::from(c));
    let (own, others) = LETTERS.fonts.split_at(FACES.len().min(LETTERS.fonts.len()));
    own.iter().all(has) || others.iter().any(has)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_is_there_and_what_they_lack_is_written_out() {
        assert_eq!(LETTERS.fonts.len(), FACES.len() + OTHER_SCRIPTS.len());
        // the template names each of them
        for font in &LETTERS.fonts {
            assert!(TEMPLATE.contains(&format!("\"{}\"", font.info().family)), "{}", font.info().family);
        }
        let as_they_are = "mw. Z. Özdemir, Łukasz Şahin, Nguyễn, Ωμέγα, Иван, € 12 → ‘ĳ’";
        assert_eq!(spelled(as_they_are), (as_they_are.to_owned(), false));
        let elsewhere =
            "王小明 李雷, 김민준, たなか, محمد بن علي, דוד כהן, आरती शर्मा, অনিতা, தமிழ், ਸਿੰਘ, สมชาย, Արամ, გიორგი, አበበ";
        assert_eq!(spelled(elsewhere), (elsewhere.to_owned(), false));
        assert_eq!(spelled("🌞\u{fe0f} 𓀀").0, "[U+1F31E] [U+13000]");
        assert_eq!(spelled("e\u{301}"), ("é".to_owned(), false));
        assert_eq!(spelled(&"x".repeat(100)).0.chars().filter(|c| *c == BREAK).count(), 4);
        assert_eq!(spelled(&"a".repeat(WORD_LIMIT)).0.len(), WORD_LIMIT, "a hash can be copied whole");
    }
}
