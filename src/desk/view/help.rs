//! Help: what is said of this screen, the sentence of the procedure behind it, the keys that act here, and the signs.
//!
//! Invariant: no key is named that does nothing where the help was asked for.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use ratatui::text::Line;

use super::layout::{self, Areas};
use super::widgets::Pane;
use super::widgets::text::{cut, fit, hit, hit_in, put, width, wrap};
use super::{Look, Shown};
use crate::desk::state::action::Action;
use crate::desk::state::dialog::Help;
use crate::desk::state::keymap::{self, Binding, Does};
use crate::desk::state::{self, State};
use crate::lang::shown;
use crate::procedure::{Choice, Clause};

/// The width of the names of keys.
const KEY: usize = 7;
/// The keys that are named everywhere, in their order.
const EVERYWHERE: [&str; 12] = ["F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "Esc", "Tab"];
/// The most columns of letters.
const MOST_BESIDE: usize = 3;

/// A part of the help: its heading, and what stands under it. A part is not broken over two pages where it fits on one.
struct Part {
    heading: Option<String>,
    /// Each with all its lines: a sentence that goes on over lines is found whole.
    items: Vec<Vec<String>>,
}

/// A line as it is drawn, and whether it is a heading.
type Row = (String, bool);

/// Draws the page that is open, of the lines that have what is sought; past the last one, the last.
pub fn draw(buffer: &mut Buffer, areas: &Areas, help: &Help, state: &State, look: &Look) -> Shown {
    let area = layout::middle(areas.main, 90, areas.main.height);
    let columns = usize::from(Pane::columns(area));
    let sought = help.sought.value().to_lowercase();
    let is_sought = help.is_seeking || !sought.is_empty();
    let head = u16::from(is_sought);
    let rows = usize::from(area.height.saturating_sub(2 + head)).max(1);
    let parts = parts(state, columns, look);
    let pages = if sought.is_empty() { pages(&parts, rows) } else { found(&parts, &sought, rows, look) };
    let page = help.page.min(pages.len() - 1);
    let count = pages.len().to_string();
    let right = look.text_with("help-page", &[("page", &(page + 1).to_string()), ("pages", &count)]);
    let inner = Pane::new(&title(state, look)).right(&right).window().draw(buffer, area, look);
    let mut cursor = Position { x: inner.x, y: inner.y };
    if is_sought {
        let words = format!("{} {}", look.text("help-sought"), shown(&help.sought.value()));
        cursor.x += u16::try_from(width(&words)).unwrap_or(0).min(inner.width.saturating_sub(1));
        put(buffer, inner, 0, 0, Line::styled(words, look.theme.text().patch(look.theme.accent())));
    }
    let place = Rect { y: inner.y + head, height: inner.height.saturating_sub(head), ..inner };
    let heading = look.theme.text().patch(look.theme.heading());
    let found_style = look.theme.today().add_modifier(Modifier::UNDERLINED);
    for (row, (words, is_heading)) in (0..place.height).zip(pages.get(page).into_iter().flatten()) {
        let style = if *is_heading { heading } else { look.theme.text() };
        let words = cut(words, place.width.into(), look.glyphs.cut);
        let line = match hit(&words, &sought) {
            Some(at) => Line::from(hit_in(&words, at, sought.len(), (style, found_style)).to_vec()),
            None => Line::styled(words, style),
        };
        put(buffer, place, 0, row, line);
    }
    Shown::scrolled(cursor, pages.len() - 1)
}

/// The form that it lies over, else the pane.
fn title(state: &State, look: &Look) -> String {
    let of = match state.form_in_hand() {
        Some(form) => look.choice(form.action),
        None => look.text(&format!("pane-{}", pane_name(state.pane))),
    };
    look.text_with("help-of", &[("pane", &of)])
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

/// The clause of what is done here: of the form, of the pane, else of the step of the case in hand.
fn clause(state: &State) -> Option<Clause> {
    match (state.form_in_hand(), state.pane) {
        (Some(form), _) => form.action.clause(),
        (None, state::Pane::Hearing) => Some(Clause::W4),
        (None, state::Pane::Archive | state::Pane::Destruction) => Some(Clause::W7),
        (None, state::Pane::Analysis) => Some(Clause::G6),
        (None, state::Pane::Inbox | state::Pane::Case) => state.case().and_then(|case| case.stage().clause()),
    }
}

/// The pages: parts under each other, as many as fit.
fn pages(parts: &[Part], rows: usize) -> Vec<Vec<Row>> {
    let mut pages: Vec<Vec<Row>> = vec![Vec::new()];
    for part in parts {
        let lines: Vec<Row> = part.rows().collect();
        let used = pages.last().map_or(0, Vec::len);
        let fits_here = used == 0 || used + 1 + lines.len() <= rows;
        if !fits_here {
            pages.push(Vec::new());
        }
        for line in lines {
            let Some(page) = pages.last_mut() else { continue };
            if page.len() == rows {
                pages.push(vec![line]);
            } else {
                // a blank line before each part but the first of a page
                if line.1 && !page.is_empty() {
                    page.push((String::new(), false));
                }
                page.push(line);
            }
        }
    }
    pages
}

/// What has the words that are sought, without headings.
fn found(parts: &[Part], sought: &str, rows: usize, look: &Look) -> Vec<Vec<Row>> {
    let has = |item: &&Vec<String>| item.join(" ").to_lowercase().contains(sought);
    let items = parts.iter().flat_map(|part| &part.items).filter(has);
    let mut lines: Vec<Row> = items.flatten().map(|line| (line.clone(), false)).collect();
    if lines.is_empty() {
        lines.push((look.text("help-none"), false));
    }
    lines.chunks(rows).map(<[Row]>::to_vec).collect()
}

impl Part {
    fn new(heading: Option<String>, lines: impl IntoIterator<Item = String>) -> Self {
        Self { heading, items: lines.into_iter().map(|line| vec![line]).collect() }
    }

    fn rows(&self) -> impl Iterator<Item = Row> {
        let heading = self.heading.iter().map(|heading| (heading.clone(), true));
        heading.chain(self.items.iter().flatten().map(|line| (line.clone(), false)))
    }
}

fn parts(state: &State, columns: usize, look: &Look) -> Vec<Part> {
    let is_typing = state.form_in_hand().is_some() || state.pane == state::Pane::Archive;
    let about = match state.form_in_hand() {
        Some(_) => look.text("help-about-form"),
        None => look.text(&format!("help-about-{}", pane_name(state.pane))),
    };
    // first what is said of this screen
    let mut parts = vec![Part { heading: None, items: vec![wrap(&about, columns)] }];
    if let Some(clause) = clause(state) {
        let heading = look.text_with("help-procedure", &[("clause", &clause.code())]);
        let sentence = look.text(&format!("clause-{}-sentence", clause.name()));
        let lines = wrap(&sentence, columns.saturating_sub(2)).into_iter().map(|line| format!("  {line}"));
        parts.push(Part { heading: Some(heading), items: vec![lines.collect()] });
    }
    let (heading, keys) = match state.form_in_hand() {
        Some(_) => ("help-typing", typing(look)),
        None => ("help-moving", moving(state, look)),
    };
    parts.push(Part::new(Some(look.text(heading)), keys));
    if !is_typing {
        let acts_here = |does: Does| acts_in(does, state.pane);
        parts.push(Part::new(Some(look.text("help-letters")), letters(columns, look, acts_here)));
    }
    parts.push(Part::new(Some(look.text("help-everywhere")), everywhere_here(state, look)));
    parts.push(Part::new(Some(look.text("help-signs")), signs(look)));
    parts.push(Part::new(Some(look.text("help-trouble")), trouble(is_typing, look)));
    parts
}

/// Whether a letter does something in this pane.
fn acts_in(does: Does, pane: state::Pane) -> bool {
    match does {
        Does::Mine | Does::Filter | Does::Sort | Does::Mark | Does::Find => pane == state::Pane::Inbox,
        Does::Act(_) => pane.shows_case(),
        Does::Up | Does::Down | Does::First => pane != state::Pane::Analysis,
        does => !does.needs_case() || pane.shows_case(),
    }
}

/// The letters that `act_here` and what they do, in columns, so that all are seen at once; not the space bar.
pub(super) fn letters(columns: usize, look: &Look, act_here: impl Fn(Does) -> bool) -> Vec<String> {
    let bindings = || keymap::all().iter().filter(|binding| act_here(binding.does));
    let does = |binding: &Binding| look.text(&format!("key-{}", binding.name));
    let letters: Vec<String> = bindings()
        .filter(|binding| binding.letter != ' ')
        .map(|binding| format!("  {}  {}", binding.letter, does(binding)))
        .collect();
    let widest = letters.iter().map(|letter| width(letter)).max().unwrap_or(0) + 1;
    let beside = (columns / widest).clamp(1, MOST_BESIDE);
    let rows = letters.len().div_ceil(beside);
    let row = |row: usize| -> String {
        let cells = letters.iter().skip(row).step_by(rows.max(1));
        cells.map(|letter| fit(letter, columns / beside, look.glyphs.cut)).collect()
    };
    (0..rows).map(row).collect()
}

/// The space bar, which has a name and no letter.
pub(super) fn space(look: &Look) -> String {
    keyed(&look.key(' '), &look.text("help-move-mark"))
}

/// A key in its column, and what it does.
fn keyed(key: &str, does: &str) -> String {
    keyed_in(KEY, key, does)
}

/// The same in a column of so many cells.
fn keyed_in(column: usize, key: &str, does: &str) -> String {
    format!("  {} {does}", fit(key, column, ""))
}

/// The F-keys, and those beside them, that act on every screen.
pub(super) fn everywhere(look: &Look) -> Vec<String> {
    EVERYWHERE.map(|key| keyed(key, &look.text(&format!("help-{}", key.to_lowercase())))).to_vec()
}

/// Those of them that do something where the help was asked for.
fn everywhere_here(state: &State, look: &Look) -> Vec<String> {
    let is_form = state.form_in_hand().is_some();
    let acts = |key: &str| match key {
        "F2" => is_form,
        "F4" => is_form || state.pane == state::Pane::Archive,
        "F5" | "F8" | "F9" => !is_form,
        "F6" => !is_form && Action::no_registration(&state.office).is_none(),
        "F7" => !is_form && state.office.sees_cases(),
        // it has a meaning of its own there
        "Tab" => state.pane != state::Pane::Analysis,
        _ => true,
    };
    let told = |(key, line): (&str, String)| match key {
        "F4" if !is_form => keyed(key, &look.text("help-f4-archive")),
        _ => line,
    };
    EVERYWHERE.into_iter().zip(everywhere(look)).filter(|(key, _)| acts(key)).map(told).collect()
}

/// The keys that move here, and what they move.
fn moving(state: &State, look: &Look) -> Vec<String> {
    let (up_down, left_right) = (look.up_down(), look.left_right());
    let (row, page) = ((up_down.as_str(), "row"), ("PgUp", "page"));
    let keys: &[(&str, &str)] = match state.pane {
        state::Pane::Inbox => &[row, page, ("Home", "end"), ("Enter", "open"), (&look.key(' '), "mark")],
        state::Pane::Archive => &[row, page, ("Enter", "read")],
        state::Pane::Destruction => &[row, ("PgUp", "scroll"), ("Home", "end"), ("Enter", "act")],
        state::Pane::Case => &[(&up_down, "scroll-row"), ("PgUp", "scroll")],
        state::Pane::Hearing => &[(&up_down, "point"), ("PgUp", "scroll")],
        state::Pane::Analysis => {
            &[(&left_right, "year"), ("Tab", "part"), (&up_down, "scroll-row"), (&look.key(' '), "table")]
        }
    };
    // arrows may have words for names
    let column = keys.iter().map(|(key, _)| width(key) + 1).max().unwrap_or(0).max(KEY);
    keys.iter().map(|(key, name)| keyed_in(column, key, &look.text(&format!("help-move-{name}")))).collect()
}

/// The keys of somebody who types.
fn typing(look: &Look) -> Vec<String> {
    let keys = [("Enter", "enter"), ("Ctrl-Z", "undo"), ("Ctrl-X", "cut"), ("Ctrl-V", "paste"), ("Ctrl-K", "mark")];
    keys.map(|(key, name)| keyed(key, &look.text(&format!("help-type-{name}")))).to_vec()
}

fn signs(look: &Look) -> Vec<String> {
    let glyphs = look.glyphs;
    // one sign can stand for two things
    let [first, second] = if glyphs.open == glyphs.overdue {
        [(glyphs.overdue, "overdue-open"), ("!", "fault")]
    } else {
        [(glyphs.overdue, "overdue-fault"), (glyphs.open, "open")]
    };
    let signs = [
        first,
        second,
        (glyphs.today, "today"),
        (glyphs.upcoming, "upcoming"),
        (glyphs.waiting, "waiting"),
        (glyphs.here, "here"),
        (glyphs.done, "done"),
        ("-", "skipped"),
        (glyphs.marked, "marked"),
    ];
    signs.map(|(sign, name)| keyed(sign, &look.text(&format!("sign-{name}")))).to_vec()
}

/// What to do where the terminal does not do as it should; where one types, a letter opens nothing.
pub(super) fn trouble(is_typing: bool, look: &Look) -> Vec<String> {
    let by_letter = (!is_typing).then_some("help-no-fkeys");
    let keys = ["help-frozen", "help-garbage"].into_iter().chain(by_letter).chain(["help-paste"]);
    keys.map(|key| format!("  {}", look.text(key))).collect()
}
