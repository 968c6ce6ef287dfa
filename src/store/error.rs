//! What can go wrong with the database, named by what it means for the person. No prose: the words come in at the edge.

use rusqlite::ErrorCode;

use crate::procedure::destruction;
use crate::procedure::refusal::Refusal;
use crate::procedure::{EntryNo, Moment, UserName, Version};

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A rule of the procedure refuses.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// A rule of destruction refuses.
    #[error("refused: {0:?}")]
    NotDestroyed(destruction::Refused),
    /// There is no such case, or this person may not know of it.
    #[error("not found")]
    NotFound,
    /// No such person.
    #[error("no such person")]
    NoSuchPerson(UserName),
    /// That person is known already.
    #[error("person exists")]
    PersonExists(UserName),
    /// Who acts has left this desk meanwhile.
    #[error("has left")]
    HasLeft,
    /// So many cases would be left without an owner.
    #[error("cases left")]
    CasesLeft(usize),
    /// No such measure.
    #[error("no such measure")]
    NoSuchMeasure,
    /// Opening this case asks for a reason (project lead).
    #[error("reason needed")]
    ReasonNeeded,
    /// Somebody else changed the case meanwhile.
    #[error("changed meanwhile")]
    Conflict {
        /// Who.
        by: UserName,
        /// When.
        at: Moment,
        /// The entry that is in the way.
        entry: EntryNo,
        /// The version it has now.
        version: Version,
    },
    /// Others have the database open.
    #[error("in use")]
    InUse,
    /// A question was taken back before it was answered.
    #[error("interrupted")]
    Interrupted,
    /// The written record of a case cannot be made, so that it is not archived (W7).
    #[error("no record")]
    NoRecord,
    /// Somebody wrote in the case while its record was made.
    #[error("record is old")]
    RecordIsOld,
    /// Another session of this person types this draft.
    #[error("typed elsewhere")]
    TypedElsewhere,
    /// Others are writing, for longer than anybody should wait.
    #[error("busy")]
    Busy,
    /// No room on the disk.
    #[error("disk full")]
    DiskFull,
    /// The file or its folder cannot be written.
    #[error("read-only")]
    ReadOnly,
    /// There is no database here.
    #[error("missing")]
    Missing,
    /// The folder cannot be made or opened.
    #[error("no access")]
    NoAccess,
    /// Made by a newer version of the program.
    #[error("newer schema {found}, known {known}")]
    NewerSchema {
        /// The version of the schema found.
        found: i64,
        /// The newest one known.
        known: i64,
    },
    /// A database, or a file, but not one of this program.
    #[error("not ours")]
    NotOurs,
    /// The file is damaged.
    #[error("damaged")]
    Damaged,
    /// On a network file system, where locks cannot be trusted.
    #[error("network file system")]
    NetworkFileSystem,
    /// The file that a copy would be written to exists.
    #[error("file exists")]
    Exists,
    /// Something of the operating system.
    #[error("i/o: {0:?}")]
    Io(std::io::ErrorKind),
    /// A statement failed in a way that has no other name; the code of SQLite, never its text.
    #[error("sqlite code {0}")]
    Sql(i32),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::UnknownPerson(user) => Self::NoSuchPerson(user),
            refusal => Self::Refused(refusal),
        }
    }
}

impl From<destruction::Refused> for Failure {
    fn from(refused: destruction::Refused) -> Self {
        Self::NotDestroyed(refused)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::PermissionDenied => Self::NoAccess,
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::AlreadyExists => Self::Exists,
            kind => Self::Io(kind),
        }
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, _) = error else {
            return match error {
                rusqlite::Error::QueryReturnedNoRows => Self::NotFound,
                // a row that cannot be read back is a row that this program did not write
                _ => Self::Damaged,
            };
        };
        match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => Self::Busy,
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::OperationInterrupted => Self::Interrupted,
            ErrorCode::ReadOnly => Self::ReadOnly,
            ErrorCode::PermissionDenied => Self::NoAccess,
            ErrorCode::CannotOpen => Self::Missing,
            ErrorCode::NotADatabase => Self::NotOurs,
            ErrorCode::DatabaseCorrupt => Self::Damaged,
            ErrorCode::SystemIoFailure => Self::Io(std::io::ErrorKind::Other),
            _ => Self::Sql(failure.extended_code),
        }
    }
}
