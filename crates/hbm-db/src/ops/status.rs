//! What a database is and holds. Reads only.

use super::Project;
use crate::advice::{Advice, Operation};
use crate::app::App;
use crate::db::{Guard, Reading, Session, Target};
use crate::desired::Desired;
use crate::error::{Error, Result};
use crate::migrate::{Ledger, MigrationStatus, Migrations};
use crate::proposal::{InStep, Proposal};
use crate::said::Said;
use crate::seed::{SeedSet, recorded};
use crate::status::{SchemaState, SeedState, Status};

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
    let (target, mut session) = project.open().await?;
    let guard = Guard::read(&mut session).await?;
    let Some(app) = project.applications.of(&guard, &mut session, &target).await? else {
        return alone(strangers, session, guard).await;
    };
    let (schema, mut session) = schema(session, &target, app, project).await?;
    let seeds = match crate::seed::read(app) {
        Ok(set) => seeds(&mut session, &set, app).await?,
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
    let migrations = MigrationStatus::of(&files, &Ledger::read(&mut session).await?);
    let status = Status::read(&mut session, guard, Some(app.name()), schema, Some(migrations), seeds).await?;
    session.close().await;
    Ok(status)
}

/// A database that is of no known application is shown as it is.
async fn alone(strangers: Strangers, mut session: Session, guard: Guard) -> Result<Status> {
    if strangers == Strangers::Refused {
        return Err(Error::usage(format!(
            "--check needs an application to compare {} with, and it is of none that is known",
            session.server.database
        ))
        .hint(Advice::to("name it: --app NAME; ").run(Operation::Apps, "").then(" lists them")));
    }
    let status = Status::read(&mut session, guard, None, SchemaState::NotCompared, None, Vec::new()).await?;
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

async fn seeds(session: &mut Session, set: &SeedSet, app: &App) -> Result<Vec<SeedState>> {
    let loaded = recorded(session, app.name()).await?;
    Ok(set
        .names(&loaded)
        .into_iter()
        .map(|name| {
            let record = loaded.iter().find(|record| record.set == name);
            let has = set.sets_of(&name);
            let checksum = set.checksum(|file, row| has(file, &row.part.set), &has);
            drop(has);
            SeedState {
                loaded_at: record.map(|record| record.loaded_at.clone()),
                changed: record.is_some_and(|record| record.checksum != checksum),
                set: name,
            }
        })
        .collect())
}
