//! What a case comes to in a few words: what is to be done now, whose turn it is, what step this is.

use super::Look;
use crate::desk::state::office::Office;
use crate::lang;
use crate::procedure::case::Case;
use crate::procedure::journal::Complainant;
use crate::procedure::steps::{self, Act, Turn};
use crate::procedure::summary::Summary;
use crate::procedure::{CaseNumber, Choice, Clause, Level, Stage};

/// The last part of a number, which is enough between colleagues: `0043`.
pub fn short_number(number: &CaseNumber) -> &str {
    number.as_str().rsplit('-').next().unwrap_or_default()
}

/// The number of a step on paper: the digit of its clause, where it has one.
pub fn step_number(clause: Clause) -> Option<char> {
    clause.name().strip_prefix('w').and_then(|digit| digit.chars().next())
}

/// What is to be done now, in two or three words.
pub fn to_do(summary: &Summary, look: &Look) -> String {
    if summary.handed_to.is_some() {
        return look.text("do-accept");
    }
    look.named("do", summary.stage)
}

/// Whose turn it is.
pub fn turn_of(summary: &Summary, office: &Office, look: &Look) -> String {
    match (summary.stage, &summary.handed_to, &summary.responsible) {
        _ if summary.waits_for_complainant => look.text("turn-complainant"),
        (Stage::ToArchive, ..) => look.text("turn-archivist"),
        (Stage::UnderAppeal, ..) => look.text("turn-board"),
        (Stage::Archived | Stage::Destroyed, ..) => String::new(),
        (_, Some(user), _) | (_, None, Some(user)) => look.name_of(user, &office.house),
        (_, None, None) => look.text("turn-anyone"),
    }
}

/// Who complains, as the screen calls them.
pub fn complainant(case: &Case, look: &Look) -> String {
    match &case.complainant {
        Complainant::Anonymous => look.text("anonymous"),
        Complainant::Known(contact) => {
            let name = lang::shown(case.complainant.called().unwrap_or_default()).into_owned();
            match contact.relation {
                Some(relation) => format!("{name} ({})", look.choice(relation)),
                None => name,
            }
        }
    }
}

/// "Wat nu?": what is to be done, until when, and which key does it.
pub fn what_now(case: &Case, office: &Office, look: &Look) -> String {
    let who = lang::shown(case.complainant.called().unwrap_or_default()).into_owned();
    let who = if who.is_empty() { look.text("the-complainant") } else { who };
    let key = match steps::next(case) {
        Act::WriteDown => "now-write-down",
        Act::Assess => "now-assess",
        Act::Accept => "now-accept",
        Act::Acknowledge => "now-acknowledge",
        Act::Hear(crate::procedure::Side::Respondent) => "now-hear-respondent",
        Act::Hear(_) => "now-hear-complainant",
        Act::Find => "now-find",
        Act::Propose => "now-propose",
        Act::Offer => "now-offer",
        Act::Answer => "now-answer",
        Act::CarryOut => "now-carry-out",
        Act::FollowUp => "now-follow-up",
        Act::Reply => "now-reply",
        Act::Close => "now-close",
        Act::Archive => "now-archive",
        Act::DecideAppeal => "now-decide-appeal",
        Act::Nothing => return look.text("now-nothing"),
    };
    let mut words = look.text_with(key, &[("who", &who)]);
    if let Some(term) = case.next_term() {
        let level = term.level(office.today(), &office.house.calendar);
        let day = look.day(term.due);
        let key = match level {
            Level::Overdue => "now-was-due",
            Level::Today => "now-due-today",
            _ => "now-due",
        };
        words.push(' ');
        words.push_str(&look.text_with(key, &[("day", &day), ("near", &look.nearness(&term, office))]));
    }
    let turn = steps::turn(case);
    words.push(' ');
    words.push_str(&match turn {
        Turn::Person(user) if user != office.actor.user => {
            look.text_with("now-turn-of", &[("who", &look.name_of(&user, &office.house))])
        }
        _ => look.text("now-press-w"),
    });
    words
}
