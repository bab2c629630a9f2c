//! What psql does on a connection, for scratch databases: many statements at once, and rows that follow a COPY.

use super::Session;
use super::log::logged;
use crate::error::{Error, Result};
use futures_util::StreamExt;
use sqlx::postgres::{PgDatabaseError, PgRow};
use sqlx::{AssertSqlSafe, Either, Executor};
use tracing::{Level, enabled};

/// What stands between statements that are sent together. A comment at the end of one ends there.
pub(crate) const BETWEEN: &str = "\n;\n";

/// How many statements are sent at once. Where each is logged with its time, they are sent one by one.
pub(crate) fn at_once() -> usize {
    if enabled!(Level::DEBUG) { 1 } else { 64 }
}

/// A statement that failed among others that were sent with it.
pub(crate) struct Failed {
    /// Which it is.
    pub(crate) at: usize,
    /// What the server answered to it.
    pub(crate) error: Error,
}

impl Session {
    /// Runs many statements at once, and tells how many of them ran before the first that did not.
    pub(crate) async fn execute_together(&mut self, sql: &str) -> (usize, Result<()>) {
        let (answers, done) = self.answers(sql).await;
        (answers.len(), done)
    }

    /// Runs statements at once, and gives the rows of each.
    ///
    /// # Errors
    /// What the server answers to the first that fails; in a transaction, that is of no use then.
    pub(crate) async fn together(
        &mut self,
        statements: &[&str],
    ) -> std::result::Result<Vec<Vec<PgRow>>, Failed> {
        let (answers, done) = self.answers(&statements.join(BETWEEN)).await;
        let Err(error) = done else { return Ok(answers) };
        Err({
            // What cannot be parsed is told by its place, before anything runs.
            let at = error.position().map_or(answers.len(), |position| statement_at(statements, position));
            let before = statements.iter().take(at).map(|text| text.chars().count() + BETWEEN.len());
            Failed { at, error: error.moved(before.sum()) }
        })
    }

    /// The rows of each statement of a text, up to the first that fails.
    async fn answers(&mut self, sql: &str) -> (Vec<Vec<PgRow>>, Result<()>) {
        let (mut done, mut rows) = (Vec::new(), Vec::new());
        let mut answers = self.connection.fetch_many(sqlx::raw_sql(AssertSqlSafe(sql)));
        let read = logged(sql, async {
            while let Some(answer) = answers.next().await {
                match answer? {
                    Either::Left(_) => done.push(std::mem::take(&mut rows)),
                    Either::Right(row) => rows.push(row),
                }
            }
            Ok::<_, sqlx::Error>(())
        });
        let read = read.await.map_err(Error::from);
        (done, read)
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
        logged(copy, done).await.map(drop).map_err(|error| {
            let Copied { error, context, .. } = Copied::of(error);
            error.details(context)
        })
    }
}

impl Session {
    /// Runs a `COPY … FROM STDIN` with parts of what it reads, until there are no more, and gives the number of rows.
    ///
    /// # Errors
    /// What the server answers, with where in the rows; that of a part.
    pub(crate) async fn copy_in(
        &mut self,
        copy: &str,
        mut next: impl FnMut() -> Result<Option<Vec<u8>>>,
    ) -> std::result::Result<u64, Copied> {
        let begun = self.connection.copy_in_raw(copy).await;
        let mut copying = begun.map_err(Copied::of)?;
        loop {
            match next() {
                Ok(Some(part)) => {
                    copying.send(part).await.map_err(Copied::of)?;
                }
                Ok(None) => return logged(copy, copying.finish()).await.map_err(Copied::of),
                Err(error) => {
                    // The transaction fails, and the error says why.
                    let _ = copying.abort("the rows cannot be read").await;
                    return Err(error.into());
                }
            }
        }
    }
}

/// A COPY that failed.
pub(crate) struct Copied {
    /// What the server answered.
    pub(crate) error: Error,
    /// Which row it was about.
    pub(crate) context: Option<String>,
    /// Which column.
    pub(crate) column: Option<String>,
}

impl Copied {
    fn of(error: sqlx::Error) -> Self {
        let server = error.as_database_error().and_then(|error| error.try_downcast_ref::<PgDatabaseError>());
        let context = server.and_then(|error| error.r#where().map(str::to_owned));
        let column = server.and_then(|error| error.column().map(str::to_owned));
        Self { error: error.into(), context, column }
    }
}

impl From<Error> for Copied {
    fn from(error: Error) -> Self {
        Self { error, context: None, column: None }
    }
}

/// Which statement a character is in, counted from one.
fn statement_at(statements: &[&str], position: usize) -> usize {
    let ends = statements.iter().scan(0, |end, text| {
        *end += text.chars().count() + BETWEEN.len();
        Some(*end)
    });
    ends.take_while(|end| *end < position).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_in_a_statement() {
        let statements = ["äb", "", "c"];
        let found: Vec<usize> = [1, 2, 5, 6, 8, 9].map(|position| statement_at(&statements, position)).into();
        assert_eq!(found, [0, 0, 0, 1, 1, 2]);
    }
}
