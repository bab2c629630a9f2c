//! A folder of migrations as a desired state: what they lead to, run in their order, in whichever form they are.

use super::files::SqlFile;
use super::psql_file::unreadable;
use crate::error::{Error, Result};
use crate::file::{self, FileKind};
use std::path::{Path, PathBuf};

/// Where a file of one tool begins to go forwards, and where back.
const SECTIONS: [(&str, &str); 4] = [
    ("-- migrate:up", "-- migrate:down"),
    ("-- +goose up", "-- +goose down"),
    ("-- +migrate up", "-- +migrate down"),
    ("-- up migration", "-- down migration"),
];

/// Languages in which a migration can be written that cannot be run here.
const CODE: [&str; 9] = ["rs", "py", "js", "ts", "mjs", "rb", "go", "php", "java"];

/// Where a migration stands in its history: by its numbers, then by its name. Those without a number are repeated at each
/// change, and are last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    is_repeated: bool,
    numbers: Vec<u64>,
    name: String,
}

/// The migrations of a folder in their order, up to the latest; none where it is a folder of other SQL files. `files` are
/// all SQL files in it, however deep.
///
/// # Errors
/// Exit 2 for a file that cannot be read, and for a history of which a part is not SQL.
pub(super) fn of(folder: &Path, files: &[PathBuf]) -> Result<Option<Vec<SqlFile>>> {
    let is_pair = |file: &&PathBuf| {
        let depth = file.strip_prefix(folder).map_or(0, |inner| inner.components().count());
        depth == 2 && file.file_name().is_some_and(|name| name == "up.sql" || name == "migration.sql")
    };
    let pairs: Vec<&PathBuf> = files.iter().filter(is_pair).collect();
    let found = match pairs.is_empty() {
        false => in_folders(folder, files, &pairs)?,
        true => match in_files(folder, files) {
            Some(found) => found,
            None => return Ok(None),
        },
    };
    refuse_code(folder)?;
    let mut found = found;
    found.sort();
    found.iter().map(|(_, path)| read(path)).collect::<Result<_>>().map(Some)
}

/// Migrations that are a folder each: `<name>/up.sql`, or `<name>/migration.sql`.
fn in_folders(folder: &Path, files: &[PathBuf], pairs: &[&PathBuf]) -> Result<Vec<(Place, PathBuf)>> {
    let beside = files.iter().find(|file| file.parent() == Some(folder));
    if let Some(beside) = beside {
        return Err(Error::usage(format!(
            "{} is beside migrations that are folders, and is none of them",
            beside.display()
        ))
        .hint("give the files and the migrations by themselves: --schema can be given several times"));
    }
    let alone = files.iter().find(|file| {
        file.file_name().is_some_and(|name| name == "down.sql") && !file.with_file_name("up.sql").exists()
    });
    if let Some(alone) = alone {
        return Err(Error::usage(format!("{} stands alone", alone.display()))
            .hint(format!("write {} beside it", alone.with_file_name("up.sql").display())));
    }
    let place = |file: &&PathBuf| {
        let name = file.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
        let place =
            Place { is_repeated: false, numbers: numbers(&name).unwrap_or_default(), name: name.into() };
        (place, (*file).clone())
    };
    Ok(pairs.iter().map(place).collect())
}

/// Migrations that are a file each, all of whose names begin with a number; none where one does not.
fn in_files(folder: &Path, files: &[PathBuf]) -> Option<Vec<(Place, PathBuf)>> {
    let mut found = Vec::new();
    for file in files {
        let name = file.file_name()?.to_str()?;
        if file.parent() != Some(folder) {
            return None;
        }
        if let Some(rest) = name.strip_prefix("R__") {
            found.push((Place { is_repeated: true, numbers: Vec::new(), name: rest.into() }, file.clone()));
            continue;
        }
        // What goes back is not run.
        let undoes = name.strip_prefix('U').is_some_and(|rest| numbers(rest).is_some());
        let numbers = numbers(name.strip_prefix('U').unwrap_or(name))?;
        if !undoes && !name.to_lowercase().ends_with(".down.sql") {
            found.push((Place { is_repeated: false, numbers, name: name.into() }, file.clone()));
        }
    }
    (found.iter().any(|(place, _)| !place.is_repeated)).then_some(found)
}

/// The numbers a name begins with, as `V1_2__x`, `0003_x`, `m20240101_000001_x` or `20240101120000.x`.
pub(super) fn numbers(name: &str) -> Option<Vec<u64>> {
    let name = name.strip_prefix(['V', 'v', 'm']).unwrap_or(name);
    let parts = name.split(['_', '-', '.']);
    let numbers: Vec<u64> = parts.map_while(|part| part.parse().ok()).collect();
    (!numbers.is_empty()).then_some(numbers)
}

/// Sees to it that nothing is taken for a whole history that is a part of one.
fn refuse_code(folder: &Path) -> Result<()> {
    let entries = std::fs::read_dir(folder).map_err(|error| unreadable(folder, error))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let is_code = |path: &&PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        CODE.contains(&extension) && numbers(&name).is_some()
    };
    match paths.iter().find(is_code) {
        None => Ok(()),
        Some(path) => Err(Error::usage(format!("{} is a migration that is not SQL", path.display())).hint(
            "run them all on a database of their own with their tool, and give that as --schema-from URL",
        )),
    }
}

fn read(path: &Path) -> Result<SqlFile> {
    let text = file::read_plain(path, FileKind::Sql).map_err(|error| unreadable(path, error))?;
    SqlFile::of_text(path, forwards(&text))
}

/// The part of a file that goes forwards, where the other stands in it as well.
fn forwards(text: &str) -> &str {
    let lowered = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let mut back = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with("--") {
            let line = lowered(line);
            if back.is_some_and(|back| line.starts_with(back)) {
                return &text[..at];
            }
            let section = SECTIONS.iter().find(|(up, _)| line.starts_with(up));
            back = section.map(|(_, down)| *down).or(back);
        }
        at += line.len();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_as_numbers() {
        for (name, found) in [
            ("V1_10__x.sql", Some(vec![1, 10])),
            ("V1.2__x.sql", Some(vec![1, 2])),
            ("0003_2fa.sql", Some(vec![3])),
            ("20240101120000-create.up.sql", Some(vec![20_240_101_120_000])),
            ("m20240101_000001_create", Some(vec![20_240_101, 1])),
            ("7.sql", Some(vec![7])),
            ("tables.sql", None),
            ("2fa.sql", None),
        ] {
            assert_eq!(numbers(name), found, "{name}");
        }
    }

    #[test]
    fn only_what_goes_forwards_is_run() {
        for (text, part) in [
            ("-- migrate:up\na;\n-- migrate:down\nb;\n", "-- migrate:up\na;\n"),
            ("-- +goose Up\na;\n--   +goose Down\nb;", "-- +goose Up\na;\n"),
            ("-- +goose Down\nb;", "-- +goose Down\nb;"),
            ("a; -- migrate:down\n", "a; -- migrate:down\n"),
        ] {
            assert_eq!(forwards(text), part);
        }
    }
}
