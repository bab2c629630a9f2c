//! `status`: what a database is and holds. Reads only.

use super::Context;
use crate::db::Reading;
use crate::db::Session;
use crate::db::Target;
use crate::desired::Desired;
use crate::error::{Exit, Result};
use crate::migrate::{Ledger, MigrationStatus, Migrations};
use crate::proposal::Proposal;
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
    let app = context.app()?;
    let (target, session) = context.open().await?;
    let (schema, mut session) = schema(session, &target, context).await?;
    let seeds = match crate::seed::read(app) {
        Ok(set) => seeds(&mut session, &set, context).await?,
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
    let status = Status::read(&mut session, app.name(), schema, migrations, seeds).await?;
    session.close().await;
    context.ui.report(&status)?;
    Ok(if args.check && !status.in_step { Exit::Differs } else { Exit::Done })
}

async fn schema(session: Session, target: &Target, context: &Context<'_>) -> Result<(SchemaState, Session)> {
    let desired = Desired::of_app(context.app()?);
    match Proposal::make(session, target, &desired, &[], &[], Reading::Elsewhere).await {
        Ok((proposal, session)) => {
            let state = match proposal.plan.statements.len() {
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

async fn seeds(session: &mut Session, set: &SeedSet, context: &Context<'_>) -> Result<Vec<SeedState>> {
    let app = context.app()?;
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
