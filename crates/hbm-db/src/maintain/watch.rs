//! How far a statement got, seen from a second connection.

use crate::db::Target;
use crate::error::Result;
use crate::progress::Progress;
use serde::Deserialize;
use std::convert::Infallible;
use std::time::Duration;
use tracing::debug;

const PAUSE: Duration = Duration::from_millis(500);

/// Tells how far the statement of a process got, for as long as it is asked. It never ends: who cannot be told goes on without.
pub(super) async fn watch(target: &Target, pid: i32, what: &str, progress: &dyn Progress) -> Infallible {
    let Err(error) = look(target, pid, what, progress).await;
    debug!("no progress is shown: {error}");
    std::future::pending().await
}

async fn look(target: &Target, pid: i32, what: &str, progress: &dyn Progress) -> Result<Infallible> {
    #[derive(Deserialize)]
    struct Row {
        phase: String,
        done: Option<f64>,
        whole: Option<f64>,
    }
    // What is over before needs none.
    tokio::time::sleep(PAUSE).await;
    let mut session = target.connect().await?;
    let query = include_str!("sql/progress.sql").replace("$pid", &pid.to_string());
    let mut told = String::new();
    loop {
        let rows: Vec<Row> = session.read(&query).await?;
        if let Some(row) = rows.first() {
            let part = match (row.done, row.whole) {
                (Some(done), Some(whole)) if whole > 0.0 => format!(", {:.0} %", 100.0 * done / whole),
                _ => String::new(),
            };
            let now = format!("{what}: {}{part}", row.phase);
            if now != told {
                progress.advance(&now, 0);
                debug!("{now}");
                told = now;
            }
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Asks the server to cancel the statement of a process.
///
/// # Errors
/// Exit 5 without a connection; whatever the server answers.
pub(super) async fn cancel(target: &Target, pid: i32) -> Result<()> {
    let mut session = target.connect().await?;
    session.execute(&format!("select pg_catalog.pg_cancel_backend({pid})")).await?;
    session.close().await;
    Ok(())
}
