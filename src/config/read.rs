//! Reading a settings file key by key, so that every fault is found and each has its line.
//!
//! Invariant: a key is known because something asks for it. Whatever nobody asked for is unknown, and the keys that
//! were asked for are those among which the nearest is sought; there is no second list of keys to keep in step.

use std::collections::BTreeSet;
use std::mem;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use chrono_tz::{TZ_VARIANTS, Tz};
use toml::de::{DeTable, DeValue};

use super::fault::{Allowed, Fault};
use crate::procedure::{Choice, Date, Email, Line};

/// A value that a key can have.
pub(super) trait Setting: Sized {
    /// The value, where it is one.
    fn from_toml(value: &DeValue) -> Option<Self>;
    /// What to say where it is none.
    fn allowed(value: &DeValue) -> Allowed;
}

impl<C: Choice> Setting for C {
    fn from_toml(value: &DeValue) -> Option<Self> {
        let word = value.as_str()?;
        C::ALL.iter().copied().find(|choice| choice.name() == word)
    }

    fn allowed(_: &DeValue) -> Allowed {
        Allowed::OneOf(C::ALL.iter().map(|choice| choice.name()).collect())
    }
}

impl Setting for bool {
    fn from_toml(value: &DeValue) -> Option<Self> {
        value.as_bool()
    }

    fn allowed(_: &DeValue) -> Allowed {
        Allowed::YesNo
    }
}

impl Setting for Line {
    fn from_toml(value: &DeValue) -> Option<Self> {
        Self::new(value.as_str()?).ok()
    }

    fn allowed(_: &DeValue) -> Allowed {
        Allowed::Line
    }
}

impl Setting for Email {
    fn from_toml(value: &DeValue) -> Option<Self> {
        Self::new(value.as_str()?).ok()
    }

    fn allowed(_: &DeValue) -> Allowed {
        Allowed::Email
    }
}

impl Setting for Tz {
    fn from_toml(value: &DeValue) -> Option<Self> {
        value.as_str()?.parse().ok()
    }

    fn allowed(value: &DeValue) -> Allowed {
        let names = TZ_VARIANTS.iter().map(|zone| zone.name());
        Allowed::TimeZone { nearest: value.as_str().and_then(|name| nearest(name, '/', names)) }
    }
}

impl Setting for PathBuf {
    fn from_toml(value: &DeValue) -> Option<Self> {
        let path = value.as_str()?;
        // A folder named "~" helps nobody, and no system takes a NUL.
        let is_path = !path.trim().is_empty() && !path.starts_with('~') && !path.contains('\0');
        is_path.then(|| Self::from(path))
    }

    fn allowed(_: &DeValue) -> Allowed {
        Allowed::Path
    }
}

impl Setting for Date {
    fn from_toml(value: &DeValue) -> Option<Self> {
        match value {
            DeValue::Datetime(toml::value::Datetime { date: Some(date), time: None, offset: None }) => {
                Self::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
            }
            DeValue::String(text) => text.parse().ok(),
            _ => None,
        }
    }

    fn allowed(_: &DeValue) -> Allowed {
        Allowed::Date
    }
}

/// The keys of one section of the file that nobody asked for yet.
pub(super) struct Section<'t> {
    /// The name of the section with a dot behind it; empty for the file as a whole.
    prefix: String,
    keys: DeTable<'t>,
}

/// A walk through one settings file.
pub(super) struct Reader<'t> {
    text: &'t str,
    faults: Vec<Fault>,
    known: Vec<String>,
    unknown: Vec<(usize, String)>,
}

impl<'t> Reader<'t> {
    /// Begins to read `text`; what is no TOML in it becomes faults, and the rest is read all the same.
    pub(super) fn new(text: &'t str) -> (Self, Section<'t>) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut reader = Self { text, faults: Vec::new(), known: Vec::new(), unknown: Vec::new() };
        for error in errors {
            let line = reader.line_at(error.span().map_or(text.len(), |span| span.start));
            reader.faults.push(Fault::Syntax { line, detail: error.message().to_owned() });
        }
        (reader, Section { prefix: String::new(), keys: table.into_inner() })
    }

    /// Puts the value of `key` in `into`, which keeps its default where the key is absent or wrong.
    pub(super) fn read<T: Setting>(&mut self, section: &mut Section<'t>, key: &str, into: &mut T) {
        if let Some(value) = self.take(section, key, T::from_toml, T::allowed) {
            *into = value;
        }
    }

    /// The same for a key whose default is that there is none.
    pub(super) fn read_optional<T: Setting>(&mut self, section: &mut Section<'t>, key: &str, into: &mut Option<T>) {
        if let Some(value) = self.take(section, key, T::from_toml, T::allowed) {
            *into = Some(value);
        }
    }

    /// The same for a number between two others.
    pub(super) fn read_number<N>(
        &mut self,
        section: &mut Section<'t>,
        key: &str,
        into: &mut N,
        range: RangeInclusive<N>,
    ) where
        N: TryFrom<i64> + Into<u32> + PartialOrd + Copy,
    {
        let number = |value: &DeValue| {
            let digits = value.as_integer()?;
            let number = i64::from_str_radix(digits.as_str(), digits.radix()).ok()?;
            N::try_from(number).ok().filter(|number| range.contains(number))
        };
        let allowed = Allowed::Number { least: (*range.start()).into(), most: (*range.end()).into() };
        if let Some(value) = self.take(section, key, number, |_| allowed.clone()) {
            *into = value;
        }
    }

    /// The same for a list, each of whose elements has a fault of its own, also where it stands there twice.
    pub(super) fn read_list<T, L>(&mut self, section: &mut Section<'t>, key: &str, into: &mut L)
    where
        T: Setting + Clone + Ord,
        L: FromIterator<T>,
    {
        let full = self.full(section, key);
        let Some(value) = section.keys.remove(key) else { return };
        let Some(elements) = value.get_ref().as_array() else {
            return self.wrong(value.span().start, full, Allowed::List);
        };
        let mut seen = BTreeSet::new();
        let mut list = Vec::new();
        for element in elements {
            match T::from_toml(element.get_ref()) {
                Some(value) if seen.insert(value.clone()) => list.push(value),
                Some(_) => {
                    let line = self.line_at(element.span().start);
                    self.faults.push(Fault::Twice { line, key: full.clone() });
                }
                None => self.wrong(element.span().start, full.clone(), T::allowed(element.get_ref())),
            }
        }
        *into = list.into_iter().collect();
    }

    /// The value of `key` made by `convert`; where that gives none, a fault that says what is `allowed`.
    pub(super) fn take<T>(
        &mut self,
        section: &mut Section<'t>,
        key: &str,
        convert: impl Fn(&DeValue) -> Option<T>,
        allowed: impl Fn(&DeValue) -> Allowed,
    ) -> Option<T> {
        let full = self.full(section, key);
        let value = section.keys.remove(key)?;
        let made = convert(value.get_ref());
        if made.is_none() {
            self.wrong(value.span().start, full, allowed(value.get_ref()));
        }
        made
    }

    /// The section `key` of the file, or of another section; empty where it is absent.
    pub(super) fn section(&mut self, parent: &mut Section<'t>, key: &str, allowed: Allowed) -> Section<'t> {
        let full = self.full(parent, key);
        let value = parent.keys.remove(key).map(|value| (value.span().start, value.into_inner()));
        let keys = match value {
            None => DeTable::new(),
            Some((_, DeValue::Table(keys))) => keys,
            Some((start, _)) => {
                self.wrong(start, full.clone(), allowed);
                DeTable::new()
            }
        };
        Section { prefix: full + ".", keys }
    }

    /// Ends a section: what nobody asked for is unknown.
    pub(super) fn end(&mut self, section: Section<'t>) {
        for (key, _) in section.keys {
            let line = self.line_at(key.span().start);
            self.unknown.push((line, section.prefix.clone() + key.get_ref()));
        }
    }

    /// All that is wrong, by line, and the keys that are known.
    pub(super) fn finish(mut self) -> (Vec<Fault>, Vec<String>) {
        for (line, key) in mem::take(&mut self.unknown) {
            let nearest = nearest(&key, '.', self.known.iter().map(String::as_str));
            self.faults.push(Fault::Unknown { line, key, nearest });
        }
        // A line that is no TOML brings other faults along; the first one on it says it best.
        let broken = self.broken_lines();
        let mut said = BTreeSet::new();
        self.faults.retain(|fault| match fault {
            Fault::Syntax { line, .. } => said.insert(*line),
            _ => fault.line().is_none_or(|line| !broken.contains(&line)),
        });
        self.faults.sort_by_key(Fault::line);
        (self.faults, self.known)
    }

    /// The lines of which nothing sure can be said: those that are no TOML, and those below a broken `[section`.
    fn broken_lines(&self) -> BTreeSet<usize> {
        let is_syntax = |fault: &&Fault| matches!(fault, Fault::Syntax { .. });
        let mut broken: BTreeSet<usize> = self.faults.iter().filter(is_syntax).filter_map(Fault::line).collect();
        let mut is_below_broken = false;
        for (line, text) in (1..).zip(self.text.lines()) {
            if text.trim_start().starts_with('[') {
                is_below_broken = broken.contains(&line);
            } else if is_below_broken {
                broken.insert(line);
            }
        }
        broken
    }

    fn full(&mut self, section: &Section, key: &str) -> String {
        let full = format!("{}{key}", section.prefix);
        self.known.push(full.clone());
        full
    }

    fn wrong(&mut self, offset: usize, key: String, allowed: Allowed) {
        let line = self.line_at(offset);
        self.faults.push(Fault::Wrong { line, key, allowed });
    }

    fn line_at(&self, offset: usize) -> usize {
        let before = self.text.as_bytes().iter().take(offset);
        1 + before.filter(|byte| **byte == b'\n').count()
    }
}

impl Section<'_> {
    /// Whether the file has this key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.keys.contains_key(key)
    }
}

/// The name that `written` was perhaps meant to be: alike in its last part, since a key may stand in the wrong section;
/// of those the one most alike as a whole.
fn nearest<'n>(written: &str, separator: char, names: impl Iterator<Item = &'n str>) -> Option<String> {
    let last = |name: &str| name.rsplit(separator).next().unwrap_or_default().to_lowercase();
    let likeness = |name: &str| {
        let part = strsim::jaro_winkler(&last(written), &last(name));
        let whole = strsim::jaro_winkler(&written.to_lowercase(), &name.to_lowercase());
        (part >= 0.8).then_some(part + whole / 10.0)
    };
    let alike = names.filter_map(|name| Some((likeness(name)?, name)));
    alike.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, name)| name.to_owned())
}
