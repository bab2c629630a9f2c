//! `backup verify`: prove a backup by restoring it.

use super::{FolderArgs, JobsArgs};
use crate::advice::Program;
use crate::commands::Context;
use crate::counted::counted;
use crate::error::{Exit, Result};
use crate::ops::backup::{Verify, VerifyReport, verify};
use crate::render::Report;
use std::path::PathBuf;

/// Restore a backup into a scratch database, and compare it with what was backed up
///
/// The checksums of its files are compared first. Then the catalog, the number of rows and a checksum of the rows of every table are
/// compared with those of the snapshot. What came of it is kept beside the backup, and backup list shows it. The exit code is 1 where
/// anything differs. The server can be any that has the extensions: --url names it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db backup verify latest\n  hbm-db backup verify before-release --in /var/backups/shop\n  hbm-db backup verify latest --identity /etc/hbm-db/backup.key"
)]
pub(super) struct Args {
    /// The name or the folder of a backup; latest is the newest good one of the database.
    #[arg(value_name = "NAME", default_value = "latest")]
    name: String,
    #[command(flatten)]
    folder: FolderArgs,
    /// The file of an identity of age that decrypts it.
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
    #[command(flatten)]
    jobs: JobsArgs,
}

impl Report for VerifyReport {
    fn text(&self, _: &Program) -> String {
        let owners = match self.owners {
            true => "",
            false => {
                "\nowners and privileges were not compared: roles are missing, or the role may not give objects to them"
            }
        };
        if self.verified.is_proven() {
            let rows = counted(usize::try_from(self.rows).unwrap_or(usize::MAX), "row");
            return format!(
                "{} is verified: {rows} in {} are what was backed up, and so is the catalog{owners}",
                self.name,
                counted(self.tables, "table")
            );
        }
        let lines = self.verified.differences.iter().map(|line| format!("\n  {line}")).collect::<String>();
        format!("{} restores to something else than was backed up:{lines}{owners}", self.name)
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let options = Verify {
        name: args.name.clone(),
        folder: args.folder.folder.clone(),
        identity: args.identity.clone(),
        jobs: args.jobs.jobs,
    };
    let report = verify(&context.project, &options).await?;
    context.ui.report(&report)?;
    Ok(if report.verified.is_proven() { Exit::Done } else { Exit::Failed })
}
