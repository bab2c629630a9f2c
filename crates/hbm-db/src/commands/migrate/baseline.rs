//! `migrate baseline`: a database that was made otherwise is told which migrations it has.

use super::{WaitArgs, files, locked, standing};
use crate::apply::in_transaction;
use crate::commands::Context;
use crate::db::Reading;
use crate::desired::Desired;
use crate::error::{Error, Exit, Result};
use crate::introspect;
use crate::migrate::{Direction, differences, record};
use crate::progress::Listener;
use crate::render::Report;
use serde::Serialize;

/// Mark migrations as applied on a database that has their schema already
///
/// The migrations up to NAME run in a scratch database; only if the schema of the database equals what they made, they
/// are written into its ledger. Nothing else is changed.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db migrate baseline create_schema")]
pub(crate) struct Args {
    /// The last migration the database has.
    name: String,
    #[command(flatten)]
    wait: WaitArgs,
}

#[derive(Serialize)]
struct Baselined {
    marked: Vec<String>,
}

impl Report for Baselined {
    fn text(&self) -> String {
        match self.marked.len() {
            0 => "nothing to do".into(),
            count => format!("{count} marked as applied: {}", self.marked.join(", ")),
        }
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let app = context.app()?;
    let files = files(context)?;
    let wanted = files.up_to(files.named(&args.name)?);
    let (target, session) = context.open_waiting(args.wait.timeout()).await?;
    session.need_session("migrate")?;
    let (history, session) =
        Desired::of_migrations(app.name(), wanted).catalog(session, &target, Reading::Scratch).await?;
    let progress = context.ui.begin("comparing");
    let mut runner = locked(context, &target, session, &args.wait, progress).await?;
    let (ledger, _) = standing(&files, &mut runner.session).await?;
    let live = introspect::read(&mut runner.session, &history.namespaces()).await?;
    let found = differences(&live, &history);
    if !found.is_empty() {
        return Err(Error::failed(format!(
            "the database is not as the migrations up to {} make it",
            args.name
        ))
        .detail("it would take:")
        .details(found.into_iter().map(|change| format!("  {change}")))
        .hint("name the migration that it equals, or change the database until it equals this one"));
    }
    let open: Vec<_> = wanted.iter().filter(|one| ledger.applied(&one.name).is_none()).collect();
    let namespaces = runner.namespaces.clone();
    in_transaction(&mut runner.session, &namespaces, args.wait.timeout(), async |session| {
        record::install(session).await?;
        for migration in &open {
            let statements = migration.up.script()?.statements.len();
            record::finish(session, app.name(), migration, Direction::Up, statements, None).await?;
        }
        Ok(())
    })
    .await?;
    runner.close().await;
    context.ui.report(&Baselined { marked: open.iter().map(|one| one.name.clone()).collect() })?;
    Ok(Exit::Done)
}
