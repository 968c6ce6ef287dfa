//! The card of keys, as text on one page: what office people tape to the screen.
//!
//! Invariant: it is read off the table that the keys themselves go by.

use super::Look;
use super::widgets::text::fit;
use crate::desk::state::keymap;

/// The width of the card: a page of a printer that knows letters only.
const COLUMNS: usize = 76;

/// The card, a line each.
pub fn lines(look: &Look) -> Vec<String> {
    let rule = "-".repeat(COLUMNS);
    let mut lines = vec![look.text("card-title"), rule.clone(), look.text("help-letters")];
    let letters: Vec<String> = keymap::all()
        .iter()
        .map(|binding| format!("  {}  {}", binding.letter, look.text(&format!("key-{}", binding.name))))
        .collect();
    let rows = letters.len().div_ceil(2);
    for row in 0..rows {
        let left = letters.get(row).map_or("", String::as_str);
        let right = letters.get(row + rows).map_or("", String::as_str);
        lines.push(format!("{}{right}", fit(left, COLUMNS / 2, look.glyphs.cut)).trim_end().to_owned());
    }
    lines.push(rule.clone());
    lines.push(look.text("help-everywhere"));
    for key in ["f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "esc", "tab"] {
        lines.push(format!("  {}", look.text(&format!("help-{key}"))));
    }
    lines.push(rule.clone());
    lines.push(look.text("help-trouble"));
    for key in ["help-frozen", "help-garbage", "help-no-fkeys", "help-paste"] {
        lines.push(format!("  {}", look.text(key)));
    }
    lines.push(rule);
    lines
}
