//! Running a list: its cases are erased a few at a time, so that others can work meanwhile.
//!
//! Invariant: a case goes whole or not at all, in one transaction that marks it as the one being destroyed, which the
//! triggers of the schema look for; the mark is gone before anybody else can see it. What stays is its number, the hashes
//! of its journal and its figures. Nothing is sent because of it.

use std::time::{Duration, Instant};

use rusqlite::{Transaction, params};

use super::super::cases::{as_they_are, fold};
use super::super::error::Failure;
use super::super::{Store, search};
use super::{ends, find, on_list, signed, step};
use crate::procedure::case::Case;
use crate::procedure::destruction::{self, DestructionList, ListEvent, ListName, ListState};
use crate::procedure::figures::CaseFigures;
use crate::procedure::house::House;
use crate::procedure::journal::Contact;
use crate::procedure::roles::Actor;
use crate::procedure::{CaseNumber, Date, Moment};

/// How long one transaction of a run goes on before others get their turn.
const SLICE: Duration = Duration::from_millis(25);

/// How far a run has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Dossiers that are gone, or fell off.
    pub done: usize,
    /// All that were confirmed.
    pub of: usize,
}

impl Progress {
    /// Whether no dossier is left.
    pub fn is_complete(self) -> bool {
        self.done >= self.of
    }
}

impl Store {
    /// Begins to run a list, or goes on where it was cut off, for a fraction of a second; to be called again until all of
    /// it is gone, and then [`Store::finish_destruction`].
    pub fn run_destruction(
        &mut self,
        name: ListName,
        actor: &Actor,
        house: &House,
        now: Moment,
    ) -> Result<Progress, Failure> {
        self.write(|transaction| {
            let actor = &as_they_are(transaction, actor)?;
            destruction::may_propose(actor)?;
            let (id, list) = find(transaction, name)?;
            let today = house.date(now);
            destruction::may_run(&list, actor, today)?;
            if list.state != ListState::Running {
                step(transaction, id, name, &ListEvent::Running, None, &signed(actor, now))?;
            }
            let begun = Instant::now();
            for (case_id, number) in on_list(transaction, id)? {
                destroy_or_keep(transaction, id, &list, case_id, &number, today)?;
                if begun.elapsed() > SLICE {
                    break;
                }
            }
            progress(transaction, id)
        })
    }
}

/// How many of the confirmed dossiers are gone or fell off since.
fn progress(transaction: &Transaction<'_>, id: i64) -> Result<Progress, Failure> {
    let count = |sql: &str| -> Result<usize, Failure> {
        let count: i64 = transaction.prepare_cached(sql)?.query_row([id], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    };
    let of = count(
        "select count(*) from destruction_cases where list_id = ?1 and (outcome is null or outcome <> 'left_off')",
    )?;
    let left = count("select count(*) from destruction_cases where list_id = ?1 and outcome is null")?;
    Ok(Progress { done: of - left.min(of), of })
}

/// The last look at a case: it goes, or something came in between and it stays.
fn destroy_or_keep(
    transaction: &Transaction<'_>,
    id: i64,
    list: &DestructionList,
    case_id: i64,
    number: &CaseNumber,
    today: Date,
) -> Result<(), Failure> {
    let case = fold(transaction, case_id, number)?;
    let signers = [&list.proposed, &list.confirmed].into_iter().flatten();
    let is_theirs = signers.map(|signed| &signed.by).all(|user| destruction::is_not_about(&case, user));
    if is_theirs && destruction::obstacle(&case, today).is_none() {
        erase(transaction, id, case_id, &case, &CaseFigures::of(&case))
    } else {
        ends(transaction, id, case_id, "stayed")
    }
}

/// Erases all that is kept of a case, wherever it is kept, but for these figures.
pub(super) fn erase(
    transaction: &Transaction<'_>,
    id: i64,
    case_id: i64,
    case: &Case,
    figures: &CaseFigures,
) -> Result<(), Failure> {
    let run = |sql: &str| transaction.prepare_cached(sql)?.execute([case_id]);
    run("insert into destruction_now (case_id) values (?1)")?;
    let figures = serde_json::to_string(figures).map_err(|_| Failure::Damaged)?;
    let sql = "insert into destroyed_cases (case_id, list_id, files, figures)
               values (?1, ?2, (select count(*) from case_files where case_id = ?1), ?3)";
    transaction.prepare_cached(sql)?.execute(params![case_id, id, figures])?;
    search::forget(transaction, case_id)?;
    erase_files(transaction, case_id)?;
    run("update journal set payload = '', salt = x'' where case_id = ?1")?;
    for table in ["messages", "readings", "records", "outbox", "presence", "reminders"] {
        run(&format!("delete from {table} where case_id = ?1"))?;
    }
    // a draft is kept under the name of its form and the number of its case
    let sql = "delete from drafts where place like '%/' || ?1";
    transaction.prepare_cached(sql)?.execute([case.number.as_str()])?;
    forget_searches(transaction, case)?;
    run("update cases set stage = 'destroyed', subject = '', responsible = null, handed_to = null,
             respondent_user = null, received_at = 0, due = null, destroy_after = null, figures = '', summary = '',
             is_open = 0, is_closed = 1, is_archived = 1
         where id = ?1")?;
    ends(transaction, id, case_id, "destroyed")?;
    run("delete from destruction_now where case_id = ?1")?;
    Ok(())
}

/// Its files, but for those that another case has too.
fn erase_files(transaction: &Transaction<'_>, case_id: i64) -> Result<(), Failure> {
    let sql = "select sha256 from case_files where case_id = ?1";
    let mut statement = transaction.prepare_cached(sql)?;
    let files = statement.query_map([case_id], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    transaction.prepare_cached("delete from case_files where case_id = ?1")?.execute([case_id])?;
    for sha256 in files {
        let sql = "delete from files where sha256 = ?1
                   and not exists (select 1 from case_files where case_files.sha256 = ?1)";
        transaction.prepare_cached(sql)?.execute([sha256])?;
    }
    Ok(())
}

/// Searches that somebody kept under a name, where they seek this case or its complainant.
fn forget_searches(transaction: &Transaction<'_>, case: &Case) -> Result<(), Failure> {
    let mut told: Vec<String> = vec![case.number.to_string()];
    if let Some(Contact { name, email, phone, address, relation: _ }) = case.complainant.contact() {
        told.extend(email.as_ref().map(ToString::to_string));
        told.extend([phone, address].into_iter().flatten().map(ToString::to_string));
        // the shortest parts of a name are particles, which tell nobody apart
        let parts = name.iter().flat_map(|name| name.as_str().split_whitespace());
        told.extend(parts.filter(|part| part.chars().count() > 3).map(str::to_owned));
    }
    let told: Vec<String> = told.iter().map(|words| words.to_lowercase()).collect();
    let mut statement = transaction.prepare_cached("select rowid, name || ' ' || query from saved_searches")?;
    let kept = statement.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
    let kept = kept.collect::<Result<Vec<_>, _>>()?;
    for (id, query) in kept {
        let query = query.to_lowercase();
        if told.iter().any(|words| query.contains(words.as_str())) {
            transaction.prepare_cached("delete from saved_searches where rowid = ?1")?.execute([id])?;
        }
    }
    Ok(())
}
