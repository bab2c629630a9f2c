//! What `reset` and `fresh` have in common: everything is dropped, made anew and seeded in one transaction.

use super::Context;
use super::flush::{DestroyArgs, drop_all};
use super::seed::{Seeding, SetArgs};
use crate::apply::{in_transaction, run as run_statements, verify};
use crate::catalog::Catalog;
use crate::counted::counted;
use crate::db::{Guard, LockTimeout, Marker, Reading, Session, Target, mark};
use crate::desired::Desired;
use crate::error::{Error, Exit, Result};
use crate::introspect;
use crate::migrate::{Anew, Direction, Ledger, Migration, Migrations, Runner, Statements, record};
use crate::ownership::Intent;
use crate::plan::create_all;
use crate::plan::kinds::table;
use crate::progress::Listener;
use crate::progress::Progress;
use crate::render::Report;
use crate::said::{Said, of_cycle};
use crate::seed::{LoadReport, SeedSet, Tables};
use serde::Serialize;
use std::time::{Duration, Instant};

/// What to drop and what to seed.
#[derive(Debug, clap::Args)]
pub(crate) struct RebuildArgs {
    #[command(flatten)]
    destroy: DestroyArgs,
    #[command(flatten)]
    sets: SetArgs,
    /// Leave the tables empty.
    #[arg(long, conflicts_with = "set")]
    no_seed: bool,
}

impl RebuildArgs {
    /// The rows to load, checked against the tables that will be there.
    async fn seeding(
        &self,
        seeds: Option<&SeedSet>,
        wanted: &Catalog,
        session: &mut Session,
        context: &Context<'_>,
    ) -> Result<Option<Seeding>> {
        match seeds {
            Some(seeds) => Seeding::prepare(seeds, &self.sets, wanted, session, context).await.map(Some),
            None => Ok(None),
        }
    }
}

/// Whether an error says that a new label of an enum type can be used only after a commit, as it is before PostgreSQL 17.
fn needs_commits(error: &Error) -> bool {
    error.sqlstate() == Some("55P04")
}

/// From what everything is made.
pub(super) enum Making {
    /// The entities: `reset`.
    Entities,
    /// The migrations, with the ledger: `fresh`.
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

    /// Whether it can be one transaction.
    fn is_atomic(&self) -> Result<bool> {
        for migration in self.list() {
            if !migration.up.script()?.transactional {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

#[derive(Serialize)]
struct Rebuilt {
    dropped: usize,
    /// Migrations that ran; none for a reset.
    #[serde(skip_serializing_if = "Option::is_none")]
    migrations: Option<usize>,
    tables: usize,
    seeded: LoadReport,
    milliseconds: u128,
}

impl Report for Rebuilt {
    fn text(&self) -> String {
        let rows: usize = self.seeded.tables.iter().map(|table| table.inserted).sum();
        let seeded = if self.seeded.tables.is_empty() {
            "no rows".to_owned()
        } else {
            format!("{} in {}", counted(rows, "row"), counted(self.seeded.tables.len(), "table"))
        };
        let ran =
            self.migrations.map_or(String::new(), |count| format!("{} run, ", counted(count, "migration")));
        format!(
            "{} dropped, {ran}{} created, {seeded} seeded, in {} ms",
            counted(self.dropped, "object"),
            counted(self.tables, "table"),
            self.milliseconds
        )
    }
}

pub(super) async fn rebuild(args: &RebuildArgs, making: Making, context: &Context<'_>) -> Result<Exit> {
    let start = Instant::now();
    let app = context.app()?;
    let command = making.command();
    let atomic = making.is_atomic()?;
    // The files are read while the server answers.
    let reading = (!args.no_seed).then(|| {
        let app = app.clone();
        tokio::task::spawn_blocking(move || crate::seed::read(&app))
    });
    let (target, mut session) = context.open_waiting(args.destroy.lock.timeout()).await?;
    session.need_session(command)?;
    let guard = Guard::read(&mut session).await?;
    let confirmed = args.destroy.confirm_database.as_deref();
    guard.allow_unprotected(command, &session, &context.settings)?;
    context
        .own_guarded((command, Intent::Replace), &guard, &mut session, &target, confirmed.is_some())
        .await?;
    guard.allow(command, &session, &target, &context.settings, confirmed)?;
    let desired = match &making {
        Making::Entities => Desired::of_app(app),
        Making::Migrations(files) => Desired::of_migrations(app.name(), &files.list),
    };
    let (wanted, mut session) = desired.catalog(session, &target, Reading::Scratch).await?;
    context.tell_notes();
    let seeds = match reading {
        Some(reading) => {
            let read = reading.await;
            Some(read.map_err(|error| Error::bug("reading the seeds was given up").because(error))??)
        }
        None => None,
    };
    let seeding = args.seeding(seeds.as_ref(), &wanted, &mut session, context).await?;
    let timeout = args.destroy.lock.timeout();
    session.lock(timeout).await?;
    // What was marked while we waited counts.
    let guard = Guard::read(&mut session).await?;
    guard.allow(command, &session, &target, &context.settings, confirmed)?;
    let namespaces = wanted.namespaces();
    args.destroy.clear_the_way(&mut session, &namespaces, context).await?;
    let work = Work { context, wanted: &wanted, making: &making, guard: &guard, timeout };
    let progress = context.ui.begin("making everything anew");
    let at_once = match atomic {
        true => {
            let done = in_transaction(&mut session, &namespaces, timeout, async |session| {
                let dropped = work.drop_and_make(session, progress.as_ref()).await?;
                Ok((dropped, work.seed(session, seeding, progress.as_ref()).await?))
            });
            match done.await {
                Err(error) if needs_commits(&error) => {
                    context.ui.say(
                        "a label is used after the migration that adds it, so each migration is a transaction of its own",
                    );
                    Err(args.seeding(seeds.as_ref(), &wanted, &mut session, context).await?)
                }
                done => Ok(done?),
            }
        }
        false => Err(seeding),
    };
    let (dropped, seeded, session) = match at_once {
        Ok((dropped, seeded)) => (dropped, seeded, session),
        Err(seeding) => work.step_by_step(session, &target, seeding, progress).await?,
    };
    session.close().await;
    let migrations = matches!(making, Making::Migrations(_)).then(|| making.list().len());
    finish(
        context,
        Rebuilt {
            dropped,
            migrations,
            tables: table::tables(&wanted).count(),
            seeded,
            milliseconds: start.elapsed().as_millis(),
        },
    )
}

fn finish(context: &Context<'_>, report: Rebuilt) -> Result<Exit> {
    context.ui.report(&report)?;
    Ok(Exit::Done)
}

/// What the parts of a rebuilding share.
struct Work<'a> {
    context: &'a Context<'a>,
    wanted: &'a Catalog,
    making: &'a Making,
    guard: &'a Guard,
    timeout: LockTimeout,
}

impl Work<'_> {
    /// In the caller's transaction.
    async fn drop_and_make(&self, session: &mut Session, progress: &dyn Progress) -> Result<usize> {
        let (dropped, anew) = self.drop_everything(session, progress).await?;
        match self.making {
            Making::Entities => {
                let empty = introspect::read_containers(session, &self.wanted.namespaces()).await?;
                let made_for = Said::default().made_for(session, &empty, self.wanted);
                let made = create_all(&made_for, &empty, self.wanted);
                let statements = made.map_err(|cycle| of_cycle(&cycle))?;
                session.execute("set local check_function_bodies = off").await?;
                run_statements(session, &statements, progress).await?;
            }
            Making::Migrations(files) => self.migrate(session, files, progress).await?,
        }
        anew.put_back(session).await?;
        verify(session, self.wanted).await?;
        mark(session, &self.marker()?).await?;
        Ok(dropped)
    }

    fn marker(&self) -> Result<Marker> {
        Ok(self.guard.made_anew(self.context.app()?.name()))
    }

    /// Where migrations make everything, schemas go as well: they make them again.
    async fn drop_everything(&self, session: &mut Session, progress: &dyn Progress) -> Result<(usize, Anew)> {
        let anew = match self.making {
            Making::Entities => Anew::nothing(),
            Making::Migrations(_) => Anew::look(session, self.wanted).await?,
        };
        let dropped = drop_all(session, &self.wanted.namespaces(), progress).await?;
        anew.drop(session).await?;
        Ok((dropped.len(), anew))
    }

    async fn migrate(
        &self,
        session: &mut Session,
        files: &Migrations,
        progress: &dyn Progress,
    ) -> Result<()> {
        record::install(session).await?;
        progress.expect(files.list.len());
        for migration in &files.list {
            progress.step(&migration.name);
            let start = Instant::now();
            let statements = Statements::of(&migration.up)?;
            session.execute(&format!("{} {}", session.plain_state(), self.timeout.statement())).await?;
            statements.run(session).await?;
            // Whatever role the file set, the ledger is ours.
            session.execute(&session.plain_state()).await?;
            let (count, took) = (statements.count(), Some(start.elapsed()));
            record::finish(session, &files.app, migration, Direction::Up, count, took).await?;
        }
        session.restore().await
    }

    async fn seed(
        &self,
        session: &mut Session,
        seeding: Option<Seeding>,
        progress: &dyn Progress,
    ) -> Result<LoadReport> {
        match seeding {
            Some(seeding) => {
                // A migration may have written rows.
                let tables = match self.making {
                    Making::Entities => Tables::Empty,
                    Making::Migrations(_) => Tables::Filled,
                };
                seeding.load(session, self.wanted, tables, progress).await
            }
            None => Ok(LoadReport::default()),
        }
    }

    /// Where a migration cannot run in a transaction: they ran in a scratch database before, when they were read.
    async fn step_by_step(
        &self,
        mut session: Session,
        target: &Target,
        seeding: Option<Seeding>,
        progress: Box<dyn Progress>,
    ) -> Result<(usize, LoadReport, Session)> {
        let namespaces = self.wanted.namespaces();
        let (dropped, anew) = in_transaction(&mut session, &namespaces, self.timeout, async |session| {
            let dropped = self.drop_everything(session, progress.as_ref()).await?;
            mark(session, &self.marker()?).await?;
            Ok(dropped)
        })
        .await?;
        let mut runner = Runner {
            app: self.context.app()?.name(),
            target,
            session,
            namespaces: namespaces.clone(),
            timeout: self.timeout,
            patience: Duration::from_secs(60),
            listener: self.context.ui,
            progress,
        };
        let pending: Vec<&Migration> = self.making.list().iter().collect();
        if let Err(error) = runner.up(&pending, &Ledger::default()).await {
            let left_out = anew.left_out(&mut runner.session).await.unwrap_or_default();
            return Err(error.details(left_out.into_iter().map(|sql| format!("not put back: {sql}"))));
        }
        runner.session.restore().await?;
        let (mut session, progress) = (runner.session, runner.progress);
        let seeded = in_transaction(&mut session, &namespaces, self.timeout, async |session| {
            anew.put_back(session).await?;
            verify(session, self.wanted).await?;
            self.seed(session, seeding, progress.as_ref()).await
        })
        .await?;
        Ok((dropped, seeded, session))
    }
}
