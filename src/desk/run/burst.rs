//! Letters that come so fast that no hand typed them: a paste on a terminal that does not mark pastes.
//!
//! Invariant: what somebody typed ahead acts, in order; what was pasted where nobody types never does.

use std::collections::BTreeSet;

use crate::desk::state::{Key, Message};

/// So many letters at once are a paste, whatever they are.
const MANY: usize = 12;
/// So many are one where they are a word rather than commands: among them are [`DIFFERENT`] different ones. Who types ahead
/// on a slow line repeats a few keys (`jjjw`); who holds one down repeats one.
const WORD: usize = 6;
/// See [`WORD`].
const DIFFERENT: usize = 5;

/// Whether it may be part of a paste: a letter, or the end of a line.
pub(super) fn is_letter(message: &Message) -> bool {
    matches!(message, Message::Key(Key::Char(_) | Key::Enter | Key::Ctrl('j')))
}

/// `messages`, which came at once while nobody was typing, with a paste in the place of its letters. What is no key, an
/// answer of the store or the clock, may come between them.
pub(super) fn with_pastes(messages: Vec<Message>) -> Vec<Message> {
    let is_key = |message: &Message| matches!(message, Message::Key(_) | Message::Paste(_) | Message::MarkedPaste(_));
    if messages.iter().any(|message| is_key(message) && !is_letter(message)) {
        return messages;
    }
    let pasted: String = messages.iter().filter_map(letter).collect();
    if !is_paste(&pasted) {
        return messages;
    }
    let others = messages.into_iter().filter(|message| !is_key(message));
    others.chain([Message::Paste(pasted.clone())]).collect()
}

fn letter(message: &Message) -> Option<char> {
    match message {
        Message::Key(Key::Char(letter)) => Some(*letter),
        Message::Key(_) => Some('\n'),
        _ => None,
    }
}

fn is_paste(letters: &str) -> bool {
    let different: BTreeSet<char> = letters.chars().collect();
    let count = letters.chars().count();
    // a key that is held down on a line that stalls comes all at once
    let is_held = different.len() == 1 && different.iter().all(|letter| matches!(letter, 'j' | 'k'));
    !is_held && (count >= MANY || count >= WORD && different.len() >= DIFFERENT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::state::Answer;

    fn came_at_once(letters: &str) -> Vec<Message> {
        let keys =
            letters.chars().map(|letter| Message::Key(if letter == '\n' { Key::Enter } else { Key::Char(letter) }));
        with_pastes(keys.collect())
    }

    #[test]
    fn words_are_a_paste_and_commands_typed_ahead_are_not() {
        for pasted in ["excellent", "bedankt", "geachte heer", "ja\nnee\nmisschien", "2026-11-23", "jkjkjkjkjkjk"] {
            assert!(matches!(&came_at_once(pasted)[..], [Message::Paste(text)] if text == pasted), "{pasted:?}");
        }
        for typed in ["w", "jj", "jjjw", "2jjb", "jjjjjjjjjw", "jjjjjjjjjjjjjjjjjjjj", "kkkkkkjj1"] {
            assert_eq!(came_at_once(typed).len(), typed.len(), "{typed:?}");
        }
    }

    #[test]
    fn an_answer_between_two_letters_saves_no_paste_and_an_f_key_does() {
        let mut messages: Vec<Message> = "excellent".chars().map(|letter| Message::Key(Key::Char(letter))).collect();
        messages.insert(4, Message::Answer(Answer::Letters(Vec::new())));
        let taken = with_pastes(messages.clone());
        assert!(matches!(&taken[..], [Message::Answer(_), Message::Paste(text)] if text == "excellent"), "{taken:?}");
        messages.push(Message::Key(Key::F(9)));
        assert_eq!(with_pastes(messages.clone()).len(), messages.len());
    }
}
