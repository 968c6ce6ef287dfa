//! Beside a finding, a solution and an offer: the check list, what both sides said, earlier cases that are like it.
//!
//! Invariant: what is typed keeps its place and comes first; where there is no room, this is what goes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::Look;
use super::layout::Areas;
use super::widgets::Pane;
use super::widgets::text::{cells, cut, first_rows, put, width, wrap};
use crate::desk::state::State;
use crate::desk::state::action::Action;
use crate::desk::state::aside::{self, Check, Standing};
use crate::desk::state::form::Form;
use crate::lang::{shown, shown_lines, solution_text};
use crate::procedure::Side;
use crate::procedure::case::{Case, Point};
use crate::procedure::hearing::{self, BOTH_SIDES};
use crate::procedure::steps::Progress;
use crate::procedure::summary::Summary;

/// The columns beside the form.
const COLUMNS: u16 = 42;
/// The rows under the form, where there is no room beside it.
const ROWS: u16 = 4;
/// So many rows of one statement are shown where they do not all fit.
const MOST_ROWS: usize = 3;

/// Lines with their style.
type Lines = Vec<(String, Style)>;

/// The room for the form, and what is beside or under it.
pub fn split(area: Rect, areas: &Areas, form: &Form) -> (Rect, Option<Rect>) {
    if form.case.is_none() || !aside::is_beside(form.action) {
        return (area, None);
    }
    if areas.room.is_roomy() && area.width > 2 * COLUMNS {
        let width = area.width - COLUMNS;
        return (Rect { width, ..area }, Some(Rect { x: area.x + width, width: COLUMNS, ..area }));
    }
    if area.height < 4 * ROWS {
        return (area, None);
    }
    let height = area.height - ROWS;
    (Rect { height, ..area }, Some(Rect { y: area.y + height, height: ROWS, ..area }))
}

/// Draws the check list in `area`; where it stands beside the form, what can be looked up under it.
pub fn draw(buffer: &mut Buffer, area: Rect, form: &Form, state: &State, look: &Look) {
    let Some(case) = state.case().filter(|case| Some(&case.number) == form.case.as_ref()) else { return };
    let checks = aside::checks(form, case);
    let title = look.text("aside-checks");
    if area.height <= ROWS {
        let inner = Pane::new(&title).draw(buffer, area, look);
        put_all(buffer, inner, in_short(&checks, inner, look));
        return;
    }
    let columns = usize::from(Pane::columns(area));
    let lines = check_list(&checks, columns, look);
    let height = cells(lines.len() + 2).min(area.height / 2);
    let above = Rect { height, ..area };
    let inner = Pane::new(&title).draw(buffer, above, look);
    put_all(buffer, inner, lines);

    let below = Rect { y: area.y + height, height: area.height - height, ..area };
    let inner = Pane::new(&look.text("aside-statements")).draw(buffer, below, look);
    let earlier = earlier(state.hand.similar.as_deref(), columns, look);
    let rows = cells(earlier.len()).min(inner.height / 2);
    let place = Rect { y: inner.bottom() - rows, height: rows, ..inner };
    put_all(buffer, place, earlier);
    let place = Rect { height: inner.height.saturating_sub(rows + 1), ..inner };
    let mut said = statements(form, case, usize::MAX, columns, look);
    // where they do not all fit, each is told of in short
    if said.len() > usize::from(place.height) {
        said = statements(form, case, MOST_ROWS, columns, look);
    }
    if said.len() > usize::from(place.height) {
        said.truncate(place.height.saturating_sub(1).into());
        said.push((look.text("aside-more"), look.dim()));
    }
    put_all(buffer, place, said);
}

fn put_all(buffer: &mut Buffer, area: Rect, lines: Lines) {
    for (row, (words, style)) in (0..area.height).zip(lines) {
        put(buffer, area, 0, row, Line::styled(words, style));
    }
}

/// Whether a finding can be recorded while this is open: a side that said nothing.
fn may_stay(check: Check) -> bool {
    matches!(check, Check::Unheard(_) | Check::Silent(..))
}

/// Every line, and what it means that some are open.
fn check_list(checks: &[Check], columns: usize, look: &Look) -> Lines {
    let mut lines = Lines::new();
    // what may stay open comes last, over the words that say so
    let (staying, others): (Vec<&Check>, Vec<&Check>) = checks.iter().partition(|check| may_stay(**check));
    for check in others.into_iter().chain(staying) {
        let style = style(*check, look);
        let words = wrap(&words(*check, look), columns.saturating_sub(2));
        let marks = std::iter::once(sign(*check, look)).chain(std::iter::repeat(" "));
        lines.extend(words.into_iter().zip(marks).map(|(words, mark)| (format!("{mark} {words}"), style)));
    }
    // a point that comes later needs no explaining
    if checks.iter().any(|check| may_stay(*check)) {
        let words = wrap(&look.text("aside-may-save"), columns.saturating_sub(2));
        lines.extend(words.into_iter().map(|words| (format!("  {words}"), look.dim())));
    }
    lines
}

/// Only what is left, beside one another.
fn in_short(checks: &[Check], area: Rect, look: &Look) -> Lines {
    let mut lines = Lines::new();
    let mut line = String::new();
    let text = look.theme.text();
    let mut worst = text;
    // what stops it comes first, on lines of its own
    let standing = |standing| checks.iter().filter(move |check| check.standing() == standing);
    for check in standing(Standing::Lacking).chain(standing(Standing::Open)) {
        let is_other = check.standing() == Standing::Open && worst != text;
        if is_other && !line.is_empty() {
            lines.push((std::mem::take(&mut line), std::mem::replace(&mut worst, text)));
        }
        let part = format!("{} {}", sign(*check, look), words(*check, look));
        if !line.is_empty() && width(&line) + width(&part) + 3 > usize::from(area.width) {
            lines.push((std::mem::take(&mut line), std::mem::replace(&mut worst, text)));
        }
        if check.standing() == Standing::Lacking {
            worst = style(*check, look);
        }
        line = if line.is_empty() { part } else { format!("{line}   {part}") };
    }
    if line.is_empty() {
        line = format!("{} {}", look.glyphs.done, look.text("aside-all-done"));
    }
    lines.push((line, worst));
    let is_more = lines.len() > usize::from(area.height);
    for (at, (words, _)) in lines.iter_mut().enumerate() {
        let is_last = at + 1 == usize::from(area.height);
        let mark = if is_more && is_last { look.glyphs.cut } else { "" };
        *words = format!("{}{mark}", cut(words, usize::from(area.width).saturating_sub(width(mark)), look.glyphs.cut));
    }
    lines
}

fn sign(check: Check, look: &Look) -> &'static str {
    match check.standing() {
        Standing::Done if matches!(check, Check::Excused(..)) => look.glyphs.progress(Progress::Skipped),
        Standing::Done => look.glyphs.done,
        Standing::Open => look.glyphs.open,
        Standing::Lacking => "!",
    }
}

fn style(check: Check, look: &Look) -> Style {
    let style = match check.standing() {
        Standing::Done => look.theme.dim(),
        Standing::Open => look.theme.heading(),
        Standing::Lacking => look.theme.fault(),
    };
    look.theme.text().patch(style)
}

fn words(check: Check, look: &Look) -> String {
    let field = |key: &str| look.text(&format!("field-{key}"));
    match check {
        Check::Heard(side, on) => {
            look.text_with("aside-heard", &[("side", &look.choice(side)), ("date", &look.day(on))])
        }
        Check::Excused(side, ground) => {
            look.text_with("aside-excused", &[("side", &look.choice(side)), ("ground", &look.choice(ground))])
        }
        Check::Unheard(side) => look.text_with("aside-unheard", &[("side", &look.choice(side))]),
        Check::Silent(point, side) => {
            look.text_with("aside-silent", &[("point", &point.to_string()), ("side", &look.choice(side))])
        }
        Check::Unjudged(point) => look.text_with("aside-unjudged", &[("point", &point.to_string())]),
        Check::Filled(key) => look.text_with("aside-filled", &[("field", &field(key))]),
        Check::Empty(key) => look.text_with("aside-empty", &[("field", &field(key))]),
        Check::Appeal(true) => look.text("aside-appeal"),
        Check::Appeal(false) => look.text("aside-no-appeal"),
    }
}

/// What both sides said, point by point; the point that the form is about comes first.
fn statements(form: &Form, case: &Case, rows: usize, columns: usize, look: &Look) -> Lines {
    let here = aside::point(form);
    let before = judged(form, case, columns, look);
    let (first, rest): (Vec<&Point>, Vec<&Point>) = case.points.iter().partition(|point| Some(point.number) == here);
    let points = first.into_iter().chain(rest).flat_map(|point| on_point(case, point, rows, columns, look));
    before.into_iter().chain(points).collect()
}

/// What was judged and worked out, beside what follows from it: the finding with a solution, both with an offer.
fn judged(form: &Form, case: &Case, columns: usize, look: &Look) -> Lines {
    let finding = matches!(form.action, Action::Propose | Action::Offer).then(|| case.finding()).flatten();
    let solution = case.solution.as_ref().filter(|_| form.action == Action::Offer);
    let mut told = Vec::new();
    told.extend(finding.map(|finding| format!("{}: {}", look.text("fact-finding"), look.choice(finding))));
    told.extend(solution.map(|solution| {
        let extra = solution.extra_service.as_ref();
        let text = extra.map(|extra| solution_text(look.lang, &solution.text, extra));
        let text = text.unwrap_or_else(|| solution.text.to_string());
        format!("{}: {}", look.text("field-solution"), shown_lines(&text))
    }));
    told.iter().flat_map(|words| wrap(words, columns)).map(|words| (words, look.theme.text())).collect()
}

fn on_point(case: &Case, point: &Point, most: usize, columns: usize, look: &Look) -> Lines {
    let text = point.text.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
    let number = look.text_with("aside-point", &[("point", &point.number.to_string())]);
    let heading = format!("{number}  {}", shown(&text));
    let strong = look.theme.text().patch(look.theme.heading());
    let rows = if most == usize::MAX { most } else { 1 };
    let rows = first_rows(wrap(&heading, columns), rows, columns, look.glyphs.cut).into_iter();
    let room = columns.saturating_sub(2);
    let told = |words: &str, style| {
        let rows = first_rows(wrap(words, room), most, room, look.glyphs.cut).into_iter();
        rows.map(move |words| (format!("  {words}"), style))
    };
    let mut lines: Lines = rows.map(|words| (words, strong)).collect();
    for side in BOTH_SIDES {
        let name = look.choice(side);
        let excuse = case.not_heard.iter().rev().find(|not_heard| not_heard.side == side);
        let mut said: Vec<String> = hearing::statements_on(case, side, point.number)
            .map(|statement| format!("{name}: {}", shown_lines(statement.text.as_str())))
            .collect();
        let style = match (said.is_empty(), excuse) {
            (false, _) => look.theme.text(),
            (true, Some(excuse)) => {
                said.push(format!("{name}: {}", look.choice(excuse.ground)));
                look.dim()
            }
            (true, None) => {
                said.push(format!("{name}: {} {}", look.glyphs.open, look.text("aside-nothing-said")));
                look.theme.text().patch(look.theme.heading())
            }
        };
        lines.extend(said.iter().flat_map(|words| told(words, style)));
    }
    let witness = look.choice(Side::Witness);
    for statement in hearing::statements_on(case, Side::Witness, point.number) {
        let words = format!("{witness}: {}", shown_lines(statement.text.as_str()));
        lines.extend(told(&words, look.theme.text()));
    }
    lines
}

/// Earlier cases and how they were judged; nothing as long as nobody knows.
fn earlier(similar: Option<&[Summary]>, columns: usize, look: &Look) -> Lines {
    let Some(similar) = similar else { return Lines::new() };
    let mut lines = vec![(look.text("aside-similar"), look.theme.text().patch(look.theme.heading()))];
    for summary in similar {
        let finding = summary.finding.map(|finding| look.choice(finding)).unwrap_or_default();
        lines.push((format!("  {}  {finding}", summary.number), look.theme.text()));
        let about = format!("    {}", shown(&summary.subject));
        lines.push((cut(&about, columns, look.glyphs.cut).into_owned(), look.dim()));
    }
    if similar.is_empty() {
        lines.push((format!("  {}", look.text("aside-similar-none")), look.dim()));
    }
    lines
}
