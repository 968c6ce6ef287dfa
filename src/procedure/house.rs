//! The house: all that a decision may know besides the case, the command, the person and the moment.

use chrono_tz::Tz;

use super::calendar::Calendar;
use super::destruction::DestructionRule;
use super::retention::RetentionRule;
use super::roles::Person;
use super::terms::{Deadline, Rule, TermRules};
use super::{Date, Line, Moment, UserName};

/// One office: its time zone, working days, rules and people.
#[derive(Clone, Debug)]
pub struct House {
    /// Where its days begin and end.
    pub zone: Tz,
    /// Its working days.
    pub calendar: Calendar,
    /// Its terms.
    pub terms: TermRules,
    /// How long it keeps a closed case.
    pub retention: RetentionRule,
    /// How it destroys what it has kept for so long.
    pub destruction: DestructionRule,
    /// The first part of its case numbers.
    pub prefix: Line,
    /// What a case can be about.
    pub categories: Vec<String>,
    /// Its people, the former ones too.
    pub people: Vec<Person>,
    /// One person holds every role (personal mode).
    pub alone: bool,
}

impl House {
    /// The local date of a moment.
    pub fn date(&self, moment: Moment) -> Date {
        moment.date_in(self.zone)
    }

    /// A term of `rule` that starts on `from`.
    pub fn deadline(&self, from: Date, rule: Rule) -> Deadline {
        Deadline::new(from, rule, &self.calendar)
    }

    /// The person of that name, former ones too.
    pub fn person(&self, user: &UserName) -> Option<&Person> {
        self.people.iter().find(|person| person.user == *user)
    }

    /// What colleagues call them: their name, else their user name.
    pub fn name_of<'a>(&'a self, user: &'a UserName) -> &'a str {
        self.person(user).map_or(user.as_str(), |person| person.name.as_str())
    }
}
