//! `backup wal-check`: whether the log is archived without gaps.

use super::FolderArgs;
use crate::advice::Program;
use crate::commands::Context;
use crate::error::{Exit, Result};
use crate::ops::backup::{WalCheck, WalReport, wal_check};
use crate::render::Report;
use std::path::PathBuf;

/// Ask the server whether it archives its log, and look for gaps in the archive
///
/// The exit code is 3 where archiving is off, fails or is behind, and where a segment that a copy of the cluster needs is missing or cut
/// short in the archive.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db backup wal-check\n  hbm-db backup wal-check --archive /var/backups/wal --in /var/backups/shop"
)]
pub(super) struct Args {
    /// The folder that segments are archived to.
    #[arg(long, value_name = "FOLDER")]
    archive: Option<PathBuf>,
    #[command(flatten)]
    folder: FolderArgs,
}

impl Report for WalReport {
    fn text(&self, _: &Program) -> String {
        let archiver = &self.archiver;
        let at = |name: &Option<String>, time: &Option<String>| match (name, time) {
            (Some(name), Some(time)) => format!("{name} at {time}"),
            _ => "never".to_owned(),
        };
        let mut text = format!(
            "archive_mode    {}\nwal_level       {}\nlast archived   {}\nlast failed     {}\nwritten now     {}\n",
            archiver.archive_mode,
            archiver.wal_level,
            at(&archiver.last_archived, &archiver.last_archived_at),
            at(&archiver.last_failed, &archiver.last_failed_at),
            archiver.current.as_deref().unwrap_or("nothing: a standby"),
        );
        if let Some(segments) = self.segments {
            text += &format!("in the archive  {segments}\n");
        }
        match self.findings.is_empty() {
            true => text + "\nnothing is missing",
            false => text + "\n" + &self.findings.join("\n"),
        }
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let options = WalCheck { archive: args.archive.clone(), folder: args.folder.folder.clone() };
    let report = wal_check(&context.project, &options).await?;
    context.ui.report(&report)?;
    Ok(if report.findings.is_empty() { Exit::Done } else { Exit::Differs })
}
