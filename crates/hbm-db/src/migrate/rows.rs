//! How many rows there are.

use crate::catalog::quote_literal;
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
    let tables = session.texts(include_str!("sql/tables.sql")).await?;
    if tables.is_empty() {
        return Ok(Vec::new());
    }
    let counts: Vec<String> = tables
        .iter()
        .map(|table| format!("select {} as table, count(*) as rows from {table}", quote_literal(table)))
        .collect();
    session.read(&counts.join(" union all ")).await
}
