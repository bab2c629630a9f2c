//! A file that psql could run, read into its steps: its commands are followed where they say what is made.

use super::files::{SqlFile, Step};
use super::script_file::is_about_databases;
use crate::error::{Error, Exit, Result};
use crate::file::{self, FileKind};
use hbm_db_migration_file::{Command, Psql};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The comment below which the statements of a file run when all other files have run up to theirs: what they make acts on what
/// is made after it.
pub(crate) const LAST: &str = "-- hbm-db: last";

/// Commands that make nothing: they are for the terminal, or guard a dump.
const HARMLESS: &[&str] = &[
    "restrict",
    "unrestrict",
    "echo",
    "qecho",
    "warn",
    "timing",
    "pset",
    "x",
    "a",
    "t",
    "H",
    "errverbose",
    "conninfo",
    "p",
    "r",
    "reset",
];

/// Variables of psql that change nothing of what is made.
const SETTINGS: &[&str] = &[
    "ON_ERROR_STOP",
    "ON_ERROR_ROLLBACK",
    "ECHO",
    "ECHO_HIDDEN",
    "QUIET",
    "VERBOSITY",
    "SHOW_CONTEXT",
    "SHOW_ALL_RESULTS",
    "FETCH_COUNT",
    "PROMPT1",
    "PROMPT2",
    "PROMPT3",
];

/// What a command means for what is made.
enum Meaning {
    /// Nothing.
    Nothing,
    /// The statements of another file follow.
    Includes(PathBuf),
    /// What follows is for the database that is made; what was before is not.
    Connects,
    /// The file ends here.
    Ends,
}

impl SqlFile {
    /// Reads a file, and those it includes.
    ///
    /// # Errors
    /// Exit 2 where one cannot be read, where something in it is not closed, and for a command of psql that cannot be
    /// followed; with file and line.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let text = file::read(path, FileKind::Sql).map_err(|error| unreadable(path, error))?;
        Self::of_text(path, &text)
    }

    /// The same for a text that was read; `path` is where it came from.
    ///
    /// # Errors
    /// The same.
    pub(super) fn of_text(path: &Path, text: &str) -> Result<Self> {
        let mut steps = Vec::new();
        follow(path, text, &mut vec![path.to_owned()], &mut steps)?;
        let last = last(text, path, &steps);
        Ok(Self { steps, last })
    }
}

/// The first step of a file below the mark [`LAST`].
fn last(text: &str, path: &Path, steps: &[Step]) -> usize {
    let shown = path.display().to_string();
    let own = |step: &&Step| *step.path == *shown;
    let is_inside = |at: usize| {
        let starts_before = |step: &&Step| step.statement.start < at;
        let before = steps.iter().filter(own).take_while(starts_before).last();
        before.is_some_and(|step| at < step.statement.start + step.statement.sql.len())
    };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim() == LAST && !is_inside(at) {
            let below = steps.iter().position(|step| own(&step) && step.statement.start > at);
            return below.unwrap_or(steps.len());
        }
        at += line.len();
    }
    steps.len()
}

/// What is told of a file that cannot be read.
pub(super) fn unreadable(path: &Path, error: std::io::Error) -> Error {
    file::unreadable(path, FileKind::Sql, error)
        .hint("give --schema the path of an SQL file in UTF-8, or of a folder of them")
        .exiting(Exit::Usage)
}

/// Adds the steps of a text; `open` are the files that are being read, each included by the one before.
fn follow(path: &Path, text: &str, open: &mut Vec<PathBuf>, steps: &mut Vec<Step>) -> Result<()> {
    let shown: Arc<str> = path.display().to_string().into();
    let parts = Psql::all(text.trim_start_matches('\u{feff}')).map_err(|refusal| {
        let advice = refusal.advice;
        Error::usage(format!("{shown}, {refusal}")).hint(advice)
    })?;
    for part in parts {
        let command = match part {
            Psql::Sends(sent) => {
                steps.push(Step::new(&shown, sent));
                continue;
            }
            Psql::Runs(command) => command,
        };
        let place = format!("{shown}:{}", command.line);
        match meaning(&command, path).ok_or_else(|| cannot_follow(&place, &command))? {
            Meaning::Nothing => {}
            Meaning::Ends => break,
            Meaning::Connects
                if steps.iter().all(|step| step.sets() || is_about_databases(&step.statement)) =>
            {
                steps.clear();
            }
            Meaning::Connects => {
                return Err(Error::usage(format!(
                    "{place}: \\{} after statements that made something",
                    command.name
                ))
                .hint("a desired state is that of one database: give the files of each by itself"));
            }
            Meaning::Includes(included) => include(&included, &place, open, steps)?,
        }
    }
    Ok(())
}

fn include(path: &Path, place: &str, open: &mut Vec<PathBuf>, steps: &mut Vec<Step>) -> Result<()> {
    if open.iter().any(|one| one == path) {
        return Err(Error::usage(format!("{place}: {} includes itself", path.display()))
            .hint("remove the \\i that leads back to it"));
    }
    let text = file::read(path, FileKind::Sql)
        .map_err(|error| unreadable(path, error).detail(format!("included at {place}")))?;
    open.push(path.to_owned());
    follow(path, &text, open, steps)?;
    open.pop();
    Ok(())
}

/// What a command means; none where it cannot be followed.
fn meaning(command: &Command, path: &Path) -> Option<Meaning> {
    if command.is_within {
        return None;
    }
    match command.name.as_str() {
        name if HARMLESS.contains(&name) => Some(Meaning::Nothing),
        "set" | "unset" => {
            let variable = command.argument.split_whitespace().next()?;
            SETTINGS.contains(&variable).then_some(Meaning::Nothing)
        }
        "encoding" => {
            let name = command.argument.to_lowercase().replace(['-', '\''], "");
            (name == "utf8").then_some(Meaning::Nothing)
        }
        "c" | "connect" => Some(Meaning::Connects),
        "q" | "quit" => Some(Meaning::Ends),
        "i" | "include" => Some(Meaning::Includes(named(&command.argument)?)),
        "ir" | "include_relative" => {
            let folder = path.parent().unwrap_or(Path::new(""));
            Some(Meaning::Includes(folder.join(named(&command.argument)?)))
        }
        _ => None,
    }
}

/// The file that an argument names; none where it names none, or a variable of psql.
fn named(argument: &str) -> Option<PathBuf> {
    let name = match argument.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        Some(quoted) => quoted.replace("''", "'"),
        None => argument.trim_matches('"').to_owned(),
    };
    (!name.is_empty() && !name.contains(['`', ':'])).then(|| name.into())
}

fn cannot_follow(place: &str, command: &Command) -> Error {
    let within = if command.is_within { ", in the middle of a statement," } else { "" };
    Error::usage(format!("{place}: \\{} is a command of psql that{within} cannot be followed here", command.name))
        .hint("write what it does as SQL, or leave it out; \\i, \\ir, \\connect at the top, \\q and \\set ON_ERROR_STOP are followed")
}
