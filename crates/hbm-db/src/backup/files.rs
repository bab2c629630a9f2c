//! Files of a backup: their checksums, and that they are on the disk.

use super::part::IN_USE;
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// A file of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FileFacts {
    /// Its path in the folder of the backup.
    pub(crate) path: String,
    /// How many bytes it has.
    pub(crate) size: u64,
    /// SHA-256 of them, in hexadecimal.
    pub(crate) sha256: String,
}

/// What is told of a file that cannot be written or read.
pub(crate) fn unusable(path: &Path) -> impl FnOnce(io::Error) -> Error {
    let path = path.to_owned();
    move |error| {
        let full = matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded);
        let told = Error::failed(format!("cannot use {}", path.display())).because(error);
        match full {
            true => told.hint("make room, or name another folder; nothing of this attempt was kept"),
            false => told,
        }
    }
}

/// All files below a folder, as paths in it, in order.
///
/// # Errors
/// Exit 1 where the folder cannot be read.
pub(super) fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(inner) = open.pop() {
        let here = folder.join(&inner);
        for entry in fs::read_dir(&here).map_err(unusable(&here))? {
            let entry = entry.map_err(unusable(&here))?;
            let path = inner.join(entry.file_name());
            match entry.file_type().map_err(unusable(&here))?.is_dir() {
                true => open.push(path),
                false => found.push(path),
            }
        }
    }
    found.sort();
    Ok(found)
}

impl FileFacts {
    /// Those of every file below a folder, without the one that says that it is in use.
    ///
    /// # Errors
    /// Exit 1 where one cannot be read.
    pub(crate) fn all(folder: &Path) -> Result<Vec<Self>> {
        let files = below(folder)?;
        files.iter().filter(|path| *path != Path::new(IN_USE)).map(|path| Self::of(folder, path)).collect()
    }

    /// Those of a file below a folder.
    ///
    /// # Errors
    /// Exit 1 where it cannot be read.
    pub(super) fn of(folder: &Path, path: &Path) -> Result<Self> {
        let whole = folder.join(path);
        let (size, sha256) = File::open(&whole).and_then(hashed).map_err(unusable(&whole))?;
        Ok(Self { path: path.display().to_string(), size, sha256 })
    }
}

fn hashed(mut file: File) -> io::Result<(u64, String)> {
    let (mut hash, mut size) = (Sha256::new(), 0);
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
        size += read as u64;
    }
    Ok((size, hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()))
}

/// How many bytes the files below a folder have by now.
pub(super) fn size_below(folder: &Path) -> u64 {
    let files = below(folder).unwrap_or_default();
    files.iter().filter_map(|path| fs::metadata(folder.join(path)).ok()).map(|found| found.len()).sum()
}

/// Writes a file that is on the disk when this returns.
pub(crate) fn write_synced(path: &Path, text: &[u8]) -> Result<()> {
    let mut file = File::create(path).map_err(unusable(path))?;
    file.write_all(text).and_then(|()| file.sync_all()).map_err(unusable(path))
}

/// Replaces a file by another text, whole or not at all.
pub(super) fn replace(path: &Path, text: &[u8]) -> Result<()> {
    let partial = path.with_extension("part");
    write_synced(&partial, text)?;
    fs::rename(&partial, path).map_err(unusable(path))?;
    sync_folder(path.parent().unwrap_or(Path::new(".")))
}

/// Brings everything below a folder to the disk, the names as well.
pub(super) fn sync_below(folder: &Path) -> Result<()> {
    let files = below(folder)?;
    for path in &files {
        let whole = folder.join(path);
        File::open(&whole).and_then(|file| file.sync_all()).map_err(unusable(&whole))?;
    }
    let mut folders: Vec<&Path> = files.iter().flat_map(|path| path.ancestors().skip(1)).collect();
    folders.sort();
    folders.dedup();
    folders.iter().try_for_each(|inner| sync_folder(&folder.join(inner)))
}

/// Brings the names in a folder to the disk.
pub(super) fn sync_folder(folder: &Path) -> Result<()> {
    File::open(folder).and_then(|file| file.sync_all()).map_err(unusable(folder))
}

/// Copies a folder with everything in it to a new one.
///
/// # Errors
/// Exit 1 where something cannot be read or written.
pub(crate) fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir(to).map_err(unusable(to))?;
    let mode = fs::metadata(from).map_err(unusable(from))?.permissions();
    fs::set_permissions(to, mode).map_err(unusable(to))?;
    for entry in fs::read_dir(from).map_err(unusable(from))? {
        let entry = entry.map_err(unusable(from))?;
        let (source, copy) = (entry.path(), to.join(entry.file_name()));
        match entry.file_type().map_err(unusable(&source))?.is_dir() {
            true => copy_tree(&source, &copy)?,
            false => {
                fs::copy(&source, &copy).map_err(unusable(&copy))?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_bytes() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("dump")).expect("a folder");
        fs::write(folder.path().join("dump/a"), "abc").expect("a file");
        let paths = below(folder.path()).expect("files");
        assert_eq!(paths, [PathBuf::from("dump/a")]);
        let facts = FileFacts::of(folder.path(), &paths[0]).expect("facts");
        // SHA-256 of "abc", from FIPS 180-2.
        assert_eq!(facts.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!((facts.size, size_below(folder.path())), (3, 3));
    }
}
