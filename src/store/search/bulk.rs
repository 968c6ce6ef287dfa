//! Writing many cases at once, to have an archive to measure: the rows are those that the desk writes, one by one.

use std::collections::HashMap;

use rusqlite::TransactionBehavior;

use super::super::error::Failure;
use super::super::rows::Projection;
use super::super::{Store, journal, queue};
use super::tokens::Tokens;
use super::{put, vocabulary};
use crate::procedure::case::Case;

/// Cases a transaction.
const BATCH: usize = 20_000;
/// What the index gathers in memory before it writes, in bytes; and what it does otherwise.
const GATHERED: [i64; 2] = [256 * 1024 * 1024, 1024 * 1024];

impl Store {
    /// Writes these cases, which are new, as they are.
    #[doc(hidden)]
    pub fn fill(&mut self, cases: impl Iterator<Item = Case>) -> Result<usize, Failure> {
        let _turn = queue::wait(&self.path)?;
        self.gather(GATHERED[0])?;
        let mut forms: HashMap<String, i64> = HashMap::new();
        let (mut cases, mut number) = (cases.peekable(), 0);
        while cases.peek().is_some() {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let mut batch = Vec::new();
            for case in cases.by_ref().take(BATCH) {
                // an archived case takes no entry, so its row is archived after the last
                let before = case.journal.split_last().map(|(_, before)| before).unwrap_or_default();
                let begun = Case::of_journal(case.number.clone(), before).ok_or(Failure::Damaged)?;
                let id = Projection::of(&begun)?.write(&transaction, &case.number, None)?;
                for entry in &case.journal {
                    journal::append(&transaction, id, &case.number, entry)?;
                }
                let projection = Projection::of(&case)?;
                projection.write(&transaction, &case.number, Some(id))?;
                let tokens = Tokens::of(&case, &projection, &[]);
                for form in tokens.beyond(&Tokens::default()) {
                    match forms.get_mut(form) {
                        Some(cases) => *cases += 1,
                        None => drop(forms.insert(form.to_owned(), 1)),
                    }
                }
                batch.push((id, tokens));
                number += 1;
            }
            // FTS5 writes what it gathered whenever a row comes that is not above the last one
            for (id, tokens) in batch.iter().rev() {
                put(&transaction, *id, &Tokens::default(), tokens, true)?;
            }
            transaction.commit()?;
        }
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut forms: Vec<(String, i64)> = forms.into_iter().collect();
        forms.sort_by_cached_key(|(form, _)| vocabulary::place(form));
        for (form, cases) in forms {
            vocabulary::add(&transaction, &form, cases)?;
        }
        transaction.commit()?;
        self.gather(GATHERED[1])?;
        Ok(number)
    }

    fn gather(&self, bytes: i64) -> Result<(), Failure> {
        for table in ["search", "search_parts"] {
            let sql = format!("insert into {table} ({table}, rank) values ('hashsize', ?1)");
            self.connection.execute(&sql, [bytes])?;
        }
        Ok(())
    }

    /// The newest rows for an expression of FTS5 as it stands: the floor under a search.
    #[doc(hidden)]
    pub fn raw_search(&self, expression: &str, limit: u32) -> Result<usize, Failure> {
        let sql = "select rowid from search where search match ?1 order by rowid limit ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(rusqlite::params![expression, limit])?;
        let mut number = 0;
        while rows.next()?.is_some() {
            number += 1;
        }
        Ok(number)
    }
}
