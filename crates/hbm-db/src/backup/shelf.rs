//! A folder of backups.

use super::files::unusable;
use super::manifest::{MANIFEST, Manifest, Verified};
use super::retention::{Candidate, Keep};
use crate::advice::{Advice, Operation};
use crate::error::{Error, Result};
use chrono::{DateTime, Utc};
use serde::Serialize;
use std::fs;
use std::path::{Path, PathBuf};

/// What the name of a folder ends with which is being removed.
pub(super) const GONE: &str = ".hbm-db-gone";

/// A folder of backups.
#[derive(Clone, Debug)]
pub(crate) struct Shelf {
    pub(crate) folder: PathBuf,
}

/// What is known of a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// A restore has shown that it has everything.
    Verified,
    /// A restore was not as what was backed up.
    Failed,
    /// Its files have their sizes; no restore was tried.
    NotVerified,
    /// Files are missing, or have other sizes.
    Damaged,
}

/// A backup that is there.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub(crate) folder: PathBuf,
    pub(crate) manifest: Manifest,
    pub(crate) verified: Option<Verified>,
    pub(crate) standing: Standing,
}

impl Shelf {
    /// The backups in it, the newest first, and what is called like one and cannot be read.
    ///
    /// # Errors
    /// Exit 1 where the folder cannot be read. One that is not there has none.
    pub(crate) fn list(&self) -> Result<(Vec<Kept>, Vec<String>)> {
        let (mut kept, mut unreadable) = (Vec::new(), Vec::new());
        for folder in self.folders()? {
            match Kept::read(&folder) {
                Ok(one) => kept.push(one),
                Err(error) => unreadable.push(error.to_string()),
            }
        }
        kept.sort_by(|one, other| other.made_at().cmp(&one.made_at()).then(other.folder.cmp(&one.folder)));
        Ok((kept, unreadable))
    }

    /// The folders in it that have a manifest and a plain name.
    fn folders(&self) -> Result<Vec<PathBuf>> {
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(unusable(&self.folder))?,
        };
        let mut found = Vec::new();
        for entry in entries {
            let path = entry.map_err(unusable(&self.folder))?.path();
            if !is_hidden(&path) && path.join(MANIFEST).is_file() {
                found.push(path);
            }
        }
        Ok(found)
    }

    /// The backup of this name or path, or `latest`: the newest of the database that is not known to be bad.
    ///
    /// # Errors
    /// Exit 2 where there is none; exit 1 where it cannot be read.
    pub(crate) fn find(&self, name: &str, database: &str) -> Result<Kept> {
        if name != "latest" {
            let place = [self.folder.join(name), PathBuf::from(name)]
                .into_iter()
                .find(|path| path.join(MANIFEST).is_file());
            return match place {
                Some(folder) => Kept::read(&folder),
                None => Err(self.none(format!("there is no backup {name} in {}", self.folder.display()))),
            };
        }
        let is_bad = |kept: &Kept| matches!(kept.standing, Standing::Damaged | Standing::Failed);
        let (kept, _) = self.list()?;
        kept.into_iter().find(|kept| kept.manifest.database.name == database && !is_bad(kept)).ok_or_else(
            || self.none(format!("there is no good backup of {database} in {}", self.folder.display())),
        )
    }

    fn none(&self, message: String) -> Error {
        Error::usage(message)
            .hint(
                Advice::to("see what there is: ")
                    .run(Operation::BackupList, format!("--in {}", self.folder.display())),
            )
            .hint("name another folder with --in")
    }

    /// Which backups of a database go by these rules.
    ///
    /// # Errors
    /// Exit 1 where the folder cannot be read.
    pub(crate) fn to_remove(&self, database: &str, keep: Keep) -> Result<Vec<Kept>> {
        let (mut kept, _) = self.list()?;
        kept.retain(|one| one.manifest.database.name == database);
        let candidates: Vec<Candidate> = kept.iter().map(Kept::candidate).collect();
        let places = keep.remove(&candidates, Utc::now());
        let all = kept.into_iter().enumerate();
        Ok(all.filter(|(at, _)| places.contains(at)).map(|(_, one)| one).collect())
    }

    /// Removes a backup. Its name is gone first, so that half of it is never taken for one.
    ///
    /// # Errors
    /// Exit 1 where the file system refuses.
    pub(crate) fn remove(&self, kept: &Kept) -> Result<()> {
        let name = kept.folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let gone = self.folder.join(format!(".{name}{GONE}"));
        fs::rename(&kept.folder, &gone).map_err(unusable(&kept.folder))?;
        fs::remove_dir_all(&gone).map_err(unusable(&gone))
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'))
}

impl Kept {
    /// That of a folder. The sizes of its files are compared.
    ///
    /// # Errors
    /// Exit 1 where its manifest cannot be read.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let manifest = Manifest::read(folder)?;
        let verified = Verified::read(folder);
        let standing = match &verified {
            _ if !manifest.damage(folder, false).is_empty() => Standing::Damaged,
            None => Standing::NotVerified,
            Some(verified) if verified.is_proven() => Standing::Verified,
            Some(_) => Standing::Failed,
        };
        Ok(Self { folder: folder.to_owned(), manifest, verified, standing })
    }

    /// When it was made.
    pub(crate) fn made_at(&self) -> DateTime<Utc> {
        self.manifest.made_at.parse().unwrap_or_default()
    }

    fn candidate(&self) -> Candidate {
        Candidate {
            made_at: self.made_at(),
            good: !matches!(self.standing, Standing::Damaged | Standing::Failed),
            proven: self.standing == Standing::Verified,
        }
    }

    /// Reads all of its files, and compares their checksums.
    ///
    /// # Errors
    /// Exit 1 with what is not as it was written.
    pub(crate) async fn check_files(&self) -> Result<()> {
        let (manifest, folder) = (self.manifest.clone(), self.folder.clone());
        let damage = tokio::task::spawn_blocking(move || manifest.damage(&folder, true)).await;
        let damage = damage.map_err(|error| Error::bug("reading the files panicked").because(error))?;
        if damage.is_empty() {
            return Ok(());
        }
        Err(Error::failed(format!("the backup {} is damaged", self.manifest.name))
            .details(damage)
            .hint("use another one, and look after the disk that it is on")
            .hint(Advice::to("see what there is: ").run(Operation::BackupList, "")))
    }
}
