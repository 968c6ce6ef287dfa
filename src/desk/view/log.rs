//! The journal of a case, whole: each entry with its number, what was corrected with what it said before, and what was
//! taken back; and the list of a person's own acts that can be.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::text::Line;

use super::layout::{self, Areas};
use super::widgets::keys;
use super::widgets::pane::{Pane, more_to_see};
use super::widgets::text::{cells, cut, fit, put, wrap};
use super::{Look, Shown};
use crate::desk::state::State;
use crate::desk::state::office::Office;
use crate::desk::state::scroll::Scroll;
use crate::desk::state::undo::UndoItem;
use crate::lang::{entry_text, entry_title, shown_lines};
use crate::procedure::case::Case;

/// The column of the words, after the number of the entry.
const INDENT: usize = 5;

/// Draws the journal.
pub fn draw(buffer: &mut Buffer, areas: &Areas, scroll: Scroll, state: &State, look: &Look) -> Shown {
    let area = layout::middle(areas.main, 100, areas.main.height);
    let columns = usize::from(Pane::columns(area));
    let lines = state.case().map_or_else(Vec::new, |case| lines(case, &state.office, columns, look));
    let room = usize::from(area.height.saturating_sub(2));
    let past = scroll.first(lines.len(), room);
    let furthest = lines.len().saturating_sub(room);
    let below = furthest.saturating_sub(past);
    let below = if below > 0 { look.count("dossier-below", below) } else { String::new() };
    let title = look.text("log-title");
    let mut right = state.case().map(|case| case.number.to_string()).unwrap_or_default();
    if past > 0 {
        right = format!("{right}, {}", look.count("dossier-above", past));
    }
    let inner = Pane::new(&title).right(&right).below(&below).window().draw(buffer, area, look);
    for (row, (words, is_head)) in (0..inner.height).zip(lines.into_iter().skip(past)) {
        let style = if is_head { look.theme.text().patch(look.theme.heading()) } else { look.theme.text() };
        put(buffer, inner, 0, row, Line::styled(words, style));
    }
    Shown::scrolled(Position { x: inner.x, y: inner.y }, furthest)
}

fn lines(case: &Case, office: &Office, columns: usize, look: &Look) -> Vec<(String, bool)> {
    let room = columns.saturating_sub(INDENT);
    let blank = " ".repeat(INDENT);
    let mut lines = Vec::new();
    for entry in &case.journal {
        let who = look.name_of(&entry.by, &office.house);
        let when = look.lang.moment(entry.at, office.house.zone);
        let head = format!("{:>3}  {when}  {who}", entry.number);
        lines.push((cut(&head, columns, look.glyphs.cut).into_owned(), true));
        let mut say = |words: &str, is_head| {
            lines.extend(wrap(words, room).into_iter().map(|line| (format!("{blank}{line}"), is_head)));
        };
        let title = entry_title(look.lang, entry, &office.house);
        let is_undone = case.undone.contains(&entry.number);
        say(&if is_undone { format!("{title} {}", look.text("dossier-undone")) } else { title }, true);
        if let Some(text) = entry_text(look.lang, &entry.event) {
            say(&shown_lines(&text), false);
        }
        if let Some(correction) = case.corrections.iter().rev().find(|correction| correction.entry == entry.number) {
            say(&look.text_with("log-earlier", &[("text", correction.earlier.as_str())]), false);
        }
    }
    lines
}

/// Draws the person's own acts, newest first; the one with the cursor is asked about.
pub fn undo(buffer: &mut Buffer, areas: &Areas, at: usize, state: &State, look: &Look) -> Position {
    let items = state.undo_items();
    let asked = asked(items.get(at), Pane::columns(layout::middle(areas.main, 90, 0)).into(), state, look);
    let rows = cells(items.len() + asked.len()).saturating_add(3);
    let area = layout::middle(areas.main, 90, rows);
    let right = state.case().map(|case| case.number.to_string()).unwrap_or_default();
    let inner = Pane::new(&look.text("undo-title")).right(&right).window().draw(buffer, area, look);
    let room = usize::from(inner.width);
    let mut cursor = Position { x: inner.x, y: inner.y };
    // the answers stay in sight, and so does the act that is asked about
    let answers = cells(asked.len()).min(inner.height);
    let list = inner.height.saturating_sub(answers + u16::from(answers > 0));
    let first = (at + 1).saturating_sub(list.into());
    more_to_see(buffer, area, first > 0, first + usize::from(list) < items.len(), look);
    for (row, (index, item)) in (0..list).zip(items.iter().enumerate().skip(first)) {
        let entry = state.case().and_then(|case| case.journal.iter().find(|entry| entry.number == item.entry));
        let Some(entry) = entry else { continue };
        let is_here = index == at;
        let style = match (is_here, &item.refusal) {
            (true, _) => look.theme.selected(),
            (false, Some(_)) => look.dim(),
            (false, None) => look.theme.text(),
        };
        let here = if is_here { look.glyphs.here } else { " " };
        let when = fit(&look.day_and_time(entry.at, &state.office), 18, "");
        let title = entry_title(look.lang, entry, &state.office.house);
        let title = if item.is_undone { format!("{} {title}", look.text("undo-again")) } else { title };
        let title = if item.refusal.is_some() { format!("{} {title}", look.text("undo-not")) } else { title };
        let words = fit(&format!("{} {when} {title}", fit(here, 1, "")), room, look.glyphs.cut);
        put(buffer, inner, 0, row, Line::styled(words, style));
        if is_here {
            cursor.y = inner.y + row;
        }
    }
    for (row, line) in (inner.height - answers..inner.height).zip(asked) {
        put(buffer, inner, 0, row, keys::told(&line, " = ", look));
    }
    cursor
}

/// What yes does, and on a line of its own what no does; or why it cannot be.
fn asked(chosen: Option<&UndoItem>, room: usize, state: &State, look: &Look) -> Vec<String> {
    match chosen {
        Some(UndoItem { refusal: Some(refusal), .. }) => wrap(&look.refusal(refusal, &state.office.house), room),
        Some(item) => {
            let yes = look.text(if item.is_undone { "undo-ask-again" } else { "undo-ask" });
            wrap(&yes, room).into_iter().chain([look.text("ask-no")]).collect()
        }
        None => Vec::new(),
    }
}
