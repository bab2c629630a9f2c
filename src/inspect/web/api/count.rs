//! How many rows: as the planner estimates, or counted.

use super::super::Desk;
use super::PAGE;
use super::filter::Rows;
use super::table::find;
use crate::error::{Error, Result};
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

pub(super) async fn read(desk: &Desk, asked: &Asked) -> Result<Answer> {
    desk.pool
        .read(PAGE, async |reading| {
            let table = find(reading, &asked.rows.table).await?;
            let condition = asked.rows.condition(&table)?;
            let unknown = table.figures.estimated_rows.is_none();
            if !asked.exact && condition.is_none() {
                return Ok(Answer {
                    rows: table.figures.estimated_rows.map(|rows| rows.to_string()),
                    exact: false,
                });
            }
            reading.plan_as_usual().await?;
            let filter = condition.map_or_else(String::new, |condition| format!(" where {condition}"));
            if asked.exact {
                let sql = format!("select pg_catalog.count(*) from {}{filter}", table.relation);
                let rows = reading.query(&sql, None).await?;
                return Ok(Answer { rows: rows.rows.into_iter().flatten().next().flatten(), exact: true });
            }
            if unknown {
                return Ok(Answer { rows: None, exact: false });
            }
            let sql = format!("explain (format json) select from {}{filter}", table.relation);
            let plan = reading.utility(&sql).await?;
            Ok(Answer { rows: estimated(plan.rows.into_iter().flatten().flatten().next())?, exact: false })
        })
        .await
}

fn estimated(plan: Option<String>) -> Result<Option<String>> {
    let text = plan.ok_or_else(|| Error::bug("EXPLAIN had no row"))?;
    let plan: serde_json::Value =
        serde_json::from_str(&text).map_err(|error| Error::bug("EXPLAIN was no JSON").because(error))?;
    Ok(plan.pointer("/0/Plan/Plan Rows").map(ToString::to_string))
}
