//! Goes back to a checkpoint, or to a migration.

use super::down::{Extent, undo};
use super::{Patience, RanReport, locked, standing};
use crate::advice::{Advice, Operation};
use crate::db::{Guard, Session, Target, connected, refuse_what_goes, terminate};
use crate::error::{Error, Result};
use crate::migrate::{Checkpoint, Facts, Ledger, MigrationStatus, Migrations, State};
use crate::ops::Project;
use crate::ops::consent::{allow_undoing, cover};
use crate::ownership::Intent;
use crate::plan::{Consent, Hazard, HazardKind};
use serde::Serialize;

/// Where to go back to, and what may be lost.
#[derive(Clone, Debug, Default)]
pub struct Rollback {
    /// A checkpoint, or the migration that is to be the last one.
    pub name: String,
    /// What may be lost.
    pub accept: Vec<Consent>,
    /// The database's name, which a protected one asks for.
    pub confirm_database: Option<String>,
    /// Whether the sessions that are connected to the database are ended first.
    pub terminate: bool,
    /// How long to wait.
    pub patience: Patience,
}

/// How it went back.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum WentBack {
    /// By undoing migrations.
    ByMigrations(RanReport),
    /// To a checkpoint.
    ToCheckpoint {
        /// Its name.
        checkpoint: String,
        /// When it was made.
        made_at: String,
        /// The last migration at that time.
        migration: Option<String>,
    },
}

/// Goes back to a checkpoint, or to a migration by running what undoes those after it.
///
/// # Errors
/// Exit 4 where something would be lost that nobody named, and in a protected database.
pub async fn rollback(project: &Project, options: &Rollback) -> Result<WentBack> {
    let files = Migrations::find(project.app()?)?;
    let (target, mut session) = project.open().await?;
    session.need_session("rollback")?;
    project.own(("migrate rollback", Intent::Add), &mut session, &target).await?;
    let checkpoints = Checkpoint::list(&mut session).await?;
    let names: Vec<String> = checkpoints.iter().map(|one| one.name.clone()).collect();
    match (checkpoints.into_iter().find(|one| one.name == options.name), files.named(&options.name)) {
        (Some(_), Ok(migration)) => Err(Error::usage(format!(
            "{} is the name of a checkpoint and of the migration {}",
            options.name, migration.name
        ))
        .hint(
            Advice::to("for the migration: ").run(Operation::MigrateDown, format!("--to {}", migration.name)),
        )),
        (Some(checkpoint), Err(_)) => to_checkpoint(options, checkpoint, session, &target, project).await,
        (None, Ok(_)) => to_migration(options, &files, session, &target, project).await,
        (None, Err(error)) => Err(error
            .context(format!("there is no checkpoint {}", options.name))
            .details((!names.is_empty()).then(|| format!("checkpoints: {}", names.join(", "))))),
    }
}

async fn to_migration(
    options: &Rollback,
    files: &Migrations,
    mut session: Session,
    target: &Target,
    project: &Project,
) -> Result<WentBack> {
    allow_undoing("migrate rollback", options.confirm_database.as_deref(), &mut session, project).await?;
    let progress = project.begin("going back");
    let mut runner = locked(project, target, session, &options.patience, progress).await?;
    let (ledger, _) = standing(files, &mut runner.session).await?;
    let chosen = Extent::To(options.name.clone()).choose(files, &ledger)?;
    let ran = undo(&mut runner, &chosen, &ledger, &options.accept, project).await?;
    let after = MigrationStatus::of(files, &Ledger::read(&mut runner.session).await?);
    runner.close().await;
    let pending = after.names(State::Pending).map(str::to_owned).collect();
    Ok(WentBack::ByMigrations(RanReport { ran, pending }))
}

async fn to_checkpoint(
    options: &Rollback,
    checkpoint: Checkpoint,
    mut session: Session,
    target: &Target,
    project: &Project,
) -> Result<WentBack> {
    let confirmed = options.confirm_database.as_deref();
    let guard = Guard::read(&mut session).await?;
    guard.allow("rollback", &session, target, &project.settings, confirmed)?;
    let database = session.server.database.clone();
    refuse_what_goes(&mut session, &database).await?;
    let now = Facts::now(&mut session).await?;
    project
        .listener
        .say(&format!("checkpoint {} of {}, what is there now:", checkpoint.name, checkpoint.facts.made_at));
    let ledger = Ledger::read(&mut session).await?;
    let then = ledger.applied.iter().position(|row| Some(&row.name) == checkpoint.facts.migration.as_ref());
    for row in ledger.applied.iter().skip(then.map_or(0, |at| at + 1)) {
        project.listener.say(&format!("  migration {}: not applied then", row.name));
    }
    for line in checkpoint.facts.changed_since(&now) {
        project.listener.say(&format!("  {line}"));
    }
    let hazard =
        Hazard::uncounted(HazardKind::ReplaceDatabase, database.clone(), "everything written since", None);
    cover(&options.accept, &[&hazard], project.listener.as_ref())?;
    session
        .lock_within(options.patience.others, |holder| {
            project.listener.say(&format!("waiting for another hbm-db: {holder}"))
        })
        .await?;
    // What was marked while we waited counts.
    Guard::read(&mut session).await?.allow("rollback", &session, target, &project.settings, confirmed)?;
    if options.terminate {
        let others = connected(&mut session, &database).await?;
        terminate(&mut session, &others).await?;
    }
    let progress = project.begin("going back");
    let namespaces = project.namespaces(&mut session).await?;
    checkpoint.go_back(session, target, &namespaces).await?.close().await;
    drop(progress);
    Ok(WentBack::ToCheckpoint {
        checkpoint: checkpoint.name,
        made_at: checkpoint.facts.made_at,
        migration: checkpoint.facts.migration,
    })
}
