//! `migrate`: run migrations, undo them, and see where they stand.

mod adopt;
mod baseline;
mod checkpoint;
mod down;
mod redo;
mod repair;
mod rollback;
mod status;
mod up;
mod validate;

use super::{Context, LockArgs, duration};
use crate::advice::Program;
use crate::error::{Exit, Result};
use crate::migrate::Direction;
use crate::ops::migrate::{Patience, RanReport};
use crate::render::{Report, table};
use clap::Subcommand;
use std::time::Duration;

/// Run migrations, undo them, and see where they stand
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db migrate status\n  hbm-db migrate up\n  hbm-db migrate down --steps 2"
)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Adopt(adopt::Args),
    Baseline(baseline::Args),
    Checkpoint(checkpoint::Args),
    Down(down::Args),
    Redo(redo::Args),
    Repair(repair::Args),
    Rollback(rollback::Args),
    Status(status::Args),
    Up(up::Args),
    Validate(validate::Args),
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    match &args.verb {
        Verb::Adopt(args) => adopt::run(args, context).await,
        Verb::Baseline(args) => baseline::run(args, context).await,
        Verb::Checkpoint(args) => checkpoint::run(args, context).await,
        Verb::Down(args) => down::run(args, context).await,
        Verb::Redo(args) => redo::run(args, context).await,
        Verb::Repair(args) => repair::run(args, context).await,
        Verb::Rollback(args) => rollback::run(args, context).await,
        Verb::Status(args) => status::run(args, context).await,
        Verb::Up(args) => up::run(args, context).await,
        Verb::Validate(args) => validate::run(args, context).await,
    }
}

/// How long to wait, and for what.
#[derive(Debug, clap::Args)]
pub(crate) struct WaitArgs {
    #[command(flatten)]
    lock: LockArgs,
    /// How long to wait for another hbm-db that works on the database: 30s, 10m.
    #[arg(long, value_name = "TIME", default_value = "10m", value_parser = duration)]
    wait: Duration,
}

impl WaitArgs {
    pub(crate) fn patience(&self) -> Patience {
        Patience { locks: self.lock.timeout(), others: self.wait }
    }
}

impl Report for RanReport {
    fn text(&self, _: &Program) -> String {
        if self.ran.is_empty() {
            return "nothing to do".into();
        }
        let rows = self.ran.iter().map(|ran| {
            let what = match ran.direction {
                Direction::Up => "applied",
                Direction::Down => "undone",
            };
            vec![
                ran.name.clone(),
                what.into(),
                ran.statements.to_string(),
                format!("{:.1} ms", ran.milliseconds),
            ]
        });
        let mut text = table(&["migration", "", "#statements", "#time"], rows);
        if !self.pending.is_empty() {
            text += &format!("\n\n{} pending", self.pending.len());
        }
        text
    }
}
