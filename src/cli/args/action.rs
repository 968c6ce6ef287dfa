//! The actions on a case as they are typed: `case CASE …`.
//!
//! Invariant: this only says what can be typed; what it means for a case is in [`crate::cli::action`].

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::values::{choice, line, number, user};
use super::{TextArgs, WhoArgs};
use crate::cli::time::TimeArg;
use crate::procedure::{
    Agreement, Answer, AppealDecision, CaseNumber, Date, Decision, Ending, Finding, Ground, Kind, Line, Means,
    Satisfaction, Side, Then, UserName,
};

/// How and when somebody was reached.
#[derive(Clone, Debug, Args)]
pub struct ContactArgs {
    /// How
    #[arg(long, value_parser = choice::<Means>())]
    pub by: Means,
    /// When; now, where nothing is said
    #[arg(long, value_name = "TIME")]
    pub at: Option<TimeArg>,
}

/// The actions on a case.
#[derive(Debug, Subcommand)]
#[allow(missing_docs)] // the options are those of the contract; their help is their word
pub enum Action {
    /// Take the case, or hand it over at once (W2)
    #[command(group = clap::ArgGroup::new("whose").required(true))]
    Assess {
        #[arg(long, group = "whose")]
        take: bool,
        #[arg(long, group = "whose", value_name = "USER", value_parser = user)]
        hand_over: Option<UserName>,
        #[arg(long, value_parser = choice::<Kind>())]
        kind: Option<Kind>,
        #[arg(long, value_parser = line)]
        category: Option<Line>,
        #[arg(long)]
        reason: Option<String>,
    },
    /// Accept what was handed over (W2)
    Accept,
    /// Refuse what was handed over (W2)
    Refuse {
        #[arg(long)]
        reason: String,
    },
    /// Hand over, or take over for oneself (W2)
    HandOver {
        #[arg(long, value_parser = user)]
        to: UserName,
        #[arg(long)]
        reason: String,
    },
    /// It is another kind of case
    Reclassify {
        #[arg(long, value_parser = choice::<Kind>())]
        kind: Kind,
        #[arg(long)]
        reason: String,
    },
    /// An oral report is in writing now (W1)
    Written {
        #[arg(long, value_name = "TIME")]
        received: Option<TimeArg>,
        #[command(flatten)]
        text: TextArgs,
    },
    /// The anonymous complainant is known now (D3)
    Identify {
        #[command(flatten)]
        who: WhoArgs,
    },
    /// Not told to the respondent: on or off (D3)
    Confidential {
        #[arg(value_parser = ["on", "off"])]
        state: String,
    },
    /// Name whom the case is about
    Respondent {
        #[arg(long, value_parser = line)]
        name: Line,
        #[arg(long, value_parser = user)]
        user: Option<UserName>,
    },
    /// Receipt was confirmed (W3)
    Acknowledge {
        #[command(flatten)]
        contact: ContactArgs,
        #[arg(long)]
        note: Option<String>,
        #[arg(long)]
        send: bool,
        #[arg(long)]
        late_reason: Option<String>,
    },
    /// A confirmation came back undelivered (W3)
    Bounce {
        #[arg(long)]
        reason: String,
    },
    /// Somebody tried and failed (W3)
    Attempt {
        #[command(flatten)]
        contact: ContactArgs,
        #[arg(long)]
        note: Option<String>,
    },
    /// A further point of the complaint (W4)
    Point {
        #[command(flatten)]
        text: TextArgs,
    },
    /// How both readings of a point compare (W4)
    Compare {
        #[arg(long, default_value_t = 1)]
        point: u32,
        #[arg(long, value_parser = choice::<Agreement>())]
        agreement: Agreement,
    },
    /// A side was heard (W4)
    Hear {
        #[arg(long, value_parser = choice::<Side>())]
        side: Side,
        #[arg(long, value_parser = line)]
        party: Line,
        #[command(flatten)]
        contact: ContactArgs,
        #[arg(long)]
        point: Option<u32>,
        #[command(flatten)]
        text: TextArgs,
    },
    /// A side is not heard (W4)
    NotHeard {
        #[arg(long, value_parser = choice::<Side>())]
        side: Side,
        #[arg(long, value_parser = choice::<Ground>())]
        ground: Ground,
        #[arg(long)]
        reason: String,
    },
    /// A finding (D2)
    Find {
        #[arg(long)]
        point: Option<u32>,
        #[arg(long, value_parser = choice::<Finding>())]
        finding: Finding,
        #[arg(long)]
        grounds: String,
    },
    /// A solution (W4)
    Propose {
        #[arg(long)]
        solution: String,
        #[arg(long)]
        extra_service: Option<String>,
    },
    /// A date promised to the customer (W5)
    Promise {
        #[arg(long)]
        date: Date,
        #[arg(long)]
        text: String,
    },
    /// The solution is offered (W5)
    Offer {
        #[command(flatten)]
        contact: ContactArgs,
        #[arg(long)]
        text: Option<String>,
        #[arg(long)]
        send: bool,
        #[arg(long)]
        appeal_named: bool,
    },
    /// The offer was answered (W5)
    Answer {
        #[arg(long, value_parser = choice::<Answer>())]
        answer: Answer,
        #[arg(long)]
        note: Option<String>,
    },
    /// The solution was carried out (W6)
    CarriedOut {
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
        #[arg(long, requires = "reason")]
        no_follow_up: bool,
        #[arg(long)]
        reason: Option<String>,
    },
    /// The contact about satisfaction (W6)
    FollowUp {
        #[arg(long, value_parser = choice::<Means>())]
        by: Means,
        #[arg(long, value_parser = choice::<Satisfaction>())]
        satisfaction: Satisfaction,
        #[arg(long)]
        note: Option<String>,
        #[arg(long, value_parser = choice::<Then>(), default_value = "nothing")]
        then: Then,
    },
    /// The reply to a signal or proposal (D1, G2)
    Reply {
        #[command(flatten)]
        contact: ContactArgs,
        #[command(flatten)]
        text: TextArgs,
        #[arg(long, value_parser = choice::<Decision>())]
        decision: Option<Decision>,
        #[arg(long)]
        send: bool,
    },
    /// No reply is possible (D1)
    NoReply {
        #[arg(long)]
        reason: String,
    },
    /// It ends without a finding (D2)
    End {
        #[arg(long, value_parser = choice::<Ending>())]
        ending: Ending,
        #[arg(long)]
        reason: String,
    },
    /// Close, which hands it to the archive (W7)
    Close {
        #[arg(long, value_name = "none|new:TITLE|ID", default_value = "none")]
        measure: String,
    },
    /// Take it back from the archivist (W7)
    Reopen {
        #[arg(long)]
        reason: String,
    },
    /// Take it into the archive, or send it back (W7)
    Archive {
        #[arg(long, requires = "reason")]
        send_back: bool,
        #[arg(long, requires = "send_back")]
        reason: Option<String>,
    },
    /// Stop destruction
    Hold {
        #[arg(long)]
        reason: String,
        #[arg(long)]
        review: Date,
    },
    /// End the hold
    Release {
        #[arg(long)]
        reason: String,
    },
    /// An appeal to the board came in (G7)
    Appeal {
        #[arg(long, value_name = "TIME")]
        received: Option<TimeArg>,
        #[command(flatten)]
        text: TextArgs,
    },
    /// The board decides (G7)
    DecideAppeal {
        #[arg(long, value_parser = choice::<AppealDecision>())]
        decision: AppealDecision,
        #[arg(long)]
        grounds: String,
    },
    /// A note
    Note {
        #[command(flatten)]
        text: TextArgs,
    },
    /// Add files
    Attach {
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Another case belongs to this one
    Link {
        #[arg(value_parser = number)]
        other: CaseNumber,
    },
    /// It does not
    Unlink {
        #[arg(value_parser = number)]
        other: CaseNumber,
    },
    /// Another case is about the same event
    Incident {
        #[arg(value_parser = number)]
        other: CaseNumber,
    },
    /// An earlier entry reads otherwise
    Correct {
        entry: u32,
        #[command(flatten)]
        text: TextArgs,
        #[arg(long)]
        reason: String,
    },
    /// Take back an act of your own; the last one, where none is named
    Undo { entry: Option<u32> },
    /// What was taken back counts again
    Redo { entry: u32 },
}
