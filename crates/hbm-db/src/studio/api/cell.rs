//! One value as a whole.

use super::super::Handler;
use super::seen::{Question, ask};
use crate::catalog::{Ident, quote_literal};
use crate::error::{Error, Result};
use crate::inspect::Table;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A browser cannot show more; an export has it.
const MOST: usize = 4_000_000;

#[derive(Deserialize)]
pub(super) struct Asked {
    table: String,
    column: Ident,
    /// The values of the key of its row.
    key: BTreeMap<Ident, String>,
}

#[derive(Serialize)]
pub(super) struct Answer {
    value: Option<String>,
    /// Characters it has.
    length: String,
}

pub(super) async fn read(handler: &Handler, asked: &Asked) -> Result<Answer> {
    let (_, found) = ask(handler, &asked.table, |table| question(table, asked)).await?;
    let row = found.rows.into_iter().next();
    let mut values = row.ok_or_else(|| Error::failed("the row is not there any more"))?.into_iter();
    Ok(Answer { value: values.next().flatten(), length: values.next().flatten().unwrap_or_default() })
}

fn question(table: &Table, asked: &Asked) -> Result<Question> {
    let key = table.key().ok_or_else(|| Error::usage(format!("{} has no key", table.name)))?;
    if table.column(&asked.column).is_none() {
        return Err(Error::usage(format!("{} has no column {}", table.name, asked.column)));
    }
    let mut conditions = Vec::new();
    for name in key {
        let (Some(value), Some(part)) = (asked.key.get(name), table.column(name)) else {
            return Err(Error::usage(format!("the key has no value for {name}")));
        };
        conditions.push(format!("{name} {} {}::{}", part.operator("="), quote_literal(value), part.cast));
    }
    let name = &asked.column;
    let sql = format!(
        "select pg_catalog.left(v, {MOST}), pg_catalog.length(v)\nfrom (select case when pg_catalog.num_nulls({name}) = 0 \
         then pg_catalog.format('%s', {name}) end from {} where {}) q (v)",
        table.relation,
        conditions.join(" and ")
    );
    Ok(Question { sql, most: None })
}
