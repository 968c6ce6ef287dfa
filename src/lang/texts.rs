//! The texts of `assets/lang`, built in; each is read when it is first asked for.
//!
//! Invariant: a session reads the texts that it shows and no others: most of a thousand are never on its screen. A text stands
//! by itself, and names no other. One that cannot be read is missing, and a test sees that none is.

use std::sync::{LazyLock, Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::Lang;

/// A text as it is written, after its key; in the order of the keys.
type Written = (&'static str, &'static str);

// made by build.rs
const NL: &[Written] = include!(concat!(env!("OUT_DIR"), "/nl.rs"));
const EN: &[Written] = include!(concat!(env!("OUT_DIR"), "/en.rs"));

static IN_DUTCH: LazyLock<Book> = LazyLock::new(|| Book::new("nl", NL));
static IN_ENGLISH: LazyLock<Book> = LazyLock::new(|| Book::new("en", EN));

/// The texts of one language.
struct Book {
    written: &'static [Written],
    /// Those that were read so far.
    read: Mutex<FluentBundle<FluentResource>>,
}

impl Book {
    fn new(language: &str, written: &'static [Written]) -> Self {
        let mut read = FluentBundle::new_concurrent(language.parse().into_iter().collect());
        // marks around values would show up as signs on a terminal
        read.set_use_isolating(false);
        Self { written, read: Mutex::new(read) }
    }

    fn find(&self, key: &str, values: Option<&FluentArgs<'_>>) -> Option<String> {
        // what was read stays as good as it was, whoever broke off
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if !read.has_message(key) {
            let at = self.written.binary_search_by_key(&key, |(key, _)| key).ok()?;
            let text = FluentResource::try_new(self.written.get(at)?.1.to_owned()).ok()?;
            read.add_resource_overriding(text);
        }
        let pattern = read.get_message(key)?.value()?;
        let mut faults = Vec::new();
        let text = read.format_pattern(pattern, values, &mut faults).into_owned();
        faults.is_empty().then_some(text)
    }
}

/// The text under `key`, with these values in it.
pub(super) fn find(lang: Lang, key: &str, values: Option<&FluentArgs<'_>>) -> Option<String> {
    match lang {
        Lang::Nl => IN_DUTCH.find(key, values),
        Lang::En => IN_ENGLISH.find(key, values),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_text_of_every_file_is_built_in_and_can_be_read_alone() {
        for (language, built_in) in [("nl", NL), ("en", EN)] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lang").join(language);
            let mut count = 0;
            for file in std::fs::read_dir(folder).unwrap() {
                let file = std::fs::read_to_string(file.unwrap().path()).unwrap();
                let whole = FluentResource::try_new(file).map_err(|(_, faults)| faults).unwrap();
                count += whole.entries().filter(|entry| format!("{entry:?}").starts_with("Message(")).count();
            }
            assert_eq!(built_in.len(), count, "{language}");
            for (key, text) in built_in {
                let alone = FluentResource::try_new((*text).to_owned()).map_err(|(_, faults)| faults).unwrap();
                let mut read = FluentBundle::new_concurrent(Vec::new());
                read.add_resource(alone).unwrap();
                assert!(read.get_message(key).is_some_and(|it| it.value().is_some()), "{language}: {key}");
            }
        }
    }
}
