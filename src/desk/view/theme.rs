//! Colours by what they mean, never by what they are.
//!
//! Invariant: nothing is said by colour alone, and only three hues are used: one for late, one for today, one for where
//! you are. Without colour every cell keeps the terminal's own, so that bold and reverse survive `NO_COLOR`.

use ratatui::style::{Color, Modifier, Style};

use crate::procedure::Level;

/// How many colours the terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Any colour.
    True,
    /// The 256 fixed ones.
    Fixed,
    /// Sixteen, of which nobody knows the palette: only pairs are set, never a lone colour.
    Sixteen,
    /// None.
    None,
}

/// What the terminal's ground is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Light letters on dark.
    Dark,
    /// Dark letters on light.
    Light,
}

/// The styles of everything on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    ground: Style,
    bar: Style,
    field: Style,
    dim: Style,
    accent: Style,
    fault: Style,
    border: Style,
    focus_border: Style,
    selected: Style,
    overdue: Style,
    today: Style,
    notice: Style,
}

/// One colour as the theme file gives it.
#[derive(Clone, Copy, Debug)]
struct Tone {
    rgb: u32,
    fixed: u8,
}

impl Tone {
    fn color(self, depth: Depth) -> Color {
        match depth {
            Depth::True => Color::from_u32(self.rgb),
            _ => Color::Indexed(self.fixed),
        }
    }
}

/// A theme file.
#[derive(Debug)]
struct Tones {
    background: Tone,
    bar: Tone,
    field: Tone,
    text: Tone,
    dim: Tone,
    accent: Tone,
    fault: Tone,
    border: Tone,
    focus_border: Tone,
    selected: Tone,
    selected_text: Tone,
    overdue: Tone,
    overdue_text: Tone,
    today: Tone,
    today_text: Tone,
}

// made by build.rs of the files in assets/themes
const DARK: Tones = include!(concat!(env!("OUT_DIR"), "/dark.rs"));
const LIGHT: Tones = include!(concat!(env!("OUT_DIR"), "/light.rs"));

impl Theme {
    /// The theme for this ground in so many colours.
    pub fn new(ground: Ground, depth: Depth) -> Self {
        match depth {
            Depth::True | Depth::Fixed => Self::of(if ground == Ground::Light { &LIGHT } else { &DARK }, depth),
            Depth::Sixteen => Self::sixteen(),
            Depth::None => Self::plain(),
        }
    }

    fn of(tones: &Tones, depth: Depth) -> Self {
        let pair = |text: Tone, on: Tone| Style::new().fg(text.color(depth)).bg(on.color(depth));
        let text = |tone: Tone| Style::new().fg(tone.color(depth));
        Self {
            ground: pair(tones.text, tones.background),
            bar: pair(tones.text, tones.bar),
            field: pair(tones.text, tones.field),
            dim: text(tones.dim),
            accent: text(tones.accent),
            fault: text(tones.fault),
            border: text(tones.border),
            focus_border: text(tones.focus_border),
            selected: pair(tones.selected_text, tones.selected),
            overdue: pair(tones.overdue_text, tones.overdue),
            today: pair(tones.today_text, tones.today),
            notice: pair(tones.text, tones.background),
        }
    }

    /// Sixteen colours: texts and borders in the terminal's own, colour only as pairs of which both sides are set.
    fn sixteen() -> Self {
        let pair = |text, on| Style::new().fg(Color::Indexed(text)).bg(Color::Indexed(on));
        Self { selected: pair(15, 4), overdue: pair(15, 1), today: pair(0, 11), notice: pair(0, 14), ..Self::plain() }
    }

    /// No colour: reverse, bold and underline, with the words and signs beside them.
    fn plain() -> Self {
        let own = Style::new().fg(Color::Reset).bg(Color::Reset);
        Self {
            ground: own,
            bar: own.add_modifier(Modifier::REVERSED),
            field: own,
            dim: Style::new(),
            accent: Style::new(),
            fault: Style::new().add_modifier(Modifier::BOLD),
            border: Style::new(),
            focus_border: Style::new(),
            selected: own.add_modifier(Modifier::REVERSED),
            overdue: own.add_modifier(Modifier::BOLD | Modifier::REVERSED),
            today: own.add_modifier(Modifier::UNDERLINED),
            notice: own,
        }
    }

    /// Text on the screen's own ground.
    pub fn text(&self) -> Style {
        self.ground
    }

    /// The lines of tabs and F-keys.
    pub fn bar(&self) -> Style {
        self.bar
    }

    /// Where somebody types.
    pub fn field(&self) -> Style {
        self.field
    }

    /// What matters less: labels, what is done, hints.
    pub fn dim(&self) -> Style {
        self.dim
    }

    /// Where you are, and what is due within the week.
    pub fn accent(&self) -> Style {
        self.accent
    }

    /// What is wrong with what was typed.
    pub fn fault(&self) -> Style {
        self.fault
    }

    /// The line that tells what happened.
    pub fn notice(&self) -> Style {
        self.notice
    }

    /// A heading.
    pub fn heading(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The border of a pane.
    pub fn border(&self, has_focus: bool) -> Style {
        if has_focus { self.focus_border } else { self.border }
    }

    /// The chosen row.
    pub fn selected(&self) -> Style {
        self.selected
    }

    /// A term that has passed.
    pub fn overdue(&self) -> Style {
        self.overdue
    }

    /// A term that ends today; also what was sought and found.
    pub fn today(&self) -> Style {
        self.today
    }

    /// The words that say how near a term is.
    pub fn level(&self, level: Level) -> Style {
        match level {
            Level::Overdue => self.overdue,
            Level::Today => self.today,
            Level::Soon | Level::Open => self.accent,
            Level::Met | Level::Late | Level::Waived => self.dim,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// The red, green and blue of a colour that does not depend on the person's palette.
    fn rgb(color: Color) -> [u8; 3] {
        match color {
            Color::Rgb(r, g, b) => [r, g, b],
            Color::Indexed(grey @ 232..) => [8 + 10 * (grey - 232); 3],
            Color::Indexed(cube @ 16..) => {
                let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
                [step((cube - 16) / 36), step((cube - 16) / 6 % 6), step((cube - 16) % 6)]
            }
            other => panic!("{other:?} is the person's own"),
        }
    }

    fn luminance(color: Color) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let [r, g, b] = rgb(color).map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(text: Color, ground: Color) -> f64 {
        let (a, b) = (luminance(text), luminance(ground));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_pair_can_be_read() {
        for (ground, depth) in [
            (Ground::Dark, Depth::True),
            (Ground::Dark, Depth::Fixed),
            (Ground::Light, Depth::True),
            (Ground::Light, Depth::Fixed),
        ] {
            let theme = Theme::new(ground, depth);
            let behind = |style: Style| style.bg.unwrap();
            for pair in [theme.text(), theme.bar(), theme.field(), theme.selected(), theme.overdue(), theme.today()] {
                assert!(contrast(pair.fg.unwrap(), behind(pair)) >= 4.5, "{ground:?} {depth:?} {pair:?}");
            }
            for (text, on) in [
                (theme.dim(), theme.text()),
                (theme.dim(), theme.bar()),
                (theme.dim(), theme.field()),
                (theme.accent(), theme.text()),
                (theme.accent(), theme.bar()),
                (theme.fault(), theme.text()),
                (theme.fault(), theme.field()),
            ] {
                assert!(contrast(text.fg.unwrap(), behind(on)) >= 4.5, "{ground:?} {depth:?} {text:?} on {on:?}");
            }
            for focus in [false, true] {
                let border = theme.border(focus).fg.unwrap();
                assert!(contrast(border, behind(theme.text())) >= 3.0, "{ground:?} {depth:?} border {focus}");
            }
        }
    }

    #[test]
    fn without_colour_nothing_is_coloured_and_the_chosen_row_is_reversed() {
        let theme = Theme::new(Ground::Dark, Depth::None);
        for style in [theme.text(), theme.bar(), theme.dim(), theme.overdue(), theme.today(), theme.selected()] {
            assert!(style.fg.is_none_or(|color| color == Color::Reset) && style.bg.is_none_or(|c| c == Color::Reset));
        }
        assert!(theme.selected().add_modifier.contains(Modifier::REVERSED));
    }
}
