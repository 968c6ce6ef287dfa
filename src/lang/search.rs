//! What a search says: a value that cannot be, and what is likely when nothing was found.

use super::Lang;
use crate::procedure::query::{Fault, Field, Tally};
use crate::procedure::{Choice, Finding, Kind, Stage};

/// Which values the field takes, in one sentence.
pub fn query_fault(lang: Lang, fault: &Fault) -> String {
    let field = lang.choice(fault.field);
    let allowed = match fault.field {
        Field::Finding => all::<Finding>(lang),
        Field::Kind => all::<Kind>(lang),
        Field::Stage => all::<Stage>(lang),
        _ => fault.known.join(", "),
    };
    let key = match fault.field {
        Field::Year => "search-fault-year",
        Field::From | Field::To => "search-fault-date",
        Field::Number => "search-fault-number",
        _ => "search-fault-value",
    };
    lang.text_with(key, &[("field", &field), ("value", &fault.value), ("allowed", &allowed)])
}

/// The field that is likely why nothing was found, and how many there are without it.
pub fn nothing_found(lang: Lang, field: Field, tally: Tally) -> String {
    lang.text_with("search-nothing-but", &[("field", &lang.choice(field)), ("count", &count(tally))])
}

/// `4`, `1000+`.
pub fn count(tally: Tally) -> String {
    format!("{}{}", tally.number, if tally.is_more { "+" } else { "" })
}

fn all<C: Choice>(lang: Lang) -> String {
    C::ALL.iter().map(|value| lang.choice(*value)).collect::<Vec<_>>().join(", ")
}
