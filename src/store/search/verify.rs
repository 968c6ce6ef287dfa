//! Whether the index is what the cases make it: for `check`.
//!
//! Every posting of the index is read once. What a case must have and what it has are compared by a sum of hashes, so that no
//! list of all postings has to be held.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use rusqlite::Connection;

use super::super::error::Failure;
use super::super::rows::Projection;
use super::tokens::Tokens;
use super::{kept, mirrored, texts_of_files, vocabulary};
use crate::procedure::case::Case;

/// What the index must be, gathered case by case.
#[derive(Default)]
pub struct Verifier {
    /// What the tokens of each case add up to.
    sums: HashMap<i64, (u64, String)>,
    /// In how many cases each form is.
    forms: HashMap<String, i64>,
    wrong: Vec<String>,
}

fn hash(token: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    token.hash(&mut hasher);
    hasher.finish()
}

impl Verifier {
    /// Takes in a case, and whether the tokens that are kept beside it are its own. `None` is a case of which nothing is left:
    /// it must have none.
    pub fn expect(
        &mut self,
        connection: &Connection,
        id: i64,
        number: &str,
        case: Option<(&Case, &Projection)>,
    ) -> Result<(), Failure> {
        let Some((case, projection)) = case else {
            if kept(connection, id)?.is_some() {
                self.wrong.push(number.to_owned());
            }
            return Ok(());
        };
        let tokens = Tokens::of(case, projection, &texts_of_files(connection, case)?);
        if kept(connection, id)?.as_ref() != Some(&tokens) {
            self.wrong.push(number.to_owned());
        }
        for form in tokens.beyond(&Tokens::default()) {
            match self.forms.get_mut(form) {
                Some(cases) => *cases += 1,
                None => {
                    self.forms.insert(form.to_owned(), 1);
                }
            }
        }
        let sum = tokens.indexed().iter().fold(0, |sum: u64, token| sum.wrapping_add(hash(token)));
        self.sums.insert(id, (sum, number.to_owned()));
        Ok(())
    }

    /// The numbers of the cases that the index has wrong; a row or a word of no case has none, and is an empty text.
    pub fn finish(mut self, connection: &Connection) -> Result<Vec<String>, Failure> {
        let mut statement = connection.prepare("select term, doc from search_index")?;
        let mut rows = statement.query([])?;
        let mut last = (String::new(), 0);
        let mut is_foreign = false;
        while let Some(row) = rows.next()? {
            let term = row.get_ref(0)?.as_str().unwrap_or_default();
            if last.0 != term {
                last = (term.to_owned(), hash(term));
            }
            match self.sums.get_mut(&mirrored(row.get(1)?)) {
                Some((sum, _)) => *sum = sum.wrapping_sub(last.1),
                None => is_foreign = true,
            }
        }
        self.wrong.extend(self.sums.into_values().filter(|(sum, _)| *sum != 0).map(|(_, number)| number));
        is_foreign |= !same_vocabulary(connection, &self.forms)?;
        if is_foreign {
            self.wrong.push(String::new());
        }
        self.wrong.sort();
        self.wrong.dedup();
        Ok(self.wrong)
    }
}

/// Whether the vocabulary has these forms, and the index of parts as many parts as they have.
fn same_vocabulary(connection: &Connection, forms: &HashMap<String, i64>) -> Result<bool, Failure> {
    let mut statement = connection.prepare("select id, form, cases from vocabulary")?;
    let mut rows = statement.query([])?;
    let (mut number, mut parts) = (0, 0);
    while let Some(row) = rows.next()? {
        let form: String = row.get(1)?;
        if forms.get(&form) != Some(&row.get(2)?) {
            return Ok(false);
        }
        number += 1;
        parts += vocabulary::trigrams(&form).len();
    }
    let sql = "select coalesce(sum(doc), 0) from search_parts_index";
    let found: i64 = connection.query_row(sql, [], |row| row.get(0))?;
    Ok(number == forms.len() && i64::try_from(parts) == Ok(found))
}
