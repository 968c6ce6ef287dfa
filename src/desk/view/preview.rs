//! The preview of the chosen case: where it is, what now, why.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::widgets::Pane;
use super::widgets::text::{cells, cut, cut_line, first_rows, fit, put, put_lines, width, wrap};
use super::{Look, words};
use crate::desk::state::State;
use crate::desk::state::office::Office;
use crate::lang::{entry_title, shown, shown_lines};
use crate::procedure::case::Case;
use crate::procedure::steps::{self, Progress, Step};

/// Draws the case in hand in `area`.
pub fn draw(buffer: &mut Buffer, area: Rect, state: &State, look: &Look) {
    let Some(case) = state.hand.shown() else {
        let inner = Pane::new("").draw(buffer, area, look);
        put(buffer, inner, 0, 0, Line::styled(look.text("preview-none"), look.dim()));
        return;
    };
    let title = format!("{}  {}", case.number, shown(case.subject.as_str()));
    let kind = words::kind(case, look);
    let right = format!("{kind}  {}", look.choice(case.stage()));
    let has_room = width(&title) + width(&right) + BORDER <= usize::from(area.width);
    let inner = Pane::new(&title).right(if has_room { &right } else { &kind }).draw(buffer, area, look);
    let mut row = 0;
    if inner.height > 6 {
        row += facts(buffer, inner, case, state, look);
        row += 1;
    }
    row +=
        track(buffer, Rect { y: inner.y + row, height: inner.height.saturating_sub(row), ..inner }, case, state, look);
    let gap = u16::from(inner.height > 6);
    row += gap;
    let mut told = vec![("preview-now", words::what_now(case, &state.office, look))];
    if let Some(hand_over) = &case.hand_over {
        let from = look.name_of(&hand_over.from, &state.office.house);
        let words = format!("{from}: {}", shown_lines(hand_over.reason.as_str()));
        // what the colleague must know comes first, to whom the case was handed
        told.insert(usize::from(hand_over.to != state.office.actor.user), ("preview-handed", words));
    }
    for (label, words) in told {
        row += labelled(buffer, inner, row, &look.text(label), &words, look) + gap;
    }
    row += labelled(buffer, inner, row, &look.text("preview-text"), &shown_lines(case.text.as_str()), look) + gap;
    // what happened last, where there is room for it
    let left = usize::from(inner.height.saturating_sub(row));
    if gap > 0 && left > 0 {
        let first = case.journal.len().saturating_sub(left.min(LAST));
        let house = &state.office.house;
        let told = case.journal.iter().skip(first).map(|entry| {
            let title = entry_title(look.lang, entry, house);
            let words = format!("{}  {title}", look.day_and_time(entry.at, &state.office));
            cut(&words, usize::from(inner.width).saturating_sub(LABEL), look.glyphs.cut).into_owned()
        });
        let told: Vec<String> = told.collect();
        labelled(buffer, inner, row, &look.text("preview-last"), &told.join("\n"), look);
    }
}

/// The most entries that are told of.
const LAST: usize = 3;
/// So many cells of a border are no words.
const BORDER: usize = 9;
/// The width of the labels at the left.
const LABEL: usize = 11;

/// Draws `words` beside their label, as far as there are rows; gives the rows that they took.
fn labelled(buffer: &mut Buffer, area: Rect, row: u16, label: &str, words: &str, look: &Look) -> u16 {
    let room = usize::from(area.width).saturating_sub(LABEL);
    let left = usize::from(area.height.saturating_sub(row));
    let lines = first_rows(wrap(words, room), left, room, look.glyphs.cut);
    put(buffer, area, 0, row, Line::styled(cut(label, LABEL - 1, look.glyphs.cut).into_owned(), look.dim()));
    let column = u16::try_from(LABEL).unwrap_or(0);
    let place = Rect {
        x: area.x + column.min(area.width),
        y: area.y + row.min(area.height),
        width: area.width.saturating_sub(column),
        height: area.height.saturating_sub(row),
    };
    let rows = cells(lines.len());
    put_lines(buffer, place, lines, look.theme.text());
    rows
}

/// Who, about what, when, whose; gives the rows that it took.
pub fn facts(buffer: &mut Buffer, area: Rect, case: &Case, state: &State, look: &Look) -> u16 {
    let columns: usize = if area.width >= 100 { 3 } else { 2 };
    // the longest label has a short form where there are two columns only
    let label = |key: &str| match key {
        "fact-responsible" if columns < 3 => look.text("fact-responsible-short"),
        key => look.text(key),
    };
    let facts: Vec<(String, String)> =
        words::facts(case, &state.office, look).into_iter().map(|(key, value)| (label(key), value)).collect();
    let room = usize::from(area.width);
    let of_column = |column: usize| facts.iter().skip(column).step_by(columns);
    let label_width = |column: usize| of_column(column).map(|(label, _)| width(label)).max().unwrap_or(0) + 2;
    let needed = |of: usize| -> Vec<usize> {
        let widest = |column| facts.iter().take(of).skip(column).step_by(columns).map(|(_, value)| width(value)).max();
        (0..columns).map(|column| label_width(column) + widest(column).unwrap_or(0)).collect()
    };
    let fit_in = |widths: &[usize]| widths.iter().sum::<usize>() + GAP * (columns - 1) <= room;
    // where not all fit, the last one runs on and needs no column
    let (all, before_last) = (needed(facts.len()), needed(facts.len().saturating_sub(1)));
    let widths = match (fit_in(&all), fit_in(&before_last)) {
        (false, true) => before_last,
        (false, false) => shared(before_last, room, GAP),
        (true, _) => shared(all, room, GAP),
    };
    let mut x = 0;
    // where the row of the last one is free again
    let mut free = 0;
    for (column, cell) in widths.iter().enumerate() {
        let label_width = label_width(column);
        for (row, (label, value)) in (0..).zip(of_column(column)) {
            let is_last = usize::from(row) * columns + column + 1 == facts.len();
            let is_long = label_width + width(value) > room.saturating_sub(x);
            // where nothing stands behind it, a value runs on, and may begin sooner for that
            let (x, label_width) = if is_last && is_long { (free, width(label) + 2) } else { (x, label_width) };
            let room = if is_last { room.saturating_sub(x) } else { *cell }.saturating_sub(label_width);
            if usize::from(row) == (facts.len() - 1) / columns {
                free = x + label_width + width(value).min(room) + GAP;
            }
            let line = Line::from(vec![
                Span::styled(fit(label, label_width, ""), look.dim()),
                Span::styled(cut(value, room, look.glyphs.cut).into_owned(), look.theme.text()),
            ]);
            put(buffer, area, cells(x), row, line);
        }
        x += cell + GAP;
    }
    cells(facts.len().div_ceil(columns))
}

/// Blank columns between two facts.
const GAP: usize = 2;

/// The room of each column, of which these need so much: an even share, and what one does not need goes to the others.
fn shared(needed: Vec<usize>, room: usize, gap: usize) -> Vec<usize> {
    let count = needed.len().max(1);
    let room = room.saturating_sub(gap * (count - 1));
    let share = room / count;
    let unused: usize = needed.iter().map(|needed| share.saturating_sub(*needed)).sum();
    let lacking: usize = needed.iter().map(|needed| needed.saturating_sub(share)).sum();
    let wide = |needed: usize| match needed.checked_sub(share) {
        // what others do not need is divided by what each lacks
        Some(more) if lacking > 0 => share + (unused * more / lacking).min(more),
        _ if lacking == 0 => share,
        _ => needed,
    };
    needed.into_iter().map(wide).collect()
}

/// The steps on one line (two where there is room for the dates); gives the rows that it took.
fn track(buffer: &mut Buffer, area: Rect, case: &Case, state: &State, look: &Look) -> u16 {
    let steps = steps::track(case, state.office.today(), &state.office.house);
    if area.width < 114 {
        put(buffer, area, 0, 0, short_track(&steps, area.width.into(), " ", look.dim(), look));
        return 1;
    }
    let mut spans = Vec::new();
    let mut dates = String::new();
    for step in &steps {
        let words = step_words(step, false, look);
        let cells = width(&words);
        let date = step_date(step, &state.office, look);
        let room = cells.max(width(&date) + 2);
        spans.push(Span::styled(words, style_of(step.progress, look.dim(), look)));
        spans.push(Span::raw(" ".repeat(room - cells + 2)));
        dates.push_str(&format!("  {}  ", fit(&date, room.saturating_sub(2), "")));
    }
    spans.pop();
    put(buffer, area, 0, 0, cut_line(Line::from(spans), area.width.into(), look.glyphs.cut));
    if area.height < 3 {
        return 1;
    }
    put(buffer, area, 0, 1, Line::styled(dates, look.dim()));
    2
}

/// The steps in short, with `gap` between them, which is no part of a badge; those that are done as `done`.
pub fn short_track(steps: &[Step], room: usize, gap: &'static str, done: Style, look: &Look) -> Line<'static> {
    let span = |step: &Step| Span::styled(step_words(step, true, look), style_of(step.progress, done, look));
    let mut spans: Vec<_> = steps.iter().flat_map(|step| [span(step), Span::raw(gap)]).collect();
    spans.pop();
    cut_line(Line::from(spans), room, look.glyphs.cut)
}

/// How a step looks that is as far; one that is done as `done`.
pub fn style_of(progress: Progress, done: Style, look: &Look) -> Style {
    let text = look.theme.text();
    match progress {
        Progress::Due(level, _) => text.patch(look.theme.level(level)),
        Progress::Busy => text.patch(look.theme.accent()),
        Progress::Done(_) => done,
        Progress::Waiting | Progress::Skipped | Progress::Impossible => look.dim(),
    }
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
pub fn step_date(step: &Step, office: &Office, look: &Look) -> String {
    match step.progress {
        Progress::Done(on) => look.day_past(on, office),
        Progress::Due(_, due) => look.text_with("step-due", &[("day", &look.day(due))]),
        Progress::Busy => look.text("step-busy"),
        Progress::Skipped => look.text("step-skipped"),
        Progress::Impossible => look.text("step-impossible"),
        Progress::Waiting => String::new(),
    }
}
