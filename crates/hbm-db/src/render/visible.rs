//! Text of others on a terminal: what would move its cursor is shown instead of done.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The mark behind a value that goes on.
pub(super) const MORE: char = '…';

/// In one line, with a sign for each character that a terminal would obey.
pub(super) fn line(text: &str) -> String {
    text.chars().map(sign).collect()
}

/// The same, with its line ends.
pub(super) fn lines(text: &str) -> String {
    text.chars().map(|c| if c == '\n' { c } else { sign(c) }).collect()
}

/// Control characters have signs of their own (␀ to ␟, ␡); those that only turn the direction of text have none.
fn sign(c: char) -> char {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => c,
    }
}

/// How many places it takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// At most so many places of it, with a mark where something is missing.
pub(super) fn cut(text: &str, places: usize) -> String {
    if width(text) <= places {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut left = places.saturating_sub(1);
    for c in text.chars() {
        let takes = c.width().unwrap_or(0);
        if takes > left {
            break;
        }
        left -= takes;
        out.push(c);
    }
    out.push(MORE);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_not_obeyed() {
        assert_eq!(line("a\x1b[31m\nb\u{202e}\u{9b}"), "a␛[31m␊b\u{fffd}\u{fffd}");
        assert_eq!(lines("a\nb\r"), "a\nb␍");
    }

    #[test]
    fn what_is_cut_fits_and_says_so() {
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(cut("abcd", 3), "ab…");
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(cut("ab", 1), "…");
    }
}
