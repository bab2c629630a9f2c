//! How PostgreSQL would run a statement, as its own JSON.

use super::super::Handler;
use super::sql::cancellable;
use crate::db::ReadOnly;
use crate::error::{Error, Result};
use crate::inspect::query;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
pub(super) struct Asked {
    sql: String,
    id: String,
    /// Whether it is run for its times.
    #[serde(default)]
    analyze: bool,
}

pub(super) async fn read(handler: &Handler, asked: &Asked) -> Result<Value> {
    let options = if asked.analyze { "analyze, buffers, format json" } else { "format json" };
    let head = format!("explain ({options})\n");
    let work = async |reading: &mut ReadOnly<'_>| {
        let asked = query(reading, &format!("{head}{}", asked.sql), None).await;
        asked.map_err(|error| error.moved(head.chars().count()))
    };
    let result = cancellable(handler, &asked.id, &asked.sql, work).await?;
    let text =
        result.rows.into_iter().flatten().flatten().next().ok_or_else(|| Error::bug("EXPLAIN had no row"))?;
    serde_json::from_str(&text).map_err(|error| Error::bug("EXPLAIN was no JSON").because(error))
}
