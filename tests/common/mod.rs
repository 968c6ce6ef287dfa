//! The program as a stranger would use it: own home, cleared environment, the real binary.
#![allow(clippy::unwrap_used, dead_code, missing_docs)]

pub mod terminal;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

pub struct Home {
    pub folder: TempDir,
}

pub struct Done {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Home {
    pub fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn database(&self) -> PathBuf {
        self.path().join(".local/share/klachtenbalie/klachtenbalie.db")
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_klachtenbalie"));
        command.env_clear().env("HOME", self.path()).env("TZ", "Pacific/Auckland").stdin(Stdio::null());
        command
    }

    /// Runs a command line, split like a shell does.
    pub fn run(&self, line: &str) -> Done {
        done(self.command().args(shlex::split(line).unwrap()).output().unwrap())
    }

    /// The same, with something on standard input.
    pub fn feed(&self, line: &str, input: &[u8]) -> Done {
        let mut command = self.command();
        command.args(shlex::split(line).unwrap());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // a program that refuses early need not read everything
        let _ = child.stdin.take().unwrap().write_all(input);
        done(child.wait_with_output().unwrap())
    }

    /// Must succeed; gives what was printed.
    pub fn ok(&self, line: &str) -> String {
        let done = self.run(line);
        assert_eq!(done.status, 0, "{line}\n{}", done.err);
        done.out.trim().to_owned()
    }

    pub fn json(&self, line: &str) -> serde_json::Value {
        serde_json::from_str(&self.ok(&format!("{line} --json"))).unwrap()
    }

    /// Must be refused with this status, in one line that has these words.
    pub fn refused(&self, line: &str, status: i32, words: &str) {
        let done = self.run(line);
        assert_eq!(done.status, status, "{line}\n{}{}", done.out, done.err);
        assert_eq!(done.err.trim().lines().count(), 1, "{line}\n{}", done.err);
        assert!(done.err.contains(words), "{line}\n{} has no {words}", done.err);
    }

    /// An office with people and roles; `as_person` then runs a command as one of them, as sshd would.
    pub fn office() -> Self {
        let home = Self::new();
        let config = format!("[access]\nmode = \"office\"\n[database]\npath = \"{}\"\n", home.database().display());
        std::fs::write(home.path().join("config.toml"), config).unwrap();
        let config = home.config();
        for (user, role) in [
            ("anna", "case-worker"),
            ("bas", "case-worker"),
            ("petra", "archivist"),
            ("henk", "project-lead"),
            ("bestuur", "board"),
        ] {
            home.ok(&format!("{config} people add {user} --name {user} --mail {user}@ecm.example --role {role}"));
        }
        home
    }

    pub fn config(&self) -> String {
        format!("--config {}", self.path().join("config.toml").display())
    }

    pub fn as_person(&self, user: &str, line: &str) -> Done {
        let mut command = self.command();
        command.args(shlex::split(&format!("{} ssh-session --user {user}", self.config())).unwrap());
        done(command.env("SSH_ORIGINAL_COMMAND", line).output().unwrap())
    }
}

/// A store that keeps records without making a document of each.
pub fn in_text(store: klachtenbalie::store::Store) -> klachtenbalie::store::Store {
    use klachtenbalie::documents::{Letterhead, WithPdf, recorder};
    let office = klachtenbalie::procedure::Line::new("ECM").unwrap();
    store.with_records(recorder(Letterhead::new(&office, "nl"), WithPdf::No))
}

fn done(output: Output) -> Done {
    Done {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
