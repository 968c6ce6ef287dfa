//! What is on paper: the dossier of a case as text and as PDF, whatever is in it.
#![allow(clippy::unwrap_used, clippy::print_stderr, missing_docs)]

use std::process::Command as Process;

use klachtenbalie::cli::script::{Act, Script};
use klachtenbalie::config::Config;
use klachtenbalie::documents::dossier::dossier;
use klachtenbalie::documents::text::text;
use klachtenbalie::documents::{self, Document, Letterhead, Standing};
use klachtenbalie::lang::{Lang, entry_text};
use klachtenbalie::procedure::case::Case;
use klachtenbalie::procedure::command::{Command, NewFile};
use klachtenbalie::procedure::decide::{decide, register};
use klachtenbalie::procedure::house::House;
use klachtenbalie::procedure::journal::Entry;
use klachtenbalie::procedure::roles::Actor;
use klachtenbalie::procedure::{Agreement, CaseNumber, Moment, UserName};

/// A script played up to and including step `last`.
struct Played {
    case: Case,
    house: House,
}

impl Played {
    fn until(script: &str, last: usize) -> Self {
        let script = Script::read(script).unwrap();
        let mut house = Config::default().house(script.people().unwrap());
        house.alone = false;
        let mut case: Option<Case> = None;
        let day = "2026-11-25".parse().unwrap();
        for step in script.steps.iter().take(last) {
            let now = step.moment(day, house.zone).unwrap();
            let by = step.by.as_deref().unwrap();
            match step.act(day, house.zone).unwrap().unwrap() {
                Act::Register(mut new) => {
                    // a script is on one line
                    let words = new.text.as_str().replace("\\n", "\n");
                    new.text = klachtenbalie::procedure::Text::new(&words).unwrap();
                    let event = register(&new, &actor(&house, by), &house, now).unwrap().remove(0);
                    let number = CaseNumber::new("ECM-2026-0001").unwrap();
                    let by = UserName::new(by).unwrap();
                    case = Case::begin(number, &Entry { number: 1, at: now, by, event });
                }
                Act::OnCase(command) => act(case.as_mut().unwrap(), &house, by, now, &command),
                Act::OnList(_) => panic!("nothing is destroyed here"),
            }
        }
        Self { case: case.unwrap(), house }
    }

    fn act(&mut self, by: &str, command: &Command) {
        act(&mut self.case, &self.house, by, Moment::from_seconds(0).unwrap(), command);
    }

    fn document(&self, standing: Standing, lang: Lang) -> Document {
        dossier(&self.case, standing, &self.house, &Letterhead { office: "ECM".to_owned(), lang })
    }
}

fn actor(house: &House, user: &str) -> Actor {
    let person = house.person(&UserName::new(user).unwrap()).unwrap();
    Actor { user: person.user.clone(), roles: person.roles, alone: false }
}

fn act(case: &mut Case, house: &House, by: &str, now: Moment, command: &Command) {
    let at = now.max(case.last_moment());
    for event in decide(case, command, &actor(house, by), house, at).unwrap() {
        let number = case.next_entry();
        case.apply(&Entry { number, at, by: UserName::new(by).unwrap(), event });
    }
}

const COMPLAINT: &str = include_str!("documents/klacht.toml");
/// The step that archives it first.
const FIRST_ARCHIVING: usize = 23;

/// A complaint with two documents, investigated and archived; after the appeal a second time.
fn complaint(last: usize) -> Played {
    let mut played = Played::until(COMPLAINT, last);
    if last < FIRST_ARCHIVING {
        let file = |name: &str, content: &[u8]| Command::Attach { file: NewFile::new(name, content.to_vec()).unwrap() };
        played.act("bas", &file("proces-verbaal zaal 4.pdf", b"%PDF-1.4 verslag"));
        played.act("bas", &file("foto.jpg", &[0xff, 0xd8, 0xff]));
    }
    played
}

/// Runs a tool on a file; nothing where it is not installed.
fn tool(name: &str, words: &[&str], pdf: &[u8]) -> Option<(bool, String)> {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("stuk.pdf");
    std::fs::write(&path, pdf).unwrap();
    let words = words.iter().map(|word| if *word == "FILE" { path.as_os_str() } else { word.as_ref() });
    let Ok(done) = Process::new(name).args(words).output() else {
        eprintln!("skipped: {name} is not installed");
        return None;
    };
    let said = [done.stdout, done.stderr].concat();
    Some((done.status.success(), String::from_utf8_lossy(&said).into_owned()))
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "documents", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn the_dossier_reads_in_both_languages() {
    for (lang, name) in [(Lang::Nl, "nl"), (Lang::En, "en")] {
        snapshot(&format!("archiefstuk_{name}"), &text(&complaint(99).document(Standing::Record, lang)));
        let open = complaint(6);
        let at = Moment::from_seconds(1_772_600_000).unwrap();
        snapshot(&format!("in_behandeling_{name}"), &text(&open.document(Standing::Print(at), lang)));
    }
}

#[test]
fn nothing_that_was_recorded_is_left_out() {
    for last in [6, 14, 20, 99] {
        let played = complaint(last);
        let said = text(&played.document(Standing::Record, Lang::Nl));
        let flat: String = said.split_whitespace().collect::<Vec<_>>().join(" ");
        for entry in &played.case.journal {
            for line in entry_text(Lang::Nl, &entry.event).iter().flat_map(|text| text.lines()) {
                let words = line.trim_matches(['(', ')']).split_whitespace().collect::<Vec<_>>().join(" ");
                // the document has a heading of its own for it
                let words = words.strip_prefix("Extra prestatie: ").unwrap_or(&words);
                assert!(flat.contains(words), "{last}, entry {}: {words}", entry.number);
            }
        }
    }
}

#[test]
fn how_both_readings_of_a_point_compare_stands_with_the_point() {
    let mut played = complaint(14);
    played.act("bas", &Command::Compare { point: 1, agreement: Agreement::Differs });
    let said = text(&played.document(Standing::Record, Lang::Nl));
    let (hearing, after) = (said.find("Hoor en wederhoor").unwrap(), said.find("Verantwoording per bepaling").unwrap());
    assert!(said[hearing..after].contains("De beide lezingen naast elkaar: verschil."), "{said}");
}

#[cfg(feature = "pdf")]
#[test]
fn the_document_is_a_sound_pdf_that_reads_in_order_and_is_the_same_twice() {
    let document = complaint(99).document(Standing::Record, Lang::Nl);
    let made = documents::pdf(&document, "ECM-2026-0001/27").unwrap();
    assert_eq!(made, documents::pdf(&document, "ECM-2026-0001/27").unwrap());
    if let Some((is_sound, said)) = tool("qpdf", &["--check", "FILE"], &made) {
        assert!(is_sound, "{said}");
    }
    if let Some((_, said)) = tool("pdftotext", &["-layout", "FILE", "-"], &made) {
        let places = [
            "Dossier klacht ECM-2026-0001",
            "Archiefstuk 2",
            "Gegevens van de zaak",
            "Zeynep Özdemir, kandidaat",
            "er van 10.15 tot 11.40 uur geboord",
            "pagina 1 van 5",
            "Hoor en wederhoor",
            "Getuige (J. Łukasz)",
            "Oordeel",
            "Besluit van het bestuur",
            "maandag 7 mei 2029",
            "Verantwoording per bepaling",
            "Journaal",
            "pagina 5 van 5",
        ];
        let mut from = 0;
        for place in places {
            let found = said[from..].find(place).unwrap_or_else(|| panic!("{place:?} does not follow\n{said}"));
            from += found;
        }
    }
}

#[cfg(feature = "pdf")]
#[test]
fn whatever_somebody_wrote_is_words_on_paper() {
    let hostile = "#eval(\"1\") $x^2$ *vet* `code` <a> \\ @b [c] // weg \u{1b}[31m \u{202e}omgekeerd \u{9b} \
                   王小明 🌞\u{fe0f} 👨‍👩‍👧 Иван Ωμέγα שלום ﷺ e\u{301} \u{feff}";
    let mut played = Played::until(COMPLAINT, 4);
    let words = |words: &str| klachtenbalie::procedure::Text::new(words).unwrap();
    played.act("bas", &Command::Note { text: words(hostile) });
    played.act("bas", &Command::Note { text: words(&"zonderblanks".repeat(500)) });
    let lines: Vec<String> =
        (0..1_200).map(|line| format!("Regel {line}: er werd geboord, en het hield aan.")).collect();
    let long = lines.join("\n\n");
    played.act("bas", &Command::Note { text: words(&long) });
    let document = played.document(Standing::Print(Moment::from_seconds(1_772_600_000).unwrap()), Lang::Nl);
    let said = text(&document);
    assert!(!said.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202e}'), "{said:?}");
    assert!(said.contains("王小明 🌞"), "the plain text has every sign that can be shown");
    let made = documents::pdf(&document, "x").unwrap();
    if let Some((is_sound, said)) = tool("qpdf", &["--check", "FILE"], &made) {
        assert!(is_sound, "{said}");
    }
    if let Some((_, said)) = tool("pdftotext", &["-layout", "FILE", "-"], &made) {
        for words in ["#eval(\"1\") $x^2$ *vet* `code` <a> \\ @b [c] // weg", "王小", "Иван", "Ωμέγα", "Regel 1199"]
        {
            assert!(said.contains(words), "{words}");
        }
        assert!(said.contains("Tekens die het lettertype"), "a reader is told of what is written out");
        let pages = said.matches('\u{c}').count();
        assert!(pages >= 30, "{pages} pages");
    }
}
