//! `cleanup`: run the maintenance an application declares.

use super::{Context, LockArgs};
use crate::advice::Program;
use crate::cleanup::one_line;
use crate::error::{Exit, Result};
use crate::ops::{self, CleanUp, CleanedUp};
use crate::render::{Report, table};

/// Delete rows whose time is over, as the application declares it
///
/// All statements run in one transaction. What there is to clean up is part of the application's definition.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db cleanup --app kaygia --dry-run\n  hbm-db cleanup expired-sessions --app supover"
)]
pub(crate) struct Args {
    /// Which one; all of them if not given.
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Count what would be deleted, and delete nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    lock: LockArgs,
}

impl Report for CleanedUp {
    fn text(&self, _: &Program) -> String {
        if self.cleanups.is_empty() {
            return format!("{} declares nothing to clean up", self.app);
        }
        let rows = self.cleanups.iter().flat_map(|cleanup| {
            cleanup
                .statements
                .iter()
                .map(|one| vec![cleanup.name.to_owned(), one.rows.to_string(), one_line(&one.sql)])
        });
        let sum = match (self.rows, self.dry_run) {
            (1, false) => "1 row deleted".into(),
            (rows, false) => format!("{rows} rows deleted"),
            (1, true) => "1 row would be deleted".into(),
            (rows, true) => format!("{rows} rows would be deleted"),
        };
        format!("{}\n\n{sum}", table(&["cleanup", "#rows", "statement"], rows))
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let options =
        CleanUp { name: args.name.clone(), dry_run: args.dry_run, lock_timeout: args.lock.timeout() };
    context.ui.report(&ops::clean_up(&context.project, &options).await?)?;
    Ok(Exit::Done)
}
