//! Texts as scalars of YAML, which read as the same texts again. Pure.

use crate::seed::scalar::is_null_word;

/// A text as a plain scalar where nothing in it means anything, else in quotes.
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    if text.chars().any(needs_escape) {
        return escaped(text);
    }
    format!("'{}'", text.replace('\'', "''"))
}

fn is_plain(text: &str) -> bool {
    let inside = |c: char| {
        c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '+' | ' ' | '(' | ')' | '%' | ';')
    };
    let number = text.strip_prefix('-').unwrap_or(text);
    number.starts_with(|c: char| c.is_alphanumeric() || c == '_')
        && text.chars().all(inside)
        && !text.ends_with(' ')
        && !text.chars().any(needs_escape)
        && !is_null_word(text)
}

/// What no scalar of one line can hold as it is, or nobody sees.
fn needs_escape(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn escaped(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if needs_escape(c) => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::scalar;
    use crate::seed::{Value, parse};

    #[test]
    fn every_text_is_read_as_it_was() {
        let texts = [
            "",
            " ",
            "a",
            "007",
            "-1.50",
            "null",
            "Null",
            "~",
            "yes",
            "true",
            "a: b",
            "a #b",
            "- a",
            "? a",
            "!ref x",
            "*a",
            "&a",
            "[a]",
            "{a}",
            "'",
            "it's",
            "\"q\"",
            "back\\slash",
            "two\nlines\n",
            "\r\n",
            "\ttab ",
            " lead",
            "trail ",
            "%a",
            "@a",
            "`a`",
            "|",
            ">",
            "a,b",
            "---",
            "...",
            "<<",
            "=",
            "1:30",
            "a:",
            ":a",
            "\u{85}\u{2028}",
            "\u{1}\u{7f}",
            "\u{feff}bom",
            "ünï\u{1f600}",
            "2025-01-01",
            "today",
            "1e3",
            "0x1F",
            "a  b",
            "--",
            "-",
        ];
        for text in texts {
            let file = format!("sets:\n  base:\n    row:\n      {}: {}\n", scalar("c"), scalar(text));
            let seed = parse("t.yaml", &file.as_str().into())
                .unwrap_or_else(|problems| panic!("{file}: {problems:?}"));
            assert_eq!(seed.rows[0].cells[0].value, Value::Text(text.into()), "{file}");
        }
    }
}
