//! Runs migrations, undoes them, and sees where they stand.

mod adopt;
mod baseline;
mod checkpoint;
mod down;
mod redo;
mod repair;
mod rollback;
mod status;
mod up;
mod validate;

pub use adopt::{Adoption, TakeOver, adopt};
pub use baseline::{Baseline, Baselined, baseline};
pub use checkpoint::{Checkpoints, Keep, Kept, Left, checkpoints, drop_checkpoint, keep};
pub use down::{Down, Extent, down, plan_down};
pub use redo::redo;
pub use repair::{RepairReport, repair};
pub use rollback::{Rollback, WentBack, rollback};
pub use status::status;
pub use up::{Up, WouldRun, WouldRunFile, plan_up, up};
pub use validate::{Validation, validate};

use super::Project;
use crate::advice::Advice;
use crate::catalog::Catalog;
use crate::counted::counted;
use crate::db::{LockTimeout, Session, Target};
use crate::error::{Error, Result};
use crate::migrate::{
    Finding, Ledger, Migration, MigrationStatus, Migrations, OtherLedger, Ran, Runner, by_line_ends,
};
use crate::ownership::Intent;
use crate::progress::Phase;
use serde::Serialize;
use std::time::Duration;

/// How long to wait, and for what.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For locks on tables.
    pub locks: LockTimeout,
    /// For another hbm-db that works on the database.
    pub others: Duration,
}

impl Default for Patience {
    /// Five seconds for locks, ten minutes for others.
    fn default() -> Self {
        Self { locks: LockTimeout::default(), others: Duration::from_secs(600) }
    }
}

/// What was run.
#[derive(Clone, Debug, Serialize)]
pub struct RanReport {
    /// The migrations, in the order in which they ran.
    pub ran: Vec<Ran>,
    /// Migrations that are still pending.
    pub pending: Vec<String>,
}

/// Waits for the lock, and gives what is needed to run migrations.
pub(super) async fn locked<'a>(
    project: &'a Project,
    target: &'a Target,
    mut session: Session,
    patience: &Patience,
    progress: Phase,
) -> Result<Runner<'a>> {
    session.need_session("migrate")?;
    project.own(("migrate", Intent::Add), &mut session, target).await?;
    session
        .lock_within(patience.others, |holder| {
            project.listener.say(&format!("waiting for another hbm-db: {holder}"))
        })
        .await?;
    let app = project.app()?;
    Ok(Runner {
        app: app.name(),
        target,
        namespaces: project.namespaces(&mut session).await?,
        session,
        timeout: patience.locks,
        patience: patience.others,
        listener: project.listener.as_ref(),
        progress,
    })
}

/// The migrations; what another tool has beside those of the program is named.
pub(super) fn files(project: &Project) -> Result<Migrations> {
    let files = Migrations::find_some(project.app()?)?;
    name_nearby(&files, project);
    Ok(files)
}

fn name_nearby(files: &Migrations, project: &Project) {
    for foreign in &files.nearby {
        let what = Finding::OtherForm(foreign.clone());
        project.listener.warn(&format!("{what}: the migrations of {} are those in the program", files.app));
    }
}

/// What stands in the way, as an error with the ways out.
pub(super) fn refuse_findings(status: &MigrationStatus, out_of_order: bool) -> Result<()> {
    let found = status.in_the_way(out_of_order);
    let Some(first) = found.first() else { return Ok(()) };
    let unreadable = found.iter().all(|finding| matches!(finding, Finding::Unreadable { .. }));
    let mut error = Error::failed(match (found.len(), unreadable) {
        (1, true) => format!("a migration cannot be run: {first}"),
        (1, false) => format!("files and ledger do not fit: {first}"),
        (count, true) => format!("migrations cannot be run, for {count} reasons"),
        (count, false) => format!("files and ledger do not fit in {count} places"),
    });
    if found.len() > 1 {
        error = error.details(found.iter().map(ToString::to_string));
    }
    let mut ways: Vec<Advice> = Vec::new();
    for way in found.iter().flat_map(|finding| finding.ways()) {
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    Err(ways.into_iter().fold(error, Error::hint))
}

/// Sees to it that no migration is taken for another application's of the same name.
pub(super) fn refuse_taken<'a>(
    files: impl IntoIterator<Item = &'a Migration>,
    status: &MigrationStatus,
) -> Result<()> {
    let names: Vec<&str> = files.into_iter().map(|one| one.name.as_str()).collect();
    let is_taken =
        |finding: &&Finding| matches!(finding, Finding::Taken { name, .. } if names.contains(&name.as_str()));
    match status.findings.iter().find(is_taken) {
        Some(taken) => Err(taken.ways().into_iter().fold(Error::failed(taken.to_string()), Error::hint)),
        None => Ok(()),
    }
}

/// Files and ledger together.
pub(super) async fn standing(files: &Migrations, session: &mut Session) -> Result<(Ledger, MigrationStatus)> {
    let ledger = Ledger::read_to_write(session).await?;
    let mut status = MigrationStatus::of(files, &ledger);
    status.findings.extend(OtherLedger::findings(session, files, &ledger).await?);
    Ok((ledger, status))
}

/// What there is to say where the database and the migrations differ by the ends of lines.
fn line_ends(live: &Catalog, made: &Catalog) -> Option<Advice> {
    let count = by_line_ends(live, made);
    (count > 0).then(|| {
        format!(
            "{} by the ends of lines alone, \\r\\n and \\n, as in the body of a function: give the files those that they had when they ran (*.sql text eol=lf in .gitattributes keeps \\n)",
            counted(count, "difference") + if count == 1 { " is" } else { " are" }
        )
        .into()
    })
}
