//! An e-mail that was pasted as a mail program shows it: who sent it, when, about what.
//!
//! Invariant: what is found is offered in fields, to be checked; the pasted text itself stays whole. Where the first lines are
//! no heads of an e-mail, nothing is found.

use chrono::{DateTime, NaiveTime};

use super::dates::{self, Leaning};
use super::office::Office;
use crate::procedure::{Date, Email};

/// How many lines from the top heads of an e-mail are sought in.
const TOP: usize = 30;
/// The names of heads that say nothing here, but stand between those that do.
const OTHERS: [&str; 14] = [
    "aan",
    "to",
    "cc",
    "bcc",
    "reply-to",
    "antwoorden aan",
    "bijlagen",
    "attachments",
    "message-id",
    "mime-version",
    "content-type",
    "return-path",
    "received",
    "importance",
];

/// What the heads of an e-mail say; empty where they do not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heads {
    /// The name of the sender.
    pub name: String,
    /// The address of the sender.
    pub email: String,
    /// What it is about.
    pub subject: String,
    /// When it was sent, as it is typed in a form.
    pub received: String,
}

/// The heads on top of `text`; nothing where it is no e-mail: a sender and a subject or a date are the least.
pub fn heads(text: &str, office: &Office) -> Option<Heads> {
    let mut heads = Heads::default();
    for line in text.lines().take(TOP) {
        let line = line.trim().trim_start_matches(['>', '*', ' ']);
        let Some((name, value)) = line.split_once(':') else {
            let is_begun = heads != Heads::default();
            match line.chars().next() {
                None if is_begun => break,
                // a blank line or a rule on top, or a head that goes on
                None | Some('-') => continue,
                Some(_) if is_begun => continue,
                Some(_) => return None,
            }
        };
        let value = value.trim_matches(['*', ' ', '\t']);
        match name.trim_matches(['*', ' ']).to_lowercase().as_str() {
            "van" | "from" | "afzender" => (heads.name, heads.email) = sender(value),
            "onderwerp" | "subject" | "betreft" => value.clone_into(&mut heads.subject),
            "datum" | "date" | "verzonden" | "sent" => heads.received = received(value, office).unwrap_or_default(),
            other if OTHERS.contains(&other) => {}
            // words with a colon are the text itself
            _ if heads == Heads::default() => return None,
            _ => {}
        }
    }
    let has_sender = !heads.name.is_empty() || !heads.email.is_empty();
    (has_sender && !(heads.subject.is_empty() && heads.received.is_empty())).then_some(heads)
}

/// `W. Smit <w.smit@example.nl>`, `w.smit@example.nl [mailto:…]`, or a name alone.
fn sender(value: &str) -> (String, String) {
    let is_around = |c: char| matches!(c, '<' | '>' | '[' | ']' | '(' | ')' | '"' | '\'' | ',' | ';');
    let word = |word: &str| word.trim_matches(is_around).trim_start_matches("mailto:").to_owned();
    let address = value.split_whitespace().map(word).find(|word| word.contains('@') && Email::new(word).is_ok());
    let name = value.split(['<', '[']).next().unwrap_or_default().trim().trim_matches(['"', '\'']).trim();
    let name = if name.contains('@') { "" } else { name };
    (name.to_owned(), address.unwrap_or_default())
}

/// A date as mail programs write it, as it is typed here.
fn received(value: &str, office: &Office) -> Option<String> {
    // a zone between brackets says what the offset said
    let plain = value.split('(').next().unwrap_or_default().trim();
    let (date, time) = match DateTime::parse_from_rfc2822(plain) {
        Ok(moment) => {
            let here = moment.with_timezone(&office.house.zone);
            (here.date_naive(), Some(here.time()))
        }
        Err(_) => in_words(plain, office.today())?,
    };
    let day = date.format("%d-%m-%Y");
    Some(time.map_or_else(|| day.to_string(), |time| format!("{day} {}", time.format("%H:%M"))))
}

/// `maandag 23 november 2026 10:05`, `Monday, November 23, 2026 10:05 AM`, `23-11-2026 10:05`.
fn in_words(value: &str, today: Date) -> Option<(Date, Option<NaiveTime>)> {
    let words: Vec<&str> = value.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let time = words.iter().find_map(|word| time_of(word));
    let is_afternoon = words.iter().any(|word| word.eq_ignore_ascii_case("pm"));
    let time = time.map(|time| {
        let later = time.overflowing_add_signed(chrono::TimeDelta::hours(12));
        if is_afternoon && later.1 == 0 { later.0 } else { time }
    });
    let number = |word: &&&str| word.len() <= 2 && word.parse::<u8>().is_ok();
    let year = |word: &&&str| word.len() == 4 && word.parse::<u16>().is_ok();
    let month =
        words.iter().find(|word| word.len() >= 3 && word.starts_with(char::is_alphabetic) && dates::is_month(word));
    let typed = match (words.iter().find(number), month, words.iter().find(year)) {
        (Some(day), Some(month), Some(year)) => format!("{day} {month} {year}"),
        _ => (*words.iter().find(|word| word.contains(['-', '/']) && word.len() >= 8)?).to_owned(),
    };
    let (date, _) = dates::read(&typed, today, Leaning::Past).ok()?;
    Some((date, time))
}

fn time_of(word: &str) -> Option<NaiveTime> {
    let formats = ["%H:%M", "%H:%M:%S"];
    formats.iter().find_map(|format| NaiveTime::parse_from_str(word, format).ok())
}
