//! Which fields each act asks for, and the command that the fields amount to.
//!
//! Invariant: every [`Action`] has a form, and a form that was checked gives its command through the constructors of the
//! procedure; nothing that is wrong gets further than here.

use crate::procedure::Agreement;
use crate::procedure::case::Case;
use crate::procedure::command::{Command, NewCase, When};
use crate::procedure::journal::{Complainant, Contact, Event, MeasureChoice, Respondent};
use crate::procedure::steps::{self, Act};
use crate::procedure::{
    Answer, AppealDecision, CaseNumber, Channel, Choice, Decision, Email, Ending, Finding, Ground, Kind, Line, Means,
    Moment, Relation, Role, Satisfaction, Side, Text, Then, UserName, hearing,
};

use super::action::Action;
use super::dates::{self, Leaning};
use super::field::Field;
use super::form::{Choosable, Entry, Form, FormField, among, choice, people};
use super::office::Office;
use super::remind;

/// How many characters of a point stand in a list to choose from.
const POINT_LABEL: usize = 100;
/// How many characters of an entry stand in a list to choose from.
const ENTRY_LABEL: usize = 60;
/// So many values are in sight and chosen by a digit; more are found by typing.
const FEW: usize = 9;

/// The fields in which somebody writes, of all forms.
const TEXTS: [&str; 27] = [
    "text",
    "reason",
    "note",
    "late-reason",
    "point-text",
    "statement",
    "grounds",
    "solution",
    "extra-service",
    "promise",
    "offer",
    "no-follow-up",
    "reply",
    "note-text",
    "correction",
    "subject",
    "measure",
    "name",
    "party",
    "email",
    "phone",
    "address",
    "exam",
    "location",
    "respondent",
    "dossiers",
    "list-name",
];

/// Whether what stands in the field of this name was written, rather than chosen.
pub fn is_text(key: &str) -> bool {
    TEXTS.contains(&key)
}

/// What a filled-in form asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// A new case.
    Register(Box<NewCase>),
    /// An act on the case.
    Act(Box<Command>),
    /// A file to be attached, by its path.
    Attach(String),
    /// To be reminded then, or no more.
    Remind(Option<Moment>),
}

/// The form for `action`, with what is known filled in.
pub fn for_action(action: Action, case: Option<&Case>, office: &Office) -> Form {
    let number = case.filter(|_| action != Action::Register).map(|case| case.number.clone());
    let fields = match (action, case) {
        (Action::Register, _) => fields_to_register(office),
        (Action::HandOver, None) => fields_to_hand_over(None, office),
        (_, Some(case)) => fields_on_case(action, case, office),
        (_, None) => Vec::new(),
    };
    Form::new(action, number, fields)
}

fn line(key: &'static str) -> FormField {
    FormField::new(key, Entry::Line(Field::line()))
}

fn line_with(key: &'static str, value: &str) -> FormField {
    let mut field = line(key);
    field.set(value);
    field
}

fn email(key: &'static str) -> FormField {
    FormField::new(key, Entry::Email(Field::line()))
}

fn text(key: &'static str) -> FormField {
    FormField::new(key, Entry::Text(Field::text()))
}

fn date(key: &'static str, leaning: Leaning) -> FormField {
    FormField::new(key, Entry::Date(Field::line(), leaning))
}

fn check(key: &'static str, is_on: bool) -> FormField {
    FormField::new(key, Entry::Check(is_on))
}

fn case_number(key: &'static str) -> FormField {
    FormField::new(key, Entry::Case(Field::line())).required()
}

fn means() -> FormField {
    FormField::new("by", choice(None::<Means>)).required()
}

fn moment(key: &'static str) -> FormField {
    FormField::new(key, Entry::Moment(Field::line(), Leaning::Past))
}

fn when() -> FormField {
    moment("at")
}

/// A choice of what there is: in sight where that is little, else found by typing.
fn few_or_many(options: Vec<Choosable>) -> Entry {
    if options.len() <= FEW { Entry::Choice(options, None) } else { Entry::Pick(options, Field::line()) }
}

fn reason() -> FormField {
    text("reason").required()
}

fn categories(office: &Office) -> FormField {
    let options = office.house.categories.iter().map(|name| Choosable::plain(name, name)).collect();
    FormField::new("category", Entry::Pick(options, Field::line()))
}

/// Colleagues who handle cases, but one of them.
fn handlers(key: &'static str, office: &Office, but: Option<&UserName>) -> FormField {
    let able = office.house.people.iter().filter(|person| person.active && person.roles.has(Role::CaseWorker));
    let able = able.filter(|person| Some(&person.user) != but);
    FormField::new(key, people(able.map(|person| (&person.user, person.name.as_str()))))
}

fn anyone(key: &'static str, office: &Office) -> FormField {
    let all = office.house.people.iter().filter(|person| person.active);
    FormField::new(key, people(all.map(|person| (&person.user, person.name.as_str()))))
}

fn points(case: &Case) -> FormField {
    // a point is known by how it begins
    let option = |point: &crate::procedure::case::Point| {
        Choosable::plain(point.number.to_string(), beginning(point.text.as_str(), POINT_LABEL))
    };
    let options: Vec<Choosable> = case.points.iter().map(option).collect();
    let only = (options.len() == 1).then_some(0);
    FormField::new("point", if only.is_some() { Entry::Choice(options, only) } else { few_or_many(options) })
}

/// How a text begins, on one line.
fn beginning(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let begins: String = line.chars().take(most).collect();
    if begins.len() < line.len() { format!("{}…", begins.trim_end()) } else { begins }
}

fn who() -> Vec<FormField> {
    vec![
        line("name"),
        email("email"),
        line("phone"),
        line("address"),
        FormField::new("relation", choice(None::<Relation>)),
    ]
}

fn fields_to_register(office: &Office) -> Vec<FormField> {
    let mut fields = vec![
        FormField::new("channel", choice(Some(Channel::Email))).required(),
        text("text").required(),
        check("anonymous", false),
    ];
    fields.extend(who());
    fields.extend([
        line("subject").required(),
        moment("received"),
        FormField::new("kind", choice(Some(Kind::Complaint))).required(),
        categories(office),
        line("exam"),
        line("location"),
        line("respondent"),
        anyone("respondent-user", office),
        check("confidential", false),
    ]);
    fields
}

fn fields_to_hand_over(case: Option<&Case>, office: &Office) -> Vec<FormField> {
    // nobody gets what they have, but may take back what they offered
    let has_it = case.and_then(|case| {
        case.responsible.as_ref().filter(|user| **user != office.actor.user || case.hand_over.is_none())
    });
    vec![handlers("to", office, has_it).required(), reason()]
}

/// The side that is to be heard next, and who that is.
fn next_party(case: &Case) -> (Side, String) {
    let side = match steps::next(case) {
        Act::Hear(side) => side,
        _ => hearing::missing_sides(case).first().copied().unwrap_or(Side::Complainant),
    };
    (side, party(case, side))
}

/// Who speaks for a side, as far as that is known; a witness can be anybody.
pub fn party(case: &Case, side: Side) -> String {
    let name = match side {
        Side::Complainant => case.complainant.called(),
        Side::Respondent => case.respondent.as_ref().map(|respondent| respondent.name.as_str()),
        Side::Witness => None,
    };
    name.unwrap_or_default().to_owned()
}

#[allow(clippy::too_many_lines)] // a table: one line or two for each act
fn fields_on_case(action: Action, case: &Case, office: &Office) -> Vec<FormField> {
    match action {
        Action::Register
        | Action::Accept
        | Action::Archive
        | Action::Destruction
        | Action::ProposeDestruction
        | Action::ConfirmDestruction
        | Action::RunDestruction
        | Action::StopDestruction
        | Action::ReadCertificate => Vec::new(),
        Action::Assess => vec![
            handlers("hand-over-to", office, Some(&office.actor.user)),
            FormField::new("kind", choice(Some(case.kind))),
            categories(office),
            text("reason"),
        ],
        Action::Refuse | Action::Bounce | Action::NoReply | Action::Reopen | Action::SendBack | Action::Release => {
            vec![reason()]
        }
        Action::HandOver => fields_to_hand_over(Some(case), office),
        Action::Reclassify => vec![FormField::new("kind", choice(None::<Kind>)).required(), reason()],
        Action::Written => vec![moment("received"), text("text").required()],
        Action::Identify => who(),
        Action::Confidential => vec![check("confidential", !case.confidential)],
        Action::Respondent => {
            let name = case.respondent.as_ref().map_or("", |respondent| respondent.name.as_str());
            vec![line_with("respondent", name).required(), anyone("respondent-user", office)]
        }
        Action::Acknowledge => {
            let is_late = case.acknowledge.deadline.is_some_and(|term| term.due < office.today());
            let mut fields = vec![means(), when(), text("note")];
            fields.extend(is_late.then(|| text("late-reason")));
            fields
        }
        Action::Attempt => vec![means(), when(), text("note")],
        Action::Point => vec![text("point-text").required()],
        Action::Compare => {
            let agreement = FormField::new("agreement", choice::<Agreement>(None)).required();
            vec![points(case).required(), agreement]
        }
        Action::Hear => {
            let (side, name) = next_party(case);
            vec![
                FormField::new("side", choice(Some(side))).required(),
                line_with("party", &name).required(),
                means(),
                when(),
                points(case),
                text("statement").required(),
            ]
        }
        Action::NotHeard => vec![
            FormField::new("side", choice(Some(next_party(case).0))).required(),
            FormField::new("ground", choice(None::<Ground>)).required(),
            reason(),
        ],
        Action::Find => {
            let mut fields = Vec::new();
            fields.extend((case.points.len() > 1).then(|| points(case)));
            fields.push(FormField::new("finding", choice(None::<Finding>)).required());
            fields.push(text("grounds").required());
            fields
        }
        Action::Propose => vec![text("solution").required(), text("extra-service")],
        Action::Promise => vec![date("date", Leaning::Future).required(), text("promise").required()],
        Action::Offer => vec![means(), when(), check("appeal-named", false), text("offer")],
        Action::Answer => vec![FormField::new("answer", choice(None::<Answer>)).required(), text("note")],
        Action::CarriedOut => vec![date("on", Leaning::Past), text("no-follow-up")],
        Action::FollowUp => vec![
            means(),
            FormField::new("satisfaction", choice(None::<Satisfaction>)).required(),
            text("note"),
            FormField::new("then", choice(Some(Then::Nothing))).required(),
        ],
        Action::Reply => {
            let mut fields = vec![means(), when()];
            let is_proposal = case.kind == Kind::Proposal;
            fields.extend(is_proposal.then(|| FormField::new("decision", choice(None::<Decision>)).required()));
            fields.push(text("reply").required());
            fields
        }
        Action::End => {
            let endings: &[Ending] = if case.kind == Kind::Complaint { Ending::ALL } else { &[Ending::Spam] };
            vec![FormField::new("ending", among(endings, None)).required(), reason()]
        }
        Action::Close => vec![line("measure")],
        Action::Hold => vec![reason(), date("review", Leaning::Future).required()],
        Action::Appeal => vec![moment("received"), text("text").required()],
        Action::DecideAppeal => {
            vec![
                FormField::new("appeal-decision", choice(None::<AppealDecision>)).required(),
                text("grounds").required(),
            ]
        }
        Action::Note => vec![text("note-text").required()],
        Action::Remind => remind::fields(false, office),
        Action::Attach => vec![FormField::new("path", Entry::Path(Field::line())).required()],
        Action::Link | Action::Incident => vec![case_number("other")],
        Action::Unlink => {
            let links = case.links.iter().map(|link| Choosable::plain(link.other.as_str(), link.other.as_str()));
            vec![FormField::new("other", few_or_many(links.collect())).required()]
        }
        Action::Correct => {
            let entries = FormField::new("entry", correctable(case, office)).required();
            vec![entries, text("correction").required(), reason()]
        }
    }
}

/// What an act on a destruction list asks for. What cannot be undone asks for the number of dossiers and the name of the
/// list, typed (ux, level 2).
pub fn fields_on_list(action: Action) -> Vec<FormField> {
    let mut fields = Vec::new();
    if action == Action::ConfirmDestruction {
        fields.extend([line("dossiers").required(), line("list-name").required()]);
    }
    fields.push(line("reason").required());
    fields
}

/// The entries that hold a text, those of the person themselves and, for who is responsible, all.
fn correctable(case: &Case, office: &Office) -> Entry {
    let me = &office.actor.user;
    let is_mine = case.responsible.as_ref() == Some(me);
    let entries = case.journal.iter().rev().filter(|entry| !case.undone.contains(&entry.number));
    let entries = entries.filter(|entry| is_mine || entry.by == *me);
    let entries = entries.filter(|entry| {
        !matches!(
            entry.event,
            Event::HandOverAccepted
                | Event::ConfidentialSet { .. }
                | Event::RespondentNamed { .. }
                | Event::Attached { .. }
                | Event::Linked { .. }
                | Event::Unlinked { .. }
                | Event::IncidentLinked { .. }
                | Event::Archived { .. }
                | Event::Corrected { .. }
        )
    });
    let option = |entry: &crate::procedure::journal::Entry| {
        let text = case.text_of(entry.number)?;
        let label = format!("[{}] {}", entry.number, beginning(text.as_str(), ENTRY_LABEL));
        Some(Choosable::plain(entry.number.to_string(), label))
    };
    Entry::Pick(entries.filter_map(option).collect(), Field::line())
}

/// What is to be known about a field, as it is filled in: the name of the words for it.
pub fn advice(form: &Form, field: &FormField, has_focus: bool) -> Option<&'static str> {
    match (form.action, field.key) {
        (Action::Register, "anonymous") if field.value() == "yes" => Some("anonymous"),
        (Action::Register, "channel") if is_oral(&field.value()) => Some("oral"),
        (Action::HandOver, "reason") if has_focus => Some("hand-over"),
        (Action::Find, "grounds") if has_focus => Some("grounds"),
        (Action::Offer, "appeal-named") if field.value().is_empty() => Some("appeal"),
        (Action::CarriedOut, "no-follow-up") => Some("no-follow-up"),
        (Action::Close, "measure") => Some("measure"),
        (Action::Confidential, "confidential") if field.value() == "yes" => Some("made-confidential"),
        (Action::Confidential, "confidential") => Some("not-confidential"),
        (_, "respondent-user") if has_focus => Some("respondent-user"),
        (Action::Assess, "hand-over-to") => Some("hand-over-to"),
        (Action::Link | Action::Incident, "other") if field.value().is_empty() => Some("other"),
        _ => None,
    }
}

/// Whether what comes in by this channel is to be put in writing (W1).
fn is_oral(channel: &str) -> bool {
    [Channel::Phone, Channel::Counter].iter().any(|oral| oral.name() == channel)
}

/// What a checked form asks for; nothing where a value does not fit after all.
pub fn wish(form: &Form, office: &Office) -> Option<Wish> {
    let read = Reader { form, office };
    match form.action {
        Action::Register => read.new_case().map(|case| Wish::Register(Box::new(case))),
        Action::Attach => Some(Wish::Attach(form.value("path"))),
        Action::Remind => Some(Wish::Remind(remind::wished(form, office))),
        _ => read.command().map(|command| Wish::Act(Box::new(command))),
    }
}

struct Reader<'a> {
    form: &'a Form,
    office: &'a Office,
}

impl Reader<'_> {
    fn line(&self, key: &str) -> Option<Line> {
        Line::new(&self.form.value(key)).ok()
    }

    fn text(&self, key: &str) -> Option<Text> {
        Text::new(&self.form.value(key)).ok()
    }

    fn choice<T: Choice>(&self, key: &str) -> Option<T> {
        T::from_name(&self.form.value(key))
    }

    fn user(&self, key: &str) -> Option<UserName> {
        UserName::new(&self.form.value(key)).ok()
    }

    fn number(&self, key: &str) -> Option<u32> {
        self.form.value(key).parse().ok()
    }

    fn is_on(&self, key: &str) -> bool {
        self.form.value(key) == "yes"
    }

    fn date(&self, key: &str) -> Option<crate::procedure::Date> {
        let Some(Entry::Date(field, leaning)) = self.form.field(key).map(|field| &field.entry) else { return None };
        dates::read(&field.value(), self.office.today(), *leaning).ok().map(|(date, _)| date)
    }

    /// A moment; none where nothing was typed, or today without a time: then it is now.
    fn moment(&self, key: &str) -> Option<Moment> {
        let Some(Entry::Moment(field, _)) = self.form.field(key).map(|field| &field.entry) else { return None };
        let (date, time) = dates::read(&field.value(), self.office.today(), Leaning::Past).ok()?;
        (date != self.office.today() || time.is_some()).then(|| self.office.moment(date, time))
    }

    fn contact(&self) -> Option<When> {
        Some(When { means: self.choice("by")?, at: self.moment("at") })
    }

    fn complainant(&self) -> Complainant {
        Complainant::of(Contact {
            name: self.line("name"),
            email: Email::new(&self.form.value("email")).ok(),
            phone: self.line("phone"),
            address: self.line("address"),
            relation: self.choice("relation"),
        })
    }

    fn new_case(&self) -> Option<NewCase> {
        let user = self.user("respondent-user");
        let name = self.line("respondent").or_else(|| {
            let name = self.office.house.name_of(user.as_ref()?);
            Line::new(name).ok()
        });
        Some(NewCase {
            kind: self.choice("kind")?,
            channel: self.choice("channel")?,
            subject: self.line("subject")?,
            text: self.text("text")?,
            complainant: if self.is_on("anonymous") { Complainant::Anonymous } else { self.complainant() },
            received_at: self.moment("received"),
            category: self.line("category"),
            exam: self.line("exam"),
            location: self.line("location"),
            respondent: name.map(|name| Respondent { name, user }),
            confidential: self.is_on("confidential"),
            original: None,
            message_id: None,
        })
    }

    fn command(&self) -> Option<Command> {
        Some(match self.form.action {
            Action::Register | Action::Attach | Action::Remind => return None,
            Action::Assess => Command::Assess {
                hand_over_to: self.user("hand-over-to"),
                kind: self.choice("kind"),
                category: self.line("category"),
                reason: self.text("reason"),
            },
            Action::Accept => Command::Accept,
            Action::Refuse => Command::Refuse { reason: self.text("reason")? },
            Action::HandOver => Command::HandOver { to: self.user("to")?, reason: self.text("reason")? },
            Action::Reclassify => Command::Reclassify { kind: self.choice("kind")?, reason: self.text("reason")? },
            Action::Written => Command::WriteDown { received_at: self.moment("received"), text: self.text("text")? },
            Action::Identify => Command::Identify { complainant: self.complainant() },
            Action::Confidential => Command::SetConfidential { confidential: self.is_on("confidential") },
            Action::Respondent => {
                let respondent = Respondent { name: self.line("respondent")?, user: self.user("respondent-user") };
                Command::NameRespondent { respondent }
            }
            Action::Acknowledge => Command::Acknowledge {
                contact: self.contact()?,
                note: self.text("note"),
                send: false,
                late_reason: self.text("late-reason"),
            },
            Action::Bounce => Command::ReportBounce { reason: self.text("reason")? },
            Action::Attempt => Command::Attempt { contact: self.contact()?, note: self.text("note") },
            _ => return self.later_command(),
        })
    }

    fn later_command(&self) -> Option<Command> {
        Some(match self.form.action {
            Action::Point => Command::AddPoint { text: self.text("point-text")? },
            Action::Compare => Command::Compare { point: self.number("point")?, agreement: self.choice("agreement")? },
            Action::Hear => Command::Hear {
                side: self.choice("side")?,
                party: self.line("party")?,
                contact: self.contact()?,
                point: self.number("point"),
                text: self.text("statement")?,
            },
            Action::NotHeard => Command::NotHeard {
                side: self.choice("side")?,
                ground: self.choice("ground")?,
                reason: self.text("reason")?,
            },
            Action::Find => Command::Find {
                point: self.number("point"),
                finding: self.choice("finding")?,
                grounds: self.text("grounds")?,
            },
            Action::Propose => {
                Command::Propose { solution: self.text("solution")?, extra_service: self.text("extra-service") }
            }
            Action::Promise => Command::Promise { date: self.date("date")?, text: self.text("promise")? },
            Action::Offer => Command::Offer {
                contact: self.contact()?,
                text: self.text("offer"),
                send: false,
                appeal_named: self.is_on("appeal-named"),
            },
            Action::Answer => Command::Answer { answer: self.choice("answer")?, note: self.text("note") },
            Action::CarriedOut => Command::CarryOut { on: self.date("on"), no_follow_up: self.text("no-follow-up") },
            Action::FollowUp => Command::FollowUp {
                means: self.choice("by")?,
                satisfaction: self.choice("satisfaction")?,
                note: self.text("note"),
                then: self.choice("then")?,
            },
            Action::Reply => Command::Reply {
                contact: self.contact()?,
                text: self.text("reply")?,
                decision: self.choice("decision"),
                send: false,
            },
            Action::NoReply => Command::NoReply { reason: self.text("reason")? },
            Action::End => Command::End { ending: self.choice("ending")?, reason: self.text("reason")? },
            _ => return self.last_command(),
        })
    }

    fn last_command(&self) -> Option<Command> {
        let other = || CaseNumber::new(&self.form.value("other")).ok();
        Some(match self.form.action {
            Action::Close => {
                Command::Close { measure: self.line("measure").map_or(MeasureChoice::None, MeasureChoice::New) }
            }
            Action::Reopen => Command::Reopen { reason: self.text("reason")? },
            Action::Archive => Command::Archive,
            Action::SendBack => Command::SendBack { reason: self.text("reason")? },
            Action::Hold => Command::Hold { reason: self.text("reason")?, review: self.date("review")? },
            Action::Release => Command::Release { reason: self.text("reason")? },
            Action::Appeal => Command::Appeal { received_at: self.moment("received"), text: self.text("text")? },
            Action::DecideAppeal => {
                Command::DecideAppeal { decision: self.choice("appeal-decision")?, grounds: self.text("grounds")? }
            }
            Action::Note => Command::Note { text: self.text("note-text")? },
            Action::Link => Command::Link { other: other()? },
            Action::Unlink => Command::Unlink { other: other()? },
            Action::Incident => Command::Incident { other: other()? },
            Action::Correct => Command::Correct {
                entry: self.number("entry")?,
                text: self.text("correction")?,
                reason: self.text("reason")?,
            },
            _ => return None,
        })
    }
}
