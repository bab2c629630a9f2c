//! What is written in the comment of a database of ours.

use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::time::{SystemTime, UNIX_EPOCH};

/// How the server copies a template (manual, "CREATE DATABASE").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Strategy {
    /// The only way of a server before PostgreSQL 15.
    Only,
    /// Block by block, in the write-ahead log.
    WalLog,
    /// File by file, between two checkpoints.
    FileCopy,
    /// The same where the file system shares blocks; from PostgreSQL 18 on.
    Clone,
}

impl Strategy {
    /// What is said in CREATE DATABASE.
    pub(super) fn option(self) -> &'static str {
        match self {
            Self::Only => "",
            Self::WalLog => "strategy wal_log",
            Self::FileCopy | Self::Clone => "strategy file_copy",
        }
    }
}

/// What is written in the comment of a database of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Note {
    /// A template that is whole.
    #[serde(rename = "hbm_db_template")]
    Template {
        /// The application.
        app: String,
        /// How it is copied.
        strategy: Strategy,
        /// The state of its sequences.
        sequences: String,
        /// When it was used last, in seconds since 1970, to a day.
        used: u64,
    },
    /// An instance that every process may take, unless one has its lock.
    #[serde(rename = "hbm_db_test_ready")]
    Ready {
        /// Since when, in seconds since 1970.
        since: u64,
    },
    /// A schema for a test.
    #[serde(rename = "hbm_db_test_schema")]
    Schema {
        /// What proves that hbm-db made it.
        mark: i64,
    },
    /// An instance that was given to somebody outside of this process, who drops it.
    #[serde(rename = "hbm_db_test_given")]
    Given {
        /// Since when, in seconds since 1970.
        since: u64,
    },
}

impl Note {
    /// Reads a comment; none where it is none of ours.
    pub(super) fn read(comment: Option<&str>) -> Option<Self> {
        serde_json::from_str(comment?).ok()
    }

    /// The comment.
    ///
    /// # Errors
    /// None.
    pub(super) fn text(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|error| Error::bug("a note is not JSON").because(error))
    }
}

/// The time, in seconds since 1970.
pub(super) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}
