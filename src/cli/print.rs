//! Printing for people, and the same as JSON.
//!
//! Invariant: text of a case reaches the output through [`shown`] or as JSON, never raw.

use std::io::Write;

use serde_json::{Value, json};

use super::failure::{CliError, Status};
use crate::documents::json;
use crate::lang::{self, Lang, completeness, entry_text, entry_title, links, reading_text, shown};
use crate::procedure::case::Case;
use crate::procedure::house::House;
use crate::procedure::query::{Field, Snippet, Tally};
use crate::procedure::reading::Reading;
use crate::procedure::roles::Person;
use crate::procedure::summary::Summary;
use crate::procedure::terms::Term;
use crate::procedure::{Choice, Date, Level, steps};
use crate::store::Outgoing;
use crate::store::check::{Fault, Report};

type Outcome = Result<Status, CliError>;

fn out(text: &str) -> Outcome {
    let mut output = std::io::stdout().lock();
    output.write_all(text.as_bytes())?;
    output.flush()?;
    Ok(Status::Done)
}

fn as_json(value: &Value) -> Outcome {
    out(&json::text(value))
}

/// Prints what a command found.
pub(super) struct Printer<'a> {
    pub lang: Lang,
    pub json: bool,
    pub house: &'a House,
    pub today: Date,
}

impl Printer<'_> {
    /// One line.
    pub fn line(&self, text: &str) -> Outcome {
        out(&format!("{}\n", shown(text)))
    }

    /// Lines of ours, in which text of others was made safe.
    pub fn text(&self, text: &str) -> Outcome {
        out(text)
    }

    /// Data.
    pub fn value(&self, value: &Value) -> Outcome {
        as_json(value)
    }

    /// One case, whole.
    pub fn case(&self, case: &Case) -> Outcome {
        self.case_with_readings(case, &[])
    }

    /// One case, whole, with who looked into it.
    pub fn case_with_readings(&self, case: &Case, readings: &[Reading]) -> Outcome {
        if self.json {
            let mut value = json::case(case, self.today, self.house);
            if let Some(object) = value.as_object_mut().filter(|_| !readings.is_empty()) {
                object.insert("readings".to_owned(), readings.iter().map(json::reading).collect());
            }
            return as_json(&value);
        }
        let lang = self.lang;
        let mut text = format!("{}  {}\n", case.number, shown(case.subject.as_str()));
        let mut field = |key: &str, value: &str| {
            if !value.is_empty() {
                text.push_str(&format!("  {:<18} {}\n", lang.text(key), shown(value)));
            }
        };
        field("show-kind", &lang.choice(case.kind));
        field("show-stage", &lang.choice(case.stage()));
        field(
            "show-complainant",
            &case.complainant.called().map_or_else(|| lang.text("show-anonymous"), str::to_owned),
        );
        field("show-respondent", case.respondent.as_ref().map_or("", |respondent| respondent.name.as_str()));
        field("show-received", &lang.moment(case.received_at, self.house.zone));
        let nobody = || lang.text("show-nobody");
        let responsible = case.responsible.as_ref();
        field("show-responsible", &responsible.map_or_else(nobody, |user| self.house.name_of(user).to_owned()));
        field("links-title", &links(lang, case));
        field("show-finding", &case.finding().map(|finding| lang.choice(finding)).unwrap_or_default());
        for term in case.terms() {
            field("show-term", &self.term(&term));
        }
        text.push('\n');
        for entry in &case.journal {
            let at = lang.moment(entry.at, self.house.zone);
            let who = shown(self.house.name_of(&entry.by)).into_owned();
            text.push_str(&format!("{:>3}  {at}  {}  ({who})\n", entry.number, entry_title(lang, entry, self.house)));
            for line in entry_text(lang, &entry.event).iter().flat_map(|text| text.lines()) {
                text.push_str(&format!("       {}\n", shown(line)));
            }
        }
        if !readings.is_empty() {
            text.push_str(&format!("\n{}\n", lang.text("readings-title")));
        }
        for reading in readings {
            text.push_str(&format!("     {}\n", reading_text(lang, reading, self.house)));
        }
        out(&text)
    }

    fn term(&self, term: &Term) -> String {
        let level = self.lang.choice(term.level(self.today, &self.house.calendar));
        format!("{}: {} ({level}, {})", self.lang.choice(term.name), self.lang.date(term.due), term.clause.code())
    }

    /// What an action left a case at.
    pub fn done(&self, case: &Case) -> Outcome {
        if self.json {
            return self.case(case);
        }
        out(&format!("{}: {}\n", case.number, self.lang.choice(case.stage())))
    }

    fn summaries(&self, summaries: &[Summary]) -> Vec<Value> {
        summaries.iter().map(|summary| json::summary(summary, self.today, self.house)).collect()
    }

    fn row(&self, summary: &Summary) -> String {
        let responsible = summary.responsible.as_ref();
        let nobody = || self.lang.text("show-nobody");
        let responsible = responsible.map_or_else(nobody, |user| self.house.name_of(user).to_owned());
        let term = summary.next_term().map(|term| self.term(&term)).unwrap_or_default();
        format!(
            "{:<14} {:<16} {:<18} {:<16} {}  {}\n",
            summary.number,
            self.lang.choice(summary.kind),
            self.lang.choice(summary.stage),
            shown(&responsible),
            shown(&summary.subject),
            term
        )
    }

    /// A list of cases.
    pub fn list(&self, summaries: &[Summary]) -> Outcome {
        if self.json {
            return as_json(&Value::Array(self.summaries(summaries)));
        }
        out(&summaries.iter().map(|summary| self.row(summary)).collect::<String>())
    }

    /// What is due or overdue; status 1 where something is overdue.
    pub fn due(&self, summaries: &[Summary]) -> Outcome {
        let level = |summary: &Summary| summary.next_term().map(|term| term.level(self.today, &self.house.calendar));
        let pressing = |summary: &&Summary| matches!(level(summary), Some(Level::Overdue | Level::Today | Level::Soon));
        let due: Vec<Summary> = summaries.iter().filter(pressing).cloned().collect();
        if self.json || !due.is_empty() {
            self.list(&due)?;
        } else {
            self.line(&self.lang.text("due-nothing"))?;
        }
        let is_overdue = due.iter().any(|summary| level(summary) == Some(Level::Overdue));
        Ok(if is_overdue { Status::Failed } else { Status::Done })
    }

    /// What a search found.
    pub fn found(&self, found: &[(Summary, Option<Snippet>)]) -> Outcome {
        if self.json {
            let with_snippet = found.iter().map(|(summary, snippet)| {
                let mut value = json::summary(summary, self.today, self.house);
                if let Some(object) = value.as_object_mut() {
                    object.insert("snippet".to_owned(), json!(snippet.as_ref().map(Snippet::marked)));
                }
                value
            });
            return as_json(&Value::Array(with_snippet.collect()));
        }
        let rows = found.iter().map(|(summary, snippet)| {
            let snippet = snippet
                .as_ref()
                .map(|snippet| format!("    {}: {}\n", self.lang.choice(snippet.passage), shown(&snippet.marked())));
            format!("{}{}", self.row(summary), snippet.unwrap_or_default())
        });
        out(&rows.collect::<String>())
    }

    /// That nothing was found, and the field that is the likely cause.
    pub fn nothing_found(&self, cause: Option<(Field, Tally)>) -> Outcome {
        match cause {
            _ if self.json => as_json(&json!([])),
            Some((field, tally)) => self.line(&lang::nothing_found(self.lang, field, tally)),
            None => self.line(&self.lang.text("search-nothing")),
        }
    }

    /// Clause by clause what was done when by whom (G1).
    pub fn proof(&self, case: &Case) -> Outcome {
        let proof = steps::proof(case);
        if self.json {
            let clauses = proof.iter().map(|proof| {
                let done = proof.entries.iter().map(|entry| {
                    json!({
                        "entry": entry.number, "at": entry.at.to_string(), "by": entry.by, "event": entry.event.name(),
                    })
                });
                json!({ "clause": proof.clause.code(), "done": done.collect::<Vec<_>>() })
            });
            return as_json(&Value::Array(clauses.collect()));
        }
        let lang = self.lang;
        let mut text = format!("{}  {}\n", case.number, shown(case.subject.as_str()));
        for proof in proof {
            let sentence = lang.text(&format!("clause-{}-sentence", proof.clause.name()));
            text.push_str(&format!("\n{}  {sentence}\n", proof.clause.code()));
            if proof.entries.is_empty() {
                text.push_str(&format!("    {}\n", lang.text("proof-nothing")));
            }
            for entry in proof.entries {
                let at = lang.moment(entry.at, self.house.zone);
                let who = shown(self.house.name_of(&entry.by)).into_owned();
                text.push_str(&format!("    {at}  {}  ({who})\n", entry_title(lang, entry, self.house)));
            }
        }
        if case.closed.is_some() {
            text.push_str(&format!("\n{}\n", completeness(lang, case)));
        }
        out(&text)
    }

    /// The people of the desk.
    pub fn people(&self, people: &[Person]) -> Outcome {
        if self.json {
            return as_json(&Value::Array(people.iter().map(json::person).collect()));
        }
        let row = |person: &Person| {
            let roles: Vec<String> = person.roles.iter().map(|role| self.lang.choice(role)).collect();
            let mail = person.mail.as_ref().map(ToString::to_string).unwrap_or_default();
            let left = if person.active { String::new() } else { format!("  ({})", self.lang.text("people-former")) };
            format!(
                "{:<16} {:<24} {}  {}{left}\n",
                person.user,
                shown(person.name.as_str()),
                roles.join(", "),
                shown(&mail)
            )
        };
        out(&people.iter().map(row).collect::<String>())
    }

    /// What waits to be sent.
    pub fn outbox(&self, mails: &[Outgoing]) -> Outcome {
        if self.json {
            let one = |mail: &Outgoing| {
                json!({
                    "id": mail.id, "to": mail.recipient, "subject": mail.subject, "letter": mail.letter,
                    "created_at": mail.created_at.to_string(), "sent_at": mail.sent_at.map(|at| at.to_string()),
                })
            };
            return as_json(&Value::Array(mails.iter().map(one).collect()));
        }
        let row = |mail: &Outgoing| {
            format!("{:>4}  {}  {}  {}\n", mail.id, mail.letter, shown(&mail.recipient), shown(&mail.subject))
        };
        out(&mails.iter().map(row).collect::<String>())
    }

    /// What a check found; status 1 where anything is wrong.
    pub fn check(&self, report: &Report) -> Outcome {
        let lang = self.lang;
        let words: Vec<String> = report.faults.iter().map(|fault| fault_words(lang, fault)).collect();
        if self.json {
            as_json(&json!({
                "ok": report.faults.is_empty(), "faults": words, "cases": report.cases, "entries": report.entries,
                "head": report.head,
            }))?;
        } else {
            for word in &words {
                self.line(word)?;
            }
            let (cases, entries) = (report.cases.to_string(), report.entries.to_string());
            let all = [("cases", cases.as_str()), ("entries", entries.as_str()), ("head", report.head.as_str())];
            self.line(&lang.text_with("check-seen", &all))?;
        }
        Ok(if report.faults.is_empty() { Status::Done } else { Status::Failed })
    }
}

fn fault_words(lang: Lang, fault: &Fault) -> String {
    let entry =
        |key: &str, case: &str, entry: u32| lang.text_with(key, &[("case", case), ("entry", &entry.to_string())]);
    match fault {
        Fault::Integrity => lang.text("check-integrity"),
        Fault::ForeignKeys(rows) => lang.text_with("check-foreign-keys", &[("rows", &rows.to_string())]),
        Fault::Chain(case, number) => entry("check-chain", case, *number),
        Fault::Missing(case, number) => entry("check-missing", case, *number),
        Fault::Projection(case) => lang.text_with("check-projection", &[("case", case)]),
        Fault::Search(case) if case.is_empty() => lang.text("check-search-foreign"),
        Fault::Search(case) => lang.text_with("check-search", &[("case", case)]),
        Fault::File(sha256) => lang.text_with("check-file", &[("file", sha256)]),
        Fault::Record(case) => lang.text_with("check-record", &[("case", case)]),
        Fault::Destroyed(case) => lang.text_with("check-destroyed", &[("case", case)]),
        Fault::List(list) => lang.text_with("check-list", &[("list", list)]),
        Fault::Head => lang.text("check-head"),
    }
}
