//! Folders that a run left which was broken off: a squash between two renames, a migration that was written and not yet
//! put in its place. Their names begin with a dot and end with the number of the process.

use super::Migration;
use super::journal;
use super::written::move_out;
use crate::error::{Error, Result};
use crate::file::{FileKind, read_plain};
use hbm_db_migration_file::{Form, Part, checksum};
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
    /// The form of the migrations beside it.
    form: Form,
    /// Whether a migration of its name is in its place.
    is_placed: bool,
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
    pub(super) fn of(folder: &Path, visible: &[Migration], form: Form) -> Option<Self> {
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
            // A folder with anything else in it is somebody's.
            None if !is_written(folder, form) => return None,
            None => Holds::Written {
                name: stem.strip_prefix('.').filter(|name| !name.is_empty())?.to_owned(),
                checksum: checksum_in(folder, form),
            },
        };
        let is_placed = matches!(&holds, Holds::Written { name, .. } if !form.in_folders() && visible.iter().any(|one| one.name == *name));
        Some(Self { folder: folder.to_owned(), holds, form, is_placed })
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
        // What is left of a migration that is in its place is put there, too.
        match &self.holds {
            Holds::Written { .. } if self.is_placed => move_out(&self.folder).map_err(failed),
            _ => fs::remove_dir_all(&self.folder).map_err(failed),
        }
    }

    /// Puts a migration in its place.
    ///
    /// # Errors
    /// What the file system answers.
    pub(crate) fn place(&self) -> Result<()> {
        let Holds::Written { name, .. } = &self.holds else { return self.settle() };
        let place = self.folder.with_file_name(name);
        let placed = match self.form.in_folders() {
            true => fs::rename(&self.folder, &place),
            false => move_out(&self.folder),
        };
        placed.map_err(|error| {
            Error::failed(format!(
                "{} cannot be put in its place, {}",
                self.folder.display(),
                place.display()
            ))
            .because(error)
        })?;
        match self.form.in_folders() {
            true => Ok(()),
            false => journal::enter(self.folder.parent().unwrap_or(&self.folder), name),
        }
    }
}

/// Whether a folder has nothing but the files of a migration.
fn is_written(folder: &Path, form: Form) -> bool {
    let is_file = |name: &str| match form {
        Form::Pair => name == "up.sql" || name == "down.sql",
        Form::Prisma => name == "migration.sql",
        form => form.part(name).is_some(),
    };
    let mut entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.all(|entry| entry.file_name().to_str().is_some_and(is_file))
}

/// The checksum of what goes forwards of a migration that was written into a folder; none where that was not written yet.
fn checksum_in(folder: &Path, form: Form) -> Option<String> {
    let goes_forwards = |name: &str| match form {
        Form::Pair => name == "up.sql",
        Form::Prisma => name == "migration.sql",
        form => form.part(name).is_some_and(|(_, part)| part != Part::Down),
    };
    let entries = fs::read_dir(folder).ok()?.flatten();
    let file = entries
        .map(|entry| entry.path())
        .find(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(goes_forwards))?;
    read_plain(&file, FileKind::Sql).ok().map(|text| checksum(&form.halves(&text).0))
}

/// The folders in a folder.
fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = folders.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}
