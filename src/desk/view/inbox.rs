//! The inbox: open cases grouped by urgency, which is the work list, and a preview of the chosen one.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use super::layout::{self, Areas};
use super::passed::Panel;
use super::widgets::Pane;
use super::widgets::ground::wipe;
use super::widgets::text::{cells, cut_line, fit, flow, hit, hit_in, put, put_lines, width, wrap};
use super::{Look, found, preview, screen, words};
use crate::desk::state::State;
use crate::desk::state::inbox::{Only, Sorting};
use crate::desk::state::ticker::Urgency;
use crate::lang::shown;
use crate::procedure::summary::Summary;
use crate::procedure::{CaseNumber, Role};

/// Draws the list and the preview, as far as they are in `sight`; gives the place of the cursor.
pub fn draw(buffer: &mut Buffer, areas: &Areas, sight: Rect, state: &State, look: &Look) -> Option<Position> {
    if state.inbox.is_loaded && state.inbox.cases.is_empty() {
        return empty(buffer, areas, state, look);
    }
    let (list, preview_area) = layout::list_and_preview(areas);
    let cursor = draw_list(buffer, list, areas, state, look);
    if let Some(area) = preview_area.map(|area| area.intersection(sight)).filter(|area| area.height > 2) {
        preview::draw(buffer, area, state, look);
    }
    cursor
}

/// The case that is drawn at `position`.
pub fn case_at(areas: &Areas, position: Position, state: &State, look: &Look) -> Option<CaseNumber> {
    let (list, _) = layout::list_and_preview(areas);
    let cases = state.inbox.rows(&state.office);
    let rows = rows_of(&cases, state);
    let panel = Panel::of(state, look, Pane::columns(list), Window::rows(list, areas, state));
    let Window { head, room, first, .. } = Window::of(list, areas, &rows, panel.as_ref(), state);
    let inner = Pane::inner(list);
    let row = position.y.checked_sub(inner.y + head).map(usize::from).filter(|row| *row < room)?;
    match rows.get(first + row) {
        Some(Row::Case(case, _)) if inner.contains(position) => Some(case.number.clone()),
        _ => None,
    }
}

/// Which of the rows are drawn.
struct Window {
    /// Rows above the first of them: names of columns, what is sought, the head of a group once more.
    head: u16,
    /// How many can be drawn.
    room: usize,
    /// The first that is.
    first: usize,
    /// The group that goes on from the page before.
    again: Option<(Urgency, usize)>,
}

impl Window {
    /// How many rows can be drawn below the head, were there no panel.
    fn rows(area: Rect, areas: &Areas, state: &State) -> usize {
        usize::from(area.height.saturating_sub(2 + Self::head(areas, state)))
    }

    fn head(areas: &Areas, state: &State) -> u16 {
        u16::from(areas.room.is_roomy()) + u16::from(is_sought(state))
    }

    fn of(area: Rect, areas: &Areas, rows: &[Row<'_>], panel: Option<&Panel>, state: &State) -> Self {
        let head = Self::head(areas, state);
        let room = Self::rows(area, areas, state).saturating_sub(panel.map_or(0, |panel| usize::from(panel.height())));
        let has_groups = rows.iter().any(|row| matches!(row, Row::Head(..)));
        let first = first_row(place_of_cursor(rows, state).unwrap_or(0), rows.len(), room, has_groups);
        let again = rows.iter().take(first).rev().find_map(|row| match row {
            Row::Head(urgency, count) => Some((*urgency, *count)),
            Row::Case(..) => None,
        });
        let again = again.filter(|_| matches!(rows.get(first), Some(Row::Case(..))));
        let used = usize::from(again.is_some());
        Self { head: head + cells(used), room: room.saturating_sub(used), first, again }
    }
}

fn is_sought(state: &State) -> bool {
    state.inbox.is_seeking || !state.inbox.sought.is_empty()
}

fn place_of_cursor(rows: &[Row<'_>], state: &State) -> Option<usize> {
    let selected = state.inbox.selected.as_ref();
    rows.iter().position(|row| matches!(row, Row::Case(case, _) if Some(&case.number) == selected))
}

/// The first row to draw. The list turns a page when the cursor leaves it, rather than moving under the cursor: that costs
/// a screen once in a screen, and between them a key costs no more than two rows. The last page is full, and a page after the
/// first begins with the head of its group.
fn first_row(at: usize, rows: usize, room: usize, has_groups: bool) -> usize {
    let step = room.saturating_sub(usize::from(has_groups)).max(1);
    match at.checked_sub(room) {
        Some(past) => (room + past / step * step).min(rows.saturating_sub(step)),
        None => 0,
    }
}

/// A row of the list: the head of a group, or a case.
enum Row<'a> {
    Head(Urgency, usize),
    Case(&'a Summary, Urgency),
}

fn draw_list(buffer: &mut Buffer, area: Rect, areas: &Areas, state: &State, look: &Look) -> Option<Position> {
    let cases = state.inbox.rows(&state.office);
    let is_mine = state.inbox.is_mine;
    let title = match state.inbox.only {
        Only::All => look.text(if is_mine { "inbox-mine" } else { "inbox-all" }),
        only => {
            let what = look.choice(only);
            look.text_with(if is_mine { "inbox-only-mine" } else { "inbox-only" }, &[("what", &what)])
        }
    };
    let is_chosen = state.inbox.is_chosen();
    let marked = state.inbox.marked.len();
    let mut right = match state.inbox.counts {
        _ if marked > 0 => look.count("inbox-marked", marked),
        Some(counts) if !is_chosen => look.text_with("inbox-many", &[("count", &look.up_to(counts.open))]),
        Some(_) => look.count("inbox-first", cases.len()),
        None => {
            let count = look.count("inbox-count", cases.len());
            format!("{count}, {}", look.named("sorted", state.inbox.sorting))
        }
    };
    let rows = rows_of(&cases, state);
    let at = place_of_cursor(&rows, state);
    let panel = Panel::of(state, look, Pane::columns(area), Window::rows(area, areas, state));
    let Window { room, first, again, .. } = Window::of(area, areas, &rows, panel.as_ref(), state);
    let above = rows.iter().take(first).filter(|row| matches!(row, Row::Case(..))).count();
    if above > 0 {
        let above = look.text_with("inbox-above", &[("count", &above.to_string())]);
        // where there is room for one of both, where somebody is
        right = if areas.room == layout::Room::Small { above } else { format!("{right}, {above}") };
    }
    let hidden = rows.iter().skip(first + room).filter(|row| matches!(row, Row::Case(..))).count();
    let below = match state.inbox.counts {
        Some(_) if hidden > 0 => look.text("inbox-further"),
        _ if hidden > 0 => look.count("inbox-more", hidden),
        _ => String::new(),
    };
    let inner = Pane::new(&title).right(&right).below(&below).focus(state.has_focus()).draw(buffer, area, look);

    let columns = Columns::of(inner.width, areas.room.is_roomy());
    let mut cursor = None;
    let mut line = 0;
    if is_sought(state) {
        let sought = format!("{} {}", look.text("inbox-sought"), state.inbox.sought.value());
        put(buffer, inner, 0, line, Line::styled(shown(&sought).into_owned(), look.theme.accent()));
        if state.inbox.is_seeking {
            let column = u16::try_from(width(&sought)).unwrap_or(0);
            cursor = Some(Position { x: inner.x + column.min(inner.width.saturating_sub(1)), y: inner.y });
        }
        line += 1;
    }
    if areas.room.is_roomy() {
        put(buffer, inner, 0, line, Line::styled(columns.header(look), look.dim()));
        line += 1;
    }
    if let Some((urgency, count)) = again {
        head_row(buffer, Rect { y: inner.y + line, height: 1, ..inner }, urgency, count, look);
        line += 1;
    }
    for (index, row) in rows.iter().enumerate().skip(first).take(room) {
        let place = Rect { y: inner.y + line, height: 1, ..inner };
        match row {
            Row::Head(urgency, count) => head_row(buffer, place, *urgency, *count, look),
            Row::Case(case, urgency) => {
                let is_here = at == Some(index);
                case_row(buffer, place, case, *urgency, &columns, is_here, state, look);
                if is_here && !state.inbox.is_seeking {
                    cursor = Some(Position { x: place.x, y: place.y });
                }
            }
        }
        line += 1;
    }
    if let Some(panel) = panel {
        let height = panel.height();
        panel.draw(buffer, Rect { y: inner.bottom() - height, height, ..inner }, look);
    }
    if cases.is_empty() {
        let none = if is_sought(state) { "inbox-none-fits" } else { "inbox-none-such" };
        put(buffer, inner, 0, line, Line::styled(look.text(none), look.dim()));
    }
    cursor
}

fn rows_of<'a>(cases: &[&'a Summary], state: &State) -> Vec<Row<'a>> {
    let today = state.office.today();
    if state.inbox.sorting != Sorting::Urgency {
        // another order has no groups
        return cases.iter().map(|case| Row::Case(case, Urgency::of(case, today))).collect();
    }
    let mut rows = Vec::new();
    for urgency in Urgency::ALL {
        let of: Vec<&Summary> = cases.iter().copied().filter(|case| Urgency::of(case, today) == urgency).collect();
        if !of.is_empty() {
            rows.push(Row::Head(urgency, state.inbox.counted(urgency).unwrap_or(of.len())));
            rows.extend(of.into_iter().map(|case| Row::Case(case, urgency)));
        }
    }
    rows
}

fn head_row(buffer: &mut Buffer, area: Rect, urgency: Urgency, count: usize, look: &Look) {
    let name = match urgency {
        Urgency::Overdue => "group-overdue",
        Urgency::Today => "group-today",
        Urgency::Week => "group-week",
        Urgency::Later => "group-later",
        Urgency::NoTerm => "group-none",
    };
    let rule = look.glyphs.rule;
    let words = format!("{rule}{rule} {} ({}) ", look.text(name), look.up_to(count));
    let rest = rule.repeat(usize::from(area.width).saturating_sub(width(&words)));
    let style = look.theme.text().patch(look.theme.border(false));
    put(buffer, area, 0, 0, Line::from(vec![Span::styled(words, look.dim()), Span::styled(rest, style)]));
}

/// How wide the columns are.
struct Columns {
    number: usize,
    what: usize,
    near: usize,
    due: usize,
    turn: usize,
    subject: usize,
}

impl Columns {
    fn of(width: u16, is_roomy: bool) -> Self {
        let (number, what, near, due, turn) = if is_roomy { (14, 18, 13, 10, 16) } else { (13, 15, 11, 0, 11) };
        // where there is no room for a subject, whose turn it is takes what is left
        let left = usize::from(width).saturating_sub(4 + number + what + near + 3);
        let turn = turn.min(left);
        let gap = usize::from(is_roomy);
        let used = 4 + number + what + near + due + turn + 4 + usize::from(due > 0) + gap;
        let turn = turn + gap;
        Self { number, what, near, due, turn, subject: usize::from(width).saturating_sub(used) }
    }

    fn line(&self, cells: [&str; 6], cut: &str) -> (String, String, String) {
        let [number, what, near, due, turn, subject] = cells;
        let before = format!("{} {} ", fit(number, self.number, cut), fit(what, self.what, cut));
        let near = fit(near, self.near, cut);
        let due = if self.due > 0 { format!("{} ", fit(due, self.due, cut)) } else { String::new() };
        let after = format!(" {due}{} {}", fit(turn, self.turn, cut), fit(subject, self.subject, cut));
        (before, near, after)
    }

    fn header(&self, look: &Look) -> String {
        let names = ["column-number", "column-what", "column-term", "column-due", "column-turn", "column-subject"];
        let names = names.map(|name| look.text(name));
        let (before, near, after) = self.line(names.each_ref().map(String::as_str), look.glyphs.cut);
        format!("    {before}{near}{after}")
    }
}

#[allow(clippy::too_many_arguments)] // one row, all that it shows
fn case_row(
    buffer: &mut Buffer,
    area: Rect,
    case: &Summary,
    urgency: Urgency,
    columns: &Columns,
    is_here: bool,
    state: &State,
    look: &Look,
) {
    let term = case.next_term();
    let near = match term {
        Some(term) if state.passed.is_new(&case.number) => {
            let days = (state.office.today() - term.due).num_days().to_string();
            look.text_with("passed-new", &[("days", &days)])
        }
        Some(term) => look.nearness(&term, &state.office),
        // no term, so its age (W5)
        None => {
            let age = (state.office.today() - state.office.house.date(case.received_at)).num_days().max(0);
            look.text_with("near-open", &[("days", &age.to_string())])
        }
    };
    let due = term.map(|term| look.day(term.due)).unwrap_or_default();
    let level = term.map(|term| term.level(state.office.today(), &state.office.house.calendar));
    let sign = level.map_or(look.glyphs.waiting, |level| look.glyphs.level(level));
    let what = words::to_do(case, look);
    let turn = words::turn_of(case, &state.office, look);
    let turn = if width(&turn) > columns.turn { words::short_name(&turn) } else { turn };
    let subject = match state.reminder_of(&case.number) {
        Some(at) => format!("{}  {}", words::reminder(at, &state.office, look), shown(&case.subject)),
        None => shown(&case.subject).into_owned(),
    };
    let subject = with_hit(subject, state, columns.subject, look.glyphs.cut);
    let cells = [case.number.as_str(), what.as_str(), near.as_str(), due.as_str(), turn.as_str(), &subject];
    let (before, near, after) = columns.line(cells, look.glyphs.cut);
    let base = if is_here { look.theme.selected() } else { look.theme.text() };
    let badge = match urgency {
        Urgency::Overdue => base.patch(look.theme.overdue()),
        Urgency::Today => base.patch(look.theme.today()),
        _ => base,
    };
    let here = if is_here { look.glyphs.here } else { " " };
    let mark = if state.inbox.marked.contains(&case.number) { look.glyphs.marked } else { " " };
    let line = Line::from(vec![
        Span::styled(format!("{}{mark}{sign} ", fit(here, 1, "")), base),
        Span::styled(before, base),
        Span::styled(near.trim_end().to_owned(), badge),
        Span::styled(" ".repeat(width(&near) - width(near.trim_end())), base),
        Span::styled(after, base),
    ]);
    wipe(buffer, area, base);
    put(buffer, area, 0, 0, cut_line(marked(line, state, look), area.width.into(), look.glyphs.cut));
}

/// A subject that does not fit begins later, where what was sought in it would be out of sight.
fn with_hit(subject: String, state: &State, room: usize, sign: &str) -> String {
    let sought = state.inbox.sought.value().to_lowercase();
    let Some(at) = hit(&subject, &sought).filter(|at| width(&subject[..at + sought.len()]) + width(sign) > room) else {
        return subject;
    };
    let before = width(&subject[..at]).saturating_sub(room.saturating_sub(width(&sought) + width(sign)) / 2);
    let mut passed = 0;
    let kept = subject.grapheme_indices(true).find(|(_, letter)| {
        passed += width(letter);
        passed > before
    });
    let from = kept.map_or(at, |(from, _)| from.min(at));
    format!("{sign}{}", &subject[from..])
}

/// The row with what was sought in it marked, where that is in sight.
fn marked(line: Line<'static>, state: &State, look: &Look) -> Line<'static> {
    let sought = state.inbox.sought.value().to_lowercase();
    if sought.is_empty() {
        return line;
    }
    let found = look.theme.today().add_modifier(Modifier::UNDERLINED);
    // without colour the signs of the archive, where they push no column: in the last one
    let (before, after) = if found::is_plain(look) { look.glyphs.marks } else { ("", "") };
    let last = line.spans.len().saturating_sub(1);
    let split = |(nth, span): (usize, Span<'static>)| -> Vec<Span<'static>> {
        match hit(&span.content, &sought) {
            Some(at) if nth == last && !before.is_empty() => {
                let (start, rest) = span.content.split_at(at);
                let (hit, end) = rest.split_at(sought.len());
                vec![Span::styled(format!("{start}{before}{hit}{after}{end}"), span.style)]
            }
            Some(at) => hit_in(&span.content, at, sought.len(), (span.style, found)).to_vec(),
            None => vec![span],
        }
    };
    Line::from(line.spans.into_iter().enumerate().flat_map(split).collect::<Vec<_>>())
}

/// What an empty desk says of itself; where nothing was said yet of this terminal, that too.
fn empty(buffer: &mut Buffer, areas: &Areas, state: &State, look: &Look) -> Option<Position> {
    let title = look.text("inbox-all");
    let right = look.text_with("inbox-count", &[("count", "0")]);
    let inner = Pane::new(&title).right(&right).focus(state.has_focus()).draw(buffer, areas.main, look);
    let elsewhere = if state.office.is_for_archive() {
        Some("empty-for-archive")
    } else if state.office.is_for_appeals() {
        Some("empty-for-appeals")
    } else if state.office.is_for_analysis() {
        Some("empty-for-analysis")
    } else if state.office.actor.is(Role::CaseWorker) {
        None
    } else {
        Some("empty-no-cases")
    };
    let check = if state.asks_about_screen() { screen::height(inner.width) } else { 0 };
    let is_short = check > 0 && inner.height < 28;
    let keys: &[&str] = if let Some(words) = &elsewhere {
        std::slice::from_ref(words)
    } else if is_short {
        &["empty-first", "empty-register", "empty-after", "empty-steps"]
    } else {
        &["empty-first", "empty-register", "empty-after", "empty-steps", "empty-signal", "empty-practice", "empty-keys"]
    };
    let margin = if is_short { 2 } else { 4 };
    let place = Rect { x: inner.x + margin.min(inner.width), width: inner.width.saturating_sub(margin), ..inner };
    let room = usize::from(inner.width.saturating_sub(8)).min(96);
    let mut lines = if is_short { Vec::new() } else { vec![String::new()] };
    let first = u16::try_from(lines.len()).unwrap_or(0);
    for key in keys {
        let words = look.text(key);
        // a step stays with its number
        let is_row = *key == "empty-steps";
        lines.extend(if is_row { flow(words.split(" - "), "   ", room) } else { wrap(&words, room) });
        if *key != "empty-after" {
            lines.push(String::new());
        }
    }
    let used = cells(lines.len());
    put_lines(buffer, place, lines, look.theme.text());
    if check > 0 && used.saturating_add(check) <= inner.height {
        let below = Rect { y: place.y + used, height: place.height - used, ..place };
        screen::check(buffer, below, state, look);
    }
    Some(Position { x: place.x, y: place.y + first })
}
