//! The fields that a query can name, and the words for their values in both languages, whichever the screen has: a search
//! that a colleague saved works for everybody.

use serde::{Deserialize, Serialize};

use super::super::values::choices;
use super::super::{Choice, Finding, Kind, Stage};

choices! {
    /// A property of a case that can be sought as `field:value`.
    "sought" Field {
        /// The year in which it was received.
        Year = "year",
        /// The finding on it.
        Finding = "finding",
        /// Complaint, signal or proposal.
        Kind = "kind",
        /// What it is about.
        Category = "category",
        /// Who answers for it.
        Handler = "handler",
        /// Who complains.
        Complainant = "complainant",
        /// Where.
        Location = "location",
        /// Which examination.
        Exam = "exam",
        /// Received on or after a date.
        From = "from",
        /// Received on or before a date.
        To = "to",
        /// Where it stands.
        Stage = "stage",
        /// Its number.
        Number = "number",
    }
}

impl Field {
    /// The names by which it is typed: Dutch, then English.
    pub fn names(self) -> [&'static str; 2] {
        match self {
            Self::Year => ["jaar", "year"],
            Self::Finding => ["oordeel", "finding"],
            Self::Kind => ["soort", "kind"],
            Self::Category => ["categorie", "category"],
            Self::Handler => ["behandelaar", "handler"],
            Self::Complainant => ["klager", "complainant"],
            Self::Location => ["locatie", "location"],
            Self::Exam => ["examen", "exam"],
            Self::From => ["van", "from"],
            Self::To => ["tot", "to"],
            Self::Stage => ["stap", "stage"],
            Self::Number => ["nummer", "number"],
        }
    }

    /// The name in one language.
    pub fn name_in(self, tongue: Tongue) -> &'static str {
        let [dutch, english] = self.names();
        if tongue == Tongue::Dutch { dutch } else { english }
    }

    /// The field of a typed name.
    pub fn of_name(name: &str) -> Option<Self> {
        // a name is short: a line of 10 kB before a colon is none
        let name = (name.len() <= 20).then(|| name.to_lowercase())?;
        Self::ALL.iter().copied().find(|field| field.names().contains(&name.as_str()))
    }
}

/// The words for the values of a field that has a closed set of them, folded and without blanks; more than one can be the
/// same value.
pub fn closed_values(field: Field) -> Vec<&'static str> {
    match field {
        Field::Finding => FINDINGS.iter().map(|(word, _)| *word).collect(),
        Field::Kind => KINDS.iter().map(|(word, _)| *word).collect(),
        Field::Stage => STAGES.iter().map(|(word, _)| *word).collect(),
        _ => Vec::new(),
    }
}

/// A language in which fields and values are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// Dutch.
    Dutch,
    /// English.
    English,
}

/// The values of a field that has a closed set of them, each by its one word in this language.
pub fn values_in(field: Field, tongue: Tongue) -> Vec<String> {
    match field {
        Field::Finding => in_tongue(FINDINGS, tongue),
        Field::Kind => in_tongue(KINDS, tongue),
        Field::Stage => in_tongue(STAGES, tongue),
        _ => Vec::new(),
    }
}

/// Of the words for a value the first is Dutch and the last English.
fn in_tongue<T: Choice>(table: &[(&str, T)], tongue: Tongue) -> Vec<String> {
    let words = T::ALL.iter().map(|value| table.iter().filter(move |(_, of)| of == value).map(|(word, _)| *word));
    let chosen = words.filter_map(|mut words| if tongue == Tongue::Dutch { words.next() } else { words.last() });
    chosen.map(str::to_owned).collect()
}

/// The values of a table whose word begins with `typed`, each once.
pub(super) fn beginning<T: Copy + PartialEq>(table: &[(&str, T)], typed: &str) -> Vec<T> {
    let mut found = Vec::new();
    for (word, value) in table {
        if word.starts_with(typed) && !found.contains(value) {
            found.push(*value);
        }
    }
    found
}

pub(super) const KINDS: &[(&str, Kind)] = &[
    ("klacht", Kind::Complaint),
    ("complaint", Kind::Complaint),
    ("signaal", Kind::Signal),
    ("signal", Kind::Signal),
    ("verbetervoorstel", Kind::Proposal),
    ("voorstel", Kind::Proposal),
    ("proposal", Kind::Proposal),
];

pub(super) const FINDINGS: &[(&str, Finding)] = &[
    ("gegrond", Finding::Upheld),
    ("upheld", Finding::Upheld),
    ("deelsgegrond", Finding::PartlyUpheld),
    ("partlyupheld", Finding::PartlyUpheld),
    ("ongegrond", Finding::NotUpheld),
    ("notupheld", Finding::NotUpheld),
    ("geenoordeelmogelijk", Finding::Undecidable),
    ("undecidable", Finding::Undecidable),
    ("nofindingpossible", Finding::Undecidable),
];

pub(super) const STAGES: &[(&str, Stage)] = &[
    ("wachtopschriftelijk", Stage::AwaitingWriting),
    ("awaitingwriting", Stage::AwaitingWriting),
    ("tebeoordelen", Stage::ToAssess),
    ("beoordelen", Stage::ToAssess),
    ("toassess", Stage::ToAssess),
    ("tebevestigen", Stage::ToAcknowledge),
    ("bevestigen", Stage::ToAcknowledge),
    ("toacknowledge", Stage::ToAcknowledge),
    ("hoorenwederhoor", Stage::Investigating),
    ("investigating", Stage::Investigating),
    ("aantebieden", Stage::ToOffer),
    ("tooffer", Stage::ToOffer),
    ("aangeboden", Stage::Offered),
    ("offered", Stage::Offered),
    ("uittevoeren", Stage::ToCarryOut),
    ("uitvoeren", Stage::ToCarryOut),
    ("tocarryout", Stage::ToCarryOut),
    ("nazorg", Stage::FollowUp),
    ("followup", Stage::FollowUp),
    ("tebeantwoorden", Stage::ToReply),
    ("beantwoorden", Stage::ToReply),
    ("toreply", Stage::ToReply),
    ("tesluiten", Stage::ToClose),
    ("sluiten", Stage::ToClose),
    ("toclose", Stage::ToClose),
    ("tearchiveren", Stage::ToArchive),
    ("archiveren", Stage::ToArchive),
    ("toarchive", Stage::ToArchive),
    ("inhetarchief", Stage::Archived),
    ("archief", Stage::Archived),
    ("gearchiveerd", Stage::Archived),
    ("archived", Stage::Archived),
    ("inberoep", Stage::UnderAppeal),
    ("beroep", Stage::UnderAppeal),
    ("underappeal", Stage::UnderAppeal),
    ("vernietigd", Stage::Destroyed),
    ("destroyed", Stage::Destroyed),
];
