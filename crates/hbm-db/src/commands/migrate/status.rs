//! `migrate status`: where the migrations stand. Reads only.

use crate::commands::Context;
use crate::error::{Exit, Result};
use crate::migrate::State;
use crate::ops::migrate::status;

/// Show which migrations were applied, which are pending, and what does not fit; reads only
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db migrate status\n  hbm-db migrate status --check --format json")]
pub(crate) struct Args {
    /// End with exit code 3 if anything is pending or does not fit.
    #[arg(long)]
    check: bool,
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let status = status(&context.project).await?;
    let open = status.migrations.iter().any(|one| one.state != State::Applied) || !status.findings.is_empty();
    context.ui.report(&status)?;
    Ok(if args.check && open { Exit::Differs } else { Exit::Done })
}
