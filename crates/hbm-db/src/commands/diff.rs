//! `diff`: what push would do.

use super::Context;
use crate::db::Reading;
use crate::desired::Desired;
use crate::diff::Rename;
use crate::error::{Exit, Result};
use crate::ownership::Intent;
use crate::proposal::Proposal;
use std::path::PathBuf;

/// Show what push would do, and do nothing
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db diff --check        # in CI: exit 3 if the database has drifted\n  hbm-db diff --schema schema.sql"
)]
pub(crate) struct Args {
    #[command(flatten)]
    source: SourceArgs,
    /// End with exit code 3 if there is a difference.
    #[arg(long)]
    check: bool,
}

/// Where the desired state comes from.
#[derive(Debug, clap::Args)]
pub(crate) struct SourceArgs {
    /// Take the desired state from an SQL file instead of the entities.
    #[arg(long, value_name = "FILE")]
    schema: Option<PathBuf>,
    /// A rename: table.old=new for a column, old=new for a table. Can be given several times.
    #[arg(long, value_name = "OLD=NEW")]
    pub(crate) rename: Vec<Rename>,
}

impl SourceArgs {
    /// Whether the desired state is an SQL file's, so that no application is concerned.
    pub(crate) fn is_file(&self) -> bool {
        self.schema.is_some()
    }

    pub(crate) fn desired(&self, context: &Context<'_>) -> Result<Desired> {
        match &self.schema {
            Some(path) => Desired::of_file(path),
            None => Ok(Desired::of_app(context.app()?)),
        }
    }

    /// Possible renames: asked where somebody is there, an error where not.
    pub(crate) fn answer(&self, proposal: Proposal, context: &Context<'_>) -> Result<Proposal> {
        if proposal.questions.is_empty() {
            return Ok(proposal);
        }
        if !context.ui.is_interactive() {
            return Err(proposal.unanswered());
        }
        let mut renames: Vec<Rename> = self.rename.clone();
        let mut asked = Vec::new();
        for candidate in &proposal.questions {
            if asked.contains(&candidate.from) {
                continue;
            }
            asked.push(candidate.from.clone());
            let names: Vec<_> =
                proposal.questions.iter().filter(|other| other.from == candidate.from).collect();
            let mut options: Vec<String> =
                names.iter().map(|name| format!("yes, it is now {}", name.to)).collect();
            options.push("no, drop it".into());
            let chosen = context.ui.choose(&format!("Was {} renamed?", candidate.from), options)?;
            if let Some(name) = names.get(chosen) {
                renames.push(name.rename());
            }
        }
        proposal.with_renames(&renames)
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let desired = args.source.desired(context)?;
    let (target, mut session) = context.open().await?;
    if !args.source.is_file() {
        context.own(("diff", Intent::Compare), &mut session, &target).await?;
    }
    let (proposal, mut session) =
        Proposal::make(session, &target, &desired, &args.source.rename, &[], Reading::Scratch).await?;
    context.tell_notes();
    let progress = context.ui.progress("counting what would be lost");
    let proposal = proposal.measured(&mut session).await?;
    drop(progress);
    session.close().await;
    for object in &proposal.plan.unmodeled {
        context.ui.detail(format!("not modelled, left as it is: {object}"));
    }
    context.ui.report(&proposal.report())?;
    let differs = !proposal.plan.is_empty() || !proposal.plan.is_in_step_after();
    Ok(if args.check && differs { Exit::Differs } else { Exit::Done })
}
