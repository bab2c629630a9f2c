//! Drops everything.

use super::Project;
use crate::apply::{in_transaction, run as run_statements};
use crate::catalog::{Catalog, Ident};
use crate::db::{Guard, LockTimeout, Reading, Session, Target, blockers, terminate};
use crate::desired::Desired;
use crate::error::{Error, Result};
use crate::introspect::{depended_on, inventory, lock_tables};
use crate::ownership::Intent;
use crate::plan::{Existing, Statement, flush as flushing};
use crate::progress::Progress;
use serde::Serialize;
use std::collections::BTreeSet;

/// What may be destroyed, and how.
#[derive(Clone, Debug, Default)]
pub struct Flush {
    /// The database's name, where the database does not say that it is for development.
    pub confirm_database: Option<String>,
    /// Whether the sessions that hold locks on its tables are ended first.
    pub terminate: bool,
    /// How long to wait for a lock.
    pub lock_timeout: LockTimeout,
}

/// What was dropped.
#[derive(Clone, Debug, Serialize)]
pub struct Flushed {
    /// The objects.
    pub dropped: Vec<String>,
}

/// Drops every object of the application's schema except extensions.
///
/// # Errors
/// Exit 4 for a protected database, and for one that does not say what it is for and is not named.
pub async fn flush(project: &Project, options: &Flush) -> Result<Flushed> {
    let (target, mut session) = project.open_waiting(options.lock_timeout).await?;
    session.need_session("flush")?;
    options.allow("flush", &mut session, &target, project).await?;
    let app = project.app()?;
    let (namespaces, mut session) = match app.known_namespaces() {
        Some(known) => (known, session),
        // What another program has in the same database stays.
        None => {
            let (made, session) = Desired::of_app(app)?.catalog(session, &target, Reading::Scratch).await?;
            (made.namespaces(), session)
        }
    };
    let timeout = options.lock_timeout;
    session.lock(timeout).await?;
    options.allow_again("flush", &mut session, &target, project).await?;
    options.clear_the_way(&mut session, &namespaces, project).await?;
    let progress = project.begin("dropping");
    let dropped = in_transaction(&mut session, &namespaces, timeout, async |session| {
        drop_all(session, &namespaces, &Catalog::default(), &progress).await
    })
    .await?;
    drop(progress);
    session.close().await;
    Ok(Flushed { dropped: dropped.into_iter().map(|object| object.identity).collect() })
}

impl Flush {
    /// Checks that the database may be destroyed, and is the application's.
    pub(super) async fn allow(
        &self,
        operation: &str,
        session: &mut Session,
        target: &Target,
        project: &Project,
    ) -> Result<()> {
        let guard = Guard::read(session).await?;
        let confirmed = self.confirm_database.as_deref();
        guard.allow_unprotected(operation, session, &project.settings)?;
        let intent = (operation, Intent::Replace);
        project.own_guarded(intent, &guard, session, target, confirmed.is_some()).await?;
        guard.allow(operation, session, target, &project.settings, confirmed)
    }

    /// The same under the lock: what was marked while it was waited for counts.
    pub(super) async fn allow_again(
        &self,
        operation: &str,
        session: &mut Session,
        target: &Target,
        project: &Project,
    ) -> Result<Guard> {
        let guard = Guard::read(session).await?;
        guard.allow(operation, session, target, &project.settings, self.confirm_database.as_deref())?;
        Ok(guard)
    }

    /// Ends the sessions in the way, where that is wanted.
    pub(super) async fn clear_the_way(
        &self,
        session: &mut Session,
        namespaces: &BTreeSet<Ident>,
        project: &Project,
    ) -> Result<()> {
        if !self.terminate {
            return Ok(());
        }
        let found = blockers(session, namespaces).await?;
        terminate(session, &found).await?;
        for blocker in &found {
            project.listener.say(&format!("ended: {blocker}"));
        }
        Ok(())
    }
}

/// Drops everything in the namespaces, and what is in none and is made `again`, and forgets what was loaded, in the caller's
/// transaction.
pub(super) async fn drop_all(
    session: &mut Session,
    namespaces: &BTreeSet<Ident>,
    again: &Catalog,
    progress: &dyn Progress,
) -> Result<Vec<Existing>> {
    lock_tables(session, namespaces).await?;
    let dropped = drop_locked(session, namespaces, again, progress).await?;
    forget(session).await?;
    Ok(dropped.objects)
}

/// What was dropped, and with which statements.
pub(super) struct Dropped {
    pub(super) objects: Vec<Existing>,
    pub(super) statements: Vec<Statement>,
}

/// The same where all tables are locked, without forgetting anything.
pub(super) async fn drop_locked(
    session: &mut Session,
    namespaces: &BTreeSet<Ident>,
    again: &Catalog,
    progress: &dyn Progress,
) -> Result<Dropped> {
    let inventory = inventory(session, namespaces, again).await?;
    let statements = flushing(&inventory);
    run_statements(session, &statements, progress).await.map_err(not_alone)?;
    Ok(Dropped { objects: inventory.objects, statements })
}

/// Forgets which rows were loaded and which migrations ran, in the caller's transaction.
pub(super) async fn forget(session: &mut Session) -> Result<()> {
    // What was loaded may be hidden from the role; then it stays.
    let forget = session.texts(include_str!("sql/forget.sql")).await?;
    if forget.is_empty() { Ok(()) } else { session.execute(&forget.join(";\n")).await }
}

/// What a function or a type is used by cannot be locked out: what came since is found by the DROP itself.
fn not_alone(error: Error) -> Error {
    match error.sqlstate() {
        Some("2BP01") => depended_on(error.detail_lines().iter().cloned()),
        _ => error,
    }
}
