//! `backup base`: copy the whole cluster.

use crate::advice::Program;
use crate::commands::Context;
use crate::error::{Exit, Result};
use crate::ops::backup::{Base, BasedOn, base};
use crate::render::{Report, bytes};
use std::path::PathBuf;

/// Copy the whole cluster with pg_basebackup, as the beginning of point-in-time recovery
///
/// The copy is compared with the manifest that the server sent (pg_verifybackup) before it has its name. The role needs REPLICATION. With
/// the log that is archived from then on, restore --until goes to any later moment.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db backup base --to /var/backups/shop\n  hbm-db backup base --name sunday"
)]
pub(super) struct Args {
    /// The folder of backups, which is made where it is missing; .hbm-db/backups of the project if not given.
    #[arg(long, value_name = "FOLDER")]
    to: Option<PathBuf>,
    /// What the copy is called; base and the time if not given.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

impl Report for BasedOn {
    fn text(&self, _: &Program) -> String {
        let archiving = match self.archiving {
            true => format!("the log is needed from {} on", self.base.first_segment),
            false => "warning: archive_mode is off, so there is no way from it to a later moment".to_owned(),
        };
        format!(
            "{}: PostgreSQL {}, {}, verified\nin {}\n{archiving}",
            self.base.name,
            self.base.server,
            bytes(self.base.size),
            self.folder.display()
        )
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let options = Base { to: args.to.clone(), name: args.name.clone() };
    context.ui.report(&base(&context.project, &options).await?)?;
    Ok(Exit::Done)
}
