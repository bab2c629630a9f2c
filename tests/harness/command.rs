//! Running the program.

use super::Database;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The program with arguments, in an empty folder, with an environment of its own.
pub(crate) fn hbm_db(arguments: &[&str]) -> Run {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_hbm-db"));
    for variable in
        ["DATABASE_URL", "DATABASE_MAX_CONNECTIONS", "CI", "NODE_ENV", "APP_ENV", "RAILS_ENV", "RUST_LOG"]
    {
        command.env_remove(variable);
    }
    for (variable, _) in std::env::vars_os() {
        if variable.to_string_lossy().starts_with("PG") {
            command.env_remove(variable);
        }
    }
    command.args(arguments).env("XDG_CACHE_HOME", cache()).current_dir(folder.path()).stdin(Stdio::null());
    Run { command, _folder: folder }
}

/// Elaborated schemas may be shared by all tests: their key holds everything they depend on.
fn cache() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("cache")
}

/// A run to be.
pub(crate) struct Run {
    command: Command,
    _folder: tempfile::TempDir,
}

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    /// On this database.
    pub(crate) fn on(self, database: &Database) -> Self {
        let url = database.url();
        self.env("DATABASE_URL", &url)
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Without a variable of the environment.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// With a file in its folder.
    pub(crate) fn file(self, name: &str, text: &str) -> Self {
        let path = self._folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
        self
    }

    /// With a text as its standard input.
    pub(crate) fn input(mut self, text: &str) -> Self {
        let path = self._folder.path().join(".input");
        std::fs::write(&path, text).expect("a file");
        self.command.stdin(std::fs::File::open(path).expect("a file"));
        self
    }

    /// In another folder.
    pub(crate) fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// As a process that goes on by itself.
    pub(crate) fn spawn(&mut self) -> std::process::Child {
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("hbm-db starts")
    }

    pub(crate) fn outcome(mut self) -> Outcome {
        let out = self.command.output().expect("hbm-db starts");
        Outcome {
            code: out.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&out.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&out.stderr).into_owned(),
        }
    }

    /// Runs it, and expects this exit code.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Outcome {
        let outcome = self.outcome();
        assert_eq!(outcome.code, code, "stdout: {}\nstderr: {}", outcome.stdout, outcome.stderr);
        outcome
    }

    /// Runs it, and expects success.
    #[track_caller]
    pub(crate) fn succeeds(self) -> Outcome {
        self.exits(0)
    }
}

impl Outcome {
    /// Expects a text on stdout or stderr.
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        assert!(
            self.stdout.contains(text) || self.stderr.contains(text),
            "expected {text:?} in\nstdout: {}\nstderr: {}",
            self.stdout,
            self.stderr
        );
        self
    }

    /// Expects that a text is nowhere.
    #[track_caller]
    pub(crate) fn hides(self, text: &str) -> Self {
        assert!(
            !self.stdout.contains(text) && !self.stderr.contains(text),
            "did not expect {text:?} in\nstdout: {}\nstderr: {}",
            self.stdout,
            self.stderr
        );
        self
    }
}
