//! What differs between two pictures, and in which order it is sent in the fewest bytes.
//!
//! Invariant: whatever the order, all of it is sent; a row with a sign whose width terminals disagree about goes from left
//! to right.

use ratatui::buffer::{Buffer, Cell};
use unicode_width::UnicodeWidthStr;

use super::{ERASED, ON_BLANKS, Pen, UNKNOWN, is_odd};

/// About so many bytes take another colour.
const COLOUR: usize = 10;
/// About so many take another place.
const PLACE: usize = 5;

/// A cell that must be sent, with its column and row.
pub(super) type Change<'a> = (u16, u16, &'a Cell);

/// What differs between two pictures. Most rows are as they were.
pub(super) fn changes<'a>(shown: &Buffer, next: &'a Buffer) -> Vec<Change<'a>> {
    let width = usize::from(next.area.width).max(1);
    let mut changes = Vec::new();
    let rows = shown.content.chunks(width).zip(next.content.chunks(width));
    for (y, (before, after)) in (0..).zip(rows).filter(|(_, (before, after))| before != after) {
        add_changes(&mut changes, y, before.iter(), after, has_odd(after));
    }
    changes
}

/// What differs from a screen that was just cleared, row by row; a row with a sign of unsure width is sent whole.
pub(super) fn first_changes<'a>(cleared: &Cell, next: &'a Buffer) -> impl Iterator<Item = Vec<Change<'a>>> {
    let mut unknown = Cell::EMPTY;
    unknown.modifier = UNKNOWN;
    let width = usize::from(next.area.width).max(1);
    (0..).zip(next.content.chunks(width)).map(move |(y, after)| {
        let is_odd = has_odd(after);
        let before = if is_odd { &unknown } else { cleared };
        let mut changes = Vec::with_capacity(width);
        add_changes(&mut changes, y, std::iter::repeat(before), after, is_odd);
        changes
    })
}

fn add_changes<'a, 'b>(
    changes: &mut Vec<Change<'a>>,
    y: u16,
    before: impl Iterator<Item = &'b Cell>,
    after: &'a [Cell],
    has_odd: bool,
) {
    let mut rest_of_sign = 0;
    for (x, (before, after)) in (0..).zip(before.zip(after)) {
        if rest_of_sign > 0 {
            rest_of_sign -= 1;
            continue;
        }
        // a blank has no colour of text
        if before != after && !is_same_blank(before, after) {
            changes.push((x, y, after));
        }
        if has_odd && is_odd(after.symbol()) {
            rest_of_sign = after.symbol().width().saturating_sub(1);
        }
    }
}

pub(super) fn has_odd(row: &[Cell]) -> bool {
    row.iter().any(|cell| is_odd(cell.symbol()))
}

fn is_same_blank(before: &Cell, after: &Cell) -> bool {
    before.symbol() == " " && after.symbol() == " " && Pen::of(before).is_as_good_for_blanks(Pen::of(after))
}

/// With how many blanks of one pen that lie beside each other `changes` begin.
pub(super) fn blanks(changes: &[Change<'_>]) -> usize {
    let Some((x, y, first)) = changes.first().filter(|(_, _, cell)| cell.symbol() == " ") else { return 0 };
    let pen = Pen::of(first);
    if pen.modifier.intersects(ON_BLANKS) {
        return 0;
    }
    let beside = |(at, change): &(usize, &Change<'_>)| {
        change.1 == *y
            && usize::from(change.0) == usize::from(*x) + at
            && change.2.symbol() == " "
            && pen.is_as_good_for_blanks(Pen::of(change.2))
    };
    changes.iter().enumerate().take_while(beside).count()
}

/// The rows, with a column, that are sent in fewer bytes once they were erased from there on: what is blank in the next
/// picture then costs nothing.
pub(super) fn shorter_erased(changes: &[Change<'_>], next: &Buffer) -> Vec<(u16, u16)> {
    let rows = changes.chunk_by(|one, other| one.1 == other.1);
    let mut erased = Vec::new();
    for row in rows {
        let Some((x, y, _)) = row.first().copied() else { continue };
        let begin = next.index_of(x, y);
        let after = &next.content[begin..begin + usize::from(next.area.width - x)];
        let Some(last) = after.last() else { continue };
        let mut cleared = Cell::EMPTY;
        cleared.bg = last.bg;
        let left = (x..).zip(after).filter(|(_, cell)| **cell != cleared && !is_same_blank(&cleared, cell));
        if !has_odd(after) && PLACE + length(left) < length(row.iter().map(|(x, _, cell)| (*x, *cell))) {
            erased.push((x, y));
        }
    }
    erased
}

/// About how many bytes it takes to send these cells of a row.
fn length<'a>(cells: impl Iterator<Item = (u16, &'a Cell)>) -> usize {
    let (mut length, mut blanks) = (0, 0);
    let mut before: Option<(u16, Pen)> = None;
    for (x, cell) in cells {
        let is_beside = before.is_some_and(|(at, _)| at + 1 == x);
        let is_blank = cell.symbol() == " ";
        blanks = if is_blank && is_beside { blanks + 1 } else { 0 };
        length += match blanks {
            0..ERASED => cell.symbol().len(),
            // from here on they are erased instead, and passed over
            ERASED => 2 * PLACE,
            _ => 0,
        };
        length += if is_beside { 0 } else { PLACE };
        let pen = match before {
            Some((_, pen)) if is_blank && pen.is_as_good_for_blanks(Pen::of(cell)) => pen,
            _ => Pen::of(cell),
        };
        length += if before.is_some_and(|(_, before)| before == pen) { 0 } else { COLOUR };
        before = Some((x, pen));
    }
    length
}

/// The changes of each pen together: on a screen that changes as a whole, another place costs less than another colour.
/// Of one pen the borders inside the screen go first, column by column: they are drawn downwards.
pub(super) fn arranged<'a>(changes: Vec<Change<'a>>, pen: Pen, next: &Buffer) -> Vec<Change<'a>> {
    let mut pens = vec![pen];
    let mut last = 0;
    let mut keyed: Vec<((usize, u16), Change<'a>)> = Vec::with_capacity(changes.len());
    for row in changes.chunk_by(|one, other| one.1 == other.1) {
        let begin = next.index_of(0, row.first().map_or(0, |change| change.1));
        let is_odd = has_odd(&next.content[begin..begin + usize::from(next.area.width)]);
        for (x, y, cell) in row.iter().copied() {
            let wanted = Pen::of(cell);
            if !(cell.symbol() == " " && pens[last].is_as_good_for_blanks(wanted)) {
                last = pens.iter().position(|pen| *pen == wanted).unwrap_or_else(|| {
                    pens.push(wanted);
                    pens.len() - 1
                });
            }
            keyed.push(((if is_odd { usize::MAX } else { last }, u16::MAX), (x, y, cell)));
        }
    }
    for at in 0..keyed.len() {
        let ((pen, _), (x, y, cell)) = keyed[at];
        let is_beside = |other: Option<&((usize, u16), Change<'_>)>| {
            other.is_some_and(|((other, _), (column, row, _))| *other == pen && *row == y && column.abs_diff(x) == 1)
        };
        let is_inside = pen != usize::MAX && x > 0 && x + 1 < next.area.width;
        let is_alone = !is_beside(at.checked_sub(1).and_then(|at| keyed.get(at))) && !is_beside(keyed.get(at + 1));
        if is_inside && is_alone && is_border(cell) {
            keyed[at].0.1 = x;
        }
    }
    keyed.sort_by_key(|(order, _)| *order);
    keyed.into_iter().map(|(_, change)| change).collect()
}

fn is_border(cell: &Cell) -> bool {
    cell.symbol().chars().all(|sign| matches!(sign, '|' | '#' | '\u{2500}'..='\u{257f}'))
}
