//! `export --person …`: what is held on one person, for who asks to see it (GDPR, article 15).
//!
//! Invariant: only an archivist gives it out, of cases that they may open; each case in it is noted down as copied first.

use super::failure::CliError;
use super::run::Bench;
use crate::documents::person::{Asked, held};
use crate::documents::text::text;
use crate::documents::{Letterhead, json};
use crate::export::pdf_of;
use crate::procedure::record::Format;
use crate::procedure::{Line, Role};
use crate::store::{Failure, Store};

impl Bench {
    /// All that is held on `person`, as `format`.
    pub(super) fn held_on(&self, store: &mut Store, person: &Line, format: Format) -> Result<Vec<u8>, CliError> {
        let (actor, house) = self.person(store)?;
        if !actor.is(Role::Archivist) {
            return Err(CliError::NeedsArchivist);
        }
        let asked = Asked::new(person.as_str()).ok_or(CliError::Store(Failure::NotFound))?;
        let cases = store.cases_that(&actor, |case| asked.is_in(case))?;
        for case in &cases {
            store.note_export(&case.number, &actor, Self::now())?;
        }
        let head = Letterhead { office: self.config.office.name.to_string(), lang: self.lang };
        let document = held(&asked, &cases, Self::now(), &house, &head);
        Ok(match format {
            Format::Txt => text(&document).into_bytes(),
            Format::Json => json::text(&serde_json::to_value(&document).unwrap_or_default()).into(),
            Format::Pdf => pdf_of(&document, person.as_str())?,
            Format::Zip => return Err(CliError::NoZip),
        })
    }
}
