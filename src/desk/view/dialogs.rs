//! What lies over a pane: a question, the menu, the sum of the terms.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::layout::{self, Areas};
use super::widgets::pane::more_to_see;
use super::widgets::text::{cells, put, put_lines, wrap};
use super::widgets::{Pane, keys};
use super::{Look, Shown, words};
use crate::desk::state::State;
use crate::desk::state::dialog::Question;
use crate::desk::state::scroll::Scroll;
use crate::lang::capital;

/// One sentence with the case and the effect; no is the safe answer.
pub fn question(buffer: &mut Buffer, areas: &Areas, question: &Question, state: &State, look: &Look) -> Position {
    let asked = words::question(&question.ask, &state.office, look);
    let lines = wrap(&asked, Pane::columns(layout::middle(areas.main, 70, 0)).into());
    let rows = cells(lines.len());
    let area = layout::middle(areas.main, 70, rows + 5);
    let inner = Pane::new(&look.text("ask-title")).window().draw(buffer, area, look);
    put_lines(buffer, inner, lines, look.theme.text());
    let answers = Rect { y: inner.y + rows + 1, height: inner.height.saturating_sub(rows + 1), ..inner };
    for (row, said) in (0..).zip([words::yes(&question.ask, &state.office, look), look.text("ask-no")]) {
        put(buffer, answers, 0, row, keys::told(&said, " = ", look));
    }
    Position { x: answers.x, y: (answers.y + 1).min(area.bottom().saturating_sub(1)) }
}

/// Why each date is what it is.
pub fn terms(buffer: &mut Buffer, areas: &Areas, scroll: Scroll, state: &State, look: &Look) -> Shown {
    let mut lines = Vec::new();
    let columns = usize::from(Pane::columns(areas.main)).min(76);
    if let Some(case) = state.case() {
        let calendar = &state.office.house.calendar;
        for term in case.terms() {
            let near = look.nearness(&term, &state.office);
            let sign = look.glyphs.level(term.level(state.office.today(), calendar));
            let name = capital(&look.choice(term.name));
            lines.push(format!("{sign} {name} ({}): {near}", term.clause.code()));
            for sentence in words::sum("sum-days", &term, calendar, look) {
                let rows = wrap(&sentence, columns.saturating_sub(2));
                lines.extend(rows.into_iter().map(|row| format!("  {row}")));
            }
            lines.push(String::new());
        }
        lines.pop();
        if lines.is_empty() {
            lines.push(look.text("sum-none"));
        }
    }
    let rows = cells(lines.len()).saturating_add(2);
    let area = layout::middle(areas.main, 80, rows);
    let right = state.case().map(|case| case.number.to_string()).unwrap_or_default();
    let inner = Pane::new(&look.text("sum-title")).right(&right).window().draw(buffer, area, look);
    let room = usize::from(inner.height);
    let furthest = lines.len().saturating_sub(room);
    let past = scroll.first(lines.len(), room);
    more_to_see(buffer, area, past > 0, past < furthest, look);
    put_lines(buffer, inner, lines.into_iter().skip(past), look.theme.text());
    Shown::scrolled(Position { x: inner.x, y: inner.y }, furthest)
}
