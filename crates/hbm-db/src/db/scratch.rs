//! Scratch databases: made to be read, and dropped. The only place that creates and drops databases.

use super::{Session, Target};
use crate::catalog::{Ident, quote_literal};
use crate::error::{Error, Result};
use serde::Deserialize;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use uuid::Uuid;

/// Where a scratch database may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// On the server, where the role may; else elsewhere.
    Scratch,
    /// On an embedded PostgreSQL that is gone afterwards: nothing is created on the server.
    Elsewhere,
}

impl Reading {
    /// Whether the scratch database is on the server itself: the same version and the same extensions.
    pub fn is_exact(self, session: &Session, target: &Target) -> bool {
        let server = &session.server;
        // A pooler that lends a connection for one transaction only may not know a new database.
        let own = !session.is_lent();
        target.is_embedded() || self == Self::Scratch && own && server.may_create_databases && !server.standby
    }

    /// What an error of the embedded PostgreSQL was about: it is not the server that was named.
    fn explain(self, error: Error, session: &Session) -> Error {
        if error.sqlstate().is_none() {
            return error;
        }
        let server = &session.server;
        let (why, hint) = if self == Self::Elsewhere {
            ("as this command creates nothing on the server".to_owned(), None)
        } else if server.standby {
            ("as the server is a standby".to_owned(), Some("name its primary".to_owned()))
        } else if session.is_lent() {
            (
                "as the connection goes through a pooler that lends it".to_owned(),
                Some("name the server itself, without the pooler".to_owned()),
            )
        } else {
            let role = Ident::new(&server.user);
            (
                format!("as the role {role} may not create databases on {}", server.database),
                Some(format!(
                    "ALTER ROLE {role} CREATEDB, or run it as a role that may create databases: then the server runs it itself"
                )),
            )
        };
        let error = error.detail(format!("an embedded PostgreSQL ran it, not the server, {why}"));
        hint.into_iter().fold(error.without_hints(), Error::hint)
    }
}

/// Runs `work` in an empty database that is gone afterwards, and hands back a session to the target.
///
/// One connection is open at a time: the session is given up while `work` runs on the same server.
///
/// # Errors
/// Those of `work`; exit 5 where the target cannot be reached again; exit 1 where nothing can be created.
pub async fn in_scratch<T>(
    mut session: Session,
    target: &Target,
    reading: Reading,
    work: impl AsyncFnOnce(&mut Session) -> Result<T>,
) -> Result<(T, Session)> {
    if !reading.is_exact(&session, target) {
        let done = elsewhere(work).await.map_err(|error| reading.explain(error, &session));
        return Ok((done?, session));
    }
    let scratch = Scratch::create(&mut session).await?;
    session.close().await;
    let done = match scratch.connect(target).await {
        Ok(mut inside) => {
            let done = work(&mut inside).await;
            // An error is told before what it ended is over: its locks may be all that the server has.
            let _ = inside.rollback().await;
            inside.close().await;
            done
        }
        Err(error) => Err(error),
    };
    let mut session = connect_again(target).await?;
    scratch.drop(&mut session).await?;
    Ok((done?, session))
}

/// Connects to the target, also where the server is short of something for a moment (53000 to 53999), for a while.
///
/// # Errors
/// The error of the last attempt.
async fn connect_again(target: &Target) -> Result<Session> {
    const PATIENCE: Duration = Duration::from_secs(10);
    let end = Instant::now() + PATIENCE;
    loop {
        match target.connect().await {
            Err(error)
                if error.sqlstate().is_some_and(|code| code.starts_with("53")) && Instant::now() < end =>
            {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            connected => return connected,
        }
    }
}

/// Where nothing is to be created on the server: an embedded PostgreSQL that is gone afterwards.
async fn elsewhere<T>(work: impl AsyncFnOnce(&mut Session) -> Result<T>) -> Result<T> {
    let target = Target::ephemeral().await?;
    let mut session = target.connect().await?;
    let done = work(&mut session).await;
    session.close().await;
    done
}

/// A scratch database on the same server as the target: the same version and the same extensions.
///
/// It is never a scratch *namespace*: names would differ, and diffs would never converge. Its name says when it
/// was made, so that one left by a killed process is dropped by the next.
#[derive(Debug)]
struct Scratch {
    name: Ident,
}

const PREFIX: &str = "hbm_db_scratch_";

/// After this time a scratch database without sessions is taken to be left over.
const ABANDONED: Duration = Duration::from_secs(10 * 60);

#[derive(Deserialize)]
struct DatabaseRow {
    name: String,
}

impl Scratch {
    /// Creates an empty database with the encoding and collation of the connected one.
    ///
    /// # Errors
    /// Whatever the server answers, as where the role may not create databases.
    async fn create(session: &mut Session) -> Result<Self> {
        Self::sweep(session).await?;
        let name =
            Ident::new(format!("{PREFIX}{}_{}", now().as_secs(), &Uuid::new_v4().simple().to_string()[..12]));
        let sql = format!(
            "create database {name} template template0 encoding {} lc_collate {} lc_ctype {}",
            quote_literal(&session.server.encoding),
            quote_literal(&session.server.collation),
            quote_literal(&session.server.character_type),
        );
        session.execute(&sql).await?;
        Ok(Self { name })
    }

    /// Connects to it.
    ///
    /// # Errors
    /// Exit 5, as where a pooler does not know the database.
    async fn connect(&self, target: &Target) -> Result<Session> {
        target.connect_to(Some(self.name.as_str())).await
    }

    /// Drops it, and everybody who is connected to it.
    ///
    /// # Errors
    /// Whatever the server answers.
    async fn drop(self, session: &mut Session) -> Result<()> {
        session.execute(&format!("drop database if exists {} with (force)", self.name)).await
    }

    async fn sweep(session: &mut Session) -> Result<()> {
        let rows: Vec<DatabaseRow> = session.read(include_str!("sql/scratch.sql")).await?;
        for DatabaseRow { name } in rows {
            let made = name
                .strip_prefix(PREFIX)
                .and_then(|rest| rest.split('_').next()?.parse().ok())
                .map(Duration::from_secs);
            if made.is_some_and(|made| made + ABANDONED < now()) {
                let sql = format!("drop database if exists {}", Ident::new(name));
                session.execute(&sql).await?;
            }
        }
        Ok(())
    }
}

fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}
