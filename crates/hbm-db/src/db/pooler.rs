//! Poolers between us and the server.
//!
//! A direct connection has the start-up option that it was begun with (`hbm_db.direct`, with a token that nobody else has).
//! Through a pooler, whether a session is our own is found out with a second client, and never by chance. Both ask for the
//! number of their transaction in turns. In transaction mode what one of them has just given back is what the other gets
//! next, or, where the pooler lends the one that was idle longest, what the same one gets the second time; unless others
//! come in between, who count the numbers up. Where the numbers of both go up by one, in processes of their own, each has its
//! process for itself.

use super::Session;
use super::dial::Line;
use super::session::parse;
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use sqlx::{Connection, PgConnection, Row};
use std::time::Duration;

/// How a pooler shares its server connections.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Pooler {
    /// A server connection for as long as the client stays.
    Session,
    /// A server connection for one transaction.
    Transaction,
    /// One of the two.
    Unknown,
}

/// How long a client waits for its turn.
const TURN: Duration = Duration::from_secs(2);
/// Rounds that have to say "session mode". One would do for poolers that lend in an order; some lend by chance.
const ROUNDS: usize = 8;
const MOST_ROUNDS: usize = 3 * ROUNDS;

/// The server process that a client has, and which of its transactions this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
struct Process {
    pid: i32,
    transaction: i64,
}

/// Transactions of a process are numbered (manual, "pg_locks": `virtualtransaction`).
const PROCESS: &str = "select pg_catalog.json_build_object(
    'pid', l.pid,
    'transaction', pg_catalog.split_part(l.virtualtransaction, '/', 2)::pg_catalog.int8
)::pg_catalog.text
from pg_catalog.pg_locks l
where l.pid = pg_catalog.pg_backend_pid() and l.locktype = 'virtualxid'";

impl Process {
    async fn of(connection: &mut PgConnection) -> Result<Self> {
        let row = sqlx::raw_sql(PROCESS).fetch_one(connection).await?;
        parse(&row.try_get::<String, _>(0)?)
    }

    fn follows(self, before: Self) -> bool {
        self.pid == before.pid && self.transaction == before.transaction + 1
    }
}

impl Pooler {
    /// Tells the mode. Nothing is set, and nothing stays.
    ///
    /// # Errors
    /// Whatever the server answers to the first session.
    pub(super) async fn detect(
        first: &mut Session,
        second: impl Future<Output = Result<Line>>,
    ) -> Result<Self> {
        let mut mine = Process::of(&mut first.connection).await?;
        // The pooler takes no second client, or not in time.
        let Ok(Ok(Line { connection: mut second, bridge, .. })) = tokio::time::timeout(TURN, second).await
        else {
            return Ok(Self::Unknown);
        };
        let mut other: Option<Process> = None;
        // All server connections are taken: what the first client gives back would be the second one's.
        let mut waits = false;
        let mut proofs = 0;
        for _ in 0..MOST_ROUNDS {
            let mut proven = true;
            for _ in 0..2 {
                if waits {
                    break;
                }
                match tokio::time::timeout(TURN, Process::of(&mut second)).await {
                    Err(_) => waits = true,
                    Ok(Err(_)) => return Ok(Self::Unknown),
                    Ok(Ok(now)) if now.pid == mine.pid => return Ok(Self::Transaction),
                    Ok(Ok(now)) if other.is_some_and(|other| other.pid != now.pid) => {
                        return Ok(Self::Transaction);
                    }
                    Ok(Ok(now)) => {
                        proven &= other.is_some_and(|other| now.follows(other));
                        other = Some(now);
                    }
                }
            }
            let Ok(now) = tokio::time::timeout(TURN, Process::of(&mut first.connection)).await else {
                return Ok(Self::Unknown);
            };
            let now = now?;
            if now.pid != mine.pid {
                return Ok(Self::Transaction);
            }
            proofs += usize::from(proven && now.follows(mine));
            mine = now;
            if proofs == ROUNDS {
                break;
            }
        }
        if !waits {
            // It was there to ask.
            let _ = second.close().await;
        }
        drop(bridge);
        Ok(if proofs == ROUNDS { Self::Session } else { Self::Unknown })
    }
}

impl Session {
    /// Refuses to go on through a pooler that lends connections for a transaction, or may.
    ///
    /// # Errors
    /// Exit 1 with the remedy.
    pub fn need_session(&self, command: &str) -> Result<()> {
        let mode = match self.pooler {
            Some(Pooler::Transaction) => "a pooler in transaction mode",
            Some(Pooler::Unknown) => "a pooler whose mode cannot be told, which may be transaction mode",
            Some(Pooler::Session) | None => return Ok(()),
        };
        Err(Error::failed(format!(
            "{command} needs a session of its own, and this connection goes through {mode}"
        ))
        .hint("use the direct URL of the server (usually port 5432 instead of 6432 or 6543)")
        .hint("or set pool_mode = session for this database in the pooler"))
    }
}
