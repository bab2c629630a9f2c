//! `reset`: flush, push and seed in one transaction.

use super::Context;
use super::flush::{DestroyArgs, drop_all};
use super::seed::{Seeding, SetArgs};
use crate::apply::{in_transaction, run as run_statements, verify};
use crate::db::{Guard, mark};
use crate::desired::{Desired, Reading};
use crate::error::{Error, Exit, Result};
use crate::introspect;
use crate::plan::create_all;
use crate::render::Report;
use crate::seed::{LoadReport, Tables};
use serde::Serialize;
use std::time::Instant;

/// Drop everything, create it anew and seed it: one transaction
///
/// If anything fails, the database is as it was. A protected database is refused; a database that does not say
/// what it is for has to be named.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db reset\n  hbm-db reset --set test\n  hbm-db reset --no-seed --confirm-database hbm_dev"
)]
pub(crate) struct Args {
    #[command(flatten)]
    destroy: DestroyArgs,
    #[command(flatten)]
    sets: SetArgs,
    /// Leave the tables empty.
    #[arg(long, conflicts_with = "set")]
    no_seed: bool,
}

#[derive(Serialize)]
struct ResetReport {
    dropped: usize,
    tables: usize,
    seeded: LoadReport,
    milliseconds: u128,
}

impl Report for ResetReport {
    fn text(&self) -> String {
        let rows: usize = self.seeded.tables.iter().map(|table| table.inserted).sum();
        let seeded = if self.seeded.tables.is_empty() {
            "no rows".to_owned()
        } else {
            format!("{rows} rows in {} tables", self.seeded.tables.len())
        };
        format!(
            "{} objects dropped, {} tables created, {seeded} seeded, in {} ms",
            self.dropped, self.tables, self.milliseconds
        )
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let start = Instant::now();
    let app = context.app()?;
    // The files are read while the server answers.
    let reading = (!args.no_seed).then(|| {
        let app = app.clone();
        tokio::task::spawn_blocking(move || crate::seed::read(&app))
    });
    let (target, mut session) = context.open().await?;
    session.need_session("reset")?;
    let guard = Guard::read(&mut session).await?;
    let confirmed = args.destroy.confirm_database.as_deref();
    guard.allow("reset", &session, &target, &context.settings, confirmed)?;
    let desired = Desired::of_app(app);
    let (wanted, mut session) = desired.catalog(session, &target, Reading::Scratch).await?;
    let seeding = match reading {
        Some(reading) => {
            let seeds = reading
                .await
                .map_err(|error| Error::bug("reading the seeds was given up").because(error))??;
            Some(Seeding::prepare(&seeds, &args.sets, &wanted, &mut session, context).await?)
        }
        None => None,
    };
    let namespaces = wanted.namespaces();
    let timeout = args.destroy.lock.timeout();
    session.lock(timeout).await?;
    // What was marked while we waited counts.
    let guard = Guard::read(&mut session).await?;
    guard.allow("reset", &session, &target, &context.settings, confirmed)?;
    args.destroy.clear_the_way(&mut session, &namespaces, context).await?;
    let progress = context.ui.progress("resetting");
    let (dropped, seeded) = in_transaction(&mut session, &namespaces, timeout, async |session| {
        let dropped = drop_all(session, &namespaces, &progress, context).await?;
        let empty = introspect::read_containers(session, &namespaces).await?;
        context.tell(&run_statements(session, &create_all(&empty, &wanted), &progress).await?);
        verify(session, &wanted).await?;
        mark(session, guard.marker_or_default()).await?;
        let seeded = match seeding {
            Some(seeding) => seeding.load(session, &wanted, Tables::Empty, &progress).await?,
            None => LoadReport::default(),
        };
        Ok((dropped.len(), seeded))
    })
    .await?;
    drop(progress);
    session.close().await;
    for object in &wanted.unmodeled {
        context.ui.warn(format!("not modelled, so not created: {object}"));
    }
    context.ui.report(&ResetReport {
        dropped,
        tables: wanted.tables().count(),
        seeded,
        milliseconds: start.elapsed().as_millis(),
    })?;
    Ok(Exit::Done)
}
