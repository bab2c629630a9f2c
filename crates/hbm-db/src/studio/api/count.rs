//! How many rows: as the planner estimates, or counted.

use super::super::Handler;
use super::filter::Rows;
use super::seen::{Question, ask};
use crate::error::{Error, Result};
use crate::inspect::Table;
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(flatten)]
    rows: Rows,
    #[serde(default)]
    exact: bool,
}

#[derive(Serialize)]
pub(super) struct Answer {
    /// Where nobody knows, none.
    rows: Option<String>,
    exact: bool,
}

pub(super) async fn read(handler: &Handler, asked: &Asked) -> Result<Answer> {
    let filtered = asked.rows.is_filtered();
    let (_, found) = ask(handler, &asked.rows.table, |table| question(table, asked)).await?;
    let value = found.rows.into_iter().flatten().next().flatten();
    let rows = if filtered && !asked.exact { estimated(value)? } else { value };
    Ok(Answer { rows, exact: asked.exact })
}

fn question(table: &Table, asked: &Asked) -> Result<Question> {
    let relation = &table.relation;
    let filter =
        asked.rows.condition(table)?.map_or_else(String::new, |condition| format!(" where {condition}"));
    let sql = if asked.exact {
        format!("select pg_catalog.count(*) from {relation}{filter}")
    } else if asked.rows.is_filtered() {
        format!("explain (format json) select from {relation}{filter}")
    } else {
        table.estimate()
    };
    Ok(Question { sql, most: None })
}

fn estimated(plan: Option<String>) -> Result<Option<String>> {
    let text = plan.ok_or_else(|| Error::bug("EXPLAIN had no row"))?;
    let plan: serde_json::Value =
        serde_json::from_str(&text).map_err(|error| Error::bug("EXPLAIN was no JSON").because(error))?;
    Ok(plan.pointer("/0/Plan/Plan Rows").map(ToString::to_string))
}
