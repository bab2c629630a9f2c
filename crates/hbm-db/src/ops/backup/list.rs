//! The backups that are there.

use super::shelf;
use crate::backup::{Base, Standing};
use crate::error::Result;
use serde::Serialize;
use std::path::PathBuf;
use std::time::Duration;

/// Which backups are listed.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The folder of backups; the project's own if not given.
    pub folder: Option<PathBuf>,
    /// How old the newest good one of each database may be.
    pub max_age: Option<Duration>,
}

/// The backups of a folder.
#[derive(Clone, Debug, Serialize)]
pub struct Listed {
    /// The folder.
    pub folder: PathBuf,
    /// Those of databases, the newest first.
    pub backups: Vec<ListedBackup>,
    /// Copies of clusters, the newest first.
    pub bases: Vec<ListedBase>,
    /// What is called like a backup and cannot be read.
    pub unreadable: Vec<String>,
    /// What is not as it should be: databases without a good backup that is young enough.
    pub findings: Vec<String>,
}

/// A backup in the list.
#[derive(Clone, Debug, Serialize)]
pub struct ListedBackup {
    /// What it is called.
    pub name: String,
    /// The database.
    pub database: String,
    /// When its snapshot was taken.
    pub made_at: String,
    /// How many bytes it has.
    pub size: u64,
    /// How many rows.
    pub rows: u64,
    /// For whom it is encrypted.
    pub encrypted_to: Vec<String>,
    /// What is known of it.
    pub state: Standing,
    /// When it was verified, where it was.
    pub verified_at: Option<String>,
}

/// A copy of a cluster in the list.
#[derive(Clone, Debug, Serialize)]
pub struct ListedBase {
    /// What it is called.
    pub name: String,
    /// When it was complete.
    pub made_at: String,
    /// How many bytes it has.
    pub size: u64,
    /// The version of the server.
    pub server: String,
    /// The segment of the log that it begins with.
    pub first_segment: String,
}

/// Lists the backups of a folder. No database is asked.
///
/// # Errors
/// Exit 1 where the folder cannot be read.
pub fn list(options: &List) -> Result<Listed> {
    let shelf = shelf(options.folder.as_deref());
    let (kept, unreadable) = shelf.list()?;
    let bases = Base::list(&shelf.folder)?;
    let now = chrono::Utc::now();
    let mut findings = Vec::new();
    if let Some(limit) = options.max_age {
        let mut databases: Vec<&str> = kept.iter().map(|one| one.manifest.database.name.as_str()).collect();
        databases.sort_unstable();
        databases.dedup();
        let is_young = |database: &str| {
            kept.iter().any(|one| {
                let age = now.signed_duration_since(one.made_at()).to_std().unwrap_or_default();
                one.manifest.database.name == database
                    && !matches!(one.standing, Standing::Damaged | Standing::Failed)
                    && age <= limit
            })
        };
        if databases.is_empty() {
            findings.push("there is no backup".to_owned());
        }
        findings.extend(
            databases
                .into_iter()
                .filter(|database| !is_young(database))
                .map(|database| format!("{database} has no good backup of the last {} s", limit.as_secs())),
        );
    }
    Ok(Listed {
        folder: shelf.folder,
        backups: kept
            .into_iter()
            .map(|one| ListedBackup {
                database: one.manifest.database.name.clone(),
                size: one.manifest.size(),
                rows: one.manifest.rows(),
                name: one.manifest.name,
                made_at: one.manifest.made_at,
                encrypted_to: one.manifest.encrypted_to,
                state: one.standing,
                verified_at: one.verified.filter(|verified| verified.is_proven()).map(|verified| verified.at),
            })
            .collect(),
        bases: bases
            .into_iter()
            .map(|base| ListedBase {
                name: base.manifest.name,
                made_at: base.manifest.made_at,
                size: base.manifest.size,
                server: base.manifest.server,
                first_segment: base.manifest.first_segment,
            })
            .collect(),
        unreadable,
        findings,
    })
}
