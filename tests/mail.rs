//! Mail as it comes: cut off, without boundaries, from nobody, made to do harm.
#![allow(clippy::unwrap_used, missing_docs)]

use std::time::{Duration, Instant};

use klachtenbalie::mail::parse::{Parsed, parse};

fn parsed(name: &str) -> Parsed {
    parse(&std::fs::read(format!("{}/tests/mail/{name}.eml", env!("CARGO_MANIFEST_DIR"))).unwrap())
}

#[test]
fn a_message_cut_off_on_its_way_keeps_the_words_that_came() {
    assert_eq!(parsed("cut_off").text.unwrap(), "Er was boorlawaai tijdens het examen.");
    assert_eq!(parsed("no_boundary").text.unwrap(), "Er was boorlawaai.");
}

#[test]
fn the_text_is_read_beside_an_attachment_and_in_an_old_encoding() {
    assert_eq!(parsed("attachment").text.unwrap(), "Ik betaalde € 12.");
}

#[test]
fn the_address_says_who_wrote_not_the_name() {
    assert_eq!(parsed("name_looks_like_an_address").email.unwrap().as_str(), "iemand@example.org");
    assert_eq!(parsed("no_sender").email, None);
}

#[test]
fn mail_made_to_do_harm_is_read_in_time() {
    let with_head = |rest: String| format!("From: a@example.nl\r\n{rest}").into_bytes();
    let boundaries = |depth: usize| {
        let opened = |n| format!("Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n");
        (0..depth).map(opened).collect::<Vec<_>>().concat()
    };
    let parts = "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n".repeat(20_000);
    let harmful = [
        ("nested messages", with_head("Content-Type: message/rfc822\r\n\r\n".repeat(10_000))),
        ("nested parts", with_head(boundaries(10_000))),
        ("headers", with_head("X-A: b\r\n".repeat(100_000))),
        ("parts", with_head(format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n{parts}--b--\r\n"))),
        ("a long line", with_head(format!("\r\n{}", "x".repeat(10_000_000)))),
        ("open tags", with_head(format!("Content-Type: text/html\r\n\r\n{}", "<div>".repeat(1_000_000)))),
    ];
    for (what, message) in harmful {
        let start = Instant::now();
        assert_eq!(parse(&message).email.unwrap().as_str(), "a@example.nl", "{what}");
        assert!(start.elapsed() < Duration::from_secs(2), "{what}: {:?}", start.elapsed());
    }
}
