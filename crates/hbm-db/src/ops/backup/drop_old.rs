//! Drops the databases that restores have kept.

use crate::db::{Former, Guard, beside, has_database};
use crate::error::Result;
use crate::ops::Project;
use crate::ops::consent::allow_undoing;
use serde::Serialize;

/// Whose are dropped.
#[derive(Clone, Debug, Default)]
pub struct DropOld {
    /// The database that was restored; that of the URL if not given.
    pub database: Option<String>,
    /// The database's name, which a protected one asks for.
    pub confirm_database: Option<String>,
}

/// What was dropped.
#[derive(Clone, Debug, Serialize)]
pub struct DroppedOld {
    /// The database that was restored.
    pub database: String,
    /// What it was before each restore.
    pub dropped: Vec<String>,
}

/// Drops what restores of a database have kept, which hbm-db knows by marks of its own.
///
/// # Errors
/// Exit 4 where a protected database is not named, or something would go along that is in no backup; what the server answers.
pub async fn drop_old(project: &Project, options: &DropOld) -> Result<DroppedOld> {
    let target = project.target().await?;
    let database = options.database.clone().unwrap_or_else(|| target.url().database().to_owned());
    let mut outside = beside(&target, &database).await?;
    if has_database(&mut outside, &database).await? {
        let mut session = target.connect_to(Some(&database)).await?;
        Guard::read(&mut session).await?.allow_environment(
            "restore --drop-old",
            &session,
            &project.settings,
        )?;
        allow_undoing("restore --drop-old", options.confirm_database.as_deref(), &mut session, project)
            .await?;
        session.close().await;
    }
    let mut dropped = Vec::new();
    for former in Former::list(&mut outside, &database).await? {
        former.drop(&mut outside).await?;
        dropped.push(former.database);
    }
    outside.close().await;
    Ok(DroppedOld { database, dropped })
}
