//! Statements of others whose rows are read as text, and which may write.

use super::Session;
use super::log::logged;
use super::read_only::{Rows, columns, texts};
use crate::error::Result;
use futures_util::TryStreamExt;
use sqlx::{AssertSqlSafe, Either};

impl Session {
    /// Runs a statement and reads its rows by the simple protocol, whose values are the texts that PostgreSQL prints.
    ///
    /// The number of rows is that of the command tag: those it changed, or gave.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn rows(&mut self, sql: &str) -> Result<(Rows, u64)> {
        let mut answers = sqlx::raw_sql(AssertSqlSafe(sql)).fetch_many(&mut self.connection);
        let (mut all, mut number) = (Rows::default(), 0);
        let read = async {
            while let Some(answer) = answers.try_next().await? {
                match answer {
                    Either::Left(done) => number += done.rows_affected(),
                    Either::Right(row) => {
                        if all.columns.is_empty() {
                            all.columns = columns(&row);
                        }
                        all.rows.push(texts(&row));
                    }
                }
            }
            Ok::<_, sqlx::Error>(())
        };
        logged(sql, read).await?;
        Ok((all, number))
    }
}
