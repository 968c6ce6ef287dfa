//! Draws a form: labels left, what is typed beside them, what is wrong under it.
//!
//! Invariant: the field with the cursor is always in sight, whatever the size, and nothing that was typed is changed.

mod pick;
mod sheet;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::destruction::dossiers;
use super::widgets::pane::{Pane, more_to_see};
use super::widgets::text::{cells, cut, put_lines, width, wrap};
use super::{Look, layout, trouble};
use crate::desk::state::action::Action;
use crate::desk::state::aside;
use crate::desk::state::dialog::Dialog;
use crate::desk::state::form::Form;
use crate::desk::state::{self, State};
use crate::lang::shown;
use sheet::Sheet;

/// The rows that a form under a dossier has for what is said of its fields, and for longer texts.
const SPARE: u16 = 2;
/// The widest that a form is.
const WIDEST: u16 = 120;

/// Draws `form` in `area`, and what F4 opened over it anywhere in `whole`; gives the place of the cursor.
pub fn draw(buffer: &mut Buffer, area: Rect, whole: Rect, form: &Form, state: &State, look: &Look) -> Option<Position> {
    let middle = layout::middle(area, WIDEST, area.height);
    // one that stands under something keeps its frame while somebody types
    let is_fixed = match state.pane {
        state::Pane::Case => area.width == whole.width,
        state::Pane::Hearing | state::Pane::Inbox | state::Pane::Destruction => area.height < whole.height,
        _ => false,
    };
    let cursor = sheet_of(buffer, middle, (is_fixed, whole.height), form, state, look);
    match (&form.pick, cursor) {
        (Some(pick), Some(cursor)) => {
            let name = form.fields.get(form.focus).map(|field| look.text(&format!("field-{}", field.key)));
            Some(pick::draw(buffer, whole, cursor, (pick, &name.unwrap_or_default()), state, look))
        }
        _ => cursor,
    }
}

/// How many rows of `area` the form has, whatever is typed in it: its fields, and room for what is said of them.
pub fn rows(area: Rect, form: &Form, state: &State, look: &Look) -> u16 {
    let columns = Pane::columns(layout::middle(area, WIDEST, area.height));
    Sheet::least(form, &state.office, look, columns).saturating_add(SPARE + 2)
}

/// Draws the form itself in all of `area`, or in the upper part that it needs.
fn sheet_of(
    buffer: &mut Buffer,
    area: Rect,
    (is_fixed, whole_height): (bool, u16),
    form: &Form,
    state: &State,
    look: &Look,
) -> Option<Position> {
    let inner_width = Pane::columns(area);
    let foot = footer(form, inner_width, state, look);
    let room = area.height.saturating_sub(cells(foot.len()) + 2);
    // what lies over it has the focus
    let has_focus = form.pick.is_none() && matches!(state.dialogs.last(), Some(Dialog::Form(_)));
    // where nothing else can be seen, the text may as well have the room
    let fills = is_fixed && area.height == whole_height;
    let sheet = Sheet::new(form, &state.office, look, (inner_width, room), fills).focused(has_focus);
    let used = sheet.total().min(room);
    let needed = (used + cells(foot.len()) + 2).min(area.height);
    let area = Rect { height: if is_fixed { area.height } else { needed }, ..area };
    let has_required = form.fields.iter().any(|field| field.is_required);
    let required = if has_required { look.text("form-required") } else { String::new() };
    // what is meant by the stars stays, whatever the subject
    let room = usize::from(area.width).saturating_sub(width(&required) + 12);
    let title = title(form, state, look);
    let inner =
        Pane::new(&cut(&title, room, look.glyphs.cut)).right(&required).focus(has_focus).draw(buffer, area, look);
    let fields_area = Rect { height: used.min(inner.height), ..inner };
    let below = Rect { y: inner.y + fields_area.height, height: inner.height - fields_area.height, ..inner };
    put_lines(buffer, below, &foot, look.theme.text().patch(look.theme.fault()));

    let (cursor, first, last) = sheet.draw(buffer, fields_area);
    more_to_see(buffer, area, first, last, look);
    cursor
}

/// What is done, and to what: a case, those that are marked, or a list for destruction with what must be typed over from it.
pub fn title(form: &Form, state: &State, look: &Look) -> String {
    let does = look.choice(form.action);
    let marked = state.inbox.marked_in_order();
    let to = match (&form.case, form.action) {
        (Some(number), action) if aside::is_beside(action) => {
            // the case is out of sight
            let subject = state.case().map(|case| shown(case.subject.as_str()).into_owned()).unwrap_or_default();
            return format!("{number}  {does}: {subject}");
        }
        (Some(number), _) => number.to_string(),
        (None, Action::HandOver) => match marked.as_slice() {
            [number] => number.to_string(),
            all => look.count("cases", all.len()),
        },
        (None, Action::ConfirmDestruction | Action::StopDestruction) => {
            let Some(list) = state.destruction.list() else { return does };
            format!("{}, {}", list.name, dossiers(list.ready().count(), look))
        }
        (None, _) => return does,
    };
    format!("{to}  {does}")
}

/// What the form says as a whole: that it is being saved, or why it was not.
fn footer(form: &Form, width: u16, state: &State, look: &Look) -> Vec<String> {
    let words = match (&form.trouble, form.waiting) {
        (_, Some(_)) => look.text("form-busy"),
        (Some(trouble), None) => format!("! {}", trouble::words(trouble, &state.office.house, look)),
        (None, None) => return Vec::new(),
    };
    let mut lines = wrap(&words, width.into());
    lines.insert(0, String::new());
    lines
}
