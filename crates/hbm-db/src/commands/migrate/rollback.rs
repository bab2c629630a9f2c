//! `migrate rollback`: go back to a checkpoint, or to a migration.

use super::WaitArgs;
use crate::advice::Program;
use crate::commands::Context;
use crate::commands::consent::{AcceptArgs, ConfirmArgs};
use crate::error::{Exit, Result};
use crate::ops::migrate::{Rollback, WentBack, rollback};
use crate::render::Report;

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

impl Report for WentBack {
    fn text(&self, program: &Program) -> String {
        match self {
            Self::ByMigrations(ran) => ran.text(program),
            Self::ToCheckpoint { checkpoint, made_at, .. } => {
                format!("the database is as it was at {made_at} ({checkpoint})")
            }
        }
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let options = Rollback {
        name: args.name.clone(),
        accept: args.accept.accept.clone(),
        confirm_database: args.confirm.name(),
        terminate: args.terminate,
        patience: args.wait.patience(),
    };
    context.ui.report(&rollback(&context.project, &options).await?)?;
    Ok(Exit::Done)
}
