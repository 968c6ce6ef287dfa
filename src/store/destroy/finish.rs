//! The end of a run: the last traces on the disk go, and then there is a certificate.
//!
//! Invariant: no certificate before the write-ahead log was emptied into the database, whose freed room is overwritten
//! (`secure_delete`), and before the copies that the program itself kept beside it are gone. A reader that holds the log
//! back is named, and the list stays running until a later try succeeds.

use std::ffi::OsStr;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::params;
use sha2::{Digest, Sha256};

use super::super::cases::as_they_are;
use super::super::error::Failure;
use super::super::{Store, beside, journal, queue};
use super::again::Noted;
use super::{find, log, on_list, signed, step};
use crate::procedure::destruction::{self, Certificate, Gone, ListEvent, ListName, ListState, Refused};
use crate::procedure::house::House;
use crate::procedure::roles::Actor;
use crate::procedure::{CaseNumber, Moment, hex};

/// How long the log waits for one reader before it says so.
const READER_PATIENCE: Duration = Duration::from_millis(200);

/// How the end of a run went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finish {
    /// All is gone.
    Done(Box<Certificate>),
    /// These processes still read what was there before; it can be tried again. None is known where the system tells not.
    WaitsFor(Vec<u32>),
}

impl Store {
    /// Ends a run of which no dossier is left.
    pub fn finish_destruction(
        &mut self,
        name: ListName,
        actor: &Actor,
        house: &House,
        now: Moment,
    ) -> Result<Finish, Failure> {
        destruction::may_propose(actor)?;
        let (id, list) = find(&self.connection, name)?;
        destruction::may_run(&list, actor, house.date(now))?;
        if list.state != ListState::Running || !on_list(&self.connection, id)?.is_empty() {
            return Err(Refused::WrongState(list.state).into());
        }
        // reasons go with the cases: people write names in them
        self.write(|transaction| {
            let sql = "update destruction_events set reason = null where reason is not null and list_id in
                           (select list_id from destruction_cases where case_id in
                               (select case_id from destroyed_cases where list_id = ?1))";
            transaction.prepare_cached(sql)?.execute([id])?;
            Ok(())
        })?;
        // first whether anybody is in the way, before the file is written anew for nothing
        if !self.empty_log()? {
            return Ok(Finish::WaitsFor(readers_of(&self.path)));
        }
        if !self.sweep()? || !self.empty_log()? {
            return Ok(Finish::WaitsFor(readers_of(&self.path)));
        }
        remove_own_copies(&self.path)?;
        let certificate = self.write(|transaction| {
            let actor = &as_they_are(transaction, actor)?;
            let (id, list) = find(transaction, name)?;
            destruction::may_run(&list, actor, house.date(now))?;
            let certificate = certify(transaction, id, &list, now)?;
            keep_certificate(transaction, id, name, &certificate, &signed(actor, now))?;
            Ok(certificate)
        })?;
        note_beside(&self.path, self.notes()?)?;
        Ok(Finish::Done(Box::new(certificate)))
    }

    /// Writes the whole log into the database and empties it; false where a reader holds it back.
    pub(in crate::store) fn empty_log(&self) -> Result<bool, Failure> {
        let _turn = queue::wait(&self.path)?;
        self.connection.busy_timeout(READER_PATIENCE)?;
        let busy = self.connection.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get::<_, i64>(0));
        self.connection.busy_timeout(Duration::from_secs(5))?;
        match busy.map_err(Failure::from) {
            Err(Failure::Busy) => Ok(false),
            busy => Ok(busy? == 0),
        }
    }
}

/// What was destroyed, by whom, when.
fn certify(
    connection: &rusqlite::Connection,
    id: i64,
    list: &destruction::DestructionList,
    now: Moment,
) -> Result<Certificate, Failure> {
    let sql = "select number, version,
                   (select hash from journal where case_id = cases.id order by entry limit 1),
                   (select hash from journal where case_id = cases.id order by entry desc limit 1)
               from destroyed_cases join cases on cases.id = case_id where list_id = ?1 order by case_id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([id])?;
    let mut gone = Vec::new();
    while let Some(row) = rows.next()? {
        let number: String = row.get(0)?;
        let (begins, ends): (journal::Hash, journal::Hash) = (row.get(2)?, row.get(3)?);
        let number = CaseNumber::new(&number).map_err(|_| Failure::Damaged)?;
        gone.push(Gone { number, entries: row.get(1)?, first: hex(&begins), last: hex(&ends) });
    }
    let sql = "select count(*), (select coalesce(sum(files), 0) from destroyed_cases where list_id = ?1)
               from destruction_cases where list_id = ?1 and outcome = 'stayed'";
    let (stayed, files): (i64, i64) =
        connection.prepare_cached(sql)?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Certificate {
        list: list.name,
        proposed: list.proposed.clone(),
        confirmed: list.confirmed.clone(),
        begun: list.begun.clone(),
        done_at: now,
        gone,
        stayed: usize::try_from(stayed).unwrap_or(0),
        files: usize::try_from(files).unwrap_or(0),
        journal_head: hex(&journal::head(connection)?),
        lists_head: hex(&log::head(connection)?),
    })
}

/// Keeps a certificate, and its hash in the chain.
fn keep_certificate(
    transaction: &rusqlite::Transaction<'_>,
    id: i64,
    name: ListName,
    certificate: &Certificate,
    signed: &destruction::Signed,
) -> Result<(), Failure> {
    let body = serde_json::to_string(certificate).map_err(|_| Failure::Damaged)?;
    let sha256 = hex(&Sha256::digest(&body));
    let sql = "insert into destruction_certificates (list_id, body, sha256) values (?1, ?2, ?3)";
    transaction.prepare_cached(sql)?.execute(params![id, body, sha256])?;
    step(transaction, id, name, &ListEvent::Done { certificate: sha256 }, None, signed)
}

/// Where destructions are noted beside the database, so that they survive its loss.
fn sidecar(database: &Path) -> PathBuf {
    beside(database, ".destroyed")
}

/// What is noted beside the database; a line that cannot be read is none.
pub(super) fn read_beside(database: &Path) -> Vec<Noted> {
    let text = std::fs::read_to_string(sidecar(database)).unwrap_or_default();
    text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// Notes destructions beside the database, one a line; the file is whole at any moment.
fn note_beside(database: &Path, notes: Vec<Noted>) -> Result<(), Failure> {
    let path = sidecar(database);
    let mut all = read_beside(database);
    for note in notes {
        if !all.contains(&note) {
            all.push(note);
        }
    }
    let new = path.with_extension("destroyed-new");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&new)?;
    for note in &all {
        writeln!(file, "{}", serde_json::to_string(note).map_err(|_| Failure::Damaged)?)?;
    }
    file.sync_all()?;
    std::fs::rename(&new, &path)?;
    sync_folder(&path)
}

/// Makes what was renamed in the folder of `path` survive a power cut.
pub(in crate::store) fn sync_folder(path: &Path) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(File::open(folder)?.sync_all()?)
}

/// Removes the copies that the program made beside the database: before a migration, and at a restore. They hold what was
/// destroyed.
fn remove_own_copies(database: &Path) -> Result<(), Failure> {
    let Some(name) = database.file_name().and_then(OsStr::to_str) else { return Ok(()) };
    let folder = database.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    for file in std::fs::read_dir(folder)? {
        let file = file?;
        let is_copy = file
            .file_name()
            .to_str()
            .and_then(|found| found.strip_prefix(name))
            .is_some_and(|rest| [".before-", ".replaced-"].into_iter().any(|kind| rest.starts_with(kind)));
        if is_copy {
            std::fs::remove_file(file.path())?;
        }
    }
    Ok(())
}

/// The processes that read the database at an earlier moment, by the locks that the kernel knows of.
fn readers_of(database: &Path) -> Vec<u32> {
    let Ok(inode) = std::fs::metadata(beside(database, "-shm")).map(|file| file.ino()) else { return Vec::new() };
    let locks = std::fs::read_to_string("/proc/locks").unwrap_or_default();
    let mut readers: Vec<u32> = locks.lines().filter_map(|line| reader(line, inode)).collect();
    readers.sort_unstable();
    readers.dedup();
    readers.retain(|reader| *reader != std::process::id());
    readers
}

/// The process of a line of `/proc/locks`, where it reads at a mark of the log (bytes 123 to 127 of the shared memory).
fn reader(line: &str, inode: u64) -> Option<u32> {
    let mut fields = line.split_whitespace().skip(3);
    let (kind, process, file, from) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    let is_ours = file.rsplit(':').next()?.parse() == Ok(inode);
    let is_mark = (123..=127).contains(&from.parse::<u64>().ok()?);
    (kind == "READ" && is_ours && is_mark).then(|| process.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::reader;

    #[test]
    fn a_reader_is_known_by_its_lock() {
        let line = "12: POSIX  ADVISORY  READ 4711 fe:00:655 124 124";
        assert_eq!(reader(line, 655), Some(4711));
        assert_eq!(reader(line, 656), None);
        assert_eq!(reader("12: POSIX  ADVISORY  WRITE 4711 fe:00:655 120 120", 655), None);
        assert_eq!(reader("12: -> POSIX  ADVISORY  READ 4711 fe:00:655 124 124", 655), None);
    }
}
