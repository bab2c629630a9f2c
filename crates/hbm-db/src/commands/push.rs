//! `push`: make the database what the schema says.

use super::consent::{AcceptArgs, ConfirmArgs};
use super::diff::{ScopeArgs, SourceArgs, tell_unmanaged};
use super::{Context, LockArgs};
use crate::advice::{Advice, Operation};
use crate::counted::counted;
use crate::error::{Error, Exit, Result};
use crate::file::{self, FileKind};
use crate::ops::{self, Push};
use crate::plan::{FORMAT, Plan};
use crate::progress::Listener;
use crate::proposal::PlanReport;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Make the database what the schema of the project says: plan, show, ask, apply, read back
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db push --yes\n  hbm-db push --accept drop_column:users.phone\n  hbm-db push --rename users.phone=mobile --yes\n  pg_dump -s staging | hbm-db push --schema - --yes"
)]
pub(crate) struct Args {
    #[command(flatten)]
    source: SourceArgs,
    #[command(flatten)]
    scope: ScopeArgs,
    /// Show the plan and do nothing.
    #[arg(long)]
    dry_run: bool,
    /// Write the plan to a file, as JSON, and do nothing.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Apply exactly this plan, if the database is still as it was.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["schema", "schema_from", "schemas", "all_schemas", "rename", "output"])]
    plan: Option<PathBuf>,
    /// Apply what loses nothing without asking; --accept implies it.
    #[arg(short, long)]
    yes: bool,
    #[command(flatten)]
    accept: AcceptArgs,
    #[command(flatten)]
    confirm: ConfirmArgs,
    #[command(flatten)]
    lock: LockArgs,
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let options = Push {
        plan: args.plan.as_deref().map(read_plan).transpose()?,
        comparison: args.source.comparison_within(&args.scope)?,
        accept: args.accept.accept.clone(),
        confirm_database: args.confirm.name(),
        lock_timeout: args.lock.timeout(),
    };
    let planned = match args.dry_run && args.output.is_none() {
        true => ops::plan_with_questions(&context.project, options).await?,
        false => ops::plan(&context.project, options).await?,
    };
    let report = &planned.report;
    tell_unmodeled(report, context);
    tell_unmanaged(report, context);
    context.ui.report(report)?;
    if let Some(file) = &args.output {
        write_plan(file, &report.plan)?;
        context.ui.say(format!("plan written to {}", file.display()));
    }
    if args.dry_run || args.output.is_some() || report.plan.is_empty() {
        planned.close().await;
        return Ok(Exit::Done);
    }
    let agreed = planned.agree(&context.project).await?;
    if !args.yes && args.accept.accept.is_empty() {
        confirm(context)?;
    }
    let done = agreed.apply(&context.project).await?;
    let applied = counted(done.statements.len(), "statement");
    context.ui.say(format!("{applied} applied; the database is in step"));
    Ok(Exit::Done)
}

fn confirm(context: &Context<'_>) -> Result<()> {
    match context.ui.confirm("Apply the plan?")? {
        Some(true) => Ok(()),
        Some(false) => Err(Error::refused("nothing was changed")),
        None => Err(Error::usage("nobody said that the plan is to be applied")
            .hint("look at it with --dry-run, and apply it with --yes")),
    }
}

fn tell_unmodeled(report: &PlanReport, context: &Context<'_>) {
    if !report.plan.left.is_empty() {
        context.ui.say(format!("not managed, left as they are: {}", report.plan.left.join(", ")));
    }
}

fn read_plan(path: &Path) -> Result<Plan> {
    let unreadable = || {
        Error::usage(format!("{} is no plan", path.display()))
            .hint(Advice::to("write one with ").run(Operation::Push, "--output FILE"))
    };
    let text = file::read(path, FileKind::Json).map_err(|error| match error.kind() {
        ErrorKind::FileTooLarge => file::unreadable(path, FileKind::Json, error),
        _ => unreadable().because(error),
    })?;
    let plan: Plan = serde_json::from_str(&text).map_err(|error| unreadable().because(error))?;
    if plan.format != FORMAT {
        return Err(
            unreadable().detail(format!("it has format {}, and this hbm-db reads {FORMAT}", plan.format))
        );
    }
    if !plan.is_as_sealed() {
        return Err(Error::usage(format!(
            "{} is not as hbm-db wrote it: its digest does not fit",
            path.display()
        ))
        .hint(
            Advice::to("change the schema rather than its plan, and write a new one with ")
                .run(Operation::Push, "--output FILE"),
        ));
    }
    Ok(plan)
}

fn write_plan(file: &Path, plan: &Plan) -> Result<()> {
    let text = serde_json::to_string_pretty(&plan.clone().sealed())
        .map_err(|error| Error::bug("a plan is not JSON").because(error))?;
    std::fs::write(file, text + "\n").map_err(|error| {
        Error::failed(format!("cannot write {}", file.display()))
            .because(error)
            .hint("give --output a path that can be written")
    })
}
