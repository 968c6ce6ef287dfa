//! Two texts for one place: the colleague's and one's own, with what stands in one of them only, and the four answers.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use unicode_segmentation::UnicodeSegmentation;

use super::layout::{self, Areas};
use super::widgets::pane::{Pane, more_to_see};
use super::widgets::text::{cut, put, put_lines, wrap};
use super::{Look, words};
use crate::desk::state::State;
use crate::lang::shown_lines;

/// The rows of the four answers, and the lines round them.
const ANSWERS: u16 = 6;

/// Draws it; gives the place of the cursor.
pub fn draw(buffer: &mut Buffer, areas: &Areas, at: usize, state: &State, look: &Look) -> Position {
    let area = layout::middle(areas.main, 112, areas.main.height);
    let right = state.case().map(|case| case.number.to_string()).unwrap_or_default();
    let inner = Pane::new(&look.text("conflict-title")).right(&right).window().draw(buffer, area, look);
    let (who, time) = words::colleague(state, look);
    let about = look.text_with("conflict-about", &[("who", &who), ("time", &time)]);
    let about = wrap(&about, inner.width.into());
    let head = u16::try_from(about.len()).unwrap_or(2);
    put_lines(buffer, inner, about, look.theme.text());

    let foot = ANSWERS.min(inner.height.saturating_sub(head + 2));
    let middle = Rect { y: inner.y + head, height: inner.height.saturating_sub(head + foot), ..inner };
    let (theirs, ours) = state.both_texts();
    let theirs = theirs.unwrap_or_default();
    let names = [look.text_with("conflict-theirs", &[("who", &who), ("time", &time)]), look.text("conflict-ours")];
    let places = places(middle, areas.room.is_roomy());
    for ((place, name), (text, other)) in places.into_iter().zip(names).zip([(&theirs, &ours), (&ours, &theirs)]) {
        draw_text(buffer, place, &name, text, other, look);
    }

    let foot = Rect { y: inner.bottom().saturating_sub(foot), height: foot, ..inner };
    put(buffer, foot, 0, 0, Line::styled(look.text("conflict-ask"), look.theme.text().patch(look.theme.heading())));
    let mut cursor = Position { x: foot.x, y: foot.y };
    for (row, key) in (1..foot.height).zip(["both", "merge", "leave", "use"]) {
        let index = usize::from(row) - 1;
        let is_here = index == at;
        let style = if is_here { look.theme.selected() } else { look.theme.text() };
        let here = if is_here { look.glyphs.here } else { " " };
        let words = format!("{here} {}  {}", index + 1, look.text_with(&format!("conflict-{key}"), &[("who", &who)]));
        put(buffer, foot, 0, row, Line::styled(cut(&words, foot.width.into(), look.glyphs.cut).into_owned(), style));
        if is_here {
            cursor.y = foot.y + row;
        }
    }
    put(buffer, foot, 0, 5, Line::styled(look.text("conflict-marks"), look.dim()));
    cursor
}

fn places(area: Rect, is_roomy: bool) -> [Rect; 2] {
    if is_roomy {
        let half = area.width / 2;
        [Rect { width: half, ..area }, Rect { x: area.x + half, width: area.width - half, ..area }]
    } else {
        let half = area.height / 2;
        [Rect { height: half, ..area }, Rect { y: area.y + half, height: area.height - half, ..area }]
    }
}

/// A text by sentences; one that the other text has not is marked by a sign and by colour.
fn draw_text(buffer: &mut Buffer, area: Rect, name: &str, text: &str, other: &str, look: &Look) {
    let inner = Pane::new(name).draw(buffer, area, look);
    let room = usize::from(inner.width.saturating_sub(2));
    let mut lines: Vec<(String, bool)> = Vec::new();
    for sentence in shown_lines(text).split('\n').flat_map(str::split_sentence_bounds) {
        let sentence = sentence.trim();
        if sentence.is_empty() {
            continue;
        }
        let is_new = !other.contains(sentence);
        let sign = if is_new { "+" } else { " " };
        lines.extend(wrap(sentence, room).into_iter().map(|words| (format!("{sign} {words}"), is_new)));
    }
    // where there is no room for all of it, what differs is in sight
    let rows = usize::from(inner.height);
    let differs = lines.iter().position(|(_, is_new)| *is_new).unwrap_or(0);
    let first = if lines.len() <= rows { 0 } else { differs.min(lines.len() - rows) };
    more_to_see(buffer, area, first > 0, first + rows < lines.len(), look);
    for (row, (sentence, is_new)) in (0..inner.height).zip(lines.into_iter().skip(first)) {
        let style = if is_new { look.theme.text().patch(look.theme.accent()) } else { look.theme.text() };
        put(buffer, inner, 0, row, Line::styled(sentence, style));
    }
}
