//! Takes changes that were made in the database by hand into migrations.

use super::Project;
use super::generate::{Generated, proven};
use super::migrate::{Patience, locked, refuse_findings, standing};
use crate::advice::{Advice, Operation};
use crate::app::App;
use crate::catalog::Catalog;
use crate::db::Reading;
use crate::desired::{Desired, Scope};
use crate::error::{Error, Result};
use crate::introspect;
use crate::migrate::{Direction, Migrations, State, next_name, record};
use crate::ownership::Intent;
use crate::plan::kinds::{extension, table};
use crate::plan::{Consent, Goes, Rename, Terms, compare};
use crate::proposal::Proposal;
use crate::said::Said;

/// What is to be taken into a migration.
#[derive(Clone, Debug, Default)]
pub struct Adopt {
    /// What the change does, verb first.
    pub name: String,
    /// Renames.
    pub renames: Vec<Rename>,
    /// What was no rename.
    pub accept: Vec<Consent>,
    /// Whether the files are shown only.
    pub dry_run: bool,
    /// How long to wait.
    pub patience: Patience,
}

/// Writes what differs in the database as a migration that its ledger has already; none where nothing differs.
///
/// # Errors
/// Exit 1 where a migration is pending; exit 2 for possible renames that nobody decided on.
pub async fn adopt(project: &Project, options: &Adopt) -> Result<Generated> {
    let app = project.app()?;
    let files = Migrations::find(app)?;
    files.refuse_foreign()?;
    let name = next_name(&files, &options.name)?;
    files.folder_to_write()?;
    let (target, mut session) = project.open().await?;
    session.need_session("drift adopt")?;
    project.own(("drift adopt", Intent::Add), &mut session, &target).await?;
    let (_, status) = standing(&files, &mut session).await?;
    refuse_findings(&status, false)?;
    if let Some(pending) = status.names(State::Pending).next() {
        return Err(Error::failed(format!("{pending} is pending, and would come before the new migration"))
            .hint(Advice::to("run it first: ").run(Operation::MigrateUp, "")));
    }
    let progress = project.begin("comparing migrations and database");
    let history = Desired::of_migrations(app.name(), &files.list).within(Scope::of_app(app));
    let (made, mut session) = history.catalog(session, &target, Reading::Scratch).await?;
    let namespaces = project.with_declared(made.namespaces(), &mut session).await?;
    let live = introspect::read(&mut session, &namespaces).await?;
    // What the database accepts as the history's own is no drift.
    let wanted = accepted(&live, &made);
    let said = Said::of(&options.renames, &options.accept);
    let said = Said { by_anybody: !Reading::Scratch.is_exact(&session, &target), ..said };
    let (proposal, session) = Proposal::between(
        (session, &target, Reading::Scratch),
        made.as_made(),
        wanted,
        ("the database", &[]),
        said,
    )
    .await?;
    drop(progress);
    if !proposal.questions.is_empty() {
        return Err(proposal.unanswered());
    }
    if proposal.plan.is_empty() {
        session.close().await;
        return Ok(Generated::default());
    }
    let (draft, session) = proven((session, &target), &name, &files, &proposal).await?;
    tell_entities(app, &made.as_made(), &live, project);
    if options.dry_run {
        session.close().await;
        return draft.written(&files, true);
    }
    let progress = project.begin("adopting");
    let mut runner = locked(project, &target, session, &options.patience, progress).await?;
    let now = introspect::read(&mut runner.session, &namespaces).await?;
    if now.fingerprint() != live.fingerprint() {
        return Err(Error::failed("the database was changed meanwhile; nothing was written")
            .hint("run the command again"));
    }
    let migration = draft.migration(&files);
    let written = draft.write_aside(&files.folder_to_write()?, &files)?;
    let recorded = runner.begun(async |session| {
        record::install(session).await?;
        let statements = migration.steps(Direction::Up)?.count();
        record::finish(session, app.name(), &migration, Direction::Up, statements, None).await
    });
    let xid = recorded.await.inspect_err(|_| written.remove())?;
    // From here on the ledger may have it, so the files stay: `repair` puts them in their place, or removes them.
    let placed = match runner.commit(&xid).await {
        Ok(_) => written.place(),
        Err(error) => Err(error),
    };
    let folder = placed.map_err(|error| {
        error.hint(Advice::to("see what became of it: ").run(Operation::MigrateRepair, ""))
    })?;
    runner.close().await;
    Ok(draft.generated(&files, Some(folder.display().to_string())))
}

/// The live catalog, with the history's own form of what it has in another accepted form.
fn accepted(live: &Catalog, made: &Catalog) -> Catalog {
    let as_made = made.as_made();
    let mut wanted = live.clone();
    for (id, object) in &live.objects {
        if let Some(own) = as_made.objects.get(id).filter(|_| made.accepts(id, object)) {
            wanted.objects.insert(id.clone(), own.clone());
        }
    }
    // Extensions are never dropped, so one that only the history has stays.
    for (id, object) in as_made.of_kind(extension::EXTENSION) {
        wanted.objects.entry(id.clone()).or_insert_with(|| object.clone());
    }
    wanted
}

/// Says which entities are to follow.
fn tell_entities(app: &App, made: &Catalog, live: &Catalog, project: &Project) {
    let terms = Terms::default();
    let found = compare(made, live, &Goes { named: Box::new(|_| false), whole: false, terms: &terms });
    let changes = [("create", found.missing), ("drop", found.unwanted), ("alter", found.other)];
    let changes = changes.into_iter().flat_map(|(verb, ids)| ids.into_iter().map(move |id| (verb, id)));
    for (verb, id) in changes {
        let change = format!("{verb} {id}");
        let table = id.name().filter(|name| table::is_in(made, name) || table::is_in(live, name));
        match table.as_ref().map(|table| (table, app.module_of(table))) {
            _ if app.is_of_files() => {
                project.listener.say(&format!("to be done in the files of the schema: {change}"))
            }
            Some((_, Some(module))) => {
                project.listener.say(&format!("to be done in the entity {module}: {change}"))
            }
            Some((table, None)) => {
                project
                    .listener
                    .say(&format!("no entity has the table {}, write one: {change}", table.brief()));
            }
            None => project.listener.say(&format!("to be done in the SQL beside the entities: {change}")),
        }
    }
}
