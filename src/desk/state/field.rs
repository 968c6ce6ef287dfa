//! A place to type: one line, or a text of many.
//!
//! Invariant: the keys of typing do here what they do everywhere, and no key here leaves, saves or destroys.

use tui_textarea::TextArea;

use super::Key;
use super::editor::{Editor, Move, clean};

/// What somebody is typing.
#[derive(Clone, Debug)]
pub struct Field {
    editor: Editor,
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
        let editor = Editor::new(&on_its_lines(value, has_many_lines), has_many_lines);
        Self { editor, has_many_lines }
    }

    /// Whether it takes line breaks.
    pub fn has_many_lines(&self) -> bool {
        self.has_many_lines
    }

    /// What is in it.
    pub fn value(&self) -> String {
        self.editor.value()
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.editor.is_empty()
    }

    /// Puts `value` in it instead; the cursor stands at its end, and there is nothing to undo.
    pub fn set(&mut self, value: &str) {
        *self = Self::holding(self.has_many_lines, value);
    }

    /// The widget that draws it, and knows where the cursor is once it was drawn.
    pub fn area(&self) -> &TextArea<'static> {
        self.editor.area()
    }

    /// The cursor: line and column, both from 0, the column in characters.
    pub fn cursor(&self) -> (usize, usize) {
        self.editor.cursor()
    }

    /// What is on the line of the cursor, left of it.
    pub fn before_cursor(&self) -> String {
        self.editor.before_cursor()
    }

    /// Puts `text` in at the cursor, as one step of undo.
    pub fn paste(&mut self, text: &str) {
        self.editor.insert(&on_its_lines(text, self.has_many_lines));
    }

    /// Puts `value` in instead of all that is there, so that it can be undone.
    pub fn replace(&mut self, value: &str) {
        self.editor.replace(&on_its_lines(value, self.has_many_lines));
    }

    /// Somebody stopped for a moment: what is typed next is undone by itself.
    pub fn pause(&mut self) {
        self.editor.pause();
    }

    /// Whether moving marks text.
    pub fn is_marking(&self) -> bool {
        self.editor.is_marking()
    }

    /// Gives what is marked; the mark goes.
    pub fn copy(&mut self) -> Option<String> {
        self.editor.copy()
    }

    /// Gives what is marked and takes it out.
    pub fn cut(&mut self) -> Option<String> {
        self.editor.cut()
    }

    /// Takes a key that belongs to typing; false where it does not.
    pub fn take(&mut self, key: Key) -> bool {
        let editor = &mut self.editor;
        match key {
            Key::Char(c) => editor.type_letter(c),
            Key::Enter | Key::Ctrl('j') if self.has_many_lines => editor.break_line(),
            Key::Backspace => editor.erase_before(),
            Key::Delete => editor.erase_after(),
            Key::Ctrl('z') => editor.undo(),
            Key::Ctrl('y') => editor.redo(),
            Key::Ctrl('k') => editor.toggle_marking(),
            _ => return self.take_move(key),
        }
        true
    }

    fn take_move(&mut self, key: Key) -> bool {
        let (to, marks) = match key {
            Key::Left => (Move::Left, false),
            Key::Right => (Move::Right, false),
            Key::WordLeft => (Move::WordLeft, false),
            Key::WordRight => (Move::WordRight, false),
            Key::Home => (Move::LineStart, false),
            Key::End => (Move::LineEnd, false),
            Key::MarkLeft => (Move::Left, true),
            Key::MarkRight => (Move::Right, true),
            Key::MarkHome => (Move::LineStart, true),
            Key::MarkEnd => (Move::LineEnd, true),
            _ if !self.has_many_lines => return false,
            Key::Up => (Move::Up, false),
            Key::Down => (Move::Down, false),
            Key::PageUp => (Move::PageUp, false),
            Key::PageDown => (Move::PageDown, false),
            Key::MarkUp => (Move::Up, true),
            Key::MarkDown => (Move::Down, true),
            _ => return false,
        };
        self.editor.move_to(to, marks);
        true
    }
}

/// `text` as it may be in a field: on one line where it has no more.
fn on_its_lines(text: &str, has_many_lines: bool) -> String {
    let text = clean(text);
    if has_many_lines { text } else { text.trim_end_matches('\n').replace('\n', " ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(field: &mut Field, text: &str) {
        for c in text.chars() {
            field.take(if c == '\n' { Key::Ctrl('j') } else { Key::Char(c) });
        }
    }

    #[test]
    fn enter_is_a_new_line_in_a_text_and_nothing_in_a_line() {
        let mut text = Field::text();
        typed(&mut text, "a");
        text.take(Key::Enter);
        typed(&mut text, "b\n");
        assert_eq!(text.value(), "a\nb\n");
        assert!(!Field::line().take(Key::Enter));
    }

    #[test]
    fn three_lines_that_come_as_keys_stay_three_lines() {
        let mut text = Field::text();
        typed(&mut text, "voor ");
        typed(&mut text, "een\ntwee\ndrie");
        assert_eq!(text.value(), "voor een\ntwee\ndrie");
    }

    #[test]
    fn a_paste_keeps_its_lines_where_there_is_room_for_them() {
        let mut text = Field::text();
        text.paste("een\r\ntwee\tdrie\r\n");
        assert_eq!(text.value(), "een\ntwee drie\n");
        let mut line = Field::line();
        line.paste("een\ntwee\n");
        assert_eq!(line.value(), "een twee");
    }

    #[test]
    fn text_is_marked_without_shift_too() {
        let mut line = Field::line();
        typed(&mut line, "nooduitgang");
        line.take(Key::Ctrl('k'));
        (0..7).for_each(|_| assert!(line.take(Key::Left)));
        assert_eq!(line.cut().as_deref(), Some("uitgang"));
        assert_eq!(line.value(), "nood");
        line.take(Key::Ctrl('z'));
        assert_eq!(line.value(), "nooduitgang");
    }
}
