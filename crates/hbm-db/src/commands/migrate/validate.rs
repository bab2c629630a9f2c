//! `migrate validate`: whether files and ledger fit. Reads only.

use crate::commands::Context;
use crate::error::{Exit, Result};
use crate::migrate::{Finding, Ledger, MigrationStatus, Migrations, invalid};
use crate::ownership::Intent;
use crate::render::Report;
use serde::Serialize;

/// Find edited, deleted, renamed and out-of-order migrations, files that cannot run, and invalid indexes; reads only
///
/// Ends with exit code 3 if anything is found.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db migrate validate")]
pub(crate) struct Args {}

#[derive(Serialize)]
struct Validation {
    migrations: usize,
    #[serde(skip)]
    place: String,
    findings: Vec<Finding>,
    /// Indexes that a broken CREATE INDEX CONCURRENTLY left.
    invalid_indexes: Vec<String>,
}

impl Report for Validation {
    fn text(&self) -> String {
        let mut text = crate::render::findings(&self.findings);
        for index in &self.invalid_indexes {
            text += &format!("invalid index {index}\n  hint: hbm-db migrate repair\n");
        }
        match (text.is_empty(), self.migrations) {
            (true, 0) => format!("no migrations yet in {}", self.place),
            (true, count) => format!("{count} migrations, all as they should be"),
            (false, _) => text,
        }
    }
}

pub(super) async fn run(_: &Args, context: &Context<'_>) -> Result<Exit> {
    let files = Migrations::find_some(context.app()?)?;
    let (target, mut session) = context.open().await?;
    context.own(("migrate validate", Intent::Compare), &mut session, &target).await?;
    let mut status = MigrationStatus::of(&files, &Ledger::read_to_write(&mut session).await?);
    status.read_all(&files);
    status.findings.extend(files.nearby.iter().cloned().map(Finding::OtherForm));
    let invalid = invalid(&mut session).await?;
    session.close().await;
    let report = Validation {
        migrations: files.list.len(),
        place: files.place(),
        findings: status.findings,
        invalid_indexes: invalid.into_iter().map(|one| format!("{} of {}", one.index, one.table)).collect(),
    };
    let fits = report.findings.is_empty() && report.invalid_indexes.is_empty();
    context.ui.report(&report)?;
    Ok(if fits { Exit::Done } else { Exit::Differs })
}
