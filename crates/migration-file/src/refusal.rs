//! Why a file is refused, and where.

use std::fmt;

/// Why a file is refused, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The line in the file, from 1.
    pub line: usize,
    /// The column in that line, in characters from 1.
    pub column: usize,
    /// What stands there.
    pub what: String,
    /// What to do about it.
    pub advice: &'static str,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.what)
    }
}

impl std::error::Error for Refusal {}

/// The same where the place is not a line and a column yet.
#[derive(Debug)]
pub(crate) struct Fault {
    /// Bytes from the start of the text.
    pub(crate) at: usize,
    pub(crate) what: String,
    pub(crate) advice: &'static str,
}

impl Fault {
    pub(crate) fn new(at: usize, what: impl Into<String>, advice: &'static str) -> Self {
        Self { at, what: what.into(), advice }
    }

    /// The fault of a part of the text that starts at `start`.
    pub(crate) fn within(self, start: usize) -> Self {
        Self { at: start + self.at, ..self }
    }
}

/// Where the lines of a text start.
pub(crate) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// A line ends with LF, CRLF or CR.
    pub(crate) fn of(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|&(at, &byte)| {
            byte == b'\n' || (byte == b'\r' && bytes.get(at + 1).is_none_or(|&next| next != b'\n'))
        });
        Self { text, starts: std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect() }
    }

    /// The line of a byte of the text, from 1.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|&start| start <= at)
    }

    /// The column of a byte of the text in its line, in characters from 1.
    pub(crate) fn column(&self, at: usize) -> usize {
        self.text[self.starts[self.line(at) - 1]..at].chars().count() + 1
    }

    pub(crate) fn refusal(&self, fault: Fault) -> Refusal {
        let (line, column) = (self.line(fault.at), self.column(fault.at));
        Refusal { line, column, what: fault.what, advice: fault.advice }
    }
}
