//! What somebody was at when they left, or the line dropped.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::Look;
use super::layout::{self, Areas};
use super::widgets::Pane;
use super::widgets::text::{put_lines, wrap};
use crate::desk::state::form::Form;

/// Draws what the draft under `slot` is about; gives the place of the cursor.
pub fn draw(buffer: &mut Buffer, areas: &Areas, slot: &str, look: &Look) -> Position {
    let what = match Form::of_slot(slot) {
        Some((action, Some(number))) => format!("{number}, {}", look.choice(action)),
        Some((action, None)) => look.choice(action),
        None => String::new(),
    };
    let room = usize::from(Pane::columns(areas.main)).min(64);
    let mut lines = wrap(&look.text_with("resume-what", &[("what", &what)]), room);
    lines.push(String::new());
    let last = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    lines.push(look.text("resume-go-on"));
    lines.push(look.text("resume-not-now"));
    let area = layout::middle(areas.main, 70, last + 4);
    let inner = Pane::new(&look.text("resume-title")).focus(true).draw(buffer, area, look);
    put_lines(buffer, inner, lines, look.theme.text());
    Position { x: inner.x, y: (inner.y + last).min(area.bottom().saturating_sub(1)) }
}
