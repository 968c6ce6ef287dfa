//! Lists: each a range of an index, with the rights of the person inside the query.

use rusqlite::{ToSql, named_params};

use super::error::Failure;
use super::{Store, rows};
use crate::procedure::roles::Actor;
use crate::procedure::summary::{COUNTED, Counts, Summary};
use crate::procedure::{Choice, Date, Kind, Role, Stage};

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
        if !filter.all && filter.stage.is_none() {
            conditions.push("is_open = 1".to_owned());
        }
        // both are names of ours, never what a person typed
        conditions.extend(filter.stage.map(|stage| format!("stage = '{}'", stage.name())));
        conditions.extend(filter.kind.map(|kind| format!("kind = '{}'", kind.name())));
        let sql = format!("select summary from cases where {} order by id limit :limit", conditions.join(" and "));
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
        let visible = rows::visible_to(actor);
        let week = today.checked_add_days(chrono::Days::new(7)).unwrap_or(today);
        let count = |condition: &str| -> Result<usize, Failure> {
            let sql = format!(
                "select count(*) from (select 1 from cases where is_open = 1 and {visible} and {condition} limit {COUNTED})"
            );
            let mut statement = self.connection.prepare_cached(&sql)?;
            let me = actor.user.as_str();
            let (today, week) = (today.to_string(), week.to_string());
            let all: [(&str, &dyn ToSql); 3] = [(":me", &me), (":today", &today), (":week", &week)];
            let used = all.iter().filter(|(name, _)| sql.contains(name));
            let used: Vec<(&str, &dyn ToSql)> = used.copied().collect();
            let counted: u32 = statement.query_row(used.as_slice(), |row| row.get(0))?;
            Ok(counted as usize)
        };
        Ok(Counts {
            overdue: count("due is null = 0 and due < :today")?,
            today: count("due is null = 0 and due = :today")?,
            week: count("due is null = 0 and due > :today and due <= :week")?,
            open: count("1")?,
            own: count("responsible = :me")?,
        })
    }
}
