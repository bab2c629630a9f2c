//! Fills the database beside, compares it, and puts it in place.

use super::examine::{Found, differences, may_own};
use super::restore::Begun;
use super::verify::dumped_by;
use super::{jobs, stamp};
use crate::advice::{Advice, Operation};
use crate::backup::{Load, THIS_DATABASE, Tool, find};
use crate::catalog::Ident;
use crate::db::{Beside, Former, Target, connected, terminate};
use crate::error::{Error, Result};
use crate::ops::Project;
use crate::progress::{Phase, Progress};
use std::cell::Cell;
use std::time::Duration;

/// Makes the roles that are missing; whether objects can get the owners that they had.
pub(super) async fn make_roles(begun: &mut Begun, project: &Project) -> Result<bool> {
    if !begun.missing.is_empty() {
        let script = begun.opened.roles()?;
        begun.outside.execute(&script).await.map_err(|error| {
            error
                .context(format!(
                    "the server lacks roles that the backup names: {}",
                    begun.missing.join(", ")
                ))
                .hint("run roles.sql of the backup as a role that may create them, and restore again")
        })?;
    }
    let owners = may_own(&mut begun.outside, &begun.kept.manifest.owners).await?;
    if !owners {
        project.listener.warn(&format!(
            "the role {} may not give objects to those who owned them: it owns all of them, and no privileges are restored",
            begun.outside.server.user
        ));
    }
    Ok(owners)
}

/// Restores into the new database, and compares.
pub(super) async fn fill(
    begun: &Begun,
    new: &Beside,
    (owners, asked): (bool, Option<usize>),
    progress: &Phase,
) -> Result<()> {
    let program = find(Tool::Restore, dumped_by(&begun.kept))?;
    let load = Load {
        program: &program,
        target: &begun.target,
        database: &new.name,
        jobs: jobs(asked),
        owners,
        subscriptions: true,
    };
    load.run(&begun.opened.dump(), &[], progress).await?;
    let inside = Target::remote(begun.target.url().to_database(&new.name)?);
    let mut session = inside.connect().await?;
    progress.advance("analyzing", 0);
    session.execute("analyze").await?;
    let found = Found::read(&mut session, &begun.opened.key()?, progress).await?;
    let manifest = &begun.kept.manifest;
    let (differences, session) =
        differences((manifest, &begun.opened), &found, owners, (session, &inside)).await?;
    session.close().await;
    if differences.is_empty() {
        return Ok(());
    }
    Err(Error::failed(format!("the backup {} restores to something else than it was made of", manifest.name))
        .details(differences)
        .hint(Advice::to("use another one: ").run(Operation::BackupList, "")))
}

/// The one short step. Whoever wants to connect meanwhile waits for it; whoever is connected is ended where that was said.
pub(super) async fn place(
    begun: &mut Begun,
    new: &Beside,
    owners: bool,
    ends_others: bool,
) -> Result<Option<Former>> {
    let facts = &begun.kept.manifest.database;
    let name = Ident::new(&new.name).to_string();
    let statements: Vec<String> = match owners {
        true => facts.statements.iter().map(|sql| sql.replace(THIS_DATABASE, &name)).collect(),
        false => Vec::new(),
    };
    let (settings, stamp) = ((&statements[..], facts.connection_limit), stamp().to_lowercase());
    let outside = &mut begun.outside;
    if !ends_others {
        return new.take_place(outside, &begun.database, settings, &stamp).await;
    }
    let other = outside.server.database.clone();
    let mut second = begun.target.connect_to(Some(&other)).await?;
    let others = connected(&mut second, &begun.database).await?;
    terminate(&mut second, &others).await?;
    // PostgreSQL waits a few seconds for sessions of a database that it renames, and lets in no more: those of a pool come back at
    // once, and are ended then.
    let done = Cell::new(false);
    let place = async {
        let placed = new.take_place(outside, &begun.database, settings, &stamp).await;
        done.set(true);
        placed
    };
    let end = async {
        while !done.get() {
            let others = connected(&mut second, &begun.database).await?;
            terminate(&mut second, &others).await?;
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok::<(), Error>(())
    };
    let (placed, ended) = tokio::join!(place, end);
    second.close().await;
    match (placed, ended) {
        (Err(_), Err(error)) => Err(error),
        (placed, _) => placed,
    }
}
