//! Where migrations are read from: the folder when it is there, else the binary.

use crate::app::App;
use crate::error::{Error, Result};
use crate::file::{self, FileKind};
use hbm_db_migration_file::{Script, Squashed, checksum};
use std::path::{Path, PathBuf};

/// A migration: a folder with two files, by the name of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    /// The name, as the ledger holds it.
    pub name: String,
    /// `up.sql`.
    pub up: File,
    /// The checksum of that; line ends, blanks at their ends and a byte order mark do not count.
    pub checksum: String,
    /// `down.sql`, where there is one.
    pub down: Option<File>,
}

/// A file of SQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path, for people.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl File {
    /// Its statements.
    ///
    /// # Errors
    /// Exit 1 with file, line and column where it cannot be run as a migration.
    pub fn script(&self) -> Result<Script> {
        Script::parse(&self.text).map_err(|refusal| {
            Error::failed(format!("{}:{}:{}: {}", self.path, refusal.line, refusal.column, refusal.what))
                .hint(refusal.advice)
        })
    }

    /// Its checksum; line ends, blanks at their ends and a byte order mark do not count.
    pub fn checksum(&self) -> String {
        checksum(&self.text)
    }
}

impl Migration {
    /// A migration of two files.
    pub fn new(name: impl Into<String>, up: File, down: Option<File>) -> Self {
        Self { name: name.into(), checksum: up.checksum(), up, down }
    }

    /// The migrations it took the place of, where it was squashed.
    pub fn squashed(&self) -> Vec<Squashed> {
        // Most files have no such header: those are not split for it.
        if !self.up.text.contains("-- hbm-db: squashed") {
            return Vec::new();
        }
        Script::parse(&self.up.text).map(|script| script.squashed).unwrap_or_default()
    }

    /// What undoes it.
    ///
    /// # Errors
    /// Exit 1 where it has no `down.sql`.
    pub fn down(&self) -> Result<&File> {
        self.down.as_ref().ok_or_else(|| {
            Error::failed(format!("{} has no down.sql, so it cannot be undone", self.name))
                .hint(format!("write {}", self.up.path.replace("up.sql", "down.sql")))
                .hint("or go back to a checkpoint: hbm-db migrate rollback NAME")
        })
    }
}

/// The migrations of an application, in the order of their names.
#[derive(Clone, Debug)]
pub struct Migrations {
    /// The application.
    pub app: String,
    /// The folder they were read from; none for the binary.
    pub folder: Option<PathBuf>,
    /// The migrations.
    pub list: Vec<Migration>,
}

impl Migrations {
    /// `migration/src/<app>` in the current folder or one above it, so that a new file counts without building
    /// again; else the files in the binary.
    ///
    /// # Errors
    /// Exit 1 where a file cannot be read, or a folder has no `up.sql`.
    pub fn find(app: &App) -> Result<Self> {
        let below = below(app.name());
        let folder = upwards(&below);
        let mut list = match &folder {
            Some(folder) => on_disk(folder, &below)?,
            None => embedded(app),
        };
        list.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(Self { app: app.name().to_owned(), folder, list })
    }

    /// None at all.
    pub fn none(app: &App) -> Self {
        Self { app: app.name().to_owned(), folder: None, list: Vec::new() }
    }

    /// The folder a new migration goes into, which may have to be made.
    ///
    /// # Errors
    /// Exit 2 where the migrations so far are in the binary only: a folder would hide them.
    pub fn folder_to_write(&self) -> Result<PathBuf> {
        if let Some(folder) = &self.folder {
            return Ok(folder.clone());
        }
        if !self.list.is_empty() {
            return Err(Error::usage(format!(
                "there is no folder {} here or above, and the migrations in the binary would be hidden by a new one",
                below(&self.app).display()
            ))
            .hint("run it in the project's folder"));
        }
        let parent = Path::new("migration").join("src");
        Ok(upwards(&parent).unwrap_or(parent).join(&self.app))
    }

    /// Where they were read from, for people.
    pub fn place(&self) -> String {
        self.folder.as_ref().map_or("the binary".into(), |folder| folder.display().to_string())
    }

    /// Their names.
    pub fn names(&self) -> Vec<&str> {
        self.list.iter().map(|migration| migration.name.as_str()).collect()
    }

    /// The one somebody named, in full or by what follows the date and number.
    ///
    /// # Errors
    /// Exit 2 with the nearest name where there is none, or more than one.
    pub fn named(&self, name: &str) -> Result<&Migration> {
        let short = |migration: &&Migration| {
            migration.name == name || migration.name.splitn(3, '_').nth(2) == Some(name)
        };
        let found: Vec<&Migration> = self.list.iter().filter(short).collect();
        if let [one] = found.as_slice() {
            return Ok(one);
        }
        let near = self.list.iter().min_by_key(|one| strsim::damerau_levenshtein(name, &one.name));
        Err(match (found.is_empty(), near) {
            (true, Some(near)) => Error::usage(format!("there is no migration {name}"))
                .hint(format!("did you mean {}? hbm-db migrate status lists them", near.name)),
            (true, None) => Error::usage(format!("{} has no migrations", self.app))
                .hint("write the first: hbm-db generate create_schema"),
            (false, _) => Error::usage(format!("several migrations are called {name}"))
                .details(found.iter().map(|one| one.name.clone()))
                .hint("give the whole name"),
        })
    }

    /// Those up to and with this one.
    pub fn up_to(&self, last: &Migration) -> &[Migration] {
        let end = self.list.iter().position(|one| one.name == last.name).map_or(0, |at| at + 1);
        &self.list[..end]
    }
}

fn below(app: &str) -> PathBuf {
    Path::new("migration").join("src").join(app)
}

fn upwards(below: &Path) -> Option<PathBuf> {
    let here = std::env::current_dir().unwrap_or_default();
    here.ancestors().map(|folder| folder.join(below)).find(|folder| folder.is_dir())
}

fn on_disk(folder: &Path, shown: &Path) -> Result<Vec<Migration>> {
    let unreadable = |path: &Path, error: std::io::Error| {
        file::unreadable(path, FileKind::Sql, error).hint("migrations are UTF-8 text")
    };
    let mut list = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
        let entry = entry.map_err(|error| unreadable(folder, error))?;
        let path = entry.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let read = |own: &str| match file::read_plain(&path.join(own), FileKind::Sql) {
            Ok(text) => Ok(Some(File { path: shown.join(name).join(own).display().to_string(), text })),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(unreadable(&path.join(own), error)),
        };
        // A hidden folder is one that is being written.
        // A link to a folder is one; asking for the target costs only those.
        let is_folder =
            entry.file_type().is_ok_and(|kind| kind.is_dir() || kind.is_symlink() && path.is_dir());
        if !is_folder || name.starts_with('.') {
            continue;
        }
        match (read("up.sql")?, read("down.sql")?) {
            (Some(up), down) => list.push(Migration::new(name, up, down)),
            (None, None) => {}
            (None, Some(down)) => {
                return Err(Error::failed(format!("{} stands alone", down.path))
                    .hint(format!("write {} beside it", down.path.replace("down.sql", "up.sql"))));
            }
        }
    }
    Ok(list)
}

fn embedded(app: &App) -> Vec<Migration> {
    let folders = app.migration_folder().into_iter().flat_map(|folder| folder.dirs());
    folders
        .filter_map(|folder| {
            let name = folder.path().file_name()?.to_str()?;
            let file = |file: &str| {
                let text = folder.get_file(folder.path().join(file))?.contents_utf8()?;
                let path = below(app.name()).join(name).join(file).display().to_string();
                Some(File { path, text: text.to_owned() })
            };
            Some(Migration::new(name, file("up.sql")?, file("down.sql")))
        })
        .collect()
}
