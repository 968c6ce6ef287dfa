//! Searches that a person kept under a name.

use rusqlite::params;

use super::super::Store;
use super::super::error::Failure;
use crate::procedure::{Line, UserName};

/// A line to seek, kept under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// The name.
    pub name: String,
    /// What was typed.
    pub query: String,
}

impl Store {
    /// The searches of this person, by name.
    pub fn saved_searches(&self, user: &UserName) -> Result<Vec<SavedSearch>, Failure> {
        let sql = "select name, query from saved_searches where user = ?1 order by name";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([user.as_str()])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(SavedSearch { name: row.get(0)?, query: row.get(1)? });
        }
        Ok(found)
    }

    /// Keeps a search; one of the same name is replaced.
    pub fn save_search(&mut self, user: &UserName, name: &Line, query: &str) -> Result<(), Failure> {
        self.write(|transaction| {
            let sql = "insert into saved_searches (user, name, query) values (?1, ?2, ?3)
                       on conflict (user, name) do update set query = excluded.query";
            transaction.prepare_cached(sql)?.execute(params![user.as_str(), name.as_str(), query])?;
            Ok(())
        })
    }

    /// Lets a search go.
    pub fn drop_search(&mut self, user: &UserName, name: &str) -> Result<(), Failure> {
        self.write(|transaction| {
            let sql = "delete from saved_searches where user = ?1 and name = ?2";
            transaction.prepare_cached(sql)?.execute(params![user.as_str(), name])?;
            Ok(())
        })
    }
}
