//! Words of expressions, as PostgreSQL writes them.

use crate::catalog::Ident;
use std::collections::HashMap;

/// Whether PostgreSQL's own rendering of an expression names the column.
pub fn mentions(text: &str, column: &Ident) -> bool {
    let column = column.to_string();
    tokens(text).into_iter().any(|(token, is_column)| is_column && token == column)
}

/// The types that an expression casts to, as PostgreSQL writes them, without modifiers and brackets.
pub fn casts(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("::").filter_map(|(at, colons)| {
        let rest = &text[at + colons.len()..];
        let end = qualified_end(rest);
        (end > 0).then(|| &rest[..end])
    })
}

/// The end of the name that a text begins with, with what qualifies it.
fn qualified_end(text: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = &text[end..];
        let word = match rest.chars().next() {
            Some('"') => quoted_end(rest, '"'),
            _ => rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).unwrap_or(rest.len()),
        };
        end += word;
        if word == 0 || !text[end..].starts_with('.') {
            return end;
        }
        end += 1;
    }
}

/// Replaces qualified names; none where there are none of them.
pub(super) fn replace_names(text: &str, names: &HashMap<String, String>) -> Option<String> {
    let mut out: Option<String> = None;
    let (mut copied, mut at) = (0, 0);
    while let Some(first) = text[at..].chars().next() {
        if !(first.is_alphanumeric() || first == '_' || first == '"') {
            at += first.len_utf8();
            continue;
        }
        let end = at + qualified_end(&text[at..]);
        if let Some(new) = names.get(&text[at..end]) {
            let out = out.get_or_insert_default();
            out.push_str(&text[copied..at]);
            out.push_str(new);
            copied = end;
        }
        at = end;
    }
    out.map(|out| out + &text[copied..])
}

/// Replaces a column in PostgreSQL's own rendering of an expression.
pub(super) fn replace_word(text: &str, old: &Ident, new: &Ident) -> String {
    let (old, new) = (old.to_string(), new.to_string());
    tokens(text)
        .into_iter()
        .map(|(token, is_column)| if is_column && token == old { new.as_str() } else { token })
        .collect()
}

/// The tokens of an expression, and whether each may be the name of a column: no string, no type behind `::`, no
/// part of a qualified name, no function.
fn tokens(text: &str) -> Vec<(&str, bool)> {
    let mut found: Vec<(&str, bool)> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '\'' | '"' => quoted_end(rest, first),
            c if c.is_alphanumeric() || c == '_' => {
                rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).unwrap_or(rest.len())
            }
            c => c.len_utf8(),
        };
        let (token, tail) = rest.split_at(end);
        let before = found.last().map_or("", |(token, _)| *token);
        let is_word = first != '\'' && (first == '"' || first.is_alphanumeric() || first == '_');
        found.push((token, is_word && before != ":" && before != "." && !tail.starts_with(['(', '.'])));
        rest = tail;
    }
    found
}

/// The end of a quoted token; a doubled quote does not end it.
fn quoted_end(text: &str, quote: char) -> usize {
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c == quote && chars.next_if(|(_, next)| *next == quote).is_none() {
            return at + 1;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_identifiers_and_not_literals() {
        let old = Ident::new("phone");
        for (text, expected) in [
            ("CHECK ((phone <> 'phone'::text))", "CHECK ((mobile <> 'phone'::text))"),
            ("CHECK ((phones > 0))", "CHECK ((phones > 0))"),
            ("((a)::phone > phone(phone))", "((a)::phone > phone(mobile))"),
            ("USING btree (lower((phone)::text))", "USING btree (lower((mobile)::text))"),
            ("CHECK ((x <> 'it''s phone'::text))", "CHECK ((x <> 'it''s phone'::text))"),
        ] {
            assert_eq!(replace_word(text, &old, &Ident::new("mobile")), expected);
        }
    }

    #[test]
    fn replaces_a_type_and_not_a_longer_name() {
        for (text, expected) in [
            ("'a'::public.mood", "'a'::public.feeling"),
            ("'{a}'::public.mood[]", "'{a}'::public.feeling[]"),
            ("'a'::public.mood_of_day", "'a'::public.mood_of_day"),
            (
                "(m)::public.mood = ANY (ARRAY['a'::public.mood])",
                "(m)::public.feeling = ANY (ARRAY['a'::public.feeling])",
            ),
        ] {
            let names = HashMap::from([("public.mood".to_owned(), "public.feeling".to_owned())]);
            let replaced = replace_names(text, &names);
            assert_eq!(replaced.as_deref().unwrap_or(text), expected);
        }
    }

    #[test]
    fn knows_what_an_expression_casts_to() {
        for (text, expected) in [
            ("'a'::public.mood", vec!["public.mood"]),
            (
                "(m)::public.mood = ANY (ARRAY['a'::public.mood_of_day])",
                vec!["public.mood", "public.mood_of_day"],
            ),
            ("'{a}'::\"My schema\".\"A\"\"b\"[]", vec!["\"My schema\".\"A\"\"b\""]),
            ("(x)::character varying(20)", vec!["character"]),
            ("a + b", vec![]),
        ] {
            assert_eq!(casts(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn knows_which_columns_an_expression_mentions() {
        for (text, column, mentioned) in [
            ("upper(a)", "a", true),
            ("upper(a)", "upper", false),
            ("('a'::text || b)", "a", false),
            ("(\"Name\" || 'x'::text)", "Name", true),
            ("(\"Name\" || 'x'::text)", "name", false),
            ("((b)::a)", "a", false),
            ("(größe > 0)", "größe", false),
            ("(\"größe\" > 0)", "größe", true),
        ] {
            assert_eq!(mentions(text, &Ident::new(column)), mentioned, "{column} in {text}");
        }
    }
}
