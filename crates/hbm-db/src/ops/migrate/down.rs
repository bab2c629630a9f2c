//! Takes migrations back, the last applied first.

use super::up::{WouldRun, WouldRunFile};
use super::{Patience, RanReport, files, locked, standing};
use crate::advice::{Advice, Operation};
use crate::db::Guard;
use crate::error::{Error, Result};
use crate::migrate::{
    Agreed, Direction, Finding, Ledger, Loss, Migration, MigrationStatus, Migrations, Ran, Runner, State,
    Steps, record, rehearse,
};
use crate::ops::Project;
use crate::ops::consent::{allow_undoing, cover};
use crate::ownership::Intent;
use crate::plan::{Consent, HazardKind};
use crate::progress::Progress;

/// How far down, and what may be lost.
#[derive(Clone, Debug, Default)]
pub struct Down {
    /// How far.
    pub extent: Extent,
    /// What may be lost.
    pub accept: Vec<Consent>,
    /// The database's name, which a protected one asks for.
    pub confirm_database: Option<String>,
    /// How long to wait.
    pub patience: Patience,
}

/// Undoes migrations. What is lost is learned by running the files and taking that back.
///
/// # Errors
/// Exit 4 where something would be lost that nobody named, and in a protected database that is not named.
pub async fn down(project: &Project, options: &Down) -> Result<RanReport> {
    let files = files_to_undo(project)?;
    let (target, mut session) = project.open_waiting(options.patience.locks).await?;
    allow_undoing("migrate down", options.confirm_database.as_deref(), &mut session, project).await?;
    let progress = project.begin("undoing");
    let mut runner = locked(project, &target, session, &options.patience, progress).await?;
    let (ledger, _) = standing(&files, &mut runner.session).await?;
    let chosen = options.extent.choose(&files, &ledger)?;
    runner.progress.expect(chosen.len());
    let ran = undo(&mut runner, &chosen, &ledger, &options.accept, project).await?;
    if options.extent == Extent::All {
        record::take_away(&mut runner.session).await?;
    }
    let after = MigrationStatus::of(&files, &Ledger::read(&mut runner.session).await?);
    runner.close().await;
    let pending = after.names(State::Pending).map(str::to_owned).collect();
    Ok(RanReport { ran, pending })
}

/// What [`down`] would run, and what would be lost; nothing is changed.
///
/// # Errors
/// What the server answers where a file does not run.
pub async fn plan_down(project: &Project, options: &Down) -> Result<WouldRun> {
    let files = files_to_undo(project)?;
    let (target, mut session) = project.open_waiting(options.patience.locks).await?;
    project.own(("migrate down", Intent::Compare), &mut session, &target).await?;
    let (ledger, _) = standing(&files, &mut session).await?;
    let chosen = options.extent.choose(&files, &ledger)?;
    let namespaces = project.namespaces(&mut session).await?;
    let losses =
        rehearse(&mut session, &to_run(&chosen, &ledger)?, &namespaces, options.patience.locks).await?;
    session.close().await;
    let losses: Vec<Loss> = losses.into_iter().filter(|loss| loss.hazard.needs_consent(false)).collect();
    for loss in &losses {
        let what = match loss.hazard.kind {
            HazardKind::NotRehearsed => "what would be lost is not known",
            _ => "would be lost",
        };
        project.listener.say(&format!("{what}: {}, {}", loss.hazard, loss.hazard.flag()));
    }
    let shown = chosen.iter().map(|one| {
        let steps = one.steps(Direction::Down)?;
        Ok(WouldRunFile { path: steps.shown().to_owned(), sql: steps.text() })
    });
    let losses = Some(losses.into_iter().map(|loss| loss.hazard).collect());
    Ok(WouldRun { files: shown.collect::<Result<_>>()?, losses })
}

fn files_to_undo(project: &Project) -> Result<Migrations> {
    let files = files(project)?;
    for foreign in &files.foreign {
        project.listener.warn(&Finding::OtherForm(foreign.clone()).to_string());
    }
    Ok(files)
}

/// How far down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    /// To this one, which stays.
    To(String),
    /// So many.
    Steps(usize),
    /// All of them.
    All,
}

impl Default for Extent {
    /// One.
    fn default() -> Self {
        Self::Steps(1)
    }
}

impl Extent {
    /// The migrations to undo, in that order: the last applied first, whatever it is called.
    ///
    /// # Errors
    /// Exit 1 where one of them has no file, or a migration was begun that has not finished; exit 2 for a name that
    /// was not applied.
    pub(super) fn choose<'a>(&self, files: &'a Migrations, ledger: &Ledger) -> Result<Vec<&'a Migration>> {
        let squashed: Vec<String> =
            files.list.iter().flat_map(Migration::squashed).map(|squashed| squashed.name).collect();
        let mut chosen = Vec::new();
        let interrupted = ledger.interrupted(&files.app);
        if let Some(record) = interrupted.filter(|record| !record.undoing) {
            return Err(Error::failed(format!("{} was begun and has not finished", record.name))
                .hint(Advice::to("go on with it first: ").run(Operation::MigrateUp, ""))
                .hint(Advice::to("or see what it left: ").run(Operation::MigrateRepair, "")));
        }
        let last = match self {
            Self::To(name) => {
                let named = files.named(name)?;
                if !ledger.has(&files.app, named) {
                    return Err(Error::usage(format!("{} was not applied", named.name))
                        .hint(Operation::MigrateStatus.advised().then(" lists what was")));
                }
                Some(named.name.as_str())
            }
            _ => None,
        };
        for row in ledger.applied.iter().rev() {
            let enough = match self {
                Self::Steps(steps) => chosen.len() == *steps,
                _ => last == Some(row.name.as_str()),
            };
            if enough {
                break;
            }
            let is_it = |one: &&Migration| one.name == row.name && ledger.has(&files.app, one);
            let file = files.list.iter().find(is_it);
            match file {
                // What is repeated is undone by changing it.
                Some(file) if file.repeated => {}
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
fn to_run<'a>(chosen: &[&'a Migration], ledger: &Ledger) -> Result<Vec<Steps<'a>>> {
    let started =
        |one: &Migration| ledger.records.iter().find(|record| record.name == one.name && record.undoing);
    chosen
        .iter()
        .map(|one| Ok(one.steps(Direction::Down)?.after(started(one).map_or(0, |record| record.reached))))
        .collect()
}

/// Learns what would be lost, sees to it that it was named, and undoes.
pub(super) async fn undo(
    runner: &mut Runner<'_>,
    chosen: &[&Migration],
    ledger: &Ledger,
    accept: &[Consent],
    project: &Project,
) -> Result<Vec<Ran>> {
    let files = to_run(chosen, ledger)?;
    let losses: Vec<Loss> = rehearse(&mut runner.session, &files, &runner.namespaces, runner.timeout).await?;
    let protected = Guard::read(&mut runner.session).await?.protection(&project.settings).is_some();
    let hazards = losses.iter().map(|loss| &loss.hazard).filter(|hazard| hazard.needs_consent(protected));
    let hazards: Vec<_> = hazards.collect();
    cover(accept, &hazards, project.listener.as_ref())?;
    runner.down(chosen, ledger, Agreed { accepted: accept, shown: &losses }).await
}
