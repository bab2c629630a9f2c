//! Staged changes of rows → the statements that make them. Nothing runs here.

use super::table::find;
use crate::catalog::{Ident, quote_literal};
use crate::db::ReadOnly;
use crate::error::{Error, Result};
use crate::inspect::{Column, RelationKind, Table};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One row that is to be changed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(super) struct Change {
    pub(super) table: String,
    #[serde(flatten)]
    what: What,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum What {
    Insert {
        new: BTreeMap<Ident, New>,
    },
    /// Only where the row still has the values that somebody saw.
    Update {
        key: BTreeMap<Ident, String>,
        old: BTreeMap<Ident, Option<String>>,
        new: BTreeMap<Ident, New>,
    },
    Delete {
        key: BTreeMap<Ident, String>,
        old: BTreeMap<Ident, Option<String>>,
    },
}

/// A value that is to be. The text `null` in a column of JSON is JSON's null, and the empty text is a text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum New {
    Text(String),
    Null,
    Default,
}

/// What makes a change, and what shows the row as it is now.
pub(super) struct Statement {
    pub(super) table: String,
    /// As it runs.
    pub(super) sql: String,
    /// As a person would write it: without the namespaces of operators and functions.
    pub(super) shown: String,
    /// A query for the row; none for one that is new.
    pub(super) now: Option<String>,
    pub(super) columns: Vec<Ident>,
}

/// The statements of these changes. Triggers and defaults expect the names that the role sees, so in the statements
/// nothing may depend on them.
pub(super) async fn statements(reading: &mut ReadOnly<'_>, changes: &[Change]) -> Result<Vec<Statement>> {
    let mut tables: BTreeMap<&str, Table> = BTreeMap::new();
    for change in changes {
        if !tables.contains_key(change.table.as_str()) {
            tables.insert(&change.table, find(reading, &change.table).await?);
        }
    }
    let statement = |change: &Change| {
        let table = tables.get(change.table.as_str()).ok_or_else(|| Error::bug("a table was not read"))?;
        change.statement(table)
    };
    changes.iter().map(statement).collect()
}

/// How an equality is written.
#[derive(Clone, Copy)]
enum Equality {
    Runs,
    Shown,
}

impl Equality {
    fn of(self, column: &Column) -> String {
        match self {
            Self::Runs => column.operator("="),
            Self::Shown => "=".into(),
        }
    }
}

impl Change {
    fn statement(&self, table: &Table) -> Result<Statement> {
        if !matches!(table.kind, RelationKind::Table | RelationKind::PartitionedTable) {
            return Err(Error::usage(format!(
                "{} is a {}, and its rows are changed elsewhere",
                table.name, table.kind
            )));
        }
        let columns: Vec<Ident> = table.columns.iter().map(|column| column.name.clone()).collect();
        let names: Vec<String> = columns.iter().map(ToString::to_string).collect();
        let now = match &self.what {
            What::Insert { .. } => None,
            What::Update { key, .. } | What::Delete { key, .. } => {
                let place = place(table, key, Equality::Runs)?;
                Some(format!("select {} from {} where {place}", names.join(", "), table.relation))
            }
        };
        Ok(Statement {
            table: table.name.clone(),
            sql: self.sql(table, Equality::Runs)?,
            shown: self.sql(table, Equality::Shown)?,
            now,
            columns,
        })
    }

    fn sql(&self, table: &Table, equality: Equality) -> Result<String> {
        let relation = &table.relation;
        let there = |key, old| {
            Ok::<_, Error>(format!("{}{}", place(table, key, equality)?, unchanged(table, old, equality)?))
        };
        match &self.what {
            What::Insert { new } => insert(table, new),
            What::Update { key, old, new } => {
                let set: Vec<String> = new
                    .iter()
                    .map(|(name, value)| Ok(format!("{name} = {}", value.sql(column(table, name)?))))
                    .collect::<Result<_>>()?;
                if set.is_empty() {
                    return Err(Error::usage("an update changes nothing"));
                }
                Ok(format!("update {relation}\nset {}\nwhere {}", set.join(", "), there(key, old)?))
            }
            What::Delete { key, old } => Ok(format!("delete from {relation}\nwhere {}", there(key, old)?)),
        }
    }
}

impl New {
    fn sql(&self, column: &Column) -> String {
        match self {
            // Without a length in the cast: a text that is too long is an error, not cut.
            Self::Text(text) => format!("{}::{}", quote_literal(text), column.cast),
            Self::Null => "null".into(),
            Self::Default => "default".into(),
        }
    }
}

fn insert(table: &Table, new: &BTreeMap<Ident, New>) -> Result<String> {
    let relation = &table.relation;
    if new.is_empty() {
        return Ok(format!("insert into {relation} default values"));
    }
    let names: Vec<String> = new.keys().map(ToString::to_string).collect();
    let values: Vec<String> =
        new.iter().map(|(name, value)| Ok(value.sql(column(table, name)?))).collect::<Result<_>>()?;
    Ok(format!("insert into {relation} ({})\nvalues ({})", names.join(", "), values.join(", ")))
}

fn column<'a>(table: &'a Table, name: &Ident) -> Result<&'a Column> {
    table.column(name).ok_or_else(|| Error::usage(format!("{} has no column {name}", table.name)))
}

/// The whole primary key: it tells one row from all others.
fn place(table: &Table, key: &BTreeMap<Ident, String>, equality: Equality) -> Result<String> {
    let primary = table.primary_key.as_ref().filter(|_| table.key().is_some()).ok_or_else(|| {
        Error::usage(format!("{} has no primary key, so one row cannot be told from another", table.name))
    })?;
    let part = |name: &Ident| {
        let value = key.get(name).ok_or_else(|| Error::usage(format!("the key has no value for {name}")))?;
        let column = column(table, name)?;
        Ok(format!("{name} {} {}::{}", equality.of(column), quote_literal(value), column.cast))
    };
    let parts: Vec<String> = primary.columns.iter().map(part).collect::<Result<_>>()?;
    Ok(parts.join(" and "))
}

/// Compared as texts: not every type has an equality, and what was seen is a text. NULLs are counted, as a row of NULLs
/// is one for IS NULL, too.
fn unchanged(table: &Table, old: &BTreeMap<Ident, Option<String>>, equality: Equality) -> Result<String> {
    let mut conditions = String::new();
    for (name, value) in old {
        // Names of the catalog are printed as they are found, and here they are found otherwise than when they were read.
        if column(table, name)?.base.starts_with("reg") {
            continue;
        }
        let literal = value.as_deref().map(quote_literal);
        conditions += "\n  and ";
        conditions += &match (equality, literal) {
            (Equality::Shown, None) => format!("{name} is null"),
            (Equality::Shown, Some(literal)) => format!("format('%s', {name}) = {literal}"),
            (Equality::Runs, None) => format!("pg_catalog.num_nulls({name}) operator(pg_catalog.=) 1"),
            (Equality::Runs, Some(literal)) => format!(
                "pg_catalog.num_nulls({name}) operator(pg_catalog.=) 0 \
                 and pg_catalog.format('%s', {name}) operator(pg_catalog.=) {literal}"
            ),
        };
    }
    Ok(conditions)
}
