//! The console: one statement, and its end.

use super::super::{Desk, Mode};
use super::PAGE;
use super::commit::still_allowed;
use crate::db::ReadOnly;
use crate::error::{Error, Exit, Result};
use crate::inspect::{ResultColumn, ResultSet, query};
use migration_file::Statement;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How long a statement of the console may take: it can be cancelled.
pub(super) const CONSOLE: Duration = Duration::from_secs(600);

/// It may read all tables, and nothing else (PostgreSQL 14).
const READER: &str = "pg_read_all_data";

/// They would outlive the statement, or end what is not theirs.
const TRANSACTIONS: [&str; 8] =
    ["begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release"];

#[derive(Deserialize)]
pub(super) struct Asked {
    sql: String,
    /// What it is called, for whoever wants to cancel it.
    id: String,
    limit: u32,
}

#[derive(Serialize)]
pub(super) struct Answer {
    columns: Vec<ResultColumn>,
    rows: Vec<Vec<Option<String>>>,
    more: bool,
    milliseconds: f64,
}

pub(super) async fn run(desk: &Desk, asked: &Asked) -> Result<Answer> {
    let begun = Instant::now();
    let work = async |reading: &mut ReadOnly<'_>| query(reading, &asked.sql, Some(asked.limit)).await;
    let read = cancellable(desk, &asked.id, work).await;
    let result = match read {
        // What only reads is read through a cursor in either mode; here it does more.
        Err(error) if desk.settings.mode == Mode::Write && error.exit() == Exit::Refused => {
            write(desk, asked).await?
        }
        read => read?,
    };
    Ok(Answer {
        columns: result.columns,
        rows: result.rows,
        more: result.more,
        milliseconds: begun.elapsed().as_secs_f64() * 1000.0,
    })
}

/// Runs a statement by itself, which commits it. What it set for its session ends with that.
async fn write(desk: &Desk, asked: &Asked) -> Result<ResultSet> {
    let statements =
        Statement::all(&asked.sql).map_err(|fault| Error::usage("this cannot be read").because(fault))?;
    let [statement] = statements.as_slice() else { return Err(Error::usage("one statement at a time")) };
    let verb = statement.verb().unwrap_or_default().to_lowercase();
    if TRANSACTIONS.contains(&verb.as_str()) {
        return Err(Error::refused("each statement is a transaction of its own here")
            .hint("to change several rows together, stage the changes in the grid, or write one DO block"));
    }
    let (mut session, turn) = desk.pool.lend().await?.take();
    still_allowed(desk, &mut session).await?;
    let backend = session.pid().await?;
    session.execute(&session.plain_state()).await?;
    let entry = desk.running.begin(&asked.id, backend);
    let rows = session.rows(&statement.sql).await;
    drop(entry);
    session.close().await;
    drop(turn);
    let mut rows = rows.map_err(|error| error.shown_in(&statement.sql))?;
    let limit = usize::try_from(asked.limit).unwrap_or(usize::MAX);
    let more = rows.rows.len() > limit;
    rows.rows.truncate(limit);
    let mut result = desk.pool.read(PAGE, async |reading| ResultSet::of(rows, reading).await).await?;
    result.more = more;
    Ok(result)
}

/// Runs in a read-only transaction, under a name.
pub(super) async fn cancellable(
    desk: &Desk,
    id: &str,
    work: impl AsyncFnOnce(&mut ReadOnly<'_>) -> Result<ResultSet>,
) -> Result<ResultSet> {
    let mut lent = desk.pool.lend().await?;
    let backend = lent.session.pid().await?;
    let almighty = lent.session.server.superuser;
    let mut reading = ReadOnly::begin(&mut lent.session, CONSOLE).await?;
    if almighty {
        // No transaction keeps a superuser from files and programs of the server; this role reads tables, and no more.
        reading.utility(&format!("set local role {READER}")).await?;
    }
    let entry = desk.running.begin(id, backend);
    let done = work(&mut reading).await.map_err(|error| match error.sqlstate() {
        Some("42501") if almighty => error.hint(format!(
            "the role is a superuser, so what only reads runs as {READER}; hbm-db studio --write runs other statements as itself"
        )),
        _ => error,
    });
    drop(entry);
    if reading.end().await.is_ok() {
        lent.give_back();
    }
    done
}

#[derive(Deserialize)]
pub(super) struct Cancelled {
    id: String,
}

/// Asks the server to cancel what runs under this name.
pub(super) async fn cancel(desk: &Desk, asked: &Cancelled) -> Result<Value> {
    let Some(backend) = desk.running.backend(&asked.id) else { return Ok(json!({ "cancelled": false })) };
    let mut session = desk.pool.extra().await?;
    // It may have ended meanwhile, and another be running there.
    let done = match desk.running.backend(&asked.id) {
        Some(now) if now == backend => {
            session.texts(&format!("select pg_catalog.pg_cancel_backend({backend})::text")).await
        }
        _ => Ok(vec!["false".into()]),
    };
    session.close().await;
    let done = done.map_err(|error: Error| error.context("the server does not cancel it"))?;
    Ok(json!({ "cancelled": done.first().map(String::as_str) == Some("true") }))
}
