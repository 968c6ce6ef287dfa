//! Where everything goes, as a function of the size alone.
//!
//! Invariant: the areas lie within the screen and do not overlap, also on a screen of no cells.

use ratatui::layout::Rect;

/// How much room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Too little: one sentence.
    TooSmall,
    /// One pane at a time.
    Small,
    /// 80 by 24 and up.
    Normal,
    /// 120 columns and up.
    Roomy,
    /// 160 columns and up: the preview stands beside the list.
    Wide,
}

impl Room {
    /// What a screen of this size gives.
    pub fn of(size: Rect) -> Self {
        match (size.width, size.height) {
            (..60, _) | (_, ..16) => Self::TooSmall,
            (..80, _) | (_, ..24) => Self::Small,
            (..120, _) => Self::Normal,
            (..160, _) => Self::Roomy,
            _ => Self::Wide,
        }
    }

    /// 120 columns and up.
    pub fn is_roomy(self) -> bool {
        matches!(self, Self::Roomy | Self::Wide)
    }
}

/// The lines that are on every screen, and what lies between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Areas {
    /// How much room there is.
    pub room: Room,
    /// Panes, who, when.
    pub title: Rect,
    /// The line of terms.
    pub ticker: Rect,
    /// The pane.
    pub main: Rect,
    /// What happened.
    pub notice: Rect,
    /// What can be done here.
    pub hints: Rect,
    /// The F-keys; of no height on a small screen.
    pub keys: Rect,
}

/// The areas of a screen of this size.
pub fn areas(size: Rect) -> Areas {
    let room = Room::of(size);
    let below = if room == Room::Small { 2 } else { 3 };
    let row = |row: u16, height: u16| {
        let row = row.min(size.height);
        Rect { y: size.y + row, height: height.min(size.height - row), ..size }
    };
    let main_height = size.height.saturating_sub(2 + below);
    Areas {
        room,
        title: row(0, 1),
        ticker: row(1, 1),
        main: row(2, main_height),
        notice: row(2 + main_height, 1),
        hints: row(3 + main_height, 1),
        keys: row(4 + main_height, u16::from(below == 3)),
    }
}

/// The list and the preview of the chosen case; without a preview where there is no room.
pub fn list_and_preview(areas: &Areas) -> (Rect, Option<Rect>) {
    let main = areas.main;
    match areas.room {
        Room::TooSmall | Room::Small => (main, None),
        Room::Wide => {
            let list = Rect { width: main.width.min(108), ..main };
            (list, Some(Rect { x: main.x + list.width, width: main.width - list.width, ..main }))
        }
        Room::Normal | Room::Roomy => {
            let below = if main.height >= 33 { main.height / 2 + 1 } else { (main.height / 3).max(6) };
            let list = Rect { height: main.height - below, ..main };
            (list, Some(Rect { y: main.y + list.height, height: below, ..main }))
        }
    }
}

/// Both readings above, what is typed below them.
pub fn under_readings(main: Rect) -> (Rect, Rect) {
    let above = if main.height >= 30 { main.height / 2 } else { main.height * 2 / 5 };
    let below = Rect { y: main.y + above, height: main.height - above, ..main };
    (Rect { height: above, ..main }, below)
}

/// The fewest columns that something can be made out in beside a window.
const STRIP: u16 = 8;

/// Fewer rows beside a window are no use to anybody.
const LEFT_OVER: u16 = 3;

/// A window of at most `columns` by `rows` in the middle of `area`; as wide as that where next to nothing is left beside it.
pub fn middle(area: Rect, columns: u16, rows: u16) -> Rect {
    let is_nearly = area.width.saturating_sub(columns) < 2 * STRIP;
    let is_nearly_all = area.height.saturating_sub(rows) < LEFT_OVER;
    let width = if is_nearly { area.width } else { columns };
    let height = if is_nearly_all { area.height } else { rows };
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_areas_of_every_size_lie_one_under_another() {
        for width in [0, 1, 20, 60, 80, 120, 160, 300] {
            for height in 0..60 {
                let size = Rect::new(0, 0, width, height);
                let areas = areas(size);
                let rows = [areas.title, areas.ticker, areas.main, areas.notice, areas.hints, areas.keys];
                assert!(rows.windows(2).all(|pair| pair[0].bottom() <= pair[1].y || pair[1].height == 0), "{size}");
                assert!(rows.iter().all(|row| row.bottom() <= height), "{size}");
                let (list, preview) = list_and_preview(&areas);
                assert!(preview.is_none_or(|preview| !preview.intersects(list)), "{size}");
            }
        }
    }
}
