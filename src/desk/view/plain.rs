//! Two screens that cover everything: the curtain, which shows counts and no names, and the reading view, which shows a
//! text without borders, so that it can be marked with the mouse.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::widgets::ground::wipe;
use super::widgets::text::{cells, cut, put, put_lines, put_right, width, wrap};
use super::{Look, Shown, card, dossier, words};
use crate::desk::state::State;
use crate::desk::state::print::PrintItem;
use crate::desk::state::scroll::Scroll;
use crate::desk::state::ticker::Ticker;
use crate::lang::{shown, shown_lines};

/// Draws the curtain: for whoever stands at the counter.
pub fn curtain(buffer: &mut Buffer, state: &State, look: &Look) -> Position {
    let area = *buffer.area();
    wipe(buffer, area, look.theme.text());
    let Ticker { overdue, today, week, .. } = &state.ticker;
    let counts =
        [("overdue", overdue), ("today", today), ("week", week)].map(|(name, count)| (name, look.up_to(*count)));
    let values = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
    let mut lines = vec![look.text("curtain-title"), String::new(), look.text_with("curtain-counts", &values)];
    lines.push(String::new());
    lines.extend(wrap(&look.text("curtain-open"), usize::from(area.width.saturating_sub(8)).max(1)));
    let top = area.height.saturating_sub(6) / 2;
    let place = Rect { x: 4.min(area.width), y: top, width: area.width.saturating_sub(4), height: area.height - top };
    let title = lines.remove(0);
    put(buffer, place, 0, 0, Line::styled(title, look.theme.text().patch(look.theme.heading())));
    let below = Rect { y: place.y.saturating_add(1), height: place.height.saturating_sub(1), ..place };
    put_lines(buffer, below, lines, look.theme.text());
    Position { x: place.x.min(area.right().saturating_sub(1)), y: place.y }
}

/// The text of something, a line each: what is read, and what is copied.
pub fn text(item: &PrintItem, state: &State, columns: u16, look: &Look) -> Vec<String> {
    match item {
        PrintItem::Dossier(..) => dossier_in_hand(state, columns, look),
        PrintItem::Letter(_, letter) => wrap(&shown_lines(&letter.text), columns.into()),
        PrintItem::KeyCard => card::lines(look),
    }
}

fn dossier_in_hand(state: &State, columns: u16, look: &Look) -> Vec<String> {
    let Some(case) = state.case() else { return Vec::new() };
    let head = format!("{}  {}", case.number, shown(case.subject.as_str()));
    let facts = words::facts(case, &state.office, look).into_iter();
    let facts = facts.flat_map(|(key, value)| wrap(&format!("{}: {value}", look.text(key)), columns.into()));
    let lines = dossier::lines(case, &state.office, columns, look).into_iter().map(|line| line.words);
    [head].into_iter().chain(facts).chain([String::new()]).chain(lines).collect()
}

/// Draws the reading view.
pub fn reading(buffer: &mut Buffer, item: &PrintItem, scroll: Scroll, state: &State, look: &Look) -> Shown {
    let area = *buffer.area();
    wipe(buffer, area, look.theme.text());
    let lines = text(item, state, area.width.min(100), look);
    let room = usize::from(area.height.saturating_sub(1));
    let past = scroll.first(lines.len(), room);
    let furthest = lines.len().saturating_sub(room);
    for (row, words) in (0..area.height.saturating_sub(1)).zip(lines.into_iter().skip(past)) {
        put(buffer, area, 0, row, Line::raw(words.trim_end().to_owned()));
    }
    let hint = look.text(if state.office.own_folder.is_some() { "reading-hint-save" } else { "reading-hint" });
    let hint = cut(&hint, area.width.into(), look.glyphs.cut).into_owned();
    let below = furthest.saturating_sub(past);
    let below = if below > 0 { look.count("reading-below", below) } else { String::new() };
    let last = Rect { y: area.bottom().saturating_sub(1), height: area.height.min(1), ..area };
    buffer.set_style(last, look.theme.bar());
    if width(&hint) + width(&below) + 2 <= usize::from(area.width) {
        put_right(buffer, last, 0, Line::styled(below, look.theme.bar()));
    }
    let place = Rect { width: cells(width(&hint)).min(last.width), ..last };
    put(buffer, place, 0, 0, Span::styled(hint, look.theme.bar()));
    Shown::scrolled(Position { x: 0, y: 0 }, furthest)
}
