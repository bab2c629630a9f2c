//! Rows that have to be there before others can refer to them.

use super::load::Loader;
use crate::advice::{Advice, Operation};
use crate::catalog::Name;
use crate::db::Session;
use crate::error::{Error, Result};
use std::collections::{BTreeMap, BTreeSet};

impl Loader<'_> {
    /// Sees to it that the rows are there that the selected ones refer to.
    ///
    /// # Errors
    /// Exit 1 with all that are missing, and what loads them.
    pub(super) async fn expect_rows(&self, session: &mut Session) -> Result<()> {
        let mut expected: BTreeMap<&Name, BTreeSet<usize>> = BTreeMap::new();
        for (at, row) in self
            .plan
            .resolved
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.expected && row.common.file.is_none())
        {
            expected.entry(row.table()).or_default().insert(at);
        }
        let mut missing = BTreeSet::new();
        for (table, rows) in expected {
            let Some(column) = self.key(table).first() else { continue };
            let there = self.find(session, table, column, &rows).await?;
            let there: BTreeSet<usize> = there.into_iter().map(|found| found.row).collect();
            missing.extend(rows.difference(&there).copied());
        }
        if missing.is_empty() {
            return Ok(());
        }
        let mut rows: Vec<_> = missing.iter().map(|row| &self.plan.resolved.rows[*row]).collect();
        rows.sort_by_key(|row| row.place());
        let sets: BTreeSet<&str> = rows.iter().map(|row| row.common.part.set.as_ref()).collect();
        let sets: Vec<&str> = sets.into_iter().collect();
        let details = rows
            .into_iter()
            .map(|row| format!("{} of the set {} ({})", row.name(), row.common.part.set, row.place()));
        Err(Error::failed("rows that these refer to are not in the database; nothing was loaded")
            .details(details)
            .hint(
                Advice::to("load them first, or along: ")
                    .run(Operation::Seed, format!("--only {}", sets.join(","))),
            ))
    }
}
