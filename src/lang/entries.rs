//! What happened, in words: the line of an entry in the dossier, and the free text that it holds.

use super::Lang;
use crate::procedure::case::{Case, Link};
use crate::procedure::house::House;
use crate::procedure::journal::{Entry, Event, FollowUpPlan, MeasureChoice};
use crate::procedure::{Choice, Date, Text};

/// What an entry is called: `Notitie`.
pub fn entry_name(lang: Lang, entry: &Entry) -> String {
    lang.text(&format!("event-{}", entry.event.name()).replace('_', "-"))
}

/// What an entry says happened: "Ontvangst bevestigd, telefonisch".
pub fn entry_title(lang: Lang, entry: &Entry, house: &House) -> String {
    let title = entry_name(lang, entry);
    match detail(lang, entry, house) {
        detail if detail.is_empty() => title,
        detail => format!("{title}: {}", super::shown(&detail)),
    }
}

/// What the title says beside the event itself.
fn detail(lang: Lang, entry: &Entry, house: &House) -> String {
    // the day of the entry stands beside it already
    let on_day = |date: &Date| if *date == house.date(entry.at) { String::new() } else { lang.date(*date) };
    let day = |key: &str, date| lang.text_with(key, &[("day", &lang.date(date))]);
    let join = |parts: &[String]| parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ");
    match &entry.event {
        Event::Registered(it) => {
            let anonymous = if it.kind == it.came_in_as { String::new() } else { lang.text("came-in-anonymously") };
            join(&[lang.choice(it.kind), lang.choice(it.channel), anonymous])
        }
        Event::Assessed { kind, category, .. } => {
            join(&[lang.choice(*kind), category.as_ref().map(ToString::to_string).unwrap_or_default()])
        }
        Event::HandOverOffered { to, .. } | Event::Reassigned { to, .. } => house.name_of(to).to_owned(),
        Event::TakenOver { from, .. } => from.as_ref().map(|user| house.name_of(user).to_owned()).unwrap_or_default(),
        Event::Reclassified { kind, .. } | Event::Identified { kind, .. } => lang.choice(*kind),
        Event::ConfidentialSet { confidential } => lang.text(if *confidential { "state-on" } else { "state-off" }),
        Event::RespondentNamed { respondent } => respondent.name.to_string(),
        Event::Acknowledged { by_means, on, .. } | Event::ContactAttempted { by_means, on, .. } => {
            join(&[lang.choice(*by_means), on_day(on)])
        }
        Event::PointAdded { point, .. } => lang.text_with("on-point", &[("point", &point.to_string())]),
        Event::PointCompared { point, agreement } => {
            join(&[lang.text_with("on-point", &[("point", &point.to_string())]), lang.choice(*agreement)])
        }
        Event::StatementRecorded { side, party, by_means, on, point, .. } => {
            let point = point.map(|point| lang.text_with("on-point", &[("point", &point.to_string())]));
            join(&[
                lang.choice(*side),
                party.to_string(),
                lang.choice(*by_means),
                on_day(on),
                point.unwrap_or_default(),
            ])
        }
        Event::NotHeard { side, ground, .. } => join(&[lang.choice(*side), lang.choice(*ground)]),
        Event::Found { points, finding, .. } => {
            let points: Vec<String> = points.iter().map(ToString::to_string).collect();
            let on = if points.is_empty() {
                lang.text("on-the-whole")
            } else {
                lang.text_with("on-point", &[("point", &points.join(", "))])
            };
            join(&[lang.choice(*finding), on])
        }
        Event::Promised { deadline, .. } => lang.date(deadline.due),
        Event::Offered { by_means, on, appeal_named, .. } => {
            let appeal = lang.text(if *appeal_named { "appeal-named" } else { "appeal-not-named" });
            join(&[lang.choice(*by_means), on_day(on), appeal])
        }
        Event::Answered { answer, .. } => lang.choice(*answer),
        Event::CarriedOut { on, follow_up } => {
            let then = match follow_up {
                FollowUpPlan::Due(deadline) => day("follow-up-on", deadline.due),
                FollowUpPlan::NotRelevant(_) => lang.text("follow-up-not-relevant"),
            };
            join(&[on_day(on), then])
        }
        Event::FollowedUp { by_means, satisfaction, then, .. } => {
            join(&[lang.choice(*by_means), lang.choice(*satisfaction), lang.choice(*then)])
        }
        Event::Replied { by_means, on, decision, .. } => {
            join(&[lang.choice(*by_means), on_day(on), decision.map(|d| lang.choice(d)).unwrap_or_default()])
        }
        Event::Ended { ending, .. } => lang.choice(*ending),
        Event::Closed { measure, .. } => match measure {
            MeasureChoice::None => lang.text("no-measure"),
            MeasureChoice::New(title) => lang.text_with("new-measure", &[("title", title.as_str())]),
            MeasureChoice::Existing(code) => lang.text_with("with-measure", &[("code", code.as_str())]),
        },
        Event::Archived { keep_until, .. } => day("kept-until", *keep_until),
        Event::Held { review, .. } => day("review-on", *review),
        Event::AppealDecided { decision, .. } => lang.choice(*decision),
        Event::Attached { file } => file.name.to_string(),
        Event::Corrected { entry, .. } | Event::Undone { entry } | Event::Redone { entry } => {
            lang.text_with("of-entry", &[("entry", &entry.to_string())])
        }
        Event::WrittenDown { received_on, .. } | Event::AppealLodged { received_on, .. } => {
            day("received-on", *received_on)
        }
        Event::HandOverAccepted
        | Event::HandOverRefused { .. }
        | Event::AcknowledgementBounced { .. }
        | Event::SolutionProposed { .. }
        | Event::NoReply { .. }
        | Event::Reopened { .. }
        | Event::SentBack { .. }
        | Event::Released { .. }
        // with which case stands among the links, for those who may know of it
        | Event::Linked { .. }
        | Event::Unlinked { .. }
        | Event::IncidentLinked { .. }
        | Event::Noted { .. } => String::new(),
    }
}

/// The cases that a case is linked with; nothing where there are none.
pub fn links(lang: Lang, case: &Case) -> String {
    let one = |link: &Link| {
        let number = link.other.as_str();
        if link.is_incident { lang.text_with("links-incident", &[("number", number)]) } else { number.to_owned() }
    };
    case.links.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A solution with the extra service that is part of it, which is named as such.
pub fn solution_text(lang: Lang, solution: &Text, extra: &Text) -> String {
    format!("{solution}\n{}: {extra}", lang.text("field-extra-service"))
}

/// The free text that an entry holds, as it came.
pub fn entry_text(lang: Lang, event: &Event) -> Option<String> {
    let text = match event {
        Event::Registered(it) => &it.text,
        Event::Assessed { reason: text, .. }
        | Event::Acknowledged { note: text, .. }
        | Event::ContactAttempted { note: text, .. }
        | Event::Offered { text, .. }
        | Event::Answered { note: text, .. }
        | Event::FollowedUp { note: text, .. } => text.as_ref()?,
        Event::SolutionProposed { solution, extra_service: Some(extra) } => {
            return Some(solution_text(lang, solution, extra));
        }
        Event::SolutionProposed { solution, extra_service: None } => solution,
        Event::Corrected { text, reason, .. } => return Some(format!("{text}\n({reason})")),
        Event::CarriedOut { follow_up: FollowUpPlan::NotRelevant(text), .. }
        | Event::WrittenDown { text, .. }
        | Event::PointAdded { text, .. }
        | Event::StatementRecorded { text, .. }
        | Event::Found { grounds: text, .. }
        | Event::Promised { text, .. }
        | Event::Replied { text, .. }
        | Event::AppealLodged { text, .. }
        | Event::AppealDecided { grounds: text, .. }
        | Event::Noted { text }
        | Event::HandOverOffered { reason: text, .. }
        | Event::HandOverRefused { reason: text }
        | Event::TakenOver { reason: text, .. }
        | Event::Reassigned { reason: text, .. }
        | Event::Reclassified { reason: text, .. }
        | Event::AcknowledgementBounced { reason: text }
        | Event::NotHeard { reason: text, .. }
        | Event::NoReply { reason: text, .. }
        | Event::Ended { reason: text, .. }
        | Event::Reopened { reason: text }
        | Event::SentBack { reason: text }
        | Event::Held { reason: text, .. }
        | Event::Released { reason: text } => text,
        _ => return None,
    };
    Some(text.to_string())
}

/// The words for a choice, for those who hold only its name.
impl Lang {
    /// `true` where the word for `value` exists.
    pub fn has_word<C: Choice>(self, value: C) -> bool {
        let key = format!("{}-{}", C::TOPIC, value.name()).replace('_', "-");
        self.text(&key) != key
    }
}
