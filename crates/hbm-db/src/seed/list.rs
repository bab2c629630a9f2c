//! Many texts as one literal: the server reads a long one faster than as many short ones.

/// An array of texts as a literal without a type.
pub(super) fn list(texts: impl Iterator<Item = impl AsRef<str>>) -> String {
    let mut literal = String::new();
    push_list(texts, &mut literal);
    literal
}

/// Puts such a literal behind a text: what may be long is not copied.
pub(super) fn push_list(texts: impl Iterator<Item = impl AsRef<str>>, to: &mut String) {
    to.push_str("E'{");
    for (at, text) in texts.enumerate() {
        to.push_str(if at > 0 { ",\"" } else { "\"" });
        let mut rest = text.as_ref();
        while let Some(at) = rest.find(['"', '\\', '\'']) {
            to.push_str(&rest[..at]);
            to.push_str(match rest.as_bytes()[at] {
                b'"' => r#"\\""#,
                b'\'' => "''",
                _ => r"\\\\",
            });
            rest = &rest[at + 1..];
        }
        to.push_str(rest);
        to.push('"');
    }
    to.push_str("}'");
}

#[cfg(test)]
mod tests {
    use super::list;

    #[test]
    fn what_an_array_reads_otherwise_is_escaped() {
        let texts = ["a", "", "NULL", "{,}", "it's", "\"q\"", "back\\slash"];
        let expected = r#"E'{"a","","NULL","{,}","it''s","\\"q\\"","back\\\\slash"}'"#;
        assert_eq!(list(texts.into_iter()), expected);
        assert_eq!(list(std::iter::empty::<&str>()), "E'{}'");
    }
}
