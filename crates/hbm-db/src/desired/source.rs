//! What `--schema` names, read: files, folders of them, folders of migrations, standard input.

use super::files::{Order, SqlFile, Stage};
use super::making::Making;
use super::psql_file::unreadable;
use super::{Desired, Scope, history};
use crate::advice::{Advice, Operation};
use crate::error::{Error, Result};
use crate::file::{self, FileKind};
use hbm_db_migration_file::{Form, Place};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

/// What standard input is called in errors.
pub(super) const STANDARD_INPUT: &str = "standard input";

/// Reads everything that is named. Files may need each other in any order; migrations have theirs.
///
/// # Errors
/// Exit 2 for what cannot be read, and for a folder without SQL.
pub(super) fn read(paths: &[PathBuf]) -> Result<Vec<Stage>> {
    let mut stages: Vec<Stage> = Vec::new();
    let mut took_input = false;
    for path in paths {
        let stage = match path {
            path if path.as_os_str() == "-" && took_input => {
                return Err(Error::usage("standard input is read once, and --schema - was given twice")
                    .hint("give one --schema - only"));
            }
            path if path.as_os_str() == "-" => {
                took_input = true;
                Stage { order: Order::Any, files: vec![standard_input()?] }
            }
            path if path.is_dir() => folder(path)?,
            path => Stage { order: Order::Any, files: vec![sql_file(path)?] },
        };
        match stages.last_mut() {
            Some(last) if last.order == Order::Any && stage.order == Order::Any => {
                last.files.extend(stage.files);
            }
            _ => stages.push(stage),
        }
    }
    Ok(stages)
}

/// The SQL files of a folder and those below it, by their paths in it; none where there is no such folder.
///
/// # Errors
/// Exit 2 for what cannot be read, and for a folder of migrations.
pub(crate) fn texts(folder: &Path) -> Result<BTreeMap<PathBuf, String>> {
    if !folder.exists() {
        return Ok(BTreeMap::new());
    }
    let mut found = Found::default();
    found.below(folder)?;
    if history::of(folder, &found.files)?.is_some() {
        return Err(Error::usage(format!("{} is a folder of migrations", folder.display()))
            .hint("name another folder, or an empty one"));
    }
    let text = |path: PathBuf| {
        let text = file::read_plain(&path, FileKind::Sql).map_err(|error| unreadable(&path, error))?;
        Ok((path.strip_prefix(folder).unwrap_or(&path).to_owned(), text))
    };
    found.files.into_iter().map(text).collect()
}

fn of_texts(folder: &Path, texts: &BTreeMap<PathBuf, String>) -> Result<Vec<Stage>> {
    let mut paths: Vec<(PathBuf, &String)> =
        texts.iter().map(|(path, text)| (folder.join(path), text)).collect();
    paths.sort_by_cached_key(|(path, _)| place(path));
    let files = paths.iter().map(|(path, text)| SqlFile::of_text(path, text)).collect::<Result<_>>()?;
    Ok(vec![Stage { order: Order::Any, files }])
}

impl Desired {
    /// The SQL files of a folder with these texts, by their paths in it.
    ///
    /// # Errors
    /// Exit 2 where one holds what cannot be followed.
    pub(crate) fn of_texts(folder: &Path, texts: &BTreeMap<PathBuf, String>, scope: Scope) -> Result<Self> {
        let source = folder.display().to_string();
        let making = Making::Files(of_texts(folder, texts)?);
        Ok(Self { making, renames: Vec::new(), source, scope, privileges: None })
    }

    /// A script, as an application makes one of its entities.
    pub(crate) fn of_script(text: String, source: &str, scope: Scope) -> Self {
        Self {
            making: Making::Script(text),
            renames: Vec::new(),
            source: source.to_owned(),
            scope,
            privileges: None,
        }
    }

    /// What every database has.
    pub(crate) fn nothing() -> Self {
        Self::of_script(String::new(), "an empty database", Scope::Made)
    }
}

/// What the desired state is called for people.
pub(super) fn name(paths: &[PathBuf]) -> String {
    let name = |path: &PathBuf| match path.as_os_str() == "-" {
        true => STANDARD_INPUT.to_owned(),
        false => path.display().to_string(),
    };
    paths.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Endings of files in which other tools describe a schema, and what makes SQL of them.
const OTHER_LANGUAGES: [(&str, &str); 8] = [
    ("prisma", "migrations that Prisma wrote"),
    ("dbml", "SQL that is exported of it"),
    ("hcl", "SQL that is exported of it"),
    ("ts", "migrations that its tool wrote"),
    ("js", "migrations that its tool wrote"),
    ("py", "migrations that are SQL"),
    ("rb", "migrations that are SQL, or db/structure.sql"),
    ("rs", "`entities` of the program"),
];

/// A file that is named.
///
/// # Errors
/// Exit 2 where it cannot be read, and for one of another language.
fn sql_file(path: &Path) -> Result<SqlFile> {
    let ending = path.extension().unwrap_or_default();
    match OTHER_LANGUAGES.iter().find(|(other, _)| ending.eq_ignore_ascii_case(other)) {
        None => SqlFile::read(path),
        Some((_, instead)) => {
            Err(Error::usage(format!("{} is not SQL", path.display())).hint(format!("name {instead}")).hint(
                Advice::to("or write the schema of a database that has it: ")
                    .run(Operation::Pull, "--to schema/"),
            ))
        }
    }
}

fn standard_input() -> Result<SqlFile> {
    let path = Path::new(STANDARD_INPUT);
    let text = file::read_all(io::stdin().lock(), FileKind::Sql).map_err(|error| unreadable(path, error))?;
    SqlFile::of_text(path, &text)
}

fn folder(path: &Path) -> Result<Stage> {
    let mut found = Found::default();
    found.below(path)?;
    found.files.sort_by_cached_key(|file| place(file));
    if let Some(migrations) = history::of(path, &found.files)? {
        return Ok(Stage { order: Order::AsGiven, files: migrations });
    }
    if found.files.is_empty() {
        return Err(Error::usage(format!("{} has no SQL files", path.display()))
            .hint("give --schema a folder with files *.sql, or with migrations as SQL"));
    }
    let files = found.files.iter().map(|file| SqlFile::read(file)).collect::<Result<_>>()?;
    Ok(Stage { order: Order::Any, files })
}

/// Where a file comes by its name: numbers are in their order, and before names.
fn place(file: &Path) -> (PathBuf, bool, Place, PathBuf) {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let place = Place::of(Form::Plain, &name);
    let folder = file.parent().unwrap_or(Path::new(""));
    (folder.to_owned(), !place.has_number(), place, file.to_owned())
}

/// The SQL files of a folder and those in it.
#[derive(Default)]
struct Found {
    files: Vec<PathBuf>,
    /// The folders that were looked into: a link may lead back.
    seen: BTreeSet<PathBuf>,
}

impl Found {
    fn below(&mut self, folder: &Path) -> Result<()> {
        let own = folder.canonicalize().map_err(|error| unreadable(folder, error))?;
        if !self.seen.insert(own) {
            return Ok(());
        }
        for entry in std::fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
            let path = entry.map_err(|error| unreadable(folder, error))?.path();
            let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            if is_hidden {
                continue;
            }
            if path.is_dir() {
                self.below(&path)?;
            } else if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("sql")) {
                self.files.push(path);
            }
        }
        Ok(())
    }
}
