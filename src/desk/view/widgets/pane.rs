//! A pane: a frame with words in its border.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;
use ratatui::widgets::{Block, Borders, Widget};

use super::ground::wipe;
use super::text::{cells, cut, put, width};
use crate::desk::view::Look;

/// A frame; its border is double where the focus is.
#[derive(Clone, Debug, Default)]
pub struct Pane<'a> {
    left: &'a str,
    right: &'a str,
    below: &'a str,
    has_focus: bool,
    is_open: bool,
    is_window: bool,
}

impl<'a> Pane<'a> {
    /// A pane with `left` in its upper border.
    pub fn new(left: &'a str) -> Self {
        Self { left, ..Self::default() }
    }

    /// With `right` at the right end of its upper border.
    pub fn right(self, right: &'a str) -> Self {
        Self { right, ..self }
    }

    /// With `below` at the right end of its lower border.
    pub fn below(self, below: &'a str) -> Self {
        Self { below, ..self }
    }

    /// With an upper border only: what stands over the panes that have the focus in turn.
    pub fn open(self) -> Self {
        Self { is_open: true, ..self }
    }

    /// Over something else: a blank column on both sides keeps the two apart.
    pub fn window(self) -> Self {
        Self { is_window: true, has_focus: true, ..self }
    }

    /// Where the focus is.
    pub fn focus(self, has_focus: bool) -> Self {
        Self { has_focus, ..self }
    }

    /// The room that is left in the frame, with a blank column on both sides.
    pub fn inner(area: Rect) -> Rect {
        let inner = Block::bordered().inner(area);
        Rect { x: inner.x + inner.width.min(1), width: inner.width.saturating_sub(2), ..inner }
    }

    /// How many cells a line has in it.
    pub fn columns(area: Rect) -> u16 {
        Self::inner(area).width
    }

    /// Draws the frame and wipes what is inside; gives the room that is left.
    pub fn draw(self, buffer: &mut Buffer, area: Rect, look: &Look) -> Rect {
        let area = area.intersection(buffer.area);
        if self.is_window {
            let x = area.x.saturating_sub(1);
            let around = Rect { x, width: area.right() + 1 - x, ..area };
            wipe(buffer, around.intersection(buffer.area), look.theme.text());
        }
        wipe(buffer, area, look.theme.text());
        let style = look.theme.text().patch(look.theme.border(self.has_focus));
        let borders = if self.is_open { Borders::TOP } else { Borders::ALL };
        let block = Block::new().borders(borders).border_set(look.glyphs.border(self.has_focus));
        block.border_style(style).render(area, buffer);

        // the right one is the shorter; it goes first where there is no room for both
        let room = usize::from(area.width).saturating_sub(4);
        let title = look.theme.text().patch(if self.has_focus { look.theme.heading() } else { Style::new() });
        let left = cut(self.left, room.saturating_sub(2), look.glyphs.cut);
        let spare = room.saturating_sub(width(&left) + 3);
        if !left.is_empty() {
            put(buffer, area, 2, 0, Span::styled(format!(" {left} "), title));
        }
        let dim = look.theme.text().patch(look.theme.dim());
        if !self.right.is_empty() && width(self.right) + 2 <= spare {
            put_right(buffer, area, 0, self.right, dim);
        }
        if !self.below.is_empty() && width(self.below) + 4 <= room {
            put_right(buffer, area, area.height.saturating_sub(1), self.below, dim);
        }
        if self.is_open {
            let below = Rect { y: area.y + area.height.min(1), height: area.height.saturating_sub(1), ..area };
            return Rect { x: below.x + below.width.min(1), width: below.width.saturating_sub(2), ..below };
        }
        Self::inner(area)
    }
}

/// Draws ` words ` so that it ends two cells before the right end of `area`.
fn put_right(buffer: &mut Buffer, area: Rect, row: u16, words: &str, style: Style) {
    let used = cells(width(words) + 2);
    put(buffer, area, area.width.saturating_sub(used + 2), row, Span::styled(format!(" {words} "), style));
}

/// Signs in the lower border where something is out of sight.
pub fn more_to_see(buffer: &mut Buffer, area: Rect, above: bool, below: bool, look: &Look) {
    let signs = [(above, look.glyphs.more_above), (below, look.glyphs.more_below)];
    let signs: Vec<&str> = signs.into_iter().filter(|(is_there, _)| *is_there).map(|(_, sign)| sign).collect();
    if !signs.is_empty() {
        let signs = Span::styled(format!(" {} ", signs.join(" ")), look.theme.text().patch(look.theme.accent()));
        let column = area.width.saturating_sub(cells(width(&signs.content)) + 2);
        put(buffer, area, column, area.height.saturating_sub(1), signs);
    }
}
