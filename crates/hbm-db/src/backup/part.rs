//! A backup while it is written: a folder with another name.

use super::files::{sync_below, sync_folder, unusable};
use super::manifest::make_private;
use super::shelf::{GONE, Shelf};
use crate::error::{Error, Result};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// What the name of a folder ends with in which a backup is written.
const PART: &str = ".part";
/// The file in a folder that is being written, which whoever writes holds a lock of.
pub(super) const IN_USE: &str = "in-use";

/// A backup that is being written. It is removed where it is not finished.
pub(crate) struct Part {
    pub(crate) folder: PathBuf,
    place: PathBuf,
    in_use: File,
    finished: bool,
}

impl Shelf {
    /// Begins a backup of this name. What killed runs left is removed.
    ///
    /// # Errors
    /// Exit 2 where there is one of that name, or the name is none of a file; exit 1 where nothing can be written.
    pub(crate) fn begin(&self, name: &str) -> Result<Part> {
        let is_plain = !name.is_empty()
            && !name.starts_with('.')
            && name != "latest"
            && !name.chars().any(|c| c == '/' || c.is_control());
        if !is_plain {
            return Err(Error::usage(format!("{name:?} cannot be the name of a backup"))
                .hint("a name has no slash, does not begin with a dot, and is not latest"));
        }
        make_private(&self.folder)?;
        self.sweep()?;
        let place = self.folder.join(name);
        if place.symlink_metadata().is_ok() {
            return Err(
                Error::usage(format!("{} is there already", place.display())).hint("give it another --name")
            );
        }
        let folder = self.folder.join(format!(".{name}{PART}"));
        make_private(&folder)?;
        let in_use = folder.join(IN_USE);
        let file = File::create(&in_use).map_err(unusable(&in_use))?;
        if file.try_lock().is_err() {
            return Err(
                Error::failed(format!("another backup writes {}", place.display())).hint("wait for it")
            );
        }
        Ok(Part { folder, place, in_use: file, finished: false })
    }

    /// Removes what nobody writes or removes any more.
    fn sweep(&self) -> Result<()> {
        for entry in fs::read_dir(&self.folder).map_err(unusable(&self.folder))?.flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_left = match name.strip_prefix('.') {
                Some(rest) if rest.ends_with(PART) => {
                    File::open(path.join(IN_USE)).is_ok_and(|file| file.try_lock().is_ok())
                }
                Some(rest) => rest.ends_with(GONE),
                None => false,
            };
            if is_left {
                fs::remove_dir_all(&path).map_err(unusable(&path))?;
            }
        }
        Ok(())
    }
}

impl Part {
    /// An open file that says that the folder is in use, for as long as it is open.
    ///
    /// # Errors
    /// Exit 1 where the system has no more of them.
    pub(crate) fn in_use(&self) -> Result<File> {
        self.in_use.try_clone().map_err(unusable(&self.folder))
    }

    /// Gives it its name, with everything on the disk before.
    ///
    /// # Errors
    /// Exit 1 where the file system refuses; nothing is kept then.
    pub(crate) fn finish(mut self) -> Result<PathBuf> {
        sync_below(&self.folder)?;
        fs::rename(&self.folder, &self.place).map_err(unusable(&self.place))?;
        self.finished = true;
        let in_use = self.place.join(IN_USE);
        fs::remove_file(&in_use).map_err(unusable(&in_use))?;
        sync_folder(self.place.parent().unwrap_or(Path::new(".")))?;
        Ok(self.place.clone())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.finished {
            // What is left of the attempt is of no use.
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}
