//! `migrate redo`: take the last migration back and run it again.

use super::down::{Extent, undo};
use super::{RanReport, WaitArgs, files, locked, standing};
use crate::commands::Context;
use crate::commands::consent::{AcceptArgs, ConfirmArgs};
use crate::error::{Exit, Result};
use crate::migrate::Ledger;
use crate::progress::Listener;

/// Undo the last migration and run it again, as while writing it
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db migrate redo")]
pub(crate) struct Args {
    #[command(flatten)]
    accept: AcceptArgs,
    #[command(flatten)]
    confirm: ConfirmArgs,
    #[command(flatten)]
    wait: WaitArgs,
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let files = files(context)?;
    let (target, mut session) = context.open_waiting(args.wait.timeout()).await?;
    args.confirm.allow_undoing("migrate redo", &mut session, context).await?;
    let progress = context.ui.begin("repeating");
    let mut runner = locked(context, &target, session, &args.wait, progress).await?;
    let (ledger, _) = standing(&files, &mut runner.session).await?;
    let chosen = Extent::Steps(1).choose(&files, &ledger)?;
    let mut ran = undo(&mut runner, &chosen, &ledger, &args.accept, context).await?;
    let ledger = Ledger::read(&mut runner.session).await?;
    ran.extend(runner.up(&chosen, &ledger).await?);
    runner.close().await;
    context.ui.report(&RanReport { ran, pending: Vec::new() })?;
    Ok(Exit::Done)
}
