//! What colleagues are at, as far as a person may know.

use super::{CaseNumber, Moment, UserName};

/// What a session is at: a case that lies open, and where somebody types.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attendance {
    /// The case.
    pub case: Option<CaseNumber>,
    /// The place of the draft that is typed; without one the case is only read.
    pub place: Option<String>,
    /// The point of the complaint that the draft is about, where it is about one.
    pub point: Option<u16>,
}

/// A session other than one's own that is at a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// Whose.
    pub user: UserName,
    /// What it is at.
    pub at: Attendance,
    /// Since when.
    pub since: Moment,
}

/// What others did since one looked last, of what one may know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// The cases that others changed, each once.
    pub cases: Vec<CaseNumber>,
    /// Who changed them.
    pub by: Vec<UserName>,
}

impl News {
    /// Takes in what came later.
    pub fn add(&mut self, later: Self) {
        for case in later.cases {
            if !self.cases.contains(&case) {
                self.cases.push(case);
            }
        }
        for user in later.by {
            if !self.by.contains(&user) {
                self.by.push(user);
            }
        }
    }
}
