//! `mark`: what a database is for.

use super::{Context, LockArgs};
use crate::advice::Program;
use crate::db::{Environment, Guard, Marker, mark};
use crate::error::{Error, Exit, Result};
use crate::render::Report;
use clap::ValueEnum;
use clap::builder::PossibleValue;
use serde::Serialize;

/// Write into the database what it is for, and with --app whose it is
///
/// flush and reset refuse a protected database, and nothing is dropped in it, nor rows of development loaded, unless it is
/// named. Staging and production are protected.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db mark production --app hbm --url \"$PRODUCTION_URL\"")]
pub(crate) struct Args {
    /// What the database is for.
    #[arg(value_enum)]
    environment: Environment,
    /// The database's name; needed to take a protection away, to give it to another application, and for one of the
    /// server's own.
    #[arg(long, value_name = "NAME")]
    confirm_database: Option<String>,
    #[command(flatten)]
    lock: LockArgs,
}

impl ValueEnum for Environment {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Development, Self::Test, Self::Staging, Self::Production]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, what) = match self {
            Self::Development => ("development", "A developer's own"),
            Self::Test => ("test", "For automated tests"),
            Self::Staging => ("staging", "For trying what goes to production"),
            Self::Production => ("production", "The real one"),
        };
        Some(PossibleValue::new(name).help(what))
    }
}

#[derive(Serialize)]
struct Marked {
    database: String,
    #[serde(flatten)]
    marker: Marker,
}

impl Report for Marked {
    fn text(&self, _: &Program) -> String {
        let owner = self.marker.app.as_ref().map_or(String::new(), |app| format!(", the database of {app}"));
        format!("{} is marked {}{owner}", self.database, self.marker)
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let (target, mut session) = context.project.open_waiting(args.lock.timeout()).await?;
    session.need_session("mark")?;
    session.lock(args.lock.timeout()).await?;
    let guard = Guard::read(&mut session).await?;
    let database = session.server.database.clone();
    let named = args.confirm_database.as_deref() == Some(&database);
    guard.allow_writing("mark", &session, &target, named)?;
    let loosens =
        guard.marker.as_ref().is_some_and(|marker| marker.protected) && !args.environment.protects();
    let owner = guard.marker.as_ref().and_then(|marker| marker.app.clone());
    if context.project.applications.is_named()
        && !named
        && let Some(owner) = owner.filter(|owner| context.project.app().is_ok_and(|app| app.name() != owner))
    {
        return Err(Error::refused(format!(
            "{database} is marked as the database of {owner}, and would not be any more"
        ))
        .hint(format!("if that is what you want, name it: --confirm-database {database}")));
    }
    if loosens && !named {
        return Err(Error::refused(format!("{database} is protected, and would not be any more"))
            .hint(format!("if that is what you want, name it: --confirm-database {database}")));
    }
    session.begin().await?;
    let app = match context.project.applications.is_named() {
        true => Some(context.project.app()?.name().to_owned()),
        false => guard.marker.and_then(|marker| marker.app),
    };
    let marker = Marker { environment: Some(args.environment), protected: args.environment.protects(), app };
    mark(&mut session, &marker).await?;
    session.commit().await?;
    session.close().await;
    context.ui.report(&Marked { database, marker })?;
    Ok(Exit::Done)
}
