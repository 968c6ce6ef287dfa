//! The dossier: all that happened, in order, each with its time, its person and its text.

use super::widgets::text::{fit, width, wrap};
use super::{Look, words};
use crate::desk::state::office::Office;
use crate::lang::{self, entry_text, entry_title, reading_text, shown, shown_lines};
use crate::procedure::case::Case;
use crate::procedure::journal::Entry;
use crate::procedure::reading::Reading;
use crate::procedure::steps;

/// The width of the column of times.
const TIME: usize = 17;
/// The width of the column of steps, as they are numbered on paper.
const STEP: usize = 2;
/// How many lookings stand under a dossier.
const READINGS: usize = 5;

/// A line of the dossier; the first line of an entry is stronger.
pub struct DossierLine {
    /// The words.
    pub words: String,
    /// It begins an entry.
    pub is_head: bool,
}

/// All lines, for `columns` cells.
pub fn lines(case: &Case, office: &Office, columns: u16, look: &Look) -> Vec<DossierLine> {
    let columns = usize::from(columns);
    let room = columns.saturating_sub(TIME + STEP);
    let mut lines = Vec::new();
    for entry in &case.journal {
        let time = fit(&look.day_and_time(entry.at, office), TIME, "");
        let who = look.name_of(&entry.by, &office.house);
        let is_undone = case.undone.contains(&entry.number);
        let title = entry_title(look.lang, entry, &office.house);
        let title = if is_undone { format!("{title} {}", look.text("dossier-undone")) } else { title };
        let step = steps::clause_of(&entry.event, case.kind).and_then(words::step_number);
        let step = fit(&step.map(String::from).unwrap_or_default(), STEP, "");
        let mut wrapped = wrap(&title, room.saturating_sub(width(&who) + 2).max(20)).into_iter();
        let first = wrapped.next().unwrap_or_default();
        let gap = columns.saturating_sub(TIME + STEP + width(&first) + width(&who));
        lines.push(DossierLine { words: format!("{time}{step}{first}{}{who}", " ".repeat(gap)), is_head: true });
        let blank = " ".repeat(TIME + STEP);
        lines.extend(wrapped.map(|words| DossierLine { words: format!("{blank}{words}"), is_head: true }));
        // what was taken back is in the log word for word
        if let Some(text) = text_of(case, entry, look).filter(|_| !is_undone) {
            let text = wrap(&text, room);
            lines
                .extend(text.into_iter().map(|words| DossierLine { words: format!("{blank}{words}"), is_head: false }));
        }
    }
    lines
}

/// The cases that it is linked with.
pub fn links(case: &Case, columns: u16, look: &Look) -> Vec<DossierLine> {
    if case.links.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![(String::new(), false), (look.text("links-title"), true)];
    let words = lang::links(look.lang, case);
    lines.extend(wrap(&words, columns.into()).into_iter().map(|words| (words, false)));
    lines.into_iter().map(|(words, is_head)| DossierLine { words, is_head }).collect()
}

/// Who looked into the case: the last few, and how many before them.
pub fn readings(readings: &[Reading], office: &Office, columns: u16, look: &Look) -> Vec<DossierLine> {
    if readings.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![(String::new(), false), (look.text("readings-title"), true)];
    for reading in readings.iter().take(READINGS) {
        let words = reading_text(look.lang, reading, &office.house);
        lines.extend(wrap(&words, columns.into()).into_iter().map(|words| (words, false)));
    }
    let earlier = readings.len().saturating_sub(READINGS);
    if earlier > 0 {
        lines.push((look.text_with("readings-earlier", &[("count", &earlier.to_string())]), false));
    }
    lines.into_iter().map(|(words, is_head)| DossierLine { words, is_head }).collect()
}

/// The text of an entry as it reads now, made safe; a correction in its place, with the reason.
pub fn text_of(case: &Case, entry: &Entry, look: &Look) -> Option<String> {
    let text = entry_text(look.lang, &entry.event)?;
    let corrected = case.corrections.iter().rev().find(|correction| correction.of == entry.number);
    let text = corrected.map_or(text, |correction| {
        let reason = look.text_with("dossier-corrected", &[("reason", &shown(correction.reason.as_str()))]);
        format!("{}\n({reason})", correction.text)
    });
    Some(shown_lines(&text).into_owned())
}
