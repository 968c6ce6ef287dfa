//! Who is acting: the user of the operating system, or the person whose SSH key it is.
//!
//! Invariant: nothing that a client can send decides who somebody is or what they may do. The environment is asked for a
//! name only where the machine itself has none for this user.

use std::os::unix::fs::MetadataExt;

use crate::config::{AccessMode, Config};
use crate::procedure::UserName;
use crate::procedure::roles::{Actor, Person, Roles};

/// Who runs this process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A person, with their roles.
    Person(Actor),
    /// The service account itself (office mode): takes in mail, copies, checks and keeps the people; acts on no case.
    Service,
}

/// Why somebody is let in nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionFault {
    /// Not one of the people of this desk, or not any more.
    #[error("not one of the people")]
    Unknown,
}

/// Who is acting. `key_of` is the person that a forced command names.
pub fn who(config: &Config, people: &[Person], key_of: Option<&UserName>) -> Result<Who, SessionFault> {
    let active = |user: &UserName| people.iter().find(|person| person.user == *user && person.active);
    let as_person = |person: &Person| Actor { user: person.user.clone(), roles: person.roles, alone: false };
    match (key_of, config.access) {
        (Some(user), _) => active(user).map(as_person).map(Who::Person).ok_or(SessionFault::Unknown),
        (None, AccessMode::Personal) => Ok(Who::Person(Actor { user: os_user(), roles: Roles::all(), alone: true })),
        (None, AccessMode::Office) => {
            Ok(active(&os_user()).map_or(Who::Service, |person| Who::Person(as_person(person))))
        }
    }
}

/// The user of the operating system: by the number of the process, which nobody can send along.
pub fn os_user() -> UserName {
    let uid = std::fs::metadata("/proc/self").map_or_else(|_| rustix::process::geteuid().as_raw(), |me| me.uid());
    let passwd = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    let known = passwd.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1)? == uid.to_string()).then(|| UserName::new(name).ok()).flatten()
    });
    let said = || std::env::var("USER").ok().and_then(|name| UserName::new(&name).ok());
    known.or_else(said).or_else(|| UserName::new(&format!("uid-{uid}")).ok()).unwrap_or_else(nobody)
}

#[expect(clippy::expect_used, reason = "a literal")]
fn nobody() -> UserName {
    UserName::new("nobody").expect("a valid name")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::procedure::{Line, Role};

    #[test]
    fn a_key_is_one_person_and_a_former_one_is_nobody() {
        let person = |name: &str, active| Person {
            user: UserName::new(name).unwrap(),
            name: Line::new(name).unwrap(),
            mail: None,
            roles: [Role::Archivist].into_iter().collect(),
            active,
        };
        let people = [person("petra", true), person("oud", false)];
        let config = Config { access: AccessMode::Office, ..Config::default() };
        let of = |name: &str| who(&config, &people, Some(&UserName::new(name).unwrap()));
        assert!(matches!(of("petra"), Ok(Who::Person(Actor { alone: false, .. }))));
        assert_eq!(of("oud"), Err(SessionFault::Unknown));
        assert_eq!(of("niemand"), Err(SessionFault::Unknown));
        let own = who(&Config::default(), &people, None);
        assert!(matches!(own, Ok(Who::Person(actor)) if actor.alone && actor.roles == Roles::all()));
    }
}
