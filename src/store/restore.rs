//! Putting a backup back in the place of the database.
//!
//! Invariant: what takes the place was looked at from beginning to end, and everything that was destroyed since the backup
//! was destroyed in it again before anybody can open it. The database that was there is kept beside.

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::error::Failure;
use super::{Access, Store, beside, destroy, schema, sessions};
use crate::procedure::destruction::Signed;

/// What a restore did.
#[derive(Clone, Debug)]
pub struct Restored {
    /// How many cases the backup had.
    pub cases: usize,
    /// How many of them were destroyed again.
    pub destroyed_again: usize,
    /// The head of its journal.
    pub head: String,
    /// Where the database that was there is now.
    pub kept: Option<PathBuf>,
}

/// Puts `backup` in the place of the database at `database`. Nobody may have it open.
pub fn restore(backup: &Path, database: &Path, signed: &Signed) -> Result<Restored, Failure> {
    if std::fs::metadata(backup)?.len() == 0 {
        return Err(Failure::NotOurs);
    }
    schema::make_folder(database)?;
    let _alone = sessions::alone(database)?;
    let new = beside(database, ".restoring");
    let made = prepare(backup, database, &new, signed);
    if made.is_err() {
        remove(&new)?;
    }
    let (cases, destroyed_again, head) = made?;
    let kept = take_the_place(&new, database, signed)?;
    Ok(Restored { cases, destroyed_again, head, kept })
}

/// A copy of the backup, at the newest schema, checked, without what was destroyed since, all of it in the one file.
fn prepare(backup: &Path, database: &Path, new: &Path, signed: &Signed) -> Result<(usize, usize, String), Failure> {
    remove(new)?;
    let mut copy = OpenOptions::new().write(true).create_new(true).mode(0o600).open(new)?;
    std::io::copy(&mut std::fs::File::open(backup)?, &mut copy)?;
    copy.sync_all()?;
    let mut store = Store::open(new, Access::ReadWrite)?;
    if !store.check(None)?.faults.is_empty() {
        return Err(Failure::Damaged);
    }
    let destroyed = destroy::noted(database, present(database).as_ref())?;
    let destroyed_again = store.destroy_again(&destroyed, signed)?;
    let is_swept = store.sweep()?;
    let report = store.check(None)?;
    if !report.faults.is_empty() || !is_swept || !store.empty_log()? {
        return Err(Failure::Damaged);
    }
    Ok((report.cases, destroyed_again, report.head))
}

/// The database that is there, where it can still be read.
fn present(database: &Path) -> Option<Store> {
    let connection = schema::open(database, Access::ReadOnly).ok()?;
    Some(Store { connection, path: database.to_owned(), recorder: None, _session: None })
}

/// Moves the new file in the place of the old one, which stays beside under another name.
fn take_the_place(new: &Path, database: &Path, signed: &Signed) -> Result<Option<PathBuf>, Failure> {
    let mut kept = None;
    if database.exists() {
        if let Ok(connection) = schema::open(database, Access::ReadWrite) {
            // one that cannot be emptied goes along beside
            let _ = Store { connection, path: database.to_owned(), recorder: None, _session: None }.empty_log();
        }
        let old = beside(database, &format!(".replaced-{}", signed.at.utc().format("%Y%m%d-%H%M%S")));
        std::fs::hard_link(database, &old)?;
        let log = beside(database, "-wal");
        if std::fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
            std::fs::rename(&log, beside(&old, "-wal"))?;
        }
        kept = Some(old);
    }
    for part in ["-wal", "-shm"] {
        remove_if_there(&beside(database, part))?;
    }
    std::fs::rename(new, database)?;
    remove(new)?;
    destroy::sync_folder(database)?;
    Ok(kept)
}

/// Removes a database that was begun here, with what lies beside it.
fn remove(new: &Path) -> Result<(), Failure> {
    for part in ["", "-wal", "-shm", ".lock", ".open", ".destroyed"] {
        remove_if_there(&beside(new, part))?;
    }
    Ok(())
}

fn remove_if_there(path: &Path) -> Result<(), Failure> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
