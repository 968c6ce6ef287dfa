//! Rows that only moved.

use std::hash::{DefaultHasher, Hash, Hasher};

use ratatui::buffer::{Buffer, Cell};

/// Fewer equal rows that moved are not worth a scroll.
const SCROLLED: usize = 3;

/// Rows `top..bottom` moved up by so many, or down where negative.
pub(super) struct Scroll {
    pub top: usize,
    pub bottom: usize,
    pub by: isize,
}

impl Scroll {
    /// Looks for rows that moved. Colours do not count: the chosen row changes its own while the list moves.
    pub fn find(shown: &Buffer, next: &Buffer) -> Option<Self> {
        let width = usize::from(next.area.width).max(1);
        let rows = shown.content.chunks(width).zip(next.content.chunks(width));
        if rows.filter(|(before, after)| before != after).count() <= SCROLLED {
            return None;
        }
        let words = |buffer: &Buffer| -> Vec<u64> { buffer.content.chunks(width).map(words_of).collect() };
        let (before, after) = (words(shown), words(next));
        let differs = |row: &usize| before[*row] != after[*row];
        let top = (0..after.len()).find(differs)?;
        let bottom = (0..after.len()).rfind(differs)? + 1;
        let changed = (top..bottom).filter(differs).count();
        let most = isize::try_from((bottom - top) / 2).ok()?;
        let moved = |by: isize| {
            let rows =
                (top..bottom).filter(|row| row.checked_add_signed(by).is_some_and(|old| (top..bottom).contains(&old)));
            rows.filter(|row| differs(row) && row.checked_add_signed(by).is_some_and(|old| before[old] == after[*row]))
                .count()
        };
        let by = (-most..=most).filter(|by| *by != 0).max_by_key(|by| (moved(*by), -by.abs()))?;
        // most of what changed is moving, so that little is moved that must be put right again
        (moved(by) >= SCROLLED && moved(by) * 2 > changed).then_some(Self { top, bottom, by })
    }
}

fn words_of(row: &[Cell]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for cell in row {
        cell.symbol().hash(&mut hasher);
    }
    hasher.finish()
}
