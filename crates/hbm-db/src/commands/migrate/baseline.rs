//! `migrate baseline`: a database that was made otherwise is told which migrations it has.

use super::WaitArgs;
use crate::advice::{Operation, Program};
use crate::commands::Context;
use crate::error::{Exit, Result};
use crate::ops::migrate::{Baseline, Baselined, baseline};
use crate::render::Report;

/// Mark migrations as applied on a database that has their schema already
///
/// The migrations up to NAME run in a scratch database; only if the schema of the database equals what they made, they
/// are written into its ledger. Nothing else is changed. With --with-drift they are written although it differs.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db migrate baseline create_schema")]
pub(crate) struct Args {
    /// The last migration the database has.
    name: String,
    /// Mark them although the database was changed by hand. From then on the difference is drift: `check` shows it, and
    /// `drift adopt` takes it into a migration.
    #[arg(long)]
    with_drift: bool,
    #[command(flatten)]
    wait: WaitArgs,
}

impl Report for Baselined {
    fn text(&self, program: &Program) -> String {
        let mut text = match self.marked.len() {
            0 => "nothing to do".into(),
            count => format!("{count} marked as applied: {}", self.marked.join(", ")),
        };
        if !self.drift.is_empty() {
            let way = program.command(Operation::DriftAdopt, "NAME");
            text +=
                &format!("\n\nthe database differs from what they make ({way} takes that into a migration):");
            text.extend(self.drift.iter().map(|line| format!("\n  {line}")));
        }
        text
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let options =
        Baseline { name: args.name.clone(), with_drift: args.with_drift, patience: args.wait.patience() };
    context.ui.report(&baseline(&context.project, &options).await?)?;
    Ok(Exit::Done)
}
