//! `restore`: put a backup in the place of a database, or a cluster back to a moment.

use super::Context;
use super::backup::{FolderArgs, JobsArgs};
use super::consent::{AcceptArgs, ConfirmArgs};
use crate::advice::Program;
use crate::counted::counted;
use crate::error::{Error, Exit, Result};
use crate::ops::backup::{
    self, DropOld, DroppedOld, Recover, Recovered, Restore, RestoreTable, Restored, RestoredTable,
    WouldRestore,
};
use crate::render::{Report, bytes, table};
use std::path::PathBuf;

/// Restore a backup into a database beside, verify it there, and put it in place by renaming
///
/// The database that is replaced is kept under another name until --drop-old. It has to be named with --accept, and a protected one with
/// --confirm-database, too. Nothing is changed where the backup is damaged, or restores to something else than was backed up.
///
/// --table restores one table into a schema of its own. --until makes a cluster that is as it was at a moment, of a copy that backup base
/// made and the archived log.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db restore latest --dry-run\n  hbm-db restore latest --accept replace_database:shop --terminate\n  hbm-db restore before-release --to shop_copy\n  hbm-db restore latest --table public.orders\n  hbm-db restore --drop-old\n  hbm-db restore --until 2026-12-01T14:20:00Z --into /var/lib/postgresql/15/recovered --archive /var/backups/wal"
)]
pub(crate) struct Args {
    /// The name or the folder of a backup; latest is the newest good one of the database.
    #[arg(value_name = "FILE", required_unless_present_any = ["until", "drop_old"], conflicts_with = "until")]
    file: Option<String>,
    #[command(flatten)]
    folder: FolderArgs,
    /// What the database is to be called; that of the URL if not given.
    #[arg(long, value_name = "NAME")]
    to: Option<String>,
    /// Restore this table alone, into a schema of its own: public.orders.
    #[arg(long, value_name = "TABLE", requires = "file", conflicts_with_all = ["to", "drop_old", "terminate", "accept", "dry_run"])]
    table: Option<String>,
    /// The file of an identity of age that decrypts the backup.
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
    #[command(flatten)]
    jobs: JobsArgs,
    /// End the sessions that are connected to the database before it is replaced, where the role may.
    #[arg(long)]
    terminate: bool,
    #[command(flatten)]
    accept: AcceptArgs,
    #[command(flatten)]
    confirm: ConfirmArgs,
    /// Drop the databases that restores have kept; with a backup, the one that it replaces.
    #[arg(long)]
    drop_old: bool,
    /// Compare the files of the backup, and say what would be done.
    #[arg(long, conflicts_with_all = ["drop_old", "until"])]
    dry_run: bool,
    /// The moment that a cluster is to be brought back to, with its time zone: 2026-12-01T14:20:00Z.
    #[arg(long, value_name = "TIME", requires = "into", conflicts_with_all = ["to", "table", "drop_old", "terminate", "accept", "identity"])]
    until: Option<String>,
    /// The folder of the cluster that --until makes.
    #[arg(long, value_name = "FOLDER", requires = "until")]
    into: Option<PathBuf>,
    /// The copy that it is made of; the newest that was complete before the moment if not given.
    #[arg(long, value_name = "NAME", requires = "until")]
    base: Option<String>,
    /// The folder with the archived log.
    #[arg(long, value_name = "FOLDER", requires = "until", conflicts_with = "restore_command")]
    archive: Option<PathBuf>,
    /// The command that fetches a segment of the log, as restore_command of PostgreSQL.
    #[arg(long, value_name = "COMMAND", requires = "until")]
    restore_command: Option<String>,
}

impl Report for Restored {
    fn text(&self, _: &Program) -> String {
        let mut text = format!(
            "{} is {} as of {}: {} in {}, compared with what was backed up",
            self.database,
            self.backup,
            self.made_at,
            counted(usize::try_from(self.rows).unwrap_or(usize::MAX), "row"),
            counted(self.tables, "table")
        );
        for role in &self.roles {
            text += &format!("\nmade the role {role}, without a password");
        }
        if let Some(kept) = &self.kept {
            text += &format!("\nwhat was there before is kept as {kept}, until restore --drop-old");
        }
        text
    }
}

impl Report for WouldRestore {
    fn text(&self, _: &Program) -> String {
        let size = self.size.map(|size| format!(", about {}", bytes(size))).unwrap_or_default();
        let mut text = format!(
            "{} as of {} would become {}: {} in {}{size}",
            self.backup,
            self.made_at,
            self.database,
            counted(usize::try_from(self.rows).unwrap_or(usize::MAX), "row"),
            counted(self.tables, "table")
        );
        text += match self.replaces {
            true => "\nthe database that is there would be kept under another name",
            false => "\nthere is no database of that name",
        };
        for role in &self.roles {
            text += &format!("\nthe role {role} would be made, without a password");
        }
        for other in &self.connected {
            text += &format!("\nconnected, and ended by --terminate: {other}");
        }
        text
    }
}

impl Report for RestoredTable {
    fn text(&self, _: &Program) -> String {
        let rows = counted(usize::try_from(self.rows).unwrap_or(usize::MAX), "row");
        format!(
            "{} as of {} is {}: {rows}, compared with what was backed up\nit has its indexes, and no foreign keys and triggers",
            self.table, self.made_at, self.restored
        )
    }
}

impl Report for DroppedOld {
    fn text(&self, _: &Program) -> String {
        match self.dropped.is_empty() {
            true => format!("no restore has kept what {} was before", self.database),
            false => self.dropped.iter().map(|name| format!("dropped {name}")).collect::<Vec<_>>().join("\n"),
        }
    }
}

impl Report for Recovered {
    fn text(&self, _: &Program) -> String {
        let last = self.last_transaction.as_deref().unwrap_or("none since the copy");
        let rows = self
            .databases
            .iter()
            .map(|one| vec![one.database.clone(), one.tables.to_string(), one.rows.to_string()]);
        let steps = self.next.iter().zip(1..).map(|(step, number)| format!("\n{number}. {step}"));
        format!(
            "{} is the cluster as of {}, made of {}\nlast transaction: {last}\n\n{}\n\nAll rows were read. It is shut down. To put it in place:{}",
            self.folder.display(),
            self.until,
            self.base,
            table(&["database", "#tables", "#rows"], rows),
            steps.collect::<String>()
        )
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    if let (Some(until), Some(into)) = (&args.until, &args.into) {
        let options = Recover {
            until: until.clone(),
            into: into.clone(),
            folder: args.folder.folder.clone(),
            base: args.base.clone(),
            archive: args.archive.clone(),
            restore_command: args.restore_command.clone(),
        };
        context.ui.report(&backup::recover(&context.project, &options).await?)?;
        return Ok(Exit::Done);
    }
    let Some(name) = args.file.clone() else {
        return drop_old(args, context).await;
    };
    if let Some(table) = &args.table {
        let options = RestoreTable {
            name,
            table: table.clone(),
            folder: args.folder.folder.clone(),
            identity: args.identity.clone(),
        };
        context.ui.report(&backup::restore_table(&context.project, &options).await?)?;
        return Ok(Exit::Done);
    }
    let options = Restore {
        name,
        folder: args.folder.folder.clone(),
        to: args.to.clone(),
        identity: args.identity.clone(),
        jobs: args.jobs.jobs,
        accept: args.accept.accept.clone(),
        confirm_database: args.confirm.name(),
        terminate: args.terminate,
        drop_old: args.drop_old,
    };
    match args.dry_run {
        true => context.ui.report(&backup::plan_restore(&context.project, &options).await?)?,
        false => context.ui.report(&backup::restore(&context.project, &options).await?)?,
    }
    Ok(Exit::Done)
}

async fn drop_old(args: &Args, context: &Context<'_>) -> Result<Exit> {
    if !args.accept.accept.is_empty() || args.terminate {
        return Err(Error::usage(
            "--drop-old without a backup drops what restores have kept, and replaces nothing",
        )
        .hint("--accept and --terminate are for a backup that is restored"));
    }
    let options = DropOld { database: args.to.clone(), confirm_database: args.confirm.name() };
    context.ui.report(&backup::drop_old(&context.project, &options).await?)?;
    Ok(Exit::Done)
}
