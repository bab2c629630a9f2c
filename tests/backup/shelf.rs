//! A folder of backups, as a person sees it.

use std::fs;
use std::path::{Path, PathBuf};

pub(super) struct Shelf(tempfile::TempDir);

impl Shelf {
    pub(super) fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    pub(super) fn path(&self) -> &str {
        self.0.path().to_str().expect("UTF-8")
    }

    pub(super) fn join(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The names in it, hidden ones as well.
    pub(super) fn names(&self) -> Vec<String> {
        names(self.0.path())
    }

    /// The manifest of a backup.
    pub(super) fn manifest(&self, name: &str) -> serde_json::Value {
        let text = fs::read_to_string(self.join(name).join("manifest.json")).expect("a manifest");
        serde_json::from_str(&text).expect("JSON")
    }

    /// All files of a backup, as paths in its folder.
    pub(super) fn files(&self, name: &str) -> Vec<PathBuf> {
        let folder = self.join(name);
        let mut found = Vec::new();
        let mut open = vec![PathBuf::new()];
        while let Some(inner) = open.pop() {
            for name in names(&folder.join(&inner)) {
                let path = inner.join(name);
                if folder.join(&path).is_dir() { open.push(path) } else { found.push(path) }
            }
        }
        found.sort();
        found
    }

    /// Copies a backup under another name.
    pub(super) fn copy(&self, name: &str, to: &str) {
        for file in self.files(name) {
            let target = self.join(to).join(&file);
            fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
            fs::copy(self.join(name).join(&file), target).expect("a copy");
        }
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut found: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    found.sort();
    found
}
