//! Our own schema in a database, and the marker in it.

use super::{Marker, Session};
use crate::catalog::quote_literal;
use crate::error::{Error, Result};

/// The tables of our own schema.
pub const OWN_TABLES: [&str; 4] = ["environment", "seeds", "migrations", "adopted"];

/// Makes our schema where it is missing, inside the caller's transaction. Where it is there, nothing is needed,
/// no right to create either.
///
/// # Errors
/// Whatever the server answers.
pub async fn make_own_schema(session: &mut Session) -> Result<()> {
    let there = session
        .texts(
            "select exists (
                 select from pg_catalog.pg_class c
                 join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                 join pg_catalog.pg_attribute a on a.attrelid = c.oid
                 where n.nspname = 'hbm_db' and c.relname = 'environment' and a.attname = 'app'
             )::text",
        )
        .await?;
    if there.first().is_some_and(|answer| answer == "true") {
        return Ok(());
    }
    let foreign = session.texts(include_str!("sql/foreign_schema.sql")).await?;
    if !foreign.is_empty() {
        return Err(Error::refused("there is a schema hbm_db that hbm-db did not make; nothing was changed")
            .details(foreign)
            .hint("give it another name: hbm-db keeps its own tables in hbm_db"));
    }
    session.execute(include_str!("sql/own_schema.sql")).await
}

/// Writes the marker, inside the caller's transaction, and makes our schema where it is missing. A marker without an
/// application leaves the one that is there.
///
/// # Errors
/// Whatever the server answers.
pub async fn mark(session: &mut Session, marker: &Marker) -> Result<()> {
    make_own_schema(session).await?;
    let sql = format!(
        "insert into hbm_db.environment (environment, protected, app) values ({environment}, {protected}, {app})
         on conflict (only_row) do update
         set environment = excluded.environment, protected = excluded.protected,
             app = coalesce(excluded.app, environment.app), marked_at = now(), marked_by = current_user
         where (environment.environment, environment.protected, environment.app)
            is distinct from (excluded.environment, excluded.protected, coalesce(excluded.app, environment.app))",
        environment = literal(marker.environment.map(|environment| environment.to_string())),
        protected = marker.protected,
        app = literal(marker.app.clone()),
    );
    session.execute(&sql).await
}

fn literal(value: Option<String>) -> String {
    value.map_or("null".into(), |value| quote_literal(&value))
}
