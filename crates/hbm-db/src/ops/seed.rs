//! Loads the rows of the seed files.

use super::Project;
use super::consent::{is_confirmed, refuse_protected};
use crate::advice::{Advice, Operation};
use crate::apply::in_transaction;
use crate::catalog::Catalog;
use crate::db::{Guard, LockTimeout, Session};
use crate::error::{Error, Result};
use crate::introspect;
use crate::ownership::Intent;
use crate::plan::kinds::table;
use crate::progress::Progress;
use crate::seed::{
    Hashes, Load, LoadPlan, LoadReport, Schema, SeedSet, Selection, Tables, check, load, order, record,
    report, resolve,
};
use tokio::task::JoinHandle;

/// Which rows to load.
#[derive(Clone, Debug, Default)]
pub struct Seed {
    /// The sets to load, besides base; dev if none is named, and all where the files have neither.
    pub sets: Vec<String>,
    /// These sets and files and nothing else, not base either.
    pub only: Vec<String>,
    /// The database's name, which a protected one asks for.
    pub confirm_database: Option<String>,
    /// How long to wait for a lock.
    pub lock_timeout: LockTimeout,
}

/// Inserts what is missing and updates what differs, in one transaction.
///
/// # Errors
/// Exit 1 with every problem of the files, before the first row is written; exit 4 for made up rows in a protected
/// database that is not named.
pub async fn seed(project: &Project, options: &Seed) -> Result<LoadReport> {
    let app = project.app()?;
    let seeds = crate::seed::read(app)?;
    let selection = match options.only.as_slice() {
        [] => Selection::of_sets(&seeds, &options.sets)?,
        names => Selection::alone(&seeds, names)?,
    };
    let (target, mut session) = project.open_waiting(options.lock_timeout).await?;
    session.need_session("seed")?;
    let (guard, named) =
        (Guard::read(&mut session).await?, is_confirmed(options.confirm_database.as_deref(), &session)?);
    project.own_guarded(("seed", Intent::Add), &guard, &mut session, &target, named).await?;
    let terms = Protected {
        named,
        chosen: !options.sets.is_empty() || !options.only.is_empty(),
        made_up: selection.made_up(&seeds),
    };
    terms.allow(&guard, &session, project)?;
    let namespaces = app.namespaces();
    let catalog = introspect::read(&mut session, &namespaces).await?;
    if table::tables(&catalog).next().is_none() {
        return Err(Error::failed("the database has no tables yet").hint(
            Advice::to("create them first: ")
                .run(Operation::Push, "--yes")
                .then(", or all at once: ")
                .run(Operation::Reset, ""),
        ));
    }
    let seeding = Seeding::of(&seeds, &selection, &catalog, &mut session, project).await?;
    let timeout = options.lock_timeout;
    session.lock(timeout).await?;
    // What was marked while we waited counts.
    terms.allow(&Guard::read(&mut session).await?, &session, project)?;
    let progress = project.begin("seeding");
    let done = in_transaction(&mut session, &namespaces, timeout, async |session| {
        seeding.load(session, &catalog, Tables::Filled, &progress).await
    })
    .await?;
    drop(progress);
    session.close().await;
    Ok(done)
}

/// Rows that were found right, and passwords that are being hashed meanwhile.
pub(super) struct Seeding {
    plan: LoadPlan,
    loads: Vec<Load>,
    app: String,
    hashes: JoinHandle<Result<Hashes>>,
}

impl Seeding {
    /// Checks everything of the sets that can be checked, and begins to hash.
    pub(super) async fn prepare(
        seeds: &SeedSet,
        sets: &[String],
        catalog: &Catalog,
        session: &mut Session,
        project: &Project,
    ) -> Result<Self> {
        let selection = Selection::of_sets(seeds, sets)?;
        Self::of(seeds, &selection, catalog, session, project).await
    }

    /// The same for other rows.
    pub(super) async fn of(
        seeds: &SeedSet,
        selection: &Selection,
        catalog: &Catalog,
        session: &mut Session,
        project: &Project,
    ) -> Result<Self> {
        tracing::debug!("seeds from {}", seeds.place);
        // What is to be undone is there whatever a variable says now: then it was edited.
        let unset = || (!selection.is_to_load()).then(String::new);
        let variable = |name: &str| project.env.get(name).map(|variable| variable.value).or_else(unset);
        let schema = Schema::of(catalog);
        let resolved = resolve(seeds, &schema, selection, variable).map_err(report)?;
        let problems = check(session, &resolved, &schema).await?;
        if !problems.is_empty() {
            return Err(report(problems));
        }
        let wanted = resolved.wanted_hashes();
        let app = seeds.app.clone();
        let hashes = tokio::spawn({
            let app = app.clone();
            async move { Hashes::compute(&app, wanted).await }
        });
        Ok(Self { plan: order(resolved).map_err(report)?, loads: selection.loads(seeds), app, hashes })
    }

    /// The plan, and the passwords when all are hashed.
    pub(super) async fn finish(self) -> Result<(LoadPlan, Hashes)> {
        let hashes =
            self.hashes.await.map_err(|error| Error::bug("hashing was given up").because(error))??;
        Ok((self.plan, hashes))
    }

    /// Writes the rows in the caller's transaction, and that they were written.
    pub(super) async fn load(
        self,
        session: &mut Session,
        catalog: &Catalog,
        tables: Tables,
        progress: &dyn Progress,
    ) -> Result<LoadReport> {
        let (app, loads) = (self.app.clone(), self.loads.clone());
        let (plan, hashes) = self.finish().await?;
        let (report, inserted) =
            load(session, &plan, &Schema::of(catalog), &hashes, tables, progress).await?;
        record(session, &app, &loads, &inserted).await?;
        Ok(report)
    }
}

/// What is asked before made up rows come into a protected database: its name, and that of their set.
struct Protected {
    named: bool,
    chosen: bool,
    made_up: Vec<String>,
}

impl Protected {
    fn allow(&self, guard: &Guard, session: &Session, project: &Project) -> Result<()> {
        let protection = guard.protection(&project.settings).filter(|_| !self.made_up.is_empty());
        match protection {
            Some(protection) if !(self.named && self.chosen) => {
                Err(refuse_protected("seed", &protection, session, self.made_up.iter().cloned())
                    .hint("and say which rows: --set or --only NAME")
                    .hint("rows for every database belong to the set base, with passwords from !env"))
            }
            _ => Ok(()),
        }
    }
}
