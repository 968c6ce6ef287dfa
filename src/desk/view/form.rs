//! Draws a form: labels left, what is typed beside them, what is wrong under it.
//!
//! Invariant: the field with the cursor is always in sight, whatever the size, and nothing that was typed is changed.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Widget};

use super::widgets::Pane;
use super::widgets::text::{cut, fit, put, put_lines, width, wrap};
use super::{Look, trouble, words};
use crate::desk::state::dates;
use crate::desk::state::field::Field;
use crate::desk::state::form::{Choosable, Entry, Form, FormField};
use crate::desk::state::office::Office;

/// The most rows that a text gets.
const TEXT_ROWS: u16 = 6;

/// Draws `form` in `area`; gives the place of the cursor.
pub fn draw(buffer: &mut Buffer, area: Rect, form: &Form, office: &Office, look: &Look) -> Option<Position> {
    let title = look.choice(form.action);
    let title = match &form.case {
        Some(number) => format!("{number}  {title}"),
        None => title,
    };
    let required = look.text("form-required");
    let area = shrunk(area, form, office, look);
    let inner = Pane::new(&title).right(&required).focus(true).draw(buffer, area, look);
    let (fields_area, foot) = split(inner, footer(form, inner.width, look));
    put_lines(buffer, foot.area, &foot.lines, look.theme.text().patch(look.theme.fault()));

    let sheet = Sheet { form, office, look, label_width: label_width(form, inner.width, look), width: inner.width };
    let heights: Vec<u16> = form.fields.iter().enumerate().map(|(at, field)| sheet.height(at, field)).collect();
    let first = first_in_sight(&heights, form.focus, fields_area.height);
    let mut cursor = None;
    let mut row = 0;
    for ((at, field), height) in form.fields.iter().enumerate().zip(&heights).skip(first) {
        let Some(room) = fields_area.height.checked_sub(row).filter(|room| *room > 0) else { break };
        let place = Rect { y: fields_area.y + row, height: (*height).min(room), ..fields_area };
        let found = sheet.draw(buffer, place, at, field);
        if at == form.focus {
            cursor = found;
        }
        row += height;
    }
    more_to_see(buffer, area, first > 0, heights.iter().skip(first).sum::<u16>() > fields_area.height, look);
    cursor
}

/// The part of `area`, from its top, that the form fills; a form that fills it all has all of it.
fn shrunk(area: Rect, form: &Form, office: &Office, look: &Look) -> Rect {
    let width = area.width.saturating_sub(4);
    let sheet = Sheet { form, office, look, label_width: label_width(form, width, look), width };
    let fields: u16 = form.fields.iter().enumerate().map(|(at, field)| sheet.height(at, field)).sum();
    let foot = rows(footer(form, width, look).len());
    Rect { height: area.height.min(fields.saturating_add(foot).saturating_add(2)), ..area }
}

/// Signs in the border where fields are out of sight.
fn more_to_see(buffer: &mut Buffer, area: Rect, above: bool, below: bool, look: &Look) {
    let column = area.width.saturating_sub(4);
    for (is_there, row, sign) in
        [(above, 0, look.glyphs.more_above), (below, area.height.saturating_sub(1), look.glyphs.more_below)]
    {
        if is_there {
            put(
                buffer,
                area,
                column,
                row,
                Line::styled(format!(" {sign} "), look.theme.text().patch(look.theme.accent())),
            );
        }
    }
}

/// The first field to draw so that the one with the cursor is wholly in sight.
fn first_in_sight(heights: &[u16], focus: usize, room: u16) -> usize {
    if heights.iter().sum::<u16>() <= room {
        return 0;
    }
    // a field more, so that the person sees what comes next
    let last = (focus + 1).min(heights.len().saturating_sub(1));
    let mut used = 0;
    let mut first = last;
    for at in (0..=last).rev() {
        used += heights.get(at).copied().unwrap_or(0);
        if used > room {
            break;
        }
        first = at;
    }
    first.min(focus)
}

/// Lines at the foot of the form, and where they go.
struct Foot {
    area: Rect,
    lines: Vec<String>,
}

fn split(inner: Rect, lines: Vec<String>) -> (Rect, Foot) {
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(inner.height / 2);
    let above = Rect { height: inner.height - rows, ..inner };
    (above, Foot { area: Rect { y: inner.y + above.height, height: rows, ..inner }, lines })
}

/// What the form says as a whole: that it is being saved, or why it was not.
fn footer(form: &Form, width: u16, look: &Look) -> Vec<String> {
    let words = match (&form.trouble, form.waiting) {
        (_, Some(_)) => look.text("form-busy"),
        (Some(trouble), None) => format!("! {}", trouble::words(trouble, look)),
        (None, None) => return Vec::new(),
    };
    let mut lines = wrap(&words, width.into());
    lines.insert(0, String::new());
    lines
}

fn label(field: &FormField, look: &Look) -> String {
    let star = if field.is_required { " *" } else { "" };
    format!("{}{star}", look.text(&format!("field-{}", field.key)))
}

fn label_width(form: &Form, room: u16, look: &Look) -> u16 {
    let longest = form.fields.iter().map(|field| width(&label(field, look))).max().unwrap_or(0);
    u16::try_from(longest + 2).unwrap_or(u16::MAX).min(room / 3)
}

/// The form on paper: everything that the drawing of one field needs.
struct Sheet<'a> {
    form: &'a Form,
    office: &'a Office,
    look: &'a Look,
    label_width: u16,
    width: u16,
}

impl Sheet<'_> {
    fn entry_width(&self) -> u16 {
        self.width.saturating_sub(self.label_width)
    }

    fn has_focus(&self, at: usize) -> bool {
        at == self.form.focus
    }

    /// How many rows the field takes, its fault included.
    fn height(&self, at: usize, field: &FormField) -> u16 {
        let own = match &field.entry {
            Entry::Text(text) => self.text_rows(text, self.has_focus(at)) + 2,
            Entry::Choice(options, chosen) => rows(self.options(options, *chosen).len()),
            _ => 1,
        };
        own + rows(self.remarks(field).len())
    }

    fn text_rows(&self, text: &Field, has_focus: bool) -> u16 {
        let inside = usize::from(self.entry_width().saturating_sub(2));
        let least = if has_focus { 3 } else { 1 };
        rows(wrap(&text.value(), inside).len()).clamp(least, TEXT_ROWS)
    }

    /// Draws one field; gives the place of the cursor in it.
    fn draw(&self, buffer: &mut Buffer, area: Rect, at: usize, field: &FormField) -> Option<Position> {
        let has_focus = self.has_focus(at);
        let style = if has_focus {
            self.look.theme.text().patch(self.look.theme.accent()).patch(self.look.theme.heading())
        } else {
            self.look.dim()
        };
        let name = label(field, self.look);
        let name = cut(&name, usize::from(self.label_width.saturating_sub(1)), self.look.glyphs.cut);
        put(buffer, area, 0, u16::from(matches!(field.entry, Entry::Text(_))), Line::styled(name.into_owned(), style));

        let place = Rect { x: area.x + self.label_width.min(area.width), width: self.entry_width(), ..area };
        let remarks = self.remarks(field);
        let entry = Rect { height: place.height.saturating_sub(rows(remarks.len())).max(1).min(place.height), ..place };
        let cursor = self.entry(buffer, entry, field, has_focus);
        let below = Rect { y: place.y + entry.height, height: place.height - entry.height, ..place };
        let fault = self.look.theme.text().patch(self.look.theme.fault());
        put_lines(buffer, below, &remarks, fault);
        cursor.filter(|_| has_focus)
    }

    fn entry(&self, buffer: &mut Buffer, area: Rect, field: &FormField, has_focus: bool) -> Option<Position> {
        match &field.entry {
            Entry::Text(text) => Some(self.text(buffer, area, text, has_focus)),
            Entry::Choice(options, chosen) => {
                let lines = self.options(options, *chosen);
                put_all(buffer, area, &lines);
                Some(Position { x: area.x + 1, y: area.y })
            }
            Entry::Check(is_on) => {
                let (sign, word) = if *is_on { ("[x]", "yes") } else { ("[ ]", "no") };
                put(buffer, area, 0, 0, Line::raw(format!("{sign} {}", self.look.text(word))));
                Some(Position { x: area.x + 1, y: area.y })
            }
            Entry::Date(date, leaning) => {
                let value = date.value();
                let cursor = self.line(buffer, Rect { width: area.width.min(20), ..area }, date);
                let said = match dates::read(&value, self.office.today(), *leaning) {
                    _ if value.trim().is_empty() && field.is_required => String::new(),
                    _ if value.trim().is_empty() => self.look.text("form-date-empty"),
                    Ok((date, _)) if date == self.office.today() => {
                        format!("= {}", self.look.text_with("form-date-today", &[("date", &self.look.lang.date(date))]))
                    }
                    Ok((date, _)) => format!("= {}", self.look.lang.date(date)),
                    Err(_) => String::new(),
                };
                put(buffer, area, 21, 0, Line::styled(said, self.look.dim()));
                Some(cursor)
            }
            Entry::Line(line) | Entry::Email(line) | Entry::Case(line) | Entry::Path(line) => {
                Some(self.line(buffer, area, line))
            }
        }
    }

    /// A field of one line, between brackets.
    fn line(&self, buffer: &mut Buffer, area: Rect, field: &Field) -> Position {
        let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: area.height.min(1), ..area };
        put(buffer, area, 0, 0, "[");
        put(buffer, area, area.width.saturating_sub(1), 0, "]");
        self.typed(buffer, inside, field)
    }

    /// A text of many lines, in a box.
    fn text(&self, buffer: &mut Buffer, area: Rect, field: &Field, has_focus: bool) -> Position {
        let style = self.look.theme.text().patch(self.look.theme.border(has_focus));
        let block = Block::bordered().border_set(self.look.glyphs.border(has_focus)).border_style(style);
        let inside = block.inner(area);
        block.render(area.intersection(buffer.area), buffer);
        self.typed(buffer, inside, field)
    }

    fn typed(&self, buffer: &mut Buffer, area: Rect, field: &Field) -> Position {
        let area = area.intersection(buffer.area);
        buffer.set_style(area, self.look.theme.field());
        // the cursor can stand behind the last letter of a full row
        let room = Rect { width: area.width.saturating_sub(u16::from(field.has_many_lines())), ..area };
        field.area().render(room, buffer);
        let row = field.area().screen_cursor().row;
        let (top, left) = field.area().scroll_offset();
        // measured as it is drawn: the widget counts code points
        let (line, start) = {
            let start = field.area().screen_to_data(row, 0);
            (start.0, start.1)
        };
        let (_, end) = field.cursor();
        let line = field.area().lines().get(line).map(String::as_str).unwrap_or_default();
        let before: String = line.chars().take(end).skip(start).collect();
        let column = rows(width(&before)).saturating_sub(left).min(area.width.saturating_sub(1));
        let row = rows(row).saturating_sub(top).min(area.height.saturating_sub(1));
        Position { x: area.x + column, y: area.y + row }
    }

    /// What there is to choose: all of it where it fits in three rows, else what was chosen and how many there are.
    fn options(&self, options: &[Choosable], chosen: Option<usize>) -> Vec<Line<'static>> {
        let room = usize::from(self.entry_width());
        let mut lines: Vec<Vec<Span<'static>>> = vec![Vec::new()];
        let mut used = 0;
        for (at, option) in options.iter().enumerate() {
            let is_chosen = chosen == Some(at);
            let sign = if is_chosen { self.look.glyphs.chosen } else { self.look.glyphs.not_chosen };
            let words = format!("{sign} {} {}", at + 1, words::option(&option.label, self.look));
            let cells = width(&words) + 3;
            if used > 0 && used + cells > room + 3 {
                lines.push(Vec::new());
                used = 0;
            }
            let style = if is_chosen { self.look.theme.heading() } else { Style::new() };
            if let Some(line) = lines.last_mut() {
                line.push(Span::styled(words, style));
                line.push(Span::raw("   "));
            }
            used += cells;
        }
        if lines.len() <= 3 && options.len() <= 9 {
            return lines.into_iter().map(Line::from).collect();
        }
        let word = chosen
            .and_then(|at| options.get(at))
            .map(|option| words::option(&option.label, self.look))
            .unwrap_or_default();
        let room = room.saturating_sub(12).min(40);
        let place = chosen.map_or_else(|| "-".to_owned(), |at| (at + 1).to_string());
        let sign = self.look.glyphs.more_below;
        let line = format!("[{} {sign}] {place}/{}", fit(&word, room, self.look.glyphs.cut), options.len());
        vec![Line::from(line)]
    }

    /// What is wrong with the field, under it.
    fn remarks(&self, field: &FormField) -> Vec<String> {
        let Some(fault) = &field.fault else { return Vec::new() };
        wrap(&format!("! {}", words::fault(fault, self.look)), self.entry_width().into())
    }
}

fn put_all(buffer: &mut Buffer, area: Rect, lines: &[Line<'_>]) {
    for (row, line) in (0..area.height).zip(lines) {
        put(buffer, area, 0, row, line.clone());
    }
}

/// So many rows or columns, as the screen counts them.
fn rows(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
