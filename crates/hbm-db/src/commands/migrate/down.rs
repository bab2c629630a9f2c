//! `migrate down`: take migrations back, the last applied first.

use super::up::{WouldRun, WouldRunFile};
use super::{RanReport, WaitArgs, files, locked, standing};
use crate::commands::Context;
use crate::commands::consent::{AcceptArgs, ConfirmArgs};
use crate::db::Guard;
use crate::error::{Error, Exit, Result};
use crate::migrate::{
    Agreed, Finding, Ledger, Loss, Migration, MigrationStatus, Migrations, Ran, Runner, Statements, record,
    rehearse,
};
use crate::ownership::Intent;
use crate::plan::HazardKind;
use crate::progress::Listener;

/// Undo migrations, the last applied first
///
/// What the down.sql files lose is learned by running them and taking them back: tables, columns, values, rows and the
/// numbers of sequences. Only what would really be lost has to be named with --accept. A file that acts outside of its
/// transaction (COPY TO, dblink, replication slots …) is not rehearsed, which has to be named as well.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db migrate down\n  hbm-db migrate down --to create_schema --accept drop_column:users.phone"
)]
pub(crate) struct Args {
    /// The migration that is to be the last one; it stays.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["steps", "all"])]
    to: Option<String>,
    /// How many to undo; one if not given.
    #[arg(long, value_name = "N", conflicts_with = "all")]
    steps: Option<usize>,
    /// Undo all of them.
    #[arg(long)]
    all: bool,
    /// Show what would run, and do nothing.
    #[arg(long, visible_alias = "plan")]
    dry_run: bool,
    #[command(flatten)]
    accept: AcceptArgs,
    #[command(flatten)]
    confirm: ConfirmArgs,
    #[command(flatten)]
    wait: WaitArgs,
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let extent = match (&args.to, args.all) {
        (Some(name), _) => Extent::To(name),
        (None, true) => Extent::All,
        (None, false) => Extent::Steps(args.steps.unwrap_or(1)),
    };
    let files = files(context)?;
    for foreign in &files.foreign {
        context.ui.warn(Finding::OtherForm(foreign.clone()).to_string());
    }
    let (target, mut session) = context.open_waiting(args.wait.timeout()).await?;
    if args.dry_run {
        context.own(("migrate down", Intent::Compare), &mut session, &target).await?;
        let (ledger, _) = standing(&files, &mut session).await?;
        let chosen = extent.choose(&files, &ledger)?;
        let namespaces = context.app()?.namespaces();
        let losses =
            rehearse(&mut session, &to_run(&chosen, &ledger)?, &namespaces, args.wait.timeout()).await?;
        session.close().await;
        let losses: Vec<Loss> = losses.into_iter().filter(|loss| loss.hazard.needs_consent(false)).collect();
        for loss in &losses {
            let what = match loss.hazard.kind {
                HazardKind::NotRehearsed => "what would be lost is not known",
                _ => "would be lost",
            };
            context.ui.say(format!("{what}: {}, {}", loss.hazard, loss.hazard.flag()));
        }
        let shown = chosen.iter().map(|one| {
            let down = one.down()?;
            Ok(WouldRunFile { path: down.path.clone(), sql: down.text.clone() })
        });
        let losses = Some(losses.into_iter().map(|loss| loss.hazard).collect());
        context.ui.report(&WouldRun { files: shown.collect::<Result<_>>()?, losses })?;
        return Ok(Exit::Done);
    }
    args.confirm.allow_undoing("migrate down", &mut session, context).await?;
    let progress = context.ui.begin("undoing");
    let mut runner = locked(context, &target, session, &args.wait, progress).await?;
    let (ledger, _) = standing(&files, &mut runner.session).await?;
    let chosen = extent.choose(&files, &ledger)?;
    runner.progress.expect(chosen.len());
    let ran = undo(&mut runner, &chosen, &ledger, &args.accept, context).await?;
    if args.all {
        record::take_away(&mut runner.session).await?;
    }
    let after = MigrationStatus::of(&files, &Ledger::read(&mut runner.session).await?);
    runner.close().await;
    let pending = after.names(crate::migrate::State::Pending).map(str::to_owned).collect();
    context.ui.report(&RanReport { ran, pending })?;
    Ok(Exit::Done)
}

/// How far down.
#[derive(Clone, Copy)]
pub(super) enum Extent<'a> {
    /// This one stays.
    To(&'a str),
    Steps(usize),
    All,
}

impl Extent<'_> {
    /// The migrations to undo, in that order: the last applied first, whatever it is called.
    ///
    /// # Errors
    /// Exit 1 where one of them has no file, or a migration was begun that has not finished; exit 2 for a name that
    /// was not applied.
    pub(super) fn choose<'a>(self, files: &'a Migrations, ledger: &Ledger) -> Result<Vec<&'a Migration>> {
        let squashed: Vec<String> =
            files.list.iter().flat_map(Migration::squashed).map(|squashed| squashed.name).collect();
        let mut chosen = Vec::new();
        let interrupted = ledger.interrupted(&files.app);
        if let Some(record) = interrupted.filter(|record| !record.undoing) {
            return Err(Error::failed(format!("{} was begun and has not finished", record.name))
                .hint("go on with it first: hbm-db migrate up")
                .hint("or see what it left: hbm-db migrate repair"));
        }
        let last = match self {
            Self::To(name) => {
                let named = files.named(name)?;
                if ledger.applied(&named.name).is_none() {
                    return Err(Error::usage(format!("{} was not applied", named.name))
                        .hint("hbm-db migrate status lists what was"));
                }
                Some(named.name.as_str())
            }
            _ => None,
        };
        for row in ledger.applied.iter().rev() {
            let enough = match self {
                Self::Steps(steps) => chosen.len() == steps,
                _ => last == Some(row.name.as_str()),
            };
            if enough {
                break;
            }
            let file = files.list.iter().find(|one| one.name == row.name);
            match file {
                Some(file) => chosen.push(file),
                None if squashed.contains(&row.name) || ledger.is_of_another(&files.app, &row.name) => {}
                None => {
                    let finding = Finding::Missing { name: row.name.clone() };
                    let error = Error::failed(finding.to_string());
                    return Err(error.hint("bring its folder back, from the branch that has it"));
                }
            }
        }
        Ok(chosen)
    }
}

/// What is to run of these.
fn to_run<'a>(chosen: &[&'a Migration], ledger: &Ledger) -> Result<Vec<Statements<'a>>> {
    let started =
        |one: &Migration| ledger.records.iter().find(|record| record.name == one.name && record.undoing);
    chosen
        .iter()
        .map(|one| Ok(Statements::of(one.down()?)?.after(started(one).map_or(0, |record| record.reached))))
        .collect()
}

/// Learns what would be lost, sees to it that it was named, and undoes.
pub(super) async fn undo(
    runner: &mut Runner<'_>,
    chosen: &[&Migration],
    ledger: &Ledger,
    accept: &AcceptArgs,
    context: &Context<'_>,
) -> Result<Vec<Ran>> {
    let files = to_run(chosen, ledger)?;
    let losses: Vec<Loss> = rehearse(&mut runner.session, &files, &runner.namespaces, runner.timeout).await?;
    let protected = Guard::read(&mut runner.session).await?.protection(&context.settings).is_some();
    let hazards = losses.iter().map(|loss| &loss.hazard).filter(|hazard| hazard.needs_consent(protected));
    let hazards: Vec<_> = hazards.collect();
    accept.cover(&hazards, context)?;
    runner.down(chosen, ledger, Agreed { accepted: &accept.accept, shown: &losses }).await
}
