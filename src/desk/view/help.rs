//! Help: the keys, the signs, and the sentence of the procedure behind the step of the case in hand.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::Look;
use super::layout::{self, Areas};
use super::widgets::Pane;
use super::widgets::text::{fit, put_lines, wrap};
use crate::desk::state::State;
use crate::desk::state::keymap;
use crate::procedure::Choice;

/// Draws page `page`; past the last one, the last.
pub fn draw(buffer: &mut Buffer, areas: &Areas, page: usize, state: &State, look: &Look) -> Option<Position> {
    let area = layout::middle(areas.main, 90, areas.main.height);
    let columns = usize::from(area.width.saturating_sub(4));
    let lines = lines(state, columns, look);
    let rows = usize::from(area.height.saturating_sub(2)).max(1);
    let pages = lines.len().div_ceil(rows).max(1);
    let page = page.min(pages - 1);
    let right = look.text_with("help-page", &[("page", &(page + 1).to_string()), ("pages", &pages.to_string())]);
    let inner = Pane::new(&look.text("help-title")).right(&right).focus(true).draw(buffer, area, look);
    put_lines(buffer, inner, lines.into_iter().skip(page * rows).take(rows), look.theme.text());
    Some(Position { x: inner.x, y: inner.y })
}

fn lines(state: &State, columns: usize, look: &Look) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(clause) = state.case().and_then(|case| case.stage().clause()) {
        lines.push(look.text_with("help-procedure", &[("clause", &clause.code())]));
        let sentence = look.text(&format!("clause-{}-sentence", clause.name()));
        lines.extend(wrap(&sentence, columns.saturating_sub(2)).into_iter().map(|line| format!("  {line}")));
        lines.push(String::new());
    }
    lines.push(look.text("help-letters"));
    let letters: Vec<String> = keymap::all()
        .iter()
        .map(|binding| format!("  {}  {}", binding.letter, look.text(&format!("key-{}", binding.name))))
        .collect();
    // two columns, so that all letters are seen at once
    let half = letters.len().div_ceil(2);
    for row in 0..half {
        let left = letters.get(row).map_or("", String::as_str);
        let right = letters.get(row + half).map_or("", String::as_str);
        lines.push(format!("{}{right}", fit(left, columns / 2, look.glyphs.cut)));
    }
    lines.push(String::new());
    lines.push(look.text("help-everywhere"));
    for key in ["f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "esc", "tab"] {
        lines.push(format!("  {}", look.text(&format!("help-{key}"))));
    }
    lines.push(String::new());
    let glyphs = look.glyphs;
    lines.push(look.text("help-signs"));
    for (sign, key) in [
        (glyphs.overdue, "sign-overdue"),
        (glyphs.today, "sign-today"),
        (glyphs.upcoming, "sign-upcoming"),
        (glyphs.done, "sign-done"),
        (glyphs.waiting, "sign-waiting"),
        (glyphs.here, "sign-here"),
    ] {
        lines.push(format!("  {sign}  {}", look.text(key)));
    }
    lines.push(String::new());
    lines.push(look.text("help-trouble"));
    for key in ["help-frozen", "help-garbage", "help-no-fkeys", "help-paste"] {
        lines.push(format!("  {}", look.text(key)));
    }
    lines
}
