//! Destruction: what is due and the lists above, the chosen one below with what is on it, or a certificate to read.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::layout::{Areas, Room};
use super::widgets::pane::{Pane, more_to_see};
use super::widgets::text::{cells, cut, fit, put, width, wrap};
use super::{Look, Shown};
use crate::desk::state::State;
use crate::desk::state::action::Action;
use crate::lang::{self, shown};
use crate::procedure::Choice;
use crate::procedure::destruction::{DestructionList, Dossier, ListState, may_propose};

/// The widest that lines of text get.
const COLUMNS: usize = 100;

/// Draws the pane; gives the place of the cursor.
pub fn draw(buffer: &mut Buffer, areas: &Areas, state: &State, look: &Look) -> Shown {
    if let Some((certificate, sha256)) = &state.destruction.certificate {
        let text = lang::certificate_text(look.lang, certificate, sha256, "", &state.office.house);
        let room = usize::from(Pane::columns(areas.main)).min(COLUMNS);
        let lines = text.lines().flat_map(|line| wrap(line, room)).collect();
        let title = look.text("destruction-title");
        let pane = Pane::new(&title).focus(state.has_focus());
        return read(buffer, areas.main, pane, lines, state.destruction.scroll, look);
    }
    // few lists, each with much to look through: the lower part gets what the rows do not need
    let rows_wanted = cells(state.destruction.lists.len()).saturating_add(4);
    let list = Rect { height: rows_wanted.min(areas.main.height / 2), ..areas.main };
    let below = Rect { y: list.bottom(), height: areas.main.height - list.height, ..areas.main };
    let cursor = rows(buffer, list, state, look);
    let title = state.destruction.selected.map_or_else(|| look.text("destruction-due"), |name| name.to_string());
    // the pane itself sets the width, but on a very wide screen
    let room = usize::from(Pane::columns(below));
    let room = if areas.room == Room::Wide { room.min(COLUMNS) } else { room };
    let text = read(buffer, below, Pane::new(&title), told(state, room, look), state.destruction.scroll, look);
    Shown { cursor: Some(cursor), ..text }
}

/// Lines to read, from the one at `scroll`; the last page stays full.
fn read(buffer: &mut Buffer, area: Rect, pane: Pane<'_>, lines: Vec<String>, scroll: usize, look: &Look) -> Shown {
    let rows = usize::from(area.height.saturating_sub(2));
    let furthest = lines.len().saturating_sub(rows);
    let first = scroll.min(furthest);
    let below = furthest - first;
    let more = if below > 0 { look.count("dossier-below", below) } else { String::new() };
    let inner = pane.below(&more).draw(buffer, area, look);
    for (row, line) in (0..inner.height).zip(lines.into_iter().skip(first)) {
        put(buffer, inner, 0, row, Line::styled(line, look.theme.text()));
    }
    Shown::scrolled(Position { x: inner.x, y: inner.y }, furthest)
}

/// What is due, and a row for each list.
fn rows(buffer: &mut Buffer, area: Rect, state: &State, look: &Look) -> Position {
    let pane = &state.destruction;
    let inner = Pane::new(&look.text("destruction-title")).focus(state.has_focus()).draw(buffer, area, look);
    let names = ["list", "state", "dossiers", "by"].map(|name| look.text(&format!("destruction-column-{name}")));
    let [list, stands, dossiers_name, by] = names.each_ref().map(String::as_str);
    let head = format!("  {}", columns(list, stands, dossiers_name, by, look));
    put(buffer, inner, 0, 0, Line::styled(cut(&head, inner.width.into(), look.glyphs.cut).into_owned(), look.dim()));
    let inner = Rect { y: inner.y + inner.height.min(1), height: inner.height.saturating_sub(1), ..inner };
    let at = pane.at();
    let room = usize::from(inner.height).max(1);
    let first = (at + 2).saturating_sub(room).min((pane.lists.len() + 1).saturating_sub(room));
    // who proposes no list is not told
    let may_propose = may_propose(&state.office.actor).is_ok();
    let due = if may_propose { dossiers(pane.due.len(), look) } else { "-".to_owned() };
    let due = format!("{} {due}", fit(&look.text("destruction-due"), 28, look.glyphs.cut));
    let lists = pane.lists.iter().map(|list| row_of(list, state, look));
    let wide = usize::from(inner.width);
    for (row, (index, words)) in (0..inner.height).zip(std::iter::once(due).chain(lists).enumerate().skip(first)) {
        let is_here = index == at;
        let style = if is_here { look.theme.selected() } else { look.theme.text() };
        let here = fit(if is_here { look.glyphs.here } else { " " }, 1, "");
        let line = fit(&format!("{here} {words}"), wide, look.glyphs.cut);
        put(buffer, inner, 0, row, Line::styled(line, style));
    }
    more_to_see(buffer, area, first > 0, first + room <= pane.lists.len(), look);
    let row = u16::try_from(at - first.min(at)).unwrap_or(0).min(inner.height.saturating_sub(1));
    Position { x: inner.x, y: inner.y + row }
}

/// `3 dossiers`.
pub fn dossiers(count: usize, look: &Look) -> String {
    look.text_with("destruction-dossiers", &[("count", &count.to_string())])
}

fn row_of(list: &DestructionList, state: &State, look: &Look) -> String {
    let count = list.dossiers.as_ref().map(|on_it| dossiers(on_it.len(), look));
    let by = list.proposed.as_ref().map(|signed| look.name_of(&signed.by, &state.office.house)).unwrap_or_default();
    let (name, word) = (list.name.to_string(), look.choice(list.state));
    let count = count.unwrap_or_else(|| "-".to_owned());
    columns(&name, &word, &count, &by, look)
}

/// A row of the lists in its columns.
fn columns(name: &str, stands: &str, count: &str, by: &str, look: &Look) -> String {
    let sign = look.glyphs.cut;
    format!("{} {} {} {by}", fit(name, 13, sign), fit(stands, 14, sign), fit(count, 16, sign))
}

/// What there is to say of what has the cursor.
fn told(state: &State, room: usize, look: &Look) -> Vec<String> {
    let mut lines = Vec::new();
    // what lies over it has keys of its own
    let acts = if state.has_focus() { state.destruction_acts() } else { Vec::new() };
    match state.destruction.list() {
        Some(list) => {
            if let Some((running, done, of)) = state.destruction.running
                && running == list.name
            {
                lines.push(bar(done, of, room, look));
                lines.push(String::new());
            }
            if state.has_focus() && list.state == ListState::Proposed && !acts.contains(&Action::ConfirmDestruction) {
                lines.push(look.text("destruction-waits-for-second"));
            }
            lines.extend(acts.iter().map(|action| what_can_be_done(*action, list, look)));
            lines.extend((!lines.is_empty()).then(String::new));
        }
        None if acts.contains(&Action::ProposeDestruction) => {
            lines.extend([look.text("destruction-can-propose"), String::new()]);
        }
        None => {}
    }
    lines.extend(facts(state, look));
    lines.iter().flat_map(|line| hanging(line, room)).collect()
}

/// A line, broken; what goes on under a warning stands under its words.
fn hanging(line: &str, room: usize) -> Vec<String> {
    let Some(words) = line.strip_prefix("! ") else { return wrap(line, room) };
    let rows = wrap(words, room.saturating_sub(2)).into_iter();
    rows.enumerate().map(|(at, row)| format!("{}{row}", if at == 0 { "! " } else { "  " })).collect()
}

/// What is known of what has the cursor: the list with what is on it, or what is due.
pub fn facts(state: &State, look: &Look) -> Vec<String> {
    let mut lines = Vec::new();
    let Some(list) = state.destruction.list() else {
        what_is_due(&mut lines, state, look);
        return lines;
    };
    for warned in list.warnings(&[]).into_iter().filter(|_| list.state != ListState::Done) {
        lines.push(format!("! {}", lang::warning(look.lang, warned)));
    }
    lines.extend((!lines.is_empty()).then(String::new));
    lines.extend(lang::list_acts(look.lang, list, &state.office.house));
    if let (Some(day), ListState::Confirmed) = (list.run_from, list.state) {
        let days = (day - state.office.today()).num_days();
        let date = look.lang.date(day);
        let key = if days > 0 { "destruction-pause" } else { "destruction-pause-over" };
        lines.push(look.text_with(key, &[("date", &date), ("days", &days.to_string())]));
    }
    match &list.dossiers {
        Some(dossiers) => {
            lines.push(String::new());
            lines.extend(dossiers.iter().map(|dossier| dossier_line(dossier, look)));
        }
        None if list.state == ListState::Stopped => {}
        None => lines.push(look.text("destruction-not-yours")),
    }
    lines
}

fn what_is_due(lines: &mut Vec<String>, state: &State, look: &Look) {
    let pane = &state.destruction;
    if may_propose(&state.office.actor).is_err() {
        lines.push(look.text("destruction-due-not-yours"));
    } else if pane.due.is_empty() {
        lines.push(look.text("destruction-nothing-due"));
    }
    lines.extend(pane.due.iter().map(|dossier| dossier_line(dossier, look)));
    if !pane.holds.is_empty() {
        lines.extend([String::new(), look.text("destruction-holds")]);
    }
    for (number, review) in &pane.holds {
        let is_due = *review <= state.office.today();
        let key = if is_due { "destruction-review-due" } else { "destruction-review" };
        lines.push(format!("{number}  {}", look.text_with(key, &[("date", &look.lang.date(*review))])));
    }
}

/// What Enter or the menu does to the list, in a sentence.
fn what_can_be_done(action: Action, list: &DestructionList, look: &Look) -> String {
    let count = list.ready().count().to_string();
    look.text_with(&format!("destruction-can-{}", action.name().replace('_', "-")), &[("count", &count)])
}

fn dossier_line(dossier: &Dossier, look: &Look) -> String {
    let year = dossier.received_in.to_string();
    let said = match (dossier.obstacle, dossier.keep_until) {
        (Some(obstacle), _) => format!("! {}", lang::obstacle(look.lang, obstacle)),
        (None, Some(last)) => {
            look.text_with("destruction-kept-until", &[("year", &year), ("date", &look.lang.date(last))])
        }
        (None, None) => look.text_with("destruction-received-in", &[("year", &year)]),
    };
    format!("{}  {said}", shown(dossier.number.as_str()))
}

/// How far a run is, as a bar with the numbers.
fn bar(done: usize, of: usize, room: usize, look: &Look) -> String {
    let words = look.text_with("destruction-ran", &[("done", &done.to_string()), ("of", &of.to_string())]);
    let cells = room.saturating_sub(width(&words) + 1).min(50);
    let full = (cells * done).checked_div(of).unwrap_or(cells).min(cells);
    format!("{}{} {words}", look.glyphs.bar.repeat(full), look.glyphs.nothing.repeat(cells - full))
}
