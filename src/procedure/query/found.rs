//! What a search found.

use std::ops::Range;

use super::super::CaseNumber;
use super::super::case::Passage;
use super::super::summary::Summary;

/// Cases are counted no further than this.
pub const COUNT_LIMIT: u32 = 1_000;

/// How many cases fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// So many; at least so many where `is_more`.
    pub number: u32,
    /// Counting stopped there.
    pub is_more: bool,
}

/// Where a page ends and the next begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place(pub i64);

/// One page of what was found, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The cases of this page.
    pub cases: Vec<Summary>,
    /// How many there are in all, as far as this page tells; of a first page only.
    pub tally: Tally,
    /// Where to go on; `None` where this was the end.
    pub next: Option<Place>,
    /// The page is not full yet: a phrase takes reading, and the time for it was up. It goes on at `next`.
    pub is_partial: bool,
    /// Words that stand in more different forms than are sought at once; the most frequent were.
    pub cut: Vec<String>,
}

/// Some words of a case, around what was sought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Of which case.
    pub number: CaseNumber,
    /// In which of its texts.
    pub passage: Passage,
    /// The words.
    pub text: String,
    /// Where in `text` what was sought stands, in bytes, in order.
    pub marks: Vec<Range<usize>>,
}

impl Snippet {
    /// The words, with « and » around what was sought.
    pub fn marked(&self) -> String {
        let mut marked = String::with_capacity(self.text.len() + 4 * self.marks.len());
        let mut at = 0;
        for mark in &self.marks {
            marked.push_str(self.text.get(at..mark.start).unwrap_or_default());
            marked.push('«');
            marked.push_str(self.text.get(mark.clone()).unwrap_or_default());
            marked.push('»');
            at = mark.end;
        }
        marked.push_str(self.text.get(at..).unwrap_or_default());
        marked
    }
}
