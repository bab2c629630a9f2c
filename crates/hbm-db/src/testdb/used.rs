//! Whether something was committed in an instance that comes back.

use super::keeper::patiently;
use super::template::sequences;
use crate::catalog::quote_literal;
use crate::db::{Session, Target};
use crate::error::Result;
use serde::Deserialize;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

/// How long the sessions of a test are waited for: what they did is counted when they end.
const PATIENCE: Duration = Duration::from_millis(500);

/// What was done in a database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub(super) struct Counters {
    /// Transactions that were committed, without that of every session's beginning.
    commits: i64,
    /// Rows that were written, also those of transactions that were rolled back. Those of system catalogs count.
    rows: i64,
    /// Since when they count; none where that was never set back.
    begun: Option<String>,
    /// Sessions of clients.
    connected: i64,
    /// What the server knows of the database outside of it: settings, privileges, limits, subscriptions, prepared transactions.
    outside: Option<String>,
    /// Whether rows are counted at all.
    counted: bool,
}

impl Counters {
    /// What reads those of a database, whose name is an expression, and that name.
    pub(super) fn query(database: &str) -> String {
        include_str!("sql/counters.sql").replace("$name", database)
    }

    /// Those of a database, or none where it is gone.
    ///
    /// # Errors
    /// What the server answers.
    pub(super) async fn read(keeper: &mut Session, database: &str) -> Result<Option<Self>> {
        Ok(keeper.read(&Self::query(&quote_literal(database))).await?.pop())
    }

    /// Whether nothing was committed between the two: every transaction was rolled back, or none wrote a row. Counters that were
    /// set back meanwhile, as after a crash, prove nothing.
    fn nothing_since(&self, before: &Self) -> bool {
        let is_unchanged = self.begun == before.begun && self.outside == before.outside;
        let is_counted = self.counted && before.counted;
        is_unchanged && is_counted && (self.commits == before.commits || self.rows == before.rows)
    }
}

/// The counters of a database that nobody is connected to; none where somebody stays, or it is gone. A session counts what it
/// did before it is gone from the list of sessions.
async fn settled(keeper: &Mutex<Session>, database: &str) -> Result<Option<Counters>> {
    let end = Instant::now() + PATIENCE;
    loop {
        match Counters::read(&mut *keeper.lock().await, database).await? {
            Some(counters) if counters.connected == 0 => return Ok(Some(counters)),
            Some(_) if Instant::now() < end => tokio::time::sleep(Duration::from_millis(20)).await,
            _ => return Ok(None),
        }
    }
}

/// The counters of an instance that is as its template, from which the next use counts: nothing was committed, and no sequence
/// has moved, which no rollback undoes. None where that is not so, and before PostgreSQL 15, whose counters come too late.
///
/// # Errors
/// What the server answers.
pub(super) async fn untouched(
    keeper: &Mutex<Session>,
    target: &Target,
    (database, before, of_template): (&str, &Counters, &str),
) -> Result<Option<Counters>> {
    if keeper.lock().await.server.version < 150_000 {
        return Ok(None);
    }
    let is_as_before = settled(keeper, database).await?.is_some_and(|now| now.nothing_since(before));
    if !is_as_before {
        return Ok(None);
    }
    let mut inside = patiently(target, Some(database)).await?;
    let now = sequences(&mut inside).await;
    inside.close().await;
    match now? == of_template {
        true => settled(keeper, database).await,
        false => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_committed_counts() {
        let counters = |commits, rows, begun: Option<&str>| Counters {
            commits,
            rows,
            begun: begun.map(str::to_owned),
            connected: 0,
            outside: Some("as made".into()),
            counted: true,
        };
        let before = counters(0, 0, None);
        let elsewhere = Counters { outside: Some("settings".into()), ..before.clone() };
        let uncounted = Counters { counted: false, ..before.clone() };
        for (after, untouched) in [
            (counters(0, 0, None), true),
            // Everything was rolled back.
            (counters(0, 12, None), true),
            // It only read.
            (counters(7, 0, None), true),
            (counters(1, 1, None), false),
            (counters(0, 0, Some("2026-12-01")), false),
            (elsewhere, false),
            (uncounted, false),
        ] {
            assert_eq!(after.nothing_since(&before), untouched, "{after:?}");
        }
    }
}
