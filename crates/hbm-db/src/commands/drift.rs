//! `drift`: what was changed in the database by hand.

use super::Context;
use super::migrate::WaitArgs;
use crate::advice::Program;
use crate::error::{Exit, Result};
use crate::ops::{self, Adopt, Generated};
use crate::plan::{Consent, Rename};
use crate::render::Report;
use clap::Subcommand;
use serde::Serialize;

/// Take changes that were made in the database into migrations
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db drift adopt index_on_orders_customer")]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Adopt(AdoptArgs),
}

/// Write what differs in the database as a migration that it has already, and say what to change in the schema
///
/// The migration is proven like a generated one, and written into the ledger of this database; others run it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db drift adopt index_on_orders_customer\n  hbm-db drift adopt hotfix --dry-run"
)]
pub(crate) struct AdoptArgs {
    /// What the change does, verb first.
    name: String,
    /// A rename: table.old=new for a column, an attribute or an enum label, old=new for a table, a type or a schema. Can be
    /// given several times.
    #[arg(long, value_name = "OLD=NEW")]
    rename: Vec<Rename>,
    /// Say that it was no rename: drop_column:users.phone. Can be given several times.
    #[arg(long, value_name = "HAZARD[:OBJECT]")]
    accept: Vec<Consent>,
    /// Show the files and write nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    wait: WaitArgs,
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let Verb::Adopt(args) = &args.verb;
    let options = Adopt {
        name: args.name.clone(),
        renames: args.rename.clone(),
        accept: args.accept.clone(),
        dry_run: args.dry_run,
        patience: args.wait.patience(),
    };
    let adopted = ops::adopt(&context.project, &options).await?;
    if adopted.migration.is_none() {
        context.ui.report(&NoDrift(adopted))?;
        return Ok(Exit::Done);
    }
    context.ui.report(&adopted)?;
    if adopted.folder.is_some() {
        context.ui.say("the ledger of this database has it already");
    }
    Ok(Exit::Done)
}

/// In the form of a migration that there is none of.
#[derive(Serialize)]
#[serde(transparent)]
struct NoDrift(Generated);

impl Report for NoDrift {
    fn text(&self, _: &Program) -> String {
        "nothing to adopt: migrations and database say the same".into()
    }
}
