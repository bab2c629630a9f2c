//! PostgreSQL's lexical rules, with `standard_conforming_strings` on (manual, "Lexical Structure"; psqlscan.l).

use crate::refusal::Fault;

/// What a token is. Numbers, operators and punctuation are `Other`, and no comment in `/* */` is a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A keyword or a name without quotes.
    Word,
    /// A name in double quotes.
    Quoted,
    /// A string in quotes or in dollars.
    Text,
    /// A string with backslash escapes.
    Escape,
    /// `--` to the end of the line.
    Comment,
    Other,
}

/// A token as it stands in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'a> {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    pub(crate) text: &'a str,
}

impl Token<'_> {
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is that keyword.
    pub(crate) fn is(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(word)
    }
}

/// The tokens of a text, in their order; the first fault is the last.
pub(crate) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// The end of the token before, if it was a string with escapes.
    escape_end: Option<usize>,
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0, escape_end: None }
    }

    /// Where the next token is looked for.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Goes on at a later place.
    pub(crate) fn skip_to(&mut self, at: usize) {
        self.at = at;
        self.escape_end = None;
    }

    /// The tokens that are no comments, up to the first fault.
    pub(crate) fn code(text: &'a str) -> impl Iterator<Item = Token<'a>> {
        Self::new(text).map_while(Result::ok).filter(|token| token.kind != Kind::Comment)
    }

    /// The kind and the length of the token that `rest` begins with.
    fn token(&self, rest: &str, first: char) -> Result<(Kind, usize), Fault> {
        let not_closed = |what: &str, advice| Fault::new(self.at, format!("{what} is not closed"), advice);
        let string = |from: usize, escapes| {
            quoted(&rest[from..], b'\'', escapes)
                .map(|len| from + len)
                .ok_or_else(|| not_closed("the string", "close it with ', and write a ' inside of it twice"))
        };
        Ok(match first {
            '-' if rest.starts_with("--") => (Kind::Comment, rest.find(['\n', '\r']).unwrap_or(rest.len())),
            '\'' if self.continues_escape() => (Kind::Escape, string(0, true)?),
            '\'' => (Kind::Text, string(0, false)?),
            'e' | 'E' if rest[1..].starts_with('\'') => (Kind::Escape, string(1, true)?),
            '"' => {
                let len = quoted(rest, b'"', false).ok_or_else(|| {
                    not_closed("the quoted name", "close it with \", and write a \" inside of it twice")
                })?;
                (Kind::Quoted, len)
            }
            '$' => match dollar_tag(rest) {
                Some(tag) => {
                    let len = rest[tag.len()..].find(tag).ok_or_else(|| {
                        not_closed(&format!("the string {tag}"), "close it with the same dollar tag")
                    })?;
                    (Kind::Text, len + 2 * tag.len())
                }
                None => (Kind::Other, 1),
            },
            _ if starts_word(first) => (Kind::Word, word(rest)),
            // A word directly after a number belongs to it, and so does a dollar in that word.
            '0'..='9' => {
                let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
                let rest = &rest[digits..];
                (Kind::Other, digits + if rest.starts_with(starts_word) { word(rest) } else { 0 })
            }
            _ => (Kind::Other, first.len_utf8()),
        })
    }

    /// Strings that only a line end separates are one string, in the form of the first.
    fn continues_escape(&self) -> bool {
        self.escape_end.is_some_and(|end| self.text[end..self.at].contains(['\n', '\r']))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Result<Token<'a>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = self.text[self.at..].trim_start_matches([' ', '\t', '\n', '\r', '\x0b', '\x0c']);
            self.at = self.text.len() - rest.len();
            let first = rest.chars().next()?;
            let found = if rest.starts_with("/*") {
                block_comment(rest).map(|len| (None, len)).ok_or_else(|| {
                    Fault::new(
                        self.at,
                        "the comment is not closed",
                        "close it with */, once for each /* inside of it",
                    )
                })
            } else {
                self.token(rest, first).map(|(kind, len)| (Some(kind), len))
            };
            let start = self.at;
            match found {
                Ok((kind, len)) => {
                    self.at += len;
                    let Some(kind) = kind else { continue };
                    match kind {
                        Kind::Escape => self.escape_end = Some(self.at),
                        Kind::Comment => {}
                        _ => self.escape_end = None,
                    }
                    return Some(Ok(Token { kind, start, text: &rest[..len] }));
                }
                Err(fault) => {
                    self.at = self.text.len();
                    return Some(Err(fault));
                }
            }
        }
    }
}

/// PostgreSQL takes every character outside of ASCII for a letter.
fn starts_word(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_' || !c.is_ascii()
}

fn in_tag(c: char) -> bool {
    starts_word(c) || c.is_ascii_digit()
}

/// The length of the word a text begins with.
fn word(text: &str) -> usize {
    text.find(|c| !in_tag(c) && c != '$').unwrap_or(text.len())
}

/// The length of what is in quotes at the start of a text; none where it does not end.
fn quoted(text: &str, quote: u8, escapes: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 1;
    while let Some(&byte) = bytes.get(at) {
        if byte == quote && bytes.get(at + 1) != Some(&quote) {
            return Some(at + 1);
        }
        at += if byte == quote || (escapes && byte == b'\\') { 2 } else { 1 };
    }
    None
}

/// `$$` or `$tag$` at the start of a text.
fn dollar_tag(text: &str) -> Option<&str> {
    let end = 1 + text[1..].find(|c| !in_tag(c))?;
    let is_tag = text[end..].starts_with('$') && !text[1..].starts_with(|c: char| c.is_ascii_digit());
    is_tag.then(|| &text[..=end])
}

/// The length of a comment in `/* */`, which may hold others; none where it does not end.
fn block_comment(text: &str) -> Option<usize> {
    let mut depth = 0;
    let mut at = 0;
    loop {
        at += text[at..].find(['/', '*'])?;
        match text.get(at..at + 2) {
            Some("/*") => depth += 1,
            Some("*/") if depth == 1 => return Some(at + 2),
            Some("*/") => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
    }
}
