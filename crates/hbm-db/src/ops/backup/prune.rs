//! Removes backups whose time is over.

use super::shelf;
use crate::backup::Keep;
use crate::error::{Error, Result};
use crate::ops::Project;
use serde::Serialize;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Which backups go.
#[derive(Clone, Debug, Default)]
pub struct Prune {
    /// The folder of backups; the project's own if not given.
    pub folder: Option<PathBuf>,
    /// Which stay.
    pub keep: Keep,
    /// Whether they are named only.
    pub dry_run: bool,
}

/// Those that went.
#[derive(Clone, Debug, Serialize)]
pub struct PrunedBackups {
    /// The folder.
    pub folder: PathBuf,
    /// Whether they were named only.
    pub dry_run: bool,
    /// Their names.
    pub removed: Vec<String>,
    /// How many bytes they had.
    pub size: u64,
}

/// Removes the backups of every database in a folder that the rules do not keep. The newest good one of each stays. No database is
/// asked.
///
/// # Errors
/// Exit 2 where no rule is given; exit 1 where the file system refuses.
pub fn prune(project: &Project, options: &Prune) -> Result<PrunedBackups> {
    if !options.keep.is_said() {
        return Err(Error::usage("nothing says which backups stay")
            .hint("give --keep 30d, for those that are younger, or --keep-last 7, for the newest, or both"));
    }
    let shelf = shelf(options.folder.as_deref());
    let (kept, unreadable) = shelf.list()?;
    unreadable.iter().for_each(|line| project.listener.warn(line));
    let databases: BTreeSet<String> = kept.into_iter().map(|one| one.manifest.database.name).collect();
    let (mut removed, mut size) = (Vec::new(), 0);
    for database in databases {
        for old in shelf.to_remove(&database, options.keep)? {
            if !options.dry_run {
                shelf.remove(&old)?;
            }
            size += old.manifest.size();
            removed.push(old.manifest.name);
        }
    }
    Ok(PrunedBackups { folder: shelf.folder, dry_run: options.dry_run, removed, size })
}
