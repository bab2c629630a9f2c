//! What can be computed again, kept between runs: `$XDG_CACHE_HOME/hbm-db`, or `~/.cache/hbm-db`.

use crate::file::{self, FileKind};
use std::path::{Path, PathBuf};

/// The file of a name; none where there is no home.
pub(crate) fn file(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(Path::new(&std::env::var_os("HOME")?).join(".cache")))?;
    folder.is_absolute().then(|| folder.join("hbm-db").join(name))
}

/// What is in it; none where there is no such file.
///
/// # Errors
/// What the operating system answers.
pub(crate) fn read(path: &Path) -> std::io::Result<Option<String>> {
    match file::read_plain(path, FileKind::Json) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        read => read.map(Some),
    }
}

/// Writes it whole or not at all. A cache that cannot be written is no cache; the next run computes again.
pub(crate) fn write(file: Option<&Path>, bytes: &[u8]) {
    let Some((file, folder)) = file.and_then(|file| Some((file, file.parent()?))) else {
        return;
    };
    let partial = file.with_extension(format!("{}.part", std::process::id()));
    let written = make_private(folder)
        .and_then(|()| std::fs::write(&partial, bytes))
        .and_then(|()| std::fs::rename(&partial, file));
    if written.is_err() {
        // What is left of the attempt is of no use.
        let _ = std::fs::remove_file(&partial);
    }
}

/// A folder that only its owner may look into.
pub(crate) fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}
