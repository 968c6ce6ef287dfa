//! Both sides, point by point, side by side (W4): what one says beside what the other says of it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::Look;
use super::layout::Areas;
use super::widgets::Pane;
use super::widgets::text::{cells, cut, put, wrap};
use crate::desk::state::State;
use crate::lang::{shown, shown_lines};
use crate::procedure::Agreement;
use crate::procedure::case::{Case, Point};
use crate::procedure::{PointNo, Side, hearing};

/// Draws the two columns; gives the place of the cursor.
pub fn draw(buffer: &mut Buffer, areas: &Areas, state: &State, look: &Look) -> Option<Position> {
    let area = areas.main;
    let Some(case) = state.case() else {
        let inner = Pane::new(&look.text("pane-hearing")).focus(true).draw(buffer, area, look);
        put(buffer, inner, 0, 0, Line::styled(look.text("case-none"), look.dim()));
        return Some(Position { x: inner.x, y: inner.y });
    };
    let head = format!(" {}  {}", case.number, shown(case.subject.as_str()));
    put(
        buffer,
        area,
        0,
        0,
        Line::styled(cut(&head, usize::from(area.width), look.glyphs.cut).into_owned(), look.theme.heading()),
    );
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let half = below.width / 2;
    let left = Rect { width: half, ..below };
    let right = Rect { x: below.x + half, width: below.width - half, ..below };
    let sides = [(left, Side::Complainant, "hearing-complainant"), (right, Side::Respondent, "hearing-respondent")];
    let inners = sides.map(|(place, side, key)| {
        let name = party(case, side, look);
        let title = format!("{}  {name}", look.text(key));
        Pane::new(&title).focus(side == Side::Complainant).draw(buffer, place, look)
    });
    let columns = usize::from(inners[0].width.min(inners[1].width));
    let mut row = 0;
    let mut cursor = None;
    // the point with the cursor comes first, so that both its readings are always in sight
    for point in case.points.iter().skip_while(|point| point.number < state.hand.point) {
        let readings =
            [Side::Complainant, Side::Respondent].map(|side| reading(case, point, side, columns, state, look));
        let height = readings.iter().map(Vec::len).max().unwrap_or(0);
        if point.number == state.hand.point {
            cursor = Some(Position { x: inners[0].x, y: inners[0].y + row });
        }
        for (inner, lines) in inners.iter().zip(readings) {
            let place = Rect { y: inner.y + row.min(inner.height), height: inner.height.saturating_sub(row), ..*inner };
            for (at, line) in (0..place.height).zip(lines) {
                put(buffer, place, 0, at, line);
            }
        }
        row = row.saturating_add(cells(height));
        if row >= inners[0].height {
            break;
        }
    }
    cursor
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
fn reading(case: &Case, point: &Point, side: Side, columns: usize, state: &State, look: &Look) -> Vec<Line<'static>> {
    let here = if point.number == state.hand.point { look.glyphs.here } else { " " };
    let mut lines = Vec::new();
    let number = look.text_with("on-point", &[("point", &point.number.to_string())]);
    let mark = mark(case, point.number, side, look);
    lines.push(Line::styled(
        cut(&format!("{here} {number}  {mark}"), columns, look.glyphs.cut).into_owned(),
        look.theme.text().patch(look.theme.heading()),
    ));
    if side == Side::Complainant {
        let text = wrap(&shown_lines(point.text.as_str()), columns.saturating_sub(4));
        let text = super::widgets::text::first_rows(text, 4, columns.saturating_sub(4), look.glyphs.cut);
        lines.extend(text.into_iter().map(|words| Line::styled(format!("    {words}"), look.dim())));
    }
    for statement in hearing::statements_on(case, side, point.number) {
        let how = format!(
            "    {}, {}, {}",
            shown(statement.party.as_str()),
            look.choice(statement.means),
            look.day(statement.on)
        );
        lines.push(Line::styled(cut(&how, columns, look.glyphs.cut).into_owned(), look.dim()));
        let text = wrap(&shown_lines(statement.text.as_str()), columns.saturating_sub(4));
        lines.extend(text.into_iter().map(|words| Line::styled(format!("    {words}"), look.theme.text())));
    }
    if let Some(excused) = case.not_heard.iter().find(|not_heard| not_heard.side == side) {
        let words = format!("{}: {}", look.choice(excused.ground), shown_lines(excused.reason.as_str()));
        let words = wrap(&words, columns.saturating_sub(4));
        lines.extend(words.into_iter().map(|words| Line::styled(format!("    {words}"), look.dim())));
    }
    lines.push(Line::styled(look.glyphs.rule.repeat(columns), look.theme.border(false)));
    lines
}

/// Whether anything is open on this point for this side.
fn mark(case: &Case, point: PointNo, side: Side, look: &Look) -> String {
    let agreement = case.points.iter().find(|known| known.number == point).and_then(|known| known.agreement);
    if hearing::open_points(case, side).contains(&point) {
        format!("{} {}", look.glyphs.overdue, look.text("hearing-open"))
    } else if let (Some(agreement), Side::Respondent) = (agreement, side) {
        let sign = if agreement == Agreement::Same { "=" } else { look.glyphs.different };
        format!("{sign} {}", look.choice(agreement))
    } else {
        format!("{} {}", look.glyphs.done, look.text("hearing-heard"))
    }
}
