//! Settings: a file becomes a typed [`Config`], or everything that is wrong with it at once.
//!
//! Invariant: every key has a default, no key is read that `cli.md` does not name, and a `Config` holds only values that
//! the rest of the program can use as they are. Errors are data ([`Fault`]); the words are the command line's.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::procedure::calendar::Calendar;
use crate::procedure::destruction::DestructionRule;
use crate::procedure::house::House;
use crate::procedure::retention::RetentionRule;
use crate::procedure::roles::Person;
use crate::procedure::terms::{Rule, TermRules};
use crate::procedure::values::choices;
use crate::procedure::{CaseNumber, Choice, Count, Date, Email, Line};

mod fault;
mod read;
mod sources;
#[cfg(test)]
mod tests;

pub use fault::{Allowed, ConfigError, Fault};
use read::{Reader, Section};
pub use sources::{LONGEST_FILE, SYSTEM_FILE, Sources, VARIABLE, own_folder};

choices! {
    /// The language of the screen.
    "language" Language {
        /// Dutch.
        Nl = "nl",
        /// English.
        En = "en",
    }
    /// Who may do what.
    "access" AccessMode {
        /// The user of the operating system holds every role.
        Personal = "personal",
        /// People and roles come from the database.
        Office = "office",
    }
    /// How mail leaves.
    "transport" Transport {
        /// It does not: it waits in the outbox.
        None = "none",
        /// By the machine's own `sendmail`.
        Sendmail = "sendmail",
        /// By a mail server.
        Smtp = "smtp",
    }
    /// How a connection to a mail server is kept from others.
    "security" Security {
        /// It is not.
        None = "none",
        /// Encrypted after a greeting in the open.
        StartTls = "starttls",
        /// Encrypted from the first byte.
        Tls = "tls",
    }
    /// The colours of the desk.
    "theme" Theme {
        /// As the terminal seems to be.
        Auto = "auto",
        /// For a dark background.
        Dark = "dark",
        /// For a light background.
        Light = "light",
        /// No colours.
        None = "none",
    }
    /// The signs and lines of the desk.
    "glyphs" Glyphs {
        /// All that a modern terminal shows.
        Unicode = "unicode",
        /// Only what every terminal shows.
        Ascii = "ascii",
    }
}

/// All settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// `language`: of the screen.
    pub language: Language,
    /// `time_zone`: where the office is; its days are those of the terms.
    pub time_zone: Tz,
    /// `[office]`.
    pub office: Office,
    /// `[database] path`. [`Sources::load`] fills in the default and makes it absolute; then it is `None` only for an
    /// account that has no home.
    pub database: Option<PathBuf>,
    /// The folder `letters` beside the settings file, where the office keeps text blocks of its own; `None` where no file
    /// counts.
    pub letters: Option<PathBuf>,
    /// `[access] mode`.
    pub access: AccessMode,
    /// `[terms]`: how long they are.
    pub terms: TermRules,
    /// `terms.closing_days`: days on which the office does not work, beside weekends and public holidays.
    pub closing_days: BTreeSet<Date>,
    /// `[retention]`.
    pub retention: Retention,
    /// `report.smallest_count`: the annual report shows no count below it, so that nobody can be recognised.
    pub smallest_count: u16,
    /// `[mail]`.
    pub mail: Mail,
    /// `[desk]`.
    pub desk: Desk,
}

/// `[office]`: whose desk this is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// The name that customers read.
    pub name: Line,
    /// What a case number begins with: 1 to 12 letters and digits, in capitals.
    pub number_prefix: Line,
    /// What a case can be about, in the order in which it is offered; no two alike.
    pub categories: Vec<Line>,
}

/// `[retention]`: how long a case is kept, and how it is destroyed (W7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// `years` and `from`.
    pub rule: RetentionRule,
    /// `second_person` and `pause_days`.
    pub destruction: DestructionRule,
}

/// `[mail]`: how the office writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The address it writes from.
    pub address: Email,
    /// The name beside that address.
    pub name: Line,
    /// How mail leaves.
    pub transport: Transport,
    /// `[mail.smtp]`: counts where the transport is [`Transport::Smtp`].
    pub smtp: Smtp,
}

/// `[mail.smtp]`: the mail server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Smtp {
    /// Its name or address.
    pub host: Line,
    /// Its port, where it is not the usual one.
    pub port: Option<u16>,
    /// How the connection is kept from others.
    pub security: Security,
    /// The name to sign in with, where that is asked.
    pub user: Option<Line>,
    /// The file whose first line is the password; the settings themselves hold none.
    pub password_file: Option<PathBuf>,
}

impl Smtp {
    /// The port to connect to: the one set, else the usual one for the security.
    pub fn port(&self) -> u16 {
        self.port.unwrap_or(match self.security {
            Security::None => 25,
            Security::StartTls => 587,
            Security::Tls => 465,
        })
    }
}

/// `[desk]`: how the screen looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Desk {
    /// Its colours.
    pub theme: Theme,
    /// Its signs and lines, where they are not each person's own choice.
    pub glyphs: Option<Glyphs>,
    /// Whether it takes the mouse, which keeps the terminal itself from selecting text with it, where that is not each
    /// person's own choice.
    pub mouse: Option<bool>,
    /// Minutes without a key after which names are covered; 0 is never.
    pub curtain_minutes: u16,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            language: Language::Nl,
            time_zone: Tz::Europe__Amsterdam,
            office: Office::default(),
            database: None,
            letters: None,
            access: AccessMode::Personal,
            terms: TermRules::default(),
            closing_days: BTreeSet::new(),
            retention: Retention { rule: RetentionRule::default(), destruction: DestructionRule::default() },
            smallest_count: 5,
            mail: Mail::default(),
            desk: Desk { theme: Theme::Auto, glyphs: None, mouse: None, curtain_minutes: 10 },
        }
    }
}

impl Default for Office {
    fn default() -> Self {
        let categories = [
            "bejegening",
            "organisatie",
            "locatie en faciliteiten",
            "exameninhoud",
            "beoordeling",
            "inschrijving",
            "uitslag en certificaat",
            "overig",
        ];
        Self {
            name: fixed("ECM"),
            number_prefix: fixed("ECM"),
            categories: categories.into_iter().map(fixed).collect(),
        }
    }
}

impl Default for Mail {
    fn default() -> Self {
        Self {
            address: fixed("klachten@ecm.example"),
            name: fixed("ECM klachten"),
            transport: Transport::None,
            smtp: Smtp {
                host: fixed("localhost"),
                port: None,
                security: Security::None,
                user: None,
                password_file: None,
            },
        }
    }
}

/// A value whose text stands in this file.
#[expect(clippy::expect_used, reason = "no data, only literals, and every test of the defaults makes them all")]
fn fixed<T: TryFrom<String>>(text: &str) -> T {
    T::try_from(text.to_owned()).ok().expect("a default is valid")
}

impl Config {
    /// Reads the text of a settings file; or all that is wrong with it, in the order of the lines.
    pub fn parse(text: &str) -> Result<Self, Vec<Fault>> {
        let (config, faults, _) = Self::walk(text);
        if faults.is_empty() { Ok(config) } else { Err(faults) }
    }

    /// What the procedure knows of this office, whose people the database keeps.
    pub fn house(&self, people: Vec<Person>) -> House {
        House {
            zone: self.time_zone,
            calendar: Calendar::new(self.closing_days.clone()),
            terms: self.terms,
            retention: self.retention.rule,
            destruction: self.retention.destruction,
            prefix: self.office.number_prefix.clone(),
            categories: self.office.categories.iter().map(Line::to_string).collect(),
            people,
            alone: self.access == AccessMode::Personal,
        }
    }

    /// The settings, the faults, and every key that there is.
    fn walk(text: &str) -> (Self, Vec<Fault>, Vec<String>) {
        let (mut reader, mut top) = Reader::new(text);
        let mut config = Self::default();
        reader.read(&mut top, "language", &mut config.language);
        reader.read(&mut top, "time_zone", &mut config.time_zone);
        config.office.read(&mut reader, &mut top);
        let mut database = reader.section(&mut top, "database", Allowed::Section);
        reader.read_optional(&mut database, "path", &mut config.database);
        reader.end(database);
        let mut access = reader.section(&mut top, "access", Allowed::Section);
        reader.read(&mut access, "mode", &mut config.access);
        reader.end(access);
        config.read_terms(&mut reader, &mut top);
        config.retention.read(&mut reader, &mut top);
        let mut report = reader.section(&mut top, "report", Allowed::Section);
        reader.read_number(&mut report, "smallest_count", &mut config.smallest_count, 1..=1000);
        reader.end(report);
        config.mail.read(&mut reader, &mut top);
        config.desk.read(&mut reader, &mut top);
        reader.end(top);
        let (faults, known) = reader.finish();
        (config, faults, known)
    }

    fn read_terms<'t>(&mut self, reader: &mut Reader<'t>, top: &mut Section<'t>) {
        let mut terms = reader.section(top, "terms", Allowed::Section);
        read_rule(reader, &mut terms, "acknowledge", &mut self.terms.acknowledge);
        read_rule(reader, &mut terms, "follow_up", &mut self.terms.follow_up);
        read_rule(reader, &mut terms, "written", &mut self.terms.written);
        let has_reply = terms.has("reply");
        let mut reply = Rule { days: 10, count: Count::Working };
        read_rule(reader, &mut terms, "reply", &mut reply);
        self.terms.reply = has_reply.then_some(reply);
        reader.read_list(&mut terms, "closing_days", &mut self.closing_days);
        reader.end(terms);
    }
}

fn read_rule<'t>(reader: &mut Reader<'t>, terms: &mut Section<'t>, key: &str, rule: &mut Rule) {
    let mut section = reader.section(terms, key, Allowed::Rule);
    reader.read_number(&mut section, "days", &mut rule.days, 1..=3650);
    reader.read(&mut section, "count", &mut rule.count);
    reader.end(section);
}

impl Office {
    fn read<'t>(&mut self, reader: &mut Reader<'t>, top: &mut Section<'t>) {
        let mut section = reader.section(top, "office", Allowed::Section);
        reader.read(&mut section, "name", &mut self.name);
        let prefix = reader.take(&mut section, "number_prefix", |value| prefix(value.as_str()?), |_| Allowed::Prefix);
        if let Some(prefix) = prefix {
            self.number_prefix = prefix;
        }
        reader.read_list(&mut section, "categories", &mut self.categories);
        reader.end(section);
    }
}

/// The prefix, where a case number can begin with it.
fn prefix(text: &str) -> Option<Line> {
    let prefix = Line::new(&text.to_uppercase()).ok()?;
    CaseNumber::from_parts(prefix.as_str(), 2000, 1).ok()?;
    Some(prefix)
}

impl Retention {
    fn read<'t>(&mut self, reader: &mut Reader<'t>, top: &mut Section<'t>) {
        let mut section = reader.section(top, "retention", Allowed::Section);
        reader.read_number(&mut section, "years", &mut self.rule.years, 1..=100);
        reader.read(&mut section, "from", &mut self.rule.from);
        reader.read(&mut section, "second_person", &mut self.destruction.second_person);
        reader.read_number(&mut section, "pause_days", &mut self.destruction.pause_days, 0..=365);
        reader.end(section);
    }
}

impl Mail {
    fn read<'t>(&mut self, reader: &mut Reader<'t>, top: &mut Section<'t>) {
        let mut section = reader.section(top, "mail", Allowed::Section);
        reader.read(&mut section, "address", &mut self.address);
        reader.read(&mut section, "name", &mut self.name);
        reader.read(&mut section, "transport", &mut self.transport);
        let mut smtp = reader.section(&mut section, "smtp", Allowed::Section);
        reader.read(&mut smtp, "host", &mut self.smtp.host);
        let mut port = self.smtp.port();
        let has_port = smtp.has("port");
        reader.read_number(&mut smtp, "port", &mut port, 1..=u16::MAX);
        self.smtp.port = has_port.then_some(port);
        reader.read(&mut smtp, "security", &mut self.smtp.security);
        reader.read_optional(&mut smtp, "user", &mut self.smtp.user);
        reader.read_optional(&mut smtp, "password_file", &mut self.smtp.password_file);
        reader.end(smtp);
        reader.end(section);
    }
}

impl Desk {
    fn read<'t>(&mut self, reader: &mut Reader<'t>, top: &mut Section<'t>) {
        let mut section = reader.section(top, "desk", Allowed::Section);
        reader.read(&mut section, "theme", &mut self.theme);
        reader.read_optional(&mut section, "glyphs", &mut self.glyphs);
        reader.read_optional(&mut section, "mouse", &mut self.mouse);
        reader.read_number(&mut section, "curtain_minutes", &mut self.curtain_minutes, 0..=1440);
        reader.end(section);
    }
}
