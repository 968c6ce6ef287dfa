//! Destroying again, in a restored backup, what was destroyed since it was made.
//!
//! Invariant: only what was noted when it was destroyed goes, and only where it is that very case: its number and the hash
//! of its first entry must both fit.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::super::cases::fold;
use super::super::error::Failure;
use super::super::{Store, journal};
use super::{ends, erase, finish, log, step};
use crate::procedure::destruction::{Certificate, Gone, ListEvent, Signed};
use crate::procedure::figures::CaseFigures;
use crate::procedure::{CaseNumber, hex};

/// A destruction as it is noted beside the database: one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct Noted {
    /// The certificate, as it was written.
    pub certificate: String,
    /// The figures of what went.
    pub figures: Vec<(CaseNumber, CaseFigures)>,
}

/// All that is noted, in the database that is there and in the file beside it.
pub(in crate::store) fn noted(database: &Path, present: Option<&Store>) -> Result<Vec<Noted>, Failure> {
    let mut all = finish::read_beside(database);
    // a database that cannot be read any more leaves the file
    for note in present.and_then(|store| store.notes().ok()).unwrap_or_default() {
        if !all.contains(&note) {
            all.push(note);
        }
    }
    Ok(all)
}

impl Store {
    /// The destructions of this database, oldest first.
    pub(in crate::store) fn notes(&self) -> Result<Vec<Noted>, Failure> {
        let sql = "select destruction_certificates.list_id, body from destruction_certificates
                   join destruction_events on destruction_events.list_id = destruction_certificates.list_id
                   where event = 'done' order by seq";
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        let mut notes = Vec::new();
        while let Some(row) = rows.next()? {
            let figures = log::figures(&self.connection, row.get(0)?)?;
            notes.push(Noted { certificate: row.get(1)?, figures });
        }
        Ok(notes)
    }

    /// Destroys again what was noted and is here; gives how many cases that were.
    pub(in crate::store) fn destroy_again(&mut self, notes: &[Noted], signed: &Signed) -> Result<usize, Failure> {
        let mut count = 0;
        for note in notes {
            count += self.write(|transaction| again(transaction, note, signed))?;
        }
        Ok(count)
    }
}

fn again(transaction: &Transaction<'_>, note: &Noted, signed: &Signed) -> Result<usize, Failure> {
    let certificate: Certificate = serde_json::from_str(&note.certificate).map_err(|_| Failure::Damaged)?;
    let sha256 = hex(&Sha256::digest(&note.certificate));
    let sql = "select exists (select 1 from destruction_certificates where sha256 = ?1)";
    if transaction.prepare_cached(sql)?.query_row([&sha256], |row| row.get(0))? {
        return Ok(0);
    }
    let id = the_list(transaction, &certificate)?;
    log::append(transaction, id, certificate.list, &ListEvent::Running, None, signed)?;
    let sql = "update destruction_lists set state = 'running', is_restored = 1 where id = ?1";
    transaction.prepare_cached(sql)?.execute([id])?;
    let mut count = 0;
    for gone in &certificate.gone {
        if let Some(case_id) = that_case(transaction, gone)? {
            put_on(transaction, id, case_id)?;
            let case = fold(transaction, case_id, &gone.number)?;
            let figures = note.figures.iter().find(|(number, _)| *number == gone.number);
            let figures = figures.map_or_else(|| CaseFigures::of(&case), |(_, figures)| figures.clone());
            erase::erase(transaction, id, case_id, &case, &figures)?;
            count += 1;
        }
    }
    let sql = "update destruction_cases set outcome = 'stayed' where list_id = ?1 and outcome is null";
    transaction.prepare_cached(sql)?.execute([id])?;
    let sql = "insert into destruction_certificates (list_id, body, sha256) values (?1, ?2, ?3)";
    transaction.prepare_cached(sql)?.execute(params![id, note.certificate, sha256])?;
    step(transaction, id, certificate.list, &ListEvent::Done { certificate: sha256 }, None, signed)?;
    Ok(count)
}

/// The list of that name, where it was made before the backup; else a new one.
fn the_list(transaction: &Transaction<'_>, certificate: &Certificate) -> Result<i64, Failure> {
    let name = certificate.list.to_string();
    let sql = "select id, state from destruction_lists where name = ?1";
    let found: Option<(i64, String)> =
        transaction.prepare_cached(sql)?.query_row([&name], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    match found {
        // another list of that name was run here: this is not the office that the note is of
        Some((_, state)) if state == "done" => Err(Failure::Damaged),
        Some((id, _)) => Ok(id),
        None => {
            let sql = "insert into destruction_lists (name, state, is_restored) values (?1, 'proposed', 1)";
            transaction.prepare_cached(sql)?.execute([&name])?;
            Ok(transaction.last_insert_rowid())
        }
    }
}

/// The row of that very case, where it is here and not destroyed.
fn that_case(connection: &Connection, gone: &Gone) -> Result<Option<i64>, Failure> {
    let sql = "select cases.id, hash from cases join journal on case_id = cases.id and entry = 1
               where number = ?1 and stage <> 'destroyed'";
    let found: Option<(i64, journal::Hash)> = connection
        .prepare_cached(sql)?
        .query_row([gone.number.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.filter(|(_, hash)| hex(hash) == gone.first).map(|(id, _)| id))
}

/// On this list, and on no other any more.
fn put_on(transaction: &Transaction<'_>, id: i64, case_id: i64) -> Result<(), Failure> {
    let sql = "select list_id from destruction_cases where case_id = ?1 and outcome is null";
    let mut statement = transaction.prepare_cached(sql)?;
    let lists = statement.query_map([case_id], |row| row.get::<_, i64>(0))?.collect::<Result<Vec<_>, _>>()?;
    for other in lists.iter().filter(|list| **list != id) {
        ends(transaction, *other, case_id, "stayed")?;
    }
    if !lists.contains(&id) {
        let sql = "insert into destruction_cases (list_id, case_id) values (?1, ?2)";
        transaction.prepare_cached(sql)?.execute([id, case_id])?;
    }
    Ok(())
}
