//! Files written whole: all of them beside their places first, then each put into its place.

use super::change::Change;
use crate::error::{Error, Result};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Writes and removes files.
///
/// # Errors
/// Exit 1. Where one cannot be written beside its place, none is changed.
pub(super) fn write(folder: &Path, changes: &[Change]) -> Result<()> {
    let mut partial = Vec::new();
    let prepared = changes.iter().try_for_each(|change| match &change.to {
        Some(text) => prepare(&folder.join(&change.path), text, &mut partial),
        None => Ok(()),
    });
    let done = prepared.and_then(|()| {
        partial.iter().try_for_each(|(from, to)| fs::rename(from, to).map_err(|error| unwritable(to, error)))
    });
    if done.is_err() {
        // What was put into its place is not there any more.
        partial.iter().for_each(|(from, _)| drop(fs::remove_file(from)));
        return done;
    }
    for change in changes.iter().filter(|change| change.to.is_none()) {
        let path = folder.join(&change.path);
        fs::remove_file(&path).map_err(|error| unwritable(&path, error))?;
        remove_empty(folder, &path);
    }
    Ok(())
}

fn prepare(path: &Path, text: &str, partial: &mut Vec<(PathBuf, PathBuf)>) -> Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let parent = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(parent).map_err(|error| unwritable(parent, error))?;
    partial.push((beside.clone(), path.to_owned()));
    fs::write(&beside, text).map_err(|error| unwritable(path, error))
}

/// Removes the folders above a file that have nothing in them any more.
fn remove_empty(folder: &Path, path: &Path) {
    for above in path.ancestors().skip(1).take_while(|above| *above != folder) {
        if fs::remove_dir(above).is_err() {
            break;
        }
    }
}

fn unwritable(path: &Path, error: io::Error) -> Error {
    Error::failed(format!("cannot write {}", path.display()))
        .because(error)
        .hint("name a folder that can be written; the same command goes on where this one ended")
}
