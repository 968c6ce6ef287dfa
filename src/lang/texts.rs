//! The texts of `assets/lang`, built in: one bundle a language, read when its first text is asked for.
//!
//! Invariant: a session reads the texts of the language it speaks and no others. A text that cannot be read is missing, and
//! a test sees that none is.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::Lang;

/// The files of a language; a test compares them with the folder.
macro_rules! texts {
    ($language:literal: $($file:literal)*) => {
        &[$(include_str!(concat!("../../assets/lang/", $language, "/", $file, ".ftl"))),*]
    };
}

const NL: &[&str] = texts!("nl": "words" "entries" "refusals" "cli" "desk" "menu" "forms" "destruction" "linear" "search" "documents" "person" "aside");
const EN: &[&str] = texts!("en": "words" "entries" "refusals" "cli" "desk" "menu" "forms" "destruction" "linear" "search" "documents" "person" "aside");

type Bundle = FluentBundle<FluentResource>;

static IN_DUTCH: LazyLock<Bundle> = LazyLock::new(|| read("nl", NL));
static IN_ENGLISH: LazyLock<Bundle> = LazyLock::new(|| read("en", EN));

fn read(language: &str, files: &[&str]) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(language.parse().into_iter().collect());
    // marks around values would show up as signs on a terminal
    bundle.set_use_isolating(false);
    for file in files {
        let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(read, _)| read);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The text under `key`, with these values in it.
pub(super) fn find(lang: Lang, key: &str, values: Option<&FluentArgs<'_>>) -> Option<String> {
    let bundle: &Bundle = match lang {
        Lang::Nl => &IN_DUTCH,
        Lang::En => &IN_ENGLISH,
    };
    let pattern = bundle.get_message(key)?.value()?;
    let mut faults = Vec::new();
    let text = bundle.format_pattern(pattern, values, &mut faults).into_owned();
    faults.is_empty().then_some(text)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_of_a_language_is_built_in_and_can_be_read() {
        for (language, files) in [("nl", NL), ("en", EN)] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lang").join(language);
            let mut there: Vec<String> = std::fs::read_dir(folder)
                .unwrap()
                .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
                .collect();
            let mut built_in: Vec<String> = files.iter().map(|file| (*file).to_owned()).collect();
            there.sort();
            built_in.sort();
            assert_eq!(there.len(), built_in.len(), "{language}: a file is not among those built in");
            assert!(there == built_in, "{language}: what is built in is not what is there");
            for file in files {
                let faults = FluentResource::try_new((*file).to_owned()).map_err(|(_, faults)| faults);
                assert!(faults.is_ok(), "{language}: {:?}", faults.err());
            }
        }
    }
}
