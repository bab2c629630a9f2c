//! `fresh`: drop everything, run all migrations, seed.

use super::Context;
use super::rebuild::RebuildArgs;
use crate::error::{Exit, Result};
use crate::ops;

/// Drop everything, run all migrations and seed: one transaction
///
/// If anything fails, the database is as it was. A migration headed `-- hbm-db: no-transaction` makes it several
/// transactions: then all migrations run in a scratch database first, so that nothing is dropped for one that does not
/// run, and a seed that fails leaves the tables made and empty (`hbm-db seed` goes on).
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db fresh\n  hbm-db fresh --set test --confirm-database hbm_dev")]
pub(crate) struct Args {
    #[command(flatten)]
    rebuild: RebuildArgs,
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    context.ui.report(&ops::fresh(&context.project, &args.rebuild.options()).await?)?;
    Ok(Exit::Done)
}
