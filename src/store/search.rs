//! Finding cases by their words: an index of tokens, kept in the transaction of the case.
//!
//! Invariant: the index has for each case exactly the tokens that [`tokens`] makes of it, and `search_words` says which those
//! are; the vocabulary has every word that any case has, and no other. The newest case has the lowest row of the index. Rights are tokens too and stand inside the query,
//! before page, count, snippet and completion. Any text is a query.

mod bulk;
mod completion;
mod expression;
mod page;
mod saved;
mod similar;
#[cfg(test)]
mod tests;
pub(super) mod tokens;
mod verify;
mod vocabulary;

pub use page::{Interrupter, Question};
pub use saved::SavedSearch;
pub(super) use verify::Verifier;

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::error::Failure;
use super::rows::Projection;
use crate::procedure::case::Case;
use tokens::Tokens;

/// Which cases are sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All.
    Everything,
    /// Closed and archived ones.
    Archive,
}

/// A file of more bytes is found by its name only.
const FILE_LIMIT: u64 = 1_000_000;

/// The row of case 0 in the index. Rows are numbered downwards, because FTS5 walks its lists upwards cheaply and downwards dearly,
/// and the newest comes first. A number of four bytes; beyond so many cases the rows are negative, which is as good.
const TOP: i64 = (1 << 28) - 1;

/// The row in the index of the case in row `id`; and the other way round.
fn mirrored(id: i64) -> i64 {
    TOP.wrapping_sub(id)
}

/// Brings the index to what `case` now is.
pub(super) fn keep(
    transaction: &Transaction<'_>,
    id: i64,
    case: &Case,
    projection: &Projection,
) -> Result<(), Failure> {
    let files = texts_of_files(transaction, case)?;
    change(transaction, id, &Tokens::of(case, projection, &files))
}

/// Takes all of a case out of the index: its tokens, and the words that no other case has.
pub(super) fn forget(transaction: &Transaction<'_>, id: i64) -> Result<(), Failure> {
    change(transaction, id, &Tokens::default())?;
    transaction.prepare_cached("delete from search_words where case_id = ?1")?.execute([id])?;
    Ok(())
}

fn change(transaction: &Transaction<'_>, id: i64, tokens: &Tokens) -> Result<(), Failure> {
    let before = kept(transaction, id)?;
    let is_new = before.is_none();
    let before = before.unwrap_or_default();
    if before == *tokens && !is_new {
        return Ok(());
    }
    put(transaction, id, &before, tokens, is_new)?;
    for word in before.beyond(tokens) {
        vocabulary::remove(transaction, word)?;
    }
    // FTS5 writes what it gathered whenever a row comes that is not above the last one
    let mut new: Vec<&str> = tokens.beyond(&before).collect();
    new.sort_by_cached_key(|word| vocabulary::place(word));
    for word in new {
        vocabulary::add(transaction, word, 1)?;
    }
    Ok(())
}

/// Brings index and row of a case from `before` to `tokens`.
fn put(transaction: &Transaction<'_>, id: i64, before: &Tokens, tokens: &Tokens, is_new: bool) -> Result<(), Failure> {
    // An index that is told to delete a token that it does not have is damaged, so it is told the difference and no more.
    // Both statements count a row, so that the number of rows stays right.
    if !is_new {
        let gone = before.indexed_beyond(tokens);
        let sql = "insert into search (search, rowid, tokens) values ('delete', ?1, ?2)";
        transaction.prepare_cached(sql)?.execute(params![mirrored(id), gone])?;
    }
    if !tokens.is_empty() {
        let sql = "insert into search (rowid, tokens) values (?1, ?2)";
        transaction.prepare_cached(sql)?.execute(params![mirrored(id), tokens.indexed_beyond(before)])?;
    }
    let sql = "insert into search_words (case_id, words) values (?1, ?2)
               on conflict (case_id) do update set words = excluded.words";
    transaction.prepare_cached(sql)?.execute(params![id, tokens.to_string()])?;
    Ok(())
}

/// The tokens under which a case stands in the index.
fn kept(connection: &Connection, id: i64) -> Result<Option<Tokens>, Failure> {
    let sql = "select words from search_words where case_id = ?1";
    let words: Option<String> = connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?;
    Ok(words.map(|words| Tokens::from_kept(&words)))
}

/// What is in the files of a case, where that is text.
pub(super) fn texts_of_files(connection: &Connection, case: &Case) -> Result<Vec<String>, Failure> {
    let mut texts = Vec::new();
    for file in case.attachments.iter().filter(|file| file.media_type.starts_with("text/") && file.bytes <= FILE_LIMIT)
    {
        let sql = "select content from files where sha256 = ?1";
        let content: Option<Vec<u8>> =
            connection.prepare_cached(sql)?.query_row([&file.sha256], |row| row.get(0)).optional()?;
        texts.extend(content.and_then(|content| String::from_utf8(content).ok()));
    }
    Ok(texts)
}
