//! Finding cases by their words: all of a case's texts in one full-text index, newest first.
//!
//! Invariant: any text is a query. A word is always quoted, so nothing a person types is read as an operator but the two
//! that the contract has: "a phrase" and -not. Rights are part of the query, never a filter after the count.

use rusqlite::{Transaction, named_params, params};

use super::Store;
use super::error::Failure;
use super::rows;
use crate::procedure::case::Case;
use crate::procedure::journal::Contact;
use crate::procedure::roles::Actor;
use crate::procedure::summary::Summary;
use crate::procedure::{Line, Text};

/// A case that was found, with the words around what was sought.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The case.
    pub summary: Summary,
    /// Some words of it; what was sought stands between « and ».
    pub snippet: String,
}

/// Keeps the words of a case in the index.
pub(super) fn keep(transaction: &Transaction<'_>, id: i64, case: &Case, is_new: bool) -> Result<(), Failure> {
    if !is_new {
        transaction.prepare_cached("delete from search where rowid = ?1")?.execute([id])?;
    }
    let (subject, who, body) = words(case);
    let sql = "insert into search (rowid, subject, who, body) values (?1, ?2, ?3, ?4)";
    transaction.prepare_cached(sql)?.execute(params![id, subject, who, body])?;
    Ok(())
}

/// Lets go of all words of a case that is destroyed.
pub(super) fn forget(transaction: &Transaction<'_>, id: i64) -> Result<(), Failure> {
    transaction.prepare_cached("delete from search where rowid = ?1")?.execute([id])?;
    Ok(())
}

/// What a case is found by: its number and subject, its people, its texts.
pub(super) fn words(case: &Case) -> (String, String, String) {
    let subject = format!("{} {}", case.number, case.subject);
    let mut who: Vec<&str> = Vec::new();
    if let Some(Contact { name, email, phone, address, relation: _ }) = case.complainant.contact() {
        who.extend(email.as_ref().map(crate::procedure::Email::as_str));
        who.extend([name, phone, address].into_iter().flatten().map(Line::as_str));
    }
    who.extend(case.respondent.iter().map(|respondent| respondent.name.as_str()));
    who.extend(case.statements.iter().map(|statement| statement.party.as_str()));
    let mut body: Vec<&str> = vec![case.text.as_str()];
    body.extend([&case.category, &case.exam, &case.location].into_iter().flatten().map(Line::as_str));
    let texts = case.points.iter().skip(1).map(|point| &point.text);
    let texts = texts.chain(case.points.iter().filter_map(|p| p.finding.as_ref()).map(|found| &found.grounds));
    let texts = texts.chain(case.statements.iter().map(|statement| &statement.text));
    let texts = texts.chain(case.solution.iter().map(|solution| &solution.text));
    let texts = texts.chain(case.offers.iter().filter_map(|offer| offer.text.as_ref()));
    let texts = texts.chain(case.reply.iter().map(|reply| &reply.text));
    let texts = texts.chain(case.appeals.iter().map(|appeal| &appeal.text));
    let texts = texts.chain(case.notes.iter().map(|note| &note.text));
    body.extend(texts.map(Text::as_str));
    (subject, who.join("\n"), body.join("\n"))
}

/// The query in the language of the index; `None` where it seeks nothing.
fn expression(query: &str) -> Option<String> {
    let mut wanted = Vec::new();
    let mut unwanted = Vec::new();
    let mut rest: String = query.chars().take(1_000).filter(|c| *c != '\0').collect();
    let ends_in_word = rest.chars().last().is_some_and(char::is_alphanumeric);
    while let Some((word, after)) = next_word(&rest) {
        let is_excluded = word.strip_prefix('-').is_some_and(|word| word.chars().any(char::is_alphanumeric));
        let bare: String = word.trim_start_matches('-').replace('"', " ");
        if bare.chars().any(char::is_alphanumeric) {
            let quoted = format!("\"{}\"", bare.trim());
            if is_excluded { &mut unwanted } else { &mut wanted }.push(quoted);
        }
        rest = after;
    }
    let last = wanted.last_mut()?;
    if ends_in_word && unwanted.is_empty() {
        // the word that is still being typed counts as a beginning
        last.push_str(" *");
    }
    let wanted = wanted.join(" AND ");
    Some(if unwanted.is_empty() { wanted } else { format!("({wanted}) NOT ({})", unwanted.join(" OR ")) })
}

/// The next word or phrase, and what comes after it.
fn next_word(text: &str) -> Option<(String, String)> {
    let text = text.trim_start();
    let (minus, body) = text.strip_prefix('-').map_or(("", text), |body| ("-", body));
    if let Some(phrase) = body.strip_prefix('"') {
        let (phrase, after) = phrase.split_once('"').unwrap_or((phrase, ""));
        return Some((format!("{minus}{phrase}"), after.to_owned()));
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (end > 0).then(|| (text[..end].to_owned(), text[end..].to_owned()))
}

impl Store {
    /// The newest cases with all the words of `query`, of those that this person may see.
    pub fn search(&self, query: &str, actor: &Actor, limit: u16) -> Result<Vec<Hit>, Failure> {
        self.find(query, actor, limit, false)
    }

    /// The same, of closed and archived cases only.
    pub fn search_archive(&self, query: &str, actor: &Actor, limit: u16) -> Result<Vec<Hit>, Failure> {
        self.find(query, actor, limit, true)
    }

    fn find(&self, query: &str, actor: &Actor, limit: u16, only_closed: bool) -> Result<Vec<Hit>, Failure> {
        let Some(expression) = expression(query) else { return Ok(Vec::new()) };
        let sql = format!(
            "select cases.summary, snippet(search, -1, '«', '»', '…', 12)
             from search join cases on cases.id = search.rowid
             where search match :query and {} and (:all or is_open = 0)
             order by search.rowid desc limit :limit",
            rows::visible_to(actor)
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query(named_params! {
            ":query": expression, ":me": actor.user.as_str(), ":all": !only_closed, ":limit": limit,
        })?;
        let mut hits = Vec::new();
        while let Some(row) = found.next()? {
            hits.push(Hit { summary: rows::summary(row, 0)?, snippet: row.get(1)? });
        }
        Ok(hits)
    }
}

#[cfg(test)]
mod tests {
    use super::expression;

    #[test]
    fn any_text_is_a_query() {
        for (query, expected) in [
            ("storing examen", Some("\"storing\" AND \"examen\" *")),
            ("\"te laat\" -brand", Some("(\"te laat\") NOT (\"brand\")")),
            ("a\"b", Some("\"a b\" *")),
            ("NEAR(x", Some("\"NEAR(x\" *")),
            ("-", None),
            ("   ", None),
            ("subject:x ", Some("\"subject:x\"")),
        ] {
            assert_eq!(expression(query).as_deref(), expected, "{query}");
        }
    }
}
