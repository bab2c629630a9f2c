//! How many rows there are.

use crate::db::Session;
use crate::error::Result;
use serde::{Deserialize, Serialize};

/// The rows of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Rows {
    pub(crate) table: String,
    pub(crate) rows: i64,
}

/// Counts the rows of every table.
///
/// # Errors
/// What the server answers.
pub(crate) async fn count_rows(session: &mut Session) -> Result<Vec<Rows>> {
    session.read(include_str!("sql/rows.sql")).await
}
