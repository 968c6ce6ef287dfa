//! The bytes of the terminal, made into keys and pastes. Time is what the caller says it is.
//!
//! Invariant: a sequence is one thing however a slow line tore it, and one that is not known is dropped whole: nobody's
//! text gets letters that were never typed. Only an Esc that nothing followed in time is the key Esc.

use std::time::Duration;

use crate::desk::state::Key;
use crate::desk::state::screen::Colours;

/// How long an Esc waits for what may belong to it.
pub fn patience(over_ssh: bool) -> Duration {
    Duration::from_millis(if over_ssh { 150 } else { 60 })
}

/// A sequence that has begun may take longer: nobody types its beginning by hand.
const BEGUN: Duration = Duration::from_millis(600);
/// A paste whose end does not come is over after this silence.
const PASTE_SILENCE: Duration = Duration::from_secs(2);
/// What is pasted beyond this is dropped: twice the longest text that a field takes.
const PASTE_LIMIT: usize = 2 * 1024 * 1024;
/// No sequence that we know is longer.
const SEQUENCE_LIMIT: usize = 64;

const PASTE_BEGINS: &str = "200";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// Something that the terminal sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// Pasted text, its lines ended by `\n`.
    Paste(String),
    /// The wheel of the mouse, one step down or up.
    Wheel(bool),
    /// A click of the mouse, column and row from 0.
    Click(u16, u16),
    /// The terminal's ground, which it was asked for: light or dark.
    Ground(Colours),
    /// Whether é took one cell, which the terminal was asked for.
    Utf8(bool),
}

/// What stands at the beginning of the bytes that are held.
enum Found {
    /// So many bytes, which mean this, or nothing.
    Whole(usize, Option<Input>),
    /// So many bytes, after which pasted text comes.
    Paste(usize),
    /// The rest has not come yet.
    Part,
}

/// Makes bytes into what they mean.
#[derive(Debug)]
pub struct Decoder {
    patience: Duration,
    held: Vec<u8>,
    since: Duration,
    paste: Option<Vec<u8>>,
}

impl Decoder {
    /// A decoder that holds a lone Esc for `patience`.
    pub fn new(patience: Duration) -> Self {
        Self { patience, held: Vec::new(), since: Duration::ZERO, paste: None }
    }

    /// When what is held is to be let go; `None` while nothing is held.
    pub fn until(&self) -> Option<Duration> {
        let wait = match (&self.paste, self.held.as_slice()) {
            (Some(_), _) => PASTE_SILENCE,
            (None, []) => return None,
            (None, [0x1b] | [0x1b, 0x1b]) => self.patience,
            (None, _) => BEGUN,
        };
        Some(self.since + wait)
    }

    /// What is certain now that `bytes` came at `now`.
    pub fn take(&mut self, bytes: &[u8], now: Duration) -> Vec<Input> {
        let mut certain = self.wait(now);
        // a letter that came by itself after an Esc was typed after it; in one piece they are Alt and that letter
        if self.paste.is_none() && self.held == [0x1b] && bytes.first().is_some_and(|next| !may_follow_esc(*next)) {
            self.held.clear();
            certain.push(Input::Key(Key::Esc));
        }
        self.since = now;
        self.held.extend_from_slice(bytes);
        loop {
            if self.paste.is_some() {
                match self.take_pasted() {
                    Some(input) => certain.push(input),
                    None => return certain,
                }
            }
            match first(&self.held) {
                Found::Part => return certain,
                Found::Paste(length) => {
                    self.held.drain(..length);
                    self.paste = Some(Vec::new());
                }
                Found::Whole(length, input) => {
                    self.held.drain(..length);
                    certain.extend(input);
                }
            }
        }
    }

    /// What has waited long enough at `now`: a lone Esc is an Esc; half a sequence is nothing.
    pub fn wait(&mut self, now: Duration) -> Vec<Input> {
        if self.until().is_none_or(|until| now < until) {
            return Vec::new();
        }
        let held = std::mem::take(&mut self.held);
        if let Some(mut pasted) = self.paste.take() {
            pasted.extend(held);
            return vec![pasted_text(&pasted)];
        }
        match held.as_slice() {
            [0x1b] => vec![Input::Key(Key::Esc)],
            [0x1b, 0x1b] => vec![Input::Key(Key::Esc), Input::Key(Key::Esc)],
            _ => Vec::new(),
        }
    }

    /// Moves what is held to the paste; gives the paste once its end has come.
    fn take_pasted(&mut self) -> Option<Input> {
        let pasted = self.paste.as_mut()?;
        let end = self.held.windows(PASTE_ENDS.len()).position(|bytes| bytes == PASTE_ENDS);
        // the last bytes may be the beginning of the end
        let sure = end.unwrap_or_else(|| self.held.len().saturating_sub(PASTE_ENDS.len() - 1));
        let room = PASTE_LIMIT.saturating_sub(pasted.len());
        pasted.extend(self.held.drain(..sure).take(room));
        end?;
        self.held.drain(..PASTE_ENDS.len());
        self.paste.take().map(|pasted| pasted_text(&pasted))
    }
}

fn pasted_text(bytes: &[u8]) -> Input {
    Input::Paste(String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\r', "\n"))
}

/// Whether `next` can go on a sequence that an Esc began.
fn may_follow_esc(next: u8) -> bool {
    matches!(next, 0x1b | b'[' | b'O' | b']' | b'0'..=b'9')
}

/// What `bytes` begin with.
fn first(bytes: &[u8]) -> Found {
    let key = |key| Found::Whole(1, Some(Input::Key(key)));
    match bytes {
        [] => Found::Part,
        [0x1b, rest @ ..] => after_esc(rest),
        [b'\r', ..] => key(Key::Enter),
        [b'\t', ..] => key(Key::Tab),
        [0x7f | 0x08, ..] => key(Key::Backspace),
        [control @ 0x01..=0x1a, ..] => key(Key::Ctrl(char::from(control + b'a' - 1))),
        [0x00..=0x1f, ..] => Found::Whole(1, None),
        // an answer whose Esc came so long before it that it was taken for the key; no hand types this at once
        [b']', rest @ ..] if rest.starts_with(b"11;rgb:") => match answer(rest) {
            Found::Whole(length, input) => Found::Whole(length - 1, input),
            part => part,
        },
        [letter @ 0x20..=0x7e, ..] => key(Key::Char(char::from(*letter))),
        bytes => letter(bytes),
    }
}

/// A letter of more than one byte. What is no UTF-8 is dropped byte by byte.
fn letter(bytes: &[u8]) -> Found {
    let length = match bytes.first() {
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => return Found::Whole(1, None),
    };
    let Some(whole) = bytes.get(..length) else {
        let goes_on = bytes.iter().skip(1).all(|byte| byte & 0xc0 == 0x80);
        return if goes_on { Found::Part } else { Found::Whole(1, None) };
    };
    match std::str::from_utf8(whole).ok().and_then(|text| text.chars().next()) {
        Some(letter) if letter.is_control() => Found::Whole(length, None),
        Some(letter) => Found::Whole(length, Some(Input::Key(Key::Char(letter)))),
        None => Found::Whole(1, None),
    }
}

/// What comes after an Esc.
fn after_esc(rest: &[u8]) -> Found {
    match rest {
        // Alt and an arrow in PuTTY: the first Esc says nothing
        [0x1b, b'[' | b'O', ..] => Found::Whole(1, None),
        [0x1b, _, ..] => Found::Whole(1, Some(Input::Key(Key::Esc))),
        [] | [0x1b] => Found::Part,
        [b'[', rest @ ..] => control_sequence(rest),
        [b'O', rest @ ..] => keypad(rest),
        [b']', rest @ ..] if rest.first().is_none_or(u8::is_ascii_digit) => answer(rest),
        [digit @ b'0'..=b'9', ..] => Found::Whole(2, Some(Input::Key(function_key(*digit)))),
        // Alt and a letter mean nothing here
        [0x20..=0x7e, ..] => Found::Whole(2, None),
        [0x80..=0xff, ..] => match letter(rest) {
            Found::Whole(length, _) => Found::Whole(length + 1, None),
            part => part,
        },
        _ => Found::Whole(1, Some(Input::Key(Key::Esc))),
    }
}

/// Alt and a digit stand for an F-key, on keyboards that have none.
fn function_key(digit: u8) -> Key {
    Key::F(if digit == b'0' { 10 } else { digit - b'0' })
}

/// `ESC [`, parameters, and a last letter.
fn control_sequence(rest: &[u8]) -> Found {
    // F1 to F5 of the Linux console and of PuTTY in that mode
    if let [b'[', rest @ ..] = rest {
        return match rest {
            [] => Found::Part,
            [letter @ b'A'..=b'E', ..] => Found::Whole(4, Some(Input::Key(Key::F(letter - b'A' + 1)))),
            _ => Found::Whole(3, None),
        };
    }
    let Some(at) = rest.iter().position(|byte| !matches!(byte, 0x20..=0x3f)) else {
        return if rest.len() < SEQUENCE_LIMIT { Found::Part } else { Found::Whole(rest.len() + 2, None) };
    };
    let (parameters, last) = (&rest[..at], rest[at]);
    if !matches!(last, 0x40..=0x7e) {
        // torn by something else: that is looked at by itself
        return Found::Whole(at + 2, None);
    }
    let parameters = std::str::from_utf8(parameters).unwrap_or_default();
    let length = at + 3;
    if last == b'~' && parameters == PASTE_BEGINS {
        return Found::Paste(length);
    }
    let input = match (last, parameters) {
        // where the cursor is after the é of our question. A later one is Shift and F3 in some terminals, and says nothing new
        (b'R', "1;2") => Some(Input::Utf8(true)),
        (b'R', "1;3") => Some(Input::Utf8(false)),
        (b'M', mouse) if mouse.starts_with('<') => mouse_input(mouse),
        _ => sequence_key(parameters, last).map(Input::Key),
    };
    Found::Whole(length, input)
}

/// A report of the mouse, `<button;column;row`: the wheel, or the first button without a modifier.
fn mouse_input(parameters: &str) -> Option<Input> {
    let mut numbers = parameters.trim_start_matches('<').split(';').map(str::parse::<u16>);
    let (button, column, row) = (numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?);
    match button {
        64 => Some(Input::Wheel(false)),
        65 => Some(Input::Wheel(true)),
        0 => Some(Input::Click(column.checked_sub(1)?, row.checked_sub(1)?)),
        _ => None,
    }
}

/// The key of a sequence; none for one that is not known. F-keys with Shift, Ctrl or Alt are none: they differ between
/// terminals.
fn sequence_key(parameters: &str, last: u8) -> Option<Key> {
    let (number, modifier) = parameters.split_once(';').unwrap_or((parameters, "1"));
    let has_ctrl = matches!(modifier, "5" | "6" | "7" | "8");
    let has_shift = modifier == "2";
    let function = |number| (modifier == "1").then_some(Key::F(number));
    match (last, number) {
        (b'A', _) if has_shift => Some(Key::MarkUp),
        (b'B', _) if has_shift => Some(Key::MarkDown),
        (b'C', _) if has_shift => Some(Key::MarkRight),
        (b'D', _) if has_shift => Some(Key::MarkLeft),
        (b'H', _) if has_shift => Some(Key::MarkHome),
        (b'F', _) if has_shift => Some(Key::MarkEnd),
        (b'A', _) => Some(Key::Up),
        (b'B', _) => Some(Key::Down),
        (b'C', _) if has_ctrl => Some(Key::WordRight),
        (b'D', _) if has_ctrl => Some(Key::WordLeft),
        (b'C', _) => Some(Key::Right),
        (b'D', _) => Some(Key::Left),
        (b'H', _) | (b'~', "1" | "7") => Some(Key::Home),
        (b'F', _) | (b'~', "4" | "8") => Some(Key::End),
        (b'Z', _) => Some(Key::BackTab),
        (b'~', "3") => Some(Key::Delete),
        (b'~', "5") => Some(Key::PageUp),
        (b'~', "6") => Some(Key::PageDown),
        (b'~', number) => match number.parse().ok()? {
            number @ 11..=15 => function(number - 10),
            number @ 17..=21 => function(number - 11),
            _ => None,
        },
        // PuTTY in its SCO mode; elsewhere the first would be a report of a mouse, which we never ask for in that form
        (b'M'..=b'V', "") => Some(Key::F(last - b'M' + 1)),
        (b'I', "") => Some(Key::PageUp),
        (b'G', "") => Some(Key::PageDown),
        _ => None,
    }
}

/// `ESC O` and a letter.
fn keypad(rest: &[u8]) -> Found {
    let Some(at) = rest.iter().position(|byte| !matches!(byte, b'0'..=b'9' | b';')) else {
        return if rest.len() < SEQUENCE_LIMIT { Found::Part } else { Found::Whole(rest.len() + 2, None) };
    };
    let key = match (at, rest[at]) {
        (_, 0x00..=0x1f | 0x7f..=0xff) => return Found::Whole(at + 2, None),
        (_, b'A') => Some(Key::Up),
        (_, b'B') => Some(Key::Down),
        (_, b'C') => Some(Key::Right),
        (_, b'D') => Some(Key::Left),
        (_, b'c') => Some(Key::WordRight),
        (_, b'd') => Some(Key::WordLeft),
        (_, b'H') => Some(Key::Home),
        (_, b'F' | b'w') => Some(Key::End),
        // F1 to F4, and what follows on a VT100+ keyboard
        (0, letter @ b'P'..=b'Y') => Some(Key::F(letter - b'P' + 1)),
        _ => None,
    };
    Found::Whole(at + 3, key.map(Input::Key))
}

/// `ESC ]`, an answer, and its end: BEL or `ESC \`. What breaks off is dropped up to there.
fn answer(rest: &[u8]) -> Found {
    let Some(at) = rest.iter().position(|byte| !matches!(byte, 0x20..=0x7e)) else {
        return if rest.len() < SEQUENCE_LIMIT { Found::Part } else { Found::Whole(rest.len() + 2, None) };
    };
    let end = match &rest[at..] {
        [0x07, ..] => 1,
        [0x1b] => return Found::Part,
        [0x1b, b'\\', ..] => 2,
        _ => return Found::Whole(at + 2, None),
    };
    let ground = std::str::from_utf8(&rest[..at]).ok().and_then(ground).map(Input::Ground);
    Found::Whole(2 + at + end, ground)
}

/// `11;rgb:R/G/B`, each of one to four hexadecimal digits: whether that is light.
fn ground(answer: &str) -> Option<Colours> {
    let mut parts = answer.strip_prefix("11;rgb:")?.split('/').map(|part| {
        let most = 16_u32.checked_pow(part.len().try_into().ok()?)?.checked_sub(1)?;
        (u32::from_str_radix(part, 16).ok()? * 1_000).checked_div(most)
    });
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    // as bright as an eye sees it, in thousandths
    let brightness = (red * 299 + green * 587 + blue * 114) / 1_000;
    Some(if brightness > 500 { Colours::Light } else { Colours::Dark })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What arrives when: milliseconds and bytes; then the wait is over.
    fn arrives(timeline: &[(u64, &str)]) -> Vec<Input> {
        let mut decoder = Decoder::new(patience(false));
        let mut seen = Vec::new();
        for (at, bytes) in timeline {
            seen.extend(decoder.take(bytes.as_bytes(), Duration::from_millis(*at)));
        }
        seen.extend(decoder.wait(Duration::from_mins(1)));
        seen
    }

    fn keys(timeline: &[(u64, &str)]) -> Vec<Key> {
        let key = |input| if let Input::Key(key) = input { Some(key) } else { None };
        arrives(timeline).into_iter().filter_map(key).collect()
    }

    fn text(text: &str) -> Vec<Key> {
        text.chars().map(Key::Char).collect()
    }

    /// What each terminal sends for F1 to F10, in order.
    const FUNCTION_KEYS: [(&str, [&str; 10]); 5] = [
        (
            "PuTTY as it comes",
            [
                "\x1b[11~", "\x1b[12~", "\x1b[13~", "\x1b[14~", "\x1b[15~", "\x1b[17~", "\x1b[18~", "\x1b[19~",
                "\x1b[20~", "\x1b[21~",
            ],
        ),
        (
            "the Linux console, and PuTTY in that mode",
            [
                "\x1b[[A", "\x1b[[B", "\x1b[[C", "\x1b[[D", "\x1b[[E", "\x1b[17~", "\x1b[18~", "\x1b[19~", "\x1b[20~",
                "\x1b[21~",
            ],
        ),
        (
            "xterm, tmux, screen, Windows Terminal, and PuTTY as Xterm R6",
            [
                "\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~", "\x1b[17~", "\x1b[18~", "\x1b[19~", "\x1b[20~",
                "\x1b[21~",
            ],
        ),
        (
            "PuTTY as VT100+",
            ["\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS", "\x1bOT", "\x1bOU", "\x1bOV", "\x1bOW", "\x1bOX", "\x1bOY"],
        ),
        (
            "PuTTY as SCO, whose F1 looks like a report of the mouse",
            ["\x1b[M", "\x1b[N", "\x1b[O", "\x1b[P", "\x1b[Q", "\x1b[R", "\x1b[S", "\x1b[T", "\x1b[U", "\x1b[V"],
        ),
    ];

    const OTHER_KEYS: [(Key, &[&str]); 16] = [
        (Key::MarkUp, &["\x1b[1;2A"]),
        (Key::MarkEnd, &["\x1b[1;2F"]),
        (Key::Up, &["\x1b[A", "\x1bOA", "\x1b[1;3A", "\x1b\x1b[A", "\x1b\x1bOA"]),
        (Key::Down, &["\x1b[B", "\x1bOB", "\x1b\x1b[B"]),
        (Key::Right, &["\x1b[C", "\x1bOC", "\x1b[1;3C"]),
        (Key::Left, &["\x1b[D", "\x1bOD", "\x1b[1;3D"]),
        (Key::WordRight, &["\x1b[1;5C", "\x1bOc"]),
        (Key::WordLeft, &["\x1b[1;5D", "\x1bOd"]),
        (Key::Home, &["\x1b[H", "\x1bOH", "\x1b[1~", "\x1b[7~"]),
        (Key::End, &["\x1b[F", "\x1bOF", "\x1b[4~", "\x1b[8~", "\x1bOw"]),
        (Key::PageUp, &["\x1b[5~", "\x1b[I"]),
        (Key::PageDown, &["\x1b[6~", "\x1b[G"]),
        (Key::Delete, &["\x1b[3~"]),
        (Key::BackTab, &["\x1b[Z"]),
        (Key::Backspace, &["\x7f", "\x08"]),
        (Key::Enter, &["\r"]),
    ];

    #[test]
    fn every_terminal_has_ten_f_keys() {
        for (terminal, sequences) in FUNCTION_KEYS {
            for (number, sequence) in (1..).zip(sequences) {
                assert_eq!(keys(&[(0, sequence)]), [Key::F(number)], "{terminal}, F{number}");
                // nothing of what follows is eaten
                assert_eq!(keys(&[(0, sequence), (1, "abc")])[1..], text("abc"), "{terminal}, F{number}");
            }
        }
        for (digit, number) in ('1'..='9').zip(1..).chain([('0', 10)]) {
            assert_eq!(keys(&[(0, &format!("\x1b{digit}"))]), [Key::F(number)], "Alt+{digit}");
            assert_eq!(keys(&[(0, "\x1b"), (20, &digit.to_string())]), [Key::F(number)], "Alt+{digit}, torn");
        }
    }

    #[test]
    fn every_sequence_is_its_key_wherever_it_is_torn() {
        let others = OTHER_KEYS.iter().flat_map(|(key, sequences)| sequences.iter().map(move |it| (*key, *it)));
        let functions = FUNCTION_KEYS.iter().flat_map(|(_, all)| (1..).map(Key::F).zip(all.iter().copied()));
        for (key, sequence) in others.chain(functions) {
            assert_eq!(keys(&[(0, sequence)]), [key], "{sequence:?}");
            for pause in [1, 5, 40] {
                let pieces: Vec<String> = sequence.chars().map(String::from).collect();
                let timeline: Vec<(u64, &str)> =
                    (0..).zip(&pieces).map(|(at, piece)| (at * pause, piece.as_str())).collect();
                assert_eq!(keys(&timeline), [key], "{sequence:?} in pieces, {pause} ms apart");
            }
        }
    }

    #[test]
    fn a_lone_esc_is_an_esc() {
        assert_eq!(keys(&[(0, "\x1b")]), [Key::Esc]);
        assert_eq!(keys(&[(0, "\x1b"), (400, "[")]), [Key::Esc, Key::Char('[')]);
        assert_eq!(keys(&[(0, "\x1b"), (10, "w")]), [Key::Esc, Key::Char('w')]);
        assert_eq!(keys(&[(0, "\x1b"), (100, "\x1b")]), [Key::Esc, Key::Esc]);
        assert_eq!(keys(&[(0, "\x1b\x1b\x1b")]), [Key::Esc, Key::Esc, Key::Esc]);
        let mut decoder = Decoder::new(patience(true));
        assert_eq!(decoder.take(b"\x1b", Duration::ZERO), []);
        assert_eq!(decoder.until(), Some(Duration::from_millis(150)), "more patience on a line by SSH");
        assert_eq!(decoder.wait(Duration::from_millis(149)), []);
        assert_eq!(decoder.wait(Duration::from_millis(150)), [Input::Key(Key::Esc)]);
        assert_eq!(decoder.until(), None);
    }

    #[test]
    fn what_is_not_known_is_dropped_whole() {
        for unknown in [
            "\x1b[99~",
            "\x1b[24~",
            "\x1b[1;2P",
            "\x1b[?1;2c",
            "\x1b[200",
            "\x1b[5;8R",
            "\x1b[<2;3;4M",
            "\x1bOM",
            "\x1bw",
            "\x1bé",
            "\x1b]4;1;rgb:00/00/00\x07",
            "\x1b]11;?\x1b\\",
            "\x00\x1c",
            "\u{9b}",
        ] {
            assert_eq!(arrives(&[(0, unknown)]), [], "{unknown:?}");
            if unknown != "\x1b[200" {
                assert_eq!(keys(&[(0, unknown), (9, "xy")]), text("xy"), "{unknown:?}");
            }
        }
        assert_eq!(keys(&[(0, "a\x1b[1"), (1, "\x1b[Bb")]), [Key::Char('a'), Key::Down, Key::Char('b')]);
        let endless = format!("\x1b[{}", "1;".repeat(90));
        assert!(keys(&[(0, &endless)]).len() < 130, "it ends somewhere");
    }

    #[test]
    fn letters_arrive_in_one_piece() {
        assert_eq!(keys(&[(0, "één €")]), text("één €"));
        let mut decoder = Decoder::new(patience(false));
        let mut seen = Vec::new();
        for byte in "ë😀".as_bytes() {
            seen.extend(decoder.take(&[*byte], Duration::ZERO));
        }
        assert_eq!(seen, [Input::Key(Key::Char('ë')), Input::Key(Key::Char('😀'))]);
        assert_eq!(decoder.take(b"\xff\xc3(", Duration::ZERO), [Input::Key(Key::Char('('))]);
    }

    #[test]
    fn a_paste_is_one_thing_also_in_pieces_and_without_an_end() {
        let whole = [Input::Paste("een\ntwee\ndrie [20".to_owned()), Input::Key(Key::Char('w'))];
        assert_eq!(arrives(&[(0, "\x1b[200~een\rtwee\r\ndrie [20\x1b[201~w")]), whole);
        assert_eq!(arrives(&[(0, "\x1b[2"), (9, "00~een\r"), (99, "twee\r\ndrie [20\x1b[2"), (199, "01~w")]), whole);
        assert_eq!(arrives(&[(0, "\x1b[200~half")]), [Input::Paste("half".to_owned())]);
    }

    #[test]
    fn answers_are_no_keys_however_late_they_come() {
        assert_eq!(keys(&[(0, "\x1b]11;rgb:1414/1717/ffff\x1b\\a")]), text("a"));
        assert_eq!(keys(&[(0, "\x1b]11;rgb:14"), (300, "/17/ff\x07"), (301, "b")]), text("b"));
        assert_eq!(keys(&[(0, "\x1b[24;80Rc")]), text("c"));
    }

    #[test]
    fn the_ground_is_told_in_any_number_of_pieces() {
        for (answer, told) in [
            ("\x1b]11;rgb:ffff/ffff/ffff\x1b\\", Colours::Light),
            ("\x1b]11;rgb:fd/f6/e3\x07", Colours::Light),
            ("\x1b]11;rgb:0/0/0\x07", Colours::Dark),
            ("\x1b]11;rgb:1e1e/2020/3030\x1b\\", Colours::Dark),
        ] {
            for at in 0..answer.len() {
                let (begin, end) = answer.split_at(at);
                let seen = arrives(&[(0, begin), (90, end), (91, "x")]);
                // an Esc that nothing followed in time is one; what comes after it is no letters all the same
                let seen: Vec<Input> = seen.into_iter().filter(|input| *input != Input::Key(Key::Esc)).collect();
                assert_eq!(seen, [Input::Ground(told), Input::Key(Key::Char('x'))], "{begin:?} and {end:?}");
            }
        }
        for odd in
            ["\x1b]11;rgb:\x07", "\x1b]11;rgb:zz/0/0\x07", "\x1b]11;rgba:0/0/0/0\x07", "\x1b]11;rgb:fffffffff/0/0\x07"]
        {
            assert_eq!(arrives(&[(0, odd)]), [], "{odd:?}");
        }
    }

    #[test]
    fn the_mouse_is_a_wheel_and_a_first_button() {
        assert_eq!(arrives(&[(0, "\x1b[<65;10;5M\x1b[<64;1"), (9, "0;5M")]), [Input::Wheel(true), Input::Wheel(false)]);
        assert_eq!(arrives(&[(0, "\x1b[<0;11;5M\x1b[<0;11;5m")]), [Input::Click(10, 4)]);
        assert_eq!(arrives(&[(0, "\x1b[<0;0;5M\x1b[<2;1;1M\x1b[<99999;1;1M")]), []);
    }
}
