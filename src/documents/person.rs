//! What is held on one person, for who asks to see it (GDPR, article 15).
//!
//! Invariant: a case is in it only where it knows the person by the very name or address that was asked for; everybody else
//! whom the case or the desk knows is masked. What free text tells of others without naming them a program cannot see, so the
//! document asks to be read first.

use super::dossier::dossier;
use super::masking::{Mask, folded};
use super::{Block, Document, Letterhead, Section, Standing};
use crate::lang::{self, Lang};
use crate::procedure::Moment;
use crate::procedure::case::Case;
use crate::procedure::house::House;
use crate::procedure::journal::{Complainant, Event};
use crate::procedure::roles::Person;

/// Who is asked for, as the words of a name or an e-mail address.
pub struct Asked {
    text: String,
    words: Vec<String>,
}

/// What somebody is to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Complainant,
    Respondent,
    /// Only what they said is theirs.
    Heard,
}

impl Asked {
    /// Of a name or an e-mail address; `None` where it has no word.
    pub fn new(text: &str) -> Option<Self> {
        let words = folded(text);
        (!words.is_empty()).then(|| Self { text: text.to_owned(), words })
    }

    /// Whether anything in this case is on the person.
    pub fn is_in(&self, case: &Case) -> bool {
        self.part_in(case).is_some()
    }

    fn is(&self, text: &str) -> bool {
        folded(text) == self.words
    }

    /// The same, also with something behind: "Zeynep Özdemir, kandidaat".
    fn begins(&self, party: &str) -> bool {
        let party = folded(party);
        party == self.words || self.words.len() > 1 && party.starts_with(&self.words)
    }

    fn part_in(&self, case: &Case) -> Option<Part> {
        let mut part = None;
        for entry in &case.journal {
            match &entry.event {
                Event::Registered(it) => {
                    if self.is_complainant(&it.complainant) {
                        return Some(Part::Complainant);
                    }
                    if it.respondent.as_ref().is_some_and(|respondent| self.is(respondent.name.as_str())) {
                        part = Some(Part::Respondent);
                    }
                }
                Event::Identified { complainant, .. } if self.is_complainant(complainant) => {
                    return Some(Part::Complainant);
                }
                Event::RespondentNamed { respondent } if self.is(respondent.name.as_str()) => {
                    part = Some(Part::Respondent);
                }
                Event::StatementRecorded { party, .. } if self.begins(party.as_str()) => {
                    part = part.or(Some(Part::Heard));
                }
                _ => {}
            }
        }
        part
    }

    fn is_complainant(&self, complainant: &Complainant) -> bool {
        names_of(complainant).iter().take(2).any(|text| self.is(text))
    }

    /// By what the case knows the person: as they were asked for, and how else where they complain.
    fn own<'a>(&'a self, case: &'a Case) -> Vec<&'a str> {
        let mut own = vec![self.text.as_str()];
        for complainant in complainants(case).filter(|complainant| self.is_complainant(complainant)) {
            own.extend(names_of(complainant).into_iter().filter(|text| !text.is_empty()));
        }
        own
    }
}

/// Name, e-mail address, telephone number and address; empty where not known.
fn names_of(complainant: &Complainant) -> [&str; 4] {
    complainant.contact().map_or([""; 4], |contact| {
        [
            contact.name.as_ref().map_or("", |name| name.as_str()),
            contact.email.as_ref().map_or("", |email| email.as_str()),
            contact.phone.as_ref().map_or("", |phone| phone.as_str()),
            contact.address.as_ref().map_or("", |address| address.as_str()),
        ]
    })
}

fn complainants(case: &Case) -> impl Iterator<Item = &Complainant> {
    case.journal.iter().filter_map(|entry| match &entry.event {
        Event::Registered(it) => Some(&it.complainant),
        Event::Identified { complainant, .. } => Some(complainant),
        _ => None,
    })
}

/// By what the case and the desk know anybody at all.
fn everybody<'a>(case: &'a Case, house: &'a House) -> Vec<&'a str> {
    let mut known: Vec<&str> = complainants(case).flat_map(names_of).collect();
    for entry in &case.journal {
        match &entry.event {
            Event::Registered(it) => known.extend(it.respondent.iter().map(|respondent| respondent.name.as_str())),
            Event::RespondentNamed { respondent } => known.push(respondent.name.as_str()),
            Event::StatementRecorded { party, .. } => known.push(party.as_str()),
            _ => {}
        }
    }
    known.extend(case.journal.iter().map(|entry| entry.by.as_str()));
    known.extend(house.people.iter().map(|person| person.name.as_str()));
    known
}

/// Everything in `cases` on the person, and what the desk holds on them where they are one of its people.
pub fn held(asked: &Asked, cases: &[Case], now: Moment, house: &House, head: &Letterhead) -> Document {
    let lang = head.lang;
    let title = lang.text_with("person-title", &[("who", &lang::shown(&asked.text))]);
    let office = lang::shown(&head.office).into_owned();
    let count = lang.text_with("person-count", &[("count", &cases.len().to_string())]);
    let lines = ["person-may-open", "person-alike", "person-read-first", "person-elsewhere"].map(|key| lang.text(key));
    let about = [count].into_iter().chain(lines).map(|text| Block::Line { text }).collect();
    let mut sections = vec![Section { title: lang.text("person-about"), clause: None, blocks: about }];
    let is_meant = |person: &&Person| {
        asked.is(person.name.as_str()) || person.mail.as_ref().is_some_and(|mail| asked.is(mail.as_str()))
    };
    sections.extend(house.people.iter().filter(is_meant).map(|person| of_desk(lang, person)));
    for case in cases {
        sections.extend(of_case(asked, case, now, house, head));
    }
    Document {
        lang: lang.name(),
        running: format!("{office} · {title}"),
        office,
        title,
        subtitle: lang.text("person-subtitle"),
        standing: lang.text_with("person-standing", &[("at", &lang.moment(now, house.zone))]),
        mark: lang.text("person-mark"),
        page: lang.text_with("doc-page", &[("page", "{page}"), ("pages", "{pages}")]),
        signs: lang.text("doc-signs"),
        date: house.date(now),
        sections,
    }
}

/// A person of the desk.
fn of_desk(lang: Lang, person: &Person) -> Section {
    let roles: Vec<String> = person.roles.iter().map(|role| lang.choice(role)).collect();
    let mail = person.mail.as_ref().map_or("-", |mail| mail.as_str());
    let facts = [
        ("person-user", person.user.as_str()),
        ("person-name", person.name.as_str()),
        ("person-mail", mail),
        ("person-roles", &roles.join(", ")),
    ];
    let facts = facts.map(|(key, value)| (lang.text(key), lang::shown(value).into_owned())).to_vec();
    Section { title: lang.text("person-desk"), clause: None, blocks: vec![Block::Facts { facts }] }
}

fn of_case(asked: &Asked, case: &Case, now: Moment, house: &House, head: &Letterhead) -> Vec<Section> {
    let lang = head.lang;
    let Some(part) = asked.part_in(case) else { return Vec::new() };
    let mask = Mask::new(&asked.own(case), everybody(case, house), lang.text("person-another"));
    let number = case.number.as_str();
    let role = lang.text(match part {
        Part::Complainant => "person-as-complainant",
        Part::Respondent => "person-as-respondent",
        Part::Heard => "person-as-heard",
    });
    let mut blocks = vec![Block::Line { text: role }];
    if part == Part::Heard {
        let said = case.statements.iter().filter(|said| asked.begins(said.party.as_str()));
        blocks.extend(said.map(|said| Block::Quote {
            head: format!("{}, {}", lang::shown(said.party.as_str()), lang.date(said.on)),
            text: lang::shown_lines(said.text.as_str()).into_owned(),
        }));
        let section = Section { title: number.to_owned(), clause: None, blocks };
        return vec![mask.section(section)];
    }
    let mut sections = vec![Section { title: number.to_owned(), clause: None, blocks }];
    for section in dossier(case, Standing::Print(now), house, head).sections {
        let title = format!("{number} · {}", section.title);
        sections.push(mask.section(Section { title, ..section }));
    }
    sections
}
