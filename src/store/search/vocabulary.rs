//! The vocabulary: every word and facet that any case has, with the number of cases. A word of a query is resolved here to
//! the forms that are meant, so that no dictionary is needed.
//!
//! Invariant: `cases` is the number of cases with the form; a form of no case is not there, nor are its parts. Which forms are
//! chosen, where there are many, is said by their letters alone and by what this person may see: numbers of cases, and the order
//! in which forms came in, would tell of cases that they may not know of.

use std::ops::ControlFlow;
use std::slice;

use rusqlite::{Connection, OptionalExtension, Params, Transaction, params};

use super::super::error::Failure;
use super::tokens;
use crate::procedure::words::{Sought, stem};

/// So many forms of a word are sought at once.
pub const MOST_FORMS: usize = 64;
/// From so many letters on a run is long.
const LONG: usize = 8;
/// A shorter word has no parts to be found by.
const SHORTEST_WITH_PARTS: usize = 4;

/// So many are looked at together: for whoever sees little, most of these have none that they may know of.
const TOGETHER: usize = MOST_FORMS;

/// Says of forms whether this person may know that any of them exists.
type Sees<'a> = &'a dyn Fn(&[String]) -> Result<bool, Failure>;
/// Takes some forms; says whether more are wanted.
type Take<'a> = &'a mut dyn FnMut(Vec<String>) -> Result<ControlFlow<()>, Failure>;

/// So many more cases have `token`.
pub fn add(transaction: &Transaction<'_>, token: &str, more: i64) -> Result<(), Failure> {
    let sql = "update vocabulary set cases = cases + ?2 where form = ?1";
    if transaction.prepare_cached(sql)?.execute(params![token, more])? > 0 {
        return Ok(());
    }
    let sql = "with recursive taken (id) as
                 (select ?1 union all select id + 1 from taken where id in (select id from vocabulary))
               insert into vocabulary (id, form, stem, cases) select max(id), ?2, ?3, ?4 from taken returning id";
    let stem = if tokens::is_word(token) { stem(token) } else { None };
    let values = params![place(token), token, stem, more];
    let id: i64 = transaction.prepare_cached(sql)?.query_row(values, |row| row.get(0))?;
    if let Some(tail) = tail(token) {
        let sql = "insert into search_parts (rowid, form) values (?1, ?2)";
        transaction.prepare_cached(sql)?.execute(params![id, tail])?;
    }
    Ok(())
}

/// One case less has `token`.
pub fn remove(transaction: &Transaction<'_>, token: &str) -> Result<(), Failure> {
    let sql = "update vocabulary set cases = cases - 1 where form = ?1 returning id, cases";
    let found: Option<(i64, i64)> =
        transaction.prepare_cached(sql)?.query_row([token], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((id, cases)) = found else { return Err(Failure::Damaged) };
    if cases == 0 {
        transaction.prepare_cached("delete from vocabulary where id = ?1")?.execute([id])?;
        if let Some(tail) = tail(token) {
            let sql = "insert into search_parts (search_parts, rowid, form) values ('delete', ?1, ?2)";
            transaction.prepare_cached(sql)?.execute(params![id, tail])?;
        }
    }
    Ok(())
}

/// Where a form stands in the vocabulary, if no other stands there: shorter ones first, of one length those that begin alike
/// beside each other, and the rest in an order that only their letters say. So the shortest come first out of the index of parts,
/// what begins alike lies in one place of it, and no case moves a form.
pub fn place(form: &str) -> i64 {
    let letters = form.chars().count().min(0x7f) as u64;
    let beginning = form.chars().take(7).fold(0, |beginning, letter| beginning << 5 | rank(letter));
    let mixed = form
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |mixed: u64, byte| (mixed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (letters << 54 | beginning << 19 | mixed >> 45).cast_signed()
}

/// The place of a letter among thirty-two: before them whatever is no plain letter, after them the figures, two and two.
fn rank(letter: char) -> u64 {
    match letter {
        'a'..='z' => u64::from(letter) - u64::from('a') + 1,
        '0'..='9' => 27 + (u64::from(letter) - u64::from('0')) / 2,
        _ => 0,
    }
}

/// What a word is found by where another stands within it: all but its first letter, since what begins with a word is found as
/// such. A facet and a short word have none.
fn tail(token: &str) -> Option<&str> {
    let has_tail = tokens::is_word(token) && token.chars().count() >= SHORTEST_WITH_PARTS;
    has_tail.then(|| token.chars().next().map(|first| &token[first.len_utf8()..])).flatten()
}

/// The different runs of three letters under which a word stands in the index of parts.
pub fn trigrams(word: &str) -> Vec<String> {
    let letters: Vec<char> = tail(word).unwrap_or_default().chars().collect();
    let mut trigrams: Vec<String> = letters.windows(3).map(|three| three.iter().collect()).collect();
    trigrams.sort_unstable();
    trigrams.dedup();
    trigrams
}

/// The tokens that a word of a query stands for.
#[derive(Debug, Default)]
pub struct Forms {
    pub tokens: Vec<String>,
    /// There are more than are sought at once.
    pub is_cut: bool,
}

impl Forms {
    /// Takes in those that this person may know of; beyond `most` it only notes that there are more.
    fn take(&mut self, mut some: Vec<String>, most: usize, sees: Sees<'_>) -> Result<ControlFlow<()>, Failure> {
        some.retain(|form| !self.tokens.contains(form));
        if some.is_empty() || !sees(&some)? {
            return Ok(ControlFlow::Continue(()));
        }
        for form in some {
            // nothing is said of forms that they may not know of, not even that there are more
            if !sees(slice::from_ref(&form))? {
                continue;
            }
            if self.tokens.len() >= most {
                self.is_cut = true;
                return Ok(ControlFlow::Break(()));
            }
            self.tokens.push(form);
        }
        Ok(ControlFlow::Continue(()))
    }
}

/// Resolves a word to its inflections and the words that it is a part of, their beginning or a later one.
pub fn resolve(connection: &Connection, sought: &Sought, is_excluded: bool, sees: Sees<'_>) -> Result<Forms, Failure> {
    // what has the word within it has the shortest of its parts; who excludes a word does not mean all that it is a part of
    let part = sought.parts().last().copied().filter(|_| !is_excluded);
    let beginning = part.or(sought.is_beginning.then_some(sought.folded.as_str()));
    let short = beginning.and_then(tokens::beginning);
    let covering = beginning.filter(|_| short.is_some());
    let mut forms = Forms { tokens: vec![sought.folded.clone()], is_cut: false };
    forms.tokens.extend(short);
    let mut take = |mut some: Vec<String>| {
        some.retain(|form| covering.is_none_or(|letters| !form.starts_with(letters)));
        forms.take(some, MOST_FORMS, sees)
    };
    if let Some(stem) = &sought.stem {
        of_stem(connection, stem, &mut take)?;
    }
    if let Some(part) = part {
        // what begins with a long one is found by the rest of it
        let run = if covering.is_some() { part } else { tail(part).unwrap_or(part) };
        with_run(connection, run, &mut |mut some| {
            some.retain(|form| form.contains(part));
            take(some)
        })?;
    } else if let Some(letters) = beginning.filter(|_| covering.is_none()) {
        beginning_with(connection, letters, &mut take)?;
    }
    Ok(forms)
}

/// The facets that begin with `facet`, by the alphabet, up to `most`.
pub fn facets(connection: &Connection, facet: &str, most: usize, sees: Sees<'_>) -> Result<Forms, Failure> {
    let mut forms = Forms::default();
    beginning_with(connection, facet, &mut |some| forms.take(some, most, sees))?;
    Ok(forms)
}

/// Whether any case has `token`.
pub fn has(connection: &Connection, token: &str) -> Result<bool, Failure> {
    let sql = "select exists (select 1 from vocabulary where form = ?1)";
    Ok(connection.prepare_cached(sql)?.query_row([token], |row| row.get(0))?)
}

/// Hands out the forms that are asked for, some at a time, until no more are wanted.
fn each(connection: &Connection, sql: &str, values: impl Params, take: Take<'_>) -> Result<(), Failure> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut forms = statement.query_map(values, |row| row.get(0))?;
    loop {
        let some: Vec<String> = forms.by_ref().take(TOGETHER).collect::<Result<_, _>>()?;
        let is_last = some.len() < TOGETHER;
        if take(some)?.is_break() || is_last {
            return Ok(());
        }
    }
}

/// By the alphabet.
fn beginning_with(connection: &Connection, letters: &str, take: Take<'_>) -> Result<(), Failure> {
    // the last character there is comes after all that can follow
    let sql = "select form from vocabulary where form >= ?1 and form < ?1 || char(1114111) order by form";
    each(connection, sql, [letters], take)
}

/// The shortest first; a word has few.
fn of_stem(connection: &Connection, stem: &str, take: Take<'_>) -> Result<(), Failure> {
    each(connection, "select form from vocabulary where stem = ?1 order by id", [stem], take)
}

/// The words that have this run of letters after their first, and some that have its letters apart; the shortest first.
fn with_run(connection: &Connection, run: &str, take: Take<'_>) -> Result<(), Failure> {
    // A few that follow one another, from the end, which tells more apart than the beginning: every run that is asked for costs
    // the reading of all its words, and those that have too little are told by their letters. Of a long one
    // all are asked for: few words have them.
    let letters: Vec<char> = run.chars().collect();
    let three = |three: &[char]| format!("\"{}\"", three.iter().collect::<String>());
    let mut trigrams: Vec<String> = if letters.len() > LONG {
        letters.windows(3).map(three).collect()
    } else {
        letters.rchunks_exact(3).chain(letters.get(..3).filter(|_| letters.len() < 6)).map(three).collect()
    };
    trigrams.sort_unstable();
    trigrams.dedup();
    let sql = "select vocabulary.form from search_parts join vocabulary on vocabulary.id = search_parts.rowid
               where search_parts match ?1 order by search_parts.rowid";
    each(connection, sql, [trigrams.join(" AND ")], take)
}
