//! Which rows are there, and which of them are as they should be. Reads, but for keys that were edited in the files.

use super::Expression;
use super::load::Loader;
use super::order::{Batch, in_parts};
use super::upsert::each_of;
use crate::catalog::{Ident, Name, quote_literal};
use crate::db::Session;
use crate::error::{Error, Result};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// How many keys are asked for by subqueries.
const MANY: usize = 20;

/// A row that is there, and what it has in a column.
#[derive(Deserialize)]
pub(super) struct Found {
    pub(super) row: usize,
    key: String,
}

/// Rows with a natural key, and its parts as they are and are to be.
struct NewKeys {
    given: String,
    set: String,
    old: String,
    new: String,
}

impl Loader<'_> {
    /// Rows of a natural key that are there already keep their primary key: references have to use that one.
    pub(super) async fn look_up(&mut self, session: &mut Session) -> Result<()> {
        let mut wanted: BTreeMap<(&Name, &Ident), BTreeSet<usize>> = BTreeMap::new();
        let mut primary: BTreeMap<&Name, Vec<Ident>> = BTreeMap::new();
        for value in self.plan.resolved.rows.iter().flat_map(|row| row.values.values()) {
            let Expression::Key { row, column } = &value.expression else { continue };
            let target = &self.plan.resolved.rows[*row];
            let table = target.table().as_ref();
            let primary = primary.entry(table).or_insert_with(|| self.primary_key(table));
            // A column that the file gives is about to be what the file says.
            let stays = primary.contains(column) || !target.values.contains_key(column);
            if target.common.natural && stays && !self.key(table).contains(column) {
                wanted.entry((table, column)).or_default().insert(*row);
            }
        }
        // A natural key may itself hold references to rows that are found, so it goes on while anything is.
        let mut known = None;
        while known != Some(self.found.len()) {
            known = Some(self.found.len());
            for ((table, column), rows) in &mut wanted {
                for answer in self.find(session, table, column, rows).await? {
                    rows.remove(&answer.row);
                    self.found.insert((answer.row, (*column).clone()), answer.key);
                }
            }
        }
        Ok(())
    }

    /// Keys of other rows that these have, and only the database knows.
    fn unknown(&self, rows: &[usize]) -> impl Iterator<Item = (usize, &Ident)> {
        let values = rows.iter().flat_map(|row| self.plan.resolved.rows[*row].values.values());
        let keys = values.filter_map(|value| match &value.expression {
            Expression::Key { row, column } => Some((*row, column.as_ref())),
            _ => None,
        });
        keys.filter(|(row, column)| {
            !self.found.contains_key(&(*row, (*column).clone()))
                && self.plan.resolved.known(*row, column).is_none()
        })
    }

    /// Whether looking these up by one query is less work than by a subquery for each.
    pub(super) fn has_many_unknown(&self, rows: &[usize]) -> bool {
        self.unknown(rows).nth(MANY).is_some()
    }

    /// Looks up the keys of other rows, which are there when the rows are written.
    pub(super) async fn look_up_unknown(&mut self, session: &mut Session, rows: &[usize]) -> Result<()> {
        let mut wanted: BTreeMap<(Name, Ident), BTreeSet<usize>> = BTreeMap::new();
        for (row, column) in self.unknown(rows) {
            let table = self.plan.resolved.rows[row].table().as_ref().clone();
            wanted.entry((table, column.clone())).or_default().insert(row);
        }
        for ((table, column), rows) in wanted {
            for answer in self.find(session, &table, &column, &rows).await? {
                self.found.insert((answer.row, column.clone()), answer.key);
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
        let rows: Vec<usize> = rows.iter().copied().collect();
        let mut found = Vec::new();
        for rows in in_parts(&self.plan.resolved, &rows) {
            let both = self.by_key(table, self.key(table), rows)?;
            let sql = format!("select given.row, t.{column}::text as key from {both}");
            found.extend(session.read::<Found>(&sql).await?);
        }
        Ok(found)
    }

    /// Natural keys that were edited in the files since the rows were loaded.
    pub(super) async fn change_keys(&mut self, session: &mut Session) -> Result<()> {
        let found: HashSet<usize> = self.found.keys().map(|(row, _)| *row).collect();
        let mut natural: BTreeMap<Name, Vec<usize>> = BTreeMap::new();
        for (at, row) in self.plan.resolved.to_write() {
            if row.common.natural && !found.contains(&at) {
                natural.entry(row.table().as_ref().clone()).or_default().push(at);
            }
        }
        for (table, rows) in natural {
            for rows in in_parts(&self.plan.resolved, &rows) {
                let Some(sql) = self.changed_keys(&table, rows)? else { continue };
                let changed = self.ask(session, &sql, &table, rows).await?;
                let rows: Vec<usize> = changed.iter().filter_map(|row| row.parse().ok()).collect();
                if rows.is_empty() {
                    continue;
                }
                let sql = self.new_keys(&table, &rows)?;
                let batch = Batch { table: table.clone(), columns: Vec::new(), rows, file: None };
                let answers = session.texts(&sql).await.map_err(|error| self.explain(error, &batch, None))?;
                if !answers.is_empty() {
                    self.is_written_twice(&table);
                    self.remember(&table, &answers)?;
                }
            }
        }
        Ok(())
    }

    /// Asks about rows; an error has their place.
    async fn ask(
        &self,
        session: &mut Session,
        sql: &str,
        table: &Name,
        rows: &[usize],
    ) -> Result<Vec<String>> {
        let batch = Batch { table: table.clone(), columns: Vec::new(), rows: rows.to_vec(), file: None };
        session.texts(sql).await.map_err(|error| self.explain(error, &batch, None))
    }

    /// Those of the rows whose natural key was edited in the file: their primary key, which comes from the label, tells which
    /// they are.
    fn changed_keys(&self, table: &Name, rows: &[usize]) -> Result<Option<String>> {
        let primary = self.primary_key(table);
        let [id] = primary.as_slice() else { return Ok(None) };
        let known = rows.iter().copied().filter(|row| self.plan.resolved.known(*row, id).is_some());
        let known: Vec<usize> = known.collect();
        if known.is_empty() {
            return Ok(None);
        }
        let NewKeys { given, old, new, .. } = self.keys_of(table, id, &known)?;
        let there = each_of(&self.schema.own_rows(table), &format!("t.{id} = given.id"));
        Ok(Some(format!(
            "select given.row::text from {given} {there} where ({old}) is distinct from ({new})"
        )))
    }

    /// Gives such rows their new key.
    fn new_keys(&self, table: &Name, rows: &[usize]) -> Result<String> {
        let primary = self.primary_key(table);
        let id = primary.first().ok_or_else(|| Error::bug("a table has no primary key any more"))?;
        let NewKeys { given, old, set, .. } = self.keys_of(table, id, rows)?;
        Ok(format!(
            "update {} as t set {set} from {given} where t.{id} = given.id returning pg_catalog.json_build_array(false, array[{old}])::text",
            self.schema.own_rows(table)
        ))
    }

    /// Rows with their primary and their natural keys.
    fn keys_of(&self, table: &Name, id: &Ident, rows: &[usize]) -> Result<NewKeys> {
        let key = self.key(table);
        let mut values = Vec::new();
        for row in rows {
            let known = self.plan.resolved.known(*row, id).unwrap_or_default();
            let mut cells =
                vec![row.to_string(), format!("{}::{}", quote_literal(known), self.data_type(table, id))];
            for name in key {
                let expression = &self.plan.resolved.rows[*row].values[name].expression;
                cells.push(self.typed(table, name, expression)?);
            }
            values.push(format!("({})", cells.join(", ")));
        }
        let list = |form: &dyn Fn(usize, &Ident) -> String| {
            let parts: Vec<String> = key.iter().enumerate().map(|(at, name)| form(at, name)).collect();
            parts.join(", ")
        };
        let names = list(&|at, _| format!("k{at}"));
        Ok(NewKeys {
            given: format!("(values {}) as given (row, id, {names})", values.join(", ")),
            set: list(&|at, name| format!("{name} = given.k{at}")),
            old: list(&|_, name| format!("t.{name}::text")),
            new: list(&|at, _| format!("given.k{at}::text")),
        })
    }

    /// The rows that are there, by index.
    pub(super) async fn there(&self, session: &mut Session) -> Result<BTreeSet<usize>> {
        let mut tables: BTreeMap<&Name, Vec<usize>> = BTreeMap::new();
        for (at, row) in self.plan.resolved.to_write() {
            tables.entry(row.table()).or_default().push(at);
        }
        let mut there = BTreeSet::new();
        for (table, rows) in tables {
            for rows in in_parts(&self.plan.resolved, &rows) {
                let both = self.by_key(table, self.key(table), rows)?;
                let sql = format!("select given.row::text from {both}");
                let answers = self.ask(session, &sql, table, rows).await?;
                there.extend(answers.iter().filter_map(|row| row.parse::<usize>().ok()));
            }
        }
        Ok(there)
    }

    /// The rows of the batch that are there and as they should be, by index.
    pub(super) async fn unchanged(&self, session: &mut Session, batch: &Batch) -> Result<HashSet<usize>> {
        let columns: Vec<&Ident> = self.key(&batch.table).iter().chain(self.updates(batch)).collect();
        self.as_given(session, &batch.table, &columns, &batch.rows, &[]).await
    }

    /// Those of the rows that are there with these columns, which those of the key are among, as the files give them; and that
    /// fulfil more, where they are called `t`. Values are compared as text: not every type has an equality.
    pub(super) async fn as_given(
        &self,
        session: &mut Session,
        table: &Name,
        columns: &[&Ident],
        rows: &[usize],
        more: &[String],
    ) -> Result<HashSet<usize>> {
        let on: Vec<String> = columns
            .iter()
            .enumerate()
            .filter(|(_, column)| self.key(table).contains(column))
            .map(|(at, column)| format!("t.{column} = given.c{at}"))
            .collect();
        let same = columns.iter().enumerate();
        let same: Vec<String> = same
            .map(|(at, column)| format!("t.{column}::text is not distinct from given.c{at}::text"))
            .chain(more.iter().cloned())
            .collect();
        let names: Vec<String> = (0..columns.len()).map(|at| format!("c{at}")).collect();
        let mut found = HashSet::new();
        for part in in_parts(&self.plan.resolved, rows) {
            let given = self.given(table, columns, part)?;
            let sql = format!(
                "select given.row::text from (values {given}) as given (row, {}) {} where {}",
                names.join(", "),
                each_of(&self.schema.own_rows(table), &on.join(" and ")),
                same.join(" and ")
            );
            let answers = self.ask(session, &sql, table, part).await?;
            found.extend(answers.iter().filter_map(|row| row.parse::<usize>().ok()));
        }
        Ok(found)
    }

    /// Rows with their indexes and their values in these columns.
    fn given(&self, table: &Name, columns: &[&Ident], rows: &[usize]) -> Result<String> {
        let mut given = Vec::new();
        for row in rows {
            let values = &self.plan.resolved.rows[*row].values;
            let cells: Result<Vec<String>> =
                columns.iter().map(|name| self.typed(table, name, &values[*name].expression)).collect();
            given.push(format!("({row}, {})", cells?.join(", ")));
        }
        Ok(given.join(",\n"))
    }
}
