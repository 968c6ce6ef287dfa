//! The journal on disk: entries with the chain of hashes that shows whether anybody changed them.
//!
//! Invariant: `hash = SHA-256(hash before, case, entry, time, actor, event, commitment)` over all cases in the order of
//! writing, and `commitment = SHA-256(salt, payload)`. Erasing payload and salt of a destroyed case leaves the chain whole,
//! and nothing can be guessed from it.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use sha2::{Digest, Sha256};

use super::error::Failure;
use crate::procedure::journal::{Entry, Event};
use crate::procedure::{CaseNumber, Moment, UserName};

pub(super) type Hash = Vec<u8>;

/// The hash before the first entry.
pub(super) fn beginning() -> Hash {
    vec![0; 32]
}

/// One row, as it is kept.
pub(super) struct Kept {
    pub case: String,
    pub entry: u32,
    pub at: i64,
    pub by: String,
    pub event: String,
    pub payload: String,
    pub salt: Vec<u8>,
    pub commitment: Vec<u8>,
    pub hash: Hash,
}

impl Kept {
    pub const COLUMNS: &str = "cases.number, journal.entry, journal.at, journal.by, journal.event, journal.payload, \
                               journal.salt, journal.commitment, journal.hash";

    pub fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            case: row.get(0)?,
            entry: row.get(1)?,
            at: row.get(2)?,
            by: row.get(3)?,
            event: row.get(4)?,
            payload: row.get(5)?,
            salt: row.get(6)?,
            commitment: row.get(7)?,
            hash: row.get(8)?,
        })
    }

    /// Whether payload and hashes are those that were written, after the hash `before`. Of what was destroyed only the
    /// hashes are left.
    pub fn is_untouched(&self, before: &[u8]) -> bool {
        let is_as_written = self.is_erased() || self.commitment == commitment(&self.salt, &self.payload);
        is_as_written && self.hash == self.chained(before)
    }

    /// Whether payload and salt were destroyed; no entry is written without.
    pub fn is_erased(&self) -> bool {
        self.payload.is_empty() && self.salt.is_empty()
    }

    fn chained(&self, before: &[u8]) -> Hash {
        hash_after(
            before,
            &[
                self.case.as_bytes(),
                &self.entry.to_be_bytes(),
                &self.at.to_be_bytes(),
                self.by.as_bytes(),
                self.event.as_bytes(),
                &self.commitment,
            ],
        )
    }

    /// The entry it holds; `None` where it cannot be read.
    pub fn entry(&self) -> Option<Entry> {
        Some(Entry {
            number: self.entry,
            at: Moment::from_seconds(self.at)?,
            by: UserName::new(&self.by).ok()?,
            event: serde_json::from_str::<Event>(&self.payload).ok()?,
        })
    }
}

/// The hash of a row of a chain: over the hash before it and all its parts, each after its length, so that no two rows can
/// read alike.
pub(super) fn hash_after(before: &[u8], parts: &[&[u8]]) -> Hash {
    let mut hash = Sha256::new();
    hash.update(before);
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().to_vec()
}

fn commitment(salt: &[u8], payload: &str) -> Hash {
    let mut hash = Sha256::new();
    hash.update(salt);
    hash.update(payload.as_bytes());
    hash.finalize().to_vec()
}

/// The last hash of the chain.
pub(super) fn head(connection: &Connection) -> Result<Hash, Failure> {
    let head = connection
        .prepare_cached("select hash from journal order by seq desc limit 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(head.unwrap_or_else(beginning))
}

/// Adds an entry to the chain.
pub(super) fn append(
    transaction: &Transaction<'_>,
    case_id: i64,
    number: &CaseNumber,
    entry: &Entry,
) -> Result<(), Failure> {
    let payload = serde_json::to_string(&entry.event).map_err(|_| Failure::Damaged)?;
    let mut salt = vec![0; 16];
    getrandom::fill(&mut salt).map_err(|_| Failure::Io(std::io::ErrorKind::Other))?;
    let mut kept = Kept {
        case: number.to_string(),
        entry: entry.number,
        at: entry.at.seconds(),
        by: entry.by.to_string(),
        event: entry.event.name().to_owned(),
        commitment: commitment(&salt, &payload),
        payload,
        salt,
        hash: Hash::new(),
    };
    kept.hash = kept.chained(&head(transaction)?);
    transaction
        .prepare_cached(
            "insert into journal (case_id, entry, at, by, event, payload, salt, commitment, hash)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            case_id,
            kept.entry,
            kept.at,
            kept.by,
            kept.event,
            kept.payload,
            kept.salt,
            kept.commitment,
            kept.hash
        ])?;
    Ok(())
}

/// The journal of one case, in order.
pub(super) fn of_case(connection: &Connection, case_id: i64) -> Result<Vec<Entry>, Failure> {
    let sql = "select entry, at, by, payload from journal where case_id = ?1 order by entry";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([case_id])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let by: String = row.get(2)?;
        let payload: String = row.get(3)?;
        entries.push(Entry {
            number: row.get(0)?,
            at: Moment::from_seconds(row.get(1)?).ok_or(Failure::Damaged)?,
            by: UserName::new(&by).map_err(|_| Failure::Damaged)?,
            event: serde_json::from_str(&payload).map_err(|_| Failure::Damaged)?,
        });
    }
    Ok(entries)
}
