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

#[cfg(test)]
mod tests {
    use crate::seed::{Text, Value, parse};

    /// The texts of a file, with whether each is a part of it.
    fn texts(file: &str) -> Vec<(String, bool)> {
        let file = Text::from(file);
        let inside = file.as_bytes().as_ptr_range();
        let seed = parse("t.yaml", &file).expect("a file");
        let texts = seed.rows.iter().flat_map(|row| {
            let values = row.cells.iter().filter_map(|cell| match &cell.value {
                Value::Text(text) | Value::Ref(text) | Value::Hash(_, text) => Some(text.clone()),
                _ => None,
            });
            std::iter::once(row.label.clone()).chain(values)
        });
        texts.map(|text| (text.to_string(), inside.contains(&text.as_ptr()))).collect()
    }

    #[test]
    fn what_is_written_as_it_is_takes_no_memory() {
        for (written, value, is_part) in [
            ("plain text", "plain text", true),
            ("'it is quoted'", "it is quoted", true),
            ("\"and so\"", "and so", true),
            ("!ref roles.admin", "roles.admin", true),
            ("!bcrypt 'a b'", "a b", true),
            ("&anchor ünï", "ünï", true),
            ("'it''s'", "it's", false),
            ("\"a\\tb\"", "a\tb", false),
            ("two\n        lines", "two lines", false),
        ] {
            let file = format!("sets:\n  base:\n    öne:\n      ä: {written}\n      b: last\n");
            let expected =
                [("öne", true), (value, is_part), ("last", true)].map(|(text, is)| (text.to_owned(), is));
            assert_eq!(texts(&file), expected, "{written}");
        }
        let alias = texts("sets:\n  base:\n    a: {x: &one 1, y: *one}\n");
        assert_eq!(alias.last(), Some(&("1".to_owned(), true)));
    }
}
