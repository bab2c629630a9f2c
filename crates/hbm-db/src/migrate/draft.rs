//! A new migration, proven before a file exists: history + up equals the desired state; + down equals history.

use super::{File, Migration, Migrations, replay, replay_file, scaffold};
use crate::catalog::{Catalog, Ident};
use crate::db::Session;
use crate::error::{Error, Result};
use crate::introspect;
use crate::plan::{For, Plan, Renamed, left_to_do};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The two files of a migration, before they are written.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) name: String,
    pub(crate) up: String,
    pub(crate) down: String,
}

impl Draft {
    /// Writes both files by running them in an empty database: the history, up, what is there then, and down.
    ///
    /// # Errors
    /// Exit 70 where the files do not lead where they should; exit 1 where the history does not run.
    pub(crate) async fn prove(
        inside: &mut Session,
        name: &str,
        history: &[Migration],
        (plan, renames): (&Plan, &Renamed),
        (desired, compared): (&Catalog, &For),
    ) -> Result<Self> {
        let namespaces = &plan.namespaces;
        replay(inside, history).await?;
        inside.restore().await?;
        let before = introspect::read(inside, namespaces).await?;
        let up = scaffold::up(name, plan, &before, desired);
        replay_file(inside, &in_memory("up.sql", &up)).await.map_err(not_proven)?;
        inside.restore().await?;
        let after = introspect::read(inside, namespaces).await?;
        leads_to(&after, desired, compared, "up.sql")?;
        let made_for = For { before: after.fingerprint(), whole: true, ..compared.clone() };
        let mut back = scaffold::back(renames, &after, &before);
        let moved = renamed_here(inside, (&after, &before), &mut back).await?;
        let down = scaffold::down(name, &made_for, &moved, &before, &back)?;
        replay_file(inside, &in_memory("down.sql", &down)).await.map_err(not_proven)?;
        inside.restore().await?;
        leads_to(&introspect::read(inside, namespaces).await?, &before, compared, "down.sql")?;
        // What the way back leaves must not be in the way of another try.
        replay_file(inside, &in_memory("up.sql", &up)).await.map_err(not_proven)?;
        Ok(Self { name: name.to_owned(), up, down })
    }

    /// One to be written by hand.
    pub(crate) fn empty(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            up: format!(
                "-- {name}\n--\n-- The file runs in one transaction. Headed by the line below, without the first two dashes,\n-- each statement runs by itself, as CREATE INDEX CONCURRENTLY has to.\n---- hbm-db: no-transaction\n\n"
            ),
            down: format!("-- {name}, taken back\n\n"),
        }
    }

    /// Writes the folder, whole or not at all.
    ///
    /// # Errors
    /// Exit 1 where it cannot be written.
    pub(crate) fn write(&self, folder: &Path) -> Result<PathBuf> {
        let written = self.write_aside(folder)?;
        written.place().inspect_err(|_| written.remove())
    }

    /// Writes the folder under another name, which no history has.
    ///
    /// # Errors
    /// Exit 1 where it cannot be written, or its place is taken.
    pub(crate) fn write_aside(&self, folder: &Path) -> Result<Written> {
        let written = Written {
            aside: folder.join(format!(".{}.{}", self.name, std::process::id())),
            place: folder.join(&self.name),
        };
        if written.place.symlink_metadata().is_ok() {
            return Err(Error::failed(format!(
                "cannot write {}: it is there already",
                written.place.display()
            ))
            .hint("move it away, and run the command again"));
        }
        let done = fs::create_dir_all(&written.aside)
            .and_then(|()| fs::write(written.aside.join("up.sql"), &self.up))
            .and_then(|()| fs::write(written.aside.join("down.sql"), &self.down));
        match done {
            Ok(()) => Ok(written),
            Err(error) => {
                let failed =
                    Error::failed(format!("cannot write {}", written.place.display())).because(error);
                written.remove();
                Err(failed)
            }
        }
    }
}

/// The files of a migration that are not in their place yet.
pub(crate) struct Written {
    aside: PathBuf,
    place: PathBuf,
}

impl Written {
    /// Puts them there.
    ///
    /// # Errors
    /// Exit 1 where that cannot be done.
    pub(crate) fn place(&self) -> Result<PathBuf> {
        fs::rename(&self.aside, &self.place)
            .map(|()| self.place.clone())
            .map_err(|error| Error::failed(format!("cannot write {}", self.place.display())).because(error))
    }

    /// Removes them.
    pub(crate) fn remove(&self) {
        // What is left of the attempt is of no use.
        let _ = fs::remove_dir_all(&self.aside);
    }
}

/// A name that comes after all there are: `m<date>_<number>_<name>`.
///
/// # Errors
/// Exit 2 where the name is none for a migration.
pub(crate) fn next_name(files: &Migrations, name: &str) -> Result<String> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if name.is_empty() || !name.chars().all(fits) {
        return Err(Error::usage(format!("{name} is no name for a migration"))
            .hint("use lower-case letters, digits and _, a verb first: add_phone_to_users"));
    }
    let today = format!("m{}", chrono::Utc::now().format("%Y%m%d"));
    let last = files.list.last().map(|one| one.name.as_str()).unwrap_or_default();
    let mut parts = last.splitn(3, '_');
    let date = parts.next().unwrap_or_default();
    let number: u32 = parts.next().and_then(|number| number.parse().ok()).unwrap_or(0);
    let is_date = date.len() == today.len()
        && date.strip_prefix('m').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    // A clock that is behind that of a colleague must not put a migration before his.
    let (date, number) =
        if is_date && date >= today.as_str() { (date, number + 1) } else { (today.as_str(), 1) };
    let full = format!("{date}_{number:06}_{name}");
    if full.as_str() <= last {
        return Err(Error::usage(format!("{full} would come before {last}")).hint(
            "migrations run in the order of their names, m<date>_<number>_<name>: rename the last one",
        ));
    }
    Ok(full)
}

/// The catalog after the renames, tried in the connected database and undone.
///
/// # Errors
/// What the server answers.
async fn renamed_here(
    inside: &mut Session,
    (live, wanted): (&Catalog, &Catalog),
    renames: &mut Renamed,
) -> Result<Catalog> {
    if renames.statements.is_empty() {
        return Ok(live.clone());
    }
    let namespaces: BTreeSet<Ident> = live.namespaces().into_iter().chain(wanted.namespaces()).collect();
    inside.execute("begin").await?;
    let (_, before) = introspect::read_with_places(inside, &namespaces).await?;
    for statement in &renames.statements {
        inside.execute(&statement.sql).await?;
    }
    let read = introspect::read_with_places(inside, &namespaces).await;
    inside.rollback().await?;
    let (moved, places) = read?;
    renames.former = places.former(&before);
    Ok(moved)
}

fn in_memory(path: &str, text: &str) -> File {
    File { path: path.to_owned(), text: text.to_owned() }
}

fn leads_to(found: &Catalog, wanted: &Catalog, compared: &For, file: &str) -> Result<()> {
    let left = left_to_do(compared, found, wanted);
    if left.is_empty() {
        return Ok(());
    }
    Err(Error::bug(format!("the new {file} does not lead where it should; nothing was written"))
        .details(left.iter().map(|change| format!("still to do: {change}"))))
}

fn not_proven(error: Error) -> Error {
    error.context("the new migration does not run on the history; nothing was written")
}
