//! Who has which case open, and where somebody types: a row for each session while it does.
//!
//! Invariant: a row counts while its process is alive, which the kernel says; nothing is written to stay in it. Who may not
//! know of a case is told of nobody at it, and of who is complained about nobody is told. A draft is written by one
//! session at a time.

use std::sync::LazyLock;

use rusqlite::{OptionalExtension, Transaction, params};

use super::error::Failure;
use super::{Store, rows};
use crate::procedure::colleagues::{Attendance, News, Present};
use crate::procedure::roles::Actor;
use crate::procedure::{CaseNumber, Moment, UserName};

/// More changes than this are not counted.
const LIMIT: u32 = 100;

/// A process of this machine. Numbers come back, so the time at which it began goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Process {
    number: u32,
    /// In ticks of the kernel since the machine started.
    began: i64,
}

impl Process {
    fn current() -> Self {
        static CURRENT: LazyLock<Process> = LazyLock::new(|| {
            let number = std::process::id();
            Process { number, began: began(number).unwrap_or(0) }
        });
        *CURRENT
    }

    fn is_alive(self) -> bool {
        began(self.number) == Some(self.began)
    }
}

/// When the process of this number began; `None` where there is none, or it only waits to be buried.
fn began(number: u32) -> Option<i64> {
    let stat = std::fs::read_to_string(format!("/proc/{number}/stat")).ok()?;
    // the name comes second, in brackets, and can hold anything
    let (_, after) = stat.rsplit_once(')')?;
    let mut fields = after.split_whitespace();
    (fields.next()? != "Z").then(|| fields.nth(18))??.parse().ok()
}

/// How far the books are written: the last entry of the journal, and of what happened to destruction lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    journal: i64,
    lists: i64,
}

impl Store {
    /// Says what this session is at; nothing is to say that it left. With `takes_over` a draft that another session of this
    /// person holds is held by this one from now on; else it stays theirs, and this one only reads.
    pub fn attend(&mut self, at: &Attendance, takes_over: bool, actor: &Actor, now: Moment) -> Result<(), Failure> {
        let me = Process::current();
        self.write(|transaction| {
            bury(transaction)?;
            let place = match &at.place {
                Some(place) if !takes_over && is_held_elsewhere(transaction, &actor.user, place)? => None,
                place => place.as_deref(),
            };
            if let Some(place) = place {
                let sql = "update presence set place = null where user = ?1 and place = ?2";
                transaction.prepare_cached(sql)?.execute((actor.user.as_str(), place))?;
            }
            let id = at.case.as_ref().map(|number| id_of(transaction, number, actor)).transpose()?.flatten();
            let since: Option<i64> = transaction
                .prepare_cached("select since from presence where process = ?1 and began = ?2 and case_id is ?3")?
                .query_row(params![me.number, me.began, id], |row| row.get(0))
                .optional()?;
            let sql = "delete from presence where process = ?1 and began = ?2";
            transaction.prepare_cached(sql)?.execute((me.number, me.began))?;
            if id.is_none() && place.is_none() {
                return Ok(());
            }
            let sql = "insert into presence (process, began, user, case_id, place, point, since)
                       values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
            let since = since.unwrap_or(now.seconds());
            transaction.prepare_cached(sql)?.execute(params![
                me.number,
                me.began,
                actor.user.as_str(),
                id,
                place,
                at.point.filter(|_| place.is_some()),
                since
            ])?;
            Ok(())
        })
    }

    /// The other sessions that are at something: this person's own, and those at cases that they may see, but for that of
    /// who is complained about in it.
    pub fn present(&self, actor: &Actor) -> Result<Vec<Present>, Failure> {
        let me = Process::current();
        let sql = format!(
            "select process, began, presence.user, number, place, since, point
             from presence left join cases on cases.id = presence.case_id
             where presence.user = :me
                   or presence.case_id is not null and presence.user is not respondent_user and {}
             order by since, process",
            rows::visible_to(actor)
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query(&[(":me", actor.user.as_str())])?;
        let mut present = Vec::new();
        while let Some(row) = found.next()? {
            let process = process(row)?;
            if process == me || !process.is_alive() {
                continue;
            }
            let (user, number): (String, Option<String>) = (row.get(2)?, row.get(3)?);
            let case = number.map(|number| CaseNumber::new(&number)).transpose().map_err(|_| Failure::Damaged)?;
            present.push(Present {
                user: UserName::new(&user).map_err(|_| Failure::Damaged)?,
                at: Attendance { case, place: row.get(4)?, point: row.get(6)? },
                since: Moment::from_seconds(row.get(5)?).ok_or(Failure::Damaged)?,
            });
        }
        Ok(present)
    }

    /// How far the books are written now.
    pub fn marks(&self) -> Result<Marks, Failure> {
        let sql = "select coalesce((select max(seq) from journal), 0),
                          coalesce((select max(seq) from destruction_events), 0)";
        let read = |row: &rusqlite::Row<'_>| Ok(Marks { journal: row.get(0)?, lists: row.get(1)? });
        Ok(self.connection.prepare_cached(sql)?.query_row([], read)?)
    }

    /// What others did after `marks` to cases that this person may see.
    pub fn news(&self, marks: Marks, actor: &Actor) -> Result<News, Failure> {
        let sql = format!(
            "select distinct number, journal.by from journal join cases on cases.id = journal.case_id
             where journal.seq > :after and journal.by <> :me and {} order by journal.seq limit {LIMIT}",
            rows::visible_to(actor)
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let me = actor.user.as_str();
        let mut found = statement.query(rusqlite::named_params! { ":after": marks.journal, ":me": me })?;
        let mut news = News::default();
        while let Some(row) = found.next()? {
            let (number, by): (String, String) = (row.get(0)?, row.get(1)?);
            let case = CaseNumber::new(&number).map_err(|_| Failure::Damaged)?;
            // what the journal of a machine says is by nobody of the desk
            let by = UserName::new(&by).ok();
            news.add(News { cases: vec![case], by: by.into_iter().collect() });
        }
        Ok(news)
    }
}

/// Where the case is, but for who is complained about in it.
fn id_of(transaction: &Transaction<'_>, number: &CaseNumber, actor: &Actor) -> Result<Option<i64>, Failure> {
    let sql = "select id from cases where number = ?1 and respondent_user is not ?2 and stage <> 'destroyed'";
    let mut statement = transaction.prepare_cached(sql)?;
    Ok(statement.query_row((number.as_str(), actor.user.as_str()), |row| row.get(0)).optional()?)
}

/// Whether another session of this person, which is alive, types the draft of this place.
pub(super) fn is_held_elsewhere(transaction: &Transaction<'_>, user: &UserName, place: &str) -> Result<bool, Failure> {
    let me = Process::current();
    let sql = "select process, began from presence where user = ?1 and place = ?2";
    let mut statement = transaction.prepare_cached(sql)?;
    let found = statement.query_map((user.as_str(), place), process)?.collect::<Result<Vec<_>, _>>()?;
    Ok(found.into_iter().any(|process| process != me && process.is_alive()))
}

/// Takes away what processes left that are gone.
fn bury(transaction: &Transaction<'_>) -> Result<(), Failure> {
    let mut statement = transaction.prepare_cached("select process, began from presence")?;
    let all = statement.query_map([], process)?.collect::<Result<Vec<_>, _>>()?;
    for gone in all.into_iter().filter(|process| !process.is_alive()) {
        let sql = "delete from presence where process = ?1 and began = ?2";
        transaction.prepare_cached(sql)?.execute((gone.number, gone.began))?;
    }
    Ok(())
}

fn process(row: &rusqlite::Row<'_>) -> rusqlite::Result<Process> {
    Ok(Process { number: row.get(0)?, began: row.get(1)? })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::tests::{Office, letter, line, text, user};
    use super::*;
    use crate::procedure::command::Command;
    use crate::procedure::journal::Respondent;
    use crate::store::Seen;

    fn at(case: &CaseNumber, place: Option<&str>) -> Attendance {
        Attendance { case: Some(case.clone()), place: place.map(str::to_owned), point: place.map(|_| 3) }
    }

    /// What was said by this process is by another one, which is alive as long as this test: the one that started it.
    fn as_another(office: &Office) -> Process {
        let parent = std::os::unix::process::parent_id();
        let other = Process { number: parent, began: began(parent).unwrap() };
        let sql = "update or replace presence set process = ?1, began = ?2";
        office.store.connection.execute(sql, (other.number, other.began)).unwrap();
        other
    }

    #[test]
    fn a_process_is_known_by_its_number_and_its_beginning() {
        let me = Process::current();
        assert!(me.is_alive() && me.began > 0, "{me:?}");
        assert!(!Process { began: me.began + 1, ..me }.is_alive());
        assert!(!Process { number: u32::MAX, began: 1 }.is_alive());
    }

    #[test]
    fn colleagues_see_who_reads_and_who_types_until_they_leave_or_are_gone() {
        let mut office = Office::new();
        let case = office.register(&letter("Klok")).number;
        let (anna, bas) = (office.actor("anna"), office.actor("bas"));
        office.store.attend(&at(&case, None), false, &anna, office.now).unwrap();
        assert_eq!(office.store.present(&bas).unwrap(), [], "nobody sees themselves");
        as_another(&office);
        let reads = Present { user: user("anna"), at: at(&case, None), since: office.now };
        assert_eq!(office.store.present(&bas).unwrap(), [reads]);

        // who is not there any more left nothing behind, and the next who says something takes it away
        let sql = "update presence set began = began + 1";
        office.store.connection.execute(sql, []).unwrap();
        assert_eq!(office.store.present(&bas).unwrap(), []);
        office.store.attend(&at(&case, Some("note/1")), false, &anna, office.now).unwrap();
        let rows: u32 =
            office.store.connection.query_row("select count(*) from presence", [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 1);
        as_another(&office);
        let typing = office.store.present(&bas).unwrap().remove(0).at;
        assert_eq!((typing.place.as_deref(), typing.point), (Some("note/1"), Some(3)));
        assert_eq!(office.store.present(&office.actor("petra")).unwrap(), [], "an open case is none of the archivist");
    }

    #[test]
    fn who_is_complained_about_sees_nobody_and_is_not_seen() {
        let mut office = Office::new();
        let mut new = letter("Klok");
        new.respondent = Some(Respondent { name: line("Bas"), user: Some(user("bas")) });
        let case = office.register(&new).number;
        let (anna, bas, henk) = (office.actor("anna"), office.actor("bas"), office.actor("henk"));
        office.store.attend(&at(&case, None), false, &anna, office.now).unwrap();
        as_another(&office);
        assert_eq!(office.store.present(&bas).unwrap(), []);
        assert_eq!(office.store.news(Marks { journal: 0, lists: 0 }, &bas).unwrap(), News::default());
        // it was open before he was named; nothing of him stands there
        office.store.attend(&at(&case, None), false, &bas, office.now).unwrap();
        as_another(&office);
        assert_eq!(office.store.present(&anna).unwrap().iter().filter(|it| it.user == user("bas")).count(), 0);
        assert_eq!(office.store.present(&henk).unwrap(), []);
    }

    #[test]
    fn a_draft_is_written_by_one_window_at_a_time_and_can_be_taken_over() {
        let mut office = Office::new();
        let case = office.register(&letter("Klok")).number;
        let (anna, now) = (office.actor("anna"), office.now);
        office.store.attend(&at(&case, Some("note/1")), false, &anna, now).unwrap();
        office.store.keep_draft(&anna.user, "note/1", "Daar", now).unwrap();
        as_another(&office);
        let kept = |office: &mut Office, body: &str| office.store.keep_draft(&anna.user, "note/1", body, now);
        assert!(matches!(kept(&mut office, "Hier"), Err(Failure::TypedElsewhere)));
        assert!(matches!(office.store.drop_draft(&anna.user, "note/1"), Err(Failure::TypedElsewhere)));
        // saying that one types it too takes nothing from the other window
        office.store.attend(&at(&case, Some("note/1")), false, &anna, now).unwrap();
        assert!(matches!(kept(&mut office, "Hier"), Err(Failure::TypedElsewhere)));
        assert_eq!(office.store.drafts(&anna.user).unwrap()["note/1"].body, "Daar");
        // another person's draft of the same place is their own
        office.store.keep_draft(&user("bas"), "note/1", "Van Bas", now).unwrap();

        office.store.attend(&at(&case, Some("note/1")), true, &anna, now).unwrap();
        kept(&mut office, "Hier").unwrap();
        as_another(&office);
        assert!(matches!(kept(&mut office, "Daar"), Err(Failure::TypedElsewhere)), "it was taken over");
    }

    #[test]
    fn news_is_what_others_did_to_cases_that_one_may_see() {
        let mut office = Office::new();
        let marks = office.store.marks().unwrap();
        let case = office.register(&letter("Klok")).number;
        let note = Command::Note { text: text("Gebeld.") };
        let bas = office.actor("bas");
        office.store.execute(&case, Seen::Any, &note, &bas, &office.house, office.now).unwrap();
        let news = office.store.news(marks, &office.actor("anna")).unwrap();
        assert_eq!((news.cases, news.by), (vec![case.clone()], vec![user("bas")]));
        let after = office.store.marks().unwrap();
        assert_ne!(marks, after);
        // a draft and somebody who looks are no news
        office.store.keep_draft(&bas.user, "note/1", "Half", office.now).unwrap();
        office.store.attend(&at(&case, None), false, &bas, office.now).unwrap();
        assert_eq!(office.store.marks().unwrap(), after);
    }
}
