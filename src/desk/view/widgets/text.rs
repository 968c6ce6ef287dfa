//! Text that fits: measured, cut and wrapped by what people see as one letter.
//!
//! Invariant: widths are those that the terminal library draws, cell by cell; no letter is ever cut in two. (The wrapping
//! of `Paragraph` panics on some real text, so it is not used.) What has simple letters only goes a shorter way to the same result.

use std::borrow::Cow;

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_segmentation::UnicodeSegmentation;

/// The longest that is kept together in brackets: `(4 d te laat)`.
const BRACKETS: usize = 18;

/// The letters of `text` that are drawn, each with its width in cells.
fn letters(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let drawn = |letter: &&str| !letter.contains(char::is_control);
    text.graphemes(true).filter(drawn).map(|letter| (letter, usize::from(letter.cell_width())))
}

/// Whether a letter takes one cell whatever stands beside it: ASCII, precomposed Latin, the signs of the screen.
fn is_simple(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '\u{2500}'..='\u{259f}'
        | '‘'..='”' | '…' | '€' | '√' | '≠' | '■' | '▲' | '►' | '▼' | '○')
}

fn is_plain(text: &str) -> bool {
    text.chars().all(is_simple)
}

/// How many cells `text` takes on one line.
pub fn width(text: &str) -> usize {
    if is_plain(text) { text.chars().count() } else { letters(text).map(|(_, width)| width).sum() }
}

/// So many rows or columns, as the screen counts them.
pub fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// The beginning of `text` that fits in `most` cells.
fn beginning(text: &str, most: usize) -> String {
    let mut used = 0;
    letters(text)
        .take_while(|(_, width)| {
            used += width;
            used <= most
        })
        .map(|(letter, _)| letter)
        .collect()
}

/// `text` in at most `most` cells; where it does not fit, it ends in `sign`.
pub fn cut<'a>(text: &'a str, most: usize, sign: &str) -> Cow<'a, str> {
    if width(text) <= most {
        return Cow::Borrowed(text);
    }
    match most.checked_sub(width(sign)) {
        Some(room) => Cow::Owned(format!("{}{sign}", beginning(text, room).trim_end())),
        None => Cow::Borrowed(""),
    }
}

/// `line` in at most `most` cells; where it does not fit, it ends in `sign`.
pub fn cut_line<'a>(mut line: Line<'a>, most: usize, sign: &'a str) -> Line<'a> {
    let mut used = 0;
    let Some(last) = line.spans.iter().position(|span| {
        used += width(&span.content);
        used > most
    }) else {
        return line;
    };
    used -= width(&line.spans[last].content);
    line.spans.truncate(last + 1);
    if let Some(span) = line.spans.last_mut() {
        let room = most.saturating_sub(used + width(sign));
        span.content = format!("{}{sign}", beginning(&span.content, room)).into();
    }
    line
}

/// `text` in exactly `cells` cells: cut, or blanks behind it.
pub fn fit(text: &str, cells: usize, sign: &str) -> String {
    let text = cut(text, cells, sign);
    let blanks = cells.saturating_sub(width(&text));
    let mut fitted = String::with_capacity(text.len() + blanks);
    fitted.push_str(&text);
    fitted.extend(std::iter::repeat_n(' ', blanks));
    fitted
}

/// `text` on lines of at most `most` cells, broken between words where that is possible; its own line breaks stay.
pub fn wrap(text: &str, most: usize) -> Vec<String> {
    let most = most.max(1);
    text.split('\n').flat_map(|line| wrap_line(line.trim_end(), most)).collect()
}

fn wrap_line(line: &str, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut current, mut used) = (String::new(), 0);
    let mut pieces = pieces(line, most).into_iter().peekable();
    while let Some(piece) = pieces.next() {
        let piece_width = width(piece);
        if used + piece_width <= most {
            current.push_str(piece);
            used += piece_width;
            continue;
        }
        if piece.trim().is_empty() {
            // the blank at which a line is broken is not carried over
            let with_next = pieces.peek().map_or_else(String::new, |next| carry_with(&mut current, next));
            lines.push(std::mem::replace(&mut current, with_next));
            used = width(&current);
            continue;
        }
        // what stands against the piece without a blank belongs to it: a bracket, an apostrophe
        let mut carried = carry(&mut current);
        let first = format!("{carried}{piece}");
        carried = format!("{}{carried}", carry_with(&mut current, &first));
        if !current.is_empty() {
            lines.push(std::mem::take(&mut current));
        }
        for (letter, letter_width) in letters(&format!("{carried}{piece}")) {
            if width(&current) + letter_width > most && !current.is_empty() {
                lines.push(std::mem::take(&mut current));
            }
            current.push_str(letter);
        }
        used = width(&current);
    }
    lines.push(current);
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

/// The words of `line` and what stands between them; what stands in short brackets is one, where it fits on a line.
fn pieces(line: &str, most: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut past = 0;
    for (at, piece) in line.split_word_bound_indices().filter(|(_, piece)| !piece.is_empty()) {
        if at < past {
            continue;
        }
        let rest = line.get(at..).unwrap_or_default();
        let closed = rest.find(')').filter(|_| piece == "(");
        let end = closed.map(|end| end + 1 + rest[end + 1..].chars().take_while(|sign| ".,;:".contains(*sign)).count());
        match end.filter(|end| *end <= BRACKETS && *end <= most) {
            Some(end) => {
                pieces.push(&rest[..end]);
                past = at + end;
            }
            None => pieces.push(piece),
        }
    }
    pieces
}

/// Takes off the end of `current` what stays with `next`: a weekday with its date, a number with its unit, a word with the
/// key that it names.
fn carry_with(current: &mut String, next: &str) -> String {
    if next.starts_with(|first: char| first.is_ascii_digit()) {
        return carry_word(current, |word| {
            (2..=3).contains(&word.len()) && word.chars().all(|letter| letter.is_ascii_alphabetic())
        });
    }
    let letters = next.chars().take_while(|letter| letter.is_alphabetic()).count();
    if letters == 1 && next.is_ascii() {
        return carry_word(current, |word| word.len() <= 5);
    }
    String::new()
}

/// `items` with `between` between them, on lines of at most `most` cells; none of them is broken where it fits on a line.
pub fn flow<'a>(items: impl Iterator<Item = &'a str>, between: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        match lines.last_mut() {
            Some(line) if width(line) + width(between) + width(item) <= most => {
                line.push_str(between);
                line.push_str(item);
            }
            _ => lines.extend(wrap(item, most)),
        }
    }
    lines
}

/// Takes the last word off `current`, with a blank behind it, where it is such a word and not all there is.
fn carry_word(current: &mut String, is_such: impl Fn(&str) -> bool) -> String {
    let Some((before, word)) = current.trim_end().rsplit_once(' ').filter(|(_, word)| is_such(word)) else {
        return String::new();
    };
    let carried = format!("{word} ");
    current.truncate(before.trim_end().len());
    carried
}

/// Takes what follows the last blank of `current` off it, unless that is all there is.
fn carry(current: &mut String) -> String {
    match current.rfind(char::is_whitespace) {
        Some(blank) => {
            let after = current.char_indices().find(|(at, _)| *at > blank).map_or(current.len(), |(at, _)| at);
            let carried = current.split_off(after);
            current.truncate(current.trim_end().len());
            carried
        }
        None => String::new(),
    }
}

/// The first `rows` of `lines`; where there are more, the last one ends in `sign`.
pub fn first_rows(mut lines: Vec<String>, rows: usize, columns: usize, sign: &str) -> Vec<String> {
    if lines.len() > rows {
        lines.truncate(rows);
        // the sign stands behind words
        while lines.len() > 1 && lines.last().is_some_and(|line| line.trim().is_empty()) {
            lines.pop();
        }
        if let Some(last) = lines.last_mut() {
            *last = format!("{}{sign}", beginning(last, columns.saturating_sub(width(sign))).trim_end());
        }
    }
    lines
}

/// Where `sought`, in small letters, stands in `words`, whatever letters are capital there. A letter that takes more room
/// in small is not worth a wrong mark.
pub fn hit(words: &str, sought: &str) -> Option<usize> {
    let lower = words.to_lowercase();
    let at = lower.find(sought).filter(|_| !sought.is_empty() && lower.len() == words.len())?;
    (words.is_char_boundary(at) && words.is_char_boundary(at + sought.len())).then_some(at)
}

/// `words` with the `length` bytes from `at` on in another style.
pub fn hit_in(words: &str, at: usize, length: usize, (style, found): (Style, Style)) -> [Span<'static>; 3] {
    let (before, rest) = words.split_at(at);
    let (hit, after) = rest.split_at(length);
    [(before, style), (hit, found), (after, style)].map(|(words, style)| Span::styled(words.to_owned(), style))
}

/// Draws `line` against the right end of `area`.
pub fn put_right(buffer: &mut Buffer, area: Rect, row: u16, line: Line<'_>) {
    let used: usize = line.spans.iter().map(|span| width(&span.content)).sum();
    let column = area.width.saturating_sub(cells(used));
    put(buffer, area, column, row, line);
}

/// Draws `line` on row `row` of `area`, from column `column`; nothing where that lies outside.
pub fn put<'a>(buffer: &mut Buffer, area: Rect, column: u16, row: u16, line: impl Into<Line<'a>>) {
    let area = area.intersection(buffer.area);
    if row < area.height && column < area.width {
        let at = Rect { x: area.x + column, y: area.y + row, width: area.width - column, height: 1 };
        let line = line.into();
        if line.alignment.is_none() && line.spans.iter().all(|span| is_plain(&span.content)) {
            put_plain(buffer, at, &line);
        } else {
            line.render(at, buffer);
        }
    }
}

/// The same as `line.render(at, buffer)` for simple letters, at a tenth of its cost: it draws most of every screen.
fn put_plain(buffer: &mut Buffer, at: Rect, line: &Line<'_>) {
    // no letters, no style
    if line.spans.iter().all(|span| span.content.is_empty()) {
        return;
    }
    let first = buffer.index_of(at.x, at.y);
    let Some(cells) = buffer.content.get_mut(first..first + usize::from(at.width)) else { return };
    for cell in cells.iter_mut() {
        cell.set_style(line.style);
    }
    let letters = line.spans.iter().flat_map(|span| span.content.chars().map(|letter| (letter, span.style)));
    for (cell, (letter, style)) in cells.iter_mut().zip(letters) {
        cell.set_char(letter).set_style(style);
    }
}

/// Draws `lines` from the top of `area`, all in `style`.
pub fn put_lines<S: AsRef<str>>(buffer: &mut Buffer, area: Rect, lines: impl IntoIterator<Item = S>, style: Style) {
    for (row, line) in (0..area.height).zip(lines) {
        put(buffer, area, 0, row, Line::styled(line.as_ref(), style));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sought_is_found_between_letters_only() {
        assert_eq!(hit("Storing STROOM", "stroom"), Some(8));
        assert_eq!(hit("Storing", ""), None);
        // one letter is longer in small and the other shorter, so the sum is the same and the place is not
        assert_eq!(hit("İẞ", "ß"), None);
    }
    use proptest::prelude::*;
    use ratatui::text::Span;

    #[test]
    fn words_stay_whole_and_long_ones_are_broken() {
        assert_eq!(
            wrap("De eindtijd op het bord is niet aangepast.", 16),
            ["De eindtijd op", "het bord is niet", "aangepast."]
        );
        assert_eq!(wrap("arbeidsongeschiktheid", 10), ["arbeidsong", "eschikthei", "d"]);
        assert_eq!(wrap("een\n\ntwee", 10), ["een", "", "twee"]);
        assert_eq!(wrap("zie (bijlage 2).", 8), ["zie", "(bijlage", "2)."]);
        // a weekday stays with its date, wherever the line is full
        for most in 17..=21 {
            assert_eq!(wrap("telefonisch, di 17-11-2026, punt 1", most)[1][..13], *"di 17-11-2026", "{most}");
        }
        assert_eq!(wrap("op 12345678", 6), ["op", "123456", "78"]);
        // a number with its unit, a word with its key
        assert_eq!(wrap("morgen (nog 14 d). Dan.", 17), ["morgen", "(nog 14 d). Dan."]);
        assert_eq!(wrap("By Thu 26-11 (1 d left).", 20), ["By Thu 26-11", "(1 d left)."]);
        assert_eq!(wrap("Gedaan? Druk op w.", 16), ["Gedaan? Druk", "op w."]);
    }

    #[test]
    fn what_is_cut_says_so() {
        assert_eq!(cut("Geluidsoverlast", 15, "…"), "Geluidsoverlast");
        assert_eq!(cut("Geluidsoverlast", 8, "…"), "Geluids…");
        assert_eq!(cut("al te lang", 4, "…"), "al…");
        assert_eq!(cut("lang", 0, "…"), "");
        assert_eq!(fit("ja", 4, "…"), "ja  ");
        assert_eq!(first_rows(wrap("een twee drie", 5), 2, 5, "…"), ["een", "twee…"]);
    }

    /// What makes terminals stumble: combining marks first, joined emoji, flags, wide and ligature letters.
    const PIECES: &[&str] = &[
        "\u{301}",
        "e\u{301}",
        "👩\u{200d}👩\u{200d}👧",
        "🇳🇱",
        "界",
        "ﷺ",
        "◌\u{301}",
        "\n",
        " ",
        "(",
        "’",
        "\u{200b}",
        "\t",
        "a",
    ];

    fn odd_text() -> impl Strategy<Value = String> {
        prop_oneof![
            prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|parts| parts.concat()),
            any::<String>(),
        ]
    }

    proptest! {
        #[test]
        fn wrapped_text_fits_and_keeps_every_letter(text in odd_text(), most in 1_usize..40) {
            let lines = wrap(&text, most);
            for line in &lines {
                let letters: Vec<_> = letters(line).collect();
                prop_assert!(width(line) <= most || letters.iter().filter(|(_, width)| *width > 0).count() <= 1, "{line:?}");
            }
            let kept = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect() };
            prop_assert_eq!(kept(&lines.concat()), kept(&text));
        }

        #[test]
        fn cut_text_fits(text in odd_text(), most in 0_usize..40) {
            prop_assert!(width(&cut(&text, most, "…")) <= most);
            prop_assert_eq!(width(&fit(&text, most, "…")), most);
        }

        #[test]
        fn the_shorter_way_leads_to_the_same(parts in prop::collection::vec("[ -~]{0,9}|[¡-ɏ]{0,9}|[─-▟‘’…€√≠■▲►▼○]{0,9}", 0..6), columns in 0_u16..40) {
            let text = parts.concat().replace('\u{ad}', "");
            prop_assert!(is_plain(&text));
            prop_assert_eq!(width(&text), letters(&text).map(|(_, width)| width).sum::<usize>());
            let style = |n: usize| Style::new().fg(ratatui::style::Color::Indexed(u8::try_from(n).unwrap_or(0)));
            let spans: Vec<_> = parts.iter().enumerate().map(|(n, part)| Span::styled(part.replace('\u{ad}', ""), style(n))).collect();
            let line = Line::from(spans).style(Style::new().bg(ratatui::style::Color::Red));
            let size = Rect::new(0, 0, 40, 2);
            let (mut short, mut long) = (Buffer::empty(size), Buffer::empty(size));
            put(&mut short, Rect { width: columns, ..size }, 0, 1, line.clone());
            if columns > 0 {
                line.render(Rect::new(0, 1, columns, 1), &mut long);
            }
            prop_assert_eq!(short, long);
        }

        #[test]
        fn drawing_anything_anywhere_is_safe(
            text in odd_text(), x in 0_u16..30, y in 0_u16..8, columns in 0_u16..40, rows in 0_u16..9,
        ) {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 24, 6));
            let area = Rect::new(x, y, columns, rows);
            put_lines(&mut buffer, area, wrap(&text, columns.into()), Style::new());
            put(&mut buffer, area, x, y, text.as_str());
        }
    }
}
