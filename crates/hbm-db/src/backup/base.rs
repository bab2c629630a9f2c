//! Copies of a whole cluster by `pg_basebackup`.

use super::child::{Child, client};
use super::files::{size_below, unusable};
use super::manifest::json;
use super::tools::{Tool, find};
use crate::db::Target;
use crate::error::{Error, Result};
use crate::file::{FileKind, read_plain, unreadable};
use crate::progress::Progress;
use chrono::{DateTime, Utc};
use hbm_db_postgres::Client;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The file that describes it.
const DESCRIBED: &str = "base.json";
/// The folder of the copy beside it.
const CLUSTER: &str = "cluster";

/// A copy of a cluster, and where its log begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BaseManifest {
    /// What it is called.
    pub name: String,
    /// When it was complete, by the clock of the server: it can be brought to any later moment.
    pub made_at: String,
    /// The version of hbm-db.
    pub hbm_db: String,
    /// The version of the server.
    pub server: String,
    /// Its major version, whose programs can run it.
    pub major: u32,
    /// What tells the cluster from others.
    pub system: String,
    /// The segment of the log that is needed first.
    pub first_segment: String,
    /// How many bytes a segment has.
    pub segment_size: u64,
    /// How many bytes it has.
    pub size: u64,
}

/// A copy that is there.
#[derive(Clone, Debug)]
pub(crate) struct Base {
    pub(crate) folder: PathBuf,
    pub(crate) manifest: BaseManifest,
}

impl Base {
    /// Copies the cluster of the target into a folder, and compares it with the manifest that the server sent.
    ///
    /// # Errors
    /// Exit 1 where pg_basebackup or pg_verifybackup fails, with what they said.
    pub(crate) async fn make(
        folder: &Path,
        (program, target): (&Client, &Target),
        in_use: File,
        progress: &dyn Progress,
    ) -> Result<()> {
        let cluster = folder.join(CLUSTER);
        let mut command = client(&program.path, target);
        command
            .args(["--no-password", "--format=plain", "--wal-method=stream", "--checkpoint=fast"])
            .args(["--manifest-checksums=SHA256", "--label=hbm-db", "--pgdata"])
            .arg(&cluster)
            .stdin(Stdio::from(in_use));
        let mut looked = 0_usize;
        let look = || {
            looked += 1;
            if looked.is_multiple_of(25) {
                progress.advance(&format!("{} MB copied", size_below(folder) / 1_000_000), 0);
            }
        };
        Child::start(command)?.finish(look).await.map_err(explained)?;
        verify(&cluster, program.major, progress).await
    }

    /// Those in a folder of backups, the newest first.
    ///
    /// # Errors
    /// Exit 1 where the folder cannot be read.
    pub(crate) fn list(shelf: &Path) -> Result<Vec<Self>> {
        let entries = match std::fs::read_dir(shelf) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(unusable(shelf))?,
        };
        let folders = entries.flatten().filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
        let mut found: Vec<Self> = folders.filter_map(|entry| Self::read(&entry.path()).ok()).collect();
        found.sort_by_key(|base| std::cmp::Reverse(base.made_at()));
        Ok(found)
    }

    /// That of a folder.
    ///
    /// # Errors
    /// Exit 1 where it has none that can be read.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(DESCRIBED);
        let text =
            read_plain(&path, FileKind::Json).map_err(|error| unreadable(&path, FileKind::Json, error))?;
        let manifest = serde_json::from_str(&text).map_err(|error| {
            Error::failed(format!("{} describes no copy of a cluster", path.display())).because(error)
        })?;
        Ok(Self { folder: folder.to_owned(), manifest })
    }

    /// The copy.
    pub(crate) fn cluster(&self) -> PathBuf {
        self.folder.join(CLUSTER)
    }

    /// When it was complete.
    pub(crate) fn made_at(&self) -> DateTime<Utc> {
        self.manifest.made_at.parse().unwrap_or_default()
    }

    /// Compares it with its manifest again.
    ///
    /// # Errors
    /// Exit 1 with what differs.
    pub(crate) async fn check(&self, progress: &dyn Progress) -> Result<()> {
        verify(&self.cluster(), self.manifest.major, progress).await
    }
}

impl BaseManifest {
    /// Describes a copy in its folder, with its size.
    ///
    /// # Errors
    /// Exit 1 where it cannot be written.
    pub(crate) fn describe(mut self, folder: &Path) -> Result<Self> {
        self.size = size_below(&folder.join(CLUSTER));
        let path = folder.join(DESCRIBED);
        std::fs::write(&path, json(&self)?).map_err(unusable(&path))?;
        Ok(self)
    }
}

/// The first segment of the log that a copy in a folder needs, from its label.
///
/// # Errors
/// Exit 1 where it has no label.
pub(crate) fn first_segment(folder: &Path) -> Result<String> {
    let path = folder.join(CLUSTER).join("backup_label");
    let text = read_plain(&path, FileKind::Settings)
        .map_err(|error| unreadable(&path, FileKind::Settings, error))?;
    // START WAL LOCATION: 0/2000028 (file 000000010000000000000002)
    let found = text.split_once("(file ").and_then(|(_, rest)| rest.split_once(')'));
    found
        .map(|(name, _)| name.to_owned())
        .ok_or_else(|| Error::failed(format!("{} names no segment", path.display())))
}

async fn verify(cluster: &Path, major: u32, progress: &dyn Progress) -> Result<()> {
    progress.advance("verifying", 0);
    let program = find(Tool::VerifyBackup, major)?;
    let mut command = Command::new(&program.path);
    command.arg(cluster).stdin(Stdio::null());
    Child::start(command)?.finish(|| {}).await.map_err(|error| {
        error.context(format!("the copy in {} is not what the server sent", cluster.display()))
    })
}

fn explained(error: Error) -> Error {
    let said = error.detail_lines().join("\n");
    let has = |words: &str| said.contains(words);
    if has("must be superuser or replication role") || has("permission denied to start WAL sender") {
        return error.hint("ALTER ROLE ... REPLICATION, or name a role that has it");
    }
    if has("no pg_hba.conf entry for replication") {
        return error
            .hint("add a line for replication to pg_hba.conf: host replication ROLE ADDRESS scram-sha-256");
    }
    if has("tablespace") || has("exists but is not empty") {
        return error.hint("a cluster with tablespaces is copied with pg_basebackup itself: --format=tar");
    }
    error
}
