//! What is decided before anything is written: by flags, by what is there, by questions.

use super::{Init, Origin, SCHEMA};
use crate::advice::{Advice, Operation};
use crate::config::{EnvFiles, Environments, Settings};
use crate::error::{Error, Result};
use crate::migrate::{Foreign, found_below, found_in};
use crate::progress::Listener;
use crate::project::{Beginning, name_of};
use hbm_db_migration_file::Form;
use std::path::{Path, PathBuf};

impl Init {
    /// The database that is read, or that scratch databases are made on.
    pub(super) fn settings(&self, env: &EnvFiles) -> Result<Settings> {
        if let Some(Origin::Url(url)) = &self.from {
            return Settings::resolve(Some(url), false, env, &Environments::default());
        }
        let named = Settings::resolve(None, false, env, &Environments::default())?;
        match (&named.url, &self.from) {
            (Some(_), _) => Ok(named),
            (None, Some(_)) => Err(Error::usage("--from has no URL, and no variable names a database")
                .hint("give the URL, or set DATABASE_URL")),
            // It is gone afterwards, so it can be the embedded one everywhere.
            (None, None) => Settings::resolve(None, true, env, &Environments::default()),
        }
    }

    /// The migrations that are there, with their folder and form.
    pub(super) fn existing(&self, folder: &Path, listener: &dyn Listener) -> Result<Option<(String, Form)>> {
        if let Some(named) = &self.migrations {
            return found_in(folder, &plain_path(named));
        }
        let found = found_below(folder).map_err(|error| {
            error.hint("or name another folder, where that one has no migrations: --migrations FOLDER")
        })?;
        match found.as_slice() {
            [] => Ok(None),
            [one] => Ok(Some(one.clone())),
            several => {
                let options = several.iter().map(|(place, form)| format!("{place} ({form})")).collect();
                match listener.choose("Which folder has the migrations?", options)? {
                    Some(chosen) => Ok(several.get(chosen).cloned()),
                    None => Err(Error::usage("there are migrations in several folders, and none is named")
                        .details(several.iter().map(|(place, form)| format!("{form}: --migrations {place}")))
                        .hint("say which one it is with one of the flags above")),
                }
            }
        }
    }

    /// Says what is to become of migrations that are no SQL.
    ///
    /// # Errors
    /// Exit 2 where the project would begin as if they were not there, or among them.
    pub(super) fn tell_others(&self, others: &[Foreign], listener: &dyn Listener) -> Result<()> {
        let Some(first) = others.first() else { return Ok(()) };
        let named = self.migrations.as_deref().map(plain_path);
        let is_among = named.is_some_and(|named| others.iter().any(|one| one.is_in(&named)));
        if self.from.is_some() && !is_among {
            listener.warn(&format!(
                "{} is {}, which hbm-db does not run: the migrations from here on are SQL, in a folder of their own",
                first.path,
                first.what()
            ));
            return Ok(());
        }
        const SHOWN: usize = 3;
        let error = Error::usage("there are migrations here that are no SQL, and hbm-db runs SQL")
            .details(others.iter().take(SHOWN).map(|one| format!("{}: {}", one.path, one.what())))
            .details((others.len() > SHOWN).then(|| format!("and {} more", others.len() - SHOWN)));
        Err(match is_among {
            true => error.hint("name another folder for the SQL: --migrations FOLDER"),
            false => error.hint(
                Advice::to("begin with what they have built, and tell that database that it has the first migration: ")
                    .run(Operation::Init, "--from URL --baseline"),
            ),
        })
    }

    pub(super) fn beginning(
        &self,
        folder: &Path,
        existing: Option<&(String, Form)>,
        others: &[Foreign],
    ) -> Beginning {
        let migrations = match (existing, &self.migrations) {
            (Some((place, _)), _) => place.clone(),
            (None, Some(named)) => plain_path(named),
            (None, None) => {
                let is_free = |place: &&str| !others.iter().any(|one| one.is_in(place));
                ["db/migrations", "migrations"].into_iter().find(is_free).unwrap_or("db/sql").to_owned()
            }
        };
        let schema = match (existing, &self.from) {
            // What they lead to is the schema, until it is written in files of its own.
            (Some(_), None) => migrations.clone(),
            _ => SCHEMA.to_owned(),
        };
        Beginning {
            name: self.name.clone().unwrap_or_else(|| name_of(folder)),
            schema,
            form: self.form.filter(|_| existing.is_none()),
            migrations,
            seeds: "seeds".to_owned(),
        }
    }

    /// Whether the database is to be told that it has the first migration.
    pub(super) fn tells_database(&self, listener: &dyn Listener) -> Result<bool> {
        match self.baseline {
            Some(said) => Ok(said),
            None => {
                let question = "Write into the database that it has the first migration?";
                Ok(listener.confirm(question)?.unwrap_or(false))
            }
        }
    }
}

/// A path below a folder without what says nothing: `./db/` is `db`.
fn plain_path(path: &str) -> String {
    let parts = Path::new(path).components().filter(|part| *part != std::path::Component::CurDir);
    parts.collect::<PathBuf>().display().to_string()
}
