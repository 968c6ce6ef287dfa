//! A document as plain text: for the record, for screen readers, and for whatever will read it in ten years.
//!
//! Invariant: every word of the document is in it, in the same order, in lines of at most [`WIDTH`] columns; only a word that
//! is longer itself stands out.

use unicode_width::UnicodeWidthStr;

use super::{Block, Document, Row};

/// The width of a page, in columns.
const WIDTH: usize = 78;
/// How far words of others are set in.
const INDENT: usize = 4;
/// A label that is wider does not push the values of the others aside.
const LABEL_LIMIT: usize = 24;
/// How far at most what follows a row is set in.
const HANG_LIMIT: usize = 10;

/// The document as plain text.
pub fn text(document: &Document) -> String {
    let mut page = Page::default();
    page.line(&document.office);
    page.blank();
    page.underlined(&document.title, '=');
    page.wrapped(&document.subtitle, 0);
    page.blank();
    page.wrapped(&document.standing, 0);
    for (index, section) in document.sections.iter().enumerate() {
        page.blank();
        page.blank();
        let clause = section.clause.as_ref().map(|clause| format!(" ({clause})")).unwrap_or_default();
        page.underlined(&format!("{}. {}{clause}", index + 1, section.title), '-');
        for block in &section.blocks {
            page.block(block);
        }
    }
    page.made
}

#[derive(Default)]
struct Page {
    made: String,
}

impl Page {
    fn line(&mut self, text: &str) {
        self.made.push_str(text.trim_end());
        self.made.push('\n');
    }

    fn blank(&mut self) {
        self.made.push('\n');
    }

    fn underlined(&mut self, text: &str, sign: char) {
        self.line(text);
        self.line(&sign.to_string().repeat(text.width().min(WIDTH)));
    }

    /// Lines of `text`, each broken at blanks and set in.
    fn wrapped(&mut self, text: &str, indent: usize) {
        for line in text.lines() {
            for part in broken(line, WIDTH - indent) {
                self.line(&format!("{:indent$}{part}", ""));
            }
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Head { text } => {
                self.blank();
                self.line(text);
            }
            Block::Line { text } => {
                self.blank();
                self.wrapped(text, 0);
            }
            Block::Facts { facts } => {
                self.blank();
                let widths = facts.iter().map(|(label, _)| label.width()).filter(|width| *width <= LABEL_LIMIT);
                let wide = widths.max().unwrap_or(0) + 2;
                for (label, value) in facts {
                    let pad = wide.saturating_sub(label.width() + 1).max(1);
                    let start = format!("{label}:{:pad$}", "");
                    for (index, part) in broken(value, WIDTH - wide).iter().enumerate() {
                        let before = if index == 0 { start.clone() } else { " ".repeat(wide) };
                        self.line(&format!("{before}{part}"));
                    }
                }
            }
            Block::Quote { head, text } => {
                self.blank();
                self.wrapped(head, 0);
                self.wrapped(text, INDENT);
            }
            Block::Table { columns, rows, .. } => self.table(columns, rows),
        }
    }

    fn table(&mut self, columns: &[String], rows: &[Row]) {
        self.blank();
        let widths: Vec<usize> = (0..columns.len())
            .map(|at| {
                let cells = rows.iter().filter_map(|row| row.cells.get(at)).chain(columns.get(at));
                cells.map(|cell| cell.width()).max().unwrap_or(0).min(LABEL_LIMIT)
            })
            .collect();
        let hang = widths.first().map_or(INDENT, |width| (width + 2).min(HANG_LIMIT));
        for row in std::iter::once(&Row { cells: columns.to_vec(), below: None }).chain(rows) {
            let cells = row.cells.iter().zip(&widths).map(|(cell, width)| {
                let pad = width.saturating_sub(cell.width());
                format!("{cell}{:pad$}", "")
            });
            let line = cells.collect::<Vec<_>>().join("  ");
            for (index, part) in broken(&line, WIDTH - hang).iter().enumerate() {
                self.line(&format!("{:indent$}{part}", "", indent = if index == 0 { 0 } else { hang }));
            }
            if let Some(below) = &row.below {
                self.wrapped(below, hang);
            }
        }
    }
}

/// A line in parts of at most `width` columns, broken at blanks.
fn broken(line: &str, width: usize) -> Vec<String> {
    if line.width() <= width {
        return vec![line.to_owned()];
    }
    let mut parts = Vec::new();
    let mut part = String::new();
    for word in line.split(' ') {
        if !part.is_empty() && part.width() + 1 + word.width() > width {
            parts.push(std::mem::take(&mut part));
        }
        if !part.is_empty() {
            part.push(' ');
        }
        part.push_str(word);
    }
    parts.push(part);
    parts
}
