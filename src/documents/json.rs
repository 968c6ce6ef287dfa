//! The JSON of the contract: one case, and the short form of lists.
//!
//! Invariant: names and keys never change; more may be added. Times are RFC 3339 in UTC, dates the office's local dates,
//! what is not there is null or an empty list, and control characters are escaped by the format itself.

use serde_json::{Value, json};

use crate::lang;
use crate::procedure::case::{Appeal, Case, Statement};
use crate::procedure::house::House;
use crate::procedure::journal::{Complainant, Contact, Entry, FileRef, FollowUpPlan};
use crate::procedure::reading::Reading;
use crate::procedure::roles::Person;
use crate::procedure::summary::Summary;
use crate::procedure::terms::Term;
use crate::procedure::{Choice, Date};

fn name(choice: impl Choice) -> &'static str {
    choice.name()
}

/// A value as lines of JSON, safe to show.
pub fn text(value: &Value) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    format!("{}\n", lang::shown_json(&text))
}

/// One case, whole.
pub fn case(case: &Case, today: Date, house: &House) -> Value {
    let mut object = json!({
        "number": case.number,
        "kind": name(case.kind),
        "came_in_as": name(case.came_in_as),
        "stage": name(case.stage()),
        "version": case.version(),
        "subject": case.subject,
        "text": case.text,
        "channel": name(case.channel),
        "category": case.category,
        "exam": case.exam,
        "location": case.location,
        "confidential": case.confidential,
        "received_at": case.received_at.to_string(),
        "registered_at": case.registered_at.to_string(),
        "registered_by": case.registered_by,
        "responsible": case.responsible,
        "hand_over": case.hand_over.as_ref().map(|hand_over| json!({
            "from": hand_over.from, "to": hand_over.to, "at": hand_over.at.to_string(), "reason": hand_over.reason,
        })),
        "respondent": case.respondent.as_ref().map(|respondent| &respondent.name),
        "respondent_user": case.respondent.as_ref().and_then(|respondent| respondent.user.as_ref()),
        "complainant": complainant(&case.complainant),
        "identified_on": case.identified_on,
        "terms": terms(&case.terms(), today, house),
        "acknowledgement": case.acknowledgement.as_ref().map(|made| json!({
            "at": made.at.to_string(), "by": name(made.means), "who": made.by, "note": made.note,
            "late_reason": made.late_reason,
        })),
        "attempts": case.attempts.iter().map(|made| json!({
            "at": made.at.to_string(), "by": name(made.means), "who": made.by, "note": made.note,
        })).collect::<Vec<_>>(),
        "finding": case.finding().map(name),
    });
    let (handling, end) = (handling(case), end(case));
    for part in [handling, end] {
        if let (Some(object), Value::Object(part)) = (object.as_object_mut(), part) {
            object.extend(part);
        }
    }
    object
}

fn handling(case: &Case) -> Value {
    json!({
        "points": case.points.iter().map(|point| json!({
            "point": point.number, "text": point.text, "agreement": point.agreement.map(name),
            "finding": point.finding.as_ref().map(|judgement| name(judgement.finding)),
            "grounds": point.finding.as_ref().map(|judgement| &judgement.grounds),
        })).collect::<Vec<_>>(),
        "statements": case.statements.iter().map(statement).collect::<Vec<_>>(),
        "not_heard": case.not_heard.iter().map(|not_heard| json!({
            "side": name(not_heard.side), "ground": name(not_heard.ground), "reason": not_heard.reason,
        })).collect::<Vec<_>>(),
        "solution": case.solution.as_ref().map(|solution| json!({
            "text": solution.text, "extra_service": solution.extra_service,
        })),
        "offers": case.offers.iter().map(|offer| json!({
            "at": offer.at.to_string(), "by": name(offer.means), "text": offer.text, "appeal_named": offer.appeal_named,
            "answer": offer.answer.as_ref().map(|given| name(given.answer)),
            "answer_note": offer.answer.as_ref().and_then(|given| given.note.as_ref()),
        })).collect::<Vec<_>>(),
        "carried_out_on": case.carried_out.as_ref().map(|done| done.on),
        "follow_up": follow_up(case),
        "reply": case.reply.as_ref().map(|reply| json!({
            "at": reply.at.to_string(), "by": name(reply.means), "who": reply.by, "text": reply.text,
            "decision": reply.decision.map(name),
        })),
        "no_reply": case.no_reply,
        "notes": case.notes.iter().map(|note| json!({
            "entry": note.entry, "at": note.at.to_string(), "by": note.by, "text": note.text,
        })).collect::<Vec<_>>(),
    })
}

fn end(case: &Case) -> Value {
    json!({
        "ending": case.ending.as_ref().map(|reached| json!({
            "ending": name(reached.ending), "on": reached.on, "reason": reached.reason,
        })),
        "appeals": case.appeals.iter().map(appeal).collect::<Vec<_>>(),
        "closed_at": case.closed.as_ref().map(|closed| closed.at.to_string()),
        "archive": {
            "archived_at": case.archived.as_ref().map(|archived| archived.at.to_string()),
            "destroy_after": case.archived.as_ref().map(|archived| archived.keep_until),
            "record": case.archived.as_ref().and_then(|archived| archived.record.as_ref()),
            "earlier_records": case.earlier_archivings.iter().filter_map(|it| it.record.as_ref()).collect::<Vec<_>>(),
            "hold": case.hold.as_ref().map(|hold| json!({
                "by": hold.by, "reason": hold.reason, "review": hold.review,
            })),
        },
        "attachments": case.attachments.iter().map(file).collect::<Vec<_>>(),
        "original": case.original.as_ref().map(file),
        "links": case.links.iter().map(|link| json!({
            "other": link.other, "as": if link.is_incident { "incident" } else { "link" },
        })).collect::<Vec<_>>(),
        "corrections": case.corrections.iter().map(|correction| json!({
            "entry": correction.entry, "of": correction.of, "earlier": correction.earlier, "text": correction.text,
            "reason": correction.reason,
        })).collect::<Vec<_>>(),
        "journal": case.journal.iter().map(entry).collect::<Vec<_>>(),
    })
}

fn complainant(who: &Complainant) -> Value {
    let empty = Contact::default();
    let Contact { name: called, email, phone, address, relation } = who.contact().unwrap_or(&empty);
    json!({
        "anonymous": *who == Complainant::Anonymous,
        "name": called, "email": email, "phone": phone, "address": address, "relation": relation.map(name),
    })
}

fn terms(terms: &[Term], today: Date, house: &House) -> Vec<Value> {
    let one = |term: &Term| {
        json!({
            "name": name(term.name), "clause": term.clause.code(), "rule": term.rule.to_string(), "due": term.due,
            "level": name(term.level(today, &house.calendar)), "done_at": term.done.map(|done| done.at.to_string()),
        })
    };
    terms.iter().map(one).collect()
}

fn statement(statement: &Statement) -> Value {
    json!({
        "entry": statement.entry, "point": statement.point, "side": name(statement.side), "party": statement.party,
        "by": name(statement.means), "at": statement.at.to_string(), "who": statement.by, "text": statement.text,
    })
}

/// Relevant or not is null until the carrying out was recorded.
fn follow_up(case: &Case) -> Value {
    let plan = case.carried_out.as_ref().map(|done| &done.follow_up);
    let done = case.follow_up.as_ref();
    json!({
        "relevant": plan.map(|plan| matches!(plan, FollowUpPlan::Due(_))),
        "reason": match plan { Some(FollowUpPlan::NotRelevant(reason)) => Some(reason), _ => None },
        "done_at": done.map(|done| done.at.to_string()),
        "satisfaction": done.map(|done| name(done.satisfaction)),
        "note": done.and_then(|done| done.note.as_ref()),
        "then": done.map(|done| name(done.then)),
    })
}

fn appeal(appeal: &Appeal) -> Value {
    let decided = appeal.decision.as_ref();
    json!({
        "received_at": appeal.received_at.to_string(), "text": appeal.text,
        "decision": decided.map(|decided| name(decided.decision)),
        "grounds": decided.map(|decided| &decided.grounds),
        "decided_by": decided.map(|decided| &decided.by), "decided_on": decided.map(|decided| decided.on),
    })
}

fn file(file: &FileRef) -> Value {
    json!({ "name": file.name, "media_type": file.media_type, "bytes": file.bytes, "sha256": file.sha256 })
}

fn entry(entry: &Entry) -> Value {
    json!({ "entry": entry.number, "at": entry.at.to_string(), "by": entry.by, "event": entry.event.name() })
}

/// Who looked into a case.
pub fn reading(reading: &Reading) -> Value {
    json!({ "at": reading.at.to_string(), "by": reading.by, "how": name(reading.how), "reason": reading.reason })
}

/// One line of a list.
pub fn summary(summary: &Summary, today: Date, house: &House) -> Value {
    json!({
        "number": summary.number, "kind": name(summary.kind), "stage": name(summary.stage), "subject": summary.subject,
        "received_at": summary.received_at.to_string(), "responsible": summary.responsible,
        "terms": terms(&summary.terms, today, house),
    })
}

/// A person of the desk.
pub fn person(person: &Person) -> Value {
    json!({
        "user": person.user, "name": person.name, "mail": person.mail,
        "roles": person.roles.iter().map(name).collect::<Vec<_>>(), "active": person.active,
    })
}
