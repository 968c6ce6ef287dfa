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
                let place = Position { x, y };
                if self.at != Some(place) {
                    self.move_to(place, next);
                }
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
        let (symbol, wanted) = (cell.symbol(), Pen::of(cell));
        if wanted != self.pen && !(symbol == " " && self.pen.is_as_good_for_blanks(wanted)) {
            self.take_pen(wanted);
        }
        self.bytes.push_str(symbol);
        self.at = match self.at {
            Some(at) if !is_odd(symbol) && at.x + 1 < width => Some(Position { x: at.x + 1, ..at }),
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
mod tests;
