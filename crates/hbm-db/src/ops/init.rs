//! Begins a project: its file, and what it names.

use super::Project;
use super::generate::workbench;
use super::migrate::{Baseline, Patience, baseline};
use crate::advice::{Advice, Operation};
use crate::app::App;
use crate::config::{EnvFiles, PROJECT_FILE, Settings};
use crate::db::{Guard, Reading};
use crate::desired::{Desired, Scope};
use crate::error::{Error, Result};
use crate::migrate::{found_below, found_in};
use crate::ops::{Generate, Pull, generate, pull};
use crate::ownership::{Applications, DefaultApp};
use crate::plan::kinds::table;
use crate::progress::Listener;
use crate::project::{Beginning, EXAMPLE_SCHEMA, EXAMPLE_SEEDS, ignored, is_name, name_of, seeds_of};
use hbm_db_migration_file::Form;
use serde::Serialize;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How a project begins.
#[derive(Clone, Debug, Default)]
pub struct Init {
    /// The database that its schema is read from; none for an example, or for the migrations that are there.
    pub from: Option<Origin>,
    /// What --app will call it; if not given, as its folder.
    pub name: Option<String>,
    /// Where its migrations are, or will be.
    pub migrations: Option<String>,
    /// The form of migrations that are to be written, where there are none yet.
    pub form: Option<Form>,
    /// Whether the database is told that it has the first migration; none where nobody said so.
    pub baseline: Option<bool>,
}

/// Which database a schema is read from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// That of a URL.
    Url(String),
    /// That which the variables name, as `DATABASE_URL`.
    Variables,
}

/// What was written.
#[derive(Clone, Debug, Serialize)]
pub struct Initialized {
    /// The project file; it was there where nothing was written.
    pub file: String,
    /// What was written.
    pub written: Vec<String>,
    /// The folder of migrations that was there.
    pub found: Option<String>,
    /// The first migration; none where there are migrations, or none could be made.
    pub migration: Option<String>,
    /// Whether the database was told that it has that.
    pub baselined: bool,
}

/// Where a schema is read from or written to.
const SCHEMA: &str = "schema";

/// A schema that makes nothing.
const EMPTY_SCHEMA: &str =
    "-- What the database is to be: tables, views, functions and so on, in this file and in others.\n";

/// Writes a project file into a folder, and a schema, a first migration, a file of seeds and `.gitignore` with it. Where the
/// file is there, nothing is written.
///
/// # Errors
/// Exit 2 where several folders have migrations and none is named, and where a file is in the way; those of reading the
/// database.
pub async fn init(folder: &Path, options: &Init, listener: Arc<dyn Listener>) -> Result<Initialized> {
    let file = folder.join(PROJECT_FILE);
    let mut done = Initialized {
        file: PROJECT_FILE.to_owned(),
        written: Vec::new(),
        found: None,
        migration: None,
        baselined: false,
    };
    if file.exists() {
        return Ok(done);
    }
    if let Some(name) = options.name.as_ref().filter(|name| !is_name(name)) {
        return Err(Error::usage(format!("{name:?} is no name for a project"))
            .hint("use letters, digits, -, _ and ., and a letter or digit first"));
    }
    let existing = options.existing(folder, listener.as_ref())?;
    let beginning = options.beginning(folder, existing.as_ref());
    done.found = existing.as_ref().map(|(place, _)| place.clone());
    let mut writer = Writer { folder, written: Vec::new() };
    writer.refuse_what_is_there(options, existing.is_some())?;
    let app = app(folder, &beginning);
    let env = EnvFiles::read(folder)?;
    let settings = options.settings(&env)?;
    let applications = Applications::new(vec![app], Some(beginning.name.clone()), DefaultApp::BuiltIn);
    let project = Project::with(settings, env, applications, listener);
    if options.from.is_none() && existing.is_none() {
        refuse_filled(&project).await?;
    }
    match (&options.from, &existing) {
        (Some(_), _) => {
            let to = Pull { folder: folder.join(SCHEMA), scope: Scope::All, owners: false };
            pull(&project, &to).await?.write()?;
            if !folder.join(SCHEMA).exists() {
                writer.write(&format!("{SCHEMA}/schema.sql"), EMPTY_SCHEMA)?;
            }
            writer.written.push(format!("{SCHEMA}/"));
        }
        (None, Some(_)) => {}
        (None, None) => writer.write(&format!("{SCHEMA}/{}", EXAMPLE_SCHEMA.0), EXAMPLE_SCHEMA.1)?,
    }
    writer.write_seeds(&beginning, options.from.is_none() && existing.is_none(), &project).await?;
    if existing.is_none() {
        match first_migration(&project).await {
            Ok(name) => {
                writer.written.push(format!("{}/", beginning.migrations));
                done.migration = name;
            }
            Err(error) => project.listener.warn(&format!(
                "the first migration was not written: {}; write it with generate create_schema",
                error.in_one_line()
            )),
        }
    }
    for (name, text) in beginning.files() {
        writer.write(&name, &text)?;
    }
    writer.ignore()?;
    if let (Some(name), Some(_)) = (&done.migration, &options.from)
        && options.tells_database(project.listener.as_ref())?
    {
        baseline(&project, &Baseline { name: name.clone(), patience: Patience::default() }).await?;
        done.baselined = true;
    }
    done.written = writer.written;
    Ok(done)
}

impl Init {
    /// The database that is read, or that scratch databases are made on.
    fn settings(&self, env: &EnvFiles) -> Result<Settings> {
        if let Some(Origin::Url(url)) = &self.from {
            return Settings::resolve(Some(url), false, env, None);
        }
        let named = Settings::resolve(None, false, env, None)?;
        match (&named.url, &self.from) {
            (Some(_), _) => Ok(named),
            (None, Some(_)) => Err(Error::usage("--from has no URL, and no variable names a database")
                .hint("give the URL, or set DATABASE_URL")),
            // It is gone afterwards, so it can be the embedded one everywhere.
            (None, None) => Settings::resolve(None, true, env, None),
        }
    }

    /// The migrations that are there, with their folder and form.
    fn existing(&self, folder: &Path, listener: &dyn Listener) -> Result<Option<(String, Form)>> {
        if let Some(named) = &self.migrations {
            return Ok(found_in(folder, &plain_path(named)));
        }
        let found = found_below(folder);
        match found.as_slice() {
            [] => Ok(None),
            [one] => Ok(Some(one.clone())),
            several => {
                let options = several.iter().map(|(place, form)| format!("{place} ({form})")).collect();
                match listener.choose("Which folder has the migrations?", options)? {
                    Some(chosen) => Ok(several.get(chosen).cloned()),
                    None => Err(Error::usage("there are migrations in several folders, and none is named")
                        .details(several.iter().map(|(place, form)| format!("{form}: --migrations {place}")))
                        .hint("say which one it is with one of the flags above")),
                }
            }
        }
    }

    fn beginning(&self, folder: &Path, existing: Option<&(String, Form)>) -> Beginning {
        let migrations = match (existing, &self.migrations) {
            (Some((place, _)), _) => place.clone(),
            (None, Some(named)) => plain_path(named),
            (None, None) => "db/migrations".to_owned(),
        };
        let schema = match (existing, &self.from) {
            // What they lead to is the schema, until it is written in files of its own.
            (Some(_), None) => migrations.clone(),
            _ => SCHEMA.to_owned(),
        };
        Beginning {
            name: self.name.clone().unwrap_or_else(|| name_of(folder)),
            schema,
            form: self.form.filter(|_| existing.is_none()),
            migrations,
            seeds: "seeds".to_owned(),
        }
    }

    /// Whether the database is to be told that it has the first migration.
    fn tells_database(&self, listener: &dyn Listener) -> Result<bool> {
        match self.baseline {
            Some(said) => Ok(said),
            None => {
                let question = "Write into the database that it has the first migration?";
                Ok(listener.confirm(question)?.unwrap_or(false))
            }
        }
    }
}

/// A path below a folder without what says nothing: `./db/` is `db`.
fn plain_path(path: &str) -> String {
    let parts = Path::new(path).components().filter(|part| *part != std::path::Component::CurDir);
    parts.collect::<PathBuf>().display().to_string()
}

fn app(folder: &Path, beginning: &Beginning) -> App {
    App::new(&beginning.name)
        .schema_files([folder.join(&beginning.schema)])
        .migrations_in(folder.join(&beginning.migrations), beginning.form)
        .seeds_in(folder.join(&beginning.seeds))
}

/// Sees to it that no project begins with an example in front of a database that has something.
async fn refuse_filled(project: &Project) -> Result<()> {
    if project.settings.url.is_none() {
        return Ok(());
    }
    // One that is not there yet has nothing.
    let Ok((_target, mut session)) = project.open().await else { return Ok(()) };
    let guard = Guard::read(&mut session).await?;
    let database = session.server.database.clone();
    session.close().await;
    match guard.empty {
        true => Ok(()),
        false => Err(Error::usage(format!(
            "{database} has something in it, and the project would begin with an example"
        ))
        .hint(Advice::to("to begin with what it has: ").run(Operation::Init, "--from"))
        .hint("for an example, name an empty database, or none")),
    }
}

async fn first_migration(project: &Project) -> Result<Option<String>> {
    let options = Generate { name: "create_schema".to_owned(), ..Generate::default() };
    Ok(generate(project, &options).await?.migration)
}

/// Writes files that are not there.
struct Writer<'a> {
    folder: &'a Path,
    written: Vec<String>,
}

impl Writer<'_> {
    /// Looks whether something is where files would go, before one is written.
    fn refuse_what_is_there(&self, options: &Init, has_migrations: bool) -> Result<()> {
        let would_write = options.from.is_some() || !has_migrations;
        let is_filled = |path: &PathBuf| fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_some());
        match Some(self.folder.join(SCHEMA)).filter(|schema| would_write && is_filled(schema)) {
            Some(_) => Err(Error::usage(format!(
                "there is a folder {SCHEMA} here, and the schema would be written into it"
            ))
            .hint(format!("where it is the schema, write {PROJECT_FILE} by hand: name: …, schema: {SCHEMA}"))
            .hint("else move it away, and run the command again")),
            None => Ok(()),
        }
    }

    async fn write_seeds(
        &mut self,
        beginning: &Beginning,
        is_example: bool,
        project: &Project,
    ) -> Result<()> {
        let folder = &beginning.seeds;
        let has_any =
            fs::read_dir(self.folder.join(folder)).is_ok_and(|mut entries| entries.next().is_some());
        if has_any {
            return Ok(());
        }
        let (name, text) = match is_example {
            true => (EXAMPLE_SEEDS.0.to_owned(), EXAMPLE_SEEDS.1.to_owned()),
            false => match example_of_schema(project).await {
                Ok(Some(example)) => example,
                Ok(None) => (".keep".to_owned(), String::new()),
                Err(error) => {
                    let why = error.in_one_line();
                    project
                        .listener
                        .warn(&format!("the schema was not read, so there is no example of seeds: {why}"));
                    (".keep".to_owned(), String::new())
                }
            },
        };
        self.write(&format!("{folder}/{name}"), &text)
    }

    fn ignore(&mut self) -> Result<()> {
        let path = self.folder.join(".gitignore");
        let existing = match fs::read_to_string(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            // What is there stays.
            Err(_) => return Ok(()),
            Ok(existing) => existing,
        };
        match ignored(&existing) {
            Some(text) => self.put(".gitignore", &text),
            None => Ok(()),
        }
    }

    /// Writes a file that is not there.
    fn write(&mut self, name: &str, text: &str) -> Result<()> {
        match self.folder.join(name).exists() {
            true => Ok(()),
            false => self.put(name, text),
        }
    }

    fn put(&mut self, name: &str, text: &str) -> Result<()> {
        let path = self.folder.join(name);
        let parent = path.parent().unwrap_or(self.folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| Error::failed(format!("cannot write {}", path.display())).because(error))?;
        self.written.push(name.to_owned());
        Ok(())
    }
}

/// Seeds of the first table of the schema, all of it remarks.
async fn example_of_schema(project: &Project) -> Result<Option<(String, String)>> {
    let desired = Desired::of_app(project.app()?)?;
    let (target, session) = workbench(project).await?;
    let (catalog, session) = desired.catalog(session, &target, Reading::Scratch).await?;
    session.close().await;
    let first = table::tables(&catalog).next();
    Ok(first.map(|table| seeds_of(&table, &catalog)))
}
