//! What psql does on a connection, for scratch databases: many statements at once, and rows that follow a COPY.

use super::Session;
use super::log::logged;
use crate::error::{Error, Result};
use futures_util::StreamExt;
use sqlx::postgres::PgDatabaseError;
use sqlx::{AssertSqlSafe, Executor};

impl Session {
    /// Runs many statements at once, and tells how many of them ran before the first that did not.
    pub(crate) async fn execute_together(&mut self, sql: &str) -> (usize, Result<()>) {
        let mut ran = 0;
        let mut answers = self.connection.fetch_many(sqlx::raw_sql(AssertSqlSafe(sql)));
        let done = logged(sql, async {
            while let Some(answer) = answers.next().await {
                // A row is none of the answers that a statement ends with.
                ran += usize::from(answer?.is_left());
            }
            Ok::<_, sqlx::Error>(())
        });
        let done = done.await.map_err(Error::from);
        (ran, done)
    }

    /// Runs a `COPY … FROM STDIN` with its rows.
    ///
    /// # Errors
    /// What the server answers, with the row.
    pub(crate) async fn copy_rows(&mut self, copy: &str, rows: &str) -> Result<()> {
        let done = async {
            let mut copying = self.connection.copy_in_raw(copy).await?;
            copying.send(rows.as_bytes()).await?;
            copying.finish().await
        };
        logged(copy, done).await.map(drop).map_err(|error: sqlx::Error| {
            let server =
                error.as_database_error().and_then(|error| error.try_downcast_ref::<PgDatabaseError>());
            let place = server.and_then(|error| error.r#where().map(str::to_owned));
            Error::from(error).details(place)
        })
    }
}
