//! Rows as SQL.

use super::load::Loader;
use super::order::Batch;
use super::schema::ConstraintKind;
use super::{Expression, Tables};
use crate::catalog::{Ident, Name, quote_literal};
use crate::error::{Error, Result};
use std::collections::BTreeSet;

impl Loader<'_> {
    pub(super) fn look_up_sql(&self, table: &Name, column: &Ident, rows: &BTreeSet<usize>) -> Result<String> {
        let (given, on) = self.by_key(table, self.key(table), rows)?;
        Ok(format!("select given.row, t.{column}::text as key from {given} join {table} as t on {on}"))
    }

    /// The values of rows in the columns of a key as a list called `given`, with their indexes as `row`; and what a row of the table, as `t`, has in
    /// common with its own.
    pub(super) fn by_key<'r>(
        &self,
        table: &Name,
        key: &[Ident],
        rows: impl IntoIterator<Item = &'r usize>,
    ) -> Result<(String, String)> {
        let mut values = Vec::new();
        for row in rows {
            let cells: Result<Vec<String>> = key
                .iter()
                .map(|name| self.typed(table, name, &self.plan.resolved.rows[*row].values[name].expression))
                .collect();
            values.push(format!("({row}, {})", cells?.join(", ")));
        }
        let names: Vec<String> = (0..key.len()).map(|at| format!("k{at}")).collect();
        let on: Vec<String> =
            key.iter().zip(&names).map(|(column, name)| format!("t.{column} = given.{name}")).collect();
        let given = format!("(values {}) as given (row, {})", values.join(", "), names.join(", "));
        Ok((given, on.join(" and ")))
    }

    /// A value as SQL. A literal takes its type from the column it is inserted into.
    fn sql(&self, table: &Name, column: &Ident, expression: &Expression) -> Result<String> {
        Ok(match expression {
            Expression::Null => "NULL".into(),
            Expression::Text(text) | Expression::Moment(text) => quote_literal(text),
            Expression::Hash(kind, text) => {
                let hash = self.hashes.get(*kind, text);
                quote_literal(hash.ok_or_else(|| Error::bug("a password was not hashed"))?)
            }
            Expression::Time(interval) => {
                format!(
                    "(pg_catalog.now() + interval {})::{}",
                    quote_literal(interval),
                    self.data_type(table, column)
                )
            }
            Expression::Key { row, column } => self.key_of(*row, column)?,
        })
    }

    pub(super) fn typed(&self, table: &Name, column: &Ident, expression: &Expression) -> Result<String> {
        let sql = self.sql(table, column, expression)?;
        Ok(format!("{sql}::{}", self.data_type(table, column)))
    }

    pub(super) fn data_type(&self, table: &Name, column: &Ident) -> &str {
        self.schema.column(table, column).map_or("text", |column| column.data_type.as_str())
    }

    /// The key of another row: as found, as written or derived, or asked for by its natural key.
    fn key_of(&self, row: usize, column: &Ident) -> Result<String> {
        if let Some(found) = self.found.get(&(row, column.clone())) {
            return Ok(quote_literal(found));
        }
        if let Some(known) = self.plan.resolved.known(row, column) {
            return Ok(quote_literal(known));
        }
        let target = &self.plan.resolved.rows[row];
        let mut conditions = Vec::new();
        for name in self.key(&target.table) {
            let value = self.sql(&target.table, name, &target.values[name].expression)?;
            conditions.push(format!("{name} = {value}"));
        }
        Ok(format!("(select {column} from {} where {})", target.table, conditions.join(" and ")))
    }

    /// The rows as one statement that writes what is missing or differs, and tells which it was: `xmax` is 0 for
    /// a new row.
    pub(super) fn upsert(&self, batch: &Batch) -> Result<String> {
        let table = &batch.table;
        let key = self.key(table);
        let rows: Result<Vec<String>> = batch
            .rows
            .iter()
            .map(|row| {
                let values = &self.plan.resolved.rows[*row].values;
                let cells: Result<Vec<String>> = batch
                    .columns
                    .iter()
                    .map(|column| self.sql(table, column, &values[column].expression))
                    .collect();
                Ok(format!("({})", cells?.join(", ")))
            })
            .collect();
        let updates = self.updates(batch);
        let names = |columns: &[&Ident]| columns.iter().map(|name| name.to_string()).collect::<Vec<_>>();
        let action = if updates.is_empty() {
            "do nothing".to_owned()
        } else {
            let set: Vec<String> = updates.iter().map(|name| format!("{name} = excluded.{name}")).collect();
            let compare = |from: &str| {
                let sides: Vec<String> = updates.iter().map(|name| format!("{from}.{name}::text")).collect();
                sides.join(", ")
            };
            format!(
                "do update set {} where ({}) is distinct from ({})",
                set.join(", "),
                compare("t"),
                compare("excluded")
            )
        };
        let overriding = batch.columns.iter().any(|name| {
            let column = self.schema.column(table, name);
            column.is_some_and(|column| column.identity.as_ref().is_some_and(|identity| identity.always))
        });
        let overriding = if overriding { "overriding system value " } else { "" };
        Ok(format!(
            "insert into {table} as t ({columns}) {overriding}values\n{rows}\non conflict ({key}) {action}\nreturning pg_catalog.json_build_array(t.xmax = 0, array[{identity}])::text",
            columns = names(&batch.columns.iter().collect::<Vec<_>>()).join(", "),
            rows = rows?.join(",\n"),
            key = names(&key.iter().collect::<Vec<_>>()).join(", "),
            identity = key.iter().map(|name| format!("t.{name}::text")).collect::<Vec<_>>().join(", "),
        ))
    }

    /// The columns that an existing row takes from the file. Keys stay, and times are written once: a second load
    /// would otherwise always find them changed.
    fn updates<'b>(&self, batch: &'b Batch) -> Vec<&'b Ident> {
        let key = self.key(&batch.table);
        let primary = self.primary_key(&batch.table);
        let is_once = |column: &Ident| {
            let first = batch.rows.first();
            first.is_some_and(|row| self.plan.resolved.rows[*row].values[column].expression.is_written_once())
        };
        let columns = batch.columns.iter();
        columns.filter(|name| !key.contains(name) && !primary.contains(name) && !is_once(name)).collect()
    }

    /// The columns of the primary key.
    pub(super) fn primary_key(&self, table: &Name) -> Vec<Ident> {
        self.schema
            .constraints(table)
            .filter(|(_, constraint)| constraint.kind == ConstraintKind::PrimaryKey)
            .flat_map(|(_, constraint)| constraint.columns.clone())
            .collect()
    }

    /// Whether rows that are there already would use up numbers of a sequence: defaults are computed before a
    /// conflict is seen.
    pub(super) fn uses_up_numbers(&self, batch: &Batch) -> bool {
        self.tables == Tables::Filled
            && self
                .schema
                .columns(&batch.table)
                .iter()
                .any(|(name, column)| !batch.columns.contains(name) && column.is_counted())
    }

    /// A query for the rows of the batch that are there and as they should be, by index. Values are compared as
    /// text: not every type has an equality.
    pub(super) fn unchanged(&self, batch: &Batch) -> Result<String> {
        let columns: Vec<&Ident> = self.key(&batch.table).iter().chain(self.updates(batch)).collect();
        self.as_given(&batch.table, &columns, &batch.rows)
    }

    /// A query for those of the rows that are there with these columns as the files give them, by index.
    pub(super) fn as_given(&self, table: &Name, columns: &[&Ident], given: &[usize]) -> Result<String> {
        self.as_given_and(table, columns, given, &[])
    }

    /// The same, where rows have to fulfil more; they are called `t`.
    pub(super) fn as_given_and(
        &self,
        table: &Name,
        columns: &[&Ident],
        given: &[usize],
        more: &[String],
    ) -> Result<String> {
        let mut rows = Vec::new();
        for row in given {
            let values = &self.plan.resolved.rows[*row].values;
            let cells: Result<Vec<String>> = columns
                .iter()
                .map(|name| Ok(format!("{}::text", self.typed(table, name, &values[*name].expression)?)))
                .collect();
            rows.push(format!("({row}, {})", cells?.join(", ")));
        }
        let names: Vec<String> = (0..columns.len()).map(|at| format!("c{at}")).collect();
        let same: Vec<String> = columns
            .iter()
            .zip(&names)
            .map(|(column, name)| format!("t.{column}::text is not distinct from given.{name}"))
            .chain(more.iter().cloned())
            .collect();
        Ok(format!(
            "select given.row::text from (values {}) as given (row, {}) where exists (select from {table} as t where {})",
            rows.join(",\n"),
            names.join(", "),
            same.join(" and ")
        ))
    }

    /// Gives rows whose natural key was edited in the file their new key: their primary key, which comes from the
    /// label, tells which they are.
    pub(super) fn new_keys(&self, table: &Name, rows: &[usize]) -> Result<Option<String>> {
        let primary = self.primary_key(table);
        let [id] = primary.as_slice() else { return Ok(None) };
        let key = self.key(table);
        let mut values = Vec::new();
        for row in rows {
            let Some(known) = self.plan.resolved.known(*row, id) else { continue };
            let mut cells = vec![format!("{}::{}", quote_literal(known), self.data_type(table, id))];
            for name in key {
                let expression = &self.plan.resolved.rows[*row].values[name].expression;
                cells.push(self.typed(table, name, expression)?);
            }
            values.push(format!("({})", cells.join(", ")));
        }
        if values.is_empty() {
            return Ok(None);
        }
        let list = |form: &dyn Fn(usize, &Ident) -> String| {
            let parts: Vec<String> = key.iter().enumerate().map(|(at, name)| form(at, name)).collect();
            parts.join(", ")
        };
        Ok(Some(format!(
            "update {table} as t set {set} from (values {values}) as given (id, {names}) where t.{id} = given.id and ({old}) is distinct from ({new}) returning pg_catalog.json_build_array(false, array[{old}])::text",
            set = list(&|at, name| format!("{name} = given.k{at}")),
            values = values.join(", "),
            names = list(&|at, _| format!("k{at}")),
            old = list(&|_, name| format!("t.{name}::text")),
            new = list(&|at, _| format!("given.k{at}::text")),
        )))
    }
}
