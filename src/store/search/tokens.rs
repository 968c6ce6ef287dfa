//! Tokens: what a case is found by. The same functions make those of a case and those of a query.
//!
//! Invariant: a word is letters and digits; a facet begins with [`FACET`] and the beginning of a word with [`BEGINNING`],
//! which no word can hold.

use std::fmt;

use chrono::Datelike;

use crate::procedure::case::Case;
use crate::procedure::words::words;
use crate::procedure::{CaseNumber, Choice, Date, Email, Line, UserName};
use crate::store::rows::Projection;

/// Before a property of a case.
const FACET: char = '§';
/// Before the first letters of a word.
const BEGINNING: char = '¶';
/// Beginnings of up to so many letters stand in the index themselves; longer ones are found by the vocabulary.
pub const LONGEST_BEGINNING: usize = 6;

/// A property of a case as a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet<'a> {
    /// Every case has it.
    Case,
    /// It is open. Few are beside the archive, so the archive is sought as "not open".
    Open,
    /// It was never closed: the archivist may not see it.
    NotClosed,
    /// It was never closed and there is no appeal.
    NotClosedNorAppealed,
    /// There is an appeal: the board may see it.
    Appealed,
    /// This person is its respondent, who may not know of it (default 10).
    Respondent(&'a UserName),
    /// The year of its receipt.
    Year(i32),
    /// The month.
    Month(Date),
    /// The day.
    Day(Date),
    /// A choice: finding, kind or stage.
    Finding(&'a str),
    /// What it is.
    Kind(&'a str),
    /// Where it stands.
    Stage(&'a str),
    /// Who answers for it.
    Handler(&'a UserName),
    /// Nobody answers for it.
    NoHandler,
    /// A word of its category.
    Category(&'a str),
    /// A word of its complainant.
    Complainant(&'a str),
    /// A word of its location.
    Location(&'a str),
    /// A word of its examination.
    Exam(&'a str),
    /// The year in its number.
    NumberYear(i32),
    /// What comes after it.
    Serial(u32),
}

impl fmt::Display for Facet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Case => write!(f, "{FACET}c"),
            Self::Open => write!(f, "{FACET}w"),
            Self::NotClosed => write!(f, "{FACET}v"),
            Self::NotClosedNorAppealed => write!(f, "{FACET}n"),
            Self::Appealed => write!(f, "{FACET}a"),
            Self::Respondent(user) => write!(f, "{FACET}b{}", one_token(user.as_str())),
            Self::Year(year) => write!(f, "{FACET}j{year:04}"),
            Self::Month(date) => write!(f, "{FACET}m{:04}{:02}", date.year(), date.month()),
            Self::Day(date) => write!(f, "{FACET}d{:04}{:02}{:02}", date.year(), date.month(), date.day()),
            Self::Finding(name) => write!(f, "{FACET}u{}", one_token(name)),
            Self::Kind(name) => write!(f, "{FACET}k{}", one_token(name)),
            Self::Stage(name) => write!(f, "{FACET}s{}", one_token(name)),
            Self::Handler(user) => write!(f, "{FACET}h{}", one_token(user.as_str())),
            Self::NoHandler => write!(f, "{FACET}g"),
            Self::Category(word) => write!(f, "{FACET}i{word}"),
            Self::Complainant(word) => write!(f, "{FACET}q{word}"),
            Self::Location(word) => write!(f, "{FACET}l{word}"),
            Self::Exam(word) => write!(f, "{FACET}e{word}"),
            Self::NumberYear(year) => write!(f, "{FACET}y{year:04}"),
            Self::Serial(serial) => write!(f, "{FACET}r{serial}"),
        }
    }
}

/// A name of `a-z 0-9 . _ -` as one token: the signs among them would part it. No two names become alike.
fn one_token(name: &str) -> String {
    let mut token = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '.' => token.push_str("§d"),
            '_' => token.push_str("§u"),
            '-' => token.push_str("§m"),
            c => token.push(c),
        }
    }
    token
}

/// The token of all words that begin with `letters`, where the index has one.
pub fn beginning(letters: &str) -> Option<String> {
    (letters.chars().count() <= LONGEST_BEGINNING).then(|| format!("{BEGINNING}{letters}"))
}

/// Whether a token is a word, not a facet.
pub fn is_word(token: &str) -> bool {
    !token.starts_with(FACET)
}

/// The words and facets of one case: sorted, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tokens(Vec<String>);

impl Tokens {
    /// All by which `case` is found; `files` are the texts in its files.
    pub fn of(case: &Case, projection: &Projection, files: &[String]) -> Self {
        let texts = case.texts();
        let texts = texts.iter().map(|(_, text)| *text).chain(files.iter().map(String::as_str));
        let mut tokens: Vec<String> = texts.flat_map(words).map(|word| word.folded).collect();
        add_facets(&mut tokens, case, projection);
        Self::sorted(tokens)
    }

    /// As they are kept.
    pub fn from_kept(words: &str) -> Self {
        Self::sorted(words.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect())
    }

    fn sorted(mut tokens: Vec<String>) -> Self {
        tokens.sort_unstable();
        tokens.dedup();
        Self(tokens)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those that `other` does not have.
    pub fn beyond<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a str> {
        difference(&self.0, &other.0)
    }

    /// All that stands in the index for them: words, facets, and the beginnings of the words.
    pub fn indexed(&self) -> Vec<String> {
        let mut indexed = self.0.clone();
        for word in self.0.iter().filter(|token| is_word(token)) {
            let ends = word.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_BEGINNING);
            indexed.extend(ends.map(|end| format!("{BEGINNING}{}", &word[..end])));
        }
        indexed.sort_unstable();
        indexed.dedup();
        indexed
    }

    /// What stands in the index for them and not for `other`, with blanks between.
    pub fn indexed_beyond(&self, other: &Self) -> String {
        let (ours, theirs) = (self.indexed(), other.indexed());
        let mut text = String::new();
        for token in difference(&ours, &theirs) {
            text.push_str(token);
            text.push(' ');
        }
        text
    }
}

impl fmt::Display for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

/// What is in the one sorted list and not in the other.
fn difference<'a>(ours: &'a [String], theirs: &'a [String]) -> impl Iterator<Item = &'a str> {
    let mut theirs = theirs.iter().peekable();
    ours.iter().map(String::as_str).filter(move |token| {
        while theirs.next_if(|other| other.as_str() < *token).is_some() {}
        theirs.peek().is_none_or(|other| other.as_str() != *token)
    })
}

fn add_facets(tokens: &mut Vec<String>, case: &Case, projection: &Projection) {
    let on = case.received_on;
    let mut facets = vec![
        Facet::Case,
        Facet::Year(on.year()),
        Facet::Month(on),
        Facet::Day(on),
        Facet::Kind(case.kind.name()),
        Facet::Stage(projection.stage),
        case.responsible.as_ref().map_or(Facet::NoHandler, Facet::Handler),
    ];
    let Projection { is_open, is_closed, has_appeal, .. } = *projection;
    facets.extend(is_open.then_some(Facet::Open));
    facets.extend((!is_closed).then_some(Facet::NotClosed));
    facets.extend((!is_closed && !has_appeal).then_some(Facet::NotClosedNorAppealed));
    facets.extend(has_appeal.then_some(Facet::Appealed));
    facets.extend(case.respondent.as_ref().and_then(|respondent| respondent.user.as_ref()).map(Facet::Respondent));
    facets.extend(case.finding().map(|finding| Facet::Finding(finding.name())));
    if let Some((year, serial)) = number_parts(&case.number) {
        facets.extend([Facet::NumberYear(year), Facet::Serial(serial)]);
    }
    tokens.extend(facets.iter().map(ToString::to_string));
    let mut add_words = |text: Option<&str>, facet: fn(&str) -> String| {
        tokens.extend(text.into_iter().flat_map(words).map(|word| facet(&word.folded)));
    };
    add_words(case.category.as_ref().map(Line::as_str), |word| Facet::Category(word).to_string());
    add_words(case.location.as_ref().map(Line::as_str), |word| Facet::Location(word).to_string());
    add_words(case.exam.as_ref().map(Line::as_str), |word| Facet::Exam(word).to_string());
    let contact = case.complainant.contact();
    let complainant: fn(&str) -> String = |word| Facet::Complainant(word).to_string();
    add_words(contact.and_then(|contact| contact.name.as_ref()).map(Line::as_str), complainant);
    add_words(contact.and_then(|contact| contact.email.as_ref()).map(Email::as_str), complainant);
}

/// The year and the serial number of a case number.
fn number_parts(number: &CaseNumber) -> Option<(i32, u32)> {
    let mut parts = number.as_str().rsplitn(3, '-');
    let serial = parts.next()?.parse().ok()?;
    Some((parts.next()?.parse().ok()?, serial))
}
