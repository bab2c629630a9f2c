//! Writes into a database what it is for.

use super::Project;
use super::consent::is_confirmed;
use crate::db::{Environment, Guard, LockTimeout, Marker, mark as write_marker};
use crate::error::{Error, Result};
use serde::Serialize;

/// What a database is for.
#[derive(Clone, Debug)]
pub struct Mark {
    /// What it is for.
    pub environment: Environment,
    /// The database's name; needed to take a protection away, to give it to another application, and for one of the server's
    /// own.
    pub confirm_database: Option<String>,
    /// How long to wait for a lock.
    pub lock_timeout: LockTimeout,
}

/// What a database says of itself now.
#[derive(Clone, Debug, Serialize)]
pub struct Marked {
    /// The database.
    pub database: String,
    /// Its marker.
    #[serde(flatten)]
    pub marker: Marker,
}

/// Writes it, and whose the database is where the application is named.
///
/// # Errors
/// Exit 4 where a protection would go, or the database would be another application's, and it is not named.
pub async fn mark(project: &Project, options: &Mark) -> Result<Marked> {
    let (target, mut session) = project.open_waiting(options.lock_timeout).await?;
    session.need_session("mark")?;
    session.lock(options.lock_timeout).await?;
    let guard = Guard::read(&mut session).await?;
    let database = session.server.database.clone();
    let named = is_confirmed(options.confirm_database.as_deref(), &session)?;
    guard.allow_writing("mark", &session, &target, named)?;
    let loosens =
        guard.marker.as_ref().is_some_and(|marker| marker.protected) && !options.environment.protects();
    let owner = guard.marker.as_ref().and_then(|marker| marker.app.clone());
    if project.applications.is_named()
        && !named
        && let Some(owner) = owner.filter(|owner| project.app().is_ok_and(|app| app.name() != owner))
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
    let app = match project.applications.is_named() {
        true => Some(project.app()?.name().to_owned()),
        false => guard.marker.and_then(|marker| marker.app),
    };
    let marker =
        Marker { environment: Some(options.environment), protected: options.environment.protects(), app };
    write_marker(&mut session, &marker).await?;
    session.commit().await?;
    session.close().await;
    Ok(Marked { database, marker })
}
