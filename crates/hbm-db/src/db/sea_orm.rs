//! SeaORM on the connection of a session: what a migration in Rust is given.

use super::Session;
use super::bridge::PrivateSocket;
use super::visit::{Censor, FAILED, IDLE, Visit, Visited};
use crate::error::{Error, Exit, Result};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, RuntimeErr, TransactionTrait};
use sea_orm_migration::SchemaManager;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions, PgSslMode};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::oneshot;

/// How long whoever holds the connection may be waited for, when it is asked for a second time.
const PATIENCE: Duration = Duration::from_secs(10);
/// As much of a statement as helps to find it.
const SHOWN: usize = 300;

/// Whose transaction it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Within {
    /// That of the session, which has begun it and ends it: a transaction in it is a savepoint.
    Callers,
    /// None, unless one is begun and ended there.
    None,
}

impl Session {
    /// Lends its connection to SeaORM while `work` runs: the same server session, with its locks, its settings and its
    /// transaction. Gives how many statements there were.
    ///
    /// # Errors
    /// Those of `work`, with what the server said and the last statement; what `censor` says of a statement, which is not
    /// sent; exit 1 where the transaction was ended, or one was left open.
    pub(crate) async fn lend(
        &mut self,
        within: Within,
        censor: Censor,
        work: impl AsyncFnOnce(&SchemaManager<'_>) -> std::result::Result<(), DbErr>,
    ) -> Result<usize> {
        // The driver numbers its prepared statements from 1 on, as another one did before.
        self.execute("deallocate all").await?;
        let Some(bridge) = &self.bridge else {
            return Err(Error::bug("the connection was made without what lends it to SeaORM"));
        };
        let socket = PrivateSocket::open()?;
        let options = PgConnectOptions::new_without_pgpass().username("lent").ssl_mode(PgSslMode::Disable);
        let pool = PgPoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .acquire_timeout(PATIENCE)
            .connect_lazy_with(socket.lead(options));
        let database = DatabaseConnection::from(pool.clone());
        let (end, ends) = oneshot::channel();
        let (ended, has_ended) = oneshot::channel();
        let version = self.server.version_text.clone();
        let arriving = async move {
            let near = socket.next().await.ok()?;
            let inside = within == Within::Callers;
            bridge.visit(Visit { near, version, inside, censor, end: ends, ended }).await
        };
        let working = async {
            let done = match within {
                Within::Callers => {
                    let transaction = database.begin().await?;
                    let done = work(&SchemaManager::new(&transaction)).await;
                    // What was dropped in it is rolled back with the next statement.
                    let _ = transaction.execute_unprepared("").await;
                    // Its end is the session's: what says so must not reach the server.
                    let _ = end.send(());
                    let visited = has_ended.await;
                    drop(transaction);
                    (done, visited)
                }
                Within::None => {
                    let done = work(&SchemaManager::new(&database)).await;
                    let _ = database.execute_unprepared("").await;
                    let _ = end.send(());
                    (done, has_ended.await)
                }
            };
            Ok::<_, DbErr>(done)
        };
        let mut working = pin!(working);
        let done = tokio::select! {
            done = &mut working => done,
            Some(()) = arriving => working.await,
        };
        pool.close().await;
        let (done, visited) = done.map_err(said)?;
        let visited = visited.map_err(|_| {
            Error::new(
                Exit::Unreachable,
                "the server, or something between it and here, ended the connection",
            )
        })?;
        explained(done, &visited, within)
    }
}

fn explained(done: std::result::Result<(), DbErr>, visited: &Visited, within: Within) -> Result<usize> {
    let statement = || {
        let shown: String = visited.last.chars().take(SHOWN).collect();
        let more = if shown.len() < visited.last.len() { " …" } else { "" };
        (!shown.is_empty()).then(|| format!("statement: {shown}{more}"))
    };
    if let Some(why) = &visited.refused {
        return Err(Error::failed(why).details(statement()));
    }
    done.map_err(|error| {
        let error = said(error);
        match error.sqlstate() {
            Some(_) => error.details(statement()),
            None => error,
        }
    })?;
    match (within, visited.status) {
        (Within::Callers, IDLE) => {
            Err(Error::failed("it has ended the transaction that it ran in").details(statement()))
        }
        (Within::Callers, FAILED) => Err(Error::failed("it went on after an error of the server, which ends a transaction")
            .hint("run what may fail in a transaction of its own, which is a savepoint: manager.get_connection().begin()")),
        (Within::None, status) if status != IDLE => {
            Err(Error::failed("it has begun a transaction, and not ended it").details(statement()))
        }
        _ => Ok(visited.count),
    }
}

/// The words of the server, where they are in an error of SeaORM.
fn said(error: DbErr) -> Error {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(inner))
        | DbErr::Exec(RuntimeErr::SqlxError(inner))
        | DbErr::Query(RuntimeErr::SqlxError(inner)) => match Arc::try_unwrap(inner) {
            Ok(error) => error.into(),
            Err(shared) => Error::failed(shared.to_string()),
        },
        DbErr::ConnectionAcquire(_) => Error::failed("it asked for a second connection while it used the first").hint(
            "a migration has one connection: do one thing after the other, and end a transaction before the connection is used again",
        ),
        other => Error::failed(other.to_string()),
    }
}
