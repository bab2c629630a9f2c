//! `check`: schema = migrations = live database?

use super::Context;
use crate::advice::{Operation, Program};
use crate::error::{Exit, Result};
use crate::ops::{self, Check};
use crate::render::{Report, findings};

/// Compare schema, migrations and the live database, each with each; changes nothing
///
/// Ends with exit code 3 if there is any difference, a migration is pending, or files and ledger do not fit. Where no
/// database is named, schema and migrations are compared alone. The schema is that of the project: SQL files, or entities.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db check        # in CI\n  hbm-db check --format json")]
pub(crate) struct Args {}

impl Report for Check {
    fn text(&self, program: &Program) -> String {
        let mut text = String::new();
        for ops::Compared { one, other, differences, remedy } in &self.comparisons {
            match differences.len() {
                0 => text += &format!("{one} = {other}\n"),
                count => {
                    text += &format!(
                        "{one} and {other} differ in {count}; for {one} to be like {other} ({}):\n",
                        program.text(remedy)
                    )
                }
            }
            for difference in differences {
                text += &format!("  {difference}\n");
            }
        }
        if let Some(last) = self.pending.last() {
            // What they make is there, and none was ever run, as after a push or a reset.
            let is_there = !self.has_ledger
                && self.comparisons.iter().any(|one| one.other == "migrations" && one.differences.is_empty());
            let remedy = match is_there {
                true => {
                    program.command(Operation::MigrateBaseline, last) + ": the database has what they make"
                }
                false => program.command(Operation::MigrateUp, ""),
            };
            text += &format!("pending: {} ({remedy})\n", self.pending.join(", "));
        }
        text + &findings(&self.findings, program)
    }
}

pub(super) async fn run(_: &Args, context: &Context<'_>) -> Result<Exit> {
    let check = ops::check(&context.project).await?;
    context.ui.report(&check)?;
    Ok(if check.is_clean() { Exit::Done } else { Exit::Differs })
}
