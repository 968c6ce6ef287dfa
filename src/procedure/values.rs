//! The small values that the procedure speaks of: numbers, names, texts, moments and choices.
//!
//! Invariant: a value that exists is valid. Each is checked once, where it is made, and carries its own limits.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveDateTime, SecondsFormat, TimeDelta, TimeZone, Timelike, Utc};
use serde::{Deserialize, Serialize};

/// A calendar date in the office's time zone.
pub type Date = NaiveDate;

/// A point in time, UTC, in whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "DateTime<Utc>", into = "DateTime<Utc>")]
pub struct Moment(DateTime<Utc>);

impl Moment {
    /// The moment of a UTC time, without its fraction of a second.
    pub fn new(time: DateTime<Utc>) -> Self {
        Self(time.with_nanosecond(0).unwrap_or(time))
    }

    /// From seconds since 1970; `None` outside the years a calendar knows.
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        DateTime::from_timestamp(seconds, 0).map(Self)
    }

    /// The moment of a local time in `zone`. One that comes twice (autumn) is the first; one that is skipped (spring) is the
    /// hour after.
    pub fn of_local(time: NaiveDateTime, zone: chrono_tz::Tz) -> Self {
        let found = zone.from_local_datetime(&time).earliest();
        let found = found.or_else(|| zone.from_local_datetime(&(time + TimeDelta::hours(1))).earliest());
        Self::new(found.map_or_else(|| time.and_utc(), |time| time.to_utc()))
    }

    /// Seconds since 1970.
    pub fn seconds(self) -> i64 {
        self.0.timestamp()
    }

    /// The same moment as a UTC time.
    pub fn utc(self) -> DateTime<Utc> {
        self.0
    }

    /// The date on which this moment falls in `zone`.
    pub fn date_in(self, zone: chrono_tz::Tz) -> Date {
        self.0.with_timezone(&zone).date_naive()
    }
}

impl From<DateTime<Utc>> for Moment {
    fn from(time: DateTime<Utc>) -> Self {
        Self::new(time)
    }
}

impl From<Moment> for DateTime<Utc> {
    fn from(moment: Moment) -> Self {
        moment.0
    }
}

impl fmt::Display for Moment {
    /// RFC 3339 in UTC: `2026-11-20T09:12:00Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Secs, true))
    }
}

/// What is wrong with a text that somebody gave.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// Nothing but blanks.
    #[error("empty")]
    Empty,
    /// Longer than the limit, in bytes.
    #[error("too long")]
    TooLong {
        /// Length of the text, in bytes.
        bytes: usize,
        /// The limit, in bytes.
        most: usize,
    },
    /// Not of the form that is asked for.
    #[error("wrong form")]
    Form,
}

/// The longest text that one field takes, in bytes (1 MB).
pub const TEXT_LIMIT: usize = 1_000_000;
/// The longest single line that one field takes, in bytes.
pub const LINE_LIMIT: usize = 500;

macro_rules! checked_text {
    ($(#[$doc:meta])* $name:ident, $check:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// Checks and keeps the text.
            pub fn new(text: &str) -> Result<Self, TextFault> {
                let check: fn(&str) -> Result<String, TextFault> = $check;
                check(text).map(|text| Self(text.into()))
            }

            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = TextFault;
            fn try_from(text: String) -> Result<Self, TextFault> {
                Self::new(&text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0.as_ref().to_owned()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

fn within(text: &str, most: usize) -> Result<(), TextFault> {
    match text.len() {
        _ if text.trim().is_empty() => Err(TextFault::Empty),
        bytes if bytes > most => Err(TextFault::TooLong { bytes, most }),
        _ => Ok(()),
    }
}

checked_text!(
    /// A text of any number of lines, never empty, kept as it came; at most [`TEXT_LIMIT`] bytes.
    Text,
    |text| within(text, TEXT_LIMIT).map(|()| text.to_owned())
);

checked_text!(
    /// A text of one line, never empty: ends trimmed, line breaks and tabs made blanks; at most [`LINE_LIMIT`] bytes.
    Line,
    |text| within(text, LINE_LIMIT)
        .map(|()| text.trim().replace("\r\n", " ").replace(['\r', '\n', '\t', '\0'], " "))
);

checked_text!(
    /// Whom the program knows as a person: 1 to 32 of `a-z 0-9 . _ -`, the first a letter, a digit or `_`.
    UserName,
    |text| {
        let lower = text.trim().to_lowercase();
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-');
        match lower.chars().next() {
            None => Err(TextFault::Empty),
            Some('.' | '-') => Err(TextFault::Form),
            Some(_) if lower.len() > 32 => Err(TextFault::TooLong { bytes: lower.len(), most: 32 }),
            Some(_) if lower.chars().all(good) => Ok(lower),
            Some(_) => Err(TextFault::Form),
        }
    }
);

checked_text!(
    /// The number of a case: `PREFIX-YEAR-NNNN`, as in `ECM-2026-0043`.
    CaseNumber,
    |text| {
        let upper = text.trim().to_uppercase();
        let mut parts = upper.rsplitn(3, '-');
        let (serial, year, prefix) = (parts.next(), parts.next(), parts.next());
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        match (prefix, year, serial) {
            (Some(prefix), Some(year), Some(serial))
                if prefix.bytes().all(|b| b.is_ascii_alphanumeric())
                    && (1..=12).contains(&prefix.len())
                    && digits(year)
                    && year.len() == 4
                    && digits(serial)
                    && (4..=9).contains(&serial.len()) =>
            {
                Ok(upper)
            }
            _ => Err(TextFault::Form),
        }
    }
);

impl CaseNumber {
    /// The number that counter value `serial` gives in `year`.
    pub fn from_parts(prefix: &str, year: i32, serial: u32) -> Result<Self, TextFault> {
        Self::new(&format!("{prefix}-{year:04}-{serial:04}"))
    }
}

checked_text!(
    /// An e-mail address, as far as it can be checked without writing to it: one `@`, something on both sides, no blanks
    /// or control characters.
    Email,
    |text| {
        let text = text.trim();
        within(text, 254)?;
        let plain = text.chars().all(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | ',' | ';'));
        match text.split_once('@') {
            Some((local, domain)) if plain && !local.is_empty() && !domain.is_empty() && !domain.contains('@') => {
                Ok(text.to_owned())
            }
            _ => Err(TextFault::Form),
        }
    }
);

/// The number of an entry within the journal of one case: 1, 2, 3 …
pub type EntryNo = u32;
/// The number of a point of a complaint: 1 is the complaint itself.
pub type PointNo = u32;
/// How many entries a case has: what a person saw when they acted.
pub type Version = u32;

/// A closed set of values among which a person chooses.
///
/// `name` is the one machine name, in `snake_case`; the command line writes it with dashes, and `lang` finds the word
/// for it under `TOPIC` and that name.
pub trait Choice: Copy + Eq + fmt::Debug + Send + Sync + 'static {
    /// The group that the words for these values are kept under.
    const TOPIC: &'static str;
    /// All values, in the order in which they are offered.
    const ALL: &'static [Self];
    /// The machine name, in `snake_case`.
    fn name(self) -> &'static str;

    /// The value of a machine name, written with dashes or underscores.
    fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase().replace('-', "_");
        Self::ALL.iter().copied().find(|value| value.name() == name)
    }
}

macro_rules! choices {
    ($($(#[$doc:meta])* $topic:literal $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? })+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
            pub enum $name {
                $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)+
            }

            impl Choice for $name {
                const TOPIC: &'static str = $topic;
                const ALL: &'static [Self] = &[$(Self::$variant),+];
                fn name(self) -> &'static str {
                    match self {
                        $(Self::$variant => $word,)+
                    }
                }
            }
        )+
    };
}

pub(crate) use choices;

choices! {
    /// What a case is (D1, D2, G2).
    "kind" Kind {
        /// Formal expression of discontent: facts are found and a finding is given (D2).
        Complaint = "complaint",
        /// Remark about the course of an examination: registered, and its giver gets a reply (D1).
        Signal = "signal",
        /// Proposal for improvement: handled as a signal, with a decision on the proposal (G2).
        Proposal = "proposal",
    }
    /// How a case came in (W1).
    "channel" Channel {
        /// By electronic mail.
        Email = "email",
        /// By letter.
        Letter = "letter",
        /// By a form.
        Form = "form",
        /// By telephone: oral, so it awaits writing.
        Phone = "phone",
        /// At the counter: oral, so it awaits writing.
        Counter = "counter",
    }
    /// How somebody was reached.
    "by" Means {
        /// By telephone.
        Phone = "phone",
        /// By letter.
        Letter = "letter",
        /// By electronic mail.
        Email = "email",
        /// At the counter.
        Counter = "counter",
        /// In a meeting.
        Meeting = "meeting",
        /// In another way.
        Other = "other",
    }
    /// What a complainant is to ECM.
    "relation" Relation {
        /// Sits or sat an examination.
        Candidate = "candidate",
        /// A school.
        School = "school",
        /// An employer.
        Employer = "employer",
        /// A parent, or somebody who speaks for another.
        Parent = "parent",
        /// Somebody else.
        Other = "other",
    }
    /// The sides that are heard (W4).
    "side" Side {
        /// The complainant (hoor).
        Complainant = "complainant",
        /// The respondent (wederhoor).
        Respondent = "respondent",
        /// A witness.
        Witness = "witness",
    }
    /// Why a side was not heard (W4).
    "ground" Ground {
        /// The side did not wish to be heard.
        Waived = "waived",
        /// The side could not be reached.
        Unreachable = "unreachable",
        /// The facts are not in dispute.
        Undisputed = "undisputed",
        /// The complaint is evidently unfounded.
        Unfounded = "unfounded",
    }
    /// How the readings of both sides on a point compare (W4).
    "agreement" Agreement {
        /// They say the same.
        Same = "same",
        /// They differ.
        Differs = "differs",
    }
    /// The finding on a point, or on a complaint as a whole (D2).
    "finding" Finding {
        /// Gegrond.
        Upheld = "upheld",
        /// Deels gegrond.
        PartlyUpheld = "partly_upheld",
        /// Ongegrond.
        NotUpheld = "not_upheld",
        /// Geen oordeel mogelijk.
        Undecidable = "undecidable",
    }
    /// What a complainant answered to an offer (W5).
    "answer" Answer {
        /// Accepted.
        Accepted = "accepted",
        /// Accepted, with a reservation.
        AcceptedWithReservation = "accepted_with_reservation",
        /// Declined.
        Declined = "declined",
        /// No answer came.
        NoAnswer = "none",
    }
    /// How satisfied a complainant is, two weeks later (W6).
    "satisfaction" Satisfaction {
        /// Satisfied.
        Satisfied = "satisfied",
        /// Partly satisfied.
        Partly = "partly",
        /// Not satisfied.
        Not = "not",
        /// Could not be reached.
        NotReached = "not_reached",
        /// Wants no contact.
        NoContact = "no_contact",
    }
    /// What follows from a contact about satisfaction (W6).
    "then" Then {
        /// Nothing more.
        Nothing = "nothing",
        /// Back to a solution.
        NewSolution = "new_solution",
        /// The complainant goes to the board.
        Appeal = "appeal",
    }
    /// What was decided on a proposal for improvement (G2).
    "decision" Decision {
        /// Adopted.
        Adopted = "adopted",
        /// Not adopted.
        NotAdopted = "not_adopted",
        /// Already known.
        Known = "known",
    }
    /// How a case ends without a finding.
    "ending" Ending {
        /// Withdrawn by the complainant.
        Withdrawn = "withdrawn",
        /// Referred to another procedure.
        Referred = "referred",
        /// Inadmissible.
        Inadmissible = "inadmissible",
        /// Settled by agreement, with the complainant's consent.
        Settled = "settled",
        /// No complaint, signal or proposal at all (G4).
        Spam = "spam",
    }
    /// What the board decided on an appeal (G7).
    "appeal" AppealDecision {
        /// The appeal is upheld.
        Upheld = "upheld",
        /// The appeal is partly upheld.
        PartlyUpheld = "partly_upheld",
        /// The appeal is not upheld.
        NotUpheld = "not_upheld",
        /// The appeal is inadmissible.
        Inadmissible = "inadmissible",
        /// The appeal was withdrawn.
        Withdrawn = "withdrawn",
    }
    /// What a person may be at this desk.
    "role" Role {
        /// Medewerker: registers, assesses, handles.
        CaseWorker = "case_worker",
        /// Archiefhouder: archives, searches, destroys after retention.
        Archivist = "archivist",
        /// Projectleider: yearly analysis, improvement measures.
        ProjectLead = "project_lead",
        /// Bestuur: decides appeals.
        Board = "board",
        /// Beheerder: people, roles, settings, backup; reads no case because of this role.
        Admin = "admin",
    }
    /// Where a case stands, and so what must happen next.
    "stage" Stage {
        /// An oral report; the request to put it in writing was made (W1).
        AwaitingWriting = "awaiting_writing",
        /// Nobody has judged yet whose case it is (W2).
        ToAssess = "to_assess",
        /// Receipt is to be confirmed (W3).
        ToAcknowledge = "to_acknowledge",
        /// Both sides are heard, a finding and a solution formed (W4).
        Investigating = "investigating",
        /// The solution is to be offered (W5).
        ToOffer = "to_offer",
        /// The offer waits for an answer (W5).
        Offered = "offered",
        /// The solution is to be carried out (W6).
        ToCarryOut = "to_carry_out",
        /// Two weeks after: is the customer satisfied? (W6)
        FollowUp = "follow_up",
        /// The giver of a signal or proposal is to get a reply (D1, G2).
        ToReply = "to_reply",
        /// All is done; the case can be closed.
        ToClose = "to_close",
        /// Closed; the archivist takes it in (W7).
        ToArchive = "to_archive",
        /// In the archive, read-only (W7).
        Archived = "archived",
        /// Before the board (G7).
        UnderAppeal = "under_appeal",
        /// Destroyed after its retention (W7).
        Destroyed = "destroyed",
    }
    /// The clauses of the procedure.
    "clause" Clause {
        /// Careful and efficient handling.
        G1 = "g1",
        /// Adequate reaction to proposals for improvement.
        G2 = "g2",
        /// All with a view to improvement measures.
        G3 = "g3",
        /// Every complaint and every signal is taken seriously.
        G4 = "g4",
        /// Registrations are archived with care and used for improvement.
        G5 = "g5",
        /// A yearly analysis, reported anonymously.
        G6 = "g6",
        /// Appeal to the board, in writing.
        G7 = "g7",
        /// What a signal is.
        D1 = "d1",
        /// What a complaint is.
        D2 = "d2",
        /// Anonymous complaints are treated as signals.
        D3 = "d3",
        /// Comes in writing.
        W1 = "w1",
        /// Own responsibility and authority.
        W2 = "w2",
        /// Receipt confirmed within three days.
        W3 = "w3",
        /// Both sides heard, a solution.
        W4 = "w4",
        /// The solution is offered.
        W5 = "w5",
        /// Satisfaction, two weeks after.
        W6 = "w6",
        /// The archive, three years.
        W7 = "w7",
    }
    /// How the days of a term are counted.
    "count" Count {
        /// Calendar days.
        Calendar = "calendar",
        /// Calendar days; a last day that is no working day moves to the next one.
        Rolled = "rolled",
        /// Working days only.
        Working = "working",
    }
    /// How near a term is.
    "level" Level {
        /// Past its last day, not done.
        Overdue = "overdue",
        /// Its last day is today.
        Today = "today",
        /// Its last day is tomorrow, or today is the last working day before it.
        Soon = "soon",
        /// Further off.
        Open = "open",
        /// Done in time.
        Met = "met",
        /// Done too late.
        Late = "late",
        /// Not asked for any more, with a reason.
        Waived = "waived",
    }
    /// The terms that a case can have.
    "term" TermName {
        /// Receipt confirmed (W3).
        Acknowledge = "acknowledge",
        /// Contact about satisfaction (W6).
        FollowUp = "follow_up",
        /// An oral report put in writing (W1).
        Written = "written",
        /// Reply to a signal or proposal, where the office set a target (D1).
        Reply = "reply",
        /// A date promised to the customer (W5).
        Promise = "promise",
        /// Kept until (W7).
        Retention = "retention",
    }
}

impl Clause {
    /// As it is written: `W3`.
    pub fn code(self) -> String {
        self.name().to_uppercase()
    }
}

impl Channel {
    /// Whether what came in this way is not in writing yet (W1).
    pub fn is_oral(self) -> bool {
        matches!(self, Self::Phone | Self::Counter)
    }
}

impl Finding {
    /// The finding on a complaint as a whole that follows from those on its points (D2): all alike give that one;
    /// mixed ones with anything upheld give "partly upheld"; not upheld beside undecidable gives "undecidable".
    pub fn of_points(points: impl IntoIterator<Item = Self>) -> Option<Self> {
        let points: Vec<Self> = points.into_iter().collect();
        let first = *points.first()?;
        Some(if points.iter().all(|finding| *finding == first) {
            first
        } else if points.iter().any(|finding| matches!(finding, Self::Upheld | Self::PartlyUpheld)) {
            Self::PartlyUpheld
        } else {
            Self::Undecidable
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_number_is_prefix_year_and_serial() {
        assert_eq!(CaseNumber::new(" ecm-2026-0043 ").map(String::from), Ok("ECM-2026-0043".to_owned()));
        for wrong in ["", "ECM-2026", "ECM-26-0043", "ECM-2026-43", "E M-2026-0043", "-2026-0043", "ECM-2026-00x3"] {
            assert!(CaseNumber::new(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_text_is_kept_as_it_came_and_a_line_is_one_line() {
        assert_eq!(Text::new(" a\n b ").map(String::from), Ok(" a\n b ".to_owned()));
        assert_eq!(Text::new(" \n\t"), Err(TextFault::Empty));
        assert_eq!(Line::new(" a\r\nb ").map(String::from), Ok("a b".to_owned()));
        let long = "x".repeat(TEXT_LIMIT + 1);
        assert_eq!(Text::new(&long), Err(TextFault::TooLong { bytes: TEXT_LIMIT + 1, most: TEXT_LIMIT }));
    }

    #[test]
    fn the_finding_of_a_complaint_follows_from_its_points() {
        use Finding::*;
        assert_eq!(Finding::of_points([]), None);
        assert_eq!(Finding::of_points([Upheld, Upheld]), Some(Upheld));
        assert_eq!(Finding::of_points([Upheld, NotUpheld]), Some(PartlyUpheld));
        assert_eq!(Finding::of_points([NotUpheld, Undecidable]), Some(Undecidable));
    }

    #[test]
    fn choices_are_found_by_either_spelling() {
        assert_eq!(Finding::from_name("partly-upheld"), Some(Finding::PartlyUpheld));
        assert_eq!(Stage::from_name("TO_CLOSE"), Some(Stage::ToClose));
        assert_eq!(Kind::from_name("nothing"), None);
    }
}
