//! `generate`: what changed in the schema, as a migration.

use super::Context;
use super::consent::AcceptArgs;
use super::diff::SourceArgs;
use crate::advice::Program;
use crate::error::{Exit, Result};
use crate::ops::{self, Generate, Generated};
use crate::render::Report;

/// Write the difference between migrations and schema as a new migration, proven before the files exist
///
/// It needs no database: history and schema are compared in scratch databases, on the server where there is one,
/// else on the embedded PostgreSQL.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db generate add_phone_to_users\n  hbm-db generate backfill_slugs --empty\n  hbm-db generate rename_phone --rename users.phone=mobile"
)]
pub(crate) struct Args {
    /// What it does, verb first: add_phone_to_users.
    name: String,
    #[command(flatten)]
    source: SourceArgs,
    #[command(flatten)]
    accept: AcceptArgs,
    /// Write two empty files, to be written by hand.
    #[arg(long, conflicts_with_all = ["schema", "schema_from", "rename", "accept"])]
    empty: bool,
    /// Show the files and write nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Report for Generated {
    fn text(&self, _: &Program) -> String {
        match (&self.migration, &self.folder) {
            (None, _) => "nothing to generate: migrations and schema say the same".into(),
            (Some(_), Some(folder)) => folder.clone(),
            (Some(_), None) => {
                let files = self.files.iter().map(|file| format!("-- {}\n{}", file.path, file.text));
                files.collect::<Vec<_>>().join("\n")
            }
        }
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let options = Generate {
        name: args.name.clone(),
        comparison: args.source.comparison(),
        accept: args.accept.accept.clone(),
        empty: args.empty,
        dry_run: args.dry_run,
    };
    let generated = ops::generate(&context.project, &options).await?;
    let notes = generated.up.lines().filter_map(|line| line.strip_prefix("-- "));
    notes.filter(|note| note.starts_with("loses: ") || note.starts_with("fails where ")).for_each(|note| {
        context.ui.warn(format!("{}: {note}", generated.migration.as_deref().unwrap_or_default()))
    });
    context.ui.report(&generated)?;
    Ok(Exit::Done)
}
