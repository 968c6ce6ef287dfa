//! The written records of archived cases (W7).
//!
//! Invariant: a case is archived with its record or not at all. The record is made of the case as it will be, before anybody
//! has to wait for it, and kept only where the case is still what it was made of; its hash is in the journal, so that the
//! chain covers it.

use rusqlite::{Connection, Transaction, params};

use super::cases::{Seen, add, as_they_are, fold};
use super::error::Failure;
use super::{Store, rows};
use crate::procedure::case::{Archiving, Case};
use crate::procedure::command::Command;
use crate::procedure::decide::decide;
use crate::procedure::house::House;
use crate::procedure::record::Record;
use crate::procedure::roles::{Actor, Sight};
use crate::procedure::{CaseNumber, Moment, Version};

/// Makes the record of a case that is being archived; `None` where it cannot be made.
pub type Recorder = Box<dyn Fn(&Case, &House) -> Option<Record> + Send>;

/// How often a record is made anew because somebody wrote in the case meanwhile.
const ATTEMPTS: usize = 5;

/// A record, and what it was made of.
pub(super) struct Made {
    pub of: Version,
    pub record: Record,
}

impl Store {
    /// The same store, which can archive: this makes the records.
    pub fn with_records(mut self, recorder: impl Fn(&Case, &House) -> Option<Record> + Send + 'static) -> Self {
        self.recorder = Some(Box::new(recorder));
        self
    }

    /// Takes a case into the archive. Making its record takes a while, in which others write; so it is made first, and made
    /// anew where the case is another by then.
    pub(super) fn archive_case(
        &mut self,
        number: &CaseNumber,
        seen: Seen,
        actor: &Actor,
        house: &House,
        now: Moment,
    ) -> Result<Case, Failure> {
        for _ in 0..ATTEMPTS {
            let made = self.make_record(number, actor, house, now)?;
            match self.act(number, seen, &Command::Archive, Some(&made), actor, house, now) {
                Err(Failure::RecordIsOld) => {}
                done => return done,
            }
        }
        Err(Failure::Busy)
    }

    /// The record of a case as it will be once it is archived.
    fn make_record(&self, number: &CaseNumber, actor: &Actor, house: &House, now: Moment) -> Result<Made, Failure> {
        let connection = &self.connection;
        let actor = &as_they_are(connection, actor)?;
        let mut case = fold(connection, rows::id_of(connection, number)?, number)?;
        if actor.sight_of(&case) != Sight::Open {
            return Err(Failure::NotFound);
        }
        let of = case.version();
        for event in decide(&case, &Command::Archive, actor, house, now)? {
            add(&mut case, event, actor, now);
        }
        let record = self.recorder.as_ref().and_then(|recorder| recorder(&case, house)).ok_or(Failure::NoRecord)?;
        Ok(Made { of, record })
    }

    /// The records of an archived case, the first one first, for somebody who may open it.
    pub fn records(&self, number: &CaseNumber, actor: &Actor) -> Result<Vec<Record>, Failure> {
        self.load(number, actor)?;
        let id = rows::id_of(&self.connection, number)?;
        Ok(of_case(&self.connection, id)?.into_iter().map(|kept| kept.record).collect())
    }
}

/// A record as it is kept.
struct Kept {
    entry: u32,
    sha256: String,
    record: Record,
}

/// Keeps the record of the archiving that is the last entry of `case`.
pub(super) fn keep(
    transaction: &Transaction<'_>,
    id: i64,
    archived: &Archiving,
    record: &Record,
) -> Result<(), Failure> {
    let sql = "insert into records (case_id, entry, pdf, text, manifest, sha256) values (?1, ?2, ?3, ?4, ?5, ?6)";
    let Record { pdf, text, manifest } = record;
    let row = params![id, archived.entry, pdf, text, manifest, record.sha256()];
    transaction.prepare_cached(sql)?.execute(row)?;
    Ok(())
}

fn of_case(connection: &Connection, id: i64) -> Result<Vec<Kept>, Failure> {
    let sql = "select entry, sha256, pdf, text, manifest from records where case_id = ?1 order by entry";
    let mut statement = connection.prepare_cached(sql)?;
    let kept = statement.query_map([id], |row| {
        let record = Record { pdf: row.get(2)?, text: row.get(3)?, manifest: row.get(4)? };
        Ok(Kept { entry: row.get(0)?, sha256: row.get(1)?, record })
    })?;
    Ok(kept.collect::<Result<Vec<_>, _>>()?)
}

/// Whether every archiving of a case has its record, each as it was made, and there is no other.
pub(super) fn are_sound(connection: &Connection, id: i64, case: &Case) -> Result<bool, Failure> {
    let kept = of_case(connection, id)?;
    let archivings: Vec<&Archiving> = case.earlier_archivings.iter().chain(&case.archived).collect();
    let is_of = |(kept, archived): (&Kept, &&Archiving)| {
        kept.entry == archived.entry
            && archived.record.as_ref() == Some(&kept.sha256)
            && kept.record.sha256() == kept.sha256
            && kept.record.is_whole()
    };
    Ok(kept.len() == archivings.len() && kept.iter().zip(&archivings).all(is_of))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
