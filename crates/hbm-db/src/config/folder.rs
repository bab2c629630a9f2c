//! The folder for what is kept beside a project: data of the embedded PostgreSQL, checkpoints.

use std::fs::{DirBuilder, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

const NAME: &str = ".hbm-db";

/// The nearest `.hbm-db` of this user upwards, else the one that would be made in the current folder.
pub fn own_folder() -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    here.ancestors()
        .map(|folder| folder.join(NAME))
        .find(|folder| folder.is_dir() && hbm_db_postgres::is_own(folder))
        .unwrap_or_else(|| here.join(NAME))
}

/// Makes a folder below [`own_folder`]: only this user may read it, and git ignores it.
///
/// # Errors
/// What the file system answers.
pub fn make_in_own_folder(below: impl AsRef<Path>) -> io::Result<PathBuf> {
    let own = own_folder();
    let folder = own.join(below);
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(&folder)?;
    match File::create_new(own.join(".gitignore")) {
        Ok(mut file) => file.write_all(b"*\n")?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error),
    }
    Ok(folder)
}
