//! When somebody wants to be reminded of a case.
//!
//! Invariant: one for each person and case, which nobody else sees; nor does who set it, once they may no longer know of
//! the case.

use rusqlite::{OptionalExtension, named_params, params};

use super::cases::as_they_are;
use super::error::Failure;
use super::{Store, rows};
use crate::procedure::reminder::Reminder;
use crate::procedure::roles::Actor;
use crate::procedure::{CaseNumber, Moment};

impl Store {
    /// Reminds this person of a case at that time rather than at an earlier one, or no more.
    pub fn remind(&mut self, number: &CaseNumber, at: Option<Moment>, actor: &Actor) -> Result<(), Failure> {
        self.write(|transaction| {
            let actor = &as_they_are(transaction, actor)?;
            let me = actor.user.as_str();
            let sql = format!("select id from cases where number = :number and {}", rows::visible_to(actor));
            let id: Option<i64> = transaction
                .prepare_cached(&sql)?
                .query_row(named_params! { ":number": number.as_str(), ":me": me }, |row| row.get(0))
                .optional()?;
            let id = id.ok_or(Failure::NotFound)?;
            if let Some(at) = at {
                let sql = "insert into reminders (user, case_id, at) values (?1, ?2, ?3)
                           on conflict (user, case_id) do update set at = excluded.at";
                transaction.prepare_cached(sql)?.execute(params![me, id, at.seconds()])?;
            } else {
                let sql = "delete from reminders where user = ?1 and case_id = ?2";
                transaction.prepare_cached(sql)?.execute(params![me, id])?;
            }
            Ok(())
        })
    }

    /// What this person wants to be reminded of, of what they may see: the next first.
    pub fn reminders(&self, actor: &Actor) -> Result<Vec<Reminder>, Failure> {
        let sql = format!(
            "select at, number from reminders join cases on cases.id = reminders.case_id
             where reminders.user = :me and {} order by at, number",
            rows::visible_to(actor)
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query(&[(":me", actor.user.as_str())])?;
        let mut reminders = Vec::new();
        while let Some(row) = found.next()? {
            let (at, number): (i64, String) = (row.get(0)?, row.get(1)?);
            let at = Moment::from_seconds(at).ok_or(Failure::Damaged)?;
            let case = CaseNumber::new(&number).map_err(|_| Failure::Damaged)?;
            reminders.push(Reminder { at, case });
        }
        Ok(reminders)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::procedure::command::Command;
    use crate::procedure::journal::Respondent;
    use crate::store::Seen;
    use crate::store::tests::{Office, letter, line, user};

    #[test]
    fn a_reminder_is_a_persons_own_and_one_for_each_case() {
        let mut office = Office::new();
        let case = office.register(&letter("Klok")).number;
        let (anna, bas) = (office.actor("anna"), office.actor("bas"));
        let in_an_hour = Moment::from_seconds(office.now.seconds() + 3_600).unwrap();
        office.store.remind(&case, Some(office.now), &anna).unwrap();
        office.store.remind(&case, Some(in_an_hour), &anna).unwrap();
        assert_eq!(office.store.reminders(&anna).unwrap(), [Reminder { at: in_an_hour, case: case.clone() }]);
        assert_eq!(office.store.reminders(&bas).unwrap(), []);
        office.store.remind(&case, None, &bas).unwrap();
        assert_eq!(office.store.reminders(&anna).unwrap().len(), 1, "taking away one's own takes nobody else's");
        office.store.remind(&case, None, &anna).unwrap();
        assert_eq!(office.store.reminders(&anna).unwrap(), []);
    }

    #[test]
    fn who_may_no_longer_know_of_a_case_is_not_reminded_of_it() {
        let mut office = Office::new();
        let case = office.register(&letter("Klok")).number;
        let (anna, bas) = (office.actor("anna"), office.actor("bas"));
        office.store.remind(&case, Some(office.now), &bas).unwrap();
        let respondent = Respondent { name: line("Bas"), user: Some(user("bas")) };
        let named = Command::NameRespondent { respondent };
        office.store.execute(&case, Seen::Any, &named, &anna, &office.house, office.now).unwrap();
        assert_eq!(office.store.reminders(&bas).unwrap(), []);
        assert!(matches!(office.store.remind(&case, Some(office.now), &bas), Err(Failure::NotFound)));
        assert!(matches!(office.store.remind(&case, None, &bas), Err(Failure::NotFound)));
    }
}
