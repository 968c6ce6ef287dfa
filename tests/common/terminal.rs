//! A real terminal with the real program in it.
#![allow(clippy::unwrap_used, dead_code, missing_docs)]

use std::io::{Read, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::Home;

pub struct Terminal {
    pub parser: Arc<Mutex<vt100::Parser>>,
    pub raw: Arc<Mutex<Vec<u8>>>,
    pub writer: Box<dyn Write + Send>,
    pub child: Box<dyn Child + Send + Sync>,
    pub is_closed: Arc<AtomicBool>,
    pub master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    pub fn open(home: &Home, arguments: &[&str], size: (u16, u16)) -> Self {
        Self::open_with(home, arguments, size, &[])
    }

    pub fn open_with(home: &Home, arguments: &[&str], (columns, rows): (u16, u16), also: &[(&str, &str)]) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_klachtenbalie"));
        command.env_clear();
        command.env("HOME", home.path());
        command.env("TERM", "xterm-256color");
        for (name, value) in also {
            command.env(name, value);
        }
        command.args(arguments);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let parser = vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0);
        let parser = Arc::new(Mutex::new(parser));
        let raw = Arc::new(Mutex::new(Vec::new()));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (seen, kept) = (Arc::clone(&parser), Arc::clone(&raw));
        let is_closed = Arc::new(AtomicBool::new(false));
        let stops = Arc::clone(&is_closed);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                seen.lock().unwrap().process(&bytes[..count]);
                kept.lock().unwrap().extend_from_slice(&bytes[..count]);
                if stops.load(Ordering::SeqCst) {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Self { parser, raw, writer, child, is_closed, master: pair.master }
    }

    /// Gives the window another size.
    pub fn resize(&self, (columns, rows): (u16, u16)) {
        self.parser.lock().unwrap().screen_mut().set_size(rows.try_into().unwrap(), columns.try_into().unwrap());
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    pub fn row_of_cursor(&self) -> u16 {
        self.parser.lock().unwrap().screen().cursor_position().0
    }

    pub fn screen(&self) -> String {
        self.parser.lock().unwrap().screen().contents()
    }

    pub fn raw(&self) -> String {
        String::from_utf8_lossy(&self.raw.lock().unwrap()).into_owned()
    }

    /// What XOFF does: the terminal takes nothing; or XON, which ends it.
    pub fn flow(&self, action: rustix::termios::Action) {
        let line = std::fs::OpenOptions::new().write(true).open(self.master.tty_name().unwrap()).unwrap();
        rustix::termios::tcflow(line, action).unwrap();
    }

    /// How often its threads woke so far.
    pub fn wakes(&self) -> u64 {
        let tasks = format!("/proc/{}/task", self.child.process_id().unwrap());
        let of = |entry: std::io::Result<std::fs::DirEntry>| -> Option<u64> {
            let status = std::fs::read_to_string(entry.ok()?.path().join("status")).ok()?;
            let line = status.lines().find(|line| line.starts_with("voluntary_ctxt_switches"))?;
            line.split_whitespace().nth(1)?.parse().ok()
        };
        std::fs::read_dir(tasks).unwrap().filter_map(of).sum()
    }

    pub fn wait_for(&self, words: &str) {
        let until = Instant::now() + Duration::from_secs(10);
        while !self.screen().contains(words) {
            assert!(Instant::now() < until, "no {words:?} on\n{}", self.screen());
            thread::sleep(Duration::from_millis(10));
        }
    }

    pub fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// An Esc waits for what may belong to it.
    pub fn escape(&mut self) {
        self.send("\x1b");
        thread::sleep(Duration::from_millis(120));
    }

    /// Closes the terminal, as a window is closed; gives the program in it.
    pub fn close(mut self) -> Box<dyn Child + Send + Sync> {
        self.is_closed.store(true, Ordering::SeqCst);
        // with the next picture the one who looks at it goes, and with that the last hand on the terminal
        self.send("n");
        self.child
    }

    pub fn signal(&self, signal: rustix::process::Signal) {
        let pid = rustix::process::Pid::from_raw(self.child.process_id().unwrap().try_into().unwrap()).unwrap();
        rustix::process::kill_process(pid, signal).unwrap();
    }

    pub fn ended(&mut self) -> u32 {
        let until = Instant::now() + Duration::from_secs(5);
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(Instant::now() < until, "it goes on\n{}", self.screen());
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// All modes that were set were unset again.
    pub fn is_as_it_was(&self) -> bool {
        thread::sleep(Duration::from_millis(100));
        let raw = String::from_utf8_lossy(&self.raw.lock().unwrap()).into_owned();
        let last = |on: &str, off: &str| raw.rfind(on) <= raw.rfind(off);
        last("\x1b[?1000h", "\x1b[?1000l")
            && last("\x1b[?1049h", "\x1b[?1049l")
            && last("\x1b[?2004h", "\x1b[?2004l")
            && last("\x1b[?25l", "\x1b[?25h")
    }
}
