//! `migrate checkpoint`: a state to go back to.

use super::WaitArgs;
use crate::advice::{Operation, Program};
use crate::commands::Context;
use crate::db::{Copy, connected, terminate};
use crate::error::{Error, Exit, Result};
use crate::migrate::{Checkpoint, Kind};
use crate::render::{Report, table};
use serde::Serialize;

/// Keep a copy of the database to go back to with rollback; without a name, list those there are
///
/// The copy is a database beside it, made as from a template, that nobody can connect to. Where the role may not create
/// databases it is a dump in .hbm-db/checkpoints/, made by pg_dump.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db migrate checkpoint before-prices\n  hbm-db migrate checkpoint\n  hbm-db migrate checkpoint before-prices --drop"
)]
pub(crate) struct Args {
    /// What to call it: letters, digits, - and _.
    name: Option<String>,
    /// Drop it.
    #[arg(long, requires = "name")]
    drop: bool,
    /// End the sessions that are connected to the database first, where the role may.
    #[arg(long)]
    terminate: bool,
    #[command(flatten)]
    wait: WaitArgs,
}

#[derive(Serialize)]
struct Listed {
    checkpoints: Vec<Line>,
    /// What runs left that were broken off.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left: Vec<Left>,
}

/// A database or file that a broken run left.
#[derive(Serialize)]
struct Left {
    place: String,
    what: String,
}

#[derive(Serialize)]
struct Line {
    name: String,
    made_at: String,
    migration: Option<String>,
    /// The database or file that holds it.
    place: String,
}

impl Line {
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

impl Report for Listed {
    fn text(&self, program: &Program) -> String {
        let left: String = self
            .left
            .iter()
            .map(|one| format!("\nleft by a run that was broken off: {}, {}", one.place, one.what))
            .collect();
        let repair = program.command(Operation::MigrateRepair, "");
        let left = if left.is_empty() { left } else { format!("{left}\n  hint: drop it: {repair}") };
        if self.checkpoints.is_empty() {
            return "no checkpoints".to_owned() + &left;
        }
        let rows = self.checkpoints.iter().map(|one| {
            let migration = one.migration.clone().unwrap_or_else(|| "none".into());
            vec![one.name.clone(), one.made_at.clone(), migration, one.place.clone()]
        });
        table(&["checkpoint", "made at", "last migration", "place"], rows) + &left
    }
}

#[derive(Serialize)]
struct Dropped {
    dropped: String,
}

impl Report for Dropped {
    fn text(&self, _: &Program) -> String {
        format!("checkpoint {} dropped", self.dropped)
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let (target, mut session) = context.project.open().await?;
    session.need_session("checkpoint")?;
    let Some(name) = &args.name else {
        let list = Checkpoint::list(&mut session).await?;
        let (copies, files) = Checkpoint::left(&mut session).await?;
        session.close().await;
        let copies = copies
            .into_iter()
            .map(|left| Left { place: format!("database {}", left.database), what: left.what });
        let files = files
            .into_iter()
            .map(|file| Left { place: file.display().to_string(), what: "a part of a dump".into() });
        context.ui.report(&Listed {
            checkpoints: list.iter().map(Line::of).collect(),
            left: copies.chain(files).collect(),
        })?;
        return Ok(Exit::Done);
    };
    check_name(name)?;
    session
        .lock_within(args.wait.wait, |holder| context.ui.say(format!("waiting for another hbm-db: {holder}")))
        .await?;
    if args.drop {
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
        context.ui.report(&Dropped { dropped: name.clone() })?;
        return Ok(Exit::Done);
    }
    if args.terminate {
        let database = session.server.database.clone();
        let others = connected(&mut session, database).await?;
        terminate(&mut session, &others).await?;
    }
    let progress = context.project.begin("copying the database");
    let made = Checkpoint::make(&mut session, &target, name).await?;
    drop(progress);
    session.close().await;
    context.ui.report(&Listed { checkpoints: vec![Line::of(&made)], left: Vec::new() })?;
    Ok(Exit::Done)
}

fn check_name(name: &str) -> Result<()> {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if name.chars().all(fits) && !name.is_empty() {
        return Ok(());
    }
    Err(Error::usage(format!("{name} is no name for a checkpoint")).hint("use letters, digits, - and _"))
}
