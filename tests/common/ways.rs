//! Every screen there is, by the keys that bring it there: the panes, all that can lie over them, and the form of every
//! act with its faults and what follows it, as whoever may do it sees them.
#![allow(clippy::unwrap_used, dead_code, missing_docs)]

use std::sync::OnceLock;

use klachtenbalie::desk::state::action::Action;
use klachtenbalie::desk::state::dialog::Dialog;
use klachtenbalie::desk::state::form::Entry;
use klachtenbalie::desk::state::menu;
use klachtenbalie::desk::state::message::Trouble;
use klachtenbalie::desk::state::{Answer, Key, Message};
use klachtenbalie::lang::Lang;
use klachtenbalie::procedure::colleagues::{Attendance, News, Present};
use klachtenbalie::procedure::command::Command;
use klachtenbalie::procedure::{CaseNumber, Choice, Moment, Text, UserName};
use klachtenbalie::store::{ListFilter, Seen};

use super::desk::{self, Desk};

/// What brings a screen there.
type Keys = Box<dyn Fn(&mut Desk)>;

/// A screen: what it is called, and the keys that bring it there.
pub struct Way {
    pub name: String,
    pub is_empty: bool,
    keys: Keys,
}

impl Way {
    fn new(name: &str, keys: impl Fn(&mut Desk) + 'static) -> Self {
        Self { name: name.to_owned(), is_empty: false, keys: Box::new(keys) }
    }

    /// A desk that shows it.
    pub fn walk(&self, lang: Lang) -> Desk {
        let mut desk = Desk::open(self.is_empty, lang);
        (self.keys)(&mut desk);
        desk
    }
}

/// The panes and what lies over them.
pub fn screens() -> Vec<Way> {
    let mut ways = panes();
    ways.extend(dialogs());
    ways.extend(happenings());
    ways.extend(of_others());
    ways
}

/// All of them, with the form of every act.
pub fn all() -> Vec<Way> {
    let mut ways = screens();
    ways.extend(forms());
    ways
}

fn to(desk: &mut Desk, letters: &str) {
    desk.letters(letters);
}

/// With a case that has a statement of both sides in hand.
fn to_heard(desk: &mut Desk, then: &str) {
    desk.key(Key::Char('/')).letters("stroom").key(Key::Enter).letters(then);
}

fn panes() -> Vec<Way> {
    vec![
        Way::new("the inbox", |_| {}),
        Way::new("the inbox, further down", |desk| {
            desk.key(Key::End);
        }),
        Way::new("the inbox, sought in", |desk| to(desk, "/stroom")),
        Way::new("the inbox, nothing found", |desk| to(desk, "/zzzz")),
        Way::new("the inbox, of one kind", |desk| to(desk, "f")),
        Way::new("my cases, in another order", |desk| to(desk, "ms")),
        Way::new("the inbox, with marks", |desk| to(desk, "   ")),
        Way::new("a case", |desk| to(desk, "2")),
        Way::new("a case with both sides heard", |desk| to_heard(desk, "2")),
        Way::new("a case, its dossier", |desk| {
            to_heard(desk, "2");
            desk.key(Key::PageUp);
        }),
        Way::new("both sides of a case", |desk| to(desk, "3")),
        Way::new("both sides of a case that was heard", |desk| {
            to_heard(desk, "3");
            desk.key(Key::Down);
        }),
        Way::new("the archive", |desk| to(desk, "4")),
        Way::new("the archive, sought in", |desk| to(desk, "4storing")),
        Way::new("the archive, nothing found", |desk| to(desk, "4zzzz")),
        Way::new("the archive, with a wrong filter", |desk| to(desk, "4jaar:abc storing")),
        Way::new("the fields of the archive", |desk| {
            to(desk, "4");
            desk.key(Key::F(4));
        }),
        Way::new("a case of the archive", |desk| {
            to(desk, "4storing");
            desk.key(Key::Enter);
        }),
        Way::new("destruction", to_destruction),
        Way::new("destruction, what may go", |desk| {
            to_destruction(desk);
            desk.key(Key::Home);
        }),
    ]
}

fn to_destruction(desk: &mut Desk) {
    let word = if desk.look.lang == Lang::Nl { "vernietiging:" } else { "destruction:" };
    desk.key(Key::F(9)).letters(word).key(Key::Enter);
}

fn dialogs() -> Vec<Way> {
    vec![
        Way::new("a registration", |desk| {
            desk.key(Key::F(6));
        }),
        Way::new("a registration with faults", |desk| {
            desk.key(Key::F(6)).key(Key::F(2));
        }),
        Way::new("a registration of a pasted mail", |desk| {
            desk.key(Key::F(6)).tell(Message::MarkedPaste(MAIL.to_owned()));
        }),
        Way::new("a registration, its last fields", |desk| {
            desk.key(Key::F(6)).key(Key::BackTab);
        }),
        Way::new("a list to pick from", |desk| {
            desk.key(Key::F(6)).key(Key::F(4));
        }),
        Way::new("a calendar", |desk| {
            desk.key(Key::F(6)).press(Key::Tab, 9).key(Key::F(4));
        }),
        Way::new("a note", |desk| to(desk, "+Nog navragen bij de locatie")),
        Way::new("a note, help over it", |desk| {
            to(desk, "+Nog navragen bij de locatie");
            desk.key(Key::F(1));
        }),
        Way::new("a long note", |desk| {
            let long = "De locatie laat weten dat de klok in zaal 4 is vervangen. ".repeat(20);
            to(desk, "2+");
            desk.tell(Message::MarkedPaste(long));
        }),
        Way::new("text blocks", |desk| {
            desk.with_letters();
            to_heard(desk, "+");
            desk.key(Key::F(4));
        }),
        Way::new("a statement under both sides", |desk| to(desk, "3h")),
        Way::new("a refusal", |desk| to(desk, "b")),
        Way::new("the menu", |desk| to(desk, ":")),
        Way::new("the menu, further down", |desk| {
            to(desk, ":");
            desk.press(Key::PageDown, 3);
        }),
        Way::new("the menu, sought in", |desk| to(desk, ":be")),
        Way::new("the menu, nothing found", |desk| to(desk, ":qqqq")),
        Way::new("help", |desk| to(desk, "?")),
        Way::new("help, the next page", |desk| {
            to(desk, "?");
            desk.key(Key::PageDown);
        }),
        Way::new("help, the last page", |desk| {
            to(desk, "?");
            desk.press(Key::PageDown, 9);
        }),
        Way::new("help of a case", |desk| to(desk, "2?")),
        Way::new("help of both sides", |desk| to(desk, "3?")),
        Way::new("help of the archive", |desk| {
            to(desk, "4");
            desk.key(Key::F(1));
        }),
        Way::new("help, sought in", |desk| to(desk, "?/F6")),
        Way::new("the terms", |desk| to(desk, "t")),
        Way::new("the log", |desk| to(desk, "l")),
        Way::new("a long log", |desk| {
            to_heard(desk, "l");
            desk.key(Key::End);
        }),
        Way::new("the acts to undo", |desk| to(desk, "2u")),
        Way::new("the screen", |desk| to(desk, "y")),
        Way::new("the reading view", |desk| to_heard(desk, "e")),
        Way::new("what can be printed", |desk| to(desk, "p")),
        Way::new("a file to be written", |desk| {
            desk.state.office.own_folder = Some("/home/mirjam".into());
            to(desk, "p");
            desk.key(Key::Enter);
        }),
        Way::new("remind me later", |desk| to(desk, "z")),
        Way::new("how readings compare", |desk| to_heard(desk, "3=")),
        Way::new("several handed over", |desk| to(desk, " j d")),
        Way::new("several handed over, asked", |desk| {
            to(desk, " j d");
            desk.letters("joost").key(Key::Tab).letters("Ik ben een week weg.").key(Key::F(2));
        }),
        Way::new("the question whether to stop", |desk| {
            desk.key(Key::F(10));
        }),
        Way::new("the question whether to stop while typing", |desk| {
            to(desk, "+Nog navragen");
            desk.key(Key::F(10));
        }),
        Way::new("the question whether to paste a long text", |desk| {
            to(desk, "+");
            desk.tell(Message::MarkedPaste("De klok liep achter. ".repeat(1_200)));
        }),
    ]
}

const MAIL: &str = "From: W. Smit <w.smit@voorbeeld.example>\nTo: balie@ecm.example\nSubject: Klok in de zaal liep achter\n\
    Date: Tue, 24 Nov 2026 16:12:00 +0100\n\nGeachte heer, mevrouw,\n\nDe klok in zaal 4 liep tien minuten achter, \
    waardoor wij te weinig tijd hadden.\n\nMet vriendelijke groet,\nW. Smit\n";

fn happenings() -> Vec<Way> {
    let trouble = |name: &str, trouble: Trouble| {
        Way::new(name, move |desk| {
            to(desk, "2+Nog navragen");
            desk.tell(Message::Answer(Answer::DraftFailed(trouble.clone())));
        })
    };
    vec![
        Way::new("what somebody was at", |desk| {
            to(desk, "+Nog navragen");
            let draft = desk.state.draft_in_hand().unwrap();
            desk.key(Key::Esc).left_behind(draft);
        }),
        Way::new("the curtain", |desk| {
            desk.state.curtain_minutes = 10;
            let then = Moment::from_seconds(desk.state.office.now.seconds() + 1_800).unwrap();
            to(desk, "j");
            desk.tell(Message::Clock(then));
        }),
        Way::new("a term that passed", |desk| {
            desk.key(Key::Down).later(1);
        }),
        Way::new("a term that passed, where it is", |desk| {
            desk.key(Key::Down).later(1).key(Key::F(7));
        }),
        Way::new("a reminder that came", |desk| {
            to(desk, "z");
            desk.key(Key::F(2)).minutes_later(61);
        }),
        Way::new("a case to be reminded of", |desk| {
            to(desk, "z");
            desk.key(Key::F(2));
        }),
        Way::new("the same text, changed by a colleague", same_text),
        Way::new("a colleague in the same case", |desk| {
            to_heard(desk, "2");
            let number = desk.state.case().unwrap().number.clone();
            let at = Attendance { case: Some(number.clone()), place: Some(format!("hear/{number}")), point: Some(3) };
            let joost = Present { user: UserName::new("joost").unwrap(), at, since: desk::now() };
            desk.tell(Message::Answer(Answer::Present(vec![joost])));
        }),
        Way::new("cases changed by a colleague", |desk| {
            let cases = desk.state.inbox.cases.iter().take(2).map(|case| case.number.clone()).collect();
            let news = News { cases, by: vec![UserName::new("joost").unwrap()] };
            desk.key(Key::Down).tell(Message::Answer(Answer::Changed(news)));
        }),
        trouble("the disk is full", Trouble::DiskFull),
        trouble("others are writing", Trouble::Busy),
        trouble("the same draft in another window", Trouble::TypedElsewhere),
        Way::new("a file that cannot be written", |desk| {
            desk.state.office.own_folder = Some("/nergens/mirjam".into());
            to(desk, "p");
            desk.key(Key::Enter).key(Key::F(2));
        }),
        Way::new("pasted where no text is", |desk| {
            desk.tell(Message::MarkedPaste("Geachte heer".to_owned()));
        }),
        Way::new("a key that does nothing here", |desk| {
            to(desk, "%");
        }),
    ]
}

/// Joost corrects what this person is correcting.
fn same_text(desk: &mut Desk) {
    to_heard(desk, "");
    let number = desk.state.case().unwrap().number.clone();
    let word = if desk.look.lang == Lang::Nl { "corrigeren" } else { "correct" };
    desk.key(Key::F(9)).letters(word).key(Key::Enter);
    desk.fill(0, "1").fill(1, "Om 10.40 uur viel de stroom uit. Mijn lezing is dat de klok gelijk bleef.");
    desk.fill(2, "Vollediger.");
    let joost = desk.actor("joost");
    let text = |words: &str| Text::new(words).unwrap();
    let theirs = text("Om 10.40 uur viel de stroom uit. Volgens Joost liep de klok achter.");
    let command = Command::Correct { entry: 1, text: theirs, reason: text("Overgetypt.") };
    let house = std::sync::Arc::clone(&desk.state.office.house);
    desk.store.execute(&number, Seen::Any, &command, &joost, &house, desk::now()).unwrap();
    desk.tell(Message::Answer(Answer::Changed(News::default()))).key(Key::F(2));
}

fn of_others() -> Vec<Way> {
    let mut ways = vec![
        Way::new("the figures of a year", |desk| {
            desk.as_person("hanna").key(Key::F(5));
            to(desk, "5");
        }),
        Way::new("the figures of a year, in numbers", |desk| {
            desk.as_person("hanna").key(Key::F(5));
            to(desk, "5 ");
        }),
        Way::new("help of the figures", |desk| {
            desk.as_person("hanna").key(Key::F(5));
            to(desk, "5?");
        }),
        Way::new("a list to be confirmed", |desk| {
            desk.as_person("hanna").key(Key::F(5));
            to_destruction(desk);
            desk.key(Key::Home).key(Key::Down).key(Key::Enter).key(Key::F(2));
        }),
        Way::new("a list to be proposed", |desk| {
            desk.as_person("petra").key(Key::F(5));
            to_destruction(desk);
            desk.key(Key::Home).key(Key::Enter);
        }),
        Way::new("a list to be run", |desk| {
            to_destruction(desk);
            desk.key(Key::Home)
                .key(Key::Down)
                .key(Key::Enter)
                .letters("2")
                .key(Key::Tab)
                .letters("vn-2026-02")
                .key(Key::Tab);
            desk.letters("Nagekeken").key(Key::F(2)).later(7).key(Key::F(5)).key(Key::Enter);
        }),
        Way::new("a list in its pause", |desk| {
            to_destruction(desk);
            desk.key(Key::Home).key(Key::Down).key(Key::Enter).letters("2").key(Key::Tab).letters("vn-2026-02");
            desk.key(Key::Tab).letters("Nagekeken").key(Key::F(2));
        }),
        Way::new("a list that was run", |desk| {
            to_destruction(desk);
            desk.key(Key::End);
        }),
        Way::new("a certificate", |desk| {
            desk.as_person("petra").key(Key::F(5));
            to_destruction(desk);
            desk.key(Key::End).key(Key::Enter);
        }),
    ];
    for part in 2..=4 {
        ways.push(Way::new(&format!("the figures of a year, part {part}"), move |desk| {
            desk.as_person("hanna").key(Key::F(5));
            to(desk, "5");
            desk.press(Key::Tab, part - 1);
        }));
    }
    for person in ["hanna", "petra", "bestuur", "beheer", "joost"] {
        ways.push(Way::new(&format!("the inbox of {person}"), move |desk| {
            desk.as_person(person).key(Key::F(5));
        }));
    }
    let mut empty = Way::new("an empty inbox", |_| {});
    empty.is_empty = true;
    let mut asks = Way::new("an empty inbox that asks about the screen", |desk| {
        desk.state.screen.is_new = true;
        "xterm-256color".clone_into(&mut desk.state.screen.term);
    });
    asks.is_empty = true;
    ways.extend([empty, asks]);
    ways
}

/// The form of every act, with its faults, and what follows where it is filled in.
fn forms() -> Vec<Way> {
    let mut ways = Vec::new();
    for (action, person, number) in on_cases() {
        let name = action.name();
        let open = move |desk: &mut Desk| {
            desk.as_person(person).key(Key::F(5));
            to_case(desk, number);
            open(desk, *action);
        };
        ways.push(Way::new(&format!("act {name}"), open));
        ways.push(Way::new(&format!("act {name}, with faults"), move |desk| {
            open(desk);
            if matches!(desk.state.dialogs.last(), Some(Dialog::Form(_))) {
                desk.key(Key::F(2));
            }
        }));
        ways.push(Way::new(&format!("act {name}, filled in"), move |desk| {
            open(desk);
            fill_in(desk);
        }));
    }
    ways
}

/// For every act: who can do it, on which case.
fn on_cases() -> &'static [(Action, &'static str, CaseNumber)] {
    static FOUND: OnceLock<Vec<(Action, &'static str, CaseNumber)>> = OnceLock::new();
    FOUND.get_or_init(|| {
        let mut desk = Desk::open(false, Lang::Nl);
        let mut found: Vec<(Action, &str, CaseNumber)> = Vec::new();
        for person in ["mirjam", "joost", "samira", "petra", "bestuur"] {
            desk.as_person(person);
            let actor = desk.state.office.actor.clone();
            let everything = ListFilter { all: true, ..ListFilter::default() };
            for listed in desk.store.list(&actor, &everything, 200).unwrap() {
                let case = desk.store.load(&listed.number, &actor).unwrap();
                for action in Action::on_cases().filter(|action| *action != Action::Remind) {
                    let is_known = found.iter().any(|(known, ..)| *known == action);
                    if !is_known && action.hindrance(&case, &desk.state.office).is_none() {
                        found.push((action, person, listed.number.clone()));
                    }
                }
            }
        }
        found.sort_by_key(|(action, ..)| Action::ALL.iter().position(|known| known == action));
        found
    })
}

/// Opens a case, of the inbox or of the archive.
fn to_case(desk: &mut Desk, number: &CaseNumber) {
    let is_open = desk.state.inbox.cases.iter().any(|case| case.number == *number);
    let letters = number.to_string();
    if is_open {
        desk.letters("/").letters(&letters).key(Key::Enter).letters("2");
    } else {
        desk.letters("4").letters(&letters).key(Key::Enter);
    }
    assert_eq!(desk.state.case().map(|case| &case.number), Some(number), "{}", desk.screen(120, 40));
}

/// Opens an act in the menu.
fn open(desk: &mut Desk, action: Action) {
    desk.key(Key::F(9));
    let Some(Dialog::Menu(menu)) = desk.state.dialogs.last() else { panic!("the menu") };
    let items = desk.state.menu_items(menu);
    let at = items.iter().position(|item| item.entry == menu::Entry::Act(action)).unwrap();
    desk.press(Key::Down, at).key(Key::Enter);
}

/// Every choice its first value, every text a sentence, and F2.
fn fill_in(desk: &mut Desk) {
    let Some(Dialog::Form(form)) = desk.state.dialogs.last() else { return };
    let entries: Vec<_> = form.fields.iter().map(|field| (field.entry.clone(), field.value())).collect();
    for (at, (entry, value)) in entries.iter().enumerate() {
        match entry {
            _ if !value.is_empty() => {}
            Entry::Text(_) => {
                desk.fill(at, "De locatie laat weten dat de klok is vervangen.");
            }
            Entry::Line(_) => {
                desk.fill(at, "Klok in zaal 4");
            }
            Entry::Choice(..) => {
                desk.fill(at, "1");
            }
            _ => {}
        }
    }
    desk.key(Key::F(2));
}
