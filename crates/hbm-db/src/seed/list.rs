//! Many texts as one literal: the server reads a long one faster than as many short ones.

use crate::catalog::quote_literal;

/// An array of texts as a literal without a type.
pub(super) fn list(texts: impl Iterator<Item = impl AsRef<str>>) -> String {
    let mut array = String::from("{");
    for text in texts {
        if array.len() > 1 {
            array.push(',');
        }
        array.push('"');
        for character in text.as_ref().chars() {
            if matches!(character, '"' | '\\') {
                array.push('\\');
            }
            array.push(character);
        }
        array.push('"');
    }
    array.push('}');
    quote_literal(&array)
}

#[cfg(test)]
mod tests {
    use super::list;

    #[test]
    fn what_an_array_reads_otherwise_is_escaped() {
        let texts = ["a", "", "NULL", "{,}", "it's", "\"q\"", "back\\slash"];
        let expected = r#"E'{"a","","NULL","{,}","it''s","\\"q\\"","back\\\\slash"}'"#;
        assert_eq!(list(texts.into_iter()), expected);
        assert_eq!(list(std::iter::empty::<&str>()), "'{}'");
    }
}
