//! The figures of a year, for the yearly analysis (G6).
//!
//! Invariant: a destroyed case counts as it did before; a case counts for nobody whom it is about (default 10).

use rusqlite::params;

use super::Store;
use super::error::Failure;
use crate::procedure::figures::{CaseFigures, YearFigures, may_see};
use crate::procedure::roles::Actor;

impl Store {
    /// The figures of what was received in `year`, for somebody who may see them.
    pub fn year_figures(&self, year: i32, actor: &Actor) -> Result<YearFigures, Failure> {
        may_see(actor)?;
        let sql = "select coalesce(destroyed_cases.figures, cases.figures)
                   from cases left join destroyed_cases on destroyed_cases.case_id = cases.id
                   where cases.year = ?1 and cases.respondent_user is not ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![year, actor.user.as_str()])?;
        let mut cases: Vec<CaseFigures> = Vec::new();
        while let Some(row) = rows.next()? {
            let figures = row.get_ref(0)?.as_str().map_err(|_| Failure::Damaged)?;
            cases.push(serde_json::from_str(figures).map_err(|_| Failure::Damaged)?);
        }
        Ok(YearFigures::of(&cases))
    }
}
