//! `push`: make the database what the entities say.

use super::consent::{AcceptArgs, ConfirmArgs, refuse_protected};
use super::diff::{ScopeArgs, SourceArgs, tell_unmanaged};
use super::{Context, LockArgs};
use crate::apply::{Terms, apply, measure, refuse_conflicts};
use crate::counted::counted;
use crate::db::{Environment, Guard, Marker, Reading, Session};
use crate::error::{Error, Exit, Result};
use crate::file::{self, FileKind};
use crate::ownership::Intent;
use crate::plan::{FORMAT, Hazard, Plan};
use crate::progress::Listener;
use crate::proposal::{PlanReport, Proposal};
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Make the database what the entities say: plan, show, ask, apply, read back
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
    let stored = args.plan.as_deref().map(read_plan).transpose()?;
    let desired = match stored {
        Some(_) => None,
        None => Some(args.source.desired_within(&args.scope, context).await?),
    };
    let (target, mut session) = context.open_waiting(args.lock.timeout()).await?;
    session.need_session("push")?;
    let guard = Guard::read(&mut session).await?;
    let named = args.confirm.names(&session)?;
    match args.plan.is_some() || args.source.is_given() {
        true => guard.allow_writing("push", &session, &target, named)?,
        false => context.own_guarded(("push", Intent::Replace), &guard, &mut session, &target, named).await?,
    }
    let (report, wanted, mut session) = match (stored, desired) {
        (Some(plan), _) => {
            let (report, session) = stored_plan(plan, session).await?;
            (report, None, session)
        }
        (None, Some(desired)) => {
            let (proposal, session) = Proposal::make(
                session,
                &target,
                &desired,
                args.source.said(&args.accept.accept),
                Reading::Scratch,
            )
            .await?;
            context.tell_notes();
            let shown_only = args.dry_run && args.output.is_none();
            let (proposal, mut session) = match shown_only {
                true => (proposal, session),
                false => args.source.answer(proposal, (session, &target), context).await?,
            };
            let progress = context.ui.begin("counting what would be lost");
            let proposal = proposal.measured(&mut session).await?;
            drop(progress);
            // It was planned again where the schema changed meanwhile.
            if !shown_only && !proposal.questions.is_empty() {
                return Err(proposal.unanswered());
            }
            (proposal.report(), Some((proposal.desired, proposal.made_for)), session)
        }
        (None, None) => return Err(Error::bug("push has nothing to push")),
    };
    tell_unmodeled(&report, context);
    tell_unmanaged(&report, context);
    context.ui.report(&report)?;
    if let Some(file) = &args.output {
        write_plan(file, &report.plan)?;
        context.ui.say(format!("plan written to {}", file.display()));
    }
    if args.dry_run || args.output.is_some() || report.plan.is_empty() {
        session.close().await;
        return Ok(Exit::Done);
    }
    refuse_conflicts(&report.plan)?;
    session.need_room_for(report.plan.locks).await?;
    let protection = guard.protection(&context.settings);
    if let Some(protection) = &protection
        && !named
        && report.plan.hazards(true).next().is_some()
    {
        let lost = report.plan.hazards(true).map(|hazard| format!("{hazard}: {}", hazard.flag()));
        return Err(refuse_protected("push", protection, &session, lost));
    }
    consent(&report.plan, protection.is_some(), args, context)?;
    let marker = match args.plan.is_some() || args.source.is_given() {
        true => None,
        false => Some(Marker {
            environment: target.is_embedded().then_some(Environment::Development),
            protected: false,
            app: Some(context.app()?.name().to_owned()),
        }),
    };
    let terms = Terms {
        wanted: wanted.as_ref().map(|(wanted, made_for)| (wanted, made_for)),
        marker,
        named,
        timeout: args.lock.timeout(),
    };
    let done = carry_out(&mut session, &report.plan, &terms, context).await?;
    session.close().await;
    Ok(done)
}

async fn carry_out(
    session: &mut Session,
    plan: &Plan,
    terms: &Terms<'_>,
    context: &Context<'_>,
) -> Result<Exit> {
    let progress = context.ui.begin("applying");
    let done = apply(session, plan, terms, progress.as_ref()).await?;
    drop(progress);
    let applied = counted(done.statements.len(), "statement");
    context.ui.say(format!("{applied} applied; the database is in step"));
    Ok(Exit::Done)
}

/// What was not counted when the plan was written is counted now.
async fn stored_plan(mut plan: Plan, mut session: Session) -> Result<(PlanReport, Session)> {
    if plan.database != session.server.database {
        return Err(Error::refused(format!(
            "the plan was made for the database {}, and this is {}",
            plan.database, session.server.database
        ))
        .hint("make a plan for this one: hbm-db push --output FILE"));
    }
    measure(&mut session, &mut plan).await?;
    let report = PlanReport {
        source: "the stored plan".into(),
        changes: plan.statements.len(),
        questions: Vec::new(),
        unlikely_renames: 0,
        unmanaged: BTreeSet::new(),
        plan,
    };
    Ok((report, session))
}

fn tell_unmodeled(report: &PlanReport, context: &Context<'_>) {
    if !report.plan.left.is_empty() {
        context.ui.say(format!("not managed, left as they are: {}", report.plan.left.join(", ")));
    }
}

fn consent(plan: &Plan, protected: bool, args: &Args, context: &Context<'_>) -> Result<()> {
    let hazards: Vec<&Hazard> = plan.hazards(protected).collect();
    args.accept.cover(&hazards, context)?;
    if args.yes || !args.accept.accept.is_empty() {
        return Ok(());
    }
    if !context.ui.is_interactive() {
        return Err(Error::usage("nobody said that the plan is to be applied")
            .hint("look at it with --dry-run, and apply it with --yes"));
    }
    if context.ui.confirm("Apply the plan?")? { Ok(()) } else { Err(Error::refused("nothing was changed")) }
}

fn read_plan(path: &Path) -> Result<Plan> {
    let unreadable = || {
        Error::usage(format!("{} is no plan", path.display()))
            .hint("write one with hbm-db push --output FILE")
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
        .hint("change the schema rather than its plan, and write a new one with hbm-db push --output FILE"));
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
