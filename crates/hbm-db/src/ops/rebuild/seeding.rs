//! The rows of a rebuilding, which are read and resolved while the server works.

use super::{Rebuild, Rows};
use crate::catalog::Catalog;
use crate::db::Session;
use crate::error::{Error, Result};
use crate::ops::Project;
use crate::ops::seed::Seeding;
use crate::progress::Progress;
use crate::seed::{LoadReport, Selection, Tables};
use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// Rows that are being read.
pub(super) struct Preparing {
    /// Takes the tables that there will be.
    tables: oneshot::Sender<Catalog>,
    /// None where no tables came.
    resolved: JoinHandle<Result<Option<Found>>>,
}

/// Rows that were found right, but for what only the server knows.
struct Found {
    seeding: Seeding,
    /// What writes them, where the tables are new.
    statements: Option<Vec<String>>,
}

impl Preparing {
    /// Begins to read the files, where rows are to be loaded; `new` is whether into tables that nothing else writes into.
    pub(super) fn begin(options: &Rebuild, new: bool, project: &Project) -> Result<Option<Self>> {
        let Rows::Sets(sets) = &options.rows else { return Ok(None) };
        let (app, env, sets) = (project.app()?.clone(), project.env.clone(), sets.clone());
        let (tables, wanted) = oneshot::channel::<Catalog>();
        let resolved = tokio::task::spawn_blocking(move || {
            let seeds = crate::seed::read(&app)?;
            let Ok(wanted) = wanted.blocking_recv() else { return Ok(None) };
            let selection = Selection::of_sets(&seeds, &sets)?;
            let mut seeding = Seeding::resolved(seeds, &selection, &wanted, &env)?;
            let statements = match new {
                true => Some(Handle::current().block_on(seeding.statements())?),
                false => None,
            };
            Ok(Some(Found { seeding, statements }))
        });
        Ok(Some(Self { tables, resolved }))
    }

    /// Goes on with the tables that there will be.
    fn resolve(self, wanted: &Catalog) -> JoinHandle<Result<Option<Found>>> {
        // Where the files cannot be read nobody takes it, and the result says why.
        let _ = self.tables.send(wanted.clone());
        self.resolved
    }
}

/// The rows to load, none where none are wanted.
pub(super) struct Loading {
    resolving: Option<JoinHandle<Result<Option<Found>>>>,
    found: Option<Found>,
}

impl Loading {
    /// Goes on with the tables that there will be.
    pub(super) fn begin(preparing: Option<Preparing>, wanted: &Catalog) -> Self {
        Self { resolving: preparing.map(|preparing| preparing.resolve(wanted)), found: None }
    }

    async fn found(&mut self) -> Result<Option<&mut Found>> {
        if let Some(resolving) = self.resolving.take() {
            let resolved = resolving.await;
            self.found =
                resolved.map_err(|error| Error::bug("reading the seeds was given up").because(error))??;
        }
        Ok(self.found.as_mut())
    }

    /// Finds the rows, and asks the server about their values.
    ///
    /// # Errors
    /// Exit 1 with every problem of the files; what the server answers otherwise.
    pub(super) async fn check(&mut self, session: &mut Session) -> Result<()> {
        match self.found().await? {
            Some(found) => found.seeding.check(session).await,
            None => Ok(()),
        }
    }

    /// Writes the rows, in the caller's transaction.
    ///
    /// # Errors
    /// Exit 1 with every problem of the files but those that only the server finds; what it answers.
    pub(super) async fn load(
        &mut self,
        session: &mut Session,
        progress: &dyn Progress,
    ) -> Result<LoadReport> {
        let Some(Found { seeding, statements }) = self.found().await? else {
            return Ok(LoadReport::default());
        };
        let tables = statements.as_deref().map_or(Tables::Filled, Tables::New);
        seeding.load(session, tables, progress).await
    }

    /// The error of a load that was rolled back: with every value that the server does not take, where it is about one.
    pub(super) async fn explain(&self, error: Error, session: &mut Session) -> Error {
        // data_exception
        let is_value = error.sqlstate().is_some_and(|state| state.starts_with("22"));
        match &self.found {
            Some(found) if is_value => found.seeding.check(session).await.err().unwrap_or(error),
            _ => error,
        }
    }
}
