//! The check of the terminal: what it shows, what somebody said of it, and what was found.
//!
//! Invariant: samples are drawn with the signs and colours that are in use, so that an answer is seen at once.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::layout::{self, Areas};
use super::widgets::Pane;
use super::widgets::text::{cells, first_rows, fit, put, width, wrap};
use super::{Look, words};
use crate::desk::state::State;
use crate::desk::state::screen::Topic;
use crate::lang::shown;
use crate::procedure::Choice;

/// How many columns the names of the topics take.
const NAMES: usize = 17;
/// Where the answers begin, where there is room for samples before them.
const ANSWERS: usize = 62;
/// From so many columns on there is.
const ROOMY: u16 = 110;

/// How many rows the check takes in so many columns.
pub fn height(columns: u16) -> u16 {
    if columns >= ROOMY { 7 } else { 6 }
}

/// Draws the check in the empty inbox.
pub fn check(buffer: &mut Buffer, area: Rect, state: &State, look: &Look) {
    let sample = |name: &str, sample: Vec<Span<'static>>, answers: Vec<Span<'static>>| {
        let mut spans = vec![Span::raw(format!("  {}  ", fit(&look.text(name), 18, "")))];
        spans.extend(sample);
        let used: usize = spans.iter().map(|span| width(&span.content)).sum();
        spans.push(Span::raw(" ".repeat(ANSWERS.saturating_sub(used))));
        spans.extend(answers);
        Line::from(spans)
    };
    let plain = |words: String| vec![Span::raw(words)];
    let mut lines = if area.width >= ROOMY {
        let title = fit(&look.text("screen-title"), ANSWERS, "");
        vec![
            Line::styled(format!("{title}{}", look.text("screen-right")), look.theme.heading()),
            sample("screen-lines", plain(signs(look)), answers(Topic::Signs, state, look)),
            sample("screen-hues", colours(look), answers(Topic::Colours, state, look)),
            sample("screen-keys", plain(look.text("screen-press-long")), plain(keys(state, look))),
            Line::default(),
        ]
    } else {
        vec![
            Line::from(format!("{}   {}", look.text("screen-question"), signs(look))),
            Line::from([plain("  ".to_owned()), answers(Topic::Signs, state, look)].concat()),
            Line::from([plain("  ".to_owned()), answers(Topic::Colours, state, look)].concat()),
            pressed(state, look),
        ]
    };
    lines.extend(found(rest(area, &lines), buffer.area, state, look));
    draw(buffer, area, lines, look);
}

/// Draws the window with all that can be said of a screen; gives the place of the cursor.
pub fn window(buffer: &mut Buffer, areas: &Areas, at: usize, state: &State, look: &Look) -> Position {
    let area = layout::middle(areas.main, 80, 18);
    let hint = look.text("screen-hint");
    let inner = Pane::new(&look.text("screen-title")).right(&hint).window().draw(buffer, area, look);
    // blank lines stand between the parts where there is room for them
    let gap = || (inner.height >= 15).then(Line::default);
    let mut sample = [vec![Span::raw(format!("{}   ", signs(look)))], colours(look)].concat();
    if inner.width < 70 {
        sample.truncate(4);
    }
    let mut lines = vec![Line::from(sample)];
    lines.extend(gap());
    let first = lines.len();
    for (row, topic) in Topic::ALL.iter().enumerate() {
        let here = if row == at { look.glyphs.here } else { " " };
        let name = format!("{} {}", fit(here, 1, ""), fit(&look.choice(*topic), NAMES - 3, ""));
        let style = if row == at { look.theme.selected() } else { look.theme.text() };
        lines
            .push(Line::from([vec![Span::styled(name, style), Span::raw(" ")], answers(*topic, state, look)].concat()));
    }
    lines.extend(gap());
    lines.push(if inner.width < 70 { Line::from(keys(state, look)) } else { pressed(state, look) });
    lines.extend(gap());
    let room = usize::from(inner.width);
    let topic = Topic::ALL.get(at).copied().unwrap_or(Topic::Signs);
    let about = wrap(&look.named("screen-about", topic), room);
    lines.extend(first_rows(about, 2, room, look.glyphs.cut).into_iter().map(Line::from));
    lines.extend(gap());
    lines.extend(found(rest(inner, &lines), buffer.area, state, look));
    draw(buffer, inner, lines, look);
    let row = u16::try_from(first + at).unwrap_or(0);
    Position { x: inner.x, y: (inner.y + row).min(inner.bottom().saturating_sub(1)) }
}

/// What is left of `area` under these lines.
fn rest(area: Rect, lines: &[Line<'_>]) -> Rect {
    let used = cells(lines.len()).min(area.height);
    Rect { y: area.y + used, height: area.height - used, ..area }
}

fn draw(buffer: &mut Buffer, area: Rect, lines: Vec<Line<'_>>, look: &Look) {
    for (row, line) in (0..area.height).zip(lines) {
        let style = look.theme.text().patch(line.style);
        put(buffer, area, 0, row, line.style(style));
    }
}

/// Lines and signs that not every font has, and letters that not every line lets through.
fn signs(look: &Look) -> String {
    let glyphs = look.glyphs;
    let corner = glyphs.border;
    let letters = if glyphs.done.is_ascii() { "é ë ï ü" } else { "é ë ï ü ’ €" };
    let (done, today, upcoming, overdue, here) =
        (glyphs.done, glyphs.today, glyphs.upcoming, glyphs.overdue, glyphs.here);
    format!(
        "{}{}{} {done} {today} {upcoming} {overdue} {here}   {letters}",
        corner.top_left, corner.horizontal_top, corner.top_right
    )
}

fn colours(look: &Look) -> Vec<Span<'static>> {
    let span = |name: &str, style| Span::styled(format!(" {} ", look.text(name)), style);
    vec![
        span("ticker-overdue", look.theme.overdue()),
        Span::raw("  "),
        span("ticker-today", look.theme.today()),
        Span::raw("  "),
        span("ticker-week", look.theme.accent()),
    ]
}

/// The answers that can be given, each with its letter; the one that holds has a sign.
fn answers(topic: Topic, state: &State, look: &Look) -> Vec<Span<'static>> {
    let holds = state.screen.value(topic);
    // a small letter behind a word would be read as one of it
    let chosen = if look.glyphs.done.is_ascii() { look.glyphs.chosen } else { look.glyphs.done };
    let answer = |(letter, value): (char, Option<&'static str>)| {
        let word = words::of_screen(topic, value.unwrap_or(holds), look);
        let (sign, style) = if value == Some(holds) {
            (format!(" {chosen}"), look.theme.heading())
        } else {
            (String::new(), look.theme.text())
        };
        Span::styled(format!("[{}] {word}{sign}  ", letter.to_ascii_uppercase()), style)
    };
    topic.letters().into_iter().map(answer).collect()
}

/// F1 to F10: which of them arrived.
fn keys(state: &State, look: &Look) -> String {
    let key = |(number, is_pressed): (usize, &bool)| {
        format!("F{} {}", number + 1, if *is_pressed { look.glyphs.done } else { look.glyphs.nothing })
    };
    state.screen.pressed.iter().enumerate().map(key).collect::<Vec<_>>().join(" ")
}

fn pressed(state: &State, look: &Look) -> Line<'static> {
    Line::from(format!("{}  {}", look.text("screen-press"), keys(state, look)))
}

/// What was found out about the terminal.
fn found(area: Rect, size: Rect, state: &State, look: &Look) -> Vec<Line<'static>> {
    let screen = &state.screen;
    let term = if screen.term.is_empty() { look.text("screen-no-name") } else { shown(&screen.term).into_owned() };
    let term = if screen.is_remote { look.text_with("screen-remote", &[("term", &term)]) } else { term };
    let letters = look.text(match screen.has_utf8 {
        Some(true) => "screen-utf8",
        Some(false) => "screen-no-utf8",
        None => "screen-unknown-utf8",
    });
    let paste = look.text(if screen.marks_pastes { "screen-paste" } else { "screen-no-paste" });
    let (columns, rows) = (size.width.to_string(), size.height.to_string());
    let values = [("term", &*term), ("columns", &columns), ("rows", &rows), ("letters", &letters), ("paste", &paste)];
    let room = usize::from(area.width);
    let most = usize::from(area.height.min(2));
    let lines = first_rows(wrap(&look.text_with("screen-found", &values), room), most, room, look.glyphs.cut);
    lines.into_iter().map(|line| Line::styled(line, look.dim())).collect()
}
