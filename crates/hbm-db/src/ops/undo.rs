//! Removes the rows of what was loaded.

use super::Project;
use super::consent::cover;
use super::seed::Seeding;
use crate::advice::Operation;
use crate::apply::in_transaction;
use crate::db::{Guard, LockTimeout};
use crate::error::{Error, Result};
use crate::introspect;
use crate::ownership::Intent;
use crate::plan::Consent;
use crate::seed::{
    Hold, Recorded, Schema, SeedSet, Selection, Survey, UnloadReport, record_gone, recorded_to_undo, report,
    unload,
};
use std::collections::BTreeSet;

/// Which rows to remove, and what may be lost.
#[derive(Clone, Debug, Default)]
pub struct Undo {
    /// What of that which was loaded; somebody has to say it.
    pub what: Option<Loaded>,
    /// What may be lost.
    pub accept: Vec<Consent>,
    /// How long to wait for a lock.
    pub lock_timeout: LockTimeout,
}

/// A part of what was loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loaded {
    /// The rows of this set or file.
    Named(String),
    /// Everything.
    All,
}

/// Removes the rows that loading put in, in one transaction; those that are referred to stay.
///
/// # Errors
/// Exit 4 where rows were edited since and nobody named them, and for a protected database.
pub async fn undo(project: &Project, options: &Undo) -> Result<UnloadReport> {
    let name = match &options.what {
        Some(Loaded::Named(name)) => Some(name.as_str()),
        _ => None,
    };
    let app = project.app()?;
    let mut seeds = crate::seed::read(app)?;
    let (target, mut session) = project.open_waiting(options.lock_timeout).await?;
    session.need_session("seed --undo")?;
    let guard = project.own(("seed --undo", Intent::Add), &mut session, &target).await?;
    guard.allow_unprotected("seed --undo", &session, &project.settings)?;
    let loaded = recorded_to_undo(&mut session, app.name()).await?;
    let namespaces = project.namespaces(&mut session).await?;
    let catalog = introspect::read(&mut session, &namespaces).await?;
    seeds.expand(&Schema::of(&catalog), &loaded).map_err(report)?;
    let selection = select(options.what.as_ref(), &seeds, &loaded)?;
    let forgotten = forgotten(name, &seeds, &loaded);
    if selection.is_empty() {
        session.close().await;
        project.listener.say(&format!("loaded: {}", names(&loaded)));
        return Ok(UnloadReport { forgotten, ..UnloadReport::default() });
    }
    let mut seeding = Seeding::of(seeds.clone(), &selection, &catalog, &mut session, project).await?;
    let (plan, schema, hashes) = seeding.parts().await?;
    let seen = Survey::make(&mut session, plan, schema, hashes, &selection, Hold::No).await?;
    for row in seen.edited(plan) {
        project.listener.say(&format!("edited since: {row}"));
    }
    let hazards = seen.hazards(plan);
    cover(&options.accept, &hazards.iter().collect::<Vec<_>>(), project.listener.as_ref())?;
    let timeout = options.lock_timeout;
    session.lock(timeout).await?;
    // What was marked and loaded while we waited counts.
    Guard::read(&mut session).await?.allow_unprotected("seed --undo", &session, &project.settings)?;
    if recorded_to_undo(&mut session, app.name()).await? != loaded {
        return Err(Error::failed("seeds were loaded or undone meanwhile; nothing was removed")
            .hint("run the command again"));
    }
    let progress = project.begin("removing seeds");
    let done = in_transaction(&mut session, &namespaces, timeout, async |session| {
        // A policy that hides a row is an error: who refers to what must be known.
        session.execute("set local row_security = off").await?;
        let survey = Survey::make(session, plan, schema, hashes, &selection, Hold::Yes).await?;
        survey.is_covered_by(&seen, plan)?;
        let done = unload(session, plan, &survey).await?;
        record_gone(session, &seeds, &loaded, &selection, &survey.kept(plan)).await?;
        Ok(done)
    })
    .await?;
    drop(progress);
    session.close().await;
    Ok(UnloadReport { forgotten, ..done })
}

/// The rows that were put in, as far as they are to be undone, and are in no file any more.
fn forgotten(name: Option<&str>, seeds: &SeedSet, loaded: &[Recorded]) -> BTreeSet<String> {
    let known: BTreeSet<String> = seeds
        .rows()
        .map(|(file, row)| file.name_of(row))
        .chain(seeds.row_files().map(|(file, rows)| rows.full_name(file)))
        .collect();
    // A row of a file of rows that was there before is named behind the file.
    let is_known = |name: &String| {
        known.contains(name) || name.match_indices(':').any(|(end, _)| known.contains(&name[..end]))
    };
    let meant = loaded.iter().filter(|record| name.is_none_or(|name| record.is_called(name)));
    meant.flat_map(|record| record.inserted.iter().flatten()).filter(|row| !is_known(row)).cloned().collect()
}

/// What is to be undone: somebody has to say which, for nothing else does.
fn select(what: Option<&Loaded>, seeds: &SeedSet, loaded: &[Recorded]) -> Result<Selection> {
    match what {
        None => Err(Error::usage("--undo needs the set or file to be undone, or --all")
            .detail(format!("loaded: {}", names(loaded)))
            .hint(Operation::Seed.with("--undo NAME").then(", or ").run(Operation::Seed, "--undo --all"))),
        Some(Loaded::Named(name)) => Selection::loaded(seeds, Some(name), loaded),
        Some(Loaded::All) => Selection::loaded(seeds, None, loaded),
    }
}

fn names(loaded: &[Recorded]) -> String {
    if loaded.is_empty() {
        return "nothing".into();
    }
    loaded.iter().map(|record| record.set.as_str()).collect::<Vec<_>>().join(", ")
}
