//! The chosen case of the archive, to be read only, with what was sought marked in it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};

use super::widgets::Pane;
use super::widgets::text::{cut, cut_line, first_rows, fit, put, wrap};
use super::{Look, words};
use crate::desk::state::State;
use crate::lang::{self, capital, shown, shown_lines};
use crate::procedure::Kind;
use crate::procedure::case::{Case, Passage};
use crate::procedure::query::Query;

/// The width of the labels at the left.
const LABEL: usize = 18;
/// From so many rows on there are two for how long it is kept.
const ROOMY: u16 = 7;
/// So many of those who looked into it are named.
const READINGS: usize = 2;

/// Draws the case in hand in `area`.
pub fn draw(buffer: &mut Buffer, area: Rect, state: &State, look: &Look) {
    let Some(case) = state.case() else {
        let inner = Pane::new("").draw(buffer, area, look);
        put(buffer, inner, 0, 0, Line::styled(look.text("preview-none"), look.dim()));
        return;
    };
    let title = format!("{}  {}", case.number, look.text("archive-read-only"));
    let kind = words::kind(case, look);
    let inner = Pane::new(&title).right(&kind).draw(buffer, area, look);
    let lines = if inner.height >= 14 { tall(case, inner, state, look) } else { low(case, inner, state, look) };
    for (row, line) in (0..inner.height).zip(lines) {
        put(buffer, inner, 0, row, line);
    }
}

/// Where there is room: a fact on each line, then the texts, then how long it is kept.
fn tall(case: &Case, area: Rect, state: &State, look: &Look) -> Vec<Line<'static>> {
    let query = &state.archive.query;
    let room = usize::from(area.width);
    let text = look.theme.text();
    let mut lines: Vec<Line<'static>> = wrap(&shown(case.subject.as_str()), room)
        .iter()
        .map(|row| marked(row, query, text.patch(look.theme.heading()), look))
        .collect();
    lines.push(Line::default());
    lines.extend(facts(case, state, look).into_iter().map(|(label, value)| {
        let line = marked(&value, query, text, look);
        let mut line = cut_line(line, room.saturating_sub(LABEL), look.glyphs.cut);
        line.spans.insert(0, Span::styled(fit(&label, LABEL, look.glyphs.cut), look.dim()));
        line
    }));
    let kept: Vec<String> = kept(case, state, look).iter().flat_map(|words| wrap(words, room)).collect();
    let most = usize::from(area.height).saturating_sub(kept.len() + 1);
    let mut is_cut = false;
    for (name, words) in passages(case, query, look) {
        // a heading says nothing without a row of its text
        is_cut = lines.len() + 3 > most;
        if is_cut {
            break;
        }
        lines.push(Line::default());
        lines.push(Line::styled(cut(&name, room, look.glyphs.cut).into_owned(), look.dim()));
        let words = plainly_marked(&shown_lines(words), query, look);
        lines.extend(wrap(&words, room.saturating_sub(2)).iter().map(|row| marked_again(row, query, text, look)));
    }
    is_cut |= lines.len() > most;
    cut_off(&mut lines, most, is_cut, look);
    lines.push(Line::styled(look.glyphs.rule.repeat(room), look.theme.border(false)));
    lines.extend(kept.into_iter().map(|row| Line::styled(row, text)));
    lines
}

/// Where there is little: the facts on one line, a few lines of text, and how long it is kept.
fn low(case: &Case, area: Rect, state: &State, look: &Look) -> Vec<Line<'static>> {
    let query = &state.archive.query;
    let room = usize::from(area.width);
    // how it was judged stands in the list over it
    let finding = look.text("fact-finding");
    let facts = facts(case, state, look).into_iter().filter(|(label, _)| *label != finding);
    let values: Vec<String> = facts.map(|(_, value)| value).collect();
    let mut lines = vec![Line::styled(cut(&values.join("   "), room, look.glyphs.cut).into_owned(), look.dim())];
    let kept = wrap(&kept(case, state, look).join(" "), room);
    let kept = first_rows(kept, if area.height < ROOMY { 1 } else { 2 }, room, look.glyphs.cut);
    let most = usize::from(area.height).saturating_sub(kept.len());
    for (name, words) in passages(case, query, look) {
        if lines.len() > most {
            break;
        }
        let words = plainly_marked(&format!("{name}: {}", shown(words)), query, look);
        let rows = wrap(&words, room.saturating_sub(2));
        lines.extend(rows.iter().map(|row| marked_again(row, query, look.theme.text(), look)));
    }
    let is_cut = lines.len() > most;
    cut_off(&mut lines, most, is_cut, look);
    lines.extend(kept.into_iter().map(|row| Line::styled(row, look.dim())));
    lines
}

fn facts(case: &Case, state: &State, look: &Look) -> Vec<(String, String)> {
    let date = |on: crate::procedure::Date| on.format("%d-%m-%Y").to_string();
    let received = date(case.received_on);
    let dates = match &case.closed {
        Some(closed) => {
            look.text_with("found-received-closed", &[("received", &received), ("closed", &date(closed.on))])
        }
        None => received,
    };
    let finding = words::outcome(case, look);
    let responsible = case.responsible.as_ref();
    let responsible =
        responsible.map_or_else(|| look.text("turn-anyone"), |user| look.name_of(user, &state.office.house));
    let mut facts = vec![
        (look.text(words::who_key(case.kind)), words::complainant(case, look)),
        (look.text("fact-received"), dates),
    ];
    // there is none on a signal or a proposal
    facts.extend((case.kind == Kind::Complaint).then(|| (look.text("fact-finding"), finding)));
    facts.push((look.text("fact-responsible"), responsible));
    facts
}

/// Leaves the first `most` lines; where more was to be said, the last says so.
fn cut_off(lines: &mut Vec<Line<'static>>, most: usize, is_cut: bool, look: &Look) {
    lines.truncate(most);
    if let Some(last) = lines.last_mut().filter(|_| is_cut) {
        last.push_span(Span::styled(format!(" {}", look.glyphs.cut), look.dim()));
    }
}

/// The texts, each with what it is and whose, in the order of the procedure; the complaint first, then those in which something
/// was sought and found.
fn passages<'a>(case: &'a Case, query: &Query, look: &Look) -> Vec<(String, &'a str)> {
    let is_shown = |passage: &Passage| {
        !matches!(
            passage,
            Passage::Subject
                | Passage::Complainant
                | Passage::Heard
                | Passage::Respondent
                | Passage::About
                | Passage::File
        )
    };
    let mut texts: Vec<(Passage, &str)> = case.texts().into_iter().filter(|(passage, _)| is_shown(passage)).collect();
    texts.sort_by_key(|(passage, text)| {
        let step = match passage {
            Passage::Complaint => 0,
            Passage::Statement => 1,
            Passage::Finding => 2,
            Passage::Solution => 3,
            _ => 4,
        };
        (step > 0 && query.has_words() && query.marks(text).is_empty(), step)
    });
    let named = |(passage, text): (Passage, &'a str)| {
        // whose words they are is told by who said them, not by where they stand
        let said =
            case.statements.iter().find(|said| passage == Passage::Statement && std::ptr::eq(said.text.as_str(), text));
        let name = said.map_or_else(
            || match &case.ending {
                Some(ending) if passage == Passage::Ending => look.choice(ending.ending),
                _ => look.choice(passage),
            },
            |said| format!("{}, {}", look.choice(said.side), shown(said.party.as_str())),
        );
        (capital(&name), text)
    };
    texts.into_iter().map(named).collect()
}

/// How long it is kept, what belongs to it, and who looked into it last.
fn kept(case: &Case, state: &State, look: &Look) -> Vec<String> {
    let until = match (&case.archived, &case.hold) {
        (_, Some(hold)) => look.text_with("found-held", &[("day", &look.lang.date(hold.review))]),
        (Some(archived), None) => look.text_with("found-kept", &[("day", &look.lang.date(archived.keep_until))]),
        (None, None) => look.text("found-not-archived"),
    };
    let mut kept = vec![until];
    kept.extend((!case.attachments.is_empty()).then(|| look.count("found-files", case.attachments.len())));
    let last = state.hand.readings.iter().take(READINGS);
    let read = last.map(|reading| lang::reading_text(look.lang, reading, &state.office.house));
    kept.extend(read.map(|words| look.text_with("found-read", &[("words", &words)])));
    kept
}

/// Without colour what was sought stands between « and », which survives every terminal.
pub fn is_plain(look: &Look) -> bool {
    look.theme.today().bg.is_none_or(|color| color == Color::Reset)
}

/// A line in which what was sought is marked: by underline and background, without colour by « and ».
pub fn marked(text: &str, query: &Query, style: Style, look: &Look) -> Line<'static> {
    if is_plain(look) {
        return Line::styled(plainly_marked(text, query, look), style);
    }
    marked_again(text, query, style, look)
}

/// A text in which what was sought stands between « and », where there is no colour.
fn plainly_marked(text: &str, query: &Query, look: &Look) -> String {
    if !is_plain(look) {
        return text.to_owned();
    }
    let mut made = String::with_capacity(text.len());
    let mut at = 0;
    for mark in query.marks(text) {
        made.push_str(text.get(at..mark.start).unwrap_or_default());
        made.push_str(look.glyphs.marks.0);
        made.push_str(text.get(mark.clone()).unwrap_or_default());
        made.push_str(look.glyphs.marks.1);
        at = mark.end;
    }
    made.push_str(text.get(at..).unwrap_or_default());
    made
}

/// A row of a text that has its « and » already, where there is no colour; else the row with its marks.
fn marked_again(text: &str, query: &Query, style: Style, look: &Look) -> Line<'static> {
    if is_plain(look) {
        return Line::styled(text.to_owned(), style);
    }
    let found = look.theme.today().add_modifier(Modifier::UNDERLINED);
    let mut spans = Vec::new();
    let mut at = 0;
    for mark in query.marks(text) {
        spans.push(Span::styled(text.get(at..mark.start).unwrap_or_default().to_owned(), style));
        spans.push(Span::styled(text.get(mark.clone()).unwrap_or_default().to_owned(), found));
        at = mark.end;
    }
    spans.push(Span::styled(text.get(at..).unwrap_or_default().to_owned(), style));
    Line::from(spans)
}
