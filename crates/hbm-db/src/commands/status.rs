//! `status`: what a database is and holds. Reads only.

use super::Context;
use crate::app::App;
use crate::db::Session;
use crate::db::Target;
use crate::db::{Guard, Reading};
use crate::desired::Desired;
use crate::error::{Error, Exit, Result};
use crate::migrate::{Ledger, MigrationStatus, Migrations};
use crate::proposal::Proposal;
use crate::said::Said;
use crate::seed::{SeedSet, recorded};
use crate::status::{SchemaState, SeedState, Status};

/// Show server, database, tables, and whether schema and seeds are in step; reads only
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db status --check\n  hbm-db status --format json")]
pub(crate) struct Args {
    /// End with exit code 3 if the schema differs, or loaded seeds have changed.
    #[arg(long)]
    check: bool,
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let (target, mut session) = context.open().await?;
    let guard = Guard::read(&mut session).await?;
    let Some(app) = context.applications.of(&guard, &mut session, &target).await? else {
        return alone(args, session, guard, context).await;
    };
    let (schema, mut session) = schema(session, &target, app, context).await?;
    let seeds = match crate::seed::read(app) {
        Ok(set) => seeds(&mut session, &set, app).await?,
        // What else there is to know is still worth showing.
        Err(error) => {
            context.ui.warn(format!("the seed files cannot be read: {}", error.in_one_line()));
            Vec::new()
        }
    };
    let files = Migrations::find(app).unwrap_or_else(|error| {
        context.ui.warn(format!("the migrations cannot be read: {error}"));
        Migrations::none(app)
    });
    let migrations = MigrationStatus::of(&files, &Ledger::read(&mut session).await?);
    let status = Status::read(&mut session, guard, Some(app.name()), schema, Some(migrations), seeds).await?;
    session.close().await;
    context.ui.report(&status)?;
    Ok(if args.check && !status.in_step { Exit::Differs } else { Exit::Done })
}

/// A database that is of no known application is shown as it is.
async fn alone(args: &Args, mut session: Session, guard: Guard, context: &Context<'_>) -> Result<Exit> {
    if args.check {
        return Err(Error::usage(format!(
            "--check needs an application to compare {} with, and it is of none that is known",
            session.server.database
        ))
        .hint("name it: --app NAME; hbm-db apps lists them"));
    }
    let status = Status::read(&mut session, guard, None, SchemaState::NotCompared, None, Vec::new()).await?;
    session.close().await;
    context.ui.report(&status)?;
    Ok(Exit::Done)
}

async fn schema(
    session: Session,
    target: &Target,
    app: &App,
    context: &Context<'_>,
) -> Result<(SchemaState, Session)> {
    let desired = Desired::of_app(app);
    let made = Proposal::make(session, target, &desired, Said::default(), Reading::Elsewhere).await;
    context.tell_notes();
    match made {
        Ok((proposal, session)) => {
            let state = match proposal.plan.statements.len() + proposal.plan.conflicts.len() {
                0 => SchemaState::InStep,
                differences => SchemaState::Differs { differences },
            };
            Ok((state, session))
        }
        // What else there is to know is still worth showing.
        Err(error) => {
            let reason = error.in_one_line();
            Ok((SchemaState::Unknown { reason }, target.connect().await?))
        }
    }
}

async fn seeds(session: &mut Session, set: &SeedSet, app: &App) -> Result<Vec<SeedState>> {
    let loaded = recorded(session, app.name()).await?;
    Ok(set
        .names(&loaded)
        .into_iter()
        .map(|name| {
            let record = loaded.iter().find(|record| record.set == name);
            let checksum = set.checksum(|file, row| set.has(&name, file, row));
            SeedState {
                loaded_at: record.map(|record| record.loaded_at.clone()),
                changed: record.is_some_and(|record| record.checksum != checksum),
                set: name,
            }
        })
        .collect())
}
