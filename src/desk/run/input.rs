//! Keys and pastes from the terminal, put right where a slow line tore them apart.
//!
//! Invariant: an arrow key that arrives as Esc and letters is one arrow key again, and an unknown sequence is dropped
//! whole; nobody's text gets letters that were never typed.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::desk::state::{Key, Message};

/// How long an Esc waits for what may belong to it.
pub fn patience(over_ssh: bool) -> Duration {
    Duration::from_millis(if over_ssh { 150 } else { 60 })
}

/// Puts torn sequences together again. Time is what the caller says it is.
#[derive(Debug)]
pub struct Filter {
    patience: Duration,
    held: Vec<Key>,
    since: Duration,
}

impl Filter {
    /// A filter that holds an Esc for `patience`.
    pub fn new(patience: Duration) -> Self {
        Self { patience, held: Vec::new(), since: Duration::ZERO }
    }

    /// When what is held is to be let go; `None` while nothing is held.
    pub fn until(&self) -> Option<Duration> {
        (!self.held.is_empty()).then(|| self.since + self.patience)
    }

    /// The keys that are certain now that `key` came at `now`.
    pub fn take(&mut self, key: Key, now: Duration) -> Vec<Key> {
        let mut certain = self.wait(now);
        match (self.held.as_slice(), key) {
            ([], Key::Esc) | ([Key::Esc], Key::Char('[' | 'O')) => self.hold(key, now),
            ([], _) => certain.push(key),
            // Alt+arrow of PuTTY: the first Esc says nothing
            ([Key::Esc], Key::Esc) => self.hold_only(key, now),
            ([Key::Esc], Key::Char(digit @ '0'..='9')) => {
                self.held.clear();
                certain.push(function_key(digit));
            }
            ([Key::Esc], _) => {
                self.held.clear();
                certain.extend([Key::Esc, key]);
            }
            (_, Key::Char(c)) if is_last(c) => {
                let known = sequence(&self.held, c);
                self.held.clear();
                certain.extend(known);
            }
            (_, Key::Char('0'..='9' | ';' | '[')) => self.hold(key, now),
            _ => {
                self.held.clear();
                certain.push(key);
            }
        }
        certain
    }

    /// The keys that have waited long enough at `now`: a lone Esc is an Esc; half a sequence is nothing.
    pub fn wait(&mut self, now: Duration) -> Vec<Key> {
        if self.until().is_none_or(|until| now < until) {
            return Vec::new();
        }
        let held = std::mem::take(&mut self.held);
        if held.len() == 1 { held } else { Vec::new() }
    }

    fn hold(&mut self, key: Key, now: Duration) {
        self.held.push(key);
        self.since = now;
    }

    fn hold_only(&mut self, key: Key, now: Duration) {
        self.held.clear();
        self.hold(key, now);
    }
}

/// Whether `c` ends a sequence.
fn is_last(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '~'
}

/// The key of a sequence that began with `held` and ends with `last`; none for one that is not known.
fn sequence(held: &[Key], last: char) -> Option<Key> {
    let digits: String = held.iter().filter_map(|key| if let Key::Char(c) = key { Some(*c) } else { None }).collect();
    let number = digits.trim_start_matches(['[', 'O']).split(';').next().unwrap_or_default();
    Some(match (last, number) {
        ('A', _) => Key::Up,
        ('B', _) => Key::Down,
        ('C', _) => Key::Right,
        ('D', _) => Key::Left,
        ('H', _) | ('~', "1" | "7") => Key::Home,
        ('F', _) | ('~', "4" | "8") => Key::End,
        ('Z', _) => Key::BackTab,
        ('~', "3") => Key::Delete,
        ('~', "5") => Key::PageUp,
        ('~', "6") => Key::PageDown,
        ('P', _) | ('~', "11") => Key::F(1),
        ('Q', _) | ('~', "12") => Key::F(2),
        ('R', _) | ('~', "13") => Key::F(3),
        ('S', _) | ('~', "14") => Key::F(4),
        ('~', "15") => Key::F(5),
        ('~', "17") => Key::F(6),
        ('~', "18") => Key::F(7),
        ('~', "19") => Key::F(8),
        ('~', "20") => Key::F(9),
        ('~', "21") => Key::F(10),
        _ => return None,
    })
}

/// Alt and a digit stand for an F-key, on keyboards that have none.
fn function_key(digit: char) -> Key {
    let number = digit.to_digit(10).and_then(|digit| u8::try_from(digit).ok()).unwrap_or(0);
    Key::F(if number == 0 { 10 } else { number })
}

/// The keys that one event of the terminal stands for.
pub fn keys_of(event: KeyEvent) -> Vec<Key> {
    if event.kind == KeyEventKind::Release {
        return Vec::new();
    }
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    let shift = event.modifiers.contains(KeyModifiers::SHIFT);
    let key = match event.code {
        KeyCode::Char(digit @ '0'..='9') if alt => function_key(digit),
        // what may be the beginning of a torn sequence is put together again; Alt and a letter mean nothing here
        KeyCode::Char(c @ ('[' | 'O')) if alt && !ctrl => return vec![Key::Esc, Key::Char(c)],
        KeyCode::Char(_) if alt && !ctrl => return Vec::new(),
        KeyCode::Char(c) if ctrl => Key::Ctrl(c.to_ascii_lowercase()),
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::F(number @ 1..=10) => Key::F(number),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Left if ctrl => Key::WordLeft,
        KeyCode::Right if ctrl => Key::WordRight,
        KeyCode::Left if shift => Key::MarkLeft,
        KeyCode::Right if shift => Key::MarkRight,
        KeyCode::Up if shift => Key::MarkUp,
        KeyCode::Down if shift => Key::MarkDown,
        KeyCode::Home if shift => Key::MarkHome,
        KeyCode::End if shift => Key::MarkEnd,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        _ => return Vec::new(),
    };
    vec![key]
}

/// Starts the thread that reads the terminal. It ends when nobody listens any more, or when the terminal is gone.
pub fn listen(to: Sender<Message>, patience: Duration) -> io::Result<()> {
    let started = Instant::now();
    let mut filter = Filter::new(patience);
    thread::Builder::new().name("input".to_owned()).spawn(move || {
        while let Ok(messages) = next(&mut filter, started) {
            for message in messages {
                if to.send(message).is_err() {
                    return;
                }
            }
        }
        // the terminal is gone: nothing will be typed any more
        let _ = to.send(Message::Gone);
    })?;
    Ok(())
}

fn next(filter: &mut Filter, started: Instant) -> io::Result<Vec<Message>> {
    if let Some(until) = filter.until() {
        let wait = until.saturating_sub(started.elapsed());
        if !event::poll(wait)? {
            return Ok(filter.wait(started.elapsed()).into_iter().map(Message::Key).collect());
        }
    }
    let event = event::read()?;
    let now = started.elapsed();
    Ok(match event {
        Event::Key(key) => keys_of(key).into_iter().flat_map(|key| filter.take(key, now)).map(Message::Key).collect(),
        Event::Paste(text) => vec![Message::Paste(text)],
        Event::Resize(..) => vec![Message::Resized],
        _ => Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What arrives when: milliseconds and the key; then the wait is over.
    fn arrives(timeline: &[(u64, Key)]) -> Vec<Key> {
        let mut filter = Filter::new(patience(false));
        let mut seen = Vec::new();
        for (at, key) in timeline {
            seen.extend(filter.take(*key, Duration::from_millis(*at)));
        }
        seen.extend(filter.wait(Duration::from_mins(1)));
        seen
    }

    const ESC: Key = Key::Esc;
    const fn c(c: char) -> Key {
        Key::Char(c)
    }

    #[test]
    fn an_arrow_torn_apart_is_an_arrow() {
        for pause in [1, 5, 40] {
            assert_eq!(arrives(&[(0, ESC), (pause, c('[')), (2 * pause, c('A'))]), [Key::Up], "{pause} ms");
        }
        assert_eq!(arrives(&[(0, ESC), (1, ESC), (2, c('[')), (3, c('A'))]), [Key::Up], "Alt+Up of PuTTY");
        assert_eq!(arrives(&[(0, ESC), (1, c('O')), (2, c('P'))]), [Key::F(1)]);
        assert_eq!(arrives(&[(0, ESC), (1, c('[')), (2, c('1')), (3, c('8')), (4, c('~'))]), [Key::F(7)]);
    }

    #[test]
    fn a_lone_esc_is_an_esc() {
        assert_eq!(arrives(&[(0, ESC)]), [ESC]);
        assert_eq!(arrives(&[(0, ESC), (400, c('['))]), [ESC, c('[')]);
        assert_eq!(arrives(&[(0, ESC), (10, c('w'))]), [ESC, c('w')]);
        assert_eq!(arrives(&[(0, ESC), (100, ESC)]), [ESC, ESC]);
    }

    #[test]
    fn an_unknown_sequence_is_dropped_whole() {
        assert_eq!(arrives(&[(0, ESC), (1, c('[')), (2, c('9')), (3, c('9')), (4, c('~')), (5, c('x'))]), [c('x')]);
    }

    #[test]
    fn alt_and_a_digit_is_an_f_key() {
        assert_eq!(arrives(&[(0, ESC), (1, c('6'))]), [Key::F(6)]);
        let alt = KeyEvent::new(KeyCode::Char('0'), KeyModifiers::ALT);
        assert_eq!(keys_of(alt), [Key::F(10)]);
        let alt_letter = KeyEvent::new(KeyCode::Char('w'), KeyModifiers::ALT);
        assert_eq!(keys_of(alt_letter), [], "no command from inside a form");
    }
}
