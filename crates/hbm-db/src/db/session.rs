//! One connection, and what is known of the server behind it.

use super::bridge::Bridge;
use super::dial::{Line, Way};
use super::lock::holders;
use super::log::logged;
use super::state::{Lasting, NEUTRAL, OURS, WATCHED, setting};
use super::{Blocker, LockTimeout, Notes, Pooler};
use crate::error::{Error, Result};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sqlx::postgres::PgRow;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row};
use std::time::Duration;

/// What the server said of itself when the session began.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Server {
    /// `server_version_num`: 150018 is 15.18.
    pub version: u32,
    /// `server_version`.
    pub version_text: String,
    /// The connected database.
    pub database: String,
    /// The session's role.
    pub user: String,
    /// Whether the role is a superuser.
    pub superuser: bool,
    /// Whether the role may create databases.
    pub may_create_databases: bool,
    /// Whether the role may create schemas in the database.
    pub may_create: bool,
    /// Whether the server is a standby.
    pub standby: bool,
    /// TLS version, where the connection is encrypted.
    pub tls: Option<String>,
    /// Encoding of the database.
    pub encoding: String,
    /// Collation of the database.
    pub collation: String,
    /// Character classification of the database.
    pub character_type: String,
    /// Whether the server looks after its client while a statement runs, so that a killed one frees its locks.
    pub checks_client: bool,
    /// Whether the connection is the one that was asked for: a pooler in between lends another.
    pub direct: bool,
}

/// A connection with a known state: empty `search_path`, no time-outs of the role, statements in text.
#[derive(Debug)]
pub struct Session {
    pub(super) connection: PgConnection,
    pub(super) bridge: Option<Bridge>,
    pub(super) way: Way,
    /// The server behind it.
    pub server: Server,
    /// The pooler in between, if there is one.
    pub pooler: Option<Pooler>,
    /// What may last of the SQL of others that runs here.
    pub(crate) room: Room,
    /// What could not be done in this room, and needs another one.
    pub(crate) needs: Option<Room>,
    /// Where it is said what was left out.
    pub(crate) notes: Notes,
}

/// What may last of SQL that is run to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Room {
    /// What is in the database, which is ours: nothing that belongs to the server.
    #[default]
    Database,
    /// Nothing: everything is one transaction, and a transaction in it is a savepoint.
    Transaction,
    /// Everything: the server is ours, and goes.
    Server,
}

/// Oldest server this tool works with.
const OLDEST: u32 = 140_000;

impl Session {
    /// Asks the server who it is, in one round trip. Where the connection is our own, by the token that it was begun with,
    /// it is put into its known state before; anybody else's is left as it is.
    ///
    /// # Errors
    /// Exit 1 for a server older than 14; whatever the server answers.
    pub(super) async fn start(line: Line, token: &str) -> Result<Self> {
        let Line { mut connection, bridge, way } = line;
        let own = format!("pg_catalog.current_setting('hbm_db.direct', true) is not distinct from '{token}'");
        let about = include_str!("sql/session.sql").replace("$token", &format!("'{token}'"));
        let watched = format!("{own} and pg_catalog.version() like '%linux%'");
        let sql = setting(&[OURS, NEUTRAL], Lasting::Session, &own)
            + &setting(&[WATCHED], Lasting::Session, &watched)
            + &about;
        let asked = sqlx::raw_sql(AssertSqlSafe(sql.as_str())).fetch_one(&mut connection);
        let row = logged(&sql, asked).await?;
        let server: Server = parse(&row.try_get::<String, _>(0)?)?;
        if server.version < OLDEST {
            return Err(Error::failed(format!(
                "this is PostgreSQL {}: hbm-db needs 14 or newer",
                server.version_text
            ))
            .hint("upgrade the server (pg_upgrade), or name another one with --url"));
        }
        Ok(Self {
            connection,
            bridge,
            way,
            server,
            pooler: None,
            room: Room::default(),
            needs: None,
            notes: Notes::default(),
        })
    }

    /// Puts the session into its known state, where it has turned out to be our own.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub(super) async fn make_known(&mut self) -> Result<()> {
        self.execute(&(setting(&[OURS, NEUTRAL], Lasting::Session, "true") + self.watch())).await
    }

    /// Where it cannot be set, setting it would be an error.
    fn watch(&self) -> &'static str {
        if self.server.checks_client { WATCHED } else { "" }
    }

    /// Whether each transaction is in another session, or may be: a pooler lends it. Nothing may be set there for longer.
    pub fn is_lent(&self) -> bool {
        matches!(self.pooler, Some(Pooler::Transaction | Pooler::Unknown))
    }

    /// What puts the session into a state for SQL of others: nothing set but time-outs, names looked up in `public`.
    pub(crate) fn plain_state(&self) -> String {
        let neutral = setting(&[NEUTRAL], Lasting::Session, "true");
        format!(
            "reset session authorization; reset role; reset all; {neutral} {} set search_path = public;",
            self.watch()
        )
    }

    /// Brings the session back to its known state, whatever SQL of others set.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn restore(&mut self) -> Result<()> {
        self.execute(&(self.plain_state() + OURS)).await
    }

    /// Runs statements that return nothing.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn execute(&mut self, sql: &str) -> Result<()> {
        if self.is_lent() {
            self.borrowed(sql).await?;
            return Ok(());
        }
        logged(sql, self.connection.execute(sqlx::raw_sql(AssertSqlSafe(sql)))).await?;
        Ok(())
    }

    /// Runs a statement, and gives the number of rows it changed.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn affected(&mut self, sql: &str) -> Result<u64> {
        let done = logged(sql, self.connection.execute(sqlx::raw_sql(AssertSqlSafe(sql)))).await?;
        Ok(done.rows_affected())
    }

    /// The process id of its backend.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn pid(&mut self) -> Result<i32> {
        self.json("select pg_catalog.to_json(pg_catalog.pg_backend_pid())::text").await
    }

    /// Runs a query and reads its rows as values of `T`, by column name.
    ///
    /// # Errors
    /// Whatever the server answers; a bug if a row does not fit `T`.
    pub async fn read<T: DeserializeOwned>(&mut self, query: &str) -> Result<Vec<T>> {
        let sql = format!("select coalesce(json_agg(q), '[]')::text from (\n{query}\n) q");
        let mut first = None;
        for pause in [5, 50, 250].map(Duration::from_millis) {
            match self.json(&sql).await {
                // What was dropped while it was read is not there the next time.
                Err(error) if error.is_marked_changed() || error.sqlstate() == Some("XX000") => {
                    first.get_or_insert(error);
                    tokio::time::sleep(pause).await;
                }
                // In a transaction that the first error ended there is no second try.
                Err(error) if error.sqlstate() == Some("25P02") => return Err(first.unwrap_or(error)),
                done => return done,
            }
        }
        self.json(&sql).await
    }

    /// Runs a query with one row of one JSON text, and reads that.
    ///
    /// # Errors
    /// Whatever the server answers; a bug if the text does not fit `T`.
    pub async fn json<T: DeserializeOwned>(&mut self, sql: &str) -> Result<T> {
        parse(&self.text(sql).await?)
    }

    /// Runs a statement with `RETURNING`, or a query, whose rows have one text column, and gives those texts.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn texts(&mut self, sql: &str) -> Result<Vec<String>> {
        let rows = match self.is_lent() {
            true => self.borrowed(sql).await,
            false => {
                let asked = sqlx::raw_sql(AssertSqlSafe(sql)).fetch_all(&mut self.connection);
                logged(sql, asked).await.map_err(Error::from)
            }
        };
        match rows {
            Ok(rows) => rows.iter().map(|row| Ok(row.try_get(0)?)).collect(),
            Err(error) => Err(self.naming_holders(error).await),
        }
    }

    /// The error with who holds the lock, where it could not be had in time. In a transaction, which has failed then,
    /// nothing can be asked; who began it asks when it is over.
    pub(crate) async fn naming_holders(&mut self, error: Error) -> Error {
        // lock_not_available
        if error.sqlstate() != Some("55P03") {
            return error;
        }
        let query = holders("null::text[]");
        let asked = format!("select coalesce(json_agg(q), '[]')::text from (\n{query}\n) q");
        let rows = match self.is_lent() {
            true => self.borrowed(&asked).await.ok(),
            false => sqlx::raw_sql(AssertSqlSafe(asked)).fetch_all(&mut self.connection).await.ok(),
        };
        let text = rows.and_then(|rows| rows.first()?.try_get::<String, _>(0).ok());
        let holders: Vec<Blocker> = text.and_then(|text| parse(&text).ok()).unwrap_or_default();
        error.details(holders.iter().map(|holder| format!("locked by {holder}")))
    }

    /// Sets how long whatever the session does waits for a lock, unless its transaction says otherwise.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub(super) async fn be_patient(&mut self, patience: LockTimeout) -> Result<()> {
        self.execute(&format!("set lock_timeout = {}", patience.milliseconds())).await
    }

    /// Runs SQL on a connection that is ours for one transaction: what we need is set for that alone.
    async fn borrowed(&mut self, sql: &str) -> Result<Vec<PgRow>> {
        let framed = format!("begin;\n{}\n{sql};\ncommit", local_state());
        let asked = sqlx::raw_sql(AssertSqlSafe(framed)).fetch_all(&mut self.connection);
        match logged(sql, asked).await {
            Ok(rows) => Ok(rows),
            Err(error) => {
                self.connection.execute("rollback").await?;
                Err(error.into())
            }
        }
    }

    async fn text(&mut self, sql: &str) -> Result<String> {
        self.texts(sql).await?.pop().ok_or_else(|| Error::bug("a query that always has a row had none"))
    }

    /// How much this transaction has changed of what belongs to the server: roles, settings of databases and roles,
    /// tablespaces, subscriptions … None where the server does not count.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub(crate) async fn shared_changes(&mut self) -> Result<Option<u64>> {
        let count = self.texts(include_str!("sql/shared_changes.sql")).await?;
        Ok(count.first().and_then(|count| count.parse().ok()))
    }

    /// Begins a transaction.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn begin(&mut self) -> Result<()> {
        self.execute(match self.room {
            Room::Transaction => "savepoint hbm_db_enclosed",
            Room::Database | Room::Server => "begin",
        })
        .await
    }

    /// Commits the transaction.
    ///
    /// # Errors
    /// Whatever the server answers; nothing is committed then, unless the connection was lost.
    pub async fn commit(&mut self) -> Result<()> {
        self.execute(match self.room {
            Room::Transaction => "release savepoint hbm_db_enclosed",
            Room::Database | Room::Server => "commit",
        })
        .await
    }

    /// Rolls the transaction back.
    ///
    /// # Errors
    /// Whatever the server answers; the server rolls back by itself when the connection is gone.
    pub async fn rollback(&mut self) -> Result<()> {
        self.execute(match self.room {
            Room::Transaction => "rollback to savepoint hbm_db_enclosed; release savepoint hbm_db_enclosed",
            Room::Database | Room::Server => "rollback",
        })
        .await
    }

    /// Closes the connection.
    pub async fn close(self) {
        // The work is done or lost by now: a connection that breaks while closing changes nothing.
        let _ = self.connection.close().await;
        if let Some(bridge) = self.bridge {
            bridge.end().await;
        }
    }
}

/// The known state of a session, for one transaction.
pub(super) fn local_state() -> String {
    setting(&[OURS, NEUTRAL], Lasting::Transaction, "true")
}

pub(super) fn parse<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| {
        // A function that prints an object answers NULL when that was dropped meanwhile.
        if error.to_string().contains("invalid type: null") {
            return Error::failed("an object was dropped while it was read")
                .because(error)
                .hint("run the command again")
                .changed_meanwhile();
        }
        Error::bug("a row has an unexpected shape").because(error)
    })
}
