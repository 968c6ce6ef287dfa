//! The bell of the terminal: when it is wanted, and when it may be heard.
//!
//! Invariant: it is heard once in ten minutes at most, whatever happens meanwhile, and never while somebody types: then it
//! waits for them to rest.

use std::time::{Duration, Instant};

/// It is not heard again before that.
const APART: Duration = Duration::from_mins(10);
/// Nobody types any more when no key came for so long.
const REST: Duration = Duration::from_secs(5);

/// The bell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bell {
    /// Since when it waits to be heard.
    wanted: Option<Instant>,
    heard: Option<Instant>,
    typed: Option<Instant>,
}

impl Bell {
    /// Something is to be heard; where it was heard a moment ago, that was enough.
    pub fn want(&mut self, at: Instant) {
        let is_soon = self.heard.is_some_and(|heard| at < heard + APART);
        if !is_soon {
            self.wanted.get_or_insert(at);
        }
    }

    /// Somebody pressed a key.
    pub fn typed(&mut self, at: Instant) {
        self.typed = Some(at);
    }

    /// When it is to be heard, where it is.
    pub fn due(&self) -> Option<Instant> {
        let wanted = self.wanted?;
        Some(self.typed.map_or(wanted, |typed| wanted.max(typed + REST)))
    }

    /// Whether it is to be heard now; then it was.
    pub fn rings(&mut self, at: Instant) -> bool {
        let rings = self.due().is_some_and(|due| due <= at);
        if rings {
            self.wanted = None;
            self.heard = Some(at);
        }
        rings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_heard_once_in_ten_minutes_and_not_while_somebody_types() {
        let (mut bell, start) = (Bell::default(), Instant::now());
        let after = |seconds| start + Duration::from_secs(seconds);
        assert!(!bell.rings(after(0)));
        bell.typed(after(1));
        bell.want(after(2));
        bell.want(after(3));
        assert!(!bell.rings(after(5)));
        bell.typed(after(5));
        assert!(!bell.rings(after(9)));
        assert_eq!(bell.due(), Some(after(10)));
        assert!(bell.rings(after(10)));
        assert!(!bell.rings(after(11)), "several alarms are one bell");
        bell.want(after(600));
        assert!(!bell.rings(after(700)));
        bell.want(after(610));
        assert!(bell.rings(after(610)));
    }
}
