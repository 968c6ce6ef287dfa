//! From what was typed to what it means: the command of the procedure.
//!
//! Invariant: files and standard input are read through [`Source`], so that a session by SSH can be kept from the
//! server's own files, and a script can be read without any.

use std::io::Read;
use std::path::{Path, PathBuf};

use chrono_tz::Tz;

use super::args::{Action, ContactArgs, RegisterArgs, TextArgs, WhoArgs};
use crate::procedure::command::{ATTACHMENT_LIMIT, Command, NewCase, NewFile, When};
use crate::procedure::journal::{Complainant, Contact, MeasureChoice, Respondent};
use crate::procedure::{Line, TEXT_LIMIT, Text, TextFault};

/// What is wrong with what was handed in.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum InputFault {
    /// A text is empty.
    #[error("empty text")]
    Empty,
    /// A text or file is too long; length (at least) and limit, in bytes.
    #[error("too long")]
    TooLong(u64, u64),
    /// A text is not UTF-8.
    #[error("not utf-8")]
    NotUtf8,
    /// A file could not be read.
    #[error("unreadable file")]
    Unreadable(PathBuf, std::io::ErrorKind),
    /// Files of the server are not for sessions by SSH.
    #[error("no files here")]
    NoFiles,
    /// The name of a file holds nothing that can be kept.
    #[error("file name")]
    FileName,
    /// The measure is neither none, new:TITLE nor an id.
    #[error("measure")]
    Measure,
}

impl From<TextFault> for InputFault {
    fn from(fault: TextFault) -> Self {
        match fault {
            TextFault::Empty | TextFault::Form => Self::Empty,
            TextFault::TooLong { bytes, most } => Self::TooLong(bytes as u64, most as u64),
        }
    }
}

/// Where texts and files come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// This machine's files and standard input.
    Machine,
    /// Standard input only: a session by SSH.
    InputOnly,
}

impl Source {
    /// The bytes of a file, at most `most`.
    pub fn file(self, path: &Path, most: u64) -> Result<Vec<u8>, InputFault> {
        if self == Self::InputOnly {
            return Err(InputFault::NoFiles);
        }
        let fault = |error: std::io::Error| InputFault::Unreadable(path.to_owned(), error.kind());
        let file = std::fs::File::open(path).map_err(fault)?;
        if file.metadata().map_err(fault)?.is_dir() {
            return Err(InputFault::Unreadable(path.to_owned(), std::io::ErrorKind::IsADirectory));
        }
        read_at_most(file, most).map_err(fault)?.ok_or(InputFault::TooLong(most + 1, most))
    }

    /// The bytes of standard input, at most `most`.
    pub fn input(self, most: u64) -> Result<Vec<u8>, InputFault> {
        let bytes = read_at_most(std::io::stdin().lock(), most);
        let bytes = bytes.map_err(|error| InputFault::Unreadable(PathBuf::from("-"), error.kind()))?;
        bytes.ok_or(InputFault::TooLong(most + 1, most))
    }

    fn text(self, args: &TextArgs) -> Result<Text, InputFault> {
        let most = TEXT_LIMIT as u64;
        let text = match args {
            TextArgs { text: Some(text), .. } => return Ok(Text::new(text)?),
            TextArgs { text_file: Some(path), .. } if path.as_os_str() != "-" => self.file(path, most)?,
            TextArgs { .. } => self.input(most)?,
        };
        Ok(Text::new(&String::from_utf8(text).map_err(|_| InputFault::NotUtf8)?)?)
    }
}

/// All bytes, or `None` where there are more than `most`.
fn read_at_most(from: impl Read, most: u64) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

fn text(given: &str) -> Result<Text, InputFault> {
    Ok(Text::new(given)?)
}

fn optional(given: Option<&String>) -> Result<Option<Text>, InputFault> {
    given.map(|given| text(given)).transpose()
}

fn complainant(who: &WhoArgs) -> Complainant {
    let WhoArgs { name, email, phone, address, relation } = who.clone();
    Complainant::of(Contact { name, email, phone, address, relation })
}

fn when(contact: &ContactArgs, zone: Tz) -> When {
    When { means: contact.by, at: contact.at.map(|at| at.moment(zone)) }
}

/// The case that `register` describes.
pub fn new_case(args: &RegisterArgs, zone: Tz, source: Source) -> Result<NewCase, InputFault> {
    let user = args.respondent_user.clone();
    let name = args.respondent.clone().or_else(|| user.as_ref().and_then(|user| Line::new(user.as_str()).ok()));
    Ok(NewCase {
        kind: args.kind,
        channel: args.channel,
        subject: args.subject.clone(),
        text: source.text(&args.text)?,
        complainant: if args.anonymous { Complainant::Anonymous } else { complainant(&args.who) },
        received_at: args.received.map(|at| at.moment(zone)),
        category: args.category.clone(),
        exam: args.exam.clone(),
        location: args.location.clone(),
        respondent: name.map(|name| Respondent { name, user }),
        confidential: args.confidential,
        original: None,
        message_id: None,
    })
}

/// A file for a case.
fn new_file(path: &Path, content: Vec<u8>) -> Result<NewFile, InputFault> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    NewFile::new(&name, content).ok_or(InputFault::FileName)
}

fn measure(given: &str) -> Result<MeasureChoice, InputFault> {
    let line = |text: &str| Line::new(text).map_err(|_| InputFault::Measure);
    match given.split_once(':') {
        None if given.eq_ignore_ascii_case("none") => Ok(MeasureChoice::None),
        Some((new, title)) if new.eq_ignore_ascii_case("new") => Ok(MeasureChoice::New(line(title)?)),
        _ => Ok(MeasureChoice::Existing(line(given)?)),
    }
}

/// The commands that an action stands for: one, but for several files to attach.
pub fn commands(action: &Action, zone: Tz, source: Source) -> Result<Vec<Command>, InputFault> {
    if let Action::Attach { files } = action {
        let attach = |path: &PathBuf| {
            let file = new_file(path, source.file(path, ATTACHMENT_LIMIT)?)?;
            Ok(Command::Attach { file })
        };
        return files.iter().map(attach).collect();
    }
    let command = match action {
        Action::Acknowledge { .. }
        | Action::Attempt { .. }
        | Action::Hear { .. }
        | Action::Offer { .. }
        | Action::Reply { .. }
        | Action::FollowUp { .. } => contact_command(action, zone, source)?,
        _ => plain_command(action, zone, source)?,
    };
    Ok(command.into_iter().collect())
}

/// Actions that are a contact with somebody.
fn contact_command(action: &Action, zone: Tz, source: Source) -> Result<Option<Command>, InputFault> {
    Ok(Some(match action {
        Action::Acknowledge { contact, note, send, late_reason } => Command::Acknowledge {
            contact: when(contact, zone),
            note: optional(note.as_ref())?,
            send: *send,
            late_reason: optional(late_reason.as_ref())?,
        },
        Action::Attempt { contact, note } => {
            Command::Attempt { contact: when(contact, zone), note: optional(note.as_ref())? }
        }
        Action::Hear { side, party, contact, point, text } => Command::Hear {
            side: *side,
            party: party.clone(),
            contact: when(contact, zone),
            point: *point,
            text: source.text(text)?,
        },
        Action::Offer { contact, text, send, appeal_named } => Command::Offer {
            contact: when(contact, zone),
            text: optional(text.as_ref())?,
            send: *send,
            appeal_named: *appeal_named,
        },
        Action::Reply { contact, text, decision, send } => {
            Command::Reply { contact: when(contact, zone), text: source.text(text)?, decision: *decision, send: *send }
        }
        Action::FollowUp { by, satisfaction, note, then } => {
            Command::FollowUp { means: *by, satisfaction: *satisfaction, note: optional(note.as_ref())?, then: *then }
        }
        _ => return Ok(None),
    }))
}

fn plain_command(action: &Action, zone: Tz, source: Source) -> Result<Option<Command>, InputFault> {
    Ok(Some(match action {
        Action::Assess { take: _, hand_over, kind, category, reason } => Command::Assess {
            hand_over_to: hand_over.clone(),
            kind: *kind,
            category: category.clone(),
            reason: optional(reason.as_ref())?,
        },
        Action::Accept => Command::Accept,
        Action::Refuse { reason } => Command::Refuse { reason: text(reason)? },
        Action::HandOver { to, reason } => Command::HandOver { to: to.clone(), reason: text(reason)? },
        Action::Reclassify { kind, reason } => Command::Reclassify { kind: *kind, reason: text(reason)? },
        Action::Written { received, text } => {
            Command::WriteDown { received_at: received.map(|at| at.moment(zone)), text: source.text(text)? }
        }
        Action::Identify { who } => Command::Identify { complainant: complainant(who) },
        Action::Confidential { state } => Command::SetConfidential { confidential: state == "on" },
        Action::Respondent { name, user } => {
            Command::NameRespondent { respondent: Respondent { name: name.clone(), user: user.clone() } }
        }
        Action::Bounce { reason } => Command::ReportBounce { reason: text(reason)? },
        Action::Point { text } => Command::AddPoint { text: source.text(text)? },
        Action::Compare { point, agreement } => Command::Compare { point: *point, agreement: *agreement },
        Action::NotHeard { side, ground, reason } => {
            Command::NotHeard { side: *side, ground: *ground, reason: text(reason)? }
        }
        Action::Find { point, finding, grounds } => {
            Command::Find { point: *point, finding: *finding, grounds: text(grounds)? }
        }
        Action::Propose { solution, extra_service } => {
            Command::Propose { solution: text(solution)?, extra_service: optional(extra_service.as_ref())? }
        }
        Action::Promise { date, text: promised } => Command::Promise { date: *date, text: text(promised)? },
        Action::Answer { answer, note } => Command::Answer { answer: *answer, note: optional(note.as_ref())? },
        Action::CarriedOut { on, no_follow_up, reason } => {
            Command::CarryOut { on: *on, no_follow_up: if *no_follow_up { optional(reason.as_ref())? } else { None } }
        }
        Action::NoReply { reason } => Command::NoReply { reason: text(reason)? },
        Action::End { ending, reason } => Command::End { ending: *ending, reason: text(reason)? },
        Action::Close { measure: given } => Command::Close { measure: measure(given)? },
        Action::Reopen { reason } => Command::Reopen { reason: text(reason)? },
        Action::Archive { send_back: true, reason } => {
            Command::SendBack { reason: optional(reason.as_ref())?.ok_or(InputFault::Empty)? }
        }
        Action::Archive { .. } => Command::Archive,
        Action::Hold { reason, review } => Command::Hold { reason: text(reason)?, review: *review },
        Action::Release { reason } => Command::Release { reason: text(reason)? },
        Action::Appeal { received, text } => {
            Command::Appeal { received_at: received.map(|at| at.moment(zone)), text: source.text(text)? }
        }
        Action::DecideAppeal { decision, grounds } => {
            Command::DecideAppeal { decision: *decision, grounds: text(grounds)? }
        }
        Action::Note { text } => Command::Note { text: source.text(text)? },
        Action::Link { other } => Command::Link { other: other.clone() },
        Action::Unlink { other } => Command::Unlink { other: other.clone() },
        Action::Incident { other } => Command::Incident { other: other.clone() },
        Action::Correct { entry, text: corrected, reason } => {
            Command::Correct { entry: *entry, text: source.text(corrected)?, reason: text(reason)? }
        }
        Action::Undo { entry } => Command::Undo { entry: *entry },
        Action::Redo { entry } => Command::Redo { entry: *entry },
        _ => return Ok(None),
    }))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_is_none_new_or_one_that_exists() {
        assert_eq!(measure("none"), Ok(MeasureChoice::None));
        assert_eq!(measure("new:Instructie"), Ok(MeasureChoice::New(Line::new("Instructie").unwrap())));
        assert_eq!(measure("M-3"), Ok(MeasureChoice::Existing(Line::new("M-3").unwrap())));
        assert_eq!(measure("new:"), Err(InputFault::Measure));
    }
}
