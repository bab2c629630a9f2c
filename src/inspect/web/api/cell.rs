//! One value as a whole.

use super::super::Desk;
use super::PAGE;
use super::table::find;
use crate::catalog::{Ident, quote_literal};
use crate::error::{Error, Result};
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

pub(super) async fn read(desk: &Desk, asked: &Asked) -> Result<Answer> {
    desk.pool
        .read(PAGE, async |reading| {
            let table = find(reading, &asked.table).await?;
            let key = table.key().ok_or_else(|| Error::usage(format!("{} has no key", table.name)))?;
            let column = table
                .column(&asked.column)
                .ok_or_else(|| Error::usage(format!("{} has no column {}", table.name, asked.column)))?;
            let mut conditions = Vec::new();
            for name in key {
                let (Some(value), Some(part)) = (asked.key.get(name), table.column(name)) else {
                    return Err(Error::usage(format!("the key has no value for {name}")));
                };
                conditions.push(format!("{name} {} {}::{}", part.operator("="), quote_literal(value), part.cast));
            }
            reading.plan_as_usual().await?;
            let name = &column.name;
            let sql = format!(
                "select pg_catalog.left(v, {MOST}), pg_catalog.length(v)\nfrom (select case when pg_catalog.num_nulls({name}) = 0 \
                 then pg_catalog.format('%s', {name}) end from {} where {}) q (v)",
                table.relation,
                conditions.join(" and ")
            );
            let found = reading.query(&sql, None).await?.rows.into_iter().next();
            let mut values = found.ok_or_else(|| Error::failed("the row is not there any more"))?.into_iter();
            Ok(Answer { value: values.next().flatten(), length: values.next().flatten().unwrap_or_default() })
        })
        .await
}
