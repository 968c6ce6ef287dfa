//! The text blocks of `assets/letters`, built in: what can be put into a text by choosing it.
//!
//! Invariant: both languages have the same ones, in the order in which a case needs them.

use super::Lang;

/// The files of a language; a test compares them with the folder.
macro_rules! letters {
    ($language:literal: $($file:literal)*) => {
        &[$(include_str!(concat!("../../assets/letters/", $language, "/", $file, ".txt"))),*]
    };
}

const NL: &[&str] = letters!("nl": "ontvangst" "op_schrift" "beide_kanten" "excuses" "nieuwe_zitting" "beroep" "verlenging" "reactie_signaal");
const EN: &[&str] = letters!("en": "ontvangst" "op_schrift" "beide_kanten" "excuses" "nieuwe_zitting" "beroep" "verlenging" "reactie_signaal");

impl Lang {
    /// The text blocks, each as a file: its title on the first line, the text under it.
    pub fn letters(self) -> &'static [&'static str] {
        match self {
            Self::Nl => NL,
            Self::En => EN,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_text_block_of_the_folder_is_built_in() {
        for (lang, name) in [(Lang::Nl, "nl"), (Lang::En, "en")] {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/letters").join(name);
            let files =
                std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
            let mut files: Vec<String> = files.collect();
            let mut built_in = lang.letters().to_vec();
            files.sort();
            built_in.sort_unstable();
            assert_eq!(files, built_in, "{name}");
        }
    }
}
