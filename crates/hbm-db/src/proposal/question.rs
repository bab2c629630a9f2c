//! What a plan leaves to be decided, for people and for programs.

use serde::Serialize;
use std::fmt;

/// A question, with the flags that answer it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "question", rename_all = "snake_case")]
pub enum Question {
    /// A drop and a creation may be a rename.
    Rename {
        /// The table of a column; none where it is a table itself.
        table: Option<String>,
        /// What would be dropped.
        from: String,
        /// What it may be called now.
        to: String,
        /// The flag that says yes, and the one that says no.
        flags: [String; 2],
    },
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Rename { table, from, to, flags: [yes, no] } = self;
        match table {
            Some(table) => write!(f, "column {table}.{from}")?,
            None => write!(f, "table {from}")?,
        }
        write!(f, " may be called {to} now: {yes}, or {no} if it is to be dropped")
    }
}
