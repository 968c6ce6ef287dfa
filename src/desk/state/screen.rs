//! The person's own screen: what was found out about it, and what they said of it.
//!
//! Invariant: what somebody said acts at once and is remembered, for this person and this kind of terminal; a setting of
//! the organisation that was given explicitly wins over it.

use serde::{Deserialize, Serialize};

use super::dialog::Dialog;
use super::notice::Notice;
use super::{Effect, Key, Pane, State};
use crate::procedure::{Choice, choices};

choices! {
    /// The signs and lines that are drawn.
    "signs" Signs {
        /// All that the fonts of offices have.
        Unicode = "unicode",
        /// Those of every typewriter.
        Ascii = "ascii",
    }
    /// The colours that are sent.
    "colours" Colours {
        /// Light letters on dark.
        Dark = "dark",
        /// Dark letters on light.
        Light = "light",
        /// None.
        None = "none",
    }
    /// Something that is on or off.
    "switch" Switch {
        /// On.
        On = "on",
        /// Off.
        Off = "off",
    }
}

impl Switch {
    /// Whether it is on.
    pub fn is_on(self) -> bool {
        self == Self::On
    }

    fn other(self) -> Self {
        if self.is_on() { Self::Off } else { Self::On }
    }
}

choices! {
    /// What can be said of a screen. The last two hold on every terminal of a person.
    "screen" Topic {
        /// Are lines and signs as they should be?
        Signs = "signs",
        /// Which colours?
        Colours = "colours",
        /// Does the mouse act?
        Mouse = "mouse",
        /// Does the terminal ring when a term passes?
        Bell = "bell",
        /// Do letters act where nobody is typing (WCAG 2.1.4)?
        Letters = "letters",
    }
}

impl Topic {
    /// Whether it is about one kind of terminal rather than about the person.
    pub fn is_of_terminal(self) -> bool {
        matches!(self, Self::Signs | Self::Colours | Self::Mouse)
    }

    /// The letters of its answers, each with the name of what it says; a switch has one letter, which turns it.
    pub fn letters(self) -> Vec<(char, Option<&'static str>)> {
        let says = |letter, value: &'static str| (letter, Some(value));
        match self {
            Self::Signs => vec![says('j', Signs::Unicode.name()), says('n', Signs::Ascii.name())],
            Self::Colours => {
                vec![says('d', Colours::Dark.name()), says('l', Colours::Light.name()), says('g', Colours::None.name())]
            }
            Self::Mouse => vec![('m', None)],
            Self::Bell => vec![('b', None)],
            Self::Letters => vec![('t', None)],
        }
    }
}

/// What was said; `None` where nothing was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Which signs.
    pub signs: Option<Signs>,
    /// Which colours.
    pub colours: Option<Colours>,
    /// Whether the mouse acts.
    pub mouse: Option<Switch>,
    /// Whether the terminal rings.
    pub bell: Option<Switch>,
    /// Whether letters act.
    pub letters: Option<Switch>,
}

impl Wishes {
    /// Takes in what was remembered; what nobody knows any more falls away.
    pub fn remember(&mut self, topic: &str, value: &str) {
        match Topic::from_name(topic) {
            Some(Topic::Signs) => self.signs = Signs::from_name(value),
            Some(Topic::Colours) => self.colours = Colours::from_name(value),
            Some(Topic::Mouse) => self.mouse = Switch::from_name(value),
            Some(Topic::Bell) => self.bell = Switch::from_name(value),
            Some(Topic::Letters) => self.letters = Switch::from_name(value),
            None => {}
        }
    }

    /// Whether something was said of this kind of terminal.
    fn has_terminal(&self) -> bool {
        self.signs.is_some() || self.colours.is_some() || self.mouse.is_some()
    }
}

/// What the screen shows and how it acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// Its signs.
    pub signs: Signs,
    /// Its colours.
    pub colours: Colours,
    /// Whether the mouse acts.
    pub mouse: Switch,
}

/// What is known of the screen.
#[derive(Clone, Debug, Default)]
pub struct Screen {
    /// What the terminal calls itself.
    pub term: String,
    /// Whether it is reached by SSH.
    pub is_remote: bool,
    /// What was said of it.
    pub wishes: Wishes,
    /// What the settings say explicitly: these win.
    pub settings: Wishes,
    /// Its ground, where it told: never [`Colours::None`].
    pub ground: Option<Colours>,
    /// Whether it shows letters with accents in one cell, where it told.
    pub has_utf8: Option<bool>,
    /// A paste came that was marked as one.
    pub marks_pastes: bool,
    /// The F-keys that arrived, F1 first.
    pub pressed: [bool; 10],
    /// Nothing was said of it before this session.
    pub is_new: bool,
}

impl Screen {
    /// A screen of which this was remembered.
    pub fn new(term: String, is_remote: bool, settings: Wishes, wishes: Wishes) -> Self {
        let is_new = !wishes.has_terminal();
        Self { term, is_remote, wishes, settings, is_new, ..Self::default() }
    }

    /// What it shows: as set, else as was said, else as was found, else as most are.
    pub fn manner(&self) -> Manner {
        let found = self.has_utf8.map(|has| if has { Signs::Unicode } else { Signs::Ascii });
        let signs = self.settings.signs.or(self.wishes.signs).or(found);
        let colours = self.settings.colours.or(self.wishes.colours).or(self.ground);
        let mouse = self.settings.mouse.or(self.wishes.mouse);
        Manner {
            signs: signs.unwrap_or(Signs::Unicode),
            colours: colours.unwrap_or(Colours::Dark),
            mouse: mouse.unwrap_or(Switch::Off),
        }
    }

    /// Whether a letter acts where nobody is typing. Digits always do.
    pub fn lets_act(&self, letter: char) -> bool {
        letter.is_ascii_digit() || self.value(Topic::Letters) == Switch::On.name()
    }

    /// The name of what holds now.
    pub fn value(&self, topic: Topic) -> &'static str {
        let Manner { signs, colours, mouse } = self.manner();
        match topic {
            Topic::Signs => signs.name(),
            Topic::Colours => colours.name(),
            Topic::Mouse => mouse.name(),
            Topic::Bell => self.wishes.bell.unwrap_or(Switch::On).name(),
            Topic::Letters => self.wishes.letters.unwrap_or(Switch::On).name(),
        }
    }

    /// Whether the settings of the organisation say it.
    pub fn is_set(&self, topic: Topic) -> bool {
        match topic {
            Topic::Signs => self.settings.signs.is_some(),
            Topic::Colours => self.settings.colours.is_some(),
            Topic::Mouse => self.settings.mouse.is_some(),
            Topic::Bell | Topic::Letters => false,
        }
    }

    /// What comes after what holds now, round and round.
    fn next(&self, topic: Topic) -> &'static str {
        let Manner { signs, colours, mouse } = self.manner();
        let switch = |wish: Option<Switch>| wish.unwrap_or(Switch::On).other().name();
        match topic {
            Topic::Signs if signs == Signs::Unicode => Signs::Ascii.name(),
            Topic::Signs => Signs::Unicode.name(),
            Topic::Colours => match colours {
                Colours::Dark => Colours::Light.name(),
                Colours::Light => Colours::None.name(),
                Colours::None => Colours::Dark.name(),
            },
            Topic::Mouse => mouse.other().name(),
            Topic::Bell => switch(self.wishes.bell),
            Topic::Letters => switch(self.wishes.letters),
        }
    }

    /// What this letter says, in the check of the terminal.
    fn answer(&self, letter: char) -> Option<(Topic, &'static str)> {
        let letter = letter.to_ascii_lowercase();
        Topic::ALL.iter().find_map(|topic| {
            let (_, value) = topic.letters().into_iter().find(|(of, _)| *of == letter)?;
            Some((*topic, value.unwrap_or_else(|| self.next(*topic))))
        })
    }
}

impl State {
    /// Whether the empty inbox asks about the screen: once for each person and kind of terminal.
    pub fn asks_about_screen(&self) -> bool {
        let is_empty = self.inbox.is_loaded && self.inbox.cases.is_empty();
        self.screen.is_new && self.pane == Pane::Inbox && is_empty
    }

    /// The answer of a key to the check in the empty inbox; `None` where it is none.
    pub(super) fn answer_about_screen(&mut self, key: Key) -> Option<Vec<Effect>> {
        let Key::Char(letter) = key else { return None };
        if !self.asks_about_screen() {
            return None;
        }
        let (topic, value) = self.screen.answer(letter)?;
        // switches are not asked about there
        matches!(topic, Topic::Signs | Topic::Colours).then(|| self.say_of_screen(topic, value))
    }

    /// Takes a key in the window about the screen. F-keys are shown as pressed, and do nothing else there.
    pub(super) fn take_in_screen(&mut self, key: Key) -> Vec<Effect> {
        let Some(Dialog::Screen(at)) = self.dialogs.last_mut() else { return Vec::new() };
        let last = Topic::ALL.len() - 1;
        let here = Topic::ALL.get(*at).copied();
        match key {
            Key::Up | Key::BackTab => *at = at.checked_sub(1).unwrap_or(last),
            Key::Down | Key::Tab => *at = if *at < last { *at + 1 } else { 0 },
            Key::Enter | Key::Char(' ') => {
                return here.map_or_else(Vec::new, |topic| self.say_of_screen(topic, self.screen.next(topic)));
            }
            Key::Esc | Key::Char('q' | 'Q' | 'y' | 'Y') => {
                self.dialogs.pop();
            }
            Key::Char(letter) => {
                if let Some((topic, value)) = self.screen.answer(letter) {
                    return self.say_of_screen(topic, value);
                }
            }
            _ => {}
        }
        Vec::new()
    }

    fn say_of_screen(&mut self, topic: Topic, value: &'static str) -> Vec<Effect> {
        if self.screen.is_set(topic) {
            self.notice = Notice::SetForAll(topic);
            return Vec::new();
        }
        self.screen.wishes.remember(topic.name(), value);
        self.notice = Notice::OfScreen(topic, value);
        let terminal = if topic.is_of_terminal() { self.screen.term.clone() } else { String::new() };
        vec![Effect::Prefer { terminal, topic, value }]
    }
}
