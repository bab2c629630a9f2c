//! Environment variables, and the `.env` files that stand in for them.

use crate::error::{Error, Result};
use std::collections::HashMap;
use std::path::Path;

/// The variables of the process, of `.env.local` and of `.env`. The process itself is never changed.
#[derive(Debug, Default)]
pub struct EnvFiles {
    files: Vec<(&'static str, HashMap<String, String>)>,
}

/// A variable and where it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its value.
    pub value: String,
    /// The file it stands in; none for the environment itself.
    pub file: Option<&'static str>,
}

impl EnvFiles {
    /// Reads `.env.local` and `.env` of a folder, where they exist.
    ///
    /// # Errors
    /// Exit 2 with file and line for a line that is no assignment.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut files = Vec::new();
        for name in [".env.local", ".env"] {
            let path = folder.join(name);
            if !path.is_file() {
                continue;
            }
            let entries = dotenvy::from_path_iter(&path).map_err(|error| unreadable(name, error))?;
            let mut variables = HashMap::new();
            for entry in entries {
                let (key, value) = entry.map_err(|error| unreadable(name, error))?;
                variables.insert(key, value);
            }
            files.push((name, variables));
        }
        Ok(Self { files })
    }

    /// A variable that is set and not empty.
    pub fn get(&self, name: &str) -> Option<Variable> {
        let own = std::env::var(name).ok().map(|value| Variable { value, file: None });
        let of_files = self.files.iter().map(|(file, variables)| {
            variables.get(name).map(|value| Variable { value: value.clone(), file: Some(*file) })
        });
        std::iter::once(own).chain(of_files).flatten().find(|variable| !variable.value.trim().is_empty())
    }
}

/// The line itself may hold a secret, so it is not shown.
fn unreadable(name: &str, error: dotenvy::Error) -> Error {
    match error {
        dotenvy::Error::LineParse(_, column) => Error::usage(format!(
            "{name} has a line that is not NAME=value (at character {column} of it; not shown, it may hold a secret)"
        ))
        .hint("write NAME=\"value\", with quotes around a value with spaces or #"),
        other => Error::usage(format!("cannot read {name}")).because(other),
    }
}
