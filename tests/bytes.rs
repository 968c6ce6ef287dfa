//! Bytes of any kind on every screen of the real program: it goes on or is left in order, and what was recorded holds.
//!
//! In `cargo test` for some seconds; `KLACHTENBALIE_SECONDS` gives the time for longer.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;
#[path = "common/dice.rs"]
mod dice;

use std::io::Write;
use std::thread;
use std::time::{Duration, Instant};

use common::Home;
use common::terminal::Terminal;
use dice::Dice;
use rustix::process::Signal;

/// What brings a desk to each of its screens, and how wide and high it is there.
const SCREENS: [(&str, (u16, u16)); 16] = [
    ("", (120, 40)),
    ("2", (80, 24)),
    ("3", (120, 40)),
    ("4storing", (80, 24)),
    ("5", (120, 40)),
    ("y", (80, 24)),
    (":", (120, 40)),
    ("?", (60, 16)),
    ("l", (80, 24)),
    ("t", (120, 40)),
    ("u", (80, 24)),
    ("+", (120, 40)),
    ("\x1b[17~", (80, 24)),
    ("o", (120, 40)),
    ("e", (200, 60)),
    ("\x1b[21~", (60, 16)),
];
/// So many bytes are typed on a screen before the next.
const BYTES: usize = 6_000;

/// Bytes as they come: any at all, those of keys, or a key torn apart.
fn bytes(dice: &mut Dice) -> Vec<u8> {
    const KEYS: [&str; 12] = [
        "\x1b[A",
        "\x1b[B",
        "\r",
        "\t",
        "\x1b",
        "\x1b[6~",
        "\x1bOQ",
        "\x1b[200~",
        "\x1b[201~",
        "\x1b[<0;9;9M",
        "j",
        "w",
    ];
    let length = dice.roll(48) + 1;
    (0..length)
        .flat_map(|_| match dice.roll(3) {
            0 => vec![u8::try_from(dice.roll(256)).unwrap()],
            1 => vec![u8::try_from(dice.roll(96) + 32).unwrap()],
            _ => {
                let key = KEYS[usize::try_from(dice.roll(12)).unwrap()].as_bytes();
                let torn = usize::try_from(dice.roll(8)).unwrap();
                key[..key.len().min(torn + 1)].to_vec()
            }
        })
        .collect()
}

#[test]
fn bytes_of_any_kind_on_every_screen_end_nothing_that_was_recorded() {
    let seconds = std::env::var("KLACHTENBALIE_SECONDS").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(4);
    let home = Home::new();
    let folder = home.path().join("office");
    let made = home.run(&format!("demo --keep {}", folder.display()));
    assert!(folder.join("klachtenbalie.db").exists(), "{}", made.err);
    let database = folder.join("klachtenbalie.db");
    let arguments = ["--database", database.to_str().unwrap()];
    let mut dice = Dice(0x0bad_cafe_1234_5678);
    let until = Instant::now() + Duration::from_secs(seconds);
    let mut typed = 0;
    for (way, size) in SCREENS.iter().cycle() {
        if Instant::now() > until {
            break;
        }
        let mut desk = Terminal::open(&home, &arguments, *size);
        desk.wait_for("Postvak");
        // a draft of the screen before is offered first
        desk.escape();
        desk.send(way);
        typed += type_at_random(&mut desk, &mut dice, until);
        if desk.child.try_wait().unwrap().is_none() {
            desk.signal(Signal::TERM);
        }
        // left by its own keys or by the signal
        let status = desk.ended();
        assert!(matches!(status, 0 | 143), "{way:?}: {status}\n{}", desk.screen());
        assert!(desk.is_as_it_was(), "{way:?}");
    }
    println!("{typed} bytes");
    let checked = home.run(&format!("--database {} check", database.display()));
    assert_eq!(checked.status, 0, "{}{}", checked.out, checked.err);
}

/// Types until there is enough of it, or the desk was left.
fn type_at_random(desk: &mut Terminal, dice: &mut Dice, until: Instant) -> usize {
    let mut typed = 0;
    while typed < BYTES && Instant::now() < until && desk.child.try_wait().unwrap().is_none() {
        let bytes = bytes(dice);
        typed += bytes.len();
        // a desk that was left takes none
        if desk.writer.write_all(&bytes).is_err() {
            break;
        }
        thread::sleep(Duration::from_millis(dice.roll(12)));
    }
    typed
}
