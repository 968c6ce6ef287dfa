//! What can be asked for amid a form, with a dot before it so that it is no text; and the texts that are put into a text.
//!
//! Invariant: nothing of it is an answer to the field that was asked, which is asked again after it.

use super::{Linear, Stop};
use crate::desk::state::Order;
use crate::desk::state::form::Entry;

/// What was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aside {
    /// The field before this one.
    Back,
    /// Close; what was typed is kept.
    Out,
    /// Nothing more to fill in.
    Done,
    /// Empty this field.
    Clear,
    /// What stands in the form.
    Read,
    /// What can be typed here.
    Help,
    /// The text of that number behind what stands in the field; without one, which there are.
    Block(Option<usize>),
}

/// What `line` asks for, where it is no text.
pub(super) fn aside(line: &str) -> Option<Aside> {
    let line = line.trim().to_lowercase();
    Some(match line.as_str() {
        ".terug" | ".back" => Aside::Back,
        ".stop" | ".sluit" | ".close" => Aside::Out,
        ".klaar" | ".done" => Aside::Done,
        ".wis" | ".clear" => Aside::Clear,
        ".lees" | ".read" => Aside::Read,
        ".hulp" | ".help" => Aside::Help,
        ".blok" | ".block" => Aside::Block(None),
        _ => {
            let nth = line.strip_prefix(".blok ").or_else(|| line.strip_prefix(".block "))?;
            Aside::Block(Some(nth.trim().parse().ok()?))
        }
    })
}

impl Linear<'_> {
    /// Puts a text behind what stands in the field, or says which texts there are.
    pub(super) fn put_block(&mut self, at: usize, nth: Option<usize>) -> Result<(), Stop> {
        let is_text = self.field(at).is_some_and(|field| matches!(field.entry, Entry::Text(_)));
        if !is_text {
            return self.say_text("linear-block-elsewhere");
        }
        let blocks = self.state.text_blocks();
        let Some(nth) = nth else {
            self.say_text("linear-blocks")?;
            let titles = blocks.iter().zip(1..).map(|((title, _), place)| format!("{place}. {title}."));
            return self.say_list(titles.collect());
        };
        let Some((title, text)) = nth.checked_sub(1).and_then(|at| blocks.into_iter().nth(at)) else {
            return self.say_text("linear-no-such-block");
        };
        let before = self.value(at);
        let whole = if before.is_empty() { text } else { format!("{before}\n{text}") };
        self.ordered(Order::Fill(at, whole))?;
        self.say_with("linear-block-put", &[("what", &title)])
    }
}
