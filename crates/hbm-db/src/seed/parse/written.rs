//! Scalars as parts of the text that they are written in.

use crate::seed::Text;
use saphyr_parser::Marker;

/// The text of a file.
pub(super) struct Written<'a> {
    text: &'a Text,
    is_ascii: bool,
    /// The last character that was looked for, by its number, and its byte.
    last: (usize, usize),
}

impl<'a> Written<'a> {
    pub(super) fn of(text: &'a Text) -> Self {
        Self { text, is_ascii: text.is_ascii(), last: (0, 0) }
    }

    /// The value of a scalar: a part of the text where it is written there as it is, else a text of its own.
    pub(super) fn text(&mut self, start: Marker, value: &str) -> Text {
        self.part(start, value).unwrap_or_else(|| value.into())
    }

    fn part(&mut self, start: Marker, value: &str) -> Option<Text> {
        let mut rest = self.text.get(self.byte(start.index())?..)?;
        // Tags and anchors come before the value.
        while rest.starts_with(['!', '&']) {
            let end = rest.find(char::is_whitespace)?;
            rest = rest[end..].trim_start();
        }
        let rest = rest.strip_prefix(['"', '\'']).unwrap_or(rest);
        let from = self.text.len() - rest.len();
        rest.starts_with(value).then(|| self.text.part(from..from + value.len()))?
    }

    /// The byte at which a character is; none for one before the last that was looked for.
    fn byte(&mut self, number: usize) -> Option<usize> {
        if self.is_ascii {
            return Some(number);
        }
        let (before, byte) = self.last;
        let ahead = number.checked_sub(before)?;
        let (more, _) = self.text.get(byte..)?.char_indices().nth(ahead)?;
        self.last = (number, byte + more);
        Some(byte + more)
    }
}
