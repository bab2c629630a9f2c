//! What a `.env` file has after a `$`, which names a variable there and is often meant as a part of a password.

use std::collections::HashMap;

/// The parts of one variable's value that were taken for variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Expanded {
    /// What was put in their place, and how to write the value instead. The value itself is not in it.
    pub(super) said: String,
    /// Their names.
    pub(super) names: Vec<String>,
    /// Whether one of them is set nowhere, so that nothing was put in its place.
    pub(super) unset: bool,
}

/// Stands for a `$` that begins the name of a variable. Files have no such character.
const MARK: char = '\u{f8ff}';

/// What was expanded in the text of a file, by variable. `variables` are those that were read from it.
pub(super) fn in_file(
    file: &str,
    text: &str,
    variables: &HashMap<String, String>,
) -> HashMap<String, Expanded> {
    // The same text without anything to expand is read the same way but for that.
    let entries = dotenvy::from_read_iter(marked(text).into_bytes().as_slice()).flatten().collect::<Vec<_>>();
    let found = entries.into_iter().filter_map(|(name, unexpanded)| {
        let value = variables.get(&name)?;
        if !unexpanded.contains(MARK) || *value == unexpanded.replace(MARK, "$") {
            return None;
        }
        let mut names = names(&unexpanded);
        // What stands in single quotes is still there.
        names.retain(|(shown, _)| shown == "$" || !value.contains(shown));
        let unset = names.iter().any(|(_, name)| std::env::var_os(name).is_none() && !variables.contains_key(name));
        let (shown, names): (Vec<_>, Vec<_>) = names.into_iter().unzip();
        let shown = shown.join(" and ");
        let instead = if unset { "set nowhere, so nothing is in its place" } else { "put in its place" };
        let said = format!(
            "{name} in {file}: {shown} was taken for a variable, which is {instead}; if it is a part of the value, write that in single quotes: {name}='…'"
        );
        Some((name, Expanded { said, names, unset }))
    });
    found.collect()
}

/// What to say of a line that cannot be read and has a `$`: a quote behind a name is not seen to end the value.
pub(super) fn in_line(file: &str, text: &str, unread: &str) -> Option<String> {
    let marked = marked(unread);
    let shown = names(&marked).into_iter().map(|(shown, _)| shown).collect::<Vec<_>>();
    if shown.is_empty() {
        return None;
    }
    let line = text.lines().find(|line| line.contains(unread))?;
    let name = line.split('=').next()?.trim().trim_start_matches("export ").trim();
    Some(format!(
        "{name} in {file}: {} was taken for a variable; if it is a part of the value, write that in single quotes: {name}='…'",
        shown.join(" and ")
    ))
}

/// A `$` after a backslash begins no name.
fn marked(text: &str) -> String {
    let mut escaped = false;
    text.chars()
        .map(|character| {
            let mark = character == '$' && !escaped;
            escaped = character == '\\' && !escaped;
            if mark { MARK } else { character }
        })
        .collect()
}

/// As they are written, and the names in them.
fn names(value: &str) -> Vec<(String, String)> {
    let parts = value.split(MARK).skip(1).map(|rest| match rest.strip_prefix('{') {
        Some(rest) => {
            let name = rest.split('}').next().unwrap_or_default();
            (format!("${{{name}}}"), name.to_owned())
        }
        None => {
            let name: String = rest.chars().take_while(|character| character.is_alphanumeric()).collect();
            (format!("${name}"), name)
        }
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::{HashMap, in_file};

    #[test]
    fn only_what_was_expanded_is_told() {
        let text = "A=\"pa$word1#x\"\nB='pa$word1'\nC=\"a\\$b\"\nD=x${HBM_NONE}y$\nE=\"$A.\"\n";
        let variables: HashMap<_, _> =
            dotenvy::from_read_iter(text.as_bytes()).map(|entry| entry.expect("a line")).collect();
        let found = in_file(".env", text, &variables);
        let mut names: Vec<_> = found.keys().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, ["A", "D", "E"]);
        assert!(found["A"].said.contains("$word1 ") && found["A"].unset);
        assert!(found["D"].said.contains("${HBM_NONE} and $ "), "{}", found["D"].said);
        assert!(!found["E"].unset);
    }
}
