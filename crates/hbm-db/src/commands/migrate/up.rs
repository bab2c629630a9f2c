//! `migrate up`: run what is pending.

use super::{RanReport, WaitArgs, files, locked, refuse_findings, standing};
use crate::commands::Context;
use crate::error::{Error, Exit, Result};
use crate::migrate::{Migration, MigrationStatus, Migrations, State, Statements};
use crate::ownership::Intent;
use crate::plan::Hazard;
use crate::progress::Listener;
use crate::render::Report;
use serde::Serialize;

/// Run pending migrations, each in one transaction with its row of the ledger
///
/// Of several runners at once, one works and the others wait. A file headed `-- hbm-db: no-transaction` runs statement
/// by statement, and another run goes on after the last that finished.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db migrate up\n  hbm-db migrate up --dry-run\n  hbm-db migrate up --to add_phone"
)]
pub(crate) struct Args {
    /// The last migration to run.
    #[arg(long, value_name = "NAME", conflicts_with = "steps")]
    to: Option<String>,
    /// How many to run.
    #[arg(long, value_name = "N")]
    steps: Option<usize>,
    /// Show what would run, and do nothing.
    #[arg(long, visible_alias = "plan")]
    dry_run: bool,
    /// Also run pending migrations that come before one that was applied.
    #[arg(long)]
    out_of_order: bool,
    #[command(flatten)]
    wait: WaitArgs,
}

/// What would run.
#[derive(Serialize)]
pub(super) struct WouldRun {
    pub(super) files: Vec<WouldRunFile>,
    /// What would be lost, on the way down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) losses: Option<Vec<Hazard>>,
}

#[derive(Serialize)]
pub(super) struct WouldRunFile {
    pub(super) path: String,
    pub(super) sql: String,
}

impl Report for WouldRun {
    fn text(&self) -> String {
        if self.files.is_empty() {
            return "nothing to do".into();
        }
        let files = self.files.iter().map(|file| format!("-- {}\n{}", file.path, file.sql.trim_end()));
        files.collect::<Vec<_>>().join("\n\n")
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let app = context.app()?;
    let files = files(context)?;
    let (target, mut session) = context.open_waiting(args.wait.timeout()).await?;
    if args.dry_run {
        context.own(("migrate up", Intent::Compare), &mut session, &target).await?;
        let (ledger, status) = standing(&files, &mut session).await?;
        session.close().await;
        refuse_findings(&status, args.out_of_order)?;
        let pending = args.choose(&files, &status)?;
        let files = pending.into_iter().map(|one| {
            let stopped = ledger.interrupted(app.name()).filter(|record| record.name == one.name);
            let statements = Statements::of(&one.up)?.after(stopped.map_or(0, |record| record.reached));
            Ok(WouldRunFile { path: one.up.path.clone(), sql: statements.text() })
        });
        context.ui.report(&WouldRun { files: files.collect::<Result<_>>()?, losses: None })?;
        return Ok(Exit::Done);
    }
    let progress = context.ui.begin("migrating");
    let mut runner = locked(context, &target, session, &args.wait, progress).await?;
    let (ledger, status) = standing(&files, &mut runner.session).await?;
    refuse_findings(&status, args.out_of_order)?;
    let pending = args.choose(&files, &status)?;
    runner.progress.expect(pending.len());
    let ran = runner.up(&pending, &ledger).await;
    runner.close().await;
    let ran = ran.map_err(|error| explain(error, status.ledger))?;
    let done = |name: &str| ran.iter().any(|one| one.name == name);
    let left = status.names(State::Pending).filter(|name| !done(name)).map(str::to_owned).collect();
    context.ui.report(&RanReport { ran, pending: left })?;
    Ok(Exit::Done)
}

impl Args {
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
            open.retain(|one| one.name <= to.name);
        }
        open.truncate(self.steps.unwrap_or(usize::MAX));
        Ok(open)
    }
}

/// A database that was made otherwise needs to be told which migrations it has.
fn explain(error: Error, ledger: bool) -> Error {
    let exists = matches!(error.sqlstate(), Some("42P07" | "42710" | "42701"));
    if exists && !ledger {
        return error.hint("if the database was made without migrations, as by push or reset, say which it equals: hbm-db migrate baseline NAME");
    }
    error
}
