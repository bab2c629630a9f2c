//! The folder for what is kept beside a project: data of the embedded PostgreSQL, checkpoints.

use std::path::PathBuf;

const NAME: &str = ".hbm-db";

/// The nearest `.hbm-db` upwards, else the one that would be made in the current folder.
pub fn own_folder() -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    here.ancestors()
        .map(|folder| folder.join(NAME))
        .find(|folder| folder.is_dir())
        .unwrap_or_else(|| here.join(NAME))
}
