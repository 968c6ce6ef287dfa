//! Anything at all is typed on every screen: nothing crashes, every size can be drawn, and what was recorded holds.
//!
//! In `cargo test` for some seconds; `KLACHTENBALIE_KEYS` gives the number of keys for longer.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/desk.rs"]
mod desk;
#[path = "common/dice.rs"]
mod dice;

use desk::Desk;
use dice::Dice;
use klachtenbalie::desk::state::dialog::Dialog;
use klachtenbalie::desk::state::screen::Colours;
use klachtenbalie::desk::state::{Answer, Key, Message};
use klachtenbalie::lang::Lang;
use klachtenbalie::procedure::colleagues::News;
use klachtenbalie::procedure::command::Command;

fn key(dice: &mut Dice) -> Key {
    let letters = "wbcdhoavnrilu+=tfsmz/:?qjkg1234xJNYn .éß漢🌞\u{301}";
    let letter = letters.chars().nth(usize::try_from(dice.roll(46)).unwrap()).unwrap_or('e');
    match dice.roll(24) {
        0 => Key::Esc,
        1 | 2 => Key::Enter,
        3 => Key::Tab,
        4 => Key::BackTab,
        5 => Key::Backspace,
        6 => Key::Delete,
        7 | 8 => Key::Down,
        9 => Key::Up,
        10 => Key::Left,
        11 => Key::Right,
        12 => Key::PageDown,
        13 => Key::PageUp,
        14 => Key::Home,
        15 => Key::End,
        16 | 17 => Key::F(u8::try_from(dice.roll(12) + 1).unwrap()),
        18 => Key::Ctrl(letter),
        _ => Key::Char(letter),
    }
}

fn is_asked(desk: &Desk) -> bool {
    matches!(desk.state.dialogs.last(), Some(Dialog::Question(question)) if question.is_armed)
}

/// What others act on, or what ends a step: a question comes before it (ux, level 1).
fn is_asked_first(command: &Command) -> bool {
    matches!(
        command,
        Command::HandOver { .. }
            | Command::Find { .. }
            | Command::End { .. }
            | Command::Close { .. }
            | Command::Archive
            | Command::Appeal { .. }
            | Command::DecideAppeal { .. }
    )
}

#[test]
fn anything_typed_on_every_screen_breaks_nothing() {
    let keys: u32 = std::env::var("KLACHTENBALIE_KEYS").ok().and_then(|keys| keys.parse().ok()).unwrap_or(3_000);
    let mut dice = Dice(0x1234_5678_9abc_def1);
    let mut desk = Desk::open(false, Lang::Nl);
    for nth in 0..keys {
        match dice.roll(60) {
            0 => desk.paste("Geplakt\r\nmet \u{1b}[2J een stuurteken\u{202e} en een tab\t."),
            1 => desk.tell(Message::Resized),
            2 => desk.tell(Message::Wheel(true)),
            3 => desk.tell(Message::Ground(Colours::Light)),
            4 => desk.tell(Message::Quiet),
            5 => desk.tell(Message::Answer(Answer::Changed(News::default()))),
            _ => {
                let key = key(&mut dice);
                let is_yes = is_asked(&desk) && matches!(key, Key::Char('j' | 'J' | 'y' | 'Y'));
                desk.key(key);
                let unasked = desk.recorded.drain(..).find(|command| is_asked_first(command) && !is_yes);
                assert!(unasked.is_none(), "{unasked:?} after {key:?}");
                &mut desk
            }
        };
        if nth % 50 == 0 {
            let (columns, rows) = (u16::try_from(dice.roll(180)).unwrap(), u16::try_from(dice.roll(60)).unwrap());
            let screen = desk.screen(columns.max(1), rows.max(1));
            assert!(!screen.contains('\u{1b}') && !screen.contains('\u{202e}'), "raw text on the screen");
        }
    }
    let report = desk.store.check(None).unwrap();
    assert!(report.faults.is_empty(), "{:?}", report.faults);
}
