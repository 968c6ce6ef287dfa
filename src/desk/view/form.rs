//! Draws a form: labels left, what is typed beside them, what is wrong under it.
//!
//! Invariant: the field with the cursor is always in sight, whatever the size, and nothing that was typed is changed.

mod pick;
mod sheet;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::widgets::Pane;
use super::widgets::text::{cells, put, put_lines, wrap};
use super::{Look, layout, trouble};
use crate::desk::state::State;
use crate::desk::state::action::Action;
use crate::desk::state::form::Form;
use sheet::Sheet;

/// The widest that a form is.
const WIDEST: u16 = 120;

/// Draws `form` in `area`, and what F4 opened over it anywhere in `whole`; gives the place of the cursor.
pub fn draw(buffer: &mut Buffer, area: Rect, whole: Rect, form: &Form, state: &State, look: &Look) -> Option<Position> {
    let middle = layout::middle(area, WIDEST, area.height);
    let cursor = sheet_of(buffer, middle, form, state, look);
    match (&form.pick, cursor) {
        (Some(pick), Some(cursor)) => Some(pick::draw(buffer, whole, cursor, pick, state, look)),
        _ => cursor,
    }
}

/// Draws the form itself in the upper part of `area` that it needs.
fn sheet_of(buffer: &mut Buffer, area: Rect, form: &Form, state: &State, look: &Look) -> Option<Position> {
    let title = look.choice(form.action);
    let title = match &form.case {
        Some(number) => format!("{number}  {title}"),
        None if form.action == Action::HandOver => {
            format!("{}  {title}", look.count("cases", state.inbox.marked.len()))
        }
        None => title,
    };
    let inner_width = Pane::columns(area);
    let foot = footer(form, inner_width, state, look);
    let room = area.height.saturating_sub(cells(foot.len()) + 2);
    let sheet = Sheet::new(form, &state.office, look, inner_width, room);
    let used = sheet.total().min(room);
    let height = (used + cells(foot.len()) + 2).min(area.height);
    let area = Rect { height, ..area };
    let inner = Pane::new(&title).right(&look.text("form-required")).focus(true).draw(buffer, area, look);
    let fields_area = Rect { height: used.min(inner.height), ..inner };
    let below = Rect { y: inner.y + fields_area.height, height: inner.height - fields_area.height, ..inner };
    put_lines(buffer, below, &foot, look.theme.text().patch(look.theme.fault()));

    let (cursor, first, last) = sheet.draw(buffer, fields_area);
    more_to_see(buffer, area, first, last, look);
    cursor
}

/// Signs in the lower border where fields are out of sight.
fn more_to_see(buffer: &mut Buffer, area: Rect, above: bool, below: bool, look: &Look) {
    let signs = [(above, look.glyphs.more_above), (below, look.glyphs.more_below)];
    let signs: Vec<&str> = signs.into_iter().filter(|(is_there, _)| *is_there).map(|(_, sign)| sign).collect();
    if !signs.is_empty() {
        let line = Line::styled(format!(" {} ", signs.join(" ")), look.theme.text().patch(look.theme.accent()));
        let column = area.width.saturating_sub(cells(line.width()) + 2);
        put(buffer, area, column, area.height.saturating_sub(1), line);
    }
}

/// What the form says as a whole: that it is being saved, or why it was not.
fn footer(form: &Form, width: u16, state: &State, look: &Look) -> Vec<String> {
    let words = match (&form.trouble, form.waiting) {
        (_, Some(_)) => look.text("form-busy"),
        (Some(trouble), None) => format!("! {}", trouble::words(trouble, &state.office.house, look)),
        (None, None) => return Vec::new(),
    };
    let mut lines = wrap(&words, width.into());
    lines.insert(0, String::new());
    lines
}
