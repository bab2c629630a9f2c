//! Rows as SQL.

use super::blame::Rows;
use super::copy::{BESIDE, names, same_key};
use super::load::Loader;
use super::order::Batch;
use super::resolved::ResolvedFile;
use super::schema::ConstraintKind;
use super::{Expression, Tables};
use crate::catalog::{Ident, Name, quote_literal};
use crate::error::{Error, Result};

/// The rows of a table, as `t`, that have something in common with one of a list. Each is looked for by itself: a table that
/// grows with the files would be read once for each part of them otherwise.
pub(super) fn each_of(table: &str, on: &str) -> String {
    format!("cross join lateral (select t.*, t.tableoid, t.ctid from {table} as t where {on} offset 0) as t")
}

impl Loader<'_> {
    /// Rows by the values that they give in the columns of a key, as `given` with their indexes as `row`, and the rows of the
    /// table that have the same, as `t`.
    pub(super) fn by_key<'r>(
        &self,
        table: &Name,
        key: &[Ident],
        rows: impl IntoIterator<Item = &'r usize>,
    ) -> Result<String> {
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
        Ok(format!("{given} {}", each_of(&self.schema.own_rows(table), &on.join(" and "))))
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
        for name in self.key(target.table()) {
            let value = self.sql(target.table(), name, &target.values[name].expression)?;
            conditions.push(format!("{name} = {value}"));
        }
        Ok(format!(
            "(select {column} from {} where {})",
            self.schema.own_rows(target.table()),
            conditions.join(" and ")
        ))
    }

    /// The rows as one statement that writes what is missing or differs, and tells which it was.
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
        let overriding = self.overriding(table, &batch.columns);
        Ok(format!(
            "insert into {table} as t ({columns}) {overriding}values\n{rows}\non conflict ({key}) {action}\nreturning pg_catalog.json_build_array({is_new}, array[{identity}])::text",
            columns = names(&batch.columns.iter().collect::<Vec<_>>()).join(", "),
            rows = rows?.join(",\n"),
            key = names(&key.iter().collect::<Vec<_>>()).join(", "),
            identity = key.iter().map(|name| format!("t.{name}::text")).collect::<Vec<_>>().join(", "),
            is_new = self.is_new(table, "t"),
        ))
    }

    /// Whether a row that an upsert wrote was not there before: `xmax` is 0 then. What is written by way of a partitioned table
    /// has none, and is looked for among the rows that were there when the statement began.
    fn is_new(&self, table: &Name, alias: &str) -> String {
        if !self.schema.is_partitioned(table) {
            return format!("{alias}.xmax = 0");
        }
        let same = self.key(table).iter().map(|name| format!("before.{name} = {alias}.{name}"));
        let same = same.collect::<Vec<_>>().join(" and ");
        format!("not exists (select from {table} as before where {same})")
    }

    /// What says that values for identity columns count.
    pub(super) fn overriding(&self, table: &Name, columns: &[Ident]) -> &'static str {
        let is_always = columns.iter().any(|name| {
            let column = self.schema.column(table, name);
            column.is_some_and(|column| column.identity.as_ref().is_some_and(|identity| identity.always))
        });
        if is_always { "overriding system value " } else { "" }
    }

    /// The columns that an existing row takes from the file. Keys stay, and times are written once: a second load
    /// would otherwise always find them changed.
    pub(super) fn updates<'b>(&self, batch: &'b Batch) -> Vec<&'b Ident> {
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

    /// Fills in a column of rows that stood in a cycle.
    pub(super) fn filling_in(&self, batch: &Batch, column: &Ident) -> Result<String> {
        let table = &batch.table;
        let key = self.key(table);
        let mut values = Vec::new();
        for row in &batch.rows {
            let given = &self.plan.resolved.rows[*row].values;
            let mut cells = vec![self.typed(table, column, &given[column].expression)?];
            for name in key {
                cells.push(self.typed(table, name, &given[name].expression)?);
            }
            values.push(format!("({})", cells.join(", ")));
        }
        let names: Vec<String> = (0..key.len()).map(|at| format!("k{at}")).collect();
        let on: Vec<String> =
            key.iter().zip(&names).map(|(own, name)| format!("t.{own} = given.{name}")).collect();
        let identity: Vec<String> = key.iter().map(|name| format!("t.{name}::text")).collect();
        Ok(format!(
            "update {} as t set {column} = given.value from (values {}) as given (value, {}) where {} and t.{column} is distinct from given.value returning pg_catalog.json_build_array(false, array[{}])::text",
            self.schema.own_rows(table),
            values.join(", "),
            names.join(", "),
            on.join(" and "),
            identity.join(", ")
        ))
    }

    /// Writes what is missing or differs, of all rows or some, and counts both.
    pub(super) fn upsert_from_beside(&self, file: &ResolvedFile, only: Option<Rows>) -> String {
        let (table, key) = (&file.table, self.key(&file.table));
        let primary = self.primary_key(table);
        let updates: Vec<&Ident> =
            file.columns.iter().filter(|name| !key.contains(name) && !primary.contains(name)).collect();
        let texts = |of: &str| {
            let texts: Vec<String> = updates.iter().map(|name| format!("{of}.{name}::text")).collect();
            texts.join(", ")
        };
        let differs = |one: &str, other: &str| match updates.is_empty() {
            true => "false".to_owned(),
            false => format!("({}) is distinct from ({})", texts(one), texts(other)),
        };
        let action = match updates.is_empty() {
            true => "do nothing".to_owned(),
            false => {
                let set: Vec<String> =
                    updates.iter().map(|name| format!("{name} = excluded.{name}")).collect();
                format!("do update set {} where {}", set.join(", "), differs("own", "excluded"))
            }
        };
        format!(
            "with written as (
                 insert into {table} as own ({columns}) {overriding}
                 select {given} from {BESIDE} as given left join {there} as t on {on}
                 where (t.{first} is null or {differs}){only}
                 order by given.hbm_db_row
                 on conflict ({key}) {action}
                 returning {is_new} as new
             )
             select pg_catalog.json_build_array(
                 pg_catalog.count(*) filter (where new), pg_catalog.count(*) filter (where not new))::text
             from written",
            there = self.schema.own_rows(table),
            only = only.map_or_else(String::new, |Rows { first, last }| format!(
                " and given.hbm_db_row between {first} and {last}"
            )),
            columns = names(&file.columns, ""),
            overriding = self.overriding(table, &file.columns),
            given = names(&file.columns, "given."),
            on = same_key(key),
            first = key[0],
            differs = differs("t", "given"),
            is_new = self.is_new(table, "own"),
            key = names(key, ""),
        )
    }
}
