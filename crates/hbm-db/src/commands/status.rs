//! `status`: what a database is and holds. Reads only.

use super::Context;
use crate::error::{Exit, Result};
use crate::ops::{self, Strangers};

/// Show what doctor finds worst, server, database, tables, and whether schema and seeds are in step; reads only
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db status --check\n  hbm-db status --format json")]
pub(crate) struct Args {
    /// End with exit code 3 if the schema differs, or loaded seeds have changed, or may not be known.
    #[arg(long)]
    check: bool,
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let strangers = if args.check { Strangers::Refused } else { Strangers::Shown };
    let status = ops::status(&context.project, strangers).await?;
    context.ui.report(&status)?;
    Ok(if args.check && !status.in_step { Exit::Differs } else { Exit::Done })
}
