//! Help: the keys, the signs, and the sentence of the procedure behind the step of the case in hand.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::layout::{self, Areas};
use super::widgets::Pane;
use super::widgets::text::{fit, put, put_lines, width, wrap};
use super::{Look, Shown};
use crate::desk::state::dialog::Help;
use crate::desk::state::{self, State, keymap};
use crate::lang::shown;
use crate::procedure::Choice;

/// Draws the page that is open, of the lines that have what is sought; past the last one, the last.
pub fn draw(buffer: &mut Buffer, areas: &Areas, help: &Help, state: &State, look: &Look) -> Shown {
    let area = layout::middle(areas.main, 90, areas.main.height);
    let columns = usize::from(Pane::columns(area));
    let sought = help.sought.value().to_lowercase();
    let is_sought = help.is_seeking || !sought.is_empty();
    let mut lines = lines(state, columns, look);
    if !sought.is_empty() {
        lines.retain(|line| line.to_lowercase().contains(&sought));
        if lines.is_empty() {
            lines.push(look.text("help-none"));
        }
    }
    let head = u16::from(is_sought);
    let rows = usize::from(area.height.saturating_sub(2 + head)).max(1);
    let pages = lines.len().div_ceil(rows).max(1);
    let page = help.page.min(pages - 1);
    let right = look.text_with("help-page", &[("page", &(page + 1).to_string()), ("pages", &pages.to_string())]);
    let title = look.text_with("help-of", &[("pane", &look.text(&format!("pane-{}", pane_name(state.pane))))]);
    let inner = Pane::new(&title).right(&right).focus(true).draw(buffer, area, look);
    let mut cursor = Position { x: inner.x, y: inner.y };
    if is_sought {
        let words = format!("{} {}", look.text("help-sought"), shown(&help.sought.value()));
        cursor.x += u16::try_from(width(&words)).unwrap_or(0).min(inner.width.saturating_sub(1));
        put(buffer, inner, 0, 0, Line::styled(words, look.theme.text().patch(look.theme.accent())));
    }
    let place = Rect { y: inner.y + head, height: inner.height.saturating_sub(head), ..inner };
    put_lines(buffer, place, lines.into_iter().skip(page * rows).take(rows), look.theme.text());
    Shown::scrolled(cursor, pages - 1)
}

fn pane_name(pane: state::Pane) -> &'static str {
    match pane {
        state::Pane::Inbox => "inbox",
        state::Pane::Case => "case",
        state::Pane::Hearing => "hearing",
        state::Pane::Archive => "archive",
        state::Pane::Destruction => "destruction",
        state::Pane::Analysis => "analysis",
    }
}

fn lines(state: &State, columns: usize, look: &Look) -> Vec<String> {
    // first what is said of this screen
    let mut lines = wrap(&look.text(&format!("help-about-{}", pane_name(state.pane))), columns);
    lines.push(String::new());
    if let Some(clause) = state.case().and_then(|case| case.stage().clause()) {
        lines.push(look.text_with("help-procedure", &[("clause", &clause.code())]));
        let sentence = look.text(&format!("clause-{}-sentence", clause.name()));
        lines.extend(wrap(&sentence, columns.saturating_sub(2)).into_iter().map(|line| format!("  {line}")));
        lines.push(String::new());
    }
    lines.extend(letters(columns, look));
    lines.push(String::new());
    lines.extend(everywhere(look));
    lines.push(String::new());
    let glyphs = look.glyphs;
    lines.push(look.text("help-signs"));
    for (sign, key) in [
        (glyphs.overdue, "sign-overdue"),
        (glyphs.today, "sign-today"),
        (glyphs.upcoming, "sign-upcoming"),
        (glyphs.done, "sign-done"),
        (glyphs.waiting, "sign-waiting"),
        (glyphs.here, "sign-here"),
        (glyphs.marked, "sign-marked"),
    ] {
        lines.push(format!("  {sign}  {}", look.text(key)));
    }
    lines.push(String::new());
    lines.extend(trouble(look));
    lines
}

/// The letters and what they do, in two columns, so that all are seen at once.
pub(super) fn letters(columns: usize, look: &Look) -> Vec<String> {
    let letters: Vec<String> = keymap::all()
        .iter()
        .map(|binding| format!("  {}  {}", look.key(binding.letter), look.text(&format!("key-{}", binding.name))))
        .collect();
    let half = letters.len().div_ceil(2);
    let row = |row: usize| {
        let cell = |at: usize| letters.get(at).map_or("", String::as_str);
        format!("{}{}", fit(cell(row), columns / 2, look.glyphs.cut), cell(row + half))
    };
    std::iter::once(look.text("help-letters")).chain((0..half).map(row)).collect()
}

/// The keys that act on every screen.
pub(super) fn everywhere(look: &Look) -> Vec<String> {
    let keys = ["f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "esc", "tab"];
    let keys = keys.map(|key| format!("  {}", look.text(&format!("help-{key}"))));
    std::iter::once(look.text("help-everywhere")).chain(keys).collect()
}

/// What to do where the terminal does not do as it should.
pub(super) fn trouble(look: &Look) -> Vec<String> {
    let ways =
        ["help-frozen", "help-garbage", "help-no-fkeys", "help-paste"].map(|key| format!("  {}", look.text(key)));
    std::iter::once(look.text("help-trouble")).chain(ways).collect()
}
