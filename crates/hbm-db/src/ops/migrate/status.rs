//! Where the migrations stand. Reads only.

use super::name_nearby;
use crate::error::{Error, Result};
use crate::migrate::{Ledger, MigrationStatus, Migrations, OtherLedger};
use crate::ops::Project;
use crate::ownership::Intent;

/// Compares files and ledger.
///
/// # Errors
/// What the server answers, and those of reading the files.
pub async fn status(project: &Project) -> Result<MigrationStatus> {
    // The files are read while the server answers.
    let app = project.app()?.clone();
    let reading = tokio::task::spawn_blocking(move || Migrations::find_some(&app));
    let (target, mut session) = project.open().await?;
    project.own(("migrate status", Intent::Compare), &mut session, &target).await?;
    let ledger = Ledger::read(&mut session).await?;
    let files =
        reading.await.map_err(|error| Error::bug("reading the migrations was given up").because(error))??;
    let elsewhere = OtherLedger::findings(&mut session, &files, &ledger).await?;
    session.close().await;
    name_nearby(&files, project);
    ledger.not_known().for_each(|what| project.listener.warn(what));
    let mut status = MigrationStatus::of(&files, &ledger);
    status.findings.extend(elsewhere);
    Ok(status)
}
