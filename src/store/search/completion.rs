//! What can follow while a field is being typed: values that cases have which this person may see.
//!
//! Invariant: no case that they may not see says which these are, nor in what order they come.

use super::super::Store;
use super::super::error::Failure;
use super::expression::{Rights, word_facet};
use super::{Scope, vocabulary};
use crate::procedure::query::Field;
use crate::procedure::roles::Actor;
use crate::procedure::words::words;

/// The most values that are offered.
const MOST: usize = 12;

impl Store {
    /// Words that begin with `typed` and stand in `field` of a case that this person may see, by the alphabet. Only
    /// for fields that hold words: category, complainant, location and exam.
    pub fn values_of(&self, field: Field, typed: &str, scope: Scope, actor: &Actor) -> Result<Vec<String>, Failure> {
        let typed = words(typed).last().map(|word| word.folded).unwrap_or_default();
        let (Some(token), Some(name)) = (word_facet(field, &typed), word_facet(field, "")) else {
            return Ok(Vec::new());
        };
        let Some(rights) = Rights::of(&self.connection, actor, scope)? else { return Ok(Vec::new()) };
        let found = vocabulary::facets(&self.connection, &token, MOST, &|facets| rights.see(&self.connection, facets))?;
        Ok(found.tokens.iter().map(|facet| facet[name.len()..].to_owned()).collect())
    }
}
