//! The folder for what is kept beside a project: data of the embedded PostgreSQL, checkpoints.

use std::fs::{DirBuilder, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

const NAME: &str = ".hbm-db";

/// What a project file is called.
pub const PROJECT_FILE: &str = "hbm-db.yaml";

/// The nearest project file in a folder or one above it. What has its name and is no file counts: it is none that can be read.
pub fn project_file(here: &Path) -> Option<PathBuf> {
    here.ancestors().map(|folder| folder.join(PROJECT_FILE)).find(|path| path.symlink_metadata().is_ok())
}

/// The nearest `.hbm-db` of this user upwards, up to the folder of the project; else the one that would be made in that
/// folder, or in the current one where there is no project.
pub fn own_folder() -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let project = project_file(&here).and_then(|file| file.parent().map(Path::to_owned));
    let is_inside = |folder: &&Path| project.as_deref().is_none_or(|project| folder.starts_with(project));
    here.ancestors()
        .take_while(is_inside)
        .map(|folder| folder.join(NAME))
        .find(|folder| folder.is_dir() && hbm_db_postgres::is_own(folder))
        .unwrap_or_else(|| project.as_ref().unwrap_or(&here).join(NAME))
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
