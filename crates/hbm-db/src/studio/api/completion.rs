//! Names for completion: tables with their columns.

use super::super::Handler;
use super::PAGE;
use crate::error::Result;
use crate::inspect::Diagram;
use serde_json::{Map, Value, json};

pub(super) async fn read(handler: &Handler) -> Result<Value> {
    let diagram = handler.pool.read(PAGE, async |reading| Diagram::read(reading, &[]).await).await?;
    let names = |table: &crate::inspect::Entity| -> Vec<Value> {
        table
            .columns
            .iter()
            .map(|column| json!({ "label": column.name, "detail": column.data_type }))
            .collect()
    };
    let tables: Map<String, Value> =
        diagram.tables.iter().map(|table| (table.name.clone(), Value::from(names(table)))).collect();
    Ok(Value::Object(tables))
}
