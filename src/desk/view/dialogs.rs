//! What lies over a pane: a question, the menu, the sum of the terms.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Look;
use super::layout::{self, Areas};
use super::widgets::Pane;
use super::widgets::text::{cells, put_lines, wrap};
use super::words;
use crate::desk::state::State;
use crate::desk::state::dialog::Question;

/// One sentence with the case and the effect; no is the safe answer.
pub fn question(buffer: &mut Buffer, areas: &Areas, question: &Question, state: &State, look: &Look) -> Position {
    let asked = words::question(&question.ask, &state.office, look);
    let lines = wrap(&asked, usize::from(Pane::columns(areas.main)).min(64));
    let rows = cells(lines.len());
    let area = layout::middle(areas.main, 70, rows + 5);
    let inner = Pane::new(&look.text("ask-title")).focus(true).draw(buffer, area, look);
    put_lines(buffer, inner, lines, look.theme.text());
    let answers = Rect { y: inner.y + rows + 1, height: inner.height.saturating_sub(rows + 1), ..inner };
    let said = [words::yes(&question.ask, &state.office, look), look.text("ask-no")];
    put_lines(buffer, answers, said, look.theme.accent());
    Position { x: answers.x, y: (answers.y + 1).min(area.bottom().saturating_sub(1)) }
}

/// Why each date is what it is.
pub fn terms(buffer: &mut Buffer, areas: &Areas, state: &State, look: &Look) -> Position {
    let mut lines = Vec::new();
    let columns = usize::from(Pane::columns(areas.main)).min(76);
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
    let rows = cells(lines.len()).saturating_add(2);
    let area = layout::middle(areas.main, 80, rows);
    let inner = Pane::new(&look.text("sum-title")).focus(true).draw(buffer, area, look);
    put_lines(buffer, inner, lines, look.theme.text());
    Position { x: inner.x, y: inner.y }
}
