//! Folders that a run left which was broken off: a squash between two renames, a migration that was written and not yet
//! put in its place. Their names begin with a dot and end with the number of the process.

use super::Migration;
use crate::error::{Error, Result};
use crate::file::{FileKind, read_plain};
use hbm_db_migration_file::checksum;
use std::fs;
use std::path::{Path, PathBuf};

/// What the name of a folder begins with that a squash puts the old migrations into.
const SQUASHED: &str = ".squashed.";

/// A folder that a broken run left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The folder.
    pub folder: PathBuf,
    /// What is in it.
    pub holds: Holds,
}

/// What a folder holds that a broken run left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Migrations that were to be squashed, by their names. Where the new one is in its place, they are of no use.
    Squashed {
        /// The migrations.
        names: Vec<String>,
        /// Whether the new one is in its place.
        replaced: bool,
    },
    /// A migration that was not put in its place.
    Written {
        /// Its name.
        name: String,
        /// The checksum of its `up.sql`; none where that was not written yet.
        checksum: Option<String>,
    },
}

impl Aside {
    /// What this folder is, beside these migrations; none where it is nothing of ours.
    pub(super) fn of(folder: &Path, visible: &[Migration]) -> Option<Self> {
        let name = folder.file_name()?.to_str()?;
        let (stem, process) = name.rsplit_once('.')?;
        if process.is_empty() || !process.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let holds = match name.strip_prefix(SQUASHED) {
            Some(_) => {
                let names = names_in(folder);
                let is_new =
                    |migration: &Migration| migration.squashed().iter().any(|one| names.contains(&one.name));
                let replaced = names.is_empty() || visible.iter().any(is_new);
                Holds::Squashed { names, replaced }
            }
            None => Holds::Written {
                name: stem.strip_prefix('.').filter(|name| !name.is_empty())?.to_owned(),
                checksum: read_plain(&folder.join("up.sql"), FileKind::Sql).ok().map(|text| checksum(&text)),
            },
        };
        Some(Self { folder: folder.to_owned(), holds })
    }

    /// Whether the process that made it still runs. Where the system does not say so in files, none does.
    pub(super) fn is_at_work(&self) -> bool {
        self.folder.extension().is_some_and(|process| Path::new("/proc").join(process).exists())
    }

    /// A new folder for migrations that are to be squashed.
    pub(crate) fn for_squashed(migrations: &Path) -> PathBuf {
        migrations.join(format!("{SQUASHED}{}", std::process::id()))
    }

    /// Undoes what was broken off: migrations are put back where nothing took their place, and the folder is removed.
    ///
    /// # Errors
    /// What the file system answers.
    pub(crate) fn settle(&self) -> Result<()> {
        let failed = |error: std::io::Error| {
            Error::failed(format!("{} cannot be tidied up", self.folder.display()))
                .because(error)
                .hint("git status shows what is there")
        };
        if let Holds::Squashed { names, replaced: false } = &self.holds {
            for name in names {
                let place = self.folder.with_file_name(name);
                if !place.exists() {
                    fs::rename(self.folder.join(name), place).map_err(failed)?;
                }
            }
        }
        fs::remove_dir_all(&self.folder).map_err(failed)
    }

    /// Puts a migration in its place.
    ///
    /// # Errors
    /// What the file system answers.
    pub(crate) fn place(&self) -> Result<()> {
        let Holds::Written { name, .. } = &self.holds else { return self.settle() };
        let place = self.folder.with_file_name(name);
        fs::rename(&self.folder, &place).map_err(|error| {
            Error::failed(format!(
                "{} cannot be put in its place, {}",
                self.folder.display(),
                place.display()
            ))
            .because(error)
        })
    }
}

/// The folders in a folder.
fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = folders.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}
