//! The card of keys, as text on one page: what office people tape to the screen.
//!
//! Invariant: it says what the help says, from the same table that the keys themselves go by.

use super::{Look, help};

/// The width of the card: a page of a printer that knows letters only.
const COLUMNS: usize = 76;

/// The card, a line each.
pub fn lines(look: &Look) -> Vec<String> {
    let mut lines = vec![look.text("card-title")];
    let parts = [
        (
            "help-letters",
            help::letters(COLUMNS, look, |_| true).into_iter().chain([help::space(look)]).collect::<Vec<_>>(),
        ),
        ("help-everywhere", help::everywhere(look)),
        ("help-trouble", help::trouble(false, look)),
    ];
    for (heading, part) in parts {
        lines.push("-".repeat(COLUMNS));
        lines.push(look.text(heading));
        lines.extend(part.iter().map(|line| line.trim_end().to_owned()));
    }
    lines.push("-".repeat(COLUMNS));
    lines
}
