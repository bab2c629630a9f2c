//! The one door through which seed rows are written: upserts in the caller's transaction.

use super::order::Batch;
use super::schema::Schema;
use super::{Expression, Hashes, LoadPlan};
use crate::catalog::{Ident, Name};
use crate::db::{Failed, Session, at_once};
use crate::error::{Error, Result};
use crate::progress::Progress;
use serde::{Deserialize, Serialize};
use sqlx::Row;
use std::collections::{BTreeMap, BTreeSet, HashMap};

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

/// Writes the rows, and tells which were not there before, by their full names.
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
) -> Result<(LoadReport, BTreeSet<String>)> {
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
    progress.expect(plan.resolved.to_write().count());
    match tables {
        // Nothing is looked up in between.
        Tables::New(statements) => loader.write_together(session, statements, progress).await?,
        Tables::Filled => {
            for batch in &plan.batches {
                progress.advance(&batch.table.brief(), batch.rows.len());
                loader.write(session, batch).await?;
            }
        }
    }
    loader.fill_in(session).await?;
    loader.advance_sequences(session).await?;
    if plan.defer_constraints {
        session.execute("set constraints all immediate").await?;
    }
    let new = plan.resolved.to_write().filter(|(at, _)| !there.contains(at));
    Ok((loader.report(), new.map(|(_, row)| row.full_name()).collect()))
}

/// What writes the rows into new tables, a statement for each batch.
///
/// # Errors
/// A password that was not hashed.
pub fn statements(plan: &LoadPlan, schema: &Schema, hashes: &Hashes) -> Result<Vec<String>> {
    let loader = Loader::new(plan, schema, hashes, Tables::New(&[]));
    plan.batches.iter().map(|batch| loader.upsert(batch)).collect()
}

/// From here to the end of the transaction, names are looked up as the role and the database say.
pub(super) const NAMES_OF_THE_ROLE: &str = "set local search_path to default";

/// What happened to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Touch {
    Inserted,
    Updated,
}

pub(super) struct Loader<'a> {
    pub(super) plan: &'a LoadPlan,
    pub(super) schema: &'a Schema,
    pub(super) hashes: &'a Hashes,
    pub(super) tables: Tables<'a>,
    /// Keys that rows of a natural key have in the database, where they differ from those derived.
    pub(super) found: HashMap<(usize, Ident), String>,
    /// Table and key of what was written.
    pub(super) touched: HashMap<(Name, Vec<String>), Touch>,
}

/// A row that is there, and what it has in a column.
#[derive(Deserialize)]
pub(super) struct Found {
    pub(super) row: usize,
    key: String,
}

#[derive(Deserialize)]
struct Written(bool, Vec<String>);

impl<'a> Loader<'a> {
    pub(super) fn new(
        plan: &'a LoadPlan,
        schema: &'a Schema,
        hashes: &'a Hashes,
        tables: Tables<'a>,
    ) -> Self {
        Self { plan, schema, hashes, tables, found: HashMap::new(), touched: HashMap::new() }
    }

    pub(super) fn key(&self, table: &Name) -> &[Ident] {
        self.plan.resolved.keys.get(table).map_or(&[], Vec::as_slice)
    }

    /// Rows of a natural key that are there already keep their primary key: references have to use that one.
    pub(super) async fn look_up(&mut self, session: &mut Session) -> Result<()> {
        let mut wanted: BTreeMap<(&Name, &Ident), BTreeSet<usize>> = BTreeMap::new();
        for value in self.plan.resolved.rows.iter().flat_map(|row| row.values.values()) {
            if let Expression::Key { row, column } = &value.expression {
                let target = &self.plan.resolved.rows[*row];
                // A column that the file gives is about to be what the file says.
                let stays =
                    self.primary_key(&target.table).contains(column) || !target.values.contains_key(column);
                if target.natural && stays && !self.key(&target.table).contains(column) {
                    wanted.entry((&target.table, column)).or_default().insert(*row);
                }
            }
        }
        // A natural key may itself hold references to rows that are found, so it goes on while anything is.
        let mut known = None;
        while known != Some(self.found.len()) {
            known = Some(self.found.len());
            for ((table, column), rows) in &wanted {
                for answer in self.find(session, table, column, rows).await? {
                    self.found.insert((answer.row, (*column).clone()), answer.key);
                }
            }
        }
        Ok(())
    }

    /// Those of the rows that are there, with what they have in a column.
    pub(super) async fn find(
        &self,
        session: &mut Session,
        table: &Name,
        column: &Ident,
        rows: &BTreeSet<usize>,
    ) -> Result<Vec<Found>> {
        let sql = self.look_up_sql(table, column, rows)?;
        session.read(&sql).await
    }

    /// Natural keys that were edited in the files since the rows were loaded.
    async fn change_keys(&mut self, session: &mut Session) -> Result<()> {
        let mut natural: BTreeMap<Name, Vec<usize>> = BTreeMap::new();
        for (at, row) in self.plan.resolved.to_write() {
            let is_new_key = row.natural && !self.found.keys().any(|(found, _)| *found == at);
            if is_new_key {
                natural.entry(row.table.clone()).or_default().push(at);
            }
        }
        for (table, rows) in natural {
            if let Some(sql) = self.new_keys(&table, &rows)? {
                let batch = Batch { table: table.clone(), columns: Vec::new(), rows };
                let answers = session.texts(&sql).await.map_err(|error| self.explain(error, &batch))?;
                self.remember(&table, &answers)?;
            }
        }
        Ok(())
    }

    /// The rows that are there, by index.
    async fn there(&self, session: &mut Session) -> Result<BTreeSet<usize>> {
        let mut tables: BTreeMap<&Name, Vec<usize>> = BTreeMap::new();
        for (at, row) in self.plan.resolved.to_write() {
            tables.entry(&row.table).or_default().push(at);
        }
        let mut queries = Vec::new();
        for (table, rows) in tables {
            let (given, on) = self.by_key(table, self.key(table), &rows)?;
            queries.push(format!("select given.row::text from {given} join {table} as t on {on}"));
        }
        if queries.is_empty() {
            return Ok(BTreeSet::new());
        }
        let found = session.texts(&queries.join(" union all ")).await?;
        Ok(found.iter().filter_map(|row| row.parse().ok()).collect())
    }

    async fn write(&mut self, session: &mut Session, batch: &Batch) -> Result<()> {
        let mut left = batch.clone();
        if self.uses_up_numbers(batch) {
            let unchanged = session.texts(&self.unchanged(batch)?).await;
            let unchanged: BTreeSet<String> =
                unchanged.map_err(|error| self.explain(error, batch))?.into_iter().collect();
            left.rows.retain(|row| !unchanged.contains(&row.to_string()));
        }
        if left.rows.is_empty() {
            return Ok(());
        }
        let sql = self.upsert(&left)?;
        let answers = session.texts(&sql).await.map_err(|error| self.explain(error, batch))?;
        self.remember(&batch.table, &answers)
    }

    /// Writes all batches, a part of them at once.
    async fn write_together(
        &mut self,
        session: &mut Session,
        statements: &[String],
        progress: &dyn Progress,
    ) -> Result<()> {
        let parts = self.plan.batches.chunks(at_once()).zip(statements.chunks(at_once()));
        for (batches, statements) in parts {
            let texts: Vec<&str> = statements.iter().map(String::as_str).collect();
            batches.iter().for_each(|batch| progress.advance(&batch.table.brief(), batch.rows.len()));
            let answers =
                session.together(&texts).await.map_err(|Failed { at, error }| match batches.get(at) {
                    Some(batch) => self.explain(error, batch),
                    None => error,
                })?;
            for (batch, rows) in batches.iter().zip(answers) {
                let rows: Vec<String> = rows.iter().map(|row| Ok(row.try_get(0)?)).collect::<Result<_>>()?;
                self.remember(&batch.table, &rows)?;
            }
        }
        Ok(())
    }

    fn remember(&mut self, table: &Name, answers: &[String]) -> Result<()> {
        for answer in answers {
            let Written(inserted, key) = serde_json::from_str(answer)
                .map_err(|error| Error::bug("a written row cannot be read").because(error))?;
            let touch = if inserted { Touch::Inserted } else { Touch::Updated };
            self.touched.entry((table.clone(), key)).or_insert(touch);
        }
        Ok(())
    }

    /// Fills in the references that stood in a cycle.
    async fn fill_in(&mut self, session: &mut Session) -> Result<()> {
        let mut groups: BTreeMap<(Name, Ident), Vec<usize>> = BTreeMap::new();
        for (row, column) in &self.plan.deferred {
            let table = self.plan.resolved.rows[*row].table.clone();
            groups.entry((table, column.clone())).or_default().push(*row);
        }
        for ((table, column), rows) in groups {
            let key = self.key(&table).to_vec();
            let mut values = Vec::new();
            for row in &rows {
                let given = &self.plan.resolved.rows[*row].values;
                let mut cells = vec![self.typed(&table, &column, &given[&column].expression)?];
                for name in &key {
                    cells.push(self.typed(&table, name, &given[name].expression)?);
                }
                values.push(format!("({})", cells.join(", ")));
            }
            let names: Vec<String> = (0..key.len()).map(|at| format!("k{at}")).collect();
            let on: Vec<String> =
                key.iter().zip(&names).map(|(own, name)| format!("t.{own} = given.{name}")).collect();
            let identity: Vec<String> = key.iter().map(|name| format!("t.{name}::text")).collect();
            let sql = format!(
                "update {table} as t set {column} = given.value from (values {}) as given (value, {}) where {} and t.{column} is distinct from given.value returning pg_catalog.json_build_array(false, array[{}])::text",
                values.join(", "),
                names.join(", "),
                on.join(" and "),
                identity.join(", ")
            );
            let batch = Batch { table: table.clone(), columns: vec![column], rows };
            let answers = session.texts(&sql).await.map_err(|error| self.explain(error, &batch))?;
            self.remember(&table, &answers)?;
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
            let name = row.table.brief();
            tables
                .entry(name.clone())
                .or_insert_with(|| TableReport { table: name, inserted: 0, updated: 0, unchanged: 0 })
                .unchanged += 1;
        }
        for ((table, _), touch) in &self.touched {
            if let Some(report) = tables.get_mut(&table.brief()) {
                report.unchanged -= 1;
                match touch {
                    Touch::Inserted => report.inserted += 1,
                    Touch::Updated => report.updated += 1,
                }
            }
        }
        LoadReport { tables: tables.into_values().collect() }
    }
}
