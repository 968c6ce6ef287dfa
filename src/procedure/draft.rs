//! What a person typed and did not record. It is theirs alone, and no entry tells of it.

use std::collections::BTreeMap;

use super::Moment;

/// What is in the fields of a form that was not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What was typed.
    pub body: String,
    /// When it was kept.
    pub at: Moment,
}

/// The drafts of a person, by where they were typed: which form, of which case.
pub type Drafts = BTreeMap<String, Draft>;

/// Where the draft was typed that was kept last; of several at one time the first by name.
pub fn newest(drafts: &Drafts) -> Option<&str> {
    drafts.iter().rev().max_by_key(|(_, draft)| draft.at).map(|(place, _)| place.as_str())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_is_the_one_that_was_kept_last_and_of_equals_the_first_by_name() {
        let draft = |(place, seconds): (&str, i64)| {
            (place.to_owned(), Draft { body: String::new(), at: Moment::from_seconds(seconds).unwrap() })
        };
        let drafts = |kept: [(&str, i64); 3]| kept.map(draft).into_iter().collect::<Drafts>();
        assert_eq!(newest(&Drafts::new()), None);
        assert_eq!(newest(&drafts([("a", 1), ("b", 3), ("c", 2)])), Some("b"));
        assert_eq!(newest(&drafts([("a", 1), ("c", 2), ("b", 2)])), Some("b"));
    }
}
