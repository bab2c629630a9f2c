//! `migrate baseline`: a database that was made otherwise is told which migrations it has.

use super::WaitArgs;
use crate::advice::Program;
use crate::commands::Context;
use crate::error::{Exit, Result};
use crate::ops::migrate::{Baseline, Baselined, baseline};
use crate::render::Report;

/// Mark migrations as applied on a database that has their schema already
///
/// The migrations up to NAME run in a scratch database; only if the schema of the database equals what they made, they
/// are written into its ledger. Nothing else is changed.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db migrate baseline create_schema")]
pub(crate) struct Args {
    /// The last migration the database has.
    name: String,
    #[command(flatten)]
    wait: WaitArgs,
}

impl Report for Baselined {
    fn text(&self, _: &Program) -> String {
        match self.marked.len() {
            0 => "nothing to do".into(),
            count => format!("{count} marked as applied: {}", self.marked.join(", ")),
        }
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let options = Baseline { name: args.name.clone(), patience: args.wait.patience() };
    context.ui.report(&baseline(&context.project, &options).await?)?;
    Ok(Exit::Done)
}
