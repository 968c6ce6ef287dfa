//! Drafts: what somebody typed and has not put into a case yet. Nobody else reads them.

use rusqlite::params;

use super::error::Failure;
use super::{Store, presence};
use crate::procedure::draft::{Draft, Drafts};
use crate::procedure::{Moment, UserName};

impl Store {
    /// Keeps a draft in the place of the earlier one; refused while another session of this person types it.
    pub fn keep_draft(&mut self, user: &UserName, place: &str, body: &str, now: Moment) -> Result<(), Failure> {
        self.write(|transaction| {
            if presence::is_held_elsewhere(transaction, user, place)? {
                return Err(Failure::TypedElsewhere);
            }
            let sql = "insert into drafts (user, place, body, at) values (?1, ?2, ?3, ?4)
                       on conflict (user, place) do update set body = excluded.body, at = excluded.at";
            transaction.prepare_cached(sql)?.execute(params![user.as_str(), place, body, now.seconds()])?;
            Ok(())
        })
    }

    /// The draft has become an entry, or was emptied; refused while another session of this person types it.
    pub fn drop_draft(&mut self, user: &UserName, place: &str) -> Result<(), Failure> {
        self.write(|transaction| {
            if presence::is_held_elsewhere(transaction, user, place)? {
                return Err(Failure::TypedElsewhere);
            }
            let sql = "delete from drafts where user = ?1 and place = ?2";
            transaction.prepare_cached(sql)?.execute(params![user.as_str(), place])?;
            Ok(())
        })
    }

    /// The drafts of a person.
    pub fn drafts(&self, user: &UserName) -> Result<Drafts, Failure> {
        let sql = "select place, body, at from drafts where user = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut found = statement.query([user.as_str()])?;
        let mut drafts = Drafts::new();
        while let Some(row) = found.next()? {
            let at = Moment::from_seconds(row.get(2)?).ok_or(Failure::Damaged)?;
            drafts.insert(row.get(0)?, Draft { body: row.get(1)?, at });
        }
        Ok(drafts)
    }

    /// A number that changes when another connection has written; its own writes do not change it.
    pub fn data_version(&self) -> Result<i64, Failure> {
        Ok(self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }
}
