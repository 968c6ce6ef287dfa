//! Making text from outside safe to show: on a screen, in a plain listing, in an error.
//!
//! Invariant: no control character, no character that changes the direction of text and none that cannot be seen comes out;
//! each becomes a visible sign. What is stored stays as it came.

use std::borrow::Cow;

/// What stands for a character that cannot be shown.
const SIGN: char = '\u{00bf}';
/// A sign of more marks than this is cut.
const MOST_MARKS: usize = 8;

/// The text on one line: line breaks and tabs are blanks, what is dangerous is a sign.
pub fn shown(text: &str) -> Cow<'_, str> {
    safe(text, false)
}

/// The same for a text of several lines: `\n` stays.
pub fn shown_lines(text: &str) -> Cow<'_, str> {
    safe(text, true)
}

/// A JSON document in which no dangerous character stands as itself: it means the same to whoever reads it, and does
/// nothing to a terminal.
pub fn shown_json(document: &str) -> Cow<'_, str> {
    let must_go = |c: char| c != '\n' && is_dangerous(c);
    if !document.contains(must_go) {
        return Cow::Borrowed(document);
    }
    let mut made = String::with_capacity(document.len());
    for c in document.chars() {
        if must_go(c) {
            // outside a string JSON has only plain characters, so this one stands in a string
            made.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            made.push(c);
        }
    }
    Cow::Owned(made)
}

fn safe(text: &str, keeps_lines: bool) -> Cow<'_, str> {
    let is_fine = |c: char| !is_dangerous(c) && !is_mark(c) || keeps_lines && c == '\n';
    if text.chars().all(is_fine) {
        return Cow::Borrowed(text);
    }
    let mut made = String::with_capacity(text.len());
    let mut marks = 0;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        match c {
            '\r' if keeps_lines && characters.peek() == Some(&'\n') => {}
            '\n' if keeps_lines => made.push('\n'),
            '\t' | '\n' => made.push(' '),
            _ if marks > MOST_MARKS => {}
            c if is_dangerous(c) => made.push(SIGN),
            c => made.push(c),
        }
    }
    Cow::Owned(made)
}

fn is_dangerous(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{00ad}' | '\u{180e}' | '\u{e0000}'..='\u{e007f}')
}

/// Marks that stand on the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05bd}' | '\u{064b}'..='\u{065f}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_could_steer_a_terminal_becomes_a_sign() {
        assert_eq!(shown("a\u{1b}[31mb\u{7f}\u{9b}c"), "a¿[31mb¿¿c");
        assert_eq!(shown("een\ttwee\ndrie"), "een twee drie");
        assert_eq!(shown_lines("een\r\ntwee\rdrie"), "een\ntwee¿drie");
        assert_eq!(shown("\u{202e}gnilekker\u{200b}"), "¿gnilekker¿");
        assert_eq!(shown(&format!("e{}", "\u{301}".repeat(1000))).chars().count(), 9);
    }

    #[test]
    fn json_means_the_same_and_steers_nothing() {
        let value = serde_json::json!({ "text": "a\u{9b}31m \u{202e}b\u{7f}\u{e0001} é\nc" });
        let made = format!("{value:#}");
        let safe = shown_json(&made);
        assert!(!safe.chars().any(|c| c != '\n' && is_dangerous(c)) && safe.contains("é"), "{safe}");
        assert_eq!(serde_json::from_str(&safe).ok(), Some(value));
    }

    #[test]
    fn plain_dutch_is_left_alone() {
        assert!(matches!(shown("mw. Z. Özdemir, ’t Hof: € 12"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn nothing_dangerous_survives(text in any::<String>()) {
            prop_assert!(!shown(&text).chars().any(is_dangerous));
            prop_assert!(!shown_lines(&text).chars().any(|c| is_dangerous(c) && c != '\n'));
        }
    }
}
