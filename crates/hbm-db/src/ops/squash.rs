//! Makes a prefix of the history one migration.

use super::Project;
use super::generate::{Generated, workbench};
use crate::advice::{Advice, Operation};
use crate::db::{Reading, Session, in_scratch};
use crate::error::{Error, Result};
use crate::migrate::{Aside, Draft, Holds, Ledger, Migration, Migrations, squash as squashing};
use hbm_db_migration_file::Form;
use std::path::Path;

/// What to collapse.
#[derive(Clone, Debug, Default)]
pub struct Squash {
    /// The last migration to collapse; its name stays.
    pub to: String,
    /// Whether the files are shown only.
    pub dry_run: bool,
}

/// Collapses the migrations up to one into that one, proven equal; nothing where only a broken run was finished.
///
/// # Errors
/// Exit 2 where there is nothing to collapse; exit 70 where the result is not equal.
pub async fn squash(project: &Project, options: &Squash) -> Result<Option<Generated>> {
    let mut files = Migrations::find(project.app()?)?;
    files.refuse_foreign()?;
    if files.form != Form::Pair {
        return Err(Error::usage(format!(
            "squash joins folders with up.sql and down.sql, and these are in the form {}",
            files.form
        ))
        .hint(
            Advice::to("keep them; where many are slow, begin a test database from a copy: ")
                .run(Operation::MigrateCheckpoint, "NAME"),
        ));
    }
    let is_squash = |left: &&Aside| !options.dry_run && matches!(left.holds, Holds::Squashed { .. });
    let squashes: Vec<Aside> = files.left.iter().filter(is_squash).cloned().collect();
    for left in &squashes {
        left.settle()?;
        files = Migrations::find(project.app()?)?;
    }
    if squashes.iter().any(|left| matches!(left.holds, Holds::Squashed { replaced: true, .. })) {
        project.listener.say("the squash that was broken off is finished");
        if files.up_to(files.named(&options.to)?).len() < 2 {
            return Ok(None);
        }
    }
    let prefix = files.up_to(files.named(&options.to)?);
    if prefix.len() < 2 {
        return Err(Error::usage(format!(
            "{} is the first migration: there is nothing to collapse",
            options.to
        ))
        .hint(Advice::to("name a later one; ").run(Operation::MigrateStatus, "").then(" lists them")));
    }
    refuse_rust(prefix)?;
    let Some(folder) = &files.folder else {
        return Err(
            Error::usage("the migrations are in the binary only").hint("run it in the project's folder")
        );
    };
    let (target, mut session) = workbench(project).await?;
    refuse_in_the_middle(&mut session, &files, prefix).await?;
    let progress = project.begin("running the history");
    let (outcome, session) = in_scratch(session, &target, Reading::Scratch, async |inside: &mut Session| {
        squashing::outcome(inside, prefix).await
    })
    .await?;
    let draft = squashing::squashed(prefix, &outcome)?;
    let ((), session) = in_scratch(session, &target, Reading::Scratch, async |inside: &mut Session| {
        squashing::prove(inside, &draft, &outcome).await
    })
    .await?;
    drop(progress);
    session.close().await;
    let written = match options.dry_run {
        true => None,
        false => Some(replace(folder, &files, prefix, &draft)?),
    };
    if written.is_some() {
        project.listener.say(&format!("{} migrations are one now", prefix.len()));
    }
    Ok(Some(draft.generated(&files, written)))
}

/// Sees to it that the database has all of these migrations or none: one that has a part of them could never run the rest.
async fn refuse_in_the_middle(session: &mut Session, files: &Migrations, prefix: &[Migration]) -> Result<()> {
    let ledger = Ledger::read(session).await?;
    let (there, pending): (Vec<&Migration>, Vec<&Migration>) =
        prefix.iter().partition(|one| ledger.has(&files.app, one));
    let (Some(_), Some(first)) = (there.last(), pending.first()) else { return Ok(()) };
    let before = prefix.iter().take_while(|one| one.name != first.name);
    let to = before.last().filter(|_| there.len() > 1);
    let error = Error::failed(format!(
        "{} has a part of these migrations, and could not run the rest once they are one",
        session.server.database
    ))
    .details(pending.iter().map(|one| format!("pending: {}", one.name)))
    .hint(
        Advice::to("run them first: ")
            .run(Operation::MigrateUp, format!("--to {}", prefix[prefix.len() - 1].name)),
    );
    Err(match to {
        Some(last) => error.hint(format!("or squash what it has: --to {}", last.name)),
        None => error,
    })
}

/// What is in Rust cannot be read, so it cannot be joined.
fn refuse_rust(prefix: &[Migration]) -> Result<()> {
    let names: Vec<String> =
        prefix.iter().filter(|one| one.is_rust()).map(|one| format!("in Rust: {}", one.name)).collect();
    if names.is_empty() {
        return Ok(());
    }
    Err(Error::usage("squash joins SQL files, and there are migrations in Rust among these")
        .details(names)
        .hint(
            Advice::to("keep them; where many are slow, begin a test database from a copy: ")
                .run(Operation::MigrateCheckpoint, "NAME"),
        ))
}

/// Puts the new folder in the place of the last, and removes the others; or leaves all as they were.
fn replace(folder: &Path, files: &Migrations, prefix: &[Migration], draft: &Draft) -> Result<String> {
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
        .and_then(|()| draft.write(folder, files));
    if written.is_err() {
        for migration in prefix {
            // One that was not put aside is still where it was.
            let _ = std::fs::rename(aside.join(&migration.name), folder.join(&migration.name));
        }
    }
    std::fs::remove_dir_all(&aside).map_err(unwritten)?;
    Ok(written?.display().to_string())
}
