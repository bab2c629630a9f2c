//! A database as files: what they make is the database again, and a second pull touches only what changed.

mod again;
mod entities;
mod whole;
mod written;

use crate::harness::{Database, Run, hbm_db};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A folder that files are pulled into.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// A pull of a database into `schema`.
    fn pull(&self, database: &Database, more: &[&str]) -> Run {
        let arguments = [&["pull", "--to", "schema", "--no-input"], more].concat();
        hbm_db(&arguments).on(database).within(self.path())
    }

    /// A push, or a diff, of `schema` to a database.
    fn push(&self, command: &[&str], database: &Database) -> Run {
        let schema = ["--schema", "schema", "--privileges", "all", "--no-input"];
        hbm_db(&[command, &schema[..]].concat()).on(database).within(self.path())
    }

    /// The texts of `schema` by their paths in it.
    fn texts(&self) -> BTreeMap<String, String> {
        self.texts_of("schema")
    }

    fn texts_of(&self, folder: &str) -> BTreeMap<String, String> {
        Self::texts_in(&self.path().join(folder))
    }

    fn texts_in(top: &Path) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        let mut folders = vec![top.to_owned()];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = fs::read_dir(&folder) else { continue };
            for path in entries.map(|entry| entry.expect("an entry").path()) {
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(top).expect("below").display().to_string();
                    found.insert(name, fs::read_to_string(&path).expect("text"));
                }
            }
        }
        found
    }

    fn text(&self, name: &str) -> String {
        let path = self.path().join("schema").join(name);
        fs::read_to_string(path)
            .unwrap_or_else(|error| panic!("{name}: {error} in {:?}", self.texts().keys()))
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join("schema").join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
}
