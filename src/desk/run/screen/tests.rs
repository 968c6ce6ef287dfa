//! A terminal beside the screen: after every frame it shows exactly that picture, whatever was on it before.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::*;

const COLUMNS: u16 = 24;
const ROWS: u16 = 8;
const SIZE: Rect = Rect { x: 0, y: 0, width: COLUMNS, height: ROWS };

/// A terminal beside a screen that is to know what it shows.
struct Pair {
    screen: Screen,
    terminal: vt100::Parser,
}

impl Pair {
    fn new(erases_in_colour: bool) -> Self {
        let abilities = Abilities { erases_in_colour, marks_frames: true };
        let mut terminal = vt100::Parser::new(ROWS.try_into().unwrap(), COLUMNS.try_into().unwrap(), 0);
        // what somebody else left there
        terminal.process(b"\x1b[7;31mnot ours\x1b[5;6H\x1b[2;4r");
        Self { screen: Screen::new(abilities), terminal }
    }

    /// Sends the picture; gives how many bytes that took.
    fn show(&mut self, picture: &Buffer, cursor: Option<Position>) -> usize {
        let bytes = self.screen.turn_into(&mut picture.clone(), cursor);
        self.terminal.process(bytes.as_bytes());
        let shown = self.terminal.screen();
        for (index, cell) in picture.content.iter().enumerate() {
            let (x, y) = picture.pos_of(index);
            let is_second_half = x > 0 && picture.cell((x - 1, y)).is_some_and(|before| before.symbol().width() > 1);
            if is_second_half {
                continue;
            }
            let seen = shown.cell(y, x).unwrap();
            let letters = if seen.contents().is_empty() { " " } else { seen.contents() };
            let place = format!("{x},{y} after {bytes:?}");
            assert_eq!(letters, cell.symbol(), "{place}");
            assert_eq!(seen.bgcolor(), as_seen(cell.bg), "{place}");
            assert_eq!(seen.inverse(), cell.modifier.contains(Modifier::REVERSED), "{place}");
            assert_eq!(seen.underline(), cell.modifier.contains(Modifier::UNDERLINED), "{place}");
            if letters != " " {
                assert_eq!(seen.fgcolor(), as_seen(cell.fg), "{place}");
                assert_eq!(seen.bold(), cell.modifier.contains(Modifier::BOLD), "{place}");
            }
        }
        assert_eq!(shown.hide_cursor(), cursor.is_none());
        if let Some(cursor) = cursor {
            assert_eq!(shown.cursor_position(), (cursor.y, cursor.x), "{bytes:?}");
        }
        bytes.len()
    }
}

fn as_seen(colour: Color) -> vt100::Color {
    match colour {
        Color::Indexed(number) => vt100::Color::Idx(number),
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        _ => vt100::Color::Default,
    }
}

fn picture(rows: &[String], style: impl Fn(usize) -> Style) -> Buffer {
    let mut buffer = Buffer::empty(SIZE);
    buffer.set_style(SIZE, style(usize::MAX));
    for (y, row) in rows.iter().enumerate().take(usize::from(ROWS)) {
        let y = u16::try_from(y).unwrap();
        buffer.set_style(Rect { y, height: 1, ..SIZE }, style(usize::from(y)));
        buffer.set_stringn(0, y, row, usize::from(COLUMNS), style(usize::from(y)));
    }
    buffer
}

fn rows(first: usize) -> Vec<String> {
    (first..first + usize::from(ROWS)).map(|n| format!("ECM-{n:04} klacht {n}")).collect()
}

fn dark(_: usize) -> Style {
    Style::new().fg(Color::Indexed(254)).bg(Color::Indexed(234))
}

/// The same, with a bar on row `chosen`.
fn with_bar(chosen: usize) -> impl Fn(usize) -> Style {
    move |row| if row == chosen { Style::new().fg(Color::Indexed(231)).bg(Color::Indexed(24)) } else { dark(row) }
}

const FIRST: Option<Position> = Some(Position::ORIGIN);

#[test]
fn what_is_there_already_costs_nothing_and_a_typed_letter_one_byte() {
    let mut pair = Pair::new(true);
    let typed = |text: &str| picture(&[text.to_owned()], dark);
    pair.show(&typed("Half een zi"), Some(Position::new(11, 0)));
    assert_eq!(pair.show(&typed("Half een zi"), Some(Position::new(11, 0))), 0);
    assert_eq!(pair.show(&typed("Half een zin"), Some(Position::new(12, 0))), 1);
    assert!(pair.show(&typed("Half een zi"), Some(Position::new(11, 0))) <= 3);
    assert_eq!(pair.show(&typed("Half een zi"), None), "\x1b[?25l".len());
}

#[test]
fn a_list_that_moves_costs_the_row_that_comes_in() {
    let mut pair = Pair::new(true);
    pair.show(&picture(&rows(0), dark), FIRST);
    let one_row = pair.show(&picture(&rows(1), dark), FIRST);
    assert!(one_row <= 50, "{one_row}");
    assert!(pair.show(&picture(&rows(0), dark), FIRST) <= 50, "and back");
    // the bar stays in its place while the rows move under it
    pair.show(&picture(&rows(0), with_bar(6)), FIRST);
    let with_a_bar = pair.show(&picture(&rows(1), with_bar(6)), FIRST);
    assert!(with_a_bar <= 180, "{with_a_bar}");
}

#[test]
fn a_large_frame_is_marked_and_a_small_one_is_not() {
    let mut screen = Screen::new(Abilities { erases_in_colour: false, marks_frames: true });
    let whole = screen.turn_into(&mut Buffer::filled(Rect::new(0, 0, 80, 40), Cell::new("x")), None);
    assert!(whole.starts_with("\x1b[?2026h") && whole.ends_with("\x1b[?2026l"));
    let mut next = Buffer::filled(Rect::new(0, 0, 80, 40), Cell::new("x"));
    next.set_string(0, 0, "y", Style::new());
    assert_eq!(screen.turn_into(&mut next, None), "\x1b[1;1Hy".replace("[1;1H", "[;1H"));
}

#[derive(Clone, Debug)]
struct Row {
    text: String,
    style: Style,
}

fn any_style() -> impl Strategy<Value = Style> {
    let colour = prop_oneof![
        Just(Color::Reset),
        Just(Color::Indexed(3)),
        Just(Color::Indexed(11)),
        Just(Color::Indexed(234)),
        Just(Color::Rgb(1, 2, 3)),
    ];
    let modifier = prop_oneof![
        Just(Modifier::empty()),
        Just(Modifier::BOLD),
        Just(Modifier::REVERSED),
        Just(Modifier::BOLD | Modifier::UNDERLINED),
    ];
    (colour.clone(), colour, modifier).prop_map(|(fg, bg, m)| Style::new().fg(fg).bg(bg).add_modifier(m))
}

fn any_row() -> impl Strategy<Value = Row> {
    let text =
        prop_oneof![Just(String::new()), "[ab ]{0,24}", "[a-e]{1,6} {10,14}[a-c]{1,4}", "[aéë日 ]{0,24}", "a{24}",];
    (text, any_style()).prop_map(|(text, style)| Row { text, style })
}

proptest! {
    #[test]
    fn the_terminal_shows_every_picture(
        pool in prop::collection::vec(any_row(), 12),
        frames in prop::collection::vec((0..5_usize, 0..9_usize, any_style(), 0..COLUMNS, 0..ROWS, any::<bool>()), 1..8),
        erases_in_colour in any::<bool>(),
    ) {
        let mut pair = Pair::new(erases_in_colour);
        for (first, chosen, style, x, y, has_cursor) in frames {
            let rows: Vec<Row> = pool.iter().skip(first).take(8).cloned().collect();
            let words: Vec<String> = rows.iter().map(|row| row.text.clone()).collect();
            let next = picture(&words, |row| {
                if row == chosen { style } else { rows.get(row).map_or(Style::new(), |row| row.style) }
            });
            pair.show(&next, has_cursor.then_some(Position::new(x, y)));
        }
    }
}
