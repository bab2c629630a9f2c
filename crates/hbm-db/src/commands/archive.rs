//! `archive`: move rows whose time is over elsewhere.

use super::{Context, LockArgs};
use crate::error::{Exit, Result};
use crate::ops::{self, ArchiveRows};

/// Move rows whose time is over into a schema of their own, as the application declares it
///
/// Rows go in batches, each by one statement, with the rows of other tables that refer to them. Partitions go as a whole where the table
/// is divided by the column of the condition. A run that is stopped at any moment loses no row and doubles none; the next one goes on.
/// The schema carries a mark, by which push, reset and flush leave it alone. The archive's tables are made, and get the columns that
/// are new.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db archive --app supover --dry-run\n  hbm-db archive old-audit-logs --app supover"
)]
pub(crate) struct Args {
    /// Which one; all of them if not given.
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Count what would be moved, and move nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    lock: LockArgs,
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let options =
        ArchiveRows { name: args.name.clone(), dry_run: args.dry_run, lock_timeout: args.lock.timeout() };
    context.ui.report(&ops::archive(&context.project, &options).await?)?;
    Ok(Exit::Done)
}
