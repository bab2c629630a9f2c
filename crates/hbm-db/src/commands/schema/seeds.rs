//! `schema seeds`: a JSON Schema of seed files.

use crate::commands::Context;
use crate::error::{Exit, Result};
use crate::ops;

/// Print a JSON Schema (draft 2020-12) of the seed files, for editors; the database is only read
///
/// It has columns with types, labels of enums and comments, and says which columns need a value. Each table has its own
/// definition. The first line of a seed file says which one an editor uses:
/// # yaml-language-server: $schema=../seeds.schema.json#/$defs/users
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db schema seeds > seed-data/seeds.schema.json\n  hbm-db schema seeds users > users.schema.json"
)]
pub(in crate::commands) struct Args {
    /// Of this table alone.
    #[arg(value_name = "TABLE")]
    table: Option<String>,
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let schema = ops::seeds_schema(&context.project, args.table.as_deref()).await?;
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    context.ui.data(format!("{text}\n").as_bytes())?;
    Ok(Exit::Done)
}
