//! What a backup says of itself.

use super::facts::DatabaseFacts;
use super::files::{FileFacts, below, replace, unusable, write_synced};
use super::part::IN_USE;
use super::rows::TableRows;
use crate::catalog::Fingerprint;
use crate::error::{Error, Result};
use crate::file::{FileKind, read_plain, unreadable};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The file in the folder of a backup that describes the others.
pub(super) const MANIFEST: &str = "manifest.json";
/// What is known of a restore that was tried, beside it.
const VERIFIED: &str = "verified.json";
/// The form of the manifest.
const FORMAT: u32 = 1;

/// What a backup is of, and how its files and rows are known again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// The form of the manifest.
    pub(crate) format: u32,
    /// What the backup is called.
    pub(crate) name: String,
    /// When its snapshot was taken, by the clock of the server.
    pub(crate) made_at: String,
    /// The version of hbm-db.
    pub(crate) hbm_db: String,
    /// The version of pg_dump.
    pub(crate) pg_dump: String,
    /// The version of the server.
    pub(crate) server: String,
    /// The database.
    pub(crate) database: DatabaseFacts,
    /// The fingerprint of its catalog.
    pub(crate) fingerprint: Fingerprint,
    /// The roles that its objects and privileges name.
    pub(crate) roles: Vec<String>,
    /// Those of them that own something.
    pub(crate) owners: Vec<String>,
    /// For whom it is encrypted; empty where it is not.
    pub(crate) encrypted_to: Vec<String>,
    /// The rows of each table in the snapshot.
    pub(crate) tables: Vec<TableRows>,
    /// The files.
    pub(crate) files: Vec<FileFacts>,
}

/// What a restore into a scratch database has shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verified {
    /// When.
    pub at: String,
    /// The version of the server that it was restored on.
    pub server: String,
    /// The version of hbm-db.
    pub hbm_db: String,
    /// In what it differs from what was backed up; empty where it is proven.
    pub differences: Vec<String>,
}

impl Verified {
    /// Whether nothing differed.
    pub fn is_proven(&self) -> bool {
        self.differences.is_empty()
    }
}

impl Manifest {
    /// The form that is written.
    pub(crate) fn format() -> u32 {
        FORMAT
    }

    /// How many bytes its files have.
    pub(crate) fn size(&self) -> u64 {
        self.files.iter().map(|file| file.size).sum()
    }

    /// How many rows its tables have.
    pub(crate) fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }

    /// Reads that of a folder.
    ///
    /// # Errors
    /// Exit 1 where it cannot be read.
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(MANIFEST);
        let text =
            read_plain(&path, FileKind::Json).map_err(|error| unreadable(&path, FileKind::Json, error))?;
        let manifest: Self = serde_json::from_str(&text).map_err(|error| {
            Error::failed(format!("{} is no manifest of a backup", path.display())).because(error)
        })?;
        if manifest.format > FORMAT {
            return Err(Error::failed(format!("{} was written by a newer hbm-db", path.display()))
                .hint("use a version that is as new"));
        }
        Ok(manifest)
    }

    /// Writes it into a folder.
    pub(crate) fn write(&self, folder: &Path) -> Result<()> {
        write_synced(&folder.join(MANIFEST), &json(self)?)
    }

    /// In what the files of a folder are not as they were written, without what they mean. Only their sizes are compared where
    /// `thorough` is not asked for.
    pub(super) fn damage(&self, folder: &Path, thorough: bool) -> Vec<String> {
        let mut found = Vec::new();
        for file in &self.files {
            let path = Path::new(&file.path);
            match std::fs::metadata(folder.join(path)) {
                Err(error) => found.push(format!("{}: {error}", file.path)),
                Ok(there) if there.len() != file.size => {
                    found.push(format!("{}: it has {} bytes, and had {}", file.path, there.len(), file.size));
                }
                Ok(_) if thorough => match FileFacts::of(folder, path) {
                    Err(error) => found.push(error.to_string()),
                    Ok(now) if now.sha256 != file.sha256 => {
                        found.push(format!("{}: its checksum is not the one that it had", file.path));
                    }
                    Ok(_) => {}
                },
                Ok(_) => {}
            }
        }
        let known: BTreeSet<PathBuf> = self.files.iter().map(|file| PathBuf::from(&file.path)).collect();
        let own = [MANIFEST, VERIFIED, IN_USE].map(PathBuf::from);
        let there = below(folder).unwrap_or_default();
        let strange = there.iter().filter(|path| !known.contains(*path) && !own.contains(path));
        // Another file in the dump would be read by nobody, and somebody put it there.
        found.extend(strange.map(|path| format!("{}: it is not in the manifest", path.display())));
        found
    }
}

impl Verified {
    /// Reads that of a folder; none where no restore was tried.
    pub(super) fn read(folder: &Path) -> Option<Self> {
        serde_json::from_str(&read_plain(&folder.join(VERIFIED), FileKind::Json).ok()?).ok()
    }

    /// Keeps it in the folder of the backup.
    ///
    /// # Errors
    /// Exit 1 where it cannot be written.
    pub(crate) fn keep(&self, folder: &Path) -> Result<()> {
        replace(&folder.join(VERIFIED), &json(self)?)
    }
}

pub(super) fn json(value: &impl Serialize) -> Result<Vec<u8>> {
    serde_json::to_vec_pretty(value).map_err(|error| Error::bug("a manifest is not JSON").because(error))
}

/// A folder for this user alone.
pub(super) fn make_private(folder: &Path) -> Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(unusable(folder))
}
