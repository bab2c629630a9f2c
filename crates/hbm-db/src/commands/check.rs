//! `check`: schema = migrations = live database?

use super::Context;
use crate::advice::Program;
use crate::error::{Exit, Result};
use crate::ops::{self, Check};
use crate::render::{Report, findings};

/// Compare schema, migrations and the live database, each with each; changes nothing
///
/// Ends with exit code 3 if there is any difference, a migration is pending, files and ledger do not fit, or the role may not
/// read the ledger. Where no database is named, schema and migrations are compared alone; with CI set, that is asked for by
/// --embedded. The schema is that of the project: SQL files, or entities.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db check        # in CI\n  hbm-db check --format json")]
pub(crate) struct Args {}

impl Report for Check {
    fn text(&self, program: &Program) -> String {
        let mut text = String::new();
        for ops::Compared { one, other, differences, by_line_ends, remedy } in &self.comparisons {
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
            if *by_line_ends > 0 {
                text += &format!(
                    "  {by_line_ends} of these by the ends of lines alone: \\r\\n and \\n (*.sql text eol=lf in .gitattributes keeps \\n)\n"
                );
            }
        }
        if !self.pending.is_empty() {
            text += &format!("pending: {} ({})\n", self.pending.join(", "), program.text(&self.next));
        }
        if !self.unknown.is_empty() {
            text += &format!("unknown: {} (this role may not read the ledger)\n", self.unknown.join(", "));
        }
        text + &findings(&self.findings, program)
    }
}

pub(super) async fn run(_: &Args, context: &Context<'_>) -> Result<Exit> {
    let check = ops::check(&context.project).await?;
    context.ui.report(&check)?;
    Ok(if check.is_clean() { Exit::Done } else { Exit::Differs })
}
