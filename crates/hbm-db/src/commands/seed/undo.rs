//! `seed --undo`: remove the rows of what was loaded.

use super::{Args, Seeding};
use crate::apply::in_transaction;
use crate::commands::Context;
use crate::db::Guard;
use crate::error::{Error, Exit, Result};
use crate::introspect;
use crate::ownership::Intent;
use crate::progress::Listener;
use crate::seed::{
    Hold, Recorded, Schema, SeedSet, Selection, Survey, UnloadReport, record_gone, recorded_to_undo, unload,
};
use std::collections::BTreeSet;

pub(super) async fn run(args: &Args, name: Option<&str>, context: &Context<'_>) -> Result<Exit> {
    let app = context.app()?;
    let seeds = crate::seed::read(app)?;
    let (target, mut session) = context.open_waiting(args.lock.timeout()).await?;
    session.need_session("seed --undo")?;
    let guard = context.own(("seed --undo", Intent::Add), &mut session, &target).await?;
    guard.allow_unprotected("seed --undo", &session, &context.settings)?;
    let loaded = recorded_to_undo(&mut session, app.name()).await?;
    let selection = select(args, name, &seeds, &loaded)?;
    let forgotten = forgotten(name, &seeds, &loaded);
    if selection.is_empty() {
        session.close().await;
        context.ui.say(format!("loaded: {}", names(&loaded)));
        return end(&UnloadReport { forgotten, ..UnloadReport::default() }, context);
    }
    let namespaces = app.namespaces();
    let catalog = introspect::read(&mut session, &namespaces).await?;
    let schema = Schema::of(&catalog);
    let seeding = Seeding::of(&seeds, &selection, &catalog, &mut session, context).await?;
    let (plan, hashes) = seeding.finish().await?;
    let seen = Survey::make(&mut session, &plan, &schema, &hashes, &selection, Hold::No).await?;
    for row in seen.edited(&plan) {
        context.ui.say(format!("edited since: {row}"));
    }
    args.accept.cover(&seen.hazards(&plan).iter().collect::<Vec<_>>(), context)?;
    let timeout = args.lock.timeout();
    session.lock(timeout).await?;
    // What was marked and loaded while we waited counts.
    Guard::read(&mut session).await?.allow_unprotected("seed --undo", &session, &context.settings)?;
    if recorded_to_undo(&mut session, app.name()).await? != loaded {
        return Err(Error::failed("seeds were loaded or undone meanwhile; nothing was removed")
            .hint("run the command again"));
    }
    let progress = context.ui.begin("removing seeds");
    let done = in_transaction(&mut session, &namespaces, timeout, async |session| {
        // A policy that hides a row is an error: who refers to what must be known.
        session.execute("set local row_security = off").await?;
        let survey = Survey::make(session, &plan, &schema, &hashes, &selection, Hold::Yes).await?;
        survey.is_covered_by(&seen, &plan)?;
        let done = unload(session, &plan, &survey).await?;
        record_gone(session, &seeds, &loaded, &selection, &survey.kept(&plan)).await?;
        Ok(done)
    })
    .await?;
    drop(progress);
    session.close().await;
    end(&UnloadReport { forgotten, ..done }, context)
}

fn end(report: &UnloadReport, context: &Context<'_>) -> Result<Exit> {
    context.ui.report(report)?;
    Ok(if report.kept.is_empty() && report.forgotten.is_empty() { Exit::Done } else { Exit::Failed })
}

/// The rows that were put in, as far as they are to be undone, and are in no file any more.
fn forgotten(name: Option<&str>, seeds: &SeedSet, loaded: &[Recorded]) -> BTreeSet<String> {
    let known: BTreeSet<String> = seeds.rows().map(|(file, row)| file.name_of(row)).collect();
    let meant = loaded.iter().filter(|record| name.is_none_or(|name| record.is_called(name)));
    meant
        .flat_map(|record| record.inserted.iter().flatten())
        .filter(|row| !known.contains(*row))
        .cloned()
        .collect()
}

/// What is to be undone: the user says which, for nothing else does.
fn select(args: &Args, name: Option<&str>, seeds: &SeedSet, loaded: &[Recorded]) -> Result<Selection> {
    match (name, args.all) {
        (Some(_), true) => Err(Error::usage("--all is everything that was loaded, and takes no name")),
        (None, false) => Err(Error::usage("--undo needs the set or file to be undone, or --all")
            .detail(format!("loaded: {}", names(loaded)))
            .hint("hbm-db seed --undo NAME, or hbm-db seed --undo --all")),
        _ => Selection::loaded(seeds, name, loaded),
    }
}

fn names(loaded: &[Recorded]) -> String {
    if loaded.is_empty() {
        return "nothing".into();
    }
    loaded.iter().map(|record| record.set.as_str()).collect::<Vec<_>>().join(", ")
}
