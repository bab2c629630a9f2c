//! The statements that would make a table, its keys, its indexes and all else that is of it.

use super::super::Handler;
use super::PAGE;
use super::table::Asked;
use crate::error::{Error, Result};
use crate::inspect::{Known, definition};
use serde_json::{Value, json};

pub(super) async fn read(handler: &Handler, asked: &Asked) -> Result<Value> {
    let relation = handler
        .pool
        .read(PAGE, async |reading| Ok(Known::read(reading).await?.find(&asked.table)?.clone()))
        .await?;
    let mut lent = handler.pool.lend().await?;
    let statements = definition(&mut lent.session, &relation).await?;
    lent.give_back();
    if statements.is_empty() {
        let name = relation.name.brief();
        return Err(Error::usage(format!("hbm-db does not write the statements that make {name}"))
            .hint("pg_dump --schema-only --table does"));
    }
    let sql: Vec<String> = statements.into_iter().map(|statement| statement + ";").collect();
    Ok(json!({ "statements": sql }))
}
