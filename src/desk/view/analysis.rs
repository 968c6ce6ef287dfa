//! The yearly analysis: four parts with a number beside every bar; on a narrow screen one at a time.
//!
//! Invariant: no bar without its number, so that nothing is lost to who prefers or hears a table.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::layout::Areas;
use super::widgets::pane::{Pane, more_to_see};
use super::widgets::text::{fit, flow, put, width};
use super::{Look, Shown};
use crate::desk::state::State;
use crate::desk::state::analysis::{Part, Years};
use crate::lang::shown;
use crate::procedure::figures::{Kept, Spread, YearFigures};
use crate::procedure::{Choice, Kind};

/// A shorter bar says nothing.
const SHORTEST_BAR: usize = 8;

/// One line of a part: what, how many, how long its bar is in parts of the longest, and what is said behind it.
pub struct Row {
    /// What is counted.
    pub label: String,
    /// How many, or how often of how many.
    pub number: String,
    /// Up to the first, and from there to the second: of complaints and of what came in beside them.
    pub bars: (usize, usize),
    /// The same a year before, or a share.
    pub beside: String,
}

/// A part as lines: its title, what its columns are, and its rows.
pub struct Sheet {
    /// The title.
    pub title: String,
    /// Over the last column.
    pub beside: String,
    /// The rows.
    pub rows: Vec<Row>,
    /// What is said under them.
    pub notes: Vec<String>,
    /// What both parts of the bars are, where they have two.
    pub split: Option<[String; 2]>,
    /// Each bar is a share of a whole of its own.
    pub is_share: bool,
}

/// Draws the parts; gives the place of the cursor.
pub fn draw(buffer: &mut Buffer, areas: &Areas, state: &State, look: &Look) -> Shown {
    let area = areas.main;
    let Some(years) = &state.analysis.years else {
        let inner = Pane::new(&title(state, look)).focus(state.has_focus()).draw(buffer, area, look);
        put(buffer, inner, 0, 0, Line::styled(look.text("analysis-counting"), look.dim()));
        return Position { x: inner.x, y: inner.y }.into();
    };
    if !areas.room.is_roomy() {
        return draw_part(buffer, area, state.analysis.part, true, years, state, look);
    }
    let mut shown = Shown::default();
    for (part, place) in Part::ALL.into_iter().zip(quarters(area)) {
        let has_focus = part == state.analysis.part;
        let at = draw_part(buffer, place, part, has_focus, years, state, look);
        shown = if has_focus { at } else { shown };
    }
    shown
}

/// Received at the left above, outcomes beside it, topics under it, terms under those.
fn quarters(area: Rect) -> [Rect; 4] {
    let (left, top) = (area.width / 2, (area.height / 2 + 1).max(17).min(area.height));
    let at = |x: u16, y: u16| Rect {
        x: area.x + x,
        y: area.y + y,
        width: if x == 0 { left } else { area.width - left },
        height: if y == 0 { top } else { area.height - top },
    };
    [at(0, 0), at(left, 0), at(0, top), at(left, top)]
}

fn title(state: &State, look: &Look) -> String {
    look.text_with("analysis-of", &[("year", &format!("{}", state.analysis.year))])
}

fn draw_part(
    buffer: &mut Buffer,
    area: Rect,
    part: Part,
    has_focus: bool,
    years: &Years,
    state: &State,
    look: &Look,
) -> Shown {
    let sheet = sheet(part, state.analysis.year, years, look);
    let (number, count) = (part.number().to_string(), Part::ALL.len().to_string());
    let place = look.text_with("analysis-part", &[("part", &number), ("parts", &count)]);
    let year = state.analysis.year.to_string();
    let right = if has_focus { format!("{year}  {place}") } else { year };
    let inner = Pane::new(&sheet.title).right(&right).focus(has_focus && state.has_focus()).draw(buffer, area, look);
    let mut lines = rows(&sheet, inner.width.into(), state.analysis.is_table, look);
    let notes = sheet.notes.iter().flat_map(|note| note_rows(note, inner.width.into()));
    lines.extend(notes.map(|note| Line::styled(note, look.theme.text())));
    let furthest = lines.len().saturating_sub(inner.height.into());
    let first = state.analysis.scroll.min(furthest);
    let first = if has_focus { first } else { 0 };
    more_to_see(buffer, area, first > 0, first + usize::from(inner.height) < lines.len(), look);
    for (row, line) in (0..inner.height).zip(lines.into_iter().skip(first)) {
        put(buffer, inner, 0, row, line);
    }
    // on the first row of figures, not on what stands over them
    let head = u16::from(!sheet.beside.is_empty() && first == 0 && inner.height > 1);
    Shown::scrolled(Position { x: inner.x, y: inner.y + head }, furthest)
}

/// A note, broken between what it names; one that is empty keeps its row.
fn note_rows(note: &str, room: usize) -> Vec<String> {
    if note.is_empty() {
        return vec![String::new()];
    }
    let items: Vec<&str> = note.split_inclusive(',').map(str::trim).collect();
    flow(items.into_iter(), " ", room)
}

fn rows<'a>(sheet: &Sheet, room: usize, is_table: bool, look: &Look) -> Vec<Line<'a>> {
    let widest = |of: fn(&Row) -> &str| sheet.rows.iter().map(|row| width(of(row))).max().unwrap_or(0);
    let number = widest(|row| &row.number);
    let beside = widest(|row| &row.beside);
    // a table says in numbers what the bars show
    let split = sheet.split.as_ref().filter(|_| is_table && !sheet.is_share);
    let shortest = match split {
        Some([first, other]) => width(first) + width(other) + 4,
        None if is_table => 0,
        None => SHORTEST_BAR,
    };
    let label = widest(|row| &row.label).min(room.saturating_sub(number + beside + shortest + 5));
    let bar = room.saturating_sub(label + number + beside + 5);
    let longest = sheet.rows.iter().map(|row| row.bars.1).max().unwrap_or(0);
    let mut lines = Vec::new();
    if !sheet.beside.is_empty() {
        let names = split.map(|[first, other]| {
            let all = look.text("analysis-all");
            let blank = " ".repeat((label + number + 2).saturating_sub(width(&all)));
            format!("{blank}{all}  {first}  {other}")
        });
        // what the bars are stands over them, the other names over their columns
        let mut spans = match (names, &sheet.split) {
            (Some(names), _) => vec![Span::styled(names, look.dim())],
            (None, Some(split)) if !is_table => legend(split, look),
            (None, _) => Vec::new(),
        };
        let used: usize = spans.iter().map(|span| width(&span.content)).sum();
        let gap = room.saturating_sub(used + width(&sheet.beside));
        spans.push(Span::styled(format!("{}{}", " ".repeat(gap), sheet.beside), look.dim()));
        lines.push(Line::from(spans));
    }
    for row in &sheet.rows {
        let longest = if sheet.is_share { row.bars.1 } else { longest };
        let (strong, light) = match split {
            Some([first, other]) => {
                let (first, other) = (width(first), width(other));
                (format!("{:>first$}  {:>other$}", row.bars.0, row.bars.1 - row.bars.0), String::new())
            }
            None if is_table => (String::new(), String::new()),
            None => bars(row.bars, longest, bar, look),
        };
        let blank = " ".repeat(bar.saturating_sub(width(&strong) + width(&light)));
        let label = fit(&row.label, label, look.glyphs.cut);
        let text = look.theme.text();
        lines.push(Line::from(vec![
            Span::styled(format!("{label}  {:>number$}  ", row.number), text),
            Span::styled(strong, if is_table { text } else { text.patch(look.theme.accent()) }),
            Span::styled(light, text.patch(look.theme.border(false))),
            Span::styled(format!("{blank} {:>beside$}", row.beside), look.dim()),
        ]));
    }
    lines
}

/// What the two parts of the bars are, in their own colours.
fn legend(split: &[String; 2], look: &Look) -> Vec<Span<'static>> {
    let [first, other] = split;
    let text = look.theme.text();
    vec![
        Span::styled(look.glyphs.bar, text.patch(look.theme.accent())),
        Span::styled(format!(" {first}   "), text),
        Span::styled(look.glyphs.other_bar, text.patch(look.theme.border(false))),
        Span::styled(format!(" {other} "), text),
    ]
}

/// A bar of whole and half blocks, and behind it one of the other kind.
fn bars((first, both): (usize, usize), longest: usize, room: usize, look: &Look) -> (String, String) {
    if longest == 0 {
        return (String::new(), String::new());
    }
    let halves = |count: usize| count * room * 2 / longest;
    let strong = halves(first);
    let half = if strong % 2 == 1 { look.glyphs.half_bar } else { "" };
    let light = (halves(both).div_ceil(2)).saturating_sub(strong.div_ceil(2));
    (format!("{}{half}", look.glyphs.bar.repeat(strong / 2)), look.glyphs.other_bar.repeat(light))
}

/// What a part says, of this year beside the one before.
pub fn sheet(part: Part, year: i32, years: &Years, look: &Look) -> Sheet {
    let Years { this, before } = years;
    let (beside, (rows, notes)) = match part {
        Part::Received => ((year - 1).to_string(), received(this, before, look)),
        Part::Outcomes => (look.text("analysis-of-findings"), outcomes(this, look)),
        Part::Topics => (String::new(), topics(this, look)),
        Part::Terms => (format!("{year} ({})", year - 1), terms(this, before, look)),
    };
    let named = |names: [&str; 2]| Some(names.map(|name| look.text(name)));
    let split = match part {
        Part::Received => named(["analysis-complaints", "analysis-others"]),
        Part::Terms => named(["analysis-kept", "analysis-not-kept"]),
        Part::Outcomes | Part::Topics => None,
    };
    let is_share = part == Part::Terms;
    Sheet { title: look.text(&format!("analysis-{}", part.name())), beside, rows, notes, split, is_share }
}

/// The rows of a part, and what is said under them.
type Lines = (Vec<Row>, Vec<String>);

fn received(this: &YearFigures, before: &YearFigures, look: &Look) -> Lines {
    let mut rows = Vec::new();
    for (month, (now, then)) in this.months.iter().zip(&before.months).enumerate() {
        let complaints = now.get(&Kind::Complaint).copied().unwrap_or(0);
        let all: usize = now.values().sum();
        rows.push(Row {
            label: look.text(&format!("analysis-month-{}", month + 1)),
            number: all.to_string(),
            bars: (complaints, all),
            beside: then.values().sum::<usize>().to_string(),
        });
    }
    let sum = |year: &YearFigures| -> String {
        let kinds =
            Kind::ALL.iter().map(|kind| look.count(&format!("analysis-of-{}", kind.name()), year.received(*kind)));
        kinds.collect::<Vec<_>>().join(", ")
    };
    let anonymous = look.text_with("analysis-anonymous", &[("count", &this.anonymous.to_string())]);
    let total = look.text_with("analysis-total", &[("count", &this.total().to_string()), ("kinds", &sum(this))]);
    (rows, vec![total, anonymous])
}

fn outcomes(this: &YearFigures, look: &Look) -> Lines {
    let found: usize = this.findings.iter().map(|(_, count)| count).sum();
    let mut rows = of_tally(&this.findings, look);
    rows.extend(of_tally(&this.endings, look).into_iter().filter(|row| row.bars.1 > 0));
    let share = |count: usize| percent(count, found).map_or_else(String::new, |share| format!("{share} %"));
    for (row, (_, count)) in rows.iter_mut().zip(&this.findings) {
        row.beside = share(*count);
    }
    let decided: Vec<String> = this
        .appeals
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(how, count)| format!("{} {count}", look.choice(*how)))
        .collect();
    let decided = if decided.is_empty() { "0".to_owned() } else { decided.join(", ") };
    let pending = this.appeals_pending.to_string();
    let mut notes =
        vec![String::new(), look.text_with("analysis-appeals", &[("decided", &decided), ("pending", &pending)])];
    let happy: Vec<String> =
        this.satisfaction.iter().map(|(how, count)| format!("{} {count}", look.choice(*how))).collect();
    notes.push(look.text_with("analysis-satisfaction", &[("how", &happy.join(", "))]));
    (rows, notes)
}

/// How many of a hundred, rounded; `None` of nothing.
fn percent(part: usize, whole: usize) -> Option<usize> {
    (part * 100 + whole / 2).checked_div(whole)
}

fn of_tally<C: Choice>(tally: &[(C, usize)], look: &Look) -> Vec<Row> {
    let row = |(choice, count): &(C, usize)| Row {
        label: look.choice(*choice),
        number: count.to_string(),
        bars: (*count, *count),
        beside: String::new(),
    };
    tally.iter().map(row).collect()
}

fn topics(this: &YearFigures, look: &Look) -> Lines {
    let row = |(name, count): &(Option<crate::procedure::Line>, usize)| Row {
        label: name.as_ref().map_or_else(|| look.text("analysis-no-topic"), |name| shown(name.as_str()).into_owned()),
        number: count.to_string(),
        bars: (*count, *count),
        beside: String::new(),
    };
    let notes = if this.categories.is_empty() { vec![look.text("analysis-no-complaints")] } else { Vec::new() };
    (this.categories.iter().map(row).collect(), notes)
}

fn terms(this: &YearFigures, before: &YearFigures, look: &Look) -> Lines {
    let share =
        |kept: Kept| percent(kept.in_time, kept.of).map_or_else(|| "-".to_owned(), |share| format!("{share} %"));
    let row = |key: &str, now: Kept, then: Kept| {
        let (in_time, of) = (now.in_time.to_string(), now.of.to_string());
        Row {
            label: look.text(key),
            number: look.text_with("analysis-in-time", &[("kept", &in_time), ("of", &of)]),
            bars: (now.in_time, now.of),
            beside: format!("{} ({})", share(now), share(then)),
        }
    };
    let rows = vec![
        row("analysis-acknowledged", this.acknowledged, before.acknowledged),
        row("analysis-followed-up", this.followed_up, before.followed_up),
    ];
    let days = match this.to_close {
        Some(Spread { median, shortest, longest }) => {
            let [median, shortest, longest] = [median, shortest, longest].map(|days| days.to_string());
            look.text_with("analysis-days", &[("median", &median), ("shortest", &shortest), ("longest", &longest)])
        }
        None => look.text("analysis-nothing-closed"),
    };
    (rows, vec![String::new(), days])
}

/// The same as sentences, for who has it read out.
pub fn sentences(year: i32, years: &Years, look: &Look) -> Vec<String> {
    let of_part = |part: Part| {
        let Sheet { title, beside, rows, notes, .. } = sheet(part, year, years, look);
        let row = move |row: Row| {
            let said = format!("{}: {}", row.label, row.number);
            match row.beside.as_str() {
                "" => format!("{said}."),
                share if part == Part::Outcomes => format!("{said}, {share} {beside}."),
                then => format!("{said}. {beside}: {then}."),
            }
        };
        let notes = notes.into_iter().filter(|note| !note.is_empty());
        let rows: Vec<String> = rows.into_iter().map(row).collect();
        std::iter::once(format!("{title}.")).chain(rows).chain(notes).collect::<Vec<_>>()
    };
    Part::ALL.into_iter().flat_map(of_part).collect()
}
