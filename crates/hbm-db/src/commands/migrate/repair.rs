//! `migrate repair`: show what a broken run or an edit left, and mend it.

use super::{WaitArgs, files, locked, standing};
use crate::commands::Context;
use crate::db::{Reading, Session, Target, drop_copies_left};
use crate::desired::Desired;
use crate::error::{Error, Exit, Result};
use crate::introspect;
use crate::migrate::{
    Checkpoint, Finding, Ledger, Migrations, Repair, Runner, applied_files, differences, invalid,
};
use crate::progress::Listener;
use crate::render::{Report, findings};
use serde::Serialize;

/// Show what a broken run or an edited file left, and mend the ledger or finish
///
/// The catalog decides: the ledger is only mended where the database is as the files say.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db migrate repair\n  hbm-db migrate repair --yes")]
pub(crate) struct Args {
    /// Do it without asking.
    #[arg(short, long)]
    yes: bool,
    #[command(flatten)]
    wait: WaitArgs,
}

#[derive(Serialize)]
struct RepairReport {
    findings: Vec<Finding>,
    repairs: Vec<Repair>,
    /// Indexes that are not valid.
    invalid_indexes: Vec<String>,
    /// Where the database is not as the files say.
    differences: Vec<String>,
}

impl Report for RepairReport {
    fn text(&self) -> String {
        let mut text = String::new();
        if self.repairs.is_empty() {
            text += &findings(&self.findings);
        }
        for index in &self.invalid_indexes {
            text += &format!("left behind: the invalid index {index}\n");
        }
        for repair in &self.repairs {
            text += &format!("to do: {repair}\n");
        }
        if !self.differences.is_empty() {
            text += "the database is not as the files say, so the ledger is left alone; it would take:\n";
            for difference in &self.differences {
                text += &format!("  {difference}\n");
            }
        }
        if text.is_empty() { "nothing to repair".into() } else { text }
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let files = files(context)?;
    let (target, session) = context.open().await?;
    session.need_session("migrate")?;
    let (differences, session) = differences_to_files(&files, &target, session).await?;
    let progress = context.ui.begin("repairing");
    let mut runner = locked(context, &target, session, &args.wait, progress).await?;
    let (ledger, status) = standing(&files, &mut runner.session).await?;
    let invalid = invalid(&mut runner.session).await?;
    let mut repairs = Repair::of(&status.findings, &invalid, differences.is_empty());
    let (copies, parts) = Checkpoint::left(&mut runner.session).await?;
    repairs.extend(copies.into_iter().map(|left| Repair::DropDatabase { database: left.database }));
    repairs.extend(parts.iter().map(|file| Repair::Remove { file: file.display().to_string() }));
    let invalid_indexes = invalid.into_iter().map(|one| format!("{} of {}", one.index, one.table)).collect();
    let report = RepairReport { findings: status.findings, repairs, invalid_indexes, differences };
    context.ui.report(&report)?;
    if report.repairs.is_empty() {
        runner.close().await;
        let open = !report.findings.is_empty() || !report.differences.is_empty();
        return Ok(if open { Exit::Differs } else { Exit::Done });
    }
    if !args.yes {
        agreed(context)?;
    }
    for repair in &report.repairs {
        match repair {
            Repair::Finish { name, .. } => finish(&mut runner, name, &files, &ledger).await?,
            Repair::DropDatabase { .. } => {
                let database = runner.session.server.database.clone();
                drop_copies_left(&target, &database).await?;
            }
            repair => repair.mend(&mut runner.session, &files).await?,
        }
        context.ui.say(format!("done: {repair}"));
    }
    // Files may be in their places again.
    let files = Migrations::find_some(context.app()?)?;
    let (_, left) = standing(&files, &mut runner.session).await?;
    runner.close().await;
    for finding in &left.findings {
        context.ui.warn(format!("left: {}: {finding}", finding.word()));
    }
    Ok(if left.findings.is_empty() && report.differences.is_empty() { Exit::Done } else { Exit::Differs })
}

fn agreed(context: &Context<'_>) -> Result<()> {
    if !context.ui.is_interactive() {
        return Err(Error::usage("nobody said that this is to be done").hint("do it with --yes"));
    }
    if context.ui.confirm("Do it?")? { Ok(()) } else { Err(Error::refused("nothing was changed")) }
}

/// How the database differs from what the applied files make; nothing where that does not matter, because files and
/// ledger fit.
async fn differences_to_files(
    files: &Migrations,
    target: &Target,
    mut session: Session,
) -> Result<(Vec<String>, Session)> {
    let (ledger, status) = standing(files, &mut session).await?;
    let matters = |finding: &Finding| {
        matches!(
            finding,
            Finding::Edited { .. }
                | Finding::Missing { .. }
                | Finding::Renamed { .. }
                | Finding::Interrupted { lost: true, .. }
        )
    };
    if !status.findings.iter().any(matters) {
        return Ok((Vec::new(), session));
    }
    let applied = applied_files(files, &ledger, &status.findings);
    let (history, mut session) =
        Desired::of_migrations(&files.app, &applied).catalog(session, target, Reading::Scratch).await?;
    let live = introspect::read(&mut session, &history.namespaces()).await?;
    Ok((differences(&live, &history), session))
}

async fn finish(runner: &mut Runner<'_>, name: &str, files: &Migrations, ledger: &Ledger) -> Result<()> {
    let migration = files.list.iter().find(|one| one.name == name).ok_or_else(|| {
        Error::failed(format!("{name} stopped, and has no file any more"))
            .hint("bring its folder back, from the branch that has it")
    })?;
    runner.up(&[migration], ledger).await.map(|_| ())
}
