//! `squash`: a prefix of the history as one migration.

use super::Context;
use super::generate::{Generated, workbench};
use crate::db::{Reading, Session, in_scratch};
use crate::error::{Error, Exit, Result};
use crate::migrate::{Aside, Draft, Holds, Migration, Migrations, squash};
use crate::progress::Listener;
use std::path::Path;

/// Collapse the migrations up to one into that one, proven equal
///
/// The new migration keeps the name of the last and names in its header what it takes the place of, so that databases
/// that ran the old ones need nothing. The old folders are removed: commit them first.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db squash --to add_phone --dry-run\n  hbm-db squash --to add_phone")]
pub(crate) struct Args {
    /// The last migration to collapse; its name stays.
    #[arg(long, value_name = "NAME")]
    to: String,
    /// Show the files and write nothing.
    #[arg(long)]
    dry_run: bool,
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let mut files = Migrations::find(context.app()?)?;
    files.refuse_foreign()?;
    let is_squash = |left: &&Aside| !args.dry_run && matches!(left.holds, Holds::Squashed { .. });
    let squashes: Vec<Aside> = files.left.iter().filter(is_squash).cloned().collect();
    for left in &squashes {
        left.settle()?;
        files = Migrations::find(context.app()?)?;
    }
    if squashes.iter().any(|left| matches!(left.holds, Holds::Squashed { replaced: true, .. })) {
        context.ui.say("the squash that was broken off is finished");
        if files.up_to(files.named(&args.to)?).len() < 2 {
            return Ok(Exit::Done);
        }
    }
    let prefix = files.up_to(files.named(&args.to)?);
    if prefix.len() < 2 {
        return Err(Error::usage(format!(
            "{} is the first migration: there is nothing to collapse",
            args.to
        ))
        .hint("name a later one; hbm-db migrate status lists them"));
    }
    let Some(folder) = &files.folder else {
        return Err(
            Error::usage("the migrations are in the binary only").hint("run it in the project's folder")
        );
    };
    let (target, session) = workbench(context).await?;
    let progress = context.ui.begin("running the history");
    let (outcome, session) = in_scratch(session, &target, Reading::Scratch, async |inside: &mut Session| {
        squash::outcome(inside, prefix).await
    })
    .await?;
    let draft = squash::squashed(prefix, &outcome)?;
    let ((), session) = in_scratch(session, &target, Reading::Scratch, async |inside: &mut Session| {
        squash::prove(inside, &draft, &outcome).await
    })
    .await?;
    drop(progress);
    session.close().await;
    let written = match args.dry_run {
        true => None,
        false => Some(replace(folder, prefix, &draft)?),
    };
    if written.is_some() {
        context.ui.say(format!("{} migrations are one now", prefix.len()));
    }
    context.ui.report(&Generated {
        migration: Some(draft.name),
        folder: written,
        up: draft.up,
        down: draft.down,
    })?;
    Ok(Exit::Done)
}

/// Puts the new folder in the place of the last, and removes the others; or leaves all as they were.
fn replace(folder: &Path, prefix: &[Migration], draft: &Draft) -> Result<String> {
    let aside = Aside::for_squashed(folder);
    let unwritten = |error: std::io::Error| {
        Error::failed("the old migrations cannot be put aside")
            .because(error)
            .hint("git status shows what is there")
    };
    std::fs::create_dir(&aside).map_err(unwritten)?;
    let written = prefix
        .iter()
        .try_for_each(|one| std::fs::rename(folder.join(&one.name), aside.join(&one.name)))
        .map_err(unwritten)
        .and_then(|()| draft.write(folder));
    if written.is_err() {
        for migration in prefix {
            // One that was not put aside is still where it was.
            let _ = std::fs::rename(aside.join(&migration.name), folder.join(&migration.name));
        }
    }
    std::fs::remove_dir_all(&aside).map_err(unwritten)?;
    Ok(written?.display().to_string())
}
