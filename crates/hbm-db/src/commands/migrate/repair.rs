//! `migrate repair`: show what a broken run or an edit left, and mend it.

use super::WaitArgs;
use crate::advice::Program;
use crate::commands::Context;
use crate::error::{Error, Exit, Result};
use crate::ops::migrate::{RepairReport, repair};
use crate::progress::Listener;
use crate::render::{Report, findings};

/// Show what a broken run or an edited file left, and mend the ledger or finish
///
/// The catalog decides: the ledger is only mended where the database is as the files say.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db migrate repair\n  hbm-db migrate repair --yes")]
pub(crate) struct Args {
    /// Do it without asking.
    #[arg(short, long)]
    yes: bool,
    #[command(flatten)]
    wait: WaitArgs,
}

impl Report for RepairReport {
    fn text(&self, program: &Program) -> String {
        let mut text = String::new();
        if self.repairs.is_empty() {
            text += &findings(&self.findings, program);
        }
        for index in &self.invalid_indexes {
            text += &format!("left behind: the invalid index {index}\n");
        }
        for repair in &self.repairs {
            text += &format!("to do: {repair}\n");
        }
        if !self.differences.is_empty() {
            text += "the database is not as the files say, so the ledger is left alone:\n";
            for difference in &self.differences {
                text += &format!("  {difference}\n");
            }
        }
        if text.is_empty() { "nothing to repair".into() } else { text }
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let agree = |report: &RepairReport| {
        context.ui.report(report)?;
        if !report.repairs.is_empty() && !args.yes {
            agreed(context)?;
        }
        Ok(true)
    };
    let mended = repair(&context.project, &args.wait.patience(), agree).await?;
    Ok(if mended { Exit::Done } else { Exit::Differs })
}

fn agreed(context: &Context<'_>) -> Result<()> {
    match context.ui.confirm("Do it?")? {
        Some(true) => Ok(()),
        Some(false) => Err(Error::refused("nothing was changed")),
        None => Err(Error::usage("nobody said that this is to be done").hint("do it with --yes")),
    }
}
