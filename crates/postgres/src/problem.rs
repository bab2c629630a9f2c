//! What can go wrong before there is a server.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why there is no server.
#[derive(Debug)]
pub enum Problem {
    /// No programs were found; of this major version, where the data asks for one.
    NoPrograms(Option<u32>),
    /// No programs were found, and the bundled ones do not run here, with what they said.
    Unfit(String),
    /// The folder that was named has no server of a version that can be used.
    NotPrograms {
        /// The folder.
        folder: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The system's superuser may not run a server, and there is nobody else who could.
    NoAccount,
    /// A file or folder cannot be read, made or moved.
    File {
        /// Its path.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A program does not start.
    Spawn {
        /// Its name.
        program: String,
        /// What the system says.
        error: io::Error,
    },
    /// `initdb` failed, with what it printed.
    Init(String),
    /// The server ended while it started, with its last lines.
    Ended(String),
    /// The server was not ready in time, with its last lines.
    NotReady(String),
    /// A server that was shutting down is still there.
    StillThere(PathBuf),
}

impl Problem {
    pub(crate) fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::File { path, error }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPrograms(None) => f.write_str("no PostgreSQL server is on this machine"),
            Self::NoPrograms(Some(major)) => {
                write!(f, "the data was made by PostgreSQL {major}, which is not on this machine")
            }
            Self::Unfit(said) => {
                write!(f, "no PostgreSQL server is on this machine, and the bundled one does not run here: {said}")
            }
            Self::NotPrograms { folder, why } => write!(f, "{}: {why}", folder.display()),
            Self::NoAccount => f.write_str(
                "PostgreSQL does not run as root, and this machine has neither a user `postgres` nor `nobody`",
            ),
            Self::File { path, error } => write!(f, "{}: {error}", path.display()),
            Self::Spawn { program, error } => write!(f, "{program} does not start: {error}"),
            Self::Init(said) => write!(f, "initdb failed: {said}"),
            Self::Ended(said) => write!(f, "the server ended while it started: {said}"),
            Self::NotReady(said) => write!(f, "the server was not ready in time: {said}"),
            Self::StillThere(folder) => {
                write!(f, "a server in {} has been shutting down for too long", folder.display())
            }
        }
    }
}

// What the system says is in the text, so there is no source to print again.
impl std::error::Error for Problem {}
