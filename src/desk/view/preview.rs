//! The preview of the chosen case: where it is, what now, why.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::widgets::Pane;
use super::widgets::text::{cells, cut, first_rows, put, put_lines, width, wrap};
use super::{Look, words};
use crate::desk::state::State;
use crate::lang::{shown, shown_lines};
use crate::procedure::case::Case;
use crate::procedure::steps::{self, Progress, Step};

/// Draws the case in hand in `area`.
pub fn draw(buffer: &mut Buffer, area: Rect, state: &State, look: &Look) {
    let Some(case) = state.hand.shown() else {
        Pane::new("").draw(buffer, area, look);
        return;
    };
    let title = format!("{}  {}", case.number, shown(case.subject.as_str()));
    let kind = words::kind(case, look);
    let inner = Pane::new(&title).right(&kind).draw(buffer, area, look);
    let mut row = 0;
    if inner.height > 6 {
        row += facts(buffer, inner, case, state, look);
        row += 1;
    }
    row +=
        track(buffer, Rect { y: inner.y + row, height: inner.height.saturating_sub(row), ..inner }, case, state, look);
    let room = usize::from(inner.width);
    let now = wrap(&words::what_now(case, &state.office, look), room.saturating_sub(LABEL));
    row += u16::from(inner.height > 6);
    row += labelled(buffer, inner, row, &look.text("preview-now"), &now, look);
    row += u16::from(inner.height > 6);
    if let Some(hand_over) = &case.hand_over {
        let from = look.name_of(&hand_over.from, &state.office.house);
        let text = format!("{from}: {}", shown_lines(hand_over.reason.as_str()));
        row +=
            labelled(buffer, inner, row, &look.text("preview-handed"), &wrap(&text, room.saturating_sub(LABEL)), look);
    }
    let left = usize::from(inner.height.saturating_sub(row));
    let text = wrap(&shown_lines(case.text.as_str()), room.saturating_sub(LABEL));
    let text = first_rows(text, left, room.saturating_sub(LABEL), look.glyphs.cut);
    labelled(buffer, inner, row, &look.text("preview-text"), &text, look);
}

/// The width of the labels at the left.
const LABEL: usize = 11;

fn labelled(buffer: &mut Buffer, area: Rect, row: u16, label: &str, lines: &[String], look: &Look) -> u16 {
    put(buffer, area, 0, row, Line::styled(cut(label, LABEL - 1, look.glyphs.cut).into_owned(), look.dim()));
    let column = u16::try_from(LABEL).unwrap_or(0);
    let place = Rect {
        x: area.x + column.min(area.width),
        y: area.y + row.min(area.height),
        width: area.width.saturating_sub(column),
        height: area.height.saturating_sub(row),
    };
    put_lines(buffer, place, lines, look.theme.text());
    cells(lines.len())
}

/// Who, about what, when, whose; gives the rows that it took.
pub fn facts(buffer: &mut Buffer, area: Rect, case: &Case, state: &State, look: &Look) -> u16 {
    let cells = words::facts(case, &state.office, look);
    let columns = if area.width >= 100 { 3 } else { 2 };
    let cell = area.width / columns;
    for (at, (key, value)) in cells.iter().enumerate() {
        let at = u16::try_from(at).unwrap_or(0);
        let label = look.text(key);
        let room = usize::from(cell).saturating_sub(width(&label) + 3);
        let line = Line::from(vec![
            Span::styled(format!("{label}  "), look.dim()),
            Span::styled(cut(value, room, look.glyphs.cut).into_owned(), look.theme.text()),
        ]);
        put(buffer, area, (at % columns) * cell, at / columns, line);
    }
    6 / columns
}

/// The steps on one line (two where there is room for the dates); gives the rows that it took.
fn track(buffer: &mut Buffer, area: Rect, case: &Case, state: &State, look: &Look) -> u16 {
    let steps = steps::track(case, state.office.today(), &state.office.house);
    let is_short = area.width < 114;
    let mut spans = Vec::new();
    let mut dates = String::new();
    for step in &steps {
        let words = step_words(step, is_short, look);
        let cells = width(&words);
        let date = step_date(step, look);
        let gap = if is_short { " " } else { "  " };
        let style = match step.progress {
            Progress::Due(level, _) => look.theme.text().patch(look.theme.level(level)),
            Progress::Busy => look.theme.text().patch(look.theme.accent()),
            Progress::Done(_) | Progress::Waiting | Progress::Skipped => look.dim(),
        };
        let room = cells.max(if is_short { 0 } else { width(&date) + 2 });
        spans.push(Span::styled(words, style));
        spans.push(Span::raw(format!("{}{gap}", " ".repeat(room - cells))));
        dates.push_str(&format!("  {}{gap}", super::widgets::text::fit(&date, room.saturating_sub(2), "")));
    }
    put(buffer, area, 0, 0, Line::from(spans));
    if is_short || area.height < 3 {
        return 1;
    }
    put(buffer, area, 0, 1, Line::styled(dates, look.dim()));
    2
}

/// `√ 3 Bevestiging`.
pub fn step_words(step: &Step, is_short: bool, look: &Look) -> String {
    let sign = look.glyphs.progress(step.progress);
    let name = look.named(if is_short { "step-short" } else { "step" }, step.clause);
    match words::step_number(step.clause) {
        Some(number) if is_short => format!("{sign}{number} {name}"),
        Some(number) => format!("{sign} {number} {name}"),
        None => format!("{sign} {name}"),
    }
}

/// When it was done, or must be.
pub fn step_date(step: &Step, look: &Look) -> String {
    match step.progress {
        Progress::Done(on) => look.day(on),
        Progress::Due(_, due) => look.text_with("step-due", &[("day", &look.day(due))]),
        Progress::Busy => look.text("step-busy"),
        Progress::Skipped => look.text("step-skipped"),
        Progress::Waiting => String::new(),
    }
}
