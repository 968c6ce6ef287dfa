//! Taking an act back, and doing it again (default 11).
//!
//! Invariant: nothing leaves the journal. An act that was taken back stays in it, with who took it back and when; the case
//! is folded without it. What somebody built upon, what was sent and what others must act on stays as it is.

use super::EntryNo;
use super::journal::{Entry, Event};

impl Event {
    /// Whether it can be taken back by who recorded it. A letter that was sent has arrived; what hands a case on, closes it or
    /// brings it to others has its own way back.
    pub fn can_be_undone(&self) -> bool {
        match self {
            Self::Acknowledged { sent, .. } | Self::Offered { sent, .. } | Self::Replied { sent, .. } => !sent,
            Self::ConfidentialSet { .. }
            | Self::ContactAttempted { .. }
            | Self::PointAdded { .. }
            | Self::PointCompared { .. }
            | Self::StatementRecorded { .. }
            | Self::NotHeard { .. }
            | Self::Found { .. }
            | Self::SolutionProposed { .. }
            | Self::Promised { .. }
            | Self::Answered { .. }
            | Self::CarriedOut { .. }
            | Self::FollowedUp { .. }
            | Self::NoReply { .. }
            | Self::Noted { .. } => true,
            _ => false,
        }
    }

    /// The entry that this one takes back or does again.
    pub fn undoing(&self) -> Option<EntryNo> {
        match self {
            Self::Undone { entry } | Self::Redone { entry } => Some(*entry),
            _ => None,
        }
    }

    /// Whether it was made in the knowledge of `earlier`, so that `earlier` cannot be taken from under it.
    fn builds_on(&self, earlier: &Entry) -> bool {
        match (self, &earlier.event) {
            // what lies beside the steps carries nothing and rests on nothing
            (
                _,
                Self::Noted { .. }
                | Self::PointCompared { .. }
                | Self::ContactAttempted { .. }
                | Self::ConfidentialSet { .. },
            )
            | (
                Self::Noted { .. }
                | Self::Attached { .. }
                | Self::Linked { .. }
                | Self::Unlinked { .. }
                | Self::IncidentLinked { .. }
                | Self::ContactAttempted { .. }
                | Self::ConfidentialSet { .. }
                | Self::Undone { .. }
                | Self::Redone { .. },
                _,
            ) => false,
            (Self::Corrected { entry, .. }, _) => *entry == earlier.number,
            // a statement is on the points there were, and on nothing that another said
            (Self::StatementRecorded { point, .. }, Self::PointAdded { point: added, .. }) => {
                point.is_none_or(|point| point == *added)
            }
            (
                Self::StatementRecorded { .. }
                | Self::NotHeard { .. }
                | Self::PointAdded { .. }
                | Self::Promised { .. },
                Self::StatementRecorded { .. }
                | Self::NotHeard { .. }
                | Self::Promised { .. }
                | Self::Acknowledged { .. },
            )
            | (Self::Acknowledged { .. }, Self::StatementRecorded { .. } | Self::PointAdded { .. }) => false,
            _ => true,
        }
    }
}

/// The entry, of those in force after `earlier`, that was made upon it.
pub(super) fn built_upon<'a>(earlier: &Entry, in_force: impl Iterator<Item = &'a Entry>) -> Option<&'a Entry> {
    in_force.filter(|later| later.number > earlier.number).find(|later| later.event.builds_on(earlier))
}
