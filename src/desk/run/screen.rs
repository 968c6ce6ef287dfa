//! What the terminal shows, and the bytes that make it show the next picture.
//!
//! Invariant: after the bytes of [`Screen::turn_into`] the terminal shows exactly that picture, and a picture that it shows
//! already costs no byte. What was sent is remembered with its colours and its cursor: nothing is sent twice.

mod changes;
mod scroll;

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthChar;

use changes::{Change, arranged, blanks, changes, first_changes, has_odd, shorter_erased};
use scroll::Scroll;

/// What differs from terminal to terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abilities {
    /// What is erased gets the colour of the pen.
    pub erases_in_colour: bool,
    /// A frame between these marks is shown at once. Not under tmux or screen, which draw all of it again for each.
    pub marks_frames: bool,
}

/// From so many bytes on a frame is one that changes the whole screen.
const LARGE: usize = 1_500;
/// From so many changed cells on it pays to look for the shortest order. The small pictures of the tests try both ways.
const MANY: usize = if cfg!(test) { 60 } else { 300 };
/// From so many blanks on it is shorter to erase them.
const ERASED: usize = 9;
/// So many cells between two changes are shorter written again than passed over.
const GAP: u16 = 3;

/// Colours and attributes of what is written next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pen {
    text: Color,
    ground: Color,
    modifier: Modifier,
}

/// The attributes that the theme uses, with the numbers that set and unset them.
const ATTRIBUTES: [(Modifier, &str, &str); 5] = [
    (Modifier::BOLD, "1", "22"),
    (Modifier::DIM, "2", "22"),
    (Modifier::ITALIC, "3", "23"),
    (Modifier::UNDERLINED, "4", "24"),
    (Modifier::REVERSED, "7", "27"),
];

/// What is seen on a blank too; a cell that shows nobody knows what is like no other.
const ON_BLANKS: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED).union(UNKNOWN);
/// Marks a cell of which nothing is known; nothing is drawn with it.
const UNKNOWN: Modifier = Modifier::HIDDEN;

impl Pen {
    const PLAIN: Self = Self { text: Color::Reset, ground: Color::Reset, modifier: Modifier::empty() };

    fn of(cell: &Cell) -> Self {
        Self { text: cell.fg, ground: cell.bg, modifier: cell.modifier }
    }

    /// A blank of this pen looks the same whatever colour text has.
    fn is_as_good_for_blanks(self, wanted: Self) -> bool {
        self.ground == wanted.ground && !self.modifier.union(wanted.modifier).intersects(ON_BLANKS)
    }
}

/// What the terminal shows.
pub struct Screen {
    abilities: Abilities,
    shown: Buffer,
    /// Where the cursor is; unknown after the last column and after signs whose width terminals disagree about.
    at: Option<Position>,
    is_cursor_shown: bool,
    pen: Pen,
    /// Nothing is known of it: all is to be sent.
    is_strange: bool,
    bytes: String,
}

impl Screen {
    /// A screen of which nothing is known.
    pub fn new(abilities: Abilities) -> Self {
        Self {
            abilities,
            shown: Buffer::default(),
            at: None,
            is_cursor_shown: true,
            pen: Pen::PLAIN,
            is_strange: true,
            bytes: String::new(),
        }
    }

    /// The next picture is sent whole: the screen has another size, or somebody else wrote on it.
    pub fn forget(&mut self) {
        self.is_strange = true;
    }

    /// The bytes that turn what is shown into `next`, with the cursor at `cursor`. `next` must be as large as the screen; it
    /// is taken, and what was shown is left in its place.
    pub fn turn_into(&mut self, next: &mut Buffer, cursor: Option<Position>) -> String {
        self.bytes.clear();
        if self.is_strange {
            let cleared = self.clear(next);
            for row in first_changes(&cleared, next) {
                self.send(&row, next);
            }
            self.is_strange = false;
        } else {
            self.scroll(next);
            self.forget_odd_rows(next);
            self.send_changes(next);
        }
        self.place_cursor(cursor, next);
        std::mem::swap(&mut self.shown, next);
        let bytes = std::mem::take(&mut self.bytes);
        if self.abilities.marks_frames && bytes.len() >= LARGE {
            return format!("\x1b[?2026h{bytes}\x1b[?2026l");
        }
        bytes
    }

    /// Clears a screen of which nothing is known; gives what its cells show then.
    fn clear(&mut self, next: &Buffer) -> Cell {
        self.pen = Pen::PLAIN;
        self.is_cursor_shown = false;
        self.bytes.push_str("\x1b[?25l\x1b[r\x1b[m");
        let ground = next.content.first().map_or(Color::Reset, |cell| cell.bg);
        let mut cleared = Cell::EMPTY;
        if self.can_erase(ground) {
            self.take_pen(Pen { ground, ..Pen::PLAIN });
            cleared.bg = ground;
        } else {
            cleared.modifier = UNKNOWN;
        }
        self.bytes.push_str("\x1b[2J");
        self.at = None;
        cleared
    }

    fn can_erase(&self, ground: Color) -> bool {
        self.abilities.erases_in_colour || ground == Color::Reset
    }

    /// These cells show nobody knows what: they differ from every picture.
    fn make_unknown(&mut self, cells: std::ops::Range<usize>) {
        for cell in self.shown.content.get_mut(cells).into_iter().flatten() {
            cell.reset();
            cell.modifier = UNKNOWN;
        }
    }

    /// Where rows only moved up or down, lets the terminal move them: a row that comes in is all that is left to send.
    fn scroll(&mut self, next: &Buffer) {
        let Some(Scroll { top, bottom, by }) = Scroll::find(&self.shown, next) else { return };
        let (count, letter) = (by.unsigned_abs(), if by > 0 { 'S' } else { 'T' });
        let _ = write!(self.bytes, "\x1b[{};{}r\x1b[{}{letter}\x1b[r", top + 1, bottom, Shortest(count));
        // setting the region moves the cursor to the first cell
        self.at = Some(Position::ORIGIN);
        let width = usize::from(self.shown.area.width);
        let rows = &mut self.shown.content[top * width..bottom * width];
        if by > 0 {
            rows.rotate_left(count * width);
        } else {
            rows.rotate_right(count * width);
        }
        for row in if by > 0 { bottom - count..bottom } else { top..top + count } {
            self.clear_row(row, next);
        }
    }

    /// Clears a row that was scrolled in: terminals do not agree about its colour.
    fn clear_row(&mut self, row: usize, next: &Buffer) {
        let width = usize::from(self.shown.area.width);
        let cells = row * width..(row + 1) * width;
        let ground = next.content[cells.end - 1].bg;
        self.make_unknown(cells.clone());
        if self.can_erase(ground) {
            self.move_to(Position { x: 0, y: u16::try_from(row).unwrap_or(u16::MAX) }, next);
            self.take_pen(Pen { text: self.pen.text, ground, modifier: Modifier::empty() });
            self.bytes.push_str("\x1b[K");
            for cell in &mut self.shown.content[cells] {
                cell.reset();
                cell.bg = ground;
            }
        }
    }

    fn send_changes(&mut self, next: &Buffer) {
        let mut all = changes(&self.shown, next);
        if all.len() >= MANY {
            for (x, y) in shorter_erased(&all, next) {
                self.erase_row(x, y, next);
            }
            all = arranged(changes(&self.shown, next), self.pen, next);
        }
        self.send(&all, next);
    }

    /// Erases a row from column `x` on.
    fn erase_row(&mut self, x: u16, y: u16, next: &Buffer) {
        let width = next.area.width;
        let cells = next.index_of(x, y)..next.index_of(x, y) + usize::from(width - x);
        let ground = next.content[cells.end - 1].bg;
        if !self.can_erase(ground) {
            return;
        }
        self.move_to(Position { x, y }, next);
        let blank = Pen { ground, ..Pen::PLAIN };
        if !self.pen.is_as_good_for_blanks(blank) {
            self.take_pen(Pen { ground, modifier: Modifier::empty(), ..self.pen });
        }
        self.bytes.push_str("\x1b[K");
        for cell in &mut self.shown.content[cells] {
            cell.reset();
            cell.bg = ground;
        }
    }

    fn send(&mut self, changes: &[Change<'_>], next: &Buffer) {
        let width = next.area.width;
        let mut rest = changes;
        while let Some((x, y, first)) = rest.first().copied() {
            let blanks = blanks(rest);
            let (now, later) = rest.split_at(blanks.max(1));
            rest = later;
            if blanks >= ERASED && self.can_erase(first.bg) {
                self.move_to(Position { x, y }, next);
                self.erase(blanks, first, x, width);
                continue;
            }
            for (x, y, cell) in now.iter().copied() {
                self.move_to(Position { x, y }, next);
                self.write(cell, width);
            }
        }
    }

    /// Terminals disagree about the width of some signs, so a row with one of them is sent whole when it changes.
    fn forget_odd_rows(&mut self, next: &Buffer) {
        let width = usize::from(next.area.width).max(1);
        for row in 0..usize::from(next.area.height) {
            let cells = row * width..(row + 1) * width;
            let (before, after) = (&self.shown.content[cells.clone()], &next.content[cells.clone()]);
            if before != after && (has_odd(before) || has_odd(after)) {
                self.make_unknown(cells);
            }
        }
    }

    fn move_to(&mut self, to: Position, next: &Buffer) {
        match self.at {
            Some(at) if at == to => return,
            Some(at) if at.y == to.y && at.x < to.x => {
                let gap = to.x - at.x;
                let between = (at.x..to.x).filter_map(|x| next.cell((x, at.y)));
                let is_of_pen = |cell: &Cell| {
                    let wanted = Pen::of(cell);
                    wanted == self.pen || cell.symbol() == " " && self.pen.is_as_good_for_blanks(wanted)
                };
                if gap <= GAP && between.clone().all(|cell| is_of_pen(cell) && !is_odd(cell.symbol())) {
                    between.for_each(|cell| self.bytes.push_str(cell.symbol()));
                } else {
                    let _ = write!(self.bytes, "\x1b[{}C", Shortest(gap.into()));
                }
            }
            Some(at) if at.y + 1 == to.y && to.x == 0 => self.bytes.push_str("\r\n"),
            Some(at) if at.y == to.y && at.x - to.x <= GAP => {
                (to.x..at.x).for_each(|_| self.bytes.push('\x08'));
            }
            // under what was written last: a border goes down like this
            Some(at) if at.y + 1 == to.y && at.x >= to.x && at.x - to.x <= GAP => {
                self.bytes.push('\n');
                (to.x..at.x).for_each(|_| self.bytes.push('\x08'));
            }
            _ => {
                let _ = write!(self.bytes, "\x1b[{};{}H", Shortest(usize::from(to.y) + 1), to.x + 1);
            }
        }
        self.at = Some(to);
    }

    fn write(&mut self, cell: &Cell, width: u16) {
        let wanted = Pen::of(cell);
        if !(cell.symbol() == " " && self.pen.is_as_good_for_blanks(wanted)) {
            self.take_pen(wanted);
        }
        self.bytes.push_str(cell.symbol());
        self.at = match self.at {
            Some(at) if !is_odd(cell.symbol()) && at.x + 1 < width => Some(Position { x: at.x + 1, ..at }),
            _ => None,
        };
    }

    /// Erases so many cells; the cursor stays.
    fn erase(&mut self, count: usize, cell: &Cell, x: u16, width: u16) {
        if !self.pen.is_as_good_for_blanks(Pen::of(cell)) {
            self.take_pen(Pen { modifier: Modifier::empty(), ..Pen::of(cell) });
        }
        if usize::from(x) + count == usize::from(width) {
            self.bytes.push_str("\x1b[K");
        } else {
            let _ = write!(self.bytes, "\x1b[{count}X");
        }
    }

    /// Sends what differs between this pen and the one in hand.
    fn take_pen(&mut self, wanted: Pen) {
        if self.pen == wanted {
            return;
        }
        if wanted == Pen::PLAIN {
            self.bytes.push_str("\x1b[m");
            self.pen = wanted;
            return;
        }
        let begin = self.bytes.len();
        self.bytes.push_str("\x1b[");
        let mut has = self.pen.modifier;
        for (attribute, _, unset) in ATTRIBUTES {
            if has.contains(attribute) && !wanted.modifier.contains(attribute) {
                self.parameter(begin, format_args!("{unset}"));
                has.remove(attribute);
                if unset == "22" {
                    has.remove(Modifier::BOLD | Modifier::DIM);
                }
            }
        }
        for (attribute, set, _) in ATTRIBUTES {
            if wanted.modifier.contains(attribute) && !has.contains(attribute) {
                self.parameter(begin, format_args!("{set}"));
            }
        }
        if self.pen.text != wanted.text {
            self.parameter(begin, format_args!("{}", Numbers(wanted.text, 30)));
        }
        if self.pen.ground != wanted.ground {
            self.parameter(begin, format_args!("{}", Numbers(wanted.ground, 40)));
        }
        if self.bytes.len() > begin + 2 {
            self.bytes.push('m');
        } else {
            // nothing that a terminal knows
            self.bytes.truncate(begin);
        }
        self.pen = wanted;
    }

    /// One more parameter of the sequence that begins at `begin`.
    fn parameter(&mut self, begin: usize, number: std::fmt::Arguments<'_>) {
        if self.bytes.len() > begin + 2 {
            self.bytes.push(';');
        }
        let _ = self.bytes.write_fmt(number);
    }

    fn place_cursor(&mut self, cursor: Option<Position>, next: &Buffer) {
        if let Some(cursor) = cursor {
            self.move_to(cursor, next);
        }
        if cursor.is_some() != self.is_cursor_shown {
            self.is_cursor_shown = cursor.is_some();
            self.bytes.push_str(if self.is_cursor_shown { "\x1b[?25h" } else { "\x1b[?25l" });
        }
    }
}

/// A number in a sequence, where 1 may be left out.
struct Shortest(usize);

impl std::fmt::Display for Shortest {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0 == 1 { Ok(()) } else { self.0.fmt(out) }
    }
}

/// Not one letter of one cell: its width may differ from terminal to terminal.
fn is_odd(symbol: &str) -> bool {
    if symbol.len() == 1 {
        return false;
    }
    let mut signs = symbol.chars();
    match (signs.next(), signs.next()) {
        // borders: a third of a screen
        (Some('\u{2500}'..='\u{257f}'), None) => false,
        (Some(sign), None) => sign.width() != Some(1),
        _ => true,
    }
}

/// The numbers of a colour, after 30 for text and 40 for the ground.
struct Numbers(Color, u8);

impl std::fmt::Display for Numbers {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self(colour, base) = *self;
        let named = |number: u8| if number < 8 { base + number } else { base + 52 + number };
        match colour {
            Color::Indexed(number @ ..16) => named(number).fmt(out),
            Color::Indexed(number) => write!(out, "{};5;{number}", base + 8),
            Color::Rgb(red, green, blue) => write!(out, "{};2;{red};{green};{blue}", base + 8),
            // the theme names no colours
            _ => (base + 9).fmt(out),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
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
                let is_second_half =
                    x > 0 && picture.cell((x - 1, y)).is_some_and(|before| before.symbol().width() > 1);
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
}
