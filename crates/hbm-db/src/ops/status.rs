//! What a database is and holds. Reads only.

use super::Project;
use crate::advice::{Advice, Operation};
use crate::app::App;
use crate::config::{Settings, UrlSource};
use crate::db::{Guard, Reading, Session, Target};
use crate::desired::Desired;
use crate::doctor::{Limits, Probe, Summary, diagnose, probes};
use crate::error::{Error, Result};
use crate::migrate::{Ledger, MigrationStatus, Migrations};
use crate::proposal::{InStep, Proposal};
use crate::said::Said;
use crate::seed::{SeedSet, recorded};
use crate::status::{LoadState, SchemaState, SeedState, Status};

/// Whether a database without a known application is looked at as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strangers {
    /// It is shown as it is.
    Shown,
    /// It is an error, as there is nothing to compare it with.
    Refused,
}

/// Reads server, database and tables, and whether schema and seeds are in step.
///
/// # Errors
/// What the server answers; exit 2 for a database of no known application where that is refused.
pub async fn status(project: &Project, strangers: Strangers) -> Result<Status> {
    refuse_to_begin(project)?;
    let (target, mut session) = project.open().await?;
    let found = found(&mut session, project).await?;
    let guard = Guard::read(&mut session).await?;
    let Some(app) = project.applications.of(&guard, &mut session, &target).await? else {
        return alone(strangers, session, found, (guard, &project.settings)).await;
    };
    let (schema, mut session) = schema(session, &target, app, project).await?;
    let seeds = match crate::seed::read(app) {
        Ok(set) => seeds(&mut session, &set, app, project).await?,
        // What else there is to know is still worth showing.
        Err(error) => {
            project.listener.warn(&format!("the seed files cannot be read: {}", error.in_one_line()));
            Vec::new()
        }
    };
    let files = Migrations::find(app).unwrap_or_else(|error| {
        project.listener.warn(&format!("the migrations cannot be read: {error}"));
        Migrations::none(app)
    });
    let ledger = Ledger::read(&mut session).await?;
    ledger.not_known().for_each(|what| project.listener.warn(what));
    let migrations = MigrationStatus::of(&files, &ledger);
    let status = Status::read(
        &mut session,
        found,
        (guard, &project.settings),
        Some(app.name()),
        schema,
        Some(migrations),
        seeds,
    )
    .await?;
    session.close().await;
    Ok(status)
}

/// How many kinds of findings `status` shows.
const WORST: usize = 3;

/// What `doctor` finds worst.
async fn found(session: &mut Session, project: &Project) -> Result<Summary> {
    let progress = project.begin("looking");
    let all: Vec<&Probe> = probes().iter().collect();
    let diagnosis = diagnose(session, &all, Limits::default(), &progress).await?;
    Ok(diagnosis.summary(WORST))
}

/// Sees to it that nothing is made where there is nothing to look at: no database is named, and the embedded one was never
/// used.
pub(super) fn refuse_to_begin(project: &Project) -> Result<()> {
    if project.settings.url_source != UrlSource::Nothing || !project.has_no_database()? {
        return Ok(());
    }
    let error = Error::usage("no database is named, and the embedded PostgreSQL was never used here");
    let make = Advice::to("make it: ")
        .run(Operation::Reset, "")
        .then(", or with migrations: ")
        .run(Operation::Fresh, "");
    let begin = Advice::to("begin a project: ").run(Operation::Init, "");
    Err(error
        .hint(if project.applications.is_of_project() { make } else { begin })
        .hint("or name a database with DATABASE_URL or --url"))
}

/// A database that is of no known application is shown as it is.
async fn alone(
    strangers: Strangers,
    mut session: Session,
    found: Summary,
    guard: (Guard, &Settings),
) -> Result<Status> {
    if strangers == Strangers::Refused {
        return Err(Error::usage(format!(
            "--check needs an application to compare {} with, and it is of none that is known",
            session.server.database
        ))
        .hint(Advice::to("name it: --app NAME; ").run(Operation::Apps, "").then(" lists them")));
    }
    let status =
        Status::read(&mut session, found, guard, None, SchemaState::NotCompared, None, Vec::new()).await?;
    session.close().await;
    Ok(status)
}

async fn schema(
    mut session: Session,
    target: &Target,
    app: &App,
    project: &Project,
) -> Result<(SchemaState, Session)> {
    let desired = Desired::of_app(app)?;
    let in_step = InStep::look(&mut session, &desired, &Said::default(), Reading::Elsewhere).await?;
    if in_step.report(&desired).is_some() {
        return Ok((SchemaState::InStep, session));
    }
    let made = Proposal::make(session, target, &desired, Said::default(), Reading::Elsewhere).await;
    project.tell_notes();
    match made {
        Ok((proposal, mut session)) => {
            in_step.keep(&mut session, &proposal).await?;
            let state = match proposal.plan.statements.len() + proposal.plan.conflicts.len() {
                0 => SchemaState::InStep,
                differences => SchemaState::Differs { differences },
            };
            Ok((state, session))
        }
        // What else there is to know is still worth showing.
        Err(error) => {
            let reason = error.in_one_line();
            Ok((SchemaState::Unknown { reason }, target.connect().await?))
        }
    }
}

async fn seeds(session: &mut Session, set: &SeedSet, app: &App, project: &Project) -> Result<Vec<SeedState>> {
    let known = recorded(session, app.name()).await?;
    if known.is_none() {
        project.listener.warn("what was loaded is not known: this role may not read hbm_db.seeds: GRANT USAGE ON SCHEMA hbm_db, and SELECT ON hbm_db.seeds");
    }
    let is_known = known.is_some();
    let loaded = known.unwrap_or_default();
    Ok(set
        .names(&loaded)
        .into_iter()
        .map(|name| {
            let record = loaded.iter().find(|record| record.set == name);
            let has = set.sets_of(&name);
            let checksum = set.checksum(|file, row| has(file, &row.part.set), &has);
            drop(has);
            SeedState {
                state: match record {
                    Some(_) => LoadState::Loaded,
                    None if is_known => LoadState::NotLoaded,
                    None => LoadState::Unknown,
                },
                loaded_at: record.map(|record| record.loaded_at.clone()),
                changed: record.is_some_and(|record| record.checksum != checksum),
                set: name,
            }
        })
        .collect())
}
