//! What a message says: from whom, about what, its text.
//!
//! Invariant: any bytes give an answer. What cannot be read is left out; the bytes themselves are kept by the caller.

use std::borrow::Cow;

use mail_parser::decoders::html::html_to_text;
use mail_parser::{Address, ContentType, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use crate::procedure::{Email, Line};

/// The longest text taken from a message, in bytes; the message itself is kept whole.
const LONGEST_TEXT: usize = 500_000;

/// What was read of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The name of the sender, as given.
    pub name: Option<Line>,
    /// The address of the sender.
    pub email: Option<Email>,
    /// The subject, on one line.
    pub subject: Option<Line>,
    /// The text: the plain part, else the words of the other one.
    pub text: Option<String>,
    /// The Message-ID.
    pub message_id: Option<String>,
}

/// Reads a message.
pub fn parse(bytes: &[u8]) -> Parsed {
    let Some(message) = MessageParser::default().parse(bytes) else { return Parsed::default() };
    let parsed = read(&message);
    take_apart(message);
    parsed
}

fn read(message: &Message<'_>) -> Parsed {
    let sender = message.from().and_then(Address::first);
    let email = sender.and_then(|sender| sender.address.as_deref()).and_then(|address| Email::new(address).ok());
    let name = sender.and_then(|sender| sender.name.as_deref()).and_then(one_line);
    let text = message
        .body_text(0)
        .or_else(|| loose_text(message))
        .map(|text| cut(text.trim_end(), LONGEST_TEXT).replace("\r\n", "\n"));
    Parsed {
        name,
        email,
        subject: message.subject().and_then(one_line),
        text: text.filter(|text| !text.trim().is_empty()),
        message_id: message.message_id().map(|id| cut(id, 500).to_owned()),
    }
}

/// The first words of a message that was cut off or has no boundaries: its parts are there, but none counts as its body.
fn loose_text<'a>(message: &'a Message<'_>) -> Option<Cow<'a, str>> {
    let is_loose = |part: &&MessagePart<'_>| !part.content_disposition().is_some_and(ContentType::is_attachment);
    let claims_parts = message.content_type().is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("multipart"));
    message.parts.iter().filter(is_loose).find_map(|part| match &part.body {
        PartType::Text(text) => Some(Cow::Borrowed(text.as_ref())),
        PartType::Html(html) => Some(Cow::Owned(html_to_text(html))),
        PartType::Binary(bytes) if claims_parts && message.parts.len() == 1 => Some(String::from_utf8_lossy(bytes)),
        _ => None,
    })
}

/// Drops a message level by level: dropped whole, messages in messages are a call inside a call each, and 3 MB of them
/// are more than a stack holds.
fn take_apart(message: Message<'_>) {
    let mut waiting = vec![message];
    while let Some(message) = waiting.pop() {
        waiting.extend(message.parts.into_iter().filter_map(|part| match part.body {
            PartType::Message(inner) => Some(inner),
            _ => None,
        }));
    }
}

fn one_line(text: &str) -> Option<Line> {
    Line::new(cut(text, crate::procedure::LINE_LIMIT)).ok()
}

/// The beginning of a text, at most `most` bytes, whole characters.
fn cut(text: &str, most: usize) -> &str {
    let end = text.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= most).last().unwrap_or(0);
    &text[..end]
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sender_subject_and_text_in_old_and_new_encodings() {
        let mail = b"From: =?iso-8859-1?Q?Zeynep_=D6zdemir?= <z@example.nl>\r\nSubject: =?utf-8?B?R2VsdWlk?=\r\n in de gang\r\n\
            Message-ID: <1@example.nl>\r\nContent-Type: text/plain; charset=windows-1252\r\n\r\nHet was \x80 12 waard.\r\nGroet\r\n";
        let parsed = parse(mail);
        assert_eq!(parsed.name.unwrap().as_str(), "Zeynep Özdemir");
        assert_eq!(parsed.email.unwrap().as_str(), "z@example.nl");
        assert_eq!(parsed.subject.unwrap().as_str(), "Geluid in de gang");
        assert_eq!(parsed.text.unwrap(), "Het was € 12 waard.\nGroet");
        assert_eq!(parsed.message_id.unwrap(), "1@example.nl");
    }

    #[test]
    fn a_message_of_html_only_still_has_words() {
        let parsed = parse(b"From: a@example.nl\r\nContent-Type: text/html\r\n\r\n<p>Er was <b>lawaai</b>.</p>\r\n");
        assert!(parsed.text.unwrap().contains("lawaai"));
    }

    #[test]
    fn nothing_at_all_is_an_answer_too() {
        assert_eq!(parse(b"").text, None);
        assert_eq!(parse(&[0, 255, 13, 10, 13, 10]).email, None);
    }

    #[test]
    fn a_million_messages_in_one_another_are_an_answer_too() {
        let mut mail = b"From: a@example.nl\r\n".to_vec();
        mail.extend(b"Content-Type: message/rfc822\r\n\r\n".repeat(1_000_000));
        assert_eq!(parse(&mail).email.unwrap().as_str(), "a@example.nl");
    }

    proptest! {
        #[test]
        fn any_bytes_give_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
            parse(&bytes);
        }
    }
}
