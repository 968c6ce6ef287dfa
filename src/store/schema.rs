//! Opening the database: its file, its settings, and the numbered migrations that bring it to the newest schema.
//!
//! Invariant: what is opened is ours, not newer than this program, and at the newest schema; a new and a ten-year-old
//! database have the same one. A file that is not ours is never touched.

use std::fs::{self, DirBuilder, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, FileControl, OpenFlags, TransactionBehavior};

use super::Access;
use super::error::Failure;
use super::queue;

/// Says of a file that it is ours: "KLB1".
const APPLICATION_ID: i32 = 0x4b4c_4231;
/// Older ones can lose committed writes when one connection writes while another checkpoints.
const OLDEST_SQLITE: i32 = 3_051_003;

/// The migrations, oldest first: number n brings `user_version` to n.
const MIGRATIONS: &[&str] = &[include_str!("../../assets/schema/0001_the_desk.sql")];

fn newest() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// Opens the database at `path`, making or migrating it where it is opened to be written.
pub fn open(path: &Path, access: Access) -> Result<Connection, Failure> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(Failure::Sql(rusqlite::version_number()));
    }
    let exists = is_there(path)?;
    match access {
        Access::ReadOnly if !exists => return Err(Failure::Missing),
        Access::ReadOnly => {}
        Access::ReadWrite => {
            make_folder(path)?;
            on_this_machine(path)?;
            if !exists {
                make_file(path)?;
            }
        }
    }
    let mut connection = connect(path, access).map_err(|failure| match failure {
        // it is there, and this account may not read it
        Failure::Missing if exists => Failure::NoAccess,
        failure => failure,
    })?;
    let found = identify(&connection)?;
    settle(&connection, access)?;
    if found < newest() {
        if access == Access::ReadOnly {
            return Err(if found == 0 { Failure::Missing } else { Failure::ReadOnly });
        }
        migrate(&mut connection, path)?;
    }
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// The version of its schema; refuses what is not ours or newer. Changes nothing, so that a file of others stays as it is.
fn identify(connection: &Connection) -> Result<i64, Failure> {
    // seen at one moment: another session may be making the tables just now
    let _reading = connection.unchecked_transaction()?;
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if found > 0 && id != APPLICATION_ID || found == 0 && has_tables(connection)? {
        return Err(Failure::NotOurs);
    }
    if found > newest() {
        return Err(Failure::NewerSchema { found, known: newest() });
    }
    Ok(found)
}

/// Whether there is a file; an error where there is something else. It is not opened here: whoever closes a file takes every
/// lock on it from the whole process (POSIX), also from a connection that is in the middle of writing. What is in it SQLite sees.
fn is_there(path: &Path) -> Result<bool, Failure> {
    match fs::metadata(path) {
        Ok(found) if found.is_file() => Ok(true),
        Ok(_) => Err(Failure::NotOurs),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn make_folder(path: &Path) -> Result<(), Failure> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    if folder.is_dir() {
        return Ok(());
    }
    Ok(DirBuilder::new().recursive(true).mode(0o700).create(folder)?)
}

fn make_file(path: &Path) -> Result<(), Failure> {
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(_) => Ok(()),
        // another session was first
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Refuses network file systems, where the locks of SQLite cannot be trusted.
#[cfg(target_os = "linux")]
fn on_this_machine(path: &Path) -> Result<(), Failure> {
    // NFS, SMB (three kinds), AFS. FUSE is not among them: it can be a disk of this machine too
    const NETWORK: [i64; 5] = [0x6969, 0x517b, 0xff53_4d42, 0xfe53_4d42, 0x5346_414f];
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(found) = rustix::fs::statfs(folder) else { return Ok(()) };
    #[allow(clippy::unnecessary_cast, clippy::useless_conversion)] // its type differs from machine to machine
    let kind = found.f_type as i64;
    if NETWORK.contains(&kind) { Err(Failure::NetworkFileSystem) } else { Ok(()) }
}

#[cfg(not(target_os = "linux"))]
#[allow(clippy::unnecessary_wraps)]
fn on_this_machine(_: &Path) -> Result<(), Failure> {
    Ok(())
}

fn connect(path: &Path, access: Access) -> Result<Connection, Failure> {
    let writing = match access {
        Access::ReadWrite => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Access::ReadOnly => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let connection = Connection::open_with_flags(path, writing | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    // text in double quotes is a name, never silently a string
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // no statement can damage the file itself, nor the tables under the index
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    Ok(connection)
}

/// The settings that write to the file, or to files beside it: only once it is known to be ours.
fn settle(connection: &Connection, access: Access) -> Result<(), Failure> {
    if access == Access::ReadWrite {
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "synchronous", "full")?;
        connection.pragma_update(None, "secure_delete", true)?;
        connection.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
        // the log stays when the last session leaves: otherwise nobody could even read on a full disk
        let mut keep = 1;
        connection.file_control(None::<&str>, FileControl::PersistWal(&mut keep))?;
    } else {
        connection.pragma_update(None, "query_only", true)?;
    }
    Ok(())
}

fn has_tables(connection: &Connection) -> Result<bool, Failure> {
    Ok(connection.query_row("select exists (select 1 from sqlite_master)", [], |row| row.get(0))?)
}

/// Brings the database to the newest schema, each step in a transaction; an older one is copied beside first.
fn migrate(connection: &mut Connection, path: &Path) -> Result<(), Failure> {
    let _turn = queue::wait(path)?;
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > 0 && found < newest() {
        super::upkeep::copy(connection, &super::beside(path, &format!(".before-{}", newest())))?;
    }
    let from = usize::try_from(found).unwrap_or(0);
    for (index, sql) in MIGRATIONS.iter().enumerate().skip(from) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let now: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
        // another session can have been first
        if usize::try_from(now).unwrap_or(usize::MAX) <= index {
            transaction.execute_batch(sql)?;
            transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
            let version = i64::try_from(index + 1).unwrap_or(i64::MAX);
            transaction.pragma_update(None, "user_version", version)?;
        }
        transaction.commit()?;
    }
    Ok(())
}
