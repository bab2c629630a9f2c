//! `mark`: what a database is for.

use super::{Context, LockArgs};
use crate::advice::Program;
use crate::db::Environment;
use crate::error::{Exit, Result};
use crate::ops::{self, Mark, Marked};
use crate::render::Report;
use clap::ValueEnum;
use clap::builder::PossibleValue;

/// Write into the database what it is for, and with --app whose it is
///
/// flush and reset refuse a protected database, and nothing is dropped in it, nor rows of development loaded, unless it is
/// named. Staging and production are protected.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db mark production --app hbm --url \"$PRODUCTION_URL\"")]
pub(crate) struct Args {
    /// What the database is for.
    #[arg(value_enum)]
    environment: Environment,
    /// The database's name; needed to take a protection away, to give it to another application, and for one of the
    /// server's own.
    #[arg(long, value_name = "NAME")]
    confirm_database: Option<String>,
    #[command(flatten)]
    lock: LockArgs,
}

impl ValueEnum for Environment {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Development, Self::Test, Self::Staging, Self::Production]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, what) = match self {
            Self::Development => ("development", "A developer's own"),
            Self::Test => ("test", "For automated tests"),
            Self::Staging => ("staging", "For trying what goes to production"),
            Self::Production => ("production", "The real one"),
        };
        Some(PossibleValue::new(name).help(what))
    }
}

impl Report for Marked {
    fn text(&self, _: &Program) -> String {
        let owner = self.marker.app.as_ref().map_or(String::new(), |app| format!(", the database of {app}"));
        format!("{} is marked {}{owner}", self.database, self.marker)
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let options = Mark {
        environment: args.environment,
        confirm_database: args.confirm_database.clone(),
        lock_timeout: args.lock.timeout(),
    };
    context.ui.report(&ops::mark(&context.project, &options).await?)?;
    Ok(Exit::Done)
}
