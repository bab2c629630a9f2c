//! A program of PostgreSQL as a child: it ends with whoever waits for it.

use crate::db::Target;
use crate::error::{Error, Result};
use rustix::process::{Pid, Signal, kill_process_group};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{self, Command, Stdio};
use std::time::Duration;

/// Between two looks at a program that runs.
const PAUSE: Duration = Duration::from_millis(20);

/// A client program that connects to the target. A password is in its environment.
pub(crate) fn client(program: &Path, target: &Target) -> Command {
    let mut command = Command::new(program);
    for (variable, value) in target.client_environment() {
        match value {
            Some(value) => command.env(variable, value),
            None => command.env_remove(variable),
        };
    }
    command.stdin(Stdio::null());
    command
}

/// A program that runs, with the processes that it starts. All of them are killed where nobody waits any more.
pub(crate) struct Child {
    child: process::Child,
    name: String,
    said: File,
}

impl Child {
    /// Starts it. What it prints is of no use, what it says on stderr is kept.
    ///
    /// # Errors
    /// Exit 1 where it cannot be started.
    pub(crate) fn start(mut command: Command) -> Result<Self> {
        let name =
            Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
        let failed =
            |error: std::io::Error| Error::failed(format!("{name} cannot be started")).because(error);
        let said = tempfile::tempfile().map_err(failed)?;
        let errors = said.try_clone().map_err(failed)?;
        // Parallel workers are in its group.
        command.stdout(Stdio::null()).stderr(errors).process_group(0);
        let child = command.spawn().map_err(failed)?;
        Ok(Self { child, name, said })
    }

    /// Waits for its end, and looks again and again meanwhile.
    ///
    /// # Errors
    /// Exit 1 with what it said, where it fails or is killed.
    pub(crate) async fn finish(mut self, mut look: impl FnMut()) -> Result<()> {
        let status = loop {
            match self.child.try_wait() {
                Ok(Some(status)) => break status,
                Ok(None) => tokio::time::sleep(PAUSE).await,
                Err(error) => return Err(Error::failed(format!("{} is lost", self.name)).because(error)),
            }
            look();
        };
        if status.success() {
            return Ok(());
        }
        let mut said = String::new();
        let read = self.said.seek(SeekFrom::Start(0)).and_then(|_| self.said.read_to_string(&mut said));
        let lines = said.lines().filter(|line| !line.is_empty()).map(str::to_owned);
        // A signal is no exit code, and nothing was said then.
        let error = Error::failed(format!("{} failed: {status}", self.name)).details(lines);
        Err(match read {
            Ok(_) => explained(error, &said),
            Err(lost) => error.because(lost),
        })
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ = kill_process_group(Pid::from_child(&self.child), Signal::KILL);
            let _ = self.child.wait();
        }
    }
}

/// The error with what to do about it, where one sentence helps.
fn explained(error: Error, said: &str) -> Error {
    let has = |words: &str| said.contains(words);
    if has("No space left on device") || has("Disk quota exceeded") {
        return error.hint("make room, or name another folder; nothing of this attempt was kept");
    }
    if has("due to statement timeout") && has("LOCK TABLE") {
        return error.hint("another session holds the lock of a table: wait for it, or give it more time with --lock-timeout");
    }
    if has("permission denied for") {
        return error.hint("GRANT pg_read_all_data TO the role, or run it as the owner of the objects");
    }
    if has("query would be affected by row-level security policy") {
        return error.hint(
            "run it as a role that sees all rows: ALTER ROLE ... BYPASSRLS, or the owner of the tables",
        );
    }
    error
}
