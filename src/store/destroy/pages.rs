//! The room between the rows of a page, which SQLite leaves as it was.
//!
//! `secure_delete` overwrites what is deleted, but not the older copies of a row that SQLite made when it moved rows between
//! pages: they stay in room that no row uses any more (found by a scan of the bytes). Here that room is overwritten, through
//! SQLite's own pager, so that log, locks and readers hold as for every other write.
//!
//! Invariant: only bytes that no row uses are changed. A page that does not look as the file format says is left alone.

use std::fs;
use std::ops::Range;
use std::thread;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use super::super::error::Failure;
use super::super::{Store, beside};

/// So many pages are looked at before the log can be emptied by others.
const LOOKED_AT: i64 = 4_000;
/// So many are written before others get a turn.
const WRITTEN: usize = 400;
/// How long others have a turn between two pieces.
const PAUSE: Duration = Duration::from_millis(1);
/// How long the log may become before it must be emptied: as long as it is kept.
const LONGEST_LOG: u64 = 64 * 1024 * 1024;
/// From so many pages on, one that is no page of a tree can begin like one.
const MOST: i64 = 0x0200_0000;
/// Where the first page begins like the others: the head of the file is before it.
const HEAD: usize = 100;
/// Which byte of the head says how many bytes at the end of each page are nobody's.
const RESERVED: usize = 20;

/// How far it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wiped {
    /// All of it.
    All,
    /// Somebody reads what was there before, and the log would grow by all that is wiped.
    HeldBack,
    /// Pages cannot be had one by one, which is a matter of how SQLite was built.
    None,
}

impl Store {
    /// Overwrites the room that no row uses in every page there is. Others write meanwhile: what they write anew was never
    /// somebody's who is gone.
    pub(super) fn wipe_pages(&mut self) -> Result<Wiped, Failure> {
        let pages: i64 = self.connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
        if pages >= MOST || !has_pages(&self.connection)? {
            return Ok(Wiped::None);
        }
        // no statement can write to pages at any other time
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
        let wiped = self.wipe_up_to(pages);
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        wiped
    }

    fn wipe_up_to(&mut self, pages: i64) -> Result<Wiped, Failure> {
        let reserved = read(&self.connection, 1, |page| page.get(RESERVED).copied())?.unwrap_or_default();
        let mut first = 1;
        while first <= pages {
            let last = (first + LOOKED_AT - 1).min(pages);
            let looking = self.connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
            let found = to_wipe(&looking, first..last + 1, reserved)?;
            looking.commit()?;
            for some in found.chunks(WRITTEN) {
                self.write(|transaction| some.iter().try_for_each(|number| wipe_page(transaction, *number, reserved)))?;
                // whoever waits for a turn gets it
                thread::sleep(PAUSE);
            }
            if self.log_length() > LONGEST_LOG && !self.empty_log()? {
                return Ok(Wiped::HeldBack);
            }
            first = last + 1;
        }
        Ok(Wiped::All)
    }

    fn log_length(&self) -> u64 {
        fs::metadata(beside(&self.path, "-wal")).map_or(0, |log| log.len())
    }
}

fn has_pages(connection: &Connection) -> Result<bool, Failure> {
    let sql = "select exists (select 1 from pragma_module_list where name = 'sqlite_dbpage')";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

/// What `look` sees in a page.
fn read<T>(connection: &Connection, number: i64, look: impl FnOnce(&[u8]) -> T) -> Result<T, Failure> {
    let mut statement = connection.prepare_cached("select data from sqlite_dbpage where pgno = ?1")?;
    let mut rows = statement.query([number])?;
    let page = rows.next()?.map(|row| row.get_ref(0)).transpose()?;
    Ok(look(page.and_then(|page| page.as_blob().ok()).unwrap_or_default()))
}

/// The pages that have something in the room that no row uses.
fn to_wipe(connection: &Connection, numbers: Range<i64>, reserved: u8) -> Result<Vec<i64>, Failure> {
    let mut found = Vec::new();
    for number in numbers {
        let is_dirty = |page: &[u8]| {
            let room = unused(page, begin_of(number), usable(page, reserved)).unwrap_or_default();
            room.into_iter().any(|room| page[room].iter().any(|byte| *byte != 0))
        };
        if read(connection, number, is_dirty)? {
            found.push(number);
        }
    }
    Ok(found)
}

fn wipe_page(transaction: &Transaction<'_>, number: i64, reserved: u8) -> Result<(), Failure> {
    // it may have changed since it was looked at
    let wiped = read(transaction, number, |page| {
        let room = unused(page, begin_of(number), usable(page, reserved))?;
        let mut wiped = page.to_vec();
        for room in room {
            wiped[room].fill(0);
        }
        Some(wiped)
    })?;
    let Some(wiped) = wiped else { return Ok(()) };
    let sql = "update sqlite_dbpage set data = ?1 where pgno = ?2";
    transaction.prepare_cached(sql)?.execute(params![wiped, number])?;
    Ok(())
}

fn begin_of(number: i64) -> usize {
    if number == 1 { HEAD } else { 0 }
}

fn usable(page: &[u8], reserved: u8) -> usize {
    page.len().saturating_sub(reserved.into())
}

/// Where the room is that no row uses: between the list of rows and the rows, and between the rows. Nothing where this is no
/// page of a tree. Of a piece between the rows its first four bytes are in use: its place in the chain of them.
fn unused(page: &[u8], begin: usize, usable: usize) -> Option<Vec<Range<usize>>> {
    let number = |at: usize| Some(usize::from(u16::from_be_bytes([*page.get(at)?, *page.get(at + 1)?])));
    let head = match page.get(begin)? {
        2 | 5 => 12,
        10 | 13 => 8,
        _ => return None,
    };
    let (mut piece, rows, content) = (number(begin + 1)?, number(begin + 3)?, number(begin + 5)?);
    // the largest pages there are
    let content = if content == 0 { 65_536 } else { content };
    let list_ends = begin + head + 2 * rows;
    if list_ends > content || content > usable || usable > page.len() {
        return None;
    }
    let (mut room, mut before) = (Vec::new(), content);
    room.push(list_ends..content);
    while piece != 0 {
        let (next, length) = (number(piece)?, number(piece + 2)?);
        if piece < before || length < 4 || piece + length > usable {
            return None;
        }
        room.push(piece + 4..piece + length);
        (before, piece) = (piece + length, next);
    }
    Some(room)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A leaf with two rows, a piece of room between them, and something left in all of its room.
    fn leaf() -> Vec<u8> {
        let mut page = vec![b'?'; 128];
        page[..12].copy_from_slice(&[13, 0, 100, 0, 2, 0, 90, 0, 0, 90, 0, 120]);
        page[90..100].copy_from_slice(b"first row.");
        page[100..104].copy_from_slice(&[0, 0, 0, 20]);
        page[120..].copy_from_slice(b"2nd row.");
        page
    }

    #[test]
    fn the_room_between_rows_is_known_and_the_rows_are_left() {
        let page = leaf();
        assert_eq!(unused(&page, 0, 128).unwrap(), [12..90, 104..120]);
        // no page of a tree; one whose list of rows, content or chain does not fit
        for (at, value) in [(0, 1), (3, 1), (5, 1), (2, 99), (103, 40), (103, 3)] {
            let mut page = leaf();
            page[at] = value;
            assert_eq!(unused(&page, 0, 128), None, "{at}");
        }
        assert_eq!(unused(&[], 0, 0), None);
    }

    proptest! {
        #[test]
        fn no_page_is_too_odd(page in prop::collection::vec(any::<u8>(), 0..600), kind in prop::sample::select(&[2_u8, 5, 10, 13, 0][..])) {
            let mut page = page;
            if let Some(first) = page.first_mut() {
                *first = kind;
            }
            for room in unused(&page, 0, page.len()).unwrap_or_default() {
                prop_assert!(page.get(room).is_some());
            }
        }
    }
}
