//! A form asked field by field, and a question asked on a line.
//!
//! Invariant: a line that was typed is in the draft before the next one is asked for. Enter keeps what stands there; no
//! answer to a question is no.

use super::aside::{Aside, aside};
use super::{Linear, Stop, command, reading};
use crate::desk::state::action::Action;
use crate::desk::state::dates;
use crate::desk::state::dialog::{Ask, Dialog};
use crate::desk::state::form::{Entry, Form, FormField};
use crate::desk::state::{Key, Message, Order};
use crate::desk::view::{form, words};
use crate::lang::{shown, shown_lines};
use crate::mail::parse::{Parsed, parse};
use crate::procedure::{Channel, Choice};

/// The most choices that are said on one line, and how long that line may be.
const FEW: usize = 9;
const SHORT: usize = 110;

/// Where to go from a field.
enum Next {
    On,
    Back,
    Save,
    Out,
    Again,
}

impl Linear<'_> {
    fn form(&self) -> Option<&Form> {
        match self.state.dialogs.last() {
            Some(Dialog::Form(form)) => Some(form),
            _ => None,
        }
    }

    pub(super) fn field(&self, at: usize) -> Option<&FormField> {
        self.form().and_then(|form| form.fields.get(at))
    }

    pub(super) fn value(&self, at: usize) -> String {
        self.field(at).map(FormField::value).unwrap_or_default()
    }

    /// Asks the fields of the form on top, saves it, and asks again what is wrong; until it is recorded or closed.
    pub(super) fn fill_form(&mut self) -> Result<(), Stop> {
        self.say_form_head()?;
        let mut at = self.form().map_or(0, first_to_ask);
        loop {
            let count = self.form().map_or(0, |form| form.fields.len());
            while at < count {
                if !self.is_asked(at) {
                    at += 1;
                    continue;
                }
                match self.ask_field(at)? {
                    Next::On => at += 1,
                    Next::Back => at = (0..at).rev().find(|at| self.is_asked(*at)).unwrap_or(0),
                    Next::Again => {}
                    Next::Save => break,
                    Next::Out => return self.close(),
                }
            }
            self.ordered(Order::Save)?;
            if matches!(self.state.dialogs.last(), Some(Dialog::Question(_))) {
                self.ask_question()?;
            }
            let Some(form) = self.form() else { return Ok(()) };
            if let Some(trouble) = form.trouble.clone() {
                self.say_trouble(&trouble)?;
                match self.ask_what_then()? {
                    Next::Save => at = count,
                    Next::Out => return self.close(),
                    _ => at = 0,
                }
                continue;
            }
            let Some(wrong) = form.fields.iter().position(|field| field.fault.is_some()) else {
                // the question was answered with no
                return self.close();
            };
            at = self.mend(wrong)?;
        }
    }

    /// Asks a field that is wrong, until it is not; gives the field to go on with.
    fn mend(&mut self, wrong: usize) -> Result<usize, Stop> {
        self.say_fault(wrong)?;
        let count = self.form().map_or(0, |form| form.fields.len());
        loop {
            match self.ask_field(wrong)? {
                Next::Again => {}
                Next::Back => return Ok(wrong.saturating_sub(1)),
                Next::On | Next::Save => return Ok(count),
                Next::Out => {
                    self.close()?;
                    return Ok(count);
                }
            }
        }
    }

    /// Closes the form; says that what was typed is kept, where anything was.
    fn close(&mut self) -> Result<(), Stop> {
        let has_draft = self.form().is_some_and(|form| form.draft().is_some());
        self.ordered(Order::Close)?;
        if has_draft { Ok(()) } else { self.say_text("linear-closed") }
    }

    fn say_form_head(&mut self) -> Result<(), Stop> {
        let Some(form) = self.form() else { return Ok(()) };
        let what = self.look.choice(form.action);
        let head = match &form.case {
            Some(number) => self.look.text_with("linear-act-on", &[("what", &what), ("number", number.as_str())]),
            None => form::title(form, &self.state, &self.look),
        };
        let fields = self.look.count("linear-fields", form.fields.len());
        let is_restored = form.is_restored;
        let head = reading::sentences(&[head, fields, self.look.text("linear-form-hint")]);
        self.say(&head)?;
        if is_restored {
            self.say_text("linear-restored")?;
            self.say_values()?;
        }
        Ok(())
    }

    /// What stands in the fields that are filled in.
    fn say_values(&mut self) -> Result<(), Stop> {
        let Some(form) = self.form() else { return Ok(()) };
        let filled = (0..form.fields.len()).filter_map(|at| {
            let is_off = self.field(at).is_some_and(|field| field.value().is_empty());
            (!is_off).then(|| reading::labelled(&self.label(at), &self.value_words(at)))
        });
        let lines: Vec<String> = filled.collect();
        for line in lines {
            self.say(&line)?;
        }
        Ok(())
    }

    fn label(&self, at: usize) -> String {
        let key = self.field(at).map(|field| field.key).unwrap_or_default();
        self.look.text(&format!("field-{key}"))
    }

    /// The value of a field as it reads; empty where there is none.
    fn value_words(&self, at: usize) -> String {
        let Some(field) = self.field(at) else { return String::new() };
        match &field.entry {
            Entry::Choice(..) | Entry::Pick(..) => {
                field.chosen().map(|option| words::option(&option.label, &self.look)).unwrap_or_default()
            }
            Entry::Check(is_on) => self.look.text(if *is_on { "yes" } else { "no" }),
            _ => shown_lines(&field.value()).into_owned(),
        }
    }

    /// Asks one field until its answer is no fault.
    fn ask_field(&mut self, at: usize) -> Result<Next, Stop> {
        let Some(field) = self.field(at) else { return Ok(Next::On) };
        match field.entry.clone() {
            Entry::Choice(options, _) | Entry::Pick(options, _) => {
                let options: Vec<(String, String)> = options
                    .into_iter()
                    .map(|option| (option.value, words::option(&option.label, &self.look)))
                    .collect();
                self.ask_choice(at, &options)
            }
            Entry::Check(is_on) => self.ask_check(at, is_on),
            Entry::Text(_) => self.ask_text(at),
            Entry::Date(_, leaning) | Entry::Moment(_, leaning) => self.ask_date(at, leaning),
            _ => self.ask_line(at),
        }
    }

    /// Whether the field counts, as the others are filled in.
    fn is_asked(&self, at: usize) -> bool {
        self.form().zip(self.field(at)).is_some_and(|(form, field)| form.is_shown(field))
    }

    fn is_required(&self, at: usize) -> bool {
        self.field(at).is_some_and(|field| field.is_required)
    }

    /// `Hoe, verplicht` or `Notitie, mag leeg`, with what stands there.
    fn field_head(&self, at: usize) -> String {
        let label = self.label(at);
        let value = self.value_words(at);
        if !value.is_empty() {
            let value = shown(&value).into_owned();
            return self.look.text_with("linear-field-filled", &[("label", &label), ("value", &value)]);
        }
        let key = if self.is_required(at) { "linear-field-required" } else { "linear-field-optional" };
        self.look.text_with(key, &[("label", &label)])
    }

    /// Puts a value in a field; says what is wrong with it, or goes on.
    fn fill(&mut self, at: usize, value: &str) -> Result<Next, Stop> {
        self.ordered(Order::Fill(at, value.to_owned()))?;
        let is_wrong = self.field(at).is_some_and(|field| field.fault.is_some());
        if is_wrong {
            self.say_fault(at)?;
            return Ok(Next::Again);
        }
        Ok(Next::On)
    }

    fn say_fault(&mut self, at: usize) -> Result<(), Stop> {
        let faulty = self.field(at).and_then(|field| Some((field.fault.clone()?, field.key)));
        let Some((fault, key)) = faulty else { return Ok(()) };
        let words = reading::labelled(&self.label(at), &words::fault(&fault, key, &self.look));
        self.say(&words)
    }

    fn keep(&mut self, at: usize) -> Result<Next, Stop> {
        let value = self.value(at);
        self.fill(at, &value)
    }

    fn step_aside(&mut self, at: usize, aside: Aside) -> Result<Next, Stop> {
        match aside {
            Aside::Back => return Ok(Next::Back),
            Aside::Out => return Ok(Next::Out),
            Aside::Done => return Ok(Next::Save),
            Aside::Clear => {
                self.ordered(Order::Fill(at, String::new()))?;
                self.say_text("linear-cleared")?;
            }
            Aside::Read => self.say_values()?,
            Aside::Help => self.say_text("linear-form-help")?,
            Aside::Block(nth) => self.put_block(at, nth)?,
        }
        Ok(Next::Again)
    }

    fn ask_line(&mut self, at: usize) -> Result<Next, Stop> {
        let prompt = format!("{}: ", self.field_head(at));
        let line = self.hear(&prompt)?;
        match aside(&line) {
            Some(aside) => self.step_aside(at, aside),
            None if matches!(line.trim(), "" | ".") => self.keep(at),
            None => self.fill(at, line.trim()),
        }
    }

    fn ask_date(&mut self, at: usize, leaning: dates::Leaning) -> Result<Next, Stop> {
        let head = self.field_head(at);
        let is_now = !self.is_required(at) && self.value_words(at).is_empty();
        let hint = if leaning == dates::Leaning::Future { "form-moment-hint" } else { "form-date-empty" };
        let hint = if is_now { self.look.text(hint) } else { String::new() };
        let prompt = if is_now { format!("{} ({hint}): ", self.label(at)) } else { format!("{head}: ") };
        let line = self.hear(&prompt)?;
        if let Some(aside) = aside(&line) {
            return self.step_aside(at, aside);
        }
        let next = if matches!(line.trim(), "" | ".") { self.keep(at)? } else { self.fill(at, line.trim())? };
        let value = self.value(at);
        if let (Next::On, Ok((date, time))) = (&next, dates::read(&value, self.state.office.today(), leaning))
            && !line.trim().is_empty()
        {
            let day = self.look.lang.date_long(date);
            let said = time.map_or_else(|| day.clone(), |time| format!("{day}, {}", time.format("%H:%M")));
            self.say_with("linear-date", &[("date", &said)])?;
        }
        Ok(next)
    }

    /// Lines until one with a single dot; each is in the draft before the next is asked for.
    fn ask_text(&mut self, at: usize) -> Result<Next, Stop> {
        let head = self.field_head(at);
        let is_filled = !self.value_words(at).is_empty();
        let hint = self.look.text(if is_filled { "linear-text-goes-on" } else { "linear-text-hint" });
        let head = reading::sentences(&[head, hint]);
        self.say(&head)?;
        let mut text = self.value(at);
        let mut is_first = true;
        loop {
            let line = self.hear("")?;
            if let Some(aside) = aside(&line) {
                return self.step_aside(at, aside);
            }
            if line.trim() == "." || is_first && line.trim().is_empty() {
                return self.fill(at, text.trim_end());
            }
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&line);
            is_first = false;
            self.ordered(Order::Fill(at, text.clone()))?;
        }
    }

    fn ask_check(&mut self, at: usize, is_on: bool) -> Result<Next, Stop> {
        let value = self.look.text(if is_on { "yes" } else { "no" });
        let label = self.label(at);
        let prompt = self.look.text_with("linear-check", &[("label", &label), ("value", &value)]);
        let line = self.hear(&format!("{prompt} "))?;
        if let Some(aside) = aside(&line) {
            return self.step_aside(at, aside);
        }
        match line.trim().to_lowercase().as_str() {
            "" => Ok(Next::On),
            "j" | "ja" | "y" | "yes" => self.fill(at, "yes"),
            "n" | "nee" | "no" => self.fill(at, ""),
            _ => {
                self.say_text("linear-only-yes-or-no")?;
                Ok(Next::Again)
            }
        }
    }

    /// One of several, by its number or the beginning of its words.
    fn ask_choice(&mut self, at: usize, options: &[(String, String)]) -> Result<Next, Stop> {
        let head = self.field_head(at);
        self.say_options(&head, options)?;
        let prompt = self.look.text("linear-choice-prompt");
        loop {
            let line = self.hear(&prompt)?;
            let typed = line.trim().to_lowercase();
            if let Some(aside) = aside(&line) {
                return self.step_aside(at, aside);
            }
            if matches!(typed.as_str(), "meer" | "more") && !self.rest.is_empty() {
                self.say_more()?;
                continue;
            }
            if matches!(typed.as_str(), "" | ".") {
                return self.keep(at);
            }
            if typed == "0" && !self.is_required(at) {
                return self.fill(at, "");
            }
            match chosen(&typed, options).as_slice() {
                [(value, words)] => {
                    if typed.parse::<usize>().is_err() {
                        self.say_with("linear-chosen", &[("what", words)])?;
                    }
                    return self.fill(at, value);
                }
                [] => {
                    let last = options.len().to_string();
                    self.say_with("linear-no-such-choice", &[("last", &last)])?;
                }
                several => {
                    let several: Vec<String> = several.iter().map(|(_, words)| words.clone()).collect();
                    self.say_with("linear-several-choices", &[("what", &several.join(", "))])?;
                }
            }
        }
    }

    fn say_options(&mut self, head: &str, options: &[(String, String)]) -> Result<(), Stop> {
        let numbered = |separator: &str| -> Vec<String> {
            options.iter().zip(1..).map(|((_, words), place)| format!("{place}{separator} {words}")).collect()
        };
        let line = numbered("").join(", ");
        self.rest.clear();
        if options.is_empty() {
            return self.say(&reading::sentences(&[head.to_owned(), self.look.text("linear-no-choices")]));
        }
        if options.len() <= FEW && line.chars().count() <= SHORT {
            return self.say(&reading::sentences(&[head.to_owned(), line]));
        }
        self.say(&reading::sentences(&[head.to_owned()]))?;
        self.say_list(numbered("."))
    }

    /// The question on top: yes only where somebody says so.
    pub(super) fn ask_question(&mut self) -> Result<(), Stop> {
        let Some(Dialog::Question(question)) = self.state.dialogs.last() else { return Ok(()) };
        let words = words::question(&question.ask, &self.state.office, &self.look);
        let is_act = matches!(question.ask, Ask::Act { .. } | Ask::Destroy { .. });
        let is_yes = self.ask_yes(&words)?;
        self.tell(Message::Armed);
        self.told(Message::Key(Key::Char(if is_yes { 'j' } else { 'n' })))?;
        if is_act && !is_yes {
            self.say_text("linear-not-done")?;
        }
        Ok(())
    }

    /// A colleague changed the same text: both are read out, and one of four answers is chosen. An empty line goes back to
    /// the text.
    pub(super) fn ask_about_conflict(&mut self) -> Result<(), Stop> {
        let (who, time) = words::colleague(&self.state, &self.look);
        let (theirs, ours) = self.state.both_texts();
        let theirs = theirs.unwrap_or_default();
        let named = [("who", who.as_str()), ("time", time.as_str())];
        self.say_with("conflict-about", &named)?;
        for (head, text) in [("conflict-theirs", theirs), ("conflict-ours", ours)] {
            let head = self.look.text_with(head, &named);
            self.say(&format!("{head}: {}", shown_lines(&text)))?;
        }
        for (number, key) in (1..).zip(["both", "merge", "leave", "use"]) {
            let words = self.look.text_with(&format!("conflict-{key}"), &named);
            self.say(&format!("{number}. {words}"))?;
        }
        let prompt = self.look.text("linear-choice-prompt");
        loop {
            let line = self.hear(&prompt)?;
            match line.trim() {
                digit @ ("1" | "2" | "3" | "4") => {
                    let digit = digit.chars().next().unwrap_or('1');
                    return self.told(Message::Key(Key::Char(digit)));
                }
                "" => return self.told(Message::Key(Key::Esc)),
                _ => self.say_with("linear-no-such-choice", &[("last", "4")])?,
            }
        }
    }

    pub(super) fn ask_yes(&mut self, words: &str) -> Result<bool, Stop> {
        self.say(words)?;
        let prompt = format!("{} ", self.look.text("linear-yes-no"));
        loop {
            let line = self.hear(&prompt)?;
            match line.trim().to_lowercase().as_str() {
                "j" | "ja" | "y" | "yes" => return Ok(true),
                "" | "n" | "nee" | "no" => return Ok(false),
                _ => self.say_text("linear-yes-or-no")?,
            }
        }
    }

    /// After a refusal: save it once more, go through the fields, or close it and keep what was typed.
    fn ask_what_then(&mut self) -> Result<Next, Stop> {
        self.say_text("linear-what-then")?;
        let prompt = self.look.text("linear-choice-prompt");
        loop {
            let line = self.hear(&prompt)?;
            match line.trim() {
                "1" => return Ok(Next::Save),
                "2" => return Ok(Next::Again),
                "3" | "" => return Ok(Next::Out),
                _ => self.say_with("linear-no-such-choice", &[("last", "3")])?,
            }
        }
    }

    /// A new registration: of a message that is pasted, or field by field.
    pub(super) fn register(&mut self) -> Result<(), Stop> {
        self.say_text("linear-mail-hint")?;
        let first = self.hear("")?;
        if first.trim().is_empty() { self.order(Order::Open(Action::Register)) } else { self.register_mail(&first) }
    }

    /// A message that is being pasted, of which the first line came: lines until one with a single dot.
    pub(super) fn register_mail(&mut self, first: &str) -> Result<(), Stop> {
        let mut mail = first.to_owned();
        loop {
            let line = self.hear("")?;
            if line.trim_end() == "." {
                break;
            }
            mail.push('\n');
            mail.push_str(&line);
        }
        self.ordered(Order::Open(Action::Register))?;
        if self.form().is_none() {
            return Ok(());
        }
        let parsed = if command::is_mail(first) { parse(mail.as_bytes()) } else { Parsed::default() };
        let is_mail = parsed.email.is_some() || parsed.subject.is_some();
        let values = [
            ("channel", is_mail.then(|| Channel::Email.name().to_owned())),
            ("text", parsed.text.or(Some(mail))),
            ("name", parsed.name.map(|name| name.to_string())),
            ("email", parsed.email.map(|email| email.to_string())),
            ("subject", parsed.subject.map(|subject| subject.to_string())),
        ];
        for (key, value) in values {
            let at = self.form().and_then(|form| form.fields.iter().position(|field| field.key == key));
            if let (Some(at), Some(value)) = (at, value) {
                self.ordered(Order::Fill(at, value))?;
            }
        }
        self.say_text(if is_mail { "linear-mail-read" } else { "linear-mail-is-text" })?;
        self.attend()
    }
}

/// Where to begin: a form that was typed in before goes on at the last text in it.
fn first_to_ask(form: &Form) -> usize {
    let is_typed = |field: &FormField| field.typing().is_some_and(|typed| !typed.is_empty());
    let last = form.fields.iter().rposition(is_typed).filter(|_| form.is_restored);
    last.unwrap_or(0)
}

/// The choices that `typed` can mean: a number, the words whole, or the beginning of a word in them.
fn chosen(typed: &str, options: &[(String, String)]) -> Vec<(String, String)> {
    let same = |(_, words): &&(String, String)| words.to_lowercase() == typed;
    if let Some(option) = options.iter().find(same) {
        return vec![option.clone()];
    }
    if let Ok(number) = typed.parse::<usize>() {
        return number.checked_sub(1).and_then(|at| options.get(at)).cloned().into_iter().collect();
    }
    let begins = |(_, words): &&(String, String)| {
        let words = words.to_lowercase();
        words.starts_with(typed) || words.split_whitespace().any(|word| word.starts_with(typed))
    };
    options.iter().filter(begins).cloned().collect()
}
