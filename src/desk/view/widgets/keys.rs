//! The two last lines: what can be done here, and the F-keys, which stand still on every screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::text::{cells, put, width};
use crate::desk::view::Look;

/// Between two keys in words.
pub const GAP: &str = "    ";

/// What a key does here: the key as a word, and the word for what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// `Enter`, `w`, `F9`.
    pub key: String,
    /// `openen`.
    pub word: String,
}

/// `J = doorgeven`, or `w  wat nu    d  doorgeven`: words about keys, with the keys as everywhere.
pub fn told(words: &str, between: &str, look: &Look) -> Line<'static> {
    let key = look.theme.text().patch(look.theme.accent()).patch(look.theme.heading());
    let mut spans = Vec::new();
    for part in words.split(GAP) {
        match part.split_once(between) {
            Some((name, does)) => {
                spans.push(Span::styled(name.to_owned(), key));
                spans.push(Span::raw(format!("{between}{does}{GAP}")));
            }
            None => spans.push(Span::raw(format!("{part}{GAP}"))),
        }
    }
    Line::from(spans).style(look.theme.text())
}

/// Draws as many hints as fit on the first row of `area`, the first ones first: a hint is never cut.
pub fn hints(buffer: &mut Buffer, area: Rect, hints: &[Hint], look: &Look) {
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    for hint in hints {
        let cells = width(&hint.key) + 1 + width(&hint.word);
        // the last column stays free, as on every line
        if used + cells >= usize::from(area.width) {
            break;
        }
        spans.push(Span::styled(hint.key.clone(), look.theme.accent().patch(look.theme.heading())));
        spans.push(Span::raw(format!(" {}  ", hint.word)));
        used += cells + 2;
    }
    put(buffer, area, 0, 0, Line::from(spans).style(look.theme.text()));
}

/// Draws the ten F-keys on the first row of `area`, each in its place whether it does something here or not: `words` are those
/// of F1 to F10, and whether they act.
pub fn function_keys(buffer: &mut Buffer, area: Rect, words: &[(String, bool); 10], look: &Look) {
    buffer.set_style(Rect { height: area.height.min(1), ..area }, look.theme.bar());
    let room = usize::from(area.width);
    let total: usize = (1..).zip(words).map(|(number, (word, _))| width(&format!("F{number}{word}"))).sum();
    // wide screens give every key the same room; narrow ones put a blank between
    let roomy = room >= 116;
    let mut column = usize::from(roomy || total + 10 < room);
    let blank = if roomy { " " } else { "" };
    for (number, (word, acts)) in (1..).zip(words) {
        let name = if *acts { word } else { look.glyphs.nothing };
        let key = format!("F{number}");
        let end = column + width(&key) + width(blank) + width(name);
        if end > room {
            break;
        }
        let style = look.theme.bar().patch(look.theme.accent()).patch(look.theme.heading());
        column += if roomy { 12 } else { width(&key) + width(word) + 1 };
        let at = cells(end - width(&key) - width(blank) - width(name));
        let spans = vec![Span::styled(key, style), Span::styled(format!("{blank}{name}"), look.theme.bar())];
        put(buffer, area, at, 0, Line::from(spans));
    }
}
