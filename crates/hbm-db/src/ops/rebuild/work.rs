//! The parts of a rebuilding: what is there goes, what is wanted is made, at once or migration by migration.

use super::Making;
use super::as_before::AsBefore;
use super::seeding::Loading;
use crate::apply::{in_transaction, run as run_statements, verify};
use crate::catalog::{Catalog, Ident};
use crate::db::{Guard, LockTimeout, Marker, Session, Target, mark};
use crate::error::Result;
use crate::introspect::{self, lock_tables};
use crate::migrate::{Anew, Direction, Ledger, Migration, Migrations, Runner, record, unrecorded};
use crate::ops::Project;
use crate::ops::flush::{drop_all, drop_locked, forget};
use crate::plan::{Statement, create_all};
use crate::progress::{Phase, Progress};
use crate::said::{Said, of_cycle};
use crate::seed::LoadReport;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// What the parts of a rebuilding share.
pub(super) struct Work<'a> {
    pub(super) project: &'a Project,
    pub(super) wanted: &'a Catalog,
    pub(super) making: &'a Making,
    pub(super) guard: &'a Guard,
    pub(super) timeout: LockTimeout,
    /// The schemas that are emptied.
    pub(super) namespaces: BTreeSet<Ident>,
}

impl Work<'_> {
    /// In the caller's transaction.
    pub(super) async fn drop_and_make(
        &self,
        session: &mut Session,
        progress: &dyn Progress,
    ) -> Result<usize> {
        let dropped = match self.making {
            Making::Entities => self.drop_and_make_entities(session, progress).await?,
            Making::Migrations(files) => {
                let (dropped, anew) = self.drop_everything(session, progress).await?;
                self.migrate(session, files, progress).await?;
                anew.put_back(session).await?;
                verify(session, self.wanted).await?;
                dropped
            }
        };
        mark(session, &self.marker()?).await?;
        Ok(dropped)
    }

    async fn drop_and_make_entities(&self, session: &mut Session, progress: &dyn Progress) -> Result<usize> {
        let namespaces = &self.namespaces;
        lock_tables(session, namespaces).await?;
        let before = AsBefore::look(session, namespaces, self.wanted).await?;
        if let Some(done) = before.drop(session, progress).await? {
            forget(session).await?;
            make(session, &done.makes, progress).await?;
            return Ok(done.dropped);
        }
        let dropped = drop_locked(session, namespaces, self.wanted, progress).await?;
        forget(session).await?;
        let surroundings = introspect::surroundings(session).await?;
        let empty = introspect::read_flushed(session, &self.wanted.namespaces()).await?;
        let made_for = Said::default().made_for(session, &empty, self.wanted);
        let makes = create_all(&made_for, &empty, self.wanted).map_err(|cycle| of_cycle(&cycle))?;
        make(session, &makes, progress).await?;
        verify(session, self.wanted).await?;
        let count = dropped.objects.len();
        before.keep(dropped, makes, surroundings);
        Ok(count)
    }

    fn marker(&self) -> Result<Marker> {
        Ok(self.guard.made_anew(self.project.app()?.name(), &self.project.settings))
    }

    /// Schemas go as well, where migrations make everything: they make them again.
    async fn drop_everything(&self, session: &mut Session, progress: &dyn Progress) -> Result<(usize, Anew)> {
        let anew = Anew::look(session, self.wanted, &self.namespaces).await?;
        let dropped = drop_all(session, &self.namespaces, self.wanted, progress).await?;
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
            let steps = migration.steps(Direction::Up)?;
            session.execute(&format!("{} {}", session.plain_state(), self.timeout.statement())).await?;
            steps.run(session).await?;
            // Whatever role the file set, the ledger is ours.
            let (count, took) = (steps.count(), Some(start.elapsed()));
            let recorded = async {
                session.execute(&session.plain_state()).await?;
                record::finish(session, &files.app, migration, Direction::Up, count, took).await
            };
            recorded.await.map_err(|error| unrecorded(error, &steps))?;
        }
        session.restore().await
    }

    /// Where a migration cannot run in a transaction: they ran in a scratch database before, when they were read.
    pub(super) async fn step_by_step(
        &self,
        mut session: Session,
        target: &Target,
        mut rows: Loading,
        progress: Phase,
    ) -> Result<(usize, LoadReport, Session)> {
        let namespaces = &self.namespaces;
        let (dropped, anew) = in_transaction(&mut session, namespaces, self.timeout, async |session| {
            let dropped = self.drop_everything(session, &progress).await?;
            mark(session, &self.marker()?).await?;
            Ok(dropped)
        })
        .await?;
        let mut runner = Runner {
            app: self.project.app()?.name(),
            target,
            session,
            namespaces: namespaces.clone(),
            timeout: self.timeout,
            patience: Duration::from_secs(60),
            listener: self.project.listener.as_ref(),
            progress,
        };
        let pending: Vec<&Migration> = self.making.list().iter().collect();
        if let Err(error) = runner.up(&pending, &Ledger::default()).await {
            let left_out = anew.left_out(&mut runner.session).await.unwrap_or_default();
            return Err(error.details(left_out.into_iter().map(|sql| format!("not put back: {sql}"))));
        }
        runner.session.restore().await?;
        let (mut session, progress) = (runner.session, runner.progress);
        let seeded = in_transaction(&mut session, namespaces, self.timeout, async |session| {
            anew.put_back(session).await?;
            verify(session, self.wanted).await?;
            rows.load(session, &progress).await
        })
        .await?;
        Ok((dropped, seeded, session))
    }
}

pub(super) async fn make(
    session: &mut Session,
    statements: &[Statement],
    progress: &dyn Progress,
) -> Result<()> {
    session.execute("set local check_function_bodies = off").await?;
    run_statements(session, statements, progress).await.map(drop)
}
