//! Every word that a person reads, in Dutch and in English.
//!
//! Invariant: no other module holds a sentence. Texts are in `assets/lang`, one folder a language with the same keys; text
//! from outside goes through [`shown`] on its way to any person.

mod dates;
mod destruction;
mod entries;
mod letters;
mod refusals;
mod safe;
mod search;
mod status;

pub use destruction::{
    certificate_facts, certificate_hashes, certificate_text, completeness, list_acts, obstacle, reading_text,
    refused_destruction, warning,
};
pub use entries::{entry_name, entry_text, entry_title, links, solution_text};
pub use refusals::refusal;
pub use safe::{shown, shown_json, shown_lines};
pub use search::{count, filter, nothing_found, query_fault};
pub use status::status_text;

mod texts;

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};

use crate::procedure::Choice;

/// With a capital at its beginning.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A language of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl Lang {
    /// From `nl` or `en`.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "nl" => Some(Self::Nl),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// `nl` or `en`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// The text under `key`, where there is one.
    pub fn find(self, key: &str) -> Option<String> {
        texts::find(self, key, None)
    }

    /// The text under `key`; the key itself where there is none, which a test forbids.
    pub fn text(self, key: &str) -> String {
        texts::find(self, key, None).unwrap_or_else(|| key.to_owned())
    }

    /// The text under `key` with values in it. Values are shown safely and are never texts with values of their own.
    pub fn text_with(self, key: &str, values: &[(&'static str, &str)]) -> String {
        let safe = values.iter().map(|(name, value)| {
            let value = match value.parse::<i64>() {
                // a number picks its plural; one with a leading zero is a name
                Ok(number) if number.to_string() == **value => FluentValue::from(number),
                _ => FluentValue::from(shown(value).into_owned()),
            };
            (Cow::Borrowed(*name), value)
        });
        let values: FluentArgs<'_> = safe.collect();
        texts::find(self, key, Some(&values)).unwrap_or_else(|| key.to_owned())
    }

    /// The word for one of a closed set of values.
    pub fn choice<C: Choice>(self, value: C) -> String {
        self.text(&format!("{}-{}", C::TOPIC, value.name()).replace('_', "-"))
    }
}

#[cfg(test)]
mod tests;
