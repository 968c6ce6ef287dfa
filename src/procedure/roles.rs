//! Who a person is at this desk, and which cases they may know of.
//!
//! Invariant: whoever is the respondent of a case sees nothing of it, whatever their roles (default 10). Lists in the
//! store ask the same question with the same answer.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::case::Case;
use super::{Choice, Email, Line, Role, UserName};

/// A set of roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Role>", into = "Vec<Role>")]
pub struct Roles(u8);

impl Roles {
    /// Every role: what the one person of personal mode holds.
    pub fn all() -> Self {
        Role::ALL.iter().copied().collect()
    }

    /// Whether `role` is among them.
    pub fn has(self, role: Role) -> bool {
        self.0 & Self::bit(role) != 0
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The roles, in the order of [`Role::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(move |role| self.has(*role))
    }

    fn bit(role: Role) -> u8 {
        match role {
            Role::CaseWorker => 1,
            Role::Archivist => 2,
            Role::ProjectLead => 4,
            Role::Board => 8,
            Role::Admin => 16,
        }
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        Self(roles.into_iter().fold(0, |bits, role| bits | Self::bit(role)))
    }
}

impl From<Vec<Role>> for Roles {
    fn from(roles: Vec<Role>) -> Self {
        roles.into_iter().collect()
    }
}

impl From<Roles> for Vec<Role> {
    fn from(roles: Roles) -> Self {
        roles.iter().collect()
    }
}

impl fmt::Display for Roles {
    /// Machine names, with commas between: `case_worker,archivist`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.iter().map(Choice::name).collect();
        f.write_str(&names.join(","))
    }
}

/// A person of this desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Whom the program knows them as.
    pub user: UserName,
    /// The name that colleagues read.
    pub name: Line,
    /// Where a hand-over is announced.
    pub mail: Option<Email>,
    /// What they may be.
    pub roles: Roles,
    /// False once they have left; their name stays in the journals.
    pub active: bool,
}

/// Who is acting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Whom the journal names.
    pub user: UserName,
    /// What they may be.
    pub roles: Roles,
    /// One person holds every role (personal mode), so that no rule can ask for a second one.
    pub alone: bool,
}

/// What a person may know of one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Not even that it exists.
    Hidden,
    /// May open it, giving a reason that is logged; it stands in no list (project lead).
    WithReason,
    /// May see, find and open it.
    Open,
}

impl Actor {
    /// The program itself: takes in mail, and nothing else.
    pub fn program() -> Option<Self> {
        let user = UserName::new("klachtenbalie").ok()?;
        Some(Self { user, roles: [Role::CaseWorker].into_iter().collect(), alone: false })
    }

    /// Whether they hold `role`.
    pub fn is(&self, role: Role) -> bool {
        self.roles.has(role)
    }

    /// What they may know of `case` (defaults 9 and 10).
    pub fn sight_of(&self, case: &Case) -> Sight {
        let is_respondent = case.respondent.as_ref().and_then(|r| r.user.as_ref()) == Some(&self.user);
        if is_respondent {
            Sight::Hidden
        } else if self.is(Role::CaseWorker)
            || self.is(Role::Archivist) && (case.closed.is_some() || !case.earlier_archivings.is_empty())
            || self.is(Role::Board) && !case.appeals.is_empty()
        {
            Sight::Open
        } else if self.is(Role::ProjectLead) {
            Sight::WithReason
        } else {
            Sight::Hidden
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_a_set_with_names() {
        let roles: Roles = [Role::Archivist, Role::CaseWorker, Role::Archivist].into_iter().collect();
        assert_eq!(roles.to_string(), "case_worker,archivist");
        assert!(roles.has(Role::Archivist) && !roles.has(Role::Board));
        assert_eq!(Roles::all().iter().count(), Role::ALL.len());
    }
}
