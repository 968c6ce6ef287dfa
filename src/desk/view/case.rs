//! One case: its steps at the left, its dossier at the right; under each other where the screen is narrow.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::layout::Areas;
use super::widgets::Pane;
use super::widgets::text::{cells, cut, first_rows, fit, put, put_lines, width, wrap};
use super::{Look, Shown, dossier, preview, words};
use crate::desk::state::State;
use crate::lang::shown;
use crate::procedure::Side;
use crate::procedure::case::Case;
use crate::procedure::steps::{self, Part, PartKind, Progress, Step};

/// So many cells of an upper border are no words, where there are words at both ends of it.
const BORDER: usize = 9;

/// So many rows of what is to be done now are shown rather than the parts of steps.
const LEAST_NOW: usize = 3;

/// The widest that text is read in.
const WIDEST: u16 = 110;

/// Draws the case in hand; gives the place of the cursor.
pub fn draw(buffer: &mut Buffer, areas: &Areas, state: &State, look: &Look) -> Shown {
    let area = areas.main;
    let Some(case) = state.case() else {
        let inner = Pane::new(&look.text("pane-case")).focus(state.has_focus()).draw(buffer, area, look);
        put(buffer, inner, 0, 0, Line::styled(look.text("case-none"), look.dim()));
        return Position { x: inner.x, y: inner.y }.into();
    };
    let title = format!("{}  {}", case.number, shown(case.subject.as_str()));
    let kind = words::kind(case, look);
    let right = format!("{kind}  {}", look.choice(case.stage()));
    // beside a long subject the steps, right under it, still say where it stands
    let room = usize::from(area.width).saturating_sub(BORDER);
    let right = if width(&title) + width(&right) <= room { right } else { kind };
    let title = cut(&title, room.saturating_sub(width(&right)), look.glyphs.cut);
    // on the lowest screen the dossier matters more
    let facts_rows = match area {
        Rect { height: ..14, .. } => 1,
        Rect { width: 100.., .. } => 2,
        _ => 3,
    };
    let head = Rect { height: (facts_rows + 1).min(area.height), ..area };
    let inner = Pane::new(&title).right(&right).open().draw(buffer, head, look);
    preview::facts(buffer, inner, case, state, look);
    let below = Rect { y: area.y + head.height, height: area.height - head.height, ..area };
    let (steps_area, dossier_area) = split(below, areas.room.is_roomy());
    draw_steps(buffer, steps_area, case, state, look);
    draw_dossier(buffer, dossier_area, case, state, look)
}

fn split(area: Rect, is_roomy: bool) -> (Rect, Rect) {
    if is_roomy {
        let left = 42.min(area.width);
        (Rect { width: left, ..area }, Rect { x: area.x + left, width: area.width - left, ..area })
    } else {
        let top = (area.height / 3).clamp(5, 6).min(area.height);
        (Rect { height: top, ..area }, Rect { y: area.y + top, height: area.height - top, ..area })
    }
}

fn draw_steps(buffer: &mut Buffer, area: Rect, case: &Case, state: &State, look: &Look) {
    let inner = Pane::new(&look.text("case-steps")).draw(buffer, area, look);
    let steps = steps::track(case, state.office.today(), &state.office.house);
    let room = usize::from(inner.width);
    let now = wrap(&words::what_now(case, &state.office, look), room);
    let mut lines: Vec<Line<'_>> = Vec::new();
    if inner.width < 60 {
        // what is to be done now is never left out: the parts of the steps go first, then the steps that are not at hand
        let height = usize::from(inner.height);
        let parts: usize = steps.iter().map(|step| step.parts.len()).sum();
        let has_parts = steps.len() + parts + 2 + now.len() <= height;
        let is_low = steps.len() + 2 + now.len().min(LEAST_NOW) > height;
        let is_at = |step: &&Step| !is_low || matches!(step.progress, Progress::Due(..) | Progress::Busy);
        for step in steps.iter().filter(is_at) {
            let style = preview::style_of(step.progress, look.theme.text(), look);
            let date = preview::step_date(step, &state.office, look);
            let words = preview::step_words(step, false, look);
            let words = cut(&words, room.saturating_sub(width(&date) + 1), look.glyphs.cut).into_owned();
            let gap = " ".repeat(room.saturating_sub(width(&words) + width(&date)));
            lines.push(Line::from(vec![Span::styled(words, style), Span::raw(gap), Span::styled(date, style)]));
            for part in step.parts.iter().filter(|_| has_parts) {
                let sign = match (part.what, part.done) {
                    (PartKind::NotHeard(_), _) => look.glyphs.progress(Progress::Skipped),
                    (_, Some(_)) => look.glyphs.done,
                    (PartKind::OpenPoint(..), None) => look.glyphs.open,
                    // of a step that is over nothing is still to come
                    (_, None) if !is_to_come(step.progress) => look.glyphs.progress(Progress::Skipped),
                    (_, None) => look.glyphs.waiting,
                };
                let date = part.done.map(|on| look.day_past(on, &state.office)).unwrap_or_default();
                let words = format!("    {sign} {}", part_words(part, look));
                let words = fit(&words, room.saturating_sub(width(&date) + 1), look.glyphs.cut);
                lines.push(Line::styled(format!("{words} {date}"), look.dim()));
            }
        }
        if lines.len() + 2 + now.len().min(LEAST_NOW) <= height {
            lines.push(Line::raw(""));
            lines.push(Line::styled(look.text("preview-now"), look.theme.heading()));
        }
    } else {
        let words: usize = steps.iter().map(|step| width(&preview::step_words(step, true, look))).sum();
        let gap = if words + 2 * steps.len() <= room + 2 { "  " } else { " " };
        lines.push(preview::short_track(&steps, room, gap, look.theme.text(), look));
    }
    let kept = lines.len();
    for (row, line) in (0..inner.height).zip(lines) {
        put(buffer, inner, 0, row, line);
    }
    let used = cells(kept).min(inner.height);
    let rest = Rect { y: inner.y + used, height: inner.height - used, ..inner };
    put_lines(buffer, rest, first_rows(now, rest.height.into(), room, look.glyphs.cut), look.theme.text());
}

/// Whether something of such a step can still be done.
fn is_to_come(progress: Progress) -> bool {
    matches!(progress, Progress::Due(..) | Progress::Busy | Progress::Waiting)
}

fn part_words(part: &Part, look: &Look) -> String {
    match part.what {
        PartKind::Heard(Side::Complainant) => look.text("part-heard-complainant"),
        PartKind::Heard(_) => look.text("part-heard-respondent"),
        PartKind::NotHeard(side) => look.text_with("part-not-heard", &[("side", &look.choice(side))]),
        PartKind::OpenPoint(side, point) => {
            look.text_with("part-open-point", &[("side", &look.choice(side)), ("point", &point.to_string())])
        }
        PartKind::Finding => look.text("part-finding"),
        PartKind::Solution => look.text("part-solution"),
        PartKind::Offered => look.text("part-offered"),
        PartKind::Answered => look.text("part-answered"),
        PartKind::CarriedOut => look.text("part-carried-out"),
    }
}

/// Draws the dossier alone: what there is room for under a form.
pub fn dossier(buffer: &mut Buffer, area: Rect, state: &State, look: &Look) -> Shown {
    state.case().map_or_else(Shown::default, |case| draw_dossier(buffer, area, case, state, look))
}

fn draw_dossier(buffer: &mut Buffer, area: Rect, case: &Case, state: &State, look: &Look) -> Shown {
    let columns = Pane::columns(area).min(WIDEST);
    let mut lines = dossier::lines(case, &state.office, columns, look);
    lines.extend(dossier::links(case, columns, look));
    lines.extend(dossier::readings(&state.hand.readings, &state.office, columns, look));
    let room = usize::from(area.height.saturating_sub(2));
    let last = lines.len().saturating_sub(room);
    let first = last.saturating_sub(state.hand.back.min(last));
    let above = if first > 0 { look.count("dossier-above", first) } else { String::new() };
    let below = lines.len().saturating_sub(first + room);
    let below = if below > 0 { look.count("dossier-below", below) } else { String::new() };
    let title = look.text("case-dossier");
    let inner = Pane::new(&title).right(&above).below(&below).focus(state.has_focus()).draw(buffer, area, look);
    for (row, line) in (0..inner.height).zip(lines.into_iter().skip(first)) {
        let style = if line.is_head { look.theme.text().patch(look.theme.heading()) } else { look.theme.text() };
        put(
            buffer,
            inner,
            0,
            row,
            Line::styled(cut(&line.words, usize::from(inner.width), look.glyphs.cut).into_owned(), style),
        );
    }
    Shown::scrolled(Position { x: inner.x, y: inner.y }, last)
}
