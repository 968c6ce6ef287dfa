//! What must hold on every screen, at every size, in both languages: the checks of `ux.md` that are about pictures.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/desk.rs"]
mod desk;
#[path = "common/ways.rs"]
mod ways;

use std::collections::BTreeSet;

use desk::Desk;
use klachtenbalie::desk::state::action::Action;
use klachtenbalie::desk::state::dialog::Dialog;
use klachtenbalie::desk::state::effect::Effect;
use klachtenbalie::desk::state::{Key, Message, Pane, forms};
use klachtenbalie::desk::view::glyphs::ASCII;
use klachtenbalie::lang::Lang;
use klachtenbalie::procedure::Choice;
use klachtenbalie::procedure::Moment;

fn to(desk: &mut Desk, letters: &str) {
    desk.letters(letters);
}

/// Calls `look` with every screen, each form among them.
fn on_every_screen(lang: Lang, look: impl Fn(&str, &mut Desk)) {
    for way in ways::all() {
        look(&way.name, &mut way.walk(lang));
    }
}

const SIZES: [(u16, u16); 4] = [(60, 16), (80, 24), (120, 40), (200, 60)];

/// The rows of a picture, each a cell a letter.
fn rows(desk: &Desk, (columns, rows): (u16, u16)) -> Vec<Vec<char>> {
    cells(&desk.screen(columns, rows))
}

fn cells(picture: &str) -> Vec<Vec<char>> {
    picture.lines().map(|line| line.trim_matches('"').chars().collect()).collect()
}

/// A box with a double border: it has the focus, so nothing lies over it.
struct Focused {
    top: usize,
    left: usize,
    bottom: usize,
    right: usize,
}

fn focused(rows: &[Vec<char>]) -> Vec<Focused> {
    let mut boxes = Vec::new();
    for (top, row) in rows.iter().enumerate() {
        for left in (0..row.len()).filter(|at| row[*at] == '╔') {
            // where another corner comes first, something lies over this one
            let right = (left + 1..row.len()).find(|at| "╗╔".contains(row[*at])).filter(|at| row[*at] == '╗');
            let bottom = (top + 1..rows.len()).find(|at| "╚╔".contains(rows[*at][left]));
            let (Some(right), Some(bottom)) = (right, bottom) else { continue };
            if rows[bottom][right] == '╝' && rows[bottom][left] == '╚' {
                boxes.push(Focused { top, left, bottom, right });
            }
        }
    }
    boxes
}

/// Check 1: no text outside its pane, and what is cut says so.
#[test]
fn nothing_is_drawn_outside_its_pane_and_what_is_cut_ends_in_its_sign() {
    for lang in [Lang::Nl, Lang::En] {
        on_every_screen(lang, |name, desk| {
            // the words that there are, whole
            let whole: BTreeSet<String> = [(300, 100), (120, 100), (80, 100)]
                .iter()
                .flat_map(|size| rows(desk, *size))
                .flat_map(|row| {
                    row.iter().collect::<String>().split_whitespace().map(str::to_owned).collect::<Vec<_>>()
                })
                .collect();
            for size in SIZES {
                let picture = desk.screen(size.0, size.1);
                let rows = cells(&picture);
                let all = focused(&rows);
                for Focused { top, left, bottom, right } in &all {
                    let (top, left, bottom, right) = (*top, *left, *bottom, *right);
                    // another box over its border
                    let is_covered = all.iter().any(|other| {
                        let is_beside = (other.top, other.left) != (top, left);
                        let has_corner =
                            (other.left..=other.right).contains(&right) || (other.left..=other.right).contains(&left);
                        is_beside && has_corner && other.top < bottom && other.bottom > top
                    });
                    for row in rows[top + 1..bottom].iter().filter(|_| !is_covered) {
                        let place = format!("{name}, {size:?}\n{picture}");
                        assert_eq!((row[left], row[right]), ('║', '║'), "{place}");
                        // a blank column stands between the border and what is in it
                        let inside: String = row[left + 1..right].iter().collect();
                        let is_crossed = inside.contains(['┌', '└', '│', '║', '╔', '╚']);
                        assert!(is_crossed || inside.ends_with(' '), "{inside:?} {place}");
                        if is_crossed || !inside.starts_with(' ') {
                            continue;
                        }
                        // what comes to the very end is whole, or says that it is not
                        let inside = &inside[..inside.len() - 1];
                        let last = inside.split_whitespace().last().filter(|_| !inside.ends_with(' '));
                        let is_rule = |word: &str| word.chars().all(|sign| "─═".contains(sign));
                        if let Some(word) = last {
                            let is_whole = whole.contains(word) || is_rule(word) || word.ends_with('…');
                            assert!(is_whole, "{word:?} is cut off: {place}");
                        }
                    }
                }
            }
        });
    }
}

/// Check 2: only signs of every office font, and of every typewriter where somebody wants that.
#[test]
fn every_sign_is_in_the_fonts_of_offices_and_in_plain_letters_where_wanted() {
    // those of WGL4 that we use, besides letters
    let known = "▲■○·√►=≠•─│┌┐└┘═║╔╗╚╝█…▼↑↓«»’€é░▌←→";
    let in_data = |sign: char| sign.is_alphabetic() || sign == '’';
    for lang in [Lang::Nl, Lang::En] {
        on_every_screen(lang, |name, desk| {
            for (columns, rows) in SIZES {
                let picture = desk.screen(columns, rows);
                let odd =
                    picture.chars().find(|sign| !sign.is_ascii() && !sign.is_alphabetic() && !known.contains(*sign));
                assert_eq!(odd, None, "{name}\n{picture}");
            }
            desk.look.glyphs = ASCII;
            for (columns, rows) in SIZES {
                let picture = desk.screen(columns, rows);
                let odd = picture.chars().find(|sign| !sign.is_ascii() && !in_data(*sign));
                assert_eq!(odd, None, "{name}\n{picture}");
            }
        });
    }
}

/// Check 18: the real cursor is on what has the focus.
#[test]
fn the_cursor_of_the_terminal_stands_in_the_pane_with_the_focus() {
    on_every_screen(Lang::Nl, |name, desk| {
        for size in SIZES {
            let picture = desk.screen(size.0, size.1);
            let rows = cells(&picture);
            let (x, y) = desk.cursor(size.0, size.1);
            let (x, y) = (usize::from(x), usize::from(y));
            let place = format!("{name}, {size:?}, at {x},{y}\n{picture}");
            // the last that was drawn is on top
            let Some(on_top) = focused(&rows).into_iter().next_back() else {
                assert!(y < rows.len() && x < rows[y].len(), "{place}");
                continue;
            };
            let is_inside = |on_top: &Focused| {
                (on_top.top..=on_top.bottom).contains(&y) && (on_top.left..=on_top.right).contains(&x)
            };
            assert!(focused(&rows).iter().any(is_inside), "{place}");
            assert!(!"═║╔╗╚╝".contains(rows[y][x]), "{place}");
            // where a row is marked, the cursor is on that row, unless somebody types
            let inside = |row: &[char]| row[on_top.left + 1..on_top.right].iter().collect::<String>();
            let marked: Vec<usize> = (on_top.top + 1..on_top.bottom)
                .filter(|row| inside(&rows[*row]).trim_start().starts_with('►'))
                .collect();
            // the help explains the mark, and the steps of a case have it on the step in hand
            let is_other = matches!(desk.state.dialogs.last(), Some(Dialog::Help(_)))
                || desk.state.dialogs.is_empty() && desk.state.pane == Pane::Case;
            if marked.len() == 1 && !desk.state.is_typing() && is_inside(&on_top) && !is_other {
                assert_eq!(marked, [y], "{place}");
            }
        }
    });
}

/// Check 20: what the message line says fits it, with the names that people have.
#[test]
fn every_message_fits_its_line() {
    for (language, most) in [("nl", 78), ("en", 78)] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lang").join(language);
        let mut seen = 0;
        for file in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            for (key, words) in text.lines().filter_map(|line| line.split_once(" = ")) {
                let words = words
                    .replace("{ $who }", "Mirjam de Vries")
                    .replace("{ $number }", "ECM-2026-0001")
                    .replace("{ $time }", "10:24")
                    .replace("{ $count }", "12");
                // other values are short
                let words: String = words
                    .split("{ $")
                    .enumerate()
                    .map(|(nth, part)| match part.split_once(" }") {
                        Some((_, rest)) if nth > 0 => format!("12345678{rest}"),
                        _ => part.to_owned(),
                    })
                    .collect();
                let length = words.chars().count();
                let is_message = ["notice-", "trouble-", "others-"].iter().any(|begin| key.starts_with(begin));
                assert!(!is_message || length <= most, "{language}: {length} cells: {key} = {words}");
                // a refusal may go on over the line of keys, which comes back with the next one
                assert!(!key.starts_with("refused-") || length <= 2 * most - 6, "{language}: {key} = {words}");
                seen += usize::from(is_message);
            }
        }
        assert!(seen > 50, "{seen}");
    }
}

/// Check 14: an arrow that is held down moves the cursor at once, and the case under it is read once it rests.
#[test]
fn a_held_arrow_reads_one_case_at_the_end() {
    let mut desk = Desk::open(false, Lang::Nl);
    let first = desk.state.inbox.selected.clone();
    let effects: Vec<Effect> = (0..20).flat_map(|_| desk.state.update(Message::Key(Key::Down))).collect();
    assert!(effects.iter().all(|effect| matches!(effect, Effect::Rest)), "{effects:?}");
    assert_ne!(desk.state.inbox.selected, first);
    let effects = desk.state.update(Message::Rested);
    let [Effect::LoadCase { number, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(Some(number), desk.state.inbox.selected.as_ref());
    assert!(desk.state.update(Message::Rested).is_empty());
}

/// Check 13: a new day makes every term a day nearer, says so once, and rings once.
#[test]
fn a_new_day_brings_every_term_nearer() {
    let mut desk = Desk::open(false, Lang::Nl);
    let (overdue, today) = (desk.state.ticker.overdue, desk.state.ticker.today);
    assert!(today > 0);
    let midnight = desk::now().seconds() / 86_400 * 86_400 + 23 * 3_600;
    let at = |seconds| Message::Clock(Moment::from_seconds(midnight + seconds).unwrap());
    desk.tell(at(-60));
    assert_eq!(desk.state.ticker.overdue, overdue);
    let effects = desk.state.update(at(60));
    assert_eq!(effects.iter().filter(|effect| matches!(effect, Effect::Ring)).count(), 1, "{effects:?}");
    assert_eq!(desk.state.ticker.overdue, overdue + today);
    assert!(desk.screen(80, 24).contains("Nieuwe dag: termijnen bijgewerkt."), "{}", desk.screen(80, 24));
    let effects = desk.state.update(at(120));
    assert!(effects.is_empty(), "{effects:?}");
}

/// A field that must be filled in says what belongs in it.
#[test]
fn every_required_field_says_what_belongs_in_it() {
    let mut desk = Desk::open(false, Lang::Nl);
    to(&mut desk, "2");
    let (case, office) = (desk.state.case().map(AsRef::as_ref), &desk.state.office);
    let on_cases = Action::ALL.iter().filter(|action| !action.is_on_lists());
    let fields = on_cases.flat_map(|action| forms::for_action(*action, case, office).fields);
    let on_lists = Action::ALL.iter().filter(|action| action.is_on_lists());
    let fields = fields.chain(on_lists.flat_map(|action| forms::fields_on_list(*action)));
    let required: BTreeSet<_> = fields.filter(|field| field.is_required).map(|field| field.key).collect();
    assert!(required.len() > 20, "{required:?}");
    for key in required {
        for lang in [Lang::Nl, Lang::En] {
            let words = lang.find(&format!("required-{key}")).unwrap_or_else(|| panic!("{key}"));
            // under a field at 80 columns
            assert!(words.chars().count() <= 66, "{key}: {words}");
        }
    }
}

/// Who and what time it is never runs into the names of the panes, nor over them.
#[test]
fn the_title_shows_every_pane_and_what_else_fits() {
    for lang in [Lang::Nl, Lang::En] {
        let mut desk = Desk::open(false, lang);
        for is_practice in [false, true] {
            desk.state.office.is_practice = is_practice;
            for columns in 60..200 {
                let title: String = rows(&desk, (columns, 24))[0].iter().collect();
                let rest = ["5 Analyse", "5 Analysis"].iter().find_map(|label| {
                    let (_, rest) = title.split_once(label)?;
                    rest.chars().next().is_none_or(|sign| sign == ' ').then_some(rest)
                });
                let rest = rest.unwrap_or_else(|| panic!("{columns} columns: {title}"));
                let has_time = rest.contains("10:24");
                assert!(has_time || is_practice && columns < 70, "{columns} columns: {title}");
            }
        }
    }
}

/// Check 22: every size from 20 by 5 to 300 by 100 is drawn, each by some screen, and the sizes where a layout ends by all.
#[test]
fn every_screen_is_drawn_at_every_size() {
    for (nth, way) in ways::screens().iter().enumerate() {
        let desk = way.walk(Lang::Nl);
        for columns in (20 + 7 * nth % 53..=300).step_by(53).chain([1, 59, 79, 119, 159]) {
            for rows in (5 + nth % 29..=100).step_by(29).chain([1, 15, 16, 23]) {
                desk.screen(u16::try_from(columns).unwrap(), u16::try_from(rows).unwrap());
            }
        }
    }
}
