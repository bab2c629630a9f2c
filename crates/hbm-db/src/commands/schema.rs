//! `schema`: what the files of a project may have, for editors.

mod seeds;

use super::Context;
use crate::error::{Exit, Result};
use crate::project::json_schema;
use clap::Subcommand;

/// Print the JSON Schema of a project's files, for editors
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db schema project > hbm-db.schema.json\n  hbm-db schema seeds > seeds/seeds.schema.json"
)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Print that of the project file, hbm-db.yaml; needs no database
    #[command(after_help = "Example:\n  hbm-db schema project > hbm-db.schema.json")]
    Project,
    Seeds(seeds::Args),
}

impl Args {
    /// Whether it is about a project.
    pub(super) fn reads_project(&self) -> bool {
        matches!(self.verb, Verb::Seeds(_))
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    match &args.verb {
        Verb::Project => {
            context.ui.data(format!("{:#}\n", json_schema()).as_bytes())?;
            Ok(Exit::Done)
        }
        Verb::Seeds(args) => seeds::run(args, context).await,
    }
}
