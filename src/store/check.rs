//! Looking whether all is well: the file, the chain of the journal, and the lists that were made from it.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::error::Failure;
use super::journal::{self, Kept};
use super::rows::Projection;
use super::search::Verifier;
use super::{Store, destroy, records};
use crate::procedure::case::Case;
use crate::procedure::journal::Entry;
use crate::procedure::{CaseNumber, Choice, Stage, hex};

/// So many missing entries of one case are named: a version that was tampered with may claim any number.
const MISSING_LIMIT: usize = 100;

/// Something that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file itself is damaged.
    Integrity,
    /// So many rows name rows that are not there.
    ForeignKeys(usize),
    /// This entry was changed, or comes after one that was taken away.
    Chain(String, u32),
    /// This entry is missing.
    Missing(String, u32),
    /// The row of this case says something else than its journal.
    Projection(String),
    /// The index of this case holds other words than it has; of no case in particular where the number is empty.
    Search(String),
    /// A file has other bytes than it had.
    File(String),
    /// A record of this case is missing, or not as it was made.
    Record(String),
    /// This case was destroyed, and something of it is left, or it is on no list that was run.
    Destroyed(String),
    /// What happened to this destruction list, or its certificate, is not as it was written.
    List(String),
    /// The head that was noted elsewhere is not in this journal.
    Head,
}

/// What a check found.
#[derive(Clone, Debug)]
pub struct Report {
    /// All that is wrong; nothing, where all is well.
    pub faults: Vec<Fault>,
    /// The head of the chain, to be noted elsewhere.
    pub head: String,
    /// How many cases there are.
    pub cases: usize,
    /// How many entries.
    pub entries: usize,
}

impl Store {
    /// Checks everything. `head` is one that was noted elsewhere: it must be in the chain.
    pub fn check(&self, head: Option<&str>) -> Result<Report, Failure> {
        // one reading transaction, so that all is seen at one moment
        let reading = self.connection.unchecked_transaction()?;
        let mut faults = self.check_file()?;
        let mut journals: BTreeMap<String, Vec<Kept>> = BTreeMap::new();
        let mut before = journal::beginning();
        let mut found_head = head.is_none_or(|head| head == hex(&before));
        let mut entries = 0;
        {
            let sql = format!(
                "select {} from journal join cases on cases.id = journal.case_id order by journal.seq",
                Kept::COLUMNS
            );
            let mut statement = self.connection.prepare(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let kept = Kept::of(row)?;
                if !kept.is_untouched(&before) {
                    faults.push(Fault::Chain(kept.case.clone(), kept.entry));
                }
                before.clone_from(&kept.hash);
                found_head |= head == Some(hex(&kept.hash).as_str());
                entries += 1;
                journals.entry(kept.case.clone()).or_default().push(kept);
            }
        }
        if !found_head {
            faults.push(Fault::Head);
        }
        let cases = self.check_cases(&journals, &mut faults)?;
        self.check_files(&mut faults)?;
        faults.extend(destroy::verify(&self.connection)?.into_iter().map(Fault::List));
        drop(reading);
        Ok(Report { faults, head: hex(&before), cases, entries })
    }

    fn check_file(&self) -> Result<Vec<Fault>, Failure> {
        let mut faults = Vec::new();
        let integrity: String = self.connection.query_row("pragma integrity_check(1)", [], |row| row.get(0))?;
        if integrity != "ok" {
            faults.push(Fault::Integrity);
        }
        let sql = "select count(*) from pragma_foreign_key_check";
        let loose: usize =
            usize::try_from(self.connection.query_row(sql, [], |row| row.get::<_, i64>(0))?).unwrap_or(0);
        if loose > 0 {
            faults.push(Fault::ForeignKeys(loose));
        }
        Ok(faults)
    }

    /// Every row against the fold of its journal.
    fn check_cases(&self, journals: &BTreeMap<String, Vec<Kept>>, faults: &mut Vec<Fault>) -> Result<usize, Failure> {
        let mut statement = self.connection.prepare(
            "select number, kind, stage, is_open, subject, responsible, handed_to, respondent_user, received_at,
                    due, is_closed, is_archived, has_appeal, version, summary, id, destroy_after, year, figures
             from cases order by id",
        )?;
        let mut rows = statement.query([])?;
        let mut cases = 0;
        let mut index = Verifier::default();
        while let Some(row) = rows.next()? {
            cases += 1;
            let number: String = row.get(0)?;
            let kept = journals.get(&number).map(Vec::as_slice).unwrap_or_default();
            let version: u32 = row.get(13)?;
            let expected = 1..=version;
            for missing in expected.filter(|entry| kept.iter().all(|kept| kept.entry != *entry)).take(MISSING_LIMIT) {
                faults.push(Fault::Missing(number.clone(), missing));
            }
            if row.get::<_, String>(2)? == Stage::Destroyed.name() {
                let is_gone = kept.iter().all(Kept::is_erased) && destroy::is_gone(&self.connection, &number)?;
                index.expect(&self.connection, row.get(15)?, &number, None)?;
                if !is_gone {
                    faults.push(Fault::Destroyed(number));
                }
                continue;
            }
            faults.extend(
                kept.iter().filter(|kept| kept.is_erased()).map(|kept| Fault::Chain(number.clone(), kept.entry)),
            );
            let entries: Vec<Entry> = kept.iter().filter_map(Kept::entry).collect();
            let case = CaseNumber::new(&number).ok().and_then(|number| Case::of_journal(number, &entries));
            let Some(case) = case else {
                faults.push(Fault::Projection(number));
                continue;
            };
            let must_be = Projection::of(&case)?;
            let is_so = row.get::<_, String>(1)? == must_be.kind
                && row.get::<_, String>(2)? == must_be.stage
                && row.get::<_, bool>(3)? == must_be.is_open
                && row.get::<_, String>(4)? == must_be.subject
                && row.get::<_, Option<String>>(5)? == must_be.responsible
                && row.get::<_, Option<String>>(6)? == must_be.handed_to
                && row.get::<_, Option<String>>(7)? == must_be.respondent_user
                && row.get::<_, i64>(8)? == must_be.received_at
                && row.get::<_, Option<String>>(9)? == must_be.due
                && row.get::<_, bool>(10)? == must_be.is_closed
                && row.get::<_, bool>(11)? == must_be.is_archived
                && row.get::<_, bool>(12)? == must_be.has_appeal
                && row.get::<_, Option<String>>(16)? == must_be.destroy_after
                && row.get::<_, i32>(17)? == must_be.year
                && row.get::<_, String>(18)? == must_be.figures
                && version == must_be.version
                && row.get::<_, String>(14)? == must_be.summary;
            if !is_so {
                faults.push(Fault::Projection(number.clone()));
            }
            if !records::are_sound(&self.connection, row.get(15)?, &case)? {
                faults.push(Fault::Record(number.clone()));
            }
            index.expect(&self.connection, row.get(15)?, &number, Some((&case, &must_be)))?;
        }
        faults.extend(index.finish(&self.connection)?.into_iter().map(Fault::Search));
        Ok(cases)
    }

    fn check_files(&self, faults: &mut Vec<Fault>) -> Result<(), Failure> {
        let mut statement = self.connection.prepare("select sha256, content from files")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (sha256, content): (String, Vec<u8>) = (row.get(0)?, row.get(1)?);
            if hex(&Sha256::digest(&content)) != sha256 {
                faults.push(Fault::File(sha256));
            }
        }
        Ok(())
    }
}
