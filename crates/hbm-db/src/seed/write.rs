//! Batches of rows, by one statement each.

use super::load::Loader;
use super::order::Batch;
use crate::db::{Failed, Session, at_once};
use crate::error::{Error, Result};
use crate::progress::Progress;
use sqlx::Row;

/// About how many bytes are sent at once.
const SENT: usize = 1024 * 1024;

/// How many of the statements are sent at once.
fn sent_together(statements: &[String]) -> usize {
    let sizes = statements.iter().take_while(|text| !text.is_empty()).scan(0, |bytes, text| {
        *bytes += text.len();
        Some(*bytes)
    });
    sizes.take(at_once()).take_while(|bytes| *bytes <= SENT).count().max(1)
}

impl Loader<'_> {
    /// Writes one batch after the other.
    pub(super) async fn write_in_turn(
        &mut self,
        session: &mut Session,
        progress: &dyn Progress,
    ) -> Result<()> {
        let plan = self.plan;
        for batch in &plan.batches {
            progress.advance(&batch.table.brief(), batch.rows.len());
            self.write(session, batch, progress).await?;
        }
        Ok(())
    }

    async fn write(&mut self, session: &mut Session, batch: &Batch, progress: &dyn Progress) -> Result<()> {
        if let Some(file) = batch.file {
            return self.copy(session, file, progress).await;
        }
        match self.put(session, batch).await {
            Ok(answers) => self.remember(&batch.table, &answers),
            Err(error) => Err(self.explain_batch(session, error, batch).await),
        }
    }

    /// Writes the rows of a batch, and gives what the server answers of each that was not as it should be.
    pub(super) async fn put(&mut self, session: &mut Session, batch: &Batch) -> Result<Vec<String>> {
        if self.has_many_unknown(&batch.rows) {
            self.look_up_unknown(session, &batch.rows).await?;
        }
        let mut left = batch.clone();
        if self.uses_up_numbers(batch) {
            let unchanged = self.unchanged(session, batch).await?;
            left.rows.retain(|row| !unchanged.contains(row));
        }
        if left.rows.is_empty() {
            return Ok(Vec::new());
        }
        session.texts(&self.upsert(&left)?).await
    }

    /// Writes all batches, a part of them at once.
    pub(super) async fn write_together(
        &mut self,
        session: &mut Session,
        statements: &[String],
        progress: &dyn Progress,
    ) -> Result<()> {
        let mut next = 0;
        while next < statements.len() {
            if statements[next].is_empty() {
                let batch = &self.plan.batches[next];
                progress.advance(&batch.table.brief(), batch.rows.len());
                self.write(session, batch, progress).await?;
                next += 1;
                continue;
            }
            let together = sent_together(&statements[next..]);
            let (batches, texts) =
                (&self.plan.batches[next..next + together], &statements[next..next + together]);
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            batches.iter().for_each(|batch| progress.advance(&batch.table.brief(), batch.rows.len()));
            let answers = match session.together(&texts).await {
                Ok(answers) => answers,
                Err(Failed { at, error }) => {
                    return Err(match batches.get(at) {
                        Some(batch) => self.explain_batch(session, error, batch).await,
                        None => error,
                    });
                }
            };
            for (batch, rows) in batches.iter().zip(answers) {
                let rows: Vec<String> = rows.iter().map(|row| Ok(row.try_get(0)?)).collect::<Result<_>>()?;
                self.remember(&batch.table, &rows)?;
            }
            next += together;
        }
        Ok(())
    }

    /// The error with the row that it was about, where that can be found.
    async fn explain_batch(&self, session: &mut Session, error: Error, batch: &Batch) -> Error {
        let row = self.blame_row(session, &error, batch).await.ok().flatten();
        self.explain(error, batch, row)
    }
}
