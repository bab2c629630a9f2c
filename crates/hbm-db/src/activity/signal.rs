//! Cancels the query of a session, or ends it: the one that was looked at, and no other that has its number by now.

use crate::catalog::quote_literal;
use crate::db::Session;
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// What is done to a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// Its query is cancelled; the session stays.
    Cancel,
    /// The session is ended, and its transaction rolled back.
    Terminate,
}

/// A session to which something was done.
#[derive(Clone, Debug, Serialize)]
pub struct Signalled {
    /// What was done.
    pub action: Act,
    /// Process id of its backend.
    pub pid: i32,
    /// Its database.
    pub database: Option<String>,
    /// Its role.
    pub user: Option<String>,
    /// Its `application_name`.
    pub application: Option<String>,
    /// How long it took until the query had ended, or the session was gone.
    pub milliseconds: u64,
}

/// A session that something is to be done to.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Found {
    pub(crate) pid: i32,
    pub(crate) database: Option<String>,
    pub(crate) user: Option<String>,
    pub(crate) application: Option<String>,
    kind: Option<String>,
    state: Option<String>,
    started: Option<String>,
    query_started: Option<String>,
    own: bool,
    here: bool,
}

/// How long the end of a query, or of a session, is waited for.
const LIMIT: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(50);

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let or = |text: &Option<String>, other: &str| match text.as_deref() {
            None | Some("") => other.to_owned(),
            Some(text) => text.to_owned(),
        };
        write!(
            f,
            "pid {}, user {}, application {}, {}",
            self.pid,
            or(&self.user, "unknown"),
            or(&self.application, "unknown"),
            or(&self.state, "state hidden")
        )
    }
}

/// The session of a process, where something may be done to it.
///
/// # Errors
/// Exit 1 where there is none; exit 4 where it is a process of the server, our own session, or of another database.
pub(crate) async fn find(session: &mut Session, pid: i32, act: Act) -> Result<Found> {
    let Some(found) = look(session, pid).await? else {
        return Err(Error::failed(format!("there is no session with pid {pid}"))
            .hint("it has perhaps ended: look at the sessions once more"));
    };
    let refused = |why: String| Error::refused(format!("pid {pid} is left alone: {why}"));
    if found.own {
        return Err(refused("it is the session that asks".into()));
    }
    match found.kind.as_deref() {
        Some("client backend") => {}
        None => {
            return Err(refused("what kind of process it is, is hidden from this role".into())
                .hint(format!("GRANT pg_read_all_stats TO {}", session.server.user)));
        }
        Some("parallel worker") => {
            return Err(
                refused("it works for another session".into()).hint("name that session, which it ends with")
            );
        }
        Some(kind) => return Err(refused(format!("it is a process of the server itself ({kind})"))),
    }
    if !found.here {
        let database = found.database.as_deref().unwrap_or("another database");
        return Err(refused(format!(
            "it is connected to {database}, and this is {}",
            session.server.database
        ))
        .hint("name its database in the URL, which then says whether it is protected"));
    }
    if act == Act::Cancel && !found.runs() {
        return Err(Error::failed(format!(
            "pid {pid} runs no query: it is {}",
            found.state.as_deref().unwrap_or("in no state that is known")
        ))
        .hint("a transaction that is open without a query ends with its session: --terminate"));
    }
    Ok(found)
}

async fn look(session: &mut Session, pid: i32) -> Result<Option<Found>> {
    Ok(session.read(&include_str!("sql/session.sql").replace("$pid", &pid.to_string())).await?.pop())
}

impl Found {
    fn runs(&self) -> bool {
        matches!(self.state.as_deref(), Some("active" | "fastpath function call"))
    }

    /// Whether what was to end has ended, seen what is there now.
    fn has_ended(&self, now: Option<&Self>, act: Act) -> bool {
        let Some(now) = now.filter(|now| now.started == self.started) else { return true };
        act == Act::Cancel && (!now.runs() || now.query_started != self.query_started)
    }
}

/// Does it, and waits until it has happened.
///
/// # Errors
/// Exit 1 where the role may not do it, and where the server was told and nothing has ended in time.
pub(crate) async fn send(session: &mut Session, found: &Found, act: Act) -> Result<Signalled> {
    let (function, what) = match act {
        Act::Cancel => ("pg_cancel_backend", "cancel the query of"),
        Act::Terminate => ("pg_terminate_backend", "end the session"),
    };
    let sql = format!(
        "select pg_catalog.{function}(a.pid)::pg_catalog.text from pg_catalog.pg_stat_activity a \
         where a.pid = {} and a.backend_start::pg_catalog.text = {}",
        found.pid,
        quote_literal(found.started.as_deref().unwrap_or_default()),
    );
    let began = Instant::now();
    session.texts(&sql).await.map_err(|error| {
        let may_not = error.sqlstate() == Some("42501");
        let error = if may_not { error.without_hints() } else { error };
        let error = error.context(format!("cannot {what} {found}"));
        match may_not {
            true => error.hint(format!(
                "GRANT pg_signal_backend TO {}; sessions of superusers are for superusers alone",
                session.server.user
            )),
            false => error,
        }
    })?;
    while !found.has_ended(look(session, found.pid).await?.as_ref(), act) {
        if began.elapsed() >= LIMIT {
            let what = match act {
                Act::Cancel => "its query has not ended",
                Act::Terminate => "it is still there",
            };
            return Err(Error::failed(format!("pid {} was told, and {what} after {} s", found.pid, LIMIT.as_secs()))
                .detail(found.to_string())
                .hint("a process that waits for storage or the network hears it when that answers; look at the sessions once more"));
        }
        sleep(PAUSE).await;
    }
    Ok(Signalled {
        action: act,
        pid: found.pid,
        database: found.database.clone(),
        user: found.user.clone(),
        application: found.application.clone(),
        milliseconds: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
    })
}
