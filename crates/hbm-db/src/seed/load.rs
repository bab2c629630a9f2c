//! The only place where seed rows are written: upserts in the caller's transaction.

use super::order::{Batch, in_parts};
use super::schema::Schema;
use super::{Hashes, LoadPlan, New};
use crate::catalog::{Ident, Name};
use crate::db::Session;
use crate::error::{Error, Result};
use crate::progress::Progress;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What a load did, per table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LoadReport {
    /// The tables, by name.
    pub tables: Vec<TableReport>,
}

/// What a load did in one table.
#[derive(Clone, Debug, Serialize)]
pub struct TableReport {
    /// The table.
    pub table: String,
    /// Rows that were not there.
    pub inserted: usize,
    /// Rows that were there and differed.
    pub updated: usize,
    /// Rows that were as they should be.
    pub unchanged: usize,
}

/// Whether the tables may have rows already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tables<'a> {
    /// They were just created, and take what [`statements`] gave.
    New(&'a [String]),
    /// They may hold anything.
    Filled,
}

/// Writes the rows, and tells which were not there before.
///
/// # Errors
/// What the server answers, with the table and the labels of the rows.
pub async fn load(
    session: &mut Session,
    plan: &LoadPlan,
    schema: &Schema,
    hashes: &Hashes,
    tables: Tables<'_>,
    progress: &dyn Progress,
) -> Result<(LoadReport, New)> {
    // Triggers, defaults and checks run while rows are written, and expect the names that the role sees. It stays so to
    // the end of the transaction, as some of them run only there.
    session.execute(NAMES_OF_THE_ROLE).await?;
    if plan.defer_constraints {
        session.execute("set constraints all deferred").await?;
    }
    let mut loader = Loader::new(plan, schema, hashes, tables);
    let mut there = BTreeSet::new();
    if tables == Tables::Filled {
        loader.look_up(session).await?;
        loader.expect_rows(session).await?;
        loader.change_keys(session).await?;
        there = loader.there(session).await?;
    }
    session.execute(BEFORE_ROWS).await?;
    let of_files = plan.resolved.files.iter().map(|file| steps(file.file.size()));
    progress.expect(plan.resolved.to_write().count() + of_files.sum::<usize>());
    match tables {
        // Nothing is looked up in between.
        Tables::New(statements) => loader.write_together(session, statements, progress).await?,
        Tables::Filled => loader.write_in_turn(session, progress).await?,
    }
    loader.fill_in(session).await?;
    loader.advance_sequences(session).await?;
    if plan.defer_constraints {
        session.execute("set constraints all immediate").await?;
    }
    let rows = plan.resolved.to_write().map(|(at, _)| at).filter(|at| !there.contains(at)).collect();
    let new = New { rows, of_files: std::mem::take(&mut loader.of_files) };
    Ok((loader.report(), new))
}

/// What writes the rows into new tables, a statement for each batch; none for a file of rows, and for rows whose
/// references are looked up first.
///
/// # Errors
/// A password that was not hashed.
pub fn statements(plan: &LoadPlan, schema: &Schema, hashes: &Hashes) -> Result<Vec<String>> {
    let loader = Loader::new(plan, schema, hashes, Tables::New(&[]));
    let sql = |batch: &Batch| match batch.file.is_some() || loader.has_many_unknown(&batch.rows) {
        true => Ok(String::new()),
        false => loader.upsert(batch),
    };
    plan.batches.iter().map(sql).collect()
}

/// How many steps of the progress a part of a file of rows is: about its rows.
pub(super) fn steps(bytes: usize) -> usize {
    bytes.div_ceil(100)
}

/// From here to the end of the transaction, names are looked up as the role and the database say.
pub(super) const NAMES_OF_THE_ROLE: &str = "set local search_path to default";

/// Where the search for a row that the server does not take goes back to.
const BEFORE_ROWS: &str = "savepoint hbm_db_load";

pub(super) struct Loader<'a> {
    pub(super) plan: &'a LoadPlan,
    pub(super) schema: &'a Schema,
    pub(super) hashes: &'a Hashes,
    pub(super) tables: Tables<'a>,
    /// Keys that rows of a natural key have in the database, where they differ from those derived.
    pub(super) found: HashMap<(usize, Ident), String>,
    /// What happened to the rows of a table.
    counts: BTreeMap<Name, Counts>,
    /// The keys of rows that may be written twice, where they were written once. There are none in other tables.
    touched: HashMap<Name, HashSet<Box<str>>>,
    /// What is to be recorded of files of rows.
    pub(super) of_files: Vec<String>,
}

/// How many rows were written.
#[derive(Default)]
struct Counts {
    inserted: usize,
    updated: usize,
    /// How many rows files have, written or not.
    of_files: usize,
}

#[derive(Deserialize)]
struct Written<'t>(bool, #[serde(borrow)] &'t RawValue);

impl<'a> Loader<'a> {
    pub(super) fn new(
        plan: &'a LoadPlan,
        schema: &'a Schema,
        hashes: &'a Hashes,
        tables: Tables<'a>,
    ) -> Self {
        let rows = plan.deferred.iter().map(|(row, _)| &plan.resolved.rows[*row]);
        let touched = rows.map(|row| (row.table().as_ref().clone(), HashSet::new())).collect();
        Self {
            plan,
            schema,
            hashes,
            tables,
            found: HashMap::new(),
            counts: BTreeMap::new(),
            touched,
            of_files: Vec::new(),
        }
    }

    pub(super) fn key(&self, table: &Name) -> &[Ident] {
        self.plan.resolved.keys.get(table).map_or(&[], Vec::as_slice)
    }

    /// Remembers that all rows of a table may be written again.
    pub(super) fn is_written_twice(&mut self, table: &Name) {
        self.touched.entry(table.clone()).or_default();
    }

    /// Remembers what became of the rows of a file.
    pub(super) fn remember_file(&mut self, table: &Name, rows: usize, inserted: usize, updated: usize) {
        let counts = self.counts.entry(table.clone()).or_default();
        counts.of_files += rows;
        counts.inserted += inserted;
        counts.updated += updated;
    }

    pub(super) fn remember(&mut self, table: &Name, answers: &[String]) -> Result<()> {
        let counts = self.counts.entry(table.clone()).or_default();
        let mut touched = self.touched.get_mut(table);
        for answer in answers {
            let Written(inserted, key) = serde_json::from_str(answer)
                .map_err(|error| Error::bug("a written row cannot be read").because(error))?;
            if touched.as_mut().is_some_and(|touched| !touched.insert(key.get().into())) {
                continue;
            }
            match inserted {
                true => counts.inserted += 1,
                false => counts.updated += 1,
            }
        }
        Ok(())
    }

    /// Fills in the references that stood in a cycle.
    async fn fill_in(&mut self, session: &mut Session) -> Result<()> {
        let mut groups: BTreeMap<(Name, Ident), Vec<usize>> = BTreeMap::new();
        for (row, column) in &self.plan.deferred {
            let table = self.plan.resolved.rows[*row].table().as_ref().clone();
            groups.entry((table, column.clone())).or_default().push(*row);
        }
        for ((table, column), rows) in groups {
            for rows in in_parts(&self.plan.resolved, &rows) {
                let batch = Batch {
                    table: table.clone(),
                    columns: vec![column.clone()],
                    rows: rows.to_vec(),
                    file: None,
                };
                let answers = session.texts(&self.filling_in(&batch, &column)?).await;
                self.remember(&table, &answers.map_err(|error| self.explain(error, &batch, None))?)?;
            }
        }
        Ok(())
    }

    /// Numbers that were given must not be given out again by their sequence.
    async fn advance_sequences(&self, session: &mut Session) -> Result<()> {
        let mut columns: BTreeMap<(&Name, &Ident), String> = BTreeMap::new();
        for batch in &self.plan.batches {
            for name in &batch.columns {
                let column = self.schema.column(&batch.table, name).filter(|column| column.is_counted());
                if let Some(column) = column {
                    columns.insert((&batch.table, name), column.sequence(&batch.table, name));
                }
            }
        }
        for ((table, column), sequence) in columns {
            let sql = format!(
                "select pg_catalog.setval({sequence}, m.highest)::text
                 from (select pg_catalog.max({column})::bigint as highest from {table}) m
                 where m.highest > coalesce(pg_catalog.pg_sequence_last_value({sequence}), 0)"
            );
            session.texts(&sql).await?;
        }
        Ok(())
    }

    fn report(&self) -> LoadReport {
        let mut tables: BTreeMap<String, TableReport> = BTreeMap::new();
        for (_, row) in self.plan.resolved.to_write() {
            let name = row.table().brief();
            tables
                .entry(name.clone())
                .or_insert_with(|| TableReport { table: name, inserted: 0, updated: 0, unchanged: 0 })
                .unchanged += 1;
        }
        for (table, counts) in &self.counts {
            let name = table.brief();
            let report = tables.entry(name.clone()).or_insert_with(|| TableReport {
                table: name,
                inserted: 0,
                updated: 0,
                unchanged: 0,
            });
            report.inserted = counts.inserted;
            report.updated = counts.updated;
            report.unchanged =
                (report.unchanged + counts.of_files).saturating_sub(counts.inserted + counts.updated);
        }
        LoadReport { tables: tables.into_values().collect() }
    }
}
