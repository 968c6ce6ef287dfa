//! The command line as it is typed: every command, option and choice of the contract.
//!
//! Invariant: this module only says what can be typed. What it means for a case is in [`super::action`], what is done
//! about it in [`super::run`].

mod action;
mod values;

pub use action::{Action, ContactArgs};

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand};

use super::time::TimeArg;
use crate::procedure::destruction::ListName;
use crate::procedure::record::Format;
use crate::procedure::{CaseNumber, Channel, Email, Kind, Line, Relation, Role, Stage, UserName};
use values::{choice, email, line, list_name, number, user};

/// The complaints desk of an examination organisation.
#[derive(Debug, Parser)]
#[command(name = "klachtenbalie", version, about, disable_help_subcommand = true)]
pub struct Cli {
    /// What all commands take.
    #[command(flatten)]
    pub common: Common,
    /// Which one; none opens the desk.
    #[command(subcommand)]
    pub command: Option<Do>,
}

/// A command line without a command: it opens the desk. Reading it needs nothing of the many commands that there are.
#[derive(Debug, Parser)]
#[command(disable_help_flag = true)]
struct Bare {
    #[command(flatten)]
    common: Common,
}

impl Cli {
    /// Reads what was typed.
    pub fn read(words: &[OsString]) -> Result<Self, clap::Error> {
        // what is more than options, and what is wrong with them, is told by the whole
        match Bare::try_parse_from(words) {
            Ok(Bare { common }) => Ok(Self { common, command: None }),
            Err(_) => Self::try_parse_from(words),
        }
    }
}

/// What all commands take.
#[derive(Clone, Debug, Default, Args)]
pub struct Common {
    /// Settings file
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Database file
    #[arg(long, global = true, value_name = "FILE")]
    pub database: Option<PathBuf>,
    /// Language: nl or en
    #[arg(long, global = true, value_name = "nl|en", value_parser = PossibleValuesParser::new(["nl", "en"]))]
    pub lang: Option<String>,
    /// Print data as JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// The desk as plain lines and numbered choices, for screen readers, braille lines and bad connections; also ACCESSIBLE=1
    #[arg(long, visible_alias = "lineair", global = true)]
    pub linear: bool,
    /// The version of the case that was seen; another one is refused
    #[arg(long, global = true, value_name = "VERSION")]
    pub expect: Option<u32>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Do {
    /// The desk on a made-up office, marked as practice
    Demo {
        /// Keep the made-up office in this folder
        #[arg(long, value_name = "DIR")]
        keep: Option<PathBuf>,
    },
    /// Register a case and print its number
    Register(Box<RegisterArgs>),
    /// Take in mail messages
    Intake {
        /// Message files; standard input where none is named
        files: Vec<PathBuf>,
    },
    /// List cases
    List {
        /// Only those of this person
        #[arg(long)]
        mine: bool,
        /// Only those in this stage
        #[arg(long, value_parser = choice::<Stage>())]
        stage: Option<Stage>,
        /// Only those of this kind
        #[arg(long, value_parser = choice::<Kind>())]
        kind: Option<Kind>,
        /// The archive too
        #[arg(long)]
        all: bool,
    },
    /// Show one case
    Show {
        /// Its number
        #[arg(value_parser = number)]
        case: CaseNumber,
        /// Why it is opened; asked of a project lead
        #[arg(long)]
        reason: Option<String>,
    },
    /// What is due or overdue for this person
    Due,
    /// One action on one case
    Case {
        /// Its number
        #[arg(value_parser = number)]
        case: CaseNumber,
        /// The action
        #[command(subcommand)]
        action: Box<Action>,
    },
    /// Search archive and open cases
    Search {
        /// Words, "a phrase", -not
        #[arg(required = true, allow_hyphen_values = true)]
        query: Vec<String>,
        /// At most so many
        #[arg(long, default_value_t = 50)]
        limit: u16,
    },
    /// Clause by clause what was done when by whom
    Proof {
        /// Its number
        #[arg(value_parser = number)]
        case: CaseNumber,
    },
    /// A paragraph for a complainant who rings up
    StatusText {
        /// Its number
        #[arg(value_parser = number)]
        case: CaseNumber,
    },
    /// Destroy what was kept long enough (W7)
    Destruction {
        /// What to do
        #[command(subcommand)]
        what: DestructionArgs,
    },
    /// The dossier of a case, whole
    Export(ExportArgs),
    /// The people of this desk
    People {
        /// What to do
        #[command(subcommand)]
        what: PeopleArgs,
    },
    /// Mail to send
    Outbox {
        /// What to do
        #[command(subcommand)]
        what: OutboxArgs,
    },
    /// Copy the database while others work
    Backup {
        /// The new file
        file: PathBuf,
    },
    /// Put a backup back; what was destroyed since is destroyed again
    Restore {
        /// The backup
        file: PathBuf,
    },
    /// Check database, journal and lists
    Check {
        /// A head of the journal that was noted elsewhere
        #[arg(long, value_name = "HASH")]
        head: Option<String>,
    },
    /// What the forced command of an SSH key runs
    SshSession {
        /// Whose key it is
        #[arg(long, value_parser = user)]
        user: UserName,
    },
    /// Completions for a shell
    Completions {
        /// Which
        shell: clap_complete::Shell,
    },
    /// The manual page
    Man,
    /// The card of keys, to be printed
    Keys,
}

/// What a certificate of a destruction looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum CertificateFormat {
    /// Plain text.
    Txt,
    /// The document.
    Pdf,
}

/// What `export` takes.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The number of the case
    #[arg(value_parser = number, required_unless_present = "person")]
    pub case: Option<CaseNumber>,
    /// Instead of one case all that is held on a person, by their full name or e-mail address, others masked
    #[arg(long, value_name = "NAME-OR-EMAIL", value_parser = line, conflicts_with = "case")]
    pub person: Option<Line>,
    /// How it looks; pdf for a case, txt for a person
    #[arg(long, value_parser = choice::<Format>())]
    pub format: Option<Format>,
    /// A new file; standard output where none is named
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// A text: as an option, from a file, or from standard input.
#[derive(Clone, Debug, Default, Args)]
#[group(required = true, multiple = false)]
pub struct TextArgs {
    /// The text
    #[arg(long, allow_hyphen_values = true)]
    pub text: Option<String>,
    /// A file that holds the text
    #[arg(long, value_name = "FILE")]
    pub text_file: Option<PathBuf>,
    /// Take the text from standard input
    #[arg(value_name = "-", value_parser = ["-"], allow_hyphen_values = true)]
    pub stdin: Option<String>,
}

/// Who a complainant is.
#[derive(Clone, Debug, Default, Args)]
pub struct WhoArgs {
    /// Name of the complainant
    #[arg(long, value_parser = line)]
    pub name: Option<Line>,
    /// E-mail address
    #[arg(long, value_parser = email)]
    pub email: Option<Email>,
    /// Telephone number
    #[arg(long, value_parser = line)]
    pub phone: Option<Line>,
    /// Postal address
    #[arg(long, value_parser = line)]
    pub address: Option<Line>,
    /// What they are to ECM
    #[arg(long, value_parser = choice::<Relation>())]
    pub relation: Option<Relation>,
}

/// What `register` takes.
#[derive(Debug, Args)]
pub struct RegisterArgs {
    /// Complaint, signal or proposal
    #[arg(long, value_parser = choice::<Kind>())]
    pub kind: Kind,
    /// How it came in
    #[arg(long, value_parser = choice::<Channel>())]
    pub channel: Channel,
    /// What it is about, in a line
    #[arg(long, value_parser = line)]
    pub subject: Line,
    /// The text.
    #[command(flatten)]
    pub text: TextArgs,
    /// Who.
    #[command(flatten)]
    pub who: WhoArgs,
    /// Nobody knows who
    #[arg(long, conflicts_with_all = ["name", "email", "phone", "address"])]
    pub anonymous: bool,
    /// When it reached the organisation
    #[arg(long, value_name = "TIME")]
    pub received: Option<TimeArg>,
    /// One of the office's categories
    #[arg(long, value_parser = line)]
    pub category: Option<Line>,
    /// Which examination
    #[arg(long, value_parser = line)]
    pub exam: Option<Line>,
    /// Where
    #[arg(long, value_parser = line)]
    pub location: Option<Line>,
    /// About whom
    #[arg(long, value_parser = line)]
    pub respondent: Option<Line>,
    /// About which person of this desk, who then sees nothing of it
    #[arg(long, value_parser = user)]
    pub respondent_user: Option<UserName>,
    /// Not told to the respondent
    #[arg(long)]
    pub confidential: bool,
}

/// What `people` does.
#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum PeopleArgs {
    /// Everybody, the former ones too
    List,
    /// Somebody new
    Add {
        #[arg(value_parser = user)]
        user: UserName,
        #[arg(long, value_parser = line)]
        name: Line,
        #[arg(long, value_parser = email)]
        mail: Option<Email>,
        #[arg(long, required = true, value_parser = choice::<Role>())]
        role: Vec<Role>,
    },
    /// Another name, address or other roles
    Change {
        #[arg(value_parser = user)]
        user: UserName,
        #[arg(long, value_parser = line)]
        name: Option<Line>,
        #[arg(long, value_parser = email)]
        mail: Option<Email>,
        #[arg(long, value_parser = choice::<Role>())]
        role: Vec<Role>,
    },
    /// Somebody leaves
    Deactivate {
        #[arg(value_parser = user)]
        user: UserName,
        #[arg(long, value_name = "USER", value_parser = user)]
        hand_over_to: Option<UserName>,
    },
}

/// What `destruction` does.
#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum DestructionArgs {
    /// The lists, or what is due for one
    List {
        /// What can be put on a list now, and what is on hold
        #[arg(long)]
        due: bool,
    },
    /// Put cases on a new list and print its name; all that are due, where none is named
    Propose {
        #[arg(value_parser = number)]
        cases: Vec<CaseNumber>,
        #[arg(long, value_parser = line)]
        reason: Option<Line>,
    },
    /// Confirm a list as the second person, by its name
    Confirm {
        #[arg(value_parser = list_name)]
        list: ListName,
        /// The number of dossiers on it, as a check
        #[arg(long, value_name = "NUMBER")]
        dossiers: Option<usize>,
        #[arg(long, value_parser = line)]
        reason: Option<Line>,
    },
    /// Stop a list before it is run
    Stop {
        #[arg(value_parser = list_name)]
        list: ListName,
        #[arg(long, value_parser = line)]
        reason: Option<Line>,
    },
    /// Destroy what is on a confirmed list, after the pause
    Run {
        #[arg(value_parser = list_name)]
        list: ListName,
    },
    /// What was destroyed, by whom, when
    Certificate {
        #[arg(value_parser = list_name)]
        list: ListName,
        /// How it looks; --json gives it as data
        #[arg(long, value_enum, default_value_t = CertificateFormat::Txt)]
        format: CertificateFormat,
        /// A new file; standard output where none is named
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// What `outbox` does.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum OutboxArgs {
    /// What waits to be sent
    List,
}
