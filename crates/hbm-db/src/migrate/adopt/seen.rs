//! What was read of the ledgers of other tools when they were taken over, in `hbm_db.adopted`: what such a ledger has besides
//! was run since, and what hbm-db has undone since is not run again because that ledger still has it.

use super::OtherLedger;
use crate::catalog::quote_literal;
use crate::db::Session;
use crate::error::Result;
use std::collections::BTreeSet;

/// The migrations of a ledger that were read for an application, as that ledger calls them; none where it was never taken over.
///
/// # Errors
/// What the server answers.
pub(super) async fn read(session: &mut Session, app: &str, other: &OtherLedger) -> Result<BTreeSet<String>> {
    if session.texts(include_str!("sql/seen_there.sql")).await?.is_empty() {
        return Ok(BTreeSet::new());
    }
    let sql = include_str!("sql/seen.sql")
        .replace("$app", &quote_literal(app))
        .replace("$ledger", &quote_literal(&other.shown()));
    Ok(session.texts(&sql).await?.into_iter().collect())
}

/// Writes what was read, in the caller's transaction. Our schema is there.
///
/// # Errors
/// What the server answers.
pub(super) async fn write(session: &mut Session, app: &str, ledger: &str, keys: &[String]) -> Result<()> {
    if session.texts(include_str!("sql/seen_there.sql")).await?.is_empty() {
        session.execute(include_str!("sql/seen_table.sql")).await?;
    }
    let (app, ledger) = (quote_literal(app), quote_literal(ledger));
    let rows: Vec<String> =
        keys.iter().map(|key| format!("({app}, {ledger}, {})", quote_literal(key))).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let sql = format!("insert into hbm_db.adopted values {} on conflict do nothing", rows.join(", "));
    session.execute(&sql).await
}
