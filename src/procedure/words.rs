//! Words as they are sought: one folding and one cutting for texts and for queries alike.
//!
//! Invariant: a folded word is letters and digits only, without capitals, accents or ligatures, of at most [`LONGEST`]
//! characters. What two texts have in common for a reader they have in common here; nothing is dropped.

use std::ops::Range;

use icu_normalizer::DecomposingNormalizerBorrowed;

/// A longer word is cut into words of so many characters.
pub const LONGEST: usize = 60;
/// A shorter word is not sought within others: `bus` is not meant by who writes `syllabus`.
const SHORTEST_PART: usize = 4;

/// A word of a text: where it stands, in bytes, and how it reads folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in the text.
    pub place: Range<usize>,
    /// How it is sought.
    pub folded: String,
}

/// The words of a text, in their order.
pub fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    Words { text, at: 0 }
}

struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let mut folded = String::new();
        let mut letters = 0;
        let (mut start, mut end) = (self.at, self.at);
        for (offset, c) in self.text[self.at..].char_indices() {
            let here = self.at + offset;
            let before = folded.len();
            fold_into(&mut folded, c);
            if folded.len() > before {
                if before == 0 {
                    start = here;
                }
                letters += folded[before..].chars().count();
                end = here + c.len_utf8();
                if letters >= LONGEST {
                    break;
                }
            } else if is_within_word(c) && !folded.is_empty() {
                end = here + c.len_utf8();
            } else if !folded.is_empty() {
                break;
            }
        }
        if folded.is_empty() {
            return None;
        }
        self.at = end;
        Some(Word { place: start..end, folded })
    }
}

/// The letters that `c` stands for; none where it is a mark, a sign or a blank.
fn fold_into(folded: &mut String, c: char) {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            folded.push(c.to_ascii_lowercase());
        }
        return;
    }
    let alone = match c {
        'ÿ' | 'Ÿ' => "ij",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ß' | 'ẞ' => "ss",
        'ı' => "i",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        _ => "",
    };
    folded.push_str(alone);
    if alone.is_empty() {
        let parts = DecomposingNormalizerBorrowed::new_nfkd().normalize_iter(std::iter::once(c));
        folded
            .extend(parts.filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()));
    }
}

/// Marks on letters, and what joins or parts letters without being seen.
fn is_within_word(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{00ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// A word that is sought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    /// As it was written, folded.
    pub folded: String,
    /// What it has in common with its inflections; `None` for a short one, or one that is meant exactly.
    pub stem: Option<String>,
    /// The word is still being typed: what begins with it fits too.
    pub is_beginning: bool,
    /// Only the word itself, as in a phrase.
    pub is_exact: bool,
}

impl Sought {
    /// Sought in all its inflections and as a part of longer words.
    pub fn new(folded: &str, is_beginning: bool) -> Self {
        Self { stem: stem(folded), folded: folded.to_owned(), is_beginning, is_exact: false }
    }

    /// Sought as it is, or as a beginning.
    pub fn exact(folded: &str, is_beginning: bool) -> Self {
        Self { stem: None, folded: folded.to_owned(), is_beginning, is_exact: true }
    }

    /// What longer words may contain, to be found: itself, and what is left of it without its ending.
    pub fn parts(&self) -> Vec<&str> {
        if self.is_exact {
            return Vec::new();
        }
        let begins = |stem: &&String| self.folded.starts_with(stem.as_str()) && **stem != self.folded;
        let parts = [Some(self.folded.as_str()), self.stem.as_ref().filter(begins).map(String::as_str)];
        parts.into_iter().flatten().filter(|part| part.chars().count() >= SHORTEST_PART).collect()
    }

    /// Whether a folded word of a text is one that is meant.
    pub fn fits(&self, word: &str) -> bool {
        word == self.folded
            || self.is_beginning && word.starts_with(&self.folded)
            || self.has_stem_of(word)
            || self.parts().iter().any(|part| word.contains(part))
    }
}

impl Sought {
    fn has_stem_of(&self, word: &str) -> bool {
        // an inflection never changes the first letter, and most words of a text have another
        self.stem.is_some() && self.folded.as_bytes().first() == word.as_bytes().first() && self.stem == stem(word)
    }
}

/// Bases whose plural ends in one consonant although their vowel is short: `uitslag`, `uitslagen`.
const SHORT: [&str; 12] =
    ["slag", "dag", "weg", "dak", "bad", "gat", "spel", "hof", "glas", "vat", "oorlog", "verdrag"];
/// Endings with an unstressed vowel, which is never written double: `artikelen`, `nummeren`, `examinatoren`.
const WEAK: [&str; 5] = ["el", "er", "en", "ig", "or"];
/// Plurals that change more than their ending.
const IRREGULAR: [(&str, &str); 6] = [
    ("steden", "stad"),
    ("leden", "lid"),
    ("schepen", "schip"),
    ("criteria", "criterium"),
    ("musea", "museum"),
    ("kinderen", "kind"),
];

/// What the inflections of a Dutch word have in common: `klacht` of `klachten`, one and the same of `examen` and `examens`.
/// It need not be a word. `None` for words of fewer than three letters and for what holds a digit: those have no inflections.
pub fn stem(word: &str) -> Option<String> {
    if word.len() < 3 || !word.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return None;
    }
    for (plural, base) in IRREGULAR {
        if let Some(before) = word.strip_suffix(plural) {
            return Some(format!("{before}{base}"));
        }
    }
    if let Some(before) = word.strip_suffix("heden").filter(|before| before.len() >= 3) {
        return Some(format!("{before}heid"));
    }
    let word = without_s(word);
    let Some(base) = word.strip_suffix("en").filter(|base| base.len() >= 3 || is_open(base)) else {
        return Some(without_s(&without_e(word)).to_owned());
    };
    let whole = repaired(base);
    let shorter = without_s(&whole);
    Some(if shorter == whole { whole } else { without_e(shorter) })
}

/// Without the e of an adjective or a noun.
fn without_e(word: &str) -> String {
    match word.strip_suffix('e') {
        Some(base) if base.len() >= 4 && !base.ends_with('e') => repaired(base),
        _ => word.to_owned(),
    }
}

/// Without the s of a plural or a genitive.
fn without_s(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(base) if base.len() >= 4 && !base.ends_with('s') => base,
        _ => word,
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Whether it is a vowel and one consonant: `uur` is written `ur` before `-en`.
fn is_open(base: &str) -> bool {
    matches!(base.as_bytes(), [vowel, consonant] if is_vowel(*vowel) && !is_vowel(*consonant))
}

/// What is left after an ending, written as a word: `less` is `les`, `briev` is `brief`, `zal` is `zaal`.
fn repaired(base: &str) -> String {
    let bytes = base.as_bytes();
    let [.., before, last] = *bytes else { return base.to_owned() };
    if before == last && !is_vowel(last) {
        return base[..base.len() - 1].to_owned();
    }
    let devoiced = match last {
        b'v' => 'f',
        b'z' => 's',
        letter => char::from(letter),
    };
    let trunk = &base[..base.len() - 1];
    let is_single = is_vowel(before) && !bytes.len().checked_sub(3).is_some_and(|at| is_vowel(bytes[at]));
    let is_long = is_single && !is_vowel(last) && !matches!(last, b'w' | b'j' | b'x') && before != b'i';
    let is_weak = WEAK.iter().any(|ending| base.ends_with(ending)) && has_vowel_before(base);
    let is_deel = base.ends_with("del") && !base.ends_with("iddel");
    if is_long && (is_deel || !is_weak) && !SHORT.iter().any(|short| base.ends_with(short)) {
        return format!("{trunk}{}{devoiced}", char::from(before));
    }
    format!("{trunk}{devoiced}")
}

/// Whether there is a vowel before the last two letters.
fn has_vowel_before(base: &str) -> bool {
    base.bytes().rev().skip(2).any(is_vowel)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).map(|word| word.folded).collect()
    }

    #[test]
    fn case_accents_and_ligatures_do_not_matter() {
        assert_eq!(folded("Zeynep ÖZDEMİR, coördinator"), ["zeynep", "ozdemir", "coordinator"]);
        assert_eq!(folded("e\u{301}e\u{301}n Ĳssel ﬁets Dÿk"), ["een", "ijssel", "fiets", "dijk"]);
        assert_eq!(folded("Søren Łukasz Đorđe Groß"), ["soren", "lukasz", "dorde", "gross"]);
        assert_eq!(folded("exa\u{ad}men ECM-2026-0043 foto’s"), ["examen", "ecm", "2026", "0043", "foto", "s"]);
        assert_eq!(folded(" … -- \u{301} "), Vec::<String>::new());
    }

    #[test]
    fn a_long_word_is_cut_and_nothing_of_it_is_lost() {
        let long = "x".repeat(150);
        assert_eq!(folded(&long).iter().map(String::len).collect::<Vec<_>>(), [60, 60, 30]);
    }

    /// The words of this office: all of a line have one stem, and no line has that of another.
    const FAMILIES: &str = "klacht klachten
        examen examens
        toets toetsen
        uitslag uitslagen
        school scholen
        zaal zalen
        lokaal lokalen
        les lessen
        dag dagen
        week weken
        uur uren
        jaar jaren
        maand maanden
        vraag vragen
        antwoord antwoorden
        opgave opgaven opgaves
        bijlage bijlagen bijlages
        kandidaat kandidaten
        surveillant surveillanten surveillants
        docent docenten
        leraar leraren
        examinator examinatoren
        coordinator coordinatoren
        medewerker medewerkers
        ouder ouders
        kind kinderen
        lid leden
        stad steden
        cijfer cijfers
        punt punten
        norm normen
        fout fouten
        storing storingen
        beoordeling beoordelingen
        oordeel oordelen
        onderdeel onderdelen
        middel middelen
        hulpmiddel hulpmiddelen
        artikel artikelen
        nummer nummers
        brief brieven
        bericht berichten
        besluit besluiten
        bezwaar bezwaren
        beroep beroepen
        termijn termijnen
        tijd tijden
        datum datums
        afspraak afspraken
        gesprek gesprekken
        verslag verslagen
        formulier formulieren
        diploma diplomas
        certificaat certificaten
        inschrijving inschrijvingen
        locatie locaties
        procedure procedures
        commissie commissies
        reactie reacties
        instructie instructies
        adres adressen
        proces processen
        cursus cursussen
        kans kansen
        plaats plaatsen
        prijs prijzen
        huis huizen
        eis eisen
        probleem problemen
        systeem systemen
        computer computers
        laptop laptops
        rooster roosters
        mogelijkheid mogelijkheden
        voorziening voorzieningen
        criterium criteria
        gegrond gegronde
        ongegrond ongegronde
        schriftelijk schriftelijke
        mondeling mondelinge
        groot grote
        complaint complaints
        signal signals";

    #[test]
    fn inflections_of_the_words_of_the_office_are_one_and_others_are_not() {
        let mut seen = std::collections::BTreeMap::new();
        for family in FAMILIES.lines() {
            let stems: Vec<_> = family.split_whitespace().map(|word| (word, stem(word))).collect();
            let first = stems[0].1.clone();
            assert!(first.is_some() && stems.iter().all(|(_, stem)| *stem == first), "{stems:?}");
            assert_eq!(seen.insert(first, family), None, "{stems:?}");
        }
        assert_ne!(stem("zal"), stem("zaal"));
        assert_ne!(stem("man"), stem("maan"));
        assert_eq!(stem("2026"), None);
    }

    #[test]
    fn a_word_is_found_by_its_beginning_its_inflections_and_its_parts() {
        for (sought, is_beginning, word, fits) in [
            ("locatie", false, "examenlocatie", true),
            ("locaties", false, "examenlocatie", true),
            ("klachten", false, "klachtprocedure", true),
            ("klachten", false, "klacht", true),
            ("exa", true, "examen", true),
            ("exa", false, "examen", false),
            ("bus", false, "syllabus", false),
            ("toetsen", false, "toets", true),
        ] {
            assert_eq!(Sought::new(sought, is_beginning).fits(word), fits, "{sought} {word}");
        }
        assert!(!Sought::exact("klacht", false).fits("klachten"));
    }

    proptest! {
        #[test]
        fn any_text_has_words_of_letters_that_fold_to_themselves(text in any::<String>()) {
            let mut end = 0;
            for word in words(&text) {
                prop_assert!(word.place.start >= end && text.get(word.place.clone()).is_some());
                end = word.place.end;
                prop_assert!(!word.folded.is_empty() && word.folded.chars().all(char::is_alphanumeric), "{word:?}");
                prop_assert!(word.folded.chars().count() <= LONGEST + 20);
                prop_assert!(Sought::new(&word.folded, false).fits(&word.folded));
            }
        }
    }
}
