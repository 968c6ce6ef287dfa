//! The ground that everything is drawn on.
//!
//! Invariant: what was there before is gone, signs and colours. Row by row, since every screen begins with all of its cells.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Fills `area` with blanks in `style`.
pub fn wipe(buffer: &mut Buffer, area: Rect, style: Style) {
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        let first = buffer.index_of(area.left(), y);
        if let Some(row) = buffer.content.get_mut(first..first + usize::from(area.width)) {
            for cell in row {
                cell.reset();
                cell.set_style(style);
            }
        }
    }
}
