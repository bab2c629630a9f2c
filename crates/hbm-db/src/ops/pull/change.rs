//! What is to happen to a file.

use serde::Serialize;
use similar::TextDiff;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A file before and after.
#[derive(Clone, Debug)]
pub(super) struct Change {
    /// Its path in the folder.
    pub(super) path: PathBuf,
    /// Its text; none where there is no such file.
    pub(super) is: Option<String>,
    /// Its text afterwards; none where it is removed.
    pub(super) to: Option<String>,
    /// Whether somebody has to agree.
    pub(super) is_asked: bool,
}

/// What is to happen to which file, by their paths in the folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PullReport {
    /// New files.
    pub written: Vec<String>,
    /// Files with another text.
    pub changed: Vec<String>,
    /// Files of objects that are gone.
    pub removed: Vec<String>,
    /// Files that are left as they are.
    pub unchanged: Vec<String>,
    /// What changes in files that are there, as a unified diff each.
    #[serde(skip)]
    pub differences: Vec<Shown>,
}

/// A file with what changes in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Its path in the folder.
    pub path: String,
    /// The difference, as a unified diff.
    pub difference: String,
}

impl Change {
    pub(super) fn shown(&self) -> Shown {
        let path = self.path.display().to_string();
        let (is, to) = (self.is.as_deref().unwrap_or_default(), self.to.as_deref().unwrap_or_default());
        let after = if self.to.is_some() { path.as_str() } else { "/dev/null" };
        let difference = TextDiff::from_lines(is, to).unified_diff().header(&path, after).to_string();
        Shown { path, difference }
    }
}

impl PullReport {
    pub(super) fn of(changes: &[Change], texts: &BTreeMap<PathBuf, String>) -> Self {
        let mut report = Self::default();
        for change in changes {
            let path = change.path.display().to_string();
            match (&change.is, &change.to) {
                (None, _) => report.written.push(path),
                (Some(_), Some(_)) => report.changed.push(path),
                (Some(_), None) => report.removed.push(path),
            }
        }
        let changed = |path: &PathBuf| changes.iter().any(|change| change.path == *path);
        let unchanged = texts.keys().filter(|path| !changed(path));
        report.unchanged = unchanged.map(|path| path.display().to_string()).collect();
        report.differences = changes.iter().filter(|one| one.is.is_some()).map(Change::shown).collect();
        report
    }

    /// Whether nothing is to be done.
    pub fn is_empty(&self) -> bool {
        self.written.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}
