//! A place to type: one line, or a text of many.
//!
//! Invariant: what is in it holds no control characters but line breaks, and a key takes away or adds whole letters as
//! people see them. No key here leaves, saves or destroys.

use ratatui::style::Style;
use tui_textarea::{CursorMove, TextArea, WrapMode};
use unicode_segmentation::UnicodeSegmentation;

use super::Key;

/// How far undo goes back, in changes.
const HISTORY: usize = 10_000;

/// What somebody is typing.
#[derive(Clone, Debug)]
pub struct Field {
    area: TextArea<'static>,
    has_many_lines: bool,
}

impl Field {
    /// An empty field of one line.
    pub fn line() -> Self {
        Self::holding(false, "")
    }

    /// An empty text of many lines.
    pub fn text() -> Self {
        Self::holding(true, "")
    }

    fn holding(has_many_lines: bool, value: &str) -> Self {
        let clean = clean(value, has_many_lines);
        let mut area = TextArea::new(clean.split('\n').map(str::to_owned).collect());
        area.set_max_histories(HISTORY);
        // the view sets the real cursor; nothing is painted in its place
        area.set_cursor_style(Style::new());
        area.set_cursor_line_style(Style::new());
        area.set_wrap_mode(if has_many_lines { WrapMode::WordOrGlyph } else { WrapMode::None });
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, has_many_lines }
    }

    /// Whether it takes line breaks.
    pub fn has_many_lines(&self) -> bool {
        self.has_many_lines
    }

    /// What is in it.
    pub fn value(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }

    /// Puts `value` in it instead; the cursor stands at its end.
    pub fn set(&mut self, value: &str) {
        *self = Self::holding(self.has_many_lines, value);
    }

    /// The widget that draws it, and knows where the cursor is once it was drawn.
    pub fn area(&self) -> &TextArea<'static> {
        &self.area
    }

    /// The cursor: line and column, both from 0, the column in characters.
    pub fn cursor(&self) -> (usize, usize) {
        let cursor = self.area.cursor();
        (cursor.0, cursor.1)
    }

    /// What is on the line of the cursor, left of it.
    pub fn before_cursor(&self) -> String {
        let (row, column) = self.cursor();
        self.area.lines().get(row).map(|line| line.chars().take(column).collect()).unwrap_or_default()
    }

    /// Pastes `text`, without its control characters.
    pub fn paste(&mut self, text: &str) {
        self.area.insert_str(clean(text, self.has_many_lines));
    }

    /// Takes a key that belongs to typing; false where it does not.
    pub fn take(&mut self, key: Key) -> bool {
        match key {
            Key::Char(c) if !c.is_control() => self.area.insert_char(c),
            Key::Enter | Key::Ctrl('j') if self.has_many_lines => self.area.insert_newline(),
            Key::Backspace => self.delete_before(),
            Key::Delete => self.delete_after(),
            Key::Ctrl('z') => {
                self.area.undo();
            }
            Key::Ctrl('y') => {
                self.area.redo();
            }
            Key::Left => self.area.move_cursor(CursorMove::Back),
            Key::Right => self.area.move_cursor(CursorMove::Forward),
            Key::WordLeft => self.area.move_cursor(CursorMove::WordBack),
            Key::WordRight => self.area.move_cursor(CursorMove::WordForward),
            Key::Home => self.area.move_cursor(CursorMove::Head),
            Key::End => self.area.move_cursor(CursorMove::End),
            Key::Up if self.has_many_lines => self.area.move_cursor(CursorMove::Up),
            Key::Down if self.has_many_lines => self.area.move_cursor(CursorMove::Down),
            _ => return false,
        }
        true
    }

    fn delete_before(&mut self) {
        let before = self.before_cursor();
        // at the head of a line it is the line break
        let characters = before.graphemes(true).next_back().map_or(1, |letter| letter.chars().count());
        for _ in 0..characters {
            self.area.delete_char();
        }
    }

    fn delete_after(&mut self) {
        let (row, column) = self.cursor();
        let after: String =
            self.area.lines().get(row).map(|line| line.chars().skip(column).collect()).unwrap_or_default();
        let characters = after.graphemes(true).next().map_or(1, |letter| letter.chars().count());
        for _ in 0..characters {
            self.area.delete_next_char();
        }
    }
}

/// `text` with one kind of line break and no other control characters; on one line where that is asked.
fn clean(text: &str, has_many_lines: bool) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    let keep = |c: char| if c == '\n' && !has_many_lines { ' ' } else { c };
    text.chars().map(keep).filter(|c| *c == '\n' || !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(field: &mut Field, text: &str) {
        for c in text.chars() {
            field.take(Key::Char(c));
        }
    }

    #[test]
    fn backspace_takes_whole_letters() {
        for letter in ["é", "e\u{301}", "🇳🇱", "👨\u{200d}👩\u{200d}👧"] {
            let mut field = Field::line();
            field.paste(&format!("a{letter}"));
            field.take(Key::Backspace);
            assert_eq!(field.value(), "a");
        }
    }

    #[test]
    fn enter_is_a_new_line_in_a_text_and_nothing_in_a_line() {
        let mut text = Field::text();
        typed(&mut text, "a");
        text.take(Key::Enter);
        typed(&mut text, "b");
        text.take(Key::Ctrl('j'));
        assert_eq!(text.value(), "a\nb\n");
        assert!(!Field::line().take(Key::Enter));
    }

    #[test]
    fn what_was_typed_can_be_undone_to_the_first_letter_and_done_again() {
        let mut field = Field::text();
        let text = "lang genoeg ".repeat(40);
        typed(&mut field, &text);
        for _ in 0..text.len() {
            field.take(Key::Ctrl('z'));
        }
        assert!(field.is_empty());
        for _ in 0..text.len() {
            field.take(Key::Ctrl('y'));
        }
        assert_eq!(field.value(), text);
    }

    #[test]
    fn a_paste_keeps_its_lines_and_loses_its_control_characters() {
        let mut text = Field::text();
        text.paste("een\r\ntwee\x1b[31m\x07\tdrie");
        assert_eq!(text.value(), "een\ntwee[31m drie");
        let mut line = Field::line();
        line.paste("een\ntwee");
        assert_eq!(line.value(), "een twee");
    }
}
