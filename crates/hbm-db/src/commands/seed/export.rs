//! `seed export`: rows of a database as seed files.

use crate::commands::Context;
use crate::error::{Exit, Result};
use crate::ops::{self, Export};
use std::path::PathBuf;

/// Write rows of the database as seed files; the database is only read
///
/// Rows that these refer to come along. Labels come from unique keys, references are written as !ref, and every value as
/// PostgreSQL prints it, so it loads again as the same value. More than 1000 rows of a table go into a .csv beside its file.
///
/// Values of columns whose names have password, secret, token, hash or api_key in them are made up, unless --include names
/// them; NULL stays NULL.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db seed export users roles\n  hbm-db seed export orders --where \"created_at > now() - interval '7 days'\" --set recent\n  hbm-db seed export users --mask users.email --include users.password_hash --to seeds/"
)]
pub(in crate::commands) struct Args {
    /// The tables.
    #[arg(required = true, value_name = "TABLE")]
    tables: Vec<String>,
    /// Which rows, as an SQL condition; with one table.
    #[arg(long = "where", value_name = "SQL")]
    condition: Option<String>,
    /// The set to put them into.
    #[arg(long, value_name = "NAME", default_value = "base")]
    set: String,
    /// The folder to write into; that of the project's seeds, or seed-data/<app>, if not given.
    #[arg(long, value_name = "FOLDER")]
    to: Option<PathBuf>,
    /// Make up the values of this column. Can be given several times, or with commas.
    #[arg(long, value_name = "TABLE.COLUMN", value_delimiter = ',')]
    mask: Vec<String>,
    /// Keep the values of this column although its name says that they are secret. Can be given several times, or with
    /// commas.
    #[arg(long, value_name = "TABLE.COLUMN", value_delimiter = ',')]
    include: Vec<String>,
    /// Write over files that are there.
    #[arg(long)]
    overwrite: bool,
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let options = Export {
        tables: args.tables.clone(),
        condition: args.condition.clone(),
        set: args.set.clone(),
        folder: args.to.clone(),
        mask: args.mask.clone(),
        include: args.include.clone(),
        overwrite: args.overwrite,
    };
    context.ui.report(&ops::export_seeds(&context.project, &options).await?)?;
    Ok(Exit::Done)
}
