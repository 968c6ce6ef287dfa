//! The lines that stand still on every screen: panes and time above, terms under them, and at the foot what happened, what
//! can be done here and the F-keys.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::layout::{Areas, Room};
use super::widgets::keys::{self, Hint};
use super::widgets::text::{cells, cut, cut_line, first_rows, put, width, wrap};
use super::{Look, notice, words};
use crate::desk::state::action::Action;
use crate::desk::state::archive::Keeping;
use crate::desk::state::dialog::Dialog;
use crate::desk::state::form::Pick;
use crate::desk::state::keymap::{self, Does};
use crate::desk::state::office::Office;
use crate::desk::state::ticker::Ticker;
use crate::desk::state::{Pane, State};
use crate::procedure::{Role, steps};

const PANES: [(Pane, &str); 5] = [
    (Pane::Inbox, "inbox"),
    (Pane::Case, "case"),
    (Pane::Hearing, "hearing"),
    (Pane::Archive, "archive"),
    (Pane::Analysis, "analysis"),
];

/// Draws all of them.
pub fn draw(buffer: &mut Buffer, areas: &Areas, state: &State, look: &Look) {
    title(buffer, areas, state, look);
    ticker(buffer, areas, state, look);
    let said = notice::words(&state.notice, state, look);
    let said = if said.is_empty() { notice::others(state, look) } else { said };
    let room = usize::from(areas.notice.width.saturating_sub(2));
    let said = first_rows(wrap(&said, room), 2, room, look.glyphs.cut);
    if said.len() < 2 {
        keys::hints(buffer, areas.hints, &hints(state, look, areas.room), look);
    }
    // why something is refused may be longer than a line; the keys come back with the next one
    for (place, line) in [areas.notice, areas.hints].into_iter().zip(said) {
        put(buffer, place, 1, 0, Line::styled(line, look.theme.text()));
    }
    if areas.keys.height > 0 {
        keys::function_keys(buffer, areas.keys, &function_keys(state, look), look);
    }
}

fn title(buffer: &mut Buffer, areas: &Areas, state: &State, look: &Look) {
    let bar = look.theme.bar();
    buffer.set_style(areas.title, bar);
    let office = &state.office;
    let is_roomy = areas.room.is_roomy();
    let mut spans = vec![Span::raw(" ")];
    if is_roomy {
        spans.push(Span::styled(look.text("program"), look.theme.heading()));
        spans.push(Span::raw(" "));
    }
    if office.is_practice {
        spans.push(Span::styled(format!(" {} ", look.text("practice")), look.theme.today()));
        spans.extend((areas.room != Room::Small).then(|| Span::raw(" ")));
    }
    let labels = |is_short: bool| -> Vec<String> {
        let key = |name: &str| if is_short { format!("pane-{name}-short") } else { format!("pane-{name}") };
        PANES.iter().zip(1..).map(|((_, name), at)| format!("{at} {}", look.text(&key(name)))).collect()
    };
    let used: usize = spans.iter().map(|span| width(&span.content)).sum();
    let room = usize::from(areas.title.width).saturating_sub(used);
    let fits = |labels: &[String], when: &str| {
        labels.iter().map(|label| width(label) + 2).sum::<usize>() + width(when) <= room
    };
    let whens = who_and_when(areas.room, office, look);
    let long = labels(false);
    let is_long = is_roomy && whens.first().is_some_and(|when| fits(&long, when));
    let labels = if is_long { long } else { labels(true) };
    let when = whens.into_iter().find(|when| fits(&labels, when)).unwrap_or_default();
    for ((pane, _), label) in PANES.iter().zip(labels) {
        spans.push(if *pane == state.pane {
            Span::styled(format!("[{label}]"), bar.patch(look.theme.accent()).patch(look.theme.heading()))
        } else {
            Span::raw(format!(" {label} "))
        });
    }
    put(buffer, areas.title, 0, 0, Line::from(spans).style(bar));
    put_right(buffer, areas.title, 0, Line::styled(when, bar));
}

/// Who sits here and what time it is, the longest that there may be room for first.
fn who_and_when(room: Room, office: &Office, look: &Look) -> Vec<String> {
    let name = look.name_of(&office.actor.user, &office.house);
    let (time, initials) = (look.time(office.now, &office.house), initials(&name));
    let mut whens = vec![format!("{time} ")];
    if room != Room::Small {
        whens.insert(0, format!("{initials} {time} "));
        whens.insert(0, format!("{initials} {} {time} ", look.day(office.today())));
    }
    if room.is_roomy() {
        whens.insert(0, format!("{name}  {} {time} ", look.lang.date(office.today())));
    }
    whens
}

/// The first letters of the parts of a name: `MdV`.
fn initials(name: &str) -> String {
    name.split_whitespace().filter_map(|part| part.chars().find(|c| c.is_alphanumeric())).take(4).collect()
}

/// Draws `line` against the right end of `area`.
fn put_right(buffer: &mut Buffer, area: Rect, row: u16, line: Line<'_>) {
    let used: usize = line.spans.iter().map(|span| width(&span.content)).sum();
    let column = area.width.saturating_sub(cells(used));
    put(buffer, area, column, row, line);
}

fn ticker(buffer: &mut Buffer, areas: &Areas, state: &State, look: &Look) {
    let is_archivist = state.office.actor.is(Role::Archivist);
    if state.pane == Pane::Archive && is_archivist || state.pane != Pane::Analysis && state.office.is_for_archive() {
        return archivist_ticker(buffer, areas, state, look);
    }
    if state.pane == Pane::Analysis || state.office.is_for_analysis() {
        let words = format!(" {} {}", look.glyphs.upcoming, words::analysis_open(&state.office, look));
        let more = format!("{words} {}", look.text("analysis-nameless"));
        let words = if width(&more) <= usize::from(areas.ticker.width) { more } else { words };
        let words = cut(&words, areas.ticker.width.into(), look.glyphs.cut);
        return put(buffer, areas.ticker, 0, 0, Line::styled(words, look.theme.text().patch(look.theme.accent())));
    }
    if !state.office.sees_cases() {
        let words = format!(" {} {}", look.glyphs.waiting, look.text("ticker-no-cases"));
        return put(buffer, areas.ticker, 0, 0, Line::styled(words, look.dim()));
    }
    if state.office.is_for_appeals() && state.inbox.is_loaded {
        return board_ticker(buffer, areas, state, look);
    }
    let Ticker { overdue, today, week, first, appeals: _ } = &state.ticker;
    let glyphs = look.glyphs;
    let mut spans = vec![Span::raw(" ")];
    if areas.room.is_roomy() {
        spans.push(Span::styled(format!("{}  ", look.text("ticker")), look.dim()));
    }
    if state.inbox.is_loaded && overdue + today + week == 0 {
        spans.push(Span::styled(format!("{} {}", glyphs.done, look.text("ticker-nothing")), look.dim()));
    } else if state.inbox.is_loaded {
        let counts = [
            (overdue, glyphs.overdue, "ticker-overdue", look.theme.overdue()),
            (today, glyphs.today, "ticker-today", look.theme.today()),
            (week, glyphs.upcoming, "ticker-week", look.theme.accent()),
        ];
        for (count, sign, key, style) in counts {
            let style = if *count == 0 { look.theme.dim() } else { style };
            let mut words = format!("{sign} {} {}", look.up_to(*count), look.text(key));
            if key == "ticker-overdue" && state.passed.count() > 0 {
                let new = state.passed.count().to_string();
                words = format!("{words} {}", look.text_with("ticker-new", &[("count", &new)]));
            }
            spans.push(Span::styled(words, style));
            spans.push(Span::raw("  "));
        }
    }
    let urgent = look.text("ticker-next");
    let room = usize::from(areas.ticker.width).saturating_sub(width(&urgent) + 4);
    let mut used: usize = spans.iter().map(|span| width(&span.content)).sum();
    if let Some(words) = reminder(state, look) {
        used += width(&words) + 4;
        if used <= room {
            spans.push(Span::styled(format!("{} ", glyphs.divider), look.theme.border(false)));
            spans.push(Span::styled(words, look.theme.accent()));
            spans.push(Span::raw("  "));
        }
    }
    for (number, term) in first {
        let level = term.level(state.office.today(), &state.office.house.calendar);
        let what = look.named("ticker-term", term.name);
        let words = format!(
            "{} {} {what} {}",
            glyphs.level(level),
            words::short_number(number),
            look.nearness(term, &state.office)
        );
        used += width(&words) + 4;
        if used > room {
            break;
        }
        spans.push(Span::styled(format!("{} ", glyphs.divider), look.theme.border(false)));
        spans.push(Span::raw(words));
        spans.push(Span::raw("  "));
    }
    put(buffer, areas.ticker, 0, 0, Line::from(spans).style(look.theme.text()));
    if !first.is_empty() && areas.room != Room::Small {
        put_right(buffer, areas.ticker, 0, Line::styled(format!("{urgent} "), look.dim()));
    }
}

/// The case whose time to be reminded of has come.
fn reminder(state: &State, look: &Look) -> Option<String> {
    let number = state.reminded_of().next()?;
    Some(look.text_with("ticker-reminder", &[("number", words::short_number(number))]))
}

/// What waits for the board.
fn board_ticker(buffer: &mut Buffer, areas: &Areas, state: &State, look: &Look) {
    let label = if areas.room.is_roomy() { format!("{}  ", look.text("board-ticker")) } else { String::new() };
    let (sign, style) = match state.ticker.appeals {
        Some(_) => (look.glyphs.today, look.theme.today()),
        None => (look.glyphs.done, look.dim()),
    };
    let said = words::appeals(&state.ticker, look);
    let spans = vec![Span::raw(" "), Span::styled(label, look.dim()), Span::styled(format!("{sign} {said}"), style)];
    put(buffer, areas.ticker, 0, 0, Line::from(spans).style(look.theme.text()));
    if state.ticker.appeals.is_some() && areas.room != Room::Small {
        put_right(buffer, areas.ticker, 0, Line::styled(format!("{} ", look.text("ticker-next")), look.dim()));
    }
}

/// What waits for the archivist.
fn archivist_ticker(buffer: &mut Buffer, areas: &Areas, state: &State, look: &Look) {
    let Some(Keeping { to_archive, expired }) = state.archive.keeping else { return };
    let label = if areas.room.is_roomy() { format!("{}  ", look.text("archive-ticker")) } else { String::new() };
    let mut spans = vec![Span::raw(" "), Span::styled(label, look.dim())];
    let counts = [
        (to_archive, look.glyphs.today, "archive-waiting", look.theme.today()),
        (expired, look.glyphs.overdue, "archive-expired", look.theme.overdue()),
    ];
    for (count, sign, key, style) in counts {
        let style = if count == 0 { look.dim() } else { style };
        let words = look.count(key, usize::try_from(count).unwrap_or(usize::MAX));
        spans.push(Span::styled(format!("{sign} {words}"), style));
        spans.push(Span::raw("  "));
    }
    if let Some(words) = reminder(state, look) {
        spans.extend([Span::styled(words, look.theme.accent()), Span::raw("  ")]);
    }
    spans.pop();
    let line = cut_line(Line::from(spans), areas.ticker.width.into(), look.glyphs.cut);
    put(buffer, areas.ticker, 0, 0, line.style(look.theme.text()));
}

fn hint(key: &str, word: String) -> Hint {
    Hint { key: key.to_owned(), word }
}

fn hints(state: &State, look: &Look, room: Room) -> Vec<Hint> {
    let named = |pairs: &[(&str, &str)]| pairs.iter().map(|(key, word)| hint(key, look.text(word))).collect();
    let up_down = look.glyphs.up_down;
    match state.dialogs.last() {
        Some(Dialog::Form(form)) if form.pick.is_some() => {
            let mut hints: Vec<Hint> =
                named(&[(up_down, "hint-choose"), ("Enter", "hint-take"), ("Esc", "hint-close")]);
            let is_calendar = matches!(form.pick, Some(Pick::Calendar(_)));
            hints.push(hint("PgUp PgDn", look.text(if is_calendar { "hint-month" } else { "hint-leaf" })));
            hints
        }
        Some(Dialog::Form(form)) => {
            let mut hints = vec![hint(&look.text("hint-typing"), String::new())];
            let save = if form.waiting.is_some() { "hint-saving" } else { "hint-save" };
            hints.extend([
                hint("F2", look.text(save)),
                hint("Esc", look.text("hint-close-form")),
                hint("Tab", look.text("hint-next-field")),
            ]);
            hints.extend(form.can_pick().then(|| hint("F4", look.text("hint-pick"))));
            hints.extend([hint("Shift-Tab", look.text("hint-previous-field")), hint("Ctrl-Z", look.text("hint-undo"))]);
            hints
        }
        Some(Dialog::Pick(_)) => named(&[("Enter", "hint-do"), (up_down, "hint-choose"), ("Esc", "hint-close")]),
        Some(Dialog::Menu(_)) => named(&[("Enter", "hint-do"), (up_down, "hint-choose"), ("Esc", "hint-close")]),
        Some(Dialog::Question(_)) => named(&[
            (look.text("key-yes").as_str(), "hint-yes"),
            ("N", "hint-no"),
            ("Enter", "hint-no"),
            ("Esc", "hint-no"),
        ]),
        Some(Dialog::Help(help)) if help.is_seeking => named(&[("Enter", "hint-to-list"), ("Esc", "hint-empty")]),
        Some(Dialog::Help(_)) => named(&[
            ("PgDn", "hint-further"),
            ("PgUp", "hint-earlier"),
            ("/", "hint-seek-help"),
            ("p", "hint-print-card"),
            ("Esc", "hint-close"),
        ]),
        Some(Dialog::Print(print)) => {
            let does = if print.path.is_some() { "hint-write" } else { "hint-read" };
            named(&[("Enter", does), (up_down, "hint-choose"), ("Esc", "hint-close")])
        }
        Some(Dialog::Log(_)) => named(&[("PgDn", "hint-further"), ("PgUp", "hint-earlier"), ("Esc", "hint-close")]),
        Some(Dialog::Conflict(_)) => {
            named(&[("1 2 3 4", "hint-choose"), ("Enter", "hint-do"), ("Esc", "hint-to-text")])
        }
        Some(Dialog::Resume(_)) => named(&[("Enter", "hint-go-on"), ("Esc", "hint-not-now")]),
        Some(Dialog::Screen(_)) => {
            named(&[(up_down, "hint-choose"), ("Enter", "screen-changes"), ("Esc", "hint-close")])
        }
        // both cover this line
        Some(Dialog::Curtain | Dialog::Reading(..)) => Vec::new(),
        Some(Dialog::Undo(_)) => named(&[
            (look.text("key-yes").as_str(), "hint-yes"),
            (up_down, "hint-choose"),
            ("N", "hint-no"),
            ("Esc", "hint-no"),
        ]),
        Some(Dialog::Terms) => named(&[("Esc", "hint-close")]),
        None if state.pane == Pane::Archive => {
            let pairs = [
                (up_down, "hint-choose"),
                ("Enter", "hint-read"),
                ("F4", "hint-pick"),
                ("Esc", "hint-empty-or-back"),
                ("F9", "hint-menu"),
            ];
            let mut hints = vec![hint(&look.text("hint-typing"), look.text("hint-seeks"))];
            hints.extend(named(&pairs) as Vec<Hint>);
            hints
        }
        None if state.pane == Pane::Destruction && state.destruction.certificate.is_some() => {
            named(&[(up_down, "hint-leaf"), ("Esc", "hint-close")])
        }
        None if state.pane == Pane::Destruction => {
            let mut hints: Vec<Hint> = named(&[(up_down, "hint-choose")]);
            hints.extend(state.act_of_enter().map(|action| hint("Enter", look.named("hint", action))));
            let other: &[(&str, &str)] = &[("F9", "hint-menu"), ("PgUp PgDn", "hint-leaf"), ("Esc", "hint-close")];
            hints.extend(named(other));
            hints
        }
        None if state.pane == Pane::Analysis => named(&[
            (look.glyphs.left_right, "hint-year"),
            ("Tab", "hint-part"),
            (up_down, "hint-leaf"),
            (look.text("key-space").as_str(), "hint-table"),
            ("Esc", "hint-back"),
            ("F9", "hint-menu"),
        ]),
        None if state.pane == Pane::Inbox && state.inbox.is_seeking => {
            named(&[(up_down, "hint-choose"), ("Enter", "hint-to-list"), ("Esc", "hint-empty")])
        }
        None if state.has_marked() => marked_hints(state, look),
        None => pane_hints(state, look, room),
    }
}

/// What can be done to all that are marked.
fn marked_hints(state: &State, look: &Look) -> Vec<Hint> {
    let space = look.text("key-space");
    let mut hints = vec![hint(&space, look.text("hint-mark")), hint("d", look.text("key-hand-over"))];
    hints.extend(state.office.actor.is(Role::Archivist).then(|| hint("i", look.text("hint-archive"))));
    hints.extend(state.office.own_folder.is_some().then(|| hint("p", look.text("hint-write"))));
    hints.extend([hint("Esc", look.text("hint-unmark")), hint("F9", look.text("hint-menu"))]);
    hints
}

fn pane_hints(state: &State, look: &Look, room: Room) -> Vec<Hint> {
    let mut hints = match state.pane {
        Pane::Inbox if state.inbox.cases.is_empty() => {
            let first = if state.office.actor.is(Role::CaseWorker) {
                ("F6", "hint-new")
            } else if state.office.is_for_analysis() {
                ("5", "key-analysis")
            } else if state.office.is_for_archive() || state.office.is_for_appeals() {
                ("4", "key-search")
            } else {
                ("F9", "hint-menu")
            };
            let others = [("x", "key-practice"), ("y", "key-screen"), ("F1", "hint-help"), ("F10", "hint-quit")];
            let all = std::iter::once(first).chain(others);
            return all.map(|(key, word)| hint(key, look.text(word))).collect();
        }
        Pane::Inbox => vec![hint("Enter", look.text("hint-open"))],
        Pane::Case => vec![hint("PgUp PgDn", look.text("hint-leaf"))],
        Pane::Hearing | Pane::Archive | Pane::Destruction | Pane::Analysis => {
            vec![hint(look.glyphs.up_down, look.text("hint-point"))]
        }
    };
    let Some(case) = state.hand.shown() else { return hints };
    // what can be done now comes first, the step in hand before the others; the rest is in the menu
    let (next, after_what_now) = (Action::of(steps::next(case)), hints.len() + 1);
    for binding in keymap::all() {
        let is_shown = match binding.does {
            Does::Act([Action::Compare]) if state.pane != Pane::Hearing => false,
            Does::Act(acts) => acts.iter().any(|act| act.hindrance(case, &state.office).is_none()),
            Does::WhatNow | Does::Explain | Does::Menu => true,
            Does::Mine | Does::Find => state.pane == Pane::Inbox,
            Does::Help => room == Room::Normal,
            _ => false,
        };
        if is_shown {
            let shown = hint(&binding.letter.to_string(), look.text(&format!("key-{}", binding.name)));
            let is_next = matches!(binding.does, Does::Act(acts) if next.is_some_and(|next| acts.contains(&next)));
            let place = if is_next { after_what_now.min(hints.len()) } else { hints.len() };
            hints.insert(place, shown);
        }
    }
    hints
}

fn function_keys(state: &State, look: &Look) -> [String; 10] {
    let word = |name: &str| look.text(&format!("fkey-{name}"));
    let is_form = matches!(state.dialogs.last(), Some(Dialog::Form(_)));
    let is_filled_in = matches!(state.dialogs.last(), Some(Dialog::Form(form)) if form.pick.is_none());
    let can_pick = matches!(state.dialogs.last(), Some(Dialog::Form(form)) if form.can_pick());
    let is_writing = matches!(state.dialogs.last(), Some(Dialog::Print(print)) if print.path.is_some());
    let is_free = state.dialogs.is_empty();
    // there they are only tried
    let acts = !matches!(state.dialogs.last(), Some(Dialog::Screen(_)));
    let when = |is: bool, name: &str| if is { word(name) } else { String::new() };
    [
        when(is_free || is_form, "help"),
        when(is_filled_in || is_writing, "save"),
        when(acts, "back"),
        when(can_pick || is_free && state.pane == Pane::Archive, "pick"),
        when(is_free, "reload"),
        when(is_free, "new"),
        when(is_free, "due"),
        when(is_free, "find"),
        when(is_free, "menu"),
        when(acts, "quit"),
    ]
}

/// The one sentence of a screen that is too small.
pub fn too_small(buffer: &mut Buffer, area: Rect, look: &Look) {
    let (columns, rows) = (area.width.to_string(), area.height.to_string());
    let words = look.text_with("too-small", &[("columns", &columns), ("rows", &rows)]);
    let lines = wrap(&words, area.width.into());
    super::widgets::text::put_lines(buffer, area, lines, Style::new());
}
