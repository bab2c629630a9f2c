//! States to go back to.

use super::Patience;
use crate::advice::Operation;
use crate::db::{Copy, Session, Target, connected, terminate};
use crate::error::{Error, Result};
use crate::migrate::{Checkpoint, Kind};
use crate::ops::Project;
use serde::Serialize;

/// A state to keep, or to drop.
#[derive(Clone, Debug, Default)]
pub struct Keep {
    /// What it is called: letters, digits, - and _.
    pub name: String,
    /// Whether the sessions that are connected to the database are ended first.
    pub terminate: bool,
    /// How long to wait.
    pub patience: Patience,
}

/// The checkpoints there are.
#[derive(Clone, Debug, Serialize)]
pub struct Checkpoints {
    /// Each of them.
    pub checkpoints: Vec<Kept>,
    /// What runs left that were broken off.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<Left>,
}

/// A database or file that a broken run left.
#[derive(Clone, Debug, Serialize)]
pub struct Left {
    /// Where it is.
    pub place: String,
    /// What it is.
    pub what: String,
}

/// A checkpoint.
#[derive(Clone, Debug, Serialize)]
pub struct Kept {
    /// Its name.
    pub name: String,
    /// When it was made.
    pub made_at: String,
    /// The last migration at that time.
    pub migration: Option<String>,
    /// The database or file that holds it.
    pub place: String,
}

impl Kept {
    fn of(checkpoint: &Checkpoint) -> Self {
        Self {
            name: checkpoint.name.clone(),
            made_at: checkpoint.facts.made_at.clone(),
            migration: checkpoint.facts.migration.clone(),
            place: match &checkpoint.kind {
                Kind::Copy(copy) => format!("database {}", copy.database),
                Kind::Dump(file) => file.display().to_string(),
            },
        }
    }
}

/// Lists the checkpoints, and what runs left that were broken off.
///
/// # Errors
/// What the server answers.
pub async fn checkpoints(project: &Project) -> Result<Checkpoints> {
    let (_server, mut session) = open(project).await?;
    let list = Checkpoint::list(&mut session).await?;
    let (copies, files) = Checkpoint::left(&mut session).await?;
    session.close().await;
    let copies =
        copies.into_iter().map(|left| Left { place: format!("database {}", left.database), what: left.what });
    let files = files
        .into_iter()
        .map(|file| Left { place: file.display().to_string(), what: "a part of a dump".into() });
    Ok(Checkpoints { checkpoints: list.iter().map(Kept::of).collect(), left: copies.chain(files).collect() })
}

/// Keeps a copy of the database to go back to: a database beside it, or a dump where the role may not create one.
///
/// # Errors
/// Exit 2 for a name that there is already; exit 1 where others are connected.
pub async fn keep(project: &Project, options: &Keep) -> Result<Checkpoints> {
    let (target, mut session) = locked(project, options).await?;
    if options.terminate {
        let database = session.server.database.clone();
        let others = connected(&mut session, database).await?;
        terminate(&mut session, &others).await?;
    }
    let progress = project.begin("copying the database");
    let made = Checkpoint::make(&mut session, &target, &options.name).await?;
    drop(progress);
    session.close().await;
    Ok(Checkpoints { checkpoints: vec![Kept::of(&made)], left: Vec::new() })
}

/// Drops a checkpoint.
///
/// # Errors
/// Exit 2 where there is none of that name.
pub async fn drop_checkpoint(project: &Project, options: &Keep) -> Result<()> {
    let (_server, mut session) = locked(project, options).await?;
    let name = &options.name;
    let found = Checkpoint::list(&mut session).await?.into_iter().find(|one| one.name == *name);
    match found {
        Some(found) => found.drop(&mut session).await?,
        None if Copy::drop_unfinished(&mut session, name).await? => {}
        None => {
            return Err(Error::usage(format!("there is no checkpoint {name}"))
                .hint(Operation::MigrateCheckpoint.advised().then(" lists them")));
        }
    }
    session.close().await;
    Ok(())
}

async fn open(project: &Project) -> Result<(Target, Session)> {
    let (target, session) = project.open().await?;
    session.need_session("checkpoint")?;
    Ok((target, session))
}

/// The database, once no other hbm-db works on it.
async fn locked(project: &Project, options: &Keep) -> Result<(Target, Session)> {
    let (target, mut session) = open(project).await?;
    check_name(&options.name)?;
    session
        .lock_within(options.patience.others, |holder| {
            project.listener.say(&format!("waiting for another hbm-db: {holder}"));
        })
        .await?;
    Ok((target, session))
}

fn check_name(name: &str) -> Result<()> {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if name.chars().all(fits) && !name.is_empty() {
        return Ok(());
    }
    Err(Error::usage(format!("{name} is no name for a checkpoint")).hint("use letters, digits, - and _"))
}
