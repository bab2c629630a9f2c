//! A file as psql reads it: statements, rows after a COPY, and commands of psql's own.

use crate::check::ClientCopy;
use crate::refusal::{Fault, Lines, Refusal};
use crate::scan::Tokens;
use crate::split::{Piece, Pieces};
use crate::statement::Statement;

/// What psql does with a part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Psql {
    /// It sends a statement.
    Sends(Sent),
    /// It runs a command of its own.
    Runs(Command),
}

/// A statement that psql sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The statement.
    pub statement: Statement,
    /// The column of its first word, in characters from 1.
    pub column: usize,
    /// The rows that follow it, where it is a `COPY … FROM STDIN`.
    pub rows: Option<CopyRows>,
}

/// Rows that follow a `COPY … FROM STDIN`, up to the line `\.` or the end of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyRows {
    /// Their text, as it is sent.
    pub text: String,
    /// The line of the first of them, from 1.
    pub line: usize,
}

/// A command of psql: a backslash, its name, and the rest of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// Its name, without the backslash.
    pub name: String,
    /// What follows the name, without blanks around it.
    pub argument: String,
    /// Its line in the file, from 1.
    pub line: usize,
    /// Whether it stands in a statement that has no end yet.
    pub is_within: bool,
}

impl Psql {
    /// Reads a whole file.
    ///
    /// # Errors
    /// What is not closed, and what stands in the line of a `COPY … FROM STDIN` after its end.
    pub fn all(text: &str) -> Result<Vec<Self>, Refusal> {
        let lines = Lines::of(text);
        let mut pieces = Pieces::new(text);
        let mut all = Vec::new();
        // The column of the statement before, and where it begins: a file may be one long line.
        let mut before = (1, 0);
        while let Some(piece) = pieces.next() {
            match piece {
                Ok(Piece::Comment(..)) => {}
                Ok(Piece::Statement(start, sql)) => {
                    let rows = match ClientCopy::of(sql) {
                        Some(ClientCopy::From(_)) => Some(rows(text, &lines, &mut pieces)?),
                        _ => None,
                    };
                    let since = &text[before.1..start];
                    before = match since.contains(['\n', '\r']) {
                        true => (lines.column(start), start),
                        false => (before.0 + since.chars().count(), start),
                    };
                    let statement = Statement { sql: sql.into(), line: lines.line(start), start };
                    all.push(Self::Sends(Sent { statement, column: before.0, rows }));
                }
                Err(fault) if text[fault.at..].starts_with('\\') => {
                    let is_within = pieces.is_within();
                    let line = line_of(&text[fault.at..]);
                    pieces.skip_to(fault.at + line.len());
                    let mut parts = line[1..].splitn(2, char::is_whitespace);
                    let mut part = || parts.next().unwrap_or_default().trim().to_owned();
                    let (name, argument) = (part(), part());
                    all.push(Self::Runs(Command { name, argument, line: lines.line(fault.at), is_within }));
                }
                Err(fault) => return Err(lines.refusal(fault)),
            }
        }
        Ok(all)
    }
}

/// The rows after a COPY, which are stepped over.
fn rows(text: &str, lines: &Lines<'_>, pieces: &mut Pieces<'_>) -> Result<CopyRows, Refusal> {
    let after = pieces.at();
    let line = line_of(&text[after..]);
    if let Some(token) = Tokens::code(line).next() {
        let advice = "write it in a line of its own, after the rows";
        let fault = Fault::new(after + token.start, "the rows of a COPY begin in the next line", advice);
        return Err(lines.refusal(fault));
    }
    let start = (after + line.len() + 1).min(text.len());
    let mut end = start;
    for row in text[start..].split_inclusive('\n') {
        if row.trim_end_matches(['\n', '\r']) == "\\." {
            pieces.skip_to(end + row.len());
            return Ok(CopyRows { text: text[start..end].into(), line: lines.line(start) });
        }
        end += row.len();
    }
    pieces.skip_to(text.len());
    Ok(CopyRows { text: text[start..].into(), line: lines.line(start) })
}

/// The line a text begins with, without its end.
fn line_of(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default()
}
