//! What a database says it is, and what may be destroyed.
//!
//! The schema `hbm_db` of a database holds its marker. Environment variables may only tighten what the marker
//! says, never loosen it: the shell of a developer is no evidence about a database.

use super::{Session, Target};
use crate::catalog::quote_literal;
use crate::config::Settings;
use crate::error::{Error, Exit, Result};
use clap::ValueEnum;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a database is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marker {
    /// What the database is for.
    pub environment: Environment,
    /// Whether flush, reset and restore refuse it.
    pub protected: bool,
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
        }
        let row = session
            .read::<Row>(include_str!("sql/guard.sql"))
            .await?
            .pop()
            .ok_or_else(|| Error::bug("the guard query had no row"))?;
        let marker = if row.readable {
            // What cannot be read as a marker is read as the strictest one.
            let strictest = "select case when environment in ('development', 'test', 'staging', 'production') then environment
                                         else 'production' end as environment,
                                    coalesce(protected, true) or coalesce(environment, '')
                                        not in ('development', 'test', 'staging', 'production') as protected
                             from hbm_db.environment";
            session.read(strictest).await?.pop()
        } else {
            None
        };
        Ok(Self { marker, hidden: row.there && !row.readable, empty: row.empty })
    }

    /// Whether `command` may remove something that it knows from this database.
    ///
    /// # Errors
    /// Exit 4 for a protected database and a production environment.
    pub fn allow_unprotected(&self, command: &str, session: &Session, settings: &Settings) -> Result<()> {
        let database = &session.server.database;
        if let Some(marker) = self.marker.filter(|marker| marker.protected) {
            return Err(Error::refused(format!(
                "{command} refuses: the database {database} is marked {} and protected",
                marker.environment
            ))
            .hint("check the URL: this is probably not the database you mean")
            .hint("if it is, its owner takes the protection away first: hbm-db mark development --confirm-database NAME"));
        }
        if self.hidden {
            return Err(Error::refused(format!(
                "{command} refuses: {database} says what it is for, and this role may not read it"
            ))
            .hint("GRANT USAGE ON SCHEMA hbm_db, and SELECT ON hbm_db.environment, TO the role; or use the owner's"));
        }
        if let Some((variable, value)) = &settings.production {
            return Err(Error::refused(format!(
                "{command} refuses: {variable}={value} says this is production"
            ))
            .hint(format!("unset {variable}, if it is not")));
        }
        Ok(())
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
        if self.marker.is_some() || self.empty || confirmed.is_some() || target.is_embedded() {
            return Ok(());
        }
        Err(Error::new(
            Exit::Usage,
            format!("{command} would destroy everything in {database}, which does not say that it is for development"),
        )
        .detail("it is not empty, and has no marker: hbm-db reset did not make it")
        .hint(format!("if that is what you want, name it: --confirm-database {database}")))
    }

    /// The marker this database has, or gets when hbm-db fills it.
    pub fn marker_or_default(&self) -> Marker {
        self.marker.unwrap_or(Marker { environment: Environment::Development, protected: false })
    }
}

/// The tables of our own schema.
pub const OWN_TABLES: [&str; 3] = ["environment", "seeds", "migrations"];

/// Makes our schema where it is missing, inside the caller's transaction. Where it is there, nothing is needed,
/// no right to create either.
///
/// # Errors
/// Whatever the server answers.
pub async fn make_own_schema(session: &mut Session) -> Result<()> {
    let there = session
        .texts(
            "select exists (
                 select from pg_catalog.pg_class c
                 join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                 join pg_catalog.pg_attribute a on a.attrelid = c.oid
                 where n.nspname = 'hbm_db' and c.relname = 'seeds' and a.attname = 'inserted'
             )::text",
        )
        .await?;
    if there.first().is_some_and(|answer| answer == "true") {
        return Ok(());
    }
    let foreign = session.texts(include_str!("sql/foreign_schema.sql")).await?;
    if !foreign.is_empty() {
        return Err(Error::refused("there is a schema hbm_db that hbm-db did not make; nothing was changed")
            .details(foreign)
            .hint("give it another name: hbm-db keeps its own tables in hbm_db"));
    }
    session.execute(include_str!("sql/own_schema.sql")).await
}

/// Writes the marker, inside the caller's transaction, and makes our schema where it is missing.
///
/// # Errors
/// Whatever the server answers.
pub async fn mark(session: &mut Session, marker: Marker) -> Result<()> {
    make_own_schema(session).await?;
    let sql = format!(
        "insert into hbm_db.environment (environment, protected) values ({environment}, {protected})
         on conflict (only_row) do update
         set environment = excluded.environment, protected = excluded.protected,
             marked_at = now(), marked_by = current_user
         where (environment.environment, environment.protected)
            is distinct from (excluded.environment, excluded.protected)",
        environment = quote_literal(&marker.environment.to_string()),
        protected = marker.protected,
    );
    session.execute(&sql).await
}
