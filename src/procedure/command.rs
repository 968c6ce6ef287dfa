//! All that a person may do to a case: the one command type of the desk and the command line.
//!
//! Invariant: a command holds what a person said, checked in form; whether it may happen is for [`super::decide`].

use super::journal::{Complainant, MeasureChoice, Respondent};
use super::{
    Agreement, Answer, AppealDecision, CaseNumber, Channel, Date, Decision, Ending, EntryNo, Finding, Ground, Kind,
    Line, Means, Moment, PointNo, Satisfaction, Side, Text, Then, UserName,
};

/// A file as somebody hands it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// The last part of its name, made safe.
    pub name: Line,
    /// The media type, as `text/plain`.
    pub media_type: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// The largest attachment, in bytes (50 MB).
pub const ATTACHMENT_LIMIT: u64 = 50_000_000;

impl NewFile {
    /// A file by the name it comes with; its type follows from its ending. `None` where nothing of the name can be kept.
    pub fn new(name: &str, content: Vec<u8>) -> Option<Self> {
        let name = safe_file_name(name)?;
        let media_type = match name.as_str().rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).as_deref() {
            Some("txt" | "md" | "log") => "text/plain",
            Some("pdf") => "application/pdf",
            Some("jpg" | "jpeg") => "image/jpeg",
            Some("png") => "image/png",
            Some("eml") => "message/rfc822",
            Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            _ => "application/octet-stream",
        };
        Some(Self { name, media_type: media_type.to_owned(), content })
    }
}

/// The last part of a name, without control characters, leading dots or dashes, of at most 200 bytes.
fn safe_file_name(name: &str) -> Option<Line> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).collect();
    let clean = clean.trim_start_matches(['.', '-', ' ']);
    let end = clean.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= 200).last()?;
    Line::new(&clean[..end]).ok()
}

/// A complaint, signal or proposal to be registered. Saving one takes only: what, when received, how (W1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCase {
    /// What it is held for.
    pub kind: Kind,
    /// How it came in.
    pub channel: Channel,
    /// What it is about, in a line.
    pub subject: Line,
    /// What was written or told.
    pub text: Text,
    /// Who.
    pub complainant: Complainant,
    /// When it reached the organisation; now, where nobody says.
    pub received_at: Option<Moment>,
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
    /// What it came in as, byte for byte.
    pub original: Option<NewFile>,
    /// The Message-ID of the mail it came in as.
    pub message_id: Option<String>,
}

impl NewCase {
    /// One of which nothing is known but what, how and from whom; it reaches the organisation now.
    pub fn new(kind: Kind, channel: Channel, subject: Line, text: Text, complainant: Complainant) -> Self {
        Self {
            kind,
            channel,
            subject,
            text,
            complainant,
            received_at: None,
            category: None,
            exam: None,
            location: None,
            respondent: None,
            confidential: false,
            original: None,
            message_id: None,
        }
    }
}

/// A contact: how, and when (now, where nobody says).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// How.
    pub means: Means,
    /// When.
    pub at: Option<Moment>,
}

/// One action on one case. The variants and their fields are those of `cli.md`, "Actions on a case".
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Command {
    /// Take the case, or assess it and hand it over at once (W2).
    Assess { hand_over_to: Option<UserName>, kind: Option<Kind>, category: Option<Line>, reason: Option<Text> },
    /// Accept what was handed over (W2).
    Accept,
    /// Refuse what was handed over (W2).
    Refuse { reason: Text },
    /// Hand over to a colleague, or take over for oneself (W2).
    HandOver { to: UserName, reason: Text },
    /// It is another kind of case.
    Reclassify { kind: Kind, reason: Text },
    /// The oral report is in writing now (W1).
    WriteDown { received_at: Option<Moment>, text: Text },
    /// The anonymous complainant is known now (D3).
    Identify { complainant: Complainant },
    /// Set or take away the mark "confidential" (D3).
    SetConfidential { confidential: bool },
    /// Name the respondent (default 10).
    NameRespondent { respondent: Respondent },
    /// Receipt was confirmed (W3).
    Acknowledge { contact: When, note: Option<Text>, send: bool, late_reason: Option<Text> },
    /// The confirmation came back undelivered (W3).
    ReportBounce { reason: Text },
    /// Somebody tried and failed (W3).
    Attempt { contact: When, note: Option<Text> },
    /// A further point (W4).
    AddPoint { text: Text },
    /// A side was heard (W4).
    Hear { side: Side, party: Line, contact: When, point: Option<PointNo>, text: Text },
    /// How both readings of a point compare (W4).
    Compare { point: PointNo, agreement: Agreement },
    /// A side is not heard (W4).
    NotHeard { side: Side, ground: Ground, reason: Text },
    /// A finding (D2).
    Find { point: Option<PointNo>, finding: Finding, grounds: Text },
    /// A solution (W4).
    Propose { solution: Text, extra_service: Option<Text> },
    /// A date promised to the customer (W5).
    Promise { date: Date, text: Text },
    /// The solution is offered (W5).
    Offer { contact: When, text: Option<Text>, send: bool, appeal_named: bool },
    /// The offer was answered (W5).
    Answer { answer: Answer, note: Option<Text> },
    /// The solution was carried out (W6).
    CarryOut { on: Option<Date>, no_follow_up: Option<Text> },
    /// The contact about satisfaction (W6).
    FollowUp { means: Means, satisfaction: Satisfaction, note: Option<Text>, then: Then },
    /// The reply to a signal or proposal (D1, G2).
    Reply { contact: When, text: Text, decision: Option<Decision>, send: bool },
    /// No reply is possible (D1).
    NoReply { reason: Text },
    /// It ends without a finding (D2).
    End { ending: Ending, reason: Text },
    /// Close, which hands it to the archive (W7).
    Close { measure: MeasureChoice },
    /// Take it back before the archivist took it in (W7).
    Reopen { reason: Text },
    /// Take it into the archive (W7).
    Archive,
    /// Send it back to the handler (W7).
    SendBack { reason: Text },
    /// Stop destruction (default 6).
    Hold { reason: Text, review: Date },
    /// End the hold (default 6).
    Release { reason: Text },
    /// An appeal came in (G7).
    Appeal { received_at: Option<Moment>, text: Text },
    /// The board decides (G7).
    DecideAppeal { decision: AppealDecision, grounds: Text },
    /// A note.
    Note { text: Text },
    /// A file.
    Attach { file: NewFile },
    /// Another case belongs to this one (default 12).
    Link { other: CaseNumber },
    /// It does not (default 12).
    Unlink { other: CaseNumber },
    /// Another case is about the same event (default 12).
    Incident { other: CaseNumber },
    /// An earlier entry reads otherwise (default 11).
    Correct { entry: EntryNo, text: Text, reason: Text },
    /// An act of one's own is taken back; the last that can be, where none is named (default 11).
    Undo { entry: Option<EntryNo> },
    /// What was taken back counts again (default 11).
    Redo { entry: EntryNo },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_its_last_part_and_harmless() {
        let name = |given: &str| safe_file_name(given).map(String::from);
        assert_eq!(name("../../etc/passwd"), Some("passwd".to_owned()));
        assert_eq!(name("C:\\brief.pdf"), Some("brief.pdf".to_owned()));
        assert_eq!(name("-rf\u{1b}[2J.txt"), Some("rf[2J.txt".to_owned()));
        assert_eq!(name("..."), None);
        assert_eq!(name(&"é".repeat(300)).map(|name| name.len()), Some(200));
    }
}
