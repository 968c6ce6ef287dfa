//! What a typed line asks for, in Dutch or in English whatever the language of the desk.
//!
//! Invariant: any line is an answer; a number chooses from what was listed last; nothing here does anything.

use crate::desk::state::action::Action;
use crate::desk::state::keymap::{self, Binding, Does};
use crate::lang::Lang;
use crate::procedure::Choice;

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Nothing was typed.
    Nothing,
    /// What stands at this number in the last list.
    Pick(usize),
    /// The open cases.
    Inbox,
    /// Only the person's own cases, or all.
    Mine,
    /// A case: by its place in the list, its number, or the one in hand.
    Case(String),
    /// What the procedure asks for, on the case in hand or the one named.
    WhatNow(String),
    /// All acts that are possible now.
    Acts,
    /// Why an act is not possible; all such acts where none is named.
    Why(String),
    /// The dossier.
    Dossier(String),
    /// Both sides.
    Hearing(String),
    /// The terms, with their sums.
    Terms(String),
    /// Search the archive.
    Archive(String),
    /// The figures of a year; of this one where none is named.
    Analysis(String),
    /// What may be destroyed, and the lists of it.
    Destruction,
    /// A new registration.
    New,
    /// What can be taken out of the desk.
    Print,
    /// Take back the last act, or what else can be put right.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Help.
    Help,
    /// The next ten.
    More,
    /// Back to the list.
    Back,
    /// Leave.
    Stop,
    /// What was typed and is no entry yet.
    Drafts,
    /// Go on with what was typed last.
    Resume,
    /// The made-up office, or back from it.
    Practise,
    /// One act.
    Act(Action),
    /// The act of a letter.
    Letter(char),
    /// One of these acts.
    Several(Vec<Action>),
    /// A message was pasted; this is its first line.
    Mail(String),
    /// Nothing of ours; the nearest word that is.
    Unknown(Option<String>),
}

/// A word that begins a command, and what it makes of the rest of the line.
type Verb = (&'static str, fn(String) -> Command);

const VERBS: &[Verb] = &[
    ("postvak", |_| Command::Inbox),
    ("inbox", |_| Command::Inbox),
    ("lijst", |_| Command::Inbox),
    ("list", |_| Command::Inbox),
    ("mijn zaken", |_| Command::Mine),
    ("mijn", |_| Command::Mine),
    ("my cases", |_| Command::Mine),
    ("mine", |_| Command::Mine),
    ("zaak", Command::Case),
    ("case", Command::Case),
    ("wat nu", Command::WhatNow),
    ("what now", Command::WhatNow),
    ("w", Command::WhatNow),
    ("opdrachten", |_| Command::Acts),
    ("menu", |_| Command::Acts),
    ("commands", |_| Command::Acts),
    ("waarom", Command::Why),
    ("why", Command::Why),
    ("dossier", Command::Dossier),
    ("file", Command::Dossier),
    ("horen", Command::Hearing),
    ("hoor en wederhoor", Command::Hearing),
    ("hearing", Command::Hearing),
    ("both sides", Command::Hearing),
    ("termijnen", Command::Terms),
    ("termijn", Command::Terms),
    ("terms", Command::Terms),
    ("term", Command::Terms),
    ("archief", Command::Archive),
    ("archive", Command::Archive),
    ("zoek", Command::Archive),
    ("find", Command::Archive),
    ("search", Command::Archive),
    ("analyse", Command::Analysis),
    ("analysis", Command::Analysis),
    ("vernietiging", |_| Command::Destruction),
    ("destruction", |_| Command::Destruction),
    ("nieuw", |_| Command::New),
    ("new", |_| Command::New),
    ("afdrukken", |_| Command::Print),
    ("bewaren", |_| Command::Print),
    ("print", |_| Command::Print),
    ("save", |_| Command::Print),
    ("ongedaan", |_| Command::Undo),
    ("undo", |_| Command::Undo),
    ("opnieuw", |_| Command::Redo),
    ("redo", |_| Command::Redo),
    ("hulp", |_| Command::Help),
    ("help", |_| Command::Help),
    ("meer", |_| Command::More),
    ("more", |_| Command::More),
    ("terug", |_| Command::Back),
    ("back", |_| Command::Back),
    ("stop", |_| Command::Stop),
    ("quit", |_| Command::Stop),
    ("exit", |_| Command::Stop),
    ("oefenen", |_| Command::Practise),
    ("practise", |_| Command::Practise),
    ("practice", |_| Command::Practise),
    ("concepten", |_| Command::Drafts),
    ("drafts", |_| Command::Drafts),
    ("verder", |_| Command::Resume),
    ("resume", |_| Command::Resume),
];

/// Names are understood in both.
const LANGUAGES: [Lang; 2] = [Lang::Nl, Lang::En];

/// How the first line of a pasted message begins.
const MAIL_HEADS: &[&str] = &[
    "from:",
    "van:",
    "to:",
    "aan:",
    "date:",
    "datum:",
    "sent:",
    "verzonden:",
    "subject:",
    "onderwerp:",
    "received:",
    "return-path:",
    "delivered-to:",
    "message-id:",
    "mime-version:",
];

/// Reads a line.
pub fn read(line: &str) -> Command {
    let line = line.trim();
    if line.is_empty() {
        return Command::Nothing;
    }
    let lower = line.to_lowercase();
    if is_mail(line) {
        return Command::Mail(line.to_owned());
    }
    if let Ok(number) = lower.trim_end_matches('.').parse() {
        return Command::Pick(number);
    }
    let mut letters = lower.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && let Some(command) = of_letter(letter)
    {
        return command;
    }
    // a whole name comes first: it may begin with one of our words
    let is_name = |action: &Action| LANGUAGES.iter().any(|lang| lang.choice(*action).to_lowercase() == lower);
    if let Some(action) = Action::on_cases().find(is_name) {
        return Command::Act(action);
    }
    if let Some(command) = verb(line, &lower) {
        return command;
    }
    if looks_like_number(line) {
        return Command::Case(line.to_owned());
    }
    if let Some(binding) = key_word(&lower) {
        return Command::Letter(binding.letter);
    }
    match acts(&lower).as_slice() {
        [] => Command::Unknown(nearest(&lower)),
        [one] => Command::Act(*one),
        several => Command::Several(several.to_vec()),
    }
}

/// Whether a line is the head of a message.
pub fn is_mail(line: &str) -> bool {
    let lower = line.to_lowercase();
    MAIL_HEADS.iter().any(|head| lower.starts_with(head))
}

/// The longest verb that the line begins with; what stands behind it as it was typed.
fn verb(line: &str, lower: &str) -> Option<Command> {
    let fits = |verb: &&Verb| lower.strip_prefix(verb.0).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let (word, make) = VERBS.iter().filter(fits).max_by_key(|verb| verb.0.len())?;
    // counted in characters: a capital may be longer or shorter than its small letter
    let rest: String = line.chars().skip(word.chars().count()).collect();
    Some(make(rest.trim().to_owned()))
}

/// `ECM-2026-0043`.
fn looks_like_number(line: &str) -> bool {
    !line.contains(' ') && line.contains('-') && line.chars().last().is_some_and(|c| c.is_ascii_digit())
}

/// A letter means here what it means on the screen, where that can be.
fn of_letter(letter: char) -> Option<Command> {
    let binding = keymap::of_letter(letter)?;
    Some(match binding.does {
        Does::Act(_) => Command::Letter(binding.letter),
        Does::WhatNow => Command::WhatNow(String::new()),
        Does::Explain => Command::Terms(String::new()),
        Does::Mine => Command::Mine,
        Does::Find | Does::Archive => Command::Archive(String::new()),
        Does::Menu => Command::Acts,
        Does::Print => Command::Print,
        Does::Help => Command::Help,
        Does::Back => Command::Back,
        Does::Inbox => Command::Inbox,
        Does::Case => Command::Case(String::new()),
        Does::Hearing => Command::Hearing(String::new()),
        _ => return None,
    })
}

/// The key whose word this is.
fn key_word(lower: &str) -> Option<&'static Binding> {
    let is_word = |binding: &&Binding| {
        let key = format!("key-{}", binding.name);
        !binding.acts().is_empty() && LANGUAGES.iter().any(|lang| lang.text(&key).to_lowercase() == lower)
    };
    keymap::all().iter().find(is_word)
}

/// The acts that are called so: by the word of their key, their name on the command line, else by the beginnings of words
/// of their name.
pub fn acts(lower: &str) -> Vec<Action> {
    let is_machine_name = |action: &Action| action.name().replace('_', "-") == lower.replace(' ', "-");
    if let Some(action) = Action::on_cases().find(is_machine_name) {
        return vec![action];
    }
    if let Some(binding) = key_word(lower) {
        return binding.acts().to_vec();
    }
    if !lower.contains(char::is_alphanumeric) {
        return Vec::new();
    }
    let has_words = |name: &str| {
        let name = name.to_lowercase();
        let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.all(|word| name.split(|c: char| !c.is_alphanumeric()).any(|of_name| of_name.starts_with(word)))
    };
    let is_called = |action: &Action| LANGUAGES.iter().any(|lang| has_words(&lang.choice(*action)));
    Action::on_cases().filter(is_called).collect()
}

/// The verb that was perhaps meant.
fn nearest(lower: &str) -> Option<String> {
    let first = lower.split_whitespace().next()?;
    let near = VERBS.iter().map(|(word, _)| (strsim::osa_distance(first, word), *word)).min()?;
    (near.0 * 3 <= near.1.len()).then(|| near.1.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_and_the_letters_are_understood() {
        assert_eq!(read("Postvak"), Command::Inbox);
        assert_eq!(read("wat nu 2"), Command::WhatNow("2".to_owned()));
        assert_eq!(read("what now 2"), Command::WhatNow("2".to_owned()));
        assert_eq!(read("W"), Command::WhatNow(String::new()));
        assert_eq!(read("zoek Klok in de Zaal"), Command::Archive("Klok in de Zaal".to_owned()));
        assert_eq!(read("2."), Command::Pick(2));
        assert_eq!(read("ecm-2026-0043"), Command::Case("ecm-2026-0043".to_owned()));
        assert_eq!(read("b"), Command::Letter('b'));
        assert_eq!(read("Onderwerp: klok"), Command::Mail("Onderwerp: klok".to_owned()));
    }

    #[test]
    fn every_act_is_reached_by_its_name_in_both_languages() {
        for (action, lang) in Action::on_cases().flat_map(|action| LANGUAGES.map(|lang| (action, lang))) {
            let name = lang.choice(action);
            let is_reached = match read(&name) {
                Command::Act(found) => found == action,
                Command::Several(found) => found.contains(&action),
                Command::Letter(letter) => keymap::of_letter(letter).is_some_and(|key| key.acts().contains(&action)),
                Command::New => action == Action::Register,
                _ => false,
            };
            assert!(is_reached, "{name}: {:?}", read(&name));
        }
    }

    #[test]
    fn an_act_is_called_by_its_name_or_what_is_enough_of_it() {
        assert_eq!(read("bevestigen"), Command::Letter('b'));
        assert_eq!(read("acknowledge"), Command::Letter('b'));
        assert_eq!(read("not heard"), Command::Act(Action::NotHeard));
        assert_eq!(read("antwoord aanbod"), Command::Act(Action::Answer));
        assert_eq!(read("contactpoging"), Command::Letter('c'));
        assert!(matches!(read("oplossing"), Command::Several(acts) if acts.len() == 2));
        assert_eq!(read("heropenen"), Command::Act(Action::Reopen));
        assert_eq!(read("postvka"), Command::Unknown(Some("postvak".to_owned())));
        assert_eq!(read("een lange zin die niets is"), Command::Unknown(None));
        assert_eq!(read("???"), Command::Unknown(None));
    }
}
