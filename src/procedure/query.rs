//! What somebody seeks, read from the line they typed: words, phrases, exclusions and fields.
//!
//! Invariant: any text is a query. The one thing that can be wrong is the value of a field that is known, and then
//! [`Fault`] says which values there are.

mod fields;
mod filter;
mod found;

use std::ops::Range;

pub use fields::{Field, Tongue, closed_values, values_in};
pub use filter::{Fault, Filter};
pub use found::{COUNT_LIMIT, Found, Place, Snippet, Tally};

use super::roles::Person;
use super::words::{Sought, words};

/// What is typed beyond so many characters is not sought.
pub const LONGEST: usize = 1_000;
/// More words and fields than this are not sought.
pub const MOST_PARTS: usize = 24;

/// A line that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Its parts, in their order; a case that is found fits all of them.
    pub parts: Vec<Part>,
}

/// One word, phrase or field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What fits it is not wanted.
    pub is_excluded: bool,
    /// What it asks.
    pub what: What,
}

/// What a part asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// All these words, anywhere: one, or several that were written as one (`06-12345678`).
    Words(Vec<Sought>),
    /// These words, one after another in one text.
    Phrase(Vec<Sought>),
    /// A property of the case.
    Field(Filter),
}

/// What stands at the end of a line that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed<'a> {
    /// A word, or nothing.
    Word(&'a str),
    /// A field and as much of its value as is there.
    Value(Field, &'a str),
}

impl Query {
    /// Reads `text`. `people` are those whom a handler can be.
    pub fn parse(text: &str, people: &[Person]) -> Result<Self, Fault> {
        let text = text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end]);
        let mut parts = Vec::new();
        let mut rest = Rest { text };
        while let Some(raw) = rest.next_part() {
            if parts.len() == MOST_PARTS {
                break;
            }
            let is_typed = rest.text.is_empty() && !raw.is_quoted;
            let what = match raw.field {
                Some(field) => Filter::read(field, raw.text, is_typed && !raw.is_excluded, people)?.map(What::Field),
                None if raw.is_quoted => phrase(raw.text, raw.is_open),
                None => plain(raw.text, is_typed && !raw.is_excluded),
            };
            parts.extend(what.map(|what| Part { is_excluded: raw.is_excluded, what }));
        }
        Ok(Self { parts })
    }

    /// Whether nothing is sought, so that every case fits.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The fields, with whether what fits is not wanted.
    pub fn filters(&self) -> impl Iterator<Item = (&Filter, bool)> {
        self.parts.iter().filter_map(|part| match &part.what {
            What::Field(filter) => Some((filter, part.is_excluded)),
            _ => None,
        })
    }

    /// The same without what it asks of `field`.
    pub fn without(&self, field: Field) -> Self {
        let other = |part: &&Part| !matches!(&part.what, What::Field(filter) if filter.field() == field);
        Self { parts: self.parts.iter().filter(other).cloned().collect() }
    }

    /// The phrases of more than one word, with whether they are not wanted: the index cannot tell the order of words.
    pub fn phrases(&self) -> impl Iterator<Item = (&[Sought], bool)> {
        self.parts.iter().filter_map(|part| match &part.what {
            What::Phrase(words) if words.len() > 1 => Some((words.as_slice(), part.is_excluded)),
            _ => None,
        })
    }

    /// Whether it asks for words, so that there is something to mark in a text.
    pub fn has_words(&self) -> bool {
        self.wanted().next().is_some()
    }

    fn wanted(&self) -> impl Iterator<Item = &Sought> {
        let parts = self.parts.iter().filter(|part| !part.is_excluded);
        parts.flat_map(|part| match &part.what {
            What::Words(words) | What::Phrase(words) => words.as_slice(),
            What::Field(_) => &[],
        })
    }

    /// Where in `text` words stand that are sought, in bytes, in order.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let wanted: Vec<&Sought> = self.wanted().collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        words(text)
            .filter(|word| wanted.iter().any(|sought| sought.fits(&word.folded)))
            .map(|word| word.place)
            .collect()
    }

    /// What is being typed at the end of `text`, and where in it that begins, in bytes.
    pub fn typed_last(text: &str) -> (usize, Typed<'_>) {
        let start = text.rfind(|c: char| c.is_whitespace()).map_or(0, |at| at + 1);
        let start = text.ceil_char_boundary(start);
        let word = &text[start..];
        let bare = word.strip_prefix('-').unwrap_or(word);
        let start = start + (word.len() - bare.len());
        match bare.split_once(':').and_then(|(name, value)| Some((Field::of_name(name)?, value))) {
            Some((field, value)) => (text.len() - value.len(), Typed::Value(field, value.trim_start_matches('"'))),
            None => (start, Typed::Word(bare)),
        }
    }
}

/// Whether `text` has the words of `phrase` one after another.
pub fn has_phrase(text: &str, phrase: &[Sought]) -> bool {
    let found: Vec<String> = words(text).map(|word| word.folded).collect();
    found.windows(phrase.len()).any(|window| window.iter().zip(phrase).all(|(word, sought)| sought.fits(word)))
}

fn plain(text: &str, is_typed: bool) -> Option<What> {
    let is_typed = is_typed && text.ends_with(char::is_alphanumeric);
    let found: Vec<String> = words(text).map(|word| word.folded).collect();
    let last = found.len().checked_sub(1)?;
    Some(What::Words(found.iter().enumerate().map(|(at, word)| Sought::new(word, is_typed && at == last)).collect()))
}

fn phrase(text: &str, is_open: bool) -> Option<What> {
    let found: Vec<String> = words(text).map(|word| word.folded).collect();
    let last = found.len().checked_sub(1)?;
    let is_typed = is_open && text.ends_with(char::is_alphanumeric);
    Some(What::Phrase(found.iter().enumerate().map(|(at, word)| Sought::exact(word, is_typed && at == last)).collect()))
}

/// A part as it was written.
struct Raw<'a> {
    is_excluded: bool,
    field: Option<Field>,
    text: &'a str,
    is_quoted: bool,
    /// The closing quote is not there yet.
    is_open: bool,
}

/// What is still to be read.
struct Rest<'a> {
    text: &'a str,
}

impl<'a> Rest<'a> {
    fn next_part(&mut self) -> Option<Raw<'a>> {
        self.text = self.text.trim_start();
        if self.text.is_empty() {
            return None;
        }
        let bare =
            self.text.strip_prefix('-').filter(|rest| rest.starts_with(|c: char| c == '"' || c.is_alphanumeric()));
        let is_excluded = bare.is_some();
        self.text = bare.unwrap_or(self.text);
        let named = self.text.split_once(':').and_then(|(name, value)| Some((Field::of_name(name)?, value)));
        if let Some((_, value)) = named {
            self.text = value;
        }
        let field = named.map(|(field, _)| field);
        if let Some(quoted) = self.text.strip_prefix('"') {
            let (text, rest) = quoted.split_once('"').unwrap_or((quoted, ""));
            let is_open = text.len() == quoted.len();
            self.text = rest;
            return Some(Raw { is_excluded, field, text, is_quoted: true, is_open });
        }
        let end = self.text.find(|c: char| c.is_whitespace()).unwrap_or(self.text.len());
        let (text, rest) = self.text.split_at(end);
        self.text = rest;
        Some(Raw { is_excluded, field, text, is_quoted: false, is_open: false })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Query {
        Query::parse(text, &[]).unwrap()
    }

    fn wanted(text: &str) -> Vec<(String, bool)> {
        read(text).wanted().map(|word| (word.folded.clone(), word.is_beginning)).collect()
    }

    #[test]
    fn the_last_word_is_a_beginning_until_it_is_finished() {
        let word = |word: &str, is_beginning| (word.to_owned(), is_beginning);
        assert_eq!(wanted("Storing exa"), [word("storing", false), word("exa", true)]);
        assert_eq!(wanted("storing "), [word("storing", false)]);
        assert_eq!(wanted("06-1234"), [word("06", false), word("1234", true)]);
    }

    #[test]
    fn phrases_exclusions_and_signs() {
        let query = read("\"te laat\" -brand -\"heel erg\" - -- \"\" 12:30");
        assert_eq!(query.parts.len(), 4);
        let phrases: Vec<(usize, bool)> =
            query.phrases().map(|(words, is_excluded)| (words.len(), is_excluded)).collect();
        assert_eq!(phrases, [(2, false), (2, true)]);
        assert!(query.parts[1].is_excluded);
        // an unknown name and a colon are words
        assert_eq!(wanted("12:30 ").len(), 2);
        assert!(read("  - \"").is_empty());
    }

    #[test]
    fn marks_are_the_words_that_were_meant() {
        let text = "De examenlocatie was Één klacht; klachten, niet brand.";
        let marked = |query: &str| -> Vec<String> {
            read(query).marks(text).into_iter().map(|place| text[place].to_owned()).collect()
        };
        assert_eq!(marked("locatie klachten een -brand "), ["examenlocatie", "Één", "klacht", "klachten"]);
        assert_eq!(marked("jaar:2025"), Vec::<String>::new());
    }

    #[test]
    fn what_is_being_typed_is_known() {
        assert_eq!(Query::typed_last("storing oo"), (8, Typed::Word("oo")));
        assert_eq!(Query::typed_last("oordeel:ge"), (8, Typed::Value(Field::Finding, "ge")));
        assert_eq!(Query::typed_last("x -locatie:\"zu"), (11, Typed::Value(Field::Location, "zu")));
        assert_eq!(Query::typed_last("x "), (2, Typed::Word("")));
    }

    #[test]
    fn a_field_can_be_left_out() {
        let query = read("storing jaar:2025 soort:klacht ");
        assert_eq!(query.filters().count(), 2);
        assert_eq!(query.without(Field::Year).filters().count(), 1);
    }

    proptest! {
        #[test]
        fn any_text_is_a_query_or_has_one_fault(text in "(?s)([a-zë:\"\\- ]|oordeel:|jaar:20|van:1-2|.){0,60}") {
            if let Ok(query) = Query::parse(&text, &[]) {
                prop_assert!(query.parts.len() <= MOST_PARTS);
                let _ = query.marks(&text);
            }
            let (at, _) = Query::typed_last(&text);
            prop_assert!(text.is_char_boundary(at));
        }
    }
}
