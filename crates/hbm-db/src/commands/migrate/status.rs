//! `migrate status`: where the migrations stand. Reads only.

use super::name_nearby;
use crate::commands::Context;
use crate::error::{Error, Exit, Result};
use crate::migrate::{Ledger, MigrationStatus, Migrations, State};
use crate::ownership::Intent;

/// Show which migrations were applied, which are pending, and what does not fit; reads only
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db migrate status\n  hbm-db migrate status --check --format json")]
pub(crate) struct Args {
    /// End with exit code 3 if anything is pending or does not fit.
    #[arg(long)]
    check: bool,
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    // The files are read while the server answers.
    let app = context.app()?.clone();
    let reading = tokio::task::spawn_blocking(move || Migrations::find_some(&app));
    let (target, mut session) = context.open().await?;
    context.own(("migrate status", Intent::Compare), &mut session, &target).await?;
    let ledger = Ledger::read(&mut session).await?;
    session.close().await;
    let files =
        reading.await.map_err(|error| Error::bug("reading the migrations was given up").because(error))??;
    name_nearby(&files, context);
    if ledger.hidden {
        context.ui.warn("there is a ledger, public.seaql_migrations, and this role may not read it");
    }
    if ledger.records_hidden {
        context.ui.warn("what was edited is not known: this role may not read hbm_db.migrations");
    }
    let status = MigrationStatus::of(&files, &ledger);
    let open = status.migrations.iter().any(|one| one.state != State::Applied) || !status.findings.is_empty();
    context.ui.report(&status)?;
    Ok(if args.check && open { Exit::Differs } else { Exit::Done })
}
