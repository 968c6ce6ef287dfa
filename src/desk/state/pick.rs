//! Picking what can be sought: fields, their values, and the searches that this person kept.

use chrono::Datelike;

use super::State;
use super::field::Field as Line;
use crate::procedure::Choice;
use crate::procedure::query::{Field, Query, Tongue, Typed, values_in};

/// Years that are offered.
const YEARS: i32 = 10;

/// The list that F4 opens over the archive.
#[derive(Clone, Debug)]
pub struct Pick {
    /// What was typed to find one.
    pub sought: Line,
    /// The field of which a value is picked; `None` while a field is.
    pub field: Option<Field>,
    /// The row with the cursor.
    pub at: usize,
}

/// One row of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PickItem {
    /// A field, to pick a value of.
    Field(Field),
    /// A value, as it is typed.
    Value(String),
    /// A search that was kept.
    Saved {
        /// Its name.
        name: String,
        /// What it seeks.
        query: String,
    },
    /// Keep what is sought now under this name.
    Keep(String),
}

impl Pick {
    /// A list for `field`, or of fields.
    pub fn of(field: Option<Field>) -> Self {
        Self { sought: Line::line(), field, at: 0 }
    }
}

impl State {
    /// What is picked at the end of the line: the value of the field that is being typed there, else a field.
    pub fn pick_for_line(&self) -> Pick {
        match Query::typed_last(&self.archive.sought.value()).1 {
            Typed::Value(field, typed) => {
                let mut pick = Pick::of(Some(field));
                pick.sought.set(typed);
                pick
            }
            Typed::Word(_) => Pick::of(None),
        }
    }

    /// The rows of the list, of which the name holds what was typed.
    pub fn pick_items(&self, pick: &Pick) -> Vec<PickItem> {
        let typed = pick.sought.value().trim().to_lowercase();
        let fits = |name: &str| name.to_lowercase().contains(&typed);
        if let Some(field) = pick.field {
            return self.values_of(field).into_iter().filter(|value| fits(value)).map(PickItem::Value).collect();
        }
        let tongue = self.archive.tongue;
        let fields = Field::ALL.iter().copied().filter(|field| fits(field.name_in(tongue))).map(PickItem::Field);
        let saved = self.archive.saved.iter().filter(|(name, _)| fits(name));
        let saved = saved.map(|(name, query)| PickItem::Saved { name: name.clone(), query: query.clone() });
        let line = self.archive.sought.value();
        let name = pick.sought.value().trim().to_owned();
        let name = if name.is_empty() { line.trim().to_owned() } else { name };
        let keep = (!line.trim().is_empty()).then_some(PickItem::Keep(name));
        saved.chain(fields).chain(keep).collect()
    }

    fn values_of(&self, field: Field) -> Vec<String> {
        match field {
            Field::Year => {
                let year = self.office.today().year();
                (0..YEARS).map(|back| (year - back).to_string()).collect()
            }
            Field::Category => self.office.house.categories.clone(),
            Field::Handler => {
                let here = self.office.house.people.iter().map(|person| person.name.to_string());
                let nobody = if self.archive.tongue == Tongue::Dutch { "niemand" } else { "nobody" };
                here.chain([nobody.to_owned()]).collect()
            }
            Field::Finding | Field::Kind | Field::Stage => values_in(field, self.archive.tongue),
            Field::Location | Field::Exam | Field::Complainant => match &self.archive.values {
                Some((of, values)) if *of == field => values.clone(),
                _ => Vec::new(),
            },
            Field::From | Field::To | Field::Number => Vec::new(),
        }
    }

    /// Puts a field or a value at the end of the line.
    pub(super) fn put_into_line(&mut self, field: Field, value: Option<&str>) {
        let line = self.archive.sought.value();
        let (at, typed) = Query::typed_last(&line);
        let name = field.name_in(self.archive.tongue);
        let (before, name) = match typed {
            Typed::Value(of, _) if of == field => (line.get(..at).unwrap_or_default(), String::new()),
            _ if line.is_empty() || line.ends_with(' ') => (line.as_str(), format!("{name}:")),
            _ => (line.as_str(), format!(" {name}:")),
        };
        let value = value.map(|value| if value.contains(' ') { format!("\"{value}\" ") } else { format!("{value} ") });
        let line = format!("{before}{name}{}", value.unwrap_or_default());
        self.archive.sought.set(&line);
    }
}
