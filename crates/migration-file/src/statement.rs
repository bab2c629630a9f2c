//! A statement as it stands in a file.

use crate::refusal::{Lines, Refusal};
use crate::scan::{Kind, Token, Tokens};
use crate::split::{Piece, Pieces};

/// A statement as it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its text, without the semicolon at its end and the comments around it.
    pub sql: String,
    /// The line of its first word in the file, from 1.
    pub line: usize,
    /// The byte of the file at which it begins.
    pub start: usize,
}

/// What a statement does to indexes without blocking writers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concurrent {
    /// `CREATE INDEX CONCURRENTLY`.
    Create {
        /// The index, as the catalog spells it.
        index: String,
        /// Its table, as it is written in SQL.
        table: String,
    },
    /// `DROP INDEX CONCURRENTLY`.
    Drop {
        /// The indexes, as they are written in SQL.
        indexes: Vec<String>,
    },
    /// `REINDEX … CONCURRENTLY`.
    Reindex,
}

impl Statement {
    /// What it does to an index without blocking writers; none for everything else, and for an index without a name.
    pub fn concurrent(&self) -> Option<Concurrent> {
        let tokens: Vec<Token<'_>> = self.index_tokens()?;
        let mut cursor = Cursor { sql: &self.sql, tokens: &tokens };
        if cursor.eat_create() {
            cursor.create()
        } else if cursor.eat(&["drop", "index", "concurrently"]) {
            cursor.eat(&["if", "exists"]);
            Some(Concurrent::Drop { indexes: cursor.names() })
        } else {
            (cursor.eat(&["reindex"]) && cursor.is_concurrent_reindex()).then_some(Concurrent::Reindex)
        }
    }

    /// The statements of a text that need not be a migration.
    ///
    /// # Errors
    /// What is not closed, or is a command of psql.
    pub fn all(text: &str) -> Result<Vec<Self>, Refusal> {
        let lines = Lines::of(text);
        let statement = |piece| match piece {
            Ok(Piece::Comment(..)) => None,
            Ok(Piece::Statement(start, sql)) => {
                Some(Ok(Self { sql: sql.into(), line: lines.line(start), start }))
            }
            Err(fault) => Some(Err(lines.refusal(fault))),
        };
        Pieces::new(text).filter_map(statement).collect()
    }

    /// The word it begins with, whatever parentheses stand before it.
    pub fn verb(&self) -> Option<&str> {
        let first = Tokens::code(&self.sql).find(|token| token.text != "(")?;
        (first.kind == Kind::Word).then_some(first.text)
    }

    /// Its first words, as they are written.
    pub fn head(&self, count: usize) -> Vec<&str> {
        Tokens::code(&self.sql).take(count).map(|token| token.text).collect()
    }

    /// What an EXPLAIN with ANALYZE runs; none for everything else.
    pub fn analyzed(&self) -> Option<Self> {
        let tokens: Vec<Token<'_>> = Tokens::code(&self.sql).collect();
        let mut cursor = Cursor { sql: &self.sql, tokens: &tokens };
        if !cursor.eat(&["explain"]) {
            return None;
        }
        let is_analyze = |token: &Token<'_>| token.is("analyze") || token.is("analyse");
        let mut analyzes = false;
        // Options are words in one pair of parentheses; a query in parentheses begins with another one or a command.
        let options = cursor.tokens.iter().position(|token| token.text == ")");
        if let ([open, first, ..], Some(end)) = (cursor.tokens, options) {
            let is_query = ["select", "values", "table", "with"].iter().any(|word| first.is(word));
            if open.text == "(" && first.text != "(" && !is_query {
                analyzes = cursor.tokens[..end].iter().any(is_analyze);
                cursor.tokens = &cursor.tokens[end + 1..];
            }
        }
        while let Some(token) = cursor.tokens.first().filter(|token| is_analyze(token) || token.is("verbose"))
        {
            analyzes |= is_analyze(token);
            cursor.tokens = &cursor.tokens[1..];
        }
        let sql = cursor.written(cursor.tokens).filter(|_| analyzes)?;
        Some(Self { sql, line: self.line, start: self.start })
    }

    /// Whether it is a `CREATE INDEX CONCURRENTLY` that leaves the name to the server.
    pub(crate) fn lacks_index_name(&self) -> bool {
        let creates =
            self.index_tokens().is_some_and(|tokens| Cursor { sql: &self.sql, tokens: &tokens }.eat_create());
        creates && self.concurrent().is_none()
    }

    /// The tokens of a statement that may do something to an index.
    fn index_tokens(&self) -> Option<Vec<Token<'_>>> {
        let first = Tokens::code(&self.sql).next()?;
        ["create", "drop", "reindex"]
            .iter()
            .any(|word| first.is(word))
            .then(|| Tokens::code(&self.sql).collect())
    }
}

/// The tokens of a text that are no comments, each with the byte it begins at: a name in quotes and a string are one, and of
/// punctuation each character is. They end where something is not closed.
pub fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    Tokens::code(text).map(|token| (token.start, token.text))
}

/// What is left to read of a statement.
struct Cursor<'a> {
    sql: &'a str,
    tokens: &'a [Token<'a>],
}

impl Cursor<'_> {
    /// Steps over the words, if they are the next.
    fn eat(&mut self, words: &[&str]) -> bool {
        let found = self.tokens.len() >= words.len()
            && self.tokens.iter().zip(words).all(|(token, word)| token.is(word));
        if found {
            self.tokens = &self.tokens[words.len()..];
        }
        found
    }

    fn eat_create(&mut self) -> bool {
        self.eat(&["create", "index", "concurrently"])
            || self.eat(&["create", "unique", "index", "concurrently"])
    }

    /// After `CREATE INDEX CONCURRENTLY`.
    fn create(mut self) -> Option<Concurrent> {
        self.eat(&["if", "not", "exists"]);
        let (name, rest) = self.tokens.split_first()?;
        let index = catalog_name(name)?;
        self.tokens = rest;
        // Without a name the first word is ON, and another one cannot follow.
        if !self.eat(&["on"]) {
            return None;
        }
        if self.eat(&["only"]) && self.tokens.first()?.text == "(" {
            self.tokens = &self.tokens[1..];
        }
        let ends = |token: &Token<'_>| ["(", ")", "*"].contains(&token.text) || token.is("using");
        let table = self.tokens.split(ends).next()?;
        Some(Concurrent::Create { index, table: self.written(table)? })
    }

    /// The names up to the end, without CASCADE or RESTRICT.
    fn names(&self) -> Vec<String> {
        let without_behaviour = match self.tokens {
            [names @ .., before, last]
                if ![".", ","].contains(&before.text) && (last.is("cascade") || last.is("restrict")) =>
            {
                &self.tokens[..=names.len()]
            }
            names => names,
        };
        without_behaviour.split(|token| token.text == ",").filter_map(|name| self.written(name)).collect()
    }

    /// After `REINDEX`: the word itself, or the option that is not switched off.
    fn is_concurrent_reindex(&self) -> bool {
        let off = |value: &Token<'_>| {
            ["false", "off", "0"].contains(&value.text.trim_matches('\'').to_ascii_lowercase().as_str())
        };
        let at = self.tokens.iter().position(|token| token.is("concurrently"));
        at.is_some_and(|at| !self.tokens.get(at + 1).is_some_and(off))
    }

    fn written(&self, tokens: &[Token<'_>]) -> Option<String> {
        Some(self.sql[tokens.first()?.start..tokens.last()?.end()].to_owned())
    }
}

/// A name as the catalog spells it: without quotes, else in lower case, and as long as a name can be.
fn catalog_name(token: &Token<'_>) -> Option<String> {
    let mut name = match token.kind {
        Kind::Quoted => token.text[1..token.text.len() - 1].replace("\"\"", "\""),
        Kind::Word => token.text.to_ascii_lowercase(),
        _ => return None,
    };
    // NAMEDATALEN - 1 bytes, and no half of a character.
    let len = (0..=name.len().min(63)).rev().find(|&len| name.is_char_boundary(len))?;
    name.truncate(len);
    Some(name)
}
