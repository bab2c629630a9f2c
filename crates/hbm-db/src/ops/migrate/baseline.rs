//! Tells a database that was made otherwise which migrations it has.

use super::{Patience, files, line_ends, locked, refuse_taken, standing};
use crate::advice::{Advice, Operation};
use crate::apply::in_transaction;
use crate::db::Reading;
use crate::desired::{Desired, Scope};
use crate::error::{Error, Result};
use crate::migrate::{Direction, Finding, Ledger, Migration, Runner, Takeover, deviations, record};
use crate::ops::Project;
use serde::Serialize;

/// Which migrations it has.
#[derive(Clone, Debug, Default)]
pub struct Baseline {
    /// The last of them.
    pub name: String,
    /// Whether they are written although the database differs from what they make.
    pub with_drift: bool,
    /// How long to wait.
    pub patience: Patience,
}

/// What was written into the ledger.
#[derive(Clone, Debug, Serialize)]
pub struct Baselined {
    /// The migrations that are applied now.
    pub marked: Vec<String>,
    /// In what the database differs from what they make, one line each.
    pub drift: Vec<String>,
}

/// Marks migrations as applied, where the schema of the database equals what they make.
///
/// # Errors
/// Exit 1 with what differs, unless they are marked all the same.
pub async fn baseline(project: &Project, options: &Baseline) -> Result<Baselined> {
    let app = project.app()?;
    let files = files(project)?;
    let wanted = files.up_to(files.named(&options.name)?);
    let (target, session) = project.open_waiting(options.patience.locks).await?;
    session.need_session("migrate")?;
    let scope = Scope::of_app(app);
    let history = Desired::of_migrations(app.name(), wanted).within(scope.clone());
    let (mut history, session) = history.catalog(session, &target, Reading::Scratch).await?;
    let progress = project.begin("comparing");
    let mut runner = locked(project, &target, session, &options.patience, progress).await?;
    let (ledger, status) = standing(&files, &mut runner.session).await?;
    refuse_taken(wanted, &status)?;
    let live = scope.live_beside(&mut history, &mut runner.session).await?;
    let drift = deviations(&live, &history);
    if !drift.is_empty() && !options.with_drift {
        let error =
            Error::failed(format!("the database is not as the migrations up to {} make it", options.name))
                .details(drift);
        let ran_elsewhere =
            status.findings.iter().any(|finding| matches!(finding, Finding::RanElsewhere { .. }));
        let way = match ran_elsewhere {
            true => {
                Advice::to("take over the ledger of the tool that ran them, which names those that ran: ")
                    .run(Operation::MigrateAdopt, "--with-drift")
            }
            false => {
                "name the migration that it equals, or change the database until it equals this one".into()
            }
        };
        let taken = Advice::to("where it was changed by hand, write them all the same: ")
            .run(Operation::MigrateBaseline, format!("{} --with-drift", options.name))
            .then(", then the changes as a migration: ")
            .run(Operation::DriftAdopt, "NAME");
        let taken = (!ran_elsewhere).then_some(taken);
        let ways = line_ends(&live, &history).into_iter().chain([way]).chain(taken);
        return Err(ways.fold(error, Error::hint));
    }
    let marked = mark(&mut runner, wanted.iter(), (&ledger, None)).await?;
    runner.close().await;
    Ok(Baselined { marked, drift })
}

/// Writes into the ledger that migrations were applied, with what another ledger said of them, and returns those that it did
/// not have.
///
/// # Errors
/// What the server answers; nothing is written then.
pub(super) async fn mark(
    runner: &mut Runner<'_>,
    applied: impl Iterator<Item = &Migration>,
    (ledger, read): (&Ledger, Option<&Takeover>),
) -> Result<Vec<String>> {
    let open: Vec<&Migration> = applied.filter(|one| ledger.applied(&one.name).is_none()).collect();
    let (app, namespaces, timeout) = (runner.app, runner.namespaces.clone(), runner.timeout);
    in_transaction(&mut runner.session, &namespaces, timeout, async |session| {
        record::install(session).await?;
        for migration in &open {
            let statements = migration.steps(Direction::Up)?.count();
            record::finish(session, app, migration, Direction::Up, statements, None).await?;
        }
        if let Some(read) = read {
            read.remember(session, app).await?;
        }
        Ok(())
    })
    .await?;
    Ok(open.iter().map(|one| one.name.clone()).collect())
}
