//! What deleting leaves on the disk, and how it goes.
//!
//! `secure_delete` overwrites what is deleted, but not the older copies of a row that SQLite made when it moved rows between
//! pages; and an index of words keeps, between its pages, words that no row has any more. Both were found by a scan of
//! the bytes among some hundreds of cases. So both indexes are written anew, and then the whole file.
//!
//! Invariant: after [`Store::sweep`] the file holds what its rows hold, and nothing else.

use rusqlite::{Transaction, params};

use super::super::error::Failure;
use super::super::{Store, queue};

/// The indexes of words, each with a token that is put in and taken out again.
const INDEXES: [(&str, &str, &str); 2] = [("search", "tokens", "x"), ("search_parts", "form", "xxx")];
/// No row has this number: words are numbered from 1, and cases downwards from far above it.
const NO_ROW: i64 = 0;

impl Store {
    /// Writes the indexes and the file anew. Nobody writes meanwhile; reading goes on.
    pub(in crate::store) fn sweep(&mut self) -> Result<(), Failure> {
        self.write(|transaction| {
            INDEXES.iter().try_for_each(|(index, column, token)| write_anew(transaction, index, column, token))
        })?;
        let _turn = queue::wait(&self.path)?;
        // a copy as large as the database is too much for the memory; its file has no name and goes at once
        self.connection.pragma_update(None, "temp_store", "file")?;
        let swept = self.connection.execute_batch("vacuum");
        self.connection.pragma_update(None, "temp_store", "memory")?;
        Ok(swept?)
    }
}

/// An index of one segment is left as it is, so it gets a second one first.
fn write_anew(transaction: &Transaction<'_>, index: &str, column: &str, token: &str) -> Result<(), Failure> {
    let sql = format!("insert into {index} (rowid, {column}) values (?1, ?2)");
    transaction.execute(&sql, params![NO_ROW, token])?;
    transaction.execute(&format!("insert into {index} ({index}) values ('optimize')"), [])?;
    let sql = format!("insert into {index} ({index}, rowid, {column}) values ('delete', ?1, ?2)");
    transaction.execute(&sql, params![NO_ROW, token])?;
    Ok(())
}
