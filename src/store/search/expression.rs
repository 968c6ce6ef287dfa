//! A query as an expression of the index.
//!
//! Invariant: every token is quoted, and the rights of the person are part of the expression.

use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;

use super::super::error::Failure;
use super::Scope;
use super::tokens::Facet;
use super::vocabulary::{self, Forms};
use crate::procedure::query::{Field, Filter, Query, What};
use crate::procedure::roles::Actor;
use crate::procedure::words::Sought;
use crate::procedure::{Choice, Date, Role};

/// What the index is asked.
#[derive(Debug)]
pub struct Expression {
    /// In the language of FTS5.
    pub text: String,
    /// Words of which there are more forms than were sought.
    pub cut: Vec<String>,
}

/// What this person may see: cases with all of `all` and none of `none`.
#[derive(Clone, Debug)]
pub struct Rights {
    all: Vec<String>,
    none: Vec<String>,
    /// They see every case, so that no word can tell them of a hidden one.
    sees_all: bool,
    /// Among which they seek.
    scope: Scope,
}

impl Rights {
    /// The same answer as [`Actor::sight_of`]; `None` where they see nothing at all.
    pub fn of(connection: &Connection, actor: &Actor, scope: Scope) -> Result<Option<Self>, Failure> {
        let mut rights = Self { all: Vec::new(), none: Vec::new(), sees_all: false, scope };
        let respondent = Facet::Respondent(&actor.user).to_string();
        let is_respondent = vocabulary::has(connection, &respondent)?;
        if is_respondent {
            rights.none.push(quoted(&respondent));
        }
        rights.sees_all = actor.is(Role::CaseWorker) && !is_respondent;
        if !actor.is(Role::CaseWorker) {
            match (actor.is(Role::Archivist), actor.is(Role::Board)) {
                (true, true) => rights.none.push(facet(Facet::NotClosedNorAppealed)),
                (true, false) => rights.none.push(facet(Facet::NotClosed)),
                (false, true) => rights.all.push(facet(Facet::Appealed)),
                (false, false) => return Ok(None),
            }
        }
        Ok(Some(rights))
    }

    /// The cases with all of `all` and none of `none` among which they seek, and that they may see.
    pub fn expression(&self, all: Vec<String>, mut none: Vec<String>) -> String {
        if self.scope == Scope::Archive {
            none.push(facet(Facet::Open));
        }
        self.of_theirs(all, none)
    }

    fn of_theirs(&self, mut all: Vec<String>, mut none: Vec<String>) -> String {
        all.extend(self.all.iter().cloned());
        none.extend(self.none.iter().cloned());
        if all.is_empty() {
            all.push(facet(Facet::Case));
        }
        let all = all.join(" AND ");
        if none.is_empty() { all } else { format!("({all}) NOT ({})", none.join(" OR ")) }
    }

    /// Whether a case that they may see has any of `tokens`, in whatever scope: who sees all is not told apart from who sees all
    /// but some.
    pub fn see(&self, connection: &Connection, tokens: &[String]) -> Result<bool, Failure> {
        if self.sees_all {
            return Ok(true);
        }
        let expression = self.of_theirs(vec![any(tokens.iter().map(|token| quoted(token)).collect())], Vec::new());
        let sql = "select exists (select 1 from search where search match ?1)";
        Ok(connection.prepare_cached(sql)?.query_row([expression], |row| row.get(0))?)
    }
}

/// The expression for what `query` asks, of what `rights` allow.
pub fn of(connection: &Connection, query: &Query, rights: &Rights) -> Result<Expression, Failure> {
    let (mut all, mut none, mut cut) = (Vec::new(), Vec::new(), Vec::new());
    for part in &query.parts {
        let asked = match &part.what {
            What::Words(words) => {
                let mut groups = Vec::new();
                for word in words {
                    groups.push(any_form(connection, word, part.is_excluded, rights, &mut cut)?);
                }
                every(groups)
            }
            // the order of the words of an unwanted phrase is found out by reading
            What::Phrase(words) if part.is_excluded && words.len() > 1 => continue,
            What::Phrase(words) => {
                let mut groups = Vec::new();
                for word in words {
                    groups.push(any_form(connection, word, part.is_excluded, rights, &mut cut)?);
                }
                every(groups)
            }
            What::Field(filter) => of_filter(connection, filter, rights, &mut cut)?,
        };
        if part.is_excluded { &mut none } else { &mut all }.push(asked);
    }
    Ok(Expression { text: rights.expression(all, none), cut })
}

fn quoted(token: &str) -> String {
    // a token holds no quote: the words are letters and digits, the facets too
    format!("\"{token}\"")
}

fn facet(facet: Facet<'_>) -> String {
    quoted(&facet.to_string())
}

fn any(tokens: Vec<String>) -> String {
    format!("({})", tokens.join(" OR "))
}

fn every(groups: Vec<String>) -> String {
    format!("({})", groups.join(" AND "))
}

fn any_form(
    connection: &Connection,
    word: &Sought,
    is_excluded: bool,
    rights: &Rights,
    cut: &mut Vec<String>,
) -> Result<String, Failure> {
    let forms = vocabulary::resolve(connection, word, is_excluded, &|forms| rights.see(connection, forms))?;
    Ok(any_of(&forms, &word.folded, cut))
}

/// Any of the forms; where there are more, `word` is among the ones that were cut.
fn any_of(forms: &Forms, word: &str, cut: &mut Vec<String>) -> String {
    if forms.is_cut && !cut.iter().any(|known| known == word) {
        cut.push(word.to_owned());
    }
    any(forms.tokens.iter().map(|token| quoted(token)).collect())
}

/// The cases of which the field holds a word that begins with this.
fn any_value(
    connection: &Connection,
    (field, word): (Field, &str),
    rights: &Rights,
    cut: &mut Vec<String>,
) -> Result<Option<String>, Failure> {
    let Some(token) = word_facet(field, word) else { return Ok(None) };
    let found = vocabulary::facets(connection, &token, vocabulary::MOST_FORMS, &|forms| rights.see(connection, forms))?;
    Ok(Some(if found.tokens.is_empty() { quoted(&token) } else { any_of(&found, word, cut) }))
}

fn of_filter(
    connection: &Connection,
    filter: &Filter,
    rights: &Rights,
    cut: &mut Vec<String>,
) -> Result<String, Failure> {
    Ok(match filter {
        Filter::Years { first, last } => any((*first..=*last).take(100).map(|year| facet(Facet::Year(year))).collect()),
        Filter::From(date) => span(connection, Some(*date), None)?,
        Filter::To(date) => span(connection, None, Some(*date))?,
        Filter::Finding(these) => any(these.iter().map(|this| facet(Facet::Finding(this.name()))).collect()),
        Filter::Kind(these) => any(these.iter().map(|this| facet(Facet::Kind(this.name()))).collect()),
        Filter::Stage(these) => any(these.iter().map(|this| facet(Facet::Stage(this.name()))).collect()),
        Filter::Handler(these) => any(these.iter().map(|this| facet(Facet::Handler(this))).collect()),
        Filter::NoHandler => facet(Facet::NoHandler),
        Filter::Holds(field, words) => {
            let mut groups = Vec::new();
            for word in words {
                groups.extend(any_value(connection, (*field, word), rights, cut)?);
            }
            every(groups)
        }
        Filter::Number { year, serial } => {
            let mut groups = vec![facet(Facet::Serial(*serial))];
            groups.extend(year.map(|year| facet(Facet::NumberYear(year))));
            every(groups)
        }
    })
}

/// The facet of a field that holds words.
pub fn word_facet(field: Field, word: &str) -> Option<String> {
    let facet = match field {
        Field::Category => Facet::Category(word),
        Field::Complainant => Facet::Complainant(word),
        Field::Location => Facet::Location(word),
        Field::Exam => Facet::Exam(word),
        _ => return None,
    };
    Some(facet.to_string())
}

/// The days from `first` to `last`: whole years where they are inside, else whole months, else days. Only years in which
/// anything was received are named.
fn span(connection: &Connection, first: Option<Date>, last: Option<Date>) -> Result<String, Failure> {
    let first = first.unwrap_or(NaiveDate::MIN);
    let last = last.unwrap_or(NaiveDate::MAX);
    let year_facet = Facet::Year(0).to_string();
    // all of them: a year of cases that they may not see finds nothing, and pushes no other out
    let known = vocabulary::facets(connection, year_facet.trim_end_matches('0'), usize::MAX, &|_| Ok(true))?;
    let years = known.tokens.iter().filter_map(|token| token[year_facet.len() - 4..].parse::<i32>().ok());
    let mut tokens = Vec::new();
    for year in years {
        let Some(new_year) = NaiveDate::from_ymd_opt(year, 1, 1) else { continue };
        let inside = |from: Date, until: Date| from >= first && until <= last;
        let outside = |from: Date, until: Date| until < first || from > last;
        let end = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(new_year);
        if inside(new_year, end) {
            tokens.push(facet(Facet::Year(year)));
        } else if !outside(new_year, end) {
            for month in (1..=12).filter_map(|month| NaiveDate::from_ymd_opt(year, month, 1)) {
                let days: Vec<Date> = month.iter_days().take_while(|day| day.month() == month.month()).collect();
                let end = days.last().copied().unwrap_or(month);
                if inside(month, end) {
                    tokens.push(facet(Facet::Month(month)));
                } else if !outside(month, end) {
                    tokens.extend(days.into_iter().filter(|day| inside(*day, *day)).map(|day| facet(Facet::Day(day))));
                }
            }
        }
    }
    // nothing was received then: a year that no case has
    Ok(if tokens.is_empty() { facet(Facet::Year(0)) } else { any(tokens) })
}
