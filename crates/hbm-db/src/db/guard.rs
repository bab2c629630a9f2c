//! What a database says it is, and what may be destroyed.
//!
//! The schema `hbm_db` of a database holds its marker. Environment variables may only tighten what the marker
//! says, never loosen it: the shell of a developer is no evidence about a database.

use super::{Session, Target};
use crate::advice::{Advice, Operation};
use crate::config::{Declaration, Settings};
use crate::error::{Error, Exit, Result};
use crate::plan::shell_word;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a database is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Environment {
    /// A developer's own.
    Development,
    /// For automated tests.
    Test,
    /// For trying what goes to production.
    Staging,
    /// The real one.
    Production,
}

impl Environment {
    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Development, Self::Test, Self::Staging, Self::Production]
            .into_iter()
            .find(|one| one.to_string() == name)
    }

    /// Whether a new marker of this kind protects the database.
    pub fn protects(self) -> bool {
        matches!(self, Self::Staging | Self::Production)
    }
}

impl fmt::Display for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Development => "development",
            Self::Test => "test",
            Self::Staging => "staging",
            Self::Production => "production",
        })
    }
}

/// The marker in a database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marker {
    /// What the database is for; none where nobody said so.
    pub environment: Option<Environment>,
    /// Whether it is protected.
    pub protected: bool,
    /// The application whose database it is; none where nobody said so.
    pub app: Option<String>,
}

impl fmt::Display for Marker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.environment {
            Some(environment) => write!(f, "{environment}")?,
            None => f.write_str("not marked")?,
        }
        f.write_str(if self.protected { ", protected" } else { "" })
    }
}

/// Why nothing is dropped in a database, nor rows of development loaded, unless it is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Protection {
    /// Its marker says so.
    Marked(Marker),
    /// It has a marker that this role may not read.
    Hidden,
    /// Something besides the database says so.
    Declared(Declaration),
}

impl Protection {
    /// What to do where it is a mistake; none where the database says so itself.
    pub fn remedy(&self) -> Option<String> {
        match self {
            Self::Marked(_) => None,
            Self::Hidden => Some(
                "GRANT USAGE ON SCHEMA hbm_db, and SELECT ON hbm_db.environment, TO the role; or connect as a role that may read it".into(),
            ),
            Self::Declared(Declaration::Variable { name, .. }) => Some(format!("unset {name}, if it is not")),
            Self::Declared(Declaration::Environment { .. }) => {
                Some("if it is not the one you mean, choose another with --env".into())
            }
        }
    }
}

impl fmt::Display for Protection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Marked(Marker { environment: Some(environment), .. }) => {
                write!(f, "the database is marked {environment} and protected")
            }
            Self::Marked(_) => f.write_str("the database is marked as protected"),
            Self::Hidden => f.write_str("the database says what it is for, and this role may not read it"),
            Self::Declared(declaration) => declaration.fmt(f),
        }
    }
}

/// What is known before something is destroyed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Guard {
    /// The marker, if the database has one.
    pub marker: Option<Marker>,
    /// Whether there is a marker that this role may not read.
    pub hidden: bool,
    /// Whether the database has no objects but ours.
    pub empty: bool,
    /// Whether it is the server's: a template of new databases, or `postgres`.
    pub of_server: bool,
}

impl Guard {
    /// Reads the marker. Creates nothing.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn read(session: &mut Session) -> Result<Self> {
        #[derive(Deserialize)]
        struct Row {
            there: bool,
            readable: bool,
            empty: bool,
            of_server: bool,
        }
        let row = session
            .read::<Row>(include_str!("sql/guard.sql"))
            .await?
            .pop()
            .ok_or_else(|| Error::bug("the guard query had no row"))?;
        let marker = if row.readable {
            // A marker of an earlier version has no application. What cannot be read as a marker is the strictest one.
            let sql = "select case when environment is null or environment in ('development', 'test', 'staging', 'production')
                                   then environment else 'production' end as environment,
                              coalesce(protected, true)
                                  or coalesce(environment not in ('development', 'test', 'staging', 'production'), false)
                                  as protected,
                              pg_catalog.to_jsonb(e) ->> 'app' as app
                       from hbm_db.environment e";
            let marker: Option<Marker> = session.read(sql).await?.pop();
            // Whoever wrote the row by hand: staging and production are protected.
            marker.map(|marker| Marker {
                protected: marker.protected || marker.environment.is_some_and(Environment::protects),
                ..marker
            })
        } else {
            None
        };
        let hidden = row.there && !row.readable;
        Ok(Self { marker, hidden, empty: row.empty, of_server: row.of_server })
    }

    /// Why the database is protected; none where it is not.
    pub fn protection(&self, settings: &Settings) -> Option<Protection> {
        if let Some(marker) = self.marker.as_ref().filter(|marker| marker.protected) {
            return Some(Protection::Marked(marker.clone()));
        }
        if self.hidden {
            return Some(Protection::Hidden);
        }
        settings.protection.clone().map(Protection::Declared)
    }

    /// Whether the database itself says that it is protected, or may say so.
    pub fn is_protected(&self) -> bool {
        self.hidden || self.marker.as_ref().is_some_and(|marker| marker.protected)
    }

    /// The environment that the marker names.
    pub fn environment(&self) -> Option<Environment> {
        self.marker.as_ref().and_then(|marker| marker.environment)
    }

    /// Whether `command` may remove something that it knows from this database.
    ///
    /// # Errors
    /// Exit 4 for a protected database and a production environment.
    pub fn allow_unprotected(&self, command: &str, session: &Session, settings: &Settings) -> Result<()> {
        let Some(protection) = self.protection(settings) else { return Ok(()) };
        let error = Error::refused(format!("{command} refuses {}: {protection}", session.server.database));
        Err(match protection.remedy() {
            Some(remedy) => error.hint(remedy),
            None => error.hint("check the URL: this is probably not the database you mean").hint(
                Advice::to("if it is, its owner takes the protection away first: ").run(
                    Operation::Mark,
                    format!("development --confirm-database {}", shell_word(&session.server.database)),
                ),
            ),
        })
    }

    /// Whether `command` may write into this database at all: one of the server is named first.
    ///
    /// # Errors
    /// Exit 4 for a template and for `postgres` without a marker.
    pub fn allow_writing(
        &self,
        command: &str,
        session: &Session,
        target: &Target,
        named: bool,
    ) -> Result<()> {
        if !self.of_server || self.environment().is_some() || named || target.is_embedded() {
            return Ok(());
        }
        let database = &session.server.database;
        Err(Error::refused(format!(
            "{command} refuses {database}: it belongs to the server, as every new database is a copy of a template and every administrator connects to postgres"
        ))
        .hint("name another database in the URL; createdb NAME makes one")
        .hint(Advice::to("if it is meant, mark it first: ").run(Operation::Mark, format!("development --confirm-database {database}"))))
    }

    /// Whether `command` may destroy everything in this database.
    ///
    /// # Errors
    /// Exit 4 for a protected database, a production environment, or a wrong `--confirm-database`;
    /// exit 2 where a database without a marker is not named.
    pub fn allow(
        &self,
        command: &str,
        session: &Session,
        target: &Target,
        settings: &Settings,
        confirmed: Option<&str>,
    ) -> Result<()> {
        self.allow_unprotected(command, session, settings)?;
        let database = &session.server.database;
        if let Some(name) = confirmed
            && name != database
        {
            return Err(Error::refused(format!(
                "{command} refuses: --confirm-database says {name}, and this is {database}"
            ))
            .hint("check the URL: this is probably not the database you mean"));
        }
        self.allow_writing(command, session, target, confirmed.is_some())?;
        if self.environment().is_some() || self.empty || confirmed.is_some() || target.is_embedded() {
            return Ok(());
        }
        Err(Error::new(
            Exit::Usage,
            format!("{command} would destroy everything in {database}, which does not say that it is for development"),
        )
        .detail("it is not empty, and has no marker: hbm-db reset did not make it")
        .hint(format!("if that is what you want, name it: --confirm-database {database}")))
    }

    /// Checks that the environment that was chosen is what the database says that it is for. A name of the project's own says
    /// nothing of that.
    ///
    /// # Errors
    /// Exit 4 where the two differ.
    pub fn allow_environment(&self, command: &str, session: &Session, settings: &Settings) -> Result<()> {
        let chosen = settings.environment.as_deref().and_then(Environment::named);
        match (chosen, self.environment()) {
            (Some(chosen), Some(marked)) if chosen != marked => {
                let error = Error::refused(format!(
                    "{command} refuses {}: the environment is {chosen}, and the database says that it is for {marked}",
                    session.server.database
                ))
                .hint("check --env and the URL: this is perhaps not the database you mean");
                // What would take a protection away is not advised.
                Err(match self.is_protected() && !chosen.protects() {
                    true => error,
                    false => error.hint(
                        Advice::to(format!("if it is the database for {chosen}, mark it so: "))
                            .run(Operation::Mark, format!("{chosen} --env {chosen}")),
                    ),
                })
            }
            _ => Ok(()),
        }
    }

    /// The marker after everything was made anew: what the database is for stays; where nobody said so, it is the
    /// environment that was chosen, else development. It is the application's now.
    pub fn made_anew(&self, app: &str, settings: &Settings) -> Marker {
        let chosen = settings.environment.as_deref().and_then(Environment::named);
        Marker {
            environment: Some(self.environment().or(chosen).unwrap_or(Environment::Development)),
            protected: self.marker.as_ref().is_some_and(|marker| marker.protected),
            app: Some(app.to_owned()),
        }
    }
}
