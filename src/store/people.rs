//! The people of the desk.

use rusqlite::params;

use super::cases::{add, fold, project};
use super::error::Failure;
use super::{Store, journal, rows};
use crate::procedure::house::House;
use crate::procedure::journal::Event;
use crate::procedure::roles::{Actor, Person, Sight};
use crate::procedure::{CaseNumber, Moment, Text, UserName};

impl Store {
    /// Everybody, the former ones too, in the order in which they came.
    pub fn people(&self) -> Result<Vec<Person>, Failure> {
        let sql = "select user, name, mail, roles, active from people order by id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut found = statement.query([])?;
        let mut people = Vec::new();
        while let Some(row) = found.next()? {
            people.push(rows::person(row)?);
        }
        Ok(people)
    }

    /// Somebody new.
    pub fn add_person(&mut self, person: &Person) -> Result<(), Failure> {
        self.write(|transaction| {
            let sql = "insert or ignore into people (user, name, mail, roles, active) values (?1, ?2, ?3, ?4, ?5)";
            let Person { user, name, mail, roles, active } = person;
            let mail = mail.as_ref().map(crate::procedure::Email::as_str);
            let row = params![user.as_str(), name.as_str(), mail, roles.to_string(), active];
            match transaction.prepare_cached(sql)?.execute(row)? {
                0 => Err(Failure::PersonExists(user.clone())),
                _ => Ok(()),
            }
        })
    }

    /// Another name, address, roles, or whether they are here: what `person` says.
    pub fn change_person(&mut self, person: &Person) -> Result<(), Failure> {
        self.write(|transaction| {
            let sql = "update people set name = ?2, mail = ?3, roles = ?4, active = ?5 where user = ?1";
            let Person { user, name, mail, roles, active } = person;
            let mail = mail.as_ref().map(crate::procedure::Email::as_str);
            let row = params![user.as_str(), name.as_str(), mail, roles.to_string(), active];
            match transaction.prepare_cached(sql)?.execute(row)? {
                0 => Err(Failure::NoSuchPerson(user.clone())),
                _ => Ok(()),
            }
        })
    }

    /// Somebody leaves. Their open cases go to `to`; without one it is refused while there are any, so that no case is
    /// ever without an owner (default 9). `reason` is what the journal of each case says. Gives how many went.
    pub fn deactivate(
        &mut self,
        user: &UserName,
        to: Option<&UserName>,
        reason: &Text,
        actor: &Actor,
        house: &House,
        now: Moment,
    ) -> Result<usize, Failure> {
        self.write(|transaction| {
            let person = house.person(user).ok_or_else(|| Failure::NoSuchPerson(user.clone()))?;
            let sql = "select id, number from cases
                       where is_archived = 0 and (responsible = ?1 and stage <> 'to_archive' or handed_to = ?1)";
            let mut statement = transaction.prepare_cached(sql)?;
            let mut found = statement.query([user.as_str()])?;
            let mut cases = Vec::new();
            while let Some(row) = found.next()? {
                let number: String = row.get(1)?;
                cases.push((row.get::<_, i64>(0)?, CaseNumber::new(&number).map_err(|_| Failure::Damaged)?));
            }
            let successor = match to {
                Some(to) => Some(house.person(to).ok_or_else(|| Failure::NoSuchPerson(to.clone()))?),
                None if cases.is_empty() => None,
                None => return Err(Failure::CasesLeft(cases.len())),
            };
            let mut blocked = 0;
            for (id, number) in &cases {
                let Some(successor) = successor else { continue };
                let mut case = fold(transaction, *id, number)?;
                let them = Actor { user: successor.user.clone(), roles: successor.roles, alone: false };
                let can = successor.active
                    && successor.user != *user
                    && them.is(crate::procedure::Role::CaseWorker)
                    && them.sight_of(&case) == Sight::Open;
                if !can {
                    blocked += 1;
                    continue;
                }
                let stays = case.responsible.clone().filter(|responsible| responsible != user);
                let to = stays.unwrap_or_else(|| successor.user.clone());
                add(&mut case, Event::Reassigned { to, reason: reason.clone() }, actor, now);
                if let Some(entry) = case.journal.last() {
                    journal::append(transaction, *id, number, entry)?;
                }
                project(transaction, *id, &case)?;
            }
            if blocked > 0 {
                return Err(Failure::CasesLeft(blocked));
            }
            let sql = "update people set active = 0 where user = ?1";
            transaction.prepare_cached(sql)?.execute([person.user.as_str()])?;
            Ok(cases.len())
        })
    }
}
