//! What lies over a pane: a question, the menu, the sum of the terms.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::Look;
use super::layout::{self, Areas};
use super::widgets::Pane;
use super::widgets::text::{cut, fit, put, put_lines, width, wrap};
use super::words;
use crate::desk::state::State;
use crate::desk::state::dialog::{Menu, Question};
use crate::desk::state::keymap;
use crate::lang;

/// One sentence with the case and the effect; no is the safe answer.
pub fn question(buffer: &mut Buffer, areas: &Areas, question: &Question, look: &Look) -> Position {
    let words = words::question(&question.ask, look);
    let lines = wrap(&words, 64);
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let area = layout::middle(areas.main, 70, rows + 5);
    let inner = Pane::new(&look.text("ask-title")).focus(true).draw(buffer, area, look);
    put_lines(buffer, inner, lines, look.theme.text());
    let answers = Rect { y: inner.y + rows + 1, height: inner.height.saturating_sub(rows + 1), ..inner };
    put_lines(buffer, answers, [look.text("ask-yes"), look.text("ask-no")], look.theme.accent());
    Position { x: answers.x, y: (answers.y + 1).min(area.bottom().saturating_sub(1)) }
}

/// All acts, found by name; what cannot be done now stands under it with the reason.
pub fn menu(buffer: &mut Buffer, areas: &Areas, menu: &Menu, state: &State, look: &Look) -> Position {
    let area = layout::middle(areas.main, 84, areas.main.height);
    let inner = Pane::new(&look.text("menu-title")).right(&look.text("menu-hint")).focus(true).draw(buffer, area, look);
    let label = format!("{} ", look.text("menu-sought"));
    let sought = lang::shown(&menu.sought.value()).into_owned();
    let column = u16::try_from(width(&label) + width(&menu.sought.before_cursor())).unwrap_or(u16::MAX);
    put(buffer, inner, 0, 0, Line::from(vec![Span::styled(label, look.dim()), Span::raw(sought)]));
    put(buffer, inner, 0, 1, Line::styled(look.glyphs.rule.repeat(usize::from(inner.width)), look.theme.border(false)));

    let items = state.menu_items(menu);
    let room = usize::from(inner.width);
    let mut lines: Vec<(Line<'static>, bool)> = Vec::new();
    let mut is_below = false;
    for (index, item) in items.iter().enumerate() {
        if item.refusal.is_some() && !is_below {
            is_below = true;
            lines.push((Line::styled(look.text("menu-not-now"), look.dim()), false));
        }
        let is_here = index == menu.at;
        let style = if is_here { look.theme.selected() } else { look.theme.text() };
        let here = if is_here { look.glyphs.here } else { " " };
        let step = item.action.clause().and_then(words::step_number);
        let step =
            step.map(|number| look.text_with("menu-step", &[("number", &number.to_string())])).unwrap_or_default();
        let key = keymap::letter_of(item.action).map(String::from).unwrap_or_default();
        let name = fit(&look.choice(item.action), room.saturating_sub(20), look.glyphs.cut);
        let words = format!("{} {name} {} {}", fit(here, 1, ""), fit(&step, 10, ""), fit(&key, 4, ""));
        lines.push((Line::styled(fit(&words, room, look.glyphs.cut), style), is_here));
        if let Some(refusal) = &item.refusal {
            let why = cut(&lang::refusal(look.lang, refusal), room.saturating_sub(4), look.glyphs.cut).into_owned();
            lines.push((Line::styled(format!("    {why}"), look.dim()), is_here));
        }
    }
    let rows = usize::from(inner.height.saturating_sub(2));
    let here = lines.iter().rposition(|(_, is_here)| *is_here).unwrap_or(0);
    let first = if lines.len() <= rows { 0 } else { (here + 2).saturating_sub(rows).min(lines.len() - rows) };
    for (row, (line, _)) in (2..inner.height).zip(lines.into_iter().skip(first)) {
        put(buffer, inner, 0, row, line);
    }
    Position { x: inner.x + column.min(inner.width.saturating_sub(1)), y: inner.y }
}

/// Why each date is what it is.
pub fn terms(buffer: &mut Buffer, areas: &Areas, state: &State, look: &Look) -> Position {
    let mut lines = Vec::new();
    let columns = 76;
    if let Some(case) = state.case() {
        let calendar = &state.office.house.calendar;
        for term in case.terms() {
            let near = look.nearness(&term, &state.office);
            lines.push(format!("{} ({}): {near}", look.choice(term.name), term.clause.code()));
            for sentence in words::sum("sum-days", &term, calendar, look) {
                lines.extend(wrap(&sentence, columns));
            }
            lines.push(String::new());
        }
        if lines.is_empty() {
            lines.push(look.text("sum-none"));
        }
    }
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2);
    let area = layout::middle(areas.main, 80, rows);
    let inner = Pane::new(&look.text("sum-title")).focus(true).draw(buffer, area, look);
    put_lines(buffer, inner, lines, look.theme.text());
    Position { x: inner.x, y: inner.y }
}
