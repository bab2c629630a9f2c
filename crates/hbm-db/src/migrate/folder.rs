//! A folder of migrations in whichever form, with what else is in it.

use super::{Aside, File, Foreign, Holds, Migration, Migrations, journal};
use crate::error::{Error, Result};
use crate::file::{self, FileKind};
use hbm_db_migration_file::{Entry, Form, Part};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn unreadable(path: &Path, error: std::io::Error) -> Error {
    file::unreadable(path, FileKind::Sql, error).hint("migrations are UTF-8 text")
}

/// Something in a folder.
struct Found {
    name: String,
    path: PathBuf,
    is_folder: bool,
    /// The text of a file of SQL.
    text: Option<String>,
}

impl Found {
    fn entry(&self) -> Option<Entry<'_>> {
        if self.is_folder {
            let has = |name: &str| self.path.join(name).exists();
            let is_pair = has("up.sql") || has("down.sql");
            return Some(Entry::Folder { is_pair, is_one: !is_pair && has("migration.sql") });
        }
        Some(Entry::File { name: &self.name, text: self.text.as_deref()? })
    }
}

impl Migrations {
    /// Reads a folder; `shown` is what it is called for people. Without a form, the files show it.
    ///
    /// # Errors
    /// Exit 1 where a file cannot be read, or one that undoes stands alone.
    pub(super) fn read(&mut self, folder: &Path, shown: &Path, form: Option<Form>) -> Result<()> {
        let mut hidden = Vec::new();
        let mut all = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
            let entry = entry.map_err(|error| unreadable(folder, error))?;
            let path = entry.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()).map(str::to_owned) else {
                continue;
            };
            // A link to a folder is one; asking for the target costs only those.
            let is_folder =
                entry.file_type().is_ok_and(|kind| kind.is_dir() || kind.is_symlink() && path.is_dir());
            // A hidden folder is one that is being written.
            if name.starts_with('.') {
                hidden.extend(is_folder.then_some(path));
                continue;
            }
            // One in capitals fits no form, and is named.
            let is_sql =
                !is_folder && path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("sql"));
            let text = match is_sql {
                true => {
                    Some(file::read_plain(&path, FileKind::Sql).map_err(|error| unreadable(&path, error))?)
                }
                false => None,
            };
            all.push(Found { name, path, is_folder, text });
        }
        let seen = || Form::seen(all.iter().filter_map(Found::entry));
        self.form = form.or_else(seen).unwrap_or_default();
        let rest = match self.form.in_folders() {
            true => self.take_folders(all, shown)?,
            false => self.take_files(all, shown)?,
        };
        // Drizzle goes by its journal.
        match journal::is_there(folder) {
            true => self.unlisted = journal::findings(folder, &self.list),
            false => self.refuse_same_numbers()?,
        }
        let form = self.form;
        self.foreign
            .extend(rest.iter().filter_map(|one| Foreign::of(&one.path, &shown.join(&one.name), form)));
        hidden.sort();
        self.take_hidden(hidden, shown)
    }

    /// Takes the migrations that are a folder each, and returns the rest.
    fn take_folders(&mut self, all: Vec<Found>, shown: &Path) -> Result<Vec<Found>> {
        let mut rest = Vec::new();
        for found in all {
            let migration = match found.is_folder {
                true => Migration::read(self.form, &found.path, &shown.join(&found.name))?,
                false => None,
            };
            match migration {
                Some(migration) => self.list.push(migration),
                None => rest.push(found),
            }
        }
        Ok(rest)
    }

    /// Takes the migrations that are files side by side, and returns the rest.
    fn take_files(&mut self, all: Vec<Found>, shown: &Path) -> Result<Vec<Found>> {
        let mut ups: BTreeMap<String, (File, Option<File>)> = BTreeMap::new();
        let (mut downs, mut rest) = (Vec::new(), Vec::new());
        for found in all {
            let text = found.text.as_deref().filter(|text| self.form.fits(text));
            let part = text.and_then(|text| Some((self.form.part(&found.name)?, text)));
            let Some(((stem, part), text)) = part else {
                rest.push(found);
                continue;
            };
            let path = shown.join(&found.name).display().to_string();
            let (up, down) = self.form.halves(text);
            let form = self.form;
            let file = File { path: path.clone(), text: up, form };
            match part {
                Part::Down => downs.push((stem.to_owned(), file)),
                Part::Up | Part::Repeated | Part::Both => {
                    ups.insert(stem.to_owned(), (file, down.map(|text| File { path, text, form })));
                }
            }
        }
        for (stem, file) in downs {
            let of = ups.iter_mut().find(|(name, _)| self.form.undoes(&stem, name));
            match of {
                Some((_, (_, Some(other)))) => return Err(same_number(&other.path, &file.path)),
                Some((_, (_, down))) => *down = Some(file),
                None => {
                    return Err(Error::failed(format!("{} stands alone", file.path))
                        .hint("write beside it what it undoes, under the same number and name"));
                }
            }
        }
        let form = self.form;
        self.list.extend(ups.into_iter().map(|(name, (up, down))| Migration::in_form(form, name, up, down)));
        Ok(rest)
    }

    /// Sees to it that a number stands for one migration, where the tools of the form want it so.
    fn refuse_same_numbers(&self) -> Result<()> {
        let mut seen: BTreeMap<Vec<u64>, &Migration> = BTreeMap::new();
        for one in &self.list {
            let Some(number) = self.form.number(&one.name) else { continue };
            if let Some(other) = seen.insert(number, one) {
                return Err(same_number(other.shown(), one.shown()));
            }
        }
        Ok(())
    }

    fn take_hidden(&mut self, hidden: Vec<PathBuf>, shown: &Path) -> Result<()> {
        for path in hidden {
            let Some(aside) = Aside::of(&path, &self.list, self.form) else { continue };
            // They are the history until something takes their place.
            if let Holds::Squashed { names, replaced: false } = &aside.holds {
                for name in names {
                    if self.list.iter().any(|one| one.name == *name) {
                        continue;
                    }
                    self.list.extend(Migration::read(self.form, &path.join(name), &shown.join(name))?);
                }
            }
            self.left.extend((!aside.is_at_work()).then_some(aside));
        }
        Ok(())
    }
}

fn same_number(one: &str, other: &str) -> Error {
    let (one, other) = if one < other { (one, other) } else { (other, one) };
    Error::failed(format!("{one} and {other} have the same number"))
        .hint("give the later one a number of its own: its tool refuses two of one number as well")
}

impl Migration {
    /// That of a folder; none where it has none of its files.
    fn read(form: Form, folder: &Path, shown: &Path) -> Result<Option<Self>> {
        let read = |file: &str| match file::read_plain(&folder.join(file), FileKind::Sql) {
            Ok(text) => {
                let path = shown.join(file).display().to_string();
                Ok(Some(File { path, text: form.halves(&text).0, form }))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(unreadable(&folder.join(file), error)),
        };
        let name = || folder.file_name().unwrap_or_default().to_string_lossy();
        if form == Form::Prisma {
            return Ok(read("migration.sql")?.map(|up| Self::in_form(form, name(), up, None)));
        }
        match (read("up.sql")?, read("down.sql")?) {
            (Some(up), down) => Ok(Some(Self::in_form(form, name(), up, down))),
            (None, None) => Ok(None),
            (None, Some(down)) => Err(Error::failed(format!("{} stands alone", down.path))
                .hint(format!("write {} beside it", down.path.replace("down.sql", "up.sql")))),
        }
    }
}
