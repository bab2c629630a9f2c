//! The console: one statement, and its end.

use super::super::{Handler, Mode};
use super::PAGE;
use super::commit::still_allowed;
use crate::advice::{Advice, Operation};
use crate::db::{ReadOnly, Session};
use crate::error::{Error, Exit, Result};
use crate::inspect::{ResultColumn, ResultSet, query};
use hbm_db_migration_file::Statement;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How long a statement of the console may take: it can be cancelled.
const CONSOLE: Duration = Duration::from_secs(600);

/// It may read all tables, and has no right to files and programs of the server (PostgreSQL 14). Who is connected as a
/// superuser can become one again: this keeps from mistakes, and is no wall.
const READER: &str = "pg_read_all_data";
/// With this a query could do so, in the same statement.
const LIFTS_ROLE: &str = "set_config";
/// Rows that the console shows at most, and about their bytes.
const ROWS: u32 = 10_000;
const BYTES: usize = 32 * 1024 * 1024;

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
    /// Rows that a statement changed which does more than read.
    changed: Option<u64>,
    milliseconds: f64,
}

pub(super) async fn run(handler: &Handler, asked: &Asked) -> Result<Answer> {
    let begun = Instant::now();
    if asked.limit > ROWS {
        return Err(Error::usage(format!("the console shows at most {ROWS} rows")));
    }
    let work = async |reading: &mut ReadOnly<'_>| {
        reading.at_most(BYTES);
        reading.cut_values(BYTES);
        query(reading, &asked.sql, Some(asked.limit)).await
    };
    let read = cancellable(handler, &asked.id, &asked.sql, work).await;
    let (result, changed) = match read {
        // What only reads is read through a cursor in either mode; here it does more.
        Err(error) if handler.settings.mode == Mode::Write && error.exit() == Exit::Refused => {
            write(handler, asked).await.map(|(result, number)| (result, Some(number)))?
        }
        read => (read?, None),
    };
    Ok(Answer {
        columns: result.columns,
        rows: result.rows,
        more: result.more,
        changed,
        milliseconds: begun.elapsed().as_secs_f64() * 1000.0,
    })
}

/// Runs a statement by itself, which commits it. What it set for its session ends with that.
async fn write(handler: &Handler, asked: &Asked) -> Result<(ResultSet, u64)> {
    let statements =
        Statement::all(&asked.sql).map_err(|fault| Error::usage("this cannot be read").because(fault))?;
    let [statement] = statements.as_slice() else { return Err(Error::usage("one statement at a time")) };
    let verb = statement.verb().unwrap_or_default().to_lowercase();
    if TRANSACTIONS.contains(&verb.as_str()) {
        return Err(Error::refused("each statement is a transaction of its own here")
            .hint("to change several rows together, stage the changes in the grid, or write one DO block"));
    }
    let (mut session, turn) = handler.pool.lend().await?.take();
    still_allowed(handler, &mut session).await?;
    let backend = session.pid().await?;
    let state = format!(
        "{}; set statement_timeout = {}; set lock_timeout = '10s'",
        session.plain_state(),
        CONSOLE.as_millis()
    );
    session.execute(&state).await?;
    let entry = handler.running.begin(&asked.id, backend)?;
    let rows = session.rows(&statement.sql).await;
    drop(entry);
    session.close().await;
    drop(turn);
    let (mut rows, number) = rows.map_err(|error| error.shown_in(&statement.sql))?;
    let limit = usize::try_from(asked.limit).unwrap_or(usize::MAX);
    let more = rows.rows.len() > limit;
    rows.rows.truncate(limit);
    let mut result =
        handler.pool.read(PAGE, async |reading| ResultSet::of(rows.clone(), reading).await).await?;
    result.more = more;
    Ok((result, number))
}

/// Runs in a read-only transaction, under a name.
pub(super) async fn cancellable(
    handler: &Handler,
    id: &str,
    sql: &str,
    work: impl AsyncFnOnce(&mut ReadOnly<'_>) -> Result<ResultSet>,
) -> Result<ResultSet> {
    let mut lent = handler.pool.lend().await?;
    // No transaction keeps a superuser from files and programs of the server; a role does.
    let restrained = lent.session.server.superuser && handler.settings.mode == Mode::ReadOnly;
    if restrained {
        check_role_stays(sql)?;
    }
    let mut reading = ReadOnly::begin(&mut lent.session, CONSOLE).await?;
    // Asked inside: a pooler gives each transaction another one.
    let backend = reading.pid().await?;
    let entry = handler.running.begin(id, backend)?;
    if restrained {
        // Rows that a policy hides from that role would be missing, and nobody would know.
        reading.utility("set local row_security = off").await?;
        reading.utility(&format!("set local role {READER}")).await?;
    }
    let done = work(&mut reading).await.map_err(|error| match error.sqlstate() {
        Some("42501") if restrained => error.hint(
            Advice::to(format!("the role is a superuser, so what only reads runs as {READER}; "))
                .run(Operation::Studio, "--write")
                .then(" runs statements as itself"),
        ),
        _ => error,
    });
    drop(entry);
    if reading.end().await.is_ok() && unlocked(&mut lent.session).await.is_ok() {
        lent.give_back();
    }
    done
}

/// Advisory locks do not end with the transaction. Where a pooler lends a connection, they are with somebody else by now.
async fn unlocked(session: &mut Session) -> Result<()> {
    if session.is_lent() {
        return Ok(());
    }
    session.execute("select pg_catalog.pg_advisory_unlock_all()").await
}

/// A seat belt, as the transaction is: a function of the database may do it all the same.
fn check_role_stays(sql: &str) -> Result<()> {
    let text = sql.to_lowercase();
    if text.contains(LIFTS_ROLE) || text.contains("u&\"") {
        return Err(Error::refused(format!(
            "{LIFTS_ROLE} and U&\"…\" are not run here, as the role is a superuser"
        ))
        .hint(Operation::Studio.with("--write").then(" runs statements as itself")));
    }
    Ok(())
}

#[derive(Deserialize)]
pub(super) struct Cancelled {
    id: String,
}

/// Asks the server to cancel what runs under this name.
pub(super) async fn cancel(handler: &Handler, asked: &Cancelled) -> Result<Value> {
    let Some(backend) = handler.running.backend(&asked.id) else { return Ok(json!({ "cancelled": false })) };
    let mut lent = handler.beside.lend().await?;
    // It may have ended meanwhile, and another be running there.
    let done = match handler.running.backend(&asked.id) {
        Some(now) if now == backend => {
            lent.session.texts(&format!("select pg_catalog.pg_cancel_backend({backend})::text")).await
        }
        _ => Ok(vec!["false".into()]),
    };
    let done = done.map_err(|error: Error| error.context("the server does not cancel it"))?;
    lent.give_back();
    Ok(json!({ "cancelled": done.first().map(String::as_str) == Some("true") }))
}
