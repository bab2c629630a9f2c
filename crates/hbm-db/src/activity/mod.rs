//! Sessions, what they run, and which waits for which.

mod signal;
mod tree;

pub use signal::{Act, Signalled};
pub(crate) use signal::{find, send};
pub use tree::{Blocking, Who};

use crate::db::Session;
use crate::error::Result;
use serde::{Deserialize, Serialize};

/// A session as the server shows it. Times are seconds; what the role may not see is none.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Connected {
    /// Process id of its backend.
    pub pid: i32,
    /// The database that it is connected to.
    pub database: Option<String>,
    /// Its role.
    pub user: Option<String>,
    /// Its `application_name`.
    pub application: Option<String>,
    /// Its client's address, or `local`.
    pub client: Option<String>,
    /// `client backend`, `walsender`, `autovacuum worker` …
    pub kind: Option<String>,
    /// `active`, `idle`, `idle in transaction` …
    pub state: Option<String>,
    /// What it waits for, if it does: `Lock`, `IO` …
    pub wait_event_type: Option<String>,
    /// The same more exactly.
    pub wait_event: Option<String>,
    /// Since when it is connected.
    pub connected: Option<f64>,
    /// Since when its transaction is open.
    pub in_transaction: Option<f64>,
    /// Since when it is in its state.
    pub in_state: Option<f64>,
    /// Since when it waits for a lock.
    pub waits: Option<f64>,
    /// The processes that it waits for.
    pub blocked_by: Vec<i32>,
    /// The prepared transactions that it waits for.
    pub blocked_by_prepared: Vec<String>,
    /// Whether its state and its query are hidden from this role.
    pub hidden: bool,
    /// The query that runs, or ran last.
    pub query: Option<String>,
}

/// A prepared transaction.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Prepared {
    /// Its name.
    pub gid: String,
    /// Its role.
    pub user: Option<String>,
    /// Its database.
    pub database: Option<String>,
    /// Since when it is prepared, in seconds.
    pub since: f64,
}

/// What goes on at a server.
#[derive(Clone, Debug, Serialize)]
pub struct Activity {
    /// The database that was asked.
    pub database: String,
    /// The role that asked.
    pub user: String,
    /// Who blocks whom: those that wait for nobody themselves, with those that wait for them.
    pub blocking: Vec<Blocking>,
    /// All sessions but the one that asks, the oldest transaction first.
    pub sessions: Vec<Connected>,
    /// All prepared transactions, the oldest first.
    pub prepared: Vec<Prepared>,
}

/// Whether the role may see a session's state and query (manual, "Predefined Roles").
const HIDDEN: &str = "(a.usesysid is not null and not pg_catalog.pg_has_role(a.usesysid, 'usage') \
                      and not pg_catalog.pg_has_role('pg_read_all_stats', 'usage'))";

impl Activity {
    /// Reads it. Locks of nobody are waited for.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn read(session: &mut Session) -> Result<Self> {
        let query = include_str!("sql/sessions.sql").replace("$hidden", HIDDEN);
        let sessions: Vec<Connected> = session.read(&query).await?;
        let prepared: Vec<Prepared> = session.read(include_str!("sql/prepared.sql")).await?;
        Ok(Self {
            database: session.server.database.clone(),
            user: session.server.user.clone(),
            blocking: tree::of(&sessions),
            sessions,
            prepared,
        })
    }

    /// How many sessions hide their state and query from the role.
    pub fn hidden(&self) -> usize {
        self.sessions.iter().filter(|session| session.hidden).count()
    }

    /// The session of a process.
    pub fn session(&self, pid: i32) -> Option<&Connected> {
        self.sessions.iter().find(|session| session.pid == pid)
    }
}
