//! `migrate rollback`: back to a checkpoint, or to a migration.

use super::down::{Extent, undo};
use super::{RanReport, WaitArgs, locked, standing};
use crate::commands::Context;
use crate::commands::consent::{AcceptArgs, ConfirmArgs};
use crate::db::{Guard, Session, Target, connected, refuse_what_goes, terminate};
use crate::error::{Error, Exit, Result};
use crate::migrate::{Checkpoint, Facts, Ledger, MigrationStatus, Migrations, State};
use crate::ownership::Intent;
use crate::plan::{Hazard, HazardKind};
use crate::progress::Listener;
use crate::render::Report;
use serde::Serialize;

/// Go back to a checkpoint, or to a migration by running what undoes those after it
///
/// What would be lost is shown, and has to be named with --accept. A protected database is not replaced by a checkpoint.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db migrate rollback before-prices --accept replace_database:hbm_dev\n  hbm-db migrate rollback create_schema"
)]
pub(crate) struct Args {
    /// A checkpoint, or the migration that is to be the last one.
    name: String,
    #[command(flatten)]
    confirm: ConfirmArgs,
    /// End the sessions that are connected to the database first, where the role may.
    #[arg(long)]
    terminate: bool,
    #[command(flatten)]
    accept: AcceptArgs,
    #[command(flatten)]
    wait: WaitArgs,
}

#[derive(Serialize)]
struct WentBack {
    checkpoint: String,
    made_at: String,
    migration: Option<String>,
}

impl Report for WentBack {
    fn text(&self) -> String {
        format!("the database is as it was at {} ({})", self.made_at, self.checkpoint)
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let files = Migrations::find(context.app()?)?;
    let (target, mut session) = context.open().await?;
    session.need_session("rollback")?;
    context.own(("migrate rollback", Intent::Add), &mut session, &target).await?;
    let checkpoints = Checkpoint::list(&mut session).await?;
    let names: Vec<String> = checkpoints.iter().map(|one| one.name.clone()).collect();
    match (checkpoints.into_iter().find(|one| one.name == args.name), files.named(&args.name)) {
        (Some(_), Ok(migration)) => Err(Error::usage(format!(
            "{} is the name of a checkpoint and of the migration {}",
            args.name, migration.name
        ))
        .hint(format!("for the migration: hbm-db migrate down --to {}", migration.name))),
        (Some(checkpoint), Err(_)) => to_checkpoint(args, checkpoint, session, &target, context).await,
        (None, Ok(_)) => to_migration(args, &files, session, &target, context).await,
        (None, Err(error)) => Err(error
            .context(format!("there is no checkpoint {}", args.name))
            .details((!names.is_empty()).then(|| format!("checkpoints: {}", names.join(", "))))),
    }
}

async fn to_migration(
    args: &Args,
    files: &Migrations,
    mut session: Session,
    target: &Target,
    context: &Context<'_>,
) -> Result<Exit> {
    args.confirm.allow_undoing("migrate rollback", &mut session, context).await?;
    let progress = context.ui.begin("going back");
    let mut runner = locked(context, target, session, &args.wait, progress).await?;
    let (ledger, _) = standing(files, &mut runner.session).await?;
    let chosen = Extent::To(&args.name).choose(files, &ledger)?;
    let ran = undo(&mut runner, &chosen, &ledger, &args.accept, context).await?;
    let after = MigrationStatus::of(files, &Ledger::read(&mut runner.session).await?);
    runner.close().await;
    let pending = after.names(State::Pending).map(str::to_owned).collect();
    context.ui.report(&RanReport { ran, pending })?;
    Ok(Exit::Done)
}

async fn to_checkpoint(
    args: &Args,
    checkpoint: Checkpoint,
    mut session: Session,
    target: &Target,
    context: &Context<'_>,
) -> Result<Exit> {
    let confirmed = args.confirm.name();
    let guard = Guard::read(&mut session).await?;
    guard.allow("rollback", &session, target, &context.settings, confirmed)?;
    let database = session.server.database.clone();
    refuse_what_goes(&mut session, &database).await?;
    let now = Facts::now(&mut session).await?;
    context
        .ui
        .say(format!("checkpoint {} of {}, what is there now:", checkpoint.name, checkpoint.facts.made_at));
    let ledger = Ledger::read(&mut session).await?;
    let then = ledger.applied.iter().position(|row| Some(&row.name) == checkpoint.facts.migration.as_ref());
    for row in ledger.applied.iter().skip(then.map_or(0, |at| at + 1)) {
        context.ui.say(format!("  migration {}: not applied then", row.name));
    }
    for line in checkpoint.facts.changed_since(&now) {
        context.ui.say(format!("  {line}"));
    }
    let hazard =
        Hazard::uncounted(HazardKind::ReplaceDatabase, database.clone(), "everything written since", None);
    args.accept.cover(&[&hazard], context)?;
    session
        .lock_within(args.wait.wait, |holder| context.ui.say(format!("waiting for another hbm-db: {holder}")))
        .await?;
    // What was marked while we waited counts.
    Guard::read(&mut session).await?.allow("rollback", &session, target, &context.settings, confirmed)?;
    if args.terminate {
        let others = connected(&mut session, &database).await?;
        terminate(&mut session, &others).await?;
    }
    let progress = context.ui.begin("going back");
    let namespaces = context.app()?.namespaces();
    checkpoint.go_back(session, target, &namespaces).await?.close().await;
    drop(progress);
    context.ui.report(&WentBack {
        checkpoint: checkpoint.name,
        made_at: checkpoint.facts.made_at,
        migration: checkpoint.facts.migration,
    })?;
    Ok(Exit::Done)
}
