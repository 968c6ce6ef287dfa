//! What happened in a case: entries that are only ever added.
//!
//! Invariant: an entry holds all that it means. Dates are the office's local dates as they were on the day, and a term
//! that starts is written down with its rule and its last day, so that no setting changed later can move it.

use serde::{Deserialize, Serialize};

use super::terms::{Deadline, TermRules};
use super::{
    Agreement, Answer, AppealDecision, CaseNumber, Channel, Date, Decision, Email, Ending, EntryNo, Finding, Ground,
    Kind, Line, Means, Moment, PointNo, Relation, Satisfaction, Side, Text, Then, UserName,
};

/// One line of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// 1, 2, 3 … within the case.
    pub number: EntryNo,
    /// When it was recorded; never before the entry that precedes it.
    pub at: Moment,
    /// Who recorded it.
    pub by: UserName,
    /// What happened.
    pub event: Event,
}

/// Who complains, signals or proposes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Complainant {
    /// Nobody knows who (D3).
    Anonymous,
    /// Known to ECM.
    Known(Contact),
}

/// How a complainant is known and reached: at least one of name, e-mail address, telephone number and address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The name.
    pub name: Option<Line>,
    /// The e-mail address.
    pub email: Option<Email>,
    /// The telephone number, as given.
    pub phone: Option<Line>,
    /// The postal address.
    pub address: Option<Line>,
    /// What they are to ECM.
    pub relation: Option<Relation>,
}

impl Complainant {
    /// Known where anything tells who it is, else anonymous.
    pub fn of(contact: Contact) -> Self {
        let Contact { name, email, phone, address, relation: _ } = &contact;
        if name.is_none() && email.is_none() && phone.is_none() && address.is_none() {
            Self::Anonymous
        } else {
            Self::Known(contact)
        }
    }

    /// The contact, where known.
    pub fn contact(&self) -> Option<&Contact> {
        match self {
            Self::Anonymous => None,
            Self::Known(contact) => Some(contact),
        }
    }

    /// What to call them: the name, else the address they write from, else the telephone number.
    pub fn called(&self) -> Option<&str> {
        let contact = self.contact()?;
        let name = contact.name.as_ref().map(Line::as_str);
        name.or(contact.email.as_ref().map(Email::as_str))
            .or(contact.phone.as_ref().map(Line::as_str))
            .or(contact.address.as_ref().map(Line::as_str))
    }
}

/// The person or unit a complaint is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Respondent {
    /// As written in the case.
    pub name: Line,
    /// Where it is a person of this desk: who then sees nothing of the case (default 10).
    pub user: Option<UserName>,
}

/// A file that belongs to a case; its bytes are kept once, under their hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    /// The last part of its name, made safe.
    pub name: Line,
    /// The media type, as `text/plain`.
    pub media_type: String,
    /// Its length.
    pub bytes: u64,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// How a case came in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Registered {
    /// What it is treated as: an anonymous complaint is a signal (D3).
    pub kind: Kind,
    /// What it came in as.
    pub came_in_as: Kind,
    /// How it came in.
    pub channel: Channel,
    /// What it is about, in a line.
    pub subject: Line,
    /// What was written or told.
    pub text: Text,
    /// Who.
    pub complainant: Complainant,
    /// When it reached the organisation (default 1).
    pub received_at: Moment,
    /// The local date of that.
    pub received_on: Date,
    /// One of the office's categories.
    pub category: Option<Line>,
    /// Which examination.
    pub exam: Option<Line>,
    /// Where.
    pub location: Option<Line>,
    /// About whom.
    pub respondent: Option<Respondent>,
    /// Known to ECM, not told to the respondent.
    pub confidential: bool,
    /// The rules in force on the day; the case keeps them (default 2).
    pub rules: TermRules,
    /// Term of W3, where it starts now.
    pub acknowledge: Option<Deadline>,
    /// Term of W1, for an oral report.
    pub written: Option<Deadline>,
    /// Target for the reply, where the office set one (D1).
    pub reply: Option<Deadline>,
    /// The message or document it came in as, byte for byte.
    pub original: Option<FileRef>,
    /// The Message-ID of the mail it came in as.
    pub message_id: Option<String>,
}

/// Whether carrying out calls for a contact two weeks after (W6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FollowUpPlan {
    /// Relevant: due on the deadline's last day.
    Due(Deadline),
    /// Not relevant, for this reason.
    NotRelevant(Text),
}

/// Whether closing a case leads to a measure (G3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureChoice {
    /// No measure.
    None,
    /// A new one, with this title.
    New(Line),
    /// One that exists, by its id.
    Existing(Line),
}

/// What can happen in a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
#[allow(missing_docs)] // the fields say what the variant says, in the words of `cli.md`
pub enum Event {
    /// It came in and was registered (W1).
    Registered(Box<Registered>),
    /// It was judged to be this person's to handle (W2).
    Assessed { kind: Kind, category: Option<Line>, reason: Option<Text>, acknowledge: Option<Deadline> },
    /// The case is offered to a colleague (W2).
    HandOverOffered { to: UserName, reason: Text },
    /// The colleague took it (W2).
    HandOverAccepted,
    /// The colleague did not take it (W2).
    HandOverRefused { reason: Text },
    /// A case worker took a case over from a colleague (default 9).
    TakenOver { from: Option<UserName>, reason: Text },
    /// The responsible one, or who was asked to take it, left the desk; this colleague answers for it now (default 9).
    Reassigned { to: UserName, reason: Text },
    /// It is another kind of case than it was held for.
    Reclassified { kind: Kind, reason: Text, acknowledge: Option<Deadline>, reply: Option<Deadline> },
    /// An oral report was put in writing (W1).
    WrittenDown { received_at: Moment, received_on: Date, text: Text, acknowledge: Option<Deadline> },
    /// Somebody anonymous gave an identity (D3).
    Identified { complainant: Complainant, kind: Kind, on: Date, acknowledge: Option<Deadline> },
    /// The mark "confidential" was set or taken away (D3).
    ConfidentialSet { confidential: bool },
    /// It became known whom the case is about.
    RespondentNamed { respondent: Respondent },
    /// Receipt was confirmed (W3).
    Acknowledged {
        by_means: Means,
        contact_at: Moment,
        on: Date,
        note: Option<Text>,
        sent: bool,
        late_reason: Option<Text>,
    },
    /// The confirmation did not arrive: the term is open again (W3).
    AcknowledgementBounced { reason: Text },
    /// An attempt to reach the complainant that failed: it ends no term (W3).
    ContactAttempted { by_means: Means, contact_at: Moment, on: Date, note: Option<Text> },
    /// A further point of the complaint (W4).
    PointAdded { point: PointNo, text: Text },
    /// A side was heard (W4).
    StatementRecorded {
        side: Side,
        party: Line,
        by_means: Means,
        contact_at: Moment,
        on: Date,
        point: Option<PointNo>,
        text: Text,
    },
    /// How both readings of a point compare, as the handler sees it (W4).
    PointCompared { point: PointNo, agreement: Agreement },
    /// Why a side was not heard (W4).
    NotHeard { side: Side, ground: Ground, reason: Text },
    /// A finding on these points; on the case as a whole where there are none (D2).
    Found { points: Vec<PointNo>, finding: Finding, grounds: Text },
    /// A solution was formed (W4).
    SolutionProposed { solution: Text, extra_service: Option<Text> },
    /// A date was promised to the customer (W5).
    Promised { deadline: Deadline, text: Text },
    /// The solution was offered (W5).
    Offered { by_means: Means, contact_at: Moment, on: Date, text: Option<Text>, sent: bool, appeal_named: bool },
    /// The complainant answered the offer (W5).
    Answered { answer: Answer, note: Option<Text> },
    /// The solution was carried out (W6).
    CarriedOut { on: Date, follow_up: FollowUpPlan },
    /// The contact about satisfaction (W6).
    FollowedUp { by_means: Means, on: Date, satisfaction: Satisfaction, note: Option<Text>, then: Then },
    /// The giver of a signal or proposal got a reply (D1, G2).
    Replied { by_means: Means, contact_at: Moment, on: Date, text: Text, decision: Option<Decision>, sent: bool },
    /// No reply is possible (D1).
    NoReply { on: Date, reason: Text },
    /// It ends without a finding (D2), or was no case at all (G4).
    Ended { ending: Ending, on: Date, reason: Text },
    /// All is done; it goes to the archive (W7).
    Closed { on: Date, measure: MeasureChoice },
    /// Taken back from the hand-over to the archive (W7).
    Reopened { reason: Text },
    /// Taken into the archive, kept until the date given (W7). `record` is the hash of its written record; none only while
    /// that is being made.
    Archived { on: Date, end_of_file: Date, keep_until: Date, record: Option<String> },
    /// Not taken into the archive (W7).
    SentBack { reason: Text },
    /// Destruction is stopped until this is reviewed (default 6).
    Held { reason: Text, review: Date },
    /// The hold is over (default 6).
    Released { reason: Text },
    /// An appeal to the board (G7).
    AppealLodged { received_at: Moment, received_on: Date, text: Text },
    /// The board decided (G7).
    AppealDecided { decision: AppealDecision, on: Date, grounds: Text },
    /// A note.
    Noted { text: Text },
    /// A file was added (W4).
    Attached { file: FileRef },
    /// This case and another belong together; this one is the head (default 12).
    Linked { other: CaseNumber },
    /// They do not (default 12).
    Unlinked { other: CaseNumber },
    /// This case and another are about one event (default 12).
    IncidentLinked { other: CaseNumber },
    /// An earlier entry reads otherwise (default 11).
    Corrected { entry: EntryNo, text: Text, reason: Text },
    /// An act was taken back by who recorded it (default 11).
    Undone { entry: EntryNo },
    /// What was taken back counts again (default 11).
    Redone { entry: EntryNo },
}

impl Event {
    /// The text of it that a colleague could have written at the same time; of what is only chosen there is none.
    pub fn text(&self) -> Option<&Text> {
        match self {
            Self::StatementRecorded { text, .. } | Self::Found { grounds: text, .. } | Self::Replied { text, .. } => {
                Some(text)
            }
            Self::SolutionProposed { solution: text, .. } | Self::Corrected { text, .. } => Some(text),
            Self::Acknowledged { note: text, .. } | Self::Offered { text, .. } => text.as_ref(),
            _ => None,
        }
    }

    /// The machine name, as it stands in the journal: `statement_recorded`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Registered(_) => "registered",
            Self::Assessed { .. } => "assessed",
            Self::HandOverOffered { .. } => "hand_over_offered",
            Self::HandOverAccepted => "hand_over_accepted",
            Self::HandOverRefused { .. } => "hand_over_refused",
            Self::TakenOver { .. } => "taken_over",
            Self::Reassigned { .. } => "reassigned",
            Self::Reclassified { .. } => "reclassified",
            Self::WrittenDown { .. } => "written_down",
            Self::Identified { .. } => "identified",
            Self::ConfidentialSet { .. } => "confidential_set",
            Self::RespondentNamed { .. } => "respondent_named",
            Self::Acknowledged { .. } => "acknowledged",
            Self::AcknowledgementBounced { .. } => "acknowledgement_bounced",
            Self::ContactAttempted { .. } => "contact_attempted",
            Self::PointAdded { .. } => "point_added",
            Self::StatementRecorded { .. } => "statement_recorded",
            Self::PointCompared { .. } => "point_compared",
            Self::NotHeard { .. } => "not_heard",
            Self::Found { .. } => "found",
            Self::SolutionProposed { .. } => "solution_proposed",
            Self::Promised { .. } => "promised",
            Self::Offered { .. } => "offered",
            Self::Answered { .. } => "answered",
            Self::CarriedOut { .. } => "carried_out",
            Self::FollowedUp { .. } => "followed_up",
            Self::Replied { .. } => "replied",
            Self::NoReply { .. } => "no_reply",
            Self::Ended { .. } => "ended",
            Self::Closed { .. } => "closed",
            Self::Reopened { .. } => "reopened",
            Self::Archived { .. } => "archived",
            Self::SentBack { .. } => "sent_back",
            Self::Held { .. } => "held",
            Self::Released { .. } => "released",
            Self::AppealLodged { .. } => "appeal_lodged",
            Self::AppealDecided { .. } => "appeal_decided",
            Self::Noted { .. } => "noted",
            Self::Attached { .. } => "attached",
            Self::Linked { .. } => "linked",
            Self::Unlinked { .. } => "unlinked",
            Self::IncidentLinked { .. } => "incident_linked",
            Self::Corrected { .. } => "corrected",
            Self::Undone { .. } => "undone",
            Self::Redone { .. } => "redone",
        }
    }
}
