//! Taking in mail: each message becomes a case, with its bytes as they came (W1, G4).
//!
//! Invariant: 0 is answered after the commit, never before; whatever may pass is "try again later", so that the mail system
//! keeps the message; nothing that comes in can vanish, a message that cannot be read least of all.

use std::path::{Path, PathBuf};

use super::action::InputFault;
use super::failure::{CliError, Status};
use super::run::Bench;
use crate::mail::parse::{Parsed, parse};
use crate::procedure::command::{NewCase, NewFile};
use crate::procedure::house::House;
use crate::procedure::journal::{Complainant, Contact};
use crate::procedure::roles::Actor;
use crate::procedure::{Channel, Kind, Line, Text, TextFault, hex};
use crate::session::Who;
use crate::store::Store;

/// The longest message, in bytes (100 MB).
const MESSAGE_LIMIT: u64 = 100_000_000;

/// Takes in the messages of these files, or of standard input.
pub(super) fn take_in(bench: &Bench, files: &[PathBuf]) -> Result<Status, CliError> {
    match take_in_all(bench, files) {
        Err(error @ CliError::Store(_)) => {
            // the message stays with the mail system, which comes again; the word is for its log
            let _ = std::io::Write::write_all(
                &mut std::io::stderr(),
                format!("klachtenbalie: {}\n", error.words(bench.lang)).as_bytes(),
            );
            Ok(Status::TryAgain)
        }
        outcome => outcome,
    }
}

fn take_in_all(bench: &Bench, files: &[PathBuf]) -> Result<Status, CliError> {
    let read = |path: &PathBuf| {
        if path == Path::new("-") { bench.source.input(MESSAGE_LIMIT) } else { bench.source.file(path, MESSAGE_LIMIT) }
    };
    let standard = [PathBuf::from("-")];
    let files = if files.is_empty() { &standard } else { files };
    let messages = files.iter().map(read).collect::<Result<Vec<_>, InputFault>>()?;
    let mut store = bench.store()?;
    let (who, house) = bench.who(&store)?;
    let actor = match who {
        Who::Person(actor) => actor,
        Who::Service => Actor::program().ok_or(CliError::NeedsPerson)?,
    };
    for message in messages {
        let number = take_in_one(bench, &mut store, message, &actor, &house)?;
        bench.printer(&house).line(&number)?;
    }
    Ok(Status::Done)
}

fn take_in_one(
    bench: &Bench,
    store: &mut Store,
    bytes: Vec<u8>,
    actor: &Actor,
    house: &House,
) -> Result<String, CliError> {
    let parsed = parse(&bytes);
    // a message without an id is known by its bytes
    let message_id = parsed.message_id.clone().unwrap_or_else(|| {
        use sha2::{Digest, Sha256};
        hex(&Sha256::digest(&bytes))
    });
    if let Some(number) = store.case_of_message(&message_id)? {
        return Ok(number.to_string());
    }
    let new = new_case(bench, parsed, bytes, message_id)?;
    Ok(store.register(&new, actor, house, Bench::now())?.number.to_string())
}

fn new_case(bench: &Bench, parsed: Parsed, bytes: Vec<u8>, message_id: String) -> Result<NewCase, CliError> {
    let fault = |fault: TextFault| CliError::Input(InputFault::from(fault));
    let Parsed { name, email, subject, text, .. } = parsed;
    let contact = Contact { name: name.filter(|_| email.is_some()), email, ..Contact::default() };
    let or_else = |given: Option<Line>, key: &str| match given {
        Some(given) => Ok(given),
        None => Line::new(&bench.lang.text(key)),
    };
    let text = text.unwrap_or_else(|| bench.lang.text("intake-no-text"));
    let subject = or_else(subject, "intake-no-subject").map_err(fault)?;
    let text = Text::new(&text).map_err(fault)?;
    Ok(NewCase {
        original: Some(NewFile {
            name: Line::new("bericht.eml").map_err(fault)?,
            media_type: "message/rfc822".to_owned(),
            content: bytes,
        }),
        message_id: Some(message_id),
        ..NewCase::new(Kind::Complaint, Channel::Email, subject, text, Complainant::of(contact))
    })
}
