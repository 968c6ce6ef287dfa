//! The picture of the desk. Draws, and changes nothing.
//!
//! Invariant: what is drawn follows from the state, the look and the size alone. Text from outside goes through
//! [`crate::lang::shown`] before it comes to a widget.

pub mod analysis;
mod archive;
mod aside;
pub mod card;
mod case;
mod conflict;
pub mod destruction;
mod dialogs;
pub mod dossier;
pub mod form;
mod found;
mod frame;
pub mod glyphs;
mod hearing;
mod help;
mod hints;
mod inbox;
mod layout;
mod log;
pub mod look;
mod menu;
pub mod notice;
mod passed;
mod pick;
pub mod plain;
mod preview;
pub mod print;
mod resume;
mod screen;
pub mod theme;
pub mod trouble;
pub mod widgets;
pub mod words;

pub use glyphs::Glyphs;
pub use look::Look;
pub use theme::Theme;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::state::action::Action;
use super::state::dialog::Dialog;
use super::state::{Pane, State};
use crate::procedure::CaseNumber;
use layout::{Areas, Room};
use widgets::ground::wipe;

/// How many rows a screen of this size has for a list.
pub fn room(size: Rect) -> u16 {
    layout::list_and_preview(&layout::areas(size)).0.height.saturating_sub(2)
}

/// What only the picture knows, as it knows how many rows there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The place of the cursor. The real one stands on what has the focus, also for those who hear the screen.
    pub cursor: Option<Position>,
    /// How far what takes the keys can be scrolled, in rows or pages, where it can be.
    pub furthest: Option<usize>,
}

impl Shown {
    /// With the cursor here, and so far to be scrolled.
    fn scrolled(cursor: Position, furthest: usize) -> Self {
        Self { cursor: Some(cursor), furthest: Some(furthest) }
    }
}

impl From<Position> for Shown {
    fn from(cursor: Position) -> Self {
        Self { cursor: Some(cursor), furthest: None }
    }
}

impl From<Option<Position>> for Shown {
    fn from(cursor: Option<Position>) -> Self {
        Self { cursor, furthest: None }
    }
}

/// Draws the whole screen on a frame of ratatui.
pub fn draw(frame: &mut Frame<'_>, state: &State, look: &Look) -> Shown {
    let shown = paint(frame.buffer_mut(), state, look);
    if let Some(cursor) = shown.cursor {
        frame.set_cursor_position(cursor);
    }
    shown
}

/// Draws the whole screen.
pub fn paint(buffer: &mut Buffer, state: &State, look: &Look) -> Shown {
    let size = buffer.area;
    wipe(buffer, size, look.theme.text());
    let areas = layout::areas(size);
    if areas.room == Room::TooSmall {
        frame::too_small(buffer, size, look);
        return Shown::default();
    }
    frame::draw(buffer, &areas, state, look);
    let form_area = place_of_form(&areas, state, look);
    let mut readings = areas;
    if form_area.y > areas.main.y {
        readings.main.height = form_area.y - areas.main.y;
    }
    let mut shown: Shown = match state.pane {
        Pane::Inbox => inbox::draw(buffer, &areas, readings.main, state, look).into(),
        Pane::Case if form_area.height < areas.main.height && form_area.y == areas.main.y => {
            let below = Rect { y: form_area.bottom(), height: areas.main.height - form_area.height, ..areas.main };
            case::dossier(buffer, below, state, look)
        }
        Pane::Case => case::draw(buffer, &readings, state, look),
        Pane::Hearing => hearing::draw(buffer, &readings, state, look),
        Pane::Archive => archive::draw(buffer, &areas, state, look).into(),
        Pane::Destruction => destruction::draw(buffer, &readings, state, look),
        Pane::Analysis => analysis::draw(buffer, &areas, state, look),
    };
    for dialog in &state.dialogs {
        shown = draw_dialog(buffer, &areas, form_area, dialog, state, look);
    }
    if look.glyphs == glyphs::ASCII {
        in_ascii(buffer);
    }
    shown
}

/// Signs from texts of others that a terminal of plain letters shows as something else; letters with accents stay.
fn in_ascii(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let plain = match cell.symbol() {
            "’" | "‘" | "‚" => "'",
            "“" | "”" | "„" => "\"",
            "–" | "—" => "-",
            "•" => "*",
            "…" => "~",
            _ => continue,
        };
        cell.set_symbol(plain);
    }
}

/// The case of a list that is drawn at `position`; none where something lies over it.
pub fn case_at(size: Rect, position: Position, state: &State, look: &Look) -> Option<CaseNumber> {
    let areas = layout::areas(size);
    match state.pane {
        _ if areas.room == Room::TooSmall || !state.dialogs.is_empty() => None,
        Pane::Inbox => inbox::case_at(&areas, position, state, look),
        Pane::Case | Pane::Hearing | Pane::Archive | Pane::Destruction | Pane::Analysis => None,
    }
}

/// The fewest rows in which a dossier can be read over a form.
const READABLE: u16 = 14;

/// The fewest rows of a dossier under a form, its frame included.
const FRAMED: u16 = 4;
/// The fewest rows of a form under both readings.
const LOWEST: u16 = 8;

/// Where a form goes: under what it answers, so that this stays in sight while somebody types. In the hearing that is both
/// readings, on a case its dossier, as far as there is room for it.
fn place_of_form(areas: &Areas, state: &State, look: &Look) -> Rect {
    let main = areas.main;
    // a registration is about no case that lies open
    let Some(form) = state.form_in_hand().filter(|form| form.action != Action::Register) else { return main };
    let is_of_hearing = matches!(form.action, Action::Hear | Action::NotHeard | Action::Point | Action::Compare);
    match state.pane {
        Pane::Hearing if is_of_hearing => {
            let below = layout::under_readings(main).1;
            let height = form::rows(main, form, state, look).saturating_sub(2);
            let height = height.clamp(below.height.min(LOWEST), below.height);
            Rect { y: below.bottom() - height, height, ..main }
        }
        // the list keeps its chosen row in sight, and what is said of it
        Pane::Destruction | Pane::Inbox if areas.room.is_roomy() || state.pane == Pane::Destruction => {
            let rows = form::rows(main, form, state, look).min(main.height);
            Rect { y: main.bottom() - rows, height: rows, ..main }
        }
        Pane::Case | Pane::Hearing if aside::split(main, areas, form).1.is_none() => {
            let rows = form::rows(main, form, state, look);
            match main.height.saturating_sub(rows) {
                above @ READABLE.. => Rect { y: main.y + above, height: rows, ..main },
                below @ FRAMED.. => Rect { height: main.height - below, ..main },
                _ => main,
            }
        }
        _ => main,
    }
}

fn draw_dialog(
    buffer: &mut Buffer,
    areas: &Areas,
    form_area: Rect,
    dialog: &Dialog,
    state: &State,
    look: &Look,
) -> Shown {
    match dialog {
        Dialog::Form(form) => {
            let (main, beside) = aside::split(form_area, areas, form);
            if let Some(beside) = beside {
                wipe(buffer, areas.main, look.theme.text());
                aside::draw(buffer, beside, form, state, look);
            }
            form::draw(buffer, main, areas.main, form, state, look).into()
        }
        Dialog::Question(question) => dialogs::question(buffer, areas, question, state, look).into(),
        Dialog::Menu(menu) => menu::draw(buffer, areas, menu, state, look).into(),
        Dialog::Help(help) => help::draw(buffer, areas, help, state, look),
        Dialog::Pick(pick) => pick::draw(buffer, areas, pick, state, look).into(),
        Dialog::Terms(scroll) => dialogs::terms(buffer, areas, *scroll, state, look),
        Dialog::Log(scroll) => log::draw(buffer, areas, *scroll, state, look),
        Dialog::Conflict(at) => conflict::draw(buffer, areas, *at, state, look).into(),
        Dialog::Resume(slot) => resume::draw(buffer, areas, slot, state, look).into(),
        Dialog::Curtain => plain::curtain(buffer, state, look).into(),
        Dialog::Reading(item, scroll) => plain::reading(buffer, item, *scroll, state, look),
        Dialog::Print(print) => print::draw(buffer, areas, print, state, look).into(),
        Dialog::Screen(at) => screen::window(buffer, areas, *at, state, look).into(),
        Dialog::Undo(at) => log::undo(buffer, areas, *at, state, look).into(),
    }
}
