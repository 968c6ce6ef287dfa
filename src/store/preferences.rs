//! What somebody said of the screen they work at: for one kind of terminal, or wherever they sit.

use rusqlite::params;

use super::Store;
use super::error::Failure;
use crate::procedure::UserName;

impl Store {
    /// Topic and value of all that this person said of a terminal that calls itself `terminal`, and of every one.
    pub fn preferences(&self, user: &UserName, terminal: &str) -> Result<Vec<(String, String)>, Failure> {
        let sql = "select topic, value from preferences where user = ?1 and terminal in ('', ?2)";
        let mut statement = self.connection.prepare_cached(sql)?;
        let found = statement.query_map((user.as_str(), terminal), |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Remembers it in the place of what was said before; with an empty `terminal` it is of every one.
    pub fn prefer(&mut self, user: &UserName, terminal: &str, topic: &str, value: &str) -> Result<(), Failure> {
        self.write(|transaction| {
            let sql = "insert into preferences (user, terminal, topic, value) values (?1, ?2, ?3, ?4)
                       on conflict (user, terminal, topic) do update set value = excluded.value";
            transaction.prepare_cached(sql)?.execute(params![user.as_str(), terminal, topic, value])?;
            Ok(())
        })
    }
}
