//! The desk without a terminal: keys in, screen out, on a made-up office at a fixed time.
#![allow(clippy::unwrap_used, dead_code, missing_docs)]

use std::path::Path;
use std::sync::{Arc, OnceLock};

use klachtenbalie::cli::demo;
use klachtenbalie::config::{AccessMode, Config};
use klachtenbalie::desk::state::analysis::Years;
use klachtenbalie::desk::state::archive::{Keeping, Seek, Sought};
use klachtenbalie::desk::state::destruction::{self, Found};
use klachtenbalie::desk::state::effect::Effect;
use klachtenbalie::desk::state::letters::Letter;
use klachtenbalie::desk::state::message::{Trouble, Unwritten};
use klachtenbalie::desk::state::office::Office;
use klachtenbalie::desk::state::print::PrintItem;
use klachtenbalie::desk::state::{Answer, Key, Message, Order, State};
use klachtenbalie::desk::view::glyphs::UNICODE;
use klachtenbalie::desk::view::theme::{Depth, Ground};
use klachtenbalie::desk::view::words::names;
use klachtenbalie::desk::view::{self, Look, Theme};
use klachtenbalie::documents::{self, Letterhead, WithPdf};
use klachtenbalie::export::{Fault, Taker, into_new_file};
use klachtenbalie::lang::Lang;
use klachtenbalie::procedure::Moment;
use klachtenbalie::procedure::command::Command;
use klachtenbalie::procedure::destruction::ListState;
use klachtenbalie::procedure::draft::{Draft, Drafts};
use klachtenbalie::procedure::house::House;
use klachtenbalie::procedure::query::Tongue;
use klachtenbalie::procedure::roles::Actor;
use klachtenbalie::store::{Access, Failure, Finish, Question, Scope, Seen, Store};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tempfile::TempDir;

/// A Wednesday in November, 10:24 in Amsterdam.
pub fn now() -> Moment {
    Moment::from_seconds(1_795_598_640).unwrap()
}

/// Rows for a list: as many as the made-up office has cases.
const ROOM: u16 = 40;

pub struct Desk {
    _folder: TempDir,
    pub store: Store,
    pub state: State,
    pub look: Look,
    /// What the store was asked to record.
    pub recorded: Vec<Command>,
    /// How often a bell was wanted.
    pub rung: usize,
}

impl Desk {
    pub fn open(is_empty: bool, lang: Lang) -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("klachtenbalie.db");
        let config = Config { access: AccessMode::Office, ..Config::default() };
        let store = if is_empty { Store::open(&path, Access::ReadWrite).unwrap() } else { made_up(&path, &config) };
        let head = Letterhead::new(&config.office.name, "nl");
        let mut store = store.with_records(documents::recorder(head, WithPdf::No));
        if is_empty {
            let person = klachtenbalie::procedure::roles::Person {
                user: klachtenbalie::procedure::UserName::new("mirjam").unwrap(),
                name: klachtenbalie::procedure::Line::new("Mirjam de Vries").unwrap(),
                mail: None,
                roles: klachtenbalie::procedure::roles::Roles::all(),
                active: true,
            };
            store.add_person(&person).unwrap();
        }
        let people = store.people().unwrap();
        let me = people.iter().find(|person| person.user.as_str() == "mirjam").unwrap();
        let actor = Actor { user: me.user.clone(), roles: me.roles, alone: false };
        let mut house = config.house(people.clone());
        house.alone = false;
        let office = Office {
            actor,
            house: Arc::new(house),
            now: now(),
            is_practice: false,
            may_read_files: true,
            own_folder: None,
            server: Some("balie@server.example".to_owned()),
        };
        let look = Look { theme: Theme::new(Ground::Dark, Depth::None), glyphs: UNICODE, lang };
        let (mut state, effects) = State::new(office, names(lang), ROOM);
        state.archive.tongue = if lang == Lang::Nl { Tongue::Dutch } else { Tongue::English };
        // days go by at once here
        state.curtain_minutes = 0;
        let mut desk = Self { _folder: folder, store, state, look, recorded: Vec::new(), rung: 0 };
        desk.perform(effects);
        desk
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let actor = self.state.office.actor.clone();
        let house = Arc::clone(&self.state.office.house);
        for effect in effects {
            let answer = match effect {
                Effect::LoadInbox(ticket, most) => {
                    let cases = self.store.inbox(&actor, most.into()).unwrap();
                    let is_full = cases.len() == usize::from(most);
                    let today = self.state.office.today();
                    let counts = is_full.then(|| self.store.counts(&actor, today).unwrap());
                    Answer::Inbox(ticket, Ok((cases, counts)))
                }
                Effect::Seek(ticket, seek) => {
                    let is_first = matches!(*seek, Seek::Page { after: None, .. });
                    Answer::Sought { ticket, is_first, result: Ok(self.sought(*seek)) }
                }
                Effect::SaveSearch(name, query) => {
                    let name = klachtenbalie::procedure::Line::new(&name).unwrap();
                    self.store.save_search(&actor.user, &name, &query).unwrap();
                    Answer::Sought { ticket: 0, is_first: false, result: Ok(self.sought(Seek::Beside)) }
                }
                Effect::LoadCase { ticket, number, .. } => {
                    let case = self.store.load(&number, &actor);
                    Answer::Case(ticket, case.map(Arc::new).map_err(|_| Trouble::NotFound))
                }
                Effect::Register(ticket, new) => {
                    Answer::Done(ticket, Ok(Arc::new(self.store.register(&new, &actor, &house, now()).unwrap())))
                }
                Effect::Execute { ticket, number, seen, command } => {
                    self.recorded.push((*command).clone());
                    let done = self.store.execute(&number, Seen::Since(seen), &command, &actor, &house, now());
                    let done = match done {
                        Err(Failure::Conflict { by, entry, .. }) => Err(Trouble::Conflict { by, entry }),
                        Err(Failure::Refused(refusal)) => Err(Trouble::Refused(refusal)),
                        done => Ok(Arc::new(done.unwrap())),
                    };
                    Answer::Done(ticket, done)
                }
                Effect::Print { ticket, item: PrintItem::Dossier(number, format), path } => {
                    let head = Letterhead { office: "ECM".to_owned(), lang: self.look.lang };
                    let taker = Taker { actor: &actor, house: &house, head, now: now() };
                    let store = &mut self.store;
                    let written = into_new_file(&path, |out| taker.write(&number, format, store, out));
                    let written = written.map(|()| path.clone()).map_err(|fault: Fault| match fault {
                        _ if path.is_dir() => Unwritten::IsFolder,
                        Fault::Store(Failure::Exists) => Unwritten::Exists,
                        _ => Unwritten::NoFolder,
                    });
                    Answer::Printed(ticket, written.map_err(Trouble::NotWritten))
                }
                Effect::LoadReminders => Answer::Reminders(self.store.reminders(&actor).unwrap()),
                Effect::Remind { ticket, number, at } => {
                    self.store.remind(&number, at, &actor).unwrap();
                    self.tell(Message::Answer(Answer::Reminders(self.store.reminders(&actor).unwrap())));
                    Answer::Reminded(ticket, Ok(()))
                }
                Effect::CountYear(ticket, year) => {
                    let of = |year| self.store.year_figures(year, &actor).unwrap();
                    Answer::Years(ticket, Ok(Box::new(Years { this: of(year), before: of(year - 1) })))
                }
                Effect::Destruction(ticket, wish) => {
                    Answer::Destruction(ticket, Ok(self.destruction(wish, &actor, &house)))
                }
                Effect::Rest => {
                    let effects = self.state.update(Message::Rested);
                    self.perform(effects);
                    continue;
                }
                Effect::Ring => {
                    self.rung += 1;
                    continue;
                }
                Effect::Arm => {
                    self.state.update(Message::Armed);
                    continue;
                }
                _ => continue,
            };
            let effects = self.state.update(Message::Answer(answer));
            self.perform(effects);
        }
    }

    fn destruction(&mut self, wish: destruction::Wish, actor: &Actor, house: &House) -> Found {
        let (store, now) = (&mut self.store, self.state.office.now);
        let today = house.date(now);
        match wish {
            destruction::Wish::Look => Found::Overview {
                due: store.due_for_destruction(actor, house, today).unwrap_or_default(),
                holds: store.holds(actor).unwrap_or_default(),
                lists: store.destruction_lists(actor, house, today).unwrap(),
            },
            destruction::Wish::Propose(reason) => {
                let list = store.propose_destruction(&[], Some(&reason), actor, house, now).unwrap();
                Found::List(list.name, list.state)
            }
            destruction::Wish::Confirm(name, typed, reason) => {
                let list = store.confirm_destruction(name, Some(typed), Some(&reason), actor, house, now).unwrap();
                Found::List(list.name, list.state)
            }
            destruction::Wish::Stop(name, reason) => {
                let list = store.stop_destruction(name, Some(&reason), actor, house, now).unwrap();
                Found::List(list.name, list.state)
            }
            destruction::Wish::Run(name) => {
                let progress = store.run_destruction(name, actor, house, now).unwrap();
                Found::Progress(name, progress.done, progress.of)
            }
            destruction::Wish::Finish(name) => match store.finish_destruction(name, actor, house, now).unwrap() {
                Finish::Done(_) => Found::List(name, ListState::Done),
                Finish::WaitsFor(readers) => Found::WaitsFor(name, readers),
            },
            destruction::Wish::Certificate(name) => {
                let (certificate, sha256) = store.certificate(name, actor, house).unwrap();
                Found::Certificate(Box::new(certificate), sha256)
            }
        }
    }

    fn sought(&self, seek: Seek) -> Sought {
        let (store, scope) = (&self.store, Scope::Archive);
        let actor = &self.state.office.actor;
        match seek {
            Seek::Page { query, after } => {
                let question = Question { query: &query, scope, actor, after, limit: 50 };
                let found = store.find(&question).unwrap();
                let cause =
                    if found.cases.is_empty() { store.likely_cause(&query, scope, actor).unwrap() } else { None };
                Sought::Page(Box::new(found), cause)
            }
            Seek::Count(query) => Sought::Count(store.count_found(&query, scope, actor).unwrap()),
            Seek::Snippets(query, numbers) => {
                let snippets = numbers.iter().filter_map(|number| store.snippet(&query, number, actor).unwrap());
                Sought::Snippets(snippets.collect())
            }
            Seek::Values(field, typed) => Sought::Values(field, store.values_of(field, &typed, scope, actor).unwrap()),
            Seek::Beside => {
                let (to_archive, expired) = store.keeping(actor, self.state.office.today()).unwrap();
                let saved = store.saved_searches(&actor.user).unwrap();
                let saved = saved.into_iter().map(|saved| (saved.name, saved.query)).collect();
                Sought::Beside(Keeping { to_archive, expired }, saved)
            }
            Seek::Similar(number) => {
                let case = store.load(&number, actor).unwrap();
                Sought::Similar(number, store.similar(&case, actor, 3).unwrap())
            }
        }
    }

    /// The letters that come with the program.
    pub fn with_letters(&mut self) -> &mut Self {
        let letters = self.look.lang.letters().iter().filter_map(|file| Letter::read(file)).collect();
        self.tell(Message::Answer(Answer::Letters(letters)))
    }

    /// Somebody else sits down at this desk.
    pub fn as_person(&mut self, name: &str) -> &mut Self {
        let people = self.store.people().unwrap();
        let person = people.iter().find(|person| person.user.as_str() == name).unwrap();
        self.state.office.actor = Actor { user: person.user.clone(), roles: person.roles, alone: false };
        self
    }

    /// So many days later.
    pub fn later(&mut self, days: i64) -> &mut Self {
        self.minutes_later(days * 24 * 60)
    }

    /// So many minutes later.
    pub fn minutes_later(&mut self, minutes: i64) -> &mut Self {
        let then = Moment::from_seconds(self.state.office.now.seconds() + minutes * 60).unwrap();
        let effects = self.state.update(Message::Clock(then));
        self.perform(effects);
        self
    }

    /// A person of this office.
    pub fn actor(&self, name: &str) -> Actor {
        let people = self.store.people().unwrap();
        let person = people.iter().find(|person| person.user.as_str() == name).unwrap();
        Actor { user: person.user.clone(), roles: person.roles, alone: false }
    }

    /// Something reaches the desk that is no key.
    pub fn tell(&mut self, message: Message) -> &mut Self {
        let effects = self.state.update(message);
        self.perform(effects);
        self
    }

    /// What this person typed an hour ago and did not record.
    pub fn left_behind(&mut self, (slot, body): (String, String)) -> &mut Self {
        let at = Moment::from_seconds(now().seconds() - 3_600).unwrap();
        self.tell(Message::Answer(Answer::Drafts(Drafts::from([(slot, Draft { body, at })]))))
    }

    /// A value for a field of the form on top.
    pub fn fill(&mut self, at: usize, value: &str) -> &mut Self {
        self.tell(Message::Order(Order::Fill(at, value.to_owned())))
    }

    pub fn key(&mut self, key: Key) -> &mut Self {
        let effects = self.state.update(Message::Key(key));
        self.perform(effects);
        self
    }

    pub fn press(&mut self, key: Key, times: usize) -> &mut Self {
        for _ in 0..times {
            self.key(key);
        }
        self
    }

    pub fn letters(&mut self, letters: &str) -> &mut Self {
        for letter in letters.chars() {
            self.key(Key::Char(letter));
        }
        self
    }

    pub fn screen(&self, columns: u16, rows: u16) -> String {
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal
            .draw(|frame| {
                view::draw(frame, &self.state, &self.look);
            })
            .unwrap();
        terminal.backend().to_string()
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        let effects = self.state.update(Message::Paste(text.to_owned()));
        self.perform(effects);
        self
    }

    /// Where the real cursor stands, column and row.
    pub fn cursor(&self, columns: u16, rows: u16) -> (u16, u16) {
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal
            .draw(|frame| {
                view::draw(frame, &self.state, &self.look);
            })
            .unwrap();
        let position = terminal.get_cursor_position().unwrap();
        (position.x, position.y)
    }

    /// Keeps the picture at both sizes.
    pub fn picture(&self, name: &str) {
        for (columns, rows) in [(120, 40), (80, 24)] {
            insta::with_settings!({ snapshot_path => "../screens", prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), self.screen(columns, rows));
            });
        }
    }
}

/// The made-up office, played once and copied for each desk.
fn made_up(path: &Path, config: &Config) -> Store {
    static PLAYED: OnceLock<Vec<(&str, Vec<u8>)>> = OnceLock::new();
    let played = PLAYED.get_or_init(|| {
        let folder = TempDir::new().unwrap();
        let played = folder.path().join("played.db");
        demo::play(&played, config, now()).unwrap();
        let read = |ending| std::fs::read(played.with_extension(ending)).ok().map(|bytes| (ending, bytes));
        ["db", "db-wal"].into_iter().filter_map(read).collect()
    });
    for (ending, bytes) in played {
        std::fs::write(path.with_extension(ending), bytes).unwrap();
    }
    Store::open(path, Access::ReadWrite).unwrap()
}
