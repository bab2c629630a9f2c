//! Which row of a file an error of the server was about.

use super::copy::{BESIDE, names};
use super::load::Loader;
use super::resolved::ResolvedFile;
use super::schema::Constraint;
use crate::catalog::{Ident, Name};
use crate::db::Session;
use crate::error::{Error, Result};

/// Rows of a file, by their numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows {
    pub(super) first: u32,
    pub(super) last: u32,
}

impl Loader<'_> {
    /// The row of a file whose rows stand beside the table, and that the server did not take with the error.
    ///
    /// # Errors
    /// What the server answers to the search.
    pub(super) async fn blame(
        &self,
        session: &mut Session,
        file: &ResolvedFile,
        error: &Error,
        rows: usize,
    ) -> Result<Option<u32>> {
        let given = self.constraint_of(file, error);
        if let (Some(given), Some("23503")) = (given, error.sqlstate())
            && let Some(foreign) = &given.references
        {
            let row = first(
                session,
                &self.pointing_nowhere(file, &given.columns, (&foreign.table, &foreign.columns)),
            )
            .await?;
            return Ok(row);
        }
        if let (Some(given), Some("23505")) = (given, error.sqlstate()) {
            let row = first(session, &self.taken(file, &given.columns)).await?;
            return Ok(row);
        }
        let last = u32::try_from(rows).unwrap_or(u32::MAX);
        self.halve(session, file, error, Rows { first: 1, last }).await
    }

    /// The constraint that an error names, where the file gives all of its columns.
    pub(super) fn constraint_of(&self, file: &ResolvedFile, error: &Error) -> Option<&Constraint> {
        let mut constraints = self.schema.constraints(&file.table);
        let (_, named) = constraints.find(|(name, _)| Some(name.as_str()) == error.constraint())?;
        named.columns.iter().all(|column| file.columns.contains(column)).then_some(named)
    }

    /// The first row that fails when it is written without those before it: of rows that fail together, half is tried.
    async fn halve(
        &self,
        session: &mut Session,
        file: &ResolvedFile,
        error: &Error,
        mut rows: Rows,
    ) -> Result<Option<u32>> {
        while rows.first < rows.last {
            let middle = rows.first + (rows.last - rows.first) / 2;
            let (before, behind) = (Rows { last: middle, ..rows }, Rows { first: middle + 1, ..rows });
            rows = if self.fails(session, file, error, before).await? {
                before
            } else if self.fails(session, file, error, behind).await? {
                behind
            } else {
                return Ok(None);
            };
        }
        Ok(Some(rows.first))
    }

    /// Whether the server refuses these rows in the same way. Nothing of them stays.
    async fn fails(
        &self,
        session: &mut Session,
        file: &ResolvedFile,
        error: &Error,
        rows: Rows,
    ) -> Result<bool> {
        session.execute("savepoint hbm_db_part").await?;
        let done = session.texts(&self.upsert_from_beside(file, Some(rows))).await;
        session.execute("rollback to savepoint hbm_db_part; release savepoint hbm_db_part").await?;
        Ok(done.is_err_and(|other| {
            other.sqlstate() == error.sqlstate() && other.constraint() == error.constraint()
        }))
    }

    /// A query for the first row that has in these columns what another has.
    fn taken(&self, file: &ResolvedFile, columns: &[Ident]) -> String {
        let table = &file.table;
        let same = |other: &str| same(columns, columns, other);
        let (key, own) = (self.key(table), self.schema.own_rows(table));
        format!(
            "select given.hbm_db_row::text from {BESIDE} as given
             where exists (select from {BESIDE} as e where e.hbm_db_row < given.hbm_db_row and {})
                or exists (select from {own} as t where {} and ({}) is distinct from ({}))
             order by given.hbm_db_row limit 1",
            same("e"),
            same("t"),
            names(key, "t."),
            names(key, "given."),
        )
    }

    /// A query for the first row that refers to a row that is nowhere.
    fn pointing_nowhere(
        &self,
        file: &ResolvedFile,
        columns: &[Ident],
        (table, targets): (&Name, &[Ident]),
    ) -> String {
        let is_there =
            |from: &str| format!("exists (select from {from} as t where {})", same(columns, targets, "t"));
        let known = columns.iter().map(|column| format!("given.{column} is not null"));
        let mut conditions: Vec<String> = known.collect();
        conditions.push(format!("not {}", is_there(&self.schema.own_rows(table))));
        if *table == *file.table && targets.iter().all(|target| file.columns.contains(target)) {
            conditions.push(format!("not {}", is_there(BESIDE)));
        }
        format!(
            "select given.hbm_db_row::text from {BESIDE} as given where {} order by given.hbm_db_row limit 1",
            conditions.join(" and ")
        )
    }
}

fn same(columns: &[Ident], others: &[Ident], other: &str) -> String {
    let pairs = columns.iter().zip(others).map(|(own, there)| format!("{other}.{there} = given.{own}"));
    pairs.collect::<Vec<_>>().join(" and ")
}

/// The number that a query gives.
async fn first(session: &mut Session, sql: &str) -> Result<Option<u32>> {
    Ok(session.texts(sql).await?.first().and_then(|row| row.parse().ok()))
}
