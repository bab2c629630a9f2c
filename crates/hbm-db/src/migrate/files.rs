//! Where migrations are read from: the folder when it is there, else the binary.

use super::{Aside, File, Finding, Foreign, Migration};
use crate::advice::{Advice, Operation};
use crate::app::App;
use crate::error::{Error, Result};
use hbm_db_migration_file::Form;
use std::path::{Path, PathBuf};

/// The migrations of an application, in the order of their names.
#[derive(Clone, Debug)]
pub struct Migrations {
    /// The application.
    pub app: String,
    /// The folder they were read from; none for the binary.
    pub folder: Option<PathBuf>,
    /// The form of their files.
    pub form: Form,
    /// Where the folder is looked for, or would be made.
    home: PathBuf,
    /// The migrations.
    pub list: Vec<Migration>,
    /// What is among them in the form of another tool.
    pub foreign: Vec<Foreign>,
    /// Where they are those of the program: what another tool has here.
    pub nearby: Vec<Foreign>,
    /// What broken runs left beside them.
    pub left: Vec<Aside>,
    /// What the list of their tool does not have, or has besides.
    pub(super) unlisted: Vec<Finding>,
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
            found.home.display(),
            app.name()
        ))
        .details(foreign.iter().map(|one| format!("{}: {}", one.path, one.what())))
        .hint("run it in the project's folder")
        .hint(Advice::to("or write the first migration: ").run(Operation::Generate, "create_schema"));
        Err(foreign.first().into_iter().flat_map(Foreign::ways).fold(error, Error::hint))
    }

    fn find_from(app: &App, here: &Path) -> Result<Self> {
        let mut found = Self::none(app);
        let declared = app.declared_migrations();
        let form = declared.and_then(|declared| declared.form);
        let (folder, shown) = match declared {
            Some(declared) => {
                let shown = declared.path.strip_prefix(here).unwrap_or(&declared.path).to_owned();
                (declared.path.is_dir().then(|| declared.path.clone()), shown)
            }
            None => (upwards(here, &found.home), found.home.clone()),
        };
        found.home.clone_from(&shown);
        match folder {
            Some(folder) => {
                found.read(&folder, &shown, form)?;
                if declared.is_none() && found.list.is_empty() && found.foreign.is_empty() {
                    found.foreign = Foreign::around(here);
                }
                found.folder = Some(folder);
            }
            None => {
                found.form = form.unwrap_or_default();
                found.list = embedded(app);
                if declared.is_none() && !app.is_of_files() {
                    found.nearby = Foreign::around(here);
                }
            }
        }
        found.list.sort_by(|one, other| one.place.cmp(&other.place));
        found.take_rust(app)?;
        found.foreign.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(found)
    }

    /// None at all.
    pub fn none(app: &App) -> Self {
        Self {
            app: app.name().to_owned(),
            folder: None,
            form: Form::default(),
            home: below(app.name()),
            list: Vec::new(),
            foreign: Vec::new(),
            nearby: Vec::new(),
            left: Vec::new(),
            unlisted: Vec::new(),
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
        if self.list.iter().any(|one| !one.is_rust()) {
            return Err(Error::usage(format!(
                "there is no folder {} here or above, and the migrations in the binary would be hidden by a new one",
                self.home.display()
            ))
            .hint("run it in the project's folder"));
        }
        if self.home != below(&self.app) {
            return Ok(self.home.clone());
        }
        let parent = Path::new("migration").join("src");
        let here = std::env::current_dir().unwrap_or_default();
        Ok(upwards(&here, &parent).unwrap_or(parent).join(&self.app))
    }

    /// Where their folder is looked for, for people.
    pub(crate) fn home(&self) -> String {
        self.home.display().to_string()
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

pub(super) fn embedded(app: &App) -> Vec<Migration> {
    let folders = app.migration_folder().into_iter().flat_map(|folder| folder.dirs());
    folders
        .filter_map(|folder| {
            let name = folder.path().file_name()?.to_str()?;
            let file = |file: &str| {
                let text = folder.get_file(folder.path().join(file))?.contents_utf8()?;
                let path = below(app.name()).join(name).join(file).display().to_string();
                Some(File { path, text: text.to_owned(), form: Form::Pair })
            };
            Some(Migration::new(name, file("up.sql")?, file("down.sql")))
        })
        .collect()
}
