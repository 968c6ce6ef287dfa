//! Who looked into a case, and when (default 11).
//!
//! Invariant: only an archivist who may see the case sees who looked into it.

use rusqlite::{Transaction, params};

use super::cases::known;
use super::error::Failure;
use super::{Store, rows};
use crate::procedure::case::Case;
use crate::procedure::reading::{Looked, Reading};
use crate::procedure::roles::Actor;
use crate::procedure::{CaseNumber, Choice, Line, Moment, Role, UserName};

/// The most that are told of one case: the last ones.
const LIMIT: u32 = 200;

impl Store {
    /// Who opened the case, the last one first; nothing for who is no archivist.
    pub fn readings(&self, number: &CaseNumber, actor: &Actor) -> Result<Vec<Reading>, Failure> {
        if !actor.is(Role::Archivist) {
            return Ok(Vec::new());
        }
        self.load(number, actor)?;
        let id = rows::id_of(&self.connection, number)?;
        let sql = "select user, at, how, reason from readings where case_id = ?1 order by at desc, id desc limit ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut found = statement.query((id, LIMIT))?;
        let mut readings = Vec::new();
        while let Some(row) = found.next()? {
            let (by, how): (String, String) = (row.get(0)?, row.get(2)?);
            readings.push(Reading {
                by: UserName::new(&by).map_err(|_| Failure::Damaged)?,
                at: Moment::from_seconds(row.get(1)?).ok_or(Failure::Damaged)?,
                how: Looked::from_name(&how).ok_or(Failure::Damaged)?,
                reason: row.get(3)?,
            });
        }
        Ok(readings)
    }

    /// The case, for somebody who may open it and takes a copy of it away, which is noted down.
    pub fn note_export(&mut self, number: &CaseNumber, actor: &Actor, now: Moment) -> Result<Case, Failure> {
        let case = self.load(number, actor)?;
        self.write(|transaction| {
            let id = rows::id_of(transaction, number)?;
            note(transaction, id, actor, Looked::Exported, None, now)
        })?;
        Ok(case)
    }

    /// The cases that this person may open and that fit, the first number first. Every one is read for it.
    pub fn cases_that(&self, actor: &Actor, fits: impl Fn(&Case) -> bool) -> Result<Vec<Case>, Failure> {
        let sql = format!("select id, number from cases where {} order by id", rows::visible_to(actor));
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query(&[(":me", actor.user.as_str())])?;
        let mut cases = Vec::new();
        while let Some(row) = found.next()? {
            let number: String = row.get(1)?;
            let number = CaseNumber::new(&number).map_err(|_| Failure::Damaged)?;
            let case = known(&self.connection, row.get(0)?, &number, actor)?;
            if fits(&case) {
                cases.push(case);
            }
        }
        Ok(cases)
    }
}

/// Notes down a looking.
pub(super) fn note(
    transaction: &Transaction<'_>,
    id: i64,
    actor: &Actor,
    how: Looked,
    reason: Option<&Line>,
    now: Moment,
) -> Result<(), Failure> {
    let sql = "insert into readings (case_id, user, at, how, reason) values (?1, ?2, ?3, ?4, ?5)";
    let values = params![id, actor.user.as_str(), now.seconds(), how.name(), reason.map(Line::as_str)];
    transaction.prepare_cached(sql)?.execute(values)?;
    Ok(())
}
