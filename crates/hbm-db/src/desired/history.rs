//! A folder of migrations as a desired state: what they lead to, run in their order, in whichever form they are.

use super::files::SqlFile;
use super::psql_file::unreadable;
use crate::error::{Error, Result};
use crate::file::{self, FileKind};
use hbm_db_migration_file::{Entry, Form, Part, Place};
use std::path::{Path, PathBuf};

/// Languages in which a migration can be written that cannot be run here.
const CODE: [&str; 9] = ["rs", "py", "js", "ts", "mjs", "rb", "go", "php", "java"];

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
    let history = match pairs.is_empty() {
        false => in_folders(folder, files, &pairs)?,
        true => match in_files(folder, files)? {
            Some(history) => history,
            None => return Ok(None),
        },
    };
    refuse_code(folder)?;
    let History { form, mut found } = history;
    found.sort();
    found.iter().map(|(_, path)| read(form, path)).collect::<Result<_>>().map(Some)
}

/// The files that go forwards, with their places.
struct History {
    form: Form,
    found: Vec<(Place, PathBuf)>,
}

fn has_up(pairs: &[&PathBuf]) -> bool {
    pairs.iter().any(|file| file.file_name().is_some_and(|name| name == "up.sql"))
}

/// Migrations that are a folder each: `<name>/up.sql`, or `<name>/migration.sql`.
fn in_folders(folder: &Path, files: &[PathBuf], pairs: &[&PathBuf]) -> Result<History> {
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
        (Place::of(Form::Pair, &name), (*file).clone())
    };
    let found = pairs.iter().map(place).collect();
    Ok(History { form: if has_up(pairs) { Form::Pair } else { Form::Prisma }, found })
}

/// Migrations that are a file each; none where one is none.
fn in_files(folder: &Path, files: &[PathBuf]) -> Result<Option<History>> {
    let names: Option<Vec<&str>> = files
        .iter()
        .map(|file| file.file_name()?.to_str().filter(|_| file.parent() == Some(folder)))
        .collect();
    let Some(names) = names.filter(|names| names.iter().all(|name| begins_with_number(name))) else {
        return Ok(None);
    };
    let texts: Vec<String> = files
        .iter()
        .map(|file| file::read_plain(file, FileKind::Sql).map_err(|error| unreadable(file, error)))
        .collect::<Result<_>>()?;
    let entries = names.iter().zip(&texts).map(|(name, text)| Entry::File { name, text });
    let Some(form) = Form::seen(entries) else { return Ok(None) };
    let mut found = Vec::new();
    for ((name, file), text) in names.into_iter().zip(files).zip(&texts) {
        match form.part(name).filter(|_| form.fits(text)) {
            None => return Ok(None),
            // What goes back is not run.
            Some((_, Part::Down)) => {}
            Some((stem, Part::Up | Part::Both | Part::Repeated)) => {
                found.push((Place::of(form, stem), file.clone()));
            }
        }
    }
    Ok(found.iter().any(|(place, _)| !place.is_repeated()).then_some(History { form, found }))
}

/// Whether a name begins with a number, as that of a migration; what Flyway repeats has none.
fn begins_with_number(name: &str) -> bool {
    name.starts_with("R__") || Place::of(Form::Plain, name).has_number()
}

/// Sees to it that nothing is taken for a whole history that is a part of one.
fn refuse_code(folder: &Path) -> Result<()> {
    let entries = std::fs::read_dir(folder).map_err(|error| unreadable(folder, error))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let is_code = |path: &&PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        CODE.contains(&extension) && begins_with_number(&name)
    };
    match paths.iter().find(is_code) {
        None => Ok(()),
        Some(path) => Err(Error::usage(format!("{} is a migration that is not SQL", path.display())).hint(
            "run them all on a database of their own with their tool, and give that as --schema-from URL",
        )),
    }
}

fn read(form: Form, path: &Path) -> Result<SqlFile> {
    let text = file::read_plain(path, FileKind::Sql).map_err(|error| unreadable(path, error))?;
    SqlFile::of_text(path, &form.halves(&text).0)
}
