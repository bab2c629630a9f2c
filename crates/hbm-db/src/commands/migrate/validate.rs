//! `migrate validate`: whether files and ledger fit. Reads only.

use crate::advice::{Operation, Program};
use crate::commands::Context;
use crate::error::{Exit, Result};
use crate::ops::migrate::{Validation, validate};
use crate::render::Report;

/// Find edited, deleted, renamed and out-of-order migrations, files that cannot run, and invalid indexes; reads only
///
/// Ends with exit code 3 if anything is found.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db migrate validate")]
pub(crate) struct Args {}

impl Report for Validation {
    fn text(&self, program: &Program) -> String {
        let mut text = crate::render::findings(&self.findings, program);
        for index in &self.invalid_indexes {
            let repair = program.command(Operation::MigrateRepair, "");
            text += &format!("invalid index {index}\n  hint: {repair}\n");
        }
        match (text.is_empty(), self.migrations) {
            (true, 0) => format!("no migrations yet in {}", self.place),
            (true, 1) => "1 migration, as it should be".into(),
            (true, count) => format!("{count} migrations, all as they should be"),
            (false, _) => text,
        }
    }
}

pub(super) async fn run(_: &Args, context: &Context<'_>) -> Result<Exit> {
    let report = validate(&context.project).await?;
    let fits = report.findings.is_empty() && report.invalid_indexes.is_empty();
    context.ui.report(&report)?;
    Ok(if fits { Exit::Done } else { Exit::Differs })
}
