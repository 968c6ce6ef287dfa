//! The menu: everything by name, with its step and key, and under the line why the rest cannot be done now.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::layout::{self, Areas};
use super::widgets::pane::{Pane, more_to_see};
use super::widgets::text::{cells, cut, first_rows, fit, put, put_lines, width, wrap};
use super::{Look, words};
use crate::desk::state::State;
use crate::desk::state::action::Action;
use crate::desk::state::keymap::{self, Does};
use crate::desk::state::menu::{Entry, Menu, MenuItem};
use crate::lang;

/// The rows of the foot: a rule, what the procedure says, what was done last.
const FOOT: u16 = 4;

/// Draws it; gives the place of the cursor.
pub fn draw(buffer: &mut Buffer, areas: &Areas, menu: &Menu, state: &State, look: &Look) -> Position {
    let area = layout::middle(areas.main, 84, areas.main.height);
    let inner = Pane::new(&look.text("menu-title")).right(&look.text("menu-hint")).window().draw(buffer, area, look);
    let rule = || Line::styled(look.glyphs.rule.repeat(usize::from(inner.width)), look.theme.border(false));
    let label = format!("{} ", look.text("menu-sought"));
    let sought = lang::shown(&menu.sought.value()).into_owned();
    let column = cells(width(&label) + width(&menu.sought.before_cursor()));
    put(buffer, inner, 0, 0, Line::from(vec![Span::styled(label, look.dim()), Span::raw(sought)]));
    put(buffer, inner, 0, 1, rule());

    let items = state.menu_items(menu);
    let foot = if inner.height > 12 { FOOT } else { 0 };
    let rows = usize::from(inner.height.saturating_sub(2 + foot));
    let whole = lines(&items, menu.at, true, usize::from(inner.width), state, look);
    let lines =
        if whole.len() <= rows { whole } else { lines(&items, menu.at, false, usize::from(inner.width), state, look) };
    let here = lines.iter().rposition(|(_, is_here)| *is_here).unwrap_or(0);
    let first = if lines.len() <= rows { 0 } else { (here + 2).saturating_sub(rows).min(lines.len() - rows) };
    more_to_see(buffer, area, first > 0, first + rows < lines.len(), look);
    for (row, (line, _)) in (2..inner.height - foot).zip(lines.into_iter().skip(first)) {
        put(buffer, inner, 0, row, line);
    }
    if items.is_empty() {
        put(buffer, inner, 0, 2, Line::styled(look.text("menu-none"), look.dim()));
    }
    if foot > 0 {
        let place = Rect { y: inner.bottom() - foot, height: foot, ..inner };
        put(buffer, place, 0, 0, rule());
        draw_foot(buffer, place, items.get(menu.at), state, look);
    }
    Position { x: inner.x + column.min(inner.width.saturating_sub(1)), y: inner.y }
}

/// One line an item, two where there is a reason; whether the cursor is on it.
fn lines(
    items: &[MenuItem],
    at: usize,
    is_whole: bool,
    room: usize,
    state: &State,
    look: &Look,
) -> Vec<(Line<'static>, bool)> {
    let mut lines: Vec<(Line<'static>, bool)> = Vec::new();
    let mut is_below = false;
    for (index, item) in items.iter().enumerate() {
        if item.hindrance.is_some() && !is_below {
            is_below = true;
            if !lines.is_empty() {
                lines.push((Line::default(), false));
            }
            let heading = look.theme.text().patch(look.theme.heading());
            lines.push((Line::styled(look.text("menu-not-now"), heading), false));
        }
        let is_here = index == at;
        let style = if is_here { look.theme.selected() } else { look.theme.text() };
        let here = match (is_here, &item.hindrance) {
            (true, _) => look.glyphs.here,
            (false, Some(_)) => "-",
            (false, None) => " ",
        };
        let (step, key) = step_and_key(item.entry, look);
        let name = fit(&words::name_of(look.lang, item.entry), room.saturating_sub(20), look.glyphs.cut);
        let words = format!("{} {name} {} {}", fit(here, 1, ""), fit(&step, 10, ""), fit(&key, 6, ""));
        lines.push((Line::styled(fit(&words, room, look.glyphs.cut), style), is_here));
        if let Some(hindrance) = &item.hindrance {
            let why = wrap(&look.hindrance(hindrance, &state.office), room.saturating_sub(4));
            // the one with the cursor says all of it, the others where there is room
            let rows = if is_here || is_whole { why.len() } else { 1 };
            let why = first_rows(why, rows, room.saturating_sub(4), look.glyphs.cut);
            lines.extend(why.into_iter().map(|why| (Line::styled(format!("    {why}"), look.dim()), is_here)));
        }
    }
    lines
}

fn step_and_key(entry: Entry, look: &Look) -> (String, String) {
    match entry {
        Entry::Act(action) => {
            let step = action.clause().and_then(words::step_number);
            let step = step.map(|number| look.text_with("menu-step", &[("number", &number.to_string())]));
            let key = match action {
                Action::Register => Some("F6".to_owned()),
                action => keymap::letter_of(action).map(String::from),
            };
            (step.unwrap_or_default(), key.unwrap_or_default())
        }
        Entry::Desk(does) => {
            let letter = keymap::binding_of(does).map(|binding| look.key(binding.letter)).unwrap_or_default();
            let key = match does {
                Does::Help => format!("F1 {letter}"),
                Does::Archive => format!("F8 {letter}"),
                _ => letter,
            };
            (String::new(), key)
        }
    }
}

/// What the procedure says of the chosen one, and what was done last.
fn draw_foot(buffer: &mut Buffer, area: Rect, item: Option<&MenuItem>, state: &State, look: &Look) {
    let room = usize::from(area.width);
    if let Some(item) = item {
        let sentence = wrap(&words::about(item.entry, look), room);
        let rows = if state.remembered().is_empty() { 3 } else { 2 };
        let place = Rect { y: area.y + 1, height: rows, ..area };
        put_lines(buffer, place, first_rows(sentence, rows.into(), room, look.glyphs.cut), look.dim());
    }
    let remembered: Vec<String> = state
        .remembered()
        .iter()
        .map(|action| match keymap::letter_of(*action) {
            Some(letter) => format!("{} ({letter})", look.choice(*action)),
            None => look.choice(*action),
        })
        .collect();
    if !remembered.is_empty() {
        let words = look.text_with("menu-remembered", &[("what", &remembered.join(", "))]);
        put(buffer, area, 0, 3, Line::styled(cut(&words, room, look.glyphs.cut).into_owned(), look.dim()));
    }
}
