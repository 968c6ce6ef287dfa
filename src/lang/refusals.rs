//! Why something may not be done, in a sentence: what is wrong, why, and what to do; with the clause where one refuses.

use super::Lang;
use crate::procedure::refusal::Refusal;
use crate::procedure::{PointNo, Side, UserName};

/// The sentence of a refusal, on one line. `called` is what colleagues call the person of an account.
pub fn refusal(lang: Lang, refusal: &Refusal, called: &dyn Fn(&UserName) -> String) -> String {
    let sentence = sentence(lang, refusal, called);
    match refusal.clause() {
        Some(clause) => format!("{sentence} ({})", clause.code()),
        None => sentence,
    }
}

fn listed(lang: Lang, words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), lang.text("list-and")),
    }
}

fn numbers(lang: Lang, points: &[PointNo]) -> String {
    listed(lang, &points.iter().map(ToString::to_string).collect::<Vec<_>>())
}

fn sides(lang: Lang, sides: &[Side]) -> String {
    listed(lang, &sides.iter().map(|side| lang.choice(*side)).collect::<Vec<_>>())
}

fn sentence(lang: Lang, refusal: &Refusal, called: &dyn Fn(&UserName) -> String) -> String {
    let key = |name: &str| format!("refused-{name}");
    let plain = |name: &str| lang.text(&key(name));
    let with = |name: &str, value: &str| lang.text_with(&key(name), &[("value", value)]);
    let two = |name: &str, value: &str, of: &str| lang.text_with(&key(name), &[("value", value), ("of", of)]);
    let date = |name: &str, date| with(name, &lang.date(date));
    match refusal {
        Refusal::NotYours(user) => with("not-yours", &called(user)),
        Refusal::NeedsRole(role) => with("needs-role", &lang.choice(*role)),
        Refusal::NotHandedToYou => plain("not-handed-to-you"),
        Refusal::HandledItBefore => plain("handled-it-before"),
        Refusal::NotYourEntry(entry) => with("not-your-entry", &entry.to_string()),
        Refusal::UnknownPerson(user) => with("unknown-person", user.as_str()),
        Refusal::CannotHandle(user) => with("cannot-handle", &called(user)),
        Refusal::HasItAlready(user) => with("has-it-already", &called(user)),
        Refusal::UnknownCategory(known) => with("unknown-category", &known.join(", ")),
        Refusal::AlreadyAssessed(user) => with("already-assessed", &called(user)),
        Refusal::NotAssessed => plain("not-assessed"),
        Refusal::HandOverWithoutReason => plain("hand-over-without-reason"),
        Refusal::AwaitsWriting => plain("awaits-writing"),
        Refusal::InWriting => plain("in-writing"),
        Refusal::Anonymous => plain("anonymous"),
        Refusal::IdentityKnown => plain("identity-known"),
        Refusal::NoIdentity => plain("no-identity"),
        Refusal::SameKind(kind) => with("same-kind", &lang.choice(*kind)),
        Refusal::ComplaintsOnly(_) => plain("complaints-only"),
        Refusal::SignalsOnly => plain("signals-only"),
        Refusal::NoEmail(_) => plain("no-email"),
        Refusal::AlreadyAcknowledged(on) => date("already-acknowledged", *on),
        Refusal::NotAcknowledged => plain("not-acknowledged"),
        Refusal::NotHeard(missing) => with("not-heard", &sides(lang, missing)),
        Refusal::NoSuchPoint(point, of) => two("no-such-point", &point.to_string(), &of.to_string()),
        Refusal::NotFound(points) => with("not-found", &numbers(lang, points)),
        Refusal::NoSolution => plain("no-solution"),
        Refusal::OfferIsOpen => plain("offer-is-open"),
        Refusal::NoOpenOffer => plain("no-open-offer"),
        Refusal::NotAnswered => plain("not-answered"),
        Refusal::OfferDeclined => plain("offer-declined"),
        Refusal::AlreadyCarriedOut(on) => date("already-carried-out", *on),
        Refusal::NoFollowUpDue => plain("no-follow-up-due"),
        Refusal::DecisionMissing => plain("decision-missing"),
        Refusal::NothingToDecide => plain("nothing-to-decide"),
        Refusal::AlreadyReplied => plain("already-replied"),
        Refusal::SignalNeedsReply => plain("signal-needs-reply"),
        Refusal::NotReadyToClose(stage) => with("not-ready-to-close", &lang.choice(*stage)),
        Refusal::HasEnded => plain("has-ended"),
        Refusal::IsClosed => plain("is-closed"),
        Refusal::NotClosed => plain("not-closed"),
        Refusal::IsArchived => plain("is-archived"),
        Refusal::NotArchived => plain("not-archived"),
        Refusal::AlreadyHeld => plain("already-held"),
        Refusal::NotHeld => plain("not-held"),
        Refusal::ReviewInThePast(on) => date("review-in-the-past", *on),
        Refusal::NoOfferToAppeal => plain("no-offer-to-appeal"),
        Refusal::AppealPending => plain("appeal-pending"),
        Refusal::NoAppealPending => plain("no-appeal-pending"),
        Refusal::ReceivedInFuture(on) => date("received-in-future", *on),
        Refusal::InFuture(on) => date("in-future", *on),
        Refusal::BeforeReceipt(on) => date("before-receipt", *on),
        Refusal::PromiseInThePast(on) => date("promise-in-the-past", *on),
        Refusal::NoSuchEntry(entry, of) => two("no-such-entry", &entry.to_string(), &of.to_string()),
        Refusal::NothingToCorrect(entry) => with("nothing-to-correct", &entry.to_string()),
        Refusal::NotYoursToUndo(entry) => with("not-yours-to-undo", &entry.to_string()),
        Refusal::NothingToUndo => plain("nothing-to-undo"),
        Refusal::CannotUndo(entry) => with("cannot-undo", &entry.to_string()),
        Refusal::BuiltUpon(entry, upon, by) => {
            let values = [("value", &*entry.to_string()), ("upon", &*upon.to_string()), ("by", by.as_str())];
            lang.text_with(&key("built-upon"), &values)
        }
        Refusal::AlreadyUndone(entry) => with("already-undone", &entry.to_string()),
        Refusal::NotUndone(entry) => with("not-undone", &entry.to_string()),
        Refusal::LinkWithItself => plain("link-with-itself"),
        Refusal::LinkedAlready(other) => with("linked-already", other.as_str()),
        Refusal::NotLinked(other) => with("not-linked", other.as_str()),
        Refusal::NothingToChange => plain("nothing-to-change"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::{Kind, Role};

    #[test]
    fn a_refusal_says_what_why_and_what_to_do() {
        let missing = Refusal::NotHeard(vec![Side::Complainant, Side::Respondent]);
        let said = refusal(Lang::Nl, &missing, &UserName::to_string);
        assert!(said.contains("klager en beklaagde") && said.ends_with("(W4)"), "{said}");
        let said = refusal(Lang::En, &Refusal::NeedsRole(Role::Archivist), &UserName::to_string);
        assert!(said.contains("archivist") && said.ends_with("(W7)"), "{said}");
        assert!(!refusal(Lang::Nl, &Refusal::SameKind(Kind::Signal), &UserName::to_string).contains('('));
    }
}
