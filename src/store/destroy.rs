//! Destruction lists: proposing, confirming, stopping and reading them. Running one is in [`erase`], its end in [`finish`],
//! doing it again in a restored backup in [`again`], what happened to lists in [`log`].
//!
//! Invariant: whether a case can go is asked of the case itself, inside the transaction, at each step; and a person never
//! learns from a list, its number of dossiers or a refusal of a case that is about them.

mod again;
mod erase;
mod finish;
mod log;
mod pages;
mod sweep;

pub use erase::Progress;
pub use finish::Finish;

pub(super) use again::noted;
pub(super) use finish::sync_folder;
pub(super) use log::verify;

use rusqlite::{Connection, OptionalExtension, Transaction, named_params, params};

use super::cases::{as_they_are, fold};
use super::error::Failure;
use super::{Store, rows};
use crate::procedure::case::Case;
use crate::procedure::destruction::{
    self, Certificate, DestructionList, Dossier, LIST_LIMIT, ListEvent, ListName, ListState, Obstacle, Refused, Signed,
};
use crate::procedure::house::House;
use crate::procedure::roles::{Actor, Sight};
use crate::procedure::{CaseNumber, Choice, Date, Line, Moment, Role};

impl Store {
    /// Puts these cases on a new list, or where none is named, those that have been due longest.
    pub fn propose_destruction(
        &mut self,
        numbers: &[CaseNumber],
        reason: Option<&Line>,
        actor: &Actor,
        house: &House,
        now: Moment,
    ) -> Result<DestructionList, Failure> {
        self.write(|transaction| {
            let actor = &as_they_are(transaction, actor)?;
            destruction::may_propose(actor)?;
            let today = house.date(now);
            let chosen = if numbers.is_empty() {
                longest_due(transaction, actor, today)?
            } else {
                named(transaction, numbers, actor, today)?
            };
            if chosen.is_empty() {
                return Err(Refused::NothingDue.into());
            }
            let name = next_name(transaction, today)?;
            let sql = "insert into destruction_lists (name, state) values (?1, 'proposed')";
            transaction.prepare_cached(sql)?.execute([name.to_string()])?;
            let id = transaction.last_insert_rowid();
            for (case_id, _) in &chosen {
                let sql = "insert into destruction_cases (list_id, case_id) values (?1, ?2)";
                transaction.prepare_cached(sql)?.execute([id, *case_id])?;
            }
            let dossiers = chosen.into_iter().map(|(_, number)| number).collect();
            log::append(transaction, id, name, &ListEvent::Proposed { dossiers }, reason, &signed(actor, now))?;
            as_seen(transaction, id, name, actor, house, today)
        })
    }

    /// A second person confirms it, as far as they see it; what they may not see, or what something stands in the way of,
    /// falls off. `typed` is the number of dossiers as they typed it.
    pub fn confirm_destruction(
        &mut self,
        name: ListName,
        typed: Option<usize>,
        reason: Option<&Line>,
        actor: &Actor,
        house: &House,
        now: Moment,
    ) -> Result<DestructionList, Failure> {
        self.write(|transaction| {
            let actor = &as_they_are(transaction, actor)?;
            destruction::may_look(actor)?;
            let (id, list) = find(transaction, name)?;
            destruction::may_confirm(&list, actor, house.destruction)?;
            let today = house.date(now);
            let mut dossiers = Vec::new();
            let mut falls_off = Vec::new();
            for (case_id, number) in on_list(transaction, id)? {
                let case = fold(transaction, case_id, &number)?;
                if destruction::can_be_signed_for(&case, actor, today) && is_the_proposers(&list, &case) {
                    dossiers.push(number);
                } else {
                    falls_off.push(case_id);
                }
            }
            match (dossiers.len(), typed) {
                (0, _) => return Err(Refused::NothingLeft.into()),
                (count, Some(typed)) if count != typed => return Err(Refused::CountDiffers(count).into()),
                _ => {}
            }
            for case_id in falls_off {
                ends(transaction, id, case_id, "left_off")?;
            }
            let event = ListEvent::Confirmed { dossiers, run_from: destruction::run_from(today, house.destruction) };
            step(transaction, id, name, &event, reason, &signed(actor, now))?;
            as_seen(transaction, id, name, actor, house, today)
        })
    }

    /// Stops it: nothing on it is destroyed.
    pub fn stop_destruction(
        &mut self,
        name: ListName,
        reason: Option<&Line>,
        actor: &Actor,
        house: &House,
        now: Moment,
    ) -> Result<DestructionList, Failure> {
        self.write(|transaction| {
            let actor = &as_they_are(transaction, actor)?;
            destruction::may_look(actor)?;
            let (id, list) = find(transaction, name)?;
            destruction::may_stop(&list, actor)?;
            step(transaction, id, name, &ListEvent::Stopped, reason, &signed(actor, now))?;
            as_seen(transaction, id, name, actor, house, house.date(now))
        })
    }

    /// All lists, the newest first, as this person may see them.
    pub fn destruction_lists(
        &self,
        actor: &Actor,
        house: &House,
        today: Date,
    ) -> Result<Vec<DestructionList>, Failure> {
        destruction::may_look(actor)?;
        let reading = self.connection.unchecked_transaction()?;
        let mut statement = reading.prepare_cached("select id, name from destruction_lists order by id desc")?;
        let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut lists = Vec::new();
        for row in found {
            let (id, name): (i64, String) = row?;
            let name = name.parse().map_err(|_| Failure::Damaged)?;
            lists.push(as_seen(&reading, id, name, actor, house, today)?);
        }
        Ok(lists)
    }

    /// One list.
    pub fn destruction_list(
        &self,
        name: ListName,
        actor: &Actor,
        house: &House,
        today: Date,
    ) -> Result<DestructionList, Failure> {
        destruction::may_look(actor)?;
        let reading = self.connection.unchecked_transaction()?;
        let (id, _) = find(&reading, name)?;
        as_seen(&reading, id, name, actor, house, today)
    }

    /// What the archivist may put on a list now, longest due first, up to [`LIST_LIMIT`].
    pub fn due_for_destruction(&self, actor: &Actor, house: &House, today: Date) -> Result<Vec<Dossier>, Failure> {
        destruction::may_propose(actor)?;
        let reading = self.connection.unchecked_transaction()?;
        let due = longest_due(&reading, actor, today)?;
        due.into_iter().map(|(id, number)| dossier(&reading, id, number, house, today)).collect()
    }

    /// Archived cases with a hold, the first to be reviewed before the others: number and date of review.
    pub fn holds(&self, actor: &Actor) -> Result<Vec<(CaseNumber, Date)>, Failure> {
        destruction::may_propose(actor)?;
        let reading = self.connection.unchecked_transaction()?;
        let sql = format!(
            "select id, number from cases where is_open = 0 and destroy_after is null and stage <> 'destroyed' and {}
                 and exists (select 1 from journal where case_id = cases.id and event = 'held')",
            rows::visible_to(actor)
        );
        let mut statement = reading.prepare_cached(&sql)?;
        let found = statement.query_map(named_params! { ":me": actor.user.as_str() }, |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        })?;
        let mut holds = Vec::new();
        for row in found {
            let (id, number) = row?;
            let number = CaseNumber::new(&number).map_err(|_| Failure::Damaged)?;
            let case = fold(&reading, id, &number)?;
            holds.extend(case.hold.map(|hold| (number, hold.review)));
        }
        holds.sort_by_key(|(_, review)| *review);
        Ok(holds)
    }

    /// The certificate of a list that was run, and its SHA-256; for who signed the list, and for an archivist where none
    /// of them is here any more. The others know that there is one.
    pub fn certificate(&self, name: ListName, actor: &Actor, house: &House) -> Result<(Certificate, String), Failure> {
        destruction::may_look(actor)?;
        let reading = self.connection.unchecked_transaction()?;
        let (id, list) = find(&reading, name)?;
        if list.state != ListState::Done {
            return Err(Refused::WrongState(list.state).into());
        }
        if !knows_all_of(&list, actor, house) {
            return Err(Refused::NotOfThisList.into());
        }
        log::certificate(&reading, id)
    }
}

/// Whether nothing of a destroyed case is left in any row, and its figures are kept.
pub(super) fn is_gone(connection: &Connection, number: &str) -> Result<bool, Failure> {
    let sql = "select exists (select 1 from destroyed_cases where case_id = cases.id)
                   and subject = '' and summary = '' and received_at = 0 and coalesce(respondent_user, responsible,
                       handed_to, due, destroy_after) is null
                   and not exists (select 1 from case_files where case_id = cases.id)
                   and not exists (select 1 from messages where case_id = cases.id)
                   and not exists (select 1 from readings where case_id = cases.id)
                   and not exists (select 1 from records where case_id = cases.id)
                   and not exists (select 1 from outbox where case_id = cases.id)
               from cases where number = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([number], |row| row.get(0))?)
}

fn signed(actor: &Actor, at: Moment) -> Signed {
    Signed { by: actor.user.clone(), at }
}

/// Writes what happened, and the state that it leads to.
fn step(
    transaction: &Transaction<'_>,
    id: i64,
    name: ListName,
    event: &ListEvent,
    reason: Option<&Line>,
    signed: &Signed,
) -> Result<(), Failure> {
    log::append(transaction, id, name, event, reason, signed)?;
    let sql = "update destruction_lists set state = ?2 where id = ?1";
    transaction.prepare_cached(sql)?.execute(params![id, event.state().name()])?;
    Ok(())
}

/// The row and the list of that name, without its dossiers.
fn find(connection: &Connection, name: ListName) -> Result<(i64, DestructionList), Failure> {
    let id: Option<i64> = connection
        .prepare_cached("select id from destruction_lists where name = ?1")?
        .query_row([name.to_string()], |row| row.get(0))
        .optional()?;
    let id = id.ok_or(Failure::NotFound)?;
    Ok((id, log::list(connection, id, name)?))
}

/// What is still on it, in the order of the archive.
fn on_list(connection: &Connection, id: i64) -> Result<Vec<(i64, CaseNumber)>, Failure> {
    let sql = "select cases.id, number from destruction_cases join cases on cases.id = case_id
               where list_id = ?1 and outcome is null order by cases.id";
    numbered(connection.prepare_cached(sql)?.query([id])?)
}

/// Rows of `id, number`.
fn numbered(mut rows: rusqlite::Rows<'_>) -> Result<Vec<(i64, CaseNumber)>, Failure> {
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let number: String = row.get(1)?;
        found.push((row.get(0)?, CaseNumber::new(&number).map_err(|_| Failure::Damaged)?));
    }
    Ok(found)
}

/// What became of a case on a list, in the words of the schema.
fn ends(transaction: &Transaction<'_>, id: i64, case_id: i64, outcome: &str) -> Result<(), Failure> {
    let sql = "update destruction_cases set outcome = ?3 where list_id = ?1 and case_id = ?2";
    transaction.prepare_cached(sql)?.execute(params![id, case_id, outcome])?;
    Ok(())
}

/// Whether who proposed the list may still see the case.
fn is_the_proposers(list: &DestructionList, case: &Case) -> bool {
    list.proposed.as_ref().is_none_or(|proposed| destruction::is_not_about(case, &proposed.by))
}

/// What can be put on a list: due, on no other list, and not about this person; longest due first.
fn longest_due(connection: &Connection, actor: &Actor, today: Date) -> Result<Vec<(i64, CaseNumber)>, Failure> {
    let sql = format!(
        "select id, number from cases where destroy_after < :today and {}
             and not exists (select 1 from destruction_cases join destruction_lists on destruction_lists.id = list_id
                             where case_id = cases.id and outcome is null
                             and state in ('proposed', 'confirmed', 'running'))
         order by destroy_after, id limit :limit",
        rows::visible_to(actor)
    );
    let limit = i64::try_from(LIST_LIMIT).unwrap_or(i64::MAX);
    let values = named_params! { ":me": actor.user.as_str(), ":today": today.to_string(), ":limit": limit };
    let candidates = numbered(connection.prepare_cached(&sql)?.query(values)?)?;
    let mut due = Vec::with_capacity(candidates.len());
    for (id, number) in candidates {
        // the column finds them, the case itself decides
        if destruction::can_be_signed_for(&fold(connection, id, &number)?, actor, today) {
            due.push((id, number));
        }
    }
    Ok(due)
}

/// The cases that were named, each of which must be one that can go.
fn named(
    connection: &Connection,
    numbers: &[CaseNumber],
    actor: &Actor,
    today: Date,
) -> Result<Vec<(i64, CaseNumber)>, Failure> {
    let mut chosen: Vec<(i64, CaseNumber)> = Vec::new();
    for number in numbers {
        let id = rows::id_of(connection, number)?;
        let case = fold(connection, id, number)?;
        if actor.sight_of(&case) != Sight::Open {
            return Err(Failure::NotFound);
        }
        let obstacle = destruction::obstacle(&case, today);
        if let Some(obstacle) = obstacle.or(live_list_of(connection, id)?.map(Obstacle::OnList)) {
            return Err(Refused::Blocked(number.clone(), obstacle).into());
        }
        if chosen.iter().all(|(known, _)| *known != id) {
            chosen.push((id, number.clone()));
        }
    }
    if chosen.len() > LIST_LIMIT {
        return Err(Refused::TooMany(LIST_LIMIT).into());
    }
    Ok(chosen)
}

fn live_list_of(connection: &Connection, case_id: i64) -> Result<Option<ListName>, Failure> {
    let sql = "select name from destruction_lists join destruction_cases on destruction_lists.id = list_id
               where case_id = ?1 and outcome is null and state in ('proposed', 'confirmed', 'running')";
    let name: Option<String> = connection.prepare_cached(sql)?.query_row([case_id], |row| row.get(0)).optional()?;
    name.map(|name| name.parse().map_err(|_| Failure::Damaged)).transpose()
}

/// The name after the last of this year.
fn next_name(connection: &Connection, today: Date) -> Result<ListName, Failure> {
    use chrono::Datelike;
    let year = u16::try_from(today.year()).map_err(|_| Failure::Damaged)?;
    let mut statement = connection.prepare_cached("select name from destruction_lists")?;
    let names = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    let names = names.iter().filter_map(|name| name.parse::<ListName>().ok());
    let last = names.filter(|name| name.year() == year).map(ListName::serial).max().unwrap_or(0);
    ListName::new(year, last + 1).ok_or(Failure::Damaged)
}

/// Whether all of a list is theirs to know once it is confirmed: they signed it, or are an archivist after them.
fn knows_all_of(list: &DestructionList, actor: &Actor, house: &House) -> bool {
    let is_here = |signed: &Signed| house.person(&signed.by).is_some_and(|person| person.active);
    let nobody_is_left = ![&list.proposed, &list.confirmed].into_iter().flatten().any(is_here);
    list.is_signed_by(&actor.user) || actor.is(Role::Archivist) && nobody_is_left
}

/// The list as this person may see it. Before it is confirmed everybody who may look sees what is not about them;
/// afterwards its dossiers, and so their number, are for who signed it: what fell off cannot be inferred.
fn as_seen(
    connection: &Connection,
    id: i64,
    name: ListName,
    actor: &Actor,
    house: &House,
    today: Date,
) -> Result<DestructionList, Failure> {
    let mut list = log::list(connection, id, name)?;
    if list.state == ListState::Proposed || knows_all_of(&list, actor, house) {
        list.dossiers = Some(dossiers(connection, id, &list, actor, house, today)?);
    } else {
        list.reasons.clear();
    }
    Ok(list)
}

fn dossiers(
    connection: &Connection,
    id: i64,
    list: &DestructionList,
    actor: &Actor,
    house: &House,
    today: Date,
) -> Result<Vec<Dossier>, Failure> {
    if list.state == ListState::Done {
        return log::gone(connection, id);
    }
    let sql = "select cases.id, number from destruction_cases join cases on cases.id = case_id
               where list_id = :list and outcome is null and respondent_user is not :me and stage <> 'destroyed'
               order by cases.id";
    let values = named_params! { ":list": id, ":me": actor.user.as_str() };
    let on_it = numbered(connection.prepare_cached(sql)?.query(values)?)?;
    on_it.into_iter().map(|(id, number)| dossier(connection, id, number, house, today)).collect()
}

/// One dossier by its row; only where something stands in the way the whole case is read, to say what.
fn dossier(
    connection: &Connection,
    id: i64,
    number: CaseNumber,
    house: &House,
    today: Date,
) -> Result<Dossier, Failure> {
    use chrono::Datelike;
    let sql = "select received_at, destroy_after from cases where id = ?1";
    let (received_at, destroy_after): (i64, Option<String>) =
        connection.prepare_cached(sql)?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let received_in = house.date(Moment::from_seconds(received_at).ok_or(Failure::Damaged)?).year();
    let last: Option<Date> = destroy_after.and_then(|last| last.parse().ok());
    if last.is_some_and(|last| last < today) {
        return Ok(Dossier { number, received_in, keep_until: last, obstacle: None });
    }
    let case = fold(connection, id, &number)?;
    let keep_until = case.archived.as_ref().map(|archived| archived.keep_until);
    Ok(Dossier { number, received_in, keep_until, obstacle: destruction::obstacle(&case, today) })
}
