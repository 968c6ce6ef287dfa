//! The vocabulary: every word and facet that any case has, with the number of cases. A word of a query is resolved here to
//! the forms that are meant, so that no dictionary is needed.
//!
//! Invariant: `cases` is the number of cases with the form; a form of no case is not there, nor are its parts.

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::super::error::Failure;
use super::tokens;
use crate::procedure::words::{Sought, stem};

/// So many forms of a word are sought at once: the most frequent.
pub const MOST_FORMS: usize = 64;
/// So many forms are looked at to find those. Frequent words came into the vocabulary early, and these are the earliest.
const MOST_CANDIDATES: u32 = 256;
/// A shorter word has no parts to be found by.
const SHORTEST_WITH_PARTS: usize = 4;

/// So many more cases have `token`.
pub fn add(transaction: &Transaction<'_>, token: &str, more: i64) -> Result<(), Failure> {
    let sql = "insert into vocabulary (form, stem, cases) values (?1, ?2, ?3)
               on conflict (form) do update set cases = cases + excluded.cases returning id, cases";
    let stem = if tokens::is_word(token) { stem(token) } else { None };
    let (id, cases): (i64, i64) =
        transaction.prepare_cached(sql)?.query_row(params![token, stem, more], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if cases == more && has_parts(token) {
        let sql = "insert into search_parts (rowid, form) values (?1, ?2)";
        transaction.prepare_cached(sql)?.execute(params![id, token])?;
    }
    Ok(())
}

/// One case less has `token`.
pub fn remove(transaction: &Transaction<'_>, token: &str) -> Result<(), Failure> {
    let sql = "update vocabulary set cases = cases - 1 where form = ?1 returning id, cases";
    let found: Option<(i64, i64)> =
        transaction.prepare_cached(sql)?.query_row([token], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((id, cases)) = found else { return Err(Failure::Damaged) };
    if cases == 0 {
        transaction.prepare_cached("delete from vocabulary where id = ?1")?.execute([id])?;
        if has_parts(token) {
            let sql = "insert into search_parts (search_parts, rowid, form) values ('delete', ?1, ?2)";
            transaction.prepare_cached(sql)?.execute(params![id, token])?;
        }
    }
    Ok(())
}

fn has_parts(token: &str) -> bool {
    tokens::is_word(token) && token.chars().count() >= SHORTEST_WITH_PARTS
}

/// The different runs of three letters of a word, under which it stands in the index of parts; none of a facet or a short word.
pub fn trigrams(word: &str) -> Vec<String> {
    let letters: Vec<char> = if has_parts(word) { word.chars().collect() } else { Vec::new() };
    let mut trigrams: Vec<String> = letters.windows(3).map(|three| three.iter().collect()).collect();
    trigrams.sort_unstable();
    trigrams.dedup();
    trigrams
}

/// The tokens that a word of a query stands for.
#[derive(Debug, Default)]
pub struct Forms {
    pub tokens: Vec<String>,
    /// There are more than are sought at once.
    pub is_cut: bool,
}

/// A form with the number of its cases.
type Counted = (String, i64);

/// Resolves a word. `sees` says of a form whether this person may know that it exists. Where `knows_all` is not so, the numbers of
/// cases count some that they may not know of, and do not choose among the forms.
pub fn resolve(
    connection: &Connection,
    sought: &Sought,
    is_excluded: bool,
    knows_all: bool,
    sees: impl Fn(&str) -> Result<bool, Failure>,
) -> Result<Forms, Failure> {
    let mut found: Vec<Counted> = Vec::new();
    let mut candidates = 0;
    let mut take = |forms: Vec<Counted>| {
        candidates = candidates.max(forms.len());
        found.extend(forms);
    };
    // a word that is sought in others is sought at their beginning too
    let is_beginning = sought.is_beginning || !is_excluded && sought.parts().contains(&sought.folded.as_str());
    let short = tokens::beginning(&sought.folded).filter(|_| is_beginning);
    // what contains a word begins with it too; of a phrase only the beginnings are meant
    if sought.is_beginning && short.is_none() && sought.is_exact {
        take(beginning_with(connection, &sought.folded)?);
    }
    if let Some(stem) = &sought.stem {
        take(of_stem(connection, stem)?);
    }
    // who excludes a word does not mean all that it is a part of
    for part in sought.parts().into_iter().filter(|_| !is_excluded) {
        take(containing(connection, part)?);
    }
    let is_covered = |form: &str| form == sought.folded || short.is_some() && form.starts_with(&sought.folded);
    found.retain(|(form, _)| !is_covered(form));
    let weight = |many: i64| if knows_all { many } else { 0 };
    found.sort_unstable_by(|(a, many), (b, few)| weight(*few).cmp(&weight(*many)).then_with(|| a.cmp(b)));
    found.dedup();
    let mut forms = Forms { tokens: vec![sought.folded.clone()], is_cut: false };
    forms.tokens.extend(short);
    for (form, _) in found {
        // nothing is said of forms that they may not know of, not even that there are more
        if !sees(&form)? {
            continue;
        }
        if forms.tokens.len() > MOST_FORMS {
            forms.is_cut = true;
            break;
        }
        forms.tokens.push(form);
    }
    forms.is_cut |= knows_all && candidates >= usize::try_from(MOST_CANDIDATES).unwrap_or(usize::MAX);
    Ok(forms)
}

/// The facets that begin with `facet`, the most frequent.
pub fn facets(connection: &Connection, facet: &str) -> Result<Vec<String>, Failure> {
    let mut found = beginning_with(connection, facet)?;
    found.truncate(MOST_FORMS);
    Ok(found.into_iter().map(|(form, _)| form).collect())
}

/// Whether any case has `token`.
pub fn has(connection: &Connection, token: &str) -> Result<bool, Failure> {
    let sql = "select exists (select 1 from vocabulary where form = ?1)";
    Ok(connection.prepare_cached(sql)?.query_row([token], |row| row.get(0))?)
}

fn counted(connection: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<Vec<Counted>, Failure> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(values)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((row.get(0)?, row.get(1)?));
    }
    Ok(found)
}

fn beginning_with(connection: &Connection, letters: &str) -> Result<Vec<Counted>, Failure> {
    // the last character there is comes after all that can follow
    let sql = "select form, cases from vocabulary where form >= ?1 and form < ?1 || char(1114111) limit ?2";
    let mut found = counted(connection, sql, params![letters, MOST_CANDIDATES])?;
    found.sort_by_key(|(_, cases)| std::cmp::Reverse(*cases));
    Ok(found)
}

fn of_stem(connection: &Connection, stem: &str) -> Result<Vec<Counted>, Failure> {
    let sql = "select form, cases from vocabulary where stem = ?1 limit ?2";
    counted(connection, sql, params![stem, MOST_CANDIDATES])
}

fn containing(connection: &Connection, part: &str) -> Result<Vec<Counted>, Failure> {
    // runs that follow one another and the last: as good as all that overlap, and a third of the reading
    let letters: Vec<char> = part.chars().collect();
    let runs = letters.chunks_exact(3).chain(letters.len().checked_sub(3).map(|at| &letters[at..]));
    let mut trigrams: Vec<String> = runs.map(|three| format!("\"{}\"", three.iter().collect::<String>())).collect();
    trigrams.dedup();
    let sql = "select vocabulary.form, vocabulary.cases
               from search_parts join vocabulary on vocabulary.id = search_parts.rowid
               where search_parts match ?1 order by search_parts.rowid limit ?2";
    let mut found = counted(connection, sql, params![trigrams.join(" AND "), MOST_CANDIDATES])?;
    // the parts of a part need not stand together
    found.retain(|(form, _)| form.contains(part));
    Ok(found)
}
