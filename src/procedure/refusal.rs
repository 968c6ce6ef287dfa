//! Why something may not be done. No prose: the words are in `lang`; the clause is here.

use super::{CaseNumber, Clause, Date, EntryNo, Kind, PointNo, Role, Side, Stage, UserName};

/// Why a command is refused. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Only the responsible case worker does this; it is this colleague.
    NotYours(UserName),
    /// Only somebody with this role does this.
    NeedsRole(Role),
    /// Nothing was handed over to this person.
    NotHandedToYou,
    /// Who handled a case does not decide an appeal about it (G7).
    HandledItBefore,
    /// Only who recorded an entry, or the responsible one, corrects it (default 11).
    NotYourEntry(EntryNo),

    /// No such person at this desk.
    UnknownPerson(UserName),
    /// That person handles no cases here, or not this one.
    CannotHandle(UserName),
    /// They have the case already.
    HasItAlready(UserName),
    /// No such category; the known ones follow.
    UnknownCategory(Vec<String>),

    /// It was assessed already (W2).
    AlreadyAssessed(UserName),
    /// Nobody has assessed it yet (W2).
    NotAssessed,
    /// A hand-over needs a reason (W2).
    HandOverWithoutReason,
    /// It is to be put in writing first (W1).
    AwaitsWriting,
    /// It is in writing (W1).
    InWriting,
    /// What is anonymous cannot be a complaint (D3).
    Anonymous,
    /// The complainant is known (D3).
    IdentityKnown,
    /// An identity needs a name, an address or a number (D3).
    NoIdentity,
    /// It is that kind already.
    SameKind(Kind),
    /// That is for complaints only; the clause that says so follows.
    ComplaintsOnly(Clause),
    /// A complaint gets a finding and a solution, not a reply (D2).
    SignalsOnly,

    /// It is to be sent by e-mail, and there is no address; the clause of the act follows.
    NoEmail(Clause),
    /// Receipt was confirmed already (W3).
    AlreadyAcknowledged(Date),
    /// Receipt is not confirmed yet (W3).
    NotAcknowledged,
    /// These sides were neither heard nor excused (W4).
    NotHeard(Vec<Side>),
    /// No such point; there are so many (W4).
    NoSuchPoint(PointNo, usize),
    /// Not every point has a finding (W4).
    NotFound(Vec<PointNo>),
    /// There is no solution (W5).
    NoSolution,
    /// An offer waits for its answer (W5).
    OfferIsOpen,
    /// There is no offer that waits for an answer (W5).
    NoOpenOffer,
    /// The offer is not answered yet (W6).
    NotAnswered,
    /// The offer was declined: there is nothing to carry out (W6).
    OfferDeclined,
    /// It was carried out already (W6).
    AlreadyCarriedOut(Date),
    /// It was not carried out yet, or no contact is to follow (W6).
    NoFollowUpDue,
    /// A proposal's reply says what was decided (G2).
    DecisionMissing,
    /// A signal has nothing to decide (D1).
    NothingToDecide,
    /// It was replied to already (D1).
    AlreadyReplied,
    /// A signal ends by a reply, or by the reason why none is possible (D1).
    SignalNeedsReply,

    /// It cannot be closed yet: this must happen first.
    NotReadyToClose(Stage),
    /// It ended already.
    HasEnded,
    /// It is closed; only the archive or reopening follows (W7).
    IsClosed,
    /// It is not closed (W7).
    NotClosed,
    /// It is in the archive, read-only (W7).
    IsArchived,
    /// It is not in the archive (W7).
    NotArchived,
    /// Destruction is stopped already (W7).
    AlreadyHeld,
    /// Nothing stops destruction (W7).
    NotHeld,
    /// The review date lies in the past (W7).
    ReviewInThePast(Date),
    /// No appeal before an offer was made (G7).
    NoOfferToAppeal,
    /// The board is to decide first (G7).
    AppealPending,
    /// No appeal waits for a decision (G7).
    NoAppealPending,

    /// A receipt in the future (default 1).
    ReceivedInFuture(Date),
    /// A contact or act in the future.
    InFuture(Date),
    /// An act before the case was received, on this date.
    BeforeReceipt(Date),
    /// A date that is promised lies in the past (W5).
    PromiseInThePast(Date),
    /// No such entry in the journal; there are so many (default 11).
    NoSuchEntry(EntryNo, usize),
    /// That entry holds no text that can be corrected (default 11).
    NothingToCorrect(EntryNo),
    /// Only who recorded an act takes it back (default 11).
    NotYoursToUndo(EntryNo),
    /// This person has nothing that can be taken back.
    NothingToUndo,
    /// That entry cannot be taken back: it was sent, or others acted on it (default 11).
    CannotUndo(EntryNo),
    /// Something was built upon it: that entry, by this person (default 11).
    BuiltUpon(EntryNo, EntryNo, UserName),
    /// It was taken back already.
    AlreadyUndone(EntryNo),
    /// It was not taken back.
    NotUndone(EntryNo),
    /// A case is not linked with itself.
    LinkWithItself,
    /// They are linked already.
    LinkedAlready(CaseNumber),
    /// They are not linked.
    NotLinked(CaseNumber),
    /// It is so already.
    NothingToChange,
}

impl Refusal {
    /// The clause whose rule refuses; none where it is about a date or a choice.
    pub fn clause(&self) -> Option<Clause> {
        match self {
            Self::AwaitsWriting | Self::InWriting | Self::ReceivedInFuture(_) => Some(Clause::W1),
            Self::NotYours(_)
            | Self::NotHandedToYou
            | Self::CannotHandle(_)
            | Self::HasItAlready(_)
            | Self::AlreadyAssessed(_)
            | Self::NotAssessed
            | Self::HandOverWithoutReason => Some(Clause::W2),
            Self::AlreadyAcknowledged(_) | Self::NotAcknowledged => Some(Clause::W3),
            Self::NotHeard(_) | Self::NoSuchPoint(..) | Self::NotFound(_) => Some(Clause::W4),
            Self::NoSolution | Self::OfferIsOpen | Self::NoOpenOffer | Self::PromiseInThePast(_) => Some(Clause::W5),
            Self::NotAnswered | Self::OfferDeclined | Self::AlreadyCarriedOut(_) | Self::NoFollowUpDue => {
                Some(Clause::W6)
            }
            Self::IsClosed
            | Self::NotClosed
            | Self::IsArchived
            | Self::NotArchived
            | Self::AlreadyHeld
            | Self::NotHeld
            | Self::ReviewInThePast(_) => Some(Clause::W7),
            Self::Anonymous | Self::IdentityKnown | Self::NoIdentity => Some(Clause::D3),
            Self::SignalsOnly | Self::HasEnded => Some(Clause::D2),
            Self::NothingToDecide | Self::AlreadyReplied | Self::SignalNeedsReply => Some(Clause::D1),
            Self::DecisionMissing => Some(Clause::G2),
            Self::HandledItBefore | Self::NoOfferToAppeal | Self::AppealPending | Self::NoAppealPending => {
                Some(Clause::G7)
            }
            Self::ComplaintsOnly(clause) | Self::NoEmail(clause) => Some(*clause),
            Self::NotReadyToClose(stage) => stage.clause(),
            Self::NeedsRole(role) => match role {
                Role::Archivist => Some(Clause::W7),
                Role::Board => Some(Clause::G7),
                Role::CaseWorker | Role::ProjectLead | Role::Admin => None,
            },
            Self::NotYourEntry(_)
            | Self::UnknownPerson(_)
            | Self::UnknownCategory(_)
            | Self::SameKind(_)
            | Self::InFuture(_)
            | Self::BeforeReceipt(_)
            | Self::NoSuchEntry(..)
            | Self::NothingToCorrect(_)
            | Self::NotYoursToUndo(_)
            | Self::NothingToUndo
            | Self::CannotUndo(_)
            | Self::BuiltUpon(..)
            | Self::AlreadyUndone(_)
            | Self::NotUndone(_)
            | Self::LinkWithItself
            | Self::LinkedAlready(_)
            | Self::NotLinked(_)
            | Self::NothingToChange => None,
        }
    }

    /// Whether somebody else could do it: not allowed for this person, whatever the case.
    pub fn is_about_person(&self) -> bool {
        matches!(
            self,
            Self::NotYours(_)
                | Self::NeedsRole(_)
                | Self::NotHandedToYou
                | Self::HandledItBefore
                | Self::NotYourEntry(_)
                | Self::NotYoursToUndo(_)
        )
    }
}

impl Stage {
    /// The clause that says what must happen in this stage.
    pub fn clause(self) -> Option<Clause> {
        match self {
            Self::AwaitingWriting => Some(Clause::W1),
            Self::ToAssess => Some(Clause::W2),
            Self::ToAcknowledge => Some(Clause::W3),
            Self::Investigating => Some(Clause::W4),
            Self::ToOffer | Self::Offered => Some(Clause::W5),
            Self::ToCarryOut | Self::FollowUp => Some(Clause::W6),
            Self::ToReply => Some(Clause::D1),
            Self::ToClose | Self::ToArchive | Self::Archived => Some(Clause::W7),
            Self::UnderAppeal => Some(Clause::G7),
            Self::Destroyed => None,
        }
    }
}
