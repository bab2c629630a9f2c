//! One statement and what it does to others.

use crate::hazard::Hazard;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A statement of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The SQL, without a semicolon at the end.
    pub sql: String,
    /// What it does to what, for people.
    pub summary: String,
    /// The strongest lock it takes on a table that was there before.
    pub lock: Lock,
    /// What it may lose.
    pub hazards: Vec<Hazard>,
    /// Whether it has the text of a body, which may name what is made after it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub has_body: bool,
}

impl Statement {
    /// A statement that loses nothing.
    pub fn new(sql: impl Into<String>, summary: impl Into<String>, lock: Lock) -> Self {
        Self { sql: sql.into(), summary: summary.into(), lock, hazards: Vec::new(), has_body: false }
    }

    /// Says that it has the text of a body, which may name what is made after it.
    #[must_use]
    pub fn with_body(mut self) -> Self {
        self.has_body = true;
        self
    }

    /// Adds a hazard.
    #[must_use]
    pub fn hazard(mut self, hazard: Hazard) -> Self {
        self.hazards.push(hazard);
        self
    }

    /// The statement as a script has it: under a comment that says what it does, to whom, and what it loses.
    pub fn commented(&self) -> String {
        let mut notes: Vec<String> = Vec::new();
        if self.lock != Lock::None {
            notes.push(self.lock.to_string());
        }
        let losing = self.hazards.iter().filter(|hazard| hazard.needs_consent(false));
        notes.extend(losing.map(|hazard| format!("HAZARD {hazard}")));
        let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join("; ")) };
        format!("-- {}{notes}\n{};\n", self.summary, self.sql)
    }
}

/// Table lock modes that matter to others (manual, "Table-Level Locks"), weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lock {
    /// No table that others use.
    None,
    /// Blocks writers: building an index.
    Share,
    /// Blocks writers and other schema changes: adding a foreign key.
    ShareRowExclusive,
    /// Blocks everybody, readers too.
    AccessExclusive,
}

impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "no lock",
            Self::Share => "blocks writes",
            Self::ShareRowExclusive => "blocks writes",
            Self::AccessExclusive => "blocks reads and writes",
        })
    }
}
