//! Loads the rows of the seed files.

use super::Project;
use super::consent::{is_confirmed, refuse_protected};
use crate::advice::{Advice, Operation};
use crate::apply::in_transaction;
use crate::catalog::Catalog;
use crate::config::EnvFiles;
use crate::db::{Guard, LockTimeout, Session};
use crate::error::{Error, Result};
use crate::introspect;
use crate::ownership::Intent;
use crate::plan::kinds::table;
use crate::progress::Progress;
use crate::seed::{
    Hashes, Load, LoadPlan, LoadReport, Problem, Resolved, Schema, SeedSet, Selection, Tables, check, load,
    order, record, report, resolve, statements,
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
    let namespaces = project.namespaces(&mut session).await?;
    let catalog = introspect::read(&mut session, &namespaces).await?;
    if table::tables(&catalog).next().is_none() {
        return Err(Error::failed("the database has no tables yet").hint(
            Advice::to("create them first: ")
                .run(Operation::Push, "--yes")
                .then(", or all at once: ")
                .run(Operation::Reset, ""),
        ));
    }
    let mut seeding = Seeding::of(seeds, &selection, &catalog, &mut session, project).await?;
    let timeout = options.lock_timeout;
    session.lock(timeout).await?;
    // What was marked while we waited counts.
    terms.allow(&Guard::read(&mut session).await?, &session, project)?;
    let progress = project.begin("seeding");
    let done = in_transaction(&mut session, &namespaces, timeout, async |session| {
        seeding.load(session, Tables::Filled, &progress).await
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
    schema: Schema,
    app: String,
    hashing: Hashing,
}

/// Passwords that are being hashed, or were.
enum Hashing {
    Begun(JoinHandle<Result<Hashes>>),
    Done(Hashes),
}

impl Hashing {
    async fn done(&mut self) -> Result<&Hashes> {
        if let Self::Begun(hashing) = self {
            let hashes = hashing.await;
            *self = Self::Done(hashes.map_err(|error| Error::bug("hashing was given up").because(error))??);
        }
        match self {
            Self::Done(hashes) => Ok(hashes),
            Self::Begun(_) => Err(Error::bug("hashing did not end")),
        }
    }
}

impl Seeding {
    /// Checks everything of the rows that can be checked, and begins to hash.
    ///
    /// # Errors
    /// Exit 1 with every problem of the files; what the server answers.
    pub(super) async fn of(
        seeds: SeedSet,
        selection: &Selection,
        catalog: &Catalog,
        session: &mut Session,
        project: &Project,
    ) -> Result<Self> {
        let (found, mut problems) = Found::of(seeds, selection, catalog, &project.env);
        problems.append(&mut check(session, &found.resolved, &found.schema).await?);
        if problems.is_empty() { found.ordered() } else { Err(report(problems)) }
    }

    /// The same without what only the server knows, which are the values of most types.
    ///
    /// # Errors
    /// Exit 1 with every problem of the files.
    pub(super) fn resolved(
        seeds: SeedSet,
        selection: &Selection,
        catalog: &Catalog,
        env: &EnvFiles,
    ) -> Result<Self> {
        let (found, problems) = Found::of(seeds, selection, catalog, env);
        if problems.is_empty() { found.ordered() } else { Err(report(problems)) }
    }

    /// Asks the server about the values.
    ///
    /// # Errors
    /// Exit 1 with every value that it does not take; what it answers otherwise.
    pub(super) async fn check(&self, session: &mut Session) -> Result<()> {
        let problems = check(session, &self.plan.resolved, &self.schema).await?;
        if problems.is_empty() { Ok(()) } else { Err(report(problems)) }
    }

    /// What writes the rows into new tables.
    pub(super) async fn statements(&mut self) -> Result<Vec<String>> {
        let (plan, schema, hashes) = self.parts().await?;
        statements(plan, schema, hashes)
    }

    /// The plan, and what to make of it: the tables, and the passwords when all are hashed.
    pub(super) async fn parts(&mut self) -> Result<(&LoadPlan, &Schema, &Hashes)> {
        Ok((&self.plan, &self.schema, self.hashing.done().await?))
    }

    /// Writes the rows in the caller's transaction, and that they were written.
    pub(super) async fn load(
        &mut self,
        session: &mut Session,
        tables: Tables<'_>,
        progress: &dyn Progress,
    ) -> Result<LoadReport> {
        let (plan, schema, hashes) = self.parts().await?;
        let (report, new) = load(session, plan, schema, hashes, tables, progress).await?;
        // Names are recorded, which may be many; values are not needed any more.
        self.plan.resolved.drop_values();
        record(session, &self.app, &self.loads, &self.plan, &new).await?;
        Ok(report)
    }
}

/// Rows that are not in an order yet.
struct Found {
    resolved: Resolved,
    loads: Vec<Load>,
    schema: Schema,
    hashing: Hashing,
}

impl Found {
    /// The rows, and what is wrong with them. Where nothing is, it begins to hash.
    fn of(seeds: SeedSet, selection: &Selection, catalog: &Catalog, env: &EnvFiles) -> (Self, Vec<Problem>) {
        tracing::debug!("seeds from {}", seeds.place);
        // What is to be undone is there whatever a variable says now: then it was edited.
        let unset = || (!selection.is_to_load()).then(String::new);
        let variable = |name: &str| env.get(name).map(|variable| variable.value).or_else(unset);
        let schema = Schema::of(catalog);
        let loads = selection.loads(&seeds);
        let (resolved, problems) = resolve(seeds, &schema, selection, variable);
        let (app, wanted) = (resolved.app.clone(), resolved.wanted_hashes());
        let hashing = match problems.is_empty() {
            true => Hashing::Begun(tokio::spawn(async move { Hashes::compute(&app, wanted).await })),
            false => Hashing::Done(Hashes::default()),
        };
        (Self { resolved, loads, schema, hashing }, problems)
    }

    /// The same in the order of the references.
    fn ordered(self) -> Result<Seeding> {
        let Self { resolved, loads, schema, hashing } = self;
        let app = resolved.app.clone();
        let plan = order(resolved).map_err(report)?;
        Ok(Seeding { plan, loads, schema, app, hashing })
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
