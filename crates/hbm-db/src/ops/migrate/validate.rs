//! Whether files and ledger fit. Reads only.

use crate::error::Result;
use crate::migrate::{Finding, Ledger, MigrationStatus, Migrations, invalid};
use crate::ops::Project;
use crate::ownership::Intent;
use serde::Serialize;

/// What does not fit.
#[derive(Clone, Debug, Serialize)]
pub struct Validation {
    /// How many migrations there are.
    pub migrations: usize,
    /// Where they are.
    #[serde(skip)]
    pub place: String,
    /// What does not fit between files and ledger.
    pub findings: Vec<Finding>,
    /// Indexes that a broken CREATE INDEX CONCURRENTLY left.
    pub invalid_indexes: Vec<String>,
}

/// Finds edited, deleted, renamed and out-of-order migrations, files that cannot run, and invalid indexes.
///
/// # Errors
/// What the server answers.
pub async fn validate(project: &Project) -> Result<Validation> {
    let files = Migrations::find_some(project.app()?)?;
    let (target, mut session) = project.open().await?;
    project.own(("migrate validate", Intent::Compare), &mut session, &target).await?;
    let mut status = MigrationStatus::of(&files, &Ledger::read_to_know(&mut session).await?);
    status.read_all(&files);
    status.findings.extend(files.nearby.iter().cloned().map(Finding::OtherForm));
    let invalid = invalid(&mut session).await?;
    session.close().await;
    Ok(Validation {
        migrations: files.list.len(),
        place: files.place(),
        findings: status.findings,
        invalid_indexes: invalid.into_iter().map(|one| format!("{} of {}", one.index, one.table)).collect(),
    })
}
