//! How a case ends: endings without a finding, closing, the archive, holds and appeals (W7, G7); and what can be added at
//! any time: notes, files, links, corrections.

use super::{Decision, Desk, happened};
use crate::procedure::command::NewFile;
use crate::procedure::journal::{Event, FileRef, MeasureChoice};
use crate::procedure::refusal::Refusal;
use crate::procedure::retention::RetentionFrom;
use crate::procedure::{
    AppealDecision, CaseNumber, Date, Ending, EntryNo, Kind, Line, Moment, Role, Stage, Text, UserName,
};

impl Desk<'_> {
    /// A complaint ends in any of the ways from any open stage; a signal or proposal gets a reply instead, unless it was
    /// none (D1, D2, G4). Who ends what nobody had becomes responsible for it.
    pub(super) fn end(&self, ending: Ending, reason: &Text) -> Decision {
        self.open()?;
        self.responsible_or_nobody()?;
        if self.case.kind != Kind::Complaint && ending != Ending::Spam {
            return Err(Refusal::SignalNeedsReply);
        }
        let ended = Event::Ended { ending, on: self.today(), reason: reason.clone() };
        if self.case.responsible.is_some() {
            return happened(ended);
        }
        let taken = Event::Assessed { kind: self.case.kind, category: None, reason: None, acknowledge: None };
        Ok(vec![taken, ended])
    }

    pub(super) fn close(&self, measure: &MeasureChoice) -> Decision {
        self.not_closed()?;
        self.responsible()?;
        match self.case.stage() {
            Stage::ToClose => happened(Event::Closed { on: self.today(), measure: measure.clone() }),
            Stage::UnderAppeal => Err(Refusal::AppealPending),
            stage => Err(Refusal::NotReadyToClose(stage)),
        }
    }

    /// Back to what was still to be done; an ending is undone with it.
    pub(super) fn reopen(&self, reason: &Text) -> Decision {
        let stage = self.case.stage();
        if stage == Stage::Archived {
            return Err(Refusal::IsArchived);
        }
        if stage != Stage::ToArchive && self.case.ending.is_none() {
            return Err(Refusal::NotClosed);
        }
        self.responsible()?;
        happened(Event::Reopened { reason: reason.clone() })
    }

    pub(super) fn archive(&self) -> Decision {
        self.to_archive()?;
        let on = self.today();
        let end_of_file = match self.house.retention.from {
            RetentionFrom::Closed => self.case.end_of_file().ok_or(Refusal::NotClosed)?,
            RetentionFrom::Archived => on,
        };
        let keep_until = self.house.retention.keep_until(end_of_file);
        happened(Event::Archived { on, end_of_file, keep_until, record: None })
    }

    pub(super) fn send_back(&self, reason: &Text) -> Decision {
        self.to_archive()?;
        happened(Event::SentBack { reason: reason.clone() })
    }

    fn to_archive(&self) -> Result<(), Refusal> {
        self.is(Role::Archivist)?;
        match self.case.stage() {
            Stage::ToArchive => Ok(()),
            Stage::Archived | Stage::Destroyed => Err(Refusal::IsArchived),
            Stage::UnderAppeal => Err(Refusal::AppealPending),
            _ => Err(Refusal::NotClosed),
        }
    }

    pub(super) fn hold(&self, reason: &Text, review: Date) -> Decision {
        self.is(Role::Archivist)?;
        self.in_archive()?;
        if self.case.hold.is_some() {
            return Err(Refusal::AlreadyHeld);
        }
        if review < self.today() {
            return Err(Refusal::ReviewInThePast(review));
        }
        happened(Event::Held { reason: reason.clone(), review })
    }

    pub(super) fn release(&self, reason: &Text) -> Decision {
        self.is(Role::Archivist)?;
        self.in_archive()?;
        match self.case.hold {
            Some(_) => happened(Event::Released { reason: reason.clone() }),
            None => Err(Refusal::NotHeld),
        }
    }

    fn in_archive(&self) -> Result<(), Refusal> {
        if matches!(self.case.stage(), Stage::ToArchive | Stage::Archived) { Ok(()) } else { Err(Refusal::NotArchived) }
    }

    /// Once an offer was made, also on a closed or archived case (default 8). It comes in by post, so whoever opens it
    /// can record it.
    pub(super) fn appeal(&self, received_at: Option<Moment>, text: &Text) -> Decision {
        if !self.actor.is(Role::Archivist) {
            self.any_case_worker()?;
        }
        if self.case.pending_appeal().is_some() {
            return Err(Refusal::AppealPending);
        }
        if self.case.offers.is_empty() {
            return Err(Refusal::NoOfferToAppeal);
        }
        let (received_at, received_on) = self.receipt(received_at)?;
        if received_on < self.case.received_on {
            return Err(Refusal::BeforeReceipt(self.case.received_on));
        }
        happened(Event::AppealLodged { received_at, received_on, text: text.clone() })
    }

    pub(super) fn decide_appeal(&self, decision: AppealDecision, grounds: &Text) -> Decision {
        self.is(Role::Board)?;
        if self.case.pending_appeal().is_none() {
            return Err(Refusal::NoAppealPending);
        }
        if !self.actor.alone && self.case.was_handled_by(&self.actor.user) {
            return Err(Refusal::HandledItBefore);
        }
        happened(Event::AppealDecided { decision, on: self.today(), grounds: grounds.clone() })
    }

    /// What is added to an open file, by any case worker; the board too, on what is before it.
    fn adding(&self) -> Result<(), Refusal> {
        self.not_closed()?;
        if self.actor.is(Role::Board) && self.case.pending_appeal().is_some() { Ok(()) } else { self.any_case_worker() }
    }

    pub(super) fn note(&self, text: &Text) -> Decision {
        self.adding()?;
        happened(Event::Noted { text: text.clone() })
    }

    pub(super) fn attach(&self, file: &NewFile) -> Decision {
        self.adding()?;
        happened(Event::Attached { file: FileRef::of(file) })
    }

    pub(super) fn link(&self, other: &CaseNumber, is_incident: bool) -> Decision {
        self.adding()?;
        if *other == self.case.number {
            return Err(Refusal::LinkWithItself);
        }
        if self.case.links.iter().any(|link| link.other == *other) {
            return Err(Refusal::LinkedAlready(other.clone()));
        }
        let other = other.clone();
        happened(if is_incident { Event::IncidentLinked { other } } else { Event::Linked { other } })
    }

    pub(super) fn unlink(&self, other: &CaseNumber) -> Decision {
        self.adding()?;
        if self.case.links.iter().all(|link| link.other != *other) {
            return Err(Refusal::NotLinked(other.clone()));
        }
        happened(Event::Unlinked { other: other.clone() })
    }

    /// A new entry that names the one it corrects; a correction of a correction names the first (default 11).
    pub(super) fn correct(&self, entry: EntryNo, text: &Text, reason: &Text) -> Decision {
        self.not_closed()?;
        let journal = &self.case.journal;
        let corrected = journal.iter().find(|known| known.number == entry);
        let corrected = corrected.ok_or(Refusal::NoSuchEntry(entry, journal.len()))?;
        let (of, by): (EntryNo, &UserName) = match &corrected.event {
            Event::Corrected { entry: first, .. } => (*first, &corrected.by),
            _ => (entry, &corrected.by),
        };
        if self.case.undone.contains(&of) {
            return Err(Refusal::AlreadyUndone(of));
        }
        if *by != self.actor.user && self.responsible_or_nobody().is_err() {
            return Err(Refusal::NotYourEntry(entry));
        }
        match self.case.text_of(of) {
            Some(earlier) if earlier == *text => Ok(Vec::new()),
            Some(_) => happened(Event::Corrected { entry: of, text: text.clone(), reason: reason.clone() }),
            None => Err(Refusal::NothingToCorrect(entry)),
        }
    }
}

impl FileRef {
    /// What an entry says of a file: its name, type, length and hash.
    pub fn of(file: &NewFile) -> Self {
        use sha2::{Digest, Sha256};
        let name: Line = file.name.clone();
        let sha256 = super::super::hex(&Sha256::digest(&file.content));
        let bytes = u64::try_from(file.content.len()).unwrap_or(u64::MAX);
        Self { name, media_type: file.media_type.clone(), bytes, sha256 }
    }
}
