//! `reset`: flush, push and seed in one transaction.

use super::Context;
use super::rebuild::RebuildArgs;
use crate::error::{Exit, Result};
use crate::ops;

/// Drop everything, create it anew and seed it: one transaction
///
/// If anything fails, the database is as it was. A protected database is refused; a database that does not say
/// what it is for has to be named.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db reset\n  hbm-db reset --set test\n  hbm-db reset --no-seed --confirm-database hbm_dev"
)]
pub(crate) struct Args {
    #[command(flatten)]
    rebuild: RebuildArgs,
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    context.ui.report(&ops::reset(&context.project, &args.rebuild.options()).await?)?;
    Ok(Exit::Done)
}
