//! What a case comes to in a few words: what is to be done now, whose turn it is, what step this is.

use chrono::Datelike;

use super::Look;
use crate::desk::state::State;
use crate::desk::state::action::Action;
use crate::desk::state::dates::DateFault;
use crate::desk::state::dialog::Ask;
use crate::desk::state::form::{Fault, Label};
use crate::desk::state::forms::Wish;
use crate::desk::state::keymap;
use crate::desk::state::menu::{Entry, Names};
use crate::desk::state::office::Office;
use crate::desk::state::screen::Topic;
use crate::desk::state::several::Deed;
use crate::desk::state::ticker::Ticker;
use crate::lang::{Lang, shown, shown_lines};
use crate::procedure::calendar::{Calendar, DayOff};
use crate::procedure::case::Case;
use crate::procedure::command::Command;
use crate::procedure::journal::{Complainant, MeasureChoice};
use crate::procedure::steps::{self, Act, Turn};
use crate::procedure::summary::Summary;
use crate::procedure::terms::{Deadline, Term, TermRule};
use crate::procedure::{CaseNumber, Choice, Clause, Kind, Level, Moment, Relation, Role, Stage};

/// So many cases are named in a question.
const NAMED: usize = 12;

/// The last part of a number, which is enough between colleagues: `0043`.
pub fn short_number(number: &CaseNumber) -> &str {
    number.as_str().rsplit('-').next().unwrap_or_default()
}

/// The name of a person with an initial for what comes first: `M. de Vries`.
pub fn short_name(name: &str) -> String {
    match (name.chars().next(), name.split_once(' ')) {
        (Some(initial), Some((_, rest))) => format!("{initial}. {rest}"),
        _ => name.to_owned(),
    }
}

/// The number of a step on paper: the digit of its clause, where it has one.
pub fn step_number(clause: Clause) -> Option<char> {
    clause.name().strip_prefix('w').and_then(|digit| digit.chars().next())
}

/// What is typed, and the point that it is about where there is one: `Lezing, punt 2`.
pub fn on_point(what: String, point: Option<u16>, look: &Look) -> String {
    match point {
        Some(point) => format!("{what}, {}", look.text_with("resume-point", &[("point", &point.to_string())])),
        None => what,
    }
}

/// What is to be done now, in two or three words.
pub fn to_do(summary: &Summary, look: &Look) -> String {
    if summary.handed_to.is_some() {
        return look.text("do-accept");
    }
    look.named("do", summary.stage)
}

/// Whose turn it is.
pub fn turn_of(summary: &Summary, office: &Office, look: &Look) -> String {
    match (summary.stage, &summary.handed_to, &summary.responsible) {
        _ if summary.waits_for_complainant => look.text("turn-complainant"),
        (Stage::ToArchive, ..) => look.text("turn-archivist"),
        (Stage::UnderAppeal, ..) => look.text("turn-board"),
        (Stage::Archived | Stage::Destroyed, ..) => String::new(),
        (_, Some(user), _) | (_, None, Some(user)) => look.name_of(user, &office.house),
        (_, None, None) => look.text("turn-anyone"),
    }
}

/// How many appeals wait for the board, and since when.
pub fn appeals(ticker: &Ticker, look: &Look) -> String {
    let Some((count, oldest)) = ticker.appeals else { return look.text("appeals-none") };
    let since = if count == 1 { "appeals-since-one" } else { "appeals-since" };
    let since = look.text_with(since, &[("day", &look.day(oldest))]);
    format!("{}, {since}", look.count("appeals-waiting", count))
}

/// When this person is reminded of a case, behind the letter for it: `z 11:30`, `z 26-11`, `z nu`.
pub fn reminder(at: Moment, office: &Office, look: &Look) -> String {
    let date = office.house.date(at);
    let when = if at <= office.now {
        look.text("remind-now")
    } else if date == office.today() {
        look.time(at, &office.house)
    } else {
        date.format("%d-%m").to_string()
    };
    format!("z {when}")
}

/// Who complains, as the screen calls them.
pub fn complainant(case: &Case, look: &Look) -> String {
    match &case.complainant {
        Complainant::Anonymous => look.text("anonymous"),
        Complainant::Known(contact) => {
            let name = shown(case.complainant.called().unwrap_or_default()).into_owned();
            match contact.relation {
                // "other" says nothing about anybody
                Some(relation) if relation != Relation::Other => format!("{name} ({})", look.choice(relation)),
                _ => name,
            }
        }
    }
}

/// What is to be done now, in a sentence; nothing where nothing is.
pub fn task(case: &Case, look: &Look) -> Option<String> {
    let who = shown(case.complainant.called().unwrap_or_default()).into_owned();
    let who = if who.is_empty() { look.text("the-complainant") } else { who };
    let key = match steps::next(case) {
        Act::WriteDown => "now-write-down",
        Act::Assess => "now-assess",
        Act::Accept => "now-accept",
        Act::Acknowledge => "now-acknowledge",
        Act::Hear(crate::procedure::Side::Respondent) => "now-hear-respondent",
        Act::Hear(_) => "now-hear-complainant",
        Act::Find => "now-find",
        Act::Propose => "now-propose",
        Act::Offer => "now-offer",
        Act::Answer => "now-answer",
        Act::CarryOut => "now-carry-out",
        Act::FollowUp => "now-follow-up",
        Act::Reply => "now-reply",
        Act::Close => "now-close",
        Act::Archive => "now-archive",
        Act::DecideAppeal => "now-decide-appeal",
        Act::Nothing => return None,
    };
    Some(look.text_with(key, &[("who", &who)]))
}

/// "Wat nu?": what is to be done, until when, and which key does it.
pub fn what_now(case: &Case, office: &Office, look: &Look) -> String {
    let Some(mut words) = task(case, look) else { return look.text("now-nothing") };
    if case.stage() == Stage::ToArchive && office.actor.is(Role::Archivist) {
        words.push(' ');
        words.push_str(&crate::lang::completeness(look.lang, case));
    }
    let next = steps::next(case);
    let can = Action::of(next).is_some_and(|action| action.hindrance(case, office).is_none());
    // what is told of others is asked of who can do it
    let asked = match next {
        Act::Archive => Some("now-archive-you"),
        Act::DecideAppeal => Some("now-decide-appeal-you"),
        Act::Accept => Some("now-accept-you"),
        _ => None,
    };
    if let Some(key) = asked.filter(|_| can) {
        words = look.text(key);
    }
    if let Some(reason) = steps::sent_back(case).filter(|_| next == Act::Close) {
        let reason = shown_lines(reason.as_str());
        let stop = if reason.ends_with(['.', '!', '?']) { "" } else { "." };
        words = look.text_with("now-sent-back", &[("reason", &format!("{reason}{stop}"))]);
    }
    if let Some(term) = case.next_term() {
        let level = term.level(office.today(), &office.house.calendar);
        let key = match level {
            Level::Overdue => "now-was-due",
            Level::Today => "now-due-today",
            _ => "now-due",
        };
        // the term of another step says which
        let is_own = steps::term_of(next).is_none_or(|name| name == term.name) && next != Act::Find;
        let key = if is_own { key.to_owned() } else { format!("{key}-of") };
        let (day, what) = (look.day(term.due), look.choice(term.name));
        words.push(' ');
        let near = look.nearness(&term, office);
        words.push_str(&look.text_with(&key, &[("day", &day), ("near", &near), ("what", &what)]));
    }
    if let Some(turn) = whose_turn(case, can, office, look) {
        words.push(' ');
        words.push_str(&turn);
    }
    words
}

/// Which key does what comes next, or who can; nothing where nobody in particular can.
fn whose_turn(case: &Case, can: bool, office: &Office, look: &Look) -> Option<String> {
    let who = match steps::turn(case) {
        Turn::Person(user) if user != office.actor.user => look.name_of(&user, &office.house),
        _ if can => return Some(look.text("now-press-w")),
        Turn::Archivist => look.text("turn-archivist"),
        Turn::Board => look.text("turn-board"),
        Turn::Complainant => case.responsible.as_ref().map(|user| look.name_of(user, &office.house))?,
        Turn::Person(_) | Turn::Anyone | Turn::Nobody => return None,
    };
    Some(look.text_with("now-turn-of", &[("who", &who)]))
}

/// Who, about what, when, whose: the key of the label, and the value.
pub fn facts(case: &Case, office: &Office, look: &Look) -> Vec<(&'static str, String)> {
    let house = &office.house;
    let responsible =
        case.responsible.as_ref().map_or_else(|| look.text("turn-anyone"), |user| look.name_of(user, house));
    let respondent = case.respondent.as_ref().map(|respondent| shown(respondent.name.as_str()).into_owned());
    let about: Vec<String> = [&case.exam, &case.location, &case.category]
        .into_iter()
        .flatten()
        .map(|line| shown(line.as_str()).into_owned())
        .collect();
    let received = format!("{}, {}", look.day_and_time(case.received_at, office), look.choice(case.channel));
    let mut facts = vec![
        (who_key(case.kind), complainant(case, look)),
        ("fact-received", received),
        ("fact-responsible", responsible),
    ];
    // only a complaint is against somebody, and gets a finding (D1, D2)
    if case.kind == Kind::Complaint {
        let finding = outcome(case, look);
        facts.push(("fact-respondent", respondent.unwrap_or_else(|| look.text("fact-unknown"))));
        facts.push(("fact-finding", finding));
    } else if let Some(respondent) = respondent {
        facts.push(("fact-respondent", respondent));
    }
    // the longest comes last, where it can run on
    facts.push(("fact-about", about.join(", ")));
    facts
}

/// How a complaint was judged, or how it ended without that.
pub fn outcome(case: &Case, look: &Look) -> String {
    match (case.finding(), &case.ending) {
        (Some(finding), _) => look.choice(finding),
        (None, Some(reached)) => look.choice(reached.ending),
        (None, None) => look.text("fact-none"),
    }
}

/// The label of who complains, signals or proposes.
pub fn who_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Complaint => "fact-complainant",
        Kind::Signal => "fact-signals",
        Kind::Proposal => "fact-proposes",
    }
}

/// How a value to choose reads.
pub fn option(label: &Label, look: &Look) -> String {
    match label {
        Label::Word(topic, name) => look.text(&format!("{topic}-{}", name.replace('_', "-"))),
        // how a text begins is cut with its sign wherever it is drawn
        Label::Plain(text) => shown(text).replace('…', look.glyphs.cut),
    }
}

fn listed(names: &[String]) -> String {
    names.iter().map(|name| shown(name)).collect::<Vec<_>>().join(", ")
}

/// What is wrong with the field `key`, or what belongs in it.
pub fn fault(fault: &Fault, key: &str, look: &Look) -> String {
    match fault {
        Fault::Required => look.text(&format!("required-{key}")),
        Fault::Unreadable => look.text("fault-unreadable"),
        Fault::TooLong(most) => look.text_with("fault-too-long", &[("most", &most.to_string())]),
        Fault::NotEmail => look.text("fault-not-email"),
        Fault::NotCase => look.text("fault-not-case"),
        Fault::NotDate(DateFault::Unreadable) => look.text("fault-not-date"),
        Fault::NotDate(DateFault::NoSuchDay { day, month, days }) => {
            let month_name = look.text(&format!("month-{month}"));
            let (day, month, days) = (day.to_string(), month.to_string(), days.to_string());
            let values =
                [("day", day.as_str()), ("number", month.as_str()), ("month", &month_name), ("days", days.as_str())];
            look.text_with("fault-no-such-day", &values)
        }
        Fault::HasBeen => look.text("fault-has-been"),
        Fault::DayOnly => look.text("fault-day-only"),
        Fault::NotYet { date, meant: None } => look.text_with("fault-not-yet", &[("date", &look.lang.date(*date))]),
        Fault::NotYet { date, meant: Some(meant) } => {
            let values = [("date", &*look.lang.date(*date)), ("meant", &*look.lang.date(*meant))];
            look.text_with("fault-not-yet-meant", &values)
        }
        Fault::Unknown(nearest) if nearest.is_empty() => look.text("fault-unknown"),
        Fault::Unknown(nearest) => look.text_with("fault-unknown-near", &[("near", &listed(nearest))]),
        Fault::Several(fitting) => look.text_with("fault-several", &[("fitting", &listed(fitting))]),
        Fault::NotDate(DateFault::NoSuchMonth(month)) => {
            look.text_with("fault-no-such-month", &[("month", &month.to_string())])
        }
    }
}

/// What a case is, and whether it is confidential.
pub fn kind(case: &Case, look: &Look) -> String {
    let kind = look.choice(case.kind);
    if case.confidential { format!("{kind}, {}", look.text("kind-confidential")) } else { kind }
}

/// That the yearly analysis is to be drawn up (G6). No year can be in this version, so the one before this is always open.
pub fn analysis_open(office: &Office, look: &Look) -> String {
    let year = (office.today().year() - 1).to_string();
    look.text_with("analysis-open", &[("year", &year)])
}

/// The question, in a sentence with the case and the effect.
pub fn question(ask: &Ask, office: &Office, look: &Look) -> String {
    match ask {
        Ask::Quit { overdue, soon, is_typing } => {
            let counts = look.text_with("ask-quit", &[("overdue", &overdue.to_string()), ("soon", &soon.to_string())]);
            if *is_typing { format!("{counts} {}", look.text("ask-quit-draft")) } else { counts }
        }
        Ask::Destroy { list, dossiers } => {
            let (list, count) = (list.to_string(), dossiers.len().to_string());
            let cases = listed_cases(dossiers, NAMED, look);
            look.text_with("ask-destroy", &[("list", &list), ("count", &count), ("cases", &cases)])
        }
        Ask::TakeOver(form) => look.text_with("ask-take-over", &[("what", &look.choice(form.action))]),
        Ask::Paste(text) => look.text_with("ask-paste", &[("count", &text.chars().count().to_string())]),
        Ask::Several { deed, cases, unable } => {
            let asked = several(deed, cases, office, look);
            let unable = (!unable.is_empty()).then(|| listed_cases(unable, NAMED, look));
            let told = unable.map(|cases| look.text_with("ask-several-unable", &[("cases", &cases)]));
            [asked].into_iter().chain(told).collect::<Vec<_>>().join(" ")
        }
        Ask::Act { action, number, wish } => match wish {
            Wish::Act(command) if matches!(**command, Command::HandOver { .. } | Command::Archive) => {
                several(&Deed::Act(*action, command.clone()), std::slice::from_ref(number), office, look)
            }
            Wish::Act(command) if matches!(**command, Command::Close { .. }) => {
                let measure = match &**command {
                    Command::Close { measure: MeasureChoice::New(title) } => {
                        look.text_with("ask-close-measure", &[("title", title.as_str())])
                    }
                    _ => look.text("ask-close-none"),
                };
                look.text_with("ask-close", &[("number", number.as_str()), ("measure", &measure)])
            }
            _ => look.text_with(&format!("ask-{}", name_of_act(*action)), &[("number", number.as_str())]),
        },
    }
}

fn name_of_act(action: Action) -> String {
    action.name().replace('_', "-")
}

/// The answer that does it: it says what it does.
pub fn yes(ask: &Ask, office: &Office, look: &Look) -> String {
    let of_act = |action: Action, command: &Command| match command {
        Command::HandOver { to, .. } if *to == office.actor.user => "take-over".to_owned(),
        _ => name_of_act(action),
    };
    let what = match ask {
        Ask::Quit { .. } => "quit".to_owned(),
        Ask::Paste(_) => "paste".to_owned(),
        Ask::Several { deed: Deed::Save(..), .. } => "save".to_owned(),
        Ask::Several { deed: Deed::Act(action, command), .. } => of_act(*action, command),
        Ask::Act { action, wish: Wish::Act(command), .. } => of_act(*action, command),
        Ask::Act { action, .. } => name_of_act(*action),
        Ask::TakeOver(_) => "go-on".to_owned(),
        Ask::Destroy { .. } => "destroy".to_owned(),
    };
    look.text(&format!("ask-yes-{what}"))
}

/// What is to be done to several cases, how many they are, and which.
fn several(deed: &Deed, cases: &[CaseNumber], office: &Office, look: &Look) -> String {
    let (count, named) = (cases.len().to_string(), listed_cases(cases, NAMED, look));
    let (key, who, what, folder) = match deed {
        Deed::Act(_, command) => match &**command {
            Command::HandOver { to, .. } if *to == office.actor.user => {
                ("take-over", String::new(), String::new(), String::new())
            }
            Command::HandOver { to, .. } => {
                ("hand-over", look.name_of(to, &office.house), String::new(), String::new())
            }
            _ => ("archive", String::new(), String::new(), String::new()),
        },
        Deed::Save(format, folder) => {
            ("save", String::new(), look.choice(*format), folder.to_string_lossy().into_owned())
        }
    };
    let one = if cases.len() == 1 { "-one" } else { "" };
    let values = [("count", count.as_str()), ("cases", &named), ("who", &who), ("what", &what), ("folder", &folder)];
    look.text_with(&format!("ask-several-{key}{one}"), &values)
}

/// The first of these cases, and how many more there are.
pub fn listed_cases(cases: &[CaseNumber], most: usize, look: &Look) -> String {
    let named: Vec<&str> = cases.iter().take(most).map(CaseNumber::as_str).collect();
    let joined = |named: &[&str]| named.join(", ");
    match (cases.len().saturating_sub(most), named.as_slice()) {
        (0, [first @ .., last]) if !first.is_empty() => {
            format!("{} {} {last}", joined(first), look.text("list-and"))
        }
        (0, named) => joined(named),
        (more, named) => look.text_with("cases-and-more", &[("cases", &joined(named)), ("count", &more.to_string())]),
    }
}

/// Why a term ends when it does: the sum, in the words of `key`, and the days in it that are no working days.
pub fn sum(key: &str, term: &Term, calendar: &Calendar, look: &Look) -> Vec<String> {
    let (from, due) = (look.lang.date(term.from), look.lang.date(term.due));
    let rule = match term.rule {
        TermRule::Promised => return vec![look.text_with("sum-promised", &[("due", &due)])],
        TermRule::Retention => return vec![look.text_with("sum-retention", &[("from", &from), ("due", &due)])],
        TermRule::Days(rule) => rule,
    };
    let (days, count) = (rule.days.to_string(), look.choice(rule.count));
    let begun = look.named("sum-from", term.name);
    let values = [("begun", begun.as_str()), ("from", &from), ("days", &days), ("count", &count), ("due", &due)];
    let mut sentences = vec![look.text_with(key, &values)];
    let off = Deadline { rule, from: term.from, due: term.due }.days_off(calendar);
    let off: Vec<String> = off
        .into_iter()
        .map(|(day, why)| format!("{} {}", look.day(day), day_off(why, look)).trim_end().to_owned())
        .collect();
    if !off.is_empty() {
        sentences.push(look.text_with(&format!("sum-off-{}", rule.count.name()), &[("days", &off.join(", "))]));
    }
    sentences
}

/// Why a day is no working day; nothing of what every calendar shows.
pub fn day_off(why: DayOff, look: &Look) -> String {
    match why {
        DayOff::Holiday(holiday) => look.choice(holiday),
        DayOff::Weekend => String::new(),
        DayOff::Closed => look.text("sum-closed"),
    }
}

/// What the menu calls everything in this language, with the other words that people use for it.
pub fn names(lang: Lang) -> Names {
    match lang {
        Lang::Nl => Names::of(|entry| sought_by(Lang::Nl, entry)),
        Lang::En => Names::of(|entry| sought_by(Lang::En, entry)),
    }
}

fn sought_by(lang: Lang, entry: Entry) -> String {
    let also = match entry {
        Entry::Act(action) => lang.find(&format!("also-{}", action.name().replace('_', "-"))),
        Entry::Desk(_) => None,
    };
    format!("{} {}", name_of(lang, entry), also.unwrap_or_default())
}

/// What the menu calls it.
pub fn name_of(lang: Lang, entry: Entry) -> String {
    match entry {
        Entry::Act(action) => lang.choice(action),
        Entry::Desk(does) => {
            keymap::binding_of(does).map(|binding| lang.text(&format!("menu-{}", binding.name))).unwrap_or_default()
        }
    }
}

/// What it is for: the sentence of the procedure behind an act, else one of our own.
pub fn about(entry: Entry, look: &Look) -> String {
    let name = match entry {
        Entry::Act(action) => match action.clause() {
            Some(clause) => {
                let sentence = look.text(&format!("clause-{}-sentence", clause.name()));
                return format!("{}: {sentence}", clause.code());
            }
            None => name_of_act(action),
        },
        Entry::Desk(does) => keymap::binding_of(does).map(|binding| binding.name.to_owned()).unwrap_or_default(),
    };
    look.text(&format!("about-{name}"))
}

/// What is said of the screen, by the name of its value.
pub fn of_screen(topic: Topic, value: &str, look: &Look) -> String {
    let of = match topic {
        Topic::Signs => "signs",
        Topic::Colours => "colours",
        Topic::Mouse | Topic::Bell | Topic::Letters => "switch",
    };
    look.text(&format!("{of}-{value}"))
}

/// Who changed the same text meanwhile, and at what time; empty where nobody did.
pub fn colleague(state: &State, look: &Look) -> (String, String) {
    let house = &state.office.house;
    let entry = state.entry_of_colleague();
    entry.map(|entry| (look.name_of(&entry.by, house), look.time(entry.at, house))).unwrap_or_default()
}
