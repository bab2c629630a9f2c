//! Begins a project: its file, and what it names.

mod choices;
mod writer;

use super::Project;
use super::generate::workbench;
use super::migrate::{Baseline, baseline};
use crate::advice::{Advice, Operation};
use crate::app::App;
use crate::catalog::Name;
use crate::config::{EnvFiles, PROJECT_FILE};
use crate::db::{Guard, Reading};
use crate::desired::{Desired, Scope};
use crate::error::{Error, Result};
use crate::migrate::{Migrations, OtherLedger, Tool, in_languages};
use crate::ops::{Generate, Pull, generate, pull};
use crate::ownership::{Applications, DefaultApp};
use crate::plan::kinds::table;
use crate::progress::Listener;
use crate::project::{Beginning, EXAMPLE_SCHEMA, EXAMPLE_SEEDS, is_name, seeds_of};
use hbm_db_migration_file::Form;
use serde::Serialize;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use writer::Writer;

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
    /// Whether the schema was read from a database.
    pub pulled: bool,
    /// The first migration; none where there are migrations, or none could be made.
    pub migration: Option<String>,
    /// Whether the database was told that it has that.
    pub baselined: bool,
    /// Whether no file and no variable has the URL of that database.
    #[serde(skip)]
    pub given_url: bool,
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
        pulled: options.from.is_some(),
        migration: None,
        baselined: false,
        given_url: matches!(options.from, Some(Origin::Url(_))),
    };
    if file.is_file() {
        return Ok(done);
    }
    if let Some(name) = options.name.as_ref().filter(|name| !is_name(name)) {
        return Err(Error::usage(format!("{name:?} is no name for a project"))
            .hint("use letters, digits, -, _ and ., and a letter or digit first"));
    }
    let existing = options.existing(folder, listener.as_ref())?;
    let mut has_others = false;
    let beginning = match &existing {
        Some(_) => options.beginning(folder, existing.as_ref(), &[]),
        None => {
            let others = in_languages(folder, options.migrations.as_deref());
            options.tell_others(&others, listener.as_ref())?;
            has_others = !others.is_empty();
            options.beginning(folder, None, &others)
        }
    };
    done.found = existing.as_ref().map(|(place, _)| place.clone());
    let mut writer = Writer::new(folder);
    writer.refuse_what_is_there(options, &beginning, existing.is_some())?;
    let app = app(folder, &beginning);
    let env = EnvFiles::read(folder)?;
    let settings = options.settings(&env)?;
    let applications = Applications::new(vec![app], Some(beginning.name.clone()), DefaultApp::BuiltIn);
    let project = Project::with(settings, env, applications, listener);
    match (&options.from, &existing) {
        (None, None) => refuse_filled(&project).await?,
        (Some(_), None) if options.migrations.is_none() && !has_others => {
            refuse_second_history(&project).await?;
        }
        _ => {}
    }
    done.migration = write(&project, options, &beginning, existing.is_some(), &mut writer).await?;
    done.written = writer.keep();
    let name = match (&done.migration, options.baseline) {
        // Of migrations that are there, the database is told all, where it is as they make it.
        (None, Some(true)) if existing.is_some() => {
            Migrations::find(project.app()?)?.list.last().map(|last| last.name.clone())
        }
        (written, _) => written.clone(),
    };
    if let (Some(name), Some(_)) = (&name, &options.from)
        && options.tells_database(project.listener.as_ref())?
    {
        let told = baseline(&project, &Baseline { name: name.clone(), ..Baseline::default() }).await;
        let again = Advice::to("the files were written; to tell it later: ");
        told.map_err(|error| error.hint(again.run(Operation::MigrateBaseline, name)))?;
        done.baselined = true;
    }
    Ok(done)
}

/// Writes everything. Returns the name of the first migration, where there is one.
async fn write(
    project: &Project,
    options: &Init,
    beginning: &Beginning,
    has_migrations: bool,
    writer: &mut Writer<'_>,
) -> Result<Option<String>> {
    let mut migration = None;
    match (&options.from, has_migrations) {
        (Some(_), _) => {
            writer.begin(SCHEMA)?;
            let to = writer.folder.join(SCHEMA);
            let to = Pull { folder: to.clone(), scope: Scope::All, ..Pull::default() };
            pull(project, &to).await?.write()?;
            if fs::read_dir(&to.folder).is_ok_and(|mut entries| entries.next().is_none()) {
                writer.write(&format!("{SCHEMA}/schema.sql"), EMPTY_SCHEMA)?;
            }
        }
        (None, true) => {}
        (None, false) => writer.write(&format!("{SCHEMA}/{}", EXAMPLE_SCHEMA.0), EXAMPLE_SCHEMA.1)?,
    }
    write_seeds(writer, &beginning.seeds, options.from.is_none() && !has_migrations, project).await?;
    if !has_migrations {
        writer.begin(&beginning.migrations)?;
        match first_migration(project).await {
            Ok(name) => migration = name,
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
    Ok(migration)
}

async fn write_seeds(
    writer: &mut Writer<'_>,
    folder: &str,
    is_example: bool,
    project: &Project,
) -> Result<()> {
    let has_any = fs::read_dir(writer.folder.join(folder)).is_ok_and(|mut entries| entries.next().is_some());
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
    writer.write(&format!("{folder}/{name}"), &text)
}

fn app(folder: &Path, beginning: &Beginning) -> App {
    App::new(&beginning.name)
        .schema_files([folder.join(&beginning.schema)])
        .migrations_in(folder.join(&beginning.migrations), beginning.form)
        .seeds_in(folder.join(&beginning.seeds))
}

/// Sees to it that no project begins a second history beside that of a tool, whose folder was not found.
async fn refuse_second_history(project: &Project) -> Result<()> {
    let (_target, mut session) = project.open().await?;
    let ledgers = OtherLedger::all(&mut session).await?;
    let database = session.server.database.clone();
    session.close().await;
    // Those of Rails are programs, and hbm-db runs none of them.
    let Some(one) = ledgers.iter().find(|one| one.tool != Tool::Rails) else { return Ok(()) };
    Err(Error::usage(format!(
        "{database} has the ledger of {}, {}, and no folder of its migrations is where tools keep them",
        one.tool,
        one.shown()
    ))
    .hint("name the folder: --migrations FOLDER")
    .hint("for a new history, name a folder that has none yet: --migrations db/migrations"))
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

/// Seeds of the first table of the schema, all of it remarks.
async fn example_of_schema(project: &Project) -> Result<Option<(String, String)>> {
    let desired = Desired::of_app(project.app()?)?;
    let (target, session) = workbench(project).await?;
    let (catalog, session) = desired.catalog(session, &target, Reading::Scratch).await?;
    session.close().await;
    // One that needs quotes is the harder one to read.
    let is_plain = |table: &Name| !table.to_string().contains('"');
    let first = table::tables(&catalog).find(is_plain).or_else(|| table::tables(&catalog).next());
    Ok(first.map(|table| seeds_of(&table, &catalog)))
}
