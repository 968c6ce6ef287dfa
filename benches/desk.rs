//! How fast the desk is, each figure beside its floor in the same run. Nothing here fails: it prints.
//!
//! `cargo bench` makes 100,000 cases through the store's own code once, under `target/bench-data`, and keeps them; another
//! number goes in `KLACHTENBALIE_BENCH_CASES`. `cargo bench --bench desk -- bytes` prints the bytes
//! alone, `-- screens` what the screens cost. The floors are a bare list of ratatui on the same terminal and a bare commit
//! of SQLite on the same disk. Figures of processor time are those of the kernel's scheduler, in nanoseconds.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

#[path = "desk/bytes.rs"]
mod bytes;

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use klachtenbalie::config::Config;
use klachtenbalie::procedure::command::{Command, NewCase};
use klachtenbalie::procedure::house::House;
use klachtenbalie::procedure::journal::{Complainant, Contact};
use klachtenbalie::procedure::roles::{Actor, Roles};
use klachtenbalie::procedure::{CaseNumber, Channel, Kind, Line, Moment, Text};
use klachtenbalie::session;
use klachtenbalie::store::{Access, Seen, Store};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};

const WORDS: [&str; 16] = [
    "examen",
    "surveillant",
    "lokaal",
    "uitslag",
    "storing",
    "kandidaat",
    "termijn",
    "lawaai",
    "herkansing",
    "locatie",
    "inschrijving",
    "beoordeling",
    "koptelefoon",
    "stroom",
    "wachttijd",
    "uitnodiging",
];

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let first = arguments.next();
    match first.as_deref() {
        Some("bare-list") => return bare_list(),
        Some("write-for") => return write_for(&PathBuf::from(arguments.next().unwrap()), arguments.next().unwrap()),
        _ => {}
    }
    let cases = std::env::var("KLACHTENBALIE_BENCH_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench-data");
    let empty = made(&folder, 0);
    let full = made(&folder, cases);
    println!("figures of {cases} open cases beside an empty desk and a bare list of 50 rows; medians\n");
    if first.as_deref() == Some("bytes") {
        return bytes::print(&full);
    }
    screens(&empty, &full, cases);
    if first.as_deref() == Some("screens") {
        return;
    }
    bytes::print(&full);
    questions(&full, cases);
    acts(&full);
}

fn actor() -> Actor {
    Actor { user: session::os_user(), roles: Roles::all(), alone: true }
}

fn house(store: &Store) -> House {
    Config::default().house(store.people().unwrap())
}

/// Case `n`, always the same.
fn case(n: u32) -> NewCase {
    let word = |salt: u32| WORDS[(n.wrapping_mul(2_654_435_761).wrapping_add(salt * 97) >> 7) as usize % WORDS.len()];
    let text: Vec<&str> = (0..80).map(word).collect();
    let contact = Contact { name: Line::new(&format!("Kandidaat {n}")).ok(), ..Contact::default() };
    NewCase::new(
        Kind::Complaint,
        Channel::Email,
        Line::new(&format!("{} bij {}", word(1), word(2))).unwrap(),
        Text::new(&text.join(" ")).unwrap(),
        Complainant::of(contact),
    )
}

/// A database of so many cases, made once.
fn made(folder: &Path, cases: u32) -> PathBuf {
    let path = folder.join(format!("{cases}.db"));
    let marker = folder.join(format!("{cases}.done"));
    if marker.exists() {
        // a desk that was killed leaves a log, which would count for the next one's start
        Store::open(&path, Access::ReadWrite).unwrap().settle().unwrap();
        return path;
    }
    let mut store = Store::open(&path, Access::ReadWrite).unwrap();
    let house = house(&store);
    let start = Instant::now();
    let now = Moment::new(chrono::Utc::now());
    for n in 0..cases {
        store.register(&case(n), &actor(), &house, now).unwrap();
    }
    if cases > 0 {
        println!("{cases} cases made in {:.0} s", start.elapsed().as_secs_f64());
    }
    std::fs::write(marker, "").unwrap();
    path
}

/// A list of 50 rows and nothing else: what ratatui and a terminal cost.
fn bare_list() {
    use ratatui::style::{Modifier, Style};
    use ratatui::widgets::{Block, List, ListState};
    let mut terminal = ratatui::init();
    let rows: Vec<String> =
        (0..50).map(|n| format!("ECM-2026-{n:04}  {} bij {}", WORDS[n % 16], WORDS[n / 4])).collect();
    let mut state = ListState::default().with_selected(Some(0));
    loop {
        let list = List::new(rows.iter().map(String::as_str))
            .block(Block::bordered().title("bare"))
            .highlight_style(Style::new().add_modifier(Modifier::REVERSED));
        terminal.draw(|frame| frame.render_stateful_widget(list, frame.area(), &mut state)).unwrap();
        if let Ok(crossterm::event::Event::Key(key)) = crossterm::event::read() {
            match key.code {
                crossterm::event::KeyCode::Down => state.select_next(),
                _ => break,
            }
        }
    }
    ratatui::restore();
}

struct Screen {
    bytes: Receiver<(Instant, Vec<u8>)>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn portable_pty::Child + Send + Sync>,
    started: Instant,
    master: Box<dyn portable_pty::MasterPty + Send>,
}

impl Screen {
    fn open(program: &Path, arguments: &[&str]) -> Self {
        let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, bytes) = mpsc::channel();
        std::thread::spawn(move || {
            let mut buffer = vec![0; 65_536];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send((Instant::now(), buffer[..count].to_vec())).is_err() {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Self { bytes, writer, child, started, master: pair.master }
    }

    /// Waits until nothing came for 40 ms: when the last byte came, and how many there were.
    fn settle(&self) -> (Instant, usize) {
        let (last, bytes) = self.heard(Duration::from_secs(5), Duration::from_millis(40));
        (last, bytes.len())
    }

    /// What came until nothing came for `quiet`, the first of it within `patience`; when the last of it came.
    fn heard(&self, mut patience: Duration, quiet: Duration) -> (Instant, Vec<u8>) {
        let (mut last, mut heard) = (Instant::now(), Vec::new());
        while let Ok((at, bytes)) = self.bytes.recv_timeout(patience) {
            last = at;
            heard.extend(bytes);
            patience = quiet;
        }
        (last, heard)
    }

    fn send(&mut self, keys: &[u8]) {
        self.writer.write_all(keys).unwrap();
        self.writer.flush().unwrap();
    }

    /// Nanoseconds of processor time so far, all threads.
    fn processor(&self) -> u64 {
        let tasks = format!("/proc/{}/task", self.child.process_id().unwrap());
        let of = |entry: std::io::Result<std::fs::DirEntry>| -> Option<u64> {
            let text = std::fs::read_to_string(entry.ok()?.path().join("schedstat")).ok()?;
            text.split(' ').next()?.parse().ok()
        };
        std::fs::read_dir(tasks).unwrap().filter_map(of).sum()
    }

    fn resident(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.process_id().unwrap())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
    }

    fn key(&mut self, key: &[u8]) -> (f64, f64, usize) {
        let before = self.processor();
        let at = Instant::now();
        self.send(key);
        let (last, bytes) = self.settle();
        (ms(last.duration_since(at)), nanos(self.processor() - before), bytes)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

#[allow(clippy::cast_precision_loss)]
fn nanos(nanoseconds: u64) -> f64 {
    nanoseconds as f64 / 1_000_000.0
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn p99(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() * 99 / 100]
}

#[derive(Default)]
struct Figures {
    start_wall: Vec<f64>,
    start_cpu: Vec<f64>,
    down_wall: Vec<f64>,
    down_cpu: Vec<f64>,
    down_bytes: usize,
    resident: f64,
}

/// So often is each program started.
const STARTS: usize = 21;

impl Figures {
    fn start(&mut self, program: &Path, arguments: &[&str]) -> Screen {
        let screen = Screen::open(program, arguments);
        let (last, _) = screen.settle();
        self.start_wall.push(ms(last.duration_since(screen.started)));
        self.start_cpu.push(nanos(screen.processor()));
        screen
    }

    fn press(&mut self, mut screen: Screen) {
        for _ in 0..8 {
            let (wall, cpu, bytes) = screen.key(b"\x1b[B");
            self.down_wall.push(wall);
            self.down_cpu.push(cpu);
            self.down_bytes = bytes;
        }
        self.resident = screen.resident();
    }
}

fn screens(empty: &Path, full: &Path, cases: u32) {
    let desk = Path::new(env!("CARGO_BIN_EXE_klachtenbalie"));
    let myself = std::env::current_exe().unwrap();
    let programs: [(&Path, &[&str]); 3] = [
        (&myself, &["bare-list"]),
        (desk, &["--database", empty.to_str().unwrap()]),
        (desk, &["--database", full.to_str().unwrap()]),
    ];
    let mut figures = [Figures::default(), Figures::default(), Figures::default()];
    // in turn, so that what else the machine does counts for all of them
    for round in 1..=STARTS {
        for ((program, arguments), figures) in programs.iter().zip(&mut figures) {
            let screen = figures.start(program, arguments);
            if round == STARTS {
                figures.press(screen);
            }
        }
    }
    println!("{:<34} {:>10} {:>12} {:>14}", "", "bare list", "empty desk", format!("{cases} cases"));
    let row = |name: &str, of: &dyn Fn(&Figures) -> f64| {
        let [bare, none, many] = figures.each_ref().map(of);
        println!("{name:<34} {bare:>10.2} {none:>12.2} {many:>14.2}");
    };
    row("start to first screen, ms wall", &|of| median(of.start_wall.clone()));
    row("start to first screen, ms cpu", &|of| median(of.start_cpu.clone()));
    row("key down to last byte, ms wall", &|of| median(of.down_wall.clone()));
    row("key down, ms cpu", &|of| median(of.down_cpu.clone()));
    let [bare, none, many] = figures.each_ref().map(|of| of.down_bytes);
    println!("{:<34} {bare:>10} {none:>12} {many:>14}", "key down, bytes");
    row("resident memory, MiB", &|of| of.resident);
    // of the starts of one round each, which lie a moment apart: a machine is not as fast a second later
    let [bare, none, many] = figures.each_ref().map(|of| &of.start_cpu);
    let against = |floor: &[f64]| median(many.iter().zip(floor).map(|(desk, floor)| desk / floor).collect());
    println!(
        "start: {:.2}x of an empty desk (goal 1.15), {:.2}x of the bare list (goal 2)\n",
        against(none),
        against(bare)
    );
}

fn timed(times: u32, mut work: impl FnMut(u32)) -> (f64, f64) {
    let mut values = Vec::new();
    for n in 0..times {
        let at = Instant::now();
        work(n);
        values.push(ms(at.elapsed()));
    }
    (median(values.clone()), p99(values))
}

fn questions(full: &Path, cases: u32) {
    let store = Store::open(full, Access::ReadOnly).unwrap();
    let actor = actor();
    let (page, _) = timed(200, |_| drop(store.inbox(&actor, 50).unwrap()));
    let year = house(&store).date(Moment::new(chrono::Utc::now())).format("%Y").to_string().parse().unwrap();
    let (one, _) = timed(200, |n| {
        let serial = n.wrapping_mul(7_919) % cases.max(1) + 1;
        drop(store.load(&CaseNumber::from_parts("ECM", year, serial).unwrap(), &actor).ok());
    });
    println!("inbox, first 50 of {cases}: {page:.3} ms; one case with its dossier: {one:.3} ms\n");
}

/// One note after another for some seconds, on its own case; prints how long each took.
fn write_for(path: &Path, seconds: String) {
    let mut store = Store::open(path, Access::ReadWrite).unwrap();
    let house = house(&store);
    let actor = actor();
    let now = Moment::new(chrono::Utc::now());
    let number = store.register(&case(std::process::id()), &actor, &house, now).unwrap().number;
    let until = Instant::now() + Duration::from_secs(seconds.parse().unwrap());
    let note = Command::Note { text: Text::new("Een aantekening van gewone lengte, zoals er veel zijn.").unwrap() };
    let mut nth = 0;
    while Instant::now() < until && nth < 400 {
        let at = Instant::now();
        store.execute(&number, Seen::Any, &note, &actor, &house, now).unwrap();
        println!("{}", ms(at.elapsed()));
        nth += 1;
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn bare_commit(folder: &Path) -> (f64, f64) {
    let path = folder.join("bare.db");
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.pragma_update(None, "journal_mode", "wal").unwrap();
    connection.pragma_update(None, "synchronous", "full").unwrap();
    connection.execute_batch("create table if not exists t (a)").unwrap();
    timed(300, |n| {
        connection.execute("insert into t values (?1)", [n]).unwrap();
    })
}

fn acts(full: &Path) {
    let folder = full.parent().unwrap();
    let (bare, bare_p99) = bare_commit(folder);
    let path = folder.join("acts.db");
    let run = |writers: usize| -> Vec<f64> {
        let myself = std::env::current_exe().unwrap();
        let children: Vec<_> = (0..writers)
            .map(|_| {
                std::process::Command::new(&myself)
                    .args(["write-for", path.to_str().unwrap(), "8"])
                    .stdout(std::process::Stdio::piped())
                    .spawn()
                    .unwrap()
            })
            .collect();
        let outputs = children.into_iter().map(|child| child.wait_with_output().unwrap().stdout);
        outputs
            .flat_map(|out| String::from_utf8(out).unwrap().lines().map(|l| l.parse().unwrap()).collect::<Vec<f64>>())
            .collect()
    };
    let alone = run(1);
    let beside = run(50);
    println!("one act recorded (synchronous = full)      median      p99  ms");
    println!("  a bare commit of SQLite               {bare:>9.2} {bare_p99:>8.2}");
    println!("  alone                                 {:>9.2} {:>8.2}", median(alone.clone()), p99(alone));
    println!("  beside 49 other writing processes     {:>9.2} {:>8.2}", median(beside.clone()), p99(beside));
}
