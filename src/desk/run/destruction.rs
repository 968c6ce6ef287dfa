//! What the desk asks the store about destruction.

use super::perform::Hand;
use crate::desk::state::destruction::{Found, Wish};
use crate::procedure::destruction;
use crate::store::{Failure, Finish, Progress};

impl Hand {
    /// Does it; a run does one slice, so that what was typed meanwhile is kept in between.
    pub(super) fn destruction(&mut self, wish: Wish) -> Result<Found, Failure> {
        let (house, now) = (self.house()?, self.now());
        let (store, actor, today) = (&mut self.store, &self.duty.actor, house.date(now));
        match wish {
            Wish::Look => {
                let makes_lists = destruction::may_propose(actor).is_ok();
                let due = if makes_lists { store.due_for_destruction(actor, &house, today)? } else { Vec::new() };
                let holds = if makes_lists { store.holds(actor)? } else { Vec::new() };
                Ok(Found::Overview { due, holds, lists: store.destruction_lists(actor, &house, today)? })
            }
            Wish::Propose(reason) => {
                let list = store.propose_destruction(&[], Some(&reason), actor, &house, now)?;
                Ok(Found::List(list.name, list.state))
            }
            Wish::Confirm(name, typed, reason) => {
                let list = store.confirm_destruction(name, Some(typed), Some(&reason), actor, &house, now)?;
                Ok(Found::List(list.name, list.state))
            }
            Wish::Stop(name, reason) => {
                let list = store.stop_destruction(name, Some(&reason), actor, &house, now)?;
                Ok(Found::List(list.name, list.state))
            }
            Wish::Run(name) => {
                let Progress { done, of } = store.run_destruction(name, actor, &house, now)?;
                Ok(Found::Progress(name, done, of))
            }
            Wish::Finish(name) => match store.finish_destruction(name, actor, &house, now)? {
                Finish::Done(_) => Ok(Found::List(name, destruction::ListState::Done)),
                Finish::WaitsFor(readers) => Ok(Found::WaitsFor(name, readers)),
            },
            Wish::Certificate(name) => {
                let (certificate, sha256) = store.certificate(name, actor, &house)?;
                Ok(Found::Certificate(Box::new(certificate), sha256))
            }
        }
    }
}
