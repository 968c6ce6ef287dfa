//! Many real processes on one database, some of them killed: what was confirmed is there, and nobody sees a database error.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use common::Home;

#[test]
fn eight_people_at_one_case_lose_nothing_that_was_confirmed() {
    let home = Home::new();
    home.ok("register --kind complaint --channel letter --name Q --subject Lawaai --text Boren");
    home.ok("case ECM-2026-0001 assess --take");
    let until = Instant::now() + Duration::from_secs(10);
    let kills = AtomicUsize::new(0);
    let confirmed: Vec<Vec<String>> = thread::scope(|scope| {
        let people: Vec<_> = (0..8)
            .map(|who| {
                let (home, kills) = (&home, &kills);
                scope.spawn(move || {
                    let mut confirmed = Vec::new();
                    for nth in 0.. {
                        if Instant::now() > until {
                            break;
                        }
                        let words = format!("aantekening-{who}-{nth}-einde");
                        let mut command = home.command();
                        command.args(["case", "ECM-2026-0001", "note", "--text", &words]);
                        command.stdout(Stdio::piped()).stderr(Stdio::piped());
                        let mut child = command.spawn().unwrap();
                        if who < 3 && nth % 2 == 1 {
                            thread::sleep(Duration::from_millis((nth * 7 + who * 3) % 23));
                            let _ = child.kill();
                            kills.fetch_add(1, Ordering::Relaxed);
                        }
                        let output = child.wait_with_output().unwrap();
                        let said = String::from_utf8_lossy(&output.stderr).into_owned();
                        match output.status.code() {
                            Some(0) => confirmed.push(words),
                            None => {}
                            Some(status) => panic!("status {status}: {said}"),
                        }
                    }
                    confirmed
                })
            })
            .collect();
        people.into_iter().map(|person| person.join().unwrap()).collect()
    });
    let shown = home.ok("show ECM-2026-0001 --json");
    let confirmed: Vec<String> = confirmed.into_iter().flatten().collect();
    assert!(confirmed.len() > 40 && kills.load(Ordering::Relaxed) > 5, "{} notes", confirmed.len());
    for words in &confirmed {
        assert!(shown.contains(words.as_str()), "{words} was confirmed and is lost");
    }
    home.ok("check");
}

#[test]
fn a_folder_that_cannot_be_written_gives_one_clear_line() {
    let home = Home::new();
    // a file where the folder must be is refused for everybody, also for root
    std::fs::write(home.path().join("bezet"), "").unwrap();
    let database = home.path().join("bezet/klachtenbalie.db");
    let line = format!(
        "--database {} register --kind signal --channel form --anonymous --subject S --text T",
        database.display()
    );
    let done = home.run(&line);
    assert_eq!(done.status, 1, "{}", done.err);
    assert_eq!(done.err.trim().lines().count(), 1, "{}", done.err);
    let mail = b"From: a@example.nl\r\n\r\nHallo\r\n";
    assert_eq!(home.feed(&format!("--database {} intake", database.display()), mail).status, 75);
}

/// Each of these calls of the system fails once, at its first, second, third … time, until it is never reached.
#[test]
fn a_failing_write_gives_one_clear_line_and_check_holds() {
    if std::process::Command::new("strace").arg("--version").output().is_err() {
        println!("strace is not there: this test looked at nothing");
        return;
    }
    let home = Home::new();
    home.ok("register --kind signal --channel form --anonymous --subject S --text T");
    let binary = env!("CARGO_BIN_EXE_klachtenbalie");
    for (call, error) in [("pwrite64", "ENOSPC"), ("fdatasync", "EIO"), ("openat", "EMFILE")] {
        for nth in [1, 2, 3, 5, 8, 13, 21] {
            let mut command = std::process::Command::new("strace");
            command.env_clear().env("HOME", home.path()).stdin(Stdio::null());
            command.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={call}")]);
            command.args(["-e", &format!("inject={call}:error={error}:when={nth}")]);
            command.args([binary, "case", "ECM-2026-0001", "note", "--text", "Onder druk"]);
            let output = command.output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            let status = output.status.code();
            // the loader itself may fail to open a library: that is not ours to word
            if said.contains("error while loading shared libraries") {
                continue;
            }
            assert!(matches!(status, Some(0 | 1)), "{call} {error} {nth}: {status:?} {said}");
            assert!(status == Some(0) || said.trim().lines().count() == 1, "{call} {error} {nth}: {said}");
            home.ok("check");
        }
    }
}

#[test]
fn a_database_that_somebody_holds_gives_a_word_and_mail_comes_again() {
    let home = Home::new();
    home.ok("register --kind signal --channel form --anonymous --subject S --text T");
    let other = rusqlite::Connection::open(home.database()).unwrap();
    other.execute_batch("begin exclusive").unwrap();
    let start = Instant::now();
    let (note, mail) = thread::scope(|scope| {
        let note = scope.spawn(|| home.run("case ECM-2026-0001 note --text x"));
        let mail = scope.spawn(|| home.feed("intake", b"From: a@example.nl\r\n\r\nHallo\r\n"));
        (note.join().unwrap(), mail.join().unwrap())
    });
    assert_eq!((note.status, mail.status), (1, 75), "{}{}", note.err, mail.err);
    assert_eq!(note.err.trim().lines().count(), 1);
    assert!(start.elapsed() < Duration::from_secs(25), "nobody waits longer than they should");
    other.execute_batch("rollback").unwrap();
    home.ok("case ECM-2026-0001 note --text x");
}
