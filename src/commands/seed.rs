//! `seed`: load the rows of the seed files.

use super::{Context, LockArgs};
use crate::apply::in_transaction;
use crate::catalog::Catalog;
use crate::db::Session;
use crate::error::{Error, Exit, Result};
use crate::introspect;
use crate::seed::{
    DEFAULT_SETS, Hashes, LoadPlan, LoadReport, SeedSet, Tables, check, load, order, record, report, resolve,
};
use crate::ui::Progress;
use std::collections::BTreeSet;
use tokio::task::JoinHandle;

/// Load the seed files: insert what is missing, update what differs
///
/// Everything is checked before the first row is written, and all rows are written in one transaction.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db seed\n  hbm-db seed --set test")]
pub(crate) struct Args {
    #[command(flatten)]
    sets: SetArgs,
    #[command(flatten)]
    lock: LockArgs,
}

/// Which sets to load.
#[derive(Debug, clap::Args)]
pub(crate) struct SetArgs {
    /// The sets to load, besides base; dev if not given. Can be given several times, or with commas.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    set: Vec<String>,
}

impl SetArgs {
    fn choose(&self, seeds: &SeedSet) -> Result<BTreeSet<String>> {
        let known = seeds.sets();
        if self.set.is_empty() {
            return Ok(DEFAULT_SETS
                .iter()
                .filter(|set| known.contains(**set))
                .map(ToString::to_string)
                .collect());
        }
        if let Some(unknown) = self.set.iter().find(|set| !known.contains(set.as_str())) {
            let names: Vec<&str> = known.into_iter().collect();
            return Err(Error::usage(format!(
                "no seed file has a set {unknown}; there are {}",
                names.join(", ")
            )));
        }
        let mut sets: BTreeSet<String> = self.set.iter().cloned().collect();
        if known.contains(crate::seed::BASE) {
            sets.insert(crate::seed::BASE.into());
        }
        Ok(sets)
    }
}

/// Rows that were found right, and passwords that are being hashed meanwhile.
pub(crate) struct Seeding {
    plan: LoadPlan,
    checksums: Vec<(String, String)>,
    app: String,
    hashes: JoinHandle<Result<Hashes>>,
}

impl Seeding {
    /// Checks everything that can be checked, and begins to hash.
    pub(crate) async fn prepare(
        seeds: &SeedSet,
        sets: &SetArgs,
        catalog: &Catalog,
        session: &mut Session,
        context: &Context<'_>,
    ) -> Result<Self> {
        context.ui.detail(format!("seeds from {}", seeds.place));
        let sets = sets.choose(seeds)?;
        let variable = |name: &str| context.env.get(name).map(|variable| variable.value);
        let resolved = resolve(seeds, catalog, &sets, variable).map_err(report)?;
        let problems = check(session, &resolved, catalog).await?;
        if !problems.is_empty() {
            return Err(report(problems));
        }
        let wanted = resolved.wanted_hashes();
        let app = seeds.app.clone();
        let hashes = tokio::spawn({
            let app = app.clone();
            async move { Hashes::compute(&app, wanted).await }
        });
        Ok(Self { plan: order(resolved).map_err(report)?, checksums: seeds.checksums(&sets), app, hashes })
    }

    /// Writes the rows in the caller's transaction, and that they were written.
    pub(crate) async fn load(
        self,
        session: &mut Session,
        catalog: &Catalog,
        tables: Tables,
        progress: &Progress,
    ) -> Result<LoadReport> {
        let hashes =
            self.hashes.await.map_err(|error| Error::bug("hashing was given up").because(error))??;
        let report = load(session, &self.plan, catalog, &hashes, tables, progress).await?;
        record(session, &self.app, &self.checksums).await?;
        Ok(report)
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let app = context.app()?;
    let seeds = crate::seed::read(app)?;
    let (_target, mut session) = context.open().await?;
    session.need_session("seed")?;
    let namespaces = app.namespaces();
    let catalog = introspect::read(&mut session, &namespaces).await?;
    if catalog.tables().next().is_none() {
        return Err(Error::failed("the database has no tables yet")
            .hint("create them first: hbm-db push --yes, or all at once: hbm-db reset"));
    }
    let seeding = Seeding::prepare(&seeds, &args.sets, &catalog, &mut session, context).await?;
    let timeout = args.lock.timeout();
    session.lock(timeout).await?;
    let progress = context.ui.progress("seeding");
    let done = in_transaction(&mut session, &namespaces, timeout, async |session| {
        seeding.load(session, &catalog, Tables::Filled, &progress).await
    })
    .await?;
    drop(progress);
    session.close().await;
    context.ui.report(&done)?;
    Ok(Exit::Done)
}
