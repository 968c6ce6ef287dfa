//! The archive: a line to seek in, what was found, and the chosen case to read. Nothing here changes anything.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::layout::{self, Areas};
use super::widgets::Pane;
use super::widgets::text::{fit, put, width};
use super::{Look, preview};
use crate::desk::state::State;
use crate::lang::shown;

/// Draws the pane; gives the place of the cursor, which stays in the line that is typed in.
pub fn draw(buffer: &mut Buffer, areas: &Areas, state: &State, look: &Look) -> Option<Position> {
    let head = Rect { height: 3.min(areas.main.height), ..areas.main };
    let title = look.text("archive-title");
    let inner = Pane::new(&title).focus(true).draw(buffer, head, look);
    let label = format!("{} ", look.text("archive-sought"));
    let sought = &state.archive.sought;
    let typed = shown(&sought.value()).into_owned();
    put(buffer, inner, 0, 0, Line::from(vec![Span::styled(label.clone(), look.dim()), Span::raw(typed)]));
    let column = u16::try_from(width(&label) + width(&sought.before_cursor())).unwrap_or(u16::MAX);
    let cursor = Position { x: inner.x + column.min(inner.width.saturating_sub(1)), y: inner.y };

    let below =
        Areas { main: Rect { y: head.bottom(), height: areas.main.height - head.height, ..areas.main }, ..*areas };
    let (list, preview_area) = layout::list_and_preview(&below);
    draw_list(buffer, list, areas, state, look);
    if let Some(area) = preview_area {
        preview::draw(buffer, area, state, look);
    }
    Some(cursor)
}

fn draw_list(buffer: &mut Buffer, area: Rect, areas: &Areas, state: &State, look: &Look) {
    let archive = &state.archive;
    let right = look.count("archive-count", archive.cases.len());
    let inner = Pane::new(&look.text("archive-found")).right(&right).draw(buffer, area, look);
    if archive.is_loaded && archive.cases.is_empty() {
        put(buffer, inner, 0, 0, Line::styled(look.text("archive-nothing"), look.dim()));
        return;
    }
    let room = usize::from(inner.height);
    let at = archive.at().unwrap_or(0);
    let first =
        if archive.cases.len() <= room { 0 } else { (at + 2).saturating_sub(room).min(archive.cases.len() - room) };
    let sign = look.glyphs.cut;
    for (row, (index, case)) in (0..inner.height).zip(archive.cases.iter().enumerate().skip(first)) {
        let is_here = index == at;
        let style = if is_here { look.theme.selected() } else { look.theme.text() };
        let here = if is_here { look.glyphs.here } else { " " };
        let outcome = case.finding.map_or_else(|| look.choice(case.kind), |finding| look.choice(finding));
        let closed = case.closed_on.map(|on| look.lang.date(on)).unwrap_or_default();
        let mut words =
            format!("{} {} {} ", fit(here, 1, ""), fit(case.number.as_str(), 14, sign), fit(&outcome, 20, sign));
        if areas.room.is_roomy() {
            words.push_str(&format!("{} {} ", fit(&look.choice(case.stage), 16, sign), fit(&closed, 14, sign)));
        }
        words.push_str(&shown(&case.subject));
        let place = Rect { y: inner.y + row, height: 1, ..inner };
        buffer.set_style(place, style);
        put(buffer, place, 0, 0, Line::styled(fit(&words, usize::from(inner.width), sign), style));
    }
}
