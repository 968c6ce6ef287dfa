//! What somebody was at when they left, or the line dropped.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::layout::{self, Areas};
use super::widgets::text::{cells, put, put_lines, wrap};
use super::widgets::{Pane, keys};
use super::{Look, words};
use crate::desk::state::State;
use crate::desk::state::form::Form;

/// Draws what the draft under `slot` is about; gives the place of the cursor.
pub fn draw(buffer: &mut Buffer, areas: &Areas, slot: &str, state: &State, look: &Look) -> Position {
    let room = usize::from(Pane::columns(layout::middle(areas.main, 70, 0)));
    let mut lines = wrap(&what(slot, state, look), room);
    lines.push(String::new());
    let last = cells(lines.len());
    let area = layout::middle(areas.main, 70, last + 4);
    let inner = Pane::new(&look.text("resume-title")).window().draw(buffer, area, look);
    put_lines(buffer, inner, lines, look.theme.text());
    for (row, said) in (last..).zip(["resume-go-on", "resume-not-now"]) {
        put(buffer, inner, 0, row, keys::told(&look.text(said), " = ", look));
    }
    Position { x: inner.x, y: (inner.y + last).min(area.bottom().saturating_sub(1)) }
}

/// Which act on which case and point, how much of it was typed, and when that was kept.
fn what(slot: &str, state: &State, look: &Look) -> String {
    let what = match Form::of_slot(slot) {
        Some((action, Some(number))) => format!("{number}, {}", look.choice(action)),
        Some((action, None)) => look.choice(action),
        None => String::new(),
    };
    let draft = state.drafts.get(slot);
    let (point, letters) = draft.map_or((None, 0), |draft| Form::glance(&draft.body));
    let what = words::on_point(what, point, look);
    let house = &state.office.house;
    let kept_at = draft.map_or(state.office.now, |draft| draft.at);
    let is_today = house.date(kept_at) == state.office.today();
    let at = if is_today { look.time(kept_at, house) } else { look.day_and_time(kept_at, &state.office) };
    let key = if letters == 0 { "resume-what-chosen" } else { "resume-what" };
    look.text_with(key, &[("what", &what), ("count", &letters.to_string()), ("at", &at)])
}
