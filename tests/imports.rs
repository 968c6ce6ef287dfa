//! The walls between the rooms: who may use whom, read from the `use` lines and paths of the source.
#![allow(clippy::unwrap_used, missing_docs)]

use std::path::Path;

/// Each room and what it may use of ours, besides itself.
const WALLS: &[(&str, &[&str])] = &[
    ("procedure", &[]),
    ("lang", &["procedure"]),
    ("config", &["procedure"]),
    ("store", &["procedure"]),
    ("mail", &["procedure", "lang"]),
    ("documents", &["procedure", "lang"]),
    ("session", &["procedure", "config", "store"]),
    ("export", &["procedure", "lang", "documents", "store"]),
    ("desk::state", &["procedure"]),
    ("desk::view", &["desk::state", "procedure", "lang"]),
    ("desk::linear", &["desk::state", "desk::view", "procedure", "lang", "mail"]),
    (
        "desk::run",
        &[
            "desk::state",
            "desk::view",
            "desk::linear",
            "store",
            "mail",
            "documents",
            "export",
            "lang",
            "config",
            "session",
            "procedure",
        ],
    ),
    ("cli", &["procedure", "lang", "config", "store", "mail", "documents", "export", "session", "desk::run"]),
];

/// Only this room knows these packages.
const OWN: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("crossterm", &["desk::run"]),
    ("ratatui", &["desk::view", "desk::run", "desk::state"]),
    ("clap", &["cli"]),
    ("typst", &["documents"]),
    ("typst_pdf", &["documents"]),
    ("zip", &["documents"]),
];

fn room_of(path: &str) -> String {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut parts = path.split('/');
    match (parts.next(), parts.next()) {
        (Some("desk"), Some(inner @ ("state" | "view" | "linear" | "run"))) => format!("desk::{inner}"),
        (Some(first), _) => first.to_owned(),
        (None, _) => String::new(),
    }
}

fn sources(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// What a line uses of ours: `crate::a`, `crate::desk::b`.
fn used(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for path in line.split("crate::").skip(1) {
        let path: String = path.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':')).collect();
        found.push(room_of(&path.replace("::", "/")));
    }
    found
}

#[test]
fn no_room_uses_another_through_a_wall() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&project.join("src"), &mut files);
    assert!(files.len() > 60, "only {} files were read", files.len());
    let mut broken = Vec::new();
    for file in files {
        let name = file.strip_prefix(project).unwrap().to_string_lossy().into_owned();
        let room = room_of(&name);
        if matches!(room.as_str(), "lib" | "main" | "desk") {
            continue;
        }
        let (_, may) = WALLS.iter().find(|(known, _)| *known == room).unwrap_or_else(|| panic!("{name}: a new room"));
        let text = std::fs::read_to_string(&file).unwrap();
        // tests of a room may look further
        let is_test = name.ends_with("/tests.rs");
        for (number, line) in text.lines().enumerate() {
            if line.trim_start() == "mod tests {" || is_test {
                break;
            }
            if line.trim_start().starts_with("//") {
                continue;
            }
            for target in used(line) {
                let is_ours = WALLS.iter().any(|(known, _)| *known == target) || target == "desk";
                if is_ours && target != room && !may.contains(&target.as_str()) {
                    broken.push(format!("{name}:{}: {room} uses {target}: {}", number + 1, line.trim()));
                }
            }
            for (package, rooms) in OWN {
                if line.contains(&format!("{package}::")) && !rooms.contains(&room.as_str()) {
                    broken.push(format!("{name}:{}: {room} uses {package}: {}", number + 1, line.trim()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn the_rules_and_the_desk_never_ask_the_time_nor_touch_the_world() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for room in ["src/procedure", "src/desk/state"] {
        let mut files = Vec::new();
        sources(&project.join(room), &mut files);
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            for word in [
                "Utc::now",
                "Local::now",
                "Instant::now",
                "SystemTime",
                "std::fs",
                "std::env",
                "std::net",
                "std::thread",
            ] {
                assert!(!text.contains(word), "{} has {word}", file.display());
            }
        }
    }
}
