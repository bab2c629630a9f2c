//! `pg_dump` and `pg_restore` in the directory format.

use super::child::{Child, client};
use super::files::size_below;
use crate::db::{LockTimeout, Target};
use crate::error::Result;
use crate::progress::Progress;
use hbm_db_postgres::Client;
use std::ffi::OsStr;
use std::fs::File;
use std::path::Path;
use std::process::Stdio;

/// What is dumped, and how.
pub(crate) struct Dump<'a> {
    pub(crate) program: &'a Client,
    pub(crate) target: &'a Target,
    /// A snapshot that another session exports for as long as this takes.
    pub(crate) snapshot: &'a str,
    pub(crate) jobs: usize,
    pub(crate) patience: LockTimeout,
    /// Whether the server is a standby, which has no rows of unlogged tables.
    pub(crate) standby: bool,
    /// An open file that says that the folder is in use: it is open for as long as a process of the dump lives.
    pub(crate) in_use: File,
}

impl Dump<'_> {
    /// Writes the database into a new folder.
    ///
    /// # Errors
    /// Exit 1 where pg_dump fails, with what it said.
    pub(crate) async fn run(self, folder: &Path, progress: &dyn Progress) -> Result<()> {
        let mut command = client(&self.program.path, self.target);
        command
            .args(["--no-password", "--format=directory", "--create"])
            .arg(format!("--jobs={}", self.jobs))
            .arg(format!("--snapshot={}", self.snapshot))
            .arg(format!("--lock-wait-timeout={}", self.patience.milliseconds()));
        if self.standby {
            command.arg("--no-unlogged-table-data");
        }
        command.arg("--file").arg(folder).stdin(Stdio::from(self.in_use));
        let mut looked = 0_usize;
        let look = || {
            looked += 1;
            // About twice a second.
            if looked.is_multiple_of(25) {
                progress.advance(&format!("{} MB written", size_below(folder) / 1_000_000), 0);
            }
        };
        Child::start(command)?.finish(look).await
    }
}

/// What is restored, and how.
pub(crate) struct Load<'a> {
    pub(crate) program: &'a Client,
    pub(crate) target: &'a Target,
    /// The database, which is there and empty.
    pub(crate) database: &'a str,
    pub(crate) jobs: usize,
    /// Whether objects get the owners and privileges that they had.
    pub(crate) owners: bool,
    /// Whether subscriptions are made.
    pub(crate) subscriptions: bool,
}

impl Load<'_> {
    /// Restores a dump, with more arguments for pg_restore. The first error ends it.
    ///
    /// # Errors
    /// Exit 1 where pg_restore fails, with what it said.
    pub(crate) async fn run(&self, dump: &Path, more: &[&OsStr], progress: &dyn Progress) -> Result<()> {
        let mut command = client(&self.program.path, self.target);
        command.args(["--no-password", "--exit-on-error", "--dbname", self.database]).args(more);
        if self.jobs > 1 {
            command.arg(format!("--jobs={}", self.jobs));
        }
        if !self.owners {
            command.args(["--no-owner", "--no-privileges"]);
        }
        if !self.subscriptions {
            command.arg("--no-subscriptions");
        }
        command.arg(dump);
        progress.advance("restoring", 0);
        Child::start(command)?.finish(|| {}).await
    }
}
