//! `migrate`: run migrations, take them back, and see where they stand.

mod baseline;
mod checkpoint;
mod down;
mod redo;
mod repair;
mod rollback;
mod status;
mod up;
mod validate;

use super::{Context, LockArgs, duration};
use crate::db::{LockTimeout, Session, Target};
use crate::error::{Error, Exit, Result};
use crate::migrate::{Finding, Ledger, MigrationStatus, Migrations, Ran, Runner};
use crate::ownership::Intent;
use crate::progress::Progress;
use crate::render::{Report, table};
use clap::Subcommand;
use serde::Serialize;
use std::time::Duration;

/// Run migrations, take them back, and see where they stand
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db migrate status\n  hbm-db migrate up\n  hbm-db migrate down --steps 2"
)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Baseline(baseline::Args),
    Checkpoint(checkpoint::Args),
    Down(down::Args),
    Redo(redo::Args),
    Repair(repair::Args),
    Rollback(rollback::Args),
    Status(status::Args),
    Up(up::Args),
    Validate(validate::Args),
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    match &args.verb {
        Verb::Baseline(args) => baseline::run(args, context).await,
        Verb::Checkpoint(args) => checkpoint::run(args, context).await,
        Verb::Down(args) => down::run(args, context).await,
        Verb::Redo(args) => redo::run(args, context).await,
        Verb::Repair(args) => repair::run(args, context).await,
        Verb::Rollback(args) => rollback::run(args, context).await,
        Verb::Status(args) => status::run(args, context).await,
        Verb::Up(args) => up::run(args, context).await,
        Verb::Validate(args) => validate::run(args, context).await,
    }
}

/// How long to wait, and for what.
#[derive(Debug, clap::Args)]
pub(crate) struct WaitArgs {
    #[command(flatten)]
    lock: LockArgs,
    /// How long to wait for another hbm-db that works on the database: 30s, 10m.
    #[arg(long, value_name = "TIME", default_value = "10m", value_parser = duration)]
    wait: Duration,
}

impl WaitArgs {
    /// For locks on tables.
    pub(crate) fn timeout(&self) -> LockTimeout {
        self.lock.timeout()
    }
}

/// Waits for the lock, and gives what is needed to run migrations.
pub(crate) async fn locked<'a>(
    context: &'a Context<'_>,
    target: &'a Target,
    mut session: Session,
    args: &WaitArgs,
    progress: Box<dyn Progress>,
) -> Result<Runner<'a>> {
    session.need_session("migrate")?;
    context.own(("migrate", Intent::Add), &mut session, target).await?;
    session
        .lock_within(args.wait, |holder| context.ui.say(format!("waiting for another hbm-db: {holder}")))
        .await?;
    let app = context.app()?;
    Ok(Runner {
        app: app.name(),
        target,
        session,
        namespaces: app.namespaces(),
        timeout: args.timeout(),
        patience: args.wait,
        listener: context.ui,
        progress,
    })
}

/// The migrations; what another tool has beside those of the program is named.
pub(crate) fn files(context: &Context<'_>) -> Result<Migrations> {
    let files = Migrations::find_some(context.app()?)?;
    name_nearby(&files, context);
    Ok(files)
}

pub(crate) fn name_nearby(files: &Migrations, context: &Context<'_>) {
    for foreign in &files.nearby {
        let what = Finding::OtherForm(foreign.clone());
        context.ui.warn(format!("{what}: the migrations of {} are those in the program", files.app));
    }
}

/// What stands in the way, as an error with the ways out.
pub(crate) fn refuse_findings(status: &MigrationStatus, out_of_order: bool) -> Result<()> {
    let found = status.in_the_way(out_of_order);
    let Some(first) = found.first() else { return Ok(()) };
    let unreadable = found.iter().all(|finding| matches!(finding, Finding::Unreadable { .. }));
    let mut error = Error::failed(match (found.len(), unreadable) {
        (1, true) => format!("a migration cannot be run: {first}"),
        (1, false) => format!("files and ledger do not fit: {first}"),
        (count, true) => format!("migrations cannot be run, for {count} reasons"),
        (count, false) => format!("files and ledger do not fit in {count} places"),
    });
    if found.len() > 1 {
        error = error.details(found.iter().map(ToString::to_string));
    }
    let mut ways: Vec<String> = Vec::new();
    for way in found.iter().flat_map(|finding| finding.ways()) {
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    Err(ways.into_iter().fold(error, Error::hint))
}

/// Files and ledger together.
pub(crate) async fn standing(files: &Migrations, session: &mut Session) -> Result<(Ledger, MigrationStatus)> {
    let ledger = Ledger::read_to_write(session).await?;
    let status = MigrationStatus::of(files, &ledger);
    Ok((ledger, status))
}

/// What was run.
#[derive(Serialize)]
pub(crate) struct RanReport {
    pub(crate) ran: Vec<Ran>,
    /// Migrations that are still pending.
    pub(crate) pending: Vec<String>,
}

impl Report for RanReport {
    fn text(&self) -> String {
        if self.ran.is_empty() {
            return "nothing to do".into();
        }
        let rows = self.ran.iter().map(|ran| {
            let what = match ran.direction {
                crate::migrate::Direction::Up => "applied",
                crate::migrate::Direction::Down => "undone",
            };
            vec![
                ran.name.clone(),
                what.into(),
                ran.statements.to_string(),
                format!("{:.1} ms", ran.milliseconds),
            ]
        });
        let mut text = table(&["migration", "", "#statements", "#time"], rows);
        if !self.pending.is_empty() {
            text += &format!("\n\n{} pending", self.pending.len());
        }
        text
    }
}
