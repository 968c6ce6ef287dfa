//! The words for what went wrong: what it is, why, and what to do.

use super::Look;
use crate::desk::state::message::Trouble;
use crate::lang;
use crate::procedure::house::House;

/// Why the store did not do it, in words.
pub fn words(trouble: &Trouble, house: &House, look: &Look) -> String {
    match trouble {
        Trouble::Refused(refusal) => look.refusal(refusal, house),
        Trouble::NotDestroyed(refused) => lang::refused_destruction(look.lang, refused),
        Trouble::NotFound => look.text("trouble-not-found"),
        Trouble::Conflict { by, .. } => look.text_with("trouble-conflict", &[("who", &look.name_of(by, house))]),
        Trouble::TypedElsewhere => look.text("trouble-typed-elsewhere"),
        Trouble::Busy => look.text("trouble-busy"),
        Trouble::NoRecord => look.text("failure-no-record"),
        Trouble::DiskFull => look.text("trouble-disk-full"),
        Trouble::ReadOnly => look.text("trouble-read-only"),
        Trouble::Unreadable => look.text("trouble-unreadable"),
        Trouble::NotWritten(why) => look.choice(*why),
        Trouble::Failed => look.text("trouble-failed"),
    }
}
