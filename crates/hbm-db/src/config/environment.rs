//! Environment variables, and the `.env` files that stand in for them.

use super::expanded::{self, Expanded};
use crate::error::{Error, Exit, Result};
use crate::file::{self, FileKind};
use std::collections::HashMap;
use std::path::Path;

/// The variables of the process, of `.env.local` and of `.env`. The process itself is never changed.
#[derive(Clone, Debug, Default)]
pub struct EnvFiles {
    files: Vec<EnvFile>,
}

#[derive(Clone, Debug)]
struct EnvFile {
    name: &'static str,
    variables: HashMap<String, String>,
    expanded: HashMap<String, Expanded>,
}

/// The longest line and the longest value that are read, in bytes.
const LONGEST: usize = 32 * 1024;

/// The variables that say which database it is.
const OURS: [&str; 6] = ["DATABASE_URL", "DB_HOST", "DB_PORT", "DB_USER", "DB_PASSWORD", "DB_NAME"];

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
    /// Exit 2 for a line that is no assignment, and for a variable that cannot be read.
    pub fn read(folder: &Path) -> Result<Self> {
        for name in OURS {
            if matches!(std::env::var(name), Err(std::env::VarError::NotUnicode(_))) {
                return Err(Error::usage(format!("{name} in the environment is not UTF-8"))
                    .hint("percent-encode what is not ASCII"));
            }
        }
        let mut files = Vec::new();
        for name in [".env.local", ".env"] {
            let path = folder.join(name);
            if !path.is_file() {
                continue;
            }
            let text = file::read_plain(&path, FileKind::Settings).map_err(|error| {
                file::unreadable(Path::new(name), FileKind::Settings, error).exiting(Exit::Usage)
            })?;
            // Editors of Windows begin a file with a byte order mark.
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            if let Some(line) = text.lines().position(|line| line.len() > LONGEST) {
                return Err(too_long(name, line + 1));
            }
            let mut variables = HashMap::new();
            for entry in dotenvy::from_read_iter(text.as_bytes()) {
                let (key, value) = entry.map_err(|error| unreadable(name, text, error))?;
                // A value may name others, and those others: each would be longer by as many times.
                if value.len() > LONGEST {
                    let line = text.lines().position(|line| line.trim_start().starts_with(&key));
                    return Err(too_long(name, line.unwrap_or_default() + 1));
                }
                variables.insert(key, value);
            }
            let expanded = expanded::in_file(name, text, &variables);
            files.push(EnvFile { name, variables, expanded });
        }
        Ok(Self { files })
    }

    /// A variable that is set and not empty, from the first source that has it.
    pub fn get(&self, name: &str) -> Option<Variable> {
        (0..self.sources()).find_map(|source| self.get_from(source, name))
    }

    /// How many sources there are: the environment, and the files that exist.
    pub fn sources(&self) -> usize {
        1 + self.files.len()
    }

    /// A variable of one source that is not empty: 0 is the environment, the files follow in their order.
    pub fn get_from(&self, source: usize, name: &str) -> Option<Variable> {
        self.set_in(source, name).filter(|variable| !variable.value.trim().is_empty())
    }

    /// The file of a variable that is set in one source and empty; the inner none is the environment itself.
    pub fn empty_from(&self, source: usize, name: &str) -> Option<Option<&'static str>> {
        self.set_in(source, name)
            .filter(|variable| variable.value.trim().is_empty())
            .map(|variable| variable.file)
    }

    fn set_in(&self, source: usize, name: &str) -> Option<Variable> {
        Some(match source.checked_sub(1) {
            None => Variable { value: std::env::var(name).ok()?, file: None },
            Some(at) => {
                let file = self.files.get(at)?;
                Variable { value: file.variables.get(name)?.clone(), file: Some(file.name) }
            }
        })
    }

    /// Which parts of a variable's value in a file were taken for variables.
    pub(super) fn expanded(&self, file: Option<&str>, name: &str) -> Option<Expanded> {
        let file = self.files.iter().find(|one| Some(one.name) == file)?;
        file.expanded.get(name).cloned()
    }
}

impl EnvFiles {
    /// The variables of the files that lead from one back to itself, by what they are defined with; none where they do not.
    pub(crate) fn cycle(&self, name: &str) -> Option<Vec<String>> {
        let mut path = vec![name.to_owned()];
        loop {
            let last = path.last()?;
            let names = self.files.iter().find_map(|file| file.expanded.get(last))?.names.clone();
            let next = names
                .into_iter()
                .find(|next| self.files.iter().any(|file| file.variables.contains_key(next)))?;
            let is_back = path.contains(&next);
            path.push(next);
            if is_back {
                return Some(path);
            }
        }
    }
}

fn too_long(name: &str, line: usize) -> Error {
    Error::usage(format!(
        "{name}:{line}: more than {LONGEST} bytes in one value (not shown, it may hold a secret)"
    ))
    .hint("keep a long value in a file of its own, and name that")
}

/// The line itself may hold a secret, so it is not shown.
fn unreadable(name: &str, text: &str, error: dotenvy::Error) -> Error {
    match error {
        dotenvy::Error::LineParse(line, column) => {
            let error = Error::usage(format!(
                "{name} has a line that is not NAME=value (at character {column} of it; not shown, it may hold a secret)"
            ))
            .hint("write NAME=\"value\", with quotes around a value with spaces or #");
            expanded::in_line(name, text, &line).into_iter().fold(error, Error::hint)
        }
        other => Error::usage(format!("cannot read {name}")).because(other),
    }
}
