//! `restore FILE`: a backup in the place of the database.
//!
//! Invariant: only the admin or the service account does it, and never in a session by SSH.

use std::path::Path;

use serde_json::json;

use super::failure::{CliError, Status};
use super::run::Bench;
use crate::procedure::Role;
use crate::procedure::destruction::Signed;
use crate::session::{self, Who};
use crate::store::{Restored, restore};

impl Bench {
    pub(super) fn restore(&self, file: &Path) -> Result<Status, CliError> {
        let now = Self::now();
        // a database that is lost or damaged has no people left to ask; then it is who has the machine
        let people = self.reading().ok().and_then(|store| store.people().ok()).unwrap_or_default();
        let who = session::who(&self.config, &people, self.key_of.as_ref()).map_err(|_| CliError::NotOneOfUs)?;
        let by = match who {
            Who::Person(actor) if !actor.is(Role::Admin) => return Err(CliError::NeedsAdmin),
            Who::Person(actor) => actor.user,
            Who::Service => session::os_user(),
        };
        let Restored { cases, destroyed_again, head, kept } = restore(file, &self.database, &Signed { by, at: now })?;
        let house = self.config.house(people);
        let printer = self.printer(&house);
        if self.common.json {
            let kept = kept.map(|kept| kept.to_string_lossy().into_owned());
            let value = json!({ "cases": cases, "destroyed_again": destroyed_again, "head": head, "kept": kept });
            return printer.value(&value);
        }
        let (cases, again) = (cases.to_string(), destroyed_again.to_string());
        let values = [("cases", cases.as_str()), ("again", again.as_str()), ("head", head.as_str())];
        printer.line(&self.lang.text_with("restore-done", &values))?;
        match kept {
            Some(kept) => printer.line(&self.lang.text_with("restore-kept", &[("file", &kept.to_string_lossy())])),
            None => Ok(Status::Done),
        }
    }
}
