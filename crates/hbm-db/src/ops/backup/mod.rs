//! Backups: written, proven, restored, and kept for as long as was said.

mod base;
mod drop_old;
mod examine;
mod fill;
mod list;
mod make;
mod prune;
mod recover;
mod restore;
mod table;
mod verify;
mod wal_check;

pub use crate::backup::{BaseManifest, Gap, Keep, Standing, Verified};
pub use base::{Base, BasedOn, base};
pub use drop_old::{DropOld, DroppedOld, drop_old};
pub use list::{List, Listed, ListedBackup, ListedBase, list};
pub use make::{BackedUp, Backup, backup};
pub use prune::{Prune, PrunedBackups, prune};
pub use recover::{Recover, Recovered, RecoveredDatabase, recover};
pub use restore::{Restore, Restored, WouldRestore, plan_restore, restore};
pub use table::{RestoreTable, RestoredTable, restore_table};
pub use verify::{Verify, VerifyReport, verify};
pub use wal_check::{WalCheck, WalReport, wal_check};

use crate::backup::Shelf;
use crate::config::{make_in_own_folder, own_folder};
use crate::db::Session;
use crate::error::{Error, Result};
use std::path::{Path, PathBuf};

/// Where backups are that nobody named another folder for.
const FOLDER: &str = "backups";

/// The folder of backups that was named, else the project's own.
fn shelf(named: Option<&Path>) -> Shelf {
    Shelf { folder: named.map_or_else(|| own_folder().join(FOLDER), Path::to_owned) }
}

/// The same, which is made where it is the project's own and missing.
fn shelf_to_write(named: Option<&Path>) -> Result<Shelf> {
    if named.is_none() {
        let place = own_folder().join(FOLDER);
        make_in_own_folder(FOLDER)
            .map_err(|error| Error::failed(format!("cannot make {}", place.display())).because(error))?;
    }
    Ok(shelf(named))
}

/// How many processes dump or restore where nobody said: some of the machine's processors.
fn jobs(said: Option<usize>) -> usize {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    said.unwrap_or_else(|| processors.min(4)).max(1)
}

/// The major version of a session's server.
fn major(session: &Session) -> u32 {
    session.server.version / 10_000
}

/// Now, as a part of a name.
fn stamp() -> String {
    chrono::Utc::now().format("%Y%m%dT%H%M%S%3fZ").to_string()
}

/// A path as people give it, from where the program stands.
fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path)
        .map_err(|error| Error::failed(format!("cannot find {}", path.display())).because(error))
}
