//! `generate`: what changed in the entities, as a migration.

use super::Context;
use super::consent::AcceptArgs;
use super::diff::SourceArgs;
use crate::db::{Reading, Session, Target, in_scratch};
use crate::desired::Desired;
use crate::error::{Exit, Result};
use crate::migrate::{Draft, Migrations, next_name};
use crate::progress::Listener;
use crate::proposal::Proposal;
use crate::render::Report;
use serde::Serialize;

/// Write the difference between migrations and entities as a new migration, proven before the files exist
///
/// It needs no database: history and entities are compared in scratch databases, on the server where there is one,
/// else on the embedded PostgreSQL.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db generate add_phone_to_users\n  hbm-db generate backfill_slugs --empty\n  hbm-db generate rename_phone --rename users.phone=mobile"
)]
pub(crate) struct Args {
    /// What it does, verb first: add_phone_to_users.
    name: String,
    #[command(flatten)]
    source: SourceArgs,
    #[command(flatten)]
    accept: AcceptArgs,
    /// Write two empty files, to be written by hand.
    #[arg(long, conflicts_with_all = ["schema", "schema_from", "rename", "accept"])]
    empty: bool,
    /// Show the files and write nothing.
    #[arg(long)]
    dry_run: bool,
}

#[derive(Serialize)]
pub(super) struct Generated {
    /// The migration; none where there is nothing to generate.
    pub(super) migration: Option<String>,
    /// Its folder; none where nothing was written.
    pub(super) folder: Option<String>,
    pub(super) up: String,
    pub(super) down: String,
}

impl Report for Generated {
    fn text(&self) -> String {
        match (&self.migration, &self.folder) {
            (None, _) => "nothing to generate: migrations and entities say the same".into(),
            (Some(_), Some(folder)) => folder.clone(),
            (Some(name), None) => format!("-- {name}/up.sql\n{}\n-- {name}/down.sql\n{}", self.up, self.down),
        }
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let app = context.app()?;
    let files = Migrations::find(app)?;
    files.refuse_foreign()?;
    let name = next_name(&files, &args.name)?;
    files.folder_to_write()?;
    let draft =
        if args.empty { Some(Draft::empty(&name)) } else { draft(args, &name, &files, context).await? };
    report(draft, &files, args.dry_run, context)?;
    Ok(Exit::Done)
}

/// Writes the files, where there are any, and tells.
pub(super) fn report(
    draft: Option<Draft>,
    files: &Migrations,
    dry_run: bool,
    context: &Context<'_>,
) -> Result<()> {
    let Some(draft) = draft else {
        let nothing = Generated { migration: None, folder: None, up: String::new(), down: String::new() };
        return context.ui.report(&nothing);
    };
    let folder = match dry_run {
        true => None,
        false => Some(draft.write(&files.folder_to_write()?)?.display().to_string()),
    };
    context.ui.report(&Generated { migration: Some(draft.name), folder, up: draft.up, down: draft.down })
}

async fn draft(args: &Args, name: &str, files: &Migrations, context: &Context<'_>) -> Result<Option<Draft>> {
    let desired = args.source.desired(context).await?;
    let (target, session) = workbench(context).await?;
    let progress = context.ui.begin("comparing migrations and entities");
    let (wanted, session) = desired.catalog(session, &target, Reading::Scratch).await?;
    let history = Desired::of_migrations(&files.app, &files.list);
    let (made, session) = history.catalog(session, &target, Reading::Scratch).await?;
    drop(progress);
    let (proposal, session) = Proposal::between(
        (session, &target, Reading::Scratch),
        made.as_made(),
        wanted,
        (&desired.source, &desired.renames),
        args.source.said(&args.accept.accept),
    )
    .await?;
    let (proposal, session) = args.source.answer(proposal, (session, &target), context).await?;
    if proposal.plan.is_empty() {
        session.close().await;
        return Ok(None);
    }
    let progress = context.ui.begin("proving");
    let (draft, session) = in_scratch(session, &target, Reading::Scratch, async |inside: &mut Session| {
        let way = (&proposal.plan, &proposal.renames);
        Draft::prove(inside, name, &files.list, way, (&proposal.desired, &proposal.made_for)).await
    })
    .await?;
    drop(progress);
    session.close().await;
    Ok(Some(draft))
}

/// Where scratch databases can be made: the server, where one is named and answers; else an embedded PostgreSQL that is
/// gone afterwards.
pub(super) async fn workbench(context: &Context<'_>) -> Result<(Target, Session)> {
    if context.settings.url.is_some() {
        match context.open().await {
            Err(error) if error.exit() == Exit::Unreachable => {
                context.ui.warn(format!("{}; the embedded PostgreSQL is used instead", error.message()));
            }
            opened => return opened,
        }
    }
    if context.settings.url.is_none() {
        context.settings.allow_embedded()?;
    }
    let progress = context.ui.begin("starting");
    let target = Target::ephemeral().await?.telling(&context.notes);
    let session = target.connect().await?;
    drop(progress);
    Ok((target, session))
}
