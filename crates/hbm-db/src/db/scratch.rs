//! Scratch databases: made to be read, and dropped.

use super::database::{NewDatabase, drop_database, drop_unused, like};
use super::{Room, Session, Target};
use crate::catalog::{Fingerprint, Ident};
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
        } else if server.may_create_databases {
            ("as what belongs to the server would be changed".to_owned(), None)
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

/// Runs `work` in an empty database that is gone afterwards, and hands back a session to the target. Nothing that `work`
/// does lasts on the server, either: where it changes what belongs to that, it is done again in a transaction that is
/// rolled back, and where that cannot be, on an embedded PostgreSQL that is gone afterwards.
///
/// One connection is open at a time: the session is given up while `work` runs on the same server.
///
/// # Errors
/// Those of `work`; exit 5 where the target cannot be reached again; exit 1 where nothing can be created.
pub async fn in_scratch<T>(
    mut session: Session,
    target: &Target,
    reading: Reading,
    work: impl AsyncFn(&mut Session) -> Result<T>,
) -> Result<(T, Session)> {
    if !reading.is_exact(&session, target) {
        let done = elsewhere(&mut session, target, &work).await;
        return Ok((done.map_err(|error| reading.explain(error, &session))?, session));
    }
    let (mut session, mut done, mut needs) = beside(session, target, Room::Database, &work).await?;
    if let Some(Room::Database | Room::Transaction) = needs {
        (session, done, needs) = beside(session, target, Room::Transaction, &work).await?;
        if done.as_ref().is_err_and(cannot_be_enclosed) {
            needs = Some(Room::Server);
        }
        if needs.is_none() {
            target.notes().add(
                "what was read changes what belongs to the server (roles, settings of databases …): it was done in a transaction that was rolled back",
            );
        }
    }
    if needs.is_none() {
        return Ok((done?, session));
    }
    target.notes().add(
        "what was read changes what belongs to the server (roles, settings of databases …), and cannot be rolled back as a whole: it was read in an embedded PostgreSQL instead, which has no extensions and roles of the server but those it makes",
    );
    let done = elsewhere(&mut session, target, &work).await;
    Ok((done.map_err(|error| reading.explain(error, &session))?, session))
}

/// What fails because it is not committed, or because it is in a transaction at all.
fn cannot_be_enclosed(error: &Error) -> bool {
    matches!(error.sqlstate(), Some("25001" | "2D000" | "55P04" | "55006"))
}

/// In a scratch database of the target's server; what came of it, and whether it needs another room.
async fn beside<T>(
    mut session: Session,
    target: &Target,
    room: Room,
    work: &impl AsyncFn(&mut Session) -> Result<T>,
) -> Result<(Session, Result<T>, Option<Room>)> {
    let scratch = Scratch::create(&mut session).await?;
    session.close().await;
    let (done, needs) = match scratch.connect(target).await {
        Ok(mut inside) => {
            inside.notes = target.notes().clone();
            let done = within(&mut inside, room, work).await;
            let needs = inside.needs;
            // An error is told before what it ended is over: its locks may be all that the server has.
            let _ = inside.execute("rollback").await;
            inside.close().await;
            (done, needs)
        }
        Err(error) => (Err(error), None),
    };
    let mut session = connect_again(target).await?;
    scratch.drop(&mut session).await?;
    Ok((session, done, needs))
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

async fn within<T>(
    inside: &mut Session,
    room: Room,
    work: &impl AsyncFn(&mut Session) -> Result<T>,
) -> Result<T> {
    if room == Room::Transaction {
        inside.begin().await?;
    }
    // What is open when the session ends is rolled back.
    inside.room = room;
    work(inside).await
}

/// Where nothing is to be created on the server: an embedded PostgreSQL that is gone afterwards. Roles of the server are
/// made there where they are missing.
async fn elsewhere<T>(
    session: &mut Session,
    target: &Target,
    work: &impl AsyncFn(&mut Session) -> Result<T>,
) -> Result<T> {
    match alone(&[], target, work).await {
        Err(error) if error.sqlstate() == Some("42704") => {
            let roles = session
                .texts("select pg_catalog.quote_ident(r.rolname) from pg_catalog.pg_roles r where r.rolname not like 'pg\\_%' and r.rolname <> 'postgres'")
                .await?;
            alone(&roles, target, work).await
        }
        done => done,
    }
}

async fn alone<T>(
    roles: &[String],
    target: &Target,
    work: &impl AsyncFn(&mut Session) -> Result<T>,
) -> Result<T> {
    let own = Target::ephemeral().await?.lending(target.lends());
    let mut session = own.connect().await?;
    session.notes = target.notes().clone();
    for role in roles {
        session.execute(&format!("create role {role}")).await?;
    }
    let done = within(&mut session, Room::Server, work).await;
    session.close().await;
    done
}

/// A scratch database on the same server as the target: the same version and the same extensions.
///
/// It is never a scratch *namespace*: names would differ, and diffs would never converge. Its name says when it
/// was made, so that one left by a killed process is dropped by the next. That hbm-db made it is said by its connection
/// limit, which it has from the moment it is there: nobody else gives a database that number.
#[derive(Debug)]
struct Scratch {
    name: Ident,
}

/// The connection limit of a database of ours, made of what it is: nobody else gives a database that number, and it is there
/// from the statement on that makes the database. It is no limit in practice.
pub(crate) fn mark(what: &str) -> i64 {
    let digest = Fingerprint::of_text(what).to_string();
    1_000_000 + i64::from_str_radix(&digest[..7], 16).unwrap_or_default()
}

fn mark_of(token: &str) -> i64 {
    mark(&format!("scratch database of hbm-db, {token}"))
}

/// `datconnlimit` of a database whose DROP was broken off: nothing can be had from it any more.
pub(crate) const HALF_DROPPED: i64 = -2;

const TOKEN_LENGTH: usize = 12;

const PREFIX: &str = "hbm_db_scratch_";

/// After this time a scratch database without sessions is taken to be left over.
const ABANDONED: Duration = Duration::from_secs(10 * 60);

#[derive(Deserialize)]
struct DatabaseRow {
    name: String,
    mark: i64,
}

impl DatabaseRow {
    /// Whether hbm-db made it, and so long ago that nobody needs it.
    fn is_left_over(&self) -> bool {
        let parts = self.name.strip_prefix(PREFIX).and_then(|rest| rest.split_once('_'));
        let Some((made, token)) = parts else { return false };
        let is_token = token.len() == TOKEN_LENGTH && token.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_old = made.parse().is_ok_and(|made| Duration::from_secs(made) + ABANDONED < now());
        is_token && is_old && (self.mark == mark_of(token) || self.mark == HALF_DROPPED)
    }
}

impl Scratch {
    /// Creates an empty database with the encoding and collation of the connected one.
    ///
    /// # Errors
    /// Whatever the server answers, as where the role may not create databases.
    async fn create(session: &mut Session) -> Result<Self> {
        Self::sweep(session).await?;
        let token = Uuid::new_v4().simple().to_string()[..TOKEN_LENGTH].to_owned();
        let name = Ident::new(format!("{PREFIX}{}_{token}", now().as_secs()));
        let options = like(&session.server);
        NewDatabase { name: name.as_str(), template: "template0", mark: mark_of(&token), options: &options }
            .create(session)
            .await?;
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
        drop_database(session, self.name.as_str()).await
    }

    async fn sweep(session: &mut Session) -> Result<()> {
        let rows: Vec<DatabaseRow> = session.read(include_str!("sql/scratch.sql")).await?;
        for row in rows.into_iter().filter(DatabaseRow::is_left_over) {
            drop_unused(session, &row.name).await?;
        }
        Ok(())
    }
}

fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_alone_makes_no_scratch_database() {
        let token = "0123456789ab";
        let row = |name: &str, mark| DatabaseRow { name: name.into(), mark };
        let old = format!("{PREFIX}1_{token}");
        assert!(row(&old, mark_of(token)).is_left_over());
        assert!(row(&old, HALF_DROPPED).is_left_over());
        for (name, mark) in [
            (old.clone(), -1),
            (old.clone(), mark_of("0123456789ac")),
            (format!("{PREFIX}{}_{token}", now().as_secs()), mark_of(token)),
            (format!("{PREFIX}1_important"), mark_of("important")),
            (format!("{PREFIX}1_important"), HALF_DROPPED),
        ] {
            assert!(!row(&name, mark).is_left_over(), "{name} {mark}");
        }
    }
}
