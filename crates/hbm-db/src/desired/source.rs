//! What `--schema` names, read: files, folders of them, folders of migrations, standard input.

use super::files::{Order, SqlFile, Stage};
use super::history;
use super::psql_file::unreadable;
use crate::error::{Error, Result};
use crate::file::{self, FileKind};
use std::collections::BTreeSet;
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
            path => Stage { order: Order::Any, files: vec![SqlFile::read(path)?] },
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

/// What the desired state is called for people.
pub(super) fn name(paths: &[PathBuf]) -> String {
    let name = |path: &PathBuf| match path.as_os_str() == "-" {
        true => STANDARD_INPUT.to_owned(),
        false => path.display().to_string(),
    };
    paths.iter().map(name).collect::<Vec<_>>().join(", ")
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
fn place(file: &Path) -> (PathBuf, bool, Vec<u64>, PathBuf) {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let numbers = history::numbers(&name);
    let folder = file.parent().unwrap_or(Path::new(""));
    (folder.to_owned(), numbers.is_none(), numbers.unwrap_or_default(), file.to_owned())
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
