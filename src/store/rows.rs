//! Between the values of the procedure and the columns of the database; nowhere else.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};

use super::error::Failure;
use crate::procedure::case::Case;
use crate::procedure::destruction::destroyable_after;
use crate::procedure::figures::CaseFigures;
use crate::procedure::roles::{Actor, Person, Roles};
use crate::procedure::summary::Summary;
use crate::procedure::{CaseNumber, Choice, Email, Line, Role, Stage, UserName};

/// The row of a case; one that was destroyed is no case any more.
pub(super) fn id_of(connection: &Connection, number: &CaseNumber) -> Result<i64, Failure> {
    let id = connection
        .prepare_cached("select id from cases where number = ?1 and stage <> 'destroyed'")?
        .query_row([number.as_str()], |row| row.get(0))
        .optional()?;
    id.ok_or(Failure::NotFound)
}

/// The columns of the projection, as they must be for `case`.
#[derive(Debug, PartialEq)]
#[allow(clippy::struct_excessive_bools)] // each is a column
pub(super) struct Projection {
    pub kind: &'static str,
    pub stage: &'static str,
    pub is_open: bool,
    pub subject: String,
    pub responsible: Option<String>,
    pub handed_to: Option<String>,
    pub respondent_user: Option<String>,
    pub received_at: i64,
    pub due: Option<String>,
    pub is_closed: bool,
    pub is_archived: bool,
    pub destroy_after: Option<String>,
    pub has_appeal: bool,
    pub version: u32,
    pub year: i32,
    pub summary: String,
    pub figures: String,
}

impl Projection {
    pub fn of(case: &Case) -> Result<Self, Failure> {
        let summary = Summary::of(case);
        let figures = CaseFigures::of(case);
        let stage = case.stage();
        let user = |user: &UserName| user.to_string();
        Ok(Self {
            kind: case.kind.name(),
            stage: stage.name(),
            is_open: !matches!(stage, Stage::ToArchive | Stage::Archived | Stage::Destroyed),
            subject: summary.subject.clone(),
            responsible: case.responsible.as_ref().map(user),
            handed_to: summary.handed_to.as_ref().map(user),
            respondent_user: case.respondent.as_ref().and_then(|respondent| respondent.user.as_ref()).map(user),
            received_at: case.received_at.seconds(),
            due: summary.next_term().map(|term| term.due.to_string()),
            is_closed: case.closed.is_some() || !case.earlier_archivings.is_empty(),
            is_archived: stage == Stage::Archived,
            destroy_after: destroyable_after(case).map(|last| last.to_string()),
            has_appeal: !case.appeals.is_empty(),
            version: summary.version,
            year: figures.year,
            summary: serde_json::to_string(&summary).map_err(|_| Failure::Damaged)?,
            figures: serde_json::to_string(&figures).map_err(|_| Failure::Damaged)?,
        })
    }

    /// Writes it; `id` where the case has a row already. Gives the row.
    pub fn write(&self, transaction: &Transaction<'_>, number: &CaseNumber, id: Option<i64>) -> Result<i64, Failure> {
        let sql = match id {
            None => {
                "insert into cases (id, number, kind, stage, is_open, subject, responsible, handed_to, respondent_user,
                     received_at, due, is_closed, is_archived, destroy_after, has_appeal, version, year, figures, summary)
                 values (:id, :number, :kind, :stage, :is_open, :subject, :responsible, :handed_to, :respondent_user,
                     :received_at, :due, :is_closed, :is_archived, :destroy_after, :has_appeal, :version, :year, :figures, :summary)"
            }
            Some(_) => {
                "update cases set number = :number, kind = :kind, stage = :stage, is_open = :is_open,
                     subject = :subject, responsible = :responsible, handed_to = :handed_to,
                     respondent_user = :respondent_user, received_at = :received_at, due = :due,
                     is_closed = :is_closed, is_archived = :is_archived, destroy_after = :destroy_after,
                     has_appeal = :has_appeal,
                     version = :version, year = :year, figures = :figures, summary = :summary
                 where id = :id"
            }
        };
        transaction.prepare_cached(sql)?.execute(named_params! {
            ":id": id, ":number": number.as_str(), ":kind": self.kind, ":stage": self.stage, ":is_open": self.is_open,
            ":subject": self.subject, ":responsible": self.responsible, ":handed_to": self.handed_to,
            ":respondent_user": self.respondent_user, ":received_at": self.received_at, ":due": self.due,
            ":is_closed": self.is_closed, ":is_archived": self.is_archived, ":destroy_after": self.destroy_after,
            ":has_appeal": self.has_appeal, ":version": self.version, ":year": self.year, ":figures": self.figures,
            ":summary": self.summary,
        })?;
        Ok(id.unwrap_or_else(|| transaction.last_insert_rowid()))
    }
}

/// The summary that a row holds in column `column`.
pub(super) fn summary(row: &Row<'_>, column: usize) -> Result<Summary, Failure> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|_| Failure::Damaged)
}

/// The condition that keeps from a list what a person may not know of: the same answer as [`Actor::sight_of`], where
/// "with a reason" stands in no list. `:me` is the person's user name.
pub(super) fn visible_to(actor: &Actor) -> String {
    let by_role = if actor.is(Role::CaseWorker) {
        "1"
    } else {
        match (actor.is(Role::Archivist), actor.is(Role::Board)) {
            (true, true) => "(is_closed = 1 or has_appeal = 1)",
            (true, false) => "is_closed = 1",
            (false, true) => "has_appeal = 1",
            (false, false) => "0",
        }
    };
    format!("(respondent_user is not :me and stage <> 'destroyed' and {by_role})")
}

/// A person of the desk, from `user, name, mail, roles, active`.
pub(super) fn person(row: &Row<'_>) -> Result<Person, Failure> {
    let (user, name): (String, String) = (row.get(0)?, row.get(1)?);
    let (mail, roles): (Option<String>, String) = (row.get(2)?, row.get(3)?);
    let damaged = |_| Failure::Damaged;
    Ok(Person {
        user: UserName::new(&user).map_err(damaged)?,
        name: Line::new(&name).map_err(damaged)?,
        mail: mail.map(|mail| Email::new(&mail)).transpose().map_err(damaged)?,
        roles: roles.split(',').filter_map(Role::from_name).collect::<Roles>(),
        active: row.get(4)?,
    })
}
