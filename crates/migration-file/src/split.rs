//! Where statements begin and end.

use crate::refusal::Fault;
use crate::scan::{Kind, Token, Tokens};

/// What a file consists of.
pub(crate) enum Piece<'a> {
    /// A comment `--`, and where it stands.
    Comment(Token<'a>, Place),
    /// A statement without its semicolon, and where it begins.
    Statement(usize, &'a str),
}

/// Where a comment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Before the first statement.
    Top,
    /// After the start of a statement.
    Later,
}

/// The pieces of a text, in their order; the first fault is the last.
pub(crate) struct Pieces<'a> {
    text: &'a str,
    tokens: Tokens<'a>,
    reading: Reading<'a>,
    place: Place,
}

impl<'a> Pieces<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, tokens: Tokens::new(text), reading: Reading::default(), place: Place::Top }
    }

    /// Where the next piece is looked for.
    pub(crate) fn at(&self) -> usize {
        self.tokens.at()
    }

    /// Goes on at a later place.
    pub(crate) fn skip_to(&mut self, at: usize) {
        self.tokens.skip_to(at);
    }

    /// Whether a statement has begun, and has no end yet.
    pub(crate) fn is_within(&self) -> bool {
        self.reading.first.is_some()
    }

    /// The statement that was read, unless there is none.
    fn finish(&mut self) -> Option<Piece<'a>> {
        let read = std::mem::take(&mut self.reading);
        let (first, last) = (read.first?, read.last?);
        Some(Piece::Statement(first.start, &self.text[first.start..last.end()]))
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<Piece<'a>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let token = match self.tokens.next() {
                Some(Ok(token)) => token,
                Some(Err(fault)) => return Some(Err(fault)),
                None => match self.reading.open() {
                    Some(fault) => {
                        self.reading = Reading::default();
                        return Some(Err(fault));
                    }
                    None => return self.finish().map(Ok),
                },
            };
            match token.text {
                _ if token.kind == Kind::Comment => return Some(Ok(Piece::Comment(token, self.place))),
                "\\" => return Some(Err(psql_command(self.text, token.start))),
                ";" if self.reading.is_balanced() => {
                    if let Some(statement) = self.finish() {
                        return Some(Ok(statement));
                    }
                }
                _ => {
                    self.place = Place::Later;
                    self.reading.take(token);
                }
            }
        }
    }
}

/// The statement that is being read.
#[derive(Default)]
struct Reading<'a> {
    first: Option<Token<'a>>,
    last: Option<Token<'a>>,
    /// Its first words, as many as it takes to see that it creates a function.
    head: Vec<&'a str>,
    parens: Nest,
    body: Nest,
}

/// What is open, and where the outermost of it began.
#[derive(Default)]
struct Nest {
    depth: usize,
    since: usize,
}

impl Nest {
    fn open(&mut self, at: usize) {
        if self.depth == 0 {
            self.since = at;
        }
        self.depth += 1;
    }

    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }
}

impl<'a> Reading<'a> {
    fn is_balanced(&self) -> bool {
        self.parens.depth == 0 && self.body.depth == 0
    }

    fn take(&mut self, token: Token<'a>) {
        match token.text {
            "(" => self.parens.open(token.start),
            ")" => self.parens.close(),
            _ if token.kind == Kind::Word && self.parens.depth == 0 => self.word(token),
            _ => {}
        }
        if self.head.len() < 4 {
            self.head.push(token.text);
        }
        self.first.get_or_insert(token);
        self.last = Some(token);
    }

    /// Bodies `BEGIN ATOMIC … END`, in which CASE ends with END too.
    fn word(&mut self, token: Token<'a>) {
        let Some(before) = self.last else { return };
        if self.body.depth == 0 {
            if token.is("atomic") && before.is("begin") && self.creates_routine() {
                self.body.open(before.start);
            }
        } else if before.text != "." && !before.is("as") {
            // After a dot and after AS every keyword is a name.
            if token.is("case") {
                self.body.open(token.start);
            } else if token.is("end") {
                self.body.close();
            }
        }
    }

    fn creates_routine(&self) -> bool {
        let head: Vec<String> = self.head.iter().map(|word| word.to_ascii_lowercase()).collect();
        let head: Vec<&str> = head.iter().map(String::as_str).collect();
        matches!(
            head.as_slice(),
            ["create", "function" | "procedure", ..] | ["create", "or", "replace", "function" | "procedure"]
        )
    }

    /// What is open at the end of the file.
    fn open(&self) -> Option<Fault> {
        if self.parens.depth > 0 {
            Some(Fault::new(self.parens.since, "the parenthesis is not closed", "close it with )"))
        } else if self.body.depth > 0 {
            let advice = "close it with END; a CASE in it needs an END of its own";
            Some(Fault::new(self.body.since, "the body BEGIN ATOMIC is not closed", advice))
        } else {
            None
        }
    }
}

/// A backslash where none can stand in SQL.
fn psql_command(text: &str, at: usize) -> Fault {
    let command = text[at..].split(char::is_whitespace).next().unwrap_or_default();
    Fault::new(
        at,
        format!("{command} is a command of psql, not SQL"),
        "remove it: only the server runs this file",
    )
}
