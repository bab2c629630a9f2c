//! Rows as SQL.

use super::load::Loader;
use super::order::Batch;
use super::{Expression, Tables};
use crate::catalog::{Column, ConstraintKind, Ident, Name, quote_literal};
use crate::error::{Error, Result};
use std::collections::BTreeSet;

/// Whether the column takes its numbers from a sequence.
pub(super) fn is_counted(column: &Column) -> bool {
    let from_sequence = |default: &str| default.starts_with("nextval(");
    column.identity.is_some() || column.default.as_deref().is_some_and(from_sequence)
}

impl Loader<'_> {
    pub(super) fn look_up_sql(&self, table: &Name, column: &Ident, rows: &BTreeSet<usize>) -> Result<String> {
        let key = self.key(table);
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
        Ok(format!(
            "select given.row, t.{column}::text as key from (values {}) as given (row, {}) join {table} as t on {}",
            values.join(", "),
            names.join(", "),
            on.join(" and ")
        ))
    }

    /// A value as SQL. A literal takes its type from the column it is inserted into.
    fn sql(&self, table: &Name, column: &Ident, expression: &Expression) -> Result<String> {
        Ok(match expression {
            Expression::Null => "NULL".into(),
            Expression::Text(text) => quote_literal(text),
            Expression::Hash(kind, text) => {
                let hash = self.hashes.get(*kind, text);
                quote_literal(hash.ok_or_else(|| Error::bug("a password was not hashed"))?)
            }
            Expression::Time(interval) => {
                format!("(now() + interval {})::{}", quote_literal(interval), self.data_type(table, column))
            }
            Expression::Key { row, column } => self.key_of(*row, column)?,
        })
    }

    pub(super) fn typed(&self, table: &Name, column: &Ident, expression: &Expression) -> Result<String> {
        let sql = self.sql(table, column, expression)?;
        Ok(format!("{sql}::{}", self.data_type(table, column)))
    }

    fn data_type(&self, table: &Name, column: &Ident) -> &str {
        self.catalog.column(table, column).map_or("text", |column| column.data_type.as_str())
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
        // Keys stay, and times are written once: a second load would otherwise always find them changed.
        let written_once = |column: &&Ident| {
            batch.rows.iter().any(|row| {
                matches!(self.plan.resolved.rows[*row].values[*column].expression, Expression::Time(_))
            })
        };
        let primary: Vec<&Ident> = self
            .catalog
            .constraints(table)
            .filter(|(_, constraint)| constraint.kind == ConstraintKind::PrimaryKey)
            .flat_map(|(_, constraint)| &constraint.columns)
            .collect();
        let updates: Vec<&Ident> = batch
            .columns
            .iter()
            .filter(|column| !key.contains(column) && !primary.contains(column) && !written_once(column))
            .collect();
        let names = |columns: &[&Ident]| columns.iter().map(|name| name.to_string()).collect::<Vec<_>>();
        let action = if updates.is_empty() {
            "do nothing".to_owned()
        } else {
            let set: Vec<String> = updates.iter().map(|name| format!("{name} = excluded.{name}")).collect();
            let compare = |from: &str| {
                let sides: Vec<String> = updates
                    .iter()
                    .map(|name| format!("{from}.{name}{}", self.comparable(table, name)))
                    .collect();
                sides.join(", ")
            };
            format!(
                "do update set {} where ({}) is distinct from ({})",
                set.join(", "),
                compare("t"),
                compare("excluded")
            )
        };
        let source = if self.counts_otherwise(batch) {
            self.only_missing_or_changed(batch, &rows?, key, &updates)
        } else {
            format!("values\n{}", rows?.join(",\n"))
        };
        let overriding = batch.columns.iter().any(|name| {
            let column = self.catalog.column(table, name);
            column.is_some_and(|column| column.identity.as_ref().is_some_and(|identity| identity.always))
        });
        let overriding = if overriding { "overriding system value " } else { "" };
        Ok(format!(
            "insert into {table} as t ({columns}) {overriding}{source}\non conflict ({key}) {action}\nreturning json_build_array(t.xmax = 0, array[{identity}])::text",
            columns = names(&batch.columns.iter().collect::<Vec<_>>()).join(", "),
            key = names(&key.iter().collect::<Vec<_>>()).join(", "),
            identity = key.iter().map(|name| format!("t.{name}::text")).collect::<Vec<_>>().join(", "),
        ))
    }

    /// Whether rows that are there already would use up numbers of a sequence: defaults are computed before a
    /// conflict is seen.
    fn counts_otherwise(&self, batch: &Batch) -> bool {
        self.tables == Tables::Filled
            && self
                .catalog
                .columns(&batch.table)
                .iter()
                .any(|(name, column)| !batch.columns.contains(name) && is_counted(column))
    }

    /// The rows without those that are there and as they should be.
    fn only_missing_or_changed(
        &self,
        batch: &Batch,
        rows: &[String],
        key: &[Ident],
        updates: &[&Ident],
    ) -> String {
        let table = &batch.table;
        let columns: Vec<String> = batch.columns.iter().map(ToString::to_string).collect();
        let typed: Vec<String> = batch
            .columns
            .iter()
            .map(|name| format!("given.{name}::{}", self.data_type(table, name)))
            .collect();
        let same: Vec<String> = key
            .iter()
            .chain(updates.iter().copied())
            .map(|name| {
                let text = self.comparable(table, name);
                let data_type = self.data_type(table, name);
                format!("o.{name}{text} is not distinct from given.{name}::{data_type}{text}")
            })
            .collect();
        format!(
            "select {} from (values\n{}) as given ({})\nwhere not exists (select from {table} as o where {})",
            typed.join(", "),
            rows.join(",\n"),
            columns.join(", "),
            same.join(" and ")
        )
    }

    /// Types without equality are compared as text.
    fn comparable(&self, table: &Name, column: &Ident) -> &'static str {
        match self.data_type(table, column) {
            "json" | "xml" | "point" | "polygon" | "line" | "lseg" | "path" | "box" | "circle" => "::text",
            _ => "",
        }
    }
}
