//! Masking: the same words without those by which others are known.
//!
//! Invariant: of a name, an address or a number that is to be hidden, no spelling is left that differs only in capitals,
//! accents, signs or line ends; nor is any e-mail address but the person's own.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Block, Section};
use crate::procedure::words::{Word, words};

/// A word of a name that is shorter may be any word.
const SHORTEST: usize = 3;
/// By so many digits at its end a telephone number is known, whatever stands before them.
const DIGITS: usize = 8;

/// What is hidden, and what is not.
pub struct Mask {
    own: Vec<Vec<String>>,
    others: Vec<Vec<String>>,
    /// Single words of the names of others: hidden where they are written with a capital.
    names: BTreeSet<String>,
    /// The last digits of telephone numbers of others.
    numbers: BTreeSet<String>,
    instead: String,
}

/// A text as the words it is sought by.
pub fn folded(text: &str) -> Vec<String> {
    words(text).map(|word| word.folded).collect()
}

impl Mask {
    /// Hides `others` and leaves `own`; `instead` stands where something was.
    pub fn new<'a>(own: &[&'a str], others: impl IntoIterator<Item = &'a str>, instead: String) -> Self {
        let mut numbers = BTreeSet::new();
        let own_numbers: Vec<String> = own.iter().filter_map(|text| last_digits(text)).collect();
        let own: Vec<Vec<String>> = own.iter().map(|text| folded(text)).filter(|words| !words.is_empty()).collect();
        let mut names = BTreeSet::new();
        let mut hidden: Vec<Vec<String>> = Vec::new();
        for text in others {
            let words_of: Vec<Word> = words(text).collect();
            let is_name = |word: &&Word| text[word.place.clone()].starts_with(char::is_uppercase);
            numbers.extend(last_digits(text).filter(|number| !own_numbers.contains(number)));
            names.extend(words_of.iter().filter(is_name).map(|word| word.folded.clone()));
            hidden.push(words_of.into_iter().map(|word| word.folded).collect());
        }
        names.retain(|name| name.chars().count() >= SHORTEST && !own.iter().flatten().any(|word| word == name));
        hidden.retain(|words| !words.is_empty() && !own.contains(words));
        // of two that begin alike the longer one goes first
        hidden.sort_by_key(|words| std::cmp::Reverse(words.len()));
        Self { own, others: hidden, names, numbers, instead }
    }

    /// The text with what is hidden.
    pub fn hide(&self, text: &str) -> String {
        let mut made = String::with_capacity(text.len());
        let mut at = 0;
        for place in self.places(text) {
            if place.start >= at {
                made.push_str(&text[at..place.start]);
                made.push_str(&self.instead);
            }
            at = at.max(place.end);
        }
        made.push_str(&text[at..]);
        made
    }

    fn places(&self, text: &str) -> Vec<Range<usize>> {
        let found: Vec<Word> = words(text).collect();
        let begins = |at: usize, sought: &[String]| {
            found.get(at..at + sought.len()).is_some_and(|here| here.iter().map(|word| &word.folded).eq(sought))
        };
        let mut places = self.addresses(text);
        places.extend(self.telephones(text));
        let mut at = 0;
        while let Some(word) = found.get(at) {
            if let Some(own) = self.own.iter().find(|own| begins(at, own)) {
                at += own.len();
            } else if let Some(other) = self.others.iter().find(|other| begins(at, other)) {
                at += other.len();
                let end = found.get(at - 1).map_or(word.place.end, |last| last.place.end);
                places.push(word.place.start..end);
            } else {
                let has_capital = text[word.place.clone()].starts_with(char::is_uppercase);
                if has_capital && self.names.contains(&word.folded) {
                    places.push(word.place.clone());
                }
                at += 1;
            }
        }
        places.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
        places
    }

    /// Where telephone numbers of others stand.
    fn telephones(&self, text: &str) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        let mut rest = text;
        while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || c == '+') {
            let begin = text.len() - rest.len() + start;
            let run = &rest[start..];
            let end = run.find(|c: char| !c.is_ascii_digit() && !"+-./() \u{a0}".contains(c)).unwrap_or(run.len());
            let run = run[..end].trim_end_matches(|c: char| !c.is_ascii_digit());
            if last_digits(run).is_some_and(|digits| self.numbers.contains(&digits)) {
                places.push(begin..begin + run.len());
            }
            rest = &rest[start + end.max(1)..];
        }
        places
    }

    /// Where e-mail addresses stand that are not the person's own.
    fn addresses(&self, text: &str) -> Vec<Range<usize>> {
        let ends = |c: char| c.is_whitespace() || "<>()[]{},;:\"'".contains(c);
        let mut places = Vec::new();
        for (at, _) in text.match_indices('@') {
            let start =
                text[..at].rfind(ends).map_or(0, |end| end + text[end..].chars().next().map_or(1, char::len_utf8));
            let end = text[at..].find(ends).map_or(text.len(), |end| at + end);
            let place = start..end;
            if place.len() > 1 && !self.own.contains(&folded(&text[place.clone()])) {
                places.push(place);
            }
        }
        places
    }

    /// The section with what is hidden.
    pub fn section(&self, mut section: Section) -> Section {
        for block in &mut section.blocks {
            match block {
                Block::Head { text } | Block::Line { text } => *text = self.hide(text),
                Block::Facts { facts } => facts.iter_mut().for_each(|(_, value)| *value = self.hide(value)),
                Block::Quote { head, text } => {
                    *head = self.hide(head);
                    *text = self.hide(text);
                }
                Block::Table { rows, .. } => {
                    let cells = rows.iter_mut().flat_map(|row| row.cells.iter_mut().chain(&mut row.below));
                    cells.for_each(|cell| *cell = self.hide(cell));
                }
            }
        }
        section
    }
}

/// The digits by which a telephone number is known; of any other text there are none.
fn last_digits(text: &str) -> Option<String> {
    let is_number = text.chars().all(|c| !c.is_alphabetic());
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    (is_number && digits.len() >= DIGITS).then(|| digits[digits.len() - DIGITS..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mask() -> Mask {
        let others = ["Bas van Dijk", "bas@ecm.example", "06-1234 5678", "An Jansen"];
        Mask::new(&["Zeynep Jansen", "z.jansen@mail.example"], others, "[ander]".to_owned())
    }

    #[test]
    fn others_are_hidden_however_they_are_written() {
        for (text, hidden) in [
            ("Ik sprak BAS VAN\nDIJK, en hij zei", "Ik sprak [ander], en hij zei"),
            ("Meneer Díjk was er", "Meneer [ander] was er"),
            ("Bel +31 (0)6 12345678 of +31612345679.", "Bel [ander] of +31612345679."),
            ("<bas@ecm.example>; Mail piet@x.example.", "<[ander]>; Mail [ander]"),
            ("An Jansen was er", "[ander] was er"),
            ("", ""),
        ] {
            assert_eq!(mask().hide(text), hidden);
        }
    }

    #[test]
    fn the_person_and_plain_words_stay() {
        for text in ["Zeynep Jansen (z.jansen@mail.example)", "een dijk van een zaal", "Mevrouw Jansen", "van 9 tot 10"]
        {
            assert_eq!(mask().hide(text), text);
        }
    }
}
