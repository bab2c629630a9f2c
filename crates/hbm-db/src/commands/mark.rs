//! `mark`: what a database is for.

use super::{Context, LockArgs};
use crate::db::{Environment, Guard, Marker, mark};
use crate::error::{Error, Exit, Result};
use crate::render::Report;
use serde::Serialize;

/// Write into the database what it is for
///
/// flush and reset refuse a protected database. Staging and production are protected.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db mark production --url \"$PRODUCTION_URL\"")]
pub(crate) struct Args {
    /// What the database is for.
    #[arg(value_enum)]
    environment: Environment,
    /// The database's name; needed to take a protection away.
    #[arg(long, value_name = "NAME")]
    confirm_database: Option<String>,
    #[command(flatten)]
    lock: LockArgs,
}

#[derive(Serialize)]
struct Marked {
    database: String,
    #[serde(flatten)]
    marker: Marker,
}

impl Report for Marked {
    fn text(&self) -> String {
        let protection = if self.marker.protected { ", protected" } else { "" };
        format!("{} is marked {}{protection}", self.database, self.marker.environment)
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let (_target, mut session) = context.open_waiting(args.lock.timeout()).await?;
    session.need_session("mark")?;
    session.lock(args.lock.timeout()).await?;
    let guard = Guard::read(&mut session).await?;
    let database = session.server.database.clone();
    let loosens = guard.marker.is_some_and(|marker| marker.protected) && !args.environment.protects();
    if loosens && args.confirm_database.as_deref() != Some(&database) {
        return Err(Error::refused(format!("{database} is protected, and would not be any more"))
            .hint(format!("if that is what you want, name it: --confirm-database {database}")));
    }
    session.begin().await?;
    let marker = Marker { environment: args.environment, protected: args.environment.protects() };
    mark(&mut session, marker).await?;
    session.commit().await?;
    session.close().await;
    context.ui.report(&Marked { database, marker })?;
    Ok(Exit::Done)
}
