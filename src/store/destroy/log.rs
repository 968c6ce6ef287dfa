//! What happened to destruction lists, chained by hashes like the journal and tied to it by its head; and certificates.
//!
//! Invariant: `hash = SHA-256(hash before, list, time, person, event, detail, head of the journal)`. A reason is no part of
//! it: people write names in reasons, and those go with the cases.

use rusqlite::{Connection, Transaction, params};
use sha2::{Digest, Sha256};

use super::super::error::Failure;
use super::super::journal;
use crate::procedure::destruction::{Certificate, DestructionList, Dossier, ListEvent, ListName, Signed};
use crate::procedure::figures::CaseFigures;
use crate::procedure::{CaseNumber, Choice, Line, Moment, UserName, hex};

/// Adds what happened to a list.
pub(super) fn append(
    transaction: &Transaction<'_>,
    list_id: i64,
    name: ListName,
    event: &ListEvent,
    reason: Option<&Line>,
    signed: &Signed,
) -> Result<(), Failure> {
    let detail = serde_json::to_string(event).map_err(|_| Failure::Damaged)?;
    let (journal_head, state) = (journal::head(transaction)?, event.state().name());
    let row = Row {
        name: name.to_string(),
        at: signed.at.seconds(),
        by: signed.by.to_string(),
        event: state.to_owned(),
        detail,
        journal_head,
    };
    let hash = row.chained(&head(transaction)?);
    let sql = "insert into destruction_events (list_id, at, by, event, detail, reason, journal_head, hash)
               values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let reason = reason.map(Line::as_str);
    let values = params![list_id, row.at, row.by, row.event, row.detail, reason, row.journal_head, hash];
    transaction.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// The last hash of the chain of lists.
pub(super) fn head(connection: &Connection) -> Result<journal::Hash, Failure> {
    let sql = "select hash from destruction_events order by seq desc limit 1";
    match connection.prepare_cached(sql)?.query_row([], |row| row.get(0)) {
        Err(rusqlite::Error::QueryReturnedNoRows) => Ok(journal::beginning()),
        found => Ok(found?),
    }
}

/// A row of the chain, as far as it is hashed.
struct Row {
    name: String,
    at: i64,
    by: String,
    event: String,
    detail: String,
    journal_head: journal::Hash,
}

impl Row {
    fn chained(&self, before: &[u8]) -> journal::Hash {
        journal::hash_after(
            before,
            &[
                self.name.as_bytes(),
                &self.at.to_be_bytes(),
                self.by.as_bytes(),
                self.event.as_bytes(),
                self.detail.as_bytes(),
                &self.journal_head,
            ],
        )
    }
}

/// The list as its events left it, without its dossiers.
pub(super) fn list(connection: &Connection, id: i64, name: ListName) -> Result<DestructionList, Failure> {
    let sql = "select at, by, detail, reason from destruction_events where list_id = ?1 order by seq";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([id])?;
    let mut list = DestructionList::named(name);
    while let Some(row) = rows.next()? {
        let (by, detail): (String, String) = (row.get(1)?, row.get(2)?);
        let signed = Signed {
            by: UserName::new(&by).map_err(|_| Failure::Damaged)?,
            at: Moment::from_seconds(row.get(0)?).ok_or(Failure::Damaged)?,
        };
        let event: ListEvent = serde_json::from_str(&detail).map_err(|_| Failure::Damaged)?;
        list.apply(&event, signed);
        let reason: Option<String> = row.get(3)?;
        let reason = reason.and_then(|reason| Line::new(&reason).ok());
        list.reasons.extend(reason.map(|reason| (list.state, reason)));
    }
    Ok(list)
}

/// The certificate of a list and its SHA-256, in hexadecimal.
pub(super) fn certificate(connection: &Connection, id: i64) -> Result<(Certificate, String), Failure> {
    let sql = "select body, sha256 from destruction_certificates where list_id = ?1";
    let (body, sha256): (String, String) =
        connection.prepare_cached(sql)?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok((serde_json::from_str(&body).map_err(|_| Failure::Damaged)?, sha256))
}

/// What was destroyed with a list: number and year of receipt.
pub(super) fn gone(connection: &Connection, id: i64) -> Result<Vec<Dossier>, Failure> {
    let dossier = |(number, figures): (CaseNumber, CaseFigures)| Dossier {
        number,
        received_in: figures.year,
        keep_until: None,
        obstacle: None,
    };
    Ok(figures(connection, id)?.into_iter().map(dossier).collect())
}

/// The figures of what was destroyed with a list.
pub(super) fn figures(connection: &Connection, id: i64) -> Result<Vec<(CaseNumber, CaseFigures)>, Failure> {
    let sql = "select number, destroyed_cases.figures from destroyed_cases join cases on cases.id = case_id
               where list_id = ?1 order by case_id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([id])?;
    let mut gone = Vec::new();
    while let Some(row) = rows.next()? {
        let (number, figures): (String, String) = (row.get(0)?, row.get(1)?);
        let number = CaseNumber::new(&number).map_err(|_| Failure::Damaged)?;
        gone.push((number, serde_json::from_str(&figures).map_err(|_| Failure::Damaged)?));
    }
    Ok(gone)
}

/// The names of the lists whose chain, state or certificate is not as it was written.
pub(in crate::store) fn verify(connection: &Connection) -> Result<Vec<String>, Failure> {
    let mut broken = Vec::new();
    let mut before = journal::beginning();
    let sql = "select name, at, by, event, detail, journal_head, hash from destruction_events
               join destruction_lists on destruction_lists.id = list_id order by seq";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let kept = Row {
            name: row.get(0)?,
            at: row.get(1)?,
            by: row.get(2)?,
            event: row.get(3)?,
            detail: row.get(4)?,
            journal_head: row.get(5)?,
        };
        let hash: journal::Hash = row.get(6)?;
        if hash != kept.chained(&before) {
            broken.push(kept.name);
        }
        before = hash;
    }
    let mut statement = connection.prepare(
        "select id, name, state, body, sha256 from destruction_lists
         left join destruction_certificates on list_id = id order by id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (id, name, state): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let (body, sha256): (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
        let parsed = name.parse().map_err(|_| Failure::Damaged)?;
        let is_state = list(connection, id, parsed).is_ok_and(|list| list.state.name() == state);
        let is_whole = match (&body, &sha256) {
            (Some(body), Some(sha256)) => is_named(connection, id, sha256)? && hex(&Sha256::digest(body)) == *sha256,
            _ => state != "done",
        };
        if !is_state || !is_whole {
            broken.push(name);
        }
    }
    broken.sort_unstable();
    broken.dedup();
    Ok(broken)
}

/// Whether the chain names this certificate.
fn is_named(connection: &Connection, id: i64, sha256: &str) -> Result<bool, Failure> {
    let sql = "select detail from destruction_events where list_id = ?1 and event = 'done'";
    let detail = connection.prepare_cached(sql)?.query_row([id], |row| row.get::<_, String>(0));
    let event = match detail {
        Err(rusqlite::Error::QueryReturnedNoRows) => return Ok(false),
        detail => serde_json::from_str::<ListEvent>(&detail?),
    };
    Ok(matches!(event, Ok(ListEvent::Done { certificate }) if certificate == sha256))
}
