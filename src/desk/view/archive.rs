//! The archive: a line to seek in, what was found, and the chosen case to read. Nothing here changes anything.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::layout::Areas;
use super::widgets::pane::{Pane, more_to_see};
use super::widgets::text::{cells, cut, cut_line, fit, put, width};
use super::{Look, found};
use crate::desk::state::State;
use crate::lang::{self, shown};
use crate::procedure::summary::Summary;

/// The rows from which on the columns of the list have names.
const HEADED: u16 = 12;

/// Draws the pane; gives the place of the cursor, which stays in the line that is typed in.
pub fn draw(buffer: &mut Buffer, areas: &Areas, state: &State, look: &Look) -> Option<Position> {
    let head = Rect { height: 4.min(areas.main.height), ..areas.main };
    let cursor = draw_line(buffer, head, state, look);
    let below = Rect { y: head.bottom(), height: areas.main.height - head.height, ..areas.main };
    let (list, preview) = list_and_preview(below);
    draw_list(buffer, list, state, look);
    if let Some(area) = preview {
        found::draw(buffer, area, state, look);
    }
    Some(cursor)
}

/// The list beside the preview where there is room, else above it, else alone.
fn list_and_preview(area: Rect) -> (Rect, Option<Rect>) {
    if area.width >= 110 {
        let width = area.width * 11 / 20;
        let list = Rect { width, ..area };
        return (list, Some(Rect { x: area.x + width, width: area.width - width, ..area }));
    }
    if area.height < 12 {
        return (area, None);
    }
    let height = area.height / 2;
    (Rect { height, ..area }, Some(Rect { y: area.y + height, height: area.height - height, ..area }))
}

fn draw_line(buffer: &mut Buffer, area: Rect, state: &State, look: &Look) -> Position {
    let inner = Pane::new(&look.text("archive-title")).focus(state.has_focus()).draw(buffer, area, look);
    let label = format!("{} ", look.text("archive-sought"));
    let room = usize::from(inner.width).saturating_sub(width(&label) + 1);
    let archive = &state.archive;
    let typed = shown(&archive.sought.value()).into_owned();
    let before = width(&shown(&archive.sought.before_cursor()));
    // a line longer than the box shows its end, where the cursor is
    let hidden = before.saturating_sub(room);
    let seen: String = skip(&typed, hidden);
    put(buffer, inner, 0, 0, Line::from(vec![Span::styled(label.clone(), look.dim()), Span::raw(seen)]));
    let (words, style) = match &archive.fault {
        Some(fault) => {
            (format!("! {}", lang::query_fault(look.lang, fault)), look.theme.text().patch(look.theme.fault()))
        }
        None => (filter_words(state, inner.width, look), look.dim()),
    };
    let words = cut(&words, usize::from(inner.width), look.glyphs.cut).into_owned();
    put(buffer, inner, 0, 1, Line::styled(words, style));
    let column = cells(width(&label) + before - hidden);
    Position { x: inner.x + column.min(inner.width.saturating_sub(1)), y: inner.y }
}

/// The text without its first cells.
fn skip(text: &str, cells: usize) -> String {
    let mut left = cells;
    text.chars()
        .skip_while(|c| {
            let is_hidden = left > 0;
            left = left.saturating_sub(width(c.encode_utf8(&mut [0; 4])));
            is_hidden
        })
        .collect()
}

/// The fields that are asked, or what can be.
fn filter_words(state: &State, columns: u16, look: &Look) -> String {
    let archive = &state.archive;
    if !archive.cut.is_empty() {
        return look.text_with("archive-cut", &[("words", &archive.cut.join(", "))]);
    }
    let asked: Vec<String> =
        archive.query.filters().map(|(filter, is_excluded)| lang::filter(look.lang, filter, is_excluded)).collect();
    if asked.is_empty() {
        let none = look.text("archive-filter-none");
        let whole = format!("{none} {}", look.text("archive-filter-hint"));
        if width(&whole) <= usize::from(columns) { whole } else { none }
    } else {
        look.text_with("archive-filter", &[("filters", &asked.join("   "))])
    }
}

fn draw_list(buffer: &mut Buffer, area: Rect, state: &State, look: &Look) {
    let archive = &state.archive;
    let number = usize::try_from(archive.tally.number).unwrap_or(usize::MAX);
    let right = if archive.fault.is_some() {
        // what is listed was found before
        String::new()
    } else if archive.tally.is_more {
        look.text_with("archive-more", &[("count", &lang::count(archive.tally))])
    } else {
        look.count("archive-count", number)
    };
    let whole = Pane::inner(area);
    // the names of the columns, where there is room for them
    let head = u16::from(whole.height >= HEADED && !archive.cases.is_empty());
    let inner = Rect { y: whole.y + head, height: whole.height - head, ..whole };
    // a second row for the words around what was sought, where there is room for it
    let per_case: u16 = if archive.query.has_words() && inner.height >= 20 { 2 } else { 1 };
    let room = usize::from(inner.height / per_case);
    let at = archive.at().unwrap_or(0);
    let first =
        if archive.cases.len() <= room { 0 } else { (at + 2).saturating_sub(room).min(archive.cases.len() - room) };
    Pane::new(&look.text("archive-found")).right(&right).draw(buffer, area, look);
    more_to_see(buffer, area, first > 0, first + room < archive.cases.len(), look);
    if archive.is_loaded && archive.cases.is_empty() {
        let words = match archive.cause {
            Some((field, tally)) => lang::nothing_found(look.lang, field, tally),
            None if !state.office.sees_cases() => look.text("empty-no-cases"),
            None => look.text("archive-nothing"),
        };
        let lines = super::widgets::text::wrap(&words, usize::from(inner.width));
        super::widgets::text::put_lines(buffer, inner, lines, look.dim());
        return;
    }
    if head > 0 {
        let names = ["column-number", "archive-outcome", "archive-closed", "column-subject"].map(|key| look.text(key));
        let [number, outcome, closed, subject] = names.each_ref().map(String::as_str);
        let words = format!("  {}{subject}", columns(number, outcome, closed, look));
        let words = cut(&words, usize::from(whole.width), look.glyphs.cut).into_owned();
        put(buffer, whole, 0, 0, Line::styled(words, look.dim()));
    }
    for (row, (index, case)) in (0..inner.height / per_case).zip(archive.cases.iter().enumerate().skip(first)) {
        let place = Rect { y: inner.y + row * per_case, height: 1, ..inner };
        draw_case(buffer, place, case, index == at, state, look);
        // one that has nothing of what is sought now was found with fewer letters
        if per_case == 2
            && let Some(snippet) = archive.snippets.get(&case.number)
            && !archive.query.marks(&snippet.text).is_empty()
        {
            let place = Rect { x: inner.x + 4, y: place.y + 1, width: inner.width.saturating_sub(4), height: 1 };
            let text = shown(&snippet.text).replace('…', look.glyphs.cut);
            let words = format!("{}: {text}", look.choice(snippet.passage));
            let line = found::marked(&words, &archive.query, look.dim(), look);
            put(buffer, place, 0, 0, cut_line(line, usize::from(place.width), look.glyphs.cut));
        }
    }
}

/// What stands before the subject, in its columns.
fn columns(number: &str, outcome: &str, closed: &str, look: &Look) -> String {
    let sign = look.glyphs.cut;
    format!("{} {} {} ", fit(number, 13, sign), fit(outcome, 13, sign), fit(closed, 10, sign))
}

fn draw_case(buffer: &mut Buffer, place: Rect, case: &Summary, is_here: bool, state: &State, look: &Look) {
    let style = if is_here { look.theme.selected() } else { look.theme.text() };
    let sign = look.glyphs.cut;
    let here = if is_here { look.glyphs.here } else { " " };
    let outcome = match case.finding {
        Some(finding) => look.choice(finding),
        None => look.named("archive-no-finding", case.kind),
    };
    let closed = case.closed_on.map(|on| on.format("%d-%m-%Y").to_string()).unwrap_or_default();
    let head = format!("{} {}", fit(here, 1, ""), columns(case.number.as_str(), &outcome, &closed, look));
    let room = usize::from(place.width).saturating_sub(width(&head));
    let subject = cut(&shown(&case.subject), room, sign).into_owned();
    buffer.set_style(place, style);
    let mut line = found::marked(&subject, &state.archive.query, style, look);
    line.spans.insert(0, Span::styled(head, style));
    put(buffer, place, 0, 0, cut_line(line, usize::from(place.width), look.glyphs.cut));
}
