//! Makes everything anew: everything is dropped, made and seeded in one transaction.

mod as_before;
mod aside;
mod seeding;
mod work;

use super::Project;
use super::flush::Flush;
use crate::advice::{Advice, Operation};
use crate::apply::in_transaction;
use crate::catalog::Ident;
use crate::db::Reading;
use crate::desired::Desired;
use crate::error::{Error, Exit, Result};
use crate::introspect;
use crate::migrate::{Direction, Migration, Migrations};
use crate::plan::kinds::table;
use crate::seed::LoadReport;
pub(super) use aside::make_aside;
use seeding::{Loading, Preparing};
use serde::Serialize;
use std::time::Instant;
use work::Work;

/// What to drop and what to seed.
#[derive(Clone, Debug, Default)]
pub struct Rebuild {
    /// What may be destroyed.
    pub destroy: Flush,
    /// The rows to load.
    pub rows: Rows,
}

/// The rows to load into new tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rows {
    /// Those of these sets, besides base; those of dev where none is named.
    Sets(Vec<String>),
    /// None.
    None,
}

impl Default for Rows {
    fn default() -> Self {
        Self::Sets(Vec::new())
    }
}

/// What was made.
#[derive(Clone, Debug, Serialize)]
pub struct Rebuilt {
    /// How many objects were dropped.
    pub dropped: usize,
    /// Migrations that ran; none where entities were made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub migrations: Option<usize>,
    /// How many tables there are.
    pub tables: usize,
    /// The rows that were loaded.
    pub seeded: LoadReport,
    /// How long it took.
    pub milliseconds: u128,
}

/// Drops everything, makes what the entities say and seeds it: one transaction.
///
/// # Errors
/// Exit 4 for a protected database, and for one that does not say what it is for and is not named; whatever fails leaves
/// the database as it was.
pub async fn reset(project: &Project, options: &Rebuild) -> Result<Rebuilt> {
    rebuild(options, Making::Entities, project).await
}

/// Drops everything, runs all migrations and seeds.
///
/// # Errors
/// Those of [`reset`]. Where a migration cannot run in a transaction, a seed that fails leaves the tables made and empty.
pub async fn fresh(project: &Project, options: &Rebuild) -> Result<Rebuilt> {
    let files = Migrations::find(project.app()?)?;
    files.refuse_foreign()?;
    let none_in = files.list.is_empty().then(|| files.home());
    let done = rebuild(options, Making::Migrations(files), project).await;
    done.map_err(|error| match none_in {
        Some(home) => without_tables(error, &home),
        None => error,
    })
}

/// The error of rows that no table is there for, as there is no migration.
fn without_tables(error: Error, home: &str) -> Error {
    let is_of_rows =
        error.exit() == Exit::Failed && error.sqlstate().is_none() && !error.detail_lines().is_empty();
    if !is_of_rows {
        return error;
    }
    error
        .without_hints()
        .context(format!("there are no migrations in {home}, so there are no tables for the seeds"))
        .hint("where they are in another folder, name it in hbm-db.yaml: migrations")
        .hint(Advice::to("or write the first migration: ").run(Operation::Generate, "create_schema"))
}

/// Whether an error says that a new label of an enum type can be used only after a commit, as it is before PostgreSQL 17.
fn needs_commits(error: &Error) -> bool {
    error.sqlstate() == Some("55P04")
}

/// From what everything is made.
enum Making {
    /// The entities.
    Entities,
    /// The migrations, with the ledger.
    Migrations(Migrations),
}

impl Making {
    fn command(&self) -> &'static str {
        match self {
            Self::Entities => "reset",
            Self::Migrations(_) => "fresh",
        }
    }

    fn list(&self) -> &[Migration] {
        match self {
            Self::Entities => &[],
            Self::Migrations(files) => &files.list,
        }
    }

    /// Whether the tables are empty when they are made: a migration may write rows.
    fn makes_empty_tables(&self) -> bool {
        matches!(self, Self::Entities)
    }

    /// Whether it can be one transaction.
    fn is_atomic(&self) -> Result<bool> {
        for migration in self.list() {
            if !migration.steps(Direction::Up)?.transactional() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

async fn rebuild(options: &Rebuild, making: Making, project: &Project) -> Result<Rebuilt> {
    let start = Instant::now();
    let app = project.app()?;
    let command = making.command();
    let atomic = making.is_atomic()?;
    let preparing = Preparing::begin(options, making.makes_empty_tables(), project)?;
    let (target, mut session) = project.open_waiting(options.destroy.lock_timeout).await?;
    session.need_session(command)?;
    options.destroy.allow(command, &mut session, &target, project).await?;
    let desired = match &making {
        Making::Entities => Desired::of_app(app)?,
        Making::Migrations(files) => Desired::of_migrations(app.name(), &files.list),
    };
    let (wanted, mut session) = desired.catalog(session, &target, Reading::Scratch).await?;
    project.tell_notes();
    if let Making::Entities = &making {
        let live = introspect::namespaces(&mut session).await?;
        let places = format!("neither the desired state nor the database {}", session.server.database);
        desired.scope.refuse_nowhere([&wanted.namespaces(), &live], &places)?;
    }
    let mut rows = Loading::begin(preparing, &wanted);
    // What cannot be undone waits for everything that can be found wrong.
    if !atomic || options.destroy.terminate {
        rows.check(&mut session).await?;
    }
    let timeout = options.destroy.lock_timeout;
    session.lock(timeout).await?;
    let guard = options.destroy.allow_again(command, &mut session, &target, project).await?;
    // What stands in a managed schema goes, also where nothing is made in it.
    let mut namespaces = project.with_declared(wanted.namespaces(), &mut session).await?;
    // A migration may make there what a later one takes elsewhere.
    if matches!(making, Making::Migrations(_)) && app.declared_schemas().is_none() {
        namespaces.insert(Ident::new("public"));
    }
    options.destroy.clear_the_way(&mut session, &namespaces, project).await?;
    let work = Work { project, wanted: &wanted, making: &making, guard: &guard, timeout, namespaces };
    let progress = project.begin("making everything anew");
    let at_once = match atomic {
        true => {
            let done = in_transaction(&mut session, &work.namespaces, timeout, async |session| {
                let dropped = work.drop_and_make(session, &progress).await?;
                Ok((dropped, rows.load(session, &progress).await?))
            });
            match done.await {
                Err(error) if needs_commits(&error) => {
                    project.listener.say(
                        "a label is used after the migration that adds it, so each migration is a transaction of its own",
                    );
                    rows = Loading::begin(
                        Preparing::begin(options, making.makes_empty_tables(), project)?,
                        &wanted,
                    );
                    rows.check(&mut session).await?;
                    None
                }
                Err(error) => return Err(rows.explain(error, &mut session).await),
                Ok(done) => Some(done),
            }
        }
        false => None,
    };
    let (dropped, seeded, session) = match at_once {
        Some((dropped, seeded)) => (dropped, seeded, session),
        None => work.step_by_step(session, &target, rows, progress).await?,
    };
    session.close().await;
    let migrations = matches!(making, Making::Migrations(_)).then(|| making.list().len());
    Ok(Rebuilt {
        dropped,
        migrations,
        tables: table::tables(&wanted).count(),
        seeded,
        milliseconds: start.elapsed().as_millis(),
    })
}
