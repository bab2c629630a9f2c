//! The project file, `hbm-db.yaml`: an application without a line of Rust, and its databases.

mod begin;
mod checks;
mod environment;
mod places;
mod schema;
mod written;

pub(crate) use begin::{Beginning, EXAMPLE_SCHEMA, EXAMPLE_SEEDS, ignored, name_of, seeds_of};
pub(crate) use checks::is_name;
pub(crate) use schema::json_schema;

use crate::app::App;
use crate::archive::Archive;
use crate::catalog::Ident;
use crate::config::project_file;
use crate::desired::Scope;
use crate::error::{Error, Exit, Result};
use crate::file::{self, FileKind};
use crate::grants::{Grants, On};
use crate::plan::Compared;
use places::{Places, Step};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use written::{InSchema, Privileges, Project};

/// A project file that was read and found right.
#[derive(Debug)]
pub(crate) struct ProjectFile {
    /// Its path.
    path: PathBuf,
    /// The same for people.
    shown: String,
    projects: Vec<Project>,
    places: Places,
}

impl ProjectFile {
    /// Reads the nearest project file in a folder or one above it; none where there is none.
    ///
    /// # Errors
    /// Exit 2 with file, line and column of everything that is not as it should be.
    pub(crate) fn read(here: &Path) -> Result<Option<Self>> {
        let Some(path) = project_file(here) else { return Ok(None) };
        let shown = shown(&path, here);
        let text = file::read_plain(&path, FileKind::Project).map_err(|error| {
            let is_too_large = error.kind() == ErrorKind::FileTooLarge;
            let error = file::unreadable(Path::new(&shown), FileKind::Project, error).exiting(Exit::Usage);
            match is_too_large {
                true => error,
                false => error.hint("a file of this name is the project's: correct it, or remove it"),
            }
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let places = Places::of(&shown, text)?;
        let projects = match places.is_list() {
            true => serde_yaml::from_str(text),
            false => serde_yaml::from_str(text).map(|one| vec![one]),
        };
        let projects = projects.map_err(|error| places.unread(&error))?;
        let file = Self { path, shown, projects, places };
        file.check()?;
        Ok(Some(file))
    }

    /// The folder it lies in, to which its paths are relative.
    pub(crate) fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }

    /// The folder whose `.env` files count: the current one where it has any, else that of the project file.
    pub(crate) fn settings_folder<'a>(&'a self, here: &'a Path) -> &'a Path {
        let has_any = [".env.local", ".env"].iter().any(|name| here.join(name).is_file());
        if has_any { here } else { self.folder() }
    }

    /// What it is called for people.
    pub(crate) fn shown(&self) -> &str {
        &self.shown
    }

    /// Its applications, and after them those of the program that it does not declare.
    ///
    /// # Errors
    /// Exit 2 where the entities of one are in no program that is running, and for schemas that are PostgreSQL's own.
    pub(crate) fn apps(&self, compiled: Vec<App>) -> Result<Vec<App>> {
        let mut apps = Vec::new();
        for (at, project) in self.projects.iter().enumerate() {
            apps.push(self.app(at, project, &compiled)?);
        }
        let is_other = |app: &App| self.projects.iter().all(|project| project.name != app.name());
        apps.extend(compiled.into_iter().filter(is_other));
        Ok(apps)
    }

    fn app(&self, at: usize, project: &Project, compiled: &[App]) -> Result<App> {
        let mut app = match project.schema.paths() {
            Some(paths) => App::new(&project.name).schema_files(paths.iter().map(|path| self.absolute(path))),
            None => compiled.iter().find(|app| app.name() == project.name).cloned().ok_or_else(|| {
                self.wrong(
                    at,
                    &[Step::Key("schema")],
                    format!("`entities` are in a program that has {}, and this one does not", project.name),
                )
                .hint("run the project's own program; or name SQL files: schema: schema/")
            })?,
        };
        if let Some(migrations) = &project.migrations {
            app = app.migrations_in(self.absolute(migrations.folder()), migrations.form());
        }
        if let Some(seeds) = &project.seeds {
            app = app.seeds_in(self.absolute(seeds));
        }
        if let Some(schemas) = &project.schemas {
            if schemas.is_empty() {
                let what = "expected at least one schema";
                return Err(self.wrong(at, &[Step::Key("schemas")], what).hint(
                    "name those that are managed, or take the line out: those are managed that the schema makes something in",
                ));
            }
            if let Some(number) = schemas.iter().position(|name| Scope::is_reserved(name)) {
                let steps = [Step::Key("schemas"), Step::At(number)];
                let what = format!("the schema {} is none of an application's", schemas[number]);
                return Err(self.wrong(at, &steps, what).hint("take it out of the list"));
            }
            app = app.managed(schemas.iter().map(Ident::new));
        }
        app = match project.privileges {
            None | Some(Privileges::Named) => app,
            Some(Privileges::All) => app.privileges(Compared::All),
            Some(Privileges::None) => app.privileges(Compared::None),
        };
        for (name, cleanup) in &project.cleanup {
            app = app.cleanup(name, &cleanup.what, &cleanup.sql);
        }
        for (name, written) in &project.archive {
            let archive = Archive::new(name, &written.table, &written.rows)
                .what(&written.what)
                .along(written.along.iter().map(String::as_str));
            app = app.archive(match &written.to {
                Some(to) => archive.to(to),
                None => archive,
            });
        }
        Ok(match project.grants.is_empty() {
            true => app,
            false => app.grants(grants(project)),
        })
    }

    fn absolute(&self, path: &str) -> PathBuf {
        self.folder().join(path)
    }

    /// Where something of a project stands: `hbm-db.yaml:3:12`.
    fn place(&self, at: usize, steps: &[Step<'_>]) -> String {
        match self.places.is_list() {
            true => self.places.of_value(&[&[Step::At(at)], steps].concat()),
            false => self.places.of_value(steps),
        }
    }

    fn wrong(&self, at: usize, steps: &[Step<'_>], what: impl AsRef<str>) -> Error {
        Error::usage(format!("{}: {}", self.place(at, steps), what.as_ref()))
    }
}

/// The path of a file below the current folder, as people write it; else the whole path.
fn shown(path: &Path, here: &Path) -> String {
    path.strip_prefix(here).unwrap_or(path).display().to_string()
}

fn grants(project: &Project) -> Grants {
    project.grants.iter().fold(Grants::new(), |grants, step| {
        let on = match &step.on {
            written::On::Database(_) => On::Database,
            written::On::In(InSchema::Schema(name)) => On::Namespace(name.clone()),
            written::On::In(InSchema::Tables(name)) => On::Tables(name.clone()),
            written::On::In(InSchema::Sequences(name)) => On::Sequences(name.clone()),
        };
        match step.grant.is_empty() {
            false => grants.grant(&step.grant, on),
            true => grants.revoke(&step.revoke, on),
        }
    })
}
