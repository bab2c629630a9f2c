//! Names of PostgreSQL as names of Rust.

use std::collections::BTreeSet;

/// Words that are no names, but for `r#` before them.
const KEYWORDS: [&str; 38] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait",
    "type",
];
const MORE_KEYWORDS: [&str; 12] = [
    "true", "try", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "union", "raw",
];

/// Words that not even `r#` makes a name of.
const NEVER: [&str; 4] = ["self", "super", "crate", "_"];

/// `user_id` of `userId`, `User Id` and `user_id`.
pub(super) fn snake(name: &str) -> String {
    let mut snake = String::new();
    let mut before = '_';
    for one in name.chars() {
        let starts_word = one.is_uppercase() && (before.is_lowercase() || before.is_ascii_digit());
        let parts = !one.is_alphanumeric();
        if (starts_word || parts) && !snake.is_empty() && !snake.ends_with('_') {
            snake.push('_');
        }
        if !parts && one.is_ascii() {
            snake.push(one.to_ascii_lowercase());
        } else if !parts {
            snake.extend(one.to_lowercase());
        }
        before = one;
    }
    let snake = snake.trim_end_matches('_');
    match snake.chars().next() {
        None => "unnamed".into(),
        Some(first) if first.is_ascii_digit() => format!("n{snake}"),
        Some(_) if NEVER.contains(&snake) => format!("{snake}_name"),
        Some(_) => snake.into(),
    }
}

/// `UserId` of `user_id`.
pub(super) fn camel(snake: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_uppercase().to_string());
        first.unwrap_or_default() + letters.as_str()
    };
    snake.split('_').map(word).collect()
}

/// Whether a name has to be written with `r#`.
pub(super) fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name) || MORE_KEYWORDS.contains(&name)
}

/// The name as it is written.
pub(super) fn written(name: &str) -> String {
    if is_keyword(name) { format!("r#{name}") } else { name.into() }
}

/// Names of which no two are the same in either form.
#[derive(Debug, Default)]
pub(super) struct Unique(BTreeSet<String>);

impl Unique {
    /// The name, with a number behind it where it is taken.
    pub(super) fn take(&mut self, name: &str) -> String {
        let numbered = (2..).map(|number| format!("{name}_n{number}"));
        let mut names = std::iter::once(name.to_owned()).chain(numbered);
        names.find(|name| self.0.insert(camel(name))).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_of_rust() {
        for (name, wanted) in [
            ("user_id", "user_id"),
            ("userId", "user_id"),
            ("Order Items", "order_items"),
            ("2fa", "n2fa"),
            ("self", "self_name"),
            ("__x__", "x"),
            ("SUPER_ADMIN", "super_admin"),
            ("!", "unnamed"),
        ] {
            assert_eq!(snake(name), wanted);
        }
        assert_eq!((camel("user_id"), written("type")), ("UserId".into(), "r#type".into()));
        let mut unique = Unique::default();
        assert_eq!([unique.take("a_b"), unique.take("a_b")], ["a_b", "a_b_n2"]);
    }
}
