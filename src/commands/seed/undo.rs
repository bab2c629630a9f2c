//! `seed --undo`: remove the rows of what was loaded.

use super::{Args, Seeding};
use crate::apply::in_transaction;
use crate::commands::Context;
use crate::db::Guard;
use crate::error::{Error, Exit, Result};
use crate::introspect;
use crate::seed::{Hold, Recorded, SeedSet, Selection, Survey, UnloadReport, record_gone, recorded, unload};

pub(super) async fn run(args: &Args, name: Option<&str>, context: &Context<'_>) -> Result<Exit> {
    let app = context.app()?;
    let seeds = crate::seed::read(app)?;
    let (_target, mut session) = context.open().await?;
    session.need_session("seed --undo")?;
    Guard::read(&mut session).await?.allow_unprotected("seed --undo", &session, &context.settings)?;
    let loaded = recorded(&mut session, app.name()).await?;
    let selection = select(args, name, &seeds, &loaded)?;
    if selection.is_empty() {
        session.close().await;
        context.ui.say(format!("loaded: {}", names(&loaded)));
        context.ui.report(&UnloadReport::default())?;
        return Ok(Exit::Done);
    }
    let namespaces = app.namespaces();
    let catalog = introspect::read(&mut session, &namespaces).await?;
    let seeding = Seeding::of(&seeds, &selection, &catalog, &mut session, context).await?;
    let (plan, hashes) = seeding.finish().await?;
    let seen = Survey::make(&mut session, &plan, &catalog, &hashes, Hold::No).await?;
    args.accept.cover(&seen.hazards(&plan).iter().collect::<Vec<_>>(), context)?;
    let timeout = args.lock.timeout();
    session.lock(timeout).await?;
    // What was marked while we waited counts.
    Guard::read(&mut session).await?.allow_unprotected("seed --undo", &session, &context.settings)?;
    let progress = context.ui.progress("removing seeds");
    let done = in_transaction(&mut session, &namespaces, timeout, async |session| {
        let survey = Survey::make(session, &plan, &catalog, &hashes, Hold::Yes).await?;
        survey.is_covered_by(&seen, &plan)?;
        let done = unload(session, &plan, &catalog, &hashes, &survey).await?;
        let kept = |place: &str| done.kept.iter().any(|kept| kept.place == place);
        record_gone(session, &seeds, &loaded, |file, row| {
            selection.has(&file.table, &row.set) && !kept(&row.place.to_string())
        })
        .await?;
        Ok(done)
    })
    .await?;
    drop(progress);
    session.close().await;
    context.ui.report(&done)?;
    Ok(if done.kept.is_empty() { Exit::Done } else { Exit::Failed })
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
