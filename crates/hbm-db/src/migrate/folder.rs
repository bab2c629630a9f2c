//! A folder of migrations, with what else is in it.

use super::{Aside, File, Foreign, Holds, Migration, Migrations};
use crate::error::{Error, Result};
use crate::file::{self, FileKind};
use std::path::Path;

fn unreadable(path: &Path, error: std::io::Error) -> Error {
    file::unreadable(path, FileKind::Sql, error).hint("migrations are UTF-8 text")
}

impl Migrations {
    /// Reads a folder; `shown` is what it is called for people.
    ///
    /// # Errors
    /// Exit 1 where a file cannot be read, or a folder has `down.sql` alone.
    pub(super) fn read(&mut self, folder: &Path, shown: &Path) -> Result<()> {
        let mut hidden = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
            let entry = entry.map_err(|error| unreadable(folder, error))?;
            let path = entry.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            let shown = shown.join(name);
            // A link to a folder is one; asking for the target costs only those.
            let is_folder =
                entry.file_type().is_ok_and(|kind| kind.is_dir() || kind.is_symlink() && path.is_dir());
            // A hidden folder is one that is being written.
            if name.starts_with('.') {
                hidden.extend(is_folder.then_some(path));
                continue;
            }
            match is_folder.then(|| Migration::read(&path, &shown)).transpose()?.flatten() {
                Some(migration) => self.list.push(migration),
                None => self.foreign.extend(Foreign::of(&path, &shown)),
            }
        }
        hidden.sort();
        for path in hidden {
            let Some(aside) = Aside::of(&path, &self.list) else { continue };
            // They are the history until something takes their place.
            if let Holds::Squashed { names, replaced: false } = &aside.holds {
                for name in names {
                    if self.list.iter().any(|one| one.name == *name) {
                        continue;
                    }
                    self.list.extend(Migration::read(&path.join(name), &shown.join(name))?);
                }
            }
            self.left.extend((!aside.is_at_work()).then_some(aside));
        }
        Ok(())
    }
}

impl Migration {
    /// That of a folder; none where it has neither of its files.
    fn read(folder: &Path, shown: &Path) -> Result<Option<Self>> {
        let read = |file: &str| match file::read_plain(&folder.join(file), FileKind::Sql) {
            Ok(text) => Ok(Some(File { path: shown.join(file).display().to_string(), text })),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(unreadable(&folder.join(file), error)),
        };
        match (read("up.sql")?, read("down.sql")?) {
            (Some(up), down) => {
                let name = folder.file_name().unwrap_or_default().to_string_lossy();
                Ok(Some(Self::new(name, up, down)))
            }
            (None, None) => Ok(None),
            (None, Some(down)) => Err(Error::failed(format!("{} stands alone", down.path))
                .hint(format!("write {} beside it", down.path.replace("down.sql", "up.sql")))),
        }
    }
}
