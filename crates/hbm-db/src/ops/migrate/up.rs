//! Runs what is pending.

use super::{Patience, RanReport, files, locked, refuse_findings, standing};
use crate::advice::{Advice, Operation};
use crate::error::{Error, Result};
use crate::migrate::{Direction, Finding, Migration, MigrationStatus, Migrations, State};
use crate::ops::Project;
use crate::ownership::Intent;
use crate::plan::Hazard;
use crate::progress::Progress;
use serde::Serialize;

/// How far up.
#[derive(Clone, Debug, Default)]
pub struct Up {
    /// The last migration to run; all where none is named.
    pub to: Option<String>,
    /// How many to run at most.
    pub steps: Option<usize>,
    /// Whether pending migrations run as well that come before one that was applied.
    pub out_of_order: bool,
    /// How long to wait.
    pub patience: Patience,
}

/// What would run.
#[derive(Clone, Debug, Serialize)]
pub struct WouldRun {
    /// The files.
    pub files: Vec<WouldRunFile>,
    /// What would be lost, on the way down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub losses: Option<Vec<Hazard>>,
}

/// A file that would run.
#[derive(Clone, Debug, Serialize)]
pub struct WouldRunFile {
    /// Where it is; the name of a migration in Rust.
    pub path: String,
    /// What would run of it; of a migration in Rust a comment that says so.
    pub sql: String,
}

/// Runs pending migrations, each in one transaction with its row of the ledger.
///
/// # Errors
/// Exit 1 where files and ledger do not fit, and what the server answers to the first that fails; those before it are
/// applied.
pub async fn up(project: &Project, options: &Up) -> Result<RanReport> {
    let files = files(project)?;
    let (target, session) = project.open_waiting(options.patience.locks).await?;
    let progress = project.begin("migrating");
    let mut runner = locked(project, &target, session, &options.patience, progress).await?;
    let (ledger, status) = standing(&files, &mut runner.session).await?;
    refuse_findings(&status, options.out_of_order)?;
    for finding in status.findings.iter().filter(|one| matches!(one, Finding::Unlisted { .. })) {
        project.listener.warn(&finding.to_string());
    }
    let pending = options.choose(&files, &status)?;
    runner.progress.expect(pending.len());
    let ran = runner.up(&pending, &ledger).await;
    runner.close().await;
    let ran = ran.map_err(|error| explain(error, &pending))?;
    let done = |name: &str| ran.iter().any(|one| one.name == name);
    let left = status.names(State::Pending).filter(|name| !done(name)).map(str::to_owned).collect();
    Ok(RanReport { ran, pending: left })
}

/// What [`up`] would run; nothing is changed.
///
/// # Errors
/// Exit 1 where files and ledger do not fit.
pub async fn plan_up(project: &Project, options: &Up) -> Result<WouldRun> {
    let app = project.app()?;
    let files = files(project)?;
    let (target, mut session) = project.open_waiting(options.patience.locks).await?;
    project.own(("migrate up", Intent::Compare), &mut session, &target).await?;
    let (ledger, status) = standing(&files, &mut session).await?;
    session.close().await;
    refuse_findings(&status, options.out_of_order)?;
    let pending = options.choose(&files, &status)?;
    let files = pending.into_iter().map(|one| {
        let stopped = ledger.interrupted(app.name()).filter(|record| record.name == one.name);
        let steps = one.steps(Direction::Up)?.after(stopped.map_or(0, |record| record.reached));
        Ok(WouldRunFile { path: steps.shown().to_owned(), sql: steps.text() })
    });
    Ok(WouldRun { files: files.collect::<Result<_>>()?, losses: None })
}

impl Up {
    /// The migrations to run, an interrupted one first.
    fn choose<'a>(&self, files: &'a Migrations, status: &MigrationStatus) -> Result<Vec<&'a Migration>> {
        let to = self.to.as_deref().map(|name| files.named(name)).transpose()?;
        let is_open = |one: &&Migration| {
            let standing = status.migrations.iter().find(|standing| standing.name == one.name);
            standing.is_some_and(|standing| standing.state != State::Applied)
        };
        let mut open: Vec<&Migration> = files.list.iter().filter(is_open).collect();
        // Out of order it may not come first by its name.
        open.sort_by_key(|one| status.names(State::Interrupted).all(|name| name != one.name));
        if let Some(to) = to {
            if !open.iter().any(|one| one.name == to.name) {
                return Ok(Vec::new());
            }
            let until = files.up_to(to);
            open.retain(|one| until.iter().any(|other| other.name == one.name));
        }
        open.truncate(self.steps.unwrap_or(usize::MAX));
        Ok(open)
    }
}

/// A database that has what a migration makes, as after a push, needs to be told so, whatever its ledger has already.
fn explain(error: Error, pending: &[&Migration]) -> Error {
    const EXISTS: [&str; 5] = ["42P06", "42P07", "42701", "42710", "42723"];
    if !error.sqlstate().is_some_and(|state| EXISTS.contains(&state)) {
        return error;
    }
    let name = match pending {
        [one] => one.name.as_str(),
        _ => "NAME",
    };
    error.hint(
        Advice::to("if the database has it without the migration, as after push, reset or init --from, say which it equals: ")
            .run(Operation::MigrateBaseline, name),
    )
}
