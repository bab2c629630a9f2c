//! Which row of a batch an error of the server was about.

use super::load::Loader;
use super::order::Batch;
use crate::catalog::Ident;
use crate::db::Session;
use crate::error::{Error, Result};
use crate::progress::Silent;

impl Loader<'_> {
    /// The row that the server did not take with the error, by its index. The transaction has failed, and nothing of it stays.
    ///
    /// # Errors
    /// What the server answers to the search.
    pub(super) async fn blame_row(
        &self,
        session: &mut Session,
        error: &Error,
        batch: &Batch,
    ) -> Result<Option<usize>> {
        if let [only] = batch.rows.as_slice() {
            return Ok(Some(*only));
        }
        match error.sqlstate() {
            // What the row has is told, and whether others are there decides.
            Some("23503" | "23505") => Ok(self.with_told_values(error, batch)),
            Some(state) if ["23", "44", "P0"].iter().any(|class| state.starts_with(class)) => {
                self.again_until(session, batch).await?;
                self.halve_rows(session, error, batch).await
            }
            _ => Ok(None),
        }
    }

    /// The last row with the values that the server tells: `Key (a, b)=(1, 2) …`, in whatever language.
    fn with_told_values(&self, error: &Error, batch: &Batch) -> Option<usize> {
        let mut constraints = self.schema.constraints(&batch.table);
        let named = constraints.find(|(name, _)| Some(name.as_str()) == error.constraint());
        let columns: Vec<Ident> = match named {
            Some((_, constraint)) => constraint.columns.clone(),
            None => {
                let mut keys = self.schema.unique_keys(&batch.table).into_iter();
                keys.find(|(name, _)| Some(name.as_str()) == error.constraint())?.1
            }
        };
        let values = |row: usize| {
            let values = columns.iter().map(|column| self.plan.resolved.known(row, column));
            Some(format!(")=({})", values.collect::<Option<Vec<_>>>()?.join(", ")))
        };
        let is_told = |row: &&usize| {
            let values = values(**row);
            values.is_some_and(|values| error.detail_lines().iter().any(|line| line.contains(&values)))
        };
        batch.rows.iter().rfind(is_told).copied()
    }

    /// Writes everything before a batch once more.
    async fn again_until(&self, session: &mut Session, batch: &Batch) -> Result<()> {
        session.execute("rollback to savepoint hbm_db_load").await?;
        let mut again = Loader::new(self.plan, self.schema, self.hashes, self.tables);
        again.found = self.found.clone();
        for before in self.plan.batches.iter().take_while(|other| *other != batch) {
            match before.file {
                Some(file) => again.copy(session, file, &Silent).await?,
                None => drop(again.put(session, before).await?),
            }
        }
        Ok(())
    }

    /// The first row that fails when it is written without those before it: of rows that fail together, half is tried.
    async fn halve_rows(&self, session: &mut Session, error: &Error, batch: &Batch) -> Result<Option<usize>> {
        let mut rows = batch.rows.as_slice();
        while rows.len() > 1 {
            let (before, behind) = rows.split_at(rows.len() / 2);
            rows = if self.refuses(session, error, batch, before).await? {
                before
            } else if self.refuses(session, error, batch, behind).await? {
                behind
            } else {
                return Ok(None);
            };
        }
        Ok(rows.first().copied())
    }

    /// Whether the server refuses these rows of a batch in the same way. Nothing of them stays.
    async fn refuses(
        &self,
        session: &mut Session,
        error: &Error,
        batch: &Batch,
        rows: &[usize],
    ) -> Result<bool> {
        let part = Batch { rows: rows.to_vec(), ..batch.clone() };
        session.execute("savepoint hbm_db_part").await?;
        let done = session.texts(&self.upsert(&part)?).await;
        session.execute("rollback to savepoint hbm_db_part; release savepoint hbm_db_part").await?;
        Ok(done.is_err_and(|other| {
            other.sqlstate() == error.sqlstate() && other.constraint() == error.constraint()
        }))
    }
}
