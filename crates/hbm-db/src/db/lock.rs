//! Locks: our own, with an owner; and who holds those of others.

use super::{Session, Target};
use crate::catalog::{Ident, quote_literal};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use std::time::{Duration, Instant};

/// How long to wait for a lock.
#[derive(Clone, Copy, Debug)]
pub struct LockTimeout(pub Duration);

impl Default for LockTimeout {
    /// Five seconds.
    fn default() -> Self {
        Self(Duration::from_secs(5))
    }
}

impl LockTimeout {
    /// `SET LOCAL lock_timeout` for the current transaction.
    pub(crate) fn statement(self) -> String {
        format!("set local lock_timeout = {}", self.milliseconds())
    }

    /// As the server takes it: a setting of 32 bits, where 0 would be for ever.
    pub(crate) fn milliseconds(self) -> u32 {
        let longest = i32::MAX.unsigned_abs();
        u32::try_from(self.0.as_millis()).unwrap_or(longest).clamp(1, longest)
    }
}

/// Whoever waits longer is told for whom.
const PATIENCE: Duration = Duration::from_secs(1);

/// The advisory lock of hbm-db, one per database: "hbmd" in ASCII.
const KEY: i32 = 0x6862_6d64;

/// A session that holds a lock somebody else needs; or a prepared transaction, which holds its locks without one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Blocker {
    /// Process id of its backend; 0 where there is none.
    pub pid: i32,
    /// The name of the prepared transaction, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepared: Option<String>,
    /// Its role.
    pub user: Option<String>,
    /// Its `application_name`.
    pub application: Option<String>,
    /// Its client's address, or `local`.
    pub client: String,
    /// Its state: `active`, `idle in transaction` …
    pub state: Option<String>,
    /// When its transaction began.
    pub since: Option<String>,
}

impl fmt::Display for Blocker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unknown = "unknown";
        if let Some(name) = &self.prepared {
            return write!(
                f,
                "prepared transaction {}, user {}, since {}",
                quote_literal(name),
                self.user.as_deref().unwrap_or(unknown),
                self.since.as_deref().unwrap_or(unknown),
            );
        }
        write!(
            f,
            "pid {}, user {}, application {}, from {}, {}, since {}",
            self.pid,
            self.user.as_deref().unwrap_or(unknown),
            match self.application.as_deref() {
                None | Some("") => unknown,
                Some(name) => name,
            },
            self.client,
            self.state.as_deref().unwrap_or("state hidden"),
            self.since.as_deref().unwrap_or(unknown),
        )
    }
}

impl Session {
    /// Takes the advisory lock of hbm-db on this database, for as long as the session lives.
    ///
    /// It polls `pg_try_advisory_lock`: a blocking wait would deadlock with `CREATE INDEX CONCURRENTLY`, which
    /// waits for every transaction, the waiter's included.
    ///
    /// # Errors
    /// Exit 1 with the holder, when the time is over.
    pub async fn lock(&mut self, timeout: LockTimeout) -> Result<()> {
        self.poll(timeout.0, |_| {}, "--lock-timeout").await
    }

    /// The same with a longer patience; who has to wait longer than a second is told for whom, once.
    ///
    /// # Errors
    /// Exit 1 with the holder, when the time is over.
    pub async fn lock_within(&mut self, patience: Duration, tell: impl Fn(&Blocker)) -> Result<()> {
        self.poll(patience, tell, "--wait").await
    }

    async fn poll(&mut self, patience: Duration, tell: impl Fn(&Blocker), flag: &str) -> Result<()> {
        self.need_session("this command")?;
        let start = Instant::now();
        let attempt = format!("select pg_catalog.pg_try_advisory_lock({KEY}, 0)::text");
        let mut told = false;
        loop {
            if self.texts(&attempt).await?.first().map(String::as_str) == Some("true") {
                return Ok(());
            }
            if start.elapsed() >= patience {
                return Err(Error::failed(format!(
                    "another hbm-db works on this database, and did not finish within {} s",
                    patience.as_secs_f32()
                ))
                .details(self.holders().await?.iter().map(ToString::to_string))
                .hint(format!("wait for it, or give it more time with {flag}")));
            }
            if !told && start.elapsed() >= PATIENCE {
                told = true;
                self.holders().await?.iter().for_each(&tell);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn holders(&mut self) -> Result<Vec<Blocker>> {
        self.read(&include_str!("sql/holder.sql").replace("$key", &KEY.to_string())).await
    }
}

/// The other sessions that hold locks on tables of the namespaces.
///
/// # Errors
/// Whatever the server answers.
pub async fn blockers(session: &mut Session, namespaces: &BTreeSet<Ident>) -> Result<Vec<Blocker>> {
    let names: Vec<String> = namespaces.iter().map(|name| quote_literal(name.as_str())).collect();
    session.read(&holders(&format!("array[{}]::text[]", names.join(", ")))).await
}

/// The query for whoever holds locks on tables of the namespaces, which are an expression of SQL; where that is null, for
/// whoever keeps everybody from reading.
pub(super) fn holders(namespaces: &str) -> String {
    include_str!("sql/holders.sql").replace("$namespaces", namespaces)
}

/// Runs `work` in the session whose backend is `pid`. Whom it waits for longer than a second is told, each once.
pub async fn telling_whom<T>(
    target: &Target,
    pid: i32,
    tell: impl Fn(&Blocker),
    work: impl Future<Output = T>,
) -> T {
    // It goes on for as long as the work does.
    let watch = async {
        tokio::time::sleep(PATIENCE).await;
        if watch(target, pid, tell).await.is_err() {
            // Who cannot be told is waited for all the same.
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        done = work => done,
        () = watch => unreachable!("it ends with the work"),
    }
}

/// Ends only where the server does not answer.
async fn watch(target: &Target, pid: i32, tell: impl Fn(&Blocker)) -> Result<()> {
    let mut session = target.connect().await?;
    let query = include_str!("sql/waited_for.sql").replace("$pid", &pid.to_string());
    let mut told = BTreeSet::new();
    loop {
        let others: Vec<Blocker> = session.read(&query).await?;
        others.iter().filter(|other| told.insert((other.pid, other.prepared.clone()))).for_each(&tell);
        tokio::time::sleep(PATIENCE).await;
    }
}

/// Ends the sessions, and waits until they are gone.
///
/// # Errors
/// Exit 1 where the role may not end one of them, and where a prepared transaction is among them: whether that is to be
/// committed is known to whoever prepared it.
pub async fn terminate(session: &mut Session, blockers: &[Blocker]) -> Result<()> {
    if let Some(blocker) = blockers.iter().find(|blocker| blocker.prepared.is_some()) {
        let name = quote_literal(blocker.prepared.as_deref().unwrap_or_default());
        return Err(Error::failed(format!(
            "a prepared transaction is in the way, and is not ended here: {blocker}"
        ))
        .hint(format!(
            "its coordinator ends it, or its owner: COMMIT PREPARED {name}, or ROLLBACK PREPARED {name}"
        )));
    }
    for blocker in blockers {
        // The second argument, a time-out in ms, waits for the end (PostgreSQL 14).
        let sql = format!("select pg_catalog.pg_terminate_backend({}, 5000)::text", blocker.pid);
        session.texts(&sql).await.map_err(|error| {
            error
                .context(format!("cannot end the session that is in the way: {blocker}"))
                .hint("GRANT pg_signal_backend TO your role, or end it as its owner")
        })?;
    }
    Ok(())
}
