//! `squash`: a prefix of the history as one migration.

use super::Context;
use crate::error::{Exit, Result};
use crate::ops::{self, Squash};

/// Collapse the migrations up to one into that one, proven equal
///
/// The new migration keeps the name of the last and names in its header what it takes the place of, so that databases
/// that ran the old ones need nothing. The old folders are removed: commit them first.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db squash --to add_phone --dry-run\n  hbm-db squash --to add_phone")]
pub(crate) struct Args {
    /// The last migration to collapse; its name stays.
    #[arg(long, value_name = "NAME")]
    to: String,
    /// Show the files and write nothing.
    #[arg(long)]
    dry_run: bool,
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let options = Squash { to: args.to.clone(), dry_run: args.dry_run };
    if let Some(written) = ops::squash(&context.project, &options).await? {
        context.ui.report(&written)?;
    }
    Ok(Exit::Done)
}
