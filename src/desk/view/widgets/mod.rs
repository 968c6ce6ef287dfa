//! Small things that only draw: text that fits, panes, badges, the lines of keys.
//!
//! Invariant: nothing is drawn outside the area that was given, whatever the text and however small the area.

pub mod field;
pub mod ground;
pub mod keys;
pub mod pane;
pub mod text;

pub use pane::Pane;
