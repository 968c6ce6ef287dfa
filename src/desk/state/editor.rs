//! The text that somebody is writing: its letters, the cursor, what is marked, and the way back.
//!
//! Invariant: there are no control characters in it but line breaks, the cursor stands between whole letters as people see
//! them, and what was done can be undone to the first letter, a word or a pause at a time.
//!
//! The widget underneath counts code points, undoes letter by letter and has keys of its own; none of that gets out of here.

use icu_normalizer::ComposingNormalizerBorrowed;
use ratatui::style::{Modifier, Style};
use tui_textarea::{CursorMove, TextArea, WrapMode};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// A place in the text: line and column, from 0, the column in characters.
type Place = (usize, usize);

/// What is written, and how it came to be.
#[derive(Clone, Debug)]
pub struct Editor {
    area: TextArea<'static>,
    /// How many changes of the widget each step of undo holds, the newest last.
    done: Vec<usize>,
    undone: Vec<usize>,
    /// What the newest step is made of, while it can still grow.
    growing: Option<Growing>,
    marking: Marking,
}

/// A step of undo that can still grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Growing {
    /// Letters are typed; whether the last one was a blank.
    Typing { ends_word: bool },
    /// Letters are taken away; whether the last one was a blank.
    Erasing { ends_word: bool },
}

/// Whether moving marks text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marking {
    /// It does not.
    Off,
    /// While Shift is held.
    Held,
    /// Until it is switched off, for terminals that do not tell Shift.
    On,
}

/// Where the cursor goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Move {
    Left,
    Right,
    Up,
    Down,
    WordLeft,
    WordRight,
    LineStart,
    LineEnd,
    PageUp,
    PageDown,
}

/// How many lines a page of a text is.
const PAGE: usize = 8;

impl Editor {
    /// A text that holds `value`, with the cursor at its end and nothing to undo; wrapped between words where asked.
    pub fn new(value: &str, wraps: bool) -> Self {
        let mut area = TextArea::new(clean(value).split('\n').map(str::to_owned).collect());
        area.set_max_histories(usize::MAX);
        // the view sets the real cursor; nothing is painted in its place
        area.set_cursor_style(Style::new());
        area.set_cursor_line_style(Style::new());
        area.set_selection_style(Style::new().add_modifier(Modifier::REVERSED));
        area.set_wrap_mode(if wraps { WrapMode::WordOrGlyph } else { WrapMode::None });
        let mut editor = Self { area, done: Vec::new(), undone: Vec::new(), growing: None, marking: Marking::Off };
        let last = editor.area.lines().len().saturating_sub(1);
        editor.go((last, editor.length_of(last)));
        editor
    }

    /// What is in it.
    pub fn value(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }

    /// The widget that draws it.
    pub fn area(&self) -> &TextArea<'static> {
        &self.area
    }

    /// The cursor: line and column, both from 0, the column in characters.
    pub fn cursor(&self) -> Place {
        let cursor = self.area.cursor();
        (cursor.0, cursor.1)
    }

    /// What is on the line of the cursor, left of it.
    pub fn before_cursor(&self) -> String {
        let (row, column) = self.cursor();
        self.line(row).chars().take(column).collect()
    }

    fn after_cursor(&self) -> String {
        let (row, column) = self.cursor();
        self.line(row).chars().skip(column).collect()
    }

    fn line(&self, row: usize) -> &str {
        self.area.lines().get(row).map_or("", String::as_str)
    }

    fn length_of(&self, row: usize) -> usize {
        self.line(row).chars().count()
    }

    /// Types one letter; what is marked makes room for it. A mark that belongs on the letter before it joins that letter.
    pub fn type_letter(&mut self, letter: char) {
        if letter.is_control() || is_steering(letter) {
            return;
        }
        let ends_word = letter.is_whitespace();
        let grows = matches!(self.growing, Some(Growing::Typing { ends_word: ended }) if ends_word || !ended);
        let mut changes = self.erase_marked();
        self.area.insert_char(letter);
        changes += 1;
        changes += self.compose();
        self.settle(true);
        self.note(changes, grows, Some(Growing::Typing { ends_word }));
    }

    /// Begins a new line.
    pub fn break_line(&mut self) {
        let grows = matches!(self.growing, Some(Growing::Typing { .. }));
        let changes = self.erase_marked();
        self.area.insert_newline();
        self.note(changes + 1, grows, Some(Growing::Typing { ends_word: true }));
    }

    /// Puts `text` in at the cursor, as one step; what is marked makes room for it.
    pub fn insert(&mut self, text: &str) {
        let text = clean(text);
        if !text.is_empty() {
            let changes = self.erase_marked();
            self.area.insert_str(text);
            self.note(changes + 1, false, None);
            self.settle(true);
        }
    }

    /// Puts `text` in instead of all that is there, as one step.
    pub fn replace(&mut self, text: &str) {
        self.unmark();
        self.go((0, 0));
        self.area.start_selection();
        let last = self.area.lines().len().saturating_sub(1);
        self.go((last, self.length_of(last)));
        if clean(text).is_empty() {
            self.erases_marked();
        } else {
            self.insert(text);
        }
    }

    /// Takes away what is marked, else the letter before the cursor.
    pub fn erase_before(&mut self) {
        if self.erases_marked() {
            return;
        }
        let (row, column) = self.cursor();
        let before = self.before_cursor();
        match before.graphemes(true).next_back() {
            Some(letter) => {
                let count = letter.chars().count();
                let is_blank = letter.trim().is_empty();
                self.go((row, column.saturating_sub(count)));
                self.erase_letter(count, is_blank);
            }
            // at the head of a line it is the line break
            None if row > 0 => {
                self.go((row - 1, self.length_of(row - 1)));
                self.erase_letter(1, true);
            }
            None => {}
        }
    }

    /// Takes away what is marked, else the letter after the cursor.
    pub fn erase_after(&mut self) {
        if self.erases_marked() {
            return;
        }
        let after = self.after_cursor();
        match after.graphemes(true).next() {
            Some(letter) => self.erase_letter(letter.chars().count(), letter.trim().is_empty()),
            None if self.cursor().0 + 1 < self.area.lines().len() => self.erase_letter(1, true),
            None => {}
        }
    }

    fn erase_letter(&mut self, characters: usize, ends_word: bool) {
        let grows = matches!(self.growing, Some(Growing::Erasing { ends_word: ended }) if ended || !ends_word);
        self.area.delete_str(characters);
        self.note(1, grows, Some(Growing::Erasing { ends_word }));
        self.settle(false);
    }

    fn erases_marked(&mut self) -> bool {
        let changes = self.erase_marked();
        if changes > 0 {
            self.note(changes, false, None);
            self.settle(false);
        }
        changes > 0
    }

    /// Takes away what is marked; gives how many changes of the widget that is.
    fn erase_marked(&mut self) -> usize {
        self.marking = Marking::Off;
        let is_marked = self.area.selection_range().is_some_and(|(from, to)| from != to);
        if is_marked {
            self.area.delete_char();
        } else {
            self.area.cancel_selection();
        }
        usize::from(is_marked)
    }

    /// Writes the letter before the cursor as one character where there is one; gives how many changes that is.
    fn compose(&mut self) -> usize {
        let before = self.before_cursor();
        let Some(letter) = before.graphemes(true).next_back() else { return 0 };
        let composed = ComposingNormalizerBorrowed::new_nfc().normalize(letter).into_owned();
        if composed == letter {
            return 0;
        }
        let (row, column) = self.cursor();
        let count = letter.chars().count();
        self.go((row, column.saturating_sub(count)));
        self.area.delete_str(count);
        self.area.insert_str(composed);
        2
    }

    /// Writes down what was done, so that it can be undone: as part of the step before, or as a step of its own.
    fn note(&mut self, changes: usize, grows: bool, growing: Option<Growing>) {
        self.undone.clear();
        match self.done.last_mut() {
            Some(step) if grows => *step += changes,
            _ => self.done.push(changes),
        }
        self.growing = growing;
    }

    /// Undoes the last step.
    pub fn undo(&mut self) {
        if let Some(changes) = self.done.pop() {
            for _ in 0..changes {
                self.area.undo();
            }
            self.undone.push(changes);
            self.rest();
        }
    }

    /// Does again what was undone last.
    pub fn redo(&mut self) {
        if let Some(changes) = self.undone.pop() {
            for _ in 0..changes {
                self.area.redo();
            }
            self.done.push(changes);
            self.rest();
        }
    }

    /// Somebody stopped for a moment: what is typed next is a step of its own.
    pub fn pause(&mut self) {
        self.growing = None;
    }

    fn rest(&mut self) {
        self.growing = None;
        self.marking = Marking::Off;
        self.settle(false);
    }

    /// Moves the cursor; with `marks` what it passes is marked.
    pub fn move_to(&mut self, to: Move, marks: bool) {
        self.growing = None;
        match (marks, self.marking) {
            (true, Marking::Off) => {
                self.marking = Marking::Held;
                self.area.start_selection();
            }
            (false, Marking::Held) => self.unmark(),
            _ => {}
        }
        let (row, column) = self.cursor();
        match to {
            Move::Left => self.step_left(row, column),
            Move::Right => self.step_right(row, column),
            Move::Up => self.area.move_cursor(CursorMove::Up),
            Move::Down => self.area.move_cursor(CursorMove::Down),
            Move::WordLeft => self.area.move_cursor(CursorMove::WordBack),
            Move::WordRight => self.area.move_cursor(CursorMove::WordForward),
            Move::LineStart => self.go((row, 0)),
            Move::LineEnd => self.go((row, self.length_of(row))),
            Move::PageUp => (0..PAGE).for_each(|_| self.area.move_cursor(CursorMove::Up)),
            Move::PageDown => (0..PAGE).for_each(|_| self.area.move_cursor(CursorMove::Down)),
        }
        self.settle(false);
    }

    fn step_left(&mut self, row: usize, column: usize) {
        let before = self.before_cursor();
        match before.graphemes(true).next_back() {
            Some(letter) => self.go((row, column.saturating_sub(letter.chars().count()))),
            None if row > 0 => self.go((row - 1, self.length_of(row - 1))),
            None => {}
        }
    }

    fn step_right(&mut self, row: usize, column: usize) {
        let after = self.after_cursor();
        match after.graphemes(true).next() {
            Some(letter) => self.go((row, column + letter.chars().count())),
            None if row + 1 < self.area.lines().len() => self.go((row + 1, 0)),
            None => {}
        }
    }

    /// Puts the cursor at a place that there is.
    fn go(&mut self, (row, column): Place) {
        if let (Ok(row), Ok(column)) = (u16::try_from(row), u16::try_from(column)) {
            self.area.move_cursor(CursorMove::Jump(row, column));
            return;
        }
        // further than the widget can jump, so step by step
        let step = if (row, column) < self.cursor() { CursorMove::Back } else { CursorMove::Forward };
        let mut last = None;
        while self.cursor() != (row, column) && last != Some(self.cursor()) {
            last = Some(self.cursor());
            self.area.move_cursor(step);
        }
    }

    /// Takes the cursor out of the middle of a letter, to its end or its beginning.
    fn settle(&mut self, is_forward: bool) {
        let (row, column) = self.cursor();
        let line = self.line(row);
        let offset = |column: usize| line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
        let is_between =
            |column: usize| GraphemeCursor::new(offset(column), line.len(), true).is_boundary(line, 0).unwrap_or(true);
        let found = if is_forward {
            (column..=self.length_of(row)).find(|column| is_between(*column)).unwrap_or(column)
        } else {
            (0..=column).rev().find(|column| is_between(*column)).unwrap_or(0)
        };
        if found != column {
            self.go((row, found));
        }
    }

    /// Begins to mark, or stops marking.
    pub fn toggle_marking(&mut self) {
        if self.marking == Marking::Off {
            self.marking = Marking::On;
            self.area.start_selection();
        } else {
            self.unmark();
        }
    }

    /// Whether moving marks text.
    pub fn is_marking(&self) -> bool {
        self.marking != Marking::Off
    }

    fn unmark(&mut self) {
        self.marking = Marking::Off;
        self.area.cancel_selection();
    }

    /// What is marked; nothing where nothing is.
    pub fn marked(&self) -> Option<String> {
        let ((first, from), (last, to)) = self.area.selection_range()?;
        let lines = (first..=last).map(|row| {
            let start = if row == first { from } else { 0 };
            let end = if row == last { to } else { usize::MAX };
            self.line(row).chars().take(end).skip(start).collect::<String>()
        });
        Some(lines.collect::<Vec<_>>().join("\n")).filter(|text| !text.is_empty())
    }

    /// Gives what is marked; the mark goes.
    pub fn copy(&mut self) -> Option<String> {
        let marked = self.marked();
        self.unmark();
        marked
    }

    /// Gives what is marked and takes it out of the text.
    pub fn cut(&mut self) -> Option<String> {
        let marked = self.marked()?;
        self.erases_marked();
        Some(marked)
    }
}

/// `text` as it may be in an editor: letters composed, one kind of line break, blanks for tabs, and nothing that steers.
pub fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n").replace('\t', " ");
    let text: String = text.chars().filter(|c| *c == '\n' || !c.is_control() && !is_steering(*c)).collect();
    ComposingNormalizerBorrowed::new_nfc().normalize(&text).into_owned()
}

/// What cannot be seen, and turns or splits what can. The joiner of emoji is none of these.
fn is_steering(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(text: &str) -> Editor {
        let mut editor = Editor::new("", true);
        text.chars().for_each(|c| if c == '\n' { editor.break_line() } else { editor.type_letter(c) });
        editor
    }

    #[test]
    fn backspace_takes_whole_letters_and_so_do_the_arrows() {
        for letter in ["é", "e\u{301}", "🇳🇱", "👨\u{200d}👩\u{200d}👧", "n\u{323}\u{302}\u{320}"] {
            let mut editor = typed(&format!("a{letter}"));
            editor.erase_before();
            assert_eq!(editor.value(), "a", "{letter}");
            let mut editor = typed(&format!("a{letter}b"));
            editor.move_to(Move::Left, false);
            editor.move_to(Move::Left, false);
            assert_eq!(editor.cursor(), (0, 1), "{letter}");
            editor.erase_after();
            assert_eq!(editor.value(), "ab", "{letter}");
        }
    }

    #[test]
    fn a_letter_typed_in_two_parts_is_one_character() {
        assert_eq!(typed("cafe\u{301}").value(), "café");
    }

    #[test]
    fn five_hundred_letters_are_undone_by_the_word_and_done_again() {
        let text = "Het duurde zeker 25 minuten.\nDe klok stond stil. ".repeat(11);
        assert!(text.chars().count() > 500);
        let mut editor = typed(&text);
        editor.undo();
        assert!(editor.value().ends_with("De klok stond "), "{}", editor.value());
        let mut steps = 1;
        while !editor.is_empty() {
            editor.undo();
            steps += 1;
        }
        assert_eq!(steps, text.split_whitespace().count());
        (0..steps).for_each(|_| editor.redo());
        assert_eq!(editor.value(), text);
    }

    #[test]
    fn a_pause_ends_a_step() {
        let mut editor = typed("on");
        editor.pause();
        editor.type_letter('e');
        editor.undo();
        assert_eq!(editor.value(), "on");
    }

    #[test]
    fn what_was_taken_away_comes_back_by_the_word() {
        let mut editor = typed("een twee drie");
        (0..9).for_each(|_| editor.erase_before());
        assert_eq!(editor.value(), "een ");
        editor.undo();
        assert_eq!(editor.value(), "een twee ");
        editor.undo();
        assert_eq!(editor.value(), "een twee drie");
    }

    #[test]
    fn a_paste_is_one_step_and_brings_no_control_characters() {
        let mut editor = typed("begin ");
        editor.insert("een\r\ntwee\x1b[31m\x07\tdrie\u{202e}\u{200b}\re\u{301}");
        assert_eq!(editor.value(), "begin een\ntwee[31m drie\né");
        editor.undo();
        assert_eq!(editor.value(), "begin ");
    }

    #[test]
    fn what_is_marked_is_cut_copied_and_typed_over() {
        let mut editor = typed("een\ntwee");
        editor.toggle_marking();
        (0..6).for_each(|_| editor.move_to(Move::Left, false));
        assert_eq!(editor.marked().unwrap(), "n\ntwee");
        assert_eq!(editor.copy().unwrap(), "n\ntwee");
        assert_eq!(editor.marked(), None);
        editor.move_to(Move::LineStart, true);
        assert_eq!(editor.cut().unwrap(), "ee");
        assert_eq!(editor.value(), "n\ntwee");
        editor.move_to(Move::Right, true);
        editor.type_letter('m');
        assert_eq!(editor.value(), "m\ntwee");
        editor.undo();
        assert_eq!(editor.value(), "n\ntwee");
        editor.undo();
        assert_eq!(editor.value(), "een\ntwee");
    }

    #[derive(Clone, Debug)]
    enum Did {
        Typed(char),
        Inserted(String),
        Replaced(String),
        Broke,
        ErasedBefore,
        ErasedAfter,
        Moved(Move, bool),
        Marked,
        Cut,
        Undid,
        Redid,
        Paused,
    }

    fn letter() -> impl Strategy<Value = char> {
        prop_oneof![
            prop::sample::select(vec![
                'a', ' ', '\u{301}', 'e', '\u{200d}', '👩', '🇳', '界', '\u{1b}', '\u{202e}', '\u{fe0f}'
            ]),
            any::<char>(),
        ]
    }

    fn did() -> impl Strategy<Value = Did> {
        use Move::{Down, Left, LineEnd, LineStart, PageDown, PageUp, Right, Up, WordLeft, WordRight};
        let moves = vec![Left, Right, Up, Down, WordLeft, WordRight, LineStart, LineEnd, PageUp, PageDown];
        prop_oneof![
            4 => letter().prop_map(Did::Typed),
            1 => prop::collection::vec(letter(), 0..12).prop_map(|text| Did::Inserted(text.into_iter().collect())),
            1 => prop::collection::vec(letter(), 0..6).prop_map(|text| Did::Replaced(text.into_iter().collect())),
            1 => Just(Did::Broke),
            2 => Just(Did::ErasedBefore),
            1 => Just(Did::ErasedAfter),
            3 => (prop::sample::select(moves), any::<bool>()).prop_map(|(to, marks)| Did::Moved(to, marks)),
            1 => Just(Did::Marked),
            1 => Just(Did::Cut),
            1 => Just(Did::Undid),
            1 => Just(Did::Redid),
            1 => Just(Did::Paused),
        ]
    }

    fn does(editor: &mut Editor, did: &Did) {
        match did {
            Did::Typed(c) => editor.type_letter(*c),
            Did::Inserted(text) => editor.insert(text),
            Did::Replaced(text) => editor.replace(text),
            Did::Broke => editor.break_line(),
            Did::ErasedBefore => editor.erase_before(),
            Did::ErasedAfter => editor.erase_after(),
            Did::Moved(to, marks) => editor.move_to(*to, *marks),
            Did::Marked => editor.toggle_marking(),
            Did::Cut => drop(editor.cut()),
            Did::Undid => editor.undo(),
            Did::Redid => editor.redo(),
            Did::Paused => editor.pause(),
        }
    }

    proptest! {
        #[test]
        fn whatever_is_done_can_be_undone_and_done_again(
            start in prop::collection::vec(letter(), 0..20), all in prop::collection::vec(did(), 0..60), wraps in any::<bool>(),
        ) {
            let start: String = start.into_iter().collect();
            let mut editor = Editor::new(&start, wraps);
            let begin = editor.value();
            for did in &all {
                does(&mut editor, did);
                let value = editor.value();
                let odd = |c: char| c != '\n' && (c.is_control() || is_steering(c));
                prop_assert!(!value.contains(odd), "{:?}", value);
                let (row, column) = editor.cursor();
                let line = value.split('\n').nth(row).unwrap();
                let before: String = line.chars().take(column).collect();
                let is_whole = line.graphemes(true).scan(0, |at, letter| { *at += letter.len(); Some(*at) }).any(|at| at == before.len());
                prop_assert!(before.is_empty() || is_whole, "the cursor is inside a letter: {:?} {:?}", value, editor.cursor());
            }
            let end = editor.value();
            let steps = editor.done.len();
            (0..steps).for_each(|_| editor.undo());
            prop_assert_eq!(editor.value(), begin);
            (0..steps).for_each(|_| editor.redo());
            prop_assert_eq!(editor.value(), end);
        }

        #[test]
        fn a_clean_text_comes_out_as_it_went_in(text in any::<String>()) {
            let clean = clean(&text);
            prop_assert_eq!(Editor::new(&clean, true).value(), clean);
        }
    }
}
