//! What is on paper: the dossier of a case as text and as PDF, whatever is in it.
#![allow(clippy::unwrap_used, missing_docs)]

use std::path::Path;
use std::process::Command as Process;

use klachtenbalie::cli::script::{Act, Script};
use klachtenbalie::config::Config;
use klachtenbalie::documents::dossier::dossier;
use klachtenbalie::documents::text::text;
use klachtenbalie::documents::{self, Document, Letterhead, Standing, WithPdf};
use klachtenbalie::lang::Lang;
use klachtenbalie::procedure::case::Case;
use klachtenbalie::procedure::command::{Command, NewFile};
use klachtenbalie::procedure::decide::{decide, register};
use klachtenbalie::procedure::house::House;
use klachtenbalie::procedure::journal::Entry;
use klachtenbalie::procedure::roles::Actor;
use klachtenbalie::procedure::{CaseNumber, Moment, UserName};

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

fn with_files(last: usize) -> Played {
    let mut played = Played::until(COMPLAINT, 6);
    let file = |name: &str, content: &[u8]| Command::Attach { file: NewFile::new(name, content.to_vec()).unwrap() };
    played.act("bas", &file("proces-verbaal zaal 4.pdf", b"%PDF-1.4 verslag"));
    played.act("bas", &file("foto.jpg", &[0xff, 0xd8, 0xff]));
    let _ = last;
    played
}

#[test]
fn look() {
    let played = Played::until(COMPLAINT, 99);
    let document = played.document(Standing::Record, Lang::Nl);
    println!("{}", text(&document));
    let start = std::time::Instant::now();
    let made = documents::pdf(&document, "x").unwrap();
    println!("{:?} {} bytes", start.elapsed(), made.len());
    std::fs::write("/tmp/rec.pdf", &made).unwrap();
    std::fs::write("/tmp/rec.txt", text(&document)).unwrap();
    let start = std::time::Instant::now();
    let again = documents::pdf(&document, "x").unwrap();
    println!("{:?}", start.elapsed());
    assert_eq!(made, again);
    let _ = with_files(1);
    let _ = (Path::new("/"), Process::new("x"), WithPdf::Yes, FIRST_ARCHIVING);
}
