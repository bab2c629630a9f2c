//! `backup list`: the backups that are there.

use super::FolderArgs;
use crate::advice::Program;
use crate::backup::Standing;
use crate::commands::{Context, duration};
use crate::error::{Exit, Result};
use crate::ops::backup::{List, Listed, list};
use crate::render::{Report, bytes, table};
use std::time::Duration;

/// List the backups in a folder, the newest first, and what is known of each
///
/// No database is asked. verified: a restore had everything. failed: a restore had something else. damaged: files are missing, or have
/// another size.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db backup list\n  hbm-db backup list --in /var/backups/shop --max-age 26h   # exit 3 if there is none that young"
)]
pub(super) struct Args {
    #[command(flatten)]
    folder: FolderArgs,
    /// End with exit code 3 where a database has no good backup that is so young.
    #[arg(long, value_name = "TIME", value_parser = duration)]
    max_age: Option<Duration>,
}

impl Report for Listed {
    fn text(&self, _: &Program) -> String {
        let mut parts = Vec::new();
        let rows = self.backups.iter().map(|one| {
            let state = match one.state {
                Standing::Verified => format!("verified {}", one.verified_at.as_deref().unwrap_or_default()),
                Standing::Failed => "failed".to_owned(),
                Standing::NotVerified => "not verified".to_owned(),
                Standing::Damaged => "damaged".to_owned(),
            };
            let name = match one.encrypted_to.is_empty() {
                true => one.name.clone(),
                false => format!("{} (encrypted)", one.name),
            };
            vec![
                name,
                one.database.clone(),
                one.made_at.clone(),
                one.rows.to_string(),
                bytes(one.size),
                state,
            ]
        });
        match self.backups.is_empty() {
            true => parts.push(format!("no backup in {}", self.folder.display())),
            false => parts.push(table(&["backup", "database", "made at", "#rows", "#size", "state"], rows)),
        }
        if !self.bases.is_empty() {
            let rows = self.bases.iter().map(|one| {
                vec![
                    one.name.clone(),
                    one.server.clone(),
                    one.made_at.clone(),
                    bytes(one.size),
                    one.first_segment.clone(),
                ]
            });
            parts.push(table(&["copy of a cluster", "server", "made at", "#size", "first segment"], rows));
        }
        parts.extend((!self.unreadable.is_empty()).then(|| self.unreadable.join("\n")));
        parts.extend((!self.findings.is_empty()).then(|| self.findings.join("\n")));
        parts.join("\n\n")
    }
}

pub(super) fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let listed = list(&List { folder: args.folder.folder.clone(), max_age: args.max_age })?;
    context.ui.report(&listed)?;
    Ok(if listed.findings.is_empty() { Exit::Done } else { Exit::Differs })
}
