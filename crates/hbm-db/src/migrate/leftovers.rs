//! What a statement that was broken off outside of a transaction has left, decided from the catalog.

use crate::catalog::quote_literal;
use crate::db::Session;
use crate::error::Result;
use hbm_db_migration_file::{Concurrent, Statement};
use serde::Deserialize;

/// An index that is not valid.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Invalid {
    /// Its name, quoted and qualified.
    pub(crate) index: String,
    /// Its table.
    pub(crate) table: String,
}

/// All invalid indexes of the database.
///
/// # Errors
/// What the server answers.
pub(crate) async fn invalid(session: &mut Session) -> Result<Vec<Invalid>> {
    session.read(include_str!("sql/invalid.sql")).await
}

/// Whether the name is one that REINDEX CONCURRENTLY gives: the new index under way, or the old one on its way out.
pub(super) fn is_half_built(index: &str) -> bool {
    let name = index.trim_end_matches(|c: char| c.is_ascii_digit() || c == '"');
    name.ends_with("_ccnew") || name.ends_with("_ccold")
}

/// Prepares a statement that may have been begun before. True where nothing is left for it to do.
///
/// # Errors
/// What the server answers.
pub(super) async fn settle(session: &mut Session, statement: &Statement, in_doubt: bool) -> Result<bool> {
    match statement.concurrent() {
        Some(Concurrent::Create { index, table }) => {
            let found = find(session, &index, &table).await?;
            // `IF NOT EXISTS` would take an invalid index for the one that is wanted.
            if let Some((name, false)) = &found {
                drop_index(session, name).await?;
            }
            Ok(in_doubt && matches!(found, Some((_, true))))
        }
        Some(Concurrent::Drop { indexes }) if in_doubt => {
            for index in indexes {
                let gone =
                    format!("select (pg_catalog.to_regclass({}) is null)::text", quote_literal(&index));
                if session.texts(&gone).await?.first().is_none_or(|answer| answer != "true") {
                    return Ok(false);
                }
            }
            Ok(true)
        }
        Some(Concurrent::Reindex) if in_doubt => {
            for left in invalid(session).await? {
                if is_half_built(&left.index) {
                    drop_index(session, &left.index).await?;
                }
            }
            Ok(false)
        }
        _ if in_doubt => finish_detach(session, &statement.sql).await,
        _ => Ok(false),
    }
}

/// A partition that is neither in nor out is taken out by the same statement with FINALIZE as its last word (manual,
/// "Table Partitioning"). True where that was done.
async fn finish_detach(session: &mut Session, sql: &str) -> Result<bool> {
    const LAST: &str = "concurrently";
    let lower = sql.to_lowercase();
    if !lower.contains("detach partition") || !lower.ends_with(LAST) || lower.len() != sql.len() {
        return Ok(false);
    }
    let pending = "select exists (select from pg_catalog.pg_inherits where inhdetachpending)::text";
    if session.texts(pending).await?.first().is_none_or(|answer| answer != "true") {
        return Ok(false);
    }
    session.execute(&format!("{}finalize", &sql[..sql.len() - LAST.len()])).await?;
    Ok(true)
}

/// The index of a table by its name, and whether it is valid.
async fn find(session: &mut Session, index: &str, table: &str) -> Result<Option<(String, bool)>> {
    #[derive(Deserialize)]
    struct Found {
        name: String,
        valid: bool,
    }
    let sql = format!(
        "select pg_catalog.format('%I.%I', n.nspname, c.relname) as name, i.indisvalid as valid
         from pg_catalog.pg_index i
         join pg_catalog.pg_class c on c.oid = i.indexrelid
         join pg_catalog.pg_namespace n on n.oid = c.relnamespace
         where i.indrelid = pg_catalog.to_regclass({}) and c.relname = {}",
        quote_literal(table),
        quote_literal(index)
    );
    let found: Vec<Found> = session.read(&sql).await?;
    Ok(found.into_iter().next().map(|found| (found.name, found.valid)))
}

async fn drop_index(session: &mut Session, index: &str) -> Result<()> {
    session.execute("set lock_timeout = 0").await?;
    session.execute(&format!("drop index concurrently if exists {index}")).await
}
