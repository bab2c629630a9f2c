//! Maintenance: VACUUM, ANALYZE and REINDEX CONCURRENTLY, one object at a time.

mod choose;
mod run;
mod watch;
mod window;

pub(crate) use choose::{about, by_findings, everything};
pub(crate) use run::{Running, Work};
pub use window::Between;

use serde::{Deserialize, Serialize};
use std::fmt;

/// What is done to an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// What a REINDEX CONCURRENTLY that did not end has left is dropped. It goes with [`Action::Reindex`].
    Drop,
    /// Dead rows of a table are removed, and its rows frozen where they are old.
    Vacuum,
    /// The statistics of a table are renewed.
    Analyze,
    /// An index is built anew beside the old one.
    Reindex,
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Drop => "drop",
            Self::Vacuum => "vacuum",
            Self::Analyze => "analyze",
            Self::Reindex => "reindex",
        })
    }
}

/// Something to do.
#[derive(Clone, Debug, Serialize)]
pub struct Task {
    /// What is done.
    pub action: Action,
    /// To which table or index, as SQL names it.
    pub object: String,
    /// Why.
    pub why: String,
}

impl Task {
    /// The statement that does it.
    pub fn statement(&self) -> String {
        let object = &self.object;
        match self.action {
            Action::Drop => format!("drop index concurrently {object}"),
            Action::Vacuum => format!("vacuum {object}"),
            Action::Analyze => format!("analyze {object}"),
            Action::Reindex => format!("reindex index concurrently {object}"),
        }
    }
}

/// Why something was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Somebody holds a lock on it.
    Locked,
    /// The time that was given is over.
    TimeOver,
    /// It is not the time of the window.
    OutsideOfWindow,
    /// A signal ended the run.
    Interrupted,
    /// The role may not do it.
    NotAllowed,
    /// PostgreSQL has no way that locks nobody out.
    NoWay,
    /// It is gone by now.
    Gone,
    /// The server refused it.
    Failed,
}

/// Something that was left.
#[derive(Clone, Debug, Serialize)]
pub struct Left {
    /// What was to be done.
    #[serde(flatten)]
    pub task: Task,
    /// Why it was not.
    pub reason: Reason,
    /// The same for people.
    pub because: String,
}

/// Something that was done.
#[derive(Clone, Debug, Serialize)]
pub struct Done {
    /// What.
    #[serde(flatten)]
    pub task: Task,
    /// How long it took.
    pub milliseconds: u64,
}
