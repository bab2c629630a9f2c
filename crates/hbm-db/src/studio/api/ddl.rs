//! The statements that would make a table, its keys and its indexes.

use super::super::Handler;
use super::PAGE;
use super::table::Asked;
use crate::catalog::{Catalog, Id};
use crate::error::{Error, Result};
use crate::inspect::Known;
use crate::introspect;
use crate::plan::{For, create_all};
use crate::said::of_cycle;
use serde_json::{Value, json};

pub(super) async fn read(handler: &Handler, asked: &Asked) -> Result<Value> {
    let name = handler
        .pool
        .read(PAGE, async |reading| Ok(Known::read(reading).await?.find(&asked.table)?.name.clone()))
        .await?;
    let mut lent = handler.pool.lend().await?;
    let version = lent.session.server.version;
    let all = introspect::read(&mut lent.session, &[name.namespace.clone()].into()).await?;
    lent.give_back();
    let own = |id: &Id| id.namespace().is_some() && id.name().as_ref() == Some(&name);
    let objects = all.objects.into_iter().filter(|(id, _)| own(id)).collect();
    let needs = all.needs.into_iter().filter(|(id, _)| own(id)).collect();
    let table = Catalog { objects, needs, ..Catalog::default() };
    let made = create_all(&For::anywhere(version), &Catalog::default(), &table);
    let statements = made.map_err(|cycle| of_cycle(&cycle))?;
    if statements.is_empty() {
        return Err(Error::usage(format!("hbm-db does not write the statements that make {}", name.brief()))
            .hint("pg_dump --schema-only --table does"));
    }
    let sql: Vec<String> = statements.into_iter().map(|statement| statement.sql + ";").collect();
    Ok(json!({ "statements": sql }))
}
