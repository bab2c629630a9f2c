//! What is written of a migration: its row in the ledger, in the transaction of its statements, and what is known of it.

use super::{Direction, Ledger, Migration};
use crate::advice::{Advice, Operation};
use crate::catalog::quote_literal;
use crate::db::{Session, make_own_schema};
use crate::error::{Error, Result};
use std::time::Duration;

/// Seconds since 1970, as SeaORM's ledger has them.
const NOW: &str = "pg_catalog.floor(extract(epoch from pg_catalog.clock_timestamp()))::bigint";

/// Makes the ledger and our own schema where they are missing.
///
/// # Errors
/// What the server answers, as where the role may not create them.
pub(crate) async fn install(session: &mut Session) -> Result<()> {
    session
        .execute(
            "create table if not exists public.seaql_migrations (
                 version character varying not null primary key, applied_at bigint not null)",
        )
        .await?;
    make_own_schema(session).await
}

/// Writes that a migration was applied or undone, in the caller's transaction, and gives the number of that
/// transaction.
///
/// # Errors
/// What the server answers.
pub(crate) async fn finish(
    session: &mut Session,
    app: &str,
    migration: &Migration,
    direction: Direction,
    statements: usize,
    took: Option<Duration>,
) -> Result<String> {
    let (app, name) = (quote_literal(app), quote_literal(&migration.name));
    let sql = match direction {
        Direction::Up => {
            let checksum = quote_literal(&migration.checksum);
            let milliseconds =
                took.map_or("null".into(), |took| format!("{:.3}", took.as_secs_f64() * 1000.0));
            format!(
                "with now as (select {NOW} as at),
                 recorded as (
                     insert into hbm_db.migrations as r (app, name, checksum, statements, reached, reached_checksum,
                                                         applied_at, started_at, milliseconds, tool_version)
                     select {app}, {name}, {checksum}, {statements}, {statements}, {checksum}, now.at,
                            pg_catalog.clock_timestamp() - coalesce({milliseconds}, 0) * interval '1 ms',
                            {milliseconds}, {version}
                     from now
                     on conflict (app, name) do update
                     set checksum = excluded.checksum, undoing = false, statements = excluded.statements,
                         reached = excluded.reached, reached_checksum = excluded.reached_checksum, running = null,
                         applied_at = excluded.applied_at, started_at = excluded.started_at,
                         milliseconds = excluded.milliseconds, role = current_user,
                         tool_version = excluded.tool_version
                 )
                 insert into public.seaql_migrations (version, applied_at) select {name}, now.at from now
                 {again}
                 returning pg_catalog.pg_current_xact_id()::text",
                version = quote_literal(env!("CARGO_PKG_VERSION")),
                again = match migration.repeated {
                    true => "on conflict (version) do update set applied_at = excluded.applied_at",
                    false => "",
                },
            )
        }
        Direction::Down => {
            // What it took the place of goes with it.
            let squashed = migration.squashed().into_iter().map(|one| quote_literal(&one.name));
            let names: Vec<String> = std::iter::once(name).chain(squashed).collect();
            let names = names.join(", ");
            format!(
                "with forgotten as (delete from hbm_db.migrations where app = {app} and name in ({names}))
                 delete from public.seaql_migrations where version in ({names})
                 returning pg_catalog.pg_current_xact_id()::text"
            )
        }
    };
    number(session, &sql).await
}

/// Writes that a file is being run statement by statement, so that another run can go on after the last that finished.
///
/// # Errors
/// What the server answers.
pub(crate) async fn begin(
    session: &mut Session,
    app: &str,
    name: &str,
    direction: Direction,
    checksum: &str,
    statements: usize,
) -> Result<()> {
    let sql = format!(
        "insert into hbm_db.migrations as r (app, name, checksum, undoing, statements, reached, reached_checksum, tool_version)
         values ({}, {}, {checksum}, {undoing}, {statements}, 0, '', {})
         on conflict (app, name) do update
         set checksum = excluded.checksum, undoing = excluded.undoing, statements = excluded.statements,
             reached = case when r.applied_at is null then r.reached else 0 end,
             reached_checksum = case when r.applied_at is null then r.reached_checksum else '' end,
             applied_at = null, role = current_user, tool_version = excluded.tool_version",
        quote_literal(app),
        quote_literal(name),
        quote_literal(env!("CARGO_PKG_VERSION")),
        checksum = quote_literal(checksum),
        undoing = direction == Direction::Down,
    );
    session.execute(&sql).await
}

/// Writes that so many statements of it have finished, and gives the number of the transaction.
///
/// # Errors
/// What the server answers.
pub(crate) async fn reach(
    session: &mut Session,
    app: &str,
    name: &str,
    reached: usize,
    checksum: &str,
) -> Result<String> {
    let sql = format!(
        "update hbm_db.migrations set reached = {reached}, reached_checksum = {}, running = null
         where app = {} and name = {} returning pg_catalog.pg_current_xact_id()::text",
        quote_literal(checksum),
        quote_literal(app),
        quote_literal(name)
    );
    number(session, &sql).await
}

/// Writes that a statement begins outside of a transaction, from 1.
///
/// # Errors
/// What the server answers.
pub(crate) async fn running(session: &mut Session, app: &str, name: &str, statement: usize) -> Result<()> {
    let sql = format!(
        "update hbm_db.migrations set running = {statement} where app = {} and name = {}",
        quote_literal(app),
        quote_literal(name)
    );
    session.execute(&sql).await
}

/// Takes the ledger away where it is empty: nothing of what was undone stays.
///
/// # Errors
/// What the server answers.
pub(crate) async fn take_away(session: &mut Session) -> Result<()> {
    let ledger = Ledger::read(session).await?;
    if ledger.found && ledger.applied.is_empty() {
        session.execute("drop table public.seaql_migrations").await?;
    }
    Ok(())
}

async fn number(session: &mut Session, sql: &str) -> Result<String> {
    session.texts(sql).await?.pop().ok_or_else(|| {
        Error::failed("the ledger was changed by somebody else meanwhile; nothing of this migration was kept")
            .hint(Advice::to("look at it: ").run(Operation::MigrateStatus, ""))
    })
}
