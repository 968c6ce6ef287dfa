//! The list from which fields, values and kept searches are picked.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::text::{Line, Span};

use super::Look;
use super::layout::{self, Areas};
use super::widgets::pane::{Pane, more_to_see};
use super::widgets::text::{cells, fit, put, width};
use crate::desk::state::State;
use crate::desk::state::pick::{Pick, PickItem};
use crate::lang::shown;

/// Draws it; gives the place of the cursor.
pub fn draw(buffer: &mut Buffer, areas: &Areas, pick: &Pick, state: &State, look: &Look) -> Position {
    let area = layout::middle(areas.main, 72, areas.main.height.min(22));
    let title = pick.field.map_or_else(|| look.text("pick-title"), |field| look.choice(field));
    let inner = Pane::new(&title).right(&look.text("pick-hint")).window().draw(buffer, area, look);
    let label = format!("{} ", look.text("pick-sought"));
    let typed = shown(&pick.sought.value()).into_owned();
    let column = cells(width(&label) + width(&pick.sought.before_cursor()));
    put(buffer, inner, 0, 0, Line::from(vec![Span::styled(label, look.dim()), Span::raw(typed)]));
    put(buffer, inner, 0, 1, Line::styled(look.glyphs.rule.repeat(usize::from(inner.width)), look.theme.border(false)));
    let items = state.pick_items(pick);
    if items.is_empty() {
        put(buffer, inner, 0, 2, Line::styled(look.text("pick-nothing"), look.dim()));
    }
    let rows = usize::from(inner.height.saturating_sub(2));
    let first = if items.len() <= rows { 0 } else { (pick.at + 2).saturating_sub(rows).min(items.len() - rows) };
    more_to_see(buffer, area, first > 0, first + rows < items.len(), look);
    for (row, (index, item)) in (2..inner.height).zip(items.iter().enumerate().skip(first)) {
        let style = if index == pick.at { look.theme.selected() } else { look.theme.text() };
        let here = if index == pick.at { look.glyphs.here } else { " " };
        let words = format!("{} {}", fit(here, 1, ""), words_for(item, state, look));
        let room = usize::from(inner.width);
        put(buffer, inner, 0, row, Line::styled(fit(&words, room, look.glyphs.cut), style));
    }
    Position { x: inner.x + column.min(inner.width.saturating_sub(1)), y: inner.y }
}

fn words_for(item: &PickItem, state: &State, look: &Look) -> String {
    match item {
        PickItem::Field(field) => {
            let name = format!("{}:", field.name_in(state.archive.tongue));
            format!("{} {}", fit(&name, 14, ""), look.named("pick-field", *field))
        }
        PickItem::Value(value) => shown(value).into_owned(),
        PickItem::Saved { name, query } => look.text_with("pick-saved", &[("name", name), ("query", query)]),
        PickItem::Keep(name) => look.text_with("pick-keep", &[("name", name)]),
    }
}
