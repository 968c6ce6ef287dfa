//! Draws what F4 opened over a form: a calendar with the numbers of its weeks, or a list.
//!
//! Invariant: it lies under the field it is for, or above where there is no room, and never outside the pane.

use chrono::Datelike;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::desk::state::State;
use crate::desk::state::form::{Label, List, Pick, weeks};
use crate::desk::view::widgets::pane::{Pane, more_to_see};
use crate::desk::view::widgets::text::{cells, cut, first_rows, fit, put, put_lines, width, wrap};
use crate::desk::view::{Look, words};
use crate::lang;
use crate::procedure::Date;
use crate::procedure::calendar::DayOff;

/// The fewest columns that something can be made out in beside a window.
const STRIP: u16 = 8;
/// The most rows of a list.
const LIST_ROWS: u16 = 9;
/// The rows of a text that are shown before it is put in.
const TEXT_ROWS: u16 = 6;

/// Draws `pick` under `field`, which has this name; gives the place of the cursor.
pub(super) fn draw(
    buffer: &mut Buffer,
    area: Rect,
    field: Position,
    (pick, name): (&Pick, &str),
    state: &State,
    look: &Look,
) -> Position {
    match pick {
        Pick::Calendar(day) => calendar(buffer, area, field, *day, state, look),
        Pick::Values(list) => values(buffer, area, field, (list, name), look),
        Pick::Texts(list) => texts(buffer, area, field, (list, &look.text("form-pick-texts")), look),
    }
}

/// A window of `columns` by `rows` under `field`, or above it where that has more room.
fn window(area: Rect, field: Position, columns: u16, rows: u16) -> Rect {
    // next to nothing beside it is no use
    let width = if area.width.saturating_sub(columns) < STRIP { area.width } else { columns };
    let below = area.bottom().saturating_sub(field.y + 1);
    let above = field.y.saturating_sub(area.y);
    let x = field.x.saturating_sub(1).min(area.right().saturating_sub(width)).max(area.x);
    if below >= rows || below >= above {
        Rect { x, y: field.y + 1, width, height: rows.min(below) }
    } else {
        let height = rows.min(above);
        Rect { x, y: field.y - height, width, height }
    }
}

fn calendar(buffer: &mut Buffer, area: Rect, field: Position, day: Date, state: &State, look: &Look) -> Position {
    let title = format!("{} {}", look.text(&format!("month-{}", day.month())), day.year());
    // room for a month of six weeks, so that it stands still
    let below = holiday(day, state).map(|why| words::day_off(why, look)).unwrap_or_default();
    let inner = Pane::new(&title).below(&below).window().draw(buffer, window(area, field, 30, 9), look);
    let names = (1..=7).map(|number| fit(&look.text(&format!("weekday-{number}")), 2, ""));
    let names = names.collect::<Vec<_>>().join(" ");
    put(buffer, inner, 0, 0, Line::styled(format!("{}  {names}", fit(&look.text("calendar-week"), 3, "")), look.dim()));
    let today = state.office.today();
    let mut cursor = Position { x: inner.x, y: inner.y };
    let weeks = weeks(day);
    // where there is no room for all of them, the one with the cursor is there
    let chosen = weeks.iter().position(|week| week.contains(&day)).unwrap_or_default();
    let past = (chosen + 2).saturating_sub(usize::from(inner.height));
    for (row, week) in (1..inner.height).zip(weeks.into_iter().skip(past)) {
        let mut spans = vec![Span::styled(format!("{:>3} ", week[0].iso_week().week()), look.dim())];
        for (at, here) in week.into_iter().enumerate() {
            let is_free = here.month() != day.month() || !state.office.house.calendar.is_working_day(here);
            let style = if here == day {
                cursor = Position { x: inner.x + 4 + 3 * cells(at), y: inner.y + row };
                look.theme.selected()
            } else if here == today {
                look.theme.today()
            } else if is_free {
                look.dim()
            } else {
                look.theme.text()
            };
            let number = if here.month() == day.month() { format!("{:>2}", here.day()) } else { "  ".to_owned() };
            let is_holiday = here.month() == day.month() && holiday(here, state).is_some();
            let before = match (here == day, is_holiday) {
                (true, _) => look.glyphs.here,
                (false, true) => look.glyphs.waiting,
                (false, false) => " ",
            };
            spans.extend([Span::raw(before), Span::styled(number, style)]);
        }
        put(buffer, inner, 0, row, Line::from(spans));
    }
    cursor
}

/// Why a day of the week is no working day.
fn holiday(day: Date, state: &State) -> Option<DayOff> {
    state.office.house.calendar.day_off(day).filter(|why| *why != DayOff::Weekend)
}

/// One row for each value that was found, with what was typed to find it.
fn values(buffer: &mut Buffer, area: Rect, field: Position, (list, name): (&List, &str), look: &Look) -> Position {
    let found = list.found();
    let reads = |label: &Label| words::option(label, look);
    let widest = found.iter().map(|option| width(&reads(&option.label))).max().unwrap_or(0);
    let columns = cells(widest + 10).clamp(34, 70);
    let height = cells(found.len()).clamp(1, LIST_ROWS) + 2;
    let sought = sought(list, name, look);
    let place = window(area, field, columns, height);
    let inner = Pane::new(&sought).window().draw(buffer, place, look);
    let (first, room) = (first_row(list, inner), usize::from(inner.height));
    more_to_see(buffer, place, first > 0, first + room < found.len(), look);
    listed(buffer, inner, list, &found.iter().map(|option| reads(&option.label)).collect::<Vec<_>>(), look)
}

/// The titles of texts, and how the one with the cursor reads.
fn texts(buffer: &mut Buffer, area: Rect, field: Position, (list, name): (&List, &str), look: &Look) -> Position {
    let found = list.found();
    let count = cells(found.len()).clamp(1, LIST_ROWS);
    let area = window(area, field, 74, count + TEXT_ROWS + 3);
    let title = sought(list, name, look);
    let inner = Pane::new(&title).window().draw(buffer, area, look);
    let count = count.min(inner.height.saturating_sub(3).max(1));
    let top = Rect { height: count.min(inner.height), ..inner };
    let names: Vec<String> = found.iter().map(|option| words::option(&option.label, look)).collect();
    let cursor = listed(buffer, top, list, &names, look);
    if let Some(text) = found.get(list.at) {
        let below = Rect { y: inner.y + top.height + 1, height: inner.height.saturating_sub(top.height + 1), ..inner };
        let rule = look.glyphs.rule.repeat(usize::from(inner.width));
        put(buffer, inner, 0, top.height, Line::styled(rule, look.theme.border(false)));
        let columns = usize::from(inner.width);
        let rows = wrap(&lang::shown_lines(&text.value), columns);
        put_lines(buffer, below, first_rows(rows, below.height.into(), columns, look.glyphs.cut), look.dim());
    }
    cursor
}

/// What the list is for, and what was typed to find something in it.
fn sought(list: &List, name: &str, look: &Look) -> String {
    let typed = list.sought.value();
    if typed.is_empty() {
        name.to_owned()
    } else {
        look.text_with("form-pick-sought", &[("text", &lang::shown(&typed))])
    }
}

/// The first row that is drawn: the one with the cursor is always there.
fn first_row(list: &List, area: Rect) -> usize {
    (list.at + 1).saturating_sub(area.height.into())
}

fn listed(buffer: &mut Buffer, area: Rect, list: &List, names: &[String], look: &Look) -> Position {
    let first = first_row(list, area);
    if names.is_empty() {
        put(buffer, area, 0, 0, Line::styled(look.text("form-pick-nothing"), look.dim()));
    }
    for (row, (at, name)) in (0..area.height).zip(names.iter().enumerate().skip(first)) {
        let is_here = at == list.at;
        let here = if is_here { look.glyphs.here } else { " " };
        let digit = if at < 9 && list.sought.is_empty() { (at + 1).to_string() } else { " ".to_owned() };
        let words = format!("{here} {digit} {}", cut(name, usize::from(area.width.saturating_sub(4)), look.glyphs.cut));
        let style = if is_here { look.theme.selected() } else { look.theme.text() };
        put(buffer, area, 0, row, Line::styled(fit(&words, area.width.into(), look.glyphs.cut), style));
    }
    Position { x: area.x, y: area.y + cells(list.at.saturating_sub(first)).min(area.height.saturating_sub(1)) }
}
