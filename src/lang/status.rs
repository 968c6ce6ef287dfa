//! A paragraph for a complainant who rings up (G1): where their case stands, what was done, what comes next.
//!
//! Invariant: it names no respondent and nobody of the desk but the one who answers for the case, and quotes no text of
//! anybody.

use super::Lang;
use crate::procedure::case::Case;
use crate::procedure::house::House;
use crate::procedure::terms::Term;
use crate::procedure::{Choice, TermName};

/// The paragraph, in the language of the office.
pub fn status_text(lang: Lang, case: &Case, house: &House) -> String {
    let mut sentences = vec![lang.text_with(
        "status-received",
        &[
            ("kind", &lang.choice(case.kind)),
            ("number", case.number.as_str()),
            ("day", &lang.date_long(case.received_on)),
        ],
    )];
    if let Some(user) = &case.responsible {
        sentences.push(lang.text_with("status-responsible", &[("name", house.name_of(user))]));
    }
    if let Some(made) = &case.acknowledgement {
        sentences.push(lang.text_with("status-acknowledged", &[("day", &lang.date_long(made.on))]));
    }
    sentences.push(lang.text(&format!("status-{}", case.stage().name()).replace('_', "-")));
    let running = |term: &Term| term.is_running() && term.name != TermName::Retention;
    if let Some(term) = case.terms().iter().find(|term| running(term)) {
        let key = format!("status-term-{}", term.name.name()).replace('_', "-");
        sentences.push(lang.text_with(&key, &[("day", &lang.date_long(term.due))]));
    }
    sentences.join(" ")
}
