//! The fields of a form on paper: how high each is, and how it is drawn.
//!
//! Invariant: a field that nobody changes keeps its place and height while another is typed in, as long as all fit.

use std::borrow::Cow;

use chrono::NaiveTime;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Widget};

use crate::desk::state::action::Action;
use crate::desk::state::aside;
use crate::desk::state::dates::{self, Leaning};
use crate::desk::state::field::Field;
use crate::desk::state::form::{Choosable, Entry, Form, FormField, fitting};
use crate::desk::state::forms;
use crate::desk::state::office::Office;
use crate::desk::view::widgets::field::{self, typed};
use crate::desk::view::widgets::text::{cells, cut, fit, put, put_lines, width, wrap};
use crate::desk::view::{Look, words};
use crate::lang;
use crate::procedure::Date;

/// The rows that a text has at least where there is room, and at most where there is not.
const TEXT_ROWS: (u16, u16) = (3, 6);
/// The most columns of a text: longer lines are hard to read.
const MOST_COLUMNS: u16 = 90;
/// The columns of a field for a date.
const DATE_COLUMNS: u16 = 20;
/// The most columns of a field for one of many values.
const PICK_COLUMNS: u16 = 38;

/// Everything that the drawing of one field needs.
pub(super) struct Sheet<'a> {
    form: &'a Form,
    office: &'a Office,
    look: &'a Look,
    label_width: u16,
    width: u16,
    /// The keys go to it.
    has_focus: bool,
    /// The rows that each text would fill, and one to go on; none for what is no text.
    needed: Vec<u16>,
    /// The rows of each field, what is said under it included; none for one that does not count.
    heights: Vec<u16>,
}

impl<'a> Sheet<'a> {
    /// The fields of `form` in `width` columns and, where they fit, `room` rows; texts have all of them where it `fills`.
    pub fn new(form: &'a Form, office: &'a Office, look: &'a Look, (width, room): (u16, u16), fills: bool) -> Self {
        let mut sheet = Self::of(form, office, look, width);
        let (least, most) = TEXT_ROWS;
        sheet.needed = form.fields.iter().map(|field| sheet.needed(field)).collect();
        sheet.heights = sheet.measured(|_, needed| needed.clamp(least, most));
        if sheet.total() > room {
            // too much for the screen: the texts that nobody types in make room
            sheet.heights = sheet
                .measured(|at, needed| if at == form.focus { needed.clamp(least, most) } else { needed.clamp(1, 2) });
        } else {
            sheet.grow(room, fills);
        }
        sheet
    }

    /// The fields of `form` in `width` columns, of which none was measured.
    fn of(form: &'a Form, office: &'a Office, look: &'a Look, width: u16) -> Self {
        Self {
            form,
            office,
            look,
            label_width: label_width(form, width, look),
            width,
            has_focus: true,
            needed: Vec::new(),
            heights: Vec::new(),
        }
    }

    /// The same, with the focus or without it.
    pub fn focused(self, has_focus: bool) -> Self {
        Self { has_focus, ..self }
    }

    /// The rows of all fields of `form` together, with the least of each text and nothing said under them. No text is read.
    pub fn least(form: &'a Form, office: &'a Office, look: &'a Look, width: u16) -> u16 {
        let sheet = Self::of(form, office, look, width);
        let shown = form.fields.iter().filter(|field| form.is_shown(field));
        shown.map(|field| sheet.own(field, TEXT_ROWS.0)).fold(0, u16::saturating_add)
    }

    /// The rows of all fields together.
    pub fn total(&self) -> u16 {
        self.heights.iter().fold(0, |sum, height| sum.saturating_add(*height))
    }

    fn measured(&self, text_rows: impl Fn(usize, u16) -> u16) -> Vec<u16> {
        let height = |(at, field): (usize, &FormField)| {
            if !self.form.is_shown(field) {
                return 0;
            }
            let own = self.own(field, text_rows(at, self.needed_by(at)));
            own + cells(self.remarks(at, field).len())
        };
        self.form.fields.iter().enumerate().map(height).collect()
    }

    /// The rows of a field by itself, where a text has `text_rows` within its frame.
    fn own(&self, field: &FormField, text_rows: u16) -> u16 {
        match &field.entry {
            Entry::Text(_) => text_rows + 2,
            Entry::Choice(options, chosen) => cells(self.options(options, *chosen).len()),
            _ => 1,
        }
    }

    /// The rows that the text of the field would fill, and one to go on. It reads all of it: once a frame is enough.
    fn needed(&self, field: &FormField) -> u16 {
        match &field.entry {
            Entry::Text(text) if self.form.is_shown(field) => {
                cells(wrap(&text.value(), self.text_columns()).len()).saturating_add(1)
            }
            _ => 0,
        }
    }

    fn needed_by(&self, at: usize) -> u16 {
        self.needed.get(at).copied().unwrap_or_default()
    }

    fn text_columns(&self) -> usize {
        usize::from(self.entry_width().saturating_sub(4)).max(1)
    }

    /// Gives texts that are longer what room there is.
    fn grow(&mut self, room: u16, fills: bool) {
        let mut spare = room.saturating_sub(self.total());
        for (at, field) in self.form.fields.iter().enumerate() {
            if let (Entry::Text(_), Some(height)) = (&field.entry, self.heights.get(at).copied()) {
                let own = height.saturating_sub(2 + cells(self.remarks(at, field).len()));
                // a sheet by itself: the text that came in, or the grounds, have what is left
                let is_sheet = fills || self.form.action == Action::Register || aside::is_beside(self.form.action);
                let wanted = if is_sheet { spare } else { self.needed_by(at).saturating_sub(own) };
                let more = wanted.min(spare);
                spare -= more;
                if let Some(height) = self.heights.get_mut(at) {
                    *height += more;
                }
            }
        }
    }

    /// Draws the fields that are in sight. Gives the place of the cursor, and whether there is more above and below.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect) -> (Option<Position>, bool, bool) {
        let first = self.first_in_sight(area.height);
        let mut cursor = None;
        let mut row = 0;
        let mut is_more = false;
        for ((at, field), height) in self.form.fields.iter().enumerate().zip(&self.heights).skip(first) {
            let room = area.height.saturating_sub(row);
            is_more |= *height > room;
            if *height == 0 || room == 0 {
                continue;
            }
            let place = Rect { y: area.y + row, height: (*height).min(room), ..area };
            let found = self.field(buffer, place, at, field);
            if at == self.form.focus {
                cursor = found;
            }
            row += place.height;
        }
        let is_above = self.heights.iter().take(first).any(|height| *height > 0);
        (cursor, is_above, is_more)
    }

    /// The first field to draw so that the one with the cursor is wholly in sight.
    fn first_in_sight(&self, room: u16) -> usize {
        if self.total() <= room {
            return 0;
        }
        // a field more, so that the person sees what comes next
        let last = (self.form.focus + 1).min(self.heights.len().saturating_sub(1));
        let mut used = 0_u16;
        let mut first = last;
        for at in (0..=last).rev() {
            used = used.saturating_add(self.heights.get(at).copied().unwrap_or(0));
            if used > room {
                break;
            }
            first = at;
        }
        first.min(self.form.focus)
    }

    fn entry_width(&self) -> u16 {
        self.width.saturating_sub(self.label_width).min(MOST_COLUMNS)
    }

    /// Draws one field; gives the place of the cursor in it.
    fn field(&self, buffer: &mut Buffer, area: Rect, at: usize, field: &FormField) -> Option<Position> {
        let look = self.look;
        let is_here = at == self.form.focus;
        let has_focus = is_here && self.has_focus;
        let style = if has_focus {
            look.theme.text().patch(look.theme.accent()).patch(look.theme.heading())
        } else {
            look.dim()
        };
        let name = label(field, look);
        let name = cut(&name, usize::from(self.label_width.saturating_sub(1)), look.glyphs.cut);
        // a line is drawn to the end of its area: the label keeps to its column
        let place = Rect { width: self.label_width.min(area.width), ..area };
        let row = u16::from(matches!(field.entry, Entry::Text(_)));
        put(buffer, place, 0, row, Line::styled(name.into_owned(), style));
        // bold alone says little: the sign stands in the margin
        let here = if has_focus { look.glyphs.here } else { " " };
        let margin = Rect { x: area.x.saturating_sub(1), width: 1, ..area };
        put(buffer, margin, 0, row, Span::styled(here, style));

        let place = Rect { x: area.x + self.label_width.min(area.width), width: self.entry_width(), ..area };
        let remarks = self.remarks(at, field);
        let entry =
            Rect { height: place.height.saturating_sub(cells(remarks.len())).max(1).min(place.height), ..place };
        let cursor = self.entry(buffer, entry, at, field, has_focus);
        let below = Rect { y: place.y + entry.height, height: place.height - entry.height, ..place };
        let style = if field.fault.is_some() { look.theme.fault() } else { look.theme.dim() };
        put_lines(buffer, below, &remarks, look.theme.text().patch(style));
        Some(cursor).filter(|_| is_here)
    }

    fn entry(&self, buffer: &mut Buffer, area: Rect, at: usize, field: &FormField, has_focus: bool) -> Position {
        match &field.entry {
            Entry::Text(text) => self.text(buffer, area, text, self.needed_by(at), has_focus),
            Entry::Choice(options, chosen) => {
                let lines = self.options(options, *chosen);
                for (row, line) in (0..area.height).zip(lines) {
                    put(buffer, area, 0, row, line);
                }
                self.chosen_place(area, options, *chosen)
            }
            Entry::Check(is_on) => {
                let (sign, word) = if *is_on { ("[x]", "yes") } else { ("[ ]", "no") };
                put(buffer, area, 0, 0, Line::raw(format!("{sign} {}", self.look.text(word))));
                Position { x: area.x + 1, y: area.y }
            }
            Entry::Date(date, leaning) => self.date(buffer, area, date, *leaning, field.is_required, false),
            Entry::Moment(moment, leaning) => self.date(buffer, area, moment, *leaning, field.is_required, true),
            Entry::Pick(options, typed) => self.pick(buffer, area, options, typed, field, has_focus),
            Entry::Line(line) | Entry::Email(line) | Entry::Case(line) | Entry::Path(line) => {
                field::line(buffer, area, line, self.look)
            }
        }
    }

    /// A date as it was typed, and in full beside it.
    fn date(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        typed: &Field,
        leaning: Leaning,
        is_required: bool,
        is_moment: bool,
    ) -> Position {
        let value = typed.value();
        let cursor = field::line(buffer, Rect { width: area.width.min(DATE_COLUMNS), ..area }, typed, self.look);
        let said = match dates::read(&value, self.office.today(), leaning) {
            _ if value.trim().is_empty() && is_required => self.example(leaning),
            _ if value.trim().is_empty() && is_moment && leaning == Leaning::Future => {
                self.look.text("form-moment-hint")
            }
            _ if value.trim().is_empty() && is_moment => self.look.text("form-date-empty"),
            _ if value.trim().is_empty() => self.look.text("form-day-empty"),
            Ok((date, time)) => {
                let with_time =
                    |time: NaiveTime| format!("{} {}", self.look.lang.date_in_words(date), time.format("%H:%M"));
                format!("= {}", time.map_or_else(|| self.in_full(date), with_time))
            }
            Err(_) => String::new(),
        };
        let room = usize::from(area.width.saturating_sub(DATE_COLUMNS + 1));
        let said = cut(&said, room, self.look.glyphs.cut);
        put(buffer, area, DATE_COLUMNS + 1, 0, Line::styled(said.into_owned(), self.look.dim()));
        cursor
    }

    /// How a date can be written, by one that would make sense here.
    fn example(&self, leaning: Leaning) -> String {
        let (days, short) = if leaning == Leaning::Past { (-2, "-2") } else { (14, "+14") };
        let day = self.office.today() + chrono::TimeDelta::days(days);
        self.look.text_with("form-date-hint", &[("date", &day.format("%d-%m").to_string()), ("short", short)])
    }

    /// `ma 23 november 2026 (vandaag)`, `ma 7 december 2026, over 12 dagen`.
    fn in_full(&self, date: Date) -> String {
        let day = self.look.lang.date_in_words(date);
        match (date - self.office.today()).num_days() {
            0 => self.look.text_with("form-date-today", &[("date", &day)]),
            1 => self.look.text_with("form-date-tomorrow", &[("date", &day)]),
            -1 => self.look.text_with("form-date-yesterday", &[("date", &day)]),
            days if days > 0 => self.look.text_with("form-date-ahead", &[("date", &day), ("days", &days.to_string())]),
            _ => day,
        }
    }

    /// One of many values: what was typed, and what it amounts to or could.
    fn pick(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        options: &[Choosable],
        typed: &Field,
        field: &FormField,
        has_focus: bool,
    ) -> Position {
        let columns = (area.width * 2 / 3).min(PICK_COLUMNS);
        // the sign stands behind the bracket, so that it is no letter of what is typed
        let cursor = field::line(buffer, Rect { width: columns.saturating_sub(2), ..area }, typed, self.look);
        put(buffer, area, columns.saturating_sub(1), 0, self.look.glyphs.pick);
        let said = match field.chosen() {
            Some(option) if option.label.sought() == typed.value() => String::new(),
            Some(option) => format!("= {}", lang::shown(option.label.sought())),
            None if has_focus && typed.value().trim().is_empty() => {
                self.look.text_with("form-pick-from", &[("count", &options.len().to_string())])
            }
            None if has_focus => {
                let names: Vec<_> = fitting(options, &typed.value()).into_iter().map(|o| o.label.sought()).collect();
                lang::shown(&names.join(", ")).into_owned()
            }
            None => String::new(),
        };
        let room = usize::from(area.width.saturating_sub(columns + 2));
        let is_hint = typed.is_empty() && width(&said) > room;
        let said = if is_hint { Cow::Borrowed("") } else { cut(&said, room, self.look.glyphs.cut) };
        put(buffer, area, columns + 2, 0, Line::styled(said.into_owned(), self.look.dim()));
        cursor
    }

    /// A text of many lines, in a box; while it is typed in, the box tells where and how much.
    fn text(&self, buffer: &mut Buffer, area: Rect, field: &Field, needed: u16, has_focus: bool) -> Position {
        let style = self.look.theme.text().patch(self.look.theme.border(has_focus));
        let block = Block::bordered().border_set(self.look.glyphs.border(has_focus)).border_style(style);
        let inside = block.inner(area);
        block.render(area.intersection(buffer.area), buffer);
        // a blank column: what is typed does not stand against the border
        let inside = Rect { x: inside.x + inside.width.min(1), width: inside.width.saturating_sub(1), ..inside };
        let cursor = typed(buffer, inside, field, self.look);
        let top = field.area().scroll_offset().0;
        let is_more = (top > 0, top.saturating_add(inside.height) < needed.saturating_sub(1));
        if has_focus {
            // the row that one sees, not the line that was typed
            let line = (field.area().screen_cursor().row + 1).to_string();
            let mut said = match self.form.counted {
                0 => self.look.text_with("form-line", &[("line", &line)]),
                letters => self.look.text_with("form-counter", &[("line", &line), ("count", &letters.to_string())]),
            };
            if field.is_marking() {
                said = format!("{}, {said}", self.look.text("form-marking"));
            }
            // beside the sign that more follows
            let column = area.width.saturating_sub(cells(width(&said)) + 4 + u16::from(is_more.1));
            let said = Span::styled(format!(" {said} "), self.look.dim());
            put(buffer, area, column, area.height.saturating_sub(1), said);
        }
        let signs =
            [(is_more.0, 0, self.look.glyphs.more_above), (is_more.1, area.height, self.look.glyphs.more_below)];
        for (_, row, sign) in signs.into_iter().filter(|(is, ..)| *is) {
            put(buffer, area, area.width.saturating_sub(3), row.saturating_sub(1), Span::styled(sign, style));
        }
        cursor
    }

    /// The options on rows that fit, each with its place: column, row.
    fn placed(&self, options: &[Choosable]) -> Vec<(usize, usize)> {
        let room = usize::from(self.entry_width());
        let (mut used, mut row) = (0, 0);
        let place = |option: &Choosable| {
            let cells = self.option_width(option);
            if used > 0 && used + cells > room {
                (used, row) = (0, row + 1);
            }
            used += cells + 3;
            (used - cells - 3, row)
        };
        let flowing: Vec<_> = options.iter().map(place).collect();
        // sentences stand under one another
        if options.iter().any(|option| self.option_width(option) > room / 2) {
            return (0..options.len()).map(|at| (0, at)).collect();
        }
        // under one another where that takes no more rows
        let widest = options.iter().map(|option| self.option_width(option)).max().unwrap_or(0) + 3;
        let columns = ((room + 3) / widest).max(1);
        if row > 0 && options.len().div_ceil(columns) <= row + 1 {
            return (0..options.len()).map(|at| (at % columns * widest, at / columns)).collect();
        }
        flowing
    }

    fn option_width(&self, option: &Choosable) -> usize {
        width(&words::option(&option.label, self.look)) + 6
    }

    /// What there is to choose, all in sight.
    fn options(&self, options: &[Choosable], chosen: Option<usize>) -> Vec<Line<'static>> {
        let room = usize::from(self.entry_width());
        let mut lines: Vec<Vec<Span<'static>>> = Vec::new();
        let mut used = 0;
        for (at, (option, (column, row))) in options.iter().zip(self.placed(options)).enumerate() {
            if row >= lines.len() {
                lines.push(Vec::new());
                used = 0;
            }
            let is_chosen = chosen == Some(at);
            let sign = if is_chosen { self.look.glyphs.chosen } else { self.look.glyphs.not_chosen };
            let said = format!("{sign} {} {}", at + 1, words::option(&option.label, self.look));
            let said = cut(&said, room, self.look.glyphs.cut).into_owned();
            let style = if is_chosen { self.look.theme.heading() } else { Style::new() };
            if let Some(line) = lines.last_mut() {
                line.push(Span::raw(" ".repeat(column.saturating_sub(used))));
                used = column + width(&said);
                line.push(Span::styled(said, style));
            }
        }
        if lines.is_empty() {
            lines.push(vec![Span::styled(fit("-", room.min(1), ""), Style::new())]);
        }
        lines.into_iter().map(Line::from).collect()
    }

    /// The cursor stands in the mark of what is chosen, else of the first.
    fn chosen_place(&self, area: Rect, options: &[Choosable], chosen: Option<usize>) -> Position {
        let (column, row) = self.placed(options).get(chosen.unwrap_or(0)).copied().unwrap_or_default();
        let row = cells(row).min(area.height.saturating_sub(1));
        Position { x: area.x + (cells(column) + 1).min(area.width.saturating_sub(1)), y: area.y + row }
    }

    /// What is wrong with the field, or what is to be known about it, under it.
    fn remarks(&self, at: usize, field: &FormField) -> Vec<String> {
        let said = match (&field.fault, forms::advice(self.form, field, at == self.form.focus)) {
            (Some(fault), _) => {
                let is_of_list = self.form.action.is_on_lists() && field.key == "reason";
                let key = if is_of_list { "list-reason" } else { field.key };
                format!("! {}", words::fault(fault, key, self.look))
            }
            (None, Some(advice)) => self.look.text(&format!("advice-{advice}")),
            (None, None) => return Vec::new(),
        };
        wrap(&said, self.entry_width().into())
    }
}

fn label(field: &FormField, look: &Look) -> String {
    let star = if field.is_required { " *" } else { "" };
    format!("{}{star}", look.text(&format!("field-{}", field.key)))
}

fn label_width(form: &Form, room: u16, look: &Look) -> u16 {
    let longest = form.fields.iter().map(|field| width(&label(field, look))).max().unwrap_or(0);
    cells(longest + 2).min(room / 3)
}
