//! Shows what a broken run or an edit left, and mends it.

use super::{Patience, files, locked, standing};
use crate::db::{Reading, Session, Target, drop_copies_left};
use crate::desired::{Desired, Scope};
use crate::error::{Error, Result};
use crate::migrate::{
    Checkpoint, Finding, Ledger, Migrations, Repair, Runner, applied_files, deviations, invalid,
};
use crate::ops::Project;
use serde::Serialize;

/// What a broken run or an edit left, and what mends it.
#[derive(Clone, Debug, Serialize)]
pub struct RepairReport {
    /// What does not fit between files and ledger.
    pub findings: Vec<Finding>,
    /// What would be done about it.
    pub repairs: Vec<Repair>,
    /// Indexes that are not valid.
    pub invalid_indexes: Vec<String>,
    /// Where the database is not as the files say.
    pub differences: Vec<String>,
}

/// Finds what a broken run or an edit left, and mends what can be mended. `agree` sees what would be done before it is; where
/// it says no, nothing is. Gives whether everything is as it should be.
///
/// # Errors
/// Those of `agree`, and what the server answers.
pub async fn repair(
    project: &Project,
    patience: &Patience,
    agree: impl FnOnce(&RepairReport) -> Result<bool>,
) -> Result<bool> {
    let files = files(project)?;
    let (target, session) = project.open().await?;
    session.need_session("migrate")?;
    let (differences, session) =
        differences_to_files(&files, (Scope::of_app(project.app()?), &target), session).await?;
    let progress = project.begin("repairing");
    let mut runner = locked(project, &target, session, patience, progress).await?;
    let (ledger, status) = standing(&files, &mut runner.session).await?;
    let invalid = invalid(&mut runner.session).await?;
    let mut repairs = Repair::of(&status.findings, &invalid, differences.is_empty());
    let (copies, parts) = Checkpoint::left(&mut runner.session).await?;
    repairs.extend(copies.into_iter().map(|left| Repair::DropDatabase { database: left.database }));
    repairs.extend(parts.iter().map(|file| Repair::Remove { file: file.display().to_string() }));
    let invalid_indexes = invalid.into_iter().map(|one| format!("{} of {}", one.index, one.table)).collect();
    let report = RepairReport { findings: status.findings, repairs, invalid_indexes, differences };
    let agreed = agree(&report)?;
    if report.repairs.is_empty() || !agreed {
        runner.close().await;
        return Ok(report.repairs.is_empty() && report.findings.is_empty() && report.differences.is_empty());
    }
    for repair in &report.repairs {
        match repair {
            Repair::Finish { name, .. } => finish(&mut runner, name, &files, &ledger).await?,
            Repair::DropDatabase { .. } => {
                let database = runner.session.server.database.clone();
                drop_copies_left(&target, &database).await?;
            }
            repair => repair.mend(&mut runner.session, &files).await?,
        }
        project.listener.say(&format!("done: {repair}"));
    }
    // Files may be in their places again.
    let files = Migrations::find_some(project.app()?)?;
    let (_, left) = standing(&files, &mut runner.session).await?;
    runner.close().await;
    for finding in &left.findings {
        project.listener.warn(&format!("left: {}: {finding}", finding.word()));
    }
    Ok(left.findings.is_empty() && report.differences.is_empty())
}

/// How the database differs from what the applied files make; nothing where that does not matter, because files and
/// ledger fit.
async fn differences_to_files(
    files: &Migrations,
    (scope, target): (Scope, &Target),
    mut session: Session,
) -> Result<(Vec<String>, Session)> {
    let (ledger, status) = standing(files, &mut session).await?;
    let matters = |finding: &Finding| {
        matches!(
            finding,
            Finding::Edited { .. }
                | Finding::Missing { .. }
                | Finding::Renamed { .. }
                | Finding::Interrupted { lost: true, .. }
        )
    };
    if !status.findings.iter().any(matters) {
        return Ok((Vec::new(), session));
    }
    let applied = applied_files(files, &ledger, &status.findings);
    let history = Desired::of_migrations(&files.app, &applied).within(scope.clone());
    let (mut history, mut session) = history.catalog(session, target, Reading::Scratch).await?;
    let live = scope.live_beside(&mut history, &mut session).await?;
    Ok((deviations(&live, &history), session))
}

async fn finish(runner: &mut Runner<'_>, name: &str, files: &Migrations, ledger: &Ledger) -> Result<()> {
    let migration = files.list.iter().find(|one| one.name == name).ok_or_else(|| {
        Error::failed(format!("{name} stopped, and has no file any more"))
            .hint("bring its folder back, from the branch that has it")
    })?;
    runner.up(&[migration], ledger).await.map(|_| ())
}
