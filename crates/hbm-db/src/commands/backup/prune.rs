//! `backup prune`: remove backups whose time is over.

use super::{FolderArgs, KeepArgs};
use crate::advice::Program;
use crate::commands::Context;
use crate::counted::counted;
use crate::error::{Exit, Result};
use crate::ops::backup::{Prune, PrunedBackups, prune};
use crate::render::{Report, bytes};

/// Remove backups that are older than --keep and not among the newest of --keep-last
///
/// Each database in the folder is looked at for itself. The newest good backup of each stays, and the newest that was verified. Copies of
/// clusters stay.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db backup prune --keep 30d --keep-last 7 --dry-run\n  hbm-db backup prune --in /var/backups/shop --keep 30d"
)]
pub(super) struct Args {
    #[command(flatten)]
    folder: FolderArgs,
    #[command(flatten)]
    keep: KeepArgs,
    /// Name what would be removed, and remove nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Report for PrunedBackups {
    fn text(&self, _: &Program) -> String {
        let verb = if self.dry_run { "would be removed" } else { "removed" };
        let lines = self.removed.iter().map(|name| format!("{name}\n")).collect::<String>();
        format!("{lines}{} {verb}, {}", counted(self.removed.len(), "backup"), bytes(self.size))
    }
}

pub(super) fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let options =
        Prune { folder: args.folder.folder.clone(), keep: args.keep.rules(), dry_run: args.dry_run };
    context.ui.report(&prune(&context.project, &options)?)?;
    Ok(Exit::Done)
}
