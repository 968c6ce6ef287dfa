//! How the desk looks on this terminal: what is known of it at the start, and what follows from that.
//!
//! Invariant: nothing is waited for. What the terminal can tell is asked with the first bytes, and drawn by a guess until
//! it tells; what it tells later than [`PATIENCE`] changes no colours any more under somebody's eyes.

use std::time::Duration;

use super::screen::Abilities;
use crate::config::{Config, Glyphs as GlyphsSetting, Theme as ThemeSetting};
use crate::desk::state::screen::{Colours, Manner, Screen, Signs, Switch, Wishes};
use crate::desk::view::glyphs::{ASCII, UNICODE};
use crate::desk::view::theme::{Depth, Ground};
use crate::desk::view::{Look, Theme};
use crate::lang::Lang;
use crate::procedure::UserName;
use crate::store::{Failure, Store};

/// How long an answer of the terminal counts.
pub(super) const PATIENCE: Duration = Duration::from_millis(100);
/// A longer name of a terminal is none.
const NAME_LIMIT: usize = 64;

/// Its ground.
const ASK_GROUND: &str = "\x1b]11;?\x1b\\";
/// Where the cursor is after é: whether that took one cell or two. The first picture clears it.
const ASK_UTF8: &str = "\x1b[H\u{e9}\x1b[6n";

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_default()
}

/// The screen as it is known at the start: what the settings say, what this person said earlier.
pub(super) fn screen(config: &Config, store: &Store, user: &UserName) -> Result<Screen, Failure> {
    let term: String = variable("TERM").chars().take(NAME_LIMIT).collect();
    let signs = |glyphs| if glyphs == GlyphsSetting::Ascii { Signs::Ascii } else { Signs::Unicode };
    let is_without = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) || term == "dumb";
    let colours = match config.desk.theme {
        _ if is_without => Some(Colours::None),
        ThemeSetting::Auto => None,
        ThemeSetting::Dark => Some(Colours::Dark),
        ThemeSetting::Light => Some(Colours::Light),
        ThemeSetting::None => Some(Colours::None),
    };
    let mouse = config.desk.mouse.map(|is_on| if is_on { Switch::On } else { Switch::Off });
    let settings = Wishes { signs: config.desk.glyphs.map(signs), colours, mouse, ..Wishes::default() };
    let mut wishes = Wishes::default();
    for (topic, value) in store.preferences(user, &term)? {
        wishes.remember(&topic, &value);
    }
    let is_remote = std::env::var_os("SSH_CONNECTION").is_some();
    Ok(Screen::new(term, is_remote, settings, wishes))
}

/// How the person reached this server by SSH, as they would type it: `name@address`.
pub(super) fn server() -> Option<String> {
    // the address that the other side connected to, and its port
    let connection = variable("SSH_CONNECTION");
    let mut parts = connection.split_whitespace().skip(2);
    let (address, port) = (parts.next()?, parts.next()?);
    let name = Some(variable("LOGNAME")).filter(|name| !name.is_empty())?;
    Some(if port == "22" { format!("{name}@{address}") } else { format!("-p {port} {name}@{address}") })
}

/// Colours, signs and words.
pub(super) fn look(manner: Manner, lang: Lang) -> Look {
    let theme = match manner.colours {
        Colours::None => Theme::new(Ground::Dark, Depth::None),
        Colours::Light => Theme::new(Ground::Light, depth()),
        Colours::Dark => Theme::new(Ground::Dark, depth()),
    };
    let glyphs = if manner.signs == Signs::Ascii { ASCII } else { UNICODE };
    Look { theme, glyphs, lang }
}

/// How many colours the terminal seems to have; guessing low.
fn depth() -> Depth {
    let term = variable("TERM");
    let has_256 = term.contains("256color") || term.starts_with("tmux") || term.starts_with("screen-256");
    if matches!(variable("COLORTERM").as_str(), "truecolor" | "24bit") {
        Depth::True
    } else if has_256 {
        Depth::Fixed
    } else {
        Depth::Sixteen
    }
}

/// What this terminal is able to, by its name.
pub(super) fn abilities() -> Abilities {
    let term = variable("TERM");
    let is_set = |name| std::env::var_os(name).is_some();
    let is_inside = is_set("TMUX") || is_set("STY") || term.starts_with("tmux") || term.starts_with("screen");
    // neither tmux nor screen says that what it erases takes the colour of the bar
    Abilities { erases_in_colour: !is_inside, marks_frames: !is_inside && term != "linux" }
}

/// What the terminal is asked with the first bytes: nothing where it would show the question.
pub(super) fn questions(screen: &Screen) -> String {
    if matches!(screen.term.as_str(), "" | "linux" | "dumb") {
        return String::new();
    }
    let is_known = screen.settings.colours.or(screen.wishes.colours).is_some();
    let ground = if is_known { "" } else { ASK_GROUND };
    format!("{ground}{ASK_UTF8}")
}
