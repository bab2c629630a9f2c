//! `drift`: what was changed in the database by hand.

use super::Context;
use super::generate::{Generated, report};
use super::migrate::{WaitArgs, locked, refuse_findings, standing};
use crate::app::App;
use crate::catalog::Catalog;
use crate::db::{Reading, Session, in_scratch};
use crate::desired::Desired;
use crate::error::{Error, Exit, Result};
use crate::introspect;
use crate::migrate::{Direction, Draft, File, Migration, Migrations, State, next_name, record};
use crate::ownership::Intent;
use crate::plan::kinds::{extension, table};
use crate::plan::{Consent, Goes, Rename, Terms, compare};
use crate::progress::Listener;
use crate::proposal::Proposal;
use crate::render::Report;
use crate::said::Said;
use clap::Subcommand;
use serde::Serialize;

/// Take changes that were made in the database into migrations
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db drift adopt index_on_orders_customer")]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Adopt(AdoptArgs),
}

/// Write what differs in the database as a migration that it has already, and say which entities to change
///
/// The migration is proven like a generated one, and written into the ledger of this database; others run it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db drift adopt index_on_orders_customer\n  hbm-db drift adopt hotfix --dry-run"
)]
pub(crate) struct AdoptArgs {
    /// What the change does, verb first.
    name: String,
    /// A rename: table.old=new for a column, old=new for a table. Can be given several times.
    #[arg(long, value_name = "OLD=NEW")]
    rename: Vec<Rename>,
    /// Say that it was no rename: drop_column:users.phone. Can be given several times.
    #[arg(long, value_name = "HAZARD[:OBJECT]")]
    accept: Vec<Consent>,
    /// Show the files and write nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    wait: WaitArgs,
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let Verb::Adopt(args) = &args.verb;
    let app = context.app()?;
    let files = Migrations::find(app)?;
    files.refuse_foreign()?;
    let name = next_name(&files, &args.name)?;
    files.folder_to_write()?;
    let (target, mut session) = context.open().await?;
    session.need_session("drift adopt")?;
    context.own(("drift adopt", Intent::Add), &mut session, &target).await?;
    let (_, status) = standing(&files, &mut session).await?;
    refuse_findings(&status, false)?;
    if let Some(pending) = status.names(State::Pending).next() {
        return Err(Error::failed(format!("{pending} is pending, and would come before the new migration"))
            .hint("run it first: hbm-db migrate up"));
    }
    let progress = context.ui.begin("comparing migrations and database");
    let history = Desired::of_migrations(app.name(), &files.list);
    let (made, mut session) = history.catalog(session, &target, Reading::Scratch).await?;
    let live = introspect::read(&mut session, &made.namespaces()).await?;
    // What the database accepts as the history's own is no drift.
    let wanted = accepted(&live, &made);
    let (proposal, session) = Proposal::between(
        (session, &target, Reading::Scratch),
        made.as_made(),
        wanted,
        ("the database", &[]),
        Said::of(&args.rename, &args.accept),
    )
    .await?;
    drop(progress);
    if !proposal.questions.is_empty() {
        return Err(proposal.unanswered());
    }
    if proposal.plan.is_empty() {
        session.close().await;
        let nothing = Generated { migration: None, folder: None, up: String::new(), down: String::new() };
        context.ui.report(&NoDrift(nothing))?;
        return Ok(Exit::Done);
    }
    let (draft, session) = in_scratch(session, &target, Reading::Scratch, async |inside: &mut Session| {
        let way = (&proposal.plan, &proposal.renames);
        Draft::prove(inside, &name, &files.list, way, (&proposal.desired, &proposal.made_for)).await
    })
    .await?;
    tell_entities(app, &made.as_made(), &live, context);
    if args.dry_run {
        session.close().await;
        report(Some(draft), &files, true, context)?;
        return Ok(Exit::Done);
    }
    let progress = context.ui.begin("adopting");
    let mut runner = locked(context, &target, session, &args.wait, progress).await?;
    let now = introspect::read(&mut runner.session, &made.namespaces()).await?;
    if now.fingerprint() != live.fingerprint() {
        return Err(Error::failed("the database was changed meanwhile; nothing was written")
            .hint("run the command again"));
    }
    let migration = as_migration(&draft);
    let written = draft.write_aside(&files.folder_to_write()?)?;
    let recorded = runner.begun(async |session| {
        record::install(session).await?;
        let statements = migration.up.script()?.statements.len();
        record::finish(session, app.name(), &migration, Direction::Up, statements, None).await
    });
    let xid = recorded.await.inspect_err(|_| written.remove())?;
    // From here on the ledger may have it, so the files stay: `repair` puts them in their place, or removes them.
    let placed = match runner.commit(&xid).await {
        Ok(_) => written.place(),
        Err(error) => Err(error),
    };
    let folder = placed.map_err(|error| error.hint("see what became of it: hbm-db migrate repair"))?;
    let folder = Some(folder.display().to_string());
    context.ui.report(&Generated { migration: Some(draft.name), folder, up: draft.up, down: draft.down })?;
    runner.close().await;
    context.ui.say("the ledger of this database has it already");
    Ok(Exit::Done)
}

/// In the form of a migration that there is none of.
#[derive(Serialize)]
#[serde(transparent)]
struct NoDrift(Generated);

impl Report for NoDrift {
    fn text(&self) -> String {
        "nothing to adopt: migrations and database say the same".into()
    }
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

fn as_migration(draft: &Draft) -> Migration {
    let file = |path: &str, text: &str| File { path: path.into(), text: text.into() };
    Migration::new(&draft.name, file("up.sql", &draft.up), Some(file("down.sql", &draft.down)))
}

/// Says which entities are to follow.
fn tell_entities(app: &App, made: &Catalog, live: &Catalog, context: &Context<'_>) {
    let terms = Terms::default();
    let found = compare(made, live, &Goes { named: Box::new(|_| false), whole: false, terms: &terms });
    let changes = [("create", found.missing), ("drop", found.unwanted), ("alter", found.other)];
    let changes = changes.into_iter().flat_map(|(verb, ids)| ids.into_iter().map(move |id| (verb, id)));
    for (verb, id) in changes {
        let change = format!("{verb} {id}");
        let table = id.name().filter(|name| table::is_in(made, name) || table::is_in(live, name));
        match table.as_ref().map(|table| (table, app.module_of(table))) {
            Some((_, Some(module))) => context.ui.say(format!("in the entity {module}: {change}")),
            Some((table, None)) => {
                context.ui.say(format!("no entity has the table {}, write one: {change}", table.brief()));
            }
            None => context.ui.say(format!("in the SQL beside the entities: {change}")),
        }
    }
}
