//! Everything that `flush` drops, of every kind.

use crate::catalog::{Ident, quote_literal};
use crate::db::Session;
use crate::error::{Error, Result};
use crate::plan::Existing;
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Deserialize)]
struct Outside {
    name: String,
}

/// Lists every object of the namespaces but extensions and what they brought.
///
/// # Errors
/// Exit 4 where objects of other namespaces depend on them and would be dropped along.
pub async fn inventory(session: &mut Session, namespaces: &BTreeSet<Ident>) -> Result<Vec<Existing>> {
    let names: Vec<String> = namespaces.iter().map(|name| quote_literal(name.as_str())).collect();
    let names = format!("array[{}]", names.join(", "));
    let scoped = |sql: &str| sql.replace("$namespaces", &names);
    let outside: Vec<Outside> = if has_outside(session, &names).await? {
        session.read(&scoped(include_str!("sql/outside.sql"))).await?
    } else {
        Vec::new()
    };
    if !outside.is_empty() {
        return Err(Error::refused(
            "objects of other schemas depend on this one, and would be dropped with it",
        )
        .details(outside.into_iter().map(|object| object.name))
        .hint("drop them first, if they are not needed"));
    }
    session.read(&scoped(include_str!("sql/inventory.sql"))).await
}

/// Whether anything exists that could depend on the namespaces from elsewhere.
async fn has_outside(session: &mut Session, names: &str) -> Result<bool> {
    let sql = format!(
        "select (exists (select from pg_catalog.pg_event_trigger)
              or exists (select from pg_catalog.pg_publication)
              or exists (select from ({}) n where n.name <> all ({names}::text[])))::text",
        include_str!("sql/user_namespaces.sql")
    );
    Ok(session.texts(&sql).await?.first().is_some_and(|answer| answer == "true"))
}
