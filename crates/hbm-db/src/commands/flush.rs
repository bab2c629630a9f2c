//! `flush`: drop everything.

use super::{Context, LockArgs};
use crate::apply::{in_transaction, run as run_statements};
use crate::catalog::Ident;
use crate::db::{Blocker, Guard, Session, blockers, terminate};
use crate::error::{Error, Exit, Result};
use crate::introspect::{depended_on, locked_inventory};
use crate::ownership::Intent;
use crate::plan::{Existing, flush};
use crate::progress::Listener;
use crate::progress::Progress;
use crate::render::Report;
use serde::Serialize;
use std::collections::BTreeSet;

/// Drop every object of the application's schema except extensions
///
/// A protected database is refused. A database that does not say what it is for has to be named.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db flush\n  hbm-db flush --confirm-database hbm_dev")]
pub(crate) struct Args {
    #[command(flatten)]
    pub(super) destroy: DestroyArgs,
}

/// What flush and reset have in common.
#[derive(Debug, clap::Args)]
pub(crate) struct DestroyArgs {
    /// The database's name, where the database does not say that it is for development.
    #[arg(long, value_name = "NAME")]
    pub(crate) confirm_database: Option<String>,
    /// End the sessions that hold locks on its tables first, where the role may.
    #[arg(long)]
    terminate: bool,
    #[command(flatten)]
    pub(crate) lock: LockArgs,
}

impl DestroyArgs {
    /// Ends the sessions in the way, where that is wanted.
    pub(crate) async fn clear_the_way(
        &self,
        session: &mut Session,
        namespaces: &BTreeSet<Ident>,
        context: &Context<'_>,
    ) -> Result<Vec<Blocker>> {
        if !self.terminate {
            return Ok(Vec::new());
        }
        let found = blockers(session, namespaces).await?;
        terminate(session, &found).await?;
        for blocker in &found {
            context.ui.say(format!("ended: {blocker}"));
        }
        Ok(found)
    }
}

#[derive(Serialize)]
struct Flushed {
    dropped: Vec<String>,
}

impl Report for Flushed {
    fn text(&self) -> String {
        match self.dropped.len() {
            0 => "nothing to drop".into(),
            count => format!("{count} objects dropped"),
        }
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let namespaces = context.app()?.namespaces();
    let (target, mut session) = context.open_waiting(args.destroy.lock.timeout()).await?;
    session.need_session("flush")?;
    let guard = Guard::read(&mut session).await?;
    let confirmed = args.destroy.confirm_database.as_deref();
    guard.allow_unprotected("flush", &session, &context.settings)?;
    context
        .own_guarded(("flush", Intent::Replace), &guard, &mut session, &target, confirmed.is_some())
        .await?;
    guard.allow("flush", &session, &target, &context.settings, confirmed)?;
    let timeout = args.destroy.lock.timeout();
    session.lock(timeout).await?;
    // What was marked while we waited counts.
    let guard = Guard::read(&mut session).await?;
    guard.allow("flush", &session, &target, &context.settings, confirmed)?;
    args.destroy.clear_the_way(&mut session, &namespaces, context).await?;
    let progress = context.ui.begin("dropping");
    let dropped = in_transaction(&mut session, &namespaces, timeout, async |session| {
        drop_all(session, &namespaces, progress.as_ref()).await
    })
    .await?;
    drop(progress);
    session.close().await;
    context.ui.report(&Flushed { dropped: dropped.into_iter().map(|object| object.identity).collect() })?;
    Ok(Exit::Done)
}

/// Drops everything in the namespaces, and forgets what was seeded, in the caller's transaction.
pub(super) async fn drop_all(
    session: &mut Session,
    namespaces: &BTreeSet<Ident>,
    progress: &dyn Progress,
) -> Result<Vec<Existing>> {
    let inventory = locked_inventory(session, namespaces).await?;
    run_statements(session, &flush(&inventory), progress).await.map_err(not_alone)?;
    crate::seed::forget(session).await?;
    crate::migrate::record::forget(session).await?;
    Ok(inventory.objects)
}

/// What a function or a type is used by cannot be locked out: what came since is found by the DROP itself.
fn not_alone(error: Error) -> Error {
    match error.sqlstate() {
        Some("2BP01") => depended_on(error.detail_lines().iter().cloned()),
        _ => error,
    }
}
