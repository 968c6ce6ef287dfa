//! Cases: registering one, acting on one, reading one.

use rusqlite::{Connection, Transaction, params};

use super::error::Failure;
use super::records::Made;
use super::rows::{self, Projection};
use super::{Store, journal, readings, records, search};
use crate::procedure::case::Case;
use crate::procedure::command::{Command, NewCase, NewFile};
use crate::procedure::decide::{decide, register};
use crate::procedure::house::House;
use crate::procedure::journal::{Entry, Event, FileRef, MeasureChoice};
use crate::procedure::reading::Looked;
use crate::procedure::roles::{Actor, Sight};
use crate::procedure::{CaseNumber, Email, Line, Moment, Version};

/// Which version of a case a person saw when they acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// They do not say.
    Any,
    /// This one; any other is refused (`--expect`).
    Exactly(Version),
    /// This one; what others did since is refused only where it touches the same text.
    Since(Version),
}

impl Store {
    /// Registers a case and gives it its number, which is never used again.
    pub fn register(&mut self, new: &NewCase, actor: &Actor, house: &House, now: Moment) -> Result<Case, Failure> {
        self.write(|transaction| {
            let actor = &as_they_are(transaction, actor)?;
            let events = register(new, actor, house, now)?;
            let number = next_number(transaction, house, now)?;
            let mut events = events.into_iter();
            let first = events.next().ok_or(Failure::Damaged)?;
            let first = Entry { number: 1, at: now, by: actor.user.clone(), event: first };
            let mut case = Case::begin(number.clone(), &first).ok_or(Failure::Damaged)?;
            for event in events {
                add(&mut case, event, actor, now);
            }
            let projection = Projection::of(&case)?;
            let id = projection.write(transaction, &number, None)?;
            for entry in &case.journal {
                journal::append(transaction, id, &number, entry)?;
            }
            if let (Some(original), Some(kept)) = (&new.original, &case.original) {
                keep_file(transaction, id, kept, original)?;
            }
            if let Some(message_id) = &new.message_id {
                let sql = "insert or ignore into messages (message_id, case_id) values (?1, ?2)";
                transaction.prepare_cached(sql)?.execute(params![message_id, id])?;
            }
            search::keep(transaction, id, &case, &projection)?;
            Ok(case)
        })
    }

    /// Does `command` to a case, where the rules allow it: the one road by which a case changes.
    pub fn execute(
        &mut self,
        number: &CaseNumber,
        seen: Seen,
        command: &Command,
        actor: &Actor,
        house: &House,
        now: Moment,
    ) -> Result<Case, Failure> {
        match command {
            Command::Archive => self.archive_case(number, seen, actor, house, now),
            command => self.act(number, seen, command, None, actor, house, now),
        }
    }

    /// The same; what is archived goes with the record that was made of it.
    #[allow(clippy::too_many_arguments)] // those of `execute`, and the record
    pub(super) fn act(
        &mut self,
        number: &CaseNumber,
        seen: Seen,
        command: &Command,
        made: Option<&Made>,
        actor: &Actor,
        house: &House,
        now: Moment,
    ) -> Result<Case, Failure> {
        self.write(|transaction| {
            let actor = &as_they_are(transaction, actor)?;
            let id = rows::id_of(transaction, number)?;
            let mut case = known(transaction, id, number, actor)?;
            if actor.sight_of(&case) != Sight::Open {
                return Err(Failure::NotFound);
            }
            unchanged(&case, seen, command, actor)?;
            if let Command::Link { other } | Command::Incident { other } = command {
                let other_id = rows::id_of(transaction, other)?;
                if actor.sight_of(&fold(transaction, other_id, other)?) != Sight::Open {
                    return Err(Failure::NotFound);
                }
            }
            let events = decide(&case, command, actor, house, now)?;
            if events.is_empty() {
                return Ok(case);
            }
            let before = case.journal.len();
            for event in events {
                let event = with_record(event, &case, made)?;
                add(&mut case, event, actor, now);
            }
            follow(transaction, id, &case, before, command, house, now)?;
            for entry in &case.journal[before..] {
                journal::append(transaction, id, number, entry)?;
            }
            if let (Some(made), Some(archived)) = (made, &case.archived) {
                records::keep(transaction, id, archived, &made.record)?;
            }
            project(transaction, id, &case)?;
            // what was taken back is folded again
            keep_known_links(transaction, &mut case, actor)?;
            Ok(case)
        })
    }

    /// The case, where this person may open it without giving a reason.
    pub fn load(&self, number: &CaseNumber, actor: &Actor) -> Result<Case, Failure> {
        let case = known(&self.connection, rows::id_of(&self.connection, number)?, number, actor)?;
        match actor.sight_of(&case) {
            Sight::Open => Ok(case),
            Sight::WithReason => Err(Failure::ReasonNeeded),
            Sight::Hidden => Err(Failure::NotFound),
        }
    }

    /// Opens a case to be read, which is noted down (default 11). A project lead gives a reason.
    pub fn read(
        &mut self,
        number: &CaseNumber,
        actor: &Actor,
        reason: Option<&Line>,
        now: Moment,
    ) -> Result<Case, Failure> {
        let id = rows::id_of(&self.connection, number)?;
        let case = known(&self.connection, id, number, actor)?;
        match (actor.sight_of(&case), reason) {
            (Sight::Hidden, _) => return Err(Failure::NotFound),
            (Sight::WithReason, None) => return Err(Failure::ReasonNeeded),
            (Sight::Open, _) | (Sight::WithReason, Some(_)) => {}
        }
        self.write(|transaction| readings::note(transaction, id, actor, Looked::Opened, reason, now))?;
        Ok(case)
    }

    /// The case that a mail message became, by its Message-ID, so that none is taken in twice.
    pub fn case_of_message(&self, message_id: &str) -> Result<Option<CaseNumber>, Failure> {
        let sql = "select number from cases join messages on messages.case_id = cases.id where message_id = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([message_id])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let number: String = row.get(0)?;
        Ok(CaseNumber::new(&number).ok())
    }

    /// The bytes of a file of a case that this person may see.
    pub fn file(&self, number: &CaseNumber, sha256: &str, actor: &Actor) -> Result<Vec<u8>, Failure> {
        let case = self.load(number, actor)?;
        let mut files = case.attachments.iter().chain(&case.original);
        if files.all(|file| file.sha256 != sha256) {
            return Err(Failure::NotFound);
        }
        let sql = "select content from files where sha256 = ?1";
        Ok(self.connection.prepare_cached(sql)?.query_row([sha256], |row| row.get(0))?)
    }
}

/// The case of a row, folded from its journal.
pub(super) fn fold(connection: &Connection, id: i64, number: &CaseNumber) -> Result<Case, Failure> {
    let entries = journal::of_case(connection, id)?;
    Case::of_journal(number.clone(), &entries).ok_or(Failure::Damaged)
}

/// The case as this person may know it. Whether they may know of it at all is for who asks.
pub(super) fn known(connection: &Connection, id: i64, number: &CaseNumber, actor: &Actor) -> Result<Case, Failure> {
    let mut case = fold(connection, id, number)?;
    keep_known_links(connection, &mut case, actor)?;
    Ok(case)
}

/// Takes away the links with cases that this person may not know of, and with those that are destroyed: they look alike
/// (default 10). The journal says that there was a link, and its words never say with which case.
fn keep_known_links(connection: &Connection, case: &mut Case, actor: &Actor) -> Result<(), Failure> {
    if case.links.is_empty() {
        return Ok(());
    }
    let sql = format!("select exists (select 1 from cases where number = :number and {})", rows::visible_to(actor));
    let mut statement = connection.prepare_cached(&sql)?;
    let mut known = Vec::with_capacity(case.links.len());
    for link in case.links.drain(..) {
        let values = [(":number", link.other.as_str()), (":me", actor.user.as_str())];
        if statement.query_row(&values, |row| row.get(0))? {
            known.push(link);
        }
    }
    case.links = known;
    Ok(())
}

/// Who acts, with the roles that they have now: a desk that stays open knows them as they were. The one person of personal
/// mode and the program itself are in no list.
pub(super) fn as_they_are(connection: &Connection, actor: &Actor) -> Result<Actor, Failure> {
    let sql = "select user, name, mail, roles, active from people where user = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = statement.query([actor.user.as_str()])?;
    match found.next()? {
        Some(row) if !actor.alone => {
            let person = rows::person(row)?;
            if person.active { Ok(Actor { roles: person.roles, ..actor.clone() }) } else { Err(Failure::HasLeft) }
        }
        _ => Ok(actor.clone()),
    }
}

/// Writes the projections of a case that has a row.
pub(super) fn project(transaction: &Transaction<'_>, id: i64, case: &Case) -> Result<(), Failure> {
    let projection = Projection::of(case)?;
    projection.write(transaction, &case.number, Some(id))?;
    search::keep(transaction, id, case, &projection)
}

/// An archiving with the hash of its record, which must be of the case as it is; any other event as it is.
fn with_record(event: Event, case: &Case, made: Option<&Made>) -> Result<Event, Failure> {
    let Event::Archived { on, end_of_file, keep_until, record: _ } = event else { return Ok(event) };
    match made {
        Some(made) if made.of == case.version() => {
            Ok(Event::Archived { on, end_of_file, keep_until, record: Some(made.record.sha256()) })
        }
        Some(_) => Err(Failure::RecordIsOld),
        None => Err(Failure::NoRecord),
    }
}

/// Adds an entry; its time never runs back, whatever the clock does.
pub(super) fn add(case: &mut Case, event: Event, actor: &Actor, now: Moment) {
    let (number, at) = (case.next_entry(), now.max(case.last_moment()));
    case.apply(&Entry { number, at, by: actor.user.clone(), event });
}

fn next_number(transaction: &Transaction<'_>, house: &House, now: Moment) -> Result<CaseNumber, Failure> {
    use chrono::Datelike;
    let year = house.date(now).year();
    let name = format!("case {} {year}", house.prefix);
    let sql = "insert into counters (name, value) values (?1, 1)
               on conflict (name) do update set value = value + 1 returning value";
    let serial: u32 = transaction.prepare_cached(sql)?.query_row([name], |row| row.get(0))?;
    CaseNumber::from_parts(house.prefix.as_str(), year, serial).map_err(|_| Failure::Damaged)
}

/// Whether a person acted on what is still so.
fn unchanged(case: &Case, seen: Seen, command: &Command, actor: &Actor) -> Result<(), Failure> {
    let version = case.version();
    let conflicting = match seen {
        Seen::Exactly(seen) if seen != version => case.journal.last(),
        Seen::Any | Seen::Exactly(_) => None,
        Seen::Since(seen) => case
            .journal
            .iter()
            .rev()
            .take_while(|entry| entry.number > seen)
            .find(|entry| entry.by != actor.user && touches_same(command, &entry.event)),
    };
    match conflicting {
        Some(entry) => Err(Failure::Conflict { by: entry.by.clone(), at: entry.at, entry: entry.number, version }),
        None => Ok(()),
    }
}

/// Whether a command is about the text that an entry wrote. Two notes never are.
fn touches_same(command: &Command, event: &Event) -> bool {
    match (command, event) {
        (Command::Hear { side, point, .. }, Event::StatementRecorded { side: theirs, point: on, .. }) => {
            side == theirs && point.unwrap_or(1) == on.unwrap_or(1)
        }
        (Command::Find { point, .. }, Event::Found { points, .. }) => {
            point.is_none_or(|point| points.is_empty() || points.contains(&point))
        }
        (Command::Propose { .. }, Event::SolutionProposed { .. })
        | (Command::Acknowledge { .. }, Event::Acknowledged { .. })
        | (Command::Offer { .. }, Event::Offered { .. })
        | (Command::Reply { .. }, Event::Replied { .. }) => true,
        (Command::Correct { entry, .. }, Event::Corrected { entry: theirs, .. }) => entry == theirs,
        _ => false,
    }
}

/// What follows from new entries beside the case itself, in the same transaction.
fn follow(
    transaction: &Transaction<'_>,
    id: i64,
    case: &Case,
    before: usize,
    command: &Command,
    house: &House,
    now: Moment,
) -> Result<(), Failure> {
    for entry in &case.journal[before..] {
        match &entry.event {
            Event::Attached { file: kept } => {
                if let Command::Attach { file } = command {
                    keep_file(transaction, id, kept, file)?;
                }
            }
            Event::Closed { measure, .. } => keep_measure(transaction, id, measure, now)?,
            Event::HandOverOffered { to, .. } => {
                let mail = house.person(to).and_then(|person| person.mail.as_ref());
                queue_letter(transaction, id, case, entry, "hand_over", mail, now)?;
            }
            Event::Acknowledged { sent: true, .. } => {
                queue_letter(transaction, id, case, entry, "acknowledgement", email_of(case), now)?;
            }
            Event::Offered { sent: true, .. } => {
                queue_letter(transaction, id, case, entry, "offer", email_of(case), now)?;
            }
            Event::Replied { sent: true, .. } => {
                queue_letter(transaction, id, case, entry, "reply", email_of(case), now)?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn email_of(case: &Case) -> Option<&Email> {
    case.complainant.contact().and_then(|contact| contact.email.as_ref())
}

/// A letter that waits to be sent. Its subject has the number and nothing else: mail is read on other screens than this.
fn queue_letter(
    transaction: &Transaction<'_>,
    id: i64,
    case: &Case,
    entry: &Entry,
    letter: &str,
    recipient: Option<&Email>,
    now: Moment,
) -> Result<(), Failure> {
    let Some(recipient) = recipient else { return Ok(()) };
    let subject = format!("[{}]", case.number);
    let sql = "insert into outbox (case_id, entry, letter, recipient, subject, created_at)
               values (?1, ?2, ?3, ?4, ?5, ?6)";
    let row = params![id, entry.number, letter, recipient.as_str(), subject, now.seconds()];
    transaction.prepare_cached(sql)?.execute(row)?;
    Ok(())
}

/// Keeps the bytes of a file under the hash that its entry has: they are not hashed a second time.
fn keep_file(transaction: &Transaction<'_>, id: i64, kept: &FileRef, file: &NewFile) -> Result<(), Failure> {
    let sha256 = &kept.sha256;
    let sql = "insert or ignore into files (sha256, content) values (?1, ?2)";
    transaction.prepare_cached(sql)?.execute(params![sha256, file.content])?;
    let sql = "insert or ignore into case_files (case_id, sha256) values (?1, ?2)";
    transaction.prepare_cached(sql)?.execute(params![id, sha256])?;
    Ok(())
}

/// The measure that closing a case led to (G3).
fn keep_measure(transaction: &Transaction<'_>, id: i64, choice: &MeasureChoice, now: Moment) -> Result<(), Failure> {
    use chrono::Datelike;
    let measure_id: i64 = match choice {
        MeasureChoice::None => return Ok(()),
        MeasureChoice::Existing(code) => {
            let sql = "select id from measures where code = upper(?1)";
            let found = transaction.prepare_cached(sql)?.query_row([code.as_str()], |row| row.get(0));
            match found {
                Err(rusqlite::Error::QueryReturnedNoRows) => return Err(Failure::NoSuchMeasure),
                found => found?,
            }
        }
        MeasureChoice::New(title) => {
            let sql = "insert into counters (name, value) values ('measure', 1)
                       on conflict (name) do update set value = value + 1 returning value";
            let serial: u32 = transaction.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
            let code = format!("M-{}-{serial:03}", now.utc().year());
            let sql = "insert into measures (code, title) values (?1, ?2)";
            transaction.prepare_cached(sql)?.execute([code.as_str(), title.as_str()])?;
            transaction.last_insert_rowid()
        }
    };
    let sql = "insert or ignore into measure_cases (measure_id, case_id) values (?1, ?2)";
    transaction.prepare_cached(sql)?.execute([measure_id, id])?;
    Ok(())
}
