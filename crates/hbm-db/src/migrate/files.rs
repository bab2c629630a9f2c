//! Where migrations are read from: the folder when it is there, else the binary.

use super::{Aside, Foreign};
use crate::advice::{Advice, Operation};
use crate::app::App;
use crate::error::{Error, Result};
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
    /// Exit 1 where it has no `down.sql`, or one without a statement for what has some.
    pub fn down(&self) -> Result<&File> {
        let no_way = |what: &str| {
            Error::failed(format!("{} {what}, so there is no way back", self.name))
                .hint(format!("write {}", self.up.path.replace("up.sql", "down.sql")))
                .hint(Advice::to("or go back to a checkpoint: ").run(Operation::MigrateRollback, "NAME"))
        };
        let file = self.down.as_ref().ok_or_else(|| no_way("has no down.sql"))?;
        let is_empty = |file: &File| Ok::<bool, Error>(file.script()?.statements.is_empty());
        // What does nothing needs no way back.
        match is_empty(file)? && !is_empty(&self.up)? {
            true => Err(no_way("has a down.sql without a statement")
                .hint("where there is nothing to take back, let it say so: SELECT 1;")),
            false => Ok(file),
        }
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
    /// What is among them in the form of another tool.
    pub foreign: Vec<Foreign>,
    /// Where they are those of the program: what another tool has here.
    pub nearby: Vec<Foreign>,
    /// What broken runs left beside them.
    pub left: Vec<Aside>,
}

impl Migrations {
    /// `migration/src/<app>` in the current folder or one above it, so that a new file counts without building
    /// again; else the files in the binary.
    ///
    /// # Errors
    /// Exit 1 where a file cannot be read, or a folder has `down.sql` alone.
    pub fn find(app: &App) -> Result<Self> {
        Self::find_from(app, &std::env::current_dir().unwrap_or_default())
    }

    /// The same for a command that is about migrations: there have to be some, or a folder for them.
    ///
    /// # Errors
    /// Exit 2 with the folder that was looked for, where it is not there and the binary has none.
    pub fn find_some(app: &App) -> Result<Self> {
        Self::find_some_from(app, &std::env::current_dir().unwrap_or_default())
    }

    /// As [`Self::find_some`], from another folder.
    ///
    /// # Errors
    /// The same.
    pub fn find_some_from(app: &App, here: &Path) -> Result<Self> {
        let found = Self::find_from(app, here)?;
        if found.folder.is_some() || !found.list.is_empty() {
            return Ok(found);
        }
        let foreign = &found.nearby;
        let error = Error::usage(format!(
            "there is no folder {} here or above, and the program has no migrations of {}",
            below(app.name()).display(),
            app.name()
        ))
        .details(foreign.iter().map(|one| format!("{}: {}", one.path, one.what())))
        .hint("run it in the project's folder")
        .hint(Advice::to("or write the first migration: ").run(Operation::Generate, "create_schema"));
        Err(foreign.first().into_iter().flat_map(Foreign::ways).fold(error, Error::hint))
    }

    fn find_from(app: &App, here: &Path) -> Result<Self> {
        let below = below(app.name());
        let mut found = Self::none(app);
        match upwards(here, &below) {
            Some(folder) => {
                found.read(&folder, &below)?;
                if found.list.is_empty() && found.foreign.is_empty() {
                    found.foreign = Foreign::around(here);
                }
                found.folder = Some(folder);
            }
            None => {
                found.list = embedded(app);
                found.nearby = Foreign::around(here);
            }
        }
        found.list.sort_by(|one, other| one.name.cmp(&other.name));
        found.foreign.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(found)
    }

    /// None at all.
    pub fn none(app: &App) -> Self {
        Self {
            app: app.name().to_owned(),
            folder: None,
            list: Vec::new(),
            foreign: Vec::new(),
            nearby: Vec::new(),
            left: Vec::new(),
        }
    }

    /// Sees to it that nothing is built on a part of a history.
    ///
    /// # Errors
    /// Exit 2 where there is something in the form of another tool.
    pub fn refuse_foreign(&self) -> Result<()> {
        let Some(first) = self.foreign.first() else { return Ok(()) };
        let error =
            Error::usage("there are migrations in the form of another tool, which hbm-db does not run")
                .details(self.foreign.iter().map(|one| format!("{}: {}", one.path, one.what())));
        Err(first.ways().into_iter().fold(error, Error::hint))
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
        let here = std::env::current_dir().unwrap_or_default();
        Ok(upwards(&here, &parent).unwrap_or(parent).join(&self.app))
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
            (true, Some(near)) => Error::usage(format!("there is no migration {name}")).hint(
                Advice::to(format!("did you mean {}? ", near.name))
                    .run(Operation::MigrateStatus, "")
                    .then(" lists them"),
            ),
            (true, None) => Error::usage(format!("{} has no migrations", self.app))
                .hint(Advice::to("write the first: ").run(Operation::Generate, "create_schema")),
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

fn upwards(here: &Path, below: &Path) -> Option<PathBuf> {
    here.ancestors().map(|folder| folder.join(below)).find(|folder| folder.is_dir())
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
