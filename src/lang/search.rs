//! What a search says: a value that cannot be, and what is likely when nothing was found.

use super::Lang;
use crate::procedure::query::{Fault, Field, Filter, Tally};
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

/// A field as it is asked: `jaar 2025`, `oordeel gegrond`.
pub fn filter(lang: Lang, filter: &Filter, is_excluded: bool) -> String {
    let value = match filter {
        Filter::Years { first, last } if first == last => first.to_string(),
        Filter::Years { first, last } => {
            lang.text_with("filter-years", &[("first", &first.to_string()), ("last", &last.to_string())])
        }
        Filter::From(date) | Filter::To(date) => date.format("%d-%m-%Y").to_string(),
        Filter::Finding(these) => some(lang, these),
        Filter::Kind(these) => some(lang, these),
        Filter::Stage(these) => some(lang, these),
        Filter::Handler(these) => these.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Filter::NoHandler => lang.text("show-nobody"),
        Filter::Holds(_, words) => words.join(" "),
        Filter::Number { year: Some(year), serial } => format!("{year}-{serial:04}"),
        Filter::Number { year: None, serial } => format!("{serial:04}"),
    };
    let key = if is_excluded { "filter-not" } else { "filter-is" };
    lang.text_with(key, &[("field", &lang.choice(filter.field())), ("value", &value)])
}

fn some<C: Choice>(lang: Lang, these: &[C]) -> String {
    these.iter().map(|value| lang.choice(*value)).collect::<Vec<_>>().join(", ")
}

fn all<C: Choice>(lang: Lang) -> String {
    C::ALL.iter().map(|value| lang.choice(*value)).collect::<Vec<_>>().join(", ")
}
