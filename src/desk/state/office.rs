//! Who sits at the desk, in which house, at what time: what every part of the desk may know besides itself.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveTime;

use crate::procedure::house::House;
use crate::procedure::roles::Actor;
use crate::procedure::{Date, Moment, Role};

/// The person, the house and the time.
#[derive(Clone, Debug)]
pub struct Office {
    /// Who is acting.
    pub actor: Actor,
    /// Terms, calendar, categories, people.
    pub house: Arc<House>,
    /// The time as it was last told.
    pub now: Moment,
    /// A made-up office for practice, which is to say so.
    pub is_practice: bool,
    /// Whether files of this machine may be attached: not in a session by SSH, where they are the server's.
    pub may_read_files: bool,
    /// The person's own folder on this machine; none where the desk runs as the service, whose files are no person's.
    pub own_folder: Option<PathBuf>,
    /// How the person reached the server by SSH: `name@address`; not known where they did not.
    pub server: Option<String>,
}

impl Office {
    /// Today, in the office's zone.
    pub fn today(&self) -> Date {
        self.house.date(self.now)
    }

    /// The file that is meant by what was typed; none where no file can be written.
    pub fn path_of(&self, typed: &str) -> Option<PathBuf> {
        let typed = typed.trim();
        Some(self.own_folder.as_ref()?.join(typed.strip_prefix("~/").unwrap_or(typed)))
    }

    /// Whether this person is here for appeals only: the board's line is theirs, rather than that of terms.
    pub fn is_for_appeals(&self) -> bool {
        self.actor.is(Role::Board) && !self.actor.is(Role::CaseWorker)
    }

    /// Whether this person is here for the archive, and neither cases nor appeals are theirs: the archive's line is theirs.
    pub fn is_for_archive(&self) -> bool {
        self.actor.is(Role::Archivist) && !self.actor.is(Role::CaseWorker) && !self.actor.is(Role::Board)
    }

    /// Whether this person is here for the yearly analysis and may see no case: the line of the analysis is theirs.
    pub fn is_for_analysis(&self) -> bool {
        self.actor.is(Role::ProjectLead) && !self.sees_cases()
    }

    /// Whether any list can have a case for this person.
    pub fn sees_cases(&self) -> bool {
        [Role::CaseWorker, Role::Archivist, Role::Board].into_iter().any(|role| self.actor.is(role))
    }

    /// The moment of a local date and time of day. An hour that is skipped in spring is the hour after; one that comes
    /// twice in autumn is the first.
    pub fn moment(&self, date: Date, time: Option<NaiveTime>) -> Moment {
        Moment::of_local(date.and_time(time.unwrap_or(NaiveTime::MIN)), self.house.zone)
    }
}
