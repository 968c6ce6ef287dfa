//! Looking round: what other sessions wrote since one looked last.
//!
//! Invariant: only what differs is told, so that a colleague who opens a case or types a draft costs nobody a question to the
//! database or a frame. What was written before the first look is not missed: where that cannot be known, all is read again.

use std::sync::Arc;

use super::perform::Hand;
use crate::desk::state::message::{Answer, Message};
use crate::procedure::colleagues::{News, Present};
use crate::procedure::roles::Person;
use crate::store::{Failure, Marks, Store};

/// What was seen last.
pub(super) struct Rounds {
    version: Option<i64>,
    marks: Option<Marks>,
    people: Option<Vec<Person>>,
    present: Vec<Present>,
}

impl Rounds {
    /// From now on.
    pub fn new(store: &Store) -> Self {
        Self { version: store.data_version().ok(), marks: None, people: None, present: Vec::new() }
    }

    /// Notes down how far the books are written, and tells who is there: once the first screen stands.
    pub fn begin(&mut self, hand: &Hand) {
        let marks = hand.store.marks().ok();
        // where somebody wrote since the first question, the next look tells it
        self.marks = marks.filter(|_| hand.store.data_version().ok() == self.version);
        self.look_for_others(hand);
    }

    /// Tells what others wrote since the last look.
    pub fn look(&mut self, hand: &Hand) {
        let version = hand.store.data_version().ok();
        if version == self.version {
            // who is gone without a word wrote nothing
            if !self.present.is_empty() {
                self.look_for_others(hand);
            }
            return;
        }
        self.version = version;
        self.look_at_people(hand);
        if let Some(news) = self.news(hand).unwrap_or_else(|_| Some(News::default())) {
            hand.answer(Answer::Changed(news));
        }
        self.look_for_others(hand);
    }

    fn look_at_people(&mut self, hand: &Hand) {
        let Ok(house) = hand.house() else { return };
        if self.people.as_ref() == Some(&house.people) {
            return;
        }
        self.people = Some(house.people.clone());
        // a person who left is let go within a second, also from a desk that is open
        let me = house.person(&hand.duty.actor.user);
        if me.is_some_and(|me| !me.active && !hand.duty.actor.alone) {
            let _ = hand.answers.send(Message::Gone);
        }
        hand.answer(Answer::House(Arc::new(house)));
    }

    /// What others did to cases; `None` where nothing happened to any.
    fn news(&mut self, hand: &Hand) -> Result<Option<News>, Failure> {
        let marks = hand.store.marks()?;
        match self.marks.replace(marks) {
            Some(before) if before == marks => Ok(None),
            Some(before) => hand.store.news(before, &hand.duty.actor).map(Some),
            None => Ok(Some(News::default())),
        }
    }

    fn look_for_others(&mut self, hand: &Hand) {
        let Ok(present) = hand.store.present(&hand.duty.actor) else { return };
        if present != self.present {
            self.present.clone_from(&present);
            hand.answer(Answer::Present(present));
        }
    }
}
