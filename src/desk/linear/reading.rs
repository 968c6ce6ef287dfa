//! What there is to read, as sentences: lists, a case, its dossier, both sides, its terms.
//!
//! Invariant: the important word comes first, every sign is a word, every date is written out; text from outside is made
//! safe. Nothing here changes anything.

use crate::desk::state::office::Office;
use crate::desk::state::ticker::Ticker;
use crate::desk::view::{Look, dossier, words};
use crate::lang::{self, capital, entry_title, shown, shown_lines};
use crate::procedure::case::{Case, Point, Statement};
use crate::procedure::steps::{self, Progress, Step, Turn};
use crate::procedure::summary::Summary;
use crate::procedure::terms::Term;
use crate::procedure::{Date, Level, Moment, Side, hearing};

/// What a reading needs besides what is read.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// Person, house and time.
    pub office: &'a Office,
    /// The words.
    pub look: &'a Look,
}

/// What is read of a case item by item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// All that happened, the newest first.
    Dossier,
    /// Both sides, point by point.
    Hearing,
    /// The terms, with their sums.
    Terms,
}

impl Reading<'_> {
    /// A page of a case: its head, and its items.
    pub fn page(&self, page: Page, case: &Case) -> (String, Vec<String>) {
        let (key, mut items) = match page {
            Page::Dossier => ("linear-dossier", self.dossier(case)),
            Page::Hearing => ("linear-hearing", self.hearing(case)),
            Page::Terms => ("linear-terms", self.terms(case)),
        };
        if items.is_empty() {
            items.push(self.look.text("sum-none"));
        }
        (self.look.text_with(key, &[("number", case.number.as_str())]), items)
    }

    /// `maandag 23 november 2026`.
    fn date(&self, date: Date) -> String {
        self.look.lang.date_long(date)
    }

    /// `maandag 23 november 2026, 10:24`.
    fn moment(&self, moment: Moment) -> String {
        let house = &self.office.house;
        format!("{}, {}", self.date(house.date(moment)), self.look.time(moment, house))
    }

    fn today(&self) -> Date {
        self.office.today()
    }

    /// `te laat, 4 dagen`: how near a term is.
    pub fn nearness(&self, term: &Term) -> String {
        let days = usize::try_from((term.due - self.today()).num_days().unsigned_abs()).unwrap_or(usize::MAX);
        match term.level(self.today(), &self.office.house.calendar) {
            Level::Overdue if term.is_target => self.look.count("linear-past-target", days),
            Level::Overdue => self.look.count("linear-overdue", days),
            Level::Today => self.look.text("near-today"),
            Level::Soon | Level::Open => self.look.count("linear-left", days),
            level @ (Level::Met | Level::Late | Level::Waived) => self.look.choice(level),
        }
    }

    /// The counts of terms, as the line of the screen has them.
    pub fn ticker(&self, ticker: &Ticker) -> String {
        if self.office.is_for_appeals() {
            return sentences(&[words::appeals(ticker, self.look)]);
        }
        let count = |key: &str, number: usize| format!("{number} {}", self.look.text(key));
        if (ticker.overdue, ticker.today, ticker.week) == (0, 0, 0) {
            return sentences(&[self.look.text("ticker-nothing")]);
        }
        let counts = [
            count("ticker-overdue", ticker.overdue),
            count("ticker-today", ticker.today),
            count("ticker-week", ticker.week),
        ];
        sentences(&counts)
    }

    /// One case of the inbox, at its number in the list.
    pub fn in_inbox(&self, place: usize, case: &Summary, reminder: Option<Moment>) -> String {
        let near = case.next_term().map(|term| self.nearness(&term));
        let turn = words::turn_of(case, self.office, self.look);
        let near = near.unwrap_or_else(|| self.look.text("linear-no-term"));
        let reminder = reminder.map(|at| self.reminder(at)).unwrap_or_default();
        let parts = [near, case.number.to_string(), self.step(case), turn, shown(&case.subject).into_owned(), reminder];
        format!("{place}. {}", sentences(&parts))
    }

    fn reminder(&self, at: Moment) -> String {
        if at <= self.office.now {
            return self.look.text("linear-reminder-now");
        }
        let time = self.look.lang.moment(at, self.office.house.zone);
        self.look.text_with("linear-reminder", &[("time", &time)])
    }

    /// What is to be done, with its step on paper: `stap 3 bevestigen`.
    fn step(&self, case: &Summary) -> String {
        let what = words::to_do(case, self.look);
        let has_number = what.starts_with(|c: char| c.is_ascii_digit());
        if has_number { self.look.text_with("linear-step", &[("what", &what)]) } else { what }
    }

    /// One case of the archive, at its number in the list.
    pub fn in_archive(&self, place: usize, case: &Summary) -> String {
        let outcome = case.finding.map_or_else(|| self.look.choice(case.kind), |finding| self.look.choice(finding));
        let closed = case.closed_on.map(|on| self.look.text_with("linear-closed-on", &[("day", &self.date(on))]));
        let parts = [
            outcome,
            case.number.to_string(),
            self.look.choice(case.stage),
            closed.unwrap_or_default(),
            shown(&case.subject).into_owned(),
        ];
        format!("{place}. {}", sentences(&parts))
    }

    /// What is to be done now, until when, and by whom.
    pub fn now(&self, case: &Case) -> String {
        let Some(task) = words::task(case, self.look) else { return self.look.text("now-nothing") };
        let due = case.next_term().map(|term| {
            let (day, near) = (self.date(term.due), self.nearness(&term));
            let key = match term.level(self.today(), &self.office.house.calendar) {
                Level::Overdue => "linear-was-due",
                Level::Today => "linear-due-today",
                _ => "linear-due",
            };
            self.look.text_with(key, &[("day", &day), ("near", &near)])
        });
        let turn = match steps::turn(case) {
            Turn::Person(user) if user != self.office.actor.user => {
                let who = self.look.name_of(&user, &self.office.house);
                self.look.text_with("now-turn-of", &[("who", &who)])
            }
            _ => String::new(),
        };
        sentences(&[task, due.unwrap_or_default(), turn])
    }

    /// A case: what it is, what is to be done, who and what, its steps, its text.
    pub fn case(&self, case: &Case) -> Vec<String> {
        let look = self.look;
        let mut lines = vec![
            sentences(&[case.number.to_string(), look.choice(case.kind), look.choice(case.stage())]),
            labelled(&look.text("field-subject"), &shown(case.subject.as_str())),
            labelled(&look.text("linear-now"), &self.now(case)),
        ];
        let facts = words::facts(case, self.office, look).into_iter().filter(|(_, value)| !value.is_empty());
        lines.extend(facts.map(|(key, value)| {
            let received = || format!("{}, {}", self.moment(case.received_at), look.choice(case.channel));
            labelled(&look.text(key), &if key == "fact-received" { received() } else { value })
        }));
        if let Some(hand_over) = &case.hand_over {
            let from = look.name_of(&hand_over.from, &self.office.house);
            let said = format!("{from}: {}", shown_lines(hand_over.reason.as_str()));
            lines.push(labelled(&look.text("preview-handed"), &said));
        }
        let steps = steps::track(case, self.today(), &self.office.house);
        lines.extend(steps.iter().map(|step| self.progress(step)));
        lines.push(labelled(&look.text("preview-text"), &shown_lines(case.text.as_str())));
        lines
    }

    /// `Stap 3 Bevestiging: uiterlijk dinsdag 24 november 2026, te laat, 1 dag.`
    fn progress(&self, step: &Step) -> String {
        let look = self.look;
        let name = look.named("step", step.clause);
        let name = match words::step_number(step.clause) {
            Some(number) => look.text_with("linear-step", &[("what", &format!("{number} {name}"))]),
            None => name,
        };
        let how = match step.progress {
            Progress::Done(on) => look.text_with("linear-done-on", &[("day", &self.date(on))]),
            Progress::Due(level, due) => {
                let day = look.text_with("step-due", &[("day", &self.date(due))]);
                if matches!(level, Level::Open | Level::Soon) { day } else { format!("{}, {day}", look.choice(level)) }
            }
            Progress::Busy => look.text("step-busy"),
            Progress::Skipped => look.text("step-skipped"),
            Progress::Impossible => look.text("step-impossible"),
            Progress::Waiting => look.text("sign-waiting"),
        };
        labelled(&capital(&name), &how)
    }

    /// The entries of the dossier, the newest first.
    fn dossier(&self, case: &Case) -> Vec<String> {
        let house = &self.office.house;
        let entry = |entry: &crate::procedure::journal::Entry| {
            let is_undone = case.undone.contains(&entry.number);
            let said = sentences(&[
                if is_undone { self.look.text("linear-undone") } else { String::new() },
                entry_title(self.look.lang, entry, house),
                self.look.name_of(&entry.by, house),
                self.moment(entry.at),
                self.look.text_with("linear-entry", &[("number", &entry.number.to_string())]),
            ]);
            match dossier::text_of(case, entry, self.look) {
                Some(text) => format!("{said}\n{}", indented(&text)),
                None => said,
            }
        };
        let links = lang::links(self.look.lang, case);
        let links = (!links.is_empty()).then(|| format!("{}: {links}.", self.look.text("links-title")));
        case.journal.iter().rev().map(entry).chain(links).collect()
    }

    /// Both sides, point by point: what is open comes first.
    fn hearing(&self, case: &Case) -> Vec<String> {
        case.points.iter().map(|point| self.point(case, point)).collect()
    }

    fn point(&self, case: &Case, point: &Point) -> String {
        let look = self.look;
        let number = look.text_with("on-point", &[("point", &point.number.to_string())]);
        let mut lines = vec![labelled(&capital(&number), &shown_lines(point.text.as_str()))];
        if let Some(judgement) = &point.finding {
            let said =
                sentences(&[look.choice(judgement.finding), shown_lines(judgement.grounds.as_str()).into_owned()]);
            lines.push(labelled(&look.text("fact-finding"), &said));
        }
        for side in hearing::BOTH_SIDES {
            lines.extend(self.side(case, point, side));
        }
        let witness = capital(&look.choice(Side::Witness));
        let told = hearing::statements_on(case, Side::Witness, point.number);
        lines.extend(told.map(|statement| self.said(&witness, statement)));
        lines.join("\n")
    }

    /// What one side says of one point.
    fn side(&self, case: &Case, point: &Point, side: Side) -> Vec<String> {
        let look = self.look;
        let name = capital(&look.choice(side));
        if let Some(excused) = case.not_heard.iter().find(|not_heard| not_heard.side == side) {
            let reason = shown_lines(excused.reason.as_str()).into_owned();
            return vec![labelled(&name, &sentences(&[look.choice(excused.ground), reason]))];
        }
        let said: Vec<String> =
            hearing::statements_on(case, side, point.number).map(|statement| self.said(&name, statement)).collect();
        if said.is_empty() { vec![labelled(&name, &look.text("hearing-open"))] } else { said }
    }

    /// What somebody said, and who, how and when.
    fn said(&self, name: &str, statement: &Statement) -> String {
        let party = shown(statement.party.as_str());
        let how = format!("{party}, {}, {}", self.look.choice(statement.means), self.date(statement.on));
        format!("{}\n{}", labelled(name, &how), indented(&shown_lines(statement.text.as_str())))
    }

    /// The terms of a case, each with its sum.
    fn terms(&self, case: &Case) -> Vec<String> {
        let term = |term: Term| {
            let name = format!("{} ({})", capital(&self.look.choice(term.name)), term.clause.code());
            let sum = words::sum("linear-sum-days", &term, &self.office.house.calendar, self.look).join(" ");
            labelled(&name, &sentences(&[self.nearness(&term), sum]))
        };
        case.terms().into_iter().map(term).collect()
    }

    /// What became of the terms that an act ended: `bevestigen: op tijd`.
    pub fn ended_terms(&self, before: &[Term], case: &Case) -> Vec<String> {
        let calendar = &self.office.house.calendar;
        let was_running = |term: &Term| before.iter().any(|earlier| earlier.name == term.name && earlier.is_running());
        let ended = case.terms().into_iter().filter(|term| term.done.is_some() && was_running(term));
        ended
            .map(|term| {
                let name = self.look.text_with("linear-term", &[("name", &self.look.choice(term.name))]);
                labelled(&name, &self.look.choice(term.level(self.today(), calendar)))
            })
            .collect()
    }
}

/// `Onderwerp: klok.` Lines after the first are set in, so that no text from outside reads as a line of the desk.
pub fn labelled(label: &str, value: &str) -> String {
    format!("{label}: {}", sentence(value).replace('\n', "\n  "))
}

/// Parts as sentences on one line; empty ones are left out.
pub fn sentences(parts: &[String]) -> String {
    let parts: Vec<String> =
        parts.iter().filter(|part| !part.trim().is_empty()).map(|part| sentence(&capital(part))).collect();
    parts.join(" ")
}

/// The same with an end, unless it has one.
fn sentence(text: &str) -> String {
    let text = text.trim_end();
    // the clause of a refusal stands behind its sentence
    let ends = text.ends_with(['.', '?', '!', ':', '…']) || text.ends_with(')') && text.contains(". (");
    if ends || text.is_empty() { text.to_owned() } else { format!("{text}.") }
}

/// Each line two blanks in, so that it reads as what belongs to the line above.
fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}
