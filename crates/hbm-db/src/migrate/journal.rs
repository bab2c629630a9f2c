//! Drizzle's list of its migrations, `meta/_journal.json`: what is not in it does not exist for Drizzle.

use super::{Finding, Migration, Migrations};
use crate::error::{Error, Result};
use hbm_db_migration_file::Form;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Where it lies in the folder of the migrations.
const JOURNAL: &str = "meta/_journal.json";

/// What the list says.
#[derive(Deserialize)]
struct Journal {
    entries: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    tag: String,
    when: u64,
}

/// Whether a folder of migrations has one.
pub(super) fn is_there(folder: &Path) -> bool {
    folder.join(JOURNAL).is_file()
}

/// Whether the migrations are Drizzle's: with its list, or with its picture of the schema in the folder of each, as from
/// version 1 on.
pub(super) fn is_of_drizzle(migrations: &Migrations) -> bool {
    let Some(folder) = &migrations.folder else { return false };
    let has_picture = |one: &Migration| folder.join(&one.name).join("snapshot.json").is_file();
    is_there(folder) || migrations.form == Form::Prisma && migrations.list.iter().any(has_picture)
}

/// The time of each migration in milliseconds, by which Drizzle's ledger calls it; none where the folder is none of Drizzle's.
///
/// # Errors
/// Exit 1 with file, line and column where it cannot be read, and where only the folder is there that it lies in.
pub(super) fn times(folder: &Path) -> Result<Option<BTreeMap<String, String>>> {
    let Some(text) = read(folder)? else { return Ok(None) };
    let journal: Journal = serde_json::from_str(&text).map_err(|error| broken(folder, &error))?;
    Ok(Some(journal.entries.into_iter().map(|entry| (entry.tag, entry.when.to_string())).collect()))
}

/// What the list and the files do not have in common. A list that cannot be read is told where it is needed.
pub(super) fn findings(folder: &Path, list: &[Migration]) -> Vec<Finding> {
    let Ok(Some(listed)) = times(folder) else { return Vec::new() };
    let has_file = |tag: &&String| list.iter().any(|one| one.name == **tag);
    let without: Vec<String> = listed.keys().filter(|tag| !has_file(tag)).cloned().collect();
    let unlisted: Vec<&Migration> = list.iter().filter(|one| !listed.contains_key(&one.name)).collect();
    match unlisted.is_empty() {
        true => without.into_iter().map(|name| Finding::Listed { name }).collect(),
        false => unlisted
            .into_iter()
            .map(|one| Finding::Unlisted { name: one.name.clone(), instead: without.clone() })
            .collect(),
    }
}

/// Enters a new migration, where the folder is one of Drizzle's.
///
/// # Errors
/// As [`times`]; exit 1 where it cannot be written.
pub(super) fn enter(folder: &Path, name: &str) -> Result<()> {
    let Some(text) = read(folder)? else { return Ok(()) };
    let mut journal: serde_json::Value =
        serde_json::from_str(&text).map_err(|error| broken(folder, &error))?;
    let Some(entries) = journal.get_mut("entries").and_then(serde_json::Value::as_array_mut) else {
        return Ok(());
    };
    let version = entries.last().and_then(|last| last.get("version")).cloned();
    let latest = entries.iter().filter_map(|entry| entry.get("when")?.as_i64()).max().unwrap_or(0);
    entries.push(serde_json::json!({
        "idx": entries.len(),
        "version": version.unwrap_or_else(|| "7".into()),
        // Drizzle runs only what is later than everything that it ran.
        "when": chrono::Utc::now().timestamp_millis().max(latest + 1),
        "tag": name,
        "breakpoints": true,
    }));
    let path = folder.join(JOURNAL);
    let text = serde_json::to_string_pretty(&journal).map_err(|error| broken(folder, &error))?;
    fs::write(&path, text + "\n")
        .map_err(|error| Error::failed(format!("cannot write {}", shown(&path).display())).because(error))
}

/// Its text; none where the folder is none of Drizzle's.
fn read(folder: &Path) -> Result<Option<String>> {
    let path = folder.join(JOURNAL);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Error::failed(format!("cannot read {}", shown(&path).display())).because(error))
        }
        Err(_) if path.parent().is_some_and(Path::is_dir) => Err(missing(folder)),
        Err(_) => Ok(None),
    }
}

/// There is no list where there has to be one.
pub(super) fn missing(folder: &Path) -> Error {
    let path = folder.join(JOURNAL);
    Error::failed(format!("{} is not there, which lists what Drizzle runs", shown(&path).display()))
        .hint("bring it back, from the branch that has it")
}

fn broken(folder: &Path, error: &serde_json::Error) -> Error {
    let path = shown(&folder.join(JOURNAL));
    let path = path.display();
    let whole = error.to_string();
    // The place stands in front, as everywhere.
    let what = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(what, _)| what);
    Error::failed(format!("{path}:{}:{}: {what}", error.line(), error.column()))
        .hint(format!("bring it back as it was: git log -p -- {path}"))
}

/// A path as seen from the current folder.
fn shown(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).to_owned()
}
