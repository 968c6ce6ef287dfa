//! `destruction …`: the lists, and running one with its progress on standard error.
//!
//! Invariant: what goes to standard output is the lists and certificates themselves; how far a run is goes to standard
//! error, and only to a terminal.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::args::{CertificateFormat, DestructionArgs};
use super::export::give_out;
use super::failure::{CliError, Status};
use super::run::Bench;
use crate::documents::certificate::certificate as certificate_document;
use crate::documents::{Letterhead, json};
use crate::export::pdf_of;
use crate::lang::{Lang, certificate_text, list_acts, obstacle, warning};
use crate::procedure::destruction::{Certificate, DestructionList, Dossier, ListName, Signed, Warning};
use crate::procedure::house::House;
use crate::procedure::roles::Actor;
use crate::procedure::{CaseNumber, Choice, Date, Line};
use crate::store::{Finish, Progress, Store};

type Outcome = Result<Status, CliError>;

/// How long a run waits for others to end their reading before it leaves the rest for later.
const READERS_PATIENCE: Duration = Duration::from_secs(15);

impl Bench {
    /// What `destruction` was asked.
    pub(super) fn destruction(&self, what: &DestructionArgs) -> Outcome {
        match what {
            DestructionArgs::List { due: false } => self.lists(),
            DestructionArgs::List { due: true } => self.due_for_destruction(),
            DestructionArgs::Propose { cases, reason } => self.propose(cases, reason.as_ref()),
            DestructionArgs::Confirm { list, dossiers, reason } => self.confirm(*list, *dossiers, reason.as_ref()),
            DestructionArgs::Stop { list, reason } => self.stop(*list, reason.as_ref()),
            DestructionArgs::Run { list } => self.run_list(*list),
            DestructionArgs::Certificate { list, format, output } => {
                self.certificate(*list, *format, output.as_deref())
            }
        }
    }

    fn lists(&self) -> Outcome {
        let store = self.reading()?;
        let (actor, house) = self.person(&store)?;
        let lists = store.destruction_lists(&actor, &house, Self::today(&house))?;
        if self.common.json {
            return self.printer(&house).value(&Value::Array(lists.iter().map(list_value).collect()));
        }
        if lists.is_empty() {
            return self.printer(&house).line(&self.lang.text("destruction-none"));
        }
        let text: Vec<String> = lists.iter().map(|list| list_text(self.lang, list, &house)).collect();
        self.printer(&house).text(&text.join("\n"))
    }

    fn due_for_destruction(&self) -> Outcome {
        let store = self.reading()?;
        let (actor, house) = self.person(&store)?;
        let due = store.due_for_destruction(&actor, &house, Self::today(&house))?;
        let holds = store.holds(&actor)?;
        if self.common.json {
            let holds = holds.iter().map(|(number, review)| json!({ "number": number, "review": review }));
            let due: Vec<Value> = due.iter().map(dossier_value).collect();
            let value = json!({ "due": due, "holds": holds.collect::<Vec<_>>() });
            return self.printer(&house).value(&value);
        }
        let mut text = String::new();
        if due.is_empty() {
            text.push_str(&format!("{}\n", self.lang.text("destruction-nothing-due")));
        }
        text.extend(due.iter().map(|dossier| dossier_text(self.lang, dossier)));
        if !holds.is_empty() {
            text.push_str(&format!("\n{}\n", self.lang.text("destruction-holds")));
        }
        text.extend(holds.iter().map(|(number, review)| format!("  {number:<16} {}\n", self.lang.date(*review))));
        self.printer(&house).text(&text)
    }

    fn propose(&self, cases: &[CaseNumber], reason: Option<&Line>) -> Outcome {
        let mut store = self.store()?;
        let (actor, house) = self.person(&store)?;
        let list = store.propose_destruction(cases, reason, &actor, &house, Self::now())?;
        self.warn(&list);
        if self.common.json { self.show_list(&list, &house) } else { self.printer(&house).line(&list.name.to_string()) }
    }

    fn confirm(&self, name: ListName, typed: Option<usize>, reason: Option<&Line>) -> Outcome {
        let mut store = self.store()?;
        let (actor, house) = self.person(&store)?;
        let list = store.confirm_destruction(name, typed, reason, &actor, &house, Self::now())?;
        self.warn(&list);
        self.show_list(&list, &house)
    }

    fn stop(&self, name: ListName, reason: Option<&Line>) -> Outcome {
        let mut store = self.store()?;
        let (actor, house) = self.person(&store)?;
        let list = store.stop_destruction(name, reason, &actor, &house, Self::now())?;
        self.show_list(&list, &house)
    }

    /// What should be looked at first; on standard error, beside the answer.
    fn warn(&self, list: &DestructionList) {
        for said in list.warnings(&[]) {
            let _ = writeln!(std::io::stderr(), "{}", warning(self.lang, said));
        }
    }

    fn show_list(&self, list: &DestructionList, house: &House) -> Outcome {
        let printer = self.printer(house);
        if self.common.json {
            printer.value(&list_value(list))
        } else {
            printer.text(&list_text(self.lang, list, house))
        }
    }

    fn run_list(&self, name: ListName) -> Outcome {
        let mut store = self.store()?;
        let (actor, house) = self.person(&store)?;
        let progress = self.erase_all(&mut store, name, &actor, &house)?;
        match self.wait_for_readers(&mut store, name, &actor, &house)? {
            Finish::Done(_) if self.common.json => {
                let list = store.destruction_list(name, &actor, &house, Self::today(&house))?;
                self.show_list(&list, &house)
            }
            Finish::Done(_) => self.printer(&house).line(&format!("{name}: {}", self.ran(progress))),
            Finish::WaitsFor(readers) => Err(CliError::WaitsFor(readers)),
        }
    }

    fn erase_all(&self, store: &mut Store, name: ListName, actor: &Actor, house: &House) -> Result<Progress, CliError> {
        let has_watcher = std::io::stderr().is_terminal();
        loop {
            let progress = store.run_destruction(name, actor, house, Self::now())?;
            if has_watcher {
                // back to the beginning of the line, so that it counts in place
                let _ = write!(std::io::stderr(), "\r{name}: {} ", self.ran(progress));
            }
            if progress.is_complete() {
                if has_watcher {
                    let _ = writeln!(std::io::stderr());
                }
                return Ok(progress);
            }
        }
    }

    fn wait_for_readers(
        &self,
        store: &mut Store,
        name: ListName,
        actor: &Actor,
        house: &House,
    ) -> Result<Finish, CliError> {
        let begun = Instant::now();
        loop {
            let finish = store.finish_destruction(name, actor, house, Self::now())?;
            if matches!(finish, Finish::Done(_)) || begun.elapsed() > READERS_PATIENCE {
                return Ok(finish);
            }
            std::thread::sleep(Duration::from_millis(250));
        }
    }

    fn ran(&self, progress: Progress) -> String {
        let (done, of) = (progress.done.to_string(), progress.of.to_string());
        self.lang.text_with("destruction-ran", &[("done", &done), ("of", &of)])
    }

    fn certificate(&self, name: ListName, format: CertificateFormat, output: Option<&Path>) -> Outcome {
        self.may_write_to(output, format == CertificateFormat::Pdf)?;
        let store = self.reading()?;
        let (actor, house) = self.person(&store)?;
        let (certificate, sha256) = store.certificate(name, &actor, &house)?;
        let office = self.config.office.name.to_string();
        let made = match format {
            _ if self.common.json => json::text(&certificate_value(&certificate, &sha256)).into_bytes(),
            CertificateFormat::Txt => {
                format!("{}\n", certificate_text(self.lang, &certificate, &sha256, &office, &house)).into_bytes()
            }
            CertificateFormat::Pdf => {
                let head = Letterhead { office, lang: self.lang };
                pdf_of(&certificate_document(&certificate, &sha256, &house, &head), &sha256)?
            }
        };
        give_out(output, |out| Ok(out.write_all(&made)?))
    }
}

fn signed_value(signed: Option<&Signed>) -> Value {
    signed.map_or(Value::Null, |signed| json!({ "by": signed.by, "at": signed.at.to_string() }))
}

fn dossier_value(dossier: &Dossier) -> Value {
    json!({
        "number": dossier.number, "received_in": dossier.received_in, "keep_until": dossier.keep_until,
        "can_be_destroyed": dossier.obstacle.is_none(),
    })
}

fn list_value(list: &DestructionList) -> Value {
    let dossiers = list.dossiers.as_ref();
    json!({
        "name": list.name, "state": list.state.name(), "reason": list.reasons.last().map(|(_, reason)| reason),
        "proposed": signed_value(list.proposed.as_ref()),
        "confirmed": signed_value(list.confirmed.as_ref()),
        "run_from": list.run_from,
        "stopped": signed_value(list.stopped.as_ref()),
        "begun": signed_value(list.begun.as_ref()),
        "done_at": list.done_at.map(|at| at.to_string()),
        "dossiers": dossiers.map(|dossiers| dossiers.iter().map(dossier_value).collect::<Vec<_>>()),
        "warnings": list.warnings(&[]).into_iter().map(|Warning::YearNotClosed(year)| json!({
            "warning": "year_not_closed", "year": year,
        })).collect::<Vec<_>>(),
    })
}

fn certificate_value(certificate: &Certificate, sha256: &str) -> Value {
    let mut value = serde_json::to_value(certificate).unwrap_or_default();
    if let Some(object) = value.as_object_mut() {
        object.insert("sha256".to_owned(), json!(sha256));
    }
    value
}

fn dossier_text(lang: Lang, dossier: &Dossier) -> String {
    let year = dossier.received_in.to_string();
    let mut text = format!("  {:<16} ", dossier.number);
    text.push_str(&match (dossier.obstacle, dossier.keep_until) {
        (Some(in_the_way), _) => obstacle(lang, in_the_way),
        (None, Some(last)) => lang.text_with("destruction-kept-until", &[("year", &year), ("date", &lang.date(last))]),
        (None, None) => lang.text_with("destruction-received-in", &[("year", &year)]),
    });
    text.push('\n');
    text
}

fn list_text(lang: Lang, list: &DestructionList, house: &House) -> String {
    let mut text = format!("{}  {}", list.name, lang.choice(list.state));
    if let Some(dossiers) = &list.dossiers {
        let count = dossiers.len().to_string();
        text.push_str(&format!(", {}", lang.text_with("destruction-dossiers", &[("count", &count)])));
    }
    text.push('\n');
    let date = |key: &str, date: Date| lang.text_with(key, &[("date", &lang.date(date))]);
    for said in list_acts(lang, list, house) {
        text.push_str(&format!("  {said}\n"));
    }
    if let (Some(run_from), None, None) = (list.run_from, &list.stopped, &list.begun) {
        text.push_str(&format!("  {}\n", date("destruction-run-from", run_from)));
    }
    text.extend(list.dossiers.iter().flatten().map(|dossier| dossier_text(lang, dossier)));
    text
}
