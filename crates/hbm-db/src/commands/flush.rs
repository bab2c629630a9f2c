//! `flush`: drop everything.

use super::{Context, LockArgs};
use crate::advice::Program;
use crate::error::{Exit, Result};
use crate::ops::{self, Flush, Flushed};
use crate::render::Report;

/// Drop every object of the application's schema except extensions
///
/// A protected database is refused. A database that does not say what it is for has to be named.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db flush\n  hbm-db flush --confirm-database hbm_dev")]
pub(crate) struct Args {
    #[command(flatten)]
    destroy: DestroyArgs,
}

/// What flush and reset have in common.
#[derive(Debug, clap::Args)]
pub(crate) struct DestroyArgs {
    /// The database's name, where the database does not say that it is for development.
    #[arg(long, value_name = "NAME")]
    confirm_database: Option<String>,
    /// End the sessions that hold locks on its tables first, where the role may.
    #[arg(long)]
    terminate: bool,
    #[command(flatten)]
    lock: LockArgs,
}

impl DestroyArgs {
    pub(super) fn options(&self) -> Flush {
        Flush {
            confirm_database: self.confirm_database.clone(),
            terminate: self.terminate,
            lock_timeout: self.lock.timeout(),
        }
    }
}

impl Report for Flushed {
    fn text(&self, _: &Program) -> String {
        match self.dropped.len() {
            0 => "nothing to drop".into(),
            count => format!("{count} objects dropped"),
        }
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    context.ui.report(&ops::flush(&context.project, &args.destroy.options()).await?)?;
    Ok(Exit::Done)
}
