//! How the desk looks to this person: colours, signs and words, and the few phrases that every part of it uses.

use chrono::Datelike;
use ratatui::style::Style;

use super::{Glyphs, Theme};
use crate::desk::state::action::Hindrance;
use crate::desk::state::office::Office;
use crate::lang::{self, Lang};
use crate::procedure::house::House;
use crate::procedure::refusal::Refusal;
use crate::procedure::summary::COUNTED;
use crate::procedure::terms::Term;
use crate::procedure::{Choice, Date, Level, Moment, UserName};

/// Colours, signs, words.
#[derive(Clone, Debug)]
pub struct Look {
    /// The colours.
    pub theme: Theme,
    /// The signs.
    pub glyphs: Glyphs,
    /// The words.
    pub lang: Lang,
}

impl Look {
    /// The words under `key`.
    pub fn text(&self, key: &str) -> String {
        self.lang.text(key)
    }

    /// The words under `key`, filled in.
    pub fn text_with(&self, key: &str, values: &[(&'static str, &str)]) -> String {
        self.lang.text_with(key, values)
    }

    /// The word for a choice.
    pub fn choice<T: Choice>(&self, value: T) -> String {
        self.lang.choice(value)
    }

    /// The words for a count: those under `key-one` for one, else those under `key`, with `count` filled in.
    pub fn count(&self, key: &str, count: usize) -> String {
        let of_one = format!("{key}-one");
        self.text_with(if count == 1 { &of_one } else { key }, &[("count", &count.to_string())])
    }

    /// A number that was counted no further than the limit of the store: `500+`.
    pub fn up_to(&self, count: usize) -> String {
        if count >= COUNTED { format!("{COUNTED}+") } else { count.to_string() }
    }

    /// The words under a topic and the machine name of a choice, with dashes.
    pub fn named<T: Choice>(&self, topic: &str, value: T) -> String {
        self.lang.text(&format!("{topic}-{}", value.name().replace('_', "-")))
    }

    /// A key as it is called: a letter, or the space bar.
    pub fn key(&self, letter: char) -> String {
        if letter == ' ' { self.text("key-space") } else { letter.to_string() }
    }

    /// The keys that move up and down; in words where there is no sign for them.
    pub fn up_down(&self) -> String {
        self.sign_or(self.glyphs.up_down, "key-up-down")
    }

    /// The keys that move left and right; in words where there is no sign for them.
    pub fn left_right(&self) -> String {
        self.sign_or(self.glyphs.left_right, "key-left-right")
    }

    fn sign_or(&self, sign: &str, key: &str) -> String {
        if sign.is_empty() { self.text(key) } else { sign.to_owned() }
    }

    /// `ma 23-11`.
    pub fn day(&self, date: Date) -> String {
        self.lang.date_short(date)
    }

    /// `10:24`.
    pub fn time(&self, moment: Moment, house: &House) -> String {
        moment.utc().with_timezone(&house.zone).format("%H:%M").to_string()
    }

    /// `10:24:07`.
    pub fn time_in_seconds(&self, moment: Moment, house: &House) -> String {
        moment.utc().with_timezone(&house.zone).format("%H:%M:%S").to_string()
    }

    /// `ma 23-11`; of another year than this one `23-11-2024`, which is as wide as a day with its weekday can be.
    pub fn day_past(&self, date: Date, office: &Office) -> String {
        if date.year() == office.today().year() { self.day(date) } else { date.format("%d-%m-%Y").to_string() }
    }

    /// `ma 23-11 10:24`; of another year than this one `23-11-2024 10:24`.
    pub fn day_and_time(&self, moment: Moment, office: &Office) -> String {
        format!("{} {}", self.day_past(office.house.date(moment), office), self.time(moment, &office.house))
    }

    /// `4 d te laat`, `vandaag`, `nog 3 d`: how near a term is, in words.
    pub fn nearness(&self, term: &Term, office: &Office) -> String {
        let today = office.today();
        let days = (term.due - today).num_days().abs().to_string();
        let days = [("days", days.as_str())];
        match term.level(today, &office.house.calendar) {
            Level::Overdue if term.is_target => self.text_with("near-past-target", &days),
            Level::Overdue => self.text_with("near-overdue", &days),
            Level::Today => self.text("near-today"),
            Level::Soon | Level::Open => self.text_with("near-left", &days),
            level @ (Level::Met | Level::Late | Level::Waived) => self.choice(level),
        }
    }

    /// What colleagues call them, made safe.
    pub fn name_of(&self, user: &UserName, house: &House) -> String {
        lang::shown(house.name_of(user)).into_owned()
    }

    /// Why something may not be done, with the names of colleagues.
    pub fn refusal(&self, refusal: &Refusal, house: &House) -> String {
        lang::refusal(self.lang, refusal, &|user| self.name_of(user, house))
    }

    /// Why an act cannot be done.
    pub fn hindrance(&self, hindrance: &Hindrance, office: &Office) -> String {
        match hindrance {
            Hindrance::Rule(Refusal::AlreadyAssessed(user)) if *user == office.actor.user => self.text("yours-already"),
            Hindrance::Rule(refusal) => self.refusal(refusal, &office.house),
            Hindrance::NoFiles => self.text("no-files-here"),
        }
    }

    /// The style of what matters less.
    pub fn dim(&self) -> Style {
        self.theme.text().patch(self.theme.dim())
    }
}
