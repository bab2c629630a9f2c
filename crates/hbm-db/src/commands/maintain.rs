//! `maintain`: vacuum, analyze and reindex.

use super::{Context, LockArgs, duration};
use crate::error::{Exit, Result};
use crate::maintain::{Action, Between};
use crate::ops::{self, Maintain};
use clap::ValueEnum;
use clap::builder::PossibleValue;
use std::time::Duration;

/// Vacuum, analyze and rebuild indexes where it is needed, one object at a time
///
/// What is needed, doctor's probes find: dead rows, rows that are to be frozen, stale statistics, bloated and invalid indexes. What a
/// REINDEX CONCURRENTLY that did not end has left is dropped first. No statement locks readers or writers out. Nothing is done in a
/// transaction, so that a run which is stopped keeps what it has done, and the next one goes on. What is left is said, with the reason.
/// Ctrl-C cancels the running statement. Exit code 1 where the server refused something; what is locked, or for which the time was
/// over, is none.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db maintain --dry-run\n  hbm-db maintain vacuum analyze --max-duration 30m\n  hbm-db maintain --all --between 01:00-05:00"
)]
pub(crate) struct Args {
    /// What is done; all three if none is given.
    #[arg(value_name = "ACTION", value_enum)]
    actions: Vec<Action>,
    /// Every table that has changed since, and every index, and not only those that are found. What was worked on longest ago
    /// comes first.
    #[arg(long)]
    all: bool,
    /// Say what would be done, and do nothing.
    #[arg(long)]
    dry_run: bool,
    /// Stop after so long: 30m, 4h. A statement that runs then is cancelled.
    #[arg(long, value_name = "TIME", value_parser = duration)]
    max_duration: Option<Duration>,
    /// Do nothing outside of these times of day, in the time zone of this machine (TZ): 01:00-05:00, 22:00-04:00.
    #[arg(long, value_name = "FROM-TO")]
    between: Option<Between>,
    #[command(flatten)]
    lock: LockArgs,
}

impl ValueEnum for Action {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Vacuum, Self::Analyze, Self::Reindex]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::Vacuum => "Remove dead rows, and freeze old ones",
            Self::Analyze => "Renew the statistics of tables",
            Self::Reindex => "Build indexes anew, beside the old ones",
            Self::Drop => return None,
        };
        Some(PossibleValue::new(self.to_string()).help(help))
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let options = Maintain {
        actions: args.actions.clone(),
        all: args.all,
        dry_run: args.dry_run,
        lock_timeout: args.lock.timeout(),
        max_duration: args.max_duration,
        between: args.between,
    };
    let report = ops::maintain(&context.project, &options, crate::signal::interrupted()).await?;
    context.ui.report(&report)?;
    Ok(match (report.interrupted, report.failed()) {
        (true, _) => Exit::Interrupted,
        (false, true) => Exit::Failed,
        (false, false) => Exit::Done,
    })
}
