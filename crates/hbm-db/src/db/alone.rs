//! A query of ours in a transaction of its own, in one message.

use super::Session;
use super::log::logged;
use super::session::{local_state, parse};
use crate::error::{Error, Result};
use serde::de::DeserializeOwned;
use sqlx::{AssertSqlSafe, Executor, Row};
use std::time::Duration;

/// How long a query may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    /// The query as a whole.
    pub(crate) statement: Duration,
    /// Each lock that it waits for.
    pub(crate) lock: Duration,
}

/// Queries with many joins are planned as those of anybody. To compile one takes longer than it runs.
const PLANNED: &str =
    "set local join_collapse_limit = 8;\nset local from_collapse_limit = 8;\nset local jit = off;";

impl Session {
    /// Reads the rows of a query as values of `T`, by column name, in a read-only transaction that is rolled back.
    ///
    /// # Errors
    /// Whatever the server answers, after which the session goes on; without an SQLSTATE where the connection is lost.
    pub(crate) async fn read_alone<T: DeserializeOwned>(
        &mut self,
        query: &str,
        patience: Patience,
    ) -> Result<Vec<T>> {
        // Where a pooler lends the session it is another one each time; else its state is known.
        let state = if self.is_lent() { local_state() } else { String::new() };
        let sql = format!(
            "begin isolation level read committed, read only;\n{state}\n{PLANNED}\nset local lock_timeout = {};\nset local statement_timeout = {};\n\
             select coalesce(pg_catalog.json_agg(q), '[]')::pg_catalog.text from (\n{query}\n) q;\nrollback",
            patience.lock.as_millis(),
            patience.statement.as_millis(),
        );
        let asked = sqlx::raw_sql(AssertSqlSafe(sql.as_str())).fetch_all(&mut self.connection);
        let rows = match logged(&sql, asked).await {
            Ok(rows) => rows,
            Err(error) => {
                // What ended the session as well has an SQLSTATE, too: then this fails.
                self.connection.execute("rollback").await?;
                return Err(error.into());
            }
        };
        let row = rows.last().ok_or_else(|| Error::bug("a query that always has a row had none"))?;
        parse(&row.try_get::<String, _>(0)?)
    }
}
