//! Runs the maintenance an application declares.

use super::Project;
use crate::advice::{Advice, Operation};
use crate::app::App;
use crate::apply::{in_transaction, uncommitted};
use crate::cleanup::{Cleaned, Cleanup};
use crate::db::{LockTimeout, Session};
use crate::error::{Error, Result};
use crate::near::nearest;
use crate::ownership::Intent;
use serde::Serialize;

/// Which maintenance to run.
#[derive(Clone, Debug, Default)]
pub struct CleanUp {
    /// Its name; all of them if not given.
    pub name: Option<String>,
    /// Whether it is counted only.
    pub dry_run: bool,
    /// How long to wait for a lock.
    pub lock_timeout: LockTimeout,
}

/// What was deleted.
#[derive(Clone, Debug, Serialize)]
pub struct CleanedUp {
    /// The application.
    pub app: String,
    /// Whether it was counted only.
    pub dry_run: bool,
    /// Each that ran.
    pub cleanups: Vec<Cleaned>,
    /// How many rows in all.
    pub rows: u64,
}

/// Deletes rows whose time is over, as the application declares it, in one transaction.
///
/// # Errors
/// Exit 2 for a name that nothing has; what the server answers.
pub async fn clean_up(project: &Project, options: &CleanUp) -> Result<CleanedUp> {
    let app = project.app()?;
    let chosen = options.choose(app)?;
    let mut report =
        CleanedUp { app: app.name().to_owned(), dry_run: options.dry_run, cleanups: Vec::new(), rows: 0 };
    if !chosen.is_empty() {
        let (target, mut session) = project.open_waiting(options.lock_timeout).await?;
        session.need_session("cleanup")?;
        project.own(("cleanup", Intent::Add), &mut session, &target).await?;
        report.cleanups = clean(&chosen, options, project, &mut session).await?;
        report.rows = report.cleanups.iter().flat_map(|one| &one.statements).map(|one| one.rows).sum();
        session.close().await;
    }
    Ok(report)
}

/// Runs them in one transaction, which is kept unless it is a dry run. One transaction of DELETEs needs no lock of ours:
/// those of the rows are enough.
async fn clean(
    chosen: &[&Cleanup],
    options: &CleanUp,
    project: &Project,
    session: &mut Session,
) -> Result<Vec<Cleaned>> {
    let work = async |session: &mut Session| {
        let mut done = Vec::with_capacity(chosen.len());
        for cleanup in chosen {
            done.push(cleanup.run(session).await?);
        }
        Ok(done)
    };
    let (namespaces, timeout) = (project.namespaces(session).await?, options.lock_timeout);
    if !options.dry_run {
        return in_transaction(session, &namespaces, timeout, work).await;
    }
    let counted = uncommitted(session, "begin", &namespaces, timeout, work).await?;
    session.rollback().await?;
    Ok(counted)
}

impl CleanUp {
    /// The one that is named, or all.
    fn choose<'a>(&self, app: &'a App) -> Result<Vec<&'a Cleanup>> {
        let all = app.cleanups();
        let Some(name) = &self.name else {
            return Ok(all.iter().collect());
        };
        if let Some(found) = all.iter().find(|cleanup| cleanup.name == *name) {
            return Ok(vec![found]);
        }
        let error = Error::usage(format!("{} has no cleanup {name}", app.name()))
            .details(all.iter().map(|one| format!("there is {}: {}", one.name, one.description)));
        if all.is_empty() {
            return Err(error.hint(format!("{} declares nothing to clean up", app.name())));
        }
        Err(match nearest(name, all.iter().map(|one| one.name.as_str())) {
            Some(near) => error.hint(Advice::to("did you mean ").run(Operation::Cleanup, near).then("?")),
            None => error.hint("name one of these, or none for all of them"),
        })
    }
}
