//! What deleting leaves on the disk, and how it goes.
//!
//! `secure_delete` overwrites what is deleted, but an index of words keeps, between its pages, words that no row has any more,
//! and the pages of the file keep older copies of rows that were moved. So both indexes are written anew, and then the room
//! that no row uses is overwritten in every page; each a little at a time, so that nobody waits.
//!
//! Invariant: after [`Store::sweep`] the file holds nothing of what was deleted before it. One that was broken off can begin
//! again at any time.

use rusqlite::{Transaction, params};

use super::super::error::Failure;
use super::super::{Store, queue, upkeep};
use super::pages::Wiped;

/// The indexes of words, each with a token that is put in and taken out again.
const INDEXES: [(&str, &str, &str); 2] = [("search", "tokens", "x"), ("search_parts", "form", "xxx")];
/// No row has this number: words are numbered from 1, and cases downwards from far above it.
const NO_ROW: i64 = 0;

impl Store {
    /// Writes the indexes anew and overwrites what no row uses, while others read and write. False where somebody who reads what
    /// was there before holds it back.
    pub(in crate::store) fn sweep(&mut self) -> Result<bool, Failure> {
        for (index, column, token) in INDEXES {
            self.write(|transaction| begin(transaction, index, column, token))?;
            self.merge_on(index)?;
        }
        match self.wipe_pages()? {
            Wiped::All => Ok(true),
            Wiped::HeldBack => Ok(false),
            Wiped::None => self.write_anew().map(|()| true),
        }
    }

    /// Writes the whole file anew, where its pages cannot be had one by one. Nobody writes meanwhile; reading goes on.
    fn write_anew(&mut self) -> Result<(), Failure> {
        let _turn = queue::wait(&self.path)?;
        // a copy as large as the database is too much for the memory; its file has no name and goes at once
        self.connection.pragma_update(None, "temp_store", "file")?;
        let swept = self.connection.execute_batch("vacuum");
        self.connection.pragma_update(None, "temp_store", "memory")?;
        Ok(swept?)
    }
}

/// Takes all pieces of an index for one merge. An index of one piece is left as it is, so it gets a second one first; in the same
/// transaction, so that nobody ever sees what is in it.
fn begin(transaction: &Transaction<'_>, index: &str, column: &str, token: &str) -> Result<(), Failure> {
    let sql = format!("insert into {index} (rowid, {column}) values (?1, ?2)");
    transaction.execute(&sql, params![NO_ROW, token])?;
    upkeep::begin_merge(transaction, index)?;
    let sql = format!("insert into {index} ({index}, rowid, {column}) values ('delete', ?1, ?2)");
    transaction.execute(&sql, params![NO_ROW, token])?;
    Ok(())
}
