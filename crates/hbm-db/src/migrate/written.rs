//! The files of a new migration: written aside, and put in their place whole or not at all.

use super::{Draft, Migrations, journal};
use crate::error::{Error, Result};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The files of a migration that are not in their place yet.
pub(crate) struct Written {
    aside: PathBuf,
    folder: PathBuf,
    name: String,
    /// Whether they stay in a folder of their own.
    in_folder: bool,
    /// Their names.
    files: Vec<String>,
}

impl Draft {
    /// Writes the files, whole or not at all, and returns the folder, or the first of them.
    ///
    /// # Errors
    /// Exit 1 where they cannot be written.
    pub(crate) fn write(&self, folder: &Path, migrations: &Migrations) -> Result<PathBuf> {
        let written = self.write_aside(folder, migrations)?;
        written.place().inspect_err(|_| written.remove())
    }

    /// Writes the files into a folder that no history has.
    ///
    /// # Errors
    /// Exit 1 where they cannot be written, or their place is taken.
    pub(crate) fn write_aside(&self, folder: &Path, migrations: &Migrations) -> Result<Written> {
        self.reads_the_same(migrations)?;
        // A list that cannot be read is told before anything is written.
        journal::times(folder)?;
        let files = self.files(migrations);
        let written = Written {
            aside: folder.join(format!(".{}.{}", self.name, std::process::id())),
            folder: folder.to_owned(),
            name: self.name.clone(),
            in_folder: migrations.form.in_folders(),
            files: files.iter().map(|(name, _)| name.clone()).collect(),
        };
        if let Some(taken) = written.places().find(|place| place.symlink_metadata().is_ok()) {
            return Err(Error::failed(format!("cannot write {}: it is there already", taken.display()))
                .hint("move it away, and run the command again"));
        }
        let done = fs::create_dir_all(&written.aside).and_then(|()| {
            files.iter().try_for_each(|(name, text)| fs::write(written.aside.join(name), text))
        });
        match done {
            Ok(()) => Ok(written),
            Err(error) => {
                let failed =
                    Error::failed(format!("cannot write {}", written.aside.display())).because(error);
                written.remove();
                Err(failed)
            }
        }
    }
}

impl Written {
    /// Where they belong: their folder, or each file.
    fn places(&self) -> impl Iterator<Item = PathBuf> {
        let names = match self.in_folder {
            true => std::slice::from_ref(&self.name),
            false => self.files.as_slice(),
        };
        names.iter().map(|name| self.folder.join(name))
    }

    /// Puts them there.
    ///
    /// # Errors
    /// Exit 1 where that cannot be done.
    pub(crate) fn place(&self) -> Result<PathBuf> {
        let place = self.places().next().unwrap_or_else(|| self.folder.clone());
        let placed = match self.in_folder {
            true => fs::rename(&self.aside, &place),
            false => move_out(&self.aside),
        };
        placed.map_err(|error| Error::failed(format!("cannot write {}", place.display())).because(error))?;
        if !self.in_folder {
            journal::enter(&self.folder, &self.name)?;
        }
        Ok(place)
    }

    /// Removes them.
    pub(crate) fn remove(&self) {
        // What is left of the attempt is of no use.
        let _ = fs::remove_dir_all(&self.aside);
    }
}

/// Moves the files of a folder beside it, and removes the folder.
///
/// # Errors
/// What the file system answers.
pub(super) fn move_out(folder: &Path) -> io::Result<()> {
    let mut names: Vec<_> = fs::read_dir(folder)?.flatten().map(|entry| entry.file_name()).collect();
    // What goes forwards is the first: what undoes never stands alone.
    names.sort();
    for name in names.into_iter().rev() {
        fs::rename(folder.join(&name), folder.with_file_name(&name))?;
    }
    fs::remove_dir(folder)
}
