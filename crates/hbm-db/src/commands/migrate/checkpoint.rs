//! `migrate checkpoint`: a state to go back to.

use super::WaitArgs;
use crate::advice::{Operation, Program};
use crate::commands::Context;
use crate::error::{Exit, Result};
use crate::ops::migrate::{Checkpoints, Keep, checkpoints, drop_checkpoint, keep};
use crate::render::{Report, table};
use serde::Serialize;

/// Keep a copy of the database to go back to with rollback; without a name, list those there are
///
/// The copy is a database beside it, made as from a template, that nobody can connect to. Where the role may not create
/// databases it is a dump in .hbm-db/checkpoints/, made by pg_dump.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db migrate checkpoint before-prices\n  hbm-db migrate checkpoint\n  hbm-db migrate checkpoint before-prices --drop"
)]
pub(crate) struct Args {
    /// What to call it: letters, digits, - and _.
    name: Option<String>,
    /// Drop it.
    #[arg(long, requires = "name")]
    drop: bool,
    /// End the sessions that are connected to the database first, where the role may.
    #[arg(long)]
    terminate: bool,
    #[command(flatten)]
    wait: WaitArgs,
}

impl Report for Checkpoints {
    fn text(&self, program: &Program) -> String {
        let left: String = self
            .left
            .iter()
            .map(|one| format!("\nleft by a run that was broken off: {}, {}", one.place, one.what))
            .collect();
        let repair = program.command(Operation::MigrateRepair, "");
        let left = if left.is_empty() { left } else { format!("{left}\n  hint: drop it: {repair}") };
        if self.checkpoints.is_empty() {
            return "no checkpoints".to_owned() + &left;
        }
        let rows = self.checkpoints.iter().map(|one| {
            let migration = one.migration.clone().unwrap_or_else(|| "none".into());
            vec![one.name.clone(), one.made_at.clone(), migration, one.place.clone()]
        });
        table(&["checkpoint", "made at", "last migration", "place"], rows) + &left
    }
}

#[derive(Serialize)]
struct Dropped {
    dropped: String,
}

impl Report for Dropped {
    fn text(&self, _: &Program) -> String {
        format!("checkpoint {} dropped", self.dropped)
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let Some(name) = args.name.clone() else {
        context.ui.report(&checkpoints(&context.project).await?)?;
        return Ok(Exit::Done);
    };
    let options = Keep { name, terminate: args.terminate, patience: args.wait.patience() };
    if args.drop {
        drop_checkpoint(&context.project, &options).await?;
        context.ui.report(&Dropped { dropped: options.name })?;
        return Ok(Exit::Done);
    }
    context.ui.report(&keep(&context.project, &options).await?)?;
    Ok(Exit::Done)
}
