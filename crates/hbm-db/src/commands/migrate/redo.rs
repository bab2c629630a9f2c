//! `migrate redo`: take the last migration back and run it again.

use super::WaitArgs;
use crate::commands::Context;
use crate::commands::consent::{AcceptArgs, ConfirmArgs};
use crate::error::{Exit, Result};
use crate::ops::migrate::{Down, redo};

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
    let options = Down {
        accept: args.accept.accept.clone(),
        confirm_database: args.confirm.name(),
        patience: args.wait.patience(),
        ..Down::default()
    };
    context.ui.report(&redo(&context.project, &options).await?)?;
    Ok(Exit::Done)
}
