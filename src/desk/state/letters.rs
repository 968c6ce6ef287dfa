//! Texts that are put into a text by choosing them: an apology, a reference to appeal.
//!
//! Invariant: a text block is filled in by plain replacement, once. What a case or a person is called is never a template.

use chrono::Datelike;

use super::office::Office;
use crate::procedure::case::Case;

/// A text block, as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// What it is chosen by.
    pub title: String,
    /// The text, with the names of values between braces.
    pub text: String,
}

impl Letter {
    /// Reads a file of one text block: the title on the first line, the text under it. Nothing where either is missing.
    pub fn read(file: &str) -> Option<Self> {
        let file = file.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let (title, text) = file.trim().split_once('\n')?;
        let (title, text) = (title.trim().trim_start_matches('#').trim(), text.trim());
        (!title.is_empty() && !text.is_empty()).then(|| Self { title: title.to_owned(), text: text.to_owned() })
    }

    /// Whether it is a letter by itself: it says whom it is to. The others are put into one.
    pub fn is_addressed(&self) -> bool {
        ["naam", "name"].iter().any(|name| self.text.contains(&format!("{{{name}}}")))
    }

    /// The text with the values of this case and day in it. A name that is not known stays as it stands, to be seen.
    pub fn filled(&self, case: Option<&Case>, office: &Office) -> String {
        let mut made = String::with_capacity(self.text.len());
        let mut rest = self.text.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            made.push_str(before);
            let known =
                after.split_once('}').and_then(|(name, after)| Some((value(name.trim(), case, office)?, after)));
            let (value, after) = known.unwrap_or_else(|| ("{".to_owned(), after));
            made.push_str(&value);
            rest = after;
        }
        made.push_str(rest);
        made
    }
}

/// The value of a name, in either language.
fn value(name: &str, case: Option<&Case>, office: &Office) -> Option<String> {
    match name {
        "nummer" | "number" => case.map(|case| case.number.to_string()),
        "onderwerp" | "subject" => case.map(|case| case.subject.to_string()),
        "naam" | "name" => case?.complainant.called().map(str::to_owned),
        "medewerker" | "handler" => Some(office.house.name_of(&office.actor.user).to_owned()),
        "datum" | "date" => {
            let today = office.today();
            Some(format!("{}-{}-{}", today.day(), today.month(), today.year()))
        }
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_a_title_and_a_text() {
        let letter = Letter::read("# Excuses\r\n\r\nGeachte {naam},\r\n\r\nHet spijt ons.\r\n").unwrap();
        assert_eq!(letter.title, "Excuses");
        assert_eq!(letter.text, "Geachte {naam},\n\nHet spijt ons.");
        assert_eq!(Letter::read("alleen een titel\n\n"), None);
        assert_eq!(Letter::read(""), None);
    }
}
