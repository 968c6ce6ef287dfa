//! Pages of what was found, newest first, with their number; and the words around what was sought.

use std::time::{Duration, Instant};

use rusqlite::{InterruptHandle, params};

use super::super::error::Failure;
use super::super::{Store, cases, rows};
use super::expression::{self, Rights};
use super::{Scope, mirrored, texts_of_files, tokens};
use crate::procedure::CaseNumber;
use crate::procedure::case::{Case, Passage};
use crate::procedure::query::{COUNT_LIMIT, Field, Found, Place, Query, Snippet, Tally, has_phrase};
use crate::procedure::roles::Actor;
use crate::procedure::words::words;

/// So long are cases read for a phrase before what was found at first is shown, within the time of a key.
const FIRST_READING: Duration = Duration::from_millis(4);
/// So long for each page after that, while somebody looks at the first.
const READING: Duration = Duration::from_millis(100);
/// So much of the file is read as memory, in bytes: all of it in any office.
const MEMORY_MAP: i64 = 16 * 1024 * 1024 * 1024;
/// The length of a snippet, in bytes.
const WINDOW: usize = 160;
/// So much of it comes before what was sought.
const BEFORE: usize = 20;

/// What somebody seeks, and from where.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// What.
    pub query: &'a Query,
    /// Among which cases.
    pub scope: Scope,
    /// Who.
    pub actor: &'a Actor,
    /// Where the page before ended; `None` for the first.
    pub after: Option<Place>,
    /// The most cases on a page.
    pub limit: u16,
}

/// Takes back a question that a store is answering, from another thread.
pub struct Interrupter(InterruptHandle);

impl Interrupter {
    /// Takes it back: the answer is [`Failure::Interrupted`]. Nothing happens where nothing is asked.
    pub fn interrupt(&self) {
        self.0.interrupt();
    }
}

impl Store {
    /// What takes back a question to this store.
    pub fn interrupter(&self) -> Interrupter {
        Interrupter(self.connection.get_interrupt_handle())
    }

    /// One page of the cases that fit, of those that this person may see.
    pub fn find(&self, question: &Question<'_>) -> Result<Found, Failure> {
        let Question { query, scope, actor, after, limit } = *question;
        // page and count are of one moment
        let _reading = self.connection.unchecked_transaction()?;
        let Some(rights) = Rights::of(&self.connection, actor, scope)? else { return Ok(Found::default()) };
        let asked = expression::of(&self.connection, query, &rights)?;
        let mut found = if query.phrases().next().is_some() {
            self.read_page(query, &asked.text, after, limit)?
        } else {
            self.page(&asked.text, after, limit)?
        };
        found.cut = asked.cut;
        Ok(found)
    }

    /// Makes a connection ready to be sought on: a memory map, and the pages on which every search begins.
    pub fn warm(&self) -> Result<(), Failure> {
        self.connection.pragma_update(None, "mmap_size", MEMORY_MAP)?;
        let sql = "select count(*) from (select 1 from search where search match ?1 limit 1)";
        for letter in 'a'..='z' {
            let token = tokens::beginning(&letter.to_string()).unwrap_or_default();
            let _: u32 = self.connection.prepare_cached(sql)?.query_row([format!("\"{token}\"")], |row| row.get(0))?;
        }
        Ok(())
    }

    /// How many cases fit; what phrases ask is left out, since that takes reading.
    pub fn count_found(&self, query: &Query, scope: Scope, actor: &Actor) -> Result<Tally, Failure> {
        let Some(rights) = Rights::of(&self.connection, actor, scope)? else { return Ok(Tally::default()) };
        self.count(&expression::of(&self.connection, query, &rights)?.text)
    }

    /// Where nothing was found: the field without which the most would be, and how many that are.
    pub fn likely_cause(&self, query: &Query, scope: Scope, actor: &Actor) -> Result<Option<(Field, Tally)>, Failure> {
        let mut best: Option<(Field, Tally)> = None;
        for (filter, _) in query.filters() {
            let field = filter.field();
            let tally = self.count_found(&query.without(field), scope, actor)?;
            if tally.number > best.map_or(0, |(_, best)| best.number) {
                best = Some((field, tally));
            }
        }
        Ok(best)
    }

    /// Words of a case around what was sought; `None` where no words were, or it is not theirs to see.
    pub fn snippet(&self, query: &Query, number: &CaseNumber, actor: &Actor) -> Result<Option<Snippet>, Failure> {
        if !query.has_words() {
            return Ok(None);
        }
        let case = match self.load(number, actor) {
            Err(Failure::NotFound | Failure::ReasonNeeded) => return Ok(None),
            case => case?,
        };
        let files = texts_of_files(&self.connection, &case)?;
        Ok(best_window(query, &case, &files))
    }

    /// A page. How many there are in all is known where they fit on it; counting on is a question of its own.
    fn page(&self, expression: &str, after: Option<Place>, limit: u16) -> Result<Found, Failure> {
        let sql = "select rowid from search where search match ?1 and rowid > ?2 order by rowid limit ?3";
        let mut statement = self.connection.prepare_cached(sql)?;
        let ids = statement.query_map(params![expression, row_after(after), limit], |row| row.get(0).map(mirrored))?;
        let ids: Vec<i64> = ids.collect::<Result<_, _>>()?;
        let mut found = Found::default();
        let mut statement = self.connection.prepare_cached("select summary from cases where id = ?1")?;
        for id in &ids {
            let mut rows = statement.query([id])?;
            if let Some(row) = rows.next()? {
                found.cases.push(rows::summary(row, 0)?);
            }
        }
        // a page that is not full is the last
        let last = usize::from(limit).checked_sub(1).and_then(|last| ids.get(last));
        found.next = last.map(|id| Place(*id));
        if after.is_none() {
            let number = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            found.tally = Tally { number, is_more: found.next.is_some() };
        }
        Ok(found)
    }

    fn count(&self, expression: &str) -> Result<Tally, Failure> {
        let sql = "select count(*) from (select 1 from search where search match ?1 limit ?2)";
        let number: u32 =
            self.connection.prepare_cached(sql)?.query_row(params![expression, COUNT_LIMIT + 1], |row| row.get(0))?;
        Ok(Tally { number: number.min(COUNT_LIMIT), is_more: number > COUNT_LIMIT })
    }

    /// A page of cases that are read to see whether words stand in the order of a phrase, for as long as there is patience.
    fn read_page(&self, query: &Query, expression: &str, after: Option<Place>, limit: u16) -> Result<Found, Failure> {
        let sql = "select cases.summary, cases.id, cases.number from search join cases on cases.id = ?3 - search.rowid
                   where search match ?1 and search.rowid > ?2 order by search.rowid";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![expression, row_after(after), mirrored(0)])?;
        let start = Instant::now();
        let patience = if after.is_some() { READING } else { FIRST_READING };
        let mut found = Found::default();
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(1)?;
            let number: String = row.get(2)?;
            let number = CaseNumber::new(&number).map_err(|_| Failure::Damaged)?;
            let case = cases::fold(&self.connection, id, &number)?;
            let files = texts_of_files(&self.connection, &case)?;
            if has_phrases(query, &case, &files) {
                found.cases.push(rows::summary(row, 0)?);
            }
            let is_full = found.cases.len() >= usize::from(limit);
            if is_full || start.elapsed() >= patience {
                found.next = Some(Place(id));
                found.is_partial = !is_full;
                break;
            }
        }
        let number = u32::try_from(found.cases.len()).unwrap_or(COUNT_LIMIT);
        found.tally = Tally { number, is_more: found.next.is_some() };
        Ok(found)
    }
}

/// The row of the index after which a page begins.
fn row_after(after: Option<Place>) -> i64 {
    after.map_or(i64::MIN, |place| mirrored(place.0))
}

fn has_phrases(query: &Query, case: &Case, files: &[String]) -> bool {
    let texts = case.texts();
    query.phrases().all(|(phrase, is_excluded)| {
        let mut all = texts.iter().map(|(_, text)| *text).chain(files.iter().map(String::as_str));
        all.any(|text| has_phrase(text, phrase)) != is_excluded
    })
}

/// The stretch of text with the most different words that were sought; the first of those.
fn best_window(query: &Query, case: &Case, files: &[String]) -> Option<Snippet> {
    let texts = case.texts();
    let files = files.iter().map(|text| (Passage::File, text.as_str()));
    let mut best: Option<(usize, Passage, &str, usize)> = None;
    for (passage, text) in texts.into_iter().filter(|(passage, _)| *passage != Passage::Subject).chain(files) {
        let marks = query.marks(text);
        for (at, mark) in marks.iter().enumerate() {
            let near = marks[at..].iter().take_while(|other| other.end <= mark.start + WINDOW - BEFORE);
            let mut different: Vec<String> =
                near.filter_map(|place| words(&text[place.clone()]).next()).map(|word| word.folded).collect();
            different.sort_unstable();
            different.dedup();
            if different.len() > best.map_or(0, |(most, ..)| most) {
                best = Some((different.len(), passage, text, mark.start));
            }
        }
    }
    let (_, passage, text, at) = best?;
    let text = around(text, at);
    Some(Snippet { number: case.number.clone(), passage, marks: query.marks(&text), text })
}

/// The words of `text` from a little before `at`.
fn around(text: &str, at: usize) -> String {
    let from = text.ceil_char_boundary(at.saturating_sub(BEFORE));
    let start =
        if from == 0 { 0 } else { text[from..at].find(char::is_whitespace).map_or(at, |blank| from + blank + 1) };
    let start = text.ceil_char_boundary(start);
    let until = text.floor_char_boundary((start + WINDOW).min(text.len()));
    let end = if until == text.len() {
        until
    } else {
        text[start..until].rfind(char::is_whitespace).map_or(until, |blank| start + blank)
    };
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let middle = text[start..end.max(start)].split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}{middle}{}", cut(start > 0), cut(end < text.len()))
}
