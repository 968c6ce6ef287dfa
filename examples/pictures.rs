//! Writes every screen as coloured text, so that somebody can look at all of them:
//! `cargo run --example pictures -- FOLDER nl 80x24 dark true unicode` makes a file a screen, which `cat` shows.
//!
//! The made-up office stands still, so two runs differ only where the program does: `diff -r` names the screens to look at.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "../tests/common/desk.rs"]
mod desk;
#[path = "../tests/common/ways.rs"]
mod ways;

use std::fmt::Write as _;
use std::path::PathBuf;

use klachtenbalie::desk::view::glyphs::{ASCII, UNICODE};
use klachtenbalie::desk::view::theme::{Depth, Ground};
use klachtenbalie::desk::view::{self, Theme};
use klachtenbalie::lang::Lang;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::{Color, Modifier, Style};

const USE: &str = "pictures FOLDER nl|en COLUMNSxROWS dark|light true|256|16|none unicode|ascii";

fn main() {
    let wishes: Vec<String> = std::env::args().skip(1).collect();
    let [folder, lang, size, ground, depth, glyphs] = wishes.as_slice() else { panic!("{USE}") };
    let lang = if lang == "en" { Lang::En } else { Lang::Nl };
    let (columns, rows) = size.split_once('x').expect(USE);
    let ground = if ground == "light" { Ground::Light } else { Ground::Dark };
    let depth = match depth.as_str() {
        "true" => Depth::True,
        "256" => Depth::Fixed,
        "16" => Depth::Sixteen,
        _ => Depth::None,
    };
    let folder = PathBuf::from(folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    for (at, way) in ways::all().iter().enumerate() {
        let mut desk = way.walk(lang);
        desk.look.theme = Theme::new(ground, depth);
        desk.look.glyphs = if glyphs == "ascii" { ASCII } else { UNICODE };
        let text = coloured(&desk, columns.parse().expect(USE), rows.parse().expect(USE));
        std::fs::write(folder.join(format!("{at:03} {}.txt", way.name)), text).expect("a file");
    }
}

/// The screen with its colours, and the cursor where it stands.
fn coloured(desk: &desk::Desk, columns: u16, rows: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    terminal
        .draw(|frame| {
            view::draw(frame, &desk.state, &desk.look);
        })
        .unwrap();
    let mut text = String::new();
    let mut before = None;
    let buffer = terminal.backend().buffer();
    for row in 0..rows {
        let mut column = 0;
        while column < columns {
            let cell = &buffer[(column, row)];
            if before != Some(cell.style()) {
                text += &codes(cell.style());
                before = Some(cell.style());
            }
            text += cell.symbol();
            column += u16::try_from(unicode_width::UnicodeWidthStr::width(cell.symbol()).max(1)).unwrap_or(1);
        }
        text.push('\n');
    }
    let cursor = terminal.get_cursor_position().unwrap();
    write!(text, "\x1b[0m\x1b[{};{}H", cursor.y + 1, cursor.x + 1).unwrap();
    text
}

fn codes(style: Style) -> String {
    let mut codes = "\x1b[0".to_owned();
    let signs = [(Modifier::BOLD, 1), (Modifier::UNDERLINED, 4), (Modifier::REVERSED, 7)];
    for (_, code) in signs.into_iter().filter(|(sign, _)| style.add_modifier.contains(*sign)) {
        write!(codes, ";{code}").unwrap();
    }
    for (color, place) in [(style.fg, 38), (style.bg, 48)] {
        match color {
            Some(Color::Rgb(red, green, blue)) => write!(codes, ";{place};2;{red};{green};{blue}").unwrap(),
            Some(Color::Indexed(index)) => write!(codes, ";{place};5;{index}").unwrap(),
            _ => {}
        }
    }
    codes + "m"
}
