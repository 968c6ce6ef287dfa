//! What stands beside a search: what waits for the archivist, and the searches that a person kept under a name.

use rusqlite::{named_params, params};

use super::super::error::Failure;
use super::super::{Store, rows};
use crate::procedure::query::COUNT_LIMIT;
use crate::procedure::roles::Actor;
use crate::procedure::{Date, Line, UserName};

/// A line to seek, kept under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// The name.
    pub name: String,
    /// What was typed.
    pub query: String,
}

impl Store {
    /// How many closed cases wait to be taken in, and how many archived ones are past their retention, of those that this
    /// person may see; each up to [`COUNT_LIMIT`].
    pub fn keeping(&self, actor: &Actor, today: Date) -> Result<(u32, u32), Failure> {
        let visible = rows::visible_to(actor);
        let (me, today) = (actor.user.as_str(), today.to_string());
        let count = |condition: &str| -> Result<u32, Failure> {
            let sql = format!(
                "select count(*) from
                 (select 1 from cases where {condition} and {visible} and :today is not null limit {COUNT_LIMIT})"
            );
            let values = named_params! { ":me": me, ":today": today };
            Ok(self.connection.prepare_cached(&sql)?.query_row(values, |row| row.get(0))?)
        };
        Ok((count("stage = 'to_archive'")?, count("destroy_after < :today")?))
    }

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
