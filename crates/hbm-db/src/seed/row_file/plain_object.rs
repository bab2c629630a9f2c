//! A line with an object of plain members, which are most: they are read faster than by a whole parser of JSON.

use memchr::memchr2;
use std::borrow::Cow;

/// The members of the object that a line is, with their values as they are written; none where anything in it has to be looked
/// at more closely, or is wrong.
pub(super) fn members(line: &str) -> Option<Vec<(Cow<'_, str>, &str)>> {
    let mut rest = Rest { line, at: 0 };
    let mut members = Vec::with_capacity(8);
    rest.expect(b'{')?;
    if rest.next()? == b'}' {
        rest.at += 1;
    } else {
        loop {
            let name = rest.string()?;
            let name = name.get(1..name.len() - 1).filter(|name| !name.contains('\\'))?;
            rest.expect(b':')?;
            let value = match rest.next()? {
                b'"' => rest.string()?,
                b'-' | b'0'..=b'9' => rest.number()?,
                b't' | b'f' | b'n' => rest.word()?,
                _ => return None,
            };
            members.push((name.into(), value));
            match rest.next()? {
                b',' => rest.at += 1,
                b'}' => break rest.at += 1,
                _ => return None,
            }
        }
    }
    rest.next().is_none().then_some(members)
}

/// What is left of a line.
struct Rest<'t> {
    line: &'t str,
    at: usize,
}

impl<'t> Rest<'t> {
    fn here(&self) -> Option<u8> {
        self.line.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no blank.
    fn next(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.here() {
            self.at += 1;
        }
        self.here()
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.next()? == byte).then(|| self.at += 1)
    }

    fn since(&self, start: usize) -> Option<&'t str> {
        self.line.get(start..self.at)
    }

    /// A text with its quotes. Characters by their number are left to the parser.
    fn string(&mut self) -> Option<&'t str> {
        self.expect(b'"')?;
        let start = self.at - 1;
        loop {
            let rest = self.line.as_bytes().get(self.at..)?;
            let end = memchr2(b'"', b'\\', rest)?;
            if rest[..end].iter().any(|byte| *byte < 0x20) {
                return None;
            }
            self.at += end;
            match rest.get(end + 1) {
                _ if rest[end] == b'"' => break,
                Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 2,
                _ => return None,
            }
        }
        self.at += 1;
        self.since(start)
    }

    fn digits(&mut self) -> Option<usize> {
        let start = self.at;
        while self.here().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        Some(self.at - start).filter(|digits| *digits > 0)
    }

    /// A number without an exponent.
    fn number(&mut self) -> Option<&'t str> {
        let start = self.at;
        self.at += usize::from(self.here() == Some(b'-'));
        let is_zero = self.here() == Some(b'0');
        let digits = self.digits()?;
        if is_zero && digits > 1 {
            return None;
        }
        if self.here() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        self.since(start)
    }

    fn word(&mut self) -> Option<&'t str> {
        let start = self.at;
        while self.here().is_some_and(|byte| byte.is_ascii_lowercase()) {
            self.at += 1;
        }
        self.since(start).filter(|word| matches!(*word, "true" | "false" | "null"))
    }
}

#[cfg(test)]
mod tests {
    use super::members;

    #[test]
    fn what_is_plain_is_read_as_it_is_written() {
        for (line, expected) in [
            ("{}\n", ""),
            (r#"{"a": 1, "b" : -0.50,"c":"x, \"y\" } ü" } "#, r#"a=1 b=-0.50 c="x, \"y\" } ü""#),
            (r#"{"a":null,"b":true,"c":false,"d":""}"#, r#"a=null b=true c=false d="""#),
        ] {
            let found = members(line).expect(line);
            let found: Vec<String> = found.iter().map(|(name, value)| format!("{name}={value}")).collect();
            assert_eq!(found.join(" "), expected);
        }
    }

    #[test]
    fn everything_else_is_left_to_the_parser() {
        for line in [
            "",
            "1",
            "{",
            "{\"a\"",
            "{\"a\": }",
            "{\"a\": 1,}",
            "{\"a\": 1} x",
            "{\"a\": 01}",
            "{\"a\": 1.}",
            "{\"a\": 1e3}",
            "{\"a\": nil}",
            "{\"a\": {}}",
            "{\"a\": []}",
            "{\"a\\n\": 1}",
            "{\"a\": \"\\u0041\"}",
            "{\"a\": \"\\x\"}",
            "{\"a\": \"\t\"}",
            "{a: 1}",
            "{\"a\" 1}",
            "{\"a\": -}",
            "{\"a\": \"x}",
        ] {
            assert!(members(line).is_none(), "{line}");
        }
    }
}
