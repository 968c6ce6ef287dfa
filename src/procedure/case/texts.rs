//! All the texts of a case, for whoever reads, seeks or writes them out.

use serde::{Deserialize, Serialize};

use super::Case;
use crate::procedure::journal::{Contact, FileRef};
use crate::procedure::values::choices;
use crate::procedure::{Choice, Email, Line, Text};

choices! {
    /// Which text of a case it is.
    "passage" Passage {
        /// Number and subject.
        Subject = "subject",
        /// Who complains.
        Complainant = "complainant",
        /// About whom.
        Respondent = "respondent",
        /// What was written or told, with its further points.
        Complaint = "complaint",
        /// Category, examination or location.
        About = "about",
        /// Who was heard.
        Heard = "heard",
        /// What a side said, or why it was not heard.
        Statement = "statement",
        /// The grounds of a finding.
        Finding = "finding",
        /// The solution, with its extra service.
        Solution = "solution",
        /// An offer and its answer.
        Offer = "offer",
        /// A contact: receipt, satisfaction, a promise.
        Contact = "contact",
        /// The reply to a signal or proposal.
        Reply = "reply",
        /// How it ended without a finding.
        Ending = "ending",
        /// An appeal and what was decided on it.
        Appeal = "appeal",
        /// A note.
        Note = "note",
        /// A text as it was before it was put right.
        Earlier = "earlier",
        /// The name or the text of a file.
        File = "file",
    }
}

impl Case {
    /// Its texts in the order in which they are read; what is in its files is not among them.
    pub fn texts(&self) -> Vec<(Passage, &str)> {
        let mut texts: Vec<(Passage, &str)> =
            vec![(Passage::Subject, self.number.as_str()), (Passage::Subject, self.subject.as_str())];
        texts.push((Passage::Complaint, self.text.as_str()));
        add(&mut texts, Passage::Complaint, self.points.iter().skip(1).map(|point| point.text.as_str()).collect());
        add(
            &mut texts,
            Passage::Solution,
            self.solution
                .iter()
                .flat_map(|s| [Some(&s.text), s.extra_service.as_ref()])
                .flatten()
                .map(Text::as_str)
                .collect(),
        );
        add(&mut texts, Passage::Finding, self.grounds().map(Text::as_str).collect());
        add(&mut texts, Passage::Statement, self.statements.iter().map(|statement| statement.text.as_str()).collect());
        add(&mut texts, Passage::Heard, self.statements.iter().map(|statement| statement.party.as_str()).collect());
        add(&mut texts, Passage::Statement, self.not_heard.iter().map(|not_heard| not_heard.reason.as_str()).collect());
        add(
            &mut texts,
            Passage::Offer,
            self.offers.iter().filter_map(|offer| offer.text.as_ref()).map(Text::as_str).collect(),
        );
        let answers = self.offers.iter().filter_map(|offer| offer.answer.as_ref());
        add(&mut texts, Passage::Offer, answers.filter_map(|answer| answer.note.as_ref()).map(Text::as_str).collect());
        add(
            &mut texts,
            Passage::Reply,
            self.reply.iter().map(|reply| &reply.text).chain(&self.no_reply).map(Text::as_str).collect(),
        );
        add(&mut texts, Passage::Contact, self.contacts().map(Text::as_str).collect());
        add(&mut texts, Passage::Ending, self.ending.iter().map(|ending| ending.reason.as_str()).collect());
        add(&mut texts, Passage::Appeal, self.appeals.iter().map(|appeal| appeal.text.as_str()).collect());
        let decided = self.appeals.iter().filter_map(|appeal| appeal.decision.as_ref());
        add(&mut texts, Passage::Appeal, decided.map(|decided| decided.grounds.as_str()).collect());
        add(&mut texts, Passage::Note, self.notes.iter().map(|note| note.text.as_str()).collect());
        add(
            &mut texts,
            Passage::About,
            [&self.category, &self.exam, &self.location].into_iter().flatten().map(Line::as_str).collect(),
        );
        add(&mut texts, Passage::Complainant, self.complainant.contact().map(lines_of).unwrap_or_default());
        add(
            &mut texts,
            Passage::Respondent,
            self.respondent.iter().map(|respondent| respondent.name.as_str()).collect(),
        );
        add(
            &mut texts,
            Passage::Earlier,
            self.corrections.iter().flat_map(|c| [c.earlier.as_str(), c.reason.as_str()]).collect(),
        );
        add(&mut texts, Passage::File, self.files().map(|file| file.name.as_str()).collect());
        texts
    }

    /// Its files: what was attached, and what it came in as.
    pub fn files(&self) -> impl Iterator<Item = &FileRef> {
        self.attachments.iter().chain(&self.original)
    }

    fn grounds(&self) -> impl Iterator<Item = &Text> {
        let on_points = self.points.iter().filter_map(|point| point.finding.as_ref());
        on_points.chain(&self.own_finding).map(|judgement| &judgement.grounds)
    }

    fn contacts(&self) -> impl Iterator<Item = &Text> {
        let made = self.acknowledgement.iter().chain(&self.attempts);
        let notes = made.flat_map(|made| [&made.note, &made.late_reason]).flatten();
        let promises = self.promises.iter().map(|promise| &promise.text);
        let follow_up = self.follow_up.iter().filter_map(|follow_up| follow_up.note.as_ref());
        let held = self.hold.iter().map(|hold| &hold.reason);
        notes.chain(promises).chain(follow_up).chain(held)
    }
}

fn add<'a>(texts: &mut Vec<(Passage, &'a str)>, passage: Passage, found: Vec<&'a str>) {
    texts.extend(found.into_iter().map(|text| (passage, text)));
}

fn lines_of(contact: &Contact) -> Vec<&str> {
    let Contact { name, email, phone, address, relation: _ } = contact;
    let lines = [name, phone, address].into_iter().flatten().map(Line::as_str);
    lines.chain(email.as_ref().map(Email::as_str)).collect()
}
