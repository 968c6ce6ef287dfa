//! Settings files as an administrator writes them, well and badly.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::*;
use crate::procedure::retention::RetentionFrom;

const EXAMPLE: &str = include_str!("../../config.example.toml");

fn faults(text: &str) -> Vec<Fault> {
    Config::parse(text).unwrap_err()
}

fn unknown(line: usize, key: &str, nearest: Option<&str>) -> Fault {
    Fault::Unknown { line, key: key.to_owned(), nearest: nearest.map(str::to_owned) }
}

fn wrong(line: usize, key: &str, allowed: Allowed) -> Fault {
    Fault::Wrong { line, key: key.to_owned(), allowed }
}

/// The example with its commented-out keys in force.
fn whole_example() -> String {
    let is_key = |line: &&str| line.starts_with("# ") && line.split_whitespace().nth(2) == Some("=");
    EXAMPLE.lines().map(|line| if is_key(&line) { &line[2..] } else { line }).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_example_is_the_default() {
    assert_eq!(Config::parse(EXAMPLE), Ok(Config::default()));
    assert_eq!(Config::parse(""), Ok(Config::default()));
}

#[test]
fn the_example_names_every_key_there_is() {
    let whole = whole_example();
    let config = Config::parse(&whole).unwrap();
    assert_eq!(config.terms.reply, Some(Rule { days: 10, count: Count::Working }));
    let (_, _, known) = Config::walk(&whole);
    let table: toml::Table = whole.parse().unwrap();
    for key in known {
        let mut parts = key.split('.');
        let first = table.get(parts.next().unwrap());
        assert!(parts.try_fold(first, |value, part| value.map(|value| value.get(part))).flatten().is_some(), "{key}");
    }
}

#[test]
fn an_office_sets_what_it_wants_otherwise() {
    let config = Config::parse(
        r#"
        language = "en"
        time_zone = "America/Paramaribo"
        office = { name = "Examenbureau", number_prefix = "exa", categories = [" een ", "twee"] }
        access.mode = "office"
        [terms]
        acknowledge = { count = "working" }
        reply = {}
        closing_days = [2026-05-15, "2026-12-24"]
        [terms.written]
        days = 0x15
        [retention]
        years = 5
        from = "archived"
        [mail]
        transport = "smtp"
        smtp = { host = "mail.ecm.example", security = "tls", user = "klachten", password_file = "geheim" }
        [desk]
        mouse = true
        "#,
    )
    .unwrap();
    assert_eq!((config.language, config.time_zone), (Language::En, Tz::America__Paramaribo));
    assert_eq!(config.office.number_prefix.as_str(), "EXA");
    assert_eq!(config.office.categories.iter().map(Line::as_str).collect::<Vec<_>>(), ["een", "twee"]);
    assert_eq!(config.access, AccessMode::Office);
    assert_eq!(config.terms.acknowledge.to_string(), "3 working");
    assert_eq!(config.terms.written.to_string(), "21 calendar");
    assert_eq!(config.terms.reply.unwrap().to_string(), "10 working");
    assert_eq!(config.closing_days.iter().map(Date::to_string).collect::<Vec<_>>(), ["2026-05-15", "2026-12-24"]);
    assert_eq!(config.retention.rule, RetentionRule { years: 5, from: RetentionFrom::Archived });
    assert_eq!(config.mail.smtp.port(), 465);
    assert_eq!(config.desk.mouse, Some(true));

    let house = config.house(Vec::new());
    assert_eq!((house.prefix.as_str(), house.alone), ("EXA", false));
    assert!(!house.calendar.is_working_day("2026-05-15".parse().unwrap()));
    assert!(Config::default().house(Vec::new()).alone);
}

#[test]
fn every_fault_is_told_at_once_with_its_line() {
    let text = r#"langauge = "en"
time_zone = "Amsterdam"
theme = "dark"

[office]
number_prefix = "E-CM"
categories = ["overig", "", "overig"]

[acces]
mode = "office"

[terms]
acknowledge = { days = 0, count = "workdays", hours = 2 }
follow_up = 14
closing_days = ["15 mei"]

[mail]
address = "nobody"
name = " "
[mail.smtp]
port = 70000
password_file = "~/geheim"

[desk]
mouse = "no"
glyphs = "utf8"
"#;
    assert_eq!(
        faults(text),
        [
            unknown(1, "langauge", Some("language")),
            wrong(2, "time_zone", Allowed::TimeZone { nearest: Some("Europe/Amsterdam".to_owned()) }),
            unknown(3, "theme", Some("desk.theme")),
            wrong(6, "office.number_prefix", Allowed::Prefix),
            wrong(7, "office.categories", Allowed::Line),
            Fault::Twice { line: 7, key: "office.categories".to_owned() },
            unknown(9, "acces", Some("access")),
            wrong(13, "terms.acknowledge.days", Allowed::Number { least: 1, most: 3650 }),
            wrong(13, "terms.acknowledge.count", Allowed::OneOf(vec!["calendar", "rolled", "working"])),
            unknown(13, "terms.acknowledge.hours", None),
            wrong(14, "terms.follow_up", Allowed::Rule),
            wrong(15, "terms.closing_days", Allowed::Date),
            wrong(18, "mail.address", Allowed::Email),
            wrong(19, "mail.name", Allowed::Line),
            wrong(21, "mail.smtp.port", Allowed::Number { least: 1, most: 65535 }),
            wrong(22, "mail.smtp.password_file", Allowed::Path),
            wrong(25, "desk.mouse", Allowed::YesNo),
            wrong(26, "desk.glyphs", Allowed::OneOf(vec!["unicode", "ascii"])),
        ]
    );
}

#[test]
fn a_line_that_is_no_toml_hides_no_other_fault() {
    let found = faults("[office]\nname = Examenbureau\n\n[desk\nmouse = true\n\n[report]\nsmallest_cuont = 5\n");
    let [Fault::Syntax { line: 2, .. }, Fault::Syntax { line: 4, .. }, last] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(*last, unknown(8, "report.smallest_cuont", Some("report.smallest_count")));
}

#[test]
fn a_key_that_stands_there_twice_is_a_fault() {
    let found = faults("language = \"nl\"\nlanguage = \"en\"\n");
    assert!(matches!(found.as_slice(), [Fault::Syntax { line: 2, .. }]), "{found:?}");
}

#[test]
fn a_section_where_a_value_belongs_and_the_other_way_round() {
    assert_eq!(faults("office = 3"), [wrong(1, "office", Allowed::Section)]);
    assert_eq!(faults("[language]"), [wrong(1, "language", Allowed::OneOf(vec!["nl", "en"]))]);
    assert_eq!(faults("[office]\ncategories = \"overig\""), [wrong(2, "office.categories", Allowed::List)]);
    assert_eq!(faults("[[desk]]\nmouse = true"), [wrong(1, "desk", Allowed::Section)]);
}

#[test]
fn a_file_from_windows_reads_the_same() {
    let text = format!("\u{feff}{}", EXAMPLE.replace('\n', "\r\n"));
    assert_eq!(Config::parse(&text), Ok(Config::default()));
}

#[test]
fn a_number_at_the_end_of_every_range_is_no_panic() {
    for number in ["-1", "0", "256", "65536", "9223372036854775807", "99999999999999999999", "0b1", "1.5", "inf"] {
        let text = whole_example();
        let lines = text.lines().map(|line| match line.split_once(" = ") {
            Some((key, value)) if value.parse::<u32>().is_ok() => format!("{key} = {number}\n"),
            _ => format!("{line}\n"),
        });
        let found = Config::parse(&lines.collect::<String>()).err().unwrap_or_default();
        assert!(found.iter().all(|fault| fault.line().is_some()), "{number}");
    }
}

/// A folder with these files, and sources that look nowhere else.
fn desk_with(named: Option<&str>, usual: &[&str], files: &[(&str, &[u8])]) -> (tempfile::TempDir, Sources) {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        fs::write(folder.path().join(name), content).unwrap();
    }
    let at = |name: &str| folder.path().join(name);
    let sources = Sources {
        named: named.map(at),
        usual: usual.iter().map(|name| at(name)).collect(),
        data_folder: Some("/home/anna/data".into()),
    };
    (folder, sources)
}

#[test]
fn the_first_file_that_is_there_counts_alone() {
    let files: [(&str, &[u8]); 2] = [("own.toml", b"[desk]\nmouse = true"), ("system.toml", b"language = \"en\"")];
    let (_folder, sources) = desk_with(None, &["own.toml", "system.toml"], &files);
    let config = sources.load().unwrap();
    assert!(config.desk.mouse == Some(true) && config.language == Language::Nl);

    let (_folder, sources) = desk_with(Some("system.toml"), &["own.toml"], &files);
    assert_eq!(sources.load().unwrap().language, Language::En);

    let (_folder, sources) = desk_with(None, &["absent.toml", "own.toml/config.toml"], &files);
    let config = sources.load().unwrap();
    assert_eq!(config.database.as_deref(), Some(Path::new("/home/anna/data/klachtenbalie.db")));
    assert_eq!(Config { database: None, ..config }, Config::default());
}

#[test]
fn a_path_in_the_file_begins_beside_the_file() {
    let text: &[u8] = b"[database]\npath = \"zaken/balie.db\"\n[mail.smtp]\npassword_file = \"/etc/geheim\"";
    let (folder, sources) = desk_with(Some("config.toml"), &[], &[("config.toml", text)]);
    let config = sources.load().unwrap();
    assert_eq!(config.database, Some(folder.path().join("zaken/balie.db")));
    assert_eq!(config.mail.smtp.password_file, Some("/etc/geheim".into()));
}

#[test]
fn a_file_that_cannot_be_used_is_never_passed_over() {
    let fault_of = |content: Option<&[u8]>| {
        let files: Vec<_> = content.map(|content| ("config.toml", content)).into_iter().collect();
        let (folder, sources) = desk_with(Some("config.toml"), &[], &files);
        let error = sources.load().unwrap_err();
        assert_eq!(error.file, folder.path().join("config.toml"));
        error.faults
    };
    assert_eq!(fault_of(None), [Fault::Missing]);
    assert_eq!(fault_of(Some(b"# \n\nlanguage = \"n\xff\"")), [Fault::NotText { line: 3 }]);
    assert_eq!(fault_of(Some(&vec![b'\n'; 2_000_000])), [Fault::TooLong { most: LONGEST_FILE }]);

    let (folder, sources) = desk_with(None, &["folder", "other.toml"], &[("other.toml", b"")]);
    fs::create_dir(folder.path().join("folder")).unwrap();
    assert_eq!(sources.load().unwrap_err().faults, [Fault::Unreadable(ErrorKind::IsADirectory)]);
}

#[test]
fn behind_a_forced_command_only_two_files_count() {
    let sources = Sources::of_forced_command(None);
    assert_eq!((sources.named, sources.usual), (None, vec![PathBuf::from(SYSTEM_FILE)]));
    let asked = Some(PathBuf::from("/srv/balie.toml"));
    assert_eq!(Sources::of_forced_command(asked.clone()).named, asked);
}
