//! The files of a new project, written so that all of them are there afterwards, or none.

use super::{Init, SCHEMA};
use crate::config::PROJECT_FILE;
use crate::error::{Error, Result};
use crate::project::{Beginning, ignored};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Writes files that are not there. Dropped before [`Writer::keep`], it removes them, so that the command can be run again.
pub(super) struct Writer<'a> {
    pub(super) folder: &'a Path,
    /// What was written, for people: a folder ends with `/`.
    written: Vec<String>,
    /// How to undo it, the last first.
    undo: Vec<Undo>,
}

/// What undoes a step.
enum Undo {
    /// The file was not there.
    File(PathBuf),
    /// The file had this text.
    Text(PathBuf, String),
    /// The folder was not there.
    Folder(PathBuf),
    /// Others write into the folder, which had these.
    Others(PathBuf, BTreeSet<PathBuf>),
}

impl<'a> Writer<'a> {
    pub(super) fn new(folder: &'a Path) -> Self {
        Self { folder, written: Vec::new(), undo: Vec::new() }
    }

    /// Looks whether something is where files would go, before one is written.
    ///
    /// # Errors
    /// Exit 2 where something is.
    pub(super) fn refuse_what_is_there(
        &self,
        options: &Init,
        beginning: &Beginning,
        has_migrations: bool,
    ) -> Result<()> {
        let is_other = |name: &str, is_folder: bool| {
            let path = self.folder.join(name);
            path.symlink_metadata().is_ok() && path.is_dir() != is_folder
        };
        let would_write = options.from.is_some() || !has_migrations;
        let places = [
            (PROJECT_FILE, false, true),
            (".gitignore", false, true),
            ("hbm-db.schema.json", false, true),
            (SCHEMA, true, would_write),
            (beginning.migrations.as_str(), true, true),
            (beginning.seeds.as_str(), true, true),
        ];
        if let Some((name, is_folder, _)) =
            places.into_iter().find(|(name, is_folder, is_written)| *is_written && is_other(name, *is_folder))
        {
            let (wanted, is) = if is_folder { ("a folder", "no folder") } else { ("a file", "no file") };
            return Err(Error::usage(format!("{name} is {is}, and {wanted} of this name would be written"))
                .hint("move it away, and run the command again"));
        }
        let is_filled = |path: &Path| fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_some());
        match would_write && is_filled(&self.folder.join(SCHEMA)) {
            true => Err(Error::usage(format!(
                "there is a folder {SCHEMA} here, and the schema would be written into it"
            ))
            .hint(format!("where it is the schema, write {PROJECT_FILE} by hand: name: …, schema: {SCHEMA}"))
            .hint("else move it away, and run the command again")),
            false => Ok(()),
        }
    }

    /// Adds to `.gitignore` what git is not to keep.
    ///
    /// # Errors
    /// Exit 1 where it cannot be written.
    pub(super) fn ignore(&mut self) -> Result<()> {
        let path = self.folder.join(".gitignore");
        let existing = match fs::read_to_string(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            // What is there stays.
            Err(_) => return Ok(()),
            Ok(existing) => Some(existing),
        };
        let Some(text) = ignored(existing.as_deref().unwrap_or_default()) else { return Ok(()) };
        self.undo
            .push(existing.map_or_else(|| Undo::File(path.clone()), |text| Undo::Text(path.clone(), text)));
        self.put(".gitignore", &text)
    }

    /// Writes a file, unless it is there.
    ///
    /// # Errors
    /// Exit 1 where it cannot be written.
    pub(super) fn write(&mut self, name: &str, text: &str) -> Result<()> {
        let path = self.folder.join(name);
        if path.exists() {
            return Ok(());
        }
        if let Some(folder) = path.parent() {
            self.make(folder)?;
        }
        self.undo.push(Undo::File(path));
        self.put(name, text)
    }

    /// Begins a folder that others write into.
    ///
    /// # Errors
    /// Exit 1 where it cannot be made.
    pub(super) fn begin(&mut self, folder: &str) -> Result<()> {
        let path = self.folder.join(folder);
        self.make(&path)?;
        let had = entries(&path).collect();
        self.undo.push(Undo::Others(path, had));
        self.written.push(format!("{folder}/"));
        Ok(())
    }

    /// What was written, which stays.
    pub(super) fn keep(mut self) -> Vec<String> {
        self.undo.clear();
        std::mem::take(&mut self.written)
    }

    fn make(&mut self, folder: &Path) -> Result<()> {
        let missing: Vec<&Path> = folder.ancestors().take_while(|path| !path.exists()).collect();
        self.undo.extend(missing.into_iter().rev().map(|path| Undo::Folder(path.to_owned())));
        fs::create_dir_all(folder)
            .map_err(|error| Error::failed(format!("cannot make {}", folder.display())).because(error))
    }

    fn put(&mut self, name: &str, text: &str) -> Result<()> {
        let path = self.folder.join(name);
        self.written.push(name.to_owned());
        fs::write(&path, text)
            .map_err(|error| Error::failed(format!("cannot write {}", path.display())).because(error))
    }
}

impl Drop for Writer<'_> {
    fn drop(&mut self) {
        for undo in self.undo.drain(..).rev() {
            let undone = match &undo {
                Undo::File(path) => fs::remove_file(path),
                Undo::Text(path, text) => fs::write(path, text),
                Undo::Folder(path) => fs::remove_dir(path),
                Undo::Others(path, had) => {
                    entries(path).filter(|entry| !had.contains(entry)).try_for_each(remove)
                }
            };
            // The error that is told is another one.
            if let Err(error) = undone {
                tracing::debug!("not removed: {error}");
            }
        }
    }
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

fn remove(path: PathBuf) -> io::Result<()> {
    if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }
}
