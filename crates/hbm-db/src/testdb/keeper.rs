//! The session that keeps locks. Advisory locks are those of one database, so everybody keeps them in the same one.

use super::name::{Candidate, Lock, is_of_ours};
use crate::catalog::{Ident, quote_literal};
use crate::db::{Session, Target};
use crate::error::{Error, Result};
use std::time::{Duration, Instant};

/// The database that is there on every server.
const MAINTENANCE: &str = "postgres";

/// How long a server that is short of connections is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// A session in the database that everybody keeps locks in; where it is not to be had, in the one that is named.
///
/// # Errors
/// Exit 5 where neither can be connected to; exit 2 through a pooler, which lends sessions; exit 1 for a role that may not
/// create databases.
pub(crate) async fn keeper(target: &Target) -> Result<Session> {
    let mut session = match patiently(target, Some(MAINTENANCE)).await {
        // It is not there, or not for this role.
        Err(error) if matches!(error.sqlstate(), Some("3D000" | "42501" | "28000")) => {
            patiently(target, None).await?
        }
        connected => connected?,
    };
    session.need_session("testdb")?;
    if session.server.standby {
        return Err(Error::usage("the server is a standby, and databases are made on a primary")
            .hint("name the primary in the URL"));
    }
    if !session.server.may_create_databases {
        let role = Ident::new(&session.server.user);
        return Err(Error::failed(format!("the role {role} may not create databases, which tests need"))
            .hint(format!("as a superuser: ALTER ROLE {role} CREATEDB"))
            .hint("or let it start a server of its own: --ephemeral")
            .hint("or keep tests apart by schemas of one database: testdb exec --isolation schema"));
    }
    session.execute("set lock_timeout = 0").await?;
    Ok(session)
}

/// Connects, and waits for a connection where the server has none left (53300).
///
/// # Errors
/// Those of connecting; exit 5 where there is none after half a minute.
pub(crate) async fn patiently(target: &Target, database: Option<&str>) -> Result<Session> {
    let end = Instant::now() + PATIENCE;
    loop {
        match target.connect_to(database).await {
            Err(error) if error.sqlstate() == Some("53300") => {
                if Instant::now() > end {
                    return Err(error
                        .context(format!("no connection was free for {} s", PATIENCE.as_secs()))
                        .hint("run fewer tests at a time, or raise max_connections of the server"));
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            connected => return connected,
        }
    }
}

/// The databases that hbm-db made for tests: templates, or instances.
///
/// # Errors
/// What the server answers.
pub(super) async fn databases_like(session: &mut Session, pattern: &str) -> Result<Vec<Candidate>> {
    let sql = include_str!("sql/databases.sql").replace("$pattern", &quote_literal(pattern));
    let found: Vec<Candidate> = session.read(&sql).await?;
    Ok(found.into_iter().filter(is_of_ours).collect())
}

/// The database of this name, where hbm-db made it for tests.
///
/// # Errors
/// What the server answers.
pub(super) async fn database_called(session: &mut Session, name: &str) -> Result<Option<Candidate>> {
    Ok(databases_like(session, &literal_pattern(name)).await?.pop())
}

/// What LIKE finds this text by, and no other.
pub(super) fn literal_pattern(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// Takes a lock, unless somebody has it. It lasts as long as the session.
///
/// # Errors
/// What the server answers.
pub(super) async fn try_lock(session: &mut Session, lock: &Lock) -> Result<bool> {
    let taken = session.texts(&format!("select pg_catalog.pg_try_advisory_lock({lock})::text")).await?;
    Ok(taken.first().is_some_and(|answer| answer == "true"))
}

/// Takes a lock that others may have as well, unless somebody has it alone. It lasts as long as the session.
///
/// # Errors
/// What the server answers.
pub(super) async fn try_share(session: &mut Session, lock: &Lock) -> Result<bool> {
    let taken =
        session.texts(&format!("select pg_catalog.pg_try_advisory_lock_shared({lock})::text")).await?;
    Ok(taken.first().is_some_and(|answer| answer == "true"))
}

/// Gives back a lock that others may have as well.
///
/// # Errors
/// What the server answers.
pub(super) async fn unshare(session: &mut Session, lock: &Lock) -> Result<()> {
    session.texts(&format!("select pg_catalog.pg_advisory_unlock_shared({lock})::text")).await.map(drop)
}

/// The same, and waits for whoever has it alone.
///
/// # Errors
/// What the server answers.
pub(super) async fn share(session: &mut Session, lock: &Lock) -> Result<()> {
    session.texts(&format!("select pg_catalog.pg_advisory_lock_shared({lock})::text")).await.map(drop)
}

/// Gives a lock back.
///
/// # Errors
/// What the server answers.
pub(super) async fn unlock(session: &mut Session, lock: &Lock) -> Result<()> {
    session.texts(&format!("select pg_catalog.pg_advisory_unlock({lock})::text")).await.map(drop)
}

/// Writes the comment of a database.
///
/// # Errors
/// What the server answers.
pub(super) async fn comment(session: &mut Session, name: &str, text: &str) -> Result<()> {
    session.execute(&format!("comment on database {} is {}", Ident::new(name), quote_literal(text))).await
}
