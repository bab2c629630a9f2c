//! `migrate up`: run what is pending.

use super::WaitArgs;
use crate::advice::Program;
use crate::commands::Context;
use crate::error::{Exit, Result};
use crate::ops::migrate::{Up, WouldRun, plan_up, up};
use crate::render::Report;

/// Run pending migrations, each in one transaction with its row of the ledger
///
/// Of several runners at once, one works and the others wait. A file headed `-- hbm-db: no-transaction` runs statement
/// by statement, and another run goes on after the last that finished.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db migrate up\n  hbm-db migrate up --dry-run\n  hbm-db migrate up --to add_phone"
)]
pub(crate) struct Args {
    /// The last migration to run.
    #[arg(long, value_name = "NAME", conflicts_with = "steps")]
    to: Option<String>,
    /// How many to run.
    #[arg(long, value_name = "N")]
    steps: Option<usize>,
    /// Show what would run, and do nothing.
    #[arg(long, visible_alias = "plan")]
    dry_run: bool,
    /// Also run pending migrations that come before one that was applied.
    #[arg(long)]
    out_of_order: bool,
    #[command(flatten)]
    wait: WaitArgs,
}

impl Report for WouldRun {
    fn text(&self, _: &Program) -> String {
        if self.files.is_empty() {
            return "nothing to do".into();
        }
        let files = self.files.iter().map(|file| format!("-- {}\n{}", file.path, file.sql.trim_end()));
        files.collect::<Vec<_>>().join("\n\n")
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let options = Up {
        to: args.to.clone(),
        steps: args.steps,
        out_of_order: args.out_of_order,
        patience: args.wait.patience(),
    };
    match args.dry_run {
        true => context.ui.report(&plan_up(&context.project, &options).await?)?,
        false => context.ui.report(&up(&context.project, &options).await?)?,
    }
    Ok(Exit::Done)
}
