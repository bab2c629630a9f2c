//! A commit whose answer may be lost.
//!
//! When the connection breaks after COMMIT was sent, the client cannot know what came of it. The server can: it keeps
//! the fate of recent transactions (manual, "Transaction ID and Snapshot Information Functions", `pg_xact_status`).

use super::{Session, Target};
use crate::advice::{Advice, Operation};
use crate::error::{Error, Exit, Result};
use std::time::{Duration, Instant};

/// What has become of the session by the commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is the same session, with its locks.
    Session,
    /// It is a new session: what was committed is, and all locks are gone.
    NewSession,
}

/// How long to try to reach the server again, and to wait for a transaction that still runs there.
const PATIENCE: Duration = Duration::from_secs(30);

impl Session {
    /// Commits the transaction `xid` (`pg_current_xact_id()`), and finds out what came of it where the answer is lost.
    ///
    /// # Errors
    /// What the server answers; exit 5 where the transaction was rolled back, or its fate cannot be learned.
    pub async fn commit_surely(&mut self, target: &Target, xid: &str) -> Result<Kept> {
        match self.commit().await {
            Ok(()) => Ok(Kept::Session),
            Err(error) if is_lost(&error) => {
                *self = target.connect_within(PATIENCE).await.map_err(|unreachable| {
                    unreachable.context(format!(
                        "the connection was lost during a commit, and whether transaction {xid} was committed cannot be asked"
                    ))
                })?;
                self.fate(xid, error).await
            }
            Err(error) => Err(error),
        }
    }

    async fn fate(&mut self, xid: &str, lost: Error) -> Result<Kept> {
        let query =
            format!("select coalesce(pg_catalog.pg_xact_status('{xid}'::pg_catalog.xid8), 'forgotten')");
        let end = Instant::now() + PATIENCE;
        loop {
            let answer = self.texts(&query).await?.pop().unwrap_or_default();
            match answer.as_str() {
                "committed" => return Ok(Kept::NewSession),
                "in progress" if Instant::now() < end => tokio::time::sleep(Duration::from_millis(50)).await,
                "aborted" => {
                    return Err(lost
                        .context("the connection was lost before the commit: it was rolled back")
                        .exiting(Exit::Unreachable)
                        .without_hints()
                        .hint("run the command again"));
                }
                other => {
                    return Err(lost
                        .context(format!(
                            "the connection was lost during the commit of transaction {xid}, which is {other}"
                        ))
                        .hint(Advice::to("look at the ledger: ").run(Operation::MigrateStatus, "")));
                }
            }
        }
    }
}

/// Whether an error says that nobody knows what came of the statement.
fn is_lost(error: &Error) -> bool {
    error.exit() == Exit::Unreachable
        || error.sqlstate().is_some_and(|code| code.starts_with("08") || code.starts_with("57P"))
}
