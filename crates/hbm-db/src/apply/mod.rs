//! Applies plans: the only place where a schema changes.
//!
//! [`run`] runs statements in the caller's transaction; [`apply`] wraps a whole [`Plan`]: lock, transaction,
//! fingerprint, statements, reading back. What is read back must be what was wanted, or nothing is kept.

mod measure;

use measure::lock_tables;
pub use measure::measure;
pub(crate) use measure::{Within, count, lock_out};

use crate::advice::{Advice, Operation};
use crate::catalog::{Catalog, Ident, NAMESPACE};
use crate::db::{Failed, Guard, LockTimeout, Marker, Session, at_once, blockers, connected, mark};
use crate::error::{Error, Exit, Result};
use crate::introspect::{self, State, unsettled};
use crate::plan::kinds::default_privilege::DEFAULT_PRIVILEGE;
use crate::plan::{For, Hazard, Plan, Statement, left_to_do};
use crate::progress::Progress;
use crate::said::Said;
use serde::Serialize;
use std::collections::BTreeSet;
use tracing::{Instrument, debug_span};

/// What was done.
#[derive(Clone, Debug, Serialize)]
pub struct ApplyReport {
    /// Each statement that ran.
    pub statements: Vec<Ran>,
}

/// A statement that ran.
#[derive(Clone, Debug, Serialize)]
pub struct Ran {
    /// What it did.
    pub summary: String,
}

/// Runs statements, one after the other, in the transaction of the session.
///
/// They are sent together, so that none waits for the way of the answer before.
///
/// # Errors
/// What the server answers, with the statement it answered it to. The transaction is of no use then.
pub async fn run(
    session: &mut Session,
    statements: &[Statement],
    progress: &dyn Progress,
) -> Result<ApplyReport> {
    progress.expect(statements.len());
    for some in statements.chunks(at_once()) {
        some.iter().for_each(|statement| progress.step(&statement.summary));
        run_together(session, some).await?;
    }
    let ran = statements.iter().map(|statement| Ran { summary: statement.summary.clone() });
    Ok(ApplyReport { statements: ran.collect() })
}

async fn run_together(session: &mut Session, statements: &[Statement]) -> Result<()> {
    let [first, ..] = statements else { return Ok(()) };
    let step = debug_span!("step", what = first.summary);
    let texts: Vec<&str> = statements.iter().map(|statement| statement.sql.as_str()).collect();
    let done = session.together(&texts).instrument(step).await;
    done.map(drop).map_err(|Failed { at, error }| match statements.get(at) {
        Some(failed) => {
            error.context(format!("cannot {}", failed.summary)).detail(format!("statement: {}", failed.sql))
        }
        None => error,
    })
}

/// What a plan is applied under.
#[derive(Debug)]
pub struct Terms<'a> {
    /// What the database is to be afterwards, and how that is compared; where it is not known, the fingerprint of the plan
    /// counts.
    pub wanted: Option<(&'a Catalog, &'a For)>,
    /// The state in which the database was read for the plan, where it is known.
    pub state: Option<State>,
    /// What an empty database is marked with.
    pub marker: Option<Marker>,
    /// Whether it was agreed that objects of a protected database go.
    pub named: bool,
    /// How long to wait for a lock.
    pub timeout: LockTimeout,
}

/// Applies a plan under the lock, in one transaction, and reads the result back before it is committed: it is
/// compared with `wanted`, or where that is not known, with the fingerprint the plan leads to.
///
/// # Errors
/// Exit 1 where the database is no longer the one the plan was made for, where a statement fails, or where
/// differences remain; the database is as it was then.
pub async fn apply(
    session: &mut Session,
    plan: &Plan,
    terms: &Terms<'_>,
    progress: &dyn Progress,
) -> Result<ApplyReport> {
    refuse_conflicts(plan)?;
    let timeout = terms.timeout;
    session.lock(timeout).await?;
    let guard = Guard::read(session).await?;
    if guard.is_protected() && !terms.named && plan.hazards(true).next().is_some() {
        return Err(Error::refused(format!("the database {} is protected by now", session.server.database))
            .hint("run the command again, and look at what it says"));
    }
    for _ in 1..TRIES {
        match apply_once(session, plan, terms, &guard, progress).await {
            // Another session may have changed the schema between two looks at it. When it did, the next try says so.
            Err(error) if error.exit() == Exit::Bug || error.is_marked_changed() => {}
            done => return done,
        }
    }
    match apply_once(session, plan, terms, &guard, progress).await {
        Err(error) if error.is_marked_changed() => Err(unsettled(session, error).await),
        // Somebody who changes the schema again and again may have done it in each try.
        Err(error) if error.exit() == Exit::Bug => {
            let now = introspect::read(session, &plan.namespaces).await?;
            Err(if now.fingerprint() == plan.before { error } else { no_longer(session).await })
        }
        done => done,
    }
}

/// How often a plan is tried that meets a schema in motion. Nothing of a try is left when it fails.
const TRIES: usize = 4;

async fn apply_once(
    session: &mut Session,
    plan: &Plan,
    terms: &Terms<'_>,
    guard: &Guard,
    progress: &dyn Progress,
) -> Result<ApplyReport> {
    let timeout = terms.timeout;
    in_transaction(session, &plan.namespaces, timeout, async |session| {
        hold_remade(session, plan).await?;
        if !is_as_planned(session, plan, terms).await? {
            return Err(no_longer(session).await);
        }
        hold_losses(session, plan).await?;
        if guard.empty
            && let Some(marker) = &terms.marker
        {
            let environment = guard.environment().or(marker.environment);
            mark(session, &Marker { environment, protected: guard.is_protected(), app: marker.app.clone() })
                .await?;
        }
        session.execute("set local check_function_bodies = off").await?;
        let report = run(session, &plan.statements, progress).await?;
        let after = introspect::read(session, &plan.namespaces).await?;
        match terms.wanted {
            Some((wanted, made_for)) => is_as_wanted(&after, wanted, made_for)?,
            None if after.fingerprint() == plan.after => {}
            None => return Err(not_as_wanted()),
        }
        Ok(report)
    })
    .await
}

/// Locks the tables that are made again, before it is seen whether they are as they were: what another session has changed and
/// not committed yet would be lost.
///
/// # Errors
/// What the server answers, as where a lock cannot be had in time.
async fn hold_remade(session: &mut Session, plan: &Plan) -> Result<()> {
    match lock_tables(session, &plan.remade.iter().collect()).await {
        // undefined_table
        Err(error) if error.sqlstate() == Some("42P01") => Err(no_longer(session).await),
        locked => locked,
    }
}

/// Whether the database is as it was when the plan was made.
async fn is_as_planned(session: &mut Session, plan: &Plan, terms: &Terms<'_>) -> Result<bool> {
    if terms.state.is_some() && introspect::state(session).await? == terms.state {
        return Ok(true);
    }
    let before = introspect::read(session, &plan.namespaces).await?;
    Ok(before.fingerprint() == plan.before)
}

/// The error of a database that was changed since the plan was made, with who is connected.
async fn no_longer(session: &mut Session) -> Error {
    let database = session.server.database.clone();
    let others = connected(session, &database).await.unwrap_or_default();
    Error::failed("the database is no longer as it was when the plan was made")
        .details(others.iter().map(|other| format!("connected: {other}")))
        .hint(Advice::to("look at the new plan: ").run(Operation::Push, "--dry-run"))
}

/// Refuses a plan that cannot be done without a loss that it has no word for.
///
/// # Errors
/// Exit 4 with what stands in the way.
pub fn refuse_conflicts(plan: &Plan) -> Result<()> {
    if plan.conflicts.is_empty() {
        return Ok(());
    }
    Err(Error::refused("PostgreSQL has no way from one to the other; nothing was changed")
        .details(plan.conflicts.iter().cloned())
        .hint("make it so by hand or in a migration, with the rows; push leaves it alone when it is done"))
}

/// Locks what could lose rows and counts again: what was agreed to is what is lost, and no row that came since.
///
/// # Errors
/// Exit 4 where more would be lost than was agreed to.
async fn hold_losses(session: &mut Session, plan: &Plan) -> Result<()> {
    let hazards: Vec<&Hazard> = plan.statements.iter().flat_map(|statement| &statement.hazards).collect();
    lock_out(session, &hazards).await?;
    let mut now = plan.clone();
    let counted = now.statements.iter_mut().flat_map(|statement| &mut statement.hazards);
    count(session, counted, Within::Callers).await?;
    let agreed = plan.statements.iter().flat_map(|statement| &statement.hazards);
    let found = now.statements.iter().flat_map(|statement| &statement.hazards);
    let grown: Vec<String> = agreed
        .zip(found)
        // What nobody could count was named as a whole.
        .filter(|(agreed, found)| {
            agreed.loses.is_some() && (found.loses.is_none() || found.loses > agreed.loses)
        })
        .map(|(_, found)| found.to_string())
        .collect();
    if grown.is_empty() {
        return Ok(());
    }
    Err(Error::refused("more would be lost than was agreed to: rows came since it was counted")
        .details(grown)
        .hint("run the command again, and look at what it says"))
}

/// Runs `work` in a transaction that is committed if it succeeds and rolled back if not. Where a lock could not
/// be had in time, the error names who holds it.
///
/// # Errors
/// Those of `work`, and those of the commit.
pub async fn in_transaction<T>(
    session: &mut Session,
    namespaces: &BTreeSet<Ident>,
    timeout: LockTimeout,
    work: impl AsyncFnOnce(&mut Session) -> Result<T>,
) -> Result<T> {
    let value = uncommitted(session, "begin", namespaces, timeout, work).await?;
    session.commit().await?;
    Ok(value)
}

/// The same without the commit, which is the caller's; `begin` is what the transaction begins with.
///
/// # Errors
/// Those of `work`; the transaction is rolled back.
pub(crate) async fn uncommitted<T>(
    session: &mut Session,
    begin: &str,
    namespaces: &BTreeSet<Ident>,
    timeout: LockTimeout,
    work: impl AsyncFnOnce(&mut Session) -> Result<T>,
) -> Result<T> {
    let done = match session.execute(&format!("{begin}; {}", timeout.statement())).await {
        Ok(()) => work(session).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(value) => Ok(value),
        Err(error) => {
            // Should this fail, the connection is gone and the server rolls back by itself.
            let rolled_back = session.rollback().await;
            if error.sqlstate() == Some("55P03") && rolled_back.is_ok() {
                let holders = blockers(session, namespaces).await?;
                return Err(error.details(holders.iter().map(|holder| format!("locked by {holder}"))));
            }
            Err(error)
        }
    }
}

/// Reads the database again, in the caller's transaction, and compares it with what it should be now.
///
/// # Errors
/// A bug of the planner, with the differences; the caller rolls back.
pub async fn verify(session: &mut Session, wanted: &Catalog) -> Result<()> {
    let mut read = introspect::read(session, &wanted.namespaces()).await?;
    read.objects.retain(|id, _| id.kind() != DEFAULT_PRIVILEGE || wanted.has(id));
    let made_for = Said::default().made_for(session, &read, wanted);
    // What was set on schemas by hand is put back after they were made again, and names nobody whose privileges count.
    let mut wanted = wanted.clone();
    for (id, object) in wanted.objects.iter_mut().filter(|(id, _)| id.kind() == NAMESPACE) {
        if let Some(found) = read.get(id) {
            object.satellites = found.satellites.clone();
        }
    }
    is_as_wanted(&read, &wanted, &made_for)
}

fn is_as_wanted(read: &Catalog, wanted: &Catalog, made_for: &For) -> Result<()> {
    let left = left_to_do(made_for, read, wanted);
    if left.is_empty() {
        return Ok(());
    }
    Err(not_as_wanted().details(left.iter().map(|change| format!("still to do: {change}"))))
}

fn not_as_wanted() -> Error {
    Error::bug("the statements ran, and the database is not as it should be; nothing was kept")
}
