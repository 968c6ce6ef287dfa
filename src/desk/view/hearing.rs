//! Both sides, point by point, side by side (W4): what one says beside what the other says of it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::layout::Areas;
use super::widgets::pane::{Pane, more_to_see};
use super::widgets::text::{cells, cut, first_rows, put, width, wrap};
use super::{Look, Shown};
use crate::desk::state::State;
use crate::lang::{capital, shown, shown_lines};
use crate::procedure::Agreement;
use crate::procedure::case::{Case, Point, Statement};
use crate::procedure::steps::Progress;
use crate::procedure::{PointNo, Side, hearing};

/// The most rows that a point itself takes; what is said of it matters more here.
const POINT_ROWS: usize = 6;
/// A pane of so few rows under a form leaves the point itself out.
const LOW: usize = 12;

/// Draws the two columns; gives the place of the cursor.
pub fn draw(buffer: &mut Buffer, areas: &Areas, state: &State, look: &Look) -> Shown {
    let area = areas.main;
    let Some(case) = state.case() else {
        let inner = Pane::new(&look.text("pane-hearing")).focus(state.has_focus()).draw(buffer, area, look);
        put(buffer, inner, 0, 0, Line::styled(look.text("case-none"), look.dim()));
        return Position { x: inner.x, y: inner.y }.into();
    };
    draw_head(buffer, area, case, look);
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let half = below.width / 2;
    let left = Rect { width: half, ..below };
    let right = Rect { x: below.x + half, width: below.width - half, ..below };
    let sides = [(left, Side::Complainant, "hearing-complainant"), (right, Side::Respondent, "hearing-respondent")];
    let inners = sides.map(|(place, side, key)| {
        let name = party(case, side, look);
        let title = format!("{}  {name}", look.text(key));
        Pane::new(&title).focus(side == Side::Complainant && state.has_focus()).draw(buffer, place, look)
    });
    let columns = usize::from(inners[0].width.min(inners[1].width));
    let room = usize::from(inners[0].height);
    // over a form what was said matters more than the point, which stands in the form
    let has_points = state.form_in_hand().is_none() || room > LOW;
    let readings: Vec<_> = case
        .points
        .iter()
        .map(|point| {
            let of_side = |side| reading(case, point, side, (columns, has_points), state, look);
            (point, [Side::Complainant, Side::Respondent].map(of_side))
        })
        .collect();
    // with the rule between two of them
    let height = |sides: &[Vec<Line<'_>>; 2]| sides.iter().map(Vec::len).max().unwrap_or(0) + 1;
    let mut heights: Vec<usize> = readings.iter().map(|(_, sides)| height(sides)).collect();
    if let Some(last) = heights.last_mut() {
        *last -= 1;
    }
    let chosen = case.points.iter().position(|point| point.number == state.hand.point).unwrap_or(0);
    // who reads on begins with the point in hand
    let from_chosen: usize = heights.iter().skip(chosen).sum();
    let furthest = from_chosen.saturating_sub(room);
    let past = state.hand.past.min(furthest);
    let first = if past > 0 { chosen } else { first_in_sight(&heights, chosen, room) };
    let is_cut = heights.iter().skip(first).sum::<usize>() > room + past;
    more_to_see(buffer, right, first > 0 || past > 0, is_cut, look);
    let (mut row, mut past) = (0, past);
    let mut cursor = Position { x: inners[0].x, y: inners[0].y };
    let last = readings.len().saturating_sub(1);
    for (at, ((point, readings), height)) in readings.into_iter().zip(heights).enumerate().skip(first) {
        if point.number == state.hand.point {
            cursor.y = inners[0].y + row;
        }
        // what was passed over comes off the first
        let over = past.min(height);
        past -= over;
        let height = height - over;
        for (inner, lines) in inners.iter().zip(readings) {
            let place = Rect { y: inner.y + row.min(inner.height), height: inner.height.saturating_sub(row), ..*inner };
            for (at, line) in (0..place.height).zip(lines.into_iter().skip(over)) {
                put(buffer, place, 0, at, line);
            }
            if at < last && height > 0 {
                let rule = Line::styled(look.glyphs.rule.repeat(columns), look.theme.border(false));
                put(buffer, place, 0, cells(height - 1), rule);
            }
        }
        row = row.saturating_add(cells(height));
        if row >= inners[0].height {
            break;
        }
    }
    Shown::scrolled(cursor, furthest)
}

/// The case, and how many of its points are open.
fn draw_head(buffer: &mut Buffer, area: Rect, case: &Case, look: &Look) {
    let is_open = |point: &&Point| {
        [Side::Complainant, Side::Respondent]
            .iter()
            .any(|side| hearing::open_points(case, *side).contains(&point.number))
    };
    let (points, open) = (case.points.len(), case.points.iter().filter(is_open).count());
    let open = match open {
        0 => look.text("hearing-none-open"),
        open => look.count("hearing-points-open", open),
    };
    let counts = format!("{}: {open}", look.count("hearing-points", points));
    let room = usize::from(area.width).saturating_sub(width(&counts) + 3);
    let head = format!(" {}  {}", case.number, shown(case.subject.as_str()));
    let head = cut(&head, room, look.glyphs.cut).into_owned();
    put(buffer, area, 0, 0, Line::styled(head, look.theme.heading()));
    put(buffer, area, area.width.saturating_sub(cells(width(&counts) + 1)), 0, Line::styled(counts, look.dim()));
}

/// The first point that is drawn: as many as fit before the one with the cursor, of which both readings are in sight.
fn first_in_sight(heights: &[usize], chosen: usize, room: usize) -> usize {
    let mut first = chosen;
    let mut used = heights.get(chosen).copied().unwrap_or(0);
    while let Some(before) = first.checked_sub(1) {
        used += heights[before];
        if used > room {
            break;
        }
        first = before;
    }
    first
}

fn party(case: &Case, side: Side, look: &Look) -> String {
    let heard = case.statements.iter().find(|statement| statement.side == side);
    let name = heard.map(|statement| statement.party.as_str());
    let known = match side {
        Side::Complainant => case.complainant.called(),
        _ => case.respondent.as_ref().map(|respondent| respondent.name.as_str()),
    };
    name.or(known).map_or_else(|| look.text("fact-unknown"), |name| shown(name).into_owned())
}

/// What one side says of one point, with what is still open.
fn reading(
    case: &Case,
    point: &Point,
    side: Side,
    (columns, has_point): (usize, bool),
    state: &State,
    look: &Look,
) -> Vec<Line<'static>> {
    let here = if point.number == state.hand.point { look.glyphs.here } else { " " };
    let mut lines = Vec::new();
    let number = look.text_with("on-point", &[("point", &point.number.to_string())]);
    let mark = mark(case, point.number, side, look);
    lines.push(Line::styled(
        cut(&format!("{here} {number}  {mark}"), columns, look.glyphs.cut).into_owned(),
        look.theme.text().patch(look.theme.heading()),
    ));
    if side == Side::Complainant && has_point {
        let text = wrap(&shown_lines(point.text.as_str()), columns.saturating_sub(4));
        let text = first_rows(text, POINT_ROWS, columns.saturating_sub(4), look.glyphs.cut);
        lines.extend(text.into_iter().map(|words| Line::styled(format!("    {words}"), look.dim())));
    }
    for statement in hearing::statements_on(case, side, point.number) {
        lines.extend(said(statement, "", columns, state, look));
    }
    if hearing::open_points(case, side).contains(&point.number) {
        let words = look.text("hearing-nothing-yet");
        lines.extend(indented(&words, columns).map(|words| Line::styled(words, look.dim())));
    }
    if let Some(excused) = case.not_heard.iter().find(|not_heard| not_heard.side == side) {
        let words = format!("{}: {}", look.choice(excused.ground), shown_lines(excused.reason.as_str()));
        lines.extend(indented(&words, columns).map(|words| Line::styled(words, look.dim())));
    }
    // who saw it stands under both, at the right, where the answer to the complaint is
    if side == Side::Respondent {
        let witness = format!("{} ", capital(&look.choice(Side::Witness)));
        for statement in hearing::statements_on(case, Side::Witness, point.number) {
            lines.extend(said(statement, &witness, columns, state, look));
        }
    }
    lines
}

/// What somebody said, with who, how and when before it.
fn said(statement: &Statement, role: &str, columns: usize, state: &State, look: &Look) -> Vec<Line<'static>> {
    let (party, on) = (shown(statement.party.as_str()), look.day_past(statement.on, &state.office));
    let how = format!("{role}{party}, {}, {on}:", look.choice(statement.means));
    let mut lines: Vec<_> = indented(&how, columns).map(|words| Line::styled(words, look.dim())).collect();
    // between quotes, so that it is known from our own words on any terminal
    let text = format!("\"{}\"", shown_lines(statement.text.as_str()));
    lines.extend(indented(&text, columns).map(|words| Line::styled(words, look.theme.text())));
    lines
}

fn indented(words: &str, columns: usize) -> impl Iterator<Item = String> + use<> {
    wrap(words, columns.saturating_sub(4)).into_iter().map(|words| format!("    {words}"))
}

/// Whether anything is open on this point for this side.
fn mark(case: &Case, point: PointNo, side: Side, look: &Look) -> String {
    let agreement = case.points.iter().find(|known| known.number == point).and_then(|known| known.agreement);
    if hearing::open_points(case, side).contains(&point) {
        format!("{} {}", look.glyphs.open, look.text("hearing-open"))
    } else if let (Some(agreement), Side::Respondent) = (agreement, side) {
        let sign = if agreement == Agreement::Same { "=" } else { look.glyphs.different };
        format!("{sign} {}", look.choice(agreement))
    } else if hearing::statements_on(case, side, point).next().is_none() {
        format!("{} {}", look.glyphs.progress(Progress::Skipped), look.text("hearing-not-heard"))
    } else {
        format!("{} {}", look.glyphs.done, look.text("hearing-heard"))
    }
}
