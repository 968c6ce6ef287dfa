//! Words as they are compared: without accents, capitals and what stands around them.
//!
//! Invariant: folding changes no text that is kept; it is for finding only.

use icu_normalizer::DecomposingNormalizerBorrowed;

/// How much two texts must have in common, of 1, to be called near.
const NEAR: f64 = 0.6;

/// `text` without accents and capitals, trimmed.
pub fn fold(text: &str) -> String {
    let is_accent = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    let apart = DecomposingNormalizerBorrowed::new_nfd().normalize(text.trim());
    apart.chars().filter(|c| !is_accent(c)).flat_map(char::to_lowercase).collect()
}

/// Those of `names` that come nearest to `text`, the nearest first, at most `most`.
pub fn nearest<'a>(text: &str, names: impl Iterator<Item = &'a str>, most: usize) -> Vec<String> {
    let text = fold(text);
    let nearness = |name: &str| {
        let name = fold(name);
        let words = name.split([' ', '-']).map(|word| strsim::jaro_winkler(word, &text));
        words.fold(strsim::jaro_winkler(&name, &text), f64::max)
    };
    let mut found: Vec<(f64, &str)> =
        names.map(|name| (nearness(name), name)).filter(|(near, _)| *near >= NEAR).collect();
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    found.into_iter().take(most).map(|(_, name)| name.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_do_not_count() {
        assert_eq!(fold(" Özdemir’s CAFÉ "), "ozdemir’s cafe");
    }

    #[test]
    fn a_slip_of_the_finger_is_near_and_another_word_is_not() {
        let names = ["organisatie", "locatie en faciliteiten", "uitslag"];
        assert_eq!(nearest("orgnaisatie", names.into_iter(), 1), ["organisatie"]);
        assert_eq!(nearest("lokatie", names.into_iter(), 1), ["locatie en faciliteiten"]);
        assert_eq!(nearest("zwembad", names.into_iter(), 3), [""; 0]);
    }
}
