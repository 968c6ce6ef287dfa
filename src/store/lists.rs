//! Lists: each a range of an index, with the rights of the person inside the query.

use rusqlite::{ToSql, named_params};

use super::error::Failure;
use super::{Store, rows};
use crate::procedure::roles::Actor;
use crate::procedure::summary::{COUNTED, Counts, Summary};
use crate::procedure::{Choice, Date, Kind, Role, Stage};

/// What the line of terms counts of the open cases: overdue, due today, due within the week.
const COUNTS: [&str; 3] = [
    "due is null = 0 and due < :today",
    "due is null = 0 and due = :today",
    "due is null = 0 and due > :today and due <= :week",
];
/// All of them.
const ALL: [&str; 1] = ["1"];

/// Which cases a list has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListFilter {
    /// Only those of this person.
    pub mine: bool,
    /// Only those in this stage.
    pub stage: Option<Stage>,
    /// Only those of this kind.
    pub kind: Option<Kind>,
    /// Those that are closed or archived too.
    pub all: bool,
}

impl Store {
    fn summaries(&self, sql: &str, values: &[(&str, &dyn ToSql)]) -> Result<Vec<Summary>, Failure> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut found = statement.query(values)?;
        let mut summaries = Vec::new();
        while let Some(row) = found.next()? {
            summaries.push(rows::summary(row, 0)?);
        }
        Ok(summaries)
    }

    /// The open cases that this person may see, most urgent first, those without a term last. For the archivist also what
    /// was handed to the archive and waits to be taken in (W7).
    pub fn inbox(&self, actor: &Actor, limit: u32) -> Result<Vec<Summary>, Failure> {
        let visible = rows::visible_to(actor);
        let sql = format!(
            "select summary from cases where is_open = 1 and {visible} order by due is null, due, id limit :limit"
        );
        let me = actor.user.as_str();
        let mut inbox = self.summaries(&sql, named_params! { ":me": me, ":limit": limit })?;
        if actor.is(Role::Archivist) {
            let sql =
                format!("select summary from cases where stage = 'to_archive' and {visible} order by id limit :limit");
            inbox.extend(self.summaries(&sql, named_params! { ":me": me, ":limit": limit })?);
        }
        Ok(inbox)
    }

    /// The cases of a filter, oldest number first.
    pub fn list(&self, actor: &Actor, filter: &ListFilter, limit: u32) -> Result<Vec<Summary>, Failure> {
        let mut conditions = vec![rows::visible_to(actor)];
        if filter.mine {
            conditions.push("(responsible = :me or handed_to = :me)".to_owned());
        }
        let only_open = !filter.all && filter.stage.is_none();
        if only_open {
            conditions.push("is_open = 1".to_owned());
        }
        // both are names of ours, never what a person typed
        conditions.extend(filter.stage.map(|stage| format!("stage = '{}'", stage.name())));
        conditions.extend(filter.kind.map(|kind| format!("kind = '{}'", kind.name())));
        // the few that are open are put in order; looking for them among all would read the archive
        let order = if only_open { "+id" } else { "id" };
        let sql = format!("select summary from cases where {} order by {order} limit :limit", conditions.join(" and "));
        self.summaries(&sql, named_params! { ":me": actor.user.as_str(), ":limit": limit })
    }

    /// Closed and archived cases, newest first.
    pub fn archive(&self, actor: &Actor, limit: u32) -> Result<Vec<Summary>, Failure> {
        let sql = format!(
            "select summary from cases where is_open = 0 and {} order by id desc limit :limit",
            rows::visible_to(actor)
        );
        self.summaries(&sql, named_params! { ":me": actor.user.as_str(), ":limit": limit })
    }

    /// What this person must do by `until`: terms of cases that are theirs, offered to them, or nobody's.
    pub fn due(&self, actor: &Actor, until: Date) -> Result<Vec<Summary>, Failure> {
        let sql = format!(
            "select summary from cases where is_open = 1 and due is not null and due <= :until and {}
                 and (responsible = :me or handed_to = :me or responsible is null)
             order by due is null, due, id limit 1000",
            rows::visible_to(actor)
        );
        self.summaries(&sql, named_params! { ":me": actor.user.as_str(), ":until": until.to_string() })
    }

    /// How many open cases are how near.
    pub fn counts(&self, actor: &Actor, today: Date) -> Result<Counts, Failure> {
        let week = today.checked_add_days(chrono::Days::new(7)).unwrap_or(today);
        let (me, today, week) = (actor.user.as_str(), today.to_string(), week.to_string());
        let mut statement = self.connection.prepare_cached(&counting(actor, &COUNTS))?;
        let mut counts = statement.query_row(named_params! { ":me": me, ":today": today, ":week": week }, |row| {
            let count = |column| row.get::<_, u32>(column).map(|count| count as usize);
            Ok(Counts { overdue: count(0)?, today: count(1)?, week: count(2)?, open: COUNTED })
        })?;
        // where so many have a term soon, there are at least as many
        if counts.overdue + counts.today + counts.week < COUNTED {
            let mut statement = self.connection.prepare_cached(&counting(actor, &ALL))?;
            let open: u32 = statement.query_row(named_params! { ":me": me }, |row| row.get(0))?;
            counts.open = open as usize;
        }
        Ok(counts)
    }
}

/// Counts the open cases that this person may see, for each of `conditions` as far as [`COUNTED`].
fn counting(actor: &Actor, conditions: &[&str]) -> String {
    let visible = rows::visible_to(actor);
    let count = |condition: &&str| {
        let sql = format!("select 1 from cases where is_open = 1 and {visible} and {condition} limit {COUNTED}");
        format!("(select count(*) from ({sql}))")
    };
    format!("select {}", conditions.iter().map(count).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::procedure::UserName;
    use crate::procedure::roles::Roles;
    use crate::store::Access;

    #[test]
    fn counting_reads_no_case() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("klachtenbalie.db"), Access::ReadWrite).unwrap();
        // those that the board sees are so few that they are read
        for roles in [Roles::all(), [Role::CaseWorker].into_iter().collect(), [Role::Archivist].into_iter().collect()] {
            let actor = Actor { user: UserName::new("anna").unwrap(), roles, alone: false };
            let all = [COUNTS.as_slice(), &ALL].concat();
            let sql = format!("explain query plan {}", counting(&actor, &all));
            let mut statement = store.connection.prepare(&sql).unwrap();
            let plan: Vec<String> = statement.raw_query().mapped(|row| row.get(3)).map(Result::unwrap).collect();
            let covered = plan.iter().filter(|step| step.contains("COVERING INDEX")).count();
            assert_eq!(covered, all.len(), "{plan:?}");
        }
    }
}
