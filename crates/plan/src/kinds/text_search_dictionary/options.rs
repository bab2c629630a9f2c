//! The options of a dictionary, as PostgreSQL prints them: `language = 'english', stopwords = E'a\\b'`.

/// The names and values, each as it is printed.
pub(super) fn read(options: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = options;
    while !rest.is_empty() {
        let (name, tail) = rest.split_at(end(rest, " ="));
        let tail = tail.trim_start_matches([' ', '=']);
        let (value, tail) = tail.split_at(end(tail, ","));
        found.push((name, value));
        rest = tail.trim_start_matches([',', ' ']);
    }
    found
}

/// Where a word ends that may be quoted. A quote in it is doubled, and so is a backslash.
fn end(text: &str, stops: &str) -> usize {
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match quote {
            Some(open) if letter == open => quote = None,
            Some(_) => {}
            None if letter == '\'' || letter == '"' => quote = Some(letter),
            None if stops.contains(letter) => return at,
            None => {}
        }
    }
    text.len()
}

/// What makes one list out of the other. All that stay are given, as one that is given moves to the end of the list.
pub(super) fn change(old: &str, new: &str) -> Vec<String> {
    let new = read(new);
    let gone = read(old).into_iter().filter(|(name, _)| !new.iter().any(|(other, _)| other == name));
    let mut changes: Vec<String> = gone.map(|(name, _)| name.to_owned()).collect();
    changes.extend(new.iter().map(|(name, value)| format!("{name} = {value}")));
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_values_and_names_are_whole() {
        let list = "language = 'a, b = ''c''', \"odd \"\"name, x\" = E'a\\\\b', minlen = 3";
        assert_eq!(read(list), [
            ("language", "'a, b = ''c'''"),
            ("\"odd \"\"name, x\"", "E'a\\\\b'"),
            ("minlen", "3")
        ]);
        assert_eq!(read(""), []);
    }

    #[test]
    fn what_goes_is_named_without_a_value() {
        assert_eq!(change("a = '1', b = '2'", "c = '3', a = '1'"), ["b", "c = '3'", "a = '1'"]);
        assert_eq!(change("a = '1'", ""), ["a"]);
    }
}
