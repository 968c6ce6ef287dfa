//! The archivist's words: why a destruction is refused, what stands in the way, the certificate, and who looked.

use super::{Lang, shown};
use crate::procedure::case::Case;
use crate::procedure::completeness::gaps;
use crate::procedure::destruction::{Certificate, DestructionList, ListState, Obstacle, Refused, Signed, Warning};
use crate::procedure::house::House;
use crate::procedure::reading::Reading;

/// The sentence of a refusal, on one line, with its clause.
pub fn refused_destruction(lang: Lang, refused: &Refused) -> String {
    let text = |name: &str| lang.text(&format!("destruction-refused-{name}"));
    let with = |name: &str, value: &str| lang.text_with(&format!("destruction-refused-{name}"), &[("value", value)]);
    let sentence = match refused {
        Refused::NeedsArchivist => text("archivist"),
        Refused::NeedsWitness => text("witness"),
        Refused::SamePerson => text("same-person"),
        Refused::NotOfThisList => text("not-of-this-list"),
        Refused::NothingDue => text("nothing-due"),
        Refused::Blocked(number, in_the_way) => {
            let why = obstacle(lang, *in_the_way);
            lang.text_with("destruction-refused-blocked", &[("number", number.as_str()), ("why", &why)])
        }
        Refused::TooMany(most) => with("too-many", &most.to_string()),
        Refused::WrongState(state) => with("state", &lang.choice(*state)),
        Refused::NothingLeft => text("nothing-left"),
        Refused::CountDiffers(count) => with("count", &count.to_string()),
        Refused::NameDiffers(name) => with("name", &name.to_string()),
        Refused::Paused(until) => with("paused", &lang.date(*until)),
    };
    format!("{sentence} ({})", refused.clause().code())
}

/// What stands in the way of destroying a case, in some words.
pub fn obstacle(lang: Lang, obstacle: Obstacle) -> String {
    let date = |key: &str, date| lang.text_with(key, &[("date", &lang.date(date))]);
    match obstacle {
        Obstacle::NotArchived => lang.text("obstacle-not-archived"),
        Obstacle::UnderAppeal => lang.text("obstacle-appeal"),
        Obstacle::Held(review) => date("obstacle-held", review),
        Obstacle::NotDue(last) => date("obstacle-not-due", last),
        Obstacle::OnList(name) => lang.text_with("obstacle-on-list", &[("list", &name.to_string())]),
    }
}

/// A warning, in a sentence.
pub fn warning(lang: Lang, warning: Warning) -> String {
    match warning {
        Warning::YearNotClosed(year) => lang.text_with("destruction-year-not-closed", &[("year", &year.to_string())]),
    }
}

/// Who did what with a list, when and why; safe to show.
pub fn list_acts(lang: Lang, list: &DestructionList, house: &House) -> Vec<String> {
    let acts = [
        ("destruction-proposed", ListState::Proposed, &list.proposed),
        ("destruction-confirmed", ListState::Confirmed, &list.confirmed),
        ("destruction-stopped", ListState::Stopped, &list.stopped),
        (
            if list.done_at.is_some() { "destruction-carried-out" } else { "destruction-begun" },
            ListState::Running,
            &list.begun,
        ),
    ];
    let said = |(what, state, signed): (&str, ListState, &Option<Signed>)| {
        let Signed { by, at } = signed.as_ref()?;
        let (what, who, when) =
            (super::capital(&lang.text(what)), shown(house.name_of(by)), lang.moment(*at, house.zone));
        let done = lang.text_with("destruction-by", &[("what", &what), ("who", &who), ("when", &when)]);
        // why, as they wrote
        let reason = list.reasons.iter().find(|(of, _)| *of == state).map(|(_, reason)| reason.as_str());
        let values = |reason| [("done", done.as_str()), ("reason", reason)];
        Some(reason.map_or_else(|| done.clone(), |reason| lang.text_with("destruction-with-reason", &values(reason))))
    };
    let done =
        list.done_at.map(|at| lang.text_with("destruction-completed", &[("when", &lang.moment(at, house.zone))]));
    acts.into_iter().filter_map(said).chain(done).collect()
}

/// The certificate as a text, to be printed and kept.
pub fn certificate_text(lang: Lang, certificate: &Certificate, sha256: &str, office: &str, house: &House) -> String {
    let mut lines = vec![lang.text("certificate-title")];
    lines.extend((!office.is_empty()).then(|| shown(office).into_owned()));
    lines.push(String::new());
    lines.extend(
        certificate_facts(lang, certificate, house).iter().map(|(label, value)| format!("{label:<24} {value}")),
    );
    lines.push(String::new());
    lines.push(lang.text("certificate-what"));
    lines.push(lang.text("certificate-rule"));
    lines.push(String::new());
    lines.push(lang.text("certificate-numbers"));
    for gone in &certificate.gone {
        lines.push(format!("  {:<16} {:>4}  {}", gone.number, gone.entries, gone.last));
    }
    lines.push(String::new());
    lines.push(lang.text("certificate-hashes"));
    let hashes = certificate_hashes(lang, certificate, sha256);
    lines.extend(hashes.iter().map(|(label, hash)| format!("  {label:<22} {hash}")));
    lines.join("\n")
}

/// Who did what, and how much went: labels with values, safe to show.
pub fn certificate_facts(lang: Lang, certificate: &Certificate, house: &House) -> Vec<(String, String)> {
    let act = |signed: &Option<Signed>| match signed {
        Some(signed) => format!("{}, {}", shown(house.name_of(&signed.by)), lang.moment(signed.at, house.zone)),
        None => lang.text("certificate-unknown"),
    };
    let facts = [
        ("certificate-list", certificate.list.to_string()),
        ("certificate-proposed", act(&certificate.proposed)),
        ("certificate-confirmed", act(&certificate.confirmed)),
        ("certificate-begun", act(&certificate.begun)),
        ("certificate-done", lang.moment(certificate.done_at, house.zone)),
        ("certificate-dossiers", certificate.gone.len().to_string()),
        ("certificate-files", certificate.files.to_string()),
        ("certificate-stayed", certificate.stayed.to_string()),
    ];
    facts.into_iter().map(|(key, value)| (lang.text(key), value)).collect()
}

/// What proves that nothing was changed since: labels with hashes in hexadecimal.
pub fn certificate_hashes(lang: Lang, certificate: &Certificate, sha256: &str) -> Vec<(String, String)> {
    let hashes = [
        ("certificate-journal-head", certificate.journal_head.as_str()),
        ("certificate-lists-head", certificate.lists_head.as_str()),
        ("certificate-own-hash", sha256),
    ];
    hashes.into_iter().map(|(key, hash)| (lang.text(key), hash.to_owned())).collect()
}

/// Who looked into a case, on one line.
pub fn reading_text(lang: Lang, reading: &Reading, house: &House) -> String {
    let (at, how) = (lang.moment(reading.at, house.zone), lang.choice(reading.how));
    let who = shown(house.name_of(&reading.by)).into_owned();
    match &reading.reason {
        Some(reason) => format!("{at}  {who}: {how} ({})", shown(reason)),
        None => format!("{at}  {who}: {how}"),
    }
}

/// What a file lacks, in a sentence: advice to the archivist (W7).
pub fn completeness(lang: Lang, case: &Case) -> String {
    let gaps: Vec<String> = gaps(case).into_iter().map(|gap| lang.choice(gap)).collect();
    if gaps.is_empty() {
        return lang.text("complete");
    }
    lang.text_with("complete-not", &[("what", &gaps.join(", "))])
}
