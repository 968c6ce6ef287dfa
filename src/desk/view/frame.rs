//! The lines that stand still on every screen: panes and time above, terms under them, and at the foot what happened, what
//! can be done here and the F-keys.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::layout::{Areas, Room};
use super::widgets::keys;
use super::widgets::text::{cut, cut_line, first_rows, put, put_right, width, wrap};
use super::{Look, hints, notice, words};
use crate::desk::state::archive::Keeping;
use crate::desk::state::dialog::Dialog;
use crate::desk::state::office::Office;
use crate::desk::state::ticker::Ticker;
use crate::desk::state::{Pane, State};
use crate::procedure::Role;

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
    // what was said of the form is not about what F4 opened
    let is_picking = matches!(state.dialogs.last(), Some(Dialog::Form(form)) if form.pick.is_some());
    let said = if is_picking { String::new() } else { said };
    let room = usize::from(areas.notice.width.saturating_sub(2));
    let said = first_rows(wrap(&said, room), 2, room, look.glyphs.cut);
    if said.len() < 2 {
        keys::hints(buffer, areas.hints, &hints::here(state, look, areas.room), look);
    }
    // why something is refused may be longer than a line; the keys come back with the next one
    for (place, line) in [areas.notice, areas.hints].into_iter().zip(said) {
        put(buffer, place, 1, 0, Span::styled(line, look.theme.notice()));
    }
    if areas.keys.height > 0 {
        keys::function_keys(buffer, areas.keys, &hints::function_keys(state, look), look);
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
    // destruction belongs to the archive, and has no number of its own
    let here = if state.pane == Pane::Destruction { Pane::Archive } else { state.pane };
    for ((pane, _), label) in PANES.iter().zip(labels) {
        spans.push(if *pane == here {
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

fn ticker(buffer: &mut Buffer, areas: &Areas, state: &State, look: &Look) {
    let is_archivist = state.office.actor.is(Role::Archivist);
    if matches!(state.pane, Pane::Archive | Pane::Destruction) && is_archivist
        || state.pane != Pane::Analysis && state.office.is_for_archive()
    {
        return archivist_ticker(buffer, areas, state, look);
    }
    if state.pane == Pane::Analysis || state.office.is_for_analysis() {
        let label = if areas.room.is_roomy() { format!(" {} ", look.text("analysis-ticker")) } else { String::new() };
        let words = format!("{label} {} {}", look.glyphs.upcoming, words::analysis_open(&state.office, look));
        let more = format!("{words} {}", look.text("analysis-nameless"));
        // true of the figures only
        let has_room = state.pane == Pane::Analysis && width(&more) <= usize::from(areas.ticker.width);
        let words = if has_room { more } else { words };
        let words = cut(&words, areas.ticker.width.into(), look.glyphs.cut);
        return put(buffer, areas.ticker, 0, 0, Line::styled(words, look.theme.text().patch(look.theme.accent())));
    }
    if !state.office.sees_cases() {
        let words = format!(" {}", look.text("ticker-no-cases"));
        return put(buffer, areas.ticker, 0, 0, Line::styled(words, look.dim()));
    }
    if state.office.is_for_appeals() && state.inbox.is_loaded {
        return board_ticker(buffer, areas, state, look);
    }
    let Ticker { overdue, today, week, first, appeals: _ } = &state.ticker;
    let glyphs = look.glyphs;
    // something passed that nobody has seen
    let mut spans = vec![Span::raw(if state.passed.count() > 0 { "!" } else { " " })];
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
    let urgent = next_hint(areas, look);
    // a blank before F7 and one behind it, and none behind the last that is told
    let room = usize::from(areas.ticker.width).saturating_sub(width(&urgent) + 2) + 1;
    let mut used: usize = spans.iter().map(|span| width(&span.content)).sum();
    if let Some(words) = reminder(state, look) {
        used += width(&words) + 4;
        if used <= room {
            spans.push(Span::styled(format!("{} ", glyphs.divider), look.theme.border(false)));
            spans.push(Span::styled(words, look.theme.accent()));
            spans.push(Span::raw("  "));
        }
    }
    // what passed and nobody saw comes first: F7 goes there
    let (new, known): (Vec<_>, Vec<_>) = first.iter().partition(|(number, _)| state.passed.is_new(number));
    for (number, term) in new.into_iter().chain(known) {
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
    if !first.is_empty() {
        put_next_hint(buffer, areas, state, look);
    }
}

/// What F7 does, as long as there is room for it.
fn next_hint(areas: &Areas, look: &Look) -> String {
    if areas.room.is_roomy() { look.text("ticker-next") } else { "F7".to_owned() }
}

/// Says at the right end of the line that F7 goes to what is urgent, where it does.
fn put_next_hint(buffer: &mut Buffer, areas: &Areas, state: &State, look: &Look) {
    if areas.room != Room::Small && state.has_focus() {
        put_right(buffer, areas.ticker, 0, Line::styled(format!("{} ", next_hint(areas, look)), look.dim()));
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
    if state.ticker.appeals.is_some() {
        put_next_hint(buffer, areas, state, look);
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
    if to_archive > 0 && areas.room.is_roomy() && state.office.is_for_archive() {
        put_next_hint(buffer, areas, state, look);
    }
}

/// The one sentence of a screen that is too small.
pub fn too_small(buffer: &mut Buffer, area: Rect, look: &Look) {
    let (columns, rows) = (area.width.to_string(), area.height.to_string());
    let words = look.text_with("too-small", &[("columns", &columns), ("rows", &rows)]);
    let lines = wrap(&words, area.width.into());
    super::widgets::text::put_lines(buffer, area, lines, Style::new());
}
