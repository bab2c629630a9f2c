//! Poolers between us and the server.
//!
//! A start-up option that only a server keeps (`hbm_db.direct`) tells a direct connection from a pooled one.
//! A pooler in transaction mode hands the same server process to a second client while the first is idle;
//! in session mode the second client gets another process, or waits.

use super::Session;
use crate::error::{Error, Result};
use serde::Serialize;
use std::time::Duration;

/// How a pooler shares its server connections.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Pooler {
    /// A server connection for as long as the client stays.
    Session,
    /// A server connection for one transaction.
    Transaction,
}

/// How long a second client waits before the pooler is taken to be in session mode with no connection left.
const SECOND_CLIENT: Duration = Duration::from_secs(2);

impl Pooler {
    /// Tells the mode from whether a second session shares the first one's server process.
    ///
    /// # Errors
    /// Whatever the server answers to the first session.
    pub(super) async fn detect(
        first: &mut Session,
        second: impl Future<Output = Result<Session>>,
    ) -> Result<Self> {
        let pid = "select pg_catalog.pg_backend_pid()::text";
        let mine = first.texts(pid).await?;
        let other = tokio::time::timeout(SECOND_CLIENT, async {
            let mut second = second.await?;
            let other = second.texts(pid).await;
            second.close().await;
            other
        })
        .await;
        Ok(match other {
            Ok(Ok(other)) if other == mine => Self::Transaction,
            _ => Self::Session,
        })
    }
}

impl Session {
    /// Refuses to go on through a pooler in transaction mode.
    ///
    /// # Errors
    /// Exit 1 with the remedy.
    pub fn need_session(&self, command: &str) -> Result<()> {
        if self.pooler == Some(Pooler::Transaction) {
            return Err(Error::failed(format!(
                "{command} needs a session of its own, and this connection goes through a pooler in transaction mode"
            ))
            .hint("use the direct URL of the server (usually port 5432 instead of 6432 or 6543)")
            .hint("or set pool_mode = session for this database in the pooler"));
        }
        Ok(())
    }
}
