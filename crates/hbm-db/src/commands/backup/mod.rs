//! `backup`: write backups of the database, prove them, and keep them for as long as was said.

mod base;
mod list;
mod prune;
mod verify;
mod wal_check;

use super::{Context, LockArgs, duration};
use crate::advice::{Operation, Program};
use crate::backup::Keep;
use crate::counted::counted;
use crate::error::{Exit, Result};
use crate::ops::backup::{self, BackedUp, Backup};
use crate::render::{Report, bytes};
use clap::Subcommand;
use std::path::PathBuf;
use std::time::Duration;

/// Write a backup of the database: a folder with a dump, roles, checksums, and what proves them
///
/// It is pg_dump's directory format, compressed, written by several processes from one snapshot, in which also every row is counted and
/// hashed. A backup has its name only when all of it is on the disk. Only one that was restored and compared is called verified:
/// --verify does that at once, backup verify later.
#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Example:\n  hbm-db backup\n  hbm-db backup --to /var/backups/shop --verify --keep 30d --keep-last 7\n  hbm-db backup --name before-release\n  hbm-db backup --encrypt-to age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p\n  hbm-db backup list\n  hbm-db backup verify latest"
)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Option<Verb>,
    /// The folder of backups, which is made where it is missing; .hbm-db/backups of the project if not given.
    #[arg(long, value_name = "FOLDER")]
    to: Option<PathBuf>,
    /// What the backup is called; the database and the time if not given.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    keep: KeepArgs,
    /// Restore it into a scratch database, and compare catalog, rows and checksums. Older backups are removed only if nothing differs.
    #[arg(long)]
    verify: bool,
    /// Encrypt it to a recipient of age: age1... Can be given several times.
    #[arg(long, value_name = "RECIPIENT")]
    encrypt_to: Vec<String>,
    /// The file of an identity of age, with which --verify decrypts an encrypted backup.
    #[arg(long, value_name = "FILE", requires = "verify")]
    identity: Option<PathBuf>,
    #[command(flatten)]
    jobs: JobsArgs,
    #[command(flatten)]
    lock: LockArgs,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Base(base::Args),
    List(list::Args),
    Prune(prune::Args),
    Verify(verify::Args),
    WalCheck(wal_check::Args),
}

/// `--keep` and `--keep-last`.
#[derive(Debug, clap::Args)]
struct KeepArgs {
    /// Keep the backups of this database that are younger, and remove others: 30d. The newest good one stays in any case.
    #[arg(long, value_name = "TIME", value_parser = duration)]
    keep: Option<Duration>,
    /// Keep so many of the newest good backups of this database, and remove others; with --keep what either rule keeps.
    #[arg(long, value_name = "N")]
    keep_last: Option<usize>,
}

impl KeepArgs {
    fn rules(&self) -> Keep {
        Keep { younger: self.keep, last: self.keep_last }
    }
}

/// `--in`.
#[derive(Debug, clap::Args)]
pub(super) struct FolderArgs {
    /// The folder of backups; .hbm-db/backups of the project if not given.
    #[arg(long = "in", value_name = "FOLDER")]
    pub(super) folder: Option<PathBuf>,
}

/// `--jobs`.
#[derive(Debug, clap::Args)]
pub(super) struct JobsArgs {
    /// How many processes, and connections, work at once; as many as the machine has processors, up to 4, if not given.
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<usize>,
}

impl Report for BackedUp {
    fn text(&self, program: &Program) -> String {
        let mut text = format!(
            "{} of {}: {} in {}, {}\nin {}\n",
            self.name,
            self.database,
            counted(usize::try_from(self.rows).unwrap_or(usize::MAX), "row"),
            counted(self.tables, "table"),
            bytes(self.size),
            self.folder.display()
        );
        text += &match &self.verified_at {
            Some(_) => "verified: it was restored, and nothing differs".to_owned(),
            None => format!("not verified: {}", program.command(Operation::BackupVerify, &self.name)),
        };
        if self.owners == Some(false) {
            text += "\nowners and privileges were not compared: the role may not give objects to those who own them";
        }
        for name in &self.removed {
            text += &format!("\nremoved {name}");
        }
        text
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    match &args.verb {
        Some(Verb::Base(args)) => return base::run(args, context).await,
        Some(Verb::List(args)) => return list::run(args, context),
        Some(Verb::Prune(args)) => return prune::run(args, context),
        Some(Verb::Verify(args)) => return verify::run(args, context).await,
        Some(Verb::WalCheck(args)) => return wal_check::run(args, context).await,
        None => {}
    }
    let options = Backup {
        to: args.to.clone(),
        name: args.name.clone(),
        jobs: args.jobs.jobs,
        keep: args.keep.rules(),
        verify: args.verify,
        encrypt_to: args.encrypt_to.clone(),
        identity: args.identity.clone(),
        lock_timeout: args.lock.timeout(),
    };
    context.ui.report(&backup::backup(&context.project, &options).await?)?;
    Ok(Exit::Done)
}
