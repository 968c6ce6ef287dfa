//! What is made before the program is compiled, so that a start reads none of it: the table of texts and the themes; and how the
//! program is linked.
//!
//! The typesetting of the archive record brings megabytes of tables of addresses. In a position-independent program the loader
//! rewrites them all at each start, also of a desk that never makes a record: twice the time to the first screen and twice the
//! memory of a session. Linked at a fixed place they stay in the file until somebody needs them.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
    println!("cargo:rerun-if-changed=assets/lang");
    let made = env::var("OUT_DIR").map_err(io::Error::other)?;
    for language in ["nl", "en"] {
        let texts = texts(&Path::new("assets/lang").join(language))?;
        fs::write(Path::new(&made).join(format!("{language}.rs")), format!("&{texts:?}"))?;
    }
    println!("cargo:rerun-if-changed=assets/themes");
    for ground in ["dark", "light"] {
        let theme = theme(&fs::read_to_string(format!("assets/themes/{ground}.toml"))?);
        fs::write(Path::new(&made).join(format!("{ground}.rs")), theme)?;
    }
    Ok(())
}

/// A theme file as a value: a colour that is not there, or not as it should be, does not compile.
fn theme(file: &str) -> String {
    let tone = |line: &str| {
        let (name, tone) = line.split_once(" = {")?;
        let (hex, fixed) = tone.trim_end_matches([' ', '}']).split_once(',')?;
        let hex = hex.split('"').nth(1)?.trim_start_matches('#');
        let fixed = fixed.split_once('=')?.1.trim();
        let (red, rest) = hex.split_at_checked(2)?;
        Some(format!("{name}: Tone {{ rgb: 0x00{red}_{rest}, fixed: {fixed} }}"))
    };
    let tones: Vec<String> = file.lines().filter_map(tone).collect();
    format!("Tones {{ {} }}", tones.join(", "))
}

/// The texts in the files of a folder, each as it is written, in the order of their keys: so that a start reads none of them.
fn texts(folder: &Path) -> io::Result<Vec<(String, String)>> {
    let mut texts = BTreeMap::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        for (key, text) in texts_of(&fs::read_to_string(&path)?) {
            if texts.insert(key.clone(), text).is_some() {
                return Err(io::Error::other(format!("{}: {key} is there twice", path.display())));
            }
        }
    }
    Ok(texts.into_iter().collect())
}

/// A text begins at the start of a line, and ends where the next one or a remark begins.
fn texts_of(file: &str) -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> = Vec::new();
    let mut is_in_text = false;
    for line in file.split_inclusive('\n') {
        if line.starts_with(|first: char| first.is_ascii_alphabetic()) {
            let key = line.split_once('=').map_or(line, |(key, _)| key).trim();
            texts.push((key.to_owned(), line.to_owned()));
            is_in_text = true;
        } else if line.starts_with('#') {
            is_in_text = false;
        } else if let Some((_, text)) = texts.last_mut().filter(|_| is_in_text) {
            text.push_str(line);
        }
    }
    texts
}
