//! `seed`: load the rows of the seed files, or remove them.

mod export;

use super::consent::{AcceptArgs, ConfirmArgs};
use super::{Context, LockArgs};
use crate::error::{Error, Exit, Result};
use crate::ops::{self, Loaded, Seed, Undo};
use clap::Subcommand;

/// Load the seed files: insert what is missing, update what differs
///
/// Everything is checked before the first row is written, and all rows are written in one transaction.
///
/// --undo removes the rows that loading put in, also in one transaction; those that were there before stay. A row that
/// any other refers to stays, and is named; so does everything if rows were edited since and --accept does not name
/// them. A protected database is refused. If rows of the seeds stayed, the exit code is 1.
#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Example:\n  hbm-db seed\n  hbm-db seed --set test\n  hbm-db seed --only users,roles.yaml\n  hbm-db seed --undo test\n  hbm-db seed --undo --all\n  hbm-db seed export users --set demo"
)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Option<Verb>,
    #[command(flatten)]
    sets: SetArgs,
    /// Load these sets and files and nothing else, not base either: what their rows refer to is among them or in the
    /// database already. A file is named with or without .yaml, a set goes before a file of the same name. Can be given
    /// several times, or with commas.
    #[arg(long, value_name = "NAME", value_delimiter = ',', conflicts_with = "set")]
    only: Vec<String>,
    /// Remove the rows of this set or file, as far as it was loaded.
    #[arg(long, value_name = "NAME", num_args = 0..=1, conflicts_with_all = ["set", "only"])]
    undo: Option<Option<String>>,
    /// With --undo: everything that was loaded.
    #[arg(long, requires = "undo")]
    all: bool,
    #[command(flatten)]
    accept: AcceptArgs,
    #[command(flatten)]
    confirm: ConfirmArgs,
    #[command(flatten)]
    lock: LockArgs,
}

/// What else can be done with seeds.
#[derive(Debug, Subcommand)]
enum Verb {
    Export(export::Args),
}

/// Which sets to load.
#[derive(Debug, clap::Args)]
pub(crate) struct SetArgs {
    /// The sets to load, besides base; dev if not given, and all where the files have neither. Can be given several
    /// times, or with commas.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(super) set: Vec<String>,
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    if let Some(Verb::Export(args)) = &args.verb {
        return export::run(args, context).await;
    }
    if let Some(name) = &args.undo {
        return undo(args, name.clone(), context).await;
    }
    if !args.accept.accept.is_empty() {
        return Err(Error::usage("loading seeds loses nothing, so there is nothing to --accept")
            .hint("it consents to what --undo would lose"));
    }
    let options = Seed {
        sets: args.sets.set.clone(),
        only: args.only.clone(),
        confirm_database: args.confirm.name(),
        lock_timeout: args.lock.timeout(),
    };
    context.ui.report(&ops::seed(&context.project, &options).await?)?;
    Ok(Exit::Done)
}

async fn undo(args: &Args, name: Option<String>, context: &Context<'_>) -> Result<Exit> {
    let what = match (name, args.all) {
        (Some(_), true) => {
            return Err(Error::usage("--all is everything that was loaded, and takes no name"));
        }
        (Some(name), false) => Some(Loaded::Named(name)),
        (None, true) => Some(Loaded::All),
        (None, false) => None,
    };
    let options = Undo { what, accept: args.accept.accept.clone(), lock_timeout: args.lock.timeout() };
    let report = ops::undo(&context.project, &options).await?;
    context.ui.report(&report)?;
    Ok(if report.kept.is_empty() && report.forgotten.is_empty() { Exit::Done } else { Exit::Failed })
}
