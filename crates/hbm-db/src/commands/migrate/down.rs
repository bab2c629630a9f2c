//! `migrate down`: take migrations back, the last applied first.

use super::WaitArgs;
use crate::commands::Context;
use crate::commands::consent::{AcceptArgs, ConfirmArgs};
use crate::error::{Exit, Result};
use crate::ops::migrate::{Down, Extent, down, plan_down};

/// Undo migrations, the last applied first
///
/// What the down.sql files lose is learned by running them and taking them back: tables, columns, values, rows and the
/// numbers of sequences. Only what would really be lost has to be named with --accept. A file that acts outside of its
/// transaction (COPY TO, dblink, replication slots …) is not rehearsed, which has to be named as well.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db migrate down\n  hbm-db migrate down --to create_schema --accept drop_column:users.phone"
)]
pub(crate) struct Args {
    /// The migration that is to be the last one; it stays.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["steps", "all"])]
    to: Option<String>,
    /// How many to undo; one if not given.
    #[arg(long, value_name = "N", conflicts_with = "all")]
    steps: Option<usize>,
    /// Undo all of them.
    #[arg(long)]
    all: bool,
    /// Show what would run, and do nothing.
    #[arg(long, visible_alias = "plan")]
    dry_run: bool,
    #[command(flatten)]
    accept: AcceptArgs,
    #[command(flatten)]
    confirm: ConfirmArgs,
    #[command(flatten)]
    wait: WaitArgs,
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let extent = match (&args.to, args.all) {
        (Some(name), _) => Extent::To(name.clone()),
        (None, true) => Extent::All,
        (None, false) => Extent::Steps(args.steps.unwrap_or(1)),
    };
    let options = Down {
        extent,
        accept: args.accept.accept.clone(),
        confirm_database: args.confirm.name(),
        patience: args.wait.patience(),
    };
    match args.dry_run {
        true => context.ui.report(&plan_down(&context.project, &options).await?)?,
        false => context.ui.report(&down(&context.project, &options).await?)?,
    }
    Ok(Exit::Done)
}
