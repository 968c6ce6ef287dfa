//! The picture of the desk. Draws, and changes nothing.
//!
//! Invariant: what is drawn follows from the state, the look and the size alone. Text from outside goes through
//! [`crate::lang::shown`] before it comes to a widget.

mod archive;
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
mod inbox;
mod layout;
mod log;
pub mod look;
mod menu;
pub mod notice;
mod pick;
mod preview;
pub mod theme;
pub mod trouble;
pub mod widgets;
pub mod words;

pub use glyphs::Glyphs;
pub use look::Look;
pub use theme::Theme;

use ratatui::Frame;
use ratatui::layout::Position;

use super::state::dialog::Dialog;
use super::state::{Pane, State};
use layout::{Areas, Room};

/// Draws the whole screen.
pub fn draw(frame: &mut Frame<'_>, state: &State, look: &Look) {
    let size = frame.area();
    let buffer = frame.buffer_mut();
    buffer.set_style(size, look.theme.text());
    let areas = layout::areas(size);
    if areas.room == Room::TooSmall {
        frame::too_small(buffer, size, look);
        return;
    }
    frame::draw(buffer, &areas, state, look);
    let mut cursor = match state.pane {
        Pane::Inbox => inbox::draw(buffer, &areas, state, look),
        Pane::Case => case::draw(buffer, &areas, state, look),
        Pane::Hearing => hearing::draw(buffer, &areas, state, look),
        Pane::Archive => archive::draw(buffer, &areas, state, look),
        Pane::Destruction => destruction::draw(buffer, &areas, state, look),
    };
    for dialog in &state.dialogs {
        cursor = draw_dialog(buffer, &areas, dialog, state, look);
    }
    // the real cursor stands on what has the focus, also for those who hear the screen
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

fn draw_dialog(
    buffer: &mut ratatui::buffer::Buffer,
    areas: &Areas,
    dialog: &Dialog,
    state: &State,
    look: &Look,
) -> Option<Position> {
    match dialog {
        Dialog::Form(form) => {
            let area = layout::middle(areas.main, 100, areas.main.height);
            form::draw(buffer, area, form, &state.office, look)
        }
        Dialog::Question(question) => Some(dialogs::question(buffer, areas, question, look)),
        Dialog::Menu(menu) => Some(menu::draw(buffer, areas, menu, state, look)),
        Dialog::Help(help) => Some(help::draw(buffer, areas, help, state, look)),
        Dialog::Pick(pick) => Some(pick::draw(buffer, areas, pick, state, look)),
        Dialog::Terms => Some(dialogs::terms(buffer, areas, state, look)),
        Dialog::Log(past) => Some(log::draw(buffer, areas, *past, state, look)),
        Dialog::Conflict(at) => Some(conflict::draw(buffer, areas, *at, state, look)),
        Dialog::Undo(at) => Some(log::undo(buffer, areas, *at, state, look)),
    }
}
