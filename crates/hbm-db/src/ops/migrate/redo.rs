//! Takes the last migration back and runs it again.

use super::down::{Down, Extent, undo};
use super::{RanReport, files, locked, standing};
use crate::error::Result;
use crate::migrate::Ledger;
use crate::ops::Project;
use crate::ops::consent::allow_undoing;

/// Undoes the last migration and runs it again, whatever extent is said.
///
/// # Errors
/// Those of undoing and of running it.
pub async fn redo(project: &Project, options: &Down) -> Result<RanReport> {
    let files = files(project)?;
    let (target, mut session) = project.open_waiting(options.patience.locks).await?;
    allow_undoing("migrate redo", options.confirm_database.as_deref(), &mut session, project).await?;
    let progress = project.begin("repeating");
    let mut runner = locked(project, &target, session, &options.patience, progress).await?;
    let (ledger, _) = standing(&files, &mut runner.session).await?;
    let chosen = Extent::Steps(1).choose(&files, &ledger)?;
    let mut ran = undo(&mut runner, &chosen, &ledger, &options.accept, project).await?;
    let ledger = Ledger::read(&mut runner.session).await?;
    ran.extend(runner.up(&chosen, &ledger).await?);
    runner.close().await;
    Ok(RanReport { ran, pending: Vec::new() })
}
