//! A database as one file of SQL, for a copy where the role may not create a database.

use super::child::client;
use crate::db::Target;
use crate::error::{Error, Exit, Result};
use std::path::Path;
use std::process::Command;

/// Writes everything in the schemas of a database, its large objects and the named extensions to a file, as SQL.
///
/// # Errors
/// Exit 1 where pg_dump is missing, older than the server, or fails, with what it said. No file is left then.
pub(crate) fn dump(target: &Target, file: &Path, extensions: &[String]) -> Result<()> {
    let partial = file.with_extension("part");
    let mut command = client(Path::new("pg_dump"), target);
    // Where extensions are named, large objects are left out unless they are asked for.
    command.args(["--no-password", "--blobs", "--file"]).arg(&partial);
    for name in extensions {
        // A pattern; in quotes it is a name (manual, psql, "Patterns").
        command.arg(format!("--extension=\"{}\"", name.replace('"', "\"\"")));
    }
    run(command, "pg_dump")
        .and_then(|()| {
            std::fs::rename(&partial, file)
                .map_err(|error| Error::failed(format!("cannot write {}", file.display())).because(error))
        })
        .inspect_err(|_| {
            // What is left of the attempt is of no use.
            let _ = std::fs::remove_file(&partial);
        })
}

/// Runs SQL files, made by [`dump`] or written here, in one transaction.
///
/// # Errors
/// Exit 1 where psql is missing or a statement fails; the database is as it was then.
pub(crate) fn restore(target: &Target, files: &[&Path]) -> Result<()> {
    let mut command = client(Path::new("psql"), target);
    command.args([
        "--no-psqlrc",
        "--no-password",
        "--quiet",
        "--single-transaction",
        "-v",
        "ON_ERROR_STOP=1",
    ]);
    for file in files {
        command.arg("--file").arg(file);
    }
    run(command, "psql")
}

fn run(mut command: Command, program: &str) -> Result<()> {
    let out = command.output().map_err(|error| {
        Error::new(Exit::Failed, format!("{program} cannot be started"))
            .because(error)
            .hint("install the PostgreSQL client programs, as new as the server or newer")
            .hint("or let the role create databases: ALTER ROLE … CREATEDB")
    })?;
    if out.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&out.stderr);
    Err(Error::failed(format!("{program} failed"))
        .details(said.lines().filter(|line| !line.is_empty()).map(str::to_owned)))
}
