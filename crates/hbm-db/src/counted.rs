//! Numbers with what they count.

/// A number and what it counts: `1 table`, `27 tables`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {}", plural(noun)) }
}

/// Several of what a noun means: `tables`, `policies`, `statistics`.
pub(crate) fn plural(noun: &str) -> String {
    match noun.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None if noun.ends_with("ss") => format!("{noun}es"),
        None if noun.ends_with('s') => noun.to_owned(),
        None => format!("{noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_have_their_plurals() {
        let told = [(1, "policy"), (2, "policy"), (0, "table"), (2, "operator class"), (3, "statistics")];
        assert_eq!(
            told.map(|(count, noun)| counted(count, noun)),
            ["1 policy", "2 policies", "0 tables", "2 operator classes", "3 statistics"]
        );
    }
}
