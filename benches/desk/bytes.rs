//! What the desk sends for what people do most, beside a bare list: every byte goes through a line by SSH.

use std::path::Path;
use std::time::Duration;

use portable_pty::PtySize;

use super::Screen;

const DOWN: &[u8] = b"\x1b[B";
/// A key that is held down comes so often.
const HELD: Duration = Duration::from_millis(33);
/// Nothing more comes after so long.
const QUIET: Duration = Duration::from_millis(250);
/// How long a desk at rest is watched. Nobody has pressed a key for so long before.
const REST: Duration = Duration::from_secs(6);

/// One line of figures.
fn row(name: &str, goal: &str, bare: &str, ours: &str) {
    println!("{name:<40} {goal:>10} {bare:>12} {ours:>20}");
}

/// Prints all of it, of a desk on this database.
pub fn print(database: &Path) {
    let program = Path::new(env!("CARGO_BIN_EXE_klachtenbalie"));
    let myself = std::env::current_exe().unwrap();
    let desk = || begun(Screen::open(program, &["--database", database.to_str().unwrap()]));
    let bare = || begun(Screen::open(&myself, &["bare-list"]));
    println!("{:<40} {:>10} {:>12} {:>20}", "bytes", "goal", "bare list", "the desk");
    row("Down held over 120 keys, bytes a key", "315", &held(bare()).to_string(), &held(desk()).to_string());
    row("60 keys typed ahead, bytes (rows moved)", "7175", &ahead(bare()), &ahead(desk()));
    row("a case opened", "3850", "-", &opened(desk()).to_string());
    row("a letter typed", "40", "-", &typed(desk()).to_string());
    row("another size, bytes (full frames)", "(1)", &resized(&bare()), &resized(&desk()));
    row("at rest for 6 s, bytes and wake-ups", "44, 1", &rested(bare()), &rested(desk()));
    println!();
}

fn begun(screen: Screen) -> Screen {
    screen.settle();
    screen.heard(QUIET, QUIET);
    screen
}

/// Down held: bytes a key, all that comes after it counted in.
fn held(mut screen: Screen) -> usize {
    for _ in 0..120 {
        screen.send(DOWN);
        std::thread::sleep(HELD);
    }
    screen.heard(QUIET, QUIET).1.len() / 120
}

/// Keys that were typed while nobody looked: bytes, and how many rows the cursor went, as the screen shows.
fn ahead(mut screen: Screen) -> String {
    screen.send(DOWN);
    screen.heard(QUIET, QUIET);
    screen.send(&DOWN.repeat(60));
    let bytes = screen.heard(QUIET, QUIET).1.len();
    // back up as many rows one by one: where every key came, the next one up is the first row, where nothing moves
    screen.send(&b"\x1b[A".repeat(61));
    screen.heard(QUIET, QUIET);
    screen.send(b"\x1b[A");
    let is_at_top = screen.heard(QUIET, QUIET).1.is_empty();
    format!("{bytes} ({})", if is_at_top { "60" } else { "fewer" })
}

/// A case read in full, of several the median.
fn opened(mut screen: Screen) -> usize {
    let mut all: Vec<usize> = (0..7)
        .map(|_| {
            screen.send(DOWN);
            screen.heard(QUIET, QUIET);
            screen.send(b"\r");
            let bytes = screen.heard(QUIET, QUIET).1.len();
            screen.send(b"\x1b[13~");
            screen.heard(QUIET, QUIET);
            bytes
        })
        .collect();
    all.sort_unstable();
    all[all.len() / 2]
}

/// A letter in a note, of several the median.
fn typed(mut screen: Screen) -> usize {
    screen.send(b"+");
    screen.heard(QUIET, QUIET);
    let mut all: Vec<usize> = "eenlettertegelijk"
        .bytes()
        .map(|letter| {
            screen.send(&[letter]);
            screen.heard(QUIET, QUIET).1.len()
        })
        .collect();
    // nothing of it stays behind
    screen.send(&b"\x7f".repeat(all.len()));
    screen.heard(QUIET, QUIET);
    screen.send(b"\x1b[13~");
    screen.heard(Duration::from_secs(2), QUIET);
    all.sort_unstable();
    all[all.len() / 2]
}

/// Another size, as a window is dragged: bytes, and how often the screen was cleared for it.
fn resized(screen: &Screen) -> String {
    for columns in [118, 114, 110, 104, 100] {
        let size = PtySize { rows: 30, cols: columns, pixel_width: 0, pixel_height: 0 };
        screen.master.resize(size).unwrap();
        std::thread::sleep(Duration::from_millis(10));
    }
    let bytes = screen.heard(QUIET, QUIET).1;
    let frames = bytes.windows(4).filter(|bytes| bytes == b"\x1b[2J").count();
    format!("{} ({frames})", bytes.len())
}

/// Nothing happens: bytes and wake-ups, of which the clock of a full minute may be one.
fn rested(screen: Screen) -> String {
    let wakes = |screen: &Screen| -> u64 {
        let tasks = format!("/proc/{}/task", screen.child.process_id().unwrap());
        let of = |entry: std::io::Result<std::fs::DirEntry>| -> Option<u64> {
            let status = std::fs::read_to_string(entry.ok()?.path().join("status")).ok()?;
            let line = status.lines().find(|line| line.starts_with("voluntary_ctxt_switches"))?;
            line.split_whitespace().nth(1)?.parse().ok()
        };
        std::fs::read_dir(tasks).unwrap().filter_map(of).sum()
    };
    std::thread::sleep(Duration::from_secs(4));
    screen.heard(QUIET, QUIET);
    let before = wakes(&screen);
    let bytes = screen.heard(REST, REST).1.len();
    format!("{bytes}, {}", wakes(&screen) - before)
}
