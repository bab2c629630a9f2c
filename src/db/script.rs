//! Statements of others whose rows are read as text, and which may write.

use super::Session;
use super::read_only::{Rows, columns, texts};
use crate::error::Result;
use sqlx::AssertSqlSafe;

impl Session {
    /// Runs a statement and reads its rows by the simple protocol, whose values are the texts that PostgreSQL prints.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn rows(&mut self, sql: &str) -> Result<Rows> {
        let rows = sqlx::raw_sql(AssertSqlSafe(sql)).fetch_all(&mut self.connection).await?;
        let columns = rows.first().map(columns).unwrap_or_default();
        Ok(Rows { columns, rows: rows.iter().map(texts).collect(), more: false })
    }
}
