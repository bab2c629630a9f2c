//! `seed`: load the rows of the seed files.

mod undo;

use super::consent::{AcceptArgs, ConfirmArgs, refuse_protected};
use super::{Context, LockArgs};
use crate::apply::in_transaction;
use crate::catalog::Catalog;
use crate::db::{Guard, Session};
use crate::error::{Error, Exit, Result};
use crate::introspect;
use crate::ownership::Intent;
use crate::progress::Listener;
use crate::progress::Progress;
use crate::seed::{
    Hashes, Load, LoadPlan, LoadReport, Schema, SeedSet, Selection, Tables, check, load, order, record,
    report, resolve,
};
use tokio::task::JoinHandle;

/// Load the seed files: insert what is missing, update what differs
///
/// Everything is checked before the first row is written, and all rows are written in one transaction.
///
/// --undo removes the rows that loading put in, also in one transaction; those that were there before stay. A row that
/// any other refers to stays, and is named; so does everything if rows were edited since and --accept does not name
/// them. A protected database is refused. If rows of the seeds stayed, the exit code is 1.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db seed\n  hbm-db seed --set test\n  hbm-db seed --only users,roles.yaml\n  hbm-db seed --undo test\n  hbm-db seed --undo --all"
)]
pub(crate) struct Args {
    #[command(flatten)]
    sets: SetArgs,
    /// Load these sets and files and nothing else, not base either: what their rows refer to is among them or in the
    /// database already. A file is named with or without .yaml, a set goes before a file of the same name. Can be given
    /// several times, or with commas.
    #[arg(long, value_name = "NAME", value_delimiter = ',', conflicts_with = "set")]
    only: Vec<String>,
    /// Remove the rows of this set or file, as far as it was loaded.
    #[arg(long, value_name = "NAME", num_args = 0..=1, conflicts_with_all = ["set", "only"])]
    undo: Option<Option<String>>,
    /// With --undo: everything that was loaded.
    #[arg(long, requires = "undo")]
    all: bool,
    #[command(flatten)]
    accept: AcceptArgs,
    #[command(flatten)]
    confirm: ConfirmArgs,
    #[command(flatten)]
    lock: LockArgs,
}

/// Which sets to load.
#[derive(Debug, clap::Args)]
pub(crate) struct SetArgs {
    /// The sets to load, besides base; dev if not given, and all where the files have neither. Can be given several
    /// times, or with commas.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    set: Vec<String>,
}

/// Rows that were found right, and passwords that are being hashed meanwhile.
pub(crate) struct Seeding {
    plan: LoadPlan,
    loads: Vec<Load>,
    app: String,
    hashes: JoinHandle<Result<Hashes>>,
}

impl Seeding {
    /// Checks everything of the sets that can be checked, and begins to hash.
    pub(crate) async fn prepare(
        seeds: &SeedSet,
        sets: &SetArgs,
        catalog: &Catalog,
        session: &mut Session,
        context: &Context<'_>,
    ) -> Result<Self> {
        let selection = Selection::of_sets(seeds, &sets.set)?;
        Self::of(seeds, &selection, catalog, session, context).await
    }

    /// The same for other rows.
    async fn of(
        seeds: &SeedSet,
        selection: &Selection,
        catalog: &Catalog,
        session: &mut Session,
        context: &Context<'_>,
    ) -> Result<Self> {
        tracing::debug!("seeds from {}", seeds.place);
        // What is to be undone is there whatever a variable says now: then it was edited.
        let unset = || (!selection.is_to_load()).then(String::new);
        let variable = |name: &str| context.env.get(name).map(|variable| variable.value).or_else(unset);
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
    async fn finish(self) -> Result<(LoadPlan, Hashes)> {
        let hashes =
            self.hashes.await.map_err(|error| Error::bug("hashing was given up").because(error))??;
        Ok((self.plan, hashes))
    }

    /// Writes the rows in the caller's transaction, and that they were written.
    pub(crate) async fn load(
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
    fn allow(&self, guard: &Guard, session: &Session, context: &Context<'_>) -> Result<()> {
        let protection = guard.protection(&context.settings).filter(|_| !self.made_up.is_empty());
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

impl Args {
    /// Whether it was said which rows.
    fn chose_rows(&self) -> bool {
        !self.sets.set.is_empty() || !self.only.is_empty()
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    if let Some(name) = &args.undo {
        return undo::run(args, name.as_deref(), context).await;
    }
    if !args.accept.accept.is_empty() {
        return Err(Error::usage("loading seeds loses nothing, so there is nothing to --accept")
            .hint("it consents to what --undo would lose"));
    }
    let app = context.app()?;
    let seeds = crate::seed::read(app)?;
    let selection = match args.only.as_slice() {
        [] => Selection::of_sets(&seeds, &args.sets.set)?,
        names => Selection::alone(&seeds, names)?,
    };
    let (target, mut session) = context.open_waiting(args.lock.timeout()).await?;
    session.need_session("seed")?;
    let (guard, named) = (Guard::read(&mut session).await?, args.confirm.names(&session)?);
    context.own_guarded(("seed", Intent::Add), &guard, &mut session, &target, named).await?;
    let terms = Protected { named, chosen: args.chose_rows(), made_up: selection.made_up(&seeds) };
    terms.allow(&guard, &session, context)?;
    let namespaces = app.namespaces();
    let catalog = introspect::read(&mut session, &namespaces).await?;
    if crate::plan::kinds::table::tables(&catalog).next().is_none() {
        return Err(Error::failed("the database has no tables yet")
            .hint("create them first: hbm-db push --yes, or all at once: hbm-db reset"));
    }
    let seeding = Seeding::of(&seeds, &selection, &catalog, &mut session, context).await?;
    let timeout = args.lock.timeout();
    session.lock(timeout).await?;
    // What was marked while we waited counts.
    terms.allow(&Guard::read(&mut session).await?, &session, context)?;
    let progress = context.ui.begin("seeding");
    let done = in_transaction(&mut session, &namespaces, timeout, async |session| {
        seeding.load(session, &catalog, Tables::Filled, progress.as_ref()).await
    })
    .await?;
    drop(progress);
    session.close().await;
    context.ui.report(&done)?;
    Ok(Exit::Done)
}
