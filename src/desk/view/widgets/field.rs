//! What somebody is typing, with the place of the cursor in it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::text::{cells, put, width};
use crate::desk::state::field::Field;
use crate::desk::view::Look;

/// Draws a field of one line, between brackets; gives the place of the cursor.
pub fn line(buffer: &mut Buffer, area: Rect, field: &Field, look: &Look) -> Position {
    let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: area.height.min(1), ..area };
    put(buffer, area, 0, 0, "[");
    put(buffer, area, area.width.saturating_sub(1), 0, "]");
    typed(buffer, inside, field, look)
}

/// Draws what was typed; gives the place of the cursor.
pub fn typed(buffer: &mut Buffer, area: Rect, field: &Field, look: &Look) -> Position {
    let area = area.intersection(buffer.area);
    buffer.set_style(area, look.theme.field());
    // the cursor can stand behind the last letter of a full row
    let room = Rect { width: area.width.saturating_sub(u16::from(field.has_many_lines())), ..area };
    field.area().render(room, buffer);
    let row = field.area().screen_cursor().row;
    let (top, left) = field.area().scroll_offset();
    // measured as it is drawn: the widget counts code points
    let start = field.area().screen_to_data(row, 0);
    let line = field.area().lines().get(start.0).map(String::as_str).unwrap_or_default();
    let before: String = line.chars().take(field.cursor().1).skip(start.1).collect();
    let column = cells(width(&before)).saturating_sub(left).min(area.width.saturating_sub(1));
    let row = cells(row).saturating_sub(top).min(area.height.saturating_sub(1));
    Position { x: area.x + column, y: area.y + row }
}
