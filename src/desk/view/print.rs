//! What can be taken out of the desk, and into which file; where the desk writes none, how it is had all the same.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::layout::{self, Areas};
use super::widgets::text::{cells, fit, put, put_lines, width, wrap};
use super::widgets::{Pane, field};
use super::{Look, trouble};
use crate::desk::state::State;
use crate::desk::state::office::Office;
use crate::desk::state::print::{Print, PrintItem};
use crate::procedure::Choice;

/// Draws it; gives the place of the cursor.
pub fn draw(buffer: &mut Buffer, areas: &Areas, print: &Print, state: &State, look: &Look) -> Position {
    let items = state.print_items(&print.cases);
    let room = usize::from(Pane::columns(areas.main)).min(84);
    let said = items.get(print.at).map(|item| remarks(item, print, room, state, look)).unwrap_or_default();
    let foot = cells(said.len()) + 1 + u16::from(print.path.is_some());
    let area = layout::middle(areas.main, 88, cells(items.len()) + foot + 2);
    let right = match print.cases.as_slice() {
        [] => String::new(),
        [only] => only.to_string(),
        several => look.count("cases", several.len()),
    };
    let inner = Pane::new(&look.text("print-title")).right(&right).window().draw(buffer, area, look);

    let list = Rect { height: inner.height.saturating_sub(foot), ..inner };
    let seen = usize::from(list.height);
    let first = if items.len() <= seen { 0 } else { (print.at + 2).saturating_sub(seen).min(items.len() - seen) };
    let mut cursor = Position { x: inner.x, y: inner.y };
    for (row, (at, item)) in (0..list.height).zip(items.iter().enumerate().skip(first)) {
        let is_here = at == print.at;
        put(buffer, list, 0, row, row_of(item, is_here, print, inner.width, look));
        if is_here {
            cursor.y = list.y + row;
        }
    }
    let below = Rect { y: list.bottom(), height: inner.height - list.height, ..inner };
    let rule = look.glyphs.rule.repeat(usize::from(inner.width));
    put(buffer, below, 0, 0, Line::styled(rule, look.theme.border(false)));
    let mut used = 1;
    if let Some(path) = &print.path {
        let label = if print.cases.len() > 1 { "print-folder" } else { "print-file" };
        let label = format!("{} ", look.text(label));
        let column = cells(width(&label));
        put(buffer, below, 0, 1, Line::styled(label, look.dim()));
        let place = Rect { x: below.x + column, y: below.y + 1, width: below.width.saturating_sub(column), height: 1 };
        cursor = field::line(buffer, place.intersection(below), path, look);
        used += 1;
    }
    let place = Rect { y: below.y + used, height: below.height.saturating_sub(used), ..below };
    let style = if print.trouble.is_some() { look.theme.fault() } else { look.theme.dim() };
    put_lines(buffer, place, said, look.theme.text().patch(style));
    cursor
}

fn row_of(item: &PrintItem, is_here: bool, print: &Print, columns: u16, look: &Look) -> Line<'static> {
    let style = if is_here { look.theme.selected() } else { look.theme.text() };
    let here = if is_here { look.glyphs.here } else { " " };
    let can = print.path.is_some() || item.is_readable();
    let aside = if can { String::new() } else { format!(" {}", look.text("print-not-here")) };
    let room = usize::from(columns).saturating_sub(width(&aside) + 2);
    let name = fit(&name(item, look), room, look.glyphs.cut);
    Line::from(vec![
        Span::styled(format!("{} {name}", fit(here, 1, "")), style),
        Span::styled(aside, if is_here { style } else { look.dim() }),
    ])
}

/// What it is called.
pub fn name(item: &PrintItem, look: &Look) -> String {
    match item {
        PrintItem::Dossier(_, format) => look.choice(*format),
        PrintItem::Letter(_, letter) => look.text_with("print-letter", &[("title", &letter.title)]),
        PrintItem::KeyCard => look.text("print-key-card"),
    }
}

/// Why it was not written, else what Enter does with it.
fn remarks(item: &PrintItem, print: &Print, room: usize, state: &State, look: &Look) -> Vec<String> {
    if let Some(why) = &print.trouble {
        return wrap(&format!("! {}", trouble::words(why, &state.office.house, look)), room);
    }
    if print.path.is_some() {
        let key = match (print.waiting, print.cases.len() > 1) {
            (Some(_), _) => "notice-printing",
            (None, true) => "print-writes-several",
            (None, false) => "print-writes",
        };
        return wrap(&look.text(key), room);
    }
    elsewhere(item, &state.office, look).into_iter().flat_map(|words| wrap(&words, room)).collect()
}

/// How it is had where the desk writes no file.
pub fn elsewhere(item: &PrintItem, office: &Office, look: &Look) -> Vec<String> {
    match item {
        PrintItem::Dossier(number, format) if !item.is_readable() => {
            let server = office.server.clone().unwrap_or_else(|| look.text("print-server"));
            let values = [("server", server.as_str()), ("number", number.as_str()), ("format", format.name())];
            vec![look.text("print-elsewhere"), look.text_with("print-command", &values)]
        }
        _ => vec![look.text("print-reads")],
    }
}
